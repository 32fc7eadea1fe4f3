/** The desk that the benchmark makes is one that Svar could have made; what is measured beside Svar asks for the same and writes the same. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { type Desk, makeDesk, serveDesk, withoutAnalysis } from './desks.ts';
import { Ending } from './ending.ts';
import { FIRST } from './generated-rows.ts';
import { basic, type Generator, startGenerator } from './jobs.ts';
import { targetsOf } from './sized.ts';
import { sizes } from './sizes.ts';

const root = process.env.SVAR_BENCH_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const { build } = (await import(new URL('scripts/build.mjs', `file://${root}/`).href)) as { build(): Promise<boolean> };

const ending = new Ending();
let desk: Desk;
let http: Generator;
let bare: Generator;
before(async () => {
  await build();
  const options = { root, ending, size: sizes.XS, at: Date.now(), say: () => undefined };
  const made = await makeDesk(options);
  // rows are compared here: what is found out about texts would come later than they do
  await withoutAnalysis(made.client);
  desk = await serveDesk(made, options);
  http = await startGenerator('http', desk.setting, ending);
  bare = await startGenerator('bare', desk.setting, ending);
});
after(async () => {
  await ending.all();
  assert.ok(!existsSync(desk.data));
});

test('the bare queries find the same tickets as those over HTTP, in the same order', async () => {
  const { client, size } = desk;
  const { open = [] } = await targetsOf(client, size, 12);
  for (const workload of ['open', 'list', 'filter', 'search'] as const) {
    const job = { workload, clients: 1, ms: 60_000, calls: 24, first: 0, tickets: open, collect: true };
    const [ours, theirs] = [await http.run(job), await bare.run(job)];
    assert.deepEqual(ours.ids, theirs.ids, workload);
    assert.ok(ours.ids.length > 20, `${workload} found ${ours.ids.length}`);
  }
});

test('a bare save leaves the same rows behind as one over HTTP', async () => {
  const { client, size } = desk;
  const job = { clients: 1, ms: 60_000, calls: 1, first: 7, tickets: [], collect: true };
  const tickets = [await http.run({ ...job, workload: 'saveTicket' }), await bare.run({ ...job, workload: 'saveTicket' })];
  const [made, written] = tickets.map(({ ids }) => ids[0]!) as [number, number];
  assert.deepEqual(await rowsOf(client, written), await rowsOf(client, made));
  // a message on each of the two, which are alike
  await http.run({ ...job, workload: 'saveMessage', first: 0, tickets: [made] });
  await bare.run({ ...job, workload: 'saveMessage', first: 0, tickets: [written] });
  const rows = await rowsOf(client, made);
  assert.deepEqual(await rowsOf(client, written), rows);
  assert.deepEqual(Object.keys(rows).sort(), [
    'ej_message',
    'svar_event',
    'ticket',
    'ticket_customers',
    'ticket_log_action',
    'ticket_log_change',
  ]);
  assert.ok(size.tickets < made);
});

test('a generated ticket has what Svar itself writes: the same columns are filled, in the ticket and beside it', async () => {
  const { client } = desk;
  const call = async (name: string, body: object): Promise<Record<string, number>> => {
    const answer = await fetch(`http://127.0.0.1:${desk.setting.ports[0]}/api/v1/Agents/Ticket/${name}`, {
      method: 'POST',
      headers: {
        Authorization: basic('agent1'),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, number>;
  };
  // as the generator would have it: somebody of a company writes about something of priority 3, is answered, and it is closed
  const { rows: found } = await client.query<{ id: number; owned_by: number; cust_id: number; num_messages: number }>(
    `select id, owned_by, cust_id, num_messages from ticket where status = 2 and created_by > 1 and priority = 3 and tags = '{}' and extra = '{}' and contact_id is not null and id <= $1 order by num_messages limit 1`,
    [FIRST.ticket + desk.size.tickets],
  );
  const twin = found[0]!;
  const associateId = FIRST.associate + 1;
  const made = await call('SaveTicketEntity', {
    Title: 'Twin',
    Category: { TicketCategoryId: 102 },
    Priority: { TicketPriorityId: 3 },
    Person: { PersonId: twin.cust_id },
    OwnedBy: { AssociateId: associateId },
  });
  const id = made.TicketId!;
  for (let count = 0; count < twin.num_messages; count++)
    await call('SaveTicketMessageEntity', {
      Ticket: { TicketId: id },
      HtmlBody: '<p>Words</p>',
      Slevel: 'External',
      ...(count % 2 === 0 ? { Person: { PersonId: twin.cust_id } } : {}),
    });
  await call('SaveTicketEntity', { TicketId: id, Status: { TicketStatusId: 2 } });
  await indexed(client, id, twin.num_messages + 1);
  const [ours, theirs] = [await filled(client, twin.id), await filled(client, id)];
  // seconds and minutes of a ticket that was closed at once are nothing; languages are found out by the analysis of texts
  const spans = /time_to|time_spent|timespan|language/;
  const plainly = (columns: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, list.filter((column) => !spans.test(column))]));
  assert.deepEqual(plainly(ours), plainly(theirs));
});

test('the index of a generated desk is what Svar’s own function makes of the texts', async () => {
  const { rows } = await desk.client.query<{ texts: number; wrong: number; unknown: number }>(
    `select count(*)::int as texts, (count(*) filter (where s.words <> svar_words(s.config, coalesce(m.body, t.title)) or s.at <> coalesce(m.created_at, t.created_at)))::int as wrong,
      (count(*) filter (where not exists (select from svar_search_config c where c.config = s.config)))::int as unknown
      from svar_search s join ticket t on t.id = s.ticket_id left join ej_message m on m.id = s.message_id where t.id <= $1`,
    [FIRST.ticket + desk.size.tickets],
  );
  assert.ok(rows[0]!.texts > desk.size.tickets * 5);
  assert.deepEqual([rows[0]!.wrong, rows[0]!.unknown], [0, 0]);
});

test('a generated desk agrees with itself: counters, sums, waits and the ticket that everybody wrote to', async () => {
  const one = async (text: string): Promise<unknown> => Object.values((await desk.client.query(text)).rows[0] as object)[0];
  const ofGenerator = `t.id <= ${FIRST.ticket + desk.size.tickets}`;
  assert.equal(
    await one(
      `select count(*)::int from ticket t where ${ofGenerator} and num_messages <> (select count(*) from ej_message m where m.ticket_id = t.id)`,
    ),
    0,
  );
  assert.equal(await one('select max(num_messages) >= 1000 from ticket'), true);
  assert.equal(
    await one(
      `select count(*)::int from (select owned_by, count(*) from ticket where status = 1 and owned_by <> 1 group by 1 except select user_id, sum(active) from svar_load group by 1) d`,
    ),
    0,
  );
  assert.equal(await one('select count(*)::int from ticket where next_wake < now()'), 0);
  assert.equal(await one(`select count(*)::int from ticket t where ${ofGenerator} and last_changed > now()`), 0);
  assert.equal(await one(`select count(distinct language)::int from ticket t where ${ofGenerator}`), 6);
  assert.equal(await one("select count(*)::int from pg_class where relname like 'svar_bench%'"), 0);
});

/** Waits until the index has followed. */
async function indexed(client: Client, ticketId: number, texts: number): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from svar_search where ticket_id = $1', [
      ticketId,
    ]);
    if (rows[0]!.count >= texts) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the index has not followed');
}

