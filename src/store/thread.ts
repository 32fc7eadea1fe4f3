/**
 * A ticket and what its rules need: locked and loaded in one step, written in one statement made from what changed.
 */

import type { Effects } from '../domain/effects.ts';
import { changedMessage, changedTicket, type EventKind, sameHeaders, sameList } from '../domain/events.ts';
import type { LogEntry } from '../domain/log.ts';
import type { Header, Instant, Message, Thread, Ticket } from '../domain/thread.ts';
import type { Row, Statement } from './database.ts';
import { idsIn, messageColumns, pick, selectList, ticketColumns } from './tables.ts';
import { Writing } from './writing.ts';

const ticketList = selectList(ticketColumns, 't');
const messageList = selectList(messageColumns, 'm');

/** Locks a ticket and loads it. No row: it does not exist. */
export const lockTicket = (id: number): Statement => ({
  name: 'lock-ticket',
  text: `select ${ticketList} from ticket t where t.id = $1 for update`,
  values: [id],
});

/** Locks the ticket of a message and loads it. */
export const lockTicketOfMessage = (messageId: number): Statement => ({
  name: 'lock-ticket-of-message',
  text: `select ${ticketList} from ticket t where t.id = (select ticket_id from ej_message where id = $1) for update`,
  values: [messageId],
});

/**
 * The secondary persons of a ticket in their order. A statement of its own, sent behind the lock: a subquery of the
 * locking one would see what stood before it had to wait.
 */
export const otherPersons = (ticketId: number): Statement => ({
  name: 'other-persons',
  text: 'select customer_id from ticket_customers where ticket_id = $1 and rank > 0 order by rank',
  values: [ticketId],
});

/** The same by a message of the ticket. */
export const otherPersonsOfMessage = (messageId: number): Statement => ({
  name: 'other-persons-of-message',
  text: 'select customer_id from ticket_customers where ticket_id = (select ticket_id from ej_message where id = $1) and rank > 0 order by rank',
  values: [messageId],
});

/** Locks tickets in the order of their ids, so that two calls never wait for each other. Unknown ids have no row. */
export const lockTickets = (ids: readonly number[]): Statement => ({
  name: 'lock-tickets',
  text: `select ${ticketList} from ticket t where t.id = any(${idsIn(1)}) order by t.id for update`,
  values: [ids],
});

/** Tickets of messages: `id`, `ticket_id`. */
export const ticketsOfMessages = (messageIds: readonly number[]): Statement => ({
  name: 'tickets-of-messages',
  text: `select id, ticket_id from ej_message where id = any(${idsIn(1)})`,
  values: [messageIds],
});

/** The secondary persons of several tickets: `ticket_id`, `customer_id`, in their order. */
export const otherPersonsOf = (ticketIds: readonly number[]): Statement => ({
  name: 'other-persons-of-tickets',
  text: `select ticket_id, customer_id from ticket_customers where ticket_id = any(${idsIn(1)}) and rank > 0 order by ticket_id, rank`,
  values: [ticketIds],
});

/** Locks and loads what waits longest for the clock, passing over what others have locked. @param at milliseconds */
export const lockDue = (at: Instant, most: number): Statement => ({
  name: 'lock-due',
  text: `select ${ticketList} from ticket t where t.next_wake <= $1::timestamptz order by t.next_wake, t.id limit $2 for update skip locked`,
  values: [new Date(at).toISOString(), most],
});

/** Who has some tickets among the favourites: `ticket_id`, `user_id`. */
export const favouritesOf = (ticketIds: readonly number[]): Statement => ({
  name: 'favourites-of-tickets',
  text: `select ticket_id, user_id from hotlist where ticket_id = any(${idsIn(1)}) order by ticket_id, user_id`,
  values: [ticketIds],
});

const withHeaders = `select ${messageList}, coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name, 'value', h.value, 'stdItem', h.std_item, 'stdItemCol', h.std_item_col) order by h.id)
      from message_header h where h.message_id = m.id), '[]') as headers
    from ej_message m`;

/** One message with its headers. */
export const loadMessage = (id: number): Statement => ({ name: 'load-message', text: `${withHeaders} where m.id = $1`, values: [id] });

/** Several messages with their headers, in any order. */
export const loadMessages = (ids: readonly number[]): Statement => ({
  name: 'load-messages',
  text: `${withHeaders} where m.id = any(${idsIn(1)})`,
  values: [ids],
});

/** The thread out of the rows of `lockTicket`, `otherPersons` and `loadMessage`; null when there is no ticket. */
export function threadOf(ticketRow: Row | undefined, otherRows: readonly Row[], messageRow: Row | undefined): Thread | null {
  if (!ticketRow) return null;
  return {
    ticket: pick<Ticket>(ticketRow, ticketColumns),
    otherPersonIds: otherRows.map((row) => row.customer_id as number),
    message: messageRow ? { ...pick<Message>(messageRow, messageColumns), headers: messageRow.headers as Header[] } : null,
  };
}

/** What is written beside the rows of the thread itself. */
export interface Companions {
  at: Instant;
  byId: number;
  operation: string;
  log: readonly LogEntry[];
  kinds: readonly EventKind[];
  delegatedBy: number | null;
  remembersCategory: boolean;
  effects: Effects;
  idempotency: { key: string; fingerprint: Uint8Array } | null;
}

