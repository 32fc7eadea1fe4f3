/** How a write is tried: in a transaction, again when others stood in the way, again with the newest desk when this one was older. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Thread } from '../domain/thread.ts';
import { StoreConflict, StoreUnavailable, type Tx } from '../store/database.ts';
import { type Call, checkUnmodified, withDesk } from './call.ts';
import { Refused, SignedOut, VersionMismatch } from './errors.ts';

const TRIES = 3;
/** Each time somebody else was quicker to change a list, so it gets on; and the next try costs no more than a look at the lists. */
const RENEWALS = 12;

/** The rows carry a newer desk than the call: lists or rights have changed since this process read them. */
export interface Newer {
  newer: number;
}

/**
 * Tries until it is settled.
 * @param once one try; what it writes stays only when it ends the transaction itself
 * @throws Refused (also when too many changes come at the same time), SignedOut, StoreUnavailable
 */
export async function settling<T extends object>(call: Call, once: (tx: Tx, call: Call) => Promise<T | Newer>): Promise<T> {
  let renewals = 0;
  for (let attempt = 1, current = call; ; ) {
    try {
      // who was told that it took too long must not find it done later
      if (call.waiter?.isGone) throw new StoreUnavailable('nobody waits for it any more');
      const outcome = await current.app.database.transaction(
        (tx) => once(tx, current),
        () => call.waiter?.isGone !== true,
      );
      if (!('newer' in outcome)) return outcome;
      // decide again with what is true now
      const renewed = withDesk(current, await call.app.desks.atLeast(outcome.newer));
      if (!renewed) throw new SignedOut('the user is gone');
      current = renewed;
      if (++renewals > RENEWALS) throw new StoreUnavailable('the lists of the desk change too fast');
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
      if (attempt > TRIES)
        throw new Refused({ why: 'conflict', about: call.operation, message: 'Too many changes at the same time; nothing was stored' });
      await sleep(10 * 2 ** attempt++ * (0.5 + call.app.random()));
    }
  }
}

/** Under whom keys against repeats are kept: the Service user; who has none must not share the keys of all others that have none. */
export const repeaterOf = ({ agent }: Call): number => (agent.id > 0 ? agent.id : -agent.associateId);

/** Was a key against repeats used for the same request? @throws Refused when it was another one */
export function checkRepeat(row: Readonly<Record<string, unknown>>, call: Call): void {
  const same = row.operation === call.operation && Buffer.compare(row.fingerprint as Buffer, call.idempotency!.fingerprint) === 0;
  if (!same) throw new Refused({ why: 'invalid', about: 'Idempotency-Key', message: 'This Idempotency-Key was used for another request' });
}

/** Does a thread stand as the caller expects it to? @throws VersionMismatch */
export function checkExpected(call: Call, { ticket, message }: Thread): void {
  if (call.expectedVersion !== null && ticket.version !== call.expectedVersion)
    throw new VersionMismatch(`version ${ticket.version} stands, ${call.expectedVersion} was expected`);
  checkUnmodified(call, message ? (message.changedAt ?? message.createdAt) : ticket.lastChanged);
}
