/**
 * Office hours of a priority: its week, its holidays and the desk's zone as a clock that adds and counts. Source: sla-and-time §1.
 * Nothing is open before 1900 or after 2200, so that every question has a quick answer, however far away its moments are.
 */
import { instantOf, wallOf, type Zone, zoneOf } from '../time/zone.ts';
import type { Priority, Window } from './desk.ts';
import type { Instant } from './thread.ts';

const DAY = 86_400_000;
const DAY_SECONDS = 86_400;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];
/** Nothing is due after the last moment that the wire can write: 9999-12-31 23:59:59 UTC. */
const LAST_INSTANT = 253_402_300_799_000;

/** A stretch of office time, [from, to). */
export interface Interval {
  from: Instant;
  to: Instant;
}

/** Open stretches of one local year, in order and apart from each other; `sums[i]` are the open milliseconds before stretch i. */
interface YearTable {
  from: Float64Array;
  to: Float64Array;
  sums: Float64Array;
  total: number;
}

export interface OfficeHours {
  readonly zone: Zone;
  /** By weekday, Monday first: stretches [start, stop) in seconds of the local day, in order and apart from each other. */
  readonly week: readonly (readonly (readonly [number, number])[])[];
  /** Days as `month * 100 + day`, with `year * 10000` added for those of one year only. */
  readonly holidays: ReadonlySet<number>;
  /** Made when asked for. */
  readonly years: Map<number, YearTable>;
}

/** What of a priority makes its office hours. */
export type Frame = Pick<Priority, 'week' | 'moreWindows' | 'holidays'>;

/** A way of measuring time: in office hours or by the plain clock. */
export interface Clock {
  /** The earliest instant with `seconds` of this clock's time since `start`; null for never. */
  add(start: Instant, seconds: number): Instant | null;
  /** Whole seconds in [from, to), both cut to the second; 0 when `to` is not after `from`. */
  between(from: Instant, to: Instant): number;
}

const known = new WeakMap<Frame, Map<string, OfficeHours>>();

/**
 * Office hours of a priority in a zone (IANA name); made once for each priority in memory.
 * @throws RangeError when the platform does not know the zone.
 */
export function officeHoursOf(priority: Frame, zone: string): OfficeHours {
  let byZone = known.get(priority);
  if (!byZone) {
    byZone = new Map();
    known.set(priority, byZone);
  }
  let hours = byZone.get(zone);
  if (!hours) {
    hours = { zone: zoneOf(zone), week: weekOf(priority), holidays: holidaysOf(priority.holidays), years: new Map() };
    byZone.set(zone, hours);
  }
  return hours;
}

/** Seconds of `HH:mm:ss`; null when it is no time of day. */
function secondsOf(text: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text);
  if (!parts) return null;
  const seconds = Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return seconds <= DAY_SECONDS ? seconds : null;
}

/** Windows by weekday as stretches of each day: one over midnight gives its night to the day after. Overlaps count once. */
function weekOf({ week, moreWindows }: Frame): [number, number][][] {
  const days: [number, number][][] = Array.from({ length: 7 }, () => []);
  const open = (day: number, { start, stop }: Window): void => {
    const [from, until] = [secondsOf(start), secondsOf(stop)];
    if (from === null || until === null || from === until) return;
    // a clock without seconds cannot say midnight as an end: 23:59 means it
    const to = until === DAY_SECONDS - 60 || until === DAY_SECONDS - 1 ? DAY_SECONDS : until;
    days[day]!.push([from, to < from ? DAY_SECONDS : to]);
    if (to < from) days[(day + 1) % 7]!.push([0, to]);
  };
  week.slice(0, 7).forEach((window, day) => {
    if (window) open(day, window);
  });
  for (const window of moreWindows ?? []) if (window.weekday >= 1 && window.weekday <= 7) open(window.weekday - 1, window);
  return days.map(merged);
}

function merged(stretches: readonly [number, number][]): [number, number][] {
  const apart: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) apart.push([from, to]);
  }
  return apart;
}

