/** A real Svar as a child process, started as `npm start` does, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from '../src/store/embedded/pid-file.ts';
import { processesOf } from '../src/store/embedded/processes.ts';
import type { Ending } from './ending.ts';

/** The administrator's name and password on every desk of the benchmark. */
export const USER = 'admin';
export const PASSWORD = 'a-password-of-the-benchmark';

/** A busy machine takes many times as long as an idle one; the figure tells. */
const START_AT_MOST = 600_000;
const STOP_AT_MOST = 120_000;

export interface Svar {
  port: number;
  pid: number;
  /** From the start of the Node process to the first 200 of /readyz, in milliseconds. */
  startMs: number;
  /** What it has printed until it was ready. */
  said(): string;
  /** Ends it as its user would, and waits. @throws Error when it did not end in order */
  stop(): Promise<void>;
}

export interface SvarOptions {
  /** The folder of the program: the repository's root. */
  root: string;
  data: string;
  /** Further settings. */
  env?: Readonly<Record<string, string>>;
  /** Options of Node itself, such as --cpu-prof. */
  node?: readonly string[];
}

/** A new folder under the system's temporary folder that the database's user can pass through. */
export async function scratchFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'svar-bench-')));
  if (process.getuid?.() === 0) await chmod(folder, 0o711);
  return folder;
}

/** Where the database of a data folder lies: there, unless PostgreSQL could not live in it. */
async function homeOf(data: string): Promise<string> {
  try {
    return (await readFile(join(data, 'postgres.location'), 'utf8')).trim();
  } catch {
    return data; // nothing else was named
  }
}

export const clusterOf = async (data: string): Promise<string> => join(await homeOf(data), 'postgres');

/** Removes a data folder and, where it lies elsewhere, its database. */
export async function removeData(data: string): Promise<void> {
  const home = await homeOf(data);
  // a Svar that was ended while it started leaves a database behind that ends by itself
  for (const until = performance.now() + STOP_AT_MOST; processesOf(join(home, 'postgres')).length > 0 && performance.now() < until; )
    await sleep(20);
  for (const folder of new Set([home, data])) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** How to reach the database of a running Svar: the socket is in a folder that only its owner can enter. */
export async function connectionOf(data: string): Promise<{ host: string; port: number; user: string; database: string }> {
  const found = await inspect(await clusterOf(data));
  if (found.kind !== 'alive') throw new Error(`no database server runs on ${data}`);
  return { host: found.socketFolder, port: found.port, user: 'svar', database: 'svar' };
}

/** Nothing of the caller's own Svar may get in. */
function environment(options: SvarOptions): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('SVAR_') && name !== 'NODE_TEST_CONTEXT');
  const settings = {
    SVAR_DATA: options.data,
    SVAR_HOST: '127.0.0.1',
    SVAR_PORT: '0',
    SVAR_STOP_SECONDS: String(STOP_AT_MOST / 1_000),
    SVAR_ADMIN_USER: USER,
    SVAR_ADMIN_PASSWORD: PASSWORD,
  };
  return { ...Object.fromEntries(own), ...settings, ...options.env };
}

/** What `npm start` runs: its options of Node itself count as much as the program. */
async function startCommand(root: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [, command] = /^exec node (.+)$/.exec(scripts.start) ?? [];
  if (command === undefined) throw new Error(`npm start runs something else: ${scripts.start}`);
  return command.split(' ');
}

/** Starts a Svar, to be stopped by the ending at the latest, and waits until it is ready. @throws Error with its words when it is not */
export async function startSvar(options: SvarOptions, ending: Ending): Promise<Svar> {
  const command = await startCommand(options.root);
  const since = performance.now();
  // in a session of its own: Ctrl-C is for us, and we tell it
  const child = spawn(process.execPath, [...(options.node ?? []), ...command], {
    cwd: options.root,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lastResort = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', lastResort);
  child.once('exit', () => process.removeListener('exit', lastResort));
  const stop = (): Promise<void> => stopChild(child);
  ending.add(stop);
  try {
    const { url, said } = await readyLine(child);
    const port = Number(new URL(url).port);
    while (!(await isReady(port))) {
      if (performance.now() - since > START_AT_MOST) throw new Error('Svar is not ready in time');
      await sleep(2);
    }
    return { port, pid: child.pid!, startMs: performance.now() - since, said, stop };
  } catch (error) {
    await stop().catch(() => undefined); // why it did not start is what matters
    throw error;
  }
}

/** The address that it prints as its last line, and all before that. */
function readyLine(child: ChildProcess): Promise<{ url: string; said(): string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`Svar did not start in time: ${said}`)), START_AT_MOST);
    const over = (why: string): void => {
      clearTimeout(late);
      reject(new Error(`Svar ended (${why}): ${said}`));
    };
    const hear = (text: string): void => {
      said = (said + text).slice(-4_000);
      const url = /^(http:\/\/\S+)$/m.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      resolve({ url, said: () => said });
    };
    child.stdout!.setEncoding('utf8').on('data', hear);
    child.stderr!.setEncoding('utf8').on('data', hear);
    child.once('error', (error) => over(error.message));
    child.once('close', (code, signal) => over(String(signal ?? code)));
  });
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/readyz', agent: false, timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer')));
    asked.once('error', () => resolve(false)); // not yet: asked again until the time is over
    asked.end();
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(String(signal ?? code))));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_AT_MOST);
  const how = await ended;
  clearTimeout(late);
  // while it starts it has nothing to put in order, and the signal itself ends it
  if (how !== '0' && how !== 'SIGTERM') throw new Error(`Svar ended with ${how}`);
}
