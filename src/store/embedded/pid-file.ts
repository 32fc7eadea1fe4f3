import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './error.ts';
import { belongsTo, isAlive, processesOf } from './processes.ts';

/** What PostgreSQL's own lock file says about a cluster. */
export type Found =
  | { kind: 'none' }
  /** the process is gone; PostgreSQL clears this by itself, and looks for shared memory still in use first */
  | { kind: 'dead' }
  /** the file is empty (a start this very moment, or a crash at that moment), or its number now belongs to another program */
  | { kind: 'empty' | 'foreign' }
  | { kind: 'alive'; pid: number; port: number; socketFolder: string; status: string };

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid');

/** Reads postmaster.pid and looks at the process it names. */
export async function inspect(cluster: string): Promise<Found> {
  const lines = await readLines(pidFile(cluster));
  if (lines === undefined) return { kind: 'none' };
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!(pid > 0)) return { kind: 'empty' };
  if (!isAlive(pid)) return { kind: isNumberTaken(pid) ? 'foreign' : 'dead' };
  if (!belongsTo(pid, cluster)) return { kind: 'foreign' };
  return { kind: 'alive', pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', status: (lines[7] ?? 'starting').trim() };
}

/** A zombie: nothing runs, but the number is taken, and PostgreSQL would believe it. */
function isNumberTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function readLines(path: string): Promise<string[] | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      return (await file.readFile('utf8')).split('\n');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Frees a cluster from a lock file whose number now belongs to another program. The file is not removed: it also names the shared memory
 * PostgreSQL has to look at before it starts. Our own number is written into it instead, which the server we start knows as its parent's
 * and therefore as stale. Written through the handle that was judged: if another start has replaced the file by now, nothing happens to the
 * new one. False when some process still works on the cluster.
 */
export async function disown(cluster: string): Promise<boolean> {
  if (processesOf(cluster).length > 0) return false;
  await overwritePid(pidFile(cluster), cluster);
  return true;
}

/** The same for the lock beside the socket, which a crash leaves too. */
export async function disownSocket(socketFolder: string, port: number, cluster: string): Promise<void> {
  await overwritePid(join(socketFolder, `.s.PGSQL.${port}.lock`), cluster);
}

async function overwritePid(path: string, cluster: string): Promise<void> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r+');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    const text = await file.readFile('utf8');
    if (text.trim() === '') return await unlink(path); // PostgreSQL refuses an empty one for ever; nobody works here, so it is a crash's
    const pid = Number.parseInt(text, 10);
    if (!isNumberTaken(pid) || belongsTo(pid, cluster)) return;
    const rest = text.slice(text.indexOf('\n'));
    const changed = Buffer.from(`${process.pid}${rest}`);
    await file.write(changed, 0, changed.length, 0);
    await file.truncate(changed.length);
  } finally {
    await file.close();
  }
}
