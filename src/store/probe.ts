/** Small questions to the server: which version, which clock, can it write? */
import type { ClientBase } from 'pg';
import { baseTimeZoneSetting } from './base-data/settings.ts';
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

/** The server's version: 180004 and `18.4`. */
export async function serverVersion(client: ClientBase): Promise<{ number: number; name: string }> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  );
  return rows[0]!;
}

/** The IANA zone that the desk was made in; null before it was made. */
export async function storedZone(client: ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ value: string | null }>('select value from registry where name = $1', [baseTimeZoneSetting]);
  return rows[0]?.value ?? null;
}
