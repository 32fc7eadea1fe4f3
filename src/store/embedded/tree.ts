import { chmod, lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder itself comes last: what is done to it shows that all in it is done, even after a kill in the middle. */
async function* pathsUnder(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) yield join(entry.parentPath, entry.name);
  yield folder;
}

/** Gives a folder and all in it to a user. Links themselves are given, never what they point at. */
export async function giveTree(folder: string, uid: number, gid: number): Promise<void> {
  for await (const path of pathsUnder(folder)) await lchown(path, uid, gid);
}

/** Lets everybody read a folder and all in it, and run what its owner may run. */
export async function letAllRead(folder: string): Promise<void> {
  for await (const path of pathsUnder(folder)) {
    const { mode } = await lstat(path);
    const isLink = (mode & 0o170000) === 0o120000;
    if (!isLink) await chmod(path, (mode & 0o777) | 0o444 | ((mode & 0o100) === 0 ? 0 : 0o111));
  }
}
