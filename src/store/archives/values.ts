/** Values of restrictions: bare texts, or encoded ones such as `[I:3]`. Source: archives-and-lists §2. */
import { Unanswerable } from './column.ts';

const ENCODED = /^\[([A-Z]{1,3}):([^\]]*)\]$/;

/** The inside of an encoded value of one of these kinds; any other text as it stands. */
function inside(text: string, ...kinds: string[]): string {
  const match = ENCODED.exec(text.trim());
  return match && kinds.includes(match[1]!) ? match[2]! : text.trim();
}

/** A whole number: an id, a count, seconds. @throws Unanswerable for anything else, and beyond 53 bits */
export function wholeOf(text: string, about: string): number {
  const plain = inside(text, 'I', 'L', 'TS', 'B', 'F', 'D');
  const number = /^[+-]?\d{1,16}(?:\.0+)?$/.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new Unanswerable(about, 'is compared with something that is no whole number');
  return number;
}

export function decimalOf(text: string, about: string): number {
  const plain = inside(text, 'F', 'I', 'L', 'D', 'M');
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(number)) throw new Unanswerable(about, 'is compared with something that is no number');
  return number;
}

export function switchOf(text: string, about: string): boolean {
  const plain = inside(text, 'I', 'B').toLowerCase();
  if (plain === 'true' || plain === '1') return true;
  if (plain === 'false' || plain === '0') return false;
  throw new Unanswerable(about, 'is compared with something that is neither true nor false');
}

/** Whole numbers: one a text, or several as `[A:3,4]` or `3,4`. */
export const wholesOf = (texts: readonly string[], about: string): number[] =>
  texts
    .flatMap((text) => inside(text, 'A').split(','))
    .filter((text) => text.trim() !== '')
    .map((text) => wholeOf(text, about));

/** A text; only what is marked as one is unpacked, since people search for brackets too. */
export function textOf(text: string): string {
  const match = /^\[S:(.*)\]$/s.exec(text);
  return match ? match[1]! : text;
}

const INVARIANT = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?$/;

/** A date-time: the instant, or null for "not set"; `hasClock` tells whether a time of day was said. */
export interface Moment {
  readonly instant: number | null;
  readonly hasClock: boolean;
}

/**
 * wire: `[DT:01/15/2026 13:00:00.0000000]` and `[D:…]` are one and the same; bare texts are ISO or invariant.
 * @param read how the call reads ISO texts
 */
export function momentOf(text: string, read: (iso: string) => number | null | undefined, about: string): Moment {
  const plain = inside(text, 'DT', 'D');
  const match = INVARIANT.exec(plain);
  const [, month = '', day = '', year, hour, minute = '00', second = '00', fraction = ''] = match ?? [];
  const clock =
    hour === undefined ? '' : `T${hour.padStart(2, '0')}:${minute}:${second}${fraction === '' ? '' : `.${fraction.slice(0, 9)}`}`;
  const iso = match ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${clock}` : plain;
  const instant = read(iso);
  if (instant === undefined) throw new Unanswerable(about, 'is compared with something that is no date');
  return { instant, hasClock: /\d[T ]\d/.test(iso) };
}
