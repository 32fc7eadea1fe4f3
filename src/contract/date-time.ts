/**
 * Date-times on the wire: reading with or without an offset, writing in the zone of the call, and the two ends of time
 * that stand for "not set" and "forever".
 * wire: json-conventions of the official API, observed with its client, whose process zone shifts the two ends.
 */
import { instantOf, type Wall, wallOf, type Zone } from '../time/zone.ts';
import type { Instant } from './language.ts';
import type { Locale } from './locale.ts';

/** "Forever" as an instant: 9999-12-31T23:59:59Z. */
export const FOREVER: Instant = 253_402_300_799_000;
const NOT_SET = '0001-01-01T00:00:00';
const TWO_DAYS = 2 * 86_400_000;
const YEAR_ONE: Instant = -62_135_596_800_000;
const YEAR_TEN_THOUSAND: Instant = 253_402_300_800_000;

const grammar = /^([+-]\d{6}|\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

interface Parsed {
  wall: Wall;
  /** Minutes ahead of UTC, or null when the text has no suffix. */
  offset: number | null;
}

/** So many digits of a text as a number; NaN when one of them is none. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The form in which nearly every date-time comes, `2026-01-05T10:00:00`, without asking the grammar; null for all others. */
function parseUsual(text: string): Wall | null {
  if (text.length !== 19 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':') return null;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  return Number.isNaN(year + month + day + hour + minute + second) ? null : { year, month, day, hour, minute, second, millisecond: 0 };
}

const isWall = ({ year, month, day, hour, minute, second }: Wall): boolean =>
  day >= 1 && day <= daysOf(year, month) && hour <= 23 && minute <= 59 && second <= 59;

function parse(text: string): Parsed | null {
  const usual = parseUsual(text);
  if (usual) return isWall(usual) ? { wall: usual, offset: null } : null;
  if (text.length > 48) return null;
  const match = grammar.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', suffix] = match;
  const wall: Wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(`${fraction}000`.slice(0, 3)),
  };
  if (!isWall(wall)) return null;
  if (suffix === undefined) return { wall, offset: null };
  const offset = minutesOf(suffix);
  return offset === null ? null : { wall, offset };
}

/** Days of a month; 0 when there is no such month. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month < 1 || month > 12 ? 0 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Minutes of `Z`, `±hh:mm`, `±hhmm` or `±hh`; null beyond the 14 hours that any zone has. */
function minutesOf(suffix: string): number | null {
  if (/^z$/i.test(suffix)) return 0;
  const clock = suffix.slice(1).replace(':', '');
  const [hours, minutes] = [Number(clock.slice(0, 2)), Number(clock.slice(2) || '0')];
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return null;
  return suffix.startsWith('-') ? -(hours * 60 + minutes) : hours * 60 + minutes;
}

const isMidnight = (wall: Wall): boolean => wall.hour === 0 && wall.minute === 0 && wall.second === 0 && wall.millisecond === 0;

/**
 * Reads a date-time.
 * @param zone where a text without offset is at home
 * @returns milliseconds since 1970 (fractions cut, not rounded), `null` for "not set", `undefined` when the text is no date-time
 */
export function readDateTime(text: string, zone: Zone): Instant | null | undefined {
  if (text === NOT_SET) return null; // half of a ticket's dates are
  const parsed = parse(text);
  if (!parsed) return undefined;
  const { wall, offset } = parsed;
  if (wall.year === 1760 && wall.month === 1 && wall.day === 1 && isMidnight(wall)) return null; // wire: the vendor's stored "unknown"
  if (offset === null) {
    if (wall.year < 1 || (wall.year === 1 && wall.month === 1 && wall.day === 1 && isMidnight(wall))) return null;
    if (wall.year > 9999 || (wall.year === 9999 && wall.month === 12 && wall.day === 31)) return FOREVER;
    // the first hours of the year 1 in a zone ahead of UTC: no date on the wire or in the store is earlier than that year
    const unset = wall.year === 1 && instantOf(wall, zone) < YEAR_ONE;
    return unset ? null : instantOf(wall, zone);
  }
  // beyond what any instant can be
  if (wall.year < 0) return null;
  if (wall.year > 10_000) return FOREVER;
  const instant = instantOf(wall, UTC) - offset * 60_000;
  if (instant <= YEAR_ONE + TWO_DAYS) return null;
  return instant >= YEAR_TEN_THOUSAND - TWO_DAYS ? FOREVER : instant;
}

const UTC: Zone = { name: 'Etc/UTC', offset: () => 0 };

/** The wall clock of the zone of the call; years that no calendar of ours has are taken as they are written. */
const localOf = ({ wall, offset }: Parsed, zone: Zone): Wall =>
  offset === null || wall.year < 1 || wall.year > 9999 ? wall : wallOf(instantOf(wall, UTC) - offset * 60_000, zone);

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

