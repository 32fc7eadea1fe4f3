/**
 * Replies to many tickets, and forwards of many: taken down as a batch task in one transaction, done ticket by ticket by a job.
 * Source: operations #75, #76.
 */

import { ownsLoose } from '../domain/attachments.ts';
import type { Decision } from '../domain/decision.ts';
import { LogAction } from '../domain/log.ts';
import { addMessage } from '../domain/message.ts';
import { type Addressees, addressees, everyAddress, forwardTicket, mayCopy, namedAddressees } from '../domain/sending.ts';
import type { Thread } from '../domain/thread.ts';
import { saveTicket } from '../domain/ticket.ts';
import type { MessageWish } from '../domain/wish.ts';
import { keepAttachments, lockAttachments, lockedRows } from '../store/attachments.ts';
import { listItems } from '../store/batches.ts';
import type { Tx } from '../store/database.ts';
import { newestMessageId } from '../store/sending.ts';
import { MessageActionType, RecipientType, TicketBaseStatus, TicketSecurityLevel } from '../vocabulary.ts';
import { connectAttachments, noAttachment } from './attachment-links.ts';
import { startBatch } from './batches.ts';
import type { Call } from './call.ts';
import { messageRecipients } from './content.ts';
import { granted, Refused } from './errors.ts';
import type { WithMessage } from './messages.ts';
import { changeRecord } from './record.ts';
import { mailOut, newMailId, type Sender, senderOf } from './sending.ts';
import { type Around, changeTogether } from './together.ts';

/** The queue of batch tasks. */
export const BATCH_QUEUE = 'svar.batch';

/** Marks the ticket as done, in its transaction. @returns false when it was done before */
type Claim = (tx: Tx) => Promise<boolean>;
/** Does one ticket. @throws Refused for what a rule does not allow */
type DoTicket = (call: Call, ticketId: number, claim: Claim) => Promise<void>;

/** A kind of batch task, by the name that its tasks carry. */
export interface BatchKind {
  /** @param request what was taken down when it was started */
  prepare(call: Call, request: string): Promise<DoTicket>;
}

const noTicket = (id: number): Refused => new Refused({ why: 'unknown', about: 'TicketIds', message: `Ticket ${id} was not found` });

/** What a reply to many tickets says. Bodies are clean. */
export interface Reply {
  html: string;
  text: string;
  /** TicketSecurityLevel; 0 as the ticket's type has it. */
  level: number;
  timeSpent: number;
  attachmentIds: readonly number[];
  closes: boolean;
  copies: boolean;
}

/** What a forward of many tickets says. The comment is clean HTML, '' for none. */
export interface Forward {
  who: Addressees;
  html: string;
  text: string;
  closes: boolean;
}

// --- taking them down

/** Attachments that wait for a batch are not swept away as forgotten uploads. @throws Refused for one that is not the caller's */
async function holdAttachments(tx: Tx, { agent }: Call, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const [rows] = await tx.query(lockAttachments(ids), keepAttachments(ids));
  const locked = new Map(lockedRows(rows!).map((row) => [row.id, row]));
  for (const id of ids) {
    const row = locked.get(id);
    if (!row || !ownsLoose(agent, row.uploaderId)) throw noAttachment(id);
  }
}

