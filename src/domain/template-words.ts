/** The words of templates that compute: DECODE, INC, DEC, FORMAT-DATE, SEC-TO-TIME. Source: email §8; the vendor's list of template variables. */

/** A value on its way into a text. `isOwn`: the template says it itself, so that it is markup where the template is. */
export interface Said {
  text: string;
  isOwn: boolean;
}

const NOTHING: Said = { text: '', isOwn: true };
/** What a name stands for. */
export type Meaning = (name: string) => Said;

/** What stands between commas: texts in quotes as they are, names as what they stand for. None at all where it cannot be read. */
export function argumentsIn(text: string, meaning: Meaning): Said[] {
  const found: Said[] = [];
  for (let at = 0; at <= text.length; ) {
    while (/\s/.test(text[at] ?? '')) at++;
    const isQuoted = text[at] === '"';
    const close = isQuoted ? text.indexOf('"', at + 1) : at;
    const comma = text.indexOf(',', close);
    const end = comma < 0 ? text.length : comma;
    const bare = text.slice(isQuoted ? close + 1 : at, end).trim();
    if (close < 0 || bare.includes('"') || (isQuoted && bare !== '')) return [];
    found.push(isQuoted ? { text: text.slice(at + 1, close), isOwn: true } : meaning(bare));
    at = end + 1;
  }
  return found;
}

/** DECODE: the text behind the one that is the same as the first; the last one without a partner where none is. */
export function chosenOf([asked = NOTHING, ...pairs]: readonly Said[]): Said {
  for (let at = 0; at + 1 < pairs.length; at += 2) if (pairs[at]!.text === asked.text) return pairs[at + 1]!;
  return pairs.length % 2 === 1 ? pairs.at(-1)! : NOTHING;
}

const wholeIn = ({ text }: Said): number | null => (/^\s*-?\d{1,12}\s*$/.test(text) ? Number(text) : null);

/** INC and DEC: what is no number counts as 0. */
export const counted = (value: Said, by: number): Said => ({ text: String((wholeIn(value) ?? 0) + by), isOwn: false });

const DATE = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2})(?::(\d{2})(?::(\d{2}))?)?)?/;
const PART = /YY4|YY2|MM[12]|DD[12]|HH24|HH12|MI[12]|SS[12]/g;

/** The value, or what the name stands for that was put in quotes. */
const meant = (said: Said, reads: (value: Said) => boolean, meaning: Meaning): Said => (reads(said) ? said : meaning(said.text));

const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/** FORMAT-DATE: a wall clock (`2026-01-15 13:00:00`) by a pattern of YY4, MM2, DD2, HH24, MI2, SS2; a part that ends with 1 is not padded. Empty for no date. */
export function dateOf([date = NOTHING, pattern = NOTHING]: readonly Said[], meaning: Meaning): Said {
  const { text } = meant(date, (said) => DATE.test(said.text), meaning);
  const found = DATE.exec(text);
  if (!found) return NOTHING;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const numbers: Readonly<Record<string, number>> = { YY: year, MM: month, DD: day, MI: minute, SS: second };
  const partOf = (part: string): string => {
    if (part === 'HH24') return padded(hour, 2);
    if (part === 'HH12') return padded(hour % 12 || 12, 2);
    if (part === 'YY2') return padded(year % 100, 2);
    return padded(numbers[part.slice(0, 2)]!, Number(part[2]));
  };
  return { text: pattern.text.replace(PART, partOf), isOwn: pattern.isOwn };
}

/** SEC-TO-TIME: seconds by a pattern of h, m and s; the largest part of it takes what is above. Empty for no number. */
export function spanOf([span = NOTHING, pattern = NOTHING]: readonly Said[], meaning: Meaning): Said {
  const seconds = wholeIn(meant(span, (said) => wholeIn(said) !== null, meaning));
  if (seconds === null) return NOTHING;
  const [hasHours, hasMinutes] = [/h/i.test(pattern.text), /m/i.test(pattern.text)];
  let left = Math.abs(seconds);
  const take = (size: number): number => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count;
  };
  const hours = hasHours ? String(take(3_600)) : '';
  const minutes = hasMinutes ? padded(take(60), hasHours ? 2 : 1) : '';
  const parts: Readonly<Record<string, string>> = { h: hours, m: minutes, s: padded(left, hasHours || hasMinutes ? 2 : 1) };
  return {
    text: `${seconds < 0 ? '-' : ''}${pattern.text.replace(/[hms]/gi, (part) => parts[part.toLowerCase()]!)}`,
    isOwn: pattern.isOwn,
  };
}