const DAY = 86_400_000;
/** The day that was written last: the dates of an answer are mostly few. */
let lastDay = { day: Number.NaN, text: '' };

/** A wall clock that is given as if it were UTC, `2026-01-05T10:00:00.5`. */
function wallText(local: number): string {
  const day = Math.floor(local / DAY);
  if (lastDay.day !== day) lastDay = { day, text: new Date(local).toISOString().slice(0, 11) };
  const clock = local - day * DAY;
  const [hours, minutes, seconds] = [Math.floor(clock / 3_600_000), Math.floor(clock / 60_000) % 60, Math.floor(clock / 1_000) % 60];
  const fraction =
    clock % 1_000 === 0
      ? ''
      : `.${String(clock % 1_000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`;
  return `${lastDay.text}${two(hours)}:${two(minutes)}:${two(seconds)}${fraction}`;
}

/**
 * Writes a date-time in the zone of the call: `2026-01-05T10:00:00`, with milliseconds only when there are any, with the
 * offset only when the locale asks. `null` is the year 1.
 * @param audit with offsets on, written in UTC whatever the zone
 */
export function writeDateTime(instant: Instant | null, locale: Locale, audit = false): string {
  if (instant === null)
    return locale.offsets && (audit || locale.zone.name === 'Etc/UTC') ? '0001-01-01T00:00:00Z' : writeEnd('0001-01-01', locale);
  const zone = locale.offsets && audit ? UTC : locale.zone;
  const exact = zone.offset(instant);
  // hours from the ends of time another zone may be in a year that no date-time has
  if (instant + exact < YEAR_ONE) return writeDateTime(null, locale, audit);
  if (instant >= FOREVER || instant + exact >= YEAR_TEN_THOUSAND)
    return `9999-12-31T23:59:59${locale.offsets ? suffix(offsetAround2000(zone), zone) : ''}`;
  // zones were seconds apart before they were standardised; an offset has minutes, and the wall clock must agree with it
  const offset = locale.offsets ? Math.round(exact / 60_000) * 60_000 : exact;
  const text = wallText(instant + offset);
  return locale.offsets ? text + suffix(offset, zone) : text;
}

/** wire: never the historical local mean time at the ends of time; fixtures show today's offset, `0001-01-01T01:00:00+01:00`. */
function writeEnd(day: string, locale: Locale): string {
  if (!locale.offsets) return `${day}T00:00:00`;
  const offset = offsetAround2000(locale.zone);
  if (offset < 0) return `${day}T00:00:00Z`;
  const minutes = Math.round(offset / 60_000);
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00${suffix(offset, locale.zone)}`;
}

const offsetAround2000 = (zone: Zone): number => zone.offset(946_684_800_000);

/** wire: `Z` is for UTC; a zone that agrees with it for half a year says `+00:00`. */
function suffix(offset: number, zone: Zone): string {
  if (zone.name === UTC.name) return 'Z';
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The clock part of a date-time, `HH:mm:ss`, as seen in the zone of the call; null for "not set", undefined for no date-time. */
export function readTimeOfDay(text: string, zone: Zone): string | null | undefined {
  const parsed = parse(text);
  if (!parsed) return undefined;
  const wall = localOf(parsed, zone);
  return `${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
}

/**
 * A holiday, `yyyy-MM-dd`; a year before 1900 means every year and is given as 0004.
 * Plain tokens `dd/mm` and `dd/mm/yyyy` are read too.
 */
export function readHoliday(text: string, zone: Zone): string | null | undefined {
  const token = /^\s*(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\s*$/.exec(text);
  const parsed = token ? parse(`${token[3] ?? '0004'}-${token[2]!.padStart(2, '0')}-${token[1]!.padStart(2, '0')}`) : parse(text);
  if (!parsed) return undefined;
  const wall = localOf(parsed, zone);
  if (wall.year > 9999) return undefined;
  const year = wall.year < 1900 ? '0004' : String(wall.year);
  return `${year}-${two(wall.month)}-${two(wall.day)}`;
}

/**
 * A calendar day, `yyyy-MM-dd`; null for "not set", undefined for no date-time.
 * wire: a client sends local midnight as an instant, or the midnight of UTC that it was given with an offset.
 */
export function readDay(text: string, zone: Zone): string | null | undefined {
  const parsed = parse(text);
  if (!parsed) return undefined;
  const instant = readDateTime(text, zone);
  if (instant === null || instant === undefined) return instant;
  if (instant === FOREVER) return '9999-12-31';
  const utc = parsed.offset === null ? parsed.wall : wallOf(instantOf(parsed.wall, UTC) - parsed.offset * 60_000, UTC);
  const isMidnight = utc.hour === 0 && utc.minute === 0 && utc.second === 0;
  const wall = parsed.offset === null || isMidnight ? utc : wallOf(instant, zone);
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`;
}
