/**
 * What follows from a change of a ticket by itself: stays and their counters, times to close, the deadline, the chain of
 * escalation, and when the clock has to look again. One place for all that changes tickets: saves, messages, merges, time.
 * Source: save-semantics §3.3, §4.2; sla-and-time §2–§5.
 */
import { TicketBaseStatus } from '../vocabulary.ts';
import { type Chain, type ChainEvent, chainAfter } from './chain.ts';
import type { Desk } from './desk.ts';
import type { Stay } from './effects.ts';
import { deadlineOf, officeMinutes, realMinutes } from './service-levels.ts';
import { accountPart, leaveStatus } from './stays.ts';
import type { Instant, Ticket } from './thread.ts';

/** How it came about, where that cannot be seen from the ticket. */
export interface Course {
  /** Somebody chose the owner; rules and the clock do not count. */
  ownerByHand?: boolean;
  /** The caller chose the deadline in the same breath. */
  deadlineSaid?: boolean;
  /** There is something new to read on a ticket that stood before. */
  news?: boolean;
  /** The owner has read it. */
  read?: boolean;
}

/** When the clock has to look at a ticket: a level is due, or it wakes up. Nothing else escalates, and nothing in the bin. */
export function wakeOf(ticket: Pick<Ticket, 'base' | 'alertTimeout' | 'alertStop' | 'activateAt'>): Instant | null {
  if (ticket.base === TicketBaseStatus.Active) return ticket.alertStop < 0 ? ticket.alertTimeout : null;
  return ticket.base === TicketBaseStatus.Postponed ? ticket.activateAt : null;
}

/** The chain after the events of one change, in their order: priority, owner, news, closed. */
function chained(before: Ticket, after: Ticket, course: Course, desk: Desk, at: Instant): Chain {
  const isClosing = before.base !== TicketBaseStatus.Closed && after.base === TicketBaseStatus.Closed;
  const events: readonly (readonly [boolean | undefined, ChainEvent])[] = [
    [before.priorityId !== after.priorityId, 'priority'],
    [before.ownerId !== after.ownerId && course.ownerByHand, 'owner'],
    [course.news, 'newInfo'],
    [course.read, 'read'],
    [isClosing, 'closed'],
  ];
  const priority = desk.priorities.get(after.priorityId);
  const { alertLevel, alertTimeout, alertStop } = after;
  const standing: Chain = { alertLevel, alertTimeout, alertStop };
  if (!priority) return standing;
  return events.reduce((chain, [happened, event]) => (happened ? chainAfter(chain, event, priority, desk.zone, at) : chain), standing);
}

/** Closing stamps the moment and both times; leaving Closed takes them back. */
function closed(before: Ticket, after: Ticket, desk: Desk, at: Instant): Partial<Ticket> {
  const [was, is] = [before.base === TicketBaseStatus.Closed, after.base === TicketBaseStatus.Closed];
  if (was === is) return {};
  if (!is) return { closedAt: null, timeToClose: 0, realTimeToClose: 0 };
  const priority = desk.priorities.get(after.priorityId);
  return {
    closedAt: at,
    timeToClose: priority ? officeMinutes(priority, desk.zone, after.createdAt, at) : 0,
    realTimeToClose: realMinutes(after.createdAt, at),
  };
}

/** A stay ends when the status changes, whatever its base; a change of priority counts what was, by the old hours. */
function stayed(before: Ticket, after: Ticket, desk: Desk, at: Instant): { changes: Partial<Ticket>; stays: Stay[] } {
  const status = desk.statuses.get(before.statusId);
  const priority = desk.priorities.get(before.priorityId);
  if (!status || !priority) return { changes: {}, stays: [] };
  if (before.statusId !== after.statusId) {
    const { changes, stay } = leaveStatus(before, status, priority, desk.zone, at);
    return { changes, stays: [stay] };
  }
  return { changes: before.priorityId === after.priorityId ? {} : accountPart(before, status, priority, desk.zone, at), stays: [] };
}

/**
 * A changed ticket with everything that follows.
 * @param before as it stands; @param after as the wish makes it: status, owner, priority, person decided, nothing else derived
 */
export function withConsequences(
  before: Ticket,
  after: Ticket,
  course: Course,
  desk: Desk,
  at: Instant,
): { ticket: Ticket; stays: readonly Stay[] } {
  const { changes, stays } = stayed(before, after, desk, at);
  const priority = desk.priorities.get(after.priorityId);
  const isOtherPriority = before.priorityId !== after.priorityId;
  const deadline = isOtherPriority && !course.deadlineSaid && priority ? deadlineOf(priority, desk.zone, after.createdAt) : after.deadline;
  const ticket = { ...after, ...changes, ...closed(before, after, desk, at), deadline, ...chained(before, after, course, desk, at) };
  return { ticket: { ...ticket, nextWake: wakeOf(ticket) }, stays };
}

/** A new ticket with its deadline, chain and first stay. */
export function begun(ticket: Ticket, deadlineSaid: boolean, desk: Desk, at: Instant): Ticket {
  const priority = desk.priorities.get(ticket.priorityId);
  const chain = priority ? chainAfter({ alertLevel: 0, alertTimeout: null, alertStop: -1 }, 'created', priority, desk.zone, at) : {};
  const begun = {
    ...ticket,
    ...chain,
    deadline: deadlineSaid || !priority ? ticket.deadline : deadlineOf(priority, desk.zone, ticket.createdAt),
    timeToReply: desk.settings.presetTimeToReply ?? 0,
    timeSpentCalculated: ticket.createdAt,
    staySince: ticket.createdAt,
    stayOffice: 0,
  };
  return { ...begun, nextWake: wakeOf(begun) };
}
