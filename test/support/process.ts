/** Svar as people start it: a process of its own, by the very script behind `npm start`. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { COMES_TO_PASS_MS } from './programs.ts';

const root = resolve(import.meta.dirname, '../..');
const READY = /^http:\/\/\S+$/m;

export const ADMIN = { user: 'admin', password: 'a-long-enough-password' };

export interface Started {
  child: ChildProcess;
  /** All it has printed. */
  output(): string;
  /** Waits for the URL. @throws Error with its output when it ends instead */
  url(): Promise<string>;
  /** Waits for its end. */
  ended(): Promise<{ code: number | null; signal: string | null }>;
}

/** Starts Svar with settings; nothing of the caller's own SVAR_ environment is passed on. */
export function startSvar(
  settings: Record<string, string>,
  command: string[] = [process.execPath, join(root, 'scripts/start.mjs')],
  cwd = root,
): Started {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('SVAR_') && !name.startsWith('NODE_TEST')),
  );
  const child = spawn(command[0]!, command.slice(1), {
    cwd,
    // a busy machine is many times slower than an idle one
    env: { ...inherited, SVAR_PORT: '0', SVAR_STOP_SECONDS: '600', SVAR_DATABASE_PATIENCE: '20', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  const end = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on('exit', (code, signal) => done({ code, signal })),
  );
  return {
    child,
    output: () => printed,
    async url() {
      for (;;) {
        const found = READY.exec(printed);
        if (found) return found[0];
        const over = await Promise.race([end, sleep(20)]);
        if (over) throw new Error(`Svar ended before it was ready: ${JSON.stringify(over)}\n${printed}`);
      }
    },
    ended: () => end,
  };
}

/** An empty folder for one test; it is removed at the end. */
export function scratch(after: (cleanUp: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'svar-run-'));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A data folder in which a desk was started for the first time and ended; what that takes is done once for a whole process. */
let started: Promise<string> | undefined;

async function startOnce(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'svar-run-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const svar = startSvar({ SVAR_DATA: join(folder, 'data'), SVAR_ADMIN_PASSWORD: ADMIN.password, SVAR_TIME_ZONE: 'Europe/Oslo' });
  await svar.url();
  svar.child.kill('SIGTERM');
  await svar.ended();
  return join(folder, 'data');
}

/** A folder for one test whose `data` is a desk that has ended in order; empty where a database can't be copied with its folder. */
export async function furnished(after: (cleanUp: () => void) => void): Promise<string> {
  started ??= startOnce();
  const from = await started;
  const folder = scratch(after);
  // owners too: PostgreSQL does not run as root
  if (existsSync(join(from, 'postgres.location'))) return folder;
  const { status, stderr } = spawnSync('cp', ['-a', from, join(folder, 'data')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the desk could not be copied: ${stderr}`);
  return folder;
}

/** Processes of PostgreSQL whose command line names a folder. */
export function serversOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes('postgres') && line.includes(folder) && !line.includes('start.mjs');
      } catch {
        return false; // it ended while we looked
      }
    })
    .map(Number);
}

/** The id of the server process that owns a cluster. */
export const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Calls an operation of the Ticket agent. */
export async function callTicket(
  url: string,
  operation: string,
  body: unknown,
  { user, password } = ADMIN,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${url}/api/v1/Agents/Ticket/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(COMES_TO_PASS_MS),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
