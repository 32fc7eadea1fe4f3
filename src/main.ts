/** The only file that knows everything: reads the settings, brings up the database, makes clock, ports and door, and ends them. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';
import type { ClientConfig } from 'pg';
import { announcement } from './app/announcement.ts';
import { keepBehind } from './app/behind.ts';
import type { App } from './app/call.ts';
import { correctedClock } from './app/clock.ts';
import { publicKeyIn, type SystemUser } from './app/credentials-system.ts';
import { endOnSignals } from './app/ending.ts';
import { healthOf } from './app/health.ts';
import { type WorkerName, workerFromSource } from './app/hired.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { findZone } from './contract/locale.ts';
import type { Door } from './http/door.ts';
import { Gate } from './http/gate.ts';
import { Rate } from './http/rate.ts';
import { buildServer } from './http/server.ts';
import { appOf, type Outside, webhooksOf } from './main/app.ts';
import { backup } from './main/backup.ts';
import type { Demo } from './main/demo.ts';
import { prepare, say, Unable } from './main/prepare.ts';
import { replay, UNSEEN } from './main/replay.ts';
import { restore, restoreCheck } from './main/restore.ts';
import { openGateway } from './sms/open.ts';
import { type MailDoor, openMailDoor } from './smtp/door.ts';
import { openRelay } from './smtp/relay.ts';
import { Database } from './store/database.ts';
import { AlreadyRunning, type EmbeddedServer, startEmbedded } from './store/embedded.ts';
import { listen } from './store/listen.ts';
import { turnedTo } from './time/turn.ts';

/** The repository's root: this file lies one level below it, in `src/` and as the bundle in `.build/`. */
const root = fileURLToPath(new URL('..', import.meta.url));
const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const isBundle = !import.meta.url.endsWith('.ts');

interface Running {
  config: Config;
  url: string;
  /** Of the mail door; null for none. */
  mailPort: number | null;
  stop(): Promise<void>;
}

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

