/**
 * Attachments on messages: put on, taken off, changed while they are on. Tickets are locked first, then the attachments, so a
 * sweep or another call never takes away what is being connected. Source: operations §4, AddAttachments and RemoveMessageAttachments.
 */
import { type AttachmentTurn, attachmentsTurned, changingAttachments, fits, ownsLoose } from '../domain/attachments.ts';
import { can, reach } from '../domain/rights.ts';
import type { Message, Thread } from '../domain/thread.ts';
import {
  haveAttachments,
  type LinkRow,
  type LockedAttachment,
  linkAttachments,
  linkedWithin,
  linkRows,
  linksOf,
  lockAttachments,
  lockedRows,
  sizesOn,
  ticketsOfAttachments,
  unlinkAttachments,
} from '../store/attachments.ts';
import { StoreConflict } from '../store/database.ts';
import { loadMessage, ticketsOfMessages } from '../store/thread.ts';
import { messageOf } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { granted, Refused } from './errors.ts';
import { type Around, changeTogether } from './together.ts';

/** A message on more than this many has been copied by a machine; nobody edits it any more. */
const MESSAGES_AT_MOST = 100;

export const noAttachment = (id: number): Refused =>
  new Refused({ why: 'unknown', about: 'AttachmentId', message: `Attachment ${id} was not found` });

const noMessage = (id: number): Refused =>
  new Refused({ why: 'unknown', about: 'TicketMessageEntityId', message: `Message ${id} was not found` });

/** The thread of a message with that message. @throws Refused for one that is not there, or on a ticket that the caller may not change */
async function threadWith({ tx, threads, ticketOf, call, moment }: Around, messageId: number): Promise<Thread & { message: Message }> {
  const thread = threads.get(ticketOf.get(messageId) ?? 0);
  if (!thread) throw noMessage(messageId);
  granted(changingAttachments(thread.ticket, call.desk, moment));
  const [rows] = await tx.query(loadMessage(messageId));
  const row = rows![0];
  if (!row) throw noMessage(messageId);
  return { ...thread, message: messageOf(row) };
}

/** The ticket after attachments of its message came or went. */
async function turned(
  around: Around,
  thread: Thread & { message: Message },
  turn: AttachmentTurn,
  names: readonly string[],
): Promise<Thread> {
  const { tx, call, moment } = around;
  const [rows] = await tx.query(haveAttachments([thread.ticket.id]));
  const has = rows![0]?.has === true;
  const decision = granted(attachmentsTurned(thread, turn, names, has, call.desk, moment));
  return (await around.store(thread, decision)) ?? thread;
}

/** The attachments, locked, in the order of the ids. @throws Refused when one is not there, or not for this caller */
async function lockReadable({ tx, call }: Around, ids: readonly number[]): Promise<LockedAttachment[]> {
  const [rows, linkedOn, readable] = await tx.query(
    lockAttachments(ids),
    linksOf(ids, ids.length * MESSAGES_AT_MOST),
    linkedWithin(ids, reach(call.agent, 'read', call.desk)),
  );
  const linked = new Set(linkRows(linkedOn!).map(({ attachmentId }) => attachmentId));
  const seen = new Set(readable!.map((row) => row.id as number));
  const locked = new Map(lockedRows(rows!).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = locked.get(id);
    if (!row || !(seen.has(id) || (!linked.has(id) && ownsLoose(call.agent, row.uploaderId)))) throw noAttachment(id);
    return row;
  });
}

/**
 * Puts attachments on a message, inside a plan whose tickets are locked. Those that are on it already stay as they are.
 * @param thread as it stands, with that message
 * @returns the thread as it stands from now on
 * @throws Refused when an attachment is not for the caller, or they are too many or too large together
 */
export async function connectAttachments(
  around: Around,
  thread: Thread & { message: Message },
  attachmentIds: readonly number[],
): Promise<Thread> {
  const ids = [...new Set(attachmentIds)];
  if (ids.length === 0) return thread;
  const attachments = await lockReadable(around, ids);
  const [standing] = await around.tx.query(sizesOn([thread.message.id]));
  const there = new Set(standing!.map((row) => row.id as number));
  const fresh = attachments.filter(({ id }) => !there.has(id));
  if (fresh.length === 0) return thread;
  granted(fits([...standing!.map((row) => row.size as number), ...fresh.map(({ size }) => size)]));
  await around.tx.query(
    ...linkAttachments(
      thread.message.id,
      fresh.map(({ id }) => id),
    ),
  );
  return turned(
    around,
    thread,
    'connected',
    fresh.map(({ name }) => name),
  );
}

