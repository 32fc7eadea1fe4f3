/** What a ticket was, and how its chain of escalation came to where it is: told from what happened, the newest first or the oldest. */
import { type Chain, type ChainEvent, chainAfter } from './chain.ts';
import type { Desk, Priority } from './desk.ts';
import type { ChainStep } from './explain.ts';
import type { Instant, Ticket } from './thread.ts';

/** Messages that went from one ticket to another. */
export interface Move {
  fromId: number;
  toId: number;
  messageIds: readonly number[];
}

/**
 * Messages that were on a ticket at a moment, among those that still are anywhere.
 * @param present those that are on it now
 * @param moves later ones, the newest first
 * @param bornSince messages that were written later
 */
export function messagesThen(
  ticketId: number,
  present: readonly number[],
  moves: readonly Move[],
  bornSince: ReadonlySet<number>,
): Set<number> {
  const then = new Set(present);
  for (const { toId, messageIds } of moves) {
    for (const id of messageIds) {
      if (toId === ticketId) then.delete(id);
      else then.add(id);
    }
  }
  for (const id of bornSince) then.delete(id);
  return then;
}

/** Something that happened to a ticket. */
export interface Happened {
  at: Instant;
  kinds: readonly string[];
  /** Null: it was made. */
  before: Ticket | null;
  after: Ticket;
}

const FRESH: Chain = { alertLevel: 0, alertTimeout: null, alertStop: -1 };
const chainOf = ({ alertLevel, alertTimeout, alertStop }: Ticket): Chain => ({ alertLevel, alertTimeout, alertStop });
const sameChain = (a: Chain, b: Chain): boolean =>
  a.alertLevel === b.alertLevel && a.alertTimeout === b.alertTimeout && a.alertStop === b.alertStop;

/** Kinds of events that speak to the chain, in the order in which one save applies them. Source: sla-and-time §3.3. */
const SPEAKS: readonly (readonly [string, ChainEvent])[] = [
  ['TicketCreated', 'created'],
  ['PriorityChanged', 'priority'],
  ['OwnerChanged', 'owner'],
  ['MessageAdded', 'newInfo'],
  ['TicketClosed', 'closed'],
];
/** What else may have been told to the chain: no kind of event says so. */
const SILENT: readonly ChainEvent[] = ['read', 'newInfo', 'owner', 'closed', 'priority', 'created'];

/** The steps that these events make of a chain; null when they do not lead where it went. */
function ledThere(events: readonly ChainEvent[], { at }: Happened, from: Chain, to: Chain, priority: Priority | undefined, zone: string) {
  const steps: ChainStep[] = [];
  let now = from;
  for (const what of priority ? events : []) {
    const next = chainAfter(now, what, priority!, zone, at);
    if (!sameChain(now, next)) steps.push({ at, what, before: now, after: next });
    now = next;
  }
  return sameChain(now, to) ? steps : null;
}

/** What has turned a chain. Where today's rules do not tell, the event that most likely has. */
function stepsOf(happened: Happened, desk: Desk): ChainStep[] {
  const { at, kinds, before, after } = happened;
  const [from, to] = [before ? chainOf(before) : FRESH, chainOf(after)];
  if (sameChain(from, to)) return [];
  const runsOut = to.alertTimeout === null && to.alertStop < 0 && from.alertTimeout !== null && to.alertLevel === from.alertLevel;
  if (kinds.includes('TicketEscalated') || runsOut) return [{ at: from.alertTimeout ?? at, what: 'level', before: from, after: to }];
  if (kinds.includes('TicketMerged')) return [{ at, what: 'merged', before: from, after: to }];
  const priority = desk.priorities.get(after.priorityId);
  const spoken = SPEAKS.filter(([kind]) => kinds.includes(kind)).map(([, event]) => event);
  const candidates = [spoken, ...spoken.map((event) => [event]), ...SILENT.map((event) => [event])];
  for (const events of candidates) {
    const steps = ledThere(events, happened, from, to, priority, desk.zone);
    if (steps) return steps;
  }
  return [{ at, what: spoken[0] ?? 'read', before: from, after: to }];
}

/**
 * The steps of a ticket's chain. A merge that was taken back has stopped nothing.
 * @param story all that happened to the ticket, the oldest first
 */
export function chainSteps(story: readonly Happened[], present: Ticket, desk: Desk): ChainStep[] {
  const steps: ChainStep[] = [];
  for (const happened of story) {
    if (happened.kinds.includes('TicketUnmerged')) {
      const merged = steps.findLastIndex(({ what }) => what === 'merged');
      if (merged >= 0 && sameChain(steps[merged]!.before, chainOf(happened.after))) steps.splice(merged, 1);
      continue;
    }
    const priority = desk.priorities.get(happened.after.priorityId);
    const isOther = priority !== undefined && happened.after.priorityId !== present.priorityId;
    steps.push(...stepsOf(happened, desk).map((step) => (isOther ? { ...step, priority } : step)));
  }
  return steps;
}
