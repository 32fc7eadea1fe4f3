/**
 * Tickets are merged, and taken apart again; where a merged one leads. All of it in one transaction: what moves is moved by one
 * statement a table, however much it is. Source: operations §8 #72, #11; docs/decisions/0016.
 */
import type { Refusal } from '../domain/decision.ts';
import type { Desk } from '../domain/desk.ts';
import { type Merge, type MergeView, type Merging, mergeable, mergeTickets, type Repointed, repointed } from '../domain/merging.ts';
import { can, EVERYTHING } from '../domain/rights.ts';
import type { MessageFacts } from '../domain/tally.ts';
import type { Thread } from '../domain/thread.ts';
import { returning, unmergeTicket } from '../domain/unmerging.ts';
import type { TicketWish } from '../domain/wish.ts';
import { type Row, StoreConflict } from '../store/database.ts';
import type { Lookup } from '../store/lookup.ts';
import {
  favouriteRowsOf,
  favourites,
  type LogMark,
  logMarksOf,
  mergeChainOf,
  moveAllMessages,
  moveFavourites,
  moveLogs,
  moveMessages,
  noteMerges,
  noteMoves,
  noteUndone,
  pointing,
  type RelationRow,
  relationRows,
  relationRowsOf,
  repointRelations,
  returnFavourites,
  returnLog,
  rewriteRelations,
  type StandingMerge,
  standingMerges,
  standingMergesInto,
  survivorOf,
} from '../store/merging.ts';
import { messageFacts, messageFactsOf } from '../store/message-facts.ts';
import { dropPopUps } from '../store/notifications.ts';
import { lineageOf, lockHierarchy } from '../store/relations.ts';
import { flatTickets, ticketRowOf } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { granted, Refused } from './errors.ts';
import { type Seen, seeing } from './read.ts';
import { type Around, changeTogether } from './together.ts';

/** Tickets on the way to the surviving one: who has merged more often than that one after the other has made a circle. */
const HOPS_AT_MOST = 100;

/** The surviving ticket in its final form, and the tickets that go into it. */
export interface MergeAsk {
  primaryId: number;
  secondaryIds: readonly number[];
  /** As a desk reads it: a newer one may know fields that an older one does not. */
  wish(desk: Desk): TicketWish;
  lookup(desk: Desk): Lookup;
}

/** Did this call do it, or an earlier one under the same key? */
export interface Done {
  id: number;
  isRepeat: boolean;
}

/** Merges tickets. @returns the surviving ticket @throws Refused */
export async function merge(call: Call, ask: MergeAsk): Promise<Done> {
  const outcome = await changeTogether(call, {
    ticketIds: [ask.primaryId, ...ask.secondaryIds],
    lookup: ({ desk }) => ask.lookup(desk),
    async plan(around) {
      const { call: now, threads, moment, facts } = around;
      const merging = granted(mergeable(ask.primaryId, ask.secondaryIds, threads, now.desk, moment));
      const view = await viewOf(around, merging);
      await storeMerge(around, merging, view, granted(mergeTickets(merging, ask.wish(now.desk), view, now.desk, facts, moment)));
      return { value: null, id: ask.primaryId };
    },
  });
  return { id: ask.primaryId, isRepeat: 'repeated' in outcome };
}

/** What is kept beside what the rules see. */
interface View extends MergeView<RelationRow> {
  logs: ReadonlyMap<number, LogMark>;
}

async function viewOf({ tx }: Around, { primary, secondaries }: Merging): Promise<View> {
  const ids = [primary, ...secondaries].map(({ ticket }) => ticket.id);
  const gone = ids.slice(1);
  const [messages, hotlists, standing, marks, related] = await tx.query(
    messageFactsOf(ids),
    favouriteRowsOf(ids),
    standingMergesInto(ids[0]!),
    logMarksOf(gone),
    relationRowsOf(gone),
  );
  return {
    messages: messageFacts(messages!),
    favourites: favourites(hotlists!),
    standing: standingMerges(standing!).map(({ trace }) => trace),
    logs: new Map(marks!.map(({ id, upTo, origins }) => [id as number, { upTo, origins } as LogMark])),
    // only who turns relations has to wait for others who do
    relations: related!.length === 0 ? [] : await relationsTurned(tx, ids),
  };
}

async function relationsTurned(tx: Around['tx'], [primaryId = 0, ...gone]: readonly number[]): Promise<Repointed<RelationRow>[]> {
  const { relations, parents } = await hierarchyAround(tx, [primaryId, ...gone]);
  return repointed(primaryId, gone, relations, parents);
}

/** Relations of tickets and all that lies above them, when one's turn has come to change them. */
async function hierarchyAround(tx: Around['tx'], ids: readonly number[]) {
  const [, rows] = await tx.query(lockHierarchy, relationRowsOf(ids));
  const relations = relationRows(rows!);
  const named = new Set([...ids, ...relations.flatMap(({ sourceId, destinationId }) => [sourceId, destinationId])]);
  const [lineage] = await tx.query(lineageOf([...named]));
  return { relations, parents: new Map(lineage!.map((row) => [row.child as number, row.parent as number])) };
}

