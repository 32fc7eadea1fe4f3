/** Shows that the benchmark works, in its smallest form; its figures mean nothing here. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { Ending } from './ending.ts';
import { quantile, spreadOf } from './figures.ts';
import { startGenerator } from './jobs.ts';
import { plans } from './plan.ts';
import { page, tables } from './report.ts';
import { run } from './run.ts';
import { connectionOf, PASSWORD, removeData, scratchFolder, startSvar, USER } from './svar.ts';
import { moveIn } from './world.ts';

const root = process.env.SVAR_BENCH_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const { build } = (await import(new URL('scripts/build.mjs', `file://${root}/`).href)) as { build(): Promise<boolean> };
const at = Date.UTC(2026, 0, 15, 9);

test('medians and quantiles', () => {
  assert.deepEqual(spreadOf([3, 1, 2]), { median: 2, least: 1, most: 3 });
  assert.deepEqual(spreadOf([4, 1, 2, 3]), { median: 2.5, least: 1, most: 4 });
  assert.equal(quantile([1, 2, 3, 4], 0.5), 3);
  assert.equal(quantile([1, 2, 3, 4], 0.99), 4);
  assert.ok(Number.isNaN(spreadOf([]).median));
});

test('a tiny run gives a finite figure for everything, and nothing of it stays', async () => {
  await build();
  const ending = new Ending();
  const said: string[] = [];
  try {
    const result = await run({ plan: plans.tiny, root, at, say: (line) => said.push(line), ending });
    const { saves, opens, startEmpty, startInitialised } = result;
    const spreads = result.figures.flatMap((figure) => [figure.perSecond, figure.p50, figure.p99, figure.cpu.generator]);
    const { ours, bare, ratio, visible } = result.mail;
    assert.ok(visible.p50 > 0 && visible.most >= visible.p99);
    for (const { median, least, most } of [...spreads, ours, bare, ratio, saves, opens, startEmpty, startInitialised])
      for (const value of [median, least, most]) assert.ok(Number.isFinite(value) && value > 0, JSON.stringify(result));
    assert.equal(result.figures.length, 12);
    assert.ok(result.figures.every((figure) => figure.calls > 0));
    if (process.platform === 'linux') assert.ok(result.idle.node > 10 && result.idle.postgres > 1 && result.idle.processes > 3);
    assert.deepEqual(Object.keys(result.trips), ['createTicket', 'addMessage', 'updateTicket', 'getEntity', 'getTicket']);
    assert.ok(Object.values(result.trips).every((count) => count >= 1 && count < 20));
    assert.match(page(result, '0.0.0', new Date(at), [0, 0]), /2026-01-15[\s\S]*HTTP to bare/);
    assert.doesNotMatch(tables(result), /NaN|undefined/);
    assert.ok(said.length >= 4);
  } finally {
    await ending.all();
  }
});

test('a bare create leaves the same rows behind as one over HTTP', async () => {
  await build();
  const ending = new Ending();
  const data = await scratchFolder();
  ending.add(() => removeData(data));
  try {
    const svar = await startSvar({ root, data }, ending);
    const database = await connectionOf(data);
    const client = new Client(database);
    await client.connect();
    ending.add(() => client.end());
    const persons = await moveIn(client);
    const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
    const setting = { port: svar.port, authorization, persons, database, at };
    const job = { clients: 1, ms: 10_000, calls: 1, tickets: [], collect: true };
    const http = await startGenerator('http', setting, ending);
    const bare = await startGenerator('bare', setting, ending);
    const made = await http.run({ ...job, workload: 'createTicket' });
    const written = await bare.run({ ...job, workload: 'bareCreate' });
    const [first, second] = [await rowsOf(client, made.ids[0]!), await rowsOf(client, written.ids[0]!)];
    assert.deepEqual(second, first);
    assert.ok(Object.keys(first).length > 3, JSON.stringify(first));
  } finally {
    await ending.all();
  }
  assert.ok(!existsSync(data));
});

/** Every row that names a ticket and is written with it, by table, without ids, moments and transaction numbers. */
async function rowsOf(client: Client, ticketId: number): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await client.query<{ name: string; key: string }>(
    `select table_name as name, 'ticket_id' as key from information_schema.columns where table_schema = 'public' and column_name = 'ticket_id'
       and table_name <> 'svar_search' -- the index follows behind the save
     union all select 'ticket', 'id'`,
  );
  const own = new Set(['id', 'seq', 'tx', 'ticket_id', 'action_id']);
  const found: Record<string, unknown[]> = {};
  for (const { name, key } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${name} where ${key} = $1`, [ticketId]);
    const plain = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column, value]) => !own.has(column) && !(value instanceof Date))),
    );
    if (plain.length > 0) found[name] = JSON.parse(JSON.stringify(plain).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a moment')) as unknown[];
  }
  return found;
}
