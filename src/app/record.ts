/**
 * The second half of the waist: every write of anything but a ticket passes here. A person, a company, a row of a list, a
 * webhook: read with a lock, decided, written with its events, in one transaction; all of it or nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Statement, StoreConflict, StoreUnavailable, type Tx } from '../store/database.ts';
import { findRepeat, noteRepeat } from '../store/idempotency.ts';
import { noteEvents, type RecordEvent } from '../store/record-events.ts';
import { DESK_VERSION, deskVersionOf } from '../store/ticket-reads.ts';
import { type Call, withDesk } from './call.ts';
import { Refused, SignedOut } from './errors.ts';

export type { RecordEvent } from '../store/record-events.ts';

const TRIES = 3;

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
 * not the newest. It awaits nothing but SQL. It raises `Refused` for what a rule does not allow.
 * @returns what the plan came to, or what a repeat of an earlier call has found
 * @throws Refused, SignedOut, StoreUnavailable
 */
export async function changeRecord<T>(
  call: Call,
  plan: (tx: Tx, call: Call) => Promise<RecordChange<T>>,
): Promise<RecordChange<T> | Repeated> {
  for (let attempt = 1, current = call; ; attempt++) {
    try {
      const outcome = await current.app.database.transaction((tx) => attemptOnce(tx, current, plan));
      if (!('newer' in outcome)) return outcome;
      const renewed = withDesk(current, await call.app.desks.atLeast(outcome.newer));
      if (!renewed) throw new SignedOut('the user is gone');
      current = renewed;
      if (attempt > TRIES) throw new StoreUnavailable('the lists of the desk change too fast');
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
      if (attempt > TRIES)
        throw new Refused({ why: 'conflict', about: call.operation, message: 'Too many changes at the same time; nothing was stored' });
      await sleep(10 * 2 ** attempt * (0.5 + call.app.random()));
    }
  }
}

async function attemptOnce<T>(
  tx: Tx,
  call: Call,
  plan: (tx: Tx, call: Call) => Promise<RecordChange<T>>,
): Promise<RecordChange<T> | Repeated | { newer: number }> {
  const { idempotency } = call;
  const [versions, repeats] = await tx.query(DESK_VERSION, ...(idempotency ? [findRepeat(call.agent.id, idempotency.key)] : []));
  const newest = deskVersionOf(versions![0]!);
  if (newest !== call.desk.version) return { newer: newest };
  const repeat = repeats?.[0];
  if (repeat && idempotency) {
    const same = repeat.operation === call.operation && Buffer.compare(repeat.fingerprint as Buffer, idempotency.fingerprint) === 0;
    if (!same)
      throw new Refused({ why: 'invalid', about: 'Idempotency-Key', message: 'This Idempotency-Key was used for another request' });
    return { repeated: repeat.result_id as number };
  }
  const change = await plan(tx, call);
  if (change.last && change.last.length > 0) await tx.query(...change.last);
  if (idempotency) await tx.query(noteRepeat(call.agent.id, idempotency, call.operation, change.id, call.at));
  await tx.finish(noteEvents(change.events, call.operation, call.agent.id, call.at));
  return change;
}