/** Puts attachments on a message that stands. @throws Refused */
export async function addAttachments(call: Call, messageId: number, attachmentIds: readonly number[]): Promise<void> {
  await changeTogether(call, {
    messageIds: [messageId],
    plan: async (around) => {
      await connectAttachments(around, await threadWith(around, messageId), attachmentIds);
      return { value: null, id: messageId };
    },
  });
}

/** Takes attachments off a message; what was on no other one is deleted. Ids that are not on it are passed over. @throws Refused */
export async function removeAttachments(call: Call, messageId: number, attachmentIds: readonly number[]): Promise<void> {
  await changeTogether(call, {
    messageIds: [messageId],
    plan: async (around) => {
      const thread = await threadWith(around, messageId);
      const [rows, links] = await around.tx.query(
        lockAttachments([...new Set(attachmentIds)]),
        linksOf([...new Set(attachmentIds)], attachmentIds.length * MESSAGES_AT_MOST),
      );
      const here = new Set(linkRows(links!).flatMap((link) => (link.messageId === messageId ? [link.attachmentId] : [])));
      const gone = lockedRows(rows!).filter(({ id }) => here.has(id));
      if (gone.length > 0) {
        await around.tx.query(
          ...unlinkAttachments(
            messageId,
            gone.map(({ id }) => id),
          ),
        );
        await turned(
          around,
          thread,
          'removed',
          gone.map(({ name }) => name),
        );
      }
      return { value: null, id: messageId };
    },
  });
}

/** An attachment that is being changed, with its links. */
export interface Held {
  attachment: LockedAttachment;
  links: readonly LinkRow[];
}

/** @throws Refused for one that the caller does not reach, or may not change */
async function held(around: Around, id: number): Promise<Held & { threads: ReadonlyMap<number, number> }> {
  const { tx, call, threads, moment } = around;
  const [rows, linkedOn] = await tx.query(lockAttachments([id]), linksOf([id], MESSAGES_AT_MOST + 1));
  const attachment = lockedRows(rows!)[0];
  const links = linkRows(linkedOn!);
  if (!attachment || (links.length === 0 && !ownsLoose(call.agent, attachment.uploaderId))) throw noAttachment(id);
  if (links.length > MESSAGES_AT_MOST)
    throw new Refused({ why: 'invalid', about: 'AttachmentId', message: `Attachment ${id} is on too many messages to be changed` });
  const [places] = links.length === 0 ? [[]] : await tx.query(ticketsOfMessages(links.map(({ messageId }) => messageId)));
  const ticketOf = new Map(places!.map((row) => [row.id as number, row.ticket_id as number]));
  const tickets = [...new Set(ticketOf.values())].map((ticketId) => threads.get(ticketId)?.ticket);
  const known = tickets.filter((ticket) => ticket !== undefined);
  // connected or moved to a ticket that is not locked here
  if (known.length < tickets.length) throw new StoreConflict(new Error('the attachment has moved'));
  if (links.length > 0 && !known.some((ticket) => can(call.agent, 'read', ticket, call.desk))) throw noAttachment(id);
  for (const ticket of known) granted(changingAttachments(ticket, call.desk, moment));
  return { attachment, links, threads: ticketOf };
}

/** Refuses a new size of an attachment where one of its messages would have too much. */
export async function checkSizes({ tx }: Around, { attachment, links }: Held, size: number): Promise<void> {
  if (links.length === 0) return;
  const [rows] = await tx.query(sizesOn(links.map(({ messageId }) => messageId)));
  for (const { messageId } of links)
    granted(fits(rows!.flatMap((row) => (row.messageId !== messageId ? [] : [row.id === attachment.id ? size : (row.size as number)]))));
}

/**
 * Changes an attachment, wherever it is: its tickets are locked, and told.
 * @param write writes the change; answers false when there is none
 * @throws Refused
 */
export async function changeAttachment(call: Call, id: number, write: (around: Around, held: Held) => Promise<boolean>): Promise<void> {
  await changeTogether(call, {
    choose: () => ticketsOfAttachments([id]),
    plan: async (around) => {
      const found = await held(around, id);
      if (!(await write(around, found))) return { value: null, id };
      const standing = new Map(around.threads);
      for (const messageId of new Set(found.links.map((link) => link.messageId))) {
        const thread = standing.get(found.threads.get(messageId)!)!;
        const [rows] = await around.tx.query(loadMessage(messageId));
        const after = await turned(around, { ...thread, message: messageOf(rows![0]!) }, 'changed', [found.attachment.name]);
        standing.set(after.ticket.id, { ...after, message: null });
      }
      return { value: null, id };
    },
  });
}
