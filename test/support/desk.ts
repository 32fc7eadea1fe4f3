/** A Svar in this process, on a fresh copy of a test database, behind a real socket; and the official client to call it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebApi } from '@superoffice/webapi';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Client } from 'pg';
import { Activity } from '../../src/app/activity.ts';
import { Analyst } from '../../src/app/analysis/analyst.ts';
import { analyseAll } from '../../src/app/analysis/following.ts';
import { localWriter, type Writer } from '../../src/app/analysis/writer.ts';
import type { App } from '../../src/app/call.ts';
import { Credentials } from '../../src/app/credentials.ts';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { Gatherer } from '../../src/app/gatherer.ts';
import { Jobs, type Queue } from '../../src/app/jobs/jobs.ts';
import { QUEUES } from '../../src/app/jobs/queues.ts';
import { doJobs } from '../../src/app/jobs/worker.ts';
import type { Authentication } from '../../src/app/mail/authenticating.ts';
import { mailReader } from '../../src/app/mail-preview.ts';
import { SignIn } from '../../src/app/sign-in.ts';
import { NO_SMS, type SmsSettings } from '../../src/app/sms/gateway.ts';
import { textCleaner } from '../../src/app/text.ts';
import type { Throttle } from '../../src/app/throttle.ts';
import { wakeAll } from '../../src/app/waking.ts';
import { networkOf } from '../../src/app/webhooks/addresses.ts';
import { Courier } from '../../src/app/webhooks/courier.ts';
import { Seal } from '../../src/app/webhooks/seal.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import type { Schemes } from '../../src/http/authenticate.ts';
import type { Door } from '../../src/http/door.ts';
import { Gate } from '../../src/http/gate.ts';
import { Rate } from '../../src/http/rate.ts';
import { buildServer } from '../../src/http/server.ts';
import { type MailServerOptions, mailServersOf } from '../../src/main/mail-servers.ts';
import { Database } from '../../src/store/database.ts';
import { prepareJobs } from '../../src/store/jobs.ts';
import { work } from '../../src/store/webhook-deliveries.ts';
import { atEnd } from './ending.ts';
import { connect, freshDatabase, type TestDatabase } from './postgres.ts';
import { COMES_TO_PASS_MS, PATIENCE, workerOf } from './programs.ts';
import { remember } from './reset.ts';
import { watchAnswers } from './results.ts';

/** Which server the suite runs against; `npm test` runs the wire suites once with each. */
export const kind = process.env.SVAR_TEST_DATABASE === 'external' ? 'external' : 'embedded';

/** A worker may take its time, on a machine that is busy with other tests too; tests of giving up have a patience of their own. */
const WORKERS = { start: 200_000, work: 100_000 };

export const PASSWORD = 'svar-test-password';

/** Seals the secrets of webhooks in every test process. */
export const WEBHOOK_KEY = new Uint8Array(32).fill(7);

/** Every credential is taken. */
export const SCHEMES: Schemes = {
  authBasic: true,
  authTicket: true,
  authBearer: true,
  authSession: true,
  requireAppToken: false,
  appTokens: [],
};

export interface TestDesk {
  url: string;
  server: FastifyInstance;
  app: App;
  /** A connection of the test's own. */
  sql(text: string, values?: unknown[]): Promise<pg.QueryResultRow[]>;
  /** The official client as a user; without a name as ADM0 with an empty password. */
  client(user?: string, base?: string): WebApi;
  /** A plain call; the body is sent as it is. */
  post(
    operation: string,
    body: unknown,
    headers?: Record<string, string>,
    user?: string,
  ): Promise<{ status: number; headers: Headers; json: never; text: string }>;
  /** Tells webhooks all that there is to tell, at the moment that the desk's clock says. */
  deliverWebhooks(): Promise<void>;
  /**
   * Does all jobs that are due, the clock's rounds at the moment that the desk's clock says, and returns how many attempts were made.
   * `early`: a failed job is tried again without the pause before it, until it succeeds or has failed for good.
   */
  runJobs(options?: { early?: boolean }): Promise<number>;
  /** Looks at all texts that have come. @throws what a text could not be looked at for */
  analyseTexts(): Promise<void>;
  /** Does to tickets what is due at the moment that the desk's clock says. @returns how many there were */
  wakeTickets(): Promise<number>;
  close(): Promise<void>;
}

