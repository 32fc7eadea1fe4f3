/**
 * A backup that was not restored and compared is none: what is written while a desk works comes back whole, in another PostgreSQL too,
 * and whatever is wrong with a file is noticed before anything is restored. Source: reliability P11, T17.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Client } from 'pg';
import { BATCH_QUEUE } from '../src/app/batch-sending.ts';
import { writeBackup } from '../src/main/backup.ts';
import { checkFile, restoreDatabase } from '../src/main/restore.ts';
import { chanceOf } from './support/chance.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { connect, freshDatabase, type ServerKind } from './support/postgres.ts';
import { callTicket, furnished, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';

const root = resolve(import.meta.dirname, '..');
const AT = new Date('2026-01-12T09:00:00Z');
const SEED = Number(process.env.SVAR_TEST_SEED ?? 20_260_112);

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'svar-backup-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function written(t: TestContext, desk: TestDesk, keys: string | null = null): Promise<string> {
  const file = join(folder(t), 'one.svar');
  await writeBackup(desk.app.database.connection, { file, keys, version: '0.0.0-test', at: AT });
  return file;
}

/** A database that a backup is restored into. */
async function restored(t: TestContext, file: string, kind: ServerKind = 'embedded') {
  const empty = await freshDatabase('empty', kind);
  t.after(() => empty.drop());
  const outcome = await restoreDatabase(empty.config, file, root, true);
  const client = await connect(empty.config);
  t.after(() => client.end());
  return { outcome, client };
}

/** Every table with its rows, in words; numbers of transactions are a cluster's own. */
async function contentsOf(client: Pick<Client, 'query'>): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: of } = await client.query<{ content: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg((to_jsonb(t) - 'tx' - 'seq' - 'applied_at')::text, '|' order by (to_jsonb(t) - 'tx' - 'seq')::text)), '') as content from ${name} t`,
    );
    found[name] = of[0]!.content;
  }
  return found;
}

async function openFull(t: TestContext): Promise<TestDesk> {
  const desk = await openDesk();
  t.after(() => desk.close());
  const agent = desk.client().getTicketAgent();
  for (let number = 0; number < 12; number++) {
    const ticket = await agent.saveTicketEntityAsync({
      ...(await agent.createDefaultTicketEntityAsync()),
      title: `Ticket ${number} æøå 🙂 \\N\t"`,
    });
    await agent.saveTicketMessageEntityAsync({
      ...(await agent.createDefaultTicketMessageEntityAsync()),
      ticket: { ticketId: ticket.ticketId },
      body: `a\nb\\.\n\\\\${number}`,
    } as never);
  }
  const bytes = Buffer.from([0, 255, 92, 10, 13, 1]);
  await desk.sql('insert into svar_blob (hash, size, bytes) values (sha256($1), 6, $1)', [bytes]);
  return desk;
}

for (const kind of ['embedded', 'external'] as const) {
  test(`every row comes back, byte for byte, into a PostgreSQL that is ${kind}; and is made as it was`, async (t) => {
    const desk = await openFull(t);
    const before = await contentsOf({ query: async (text: string) => ({ rows: await desk.sql(text) }) } as never);
    const { outcome, client } = await restored(t, await written(t, desk), kind);
    assert.deepEqual(
      outcome.compared.filter(({ differs }) => differs !== null),
      [],
    );
    assert.deepEqual(outcome.blobs.damaged, 0);
    assert.ok(outcome.compared.length > 90 && outcome.blobs.all >= 1);
    assert.deepEqual(await contentsOf(client), before);
    const { rows } = await client.query(
      "insert into contact (name) values ('next') returning contact_id > (select max(contact_id) from contact) as later",
    );
    assert.equal(rows[0]!.later, true, 'numbers go on where they were');
    const orphan = client.query("insert into email (person_id, email_address, rank) values (987654, 'x@y.example', 0)");
    await assert.rejects(orphan, /foreign key/, 'references hold again');
    const { rows: version } = await client.query('with v as (select version from svar_desk) select version from v');
    await client.query("update registry set value = value where name = 'Email tag'");
    const { rows: after } = await client.query('select version from svar_desk');
    assert.ok(Number(after[0]!.version) > Number(version[0]!.version), 'triggers work again');
  });
}

const CURSORS = ['svar_webhook_cursor', 'svar_search_cursor', 'svar_analysis_cursor'];

