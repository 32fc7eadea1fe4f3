/** Looking back: a ticket as it was at a moment, and why its times are what they are. Source: our own; docs/decisions/0016. */
import { type Explanation, explain } from '../domain/explain.ts';
import { chainSteps, type Happened, messagesThen } from '../domain/history.ts';
import { reach } from '../domain/rights.ts';
import type { Instant, Ticket } from '../domain/thread.ts';
import {
  EVENTS_AT_MOST,
  type EventRow,
  eventRows,
  eventsAfter,
  messageEventsAfter,
  messageIdsOf,
  messageValues,
  moves,
  movesAfter,
  quotedPersons,
  stays,
  staysOf,
  withValues,
} from '../store/history.ts';
import { foundIn, lookUp } from '../store/lookup.ts';
import { otherPersonsOf } from '../store/thread.ts';
import { flatTickets, headsByIds, type MessageHead, type TicketView, ticketRowOf, viewOfNew } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { namesFor, type Seen, seeing } from './read.ts';

/** Before everything that can have happened. */
const EVER: Instant = 0;

/** @throws Refused when more has happened than is looked through */
function checkLength(events: readonly EventRow[]): void {
  if (events.length > EVENTS_AT_MOST)
    throw new Refused({
      why: 'invalid',
      about: 'TicketId',
      message: `More than ${EVENTS_AT_MOST} things have happened to this ticket since`,
    });
}

/** A ticket with its secondary persons. */
interface Whole {
  ticket: Ticket;
  personIds: readonly number[];
}

/** Undoes events, the newest first. @returns null when the ticket was made by one of them */
function undone(present: Whole, events: readonly EventRow[]): Whole | null {
  let { ticket, personIds } = present;
  for (const { before } of events) {
    if (before === null) return null;
    ticket = { ...withValues(ticket, before), version: ticket.version - 1 };
    personIds = quotedPersons(before) ?? personIds;
  }
  return { ticket, personIds };
}

/**
 * A ticket as the desk had it at a moment, with the messages that it had then and that still are. Of messages the level, author
 * and marks are those of then; persons, lists and texts are called what they are called now.
 * @returns null for one that the caller may not read, or that was not there yet
 * @throws Refused for a ticket that too much has happened to since
 */
export const readAsOf = (call: Call, id: number, at: Instant): Promise<Seen<TicketView | null>> =>
  seeing(call, async (now) => {
    const read = reach(now.agent, 'read', now.desk);
    const [tickets, persons, events, moved, present] = await now.app.database.snapshot(
      flatTickets([id], read),
      otherPersonsOf([id]),
      eventsAfter(id, at),
      movesAfter(id, at),
      messageIdsOf(id),
    );
    const rows = tickets!;
    if (!rows[0]) return { rows, value: null };
    const later = eventRows(events!);
    checkLength(later);
    const { ticket } = ticketRowOf(rows[0]);
    const then = undone({ ticket, personIds: persons!.map((row) => row.customer_id as number) }, later);
    if (!then || then.ticket.createdAt > at) return { rows, value: null };
    const all = moves(moved!);
    const ticketIds = [...new Set([id, ...all.flatMap(({ fromId, toId }) => [fromId, toId])])];
    const ids = present!.map((row) => row.id as number);
    const candidates = [...messagesThen(id, ids, all, new Set())];
    const [found, heads, changes] = await now.app.database.snapshot(
      lookUp(wantedOf(then)),
      // a message that was split off to where the caller may not look is not shown by looking back
      headsByIds(candidates, read),
      messageEventsAfter(ticketIds, at),
    );
    const born = new Set(changes!.flatMap((row) => (row.isNew ? [row.messageId as number] : [])));
    const had = messagesThen(id, ids, all, born);
    const view = viewOfNew({ ticket: then.ticket, otherPersonIds: then.personIds, message: null }, foundIn(found![0]!));
    const names = await namesFor(now, [then.ticket.custom], now.desk.ticketFields);
    return { rows, value: { ...view, ...names, heads: headsThen(heads as unknown as MessageHead[], changes!, had, at) } };
  });

const wantedOf = ({ ticket, personIds }: Whole) => ({
  personIds: [...(ticket.personId === null ? [] : [ticket.personId]), ...personIds],
  saleIds: ticket.saleId === null ? [] : [ticket.saleId],
  projectIds: ticket.projectId === null ? [] : [ticket.projectId],
  delegatingCategoryId: 0,
});

/** Heads of messages as they were: what later edits have changed is turned back. */
function headsThen(
  heads: readonly MessageHead[],
  changes: readonly Readonly<Record<string, unknown>>[],
  had: ReadonlySet<number>,
  at: Instant,
): MessageHead[] {
  const old = new Map<number, Partial<MessageHead>>();
  for (const { messageId, before } of changes) {
    if (before === null) continue;
    const { level, author, important, badge, language, sentiment, sentimentConfidence, changedAt } = messageValues(before as never);
    const told = { level, author, important, badge, language, sentiment, sentimentConfidence, changedAt };
    const said = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
    // the newest first: what an older event says goes over it
    old.set(messageId as number, { ...old.get(messageId as number), ...said });
  }
  return heads.filter(({ id, createdAt }) => had.has(id) && createdAt <= at).map((head) => ({ ...head, ...old.get(head.id) }));
}

/** A ticket, and why its times are what they are. */
export interface Explained {
  ticket: Ticket;
  explanation: Explanation;
}

/** Explains deadline, escalation, counters and minutes of a ticket; null when there is none that the caller may read. @throws Refused */
export const explainTicket = (call: Call, id: number): Promise<Seen<Explained | null>> =>
  seeing(call, async (now) => {
    const { desk } = now;
    const [rows, finished, events] = await now.app.database.snapshot(
      flatTickets([id], reach(now.agent, 'read', desk)),
      staysOf(id),
      eventsAfter(id, EVER),
    );
    if (!rows![0]) return { rows: rows!, value: null };
    const { ticket } = ticketRowOf(rows![0]);
    const [status, priority] = [desk.statuses.get(ticket.statusId), desk.priorities.get(ticket.priorityId)];
    if (!status || !priority) return { rows: rows!, value: null };
    const all = eventRows(events!);
    checkLength(all);
    const steps = chainSteps(storyOf(ticket, all), ticket, desk);
    const explanation = explain({ ticket, status, priority, zone: desk.zone, stays: stays(finished!), steps });
    return { rows: rows!, value: { ticket, explanation } };
  });

/** What happened to a ticket, the oldest first. @param events the newest first */
function storyOf(present: Ticket, events: readonly EventRow[]): Happened[] {
  const story: Happened[] = [];
  let after = present;
  for (const { at, kinds, before: values } of events) {
    const before = values === null ? null : withValues(after, values);
    story.push({ at, kinds, before, after });
    if (before === null) break;
    after = before;
  }
  return story.toReversed();
}
