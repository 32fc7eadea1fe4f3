/**
 * Why is this the deadline, the next level, the figure? What is stored, with the stretches of time it is made of. Nothing here
 * decides: it only retells what the rules have done, and says so where the rules of today do not give what is stored.
 */
import { TicketStatusTimeCounter as Counter, TicketPriorityFlags } from '../vocabulary.ts';
import type { Chain, ChainEvent } from './chain.ts';
import type { Priority, Status } from './desk.ts';
import { closedDays, type Interval, type OfficeHours, officeHoursOf, officeIntervals, officeSeconds, wallClock } from './office-hours.ts';
import { deadlineOf } from './service-levels.ts';
import { MOST_SECONDS, type Stay } from './stays.ts';
import type { Instant, Ticket } from './thread.ts';

/** How many stretches and days are listed one by one; what is beyond is summed up. */
const LISTED = 200;

/** Stretches of counted time in [from, to). `seconds` is the sum of all of them: those listed and those that are `more`. */
export interface Counted {
  from: Instant;
  to: Instant;
  seconds: number;
  intervals: (Interval & { seconds: number })[];
  /** What was not listed because it is too much; null when all is there. */
  more: { from: Instant; seconds: number } | null;
}

/** Something that happened to the chain: an event of the ticket, a level that was reached, a merge that stopped it. In the order it happened. */
export interface ChainStep {
  at: Instant;
  what: ChainEvent | 'level' | 'merged';
  before: Chain;
  after: Chain;
  /** The priority whose clock ran then; left out when it was the one the ticket has now. */
  priority?: Priority;
}

/** What the explanation is made of. `status` and `priority` are the ticket's; `stays` are its finished ones; `zone` is the desk's (IANA name). */
export interface Told {
  ticket: Ticket;
  status: Status;
  priority: Priority;
  zone: string;
  stays: readonly Stay[];
  steps: readonly ChainStep[];
}

export interface DeadlineStory extends Counted {
  /** `priority`: as today's rules of the priority give it. `client`: anything else, set by a caller or under other rules. */
  rule: 'priority' | 'client' | 'none';
  /** What the priority sets; null for nothing. */
  minutes: number | null;
  /** Local dates without any office hours on the way. */
  closed: { date: string; holiday: boolean }[];
}

export interface StepStory extends ChainStep {
  /** From where the next level was counted, and what was counted until it is due; null when this step scheduled nothing. */
  counted: Counted | null;
}

export interface ChainStory {
  level: number;
  timeout: Instant | null;
  /** Seconds left when it was stopped; -1 while it runs. */
  stop: number;
  clock: 'office' | 'wall';
  /** While it runs: from its base to the moment it is due. Stopped: what was left of that. Null when no step tells. */
  counted: Counted | null;
  steps: StepStory[];
}

export interface CounterStory {
  /** As stored. */
  seconds: number;
  realSeconds: number;
  stays: Stay[];
  /** What the present stay has added already, at a change of priority. */
  part: { seconds: number; realSeconds: number };
  /** What no stay tells of: 0 unless the ticket is older than its history. All add up to what is stored. */
  untold: { seconds: number; realSeconds: number };
}

export interface MinutesStory extends Counted {
  /** As stored. */
  minutes: number;
  realMinutes: number;
  /** Do the office hours of today's priority give what is stored? Not when the priority has changed since. */
  byPriority: boolean;
}

export interface Explanation {
  deadline: DeadlineStory;
  escalation: ChainStory;
  counters: Record<'queue' | 'internally' | 'externally', CounterStory>;
  /** Null until it has happened. */
  toReply: MinutesStory | null;
  toClose: MinutesStory | null;
}

const followsSchedule = ({ flags }: Priority): boolean => (flags & TicketPriorityFlags.AlertSchedule) !== 0;
const onSecond = (instant: Instant): Instant => Math.floor(instant / 1000) * 1000;

/** Office time as its stretches; on whole seconds, so that their sum is what the rules counted. */
function countedOffice(hours: OfficeHours, start: Instant, end: Instant): Counted {
  const [from, to] = [onSecond(start), onSecond(end)];
  const intervals = officeIntervals(hours, from, to, LISTED).map((one) => ({ ...one, seconds: (one.to - one.from) / 1000 }));
  const seconds = officeSeconds(hours, from, to);
  const rest = seconds - intervals.reduce((sum, one) => sum + one.seconds, 0);
  return { from: start, to: end, seconds, intervals, more: rest > 0 ? { from: intervals.at(-1)!.to, seconds: rest } : null };
}

