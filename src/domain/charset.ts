/**
 * Bytes as text, in the charset that somebody says they are in. What is said is often wrong, and no word may be lost by it: ASCII
 * and Latin-1 that is UTF-8 is read as that, UTF-8 that is none line by line. Source: email §2 (step 2), reliability §6.
 */

/** What Windows-1252 has in place of 32 controls. Some runtimes decode it as Latin-1, which has none of them. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const latin = new TextDecoder('windows-1252');
const utf8 = new TextDecoder('utf-8', { fatal: true });

const CONTROLS = /[\x80-\x9f]/g;
/** Bytes of one letter each, as Windows reads Latin-1. */
export const latinText = (bytes: Uint8Array): string =>
  latin.decode(bytes).replace(CONTROLS, (control) => WINDOWS[control.charCodeAt(0) - 0x80]!);

/** UTF-8 without a mark in front; null when it is none. */
function strictText(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 that ends in the middle of a letter, without that; null for what is none, or has no other letter that shows it. */
function cutText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return /[^\0-\x7f]/.test(text) ? text : null;
  } catch {
    return null;
  }
}

const LINE_FEED = 10;

/** UTF-8; of what is none, each line as what it is: two that were put together are read both. */
export function plainText(bytes: Uint8Array): string {
  const whole = strictText(bytes) ?? cutText(bytes);
  if (whole !== null) return whole;
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    lines.push(strictText(line) ?? latinText(line));
    start = end;
  }
  return lines.join('');
}

const SHIFTED = /\+([A-Za-z0-9+/]*)-?/g;
/** UTF-7 (RFC 2152): `+` begins UTF-16 in base64, `+-` is a plus. */
const utf7Text = (bytes: Uint8Array): string =>
  latinText(bytes).replace(SHIFTED, (_whole, encoded: string) => {
    if (encoded === '') return '+';
    const units = atob(encoded.slice(0, encoded.length - (encoded.length % 4 === 1 ? 1 : 0)));
    const even = Uint8Array.from(units.slice(0, units.length - (units.length % 2)), (unit) => unit.charCodeAt(0));
    return new TextDecoder('utf-16be').decode(even);
  });

/** Labels that are given without a thought: the bytes know better. */
const THOUGHTLESS =
  /^(?:|(?:us-)?ascii|ansi_x3\.4-1968|utf-?8|(?:iso[-_]?8859-1|latin-?1|l1|(?:windows|cp|x-cp)-?1252)|(?:unknown|x-unknown)(?:-8bit)?|8bit)$/;

/** Numbers of code pages, and other names, of charsets that runtimes know by another one. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '50220': 'iso-2022-jp',
  '50221': 'iso-2022-jp',
  '51932': 'euc-jp',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  gb2312: 'gbk',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso88598e: 'iso-8859-8',
  mac: 'macintosh',
  macroman: 'macintosh',
  mskanji: 'shift_jis',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
};

function decoderNamed(label: string) {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** The decoder of a label; null for one that nobody knows. */
function decoderOf(label: string) {
  const bare = label.replace(/^(?:x-|cs)/, '').replace(/[\s._-]+/g, '');
  const number = /^(?:cp|windows|ms|ibm|dos)(\d{3,5})$/.exec(bare)?.[1];
  return decoderNamed(label) ?? decoderNamed(OTHERWISE[number ?? bare] ?? bare);
}

const LABEL_AT_MOST = 60;
const nameOf = (label: string): string => label.trim().slice(0, LABEL_AT_MOST).toLowerCase();
const isUtf7 = (name: string): boolean => name === 'utf-7' || name === 'unicode-1-1-utf-7';

/** Is it said, and by a label that means nothing to anybody? */
export function isUnknownCharset(label: string): boolean {
  const name = nameOf(label);
  return !THOUGHTLESS.test(name) && !isUtf7(name) && decoderOf(name) === null;
}

/** Bytes as text. @param label the charset that they are said to be in; empty for none said. What nobody knows is read as UTF-8 or Latin-1 */
export function textIn(bytes: Uint8Array, label: string): string {
  const name = nameOf(label);
  if (isUtf7(name)) return utf7Text(bytes);
  return (THOUGHTLESS.test(name) ? null : decoderOf(name)?.decode(bytes)) ?? plainText(bytes);
}
