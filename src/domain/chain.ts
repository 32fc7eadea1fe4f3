/** The chain of escalation: what starts, stops and moves it, and its next level. Source: sla-and-time §3. */
import { TicketPriorityEscalateEvent as Setting, TicketPriorityFlags } from '../vocabulary.ts';
import type { EscalationLevel, Priority } from './desk.ts';
import { type Clock, officeClock, officeHoursOf, wallClock } from './office-hours.ts';
import type { Instant, Ticket } from './thread.ts';

/** Where a ticket stands: level reached (0 for none), when the next is due (null for never), seconds left when stopped (-1 while it runs). */
export type Chain = Pick<Ticket, 'alertLevel' | 'alertTimeout' | 'alertStop'>;
export type ChainEvent = keyof Priority['events'];
/** A level that was reached. */
export interface Step {
  level: EscalationLevel;
  chain: Chain;
}

const RUNNING = -1;
/** The most seconds that are kept. */
const MOST = 2_147_483_647;

/** The clock of a priority's chain: office hours when it follows the schedule, else the plain clock. `zone` is an IANA name. */
export const chainClock = (priority: Priority, zone: string): Clock =>
  priority.flags & TicketPriorityFlags.AlertSchedule ? officeClock(officeHoursOf(priority, zone)) : wallClock;

/** The level after a number: the smallest above it. */
const levelAfter = ({ levels }: Priority, level: number): EscalationLevel | null =>
  levels.filter((one) => one.level > level).sort((a, b) => a.level - b.level || a.id - b.id)[0] ?? null;

/** When the level after a number is due, counted from a moment; null when there is none or it never comes. */
const dueAfter = (priority: Priority, zone: string, level: number, from: Instant): Instant | null => {
  const next = levelAfter(priority, level);
  return next && chainClock(priority, zone).add(from, next.after * 60);
};

/**
 * The chain after an event, by what the priority says of it. For `priority` it is the new priority that counts, and the chain
 * begins the next level of that one anew, also when nothing is set: the old moment belongs to levels that are no more.
 * `zone` is the desk's (IANA name). Source: sla-and-time §3.3.
 */
export function chainAfter(chain: Chain, event: ChainEvent, priority: Priority, zone: string, at: Instant): Chain {
  const setting = priority.events[event];
  if (setting === Setting.Restart) return { alertLevel: 0, alertTimeout: dueAfter(priority, zone, 0, at), alertStop: RUNNING };
  if (event === 'priority') return afterPriority(chain, setting === Setting.Stop, priority, zone, at);
  const { alertLevel, alertTimeout, alertStop } = chain;
  const clock = chainClock(priority, zone);
  if (setting === Setting.Stop && alertStop < 0 && alertTimeout !== null) {
    return { alertLevel, alertTimeout: null, alertStop: Math.min(MOST, clock.between(at, alertTimeout)) };
  }
  if (setting === Setting.Continue && alertStop >= 0) {
    return { alertLevel, alertTimeout: clock.add(at, alertStop), alertStop: RUNNING };
  }
  return { alertLevel, alertTimeout, alertStop };
}

/** The level stays, the time that has passed towards the next one does not. */
function afterPriority({ alertLevel }: Chain, stops: boolean, priority: Priority, zone: string, at: Instant): Chain {
  if (!stops) return { alertLevel, alertTimeout: dueAfter(priority, zone, alertLevel, at), alertStop: RUNNING };
  const next = levelAfter(priority, alertLevel);
  return { alertLevel, alertTimeout: null, alertStop: next ? Math.min(MOST, Math.max(0, next.after * 60)) : RUNNING };
}

/** Is the next level due? Only the chain is asked: whether the ticket may escalate (its base status) is the caller's to know. */
export const isDue = ({ alertTimeout, alertStop }: Chain, at: Instant): boolean =>
  alertStop < 0 && alertTimeout !== null && alertTimeout <= at;

/**
 * One step up: the next level, and the chain once it is reached. The level after it is counted from the moment this one was due,
 * not from the job's clock: nothing drifts. Null when no level is left or nothing is scheduled: the caller then sets
 * `alertTimeout` to null and has no action to perform. Source: sla-and-time §3.4.
 */
export function nextLevel(chain: Chain, priority: Priority, zone: string): Step | null {
  const { alertTimeout: base, alertLevel, alertStop } = chain;
  const level = levelAfter(priority, alertLevel);
  if (base === null || alertStop >= 0 || !level) return null;
  return { level, chain: { alertLevel: level.level, alertTimeout: dueAfter(priority, zone, level.level, base), alertStop: RUNNING } };
}

/** All steps that are due at a moment, one by one, and the chain after them. Source: sla-and-time §3.4. */
export function dueSteps(chain: Chain, priority: Priority, zone: string, at: Instant): { chain: Chain; steps: Step[] } {
  const steps: Step[] = [];
  let now = chain;
  while (isDue(now, at)) {
    const step = nextLevel(now, priority, zone);
    if (!step) return { chain: { ...now, alertTimeout: null }, steps };
    steps.push(step);
    now = step.chain;
  }
  return { chain: now, steps };
}