export interface DeskOptions {
  content?: 'base' | 'world';
  /** The clock; the real one when absent. */
  now?: () => number;
  random?: () => number;
  door?: Partial<Door>;
  /** Slows down failed log-ins; nothing does when absent. */
  throttle?: Throttle;
  /** How webhooks go out; over plain HTTP and to this machine too when absent. */
  sender?: Sender;
  /** How SMS are sent; not at all when absent. */
  sms?: SmsSettings;
  /** Who writes texts; nobody when absent. */
  writer?: Writer;
  /** How mail servers are reached; those of this machine, and issuers over plain HTTP too, when absent. */
  mailReach?: Partial<MailServerOptions>;
  /** How senders of mail are verified; nobody is when absent. */
  authentication?: Authentication;
  /** Seals its secrets, and makes it another desk than those of other tests: mail knows its own by it. */
  key?: Uint8Array;
  /** Queues beside the desk's own. */
  queues?: readonly Queue[];
  /** The calls look for crashes or rights only, and show no behaviour. */
  isSweep?: boolean;
}

export const authorization = (user = 'ADM0', password = user === 'ADM0' ? '' : PASSWORD): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

interface Served {
  door: Door;
  server: FastifyInstance;
  url: string;
}

/** Servers that wait for their next desk: making one costs more than all else that a desk needs. */
const idle: Served[] = [];

async function newServed(app: App, { door: more, isSweep }: DeskOptions): Promise<Served> {
  const door: Door = {
    app,
    schemes: SCHEMES,
    systemUser: null,
    anonymous: new Rate(1_000_000),
    gate: new Gate({ underWay: 256, ofOneUser: 64, waiting: 256, waitMs: 2_000 * PATIENCE }),
    health: { problem: async () => null },
    version: '0.0.0-test',
    handlerMs: 15_000 * PATIENCE,
    bodyLimit: 8 * 1024 * 1024,
    uploadLimit: 40 * 1024 * 1024,
    basicOverHttp: false,
    datesAlwaysOffset: false,
    corsOrigins: [],
    trustedProxies: [],
    metricsToken: undefined,
    log: 'silent',
    ...more,
  };
  const server = await buildServer(door);
  watchAnswers(server.server, isSweep ?? false);
  // a call that the machine is too busy for is no call that nobody reads
  if (more === undefined) server.server.setTimeout(0);
  atEnd(async () => {
    server.server.closeAllConnections();
    await server.close();
  });
  return { door, server, url: await server.listen({ host: '127.0.0.1', port: 0 }) };
}

/** A server with this app behind it. One with a door of its own is made for it and ends with it. */
async function serve(app: App, options: DeskOptions): Promise<Served & { release(): Promise<void> }> {
  const isOwn = options.door !== undefined || options.random !== undefined || options.isSweep === true;
  const served = (isOwn ? undefined : idle.pop()) ?? (await newServed(app, options));
  const { door, server } = served;
  door.app = app;
  const release = async (): Promise<void> => {
    if (isOwn || !server.server.listening) return server.close();
    idle.push(served);
  };
  return { ...served, release };
}

/** A database with its connections. */
interface Stored {
  fresh: TestDatabase;
  database: Database;
  own: Client;
  reset: () => Promise<boolean>;
}

/** Acceptance worlds that are as they were, and wait for their next desk. */
const worlds: Stored[] = [];

async function newStored(content: 'base' | 'world'): Promise<Stored> {
  const fresh = await freshDatabase(content, kind);
  const database = new Database(fresh.config, { pool: 8, onError: () => undefined, patience: PATIENCE });
  const own = await connect(fresh.config);
  return { fresh, database, own, reset: content === 'world' ? await remember(own) : async () => false };
}

async function drop({ fresh, database, own }: Stored): Promise<void> {
  await database.close();
  await own.end();
  await fresh.drop();
}

/** Desks that are open: those of a whole file are closed by it only when what it is part of has ended, which is after us. */
const open = new Set<() => Promise<void>>();

atEnd(async () => {
  await Promise.all([...open].map((close) => close()));
  await Promise.all(worlds.map(drop));
});

/** What is done the first time it is asked for. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

/** Has everything that was begun come to its end? What a test left behind may take a moment. */
async function atRest({ database }: Stored): Promise<boolean> {
  for (const until = Date.now() + COMES_TO_PASS_MS / 10; Date.now() < until; await sleep(5)) {
    const { total, idle: free, waiting } = database.usage();
    if (waiting === 0 && total === free) return true;
  }
  return false;
}

