/** Base statuses that are commands: they postpone, and say until when. Source: save-semantics §4.1. */
import { instantOf, wallOf, type Zone } from '../time/zone.ts';
import { TicketBaseStatus } from '../vocabulary.ts';
import type { Instant } from './thread.ts';

type Until = (at: Instant, zone: Zone) => Instant;

const hours =
  (count: number): Until =>
  (at) =>
    at + count * 3_600_000;

/** The same clock some days on, whatever daylight saving does in between. */
const days =
  (count: number): Until =>
  (at, zone) => {
    const wall = wallOf(at, zone);
    return instantOf({ ...wall, day: wall.day + count }, zone);
  };

/** The same clock one calendar month on; the last day of a shorter month stands for the days it lacks. */
const month: Until = (at, zone) => {
  const wall = wallOf(at, zone);
  const lastDay = new Date(Date.UTC(wall.year, wall.month + 1, 0)).getUTCDate();
  return instantOf({ ...wall, month: wall.month + 1, day: Math.min(wall.day, lastDay) }, zone);
};

const commands = new Map<TicketBaseStatus, 'given' | Until>([
  [TicketBaseStatus.PostponedSpecific, 'given'],
  [TicketBaseStatus.Postponed1Hour, hours(1)],
  [TicketBaseStatus.Postponed2Hours, hours(2)],
  [TicketBaseStatus.Postponed3Hours, hours(3)],
  [TicketBaseStatus.Postponed4Hours, hours(4)],
  [TicketBaseStatus.PostponedDay, days(1)],
  [TicketBaseStatus.PostponedWeek, days(7)],
  [TicketBaseStatus.PostponedMonth, month],
]);

/** Until when a command postpones: `given` (the caller says), a function of now, or null when it is no command. */
export const postponement = (base: TicketBaseStatus): 'given' | Until | null => commands.get(base) ?? null;