/** Every row that names a ticket and is written with it, by table. */
async function allRows(client: Client, ticketId: number, tables: string): Promise<Record<string, Record<string, unknown>[]>> {
  const { rows } = await client.query<{ name: string; key: string }>(
    `select table_name as name, 'ticket_id' as key from information_schema.columns where table_schema = 'public' and column_name = 'ticket_id'
       and ${tables} union all select 'ticket', 'id'`,
  );
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const { name, key } of rows) {
    const of = await client.query<Record<string, unknown>>(`select * from ${name} where ${key} = $1`, [ticketId]);
    if (of.rows.length > 0) found[name] = of.rows;
  }
  return found;
}

const says = (value: unknown): boolean =>
  value !== null && value !== 0 && value !== '' && value !== false && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]';

/** The columns of these rows that say something, by table. */
async function filled(client: Client, ticketId: number): Promise<Record<string, string[]>> {
  const tables = await allRows(client, ticketId, "table_name not in ('ticket_log_change')");
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      [...new Set(rows.flatMap((row) => Object.keys(row).filter((column) => says(row[column]))))].sort(),
    ]),
  );
}

/** The rows without ids, moments and transaction numbers. */
async function rowsOf(client: Client, ticketId: number): Promise<Record<string, unknown[]>> {
  const own = new Set(['id', 'seq', 'tx', 'ticket_id', 'action_id', 'message_id']);
  // the index follows behind the save
  const tables = await allRows(client, ticketId, "table_name <> 'svar_search'");
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => {
      const plain = rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([column, value]) => !own.has(column) && !(value instanceof Date))),
      );
      const text = JSON.stringify(plain)
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a moment')
        .replaceAll(/"ticket_id":\d+/g, '"ticket_id":0');
      return [name, JSON.parse(text) as unknown[]];
    }),
  );
}
