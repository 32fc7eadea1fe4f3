/** The office hours of a priority: how much of a stretch lies inside them, and when so much of them is over. */
import { instantOf, type Wall, wallOf, type Zone } from '../src/time/zone.ts';

/** Monday to Sunday; null is closed. A stop before its start is on the next day. */
export interface OfficeHours {
  zone: Zone;
  days: readonly ({ start: string; stop: string } | null)[];
  /** `dd/mm`, every year. A window that opens on such a day is closed. */
  holidays: ReadonlySet<string>;
}

const DAY = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** The open stretch of a calendar day, in milliseconds; null when closed. */
function openOn(date: Date, { zone, days, holidays }: OfficeHours): [number, number] | null {
  const window = days[(date.getUTCDay() + 6) % 7];
  if (!window || holidays.has(`${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}`)) return null;
  const at = (clock: string, laterDays: number): number => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    const day = date.getUTCDate() + laterDays;
    const wall: Wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day, hour, minute, second: 0, millisecond: 0 };
    return instantOf(wall, zone);
  };
  return [at(window.start, 0), at(window.stop, window.stop < window.start ? 1 : 0)];
}

/** Open stretches from the day before `from` on: that day's window may still be open. */
function* openings(from: number, hours: OfficeHours): Generator<[number, number]> {
  if (hours.days.every((day) => day === null)) return;
  const { year, month, day } = wallOf(from, hours.zone);
  for (let date = Date.UTC(year, month - 1, day) - DAY; ; date += DAY) {
    const open = openOn(new Date(date), hours);
    if (open) yield open;
  }
}

/** Whole office seconds in [a, b). */
export function officeSeconds(a: number, b: number, hours: OfficeHours): number {
  let sum = 0;
  for (const [start, stop] of openings(a, hours)) {
    if (start >= b) break;
    sum += Math.max(0, Math.min(stop, b) - Math.max(start, a));
  }
  return Math.floor(sum / 1000);
}

/** The earliest instant with so many office seconds behind `start`; null when the priority never opens. */
export function afterOfficeSeconds(start: number, seconds: number, hours: OfficeHours): number | null {
  let left = seconds * 1000;
  for (const [opens, stops] of openings(start, hours)) {
    const here = stops - Math.max(opens, start);
    if (here < 0) continue;
    if (left <= here) return Math.max(opens, start) + left;
    left -= here;
  }
  return null;
}
