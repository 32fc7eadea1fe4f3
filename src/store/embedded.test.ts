import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, open, readdir, readFile, realpath, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { nodeArguments } from '../../test/support/programs.ts';
import { WHOLE_ONLY } from '../../test/support/share.ts';
import { findBinaries } from './embedded/binaries.ts';
import { isAlive, processesOf } from './embedded/processes.ts';
import { giveTree } from './embedded/tree.ts';
import { EmbeddedError, type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = nodeArguments('src/store/embedded/hold.fixture.ts');
const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const said: string[] = [];
const silently = () => undefined;

const scratches: string[] = [];
const helpers = new Set<ChildProcess>();
const servers = new Set<EmbeddedServer>();

async function scratch(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'svar-embedded-')));
  await chmod(folder, 0o755); // others pass through, as they do in a usual place
  scratches.push(folder);
  return folder;
}

after(async () => {
  for (const server of servers) await server.stop();
  for (const child of helpers) child.kill('SIGKILL');
  for (const folder of scratches) {
    for (const pid of processesOf(join(folder, 'data', 'postgres'))) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});

async function start(folder: string, more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  said.length = 0;
  const server = await startEmbedded({ folder, fsync: false, say: (line) => said.push(line), ...more });
  servers.add(server);
  return server;
}

let template: Promise<string> | undefined;

async function startOnce(): Promise<string> {
  const folder = join(await scratch(), 'data');
  await (await start(folder)).stop();
  return folder;
}

/** A data folder whose database was prepared and ended; that is done once, since it takes longer than all else. Empty where it can't be copied. */
async function prepared(): Promise<string> {
  template ??= startOnce();
  const from = await template;
  const folder = join(await scratch(), 'data');
  if (existsSync(join(from, 'postgres.location'))) return folder;
  // owners too: PostgreSQL does not run as root
  assert.equal(spawnSync('cp', ['-a', from, folder]).status, 0);
  return folder;
}

async function ask<Row extends object>(server: Pick<EmbeddedServer, 'connection'>, sql: string, password?: string): Promise<Row[]> {
  const client = new Client({ ...server.connection, ...(password === undefined ? {} : { password }) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

interface Told {
  ready?: number;
  adopted?: boolean;
  connection?: EmbeddedServer['connection'];
  failed?: string;
}

/** Do other users get to this checkout? Under a closed home they do not, and the launcher then works in a user namespace. */
const isOpen =
  !isRoot ||
  spawnSync(process.execPath, ['-e', `require('node:fs').readdirSync(${JSON.stringify(root)})`], { uid: nobody, gid: nobody }).status === 0;

/** Another process that starts a server; resolves when that is ready or refused. */
async function elsewhere(options: Partial<EmbeddedOptions>, as?: number): Promise<{ child: ChildProcess; told: Told }> {
  const command = [process.execPath, ...fixture, JSON.stringify({ fsync: false, ...options })];
  const lower = as === undefined ? [] : ['setpriv', '--reuid', `${as}`, '--regid', `${as}`, '--clear-groups', '--'];
  const [program = '', ...args] = [...lower, ...command];
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  helpers.add(child);
  for await (const line of createInterface({ input: child.stdout! })) {
    const told = JSON.parse(line) as Told;
    if (told.ready !== undefined || told.failed !== undefined) return { child, told };
  }
  throw new Error('it ended without a word');
}

async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  child.kill(signal);
  await ended;
  helpers.delete(child);
}

async function refused(starting: Promise<unknown>, words: RegExp): Promise<void> {
  await assert.rejects(starting, (error) => error instanceof EmbeddedError && words.test(error.message) && !error.message.includes('\n'));
}

function comesBack(server: EmbeddedServer): Promise<void> {
  return new Promise((resolve) => server.onRestarted(resolve));
}

function pidOf(server: EmbeddedServer): number {
  return server.pid() ?? assert.fail('no server process');
}

describe('embedded PostgreSQL', { timeout: 3_600_000 }, () => {
  it('prepares a database at the first start and finds it again at the next', async () => {
    const folder = join(await scratch(), 'data');
    const first = await start(folder, { fsync: true });
    assert.deepEqual(said, ['Preparing the database (first start) …']);
    assert.equal(first.adopted, false);
    const [row] = await ask<Record<string, string>>(
      first,
      `select current_setting('fsync') || current_setting('synchronous_commit') || current_setting('data_checksums') || current_setting('full_page_writes') as safe,
              current_setting('listen_addresses') as listens, current_setting('io_method') as io,
              (select datlocprovider::text || datlocale || pg_encoding_to_char(encoding) from pg_database where datname = 'svar') as locale,
              lower('ÆØÅ') as lower, current_database() as name`,
    );
    assert.deepEqual(row, { safe: 'onononon', listens: '', io: 'sync', locale: 'bC.UTF-8UTF8', lower: 'æøå', name: 'svar' });
    await ask(first, 'create table kept as select 1 as here');
    assert.equal((await stat(first.connection.host)).mode & 0o777, 0o700);
    assert.equal((await stat(join(folder, 'postgres.log'))).mode & 0o077, 0);
    const environment = await readFile(`/proc/${first.pid()}/environ`, 'utf8').catch(() => '');
    assert.ok(!environment.includes('NODE') && !environment.includes('HOME'), 'the server sees our environment');
    await first.stop();
    assert.deepEqual(processesOf(join(folder, 'postgres')), []);
    assert.deepEqual((await readdir(folder)).sort(), ['postgres', 'postgres.log', 'socket']);

    const next = await start(folder);
    assert.deepEqual(said, []);
    assert.deepEqual(await ask(next, 'select here from kept'), [{ here: 1 }]);
    await Promise.all([next.stop(), next.stop()]);
  });

  it('refuses a second start, and leaves the first alone', async () => {
    const folder = await prepared();
    const first = await start(folder);
    const pid = first.pid();
    await refused(
      startEmbedded({ folder, say: silently }),
      new RegExp(`^Svar is already running on ${folder} \\(process ${process.pid}\\)$`),
    );
    const { told } = await elsewhere({ folder });
    assert.equal(told.failed, `EmbeddedError: Svar is already running on ${folder} (process ${process.pid})`);
    // Without the file that names the holder, the server itself tells.
    await rm(join(folder, 'svar.pid'));
    await refused(startEmbedded({ folder, say: silently }), /already running/);
    assert.equal(first.pid(), pid);
    await ask(first, 'select 1');
    await first.stop();
  });

  it('lets one of two starts at once win, on an empty folder', WHOLE_ONLY, async () => {
    const folder = join(await scratch(), 'data');
    const both = await Promise.all([elsewhere({ folder }), elsewhere({ folder })]);
    assert.equal(both.filter(({ told }) => told.ready !== undefined).length, 1, JSON.stringify(both.map(({ told }) => told)));
    const winner = both.find(({ told }) => told.ready !== undefined)!;
    assert.equal(
      both.find((one) => one !== winner)!.told.failed,
      `EmbeddedError: Svar is already running on ${folder} (process ${winner.child.pid})`,
    );
    await ask({ connection: winner.told.connection! }, 'select 1');
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('postgres.new')),
      [],
    );
    await kill(winner.child, 'SIGTERM');
    assert.deepEqual(processesOf(join(folder, 'postgres')), []);
  });

  it('starts a killed server again, with its data, and keeps the folder meanwhile', async () => {
    const folder = await prepared();
    const server = await start(folder, { fsync: true });
    await ask(server, 'create table kept as select 1 as here');
    const old = pidOf(server);
    const lost: string[] = [];
    server.onLost((why) => lost.push(why));
    // A process that never looks up from its work outlives the server and holds its memory.
    const busy = ask(server, 'do $$ begin loop end loop; end $$').catch(() => 'lost');
    await sleep(100);
    const back = comesBack(server);
    process.kill(old, 'SIGKILL');
    await refused(startEmbedded({ folder, say: silently }), /already running/);
    await back;
    assert.equal(lost.length, 1);
    assert.notEqual(server.pid(), old);
    assert.equal(await busy, 'lost');
    assert.deepEqual(await ask(server, 'select here from kept'), [{ here: 1 }]);

    // One of its processes crashes: the server drops every connection, ours with the lock too.
    const again = comesBack(server);
    const [{ pid = 0 } = {}] = await ask<{ pid: number }>(server, `select pid from pg_stat_activity where application_name like 'svar %'`);
    process.kill(pid, 'SIGKILL');
    await again;
    await refused(startEmbedded({ folder, say: silently }), /already running/);
    await server.stop();
  });

  it('can be stopped while the server is being started again', WHOLE_ONLY, async () => {
    const folder = await prepared();
    const server = await start(folder);
    for (const pause of [0, 30]) {
      const running = pause === 0 ? server : await start(folder);
      process.kill(pidOf(running), 'SIGKILL');
      await sleep(pause);
      await running.stop();
      assert.deepEqual(processesOf(join(folder, 'postgres')), []);
    }
  });

  it('takes over the server of a process that was killed', async () => {
    const folder = await prepared();
    const { child, told } = await elsewhere({ folder, without: { deathSignal: true } });
    await ask({ connection: told.connection! }, 'create table kept as select 1 as here');
    await kill(child);
    assert.ok(isAlive(told.ready!));
    const server = await start(folder);
    assert.deepEqual([server.adopted, server.pid()], [true, told.ready]);
    assert.deepEqual(await ask(server, 'select here from kept'), [{ here: 1 }]);
    await refused(startEmbedded({ folder, say: silently }), new RegExp(`process ${process.pid}`));
    const back = comesBack(server);
    process.kill(told.ready!, 'SIGKILL');
    await back;
    await ask(server, 'select 1');
    await server.stop();
    assert.deepEqual(processesOf(join(folder, 'postgres')), []);
  });

  it('starts a left-behind server anew when it was started otherwise', WHOLE_ONLY, async () => {
    const folder = await prepared();
    const { child, told } = await elsewhere({ folder, fsync: false, without: { deathSignal: true } });
    await kill(child);
    const server = await start(folder, { fsync: true });
    assert.notEqual(server.pid(), told.ready);
    assert.deepEqual(await ask(server, 'show fsync'), [{ fsync: 'on' }]);
    await server.stop();
  });

  const tied = spawnSync('setpriv', ['--pdeathsig', 'SIGINT', 'true']).status === 0;
  it('ends with a killed process, and the next start waits for that', { skip: tied ? false : 'this system has no setpriv' }, async () => {
    const folder = await prepared();
    const { child, told } = await elsewhere({ folder });
    await kill(child);
    const server = await start(folder);
    assert.equal(server.adopted, false);
    assert.ok(!isAlive(told.ready!));
    await server.stop();
  });

  it('leaves nothing half done when it is killed while it prepares the database', async () => {
    const folder = join(await scratch(), 'data');
    const options = JSON.stringify({ folder, fsync: false });
    const child = spawn(process.execPath, [...fixture, options], { cwd: root, stdio: 'ignore' });
    const isHalf = async () => (await readdir(folder).catch(() => [])).some((name) => name.startsWith('postgres.new-'));
    while (!(await isHalf())) await sleep(5);
    await sleep(100);
    await kill(child);
    await assert.rejects(stat(join(folder, 'postgres')), 'it was quicker than this test');
    const server = await start(folder);
    assert.deepEqual((await readdir(folder)).sort(), ['postgres', 'postgres.log', 'socket', 'svar.pid']);
    await server.stop();
  });

  it('clears what a crash leaves in the lock files, whoever has its number now', WHOLE_ONLY, async () => {
    const folder = await prepared();
    const server = await start(folder);
    const file = join(folder, 'postgres', 'postmaster.pid');
    const lock = join(server.connection.host, '.s.PGSQL.5432.lock');
    const [text, lockText] = [await readFile(file, 'utf8'), await readFile(lock, 'utf8')];
    const { uid, gid } = await stat(file);
    await server.stop();
    const stranger = spawn('sleep', ['60'], { uid, gid });
    const dead = spawnSync('true').pid;
    const leave = async (path: string, content: string) => {
      await writeFile(path, content);
      await chown(path, uid, gid);
    };
    for (const pid of [dead, stranger.pid!, process.pid, 1]) {
      await leave(file, text.replace(/^\d+/, String(pid)));
      await leave(lock, lockText.replace(/^\d+/, String(pid)));
      const next = await start(folder);
      await ask(next, 'select 1');
      await next.stop();
    }
    await leave(file, '');
    await (await start(folder)).stop();
    assert.ok(isAlive(stranger.pid!), 'a stranger was harmed');
    await kill(stranger);
  });

  it('makes the links that a blocked install script did not make', WHOLE_ONLY, async () => {
    const place = await scratch();
    const copy = join(place, 'package');
    await cp((await findBinaries()).folder, copy, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(await readFile(join(copy, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    const unlink = () => Promise.all(links.map(({ target }) => rm(join(copy, target), { force: true })));
    await unlink();
    await (await start(join(place, 'data'), { binaries: copy })).stop();
    for (const { target } of links) assert.ok((await lstat(join(copy, target))).isSymbolicLink(), target);
    if (!isRoot || !isOpen) return;
    // An ordinary user who may not write there works with a copy.
    await unlink();
    await mkdir(join(place, 'own'));
    await chown(join(place, 'own'), nobody, nobody);
    const { child, told } = await elsewhere({ folder: join(place, 'own'), binaries: copy }, nobody);
    assert.equal(told.failed, undefined);
    assert.ok((await readdir(join(place, 'own'))).some((name) => /^binaries-\d+\.\d+/.test(name)));
    await kill(child, 'SIGTERM');
  });

  it('finds another place for the socket when the path is too long, and trusts nobody there', WHOLE_ONLY, async () => {
    const folder = join(await scratch(), 'long'.repeat(30), 'data');
    const server = await start(folder);
    const { host } = server.connection;
    assert.ok(host.startsWith(await realpath(tmpdir())) && !host.startsWith(folder));
    assert.equal((await stat(host)).mode & 0o777, 0o700);
    await ask(server, 'select 1');
    await server.stop();
    const outer = dirname(host);
    await assert.rejects(stat(outer), 'it stays behind');
    if (!isRoot) return;
    await mkdir(outer);
    await chown(outer, 12345, 12345);
    await refused(startEmbedded({ folder, say: silently }), /somebody else made it/);
    await rm(outer, { recursive: true });
    await (await start(folder)).stop();
  });

  const unprivileged = isRoot ? WHOLE_ONLY.skip : 'only root can become another user';
  it('runs as an ordinary user, known or only a number', { skip: unprivileged }, async (t) => {
    if (!isOpen) return t.skip('other users do not get to this checkout');
    for (const uid of [nobody, 12345]) {
      const folder = await scratch();
      await chown(folder, uid, uid);
      const { child, told } = await elsewhere({ folder: join(folder, 'data') }, uid);
      if (uid !== nobody && told.failed !== undefined) t.diagnostic(`user namespaces are forbidden here: ${told.failed}`);
      else {
        assert.equal(told.failed, undefined);
        assert.equal((await stat(join(folder, 'data'))).mode & 0o777, 0o700);
        assert.equal((await stat(join(folder, 'data', 'postgres'))).uid, uid);
        await ask({ connection: told.connection! }, 'select 1');
        await kill(child, 'SIGTERM');
        assert.deepEqual(processesOf(join(folder, 'data', 'postgres')), []);
      }
    }
  });

  it('as root, goes on with the database of an ordinary user, and gives only what is PostgreSQL to another', {
    skip: unprivileged || (isOpen ? false : 'other users do not get to this checkout'),
  }, async () => {
    const folder = await prepared();
    assert.deepEqual([(await stat(folder)).uid, (await stat(join(folder, 'postgres'))).uid], [0, nobody]);
    await giveTree(join(folder, 'postgres'), 1, 1); // a user known on every system
    const server = await start(folder);
    await ask(server, 'select 1');
    assert.deepEqual([(await stat(join(folder, 'postgres'))).uid, (await stat(folder)).uid], [1, 0]);
    await server.stop();
    await giveTree(join(folder, 'postgres'), 12345, 12345); // and one known nowhere
    await (await start(folder)).stop();
    assert.equal((await stat(join(folder, 'postgres'))).uid, nobody);
  });

  const mapping = spawnSync('unshare', ['-U', '--map-user=65534', '--map-group=65534', 'true']).status === 0;
  it('as root under a closed folder, uses a user namespace', {
    skip: unprivileged || (mapping ? false : 'user namespaces are forbidden here'),
  }, async () => {
    const place = await scratch();
    const folder = join(place, 'data');
    await chmod(place, 0o700);
    const server = await start(folder);
    await ask(server, 'create table kept as select 1 as here');
    assert.equal((await stat(join(folder, 'postgres'))).uid, 0);
    await server.stop();
    // Opened later, it is nobody's, and the data stays.
    await chmod(place, 0o755);
    const opened = await start(folder);
    assert.equal((await stat(join(folder, 'postgres'))).uid, isOpen ? nobody : 0);
    assert.deepEqual(await ask(opened, 'select here from kept'), [{ here: 1 }]);
    await opened.stop();
  });

  it('as root under a closed folder without namespaces, lies under /var/lib', { skip: unprivileged }, async () => {
    const place = await scratch();
    const folder = join(place, 'data');
    await chmod(place, 0o700);
    const server = await start(folder, { without: { namespaces: true } });
    const home = (await readFile(join(folder, 'postgres.location'), 'utf8')).trim();
    try {
      await ask(server, 'create table kept as select 1 as here');
      await server.stop();
      const next = await start(folder);
      assert.deepEqual(await ask(next, 'select here from kept'), [{ here: 1 }]);
      await next.stop();
    } finally {
      await rm(home, { recursive: true });
      await rmdir(dirname(home)).catch(silently); // unless others lie there
    }
  });

  it('serves the oldest supported PostgreSQL over TCP, with a password', async (t) => {
    const binaries = join(root, 'node_modules', 'postgres-15');
    if (!(await stat(binaries).catch(() => undefined))) return t.skip('it is not installed for this system');
    const server = await start(join(await scratch(), 'data'), { binaries, listen: { host: '127.0.0.1', port: 0, password: 'p\'w"d' } });
    const rows = await ask<{ server_version: string }>(server, 'show server_version', 'p\'w"d');
    assert.match(rows[0]?.server_version ?? '', /^15\./);
    await assert.rejects(ask(server, 'select 1', 'wrong'), /password authentication failed/);
    await server.stop();
  });

  it('says in one line what is wrong with the folder', async () => {
    const place = await scratch();
    await (await open(join(place, 'file'), 'w')).close();
    await refused(startEmbedded({ folder: join(place, 'file'), say: silently }), /can't be written/);
    await refused(startEmbedded({ folder: join(place, 'file', 'data'), say: silently }), /can't be written/);
    await mkdir(join(place, 'other', 'postgres'), { recursive: true });
    await writeFile(join(place, 'other', 'postgres', 'photo.jpg'), '');
    await refused(startEmbedded({ folder: join(place, 'other'), say: silently }), /is not a database folder/);
    await writeFile(join(place, 'other', 'postgres', 'PG_VERSION'), '15\n');
    await refused(startEmbedded({ folder: join(place, 'other'), say: silently }), /was made by PostgreSQL 15/);
    await refused(startEmbedded({ folder: join(place, 'x'), binaries: join(place, 'file'), say: silently }), /can't be used/);
    if (!isRoot || !isOpen) return;
    const { told } = await elsewhere({ folder: join(place, 'forbidden') }, nobody);
    assert.match(told.failed ?? '', /EmbeddedError: The data folder .* can't be written/);
  });
});
