/** Everything that depends on how large a desk is: the workloads in turn with the bare database, and a thousand escalations at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { caughtUp, type Desk, makeDesk, nightWorkDone, serveDesk } from './desks.ts';
import { type DueFigure, dueFigure } from './escalating.ts';
import { type Spread, spreadOf } from './figures.ts';
import { FIRST } from './generated-rows.ts';
import { type Generator, type Job, type Outcome, startGenerator, type Workload } from './jobs.ts';
import type { Plan } from './plan.ts';
import { cpu, type Household, type Memory, memory } from './processes.ts';
import type { Context } from './sections.ts';
import type { Size } from './sizes.ts';

/** One side of a comparison. */
export interface Side {
  perSecond: Spread;
  /** Milliseconds. */
  p50: Spread;
  p95: Spread;
  p99: Spread;
  /** Microseconds a call; of the bare database Svar's is nothing. */
  cpu: { svar: number; postgres: number; generator: number };
  calls: number;
  /** Calls for which there was no room in time (503); they are in no other figure. */
  refused: number;
}

/** One workload with a number of clients, over its rounds. */
export interface Figure {
  workload: Workload;
  clients: number;
  /** Svar processes. */
  processes: number;
  ours: Side;
  bare: Side;
  /** Calls a second, Svar's to the bare ones of the same round. */
  ratio: Spread;
  /** By how much the event loop of the busiest Svar process was late, milliseconds, p99. */
  loop: Spread;
}

export interface SizedFigure {
  tickets: number;
  messages: number;
  /** Gigabytes of the database. */
  gigabytes: number;
  /** Milliseconds until a Svar process is ready on this desk, its database running. */
  startMs: number;
  idle: Memory;
  afterLoad: Memory;
  figures: readonly Figure[];
  due: DueFigure;
}

/** What a desk is asked for, in the order in which it is measured. */
export const measured = ['saveTicket', 'saveMessage', 'open', 'list', 'filter', 'search', 'queue'] as const;

interface Load {
  plan: Plan;
  desk: Desk;
  http: Generator;
  bare: Generator;
  targets: Readonly<Partial<Record<Workload, readonly number[]>>>;
}

interface Sample {
  outcome: Outcome;
  cpu: { svar: number; postgres: number; generator: number };
  loop: number;
}

/** Tickets to open, the long one among them, and others to write to: what is read must not grow while it is measured. */
export async function targetsOf(client: Client, size: Size, count: number): Promise<Load['targets']> {
  const { rows } = await client.query<{ id: number }>(
    'select id from ticket where status in (1, 2, 3) and owned_by <> 1 order by hashint8extended(id, 99) limit $1',
    [count * 2],
  );
  const ids = rows.map(({ id }) => id);
  const longest = FIRST.ticket + Math.floor(size.tickets / 2);
  const half = Math.floor(ids.length / 2);
  return { open: [...ids.slice(0, half - 1), longest], saveMessage: ids.slice(half) };
}

/** The timer by which Node measures the delay of its event loop runs so often; what it reports has that in it. */
const RESOLUTION_MS = 10;

/** The p99 delay of each process's event loop since this was asked last, the worst of them; in milliseconds. */
async function loopDelay(desk: Desk): Promise<number> {
  const delays = await Promise.all(
    desk.svars.map(async ({ port }) => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1]) * 1_000 - RESOLUTION_MS;
    }),
  );
  return Math.max(0, ...delays);
}

async function sample(generator: Generator, job: Job, household: Household, loop: () => Promise<number>): Promise<Sample> {
  await loop();
  const before = cpu(household);
  const outcome = await generator.run(job);
  const after = cpu(household);
  const { calls } = outcome;
  const each = (spent: number): number => spent / calls;
  return {
    outcome,
    loop: await loop(),
    cpu: { svar: each(after.node - before.node), postgres: each(after.postgres - before.postgres), generator: each(outcome.cpu) },
  };
}

const perSecond = ({ calls, ms }: Outcome): number => (calls * 1_000) / ms;

function sideOf(samples: readonly Sample[]): Side {
  const over = (pick: (one: Sample) => number): Spread => spreadOf(samples.map(pick));
  return {
    perSecond: over(({ outcome }) => perSecond(outcome)),
    p50: over(({ outcome }) => outcome.p50),
    p95: over(({ outcome }) => outcome.p95),
    p99: over(({ outcome }) => outcome.p99),
    cpu: {
      svar: over((one) => one.cpu.svar).median,
      postgres: over((one) => one.cpu.postgres).median,
      generator: over((one) => one.cpu.generator).median,
    },
    calls: samples.reduce((sum, { outcome }) => sum + outcome.calls, 0),
    refused: samples.reduce((sum, { outcome }) => sum + outcome.refused, 0),
  };
}

