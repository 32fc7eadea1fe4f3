/** What a ticket has lived through: the events that quote its columns before and after, and where its messages went. */
import type { Stay } from '../domain/effects.ts';
import type { Move } from '../domain/history.ts';
import type { Instant, Message, Ticket } from '../domain/thread.ts';
import type { Row, Statement } from './database.ts';
import { type Column, messageColumns, ticketColumns } from './tables.ts';

/** Events of one ticket that are looked through: more than anybody's ticket has. */
export const EVENTS_AT_MOST = 20_000;

const iso = (at: Instant): string => new Date(at).toISOString();
type Values = Readonly<Record<string, unknown>>;

/** One event of a ticket. Values are by column name. */
export interface EventRow {
  at: Instant;
  kinds: readonly string[];
  before: Values | null;
  after: Values | null;
}

/** Events of a ticket later than a moment, the newest first: rows as `EventRow`. One more than are looked through, where there are more. */
export const eventsAfter = (ticketId: number, after: Instant): Statement => ({
  name: 'events-of-ticket-after',
  text: `select at, kinds, before, after from svar_event where ticket_id = $1 and entity = 'ticket' and at > $2::timestamptz order by seq desc limit ${EVENTS_AT_MOST + 1}`,
  values: [ticketId, iso(after)],
});
export const eventRows = (rows: readonly Row[]): EventRow[] => rows as unknown as EventRow[];

/** Messages that came to a ticket or left it after a moment, the newest first: rows as `Move`. */
export const movesAfter = (ticketId: number, after: Instant): Statement => ({
  name: 'moves-of-ticket-after',
  text: `select from_ticket_id as "fromId", to_ticket_id as "toId", message_ids as "messageIds" from svar_move
    where (from_ticket_id = $1 or to_ticket_id = $1) and at > $2::timestamptz order by id desc`,
  values: [ticketId, iso(after)],
});
export const moves = (rows: readonly Row[]): Move[] => rows as unknown as Move[];

/** What happened to messages of tickets after a moment, the newest first: `messageId`, `isNew`, `before` (the message's columns). */
export const messageEventsAfter = (ticketIds: readonly number[], after: Instant): Statement => ({
  name: 'message-events-of-tickets-after',
  text: `select message_id as "messageId", kinds && '{MessageAdded}' as "isNew", before->'message' as before from svar_event
    where ticket_id = any($1::int[]) and entity = 'ticket' and at > $2::timestamptz and kinds && '{MessageAdded,MessageEdited}' order by seq desc limit ${EVENTS_AT_MOST}`,
  values: [ticketIds, iso(after)],
});

/** Ids of a ticket's messages: `id`. */
export const messageIdsOf = (ticketId: number): Statement => ({
  name: 'message-ids-of-ticket',
  text: 'select id from ej_message where ticket_id = $1',
  values: [ticketId],
});

/** Finished stays of a ticket, oldest first: rows as `Stay`. */
export const staysOf = (ticketId: number): Statement => ({
  name: 'stays-of-ticket',
  text: `select ticket_status as "statusId", svar_counter as counter, timespan as seconds, real_timespan as "realSeconds", from_datetime as from, to_datetime as to
    from ticket_status_history where ticket_id = $1 order by id`,
  values: [ticketId],
});
export const stays = (rows: readonly Row[]): Stay[] => rows as unknown as Stay[];

// --- values of events as members

const byColumn = (columns: Readonly<Record<string, Column>>) =>
  new Map(Object.entries(columns).map(([member, [column, type]]) => [column, { member, type }]));
const OF_TICKET = byColumn(ticketColumns);
const OF_MESSAGE = byColumn(messageColumns);

function membersOf(values: Values, columns: ReturnType<typeof byColumn>): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(values)) {
    const known = columns.get(column);
    if (known) members[known.member] = known.type === 'instant' && typeof value === 'string' ? Date.parse(value) : value;
  }
  return members;
}

/** A ticket with the values that an event quotes: those before it undo the event, those after it do it. The version is not quoted. */
export const withValues = (ticket: Ticket, values: Values): Ticket => ({ ...ticket, ...(membersOf(values, OF_TICKET) as Partial<Ticket>) });

/** Members of a message that an event quotes. */
export const messageValues = (values: Values): Partial<Message> => membersOf(values, OF_MESSAGE) as Partial<Message>;

/** The secondary persons that an event quotes; null when they did not change. */
export const quotedPersons = (values: Values): readonly number[] | null =>
  Array.isArray(values.svar_persons) ? (values.svar_persons as readonly number[]) : null;
