import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { superuser } from './cluster.ts';
import { alreadyRunning, EmbeddedError } from './error.ts';
import { ownerLives, ownerPid } from './owner.ts';
import { ownerSetting } from './server.ts';

/** 'SVAR' in ASCII: the advisory lock, in the database `postgres`, of the one Svar that may use a cluster. */
const lockKey = 0x53564152;
const prefix = 'svar ';

export interface Door {
  socketFolder: string;
  port: number;
}

/** Opens one connection to the server's maintenance database. Throws what the driver throws. */
export async function connect(door: Door, owner: string): Promise<Client> {
  const client = new Client({
    host: door.socketFolder,
    port: door.port,
    user: superuser,
    database: 'postgres',
    application_name: prefix + owner,
    ssl: false,
    // a server that has just begun, on a machine that is busy, takes its time
    connectionTimeoutMillis: 30_000,
  });
  client.on('error', () => undefined); // a lost connection shows as 'end'; without a listener it would end the process
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined); // never opened: there is nothing to lose
    throw error;
  }
}

/** Whether the server behind a connection is the one of this cluster, and who started it. */
export async function introduce(client: Client, cluster: string): Promise<{ version: string; startedBy: string }> {
  const asked = await client.query<{ folder: string; version: string; started_by: string | null }>(
    `select current_setting('data_directory') as folder, current_setting('server_version') as version, current_setting($1, true) as started_by`,
    [ownerSetting],
  );
  const row = asked.rows[0];
  if (row?.folder !== cluster) throw new EmbeddedError(`The server that answers for ${cluster} works on ${row?.folder ?? 'nothing'}`);
  return { version: row.version, startedBy: row.started_by ?? '' };
}

/**
 * Takes the lock of the one Svar on this folder. A dead holder's connection may outlive it for a moment: it is waited for, then ended.
 * Throws EmbeddedError when a living Svar has it.
 */
export async function takeLock(client: Client, folder: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const asked = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [lockKey]);
    if (asked.rows[0]?.got === true) return;
    const holder = await lockHolder(client);
    if (holder !== undefined && (ownerLives(holder.owner) || attempt > 100))
      throw alreadyRunning(folder, ownerPid(holder.owner) || 'unknown');
    if (holder !== undefined && attempt > 50) await client.query('select pg_terminate_backend($1)', [holder.backend]);
    await sleep(20);
  }
}

async function lockHolder(client: Client): Promise<{ owner: string; backend: number } | undefined> {
  const asked = await client.query<{ name: string; backend: number }>(
    `select a.application_name as name, a.pid as backend from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and a.datname = current_database() and l.classid = 0 and l.objid = $1::bigint::oid`,
    [lockKey],
  );
  const row = asked.rows[0];
  return row === undefined ? undefined : { owner: row.name.replace(prefix, ''), backend: row.backend };
}

/** Makes the product's database when it is missing. */
export async function ensureDatabase(client: Client, database: string): Promise<void> {
  const asked = await client.query('select from pg_database where datname = $1', [database]);
  if (asked.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
}

/** Sets the superuser's password, which TCP asks for. */
export async function setPassword(client: Client, password: string): Promise<void> {
  await client.query(`alter role ${client.escapeIdentifier(superuser)} password ${client.escapeLiteral(password)}`);
}
