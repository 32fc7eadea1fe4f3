/** When things happened, told from the moment of the demo backwards, so that a demo made today is about the last weeks. */
import { instantOf, type Wall, wallOf, zoneOf } from '../src/time/zone.ts';

/** Where Nordlys AS has its desk: its people keep these hours, whatever zone the desk was started in. */
const OSLO = zoneOf('Europe/Oslo');

/** Days on which the desk is closed every year, month and day. The moveable ones are left out. */
const holidays = new Set(['1-1', '5-1', '5-17', '12-25', '12-26']);

/**
 * - `'12 09:14'`: a quarter past nine, twelve working days before (from 1 on, so that it is past at any hour)
 * - `'+3 09:00'`: three working days ahead
 * - `'-95'`: minutes before; below some six hours, so that it comes after every `'1 …'`
 */
export type When = `${number} ${number}:${number}` | `+${number} ${number}:${number}` | `-${number}`;

const weekday = (wall: Wall): number => new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();

function otherWorkday(from: Wall, count: number): Wall {
  const step = Math.sign(count);
  let wall = from;
  for (let left = Math.abs(count); left > 0; ) {
    const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + step));
    wall = { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    if (weekday(wall) % 6 !== 0 && !holidays.has(`${wall.month}-${wall.day}`)) left--;
  }
  return wall;
}

/** The instant, in milliseconds, that `when` means at the moment `at`. */
export function instantAt(when: When, at: number): number {
  const [first, clock] = when.split(' ') as [string, string | undefined];
  if (clock === undefined) return at + Number(first) * 60_000;
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  const day = otherWorkday(wallOf(at, OSLO), first.startsWith('+') ? Number(first) : -Number(first));
  return instantOf({ ...day, hour, minute, second: 0, millisecond: 0 }, OSLO);
}
