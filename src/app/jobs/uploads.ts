/** Uploads that no message ever got, and bytes that nobody has any more. Source: reliability §5. */
import { deleteUnheld, deleteUnused, hashesIn, lockBytes, lockUploads, nextHashes } from '../../store/sweeps.ts';
import type { App } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { changeRecord } from '../record.ts';

const HOUR = 3_600_000;
const UPLOADS_AT_ONCE = 100;
/** Bytes of one transaction, in rows: each may hold tens of megabytes. */
const BLOBS_AT_ONCE = 20;

/**
 * Removes attachments that were made an hour ago, or earlier, and are on no message; their bytes too, unless others have them.
 * @param at milliseconds
 * @param isOver asked before each step
 * @returns how many attachments went
 * @throws StoreUnavailable
 */
export async function sweepUploads(app: App, at: number, isOver: () => boolean = () => false): Promise<number> {
  let gone = 0;
  for (let more = true; more && !isOver(); ) {
    const outcome = await changeRecord(robotCall(app, 'Job.Uploads', at), async (tx, now) => {
      const [rows] = await tx.query(lockUploads(now.at - HOUR, UPLOADS_AT_ONCE));
      if (rows!.length === 0) return { value: 0, id: 0, events: [] };
      const [deleted] = await tx.query(deleteUnused(rows!.map((row) => row.id as number)));
      const hashes = hashesIn(deleted!);
      if (hashes.length > 0) await tx.query(lockBytes(hashes), deleteUnheld(hashes));
      return { value: deleted!.length, id: 0, events: [] };
    });
    const removed = 'repeated' in outcome ? 0 : outcome.value;
    gone += removed;
    more = removed > 0;
  }
  return gone;
}

/**
 * Removes bytes that no attachment, document, blob or picture has: what was replaced leaves them behind.
 * @param at milliseconds
 * @param isOver asked before each step
 * @returns how many contents went
 * @throws StoreUnavailable
 */
export async function sweepBytes(app: App, at: number, isOver: () => boolean = () => false): Promise<number> {
  let gone = 0;
  for (let after: Uint8Array | null = null, more = true; more && !isOver(); ) {
    const rows: Awaited<ReturnType<typeof app.database.query>> = await app.database.query(nextHashes(after));
    const unheld = hashesIn(rows.filter((row) => row.unheld === true));
    for (let from = 0; from < unheld.length && !isOver(); from += BLOBS_AT_ONCE)
      gone += await removeBytes(app, at, unheld.slice(from, from + BLOBS_AT_ONCE));
    after = hashesIn(rows).at(-1) ?? null;
    more = after !== null;
  }
  return gone;
}

async function removeBytes(app: App, at: number, hashes: readonly Uint8Array[]): Promise<number> {
  const outcome = await changeRecord(robotCall(app, 'Job.Bytes', at), async (tx) => {
    const [, deleted] = await tx.query(lockBytes(hashes), deleteUnheld(hashes));
    return { value: deleted!.length, id: 0, events: [] };
  });
  return 'repeated' in outcome ? 0 : outcome.value;
}
