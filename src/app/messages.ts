/** Messages: saved together with their attachments, marked, freed of headers, taken away. */
import type { Decision, Moment, Refusal } from '../domain/decision.ts';
import type { Desk } from '../domain/desk.ts';
import { headersRemoved, importanceSet, type LeftOver, messageRemoved } from '../domain/message-removal.ts';
import { tally } from '../domain/tally.ts';
import type { Facts, Message, Thread } from '../domain/thread.ts';
import { type Lookup, NOTHING } from '../store/lookup.ts';
import { forgetMails } from '../store/mail.ts';
import { messageFacts, messageFactsOf } from '../store/message-facts.ts';
import { attachmentsOn, deleteMessage, deleteOrphans, messagesOfHeaders } from '../store/messages.ts';
import { loadMessage } from '../store/thread.ts';
import { messageOf } from '../store/ticket-reads.ts';
import { connectAttachments } from './attachment-links.ts';
import type { Call } from './call.ts';
import { change } from './change.ts';
import { granted, Refused } from './errors.ts';
import { type Around, changeTogether } from './together.ts';

export type WithMessage = Thread & { message: Message };

/** The thread of a message with it; null when there is none. */
export async function threadOf({ tx, threads, ticketOf }: Around, messageId: number): Promise<WithMessage | null> {
  const thread = threads.get(ticketOf.get(messageId) ?? 0);
  const [rows] = thread ? await tx.query(loadMessage(messageId)) : [[]];
  const row = rows![0];
  return thread && row ? { ...thread, message: messageOf(row) } : null;
}

export const noMessage = (about: string, id: number): Refusal => ({ why: 'unknown', about, message: `Message ${id} was not found` });

/** A message to be saved with attachments in the same breath. */
export interface MessageSave {
  /** 0 adds one. */
  id: number;
  ticketId: number;
  attachmentIds: readonly number[];
  lookup(desk: Desk): Lookup;
  decide(thread: Thread | null, desk: Desk, facts: Facts, moment: Moment): Decision | Refusal;
}

/** Saves a message and puts attachments on it. @returns its id, and whether that was done by an earlier call @throws Refused */
export async function saveWithAttachments(call: Call, save: MessageSave): Promise<{ id: number; isRepeat: boolean }> {
  const outcome = await changeTogether(call, {
    ...(save.id === 0 ? { ticketIds: [save.ticketId] } : { messageIds: [save.id] }),
    lookup: ({ desk }) => save.lookup(desk),
    async plan(around) {
      const { call: now, facts, moment } = around;
      const before = save.id === 0 ? (around.threads.get(save.ticketId) ?? null) : await threadOf(around, save.id);
      const decision = granted(save.decide(before, now.desk, facts, moment));
      const stored = (await around.store(before, decision)) ?? before;
      const message = stored?.message;
      if (!stored || !message) throw new Refused(noMessage('TicketMessageEntity', save.id));
      await connectAttachments(around, { ...stored, message }, save.attachmentIds);
      return { value: message.id, id: message.id };
    },
  });
  return 'repeated' in outcome ? { id: outcome.repeated, isRepeat: true } : { id: outcome.value, isRepeat: false };
}

/** What a ticket says of its messages as they are. */
const standing = ({ hasAttachment, language, sentiment, sentimentConfidence }: LeftOver): LeftOver => ({
  hasAttachment,
  language,
  sentiment,
  sentimentConfidence,
});

/** Takes a message away with its headers and links; an attachment that hangs on nothing else goes too. @throws Refused */
export async function removeMessage(call: Call, id: number): Promise<void> {
  await changeTogether(call, {
    messageIds: [id],
    async plan(around) {
      const { tx, call: now, moment } = around;
      const before = await threadOf(around, id);
      if (!before) return { value: null, id };
      granted(messageRemoved(before, standing(before.ticket), now.desk, moment));
      const [attached] = await tx.query(attachmentsOn(id), forgetMails({ messageId: id }));
      const [, , left] = await tx.query(
        deleteMessage(id),
        deleteOrphans(attached!.map((row) => row.id as number)),
        messageFactsOf([before.ticket.id]),
      );
      const decision = granted(messageRemoved(before, standing(tally(messageFacts(left!))), now.desk, moment));
      await around.store({ ...before, message: null }, decision);
      return { value: null, id };
    },
  });
}

/** Marks a message as important, or not. @throws Refused */
export async function markImportant(call: Call, id: number, important: boolean): Promise<void> {
  await change(call, {
    target: { messageId: id },
    lookup: () => NOTHING,
    decide: (thread, desk, _facts, moment) =>
      thread?.message ? importanceSet({ ...thread, message: thread.message }, important, desk, moment) : noMessage('TicketMessageId', id),
  });
}

/** Deletes header lines by their keys, all or none; unknown ones are passed over. @throws Refused */
export async function removeHeaders(call: Call, headerIds: readonly number[]): Promise<void> {
  const rows = await call.app.database.query(messagesOfHeaders(headerIds));
  const ids = new Set(headerIds);
  await changeTogether(call, {
    messageIds: rows.map((row) => row.id as number),
    async plan(around) {
      for (const messageId of around.ticketOf.keys()) {
        const before = await threadOf(around, messageId);
        if (!before) continue;
        await around.store(before, granted(headersRemoved(before, ids, around.call.desk, around.moment)));
      }
      return { value: null, id: 0 };
    },
  });
}