/** What each follower has still to read, in its order; others' transactions on the server are waited for. */
async function unread(client: Pick<Client, 'query'>): Promise<number[][]> {
  const all: number[][] = [];
  for (const cursor of CURSORS) {
    const text = (more: string) =>
      `select e.seq::int from svar_event e, ${cursor} c where (e.tx, e.seq) > (c.tx, c.seq) ${more} order by e.tx, e.seq`;
    let seen: number[] = [];
    await until(async () => {
      seen = (await client.query(text('and e.tx < pg_snapshot_xmin(pg_current_snapshot())'))).rows.map(({ seq }) => seq as number);
      return seen.length === (await client.query(text(''))).rows.length;
    });
    all.push(seen);
  }
  return all;
}

test('whoever follows the events goes on where he was: nothing twice, nothing left out', async (t) => {
  const desk = await openFull(t);
  const on = { query: async (text: string) => ({ rows: await desk.sql(text) }) } as never as Client;
  const at = (cursor: string, place: number) =>
    desk.sql(
      `update ${cursor} c set tx = e.tx, seq = e.seq from (select tx, seq from svar_event order by tx, seq offset ${place} limit 1) e`,
    );
  // three followers at three places, one of them in the middle of a transaction, one of them nowhere
  await desk.sql(
    "insert into svar_event (at, user_id, operation, entity, kinds) select now(), 1, 'x', 'ticket', '{}' from generate_series(1, 5)",
  );
  await at('svar_webhook_cursor', 3);
  const [{ n } = { n: 0 }] = (await desk.sql('select count(*)::int as n from svar_event')) as { n: number }[];
  await at('svar_analysis_cursor', n - 3);
  const before = await unread(on);
  assert.ok(before[0]!.length > before[2]!.length && before[2]!.length === 2);
  const { client } = await restored(t, await written(t, desk));
  assert.deepEqual(await unread(client), before);
  const { rows } = await client.query(
    "insert into svar_event (at, user_id, operation, entity, kinds) values (now(), 1, 'x', 'ticket', '{}') returning seq::int",
  );
  assert.deepEqual(
    await unread(client),
    before.map((seqs) => [...seqs, rows[0]!.seq as number]),
    'and what happens from now on comes behind it',
  );
});

test('jobs that wait come along; those of a queue that nobody knows are left, and counted', async (t) => {
  const desk = await openFull(t);
  await desk.app.jobs.enqueue(null, BATCH_QUEUE, { batchId: 7 });
  const { outcome, client } = await restored(t, await written(t, desk));
  assert.equal(outcome.jobsLeft, 0);
  const { rows } = await client.query('select data from pgboss.job where name = $1', [BATCH_QUEUE]);
  assert.deepEqual(rows, [{ data: { batchId: 7 } }]);
});

test('a file that is damaged, cut off, or none at all is refused before anything is restored', async (t) => {
  const desk = await openFull(t);
  const file = await written(t, desk);
  const whole = readFileSync(file);
  await checkFile(file);
  const random = chanceOf(SEED).next;
  const broken = join(folder(t), 'broken.svar');
  const places = [
    0,
    5,
    12,
    14,
    20,
    whole.length - 1,
    whole.length - 5,
    ...Array.from({ length: 60 }, () => Math.floor(random() * whole.length)),
  ];
  for (const place of places) {
    const bytes = Buffer.from(whole);
    bytes[place] = bytes[place]! ^ (1 << Math.floor(random() * 8));
    writeFileSync(broken, bytes);
    // four bytes of the packing's head say when and where it was packed: nobody reads them
    if (place >= 18 && place <= 23) continue;
    await assert.rejects(checkFile(broken), /damaged|cut off|no backup|newer/, `byte ${place} of ${whole.length}`);
  }
  for (const length of [0, 3, 14, 15, 100, whole.length >> 1, whole.length - 1]) {
    writeFileSync(broken, whole.subarray(0, length));
    await assert.rejects(checkFile(broken), /damaged|cut off|no backup/, `cut at ${length}`);
  }
  writeFileSync(broken, Buffer.concat([whole, Buffer.from('more')]));
  await assert.rejects(checkFile(broken), /damaged|cut off/);
  writeFileSync(broken, 'SVAR BACKUP 2\n');
  await assert.rejects(checkFile(broken), /newer/);
  await assert.rejects(checkFile(join(folder(t), 'nowhere')), /cannot be read/);
  const full = await freshDatabase('base');
  t.after(() => full.drop());
  await assert.rejects(restoreDatabase(full.config, file, root, false), /not empty/);
});

