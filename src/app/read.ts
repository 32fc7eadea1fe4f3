/** Reads: the reader's reach is part of every query, and the desk is renewed when the database has a newer one. */

import { relatedTo } from '../domain/custom-fields.ts';
import type { Desk } from '../domain/desk.ts';
import { EVERYTHING, type Intent, type Reach, reach } from '../domain/rights.ts';
import type { Custom, Message } from '../domain/thread.ts';
import type { Row } from '../store/database.ts';
import { namesIn, namesOf } from '../store/names.ts';
import {
  type AttachmentRow,
  attachmentsOf,
  DESK_VERSION,
  deskVersionOf,
  flatTicketOfMessage,
  flatTickets,
  headById,
  headsOf,
  type MessageHead,
  messageById,
  messageOf,
  messagesOf,
  type PersonRow,
  personOfMessage,
  personsOf,
  personsOfMessages,
  type TicketRow,
  type TicketView,
  ticketRowOf,
} from '../store/ticket-reads.ts';
import { type Call, withDesk } from './call.ts';
import { SignedOut } from './errors.ts';

/** The call with a desk at least as new as the rows it has read. */
export type Seen<T> = { call: Call; value: T };

/** Runs a read; when its rows carry a newer desk than the call's, the rights may have changed: once more with that one. */
export async function seeing<T>(call: Call, ask: (call: Call) => Promise<{ rows: readonly Row[]; value: T }>): Promise<Seen<T>> {
  const first = await ask(call);
  // no row, no version: whether that is for want of a right that was granted just now, only the database knows
  const rows = first.rows.length > 0 ? first.rows : await call.app.database.query(DESK_VERSION);
  const newest = Math.max(0, ...rows.map(deskVersionOf));
  if (newest <= call.desk.version) return { call, value: first.value };
  const renewed = withDesk(call, await call.app.desks.atLeast(newest));
  if (!renewed) throw new SignedOut('the user is gone');
  return { call: renewed, value: (await ask(renewed)).value };
}

/** For whom a read is: by an intent and its rights, or for the answer to a save, which the saver always gets. */
export type Reading = Intent | 'saved';
const reachOf = (call: Call, reading: Reading): Reach => (reading === 'saved' ? EVERYTHING : reach(call.agent, reading, call.desk));

/** Names of what custom fields point at: a question of its own, asked only where there are such fields with values. */
export async function namesFor(
  call: Call,
  customs: readonly Custom[],
  fields: Desk['ticketFields'],
): Promise<{ names?: ReadonlyMap<string, string> }> {
  const related = fields.size === 0 ? null : relatedTo(customs, fields);
  return related ? { names: namesIn(await call.app.database.query(namesOf(related, reach(call.agent, 'list', call.desk)))) } : {};
}

/** A ticket with its persons and the heads of its messages; null when it does not exist or may not be read. */
export const readTicket = (call: Call, id: number, reading: Reading = 'read'): Promise<Seen<TicketView | null>> =>
  seeing(call, async (now) => {
    const [tickets, persons, heads] = await now.app.database.snapshot(flatTickets([id], reachOf(now, reading)), personsOf(id), headsOf(id));
    const row = tickets![0] ? ticketRowOf(tickets![0]) : null;
    const names = row ? await namesFor(now, [row.ticket.custom], now.desk.ticketFields) : {};
    const value = row ? { row, persons: persons as unknown as PersonRow[], heads: heads as unknown as MessageHead[], ...names } : null;
    return { rows: tickets!, value };
  });

/** Flat tickets in the order of the ids; repeated, unknown and unreadable ids are left out. */
export const readTickets = (call: Call, ids: readonly number[], intent: Intent = 'read'): Promise<Seen<TicketRow[]>> =>
  seeing(call, async (now) => {
    const rows = await now.app.database.query(flatTickets(ids, reachOf(now, intent)));
    const byId = new Map(rows.map((row) => [row.id as number, ticketRowOf(row)]));
    return { rows, value: [...new Set(ids)].flatMap((id) => byId.get(id) ?? []) };
  });

/** The head of a message, or null. */
export const readHead = (call: Call, messageId: number): Promise<Seen<MessageHead | null>> =>
  seeing(call, async (now) => {
    const rows = await now.app.database.query(headById(messageId, reachOf(now, 'read')));
    return { rows, value: (rows[0] as unknown as MessageHead | undefined) ?? null };
  });

/** A message in full with its ticket and person. */
export interface MessageView {
  message: Message;
  ticket: TicketRow;
  person: PersonRow | null;
  attachments: readonly AttachmentRow[];
  /** Names of what custom fields point at. */
  names?: ReadonlyMap<string, string>;
}

export const readMessage = (call: Call, id: number, reading: Reading = 'read'): Promise<Seen<MessageView | null>> =>
  seeing(call, async (now) => {
    const [messages, tickets, persons] = await now.app.database.snapshot(
      messageById(id, reachOf(now, reading)),
      flatTicketOfMessage(id, reachOf(now, reading)),
      personOfMessage(id),
    );
    const [message, ticket] = [messages![0], tickets![0]];
    const person = (persons![0] as unknown as PersonRow | undefined) ?? null;
    if (!message || !ticket) return { rows: tickets!, value: null };
    const read = messageOf(message);
    const names = await namesFor(now, [read.custom], now.desk.messageFields);
    return { rows: tickets!, value: { message: read, ticket: ticketRowOf(ticket), person, attachments: [], ...names } };
  });

/** Messages of a ticket in full, oldest first, with their attachments; `ids` empty asks for all. */
export const readMessages = (call: Call, ticketId: number, ids: readonly number[]): Promise<Seen<MessageView[]>> =>
  seeing(call, async (now) => {
    const [tickets, messages, persons, attachments] = await now.app.database.snapshot(
      flatTickets([ticketId], reachOf(now, 'read')),
      messagesOf(ticketId, ids, reachOf(now, 'read')),
      personsOfMessages(ticketId),
      attachmentsOf(ticketId),
    );
    const ticket = tickets![0] ? ticketRowOf(tickets![0]) : null;
    const people = new Map((persons as unknown as PersonRow[]).map((person) => [person.id, person]));
    const files = attachments as unknown as AttachmentRow[];
    const read = ticket ? messages!.map(messageOf) : [];
    const names = await namesFor(
      now,
      read.map((message) => message.custom),
      now.desk.messageFields,
    );
    const value = ticket
      ? read.map((message) => ({
          ...names,
          message,
          ticket,
          person: people.get(message.personId ?? 0) ?? null,
          attachments: files.filter((file) => file.messageId === message.id),
        }))
      : [];
    return { rows: tickets!, value };
  });