/** Inserts tags; answers their ids in the order of the names. */
export const insertTags = (names: readonly string[]): Statement => ({
  name: 'insert-tags',
  text: `insert into tags (name) select * from unnest($1::text[]) returning tags_id`,
  values: [names],
});

/** The statement that stores a change: `before` is null for a new ticket. It answers `ticketId` and `messageId`. */
export function writeThread(before: Thread | null, after: Thread, with_: Companions): Statement {
  const writing = new Writing();
  writeTicket(writing, before, after);
  writeMessage(writing, before, after, with_);
  writing.companions(before, after, with_);
  return writing.statement();
}

function writeTicket(writing: Writing, before: Thread | null, after: Thread): void {
  const { ticket } = after;
  if (before === null) {
    writing.insert('ticket', 't', ticketColumns, ticket);
    const persons = [...(ticket.personId === null ? [] : [ticket.personId]), ...after.otherPersonIds];
    const firstRank = ticket.personId === null ? 1 : 0;
    writing.run(
      `insert into ticket_customers (ticket_id, customer_id, rank) select t.id, p.id, p.rank + ${firstRank - 1} from t, unnest(${writing.bind(persons, 'int[]')}) with ordinality as p (id, rank)`,
    );
    return;
  }
  writing.update('ticket', 't', ticketColumns, ticket.id, ticket, changedTicket(before.ticket, ticket));
  if (before.ticket.personId !== ticket.personId || !sameList(before.otherPersonIds, after.otherPersonIds)) replacePersons(writing, after);
  if (before.ticket.title !== ticket.title) {
    const title = writing.bind(ticket.title, 'text');
    writing.run(`update ej_message set search_title = ${title} where ticket_id = ${writing.bind(ticket.id, 'int')}`);
  }
}

/** The set of persons as it shall be: new ones come in, ranks move, the others go. */
function replacePersons(writing: Writing, { ticket, otherPersonIds }: Thread): void {
  const id = writing.bind(ticket.id, 'int');
  const ids = ticket.personId === null ? otherPersonIds : [ticket.personId, ...otherPersonIds];
  const ranks = ids.map((_, index) => index + (ticket.personId === null ? 1 : 0));
  const bound = writing.bind(ids, 'int[]');
  writing.run(`delete from ticket_customers where ticket_id = ${id} and customer_id <> all(${bound})`);
  writing.run(
    `insert into ticket_customers (ticket_id, customer_id, rank) select ${id}, p.id, p.rank from unnest(${bound}, ${writing.bind(ranks, 'int[]')}) as p (id, rank)
     on conflict (ticket_id, customer_id) do update set rank = excluded.rank`,
  );
}

function writeMessage(writing: Writing, before: Thread | null, { message }: Thread, { at, byId }: Companions): void {
  if (message === null) return;
  const standing = before?.message ?? null;
  if (standing === null) {
    writing.insert('ej_message', 'm', messageColumns, message);
    if (message.headers.length > 0) insertHeaders(writing, message.headers, 'm.id', 'm, ');
    return;
  }
  const changed = changedMessage(standing, message);
  writing.update(
    'ej_message',
    'm',
    messageColumns,
    message.id,
    message,
    changed.filter((name) => name !== 'headers'),
  );
  if (changed.includes('body') || changed.includes('htmlBody')) {
    writing.run(
      `insert into svar_message_version (message_id, changed_at, changed_by, body, html_body) values (${writing.bind(message.id, 'int')}, ${writing.bind(new Date(at).toISOString(), 'timestamptz')}, ${writing.bind(byId, 'int')}, ${writing.bind(standing.body, 'text')}, ${writing.bind(standing.htmlBody, 'text')})`,
    );
  }
  if (!sameHeaders(standing.headers, message.headers)) replaceHeaders(writing, message);
}

/** The columns of headers as arrays: one text for any number of them. */
function headerLists(writing: Writing, headers: readonly Header[]): string {
  const names = writing.bind(
    headers.map((header) => header.name),
    'text[]',
  );
  const values = writing.bind(
    headers.map((header) => header.value),
    'text[]',
  );
  const items = writing.bind(
    headers.map((header) => header.stdItem),
    'int[]',
  );
  const columns = writing.bind(
    headers.map((header) => header.stdItemCol),
    'int[]',
  );
  return [names, values, items, columns].join(', ');
}

function insertHeaders(writing: Writing, headers: readonly Header[], messageId: string, from: string): void {
  const lists = headerLists(writing, headers);
  writing.run(
    `insert into message_header (message_id, name, value, std_item, std_item_col) select ${messageId}, h.* from ${from}unnest(${lists}) as h`,
  );
}

function replaceHeaders(writing: Writing, message: Message): void {
  const id = writing.bind(message.id, 'int');
  const kept = message.headers.filter((header) => header.id > 0);
  const fresh = message.headers.filter((header) => header.id === 0);
  const ids = writing.bind(
    kept.map((header) => header.id),
    'int[]',
  );
  writing.run(`delete from message_header where message_id = ${id} and id <> all(${ids})`);
  if (kept.length > 0) {
    writing.run(
      `update message_header h set name = k.name, value = k.value, std_item = k.item, std_item_col = k.col from unnest(${ids}, ${headerLists(writing, kept)}) as k (id, name, value, item, col) where h.id = k.id and h.message_id = ${id}`,
    );
  }
  if (fresh.length > 0) insertHeaders(writing, fresh, id, '');
}
