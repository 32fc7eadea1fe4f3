import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { program } from './binaries.ts';
import { bareEnvironment } from './cluster.ts';
import { launch } from './identity.ts';
import { openLog } from './log.ts';
import type { Place } from './place.ts';

export interface ServerSettings {
  port: number;
  socketFolder: string;
  /** '' for none */
  listenOn: string;
  fsync: boolean;
}

/** A server of tests keeps nothing, and has nothing to tidy up: its processes sleep. */
const SCRATCH = {
  max_connections: 300,
  autovacuum: 'off',
  bgwriter_delay: '10s',
  bgwriter_lru_maxpages: 0,
  wal_writer_delay: '10s',
  checkpoint_timeout: '1h',
} as const;

/**
 * The server's command line, without its owner: what has to hold whatever somebody writes into postgresql.conf (durability, privacy) and
 * what keeps it small beside Node on one machine.
 */
export function serverArguments(place: Place, settings: ServerSettings): string[] {
  const durable = settings.fsync ? 'on' : 'off';
  const options: Record<string, string | number> = {
    port: settings.port,
    listen_addresses: settings.listenOn,
    unix_socket_directories: quoted(settings.socketFolder),
    unix_socket_permissions: '0700',
    fsync: durable,
    synchronous_commit: 'on',
    full_page_writes: durable,
    password_encryption: 'scram-sha-256',
    shared_buffers: '128MB',
    max_connections: 60,
    max_wal_size: '1GB',
    wal_level: 'replica', // so that a replica or an archive can be added later
    jit: 'off',
    // a fresh desk that is filled at once would keep plans made for empty tables until the next round
    autovacuum_naptime: '15s',
    max_logical_replication_workers: 0,
    ...(place.binaries.major >= 18 ? { io_method: 'sync' } : {}),
    ...(settings.fsync ? {} : SCRATCH),
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    // A complaint is kept, the statement and the values it was about are not: they are people's tickets.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return ['-D', place.cluster, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** A folder as an element of a list setting: a path may hold commas and blanks. */
function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}

/** The setting that tells other starts who started a server. */
export const ownerSetting = 'svar.owner';

/**
 * Starts the server in its own session, so that Ctrl-C in a terminal does not reach it. With `tied` the kernel ends it (in good order)
 * when this process dies, even by kill -9.
 */
export function spawnServer(place: Place, args: string[], owner: string, tied: boolean): ChildProcess {
  const log = openLog(place.log);
  try {
    const owned = [...args, '-c', `${ownerSetting}=${owner}`];
    const { command, args: all, ...ids } = launch(place.identity, program(place.binaries, 'postgres'), owned, tied ? 'SIGINT' : undefined);
    return spawn(command, all, { cwd: '/', env: bareEnvironment, stdio: ['ignore', log, log], detached: true, ...ids });
  } finally {
    closeSync(log);
  }
}