/** Tokens `dd/mm` and `dd/mm/yyyy`; what is neither is no holiday. */
function holidaysOf(tokens: readonly string[]): Set<number> {
  const days = new Set<number>();
  for (const token of tokens ?? []) {
    const parts = /^\s*(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\s*$/.exec(token);
    if (parts) days.add(Number(parts[3] ?? 0) * 10_000 + Number(parts[2]) * 100 + Number(parts[1]));
  }
  return days;
}

/** Is a local date (its midnight read as UTC) a holiday? */
function isHoliday(hours: OfficeHours, midnight: number): boolean {
  if (hours.holidays.size === 0) return false;
  const date = new Date(midnight);
  const day = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  return hours.holidays.has(day) || hours.holidays.has(date.getUTCFullYear() * 10_000 + day);
}

const weekdayOf = (midnight: number): number => (((Math.floor(midnight / DAY) + 3) % 7) + 7) % 7;

/** The instant of a local clock, given as if it were UTC. A clock that is skipped is the moment of the jump: nothing passes inside it. */
function edge(zone: Zone, local: number): Instant {
  const instant = instantOf(wallOf(local, zoneOf('Etc/UTC')), zone);
  if (instant + zone.offset(instant) === local) return instant;
  let [before, after] = [local - zone.offset(local + DAY), instant];
  const late = zone.offset(after);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offset(middle) === late) after = middle;
    else before = middle;
  }
  return after;
}

function yearTable(hours: OfficeHours, year: number): YearTable {
  let table = hours.years.get(year);
  if (!table) {
    table = madeTable(hours, year);
    hours.years.set(year, table);
  }
  return table;
}

function madeTable(hours: OfficeHours, year: number): YearTable {
  const { zone, week } = hours;
  const [from, to]: [number[], number[]] = [[], []];
  for (let midnight = Date.UTC(year, 0, 1); midnight < Date.UTC(year + 1, 0, 1); midnight += DAY) {
    const stretches = week[weekdayOf(midnight)]!;
    if (stretches.length === 0 || isHoliday(hours, midnight)) continue;
    // far from any change of the clocks one offset is right for the whole day
    const offset = zone.offset(midnight - DAY);
    const steady = offset === zone.offset(midnight + 2 * DAY);
    for (const [start, stop] of stretches) {
      const [opens, closes] = [midnight + start * 1000, midnight + stop * 1000];
      const begin = steady ? opens - offset : edge(zone, opens);
      const end = steady ? closes - offset : edge(zone, closes);
      if (begin >= end) continue;
      if (to.length > 0 && begin <= to[to.length - 1]!) {
        to[to.length - 1] = Math.max(end, to[to.length - 1]!);
        continue;
      }
      from.push(begin);
      to.push(end);
    }
  }
  let total = 0;
  const sums = Float64Array.from(from, (begin, index) => {
    const before = total;
    total += to[index]! - begin;
    return before;
  });
  return { from: Float64Array.from(from), to: Float64Array.from(to), sums, total };
}

/** How many of a sorted row are not above a value. */
function upTo(row: Float64Array, value: number): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open milliseconds of a year before an instant. */
function openBefore({ from, to, sums }: YearTable, instant: Instant): number {
  const index = upTo(from, instant) - 1;
  return index < 0 ? 0 : sums[index]! + Math.min(instant, to[index]!) - from[index]!;
}

const neverOpens = ({ week }: OfficeHours): boolean => week.every((stretches) => stretches.length === 0);
/** The local year of an instant; those without office hours as the nearest year beside them. */
const yearOf = ({ zone }: OfficeHours, instant: Instant): number =>
  Math.min(LAST_YEAR + 1, Math.max(FIRST_YEAR - 1, wallOf(instant, zone).year));
const hasHours = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

/**
 * The earliest instant t >= start with `seconds` of office time in [start, t): the end of a window, not the next opening, when it
 * ends there. Keeps the fraction of a second. 0 gives the start itself; null is never. Source: sla-and-time §1 addTimeSpan.
 */
