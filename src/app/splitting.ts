/**
 * A ticket is split: messages, or a part of one, go to a new ticket. All of it in one transaction. Source: operations §8 #73, #74.
 */
import type { Refusal } from '../domain/decision.ts';
import type { Desk } from '../domain/desk.ts';
import { editMessage, firstMessage } from '../domain/message.ts';
import { firstOf, gives, receives, type SourceWish, splittable, transferred, wishOfHalf, wishOfSplit } from '../domain/splitting.ts';
import type { Facts, Message, Thread } from '../domain/thread.ts';
import { createTicket } from '../domain/ticket.ts';
import type { MessageWish, TicketWish } from '../domain/wish.ts';
import { foldLoads, isCrowded } from '../store/loads.ts';
import { delegates, foundIn, type Lookup, lockCategory, lookUp } from '../store/lookup.ts';
import { moveLinks, moveMessages, noteMoves } from '../store/merging.ts';
import { messageFacts, messageFactsOf } from '../store/message-facts.ts';
import { loadMessage } from '../store/thread.ts';
import { messageOf } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { granted, Refused } from './errors.ts';
import type { Done } from './merging.ts';
import { type Around, changeTogether } from './together.ts';

const noTicket = (id: number): Refusal => ({ why: 'unknown', about: 'SourceTicketEntityId', message: `Ticket ${id} was not found` });
const noMessage = (id: number): Refusal => ({ why: 'unknown', about: 'SourceTicketMessage', message: `Message ${id} was not found` });

/** The new ticket that is wished for, as a desk reads it, and what that has to look up. */
export interface NewTicketAsk {
  wish(desk: Desk): TicketWish;
  lookup(wish: TicketWish, desk: Desk): Lookup;
}

/** Looked up once it is known whom the source is about: the rules ask these persons' wishes too. */
async function factsFor({ tx }: Around, wanted: Lookup): Promise<Facts> {
  const rows = await tx.query(...(delegates(wanted) ? [lockCategory(wanted)] : []), lookUp(wanted));
  const found = foundIn(rows.at(-1)![0]!);
  if (isCrowded(wanted, found)) await tx.query(foldLoads(wanted.candidateIds ?? []));
  return found.facts;
}

/** Makes the new ticket. @param persons to be looked up beside those that it names */
async function made(
  around: Around,
  ask: NewTicketAsk,
  source: Thread,
  first: Pick<Message, 'author'> | undefined,
  persons: readonly number[],
) {
  const { call, moment } = around;
  const said = ask.wish(call.desk);
  const wish = wishOfSplit(said, source, first);
  const wanted = ask.lookup(wish, call.desk);
  const facts = await factsFor(around, { ...wanted, personIds: [...new Set([...wanted.personIds, ...persons])] });
  const thread = await around.store(null, granted(createTicket(wish, call.desk, facts, moment)));
  return { thread: thread!, facts, isCopy: said.personId === undefined };
}

/** Messages that shall become a ticket of their own. */
export interface Split {
  sourceId: number;
  source: SourceWish;
  messageIds: readonly number[];
  ticket: NewTicketAsk;
}

/** Moves messages to a new ticket. @returns the new ticket @throws Refused */
export async function split(call: Call, { sourceId, source: wished, messageIds, ticket }: Split): Promise<Done> {
  const outcome = await changeTogether(call, {
    ticketIds: [sourceId],
    async plan(around) {
      const { tx, call: now, moment, threads } = around;
      const source = threads.get(sourceId);
      if (!source) throw new Refused(noTicket(sourceId));
      granted(splittable(source, 'SourceTicketEntityId', now.desk, moment));
      const [rows] = await tx.query(messageFactsOf([sourceId]));
      const { moving, staying } = granted(transferred(messageIds, messageFacts(rows!)));
      const fresh = await made(around, ticket, source, firstOf(moving), []);
      const { id, title } = fresh.thread.ticket;
      const ids = moving.map((message) => message.id);
      await tx.query(...moveMessages(ids, sourceId, id, title), noteMoves([{ fromId: sourceId, toId: id, messageIds: ids }], now.at));
      await around.store(fresh.thread, granted(receives(fresh.thread, source.ticket, moving, fresh.isCopy, now.desk)));
      await around.store(source, granted(gives(source, staying, wished, id, now.desk, fresh.facts, moment)));
      return { value: id, id };
    },
  });
  return 'repeated' in outcome ? { id: outcome.repeated, isRepeat: true } : { id: outcome.value, isRepeat: false };
}

