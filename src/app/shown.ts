/**
 * What the answer to a save shows, from what was decided and what was looked up with the lock, where that is all there is to
 * know: no second look is needed. Null: the stored rows have to be read.
 */
import { relatedTo } from '../domain/custom-fields.ts';
import { sameList } from '../domain/events.ts';
import { type TicketRow, type TicketView, viewOfNew } from '../store/ticket-reads.ts';
import type { Changed } from './intended.ts';
import type { MessageView } from './read.ts';

/** A ticket as it was made or changed. */
export function shownTicket(changed: Changed): TicketView | null {
  const { thread, before, found, desk } = changed;
  if (thread === null || thread.ticket.tags.some((id) => !desk.tags.has(id)) || relatedTo([thread.ticket.custom], desk.ticketFields))
    return null;
  if (before === null) return thread.message === null ? viewOfNew(thread, found) : null;
  const row = shownRow(changed);
  const { beside } = changed;
  const isAsBefore = beside !== undefined && thread.message === null && sameList(before.otherPersonIds, thread.otherPersonIds);
  return row && isAsBefore ? { row, persons: beside.persons, heads: beside.heads } : null;
}

/** A message as it was added. Headers get their ids from the database. */
export function shownMessage(changed: Changed): MessageView | null {
  const { messageId, thread, before, found, desk } = changed;
  const ticket = shownRow(changed);
  const message = thread?.message;
  if (!ticket || !message || before?.message || message.headers.length > 0 || relatedTo([message.custom], desk.messageFields)) return null;
  const person = message.personId === null ? null : found.persons.get(message.personId);
  return person === undefined ? null : { message: { ...message, id: messageId }, ticket, person, attachments: [] };
}

/** The ticket with the names that it shows, where it refers to the same rows as before. */
function shownRow({ thread, before, beside }: Changed): TicketRow | null {
  if (!thread || !before || !beside) return null;
  const [was, is] = [before.ticket, thread.ticket];
  const isSame =
    was.personId === is.personId && was.companyId === is.companyId && was.saleId === is.saleId && was.projectId === is.projectId;
  return isSame ? { ...beside.row, ticket: is } : null;
}
