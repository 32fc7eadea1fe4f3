/** The courier against what can happen to it: processes that die, several of them, transactions that commit late, hooks that hang. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import type { Webhook } from '@superoffice/webapi/Carriers.js';
import { Client } from 'pg';
import { DeskKeeper } from '../src/app/desk-keeper.ts';
import { Courier } from '../src/app/webhooks/courier.ts';
import { fanOut } from '../src/app/webhooks/fan-out.ts';
import { Database } from '../src/store/database.ts';
import { openDesk } from './support/desk.ts';
import { nodeArguments, PATIENCE, until } from './support/programs.ts';
import { type Received, type Receiver, startReceiver } from './support/webhook-receiver.ts';

const clock = { at: Date.parse('2026-01-15T12:00:00Z') };
const receiver: Receiver = await startReceiver();
const desk = await openDesk({ now: () => clock.at });
after(async () => {
  await desk.close();
  receiver.stop();
});

const hooks = desk.client().getWebhookAgent();
let made = 0;
async function hookOf(...events: string[]): Promise<{ name: string; hook: Webhook }> {
  const name = `courier${++made}`;
  const hook = await hooks.saveWebhookAsync({ name, events, targetUrl: receiver.url(name) } as Webhook);
  await receiver.forget(name);
  return { name, hook };
}
const keyOf = ({ body }: Received): number => (JSON.parse(body) as { PrimaryKey: number }).PrimaryKey;
const idOf = ({ headers }: Received): string | undefined => headers['x-superoffice-eventid'];
const raise = (id: number, client: { query(text: string, values: unknown[]): Promise<unknown> } = { query: desk.sql }): Promise<unknown> =>
  client.query(
    "insert into svar_event (at, user_id, operation, entity, row_id, kinds) values (now(), 5, 'Test', 'contact', $1, '{contact.changed}')",
    [id],
  );

/** Another process's courier on the same database, inside this one. */
async function otherCourier(now: () => number): Promise<{ courier: Courier; close(): Promise<void> }> {
  const database = new Database(desk.app.database.connection, { pool: 4, onError: () => undefined, patience: PATIENCE });
  const desks = new DeskKeeper(database);
  await desks.reload();
  const courier = new Courier({ database, desks, webhooks: desk.app.webhooks, now, complain: (error) => assert.fail(String(error)) });
  return {
    courier,
    async close() {
      await courier.stop();
      await database.close();
    },
  };
}

test('events are told in the order in which they were committed', async () => {
  const { name, hook } = await hookOf('contact.changed');
  for (let id = 1; id <= 40; id++) await raise(id);
  await desk.deliverWebhooks();
  assert.deepEqual(
    (await receiver.received(name)).map(keyOf),
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  await hooks.deleteWebhookAsync(hook.webhookId!);
});

test('an event of a transaction that commits late is not passed over', async () => {
  const { name, hook } = await hookOf('contact.changed');
  const late = new Client(desk.app.database.connection);
  await late.connect();
  await late.query('begin');
  await raise(1, late);
  await raise(2);
  // the later number is committed first: both wait for the earlier one
  const { courier, close } = await otherCourier(() => clock.at);
  await courier.deliver();
  assert.deepEqual(await receiver.received(name), []);
  await late.query('commit');
  await late.end();
  await desk.deliverWebhooks();
  assert.deepEqual((await receiver.received(name)).map(keyOf), [1, 2]);
  await close();
  await hooks.deleteWebhookAsync(hook.webhookId!);
});

test('two processes tell each event once', async () => {
  const named = await Promise.all([hookOf('contact.changed'), hookOf('contact.changed'), hookOf('contact.changed')]);
  const others = await Promise.all([otherCourier(() => clock.at), otherCourier(() => clock.at)]);
  for (const { courier } of others) courier.start();
  const wanted = Array.from({ length: 30 }, (_, index) => index + 1);
  for (const id of wanted) await raise(id);
  await until(async () =>
    (await Promise.all(named.map(({ name }) => receiver.received(name)))).every((all) => all.length >= wanted.length),
  );
  await Promise.all(others.map(({ close }) => close()));
  for (const { name, hook } of named) {
    const received = await receiver.received(name);
    assert.deepEqual(
      received.map(keyOf).sort((a, b) => a - b),
      wanted,
    );
    assert.equal(new Set(received.map(idOf)).size, wanted.length);
    await hooks.deleteWebhookAsync(hook.webhookId!);
  }
  assert.deepEqual(await desk.sql('select * from svar_webhook_delivery'), []);
});

test('a process that is killed between the post and its note: told again under the same EventId, and nothing is lost', async (t) => {
  const { name, hook } = await hookOf('contact.changed');
  await receiver.answer(name, { status: 200, wait: -1 }, { status: 200 });
  await raise(1);
  await raise(2);
  await until(
    async () =>
      (await desk.sql('select pg_snapshot_xmin(pg_current_snapshot()) > max(tx) as "isOver" from svar_event'))[0]!.isOver === true,
  );
  const child = spawn(process.execPath, nodeArguments('test/support/courier.fixture.ts'), {
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      COURIER_DATABASE: JSON.stringify(desk.app.database.connection),
      COURIER_AT: String(clock.at),
    },
    stdio: 'inherit',
  });
  t.after(() => child.kill('SIGKILL'));
  await until(async () => (await receiver.received(name)).length === 1);
  child.kill('SIGKILL');
  await desk.deliverWebhooks();
  assert.equal((await receiver.received(name)).length, 1, 'its lease holds');
  clock.at += 30_000;
  await desk.deliverWebhooks();
  const received = await receiver.received(name);
  assert.deepEqual(received.map(keyOf), [1, 1, 2]);
  assert.equal(idOf(received[0]!), idOf(received[1]!));
  assert.equal(received[0]!.body, received[1]!.body);
  assert.deepEqual(
    received.map(({ headers }) => headers['x-superoffice-retry']),
    [undefined, '1', undefined],
  );
  assert.equal((await hooks.getWebhookAsync(hook.webhookId!)).consecutiveErrors, 0);
  await hooks.deleteWebhookAsync(hook.webhookId!);
});

