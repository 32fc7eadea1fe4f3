/** Desks on a PostgreSQL of the benchmark's own, with as many Svar processes as are wanted: Svar's own embedded server, held by this process instead. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from '@node-rs/argon2';
import { Client, type ClientConfig } from 'pg';
import { furnish } from '../src/store/base-data.ts';
import { SETTING, saveRegistry } from '../src/store/desk-settings.ts';
import { startEmbedded } from '../src/store/embedded.ts';
import { prepareJobs } from '../src/store/jobs.ts';
import { migrate } from '../src/store/migrate.ts';
import type { Ending } from './ending.ts';
import { FIRST } from './generated-rows.ts';
import { generate } from './generator.ts';
import type { Place, Setting } from './jobs.ts';
import type { Plan } from './plan.ts';
import type { Household } from './processes.ts';
import type { Size } from './sizes.ts';
import { clusterOf, PASSWORD, removeData, type Svar, scratchFolder, startSvar, USER } from './svar.ts';

const HOUR = 3_600_000;

/** A database server without a Svar, on a folder of its own. */
export interface Server {
  data: string;
  connection: Place;
}

/** Starts the server that comes with Svar, as Svar does; the ending stops and removes it. @param data a folder that has one already */
export async function startServer(ending: Ending, data?: string): Promise<Server & { stop(): Promise<void> }> {
  const folder = data ?? (await scratchFolder());
  if (data === undefined) ending.add(() => removeData(folder));
  const server = await startEmbedded({ folder, say: () => undefined });
  const stop = (): Promise<void> => server.stop();
  ending.add(stop);
  return { data: folder, connection: server.connection, stop };
}

/** Makes a desk as a first start does, on an empty database. @param at milliseconds since 1970; the desk is an hour older */
export async function furnishDesk(database: ClientConfig, root: string, at: number): Promise<void> {
  const client = new Client(database);
  await client.connect();
  try {
    await migrate(client, join(root, 'src/store/migrations'));
    await prepareJobs(client, []);
    const adminPasswordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const people = { adminUser: USER, adminPasswordHash, company: 'Bench' };
    await furnish(client, { ...people, timeZone: 'Etc/UTC', language: 'en', at: new Date(at - HOUR) });
  } finally {
    await client.end();
  }
}

/** The setting by which a Svar finds a database. */
export const urlOf = ({ host, port, user, database }: Place): string =>
  `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;

/** A generated desk on which no Svar runs yet. */
export interface Made extends Server {
  size: Size;
  cluster: string;
  at: number;
  /** To look into the database. */
  client: Client;
}

export interface MakeOptions {
  /** The folder of the program that is measured. */
  root: string;
  size: Size;
  /** Milliseconds since 1970: the present, for what is generated and for what the bare statements write. */
  at: number;
  ending: Ending;
  say(line: string): void;
}

/** A server with a furnished, filled desk. */
export async function makeDesk({ root, size, at, ending, say }: MakeOptions): Promise<Made> {
  const first = await startServer(ending);
  await furnishDesk(first.connection, root, at);
  const since = performance.now();
  await generate({ database: first.connection, size, at, say });
  // what it took to make the desk is in nobody's memory any more
  await first.stop();
  const { data, connection } = await startServer(ending, first.data);
  say(`a desk of ${size.tickets.toLocaleString('en-US')} tickets was made in ${Math.round((performance.now() - since) / 1_000)} s`);
  const client = new Client(connection);
  await client.connect();
  ending.add(() => client.end());
  return { data, connection, size, at, client, cluster: await clusterOf(data) };
}

/** A desk that is served. */
export interface Desk extends Made {
  svars: Svar[];
  household: Household;
  setting: Setting;
}

export interface ServeOptions {
  root: string;
  ending: Ending;
  /** How many Svar processes; one when absent. */
  processes?: number;
  /** Further settings of Svar, and options of Node for it. */
  env?: Readonly<Record<string, string>>;
  node?: readonly string[];
}

/** Callers come as these agents, in turn: each of them may have so many calls under way, and signs in once. */
const AGENTS_AT_MOST = 20;
const PERSONS = 500;

/** Starts Svar on a desk. @returns the desk with those that run */
export async function serveDesk(made: Made, { root, ending, processes = 1, env = {}, node = [] }: ServeOptions): Promise<Desk> {
  const svars: Svar[] = [];
  for (let count = 0; count < processes; count++) {
    const data = await scratchFolder();
    ending.add(() => rm(data, { recursive: true, force: true }));
    svars.push(await startSvar({ root, data, node, env: { SVAR_DATABASE_URL: urlOf(made.connection), ...env } }, ending));
  }
  const { size, at, connection: database, cluster } = made;
  const persons = Array.from({ length: Math.min(PERSONS, size.persons) }, (_, index) => FIRST.person + 1 + index);
  return {
    ...made,
    svars,
    household: { nodes: svars.map(({ pid }) => pid), cluster },
    setting: { ports: svars.map(({ port }) => port), agents: Math.min(AGENTS_AT_MOST, size.agents), persons, database, at },
  };
}

/** A Svar that has started begins with what the night would have done. */
const BEGINS_WITHIN_MS = 2_000;

/** Waits until that is done: a hundredth of the tickets that are generated are in the bin, and their time there is over. */
export async function nightWorkDone(client: Client, { idleMs }: Pick<Plan, 'idleMs'>): Promise<void> {
  await sleep(Math.min(idleMs, BEGINS_WITHIN_MS));
  const text = `select exists (select from pgboss.job where state = 'active' or (state < 'active' and start_after <= now())) as busy`;
  for (let busy = true; busy; await sleep(100)) busy = (await client.query<{ busy: boolean }>(text)).rows[0]!.busy;
}

/** Is there an event that a reader behind the saves has not seen? */
const isBehind = (cursor: string): string =>
  `exists (select from ${cursor} c cross join lateral (select from svar_event e where (e.tx, e.seq) > (c.tx, c.seq) order by e.tx, e.seq limit 1) e)`;

/** The index and the analysis of what a round of messages has written take some seconds, on a slow machine a minute. */
const CAUGHT_UP_WITHIN_MS = 300_000;

/** Waits until what follows the saves is done: what is measured next, of Svar or of the bare database, has the machine to itself. @throws Error when it is not done in time */
export async function caughtUp(client: Client): Promise<void> {
  const text = `select ${isBehind('svar_search_cursor')} or ${isBehind('svar_analysis_cursor')} as behind`;
  const until = performance.now() + CAUGHT_UP_WITHIN_MS;
  while ((await client.query<{ behind: boolean }>(text)).rows[0]!.behind) {
    if (performance.now() > until) throw new Error('what follows the saves is not done in time');
    await sleep(20);
  }
}

/** Switches off what finds out about texts behind the saves, on a desk that no Svar serves yet. */
export async function withoutAnalysis(client: Client): Promise<void> {
  for (const name of [SETTING.language, SETTING.sentiment, SETTING.category]) {
    const { text, values } = saveRegistry(name, '0');
    await client.query(text, [...values]);
  }
}
