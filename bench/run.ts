/** One run of the benchmark: starts, memory, load, round trips, in this order, on one data folder. */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type ArchiveFigure, archiveFigure } from './archives.ts';
import { type CodecRow, codecRows } from './codecs.ts';
import type { Ending } from './ending.ts';
import { type EngineFigure, engineFigure } from './engine.ts';
import { type Spread, spreadOf } from './figures.ts';
import { type Generator, type Job, type Outcome, type Setting, startGenerator, type Workload } from './jobs.ts';
import { type MailFigure, mailFigure } from './mail.ts';
import type { Plan } from './plan.ts';
import { cpu, type Household, type Memory, memory } from './processes.ts';
import { goBetween } from './round-trips.ts';
import { type SearchFigure, searchFigure } from './search.ts';
import { clusterOf, connectionOf, PASSWORD, removeData, type Svar, scratchFolder, startSvar, USER } from './svar.ts';
import { fill, type Tickets, targets } from './tickets.ts';
import { moveIn } from './world.ts';

/** One workload with one number of clients, over its rounds. CPU is in microseconds a call; of a bare one Svar's is nothing. */
export interface Figure {
  workload: Workload;
  clients: number;
  perSecond: Spread;
  p50: Spread;
  p99: Spread;
  cpu: { svar: Spread; postgres: Spread; generator: Spread };
  calls: number;
}

export interface Result {
  plan: Plan;
  startEmpty: Spread;
  startInitialised: Spread;
  idle: Memory;
  afterLoad: Memory;
  figures: readonly Figure[];
  /** HTTP to bare, round by round. */
  saves: Spread;
  opens: Spread;
  trips: Readonly<Partial<Record<Workload, number>>>;
  codecs: readonly CodecRow[];
  archives: ArchiveFigure;
  search: SearchFigure;
  engine: EngineFigure;
  mail: MailFigure;
  postgres: string;
}

export interface RunOptions {
  plan: Plan;
  /** The folder of the program that is measured. */
  root: string;
  /** Milliseconds since 1970, for what the bare statements write. */
  at: number;
  say(line: string): void;
  ending: Ending;
  /** Options of Node for the Svar under load. */
  node?: readonly string[];
}

interface Desk {
  svar: Svar;
  data: string;
  household: Household;
}

async function newData(ending: Ending): Promise<string> {
  const data = await scratchFolder();
  ending.add(() => removeData(data));
  return data;
}

/** Starts on empty folders, then on the last of them; the last start stays. */
async function starts({ plan, root, ending, node }: RunOptions): Promise<{ desk: Desk; empty: Spread; initialised: Spread }> {
  const times = { empty: [] as number[], initialised: [] as number[] };
  let data = '';
  for (let round = 0; round < plan.starts; round++) {
    data = await newData(ending);
    const svar = await startSvar({ root, data }, ending);
    times.empty.push(svar.startMs);
    await svar.stop();
    if (round < plan.starts - 1) await removeData(data);
  }
  for (let round = 1; ; round++) {
    const isLast = round === plan.starts;
    const svar = await startSvar({ root, data, ...(isLast && node ? { node } : {}) }, ending);
    times.initialised.push(svar.startMs);
    if (isLast) {
      const household = { node: svar.pid, cluster: await clusterOf(data) };
      return { desk: { svar, data, household }, empty: spreadOf(times.empty), initialised: spreadOf(times.initialised) };
    }
    await svar.stop();
  }
}

/** One load, with what it cost. */
interface Sample {
  outcome: Outcome;
  cpu: { svar: number; postgres: number; generator: number };
}

async function sample(generator: Generator, job: Job, household: Household): Promise<Sample> {
  const before = cpu(household);
  const outcome = await generator.run(job);
  const after = cpu(household);
  const { calls } = outcome;
  return {
    outcome,
    cpu: { svar: (after.node - before.node) / calls, postgres: (after.postgres - before.postgres) / calls, generator: outcome.cpu / calls },
  };
}

const perSecond = ({ calls, ms }: Outcome): number => (calls * 1_000) / ms;

function figureOf(workload: Workload, clients: number, samples: readonly Sample[]): Figure {
  const over = (pick: (one: Sample) => number): Spread => spreadOf(samples.map(pick));
  return {
    workload,
    clients,
    perSecond: over(({ outcome }) => perSecond(outcome)),
    p50: over(({ outcome }) => outcome.p50),
    p99: over(({ outcome }) => outcome.p99),
    cpu: { svar: over((one) => one.cpu.svar), postgres: over((one) => one.cpu.postgres), generator: over((one) => one.cpu.generator) },
    calls: samples.reduce((sum, { outcome }) => sum + outcome.calls, 0),
  };
}

/** What is measured beside the two pairs, with one client (false) or many (true). */
const others: readonly (readonly [Workload, boolean])[] = [
  ['createTicket', false],
  ['addMessage', false],
  ['addMessage', true],
  ['updateTicket', false],
  ['updateTicket', true],
  ['getEntity', false],
  ['getTicket', false],
  ['getTicket', true],
];

interface Load {
  plan: Plan;
  household: Household;
  http: Generator;
  bare: Generator;
  tickets: Tickets;
  say(line: string): void;
}

const measure = ({ http, bare, tickets, household }: Load, workload: Workload, clients: number, ms: number): Promise<Sample> =>
  sample(workload.startsWith('bare') ? bare : http, { workload, clients, ms, tickets: targets(workload, tickets) }, household);

