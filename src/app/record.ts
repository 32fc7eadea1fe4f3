/**
 * The second half of the waist: every write of anything but a ticket passes here. A person, a company, a row of a list, a
 * webhook: read with a lock, decided, written with its events, in one transaction; all of it or nothing.
 */
import type { Statement, Tx } from '../store/database.ts';
import { findRepeat, noteRepeat } from '../store/idempotency.ts';
import { noteEvents, type RecordEvent } from '../store/record-events.ts';
import { DESK_VERSION, deskVersionOf } from '../store/ticket-reads.ts';
import { checkRepeat, type Newer, repeaterOf, settling } from './attempts.ts';
import type { Call } from './call.ts';

export type { RecordEvent } from '../store/record-events.ts';

/** What a change of records has come to: its value, the key of its row for repeats, what happened, and what is still to be written. */
export interface RecordChange<T> {
  value: T;
  /** Key of the row, found again when the same Idempotency-Key comes twice. */
  id: number;
  events: readonly RecordEvent[];
  /** Statements that go out together with the events. */
  last?: readonly Statement[];
}

/** What was done before under the same Idempotency-Key. */
export interface Repeated {
  repeated: number;
}

/**
 * Changes records.
 * @param plan reads (with locks), decides, writes; runs again from the start when others stood in the way or the desk was
 * not the newest, which it may find out itself when it locks. It awaits nothing but SQL. It raises `Refused` for what a rule does not allow.
 * @returns what the plan came to, or what a repeat of an earlier call has found
 * @throws Refused, SignedOut, StoreUnavailable
 */
export const changeRecord = <T>(
  call: Call,
  plan: (tx: Tx, call: Call) => Promise<RecordChange<T> | Newer>,
): Promise<RecordChange<T> | Repeated> => settling<RecordChange<T> | Repeated>(call, (tx, now) => attemptOnce(tx, now, plan));

/**
 * Was this very call made before under its Idempotency-Key? Then what it expected is no longer there, and need not be.
 * @throws Refused when the key was used for another request
 */
export async function isRepeat(call: Call): Promise<boolean> {
  const { app, idempotency } = call;
  const [row] = idempotency ? await app.database.query(findRepeat(repeaterOf(call), idempotency.key)) : [];
  if (row) checkRepeat(row, call);
  return row !== undefined;
}

async function attemptOnce<T>(
  tx: Tx,
  call: Call,
  plan: (tx: Tx, call: Call) => Promise<RecordChange<T> | Newer>,
): Promise<RecordChange<T> | Repeated | Newer> {
  const { idempotency } = call;
  const [versions, repeats] = await tx.query(DESK_VERSION, ...(idempotency ? [findRepeat(repeaterOf(call), idempotency.key)] : []));
  const newest = deskVersionOf(versions![0]!);
  if (newest !== call.desk.version) return { newer: newest };
  const repeat = repeats?.[0];
  if (repeat) {
    checkRepeat(repeat, call);
    return { repeated: repeat.result_id as number };
  }
  const change = await plan(tx, call);
  if ('newer' in change) return change;
  if (change.last && change.last.length > 0) await tx.query(...change.last);
  if (idempotency) await tx.query(noteRepeat(repeaterOf(call), idempotency, call.operation, change.id, call.at));
  await tx.finish(noteEvents(change.events, call.operation, call.agent.id, call.at));
  return change;
}
