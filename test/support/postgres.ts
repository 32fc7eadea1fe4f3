import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { QUEUES } from '../../src/app/jobs/queues.ts';
import { furnish } from '../../src/store/base-data.ts';
import { isAlive } from '../../src/store/embedded/processes.ts';
import { prepareJobs } from '../../src/store/jobs.ts';
import { migrate } from '../../src/store/migrate.ts';
import { loadWorld, worldMoment, worldPasswordHash } from '../world.ts';

/** embedded = the product's own PostgreSQL over a Unix socket; external = the oldest supported one over TCP with a password. */
export type ServerKind = 'embedded' | 'external';

/** Where a server listens. `host` is a socket folder or an address. */
export interface ServerConnection {
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
}

/** What a fresh database holds: nothing, migrations, these and the base rows, or these and the acceptance world. */
export type Content = 'empty' | 'schema' | 'base' | 'world';

export interface TestDatabase {
  name: string;
  /** For `new pg.Client` or `new pg.Pool`. */
  config: ServerConnection;
  /** The same as a `postgres://` address. */
  url: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

export interface TestServer {
  kind: ServerKind;
  connection: ServerConnection;
  freshDatabase(content?: Content): Promise<TestDatabase>;
}

export interface RunningCluster {
  connection: ServerConnection;
  stop(): Promise<void>;
}

/** A cluster that this process has to end. */
interface Started {
  folder: string;
  pid: () => number | undefined;
  stop?: () => Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The migrations of the product. */
export const migrationsFolder = path.join(root, 'src/store/migrations');

const servers = new Map<ServerKind, Promise<TestServer>>();
const running = new Set<Started>();

/**
 * The server of this test process, started when first asked for and ended with the process. When `SVAR_TEST_CLUSTER` holds
 * JSON like `{"embedded":{"host":…,"port":…,"user":…,"database":…}}` with this kind, that server is used and left running.
 */
export function testServer(kind: ServerKind = 'embedded'): Promise<TestServer> {
  let server = servers.get(kind);
  if (!server) {
    server = openServer(kind);
    servers.set(kind, server);
  }
  return server;
}

/** A database of its own with the given content, made from a template in some 30 ms. */
export async function freshDatabase(content: Content = 'world', kind: ServerKind = 'embedded'): Promise<TestDatabase> {
  return (await testServer(kind)).freshDatabase(content);
}

/** A connected client; the caller ends it. A connection that breaks, as when its database is dropped, is no error by itself. */
export async function connect(config: ServerConnection): Promise<Client> {
  const client = new Client(config);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function openServer(kind: ServerKind): Promise<TestServer> {
  const shared = JSON.parse(process.env.SVAR_TEST_CLUSTER ?? '{}') as Partial<Record<ServerKind, ServerConnection>>;
  const connection = shared[kind] ?? (await startCluster(kind)).connection;
  const templates = new Map<Content, Promise<string>>();
  const freshDatabaseHere = async (content: Content = 'world'): Promise<TestDatabase> => {
    const template = templates.get(content) ?? makeTemplate(connection, content);
    templates.set(content, template);
    return copyDatabase(connection, await template);
  };
  return { kind, connection, freshDatabase: freshDatabaseHere };
}

async function copyDatabase(connection: ServerConnection, template: string): Promise<TestDatabase> {
  const name = `svar_test_${randomBytes(8).toString('hex')}`;
  // Scratch clusters do not sync, so a copy of the files is quicker than one through the log.
  await administer(connection, (client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  const config = { ...connection, database: name };
  return {
    name,
    config,
    url: address(config),
    drop: async () => {
      await administer(connection, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

function address({ host, port, user, password, database }: ServerConnection): string {
  const who = password === undefined ? user : `${user}:${encodeURIComponent(password)}`;
  if (!host.startsWith('/')) return `postgres://${who}@${host}:${port}/${database}`;
  return `postgres://${who}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

async function administer<T>(connection: ServerConnection, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(connection);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the template once per server, also when several test processes share it; its name says what went into it. */
async function makeTemplate(connection: ServerConnection, content: Content): Promise<string> {
  if (content === 'empty') return 'template0';
  const name = `svar_template_${content}_${await fingerprint()}`;
  await administer(connection, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    if ((await client.query('select from pg_database where datname = $1', [name])).rowCount) return;
    const making = `${name}_making`;
    await client.query(`drop database if exists ${making} with (force)`);
    await client.query(`create database ${making} template template0`);
    await administer({ ...connection, database: making }, (inside) => fill(inside, content));
    await client.query(`alter database ${making} rename to ${name}`);
  });
  return name;
}

async function fill(client: Client, content: Content): Promise<void> {
  await migrate(client, migrationsFolder);
  if (content === 'schema') return;
  await prepareJobs(client, QUEUES);
  const desk = { adminUser: 'admin', company: 'My company', timeZone: 'Europe/Oslo', language: 'en' };
  await furnish(client, { ...desk, adminPasswordHash: worldPasswordHash, at: worldMoment });
  if (content === 'world') await loadWorld(client);
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(QUEUES));
  for (const folder of [migrationsFolder, path.join(root, 'src/store/base-data'), path.join(root, 'test')]) {
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const counts = folder.endsWith('test') ? entry.name === 'world.ts' : entry.isFile();
      if (counts) hash.update(entry.name).update(await readFile(path.join(folder, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Starts a scratch server in a folder of its own under the system's temporary folder. It ends, and its folder goes, with
 * `stop()`, when the tests of this process are over, or with this process at the latest; a script without tests calls `stop()`.
 * A run of many test files starts one and hands it on in `SVAR_TEST_CLUSTER`.
 */
export async function startCluster(kind: ServerKind): Promise<RunningCluster> {
  // Loaded only here: a process that is handed a server needs no launcher.
  const { startEmbedded } = await import('../../src/store/embedded.ts');
  // note: the launcher makes the folder, because one of mkdtemp's is closed to the user that root's server runs as.
  const folder = path.join(os.tmpdir(), `svar-test-${process.pid}-${randomBytes(4).toString('hex')}`);
  await sweep();
  const started: Started = { folder, pid: () => undefined };
  running.add(started);
  const password = randomBytes(12).toString('hex');
  const external = { binaries: path.join(root, 'node_modules/postgres-15'), listen: { host: '127.0.0.1', port: 0, password } };
  const server = await startEmbedded({ folder, say: () => undefined, fsync: false, ...(kind === 'external' ? external : {}) });
  started.pid = server.pid;
  started.stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    running.delete(started);
  };
  return { connection: { ...server.connection, ...(kind === 'external' ? { password } : {}) }, stop: started.stop };
}

/** Removes what killed runs left: their servers ended with them, their folders could not. */
async function sweep(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = Number(/^svar-test-(\d+)-[0-9a-f]+$/.exec(name)?.[1] ?? process.pid);
    if (!isAlive(pid)) await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

after(async () => {
  await Promise.all([...running].map((cluster) => cluster.stop?.()));
});

// A process that ends early has no time to stop its servers in order: nothing in them is worth keeping.
process.once('exit', () => {
  for (const { folder, pid } of running) {
    const server = pid();
    if (server !== undefined && isAlive(server)) process.kill(server, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
