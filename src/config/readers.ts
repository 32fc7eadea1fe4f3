/** How settings are read: a reader for each kind of value, with its complaint. */
import { isHash } from './words.ts';

/** One setting: how it is called, read and explained. `read` returns the value, or throws a string that finishes "NAME …". */
export interface Setting<T> {
  name: string;
  /** the kind of value, in words */
  type: string;
  /** what it is when it is not set, in words or as one would write it */
  shown: string;
  doc: string;
  read: (raw: string | undefined, cwd: string) => T;
}

/** A complaint about one value, which finishes the sentence that begins with the setting's name. */
export class Unusable extends Error {}

type Reader<T> = (raw: string, cwd: string) => T;

/** Most settings: absent and empty mean the default. */
export function setting<T>(
  name: string,
  type: string,
  shown: string,
  doc: string,
  fallback: (cwd: string) => T,
  read: Reader<T>,
): Setting<T> {
  return { name, type, shown, doc, read: (raw, cwd) => (raw === undefined || raw.trim() === '' ? fallback(cwd) : read(raw.trim(), cwd)) };
}

export function text(name: string, fallback: string, doc: string, pattern = /^[^\r\n]*$/, wanted = 'one line of text'): Setting<string> {
  const read = matching(pattern, wanted);
  return setting(name, 'text', fallback, doc, () => fallback, read);
}

/** Text that may be absent; `shown` says what then happens. */
export function optional(
  name: string,
  type: string,
  shown: string,
  doc: string,
  read: Reader<string> = (raw) => raw,
): Setting<string | undefined> {
  return setting<string | undefined>(name, type, shown, doc, () => undefined, read);
}

export function matching(pattern: RegExp, wanted: string): Reader<string> {
  return (raw) => {
    if (pattern.test(raw)) return raw;
    throw new Unusable(`has to be ${wanted}, not "${raw}"`);
  };
}

/** A whole number between two. */
export const wholeNumber =
  (from: number, to: number): Reader<number> =>
  (raw) => {
    const value = /^\d{1,9}$/.test(raw) ? Number(raw) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw new Unusable(`has to be a whole number from ${from} to ${to}, not "${raw}"`);
  };

export function whole(name: string, fallback: number, from: number, to: number, doc: string): Setting<number> {
  return setting(name, `whole number, ${from} to ${to}`, String(fallback), doc, () => fallback, wholeNumber(from, to));
}

const units: Record<string, number> = { '': 1, b: 1, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 };

export function size(name: string, fallback: string, doc: string): Setting<number> {
  return setting(name, 'size: bytes, or with KiB, MiB, GiB', fallback, doc, () => bytes(fallback), bytes);
}

function bytes(raw: string): number {
  const [, digits, unit = ''] = /^(\d{1,12})\s*([a-z]*)$/i.exec(raw) ?? [];
  const value = Number(digits) * (units[unit.toLowerCase()] ?? Number.NaN);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Unusable(`has to be a size such as 8MiB or 8388608, not "${raw}"`);
}

export function flag(name: string, doc: string, fallback: 'on' | 'off' = 'off'): Setting<boolean> {
  return setting(name, 'on or off', fallback, doc, () => fallback === 'on', onOrOff);
}

function onOrOff(raw: string): boolean {
  if (/^(on|true|1)$/i.test(raw)) return true;
  if (/^(off|false|0)$/i.test(raw)) return false;
  throw new Unusable(`has to be on or off, not "${raw}"`);
}

export function oneOf<const T extends string>(name: string, words: readonly T[], fallback: T, doc: string): Setting<T> {
  const read: Reader<T> = (raw) => {
    const word = words.find((word) => word === raw.toLowerCase());
    if (word !== undefined) return word;
    throw new Unusable(`has to be one of ${words.join(', ')}, not "${raw}"`);
  };
  return setting(name, words.join(', '), fallback, doc, () => fallback, read);
}

/** The value is never repeated in a complaint: it may hold a password. */
export function databaseUrl(raw: string): string {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  if (url !== undefined && /^postgres(ql)?:$/.test(url.protocol)) return raw;
  throw new Unusable('has to be an address such as postgres://user:password@host:5432/database');
}

/** The value is never repeated in a complaint: it may hold a password. */
export function mailServer(raw: string): string {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  const isSpelt = url !== undefined && !/%(?![0-9a-f]{2})/i.test(url.username + url.password);
  if (isSpelt && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname)) return raw;
  throw new Unusable('has to be an address such as smtp://user:password@mail.example.org:587 or smtps://mail.example.org');
}

/** Words with blanks between them, none at first. */
export function words(
  name: string,
  type: string,
  doc: string,
  isGood: (word: string) => boolean,
  wanted: string,
): Setting<readonly string[]> {
  const read: Reader<readonly string[]> = (raw) => {
    const found = raw.split(/\s+/);
    const bad = found.find((word) => !isGood(word));
    if (bad === undefined) return found;
    throw new Unusable(`has to hold ${wanted}, with blanks between them${isGood === isHash ? '' : `, not "${bad}"`}`);
  };
  return setting<readonly string[]>(name, type, 'none', doc, () => [], read);
}

export function hash(raw: string): string {
  if (isHash(raw)) return raw;
  throw new Unusable('has to be a SHA-256 in hex');
}
