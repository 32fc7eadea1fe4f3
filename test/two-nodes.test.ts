/**
 * Several processes on one PostgreSQL: what one of them does is done once, whichever is killed, frozen past its leases and thawed, or
 * taken away in the middle of a load. Source: reliability P1–P3, T5; docs/several-machines.md.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { connect, freshDatabase } from './support/postgres.ts';
import { ADMIN, callTicket, type Started, scratch, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';
import { isWhole } from './support/share.ts';

/** Timers, and how long a frozen process stays so: past the leases of the jobs in a whole run. */
const TIMERS = isWhole ? 1_000 : 200;
const FROZEN_MS = isWhole ? 40_000 : 4_000;

interface Node {
  svar: Started;
  url: string;
}

async function openNodes(t: TestContext, count = 2): Promise<{ nodes: Node[]; client: Client; start(): Promise<Node> }> {
  const database = await freshDatabase('empty', 'external');
  const start = async (): Promise<Node> => {
    const svar = startSvar({
      SVAR_DATABASE_URL: database.url,
      SVAR_DATA: scratch((cleanUp) => t.after(cleanUp)),
      SVAR_ADMIN_PASSWORD: ADMIN.password,
      SVAR_TIME_ZONE: 'Europe/Oslo',
    });
    t.after(() => {
      svar.child.kill('SIGCONT');
      svar.child.kill('SIGKILL');
    });
    return { svar, url: await svar.url() };
  };
  const nodes = [await start()];
  while (nodes.length < count) nodes.push(await start());
  const client = await connect(database.config);
  t.after(async () => {
    await client.end();
    await database.drop();
  });
  return { nodes, client, start };
}

/** Tickets whose level is reached one after the other over some seconds. @returns their ids */
async function timers(client: Client, count: number, overMs: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with p as (insert into ticket_priority (name, flags) values ('Chain', 0) returning id),
       a as (insert into ticket_alert (priority, alert_level, alert_timeout) select id, 1, 1 from p),
       t as (insert into ticket (title, created_at, last_changed, author, owned_by, category, status, ticket_status, priority, ticket_type, svar_stay_since, alert_level, alert_timeout, next_wake)
         select 'Timer ' || n, now(), now(), 'Kari', 2, 1, 1, 1, p.id, 1, now(), 0, d.due, d.due from p, generate_series(1, $1::int) n
           cross join lateral (select now() + interval '1 second' + n * $2::float8 / $1 * interval '1 millisecond' as due) d returning id)
     select id from t order by id`,
    [count, overMs],
  );
  return rows.map(({ id }) => id);
}

/** Timers that did not take effect, and those that did more than once. */
async function audit(client: Client, ids: readonly number[]): Promise<{ missing: number; doubled: number }> {
  const { rows } = await client.query<{ missing: number; doubled: number }>(
    `select count(*) filter (where n = 0)::int as missing, count(*) filter (where n > 1)::int as doubled
     from (select i, (select count(*) from ticket_log_action a where a.ticket_id = i and a.log_action = 9) as n from unnest($1::int[]) i) x`,
    [ids],
  );
  return rows[0]!;
}

test('escalations: one node is killed, the other frozen and thawed, a third comes: every level is reached once', async (t) => {
  const { nodes, client, start } = await openNodes(t);
  const ids = await timers(client, TIMERS, FROZEN_MS * 1.5);
  await until(async () => (await audit(client, ids)).missing < TIMERS * 0.9);
  nodes[0]!.svar.child.kill('SIGKILL');
  await nodes[0]!.svar.ended();
  await until(async () => (await audit(client, ids)).missing < TIMERS * 0.7);
  nodes[1]!.svar.child.kill('SIGSTOP');
  const third = await start();
  await sleep(FROZEN_MS);
  nodes[1]!.svar.child.kill('SIGCONT');
  await until(async () => (await audit(client, ids)).missing === 0);
  assert.deepEqual(await audit(client, ids), { missing: 0, doubled: 0 });
  assert.equal((await fetch(`${third.url}/readyz`)).status, 200);
  console.log(`# ${TIMERS} timers, 0 lost, 0 doubled; three nodes, one killed, one frozen for ${FROZEN_MS / 1_000} s`);

  // the audit is trusted only because it knows a desk that forgets, and one that does things twice
  await client.query('insert into ticket_log_action (ticket_id, user_id, log_when, log_action) values ($1, 1, now(), 9)', [ids[3]]);
  await client.query('delete from ticket_log_action where ticket_id = $1 and log_action = 9', [ids[5]]);
  assert.deepEqual(await audit(client, ids), { missing: 1, doubled: 1 });
});

test('next in queue: two nodes, many who ask: nobody gets what another has', async (t) => {
  const { nodes, client } = await openNodes(t);
  const count = 120;
  await client.query(`insert into category_membership (category_id, user_id) values (1, 2) on conflict do nothing`);
  await client.query(
    `insert into ticket (title, created_at, last_changed, author, owned_by, category, status, ticket_status, priority, ticket_type, svar_stay_since)
     select 'Queued ' || n, now() - interval '1 hour' + n * interval '1 second', now(), 'Kari', 1, 1, 1, 6, 2, 1, now() from generate_series(1, $1::int) n`,
    [count],
  );
  const got: number[] = [];
  const asker = async (url: string): Promise<void> => {
    for (;;) {
      const { status, body } = await callTicket(url, 'GetNextInQueue', null);
      if (status === 204 || body === null || !body.TicketId) return;
      assert.equal(status, 200);
      got.push(body.TicketId as number);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, place) => asker(nodes[place % 2]!.url)));
  assert.equal(got.length, count);
  assert.equal(new Set(got).size, count);
});

test('a load on two nodes while one is killed: what was acknowledged is there, once; the other answers on', async (t) => {
  const { nodes, client } = await openNodes(t);
  const acknowledged: string[] = [];
  const unknown: string[] = [];
  const load = { goesOn: true };
  let afterKill = 0;
  let isKilled = false;
  const writer = async (node: Node, name: string): Promise<void> => {
    for (let number = 0; load.goesOn; number++) {
      const title = `${name}-${number}`;
      try {
        const { status } = await callTicket(node.url, 'SaveTicketEntity', { Title: title, Category: { TicketCategoryId: 1 } });
        if (status === 200) acknowledged.push(title);
        else unknown.push(title);
        if (isKilled && node === nodes[1] && status === 200) afterKill++;
      } catch {
        unknown.push(title);
        if (node === nodes[0] && isKilled) return;
      }
    }
  };
  const writers = nodes.flatMap((node, place) => Array.from({ length: 4 }, (_, number) => writer(node, `node${place}-${number}`)));
  await until(async () => acknowledged.length >= 100);
  nodes[0]!.svar.child.kill('SIGKILL');
  isKilled = true;
  await until(async () => afterKill >= 50);
  load.goesOn = false;
  await Promise.all(writers);
  const { rows } = await client.query<{ title: string; n: number }>(
    "select title, count(*)::int as n from ticket where title like 'node%' group by title",
  );
  const there = new Map(rows.map(({ title, n }) => [title, n]));
  assert.deepEqual(
    acknowledged.filter((title) => there.get(title) !== 1),
    [],
  );
  assert.deepEqual(
    unknown.filter((title) => (there.get(title) ?? 0) > 1),
    [],
    'what nobody knows of is there once, or not at all',
  );
});
