/**
 * The waist: every write of a ticket passes here. Lock and look up, let happen what is due, decide, write ticket, message,
 * log, event and effects in one transaction; nothing of it stays unless all of it does.
 */
import { type Decision, isRefusal } from '../domain/decision.ts';
import type { Thread } from '../domain/thread.ts';
import { type Statement, StoreConflict, type Tx } from '../store/database.ts';
import { findRepeat, noteRepeat } from '../store/idempotency.ts';
import { foldLoads, isCrowded } from '../store/loads.ts';
import { delegates, type Found, foundIn, type Lookup, lockCategory, lookUp } from '../store/lookup.ts';
import { loadMessage, lockTicket, lockTicketOfMessage, otherPersons, otherPersonsOfMessage, threadOf } from '../store/thread.ts';
import { checkExpected, checkRepeat, type Newer, settling } from './attempts.ts';
import { type Call, momentOf } from './call.ts';
import { broughtUpToNow } from './due.ts';
import { Refused } from './errors.ts';
import { ALONE, Gatherer } from './gatherer.ts';
import type { Changed, Intended, Target } from './intended.ts';
import { settled, withNewTags } from './settle.ts';

/**
 * Changes one thread.
 * @throws Refused when a rule says no, VersionMismatch, SignedOut, StoreUnavailable when the database cannot answer
 */
export async function change(call: Call, intended: Intended): Promise<Changed> {
  const wanted = intended.lookup(call.desk);
  const outcome = Gatherer.takes(call, intended, wanted) ? await call.app.gatherer.add(call, intended, wanted) : ALONE;
  return outcome === ALONE ? changeAlone(call, intended) : outcome;
}

/** Commits what was due, where the wish itself changes nothing. */
export const NOTHING_MORE: Statement = { name: 'nothing-more', text: 'select 1', values: [] };

const changeAlone = (call: Call, intended: Intended): Promise<Changed> =>
  settling<Changed>(call, (tx, now) => attemptOnce(tx, now, intended));

async function attemptOnce(tx: Tx, call: Call, intended: Intended): Promise<Changed | Newer> {
  const wanted = intended.lookup(call.desk);
  const { thread, found, repeat } = await load(tx, call, intended.target, wanted);
  if (found.deskVersion !== call.desk.version) return { newer: found.deskVersion };
  if (repeat) return { ...repeat, before: thread, thread: null, found, desk: call.desk };
  if (thread) checkExpected(call, thread);
  if (isCrowded(wanted, found)) await tx.query(foldLoads(wanted.candidateIds ?? []));
  const [standing = null] = thread ? await broughtUpToNow(tx, call, [thread]) : [];
  const decision = intended.decide(standing, call.desk, found.facts, momentOf(call));
  if (isRefusal(decision)) throw new Refused(decision);
  return store(tx, call, standing, decision, found);
}

function locking(target: Target): Statement[] {
  if ('ticketId' in target) return [lockTicket(target.ticketId), otherPersons(target.ticketId)];
  if ('messageId' in target)
    return [lockTicketOfMessage(target.messageId), otherPersonsOfMessage(target.messageId), loadMessage(target.messageId)];
  return [];
}

async function load(tx: Tx, call: Call, target: Target, wanted: Lookup) {
  const locked = locking(target);
  const repeated = call.idempotency ? [findRepeat(call.agent.id, call.idempotency.key)] : [];
  const category = delegates(wanted) ? [lockCategory(wanted)] : [];
  // the look-up comes last, behind the locks: what it reads is as new as the rows
  const rows = await tx.query(...locked, ...category, ...repeated, lookUp(wanted));
  const found = foundIn(rows.at(-1)![0]!);
  const thread = locked.length > 0 ? threadOf(rows[0]?.[0], rows[1] ?? [], locked.length > 2 ? rows[2]?.[0] : undefined) : null;
  // a split may have moved the message while this call waited for the ticket it was on
  if (thread?.message && thread.message.ticketId !== thread.ticket.id) throw new StoreConflict(new Error('the message has moved'));
  return { thread, found, repeat: call.idempotency ? repeatOf(rows.at(-2)?.[0], call) : null };
}

/** The same key with another body is a mistake of the caller; with the same body it is a repeat. */
function repeatOf(row: Record<string, unknown> | undefined, call: Call): { ticketId: number; messageId: number } | null {
  if (!row) return null;
  checkRepeat(row, call);
  const id = row.result_id as number;
  return { ticketId: id, messageId: id };
}

async function store(tx: Tx, call: Call, before: Thread | null, decision: Decision, found: Found): Promise<Changed> {
  const next = settled(call, before, decision, await withNewTags(tx, decision), true);
  if (next === null) {
    const ids = idsOf(before!);
    await tx.finish(
      call.idempotency ? noteRepeat(call.agent.id, call.idempotency, call.operation, ids.messageId || ids.ticketId, call.at) : NOTHING_MORE,
    );
    return { ...ids, before, thread: before, found, desk: call.desk };
  }
  const [row] = await tx.finish(next.statement);
  const ticketId = row!.ticketId as number;
  const messageId = (row!.messageId as number | null) ?? 0;
  const after = next.thread;
  return { ticketId, messageId, before, thread: { ...after, ticket: { ...after.ticket, id: ticketId } }, found, desk: call.desk };
}

const idsOf = (thread: Thread): { ticketId: number; messageId: number } => ({
  ticketId: thread.ticket.id,
  messageId: thread.message?.id ?? 0,
});