/** Svar and the bare database in turn, A B A B, so that a neighbour who comes and goes meets both. */
async function pair(load: Load, ours: Workload, bare: Workload): Promise<{ figures: Figure[]; ratio: Spread }> {
  const { plan, say } = load;
  say(`${ours} over HTTP and its bare statements in turn, ${plan.clients} clients, ${plan.rounds} rounds …`);
  const samples: { ours: Sample; bare: Sample }[] = [];
  for (const workload of [ours, bare]) await measure(load, workload, plan.clients, plan.warmMs);
  for (let round = 0; round < plan.rounds; round++) {
    samples.push({
      ours: await measure(load, ours, plan.clients, plan.roundMs),
      bare: await measure(load, bare, plan.clients, plan.roundMs),
    });
  }
  const figure = (which: 'ours' | 'bare', workload: Workload): Figure =>
    figureOf(
      workload,
      plan.clients,
      samples.map((round) => round[which]),
    );
  const ratio = spreadOf(samples.map((round) => perSecond(round.ours.outcome) / perSecond(round.bare.outcome)));
  return { figures: [figure('ours', ours), figure('bare', bare)], ratio };
}

async function rest(load: Load): Promise<Figure[]> {
  const { plan } = load;
  load.say(`the other workloads, ${plan.otherRounds} rounds …`);
  const samples = others.map((): Sample[] => []);
  for (let round = 0; round < plan.otherRounds; round++) {
    for (const [index, [workload, many]] of others.entries())
      samples[index]!.push(await measure(load, workload, many ? plan.clients : 1, plan.otherMs));
  }
  return others.map(([workload, many], index) => figureOf(workload, many ? plan.clients : 1, samples[index]!));
}

/** Round trips a call, counted on a second Svar that reaches the same database through a go-between. */
async function countTrips({ plan, root, ending }: RunOptions, setting: Setting, tickets: Tickets): Promise<Result['trips']> {
  const folder = await scratchFolder();
  ending.add(() => rm(folder, { recursive: true, force: true }));
  const between = await goBetween(folder, setting.database, ending);
  const { user, database, port } = setting.database;
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(between.folder)}&port=${port}`;
  const svar = await startSvar({ root, data: folder, env: { SVAR_DATABASE_URL: url } }, ending);
  const http = await startGenerator('http', { ...setting, port: svar.port }, ending);
  const trips: Partial<Record<Workload, number>> = {};
  for (const workload of ['createTicket', 'addMessage', 'updateTicket', 'getEntity', 'getTicket'] as const) {
    const job = { workload, clients: 1, ms: 60_000, tickets: targets(workload, tickets) };
    await http.run({ ...job, calls: 5 });
    const before = between.trips();
    const { calls } = await http.run({ ...job, calls: plan.tripCalls });
    trips[workload] = (between.trips() - before) / calls;
  }
  return trips;
}

/** Runs it all. What was started is in the ending. */
export async function run(options: RunOptions): Promise<Result> {
  const { plan, say, ending, at } = options;
  say('the formats, against the platform …');
  const codecs = codecRows(plan.rounds, plan.codecCalls);
  say(`${plan.starts} starts on an empty data folder, ${plan.starts} on an initialised one …`);
  const { desk, empty, initialised } = await starts(options);
  say(`${plan.idleMs / 1_000} s at rest, for the memory …`);
  await sleep(plan.idleMs);
  const idle = memory(desk.household);
  const database = await connectionOf(desk.data);
  const client = new Client(database);
  await client.connect();
  const persons = await moveIn(client);
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  const setting: Setting = { port: desk.svar.port, authorization, persons, database, at };
  const [http, bare] = [await startGenerator('http', setting, ending), await startGenerator('bare', setting, ending)];
  const tickets = await fill(http, plan);
  // what the server does by itself within a minute; without it the first rounds would be planned for empty tables
  await client.query('vacuum analyze');
  await client.end();
  const load: Load = { plan, household: desk.household, http, bare, tickets, say };
  const saves = await pair(load, 'createTicket', 'bareCreate');
  const opens = await pair(load, 'getEntity', 'bareOpen');
  const figures = [...saves.figures, ...opens.figures, ...(await rest(load))];
  const afterLoad = memory(desk.household);
  say('round trips …');
  const trips = await countTrips(options, setting, tickets);
  say(`pages of an archive of ${plan.archiveTickets} tickets …`);
  const archives = await archiveFigure({
    database,
    port: desk.svar.port,
    authorization,
    tickets: plan.archiveTickets,
    pages: plan.archivePages,
  });
  const search = await searchFigure({
    database,
    port: desk.svar.port,
    authorization,
    perTicket: plan.messagesATicket,
    searches: plan.archivePages,
  });
  say('the engine: chains, levels, merges, assignments …');
  const engine = await engineFigure({
    root: options.root,
    database,
    port: desk.svar.port,
    authorization,
    household: desk.household,
    persons,
    chains: plan.chains,
    levels: plan.levels,
    messages: plan.mergedMessages,
    restMs: plan.idleMs,
    rounds: plan.rounds,
  });
  say(`mail that comes in, ${plan.mails} of them in ${plan.rounds} rounds, and ${plan.watchedMails} while the desk is busy …`);
  const mail = await mailFigure({ ...options, mails: plan.mails, rounds: plan.rounds, clients: plan.clients, watched: plan.watchedMails });
  return {
    plan,
    idle,
    afterLoad,
    figures,
    trips,
    codecs,
    archives,
    search,
    engine,
    mail,
    startEmpty: empty,
    startInitialised: initialised,
    saves: saves.ratio,
    opens: opens.ratio,
    postgres: rows[0]!.server_version,
  };
}