test('what cannot be written whole is not there at all', async (t) => {
  const desk = await openFull(t);
  const into = folder(t);
  const file = join(into, 'one.svar');
  writeFileSync(`${file}.part`, 'somebody else’s');
  const { connection } = desk.app.database;
  const again = { file, keys: null, version: '0', at: AT };
  await assert.rejects(writeBackup(connection, again), /\.part is there already/);
  assert.equal(readFileSync(`${file}.part`, 'utf8'), 'somebody else’s');
  await assert.rejects(writeBackup(connection, { ...again, file: join(into, 'no', 'folder.svar') }), /does not exist/);
  rmSync(`${file}.part`);
  await writeBackup(connection, again);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(into), ['one.svar']);
});

/** One of the commands, as people run them. */
function run(script: string, args: string[], settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const svar = startSvar(settings, [process.execPath, join(root, 'scripts', `${script}.mjs`), ...args]);
  return svar.ended().then(({ code }) => ({ code, output: svar.output() }));
}

test('the commands: a desk under load is backed up, proven, lost, and restored; what was acknowledged before is there, whole', async (t) => {
  const place = await furnished((cleanUp) => t.after(cleanUp));
  const data = join(place, 'data');
  const settings = { SVAR_DATA: data, SVAR_TIME_ZONE: 'Europe/Oslo' };
  const svar = startSvar(settings);
  t.after(() => svar.child.kill('SIGKILL'));
  const url = await svar.url();
  const acknowledged: number[] = [];
  const load = { goesOn: true, done: [] as Promise<void>[] };
  const client = async (): Promise<void> => {
    while (load.goesOn) {
      const made = await callTicket(url, 'SaveTicketEntity', { Title: 'Under load', Category: { TicketCategoryId: 1 } });
      assert.equal(made.status, 200);
      const said = await callTicket(url, 'SaveTicketMessageEntity', { Ticket: { TicketId: made.body.TicketId }, Body: 'Hello' });
      assert.equal(said.status, 200);
      acknowledged.push(made.body.TicketId as number);
    }
  };
  load.done = Array.from({ length: 4 }, client);
  await until(async () => acknowledged.length >= 20);
  const before = [...acknowledged];
  const file = join(place, 'kept.svar');
  const backup = await run('backup', [file], settings);
  assert.equal(backup.code, 0, backup.output);
  assert.match(backup.output, /^Written: .+ tables, \d+ rows, 1 key\.$/m);
  load.goesOn = false;
  await Promise.all(load.done);
  assert.ok(acknowledged.length > before.length, 'it has worked meanwhile');
  const check = await run('restore-check', [file], {});
  assert.deepEqual([check.code, check.output.trim().split('\n').at(-1)], [0, '0 differences'], check.output);
  assert.equal((await run('backup', [file], settings)).code, 1, 'a file that is there is not written over');
  const occupied = await run('restore', [file], settings);
  assert.match(occupied.output, /there is a desk in .+ already/);
  svar.child.kill('SIGTERM');
  await svar.ended();

  // killed in the middle, it leaves nothing that looks like a desk; the second time it comes to its end
  const there = { SVAR_DATA: join(place, 'again'), SVAR_TIME_ZONE: 'Europe/Oslo' };
  const half = spawn(process.execPath, [join(root, 'scripts/restore.mjs'), file], { env: { ...process.env, ...there }, stdio: 'ignore' });
  await until(async () => existsSync(`${there.SVAR_DATA}.restoring`));
  half.kill('SIGKILL');
  assert.equal(existsSync(there.SVAR_DATA), false);
  const restoring = await run('restore', [file], there);
  assert.equal(restoring.code, 0, restoring.output);
  assert.equal(existsSync(`${there.SVAR_DATA}.restoring`), false);
  const second = startSvar(there);
  t.after(() => second.child.kill('SIGKILL'));
  const again = await second.url();
  for (const id of before) {
    const { status, body } = await callTicket(again, 'GetTicketEntity', { TicketEntityId: id }).then((one) => one);
    assert.equal(status, 200);
    assert.deepEqual([body.Title, body.NumMessages, (body.Messages as unknown[]).length], ['Under load', 1, 1]);
  }
  const next = await callTicket(again, 'SaveTicketEntity', { Title: 'After', Category: { TicketCategoryId: 1 } });
  assert.ok((next.body.TicketId as number) > Math.max(...before));
  second.child.kill('SIGTERM');
  await second.ended();
});
