/**
 * Deleted tickets and spam stay for as many days as the desk says, then they go for good: messages, log, persons, attachments
 * and their bytes. Merged tickets stay. Source: operations §7, people-and-rights §8.
 */
import {
  deleteTickets,
  deleteUnheld,
  deleteUnused,
  hashesIn,
  lockAttachmentsOf,
  lockBytes,
  lockRetained,
  noteRemoved,
} from '../../store/sweeps.ts';
import type { App, Call } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { changeRecord } from '../record.ts';

const DAY = 86_400_000;
/** Tickets of one transaction: it is to be over long before anybody waits for it. */
const TICKETS_AT_ONCE = 20;

/**
 * Removes every ticket in the bin or in spam that was last changed longer ago than the setting says.
 * @param at milliseconds
 * @param isOver asked before each step
 * @returns how many tickets went
 * @throws StoreUnavailable
 */
export async function removeRetained(app: App, at: number, isOver: () => boolean = () => false): Promise<number> {
  let gone = 0;
  for (let more = true; more && !isOver(); ) {
    const removed = await removeSome(robotCall(app, 'Job.Retention', at));
    gone += removed;
    more = removed > 0;
  }
  return gone;
}

async function removeSome(call: Call): Promise<number> {
  const outcome = await changeRecord(call, async (tx, now) => {
    const [rows] = await tx.query(lockRetained(now.at - now.desk.settings.retainDays * DAY, TICKETS_AT_ONCE));
    const ids = rows!.map((row) => row.id as number);
    if (ids.length === 0) return { value: 0, id: 0, events: [] };
    const [attachments] = await tx.query(lockAttachmentsOf(ids), ...deleteTickets(ids));
    const [freed] = await tx.query(deleteUnused(attachments!.map((row) => row.id as number)));
    const hashes = hashesIn(freed!);
    if (hashes.length > 0) await tx.query(lockBytes(hashes), deleteUnheld(hashes));
    return { value: ids.length, id: 0, events: [], last: [noteRemoved(ids, now.operation, now.agent.id, now.at)] };
  });
  return 'repeated' in outcome ? 0 : outcome.value;
}
