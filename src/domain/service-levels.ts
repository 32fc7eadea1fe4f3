/** Deadline, time to reply and time to close. Source: sla-and-time §2, §4. */
import type { Priority } from './desk.ts';
import { addOffice, type Frame, officeHoursOf, officeSeconds, wallClock } from './office-hours.ts';
import type { Instant } from './thread.ts';

/** The most minutes that are kept. */
const MOST = 2_147_483_647;
const minutesOf = (seconds: number): number => Math.min(MOST, Math.floor(seconds / 60));

/**
 * When a ticket of a priority must be done: its minutes of office time after creation, whatever clock its escalation follows.
 * Null when the priority sets none, or they never pass. `zone` is the desk's (IANA name). Source: sla-and-time §2.
 */
export function deadlineOf(priority: Frame & Pick<Priority, 'deadline'>, zone: string, createdAt: Instant): Instant | null {
  const { deadline } = priority;
  return deadline === null || deadline <= 0 ? null : addOffice(officeHoursOf(priority, zone), createdAt, deadline * 60);
}

/** Full minutes of office time in [from, to), both cut to the second; 0 when `to` is not after `from`. Source: sla-and-time §4. */
export const officeMinutes = (priority: Frame, zone: string, from: Instant, to: Instant): number =>
  minutesOf(officeSeconds(officeHoursOf(priority, zone), from, to));

/** Full minutes by the plain clock in [from, to), both cut to the second; 0 when `to` is not after `from`. Source: sla-and-time §4. */
export const realMinutes = (from: Instant, to: Instant): number => minutesOf(wallClock.between(from, to));