export function addOffice(hours: OfficeHours, start: Instant, seconds: number): Instant | null {
  if (seconds <= 0) return start;
  if (neverOpens(hours)) return null;
  let year = yearOf(hours, start);
  let left = seconds * 1000;
  // more than the years to come can hold, with every change of their clocks: no need to look at them
  const aWeek = hours.week.flat().reduce((sum, [from, to]) => sum + to - from, 0);
  if (seconds > (LAST_YEAR + 1 - Math.max(year, FIRST_YEAR)) * (53 * aWeek + 2 * DAY_SECONDS)) return null;
  if (hasHours(year)) left += openBefore(yearTable(hours, year), start);
  for (year = Math.max(year, FIRST_YEAR); year <= LAST_YEAR; year++) {
    const { from, sums, total } = yearTable(hours, year);
    if (left > total) {
      left -= total;
      continue;
    }
    // the last stretch with less before it than wanted
    let index = upTo(sums, left) - 1;
    while (index > 0 && sums[index]! >= left) index--;
    return from[index]! + left - sums[index]!;
  }
  return null;
}

/**
 * Office seconds in [from, to). Both are cut to the second first, so that counting in parts gives the same sum however it is
 * split. 0 when `to` is not after `from`. Source: sla-and-time §1 getDifference.
 */
export function officeSeconds(hours: OfficeHours, from: Instant, to: Instant): number {
  const [begin, end] = [onSecond(from), onSecond(to)];
  if (end <= begin || neverOpens(hours)) return 0;
  const [first, last] = [yearOf(hours, begin), yearOf(hours, end)];
  let open = hasHours(last) ? openBefore(yearTable(hours, last), end) : 0;
  if (hasHours(first)) open -= openBefore(yearTable(hours, first), begin);
  for (let year = Math.max(first, FIRST_YEAR); year < last; year++) open += yearTable(hours, year).total;
  return Math.max(0, open / 1000);
}

/** The stretches of office time in [from, to), in order; at most `limit` of them. */
export function officeIntervals(hours: OfficeHours, from: Instant, to: Instant, limit = Number.POSITIVE_INFINITY): Interval[] {
  const found: Interval[] = [];
  if (to <= from || neverOpens(hours)) return found;
  const last = Math.min(yearOf(hours, to), LAST_YEAR);
  for (let year = Math.max(yearOf(hours, from), FIRST_YEAR); year <= last; year++) {
    const table = yearTable(hours, year);
    for (let index = Math.max(0, upTo(table.from, from) - 1); index < table.from.length; index++) {
      const [begin, end] = [Math.max(from, table.from[index]!), Math.min(to, table.to[index]!)];
      if (table.from[index]! >= to || found.length >= limit) return found;
      const before = found.at(-1);
      // a window that is open over New Year's Eve stands in two tables
      if (begin < end && before?.to === begin) before.to = end;
      else if (begin < end) found.push({ from: begin, to: end });
    }
  }
  return found;
}

/** Local dates (`yyyy-MM-dd`) touched by [from, to) on which nothing opens, and whether a holiday is the reason; at most `limit`. */
export function closedDays(hours: OfficeHours, from: Instant, to: Instant, limit = 366): { date: string; holiday: boolean }[] {
  const closed: { date: string; holiday: boolean }[] = [];
  const localMidnight = (instant: Instant): number => Math.floor((instant + hours.zone.offset(instant)) / DAY) * DAY;
  if (to <= from) return closed;
  const last = Math.min(localMidnight(to - 1), Date.UTC(LAST_YEAR, 11, 31));
  for (let day = Math.max(localMidnight(from), Date.UTC(FIRST_YEAR, 0, 1)); day <= last && closed.length < limit; day += DAY) {
    const holiday = isHoliday(hours, day);
    if (holiday || hours.week[weekdayOf(day)]!.length === 0) closed.push({ date: new Date(day).toISOString().slice(0, 10), holiday });
  }
  return closed;
}

const onSecond = (instant: Instant): Instant => Math.floor(instant / 1000) * 1000;

/** The clock that stands still outside office hours. */
export const officeClock = (hours: OfficeHours): Clock => ({
  add: (start, seconds) => addOffice(hours, start, seconds),
  between: (from, to) => officeSeconds(hours, from, to),
});

/** The plain clock, day and night; what would be due after the year 9999 never is. */
export const wallClock: Clock = {
  add: (start, seconds) => (start + seconds * 1000 > LAST_INSTANT ? null : start + Math.max(0, seconds) * 1000),
  between: (from, to) => Math.max(0, (onSecond(to) - onSecond(from)) / 1000),
};