/** Gives a database back. One with more tables than it had, or whose connection a test has broken, is dropped. */
async function giveBack(stored: Stored): Promise<void> {
  const isReset = (await atRest(stored)) && (await stored.reset().catch(() => false));
  if (isReset) worlds.push(stored);
  else await drop(stored);
}

/** Are there events that analysis has not come to, finished transactions or not? */
const TEXTS_LEFT = 'select exists (select from svar_event e, svar_analysis_cursor c where (e.tx, e.seq) > (c.tx, c.seq)) as behind';

/** Opens a desk. Close it, or the test does not end. */
export async function openDesk(options: DeskOptions = {}): Promise<TestDesk> {
  const content = options.content ?? 'world';
  const stored = (content === 'world' && !options.queues ? worlds.pop() : undefined) ?? (await newStored(content));
  const { database, own } = stored;
  const desks = new DeskKeeper(database);
  await desks.reload();
  const text = textCleaner(workerOf, WORKERS);
  const analyst = new Analyst(() => workerOf('analysis-worker'), WORKERS);
  const mails = mailReader(() => workerOf('mail-worker'), WORKERS);
  const app: App = {
    database,
    desks,
    text,
    analyst,
    writer: options.writer ?? localWriter,
    mails,
    authentication: options.authentication ?? null,
    gatherer: new Gatherer(database),
    signIn: new SignIn(desks, randomBytes(32), { throttle: options.throttle ?? null, shortestPassword: 12 }),
    credentials: new Credentials(database, desks, { bytes: randomBytes, complain: () => undefined }),
    activity: new Activity(database),
    webhooks: {
      sender: options.sender ?? new Sender({ http: true, networks: [networkOf('127.0.0.0/8')], patience: PATIENCE }),
      seal: new Seal(options.key ?? WEBHOOK_KEY, randomBytes),
      bytes: randomBytes,
    },
    sms: options.sms ?? NO_SMS,
    mailServers: mailServersOf({ http: true, networks: [networkOf('127.0.0.0/8')], patience: PATIENCE, ...options.mailReach }),
    jobs: new Jobs(database, [...QUEUES, ...(options.queues ?? [])]),
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    bytes: randomBytes,
  };
  const served = await serve(app, options);
  const { server, url } = served;
  const complaints: unknown[] = [];
  const courier = new Courier({ ...app, complain: (error) => complaints.push(error) });
  if (options.queues) await prepareJobs(own, options.queues);
  const close = once(async () => {
    open.delete(close);
    await courier.stop();
    await served.release();
    await text.close();
    await analyst.close();
    await mails.close();
    await app.credentials.close();
    await giveBack(stored);
  });
  open.add(close);
  return {
    url,
    server,
    app,
    sql: async (query, values = []) => (await own.query(query, values)).rows,
    client(user = 'ADM0', base = url) {
      const api = new WebApi(base);
      api.authenticateWithPassword(user, user === 'ADM0' ? '' : PASSWORD);
      return api;
    },
    async post(operation, body, headers = {}, user = 'ADM0') {
      const response = await fetch(`${url}/api/v1/Agents/${operation}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: authorization(user), ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      });
      const answer = await response.text();
      let json: unknown;
      try {
        json = JSON.parse(answer);
      } catch {
        json = undefined;
      }
      return { status: response.status, headers: response.headers, json: json as never, text: answer };
    },
    wakeTickets: () => wakeAll(app, app.now()),
    async deliverWebhooks() {
      // what is committed here is told once every older transaction of the whole server has ended, other tests' too
      for (const until = Date.now() + COMES_TO_PASS_MS; Date.now() < until; await sleep(5)) {
        await courier.deliver();
        const [state] = await app.database.query(work);
        if (!state!.isBehind) break;
      }
      if (complaints.length > 0) throw complaints[0];
    },
    async analyseTexts() {
      // as with webhooks: other tests' transactions are waited for
      const failed: unknown[] = [];
      for (const until = Date.now() + COMES_TO_PASS_MS; Date.now() < until; await sleep(5)) {
        await analyseAll(app, (error) => failed.push(error));
        const [{ behind } = { behind: true }] = (await own.query(TEXTS_LEFT)).rows as { behind: boolean }[];
        if (!behind) break;
      }
      if (failed.length > 0) throw failed[0];
    },
    runJobs: ({ early = false } = {}) => doJobs(app, early),
    close,
  };
}
