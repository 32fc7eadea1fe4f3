/**
 * A database that is slow, stalls, is cut off, half closed, out of connections, out of disk, or killed back end by back end: every
 * call gets an answer in the shape of an error, nothing is half done, and the desk comes back by itself. Source: reliability §8, T7.
 */
import assert from 'node:assert/strict';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, freshDatabase } from './support/postgres.ts';
import { ADMIN, scratch, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';

type Mode = 'pass' | 'slow' | 'stall' | 'cut' | 'half';

/** A way to the database that can be made bad. */
async function openProxy(t: TestContext, to: { host: string; port: number }) {
  const pairs = new Set<[Socket, Socket]>();
  let mode: Mode = 'pass';
  const forward = (from: Socket, into: Socket): void => {
    from.on('data', (bytes: Buffer) => {
      if (mode === 'stall' || mode === 'half') return;
      if (mode === 'slow') void sleep(300).then(() => into.writable && into.write(bytes));
      else into.write(bytes);
    });
    from.on('error', () => into.destroy());
    from.on('close', () => into.destroy());
  };
  const server = createServer((near) => {
    if (mode === 'cut') return near.destroy();
    const far = dial(to);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.on('close', () => pairs.delete(pair));
    forward(near, far);
    forward(far, near);
    return undefined;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    for (const [near, far] of pairs) for (const socket of [near, far]) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    set(next: Mode) {
      mode = next;
      // what was cut stays cut, as after a wall between the two; what was half closed never hears of it
      for (const [near, far] of pairs) {
        if (next === 'cut') for (const socket of [near, far]) socket.destroy();
        if (next === 'half') far.destroy();
      }
    },
  };
}

interface Answer {
  status: number;
  shaped: boolean;
  seconds: number;
}

async function openDesk(t: TestContext) {
  const database = await freshDatabase('empty', 'external');
  const proxy = await openProxy(t, database.config);
  const address = new URL(database.url);
  address.hostname = '127.0.0.1';
  address.port = String(proxy.port);
  const settings = {
    SVAR_DATA: scratch((cleanUp) => t.after(cleanUp)),
    SVAR_ADMIN_PASSWORD: ADMIN.password,
    SVAR_TIME_ZONE: 'Europe/Oslo',
  };
  const svar = startSvar({ ...settings, SVAR_DATABASE_URL: address.href, SVAR_DATABASE_PATIENCE: '1' });
  t.after(() => svar.child.kill('SIGKILL'));
  const url = await svar.url();
  const client = await connect(database.config);
  client.on('error', () => undefined);
  t.after(async () => {
    await client.end();
    await database.drop();
  });
  const authorization = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;
  const call = async (operation: string, body: unknown): Promise<Answer & { text: string }> => {
    const since = performance.now();
    const answer = await fetch(`${url}/api/v1/Agents/Ticket/${operation}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: authorization },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(120_000),
    });
    const text = await answer.text();
    const shaped = answer.status < 300 || (text.startsWith('{"Error":true,"ErrorType":"') && text.includes('"ErrorSource"'));
    return { status: answer.status, shaped, seconds: (performance.now() - since) / 1_000, text };
  };
  let number = 0;
  const save = (title = `t${++number}`) => call('SaveTicketEntity', { Title: title, Category: { TicketCategoryId: 1 } });
  assert.equal((await save('first')).status, 200);
  return { proxy, client, call, save, svar };
}

/** While it lasts every call is answered: with what was asked for, or with a shaped refusal. Then the desk is itself again. */
async function through(
  name: string,
  desk: Awaited<ReturnType<typeof openDesk>>,
  mode: Mode,
  lasts: number,
  mayServe: boolean,
): Promise<void> {
  const { proxy, save, call } = desk;
  proxy.set(mode);
  const answers = Promise.all(
    Array.from({ length: 12 }, (_, place) => (place % 2 ? save() : call('GetTicketEntity', { TicketEntityId: 1 }))),
  );
  await sleep(lasts);
  const during = await (mode === 'slow' ? answers : Promise.race([answers, sleep(60_000).then(() => answers)]));
  for (const { status, shaped, text } of during) {
    assert.ok(shaped, `${name}: ${status} ${text.slice(0, 200)}`);
    assert.ok(mayServe ? [200, 503].includes(status) : status === 503, `${name}: ${status} ${text.slice(0, 200)}`);
  }
  proxy.set('pass');
  const since = performance.now();
  await until(async () => (await save()).status === 200);
  const slowest = Math.max(...during.map(({ seconds }) => seconds));
  console.log(
    `# ${name}: slowest answer ${slowest.toFixed(1)} s, itself again after ${((performance.now() - since) / 1_000).toFixed(1)} s`,
  );
}

test('slow, stalled, cut off, half closed: shaped answers, and back by itself', async (t) => {
  const desk = await openDesk(t);
  await through('every packet 300 ms late', desk, 'slow', 100, true);
  await through('nothing comes through any more', desk, 'stall', 1_000, false);
  await through('cut off', desk, 'cut', 1_000, false);
  await through('half closed', desk, 'half', 1_000, false);
  assert.equal(desk.svar.child.exitCode, null);
});

test('back ends that are killed under a load: each call is done or refused, and what is acknowledged is there once', async (t) => {
  const { client, save, svar } = await openDesk(t);
  const acknowledged: string[] = [];
  const load = { goesOn: true };
  const writer = async (name: string): Promise<void> => {
    for (let number = 0; load.goesOn; number++) {
      const title = `${name}-${number}`;
      const { status, shaped, text } = await save(title);
      assert.ok(shaped && [200, 409, 503].includes(status), `${status} ${text.slice(0, 200)}`);
      if (status === 200) acknowledged.push(title);
    }
  };
  const writers = Array.from({ length: 6 }, (_, number) => writer(`w${number}`));
  for (let kill = 0; kill < 12; kill++) {
    await sleep(150);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() order by random() limit 3',
    );
  }
  await until(async () => acknowledged.length >= 60);
  load.goesOn = false;
  await Promise.all(writers);
  const { rows } = await client.query<{ title: string; n: number }>(
    "select title, count(*)::int as n from ticket where title like 'w%-%' group by title",
  );
  const there = new Map(rows.map(({ title, n }) => [title, n]));
  assert.deepEqual(
    acknowledged.filter((title) => there.get(title) !== 1),
    [],
  );
  assert.deepEqual(
    [...there].filter(([, n]) => n > 1),
    [],
  );
  assert.equal(svar.child.exitCode, null);
});

test('more who wait for one ticket than there are connections: refused in shape, and others are served again at once', async (t) => {
  const { client, call, save } = await openDesk(t);
  await client.query('begin');
  await client.query('select 1 from ticket where id = 1 for update');
  const waiting = await Promise.all(
    Array.from({ length: 40 }, (_, number) => call('SaveTicketEntity', { TicketId: 1, Title: `held ${number}` })),
  );
  for (const { status, shaped, text } of waiting) assert.ok(shaped && [409, 503].includes(status), `${status} ${text.slice(0, 200)}`);
  await client.query('rollback');
  await until(async () => (await save()).status === 200);
  const { rows } = await client.query('select title from ticket where id = 1');
  assert.equal(rows[0]!.title, 'first', 'what was refused was not done');
});

test('a disk that is full: the save is refused with 503 and leaves nothing; reads go on; with room again all is well', async (t) => {
  const { client, call } = await openDesk(t);
  // what the server says when it cannot extend a file; where and when it says so is its own affair
  await client.query(
    `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
  );
  await client.query('create trigger full_disk before insert on ticket_log_action for each row execute function full_disk()');
  const counts = async () =>
    (
      await client.query(
        'select (select count(*) from ticket) as t, (select count(*) from ej_message) as m, (select count(*) from svar_event) as e',
      )
    ).rows;
  const before = await counts();
  for (const answer of [
    await call('SaveTicketEntity', { Title: 'no room', Category: { TicketCategoryId: 1 } }),
    await call('SaveTicketMessageEntity', { Ticket: { TicketId: 1 }, Body: 'no room' }),
  ])
    assert.deepEqual([answer.status, answer.shaped], [503, true], answer.text);
  assert.deepEqual(await counts(), before);
  assert.equal((await call('GetTicketEntity', { TicketEntityId: 1 })).status, 200);
  await client.query('drop trigger full_disk on ticket_log_action');
  assert.equal((await call('SaveTicketEntity', { Title: 'room again', Category: { TicketCategoryId: 1 } })).status, 200);
});