/** Puts tickets that were taken out of the queue back into it. @returns how many wait */
async function refill({ desk: { client } }: Load, queue: readonly number[]): Promise<number> {
  await client.query('update ticket set owned_by = 1, ticket_status = 6 where id = any($1::int[]) and owned_by <> 1', [queue]);
  return queue.length;
}

/** Tickets for the queue: those that wait, and on a small desk, where they are fewer than are wanted, others that are active. */
async function queued(client: Client, wanted: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    'select id from ticket where status = 1 and category <> 2 order by owned_by <> 1, deadline nulls last, created_at, id limit $1',
    [wanted],
  );
  return rows.map(({ id }) => id);
}

/** Svar and the bare database in turn, A B A B, so that a neighbour who comes and goes meets both. */
async function compare(load: Load, workload: Workload, clients: number): Promise<Figure> {
  const { plan, desk, http, bare, targets } = load;
  const tickets = targets[workload] ?? [];
  const queue = workload === 'queue' ? await queued(desk.client, plan.queueCalls + clients) : null;
  const once = async (generator: Generator, ms: number): Promise<Sample> => {
    // each caller may find the last one taken by another
    const calls = queue === null ? {} : { calls: Math.max(1, Math.min(plan.queueCalls, (await refill(load, queue)) - clients)) };
    const job = { workload, clients, ms, tickets, ...calls };
    await caughtUp(desk.client);
    return sample(generator, job, desk.household, generator === http ? () => loopDelay(desk) : async () => 0);
  };
  const samples: { ours: Sample; bare: Sample }[] = [];
  for (let round = -1; round < plan.rounds; round++) {
    const ms = round < 0 ? plan.warmMs : plan.roundMs;
    const turn = { ours: await once(http, ms), bare: await once(bare, ms) };
    if (round >= 0) samples.push(turn);
  }
  return {
    workload,
    clients,
    processes: desk.svars.length,
    ours: sideOf(samples.map((round) => round.ours)),
    bare: sideOf(samples.map((round) => round.bare)),
    ratio: spreadOf(samples.map((round) => perSecond(round.ours.outcome) / perSecond(round.bare.outcome))),
    loop: spreadOf(samples.map((round) => round.ours.loop)),
  };
}

/** Callers while Svar warms up. */
const WARM_CLIENTS = 16;

/** Svar is called with all that needs no preparation, until its code is as it is on a desk that has run for a while. */
async function warmUp({ http, targets, plan }: Load): Promise<void> {
  if (plan.warmUpMs === 0) return;
  for (const workload of measured)
    if (workload !== 'queue') await http.run({ workload, clients: WARM_CLIENTS, ms: plan.warmUpMs, tickets: targets[workload] ?? [] });
}

async function workloads(context: Context, desk: Desk, targets: Load['targets'], clientNumbers: readonly number[]): Promise<Figure[]> {
  const { plan, ending, say } = context;
  const http = await startGenerator('http', desk.setting, ending);
  const bare = await startGenerator('bare', desk.setting, ending);
  const load: Load = { plan, desk, http, bare, targets };
  await warmUp(load);
  const figures: Figure[] = [];
  for (const workload of measured) {
    for (const clients of clientNumbers) figures.push(await compare(load, workload, clients));
    const own = figures.filter((figure) => figure.workload === workload);
    say(`  ${workload}: ${own.map(({ clients, ratio }) => `${clients} clients ${Math.round(ratio.median * 100)} %`).join(', ')}`);
  }
  return figures;
}

/** Measures a desk of one size. */
export async function sizedFigure(context: Context, size: Size, withTwo: boolean): Promise<SizedFigure> {
  const { plan, root, ending, say } = context;
  const made = await makeDesk({ ...context, size });
  const due = await dueFigure({ database: made.connection, at: made.at, levels: plan.levels, rounds: plan.rounds });
  const sizes = await made.client.query<{ bytes: number; messages: number }>(
    'select pg_database_size(current_database())::float8 as bytes, (select count(*)::int from ej_message) as messages',
  );
  const targets = await targetsOf(made.client, size, plan.targets);
  const one = await serveDesk(made, { root, ending, node: context.node ?? [] });
  await nightWorkDone(made.client, plan);
  await sleep(plan.idleMs);
  const idle = memory(one.household);
  const figures = await workloads(context, one, targets, plan.clients);
  const afterLoad = memory(one.household);
  for (const svar of one.svars) await svar.stop();
  if (withTwo) {
    say('  two Svar processes on the same database …');
    const many = plan.clients.filter((clients) => clients > 1);
    figures.push(...(await workloads(context, await serveDesk(made, { root, ending, processes: 2 }), targets, many)));
  }
  const { bytes, messages } = sizes.rows[0]!;
  return { tickets: size.tickets, messages, gigabytes: bytes / 2 ** 30, startMs: one.svars[0]!.startMs, idle, afterLoad, figures, due };
}
