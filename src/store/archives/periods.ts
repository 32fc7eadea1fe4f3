/** Spans of time as restrictions name them: days, weeks from Monday, months, quarters, halves, years of a zone's calendar. */
import { instantOf, type Wall, wallOf, type Zone } from '../../time/zone.ts';

/** From (inclusive) to (exclusive), milliseconds since 1970; infinite where open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'halfyear' | 'year';

/** wire: names, plurals and short spellings, or the numbers 1 to 6. */
const SPELLINGS: Readonly<Record<Period, string>> = {
  day: 'day days d 1',
  week: 'week weeks w 2',
  month: 'month months m 3',
  quarter: 'quarter quarters q 4',
  halfyear: 'halfyear halfyears half halves hy h 5',
  year: 'year years y 6',
};
const periods = new Map(
  Object.entries(SPELLINGS).flatMap(([period, names]) => names.split(' ').map((name): [string, Period] => [name, period as Period])),
);

/** A period by any of its spellings; undefined for an unknown one. */
export const periodOf = (text: string): Period | undefined =>
  periods.get(
    text
      .trim()
      .toLowerCase()
      .replace(/^\[i:(\d)\]$/, '$1'),
  );

const midnight = (year: number, month: number, day: number): Wall => ({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 });

/** Days since Monday. */
const weekday = ({ year, month, day }: Wall): number => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

/** Months that a period has; days and weeks are counted in days. */
const MONTHS: Readonly<Record<Exclude<Period, 'day' | 'week'>, number>> = { month: 1, quarter: 3, halfyear: 6, year: 12 };

/** The beginning of the period that lies `steps` after the one in which a moment is. */
function startOf(at: number, period: Period, steps: number, zone: Zone): number {
  const wall = wallOf(at, zone);
  if (period === 'day') return instantOf(midnight(wall.year, wall.month, wall.day + steps), zone);
  if (period === 'week') return instantOf(midnight(wall.year, wall.month, wall.day - weekday(wall) + 7 * steps), zone);
  const months = MONTHS[period];
  const first = wall.month - ((wall.month - 1) % months);
  return instantOf(midnight(wall.year, first + months * steps, 1), zone);
}

/** The span of the periods `first` to `last`, counted from the one in which a moment is: 0 is that one, -1 the one before. */
export const spanOf = (at: number, period: Period, first: number, last: number, zone: Zone): Span => ({
  from: startOf(at, period, first, zone),
  to: startOf(at, period, last + 1, zone),
});

/** wire: the older names without an argument. */
const NAMED: Readonly<Record<string, readonly [Period, number]>> = {
  yesterday: ['day', -1],
  today: ['day', 0],
  tomorrow: ['day', 1],
  lastweek: ['week', -1],
  thisweek: ['week', 0],
  nextweek: ['week', 1],
  lastmonth: ['month', -1],
  thismonth: ['month', 0],
  nextmonth: ['month', 1],
  lastquarter: ['quarter', -1],
  thisquarter: ['quarter', 0],
  nextquarter: ['quarter', 1],
  lasthalf: ['halfyear', -1],
  thishalf: ['halfyear', 0],
  nexthalf: ['halfyear', 1],
  lastyear: ['year', -1],
  thisyear: ['year', 0],
  nextyear: ['year', 1],
};

export const namedPeriods: readonly string[] = ['beforetoday', 'aftertoday', ...Object.keys(NAMED)];

/** The span that an operator without values names. */
export function namedSpan(name: string, at: number, zone: Zone): Span | undefined {
  const today = spanOf(at, 'day', 0, 0, zone);
  if (name === 'beforetoday') return { from: Number.NEGATIVE_INFINITY, to: today.from };
  if (name === 'aftertoday') return { from: today.to, to: Number.POSITIVE_INFINITY };
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  return named && spanOf(at, named[0], named[1], named[1], zone);
}
