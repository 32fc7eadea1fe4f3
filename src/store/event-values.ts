/** The values that an event quotes: changed columns under their official names, before and after. */
import { changedMessage, changedTicket, sameList } from '../domain/events.ts';
import type { Thread, Ticket } from '../domain/thread.ts';
import { type Column, messageColumns, ticketColumns } from './tables.ts';

type Columns = Readonly<Record<string, Column>>;

/** Members that an event never quotes: they are long, or told elsewhere. */
const UNQUOTED = new Set(['body', 'htmlBody', 'emailHeader', 'debugInfo', 'headers', 'version']);

function valuesOf(record: object, columns: Columns, members: readonly string[], withZeroes = true): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const member of members) {
    const column = columns[member];
    if (!column || UNQUOTED.has(member)) continue;
    const value: unknown = Reflect.get(record, member);
    if (!withZeroes && isZero(value)) continue;
    values[column[0]] = column[1] === 'instant' && typeof value === 'number' ? new Date(value).toISOString() : value;
  }
  return values;
}

const isZero = (value: unknown): boolean =>
  value === null ||
  value === 0 ||
  value === '' ||
  value === false ||
  (typeof value === 'object' && Object.keys(value as object).length === 0);

function messageMembers(before: Thread, after: Thread): readonly string[] {
  if (after.message === null) return [];
  return before.message === null ? Object.keys(messageColumns) : changedMessage(before.message, after.message);
}

/** Secondary persons in their order, where they have changed. They are rows of a table of their own. */
const personsOf = (thread: Thread, other: Thread): Record<string, unknown> =>
  sameList(thread.otherPersonIds, other.otherPersonIds) ? {} : { svar_persons: thread.otherPersonIds };

/** `message` holds the message's columns: some have the names of the ticket's. */
export function valuesBefore(before: Thread, after: Thread): Record<string, unknown> {
  const ticket = { ...valuesOf(before.ticket, ticketColumns, changedTicket(before.ticket, after.ticket)), ...personsOf(before, after) };
  return before.message ? { ...ticket, message: valuesOf(before.message, messageColumns, messageMembers(before, after)) } : ticket;
}

export function valuesAfter(before: Thread, after: Thread): Record<string, unknown> {
  const ticket = { ...valuesOf(after.ticket, ticketColumns, changedTicket(before.ticket, after.ticket)), ...personsOf(after, before) };
  return after.message ? { ...ticket, message: valuesOf(after.message, messageColumns, messageMembers(before, after)) } : ticket;
}

const ticketMembers = Object.keys(ticketColumns);

/** What the event of a creation says of the new ticket, where an empty one would not; a missing column is empty. */
export const valuesOfNew = (ticket: Ticket): Record<string, unknown> => valuesOf(ticket, ticketColumns, ticketMembers, false);
