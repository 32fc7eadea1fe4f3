/** Small questions to the server: which version, which clock, can it write? */
import type { Database, Statement } from './database.ts';

const CLOCK: Statement = { name: 'probe-clock', text: 'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms', values: [] };
/** Asking for a transaction id is a write: a standby or a full disk refuses it. */
const WRITE: Statement = { name: 'probe-write', text: 'select pg_current_xact_id()::text as id', values: [] };

/**
 * How far the database's clock is ahead of this process's, in milliseconds.
 * @param clock this process's clock
 */
export async function clockOffset(database: Database, clock: () => number): Promise<number> {
  const before = clock();
  const [row] = await database.query(CLOCK);
  const after = clock();
  return Math.round((row!.ms as number) - (before + after) / 2);
}

/** Raises what the server says when it cannot write. */
export async function probeWrite(database: Database): Promise<void> {
  await database.query(WRITE);
}
