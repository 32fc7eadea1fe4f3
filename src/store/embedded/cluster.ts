import { spawn } from 'node:child_process';
import { chmod, lchown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { program } from './binaries.ts';
import { codeOf, EmbeddedError, wordsOf } from './error.ts';
import { launch } from './identity.ts';
import { ownedRightly, type Place } from './place.ts';
import { isAlive } from './processes.ts';
import { giveTree } from './tree.ts';

export const superuser = 'svar';

/** What the server's processes see of our environment: nothing. It holds passwords, and the server needs none of it. */
export const bareEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes sure that there is a whole cluster of the right version. A new one is made beside its place and then renamed, so that a kill in
 * the middle, or two starts at once, leave a whole one or none. Throws EmbeddedError.
 */
export async function ensureCluster(place: Place, options: { fsync: boolean; say: (line: string) => void }): Promise<void> {
  if (await isMade(place)) return;
  options.say('Preparing the database (first start) …');
  await removeLeftovers(place);
  const half = join(place.home, `postgres.new-${process.pid}`);
  try {
    await mkdir(half, { mode: 0o700 });
    await lchown(half, place.identity.uid, place.identity.gid);
    await initialise(place, half, options.fsync);
    await rename(half, place.cluster);
    if (options.fsync) await syncFolder(place.home);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) && (await isMade(place))) return; // another start was quicker: its cluster is ours too
    if (error instanceof EmbeddedError) throw error;
    throw new EmbeddedError(`The database can't be prepared in ${place.home} (${wordsOf(error)})`);
  }
}

async function isMade(place: Place): Promise<boolean> {
  try {
    const version = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
    if (version === String(place.binaries.major)) return true;
    throw new EmbeddedError(
      `The database in ${place.cluster} was made by PostgreSQL ${version}, and this is ${place.binaries.major}: it has to be carried over first`,
    );
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && (await isAbsentOrEmpty(place.cluster))) return false;
    if (error instanceof EmbeddedError) throw error;
    if (codeOf(error) === 'ENOENT')
      throw new EmbeddedError(`${place.cluster} is not a database folder: move it away, or choose another SVAR_DATA`);
    throw new EmbeddedError(`The database in ${place.cluster} can't be read (${wordsOf(error)})`);
  }
}

async function isAbsentOrEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

/** Half-made clusters of starts that were killed. */
async function removeLeftovers(place: Place): Promise<void> {
  for (const name of await readdir(place.home)) {
    const maker = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (maker === undefined || (Number(maker) !== process.pid && isAlive(Number(maker)))) continue;
    await rm(join(place.home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initialise(place: Place, folder: string, fsync: boolean): Promise<void> {
  const failed = await initdb(place, [...initdbArguments(place, folder, fsync), '--locale=C.UTF-8']);
  if (failed === undefined) return;
  if (!/invalid locale|locale name/.test(failed)) throw new EmbeddedError(`The database can't be prepared: ${failed}`);
  // An older C library without C.UTF-8: characters are still the builtin provider's business from 17 on, messages are in C.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  await lchown(folder, place.identity.uid, place.identity.gid);
  const plain = place.binaries.major >= 17 ? ['--locale=C', '--builtin-locale=C.UTF-8'] : ['--locale=C'];
  const again = await initdb(place, [...initdbArguments(place, folder, fsync), ...plain]);
  if (again !== undefined) throw new EmbeddedError(`The database can't be prepared: ${again}`);
}

function initdbArguments(place: Place, folder: string, fsync: boolean): string[] {
  const { major } = place.binaries;
  return [
    '-D',
    folder,
    `--username=${superuser}`,
    '--encoding=UTF8',
    // Not the bundled ICU's order: an index stays right when the data moves to a server with another ICU.
    ...(major >= 17 ? ['--locale-provider=builtin'] : []),
    // The socket lies in a folder only we can enter. Over TCP, which tests switch on, a password is asked for.
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    '--data-checksums',
    '--no-instructions',
    ...(fsync ? [] : ['--no-sync']),
  ];
}

/** Runs initdb; undefined when it went well, else its last complaint. */
function initdb(place: Place, args: string[]): Promise<string | undefined> {
  const { command, args: all, ...ids } = launch(place.identity, program(place.binaries, 'initdb'), args, 'SIGKILL');
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { cwd: '/', env: bareEnvironment, stdio: ['ignore', 'ignore', 'pipe'], detached: true, ...ids });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-4000);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(undefined);
      const lines = complaints.split('\n').filter(Boolean);
      const told = lines.filter((line) => /error|FATAL|PANIC|could not/i.test(line)).at(-1) ?? lines.at(-1);
      resolve(told ?? `initdb ended with ${signal ?? code}`);
    });
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Gives the cluster to the one the server runs as, when it ran as another before (an ordinary user's, or under other folders). Only
 * for a cluster without a running server.
 */
export async function fitOwner(place: Place): Promise<void> {
  if (await ownedRightly(place)) return;
  await giveTree(place.cluster, place.identity.uid, place.identity.gid);
  await chmod(place.cluster, 0o700);
}