async function start(
  call: Call,
  name: string,
  ticketIds: readonly number[],
  request: object,
  attachmentIds: readonly number[] = [],
): Promise<number> {
  const ids = [...new Set(ticketIds)];
  if (ids.length === 0) throw new Refused({ why: 'invalid', about: 'TicketIds', message: 'TicketIds must name tickets' });
  const outcome = await changeRecord(call, async (tx, now) => {
    await holdAttachments(tx, now, attachmentIds);
    const description = `${name} of ${ids.length} tickets`;
    const id = await startBatch(tx, { name, associateId: now.agent.associateId, request: JSON.stringify(request), description }, now.at);
    await tx.query(listItems(id, ids));
    await now.app.jobs.enqueue(tx, BATCH_QUEUE, { batchId: id });
    return { value: id, id, events: [] };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** A reply to many tickets. @returns the id of its task @throws Refused */
export async function startReply(call: Call, ticketIds: readonly number[], said: Omit<Reply, 'text'>): Promise<number> {
  const { html, text } = await call.app.text.clean(said.html);
  if (text.trim() === '' && !/<img\b/i.test(html))
    throw new Refused({ why: 'invalid', about: 'HtmlBody', message: 'A reply needs a text' });
  if (said.timeSpent < 0) throw new Refused({ why: 'invalid', about: 'TimeSpent', message: 'TimeSpent must not be negative' });
  const attachmentIds = [...new Set(said.attachmentIds)];
  return start(call, 'BatchReply', ticketIds, { ...said, attachmentIds, html, text } satisfies Reply, attachmentIds);
}

/** Many tickets go on to somebody else. @returns the id of its task @throws Refused */
export async function startForward(
  call: Call,
  ticketIds: readonly number[],
  said: { to: readonly string[]; cc: readonly string[]; bcc: readonly string[]; comment: string; closes: boolean },
): Promise<number> {
  const who = granted(namedAddressees(said));
  const { html, text } = await call.app.text.clean(said.comment);
  return start(call, 'BatchForward', ticketIds, { who, html, text, closes: said.closes } satisfies Forward);
}

// --- doing them

const closing = { base: TicketBaseStatus.Closed, custom: [] } as const;

/** Closes the ticket as it stands, under a name of its own in the log; one that is closed stays so. */
async function close(around: Around, ticketId: number, action: number): Promise<void> {
  const thread = around.threads.get(ticketId)!;
  if (thread.ticket.base === TicketBaseStatus.Closed) return;
  const decision = granted(saveTicket(thread, { id: ticketId, ...closing }, around.call.desk, around.facts, around.moment));
  await around.store(thread, { ...decision, because: { action } });
}

const wishOf = (ticketId: number, html: string, text: string, more: Partial<MessageWish>): MessageWish => ({
  id: 0,
  ticketId,
  htmlBody: html,
  textOfHtml: text,
  custom: [],
  ...more,
});

/** Who has a copy: whom a new message of the ticket would go to. */
async function copyTo(call: Call, ticketId: number): Promise<Addressees> {
  const all = await messageRecipients(call, ticketId, MessageActionType.None, 0);
  const of = (type: RecipientType): string[] => all.filter((one) => one.type === type).map((one) => one.display);
  return addressees({ to: of(RecipientType.To), cc: of(RecipientType.CC), bcc: [] });
}

async function planReply(around: Around, ticketId: number, reply: Reply, who: Addressees | null, sender: Sender): Promise<void> {
  const { call, facts, moment, threads } = around;
  const thread = threads.get(ticketId);
  if (!thread) throw noTicket(ticketId);
  const level = reply.level === 0 ? {} : { level: reply.level as TicketSecurityLevel };
  const wish = wishOf(ticketId, reply.html, reply.text, { ...level, timeSpent: reply.timeSpent });
  const added = granted(addMessage(thread, wish, call.desk, facts, moment));
  const because = { action: LogAction.BatchOperation, messageAction: LogAction.MessageMass };
  const stored = (await around.store(thread, { ...added, because })) as WithMessage;
  const connected = { ...(await connectAttachments(around, stored, reply.attachmentIds)), message: stored.message };
  if (who && everyAddress(who).length > 0 && mayCopy(connected))
    await mailOut(around, connected, { who, subject: '', templateId: 0, gdprSource: '' }, sender);
  if (reply.closes) await close(around, ticketId, LogAction.BatchCloseTicket);
}

const replies: BatchKind = {
  async prepare(first, request) {
    const reply = JSON.parse(request) as Reply;
    const sender = await senderOf(first);
    return async (call, ticketId, claim) => {
      const who = reply.copies ? await copyTo(call, ticketId) : null;
      await changeTogether(call, {
        ticketIds: [ticketId],
        async plan(around) {
          if (await claim(around.tx)) await planReply(around, ticketId, reply, who, sender);
          return { value: null, id: ticketId };
        },
      });
    };
  },
};

function commentOn(thread: Thread, { html, text }: Forward, { call, facts, moment }: Around): Decision | null {
  if (html === '') return null;
  const wish = wishOf(thread.ticket.id, html, text, { level: TicketSecurityLevel.Internal });
  return granted(addMessage(thread, wish, call.desk, facts, moment));
}

async function planForward(around: Around, ticketId: number, forward: Forward, sender: Sender): Promise<void> {
  const { tx, call, moment, threads } = around;
  const thread = threads.get(ticketId);
  if (!thread) throw noTicket(ticketId);
  const [newest] = await tx.query(newestMessageId(ticketId));
  const upTo = (newest![0]?.id as number | undefined) ?? 0;
  const forwarding = { who: forward.who, mailId: newMailId(call, ticketId, upTo, { host: sender.hostFor(thread.ticket) }) };
  const commented = commentOn(thread, forward, around);
  await around.store(thread, granted(forwardTicket(thread, commented, forwarding, upTo, sender.tag, call.desk, moment)));
  if (forward.closes) await close(around, ticketId, LogAction.CloseTicketAfterForward);
}

const forwards: BatchKind = {
  async prepare(first, request) {
    const forward = JSON.parse(request) as Forward;
    const sender = await senderOf(first);
    return async (call, ticketId, claim) => {
      await changeTogether(call, {
        ticketIds: [ticketId],
        async plan(around) {
          if (await claim(around.tx)) await planForward(around, ticketId, forward, sender);
          return { value: null, id: ticketId };
        },
      });
    };
  },
};

export const BATCHES: ReadonlyMap<string, BatchKind> = new Map([
  ['BatchReply', replies],
  ['BatchForward', forwards],
]);
