/** Statements that go out together: what comes back, and what is left when one of them fails. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Database, StoreConflict, StoreUnavailable } from '../src/store/database.ts';
import { freshDatabase } from './support/postgres.ts';

let database: Database;
const plain = (text: string) => ({ text, values: [] });

before(async () => {
  const fresh = await freshDatabase('empty', 'embedded');
  database = new Database(fresh.config, { pool: 1, onError: () => undefined });
  await database.query(plain('create table note (id int primary key, words text)'));
});
after(() => database.close());

const insert = (id: number) => ({ name: 'insert-note', text: 'insert into note (id) values ($1) returning id', values: [id] });

test('values come back as they were sent, prepared for the first time or again', async () => {
  const values = [
    7,
    'Åse "q" \\ 🙂',
    true,
    null,
    Buffer.from([0, 255]),
    ['a,b', '"', '\\', null, '{}', ''],
    [1, null, 3],
    { a: [1] },
    1_700_000_000_123,
  ];
  const asked = {
    name: 'all-kinds',
    text: 'select $1::int i, $2::text t, $3::bool b, $4::text n, $5::bytea y, $6::text[] ts, $7::int[] ns, $8::jsonb j, to_timestamp($9::bigint / 1000.0) at, 5000000000::bigint big',
    values,
  };
  for (let time = 0; time < 3; time++) {
    const [row] = await database.query(asked);
    assert.deepEqual(Object.values(row!), [...values, 5_000_000_000]);
  }
  const [[bytes]] = [await database.query({ text: 'select $1::bytea[] as list', values: [[Buffer.from('ab')]] })];
  assert.deepEqual(bytes!.list, [Buffer.from('ab')]);
});

const number = (value: number) => ({ name: 'number', text: 'select $1::int as value', values: [value] });

test('the rows of each statement stand in the order of the statements, with the same one twice', async () => {
  const rows = await database.snapshot(number(1), plain('select 2 as two where false'), number(3), plain('select 4 as four'));
  assert.deepEqual(rows, [[{ value: 1 }], [], [{ value: 3 }], [{ four: 4 }]]);
});

test('when one fails nothing of the transaction stays, and the connection serves on', async () => {
  const failing = database.transaction(async (tx) => {
    await tx.query(insert(1));
    await tx.finishAll(insert(2), insert(1), insert(3));
  });
  await assert.rejects(failing, StoreConflict);
  await assert.rejects(database.snapshot(plain('select 1'), plain('select 1 / 0')), /division by zero/);
  assert.deepEqual(await database.query(plain('select count(*) from note')), [{ count: 0 }]);
  // the statement that failed is there again
  await database.transaction((tx) => tx.finish(insert(4)));
  assert.deepEqual(await database.query(plain('select id from note')), [{ id: 4 }]);
});

test('a transaction that was broken and is ended as if it were not says so', async () => {
  const swallowed = database.transaction(async (tx) => {
    await tx.query(plain('select 1 / 0')).catch(() => undefined);
    return tx.finish(insert(5));
  });
  await assert.rejects(swallowed);
  assert.deepEqual(await database.query(plain('select id from note where id = 5')), []);
});

test('the same name with another text is refused before anything is sent', async () => {
  await database.query({ name: 'same', text: 'select 1 as a', values: [] });
  await assert.rejects(database.query({ name: 'same', text: 'select 2 as a', values: [] }), /another text/);
  assert.deepEqual(await database.query({ name: 'same', text: 'select 1 as a', values: [] }), [{ a: 1 }]);
});

test('nor may two statements of one step share a name', async () => {
  const one = { name: 'shared', text: 'select 1 as a', values: [] };
  await assert.rejects(database.snapshot(one, { ...one, text: 'select 2 as a' }), /another text/);
  assert.deepEqual(await database.snapshot(one, one), [[{ a: 1 }], [{ a: 1 }]]);
});

test('a script may hold several commands; one that breaks off leaves nothing behind', async () => {
  await database.script('begin; insert into note (id) values (10); commit');
  await assert.rejects(database.script('begin; insert into note (id) values (11); select 1 / 0; commit'), /division by zero/);
  assert.deepEqual(await database.query(plain('select id from note where id >= 10')), [{ id: 10 }]);
});

test('a prepared statement whose table has changed is prepared anew', async () => {
  const all = { name: 'all-notes', text: 'select * from note where id = 4', values: [] };
  assert.deepEqual(await database.query(all), [{ id: 4, words: null }]);
  await database.query(plain('alter table note add column more int default 5'));
  await database.query(all).catch(() => undefined);
  assert.deepEqual(await database.query(all), [{ id: 4, words: null, more: 5 }]);
});

test('a connection that is lost in the middle is told as a store that cannot answer, and replaced', async () => {
  const lost = database.transaction(async (tx) => {
    const [[own]] = (await tx.query(plain('select pg_backend_pid() as pid'))) as [[{ pid: number }]];
    await tx.finish(plain(`select pg_terminate_backend(${own.pid})`));
  });
  await assert.rejects(lost, StoreUnavailable);
  assert.deepEqual(await database.query(plain('select 1 as one')), [{ one: 1 }]);
});

test('what is held goes before the next statements, in its order, and with them or not at all', async () => {
  await database.transaction(async (tx) => {
    tx.hold(insert(110));
    tx.hold(insert(111));
    assert.deepEqual(await tx.query(plain('select count(*) from note where id in (110, 111)'), number(1)), [
      [{ count: 2 }],
      [{ value: 1 }],
    ]);
    tx.hold(insert(112));
    assert.deepEqual(await tx.finish(plain('select count(*) from note where id = 112')), [{ count: 1 }]);
  });
  await database.transaction(async (tx) => tx.hold(insert(113)));
  const failing = database.transaction(async (tx) => {
    tx.hold(insert(110));
    await tx.finish(insert(114));
  });
  await assert.rejects(failing, StoreConflict);
  assert.deepEqual(await database.query(plain('select id from note where id >= 110 order by id')), [{ id: 110 }, { id: 111 }, { id: 112 }]);
});
