/** What transactions promise: answered is committed, all or nothing, and errors in the store's own words. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Client, Pool } from 'pg';
import { connect, freshDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { PATIENCE } from '../../test/support/programs.ts';
import { Database, type Statement, StoreConflict, StoreUnavailable } from './database.ts';

const statement = (text: string, ...values: unknown[]): Statement => ({ text, values });
const add = (id: number): Statement => statement('insert into kept (id) values ($1)', id);

const raising = (code: string): Statement => statement(`do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`);

describe('a database', () => {
  let fresh: TestDatabase;
  let other: Client;
  let database: Database;
  before(async () => {
    fresh = await freshDatabase('empty');
    other = await connect(fresh.config);
    await other.query('create table kept (id int, constraint once unique (id) deferrable initially deferred)');
    database = new Database(fresh.config, { pool: 2, onError: () => undefined, patience: PATIENCE });
  });
  after(async () => {
    await database.close();
    await other.end();
    await fresh.drop();
  });
  const kept = async (): Promise<number[]> =>
    (await other.query<{ id: number }>('select id from kept order by id')).rows.map(({ id }) => id);

  test('what is answered is committed: others see it at once', async () => {
    await database.transaction((tx) => tx.finish(add(1)));
    assert.deepEqual(await kept(), [1]);
    await database.transaction(async (tx) => {
      await tx.query(add(2));
      await tx.finish(add(3));
    });
    assert.deepEqual(await kept(), [1, 2, 3]);
  });

  test('a COMMIT that fails is told, and nothing of it stays', async () => {
    // the constraint is looked at when the transaction ends
    await assert.rejects(
      database.transaction(async (tx) => {
        await tx.query(add(4));
        await tx.finish(add(1));
      }),
      StoreConflict,
    );
    assert.deepEqual(await kept(), [1, 2, 3]);
  });

  test('work that raises leaves nothing, and the connection is of use again', async () => {
    await assert.rejects(
      database.transaction(async (tx) => {
        await tx.query(add(5));
        throw new Error('no');
      }),
      /no/,
    );
    await assert.rejects(database.query(statement('select no_such_column')), /no_such_column/);
    assert.deepEqual(await kept(), [1, 2, 3]);
    assert.deepEqual(await database.query(statement('select 1 as one')), [{ one: 1 }]);
  });

  test("a connection that is gone is unavailable, whatever the machine calls it: EPIPE is spelled like a code of the server's", async () => {
    for (const code of ['EPIPE', 'ECONNRESET', 'ETIMEDOUT']) {
      await assert.rejects(
        database.transaction(async (tx) => {
          await tx.query(add(6));
          const [client] = Reflect.get(Reflect.get(database, 'pool') as Pool, '_clients') as Client[];
          client!.connection.stream.destroy(Object.assign(new Error(`write ${code}`), { code }));
          await tx.finish(add(7));
        }),
        StoreUnavailable,
      );
      assert.deepEqual(await kept(), [1, 2, 3]);
    }
    assert.deepEqual(await database.query(statement('select 1 as one')), [{ one: 1 }]);
  });

  test('codes of the server: what gets in each other’s way is a conflict, what it cannot do is unavailable, all else is its own error', async () => {
    for (const code of ['40001', '40P01', '55P03', '23505', '23503'])
      await assert.rejects(database.query(raising(code)), StoreConflict, code);
    for (const code of ['53100', '53300', '57014', '57P01', '58030', 'XX000', '08006'])
      await assert.rejects(database.query(raising(code)), StoreUnavailable, code);
    for (const code of ['22001', '23514', '42703'])
      await assert.rejects(
        database.query(raising(code)),
        (error) => !(error instanceof StoreConflict) && !(error instanceof StoreUnavailable),
      );
  });

  test('long questions leave a connection to what is quick', async () => {
    const ends: string[] = [];
    const long = ['a', 'b', 'c'].map((name) =>
      database.inTurn(() => database.query({ text: 'select pg_sleep(0.2)', values: [] })).then(() => ends.push(name)),
    );
    await database.query({ text: 'select 1', values: [] });
    ends.push('quick');
    await Promise.all(long);
    assert.deepEqual(ends, ['quick', 'a', 'b', 'c']);
  });
});