/** The surviving ticket first: it may be called something else, and what comes to it is called so at once. */
async function storeMerge(around: Around, { primary, secondaries }: Merging, view: View, merged: Merge<RelationRow>): Promise<void> {
  const { tx, call } = around;
  const primaryId = primary.ticket.id;
  const gone = secondaries.map(({ ticket }) => ticket.id);
  const stored = await around.store(primary, merged.primary);
  const title = (stored ?? primary).ticket.title;
  await tx.query(
    ...moveAllMessages(gone, primaryId, title),
    moveLogs(gone, primaryId),
    moveFavourites(gone, primaryId),
    dropPopUps(gone),
    ...(view.relations.length > 0 ? repointRelations(view.relations) : []),
  );
  await around.storeAll(merged.secondaries);
  const messagesOf = new Map(gone.map((id) => [id, [] as number[]]));
  for (const { id, ticketId } of view.messages) messagesOf.get(ticketId)?.push(id);
  const kept = merged.secondaries.map(({ before: { ticket }, decision, trace }) => ({
    secondaryId: ticket.id,
    endsStay: Boolean(decision.effects?.stays?.length),
    trace: { ...trace, log: view.logs.get(ticket.id) ?? null, messageIds: messagesOf.get(ticket.id) ?? [] },
  }));
  await tx.query(
    noteMerges(primaryId, kept, call.at, call.agent.id),
    noteMoves(
      kept.map(({ secondaryId, trace }) => ({ fromId: secondaryId, toId: primaryId, messageIds: trace.messageIds })),
      call.at,
    ),
  );
}

const refused = (why: Refusal['why'], message: string): Refused => new Refused({ why, about: 'TicketId', message });

/**
 * Takes a merged ticket out of the one that it was merged into.
 * @throws Refused without the right on both, when it is not merged, or when the surviving one was merged itself
 */
export async function unmerge(call: Call, id: number): Promise<Done> {
  const outcome = await changeTogether(call, {
    ticketIds: [id],
    choose: () => survivorOf(id),
    async plan(around) {
      const { tx, call: now, threads } = around;
      const secondary = threads.get(id);
      if (!secondary) throw refused('unknown', `Ticket ${id} was not found`);
      // told before its state is
      if (!can(now.agent, 'edit', secondary.ticket, now.desk)) throw refused('forbidden', `You may not change ticket ${id}`);
      const { mergedInto } = secondary.ticket;
      const [rows] = mergedInto === null ? [[]] : await tx.query(standingMergesInto(mergedInto));
      const merges = standingMerges(rows!);
      const merge = merges.find(({ secondaryId }) => secondaryId === id);
      if (!merge) throw refused('invalid', `Ticket ${id} is not merged, or it is not known what it was before`);
      const primary = threads.get(merge.primaryId);
      // it was merged while this call waited for its locks
      if (!primary) throw new StoreConflict(new Error('the ticket was merged into another'));
      await takeApart(around, primary, secondary, merge, merges);
      return { value: null, id };
    },
  });
  return { id, isRepeat: 'repeated' in outcome };
}

async function takeApart(
  around: Around,
  primary: Thread,
  secondary: Thread,
  merge: StandingMerge,
  merges: readonly StandingMerge[],
): Promise<void> {
  const { tx, call, moment } = around;
  const [fromId, toId] = [primary.ticket.id, secondary.ticket.id];
  const { trace } = merge;
  const [rows] = await tx.query(messageFactsOf([fromId, toId]));
  const gone = new Set(trace.messageIds);
  const all = messageFacts(rows!);
  const goesBack = ({ id, ticketId }: MessageFacts): boolean => gone.has(id) || ticketId === toId;
  const back = all.filter(goesBack);
  const others = merges.filter((other) => other !== merge).map((other) => other.trace);
  const view = { trace, mergedAt: merge.mergedAt, others, staying: all.filter((message) => !goesBack(message)), returning: back };
  const undone = granted(unmergeTicket(primary, secondary, view, call.desk, moment));
  const messageIds = back.flatMap(({ id, ticketId }) => (ticketId === fromId ? [id] : []));
  await tx.query(
    ...moveMessages(messageIds, fromId, toId, secondary.ticket.title),
    ...(trace.log ? [returnLog(fromId, toId, trace.log)] : []),
    ...returnFavourites(fromId, undone.favouritesGone, toId, trace.favourites),
    ...noteUndone(merge.id, undone.resumesStay ? trace.stayId : null, call.at, call.agent.id),
    noteMoves([{ fromId, toId, messageIds }], call.at),
  );
  if (trace.relations.length > 0) await relationsBack(tx, [fromId, toId], trace.relations);
  await around.storeAll([
    { before: primary, decision: undone.primary },
    { before: secondary, decision: undone.secondary },
  ]);
}

async function relationsBack(tx: Around['tx'], ids: readonly number[], repointed: readonly Repointed<RelationRow>[]): Promise<void> {
  const { relations, parents } = await hierarchyAround(tx, ids);
  const { turned, again } = returning(repointed, relations, parents);
  await tx.query(pointing(turned.map((was) => ({ id: was.id, is: was }))), rewriteRelations(again));
}

/**
 * The ticket that a ticket has become a part of, over any number of merges; the ticket itself when it was not merged.
 * @returns 0 for one that is not there, or that the caller may read neither as it was nor as it is
 */
export const resolveTicket = (call: Call, id: number): Promise<Seen<number>> =>
  seeing(call, async (now) => {
    const chain = await now.app.database.query(mergeChainOf(id, HOPS_AT_MOST));
    const last = chain.at(-1)?.id as number | undefined;
    if (last === undefined) return { rows: [], value: 0 };
    const rows: Row[] = await now.app.database.query(flatTickets([...new Set([id, last])], EVERYTHING));
    const isReadable = rows.some((row) => can(now.agent, 'read', ticketRowOf(row).ticket, now.desk));
    return { rows, value: isReadable ? last : 0 };
  });
