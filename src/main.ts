/** Where a start begins, and where time and chance enter: reads the settings, brings up the database, and serves. What serves is loaded while the database starts. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { announcement } from './app/announcement.ts';
import { endOnSignals } from './app/ending.ts';
import { type WorkerName, workerFromSource } from './app/hired.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { findZone } from './contract/locale.ts';
import type { Outside } from './main/app.ts';
import type { Demo } from './main/demo.ts';
import { say, Unable } from './main/say.ts';
import type { Running } from './main/serve.ts';
import { openStorage } from './main/storage.ts';
import { turnedTo } from './time/turn.ts';

/** The repository's root: this file lies one level below it, in `src/` and as the bundle in `.build/`. */
const root = fileURLToPath(new URL('..', import.meta.url));
const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const isBundle = !import.meta.url.endsWith('.ts');

/** Starts Svar and keeps it running until a signal ends it. With a demo, on a scratch data folder of its own. */
export async function main(options: { demo?: Demo; dev?: boolean } = {}): Promise<void> {
  try {
    const environment = options.demo ? { SVAR_DATA: './data-demo', ...process.env } : process.env;
    if (options.dev) turnClockByHand();
    endOnSignals(await start(readConfig(environment, process.cwd()), options.demo ?? null), plainReason);
  } catch (error) {
    if (error instanceof ConfigError) for (const line of error.lines) process.stderr.write(`Svar cannot start: ${line}\n`);
    else process.stderr.write(`Svar cannot start: ${plainReason(error)}\n`);
    process.exit(1);
  }
}

/** One line; a developer gets to see where it came from with SVAR_LOG=debug. */
function plainReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.SVAR_LOG === 'debug') return error.stack ?? error.message;
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  return `${(error.message || error.name).replace(/\s+/g, ' ')}${isTaken ? ': another program listens there (SVAR_PORT)' : ''}`;
}

/** Most of the program: it takes as long to load as the database takes to start (decision 38). */
const loadProgram = () => Promise.all([import('./main/prepare.ts'), import('./main/serve.ts')]);

async function start(config: Config, demo: Demo | null): Promise<Running> {
  const zone = config.timeZone === undefined ? null : findZone(config.timeZone);
  if (config.timeZone !== undefined && !zone) throw new Unable(`SVAR_TIME_ZONE "${config.timeZone}" is not a time zone`);
  const storage = await openStorage(config, () => void loadProgram().catch(() => undefined)); // awaited below
  try {
    const [{ prepare }, { serve }] = await loadProgram();
    const now = { at: new Date(), password: randomBytes(15).toString('base64url') };
    const first = await prepare(storage.connection, config, zone?.zone.name ?? null, demo, root, now);
    const post = (await demo?.openPost(storage.connection)) ?? null;
    const settings = post ? { ...config, relay: config.relay ?? post.relay, smtpPort: config.smtpPort ?? 0 } : config;
    const open = await serve(settings, storage, { version, now: () => Date.now() + turned, outside: fromOutside });
    if (post) {
      post.reach(open.mailPort ?? 0);
      say(`The demo’s mail is read and written on ${post.url}`);
    }
    const words = { url: open.url, version, first, isDemo: demo !== null, isOwnDatabase: config.databaseUrl === undefined };
    announcement(words).forEach(say);
    return { ...open, stop: () => open.stop().finally(() => post?.close()) };
  } catch (error) {
    await storage.embedded?.stop();
    throw error;
  }
}

/** Milliseconds by which a developer has turned the clock; 0 in service. */
let turned = 0;

/** In development a line on the terminal turns the clock: `+2h`, `-1d`, `2026-12-24T10:00`, `now`. */
function turnClockByHand(): void {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const to = turnedTo(line, Date.now() + turned);
    if (to === undefined) return say('The clock understands +2h, -30m, +1d, 2026-12-24T10:00 and now.');
    turned = to === null ? 0 : to - Date.now();
    say(`The clock says ${new Date(Date.now() + turned).toISOString()}.`);
  });
}

/** A training holds what it learns from; a small young generation takes less for the same work, where texts are looked at one by one. */
const ANALYSIS_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 };

const makeWorker = (name: WorkerName): Worker =>
  isBundle
    ? new Worker(new URL(`./${name}.js`, import.meta.url), {
        resourceLimits: name === 'analysis-worker' ? ANALYSIS_LIMITS : { maxOldGenerationSizeMb: 256 },
      })
    : workerFromSource(name);

/** Clock, chance and workers of an app: they enter here. */
const fromOutside = (now: () => number): Outside => ({ now, random: Math.random, bytes: randomBytes, makeWorker });

/** Tells what today's rules would make of the mails that have come in. @returns the code that the process ends with */
export async function replayMail(args: readonly string[]): Promise<number> {
  const { replay, UNSEEN } = await import('./main/replay.ts');
  try {
    return await replay(args, readConfig(process.env, process.cwd()), root, fromOutside(Date.now));
  } catch (error) {
    const lines = error instanceof ConfigError ? error.lines : [plainReason(error)];
    for (const line of lines) process.stderr.write(`Mails cannot be looked at: ${line}\n`);
    return UNSEEN;
  }
}

/** Does a command beside the server. @param work answers the code that the process ends with @returns it, or 1 with a line that says why it could not be done */
async function command(what: string, work: (config: Config) => Promise<number>): Promise<number> {
  try {
    return await work(readConfig(process.env, process.cwd()));
  } catch (error) {
    const lines = error instanceof ConfigError ? error.lines : [plainReason(error)];
    for (const line of lines) process.stderr.write(`${what}: ${line}\n`);
    return 1;
  }
}

/** Writes a backup. */
export const writeBackup = (args: readonly string[]): Promise<number> =>
  command('The backup was not written', async (config) => {
    const { backup } = await import('./main/backup.ts');
    await backup(args, config, { root, version, at: new Date() });
    return 0;
  });
/** Makes a desk of a backup. */
export const restoreBackup = (args: readonly string[]): Promise<number> =>
  command('Nothing was restored', async (config) => {
    const { restore } = await import('./main/restore.ts');
    await restore(args, config, root);
    return 0;
  });
/** Restores a backup on trial. */
export const checkBackup = (args: readonly string[]): Promise<number> =>
  command('The backup could not be checked', async () => {
    const { restoreCheck } = await import('./main/restore.ts');
    return restoreCheck(args, root);
  });
