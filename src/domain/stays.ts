/** Stays in a status, and the counters they go to. Source: sla-and-time §5. */
import { TicketStatusTimeCounter as Counter } from '../vocabulary.ts';
import type { Priority, Status } from './desk.ts';
import { officeHoursOf, officeSeconds, wallClock } from './office-hours.ts';
import type { Instant, Ticket } from './thread.ts';

/** A finished stay. Seconds of office time, of several priorities when it changed meanwhile, and by the plain clock. */
export interface Stay {
  statusId: number;
  counter: Counter;
  seconds: number;
  realSeconds: number;
  from: Instant;
  to: Instant;
}

/** The most seconds that are kept. */
export const MOST_SECONDS = 2_147_483_647;
const sum = (a: number, b: number): number => Math.min(MOST_SECONDS, a + b);

/** The pair of members that a counter adds to: office time and plain time. */
const members = new Map<Counter, readonly [CounterMember, CounterMember]>([
  [Counter.Internally, ['timeSpentInternally', 'realTimeSpentInternally']],
  [Counter.Externally, ['timeSpentExternally', 'realTimeSpentExternally']],
  [Counter.Queue, ['timeSpentQueue', 'realTimeSpentQueue']],
]);
type CounterMember = `${'timeSpent' | 'realTimeSpent'}${'Internally' | 'Externally' | 'Queue'}`;
/** What of a ticket its stays are made of. */
export type StayingTicket = Pick<Ticket, CounterMember | 'timeSpentCalculated' | 'createdAt' | 'staySince' | 'stayOffice'>;
export type StayChanges = Partial<StayingTicket>;

/** What passed since the last accounting. A clock that was set back leaves the past alone: nothing passed. */
function passed(ticket: StayingTicket, status: Status, priority: Priority, zone: string, at: Instant) {
  const from = ticket.timeSpentCalculated ?? ticket.staySince ?? ticket.createdAt;
  const to = Math.max(from, at);
  const office = officeSeconds(officeHoursOf(priority, zone), from, to);
  const changes: StayChanges = { timeSpentCalculated: to };
  const [inOffice, onClock] = members.get(status.counter) ?? [];
  if (inOffice && onClock) {
    changes[inOffice] = sum(ticket[inOffice], office);
    changes[onClock] = sum(ticket[onClock], wallClock.between(from, to));
  }
  return { from, to, office: sum(ticket.stayOffice, office), changes };
}

/**
 * A ticket leaves its status: its time goes to the counter of that status, and the stay to the history. `priority` is the one
 * that was valid during the stay. `zone` is the desk's (IANA name). Source: sla-and-time §5 steps 1-5.
 */
export function leaveStatus(
  ticket: StayingTicket,
  oldStatus: Status,
  priority: Priority,
  zone: string,
  at: Instant,
): { changes: StayChanges; stay: Stay } {
  const { from, to, office, changes } = passed(ticket, oldStatus, priority, zone, at);
  const since = Math.min(ticket.staySince ?? from, to);
  return {
    changes: { ...changes, staySince: to, stayOffice: 0 },
    stay: {
      statusId: oldStatus.id,
      counter: oldStatus.counter,
      seconds: office,
      realSeconds: Math.min(MOST_SECONDS, wallClock.between(since, to)),
      from: since,
      to,
    },
  };
}

/**
 * The priority changes and the status does not: what passed so far is counted by the old priority's office hours, so that the new
 * one's do not rewrite it. The history gets one row when the stay ends. Source: sla-and-time §5, last paragraph.
 */
export function accountPart(ticket: StayingTicket, status: Status, oldPriority: Priority, zone: string, at: Instant): StayChanges {
  const { from, office, changes } = passed(ticket, status, oldPriority, zone, at);
  return { ...changes, staySince: ticket.staySince ?? from, stayOffice: office };
}
