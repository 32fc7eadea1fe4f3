import { createHash } from 'node:crypto';
import { chmod, lchown, lstat, mkdir, readFile, realpath, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type Binaries, completeBinaries, copyBinaries, findBinaries } from './binaries.ts';
import { codeOf, EmbeddedError, wordsOf } from './error.ts';
import { chooseIdentity, type Identity } from './identity.ts';

/** Where everything of one embedded server lies, and as whom it runs. All paths are absolute and without links. */
export interface Place {
  /** the data folder, as given by the settings */
  folder: string;
  /** PostgreSQL's own folder */
  cluster: string;
  log: string;
  /** names the Svar that holds the folder */
  ownerFile: string;
  binaries: Binaries;
  identity: Identity;
  /** the folder that holds `cluster`; the data folder, unless PostgreSQL can't live there */
  home: string;
}

export interface PlaceOptions {
  folder: string;
  binaries?: string;
  /** whether user namespaces may be used (they may be forbidden by the system too) */
  mayMap: boolean;
}

/** Settles where the server lies, and makes the folder and the programs ready. Touches no cluster. Throws EmbeddedError. */
export async function settle(options: PlaceOptions): Promise<Place> {
  const folder = await makeFolder(resolve(options.folder));
  const found = await completeBinaries(await findBinaries(options.binaries), folder);
  const named = await readLocation(folder);
  const home = named ?? folder;
  const owner = await ownerOf(join(home, 'postgres'));
  const binaries = named === undefined ? found : await copyBinaries(found, named);
  const identity = chooseIdentity(binaries, home, owner, options.mayMap);
  const at = (home: string, binaries: Binaries, identity: Identity): Place => ({
    folder,
    home,
    cluster: join(home, 'postgres'),
    log: join(folder, 'postgres.log'),
    ownerFile: join(folder, 'svar.pid'),
    binaries,
    identity,
  });
  if (identity === undefined) return await elsewhere(folder, found, owner, at);
  if (identity.kind !== 'other' && owner !== undefined && owner !== identity.uid && identity.uid !== 0) {
    throw new EmbeddedError(`The database in ${join(home, 'postgres')} belongs to another user (uid ${owner}): start Svar as that user`);
  }
  return at(home, binaries, identity);
}

async function makeFolder(folder: string): Promise<string> {
  try {
    const made = await mkdir(folder, { recursive: true });
    // The database of root runs as nobody and has to get through; what is private in here has its own mode.
    if (made !== undefined) await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    const real = await realpath(folder);
    const trial = join(real, `.writable-${process.pid}`);
    await mkdir(trial);
    await rmdir(trial);
    return real;
  } catch (error) {
    throw new EmbeddedError(`The data folder ${folder} can't be written (${wordsOf(error)})`);
  }
}

async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).uid;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The file in the data folder that names another home, of a start that found none in the data folder itself. */
const locationFile = 'postgres.location';

async function readLocation(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, locationFile), 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Root's last resort: programs and cluster lie under /var/lib, because nobody can't reach the data folder and namespaces are forbidden. */
async function elsewhere(
  folder: string,
  found: Binaries,
  owner: number | undefined,
  at: (home: string, binaries: Binaries, identity: Identity) => Place,
): Promise<Place> {
  const advice = 'start Svar as an ordinary user, or let other users pass through the folders above';
  const unreachable = new EmbeddedError(`PostgreSQL must not run as root and its user can't reach ${folder}: ${advice}`);
  if (owner !== undefined) throw unreachable; // a database is there already: nothing is moved behind its owner's back
  const home = join('/var/lib/svar', shortHash(folder));
  try {
    await mkdir(home, { recursive: true, mode: 0o711 });
    await chmod(dirname(home), 0o711);
    await chmod(home, 0o711);
    const binaries = await copyBinaries(found, home);
    const identity = chooseIdentity(binaries, home, undefined, false);
    if (identity === undefined) throw unreachable;
    await writeFile(join(folder, locationFile), `${home}\n`);
    return at(home, binaries, identity);
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    throw new EmbeddedError(`PostgreSQL can't lie in ${folder} nor in ${home} (${wordsOf(error)}): ${advice}`);
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The kernel's limit for a socket's path, and what PostgreSQL puts behind the folder. */
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

function fits(folder: string, port: number): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestSocketPath;
}

/**
 * Makes the private folder (0700) for the server's socket and returns it: in the server's home, or, where that path is too long,
 * in a folder of ours under the system's temporary folder. Throws EmbeddedError when somebody else's folder is in the way.
 */
export async function makeSocketFolder(place: Place, port: number): Promise<string> {
  const near = join(place.home, 'socket');
  if (fits(near, port)) return await makePrivate(near, place.identity);
  const outer = await outerFolder(place);
  const inner = join(outer, 's');
  if (!fits(inner, port)) throw new EmbeddedError(`The path of ${inner} is too long for a socket: choose a shorter SVAR_DATA or TMPDIR`);
  return await makePrivate(inner, place.identity);
}

/** Ours, and nobody else can put anything in it: so what lies inside is ours, even if it then belongs to the server's user. */
async function outerFolder(place: Place): Promise<string> {
  const temporary = await realpath(tmpdir());
  const outer = join(
    temporary.length < 60 ? temporary : await realpath('/tmp'),
    `svar-${shortHash(`${process.getuid?.() ?? 0} ${place.home}`)}`,
  );
  try {
    await mkdir(outer, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new EmbeddedError(`The folder ${outer} can't be made (${wordsOf(error)})`);
  }
  const found = await lstat(outer);
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    throw new EmbeddedError(
      `${outer} is needed for the database's socket, but somebody else made it: remove it, or choose a shorter SVAR_DATA`,
    );
  }
  await chmod(outer, place.identity.kind === 'other' ? 0o711 : 0o700);
  return outer;
}

async function makePrivate(folder: string, identity: Identity): Promise<string> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const found = await lstat(folder);
  if (!found.isDirectory()) throw new EmbeddedError(`${folder} is in the way: it has to be a folder`);
  if (found.uid !== identity.uid) await lchown(folder, identity.uid, identity.gid);
  await chmod(folder, 0o700);
  return folder;
}

/** Removes a socket folder that lies under the temporary folder, once it is empty. */
export async function removeSocketFolder(place: Place, folder: string): Promise<void> {
  if (dirname(folder) === place.home || !basename(dirname(folder)).startsWith('svar-')) return;
  for (const path of [folder, dirname(folder)]) {
    try {
      await rmdir(path);
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
    }
  }
}

/** Whether the cluster's files already belong to the one the server runs as. */
export async function ownedRightly(place: Place): Promise<boolean> {
  return (await stat(place.cluster)).uid === place.identity.uid;
}