/** One message that shall become two. */
export interface MessageSplit {
  /** The first half, as it is from now on. */
  source(desk: Desk): MessageWish;
  sourceId: number;
  ticket: NewTicketAsk;
  /** The second half. */
  half(desk: Desk): MessageWish;
  /** Of the message; they go along. Others are passed over. */
  attachmentIds: readonly number[];
}

/** Who administers the desk may have switched off the editing of messages; to split one is not to rewrite it. */
const withEditing = (desk: Desk): Desk => ({ ...desk, settings: { ...desk.settings, editMessages: true } });

/** Makes two messages of one, the second one on a new ticket. @returns the new ticket @throws Refused */
export async function splitMessage(call: Call, ask: MessageSplit): Promise<Done> {
  const outcome = await changeTogether(call, {
    messageIds: [ask.sourceId],
    async plan(around) {
      const { tx, call: now, moment, threads, ticketOf } = around;
      const ticket = threads.get(ticketOf.get(ask.sourceId) ?? 0);
      const [rows] = ticket ? await tx.query(loadMessage(ask.sourceId)) : [[]];
      if (!ticket || !rows![0]) throw new Refused(noMessage(ask.sourceId));
      granted(splittable(ticket, 'SourceTicketMessage', now.desk, moment));
      const message = messageOf(rows![0]);
      const first = ask.source(now.desk);
      const half = wishOfHalf(ask.half(now.desk), message, 0);
      const persons = [first.personId ?? 0, half.personId ?? 0].filter((id) => id > 0);
      const fresh = await made(around, ask.ticket, ticket, { author: half.author ?? '' }, persons);
      const edited = granted(editMessage({ ...ticket, message }, first, withEditing(now.desk), fresh.facts, moment));
      const source = (await around.store({ ...ticket, message }, edited)) ?? ticket;
      const added = granted(firstMessage(fresh.thread, { ...half, ticketId: fresh.thread.ticket.id }, now.desk, fresh.facts, moment));
      const thread = (await around.store(fresh.thread, added))!;
      await tx.query(moveLinks(ask.attachmentIds, ask.sourceId, thread.message!.id));
      await recount(around, source, thread, fresh);
      return { value: thread.ticket.id, id: thread.ticket.id };
    },
  });
  return 'repeated' in outcome ? { id: outcome.repeated, isRepeat: true } : { id: outcome.value, isRepeat: false };
}

/** Both tickets as they count once the attachments have moved; their logs name each other. */
async function recount(
  around: Around,
  source: Thread,
  thread: Thread,
  { facts, isCopy }: { facts: Facts; isCopy: boolean },
): Promise<void> {
  const { tx, call, moment } = around;
  const [sourceId, newId] = [source.ticket.id, thread.ticket.id];
  const [rows] = await tx.query(messageFactsOf([sourceId, newId]));
  const messages = messageFacts(rows!);
  const moving = messages.filter(({ ticketId }) => ticketId === newId);
  const staying = messages.filter(({ ticketId }) => ticketId === sourceId);
  const bare = { ...thread, message: null };
  await around.store(bare, granted(receives(bare, source.ticket, moving, isCopy, call.desk)));
  const left = { ...source, message: null };
  const unchanged = { statusId: 0, activateAt: null };
  await around.store(left, granted(gives(left, staying, unchanged, newId, call.desk, facts, moment)));
}
