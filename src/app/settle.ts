/** From a decision to the statement that stores it: what really changed, with its log, events and effects. */
import type { Decision } from '../domain/decision.ts';
import { NO_EFFECTS } from '../domain/effects.ts';
import { eventsOf, settle } from '../domain/events.ts';
import { logOf } from '../domain/log.ts';
import type { Thread } from '../domain/thread.ts';
import type { Statement, Tx } from '../store/database.ts';
import { type Companions, insertTags, writeThread } from '../store/thread.ts';
import type { Call } from './call.ts';

/** A decided thread as it will be stand, and the statement that stores it. */
export interface Settled {
  thread: Thread;
  statement: Statement;
}

/**
 * What a decision comes to.
 * @param decided the decision's thread with the ids of tags that were made for it
 * @param withKey does the statement carry the call's key against repeats?
 * @returns null when nothing changes
 */
export function settled(call: Call, before: Thread | null, decision: Decision, decided = decision.thread, withKey = false): Settled | null {
  const { because, kinds = [], quiet = false } = decision;
  const effects = { ...NO_EFFECTS, ...decision.effects };
  const always = kinds.length > 0 || effects.notices.length > 0 || effects.parcels.length > 0;
  const after = before === null ? decided : settle(before, decided, call.at, call.agent.id, { quiet, always });
  if (after === null) return null;
  const companions: Companions = {
    at: call.at,
    byId: call.agent.id,
    operation: call.operation,
    log: logOf(before, after, call.agent.id, call.desk, because),
    kinds: [...eventsOf(before, after), ...kinds],
    delegatedBy: decision.delegatedBy,
    remembersCategory: decision.remembersCategory,
    effects,
    idempotency: withKey ? call.idempotency : null,
  };
  return { thread: after, statement: writeThread(before, after, companions) };
}

/** Makes the tags that a decision wants. @returns its thread with their ids */
export async function withNewTags(tx: Tx, decision: Decision): Promise<Thread> {
  if (decision.newTags.length === 0) return decision.thread;
  const [rows] = await tx.query(insertTags(decision.newTags));
  const tags = [...decision.thread.ticket.tags, ...rows!.map((row) => row.tags_id as number)];
  return { ...decision.thread, ticket: { ...decision.thread.ticket, tags } };
}
