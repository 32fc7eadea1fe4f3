/** How a text becomes SMS: signs, parts, and where it ends. Source: 3GPP TS 23.038, 23.040. docs/decisions/0043 */

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** They take the room of two. */
const EXTENDED = new Set('^{}\\[~]|€\f');

/** What editors put in the place of signs that an SMS has. One of them would make every part of a text hold less than half. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032]/g, "'"],
  [/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '],
  [/[\u200b-\u200d\u2060\ufeff\u00ad]/g, ''],
];

/** A text as an SMS shows it: plain signs, lines, nothing that steers. */
export function smsText(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\p{Cs}/gu, '\ufffd');
  const plain = PLAIN.reduce((said, [signs, sign]) => said.replace(signs, sign), lines);
  return plain
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function isBasic(text: string): boolean {
  for (const sign of text) if (!BASIC.has(sign) && !EXTENDED.has(sign)) return false;
  return true;
}

/** How many SMS a text takes; none is cut inside of a sign. */
export function partsOf(text: string): number {
  const basic = isBasic(text);
  const [alone, together] = basic ? [160, 153] : [70, 67];
  const roomOf = (sign: string): number => (basic ? (EXTENDED.has(sign) ? 2 : 1) : sign.length);
  let [parts, used, all] = [1, 0, 0];
  for (const sign of text) {
    const room = roomOf(sign);
    all += room;
    if (used + room > together) [parts, used] = [parts + 1, 0];
    used += room;
  }
  return all <= alone ? 1 : parts;
}

const LONGEST_PART = 160;

/** A text that takes so many SMS at most: what is longer ends in dots. */
export function fitted(text: string, most: number): string {
  if (text.length <= LONGEST_PART * most && partsOf(text) <= most) return text;
  const signs = Array.from(text.slice(0, LONGEST_PART * most));
  const ending = (length: number): string => {
    const kept = signs.slice(0, length).join('');
    return `${kept}${isBasic(kept) ? '...' : '…'}`;
  };
  let [fits, tooLong] = [0, signs.length + 1];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (partsOf(ending(middle)) <= most) fits = middle;
    else tooLong = middle;
  }
  return ending(fits);
}