test('who was late finds that another has the delivery, and writes nothing', async () => {
  const { name, hook } = await hookOf('contact.changed');
  await receiver.answer(name, { status: 500, wait: 900 }, { status: 200 });
  await raise(1);
  const slow = await otherCourier(() => clock.at);
  slow.courier.start();
  await until(async () => (await receiver.received(name)).length === 1);
  clock.at += 30_000;
  await desk.deliverWebhooks();
  await slow.close();
  const stored = await hooks.getWebhookAsync(hook.webhookId!);
  assert.equal((await receiver.received(name)).length, 2);
  assert.deepEqual([stored.totalCalls, stored.totalErrors, stored.consecutiveErrors], [1, 0, 0]);
  await hooks.deleteWebhookAsync(hook.webhookId!);
});

test('a hook that hangs holds up nobody else, and an end gives its delivery back', async () => {
  const [hanging, quick] = [await hookOf('contact.changed'), await hookOf('contact.changed')];
  await receiver.answer(hanging.name, { status: 200, wait: -1 });
  const other = await otherCourier(() => clock.at);
  other.courier.start();
  for (let id = 1; id <= 5; id++) await raise(id);
  await until(async () => (await receiver.received(quick.name)).length === 5);
  assert.equal((await receiver.received(hanging.name)).length, 1);
  await other.close();
  const rows = await desk.sql('select lease_until, failures from svar_webhook_delivery where webhook_id = $1 order by id', [
    hanging.hook.webhookId,
  ]);
  assert.deepEqual([rows.length, rows[0]!.lease_until, rows[0]!.failures], [5, null, 0]);
  await receiver.answer(hanging.name, { status: 200 });
  await desk.deliverWebhooks();
  assert.deepEqual((await receiver.received(hanging.name)).map(keyOf), [1, 1, 2, 3, 4, 5]);
  for (const { hook } of [hanging, quick]) await hooks.deleteWebhookAsync(hook.webhookId!);
});

test('many hooks and many events: bounded steps, each event once a hook, in order', async () => {
  const { hook } = await hookOf('contact.changed');
  await desk.sql(
    `with copies as (insert into webhook (name, events, target_url, state, registered)
       select 'copy', events, target_url, state, registered from webhook, generate_series(1, 14) where webhook_id = $1 returning webhook_id)
     insert into webhook_usage (webhook_id) select webhook_id from copies`,
    [hook.webhookId],
  );
  await desk.sql(`insert into svar_event (at, user_id, operation, entity, row_id, kinds)
    select now(), 5, 'Test', 'contact', n, '{contact.changed}' from generate_series(1, 250) n`);
  const counts: number[] = [];
  const around = { at: clock.at, zone: 'Europe/Oslo', bytes: randomBytes };
  await until(async () => {
    await fanOut(desk.app.database, around);
    const [row] = await desk.sql('select count(*)::int as count from svar_webhook_delivery');
    counts.push(row!.count);
    return row!.count === 15 * 250;
  });
  assert.ok(counts.length >= 2);
  const rows = await desk.sql(
    `select webhook_id, array_agg((body::jsonb->>'PrimaryKey')::int order by id) as keys from svar_webhook_delivery group by 1`,
  );
  for (const { keys } of rows)
    assert.deepEqual(
      keys,
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
  await desk.sql('delete from webhook');
});

test('what happens while nobody listens is told to nobody later', async () => {
  await raise(1);
  await desk.deliverWebhooks();
  const { name, hook } = await hookOf('contact.changed');
  await hooks.saveWebhookAsync({ ...hook, state: 'Stopped' } as unknown as Webhook);
  await raise(2);
  await desk.deliverWebhooks();
  await hooks.saveWebhookAsync({ ...hook, state: 'Active' } as unknown as Webhook);
  await receiver.forget(name);
  await raise(3);
  await desk.deliverWebhooks();
  assert.deepEqual((await receiver.received(name)).map(keyOf), [3]);
  await hooks.deleteWebhookAsync(hook.webhookId!);
});

test('a secret that another key sealed lets nothing out unsigned', async () => {
  const { name, hook } = await hookOf('contact.changed');
  await desk.sql('update webhook set secret = $1 where webhook_id = $2', [randomBytes(60), hook.webhookId]);
  await raise(1);
  await desk.deliverWebhooks();
  assert.deepEqual(await receiver.received(name), []);
  assert.match((await hooks.getWebhookAsync(hook.webhookId!)).lastError!, /cannot be opened/);
  // secret and headers said anew: it is well again
  await hooks.saveWebhookAsync({ webhookId: hook.webhookId!, secret: 'new', headers: {} } as Webhook);
  clock.at += 1_000;
  await desk.deliverWebhooks();
  assert.equal((await receiver.received(name)).filter(({ headers }) => headers['x-superoffice-signature']).length, 2);
  await hooks.deleteWebhookAsync(hook.webhookId!);
});

test('every column that an event may quote of people and tickets is a column', async () => {
  const { QUOTED } = await import('../src/domain/webhooks.ts');
  const rows = await desk.sql(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'",
  );
  const columns = new Set(rows.map(({ name }) => name));
  for (const [table, { key, numbers, local = [], utc = [] }] of Object.entries(QUOTED))
    for (const column of [key, ...numbers, ...local, ...utc]) assert.ok(columns.has(`${table}.${column}`), `${table}.${column}`);
});