/** Plain time as one stretch. */
function countedWall(start: Instant, end: Instant): Counted {
  const seconds = wallClock.between(start, end);
  const intervals = seconds > 0 ? [{ from: onSecond(start), to: onSecond(end), seconds }] : [];
  return { from: start, to: end, seconds, intervals, more: null };
}

/**
 * Tells why a ticket's deadline, escalation and figures are what is stored of them. Instants are milliseconds, sums whole seconds;
 * the sums are those of the stored figures.
 */
export function explain(told: Told): Explanation {
  const { ticket } = told;
  const hours = officeHoursOf(told.priority, told.zone);
  const minutes = (to: Instant | null, stored: number, real: number): MinutesStory | null => {
    if (to === null) return null;
    const counted = countedOffice(hours, ticket.createdAt, to);
    return { ...counted, minutes: stored, realMinutes: real, byPriority: Math.floor(counted.seconds / 60) === stored };
  };
  return {
    deadline: deadlineStory(told, hours),
    escalation: chainStory(told),
    counters: {
      queue: counterStory(told, Counter.Queue, ticket.timeSpentQueue, ticket.realTimeSpentQueue),
      internally: counterStory(told, Counter.Internally, ticket.timeSpentInternally, ticket.realTimeSpentInternally),
      externally: counterStory(told, Counter.Externally, ticket.timeSpentExternally, ticket.realTimeSpentExternally),
    },
    toReply: minutes(ticket.repliedAt, ticket.timeToReply, ticket.realTimeToReply),
    toClose: minutes(ticket.closedAt, ticket.timeToClose, ticket.realTimeToClose),
  };
}

function deadlineStory({ ticket: { createdAt, deadline }, priority, zone }: Told, hours: OfficeHours): DeadlineStory {
  const { deadline: minutes } = priority;
  const counted = countedOffice(hours, createdAt, deadline ?? createdAt);
  const ofPriority = deadlineOf(priority, zone, createdAt) === deadline ? 'priority' : 'client';
  return {
    rule: deadline === null ? 'none' : ofPriority,
    minutes,
    ...counted,
    closed: closedDays(hours, counted.from, counted.to, LISTED),
  };
}

/** The clock of a chain that lists what it counts. */
function chainCount(priority: Priority, zone: string): (from: Instant, to: Instant) => Counted {
  if (!followsSchedule(priority)) return countedWall;
  const hours = officeHoursOf(priority, zone);
  return (from, to) => countedOffice(hours, from, to);
}

function chainStory({ ticket, priority, zone, steps }: Told): ChainStory {
  const stories = steps.map((step) => ({ ...step, counted: stepCounted(step, chainCount(step.priority ?? priority, zone)) }));
  const { alertLevel: level, alertTimeout: timeout, alertStop: stop } = ticket;
  // steps that changed nothing stand behind the one that led to where the chain is now
  const last = stories.findLast(
    ({ after, counted }) => counted && after.alertTimeout === timeout && after.alertStop === stop && after.alertLevel === level,
  );
  return { level, timeout, stop, clock: followsSchedule(priority) ? 'office' : 'wall', counted: last?.counted ?? null, steps: stories };
}

/** A level counts from the moment it was due, an event from the moment it happened; a stop counts what was left. */
function stepCounted({ at, what, before, after }: ChainStep, count: (from: Instant, to: Instant) => Counted): Counted | null {
  if (after.alertTimeout !== null && after.alertTimeout !== before.alertTimeout) {
    return count(what === 'level' ? (before.alertTimeout ?? at) : at, after.alertTimeout);
  }
  const stopped = after.alertStop >= 0 && before.alertStop < 0 && before.alertTimeout !== null && what !== 'priority';
  return stopped ? count(at, Math.max(at, before.alertTimeout!)) : null;
}

function counterStory({ ticket, status, stays }: Told, counter: Counter, seconds: number, realSeconds: number): CounterStory {
  const own = stays.filter((stay) => stay.counter === counter);
  const { staySince: since, timeSpentCalculated: until } = ticket;
  const inside = status.counter === counter && since !== null && until !== null && until > since;
  const part = inside ? { seconds: ticket.stayOffice, realSeconds: wallClock.between(since, until) } : { seconds: 0, realSeconds: 0 };
  const told = (member: 'seconds' | 'realSeconds'): number =>
    Math.min(
      MOST_SECONDS,
      own.reduce((sum, stay) => sum + stay[member], part[member]),
    );
  return {
    seconds,
    realSeconds,
    stays: own,
    part,
    untold: { seconds: seconds - told('seconds'), realSeconds: realSeconds - told('realSeconds') },
  };
}
