import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './error.ts';

const hasProc = process.platform === 'linux';

/** Linux: a file under /proc, or undefined when the process is gone or hidden from us. */
function proc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  const asked = spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  const answer = asked.status === 0 ? asked.stdout.trim() : '';
  return answer === '' ? undefined : answer;
}

/** Fields of /proc/<pid>/stat from the third (state) on; the second, the name, may hold blanks and brackets. */
function stat(pid: number): string[] | undefined {
  const line = proc(`${pid}/stat`);
  return line?.slice(line.lastIndexOf(')') + 2).split(' ');
}

/** Whether process `pid` runs. A zombie does not: in a container whose first process never reaps, they stay for ever. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !(hasProc && stat(pid)?.[0] === 'Z');
}

/**
 * A word that stays the same as long as process `pid` lives and differs for a later process with the same number:
 * the boot's id and the moment of its start. Undefined when there is no such process.
 */
export function processMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (!hasProc) return ps(pid, 'lstart')?.replace(/\W+/g, '_');
  const started = stat(pid)?.[19];
  const boot = proc('sys/kernel/random/boot_id')?.slice(0, 8) ?? 'boot';
  return started === undefined ? undefined : `${boot}_${started}`;
}

/** The arguments process `pid` was started with; undefined when they can't be seen. */
export function commandLine(pid: number): string[] | undefined {
  if (!hasProc) return ps(pid, 'command')?.split(' ');
  const line = proc(`${pid}/cmdline`);
  return line === undefined || line === '' ? undefined : line.replace(/\0$/, '').split('\0');
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Whether process `pid` is a PostgreSQL process of this cluster: by its arguments (readable by all) or its working folder. */
export function belongsTo(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const line = commandLine(pid);
  const program = basename(line?.[0] ?? '');
  if (!program.startsWith('postgres')) return false;
  const at = line?.indexOf('-D') ?? -1;
  return (at > 0 && line?.[at + 1] === cluster) || workingFolder(pid) === cluster;
}

/** Every PostgreSQL process that still works in this cluster's folder; empty where the system can't tell. */
export function processesOf(cluster: string): number[] {
  if (!hasProc) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => belongsTo(pid, cluster));
}

/** Sends a signal; false when the process is gone. Anything else that prevents it is thrown. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    throw error;
  }
}

/** Waits until process `pid` is gone, at most `ms` milliseconds; tells whether it is. */
export async function waitGone(pid: number, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (isAlive(pid)) {
    if (performance.now() >= until) return false;
    await sleep(10);
  }
  return true;
}