async function start(config: Config, demo: Demo | null): Promise<Running> {
  const zone = config.timeZone === undefined ? null : findZone(config.timeZone);
  if (config.timeZone !== undefined && !zone) throw new Unable(`SVAR_TIME_ZONE "${config.timeZone}" is not a time zone`);
  const storage = await openStorage(config);
  try {
    const now = { at: new Date(), password: randomBytes(15).toString('base64url') };
    const first = await prepare(storage.connection, config, zone?.zone.name ?? null, demo, root, now);
    const post = (await demo?.openPost(storage.connection)) ?? null;
    const open = await serve(post ? { ...config, relay: config.relay ?? post.relay, smtpPort: config.smtpPort ?? 0 } : config, storage);
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

interface Storage {
  connection: ClientConfig;
  embedded: EmbeddedServer | null;
}

async function openStorage(config: Config): Promise<Storage> {
  if (config.databaseUrl !== undefined) return { connection: { connectionString: config.databaseUrl }, embedded: null };
  try {
    mkdirSync(config.data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw new Unable(`the data folder ${config.data} cannot be made: ${error instanceof Error ? error.message : error}`);
  }
  const embedded = await startWhenFree(config.data);
  return { connection: embedded.connection, embedded };
}

/** A start right behind the end of another waits for it; a folder that stays taken is refused. */
async function startWhenFree(folder: string): Promise<EmbeddedServer> {
  for (let waited = 0; ; waited += 250) {
    try {
      return await startEmbedded({ folder, say });
    } catch (error) {
      if (!(error instanceof AlreadyRunning) || waited >= 3_000) throw error;
      await sleep(250);
    }
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

function systemUserOf({ systemKey, systemToken, systemUser }: Config): SystemUser | null {
  if (systemKey === undefined || systemToken === undefined || systemUser === undefined) return null;
  const publicKey = publicKeyIn(() => readFileSync(systemKey));
  if (!publicKey) throw new Unable(`SVAR_SYSTEM_KEY: the file ${systemKey} holds no public RSA key`);
  return { publicKey, tokenHash: systemToken, login: systemUser };
}

/** What the door is made of, out of the settings. */
const doorOf = (config: Config, app: App, state: { stopping: boolean }): Door => ({
  app,
  schemes: config,
  systemUser: systemUserOf(config),
  anonymous: new Rate(config.anonymousRate),
  gate: new Gate({ underWay: config.concurrency, ofOneUser: Math.min(64, config.concurrency), waiting: config.queue, waitMs: 2_000 }),
  health: healthOf(app.database, state),
  version,
  bodyLimit: config.bodyLimit,
  uploadLimit: config.uploadLimit,
  basicOverHttp: config.basicOverHttp,
  datesAlwaysOffset: config.datesAlwaysOffset,
  corsOrigins: config.corsOrigins,
  trustedProxies: config.trustedProxies,
  metricsToken: config.metricsToken,
  smsSecret: config.smsSecret,
  log: config.log,
});

async function listenOn(server: FastifyInstance, config: Config): Promise<string> {
  // the framework would say that it listens behind our own last line, which is the URL
  server.log.level = 'warn';
  const url = await server.listen({ host: config.host, port: config.port });
  server.log.level = config.log;
  return url;
}

/** Clock, chance and workers of an app: they enter here. */
const fromOutside = (now: () => number): Outside => ({ now, random: Math.random, bytes: randomBytes, makeWorker });

/** Tells what today's rules would make of the mails that have come in. @returns the code that the process ends with */
export async function replayMail(args: readonly string[]): Promise<number> {
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
    await backup(args, config, { root, version, at: new Date() });
    return 0;
  });
/** Makes a desk of a backup. */
export const restoreBackup = (args: readonly string[]): Promise<number> =>
  command('Nothing was restored', async (config) => {
    await restore(args, config, root);
    return 0;
  });
/** Restores a backup on trial. */
export const checkBackup = (args: readonly string[]): Promise<number> =>
  command('The backup could not be checked', () => restoreCheck(args, root));

/** The door for mail, where one is wanted. */
async function mailDoorOf(app: App, config: Config, complain: (error: unknown) => void): Promise<MailDoor | null> {
  const { smtpPort: port, smtpHost: host, smtpLmtp: lmtp, smtpKey, smtpCertificate } = config;
  if (port === undefined) return null;
  const tls = smtpKey && smtpCertificate ? { key: readFileSync(smtpKey), cert: readFileSync(smtpCertificate) } : null;
  const door = await openMailDoor(app, { host, port, lmtp, tls, complain });
  say(`Mail is taken by ${lmtp ? 'LMTP' : 'SMTP'} on ${host}, port ${door.port}.`);
  return door;
}

/** The ways by which mail and SMS leave. @throws Error for a gateway whose request is of no use */
const waysOf = (config: Config) => ({
  post: config.relay === undefined ? null : openRelay(config.relay),
  gateway: openGateway({ ...config, smsMethod: config.smsMethod.toUpperCase() }),
});

async function serve(config: Config, storage: Storage): Promise<Running> {
  const ways = waysOf(config);
  const { databasePool: pool, databasePatience: patience } = config;
  const database = new Database(storage.connection, { pool, patience, onError: () => undefined });
  const clock = await correctedClock(database, () => Date.now() + turned);
  const warn = (message: string) => (error: unknown) => server.log.warn({ message, reason: String(error) });
  const outside = fromOutside(clock.now);
  const app = await appOf(config, database, await webhooksOf(config, database, outside), outside, warn);
  const { desks, text, mails, signIn, credentials } = app;
  const state = { stopping: false };
  const server = await buildServer(doorOf(config, app, state));
  signIn.onAttack = (associateId) => server.log.warn({ message: 'the password of a user is being guessed', associateId });
  const url = await listenOn(server, config).catch(async (error: unknown) => {
    clock.stop();
    await database.close();
    throw error;
  });
  const renew = (): void => {
    desks.reload().catch(warn('the desk could not be read again'));
  };
  const mailDoor = await mailDoorOf(app, config, warn('at the mail door'));
  const listening = listen(database.connection, 'svar_desk', renew);
  const behind = keepBehind(app, ways, warn);
  const poll = setInterval(renew, 30_000);
  storage.embedded?.onLost((why) => server.log.error({ message: 'the database ended and is being restarted', why }));
  return {
    config,
    url,
    mailPort: mailDoor?.port ?? null,
    async stop() {
      state.stopping = true;
      // connections that finish their call after this moment are idle then: they are closed as they become so
      const sweep = setInterval(() => server.server.closeIdleConnections(), 50);
      await server.close();
      clearInterval(sweep);
      clearInterval(poll);
      await mailDoor?.close();
      await behind.stop();
      ways.post?.close();
      clock.stop();
      await listening.close();
      await text.close();
      await mails.close();
      await credentials.close();
      await database.close();
      await storage.embedded?.stop();
    },
  };
}
