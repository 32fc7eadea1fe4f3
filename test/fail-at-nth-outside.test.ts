/**
 * What is not one transaction, with its Nth call to the database failing (T2 of the plan of reliability): a mail that leaves the desk,
 * which is sent at least once and can be recognised, and migrations, which are there whole or not at all, and go on at the next start.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { Client } from 'pg';
import { Postman } from '../src/app/post/postman.ts';
import { describeSchema, migrate } from '../src/store/migrate.ts';
import { answer, first, KARI, openPost, SENT } from './support/mail-out.ts';
import { FAULTS, type Fault, NthFault } from './support/nth-fault.ts';
import { connect, freshDatabase, migrationsFolder, type TestDatabase } from './support/postgres.ts';
import { until } from './support/programs.ts';
import { isWhole } from './support/share.ts';

const LEASE = 300_000;
const DAY = 24 * 3_600_000;
/** Every call of a migration, or one of so many. */
const [STEP, MAIL_STEP] = isWhole ? [1, 1] : [5, 3];

test('a mail that leaves: whatever fails, it is sent, and a repeat has the same bytes', async (t: TestContext) => {
  const { scene, sink, arrive, relay } = await openPost(t);
  const faults = new NthFault(scene.app.database);
  const ticketId = await arrive(first());
  const stateOf = async (): Promise<{ status: number; error: string }> => {
    const [row] = await scene.sql('select status, last_error as error from outbox where type = 0 order by id desc limit 1');
    return row as { status: number; error: string };
  };
  /** A mail, with a fault on its way; then another postman, when the lease of the first is over. @returns the calls that there were, and how often it came */
  const send = async (fault: Fault, at: number): Promise<{ calls: number; came: number }> => {
    await answer(scene, ticketId, { text: `Please turn it twice (${fault} ${at}).` }, [KARI]);
    sink.caught.length = 0;
    const failing = new Postman(scene.app, relay, () => undefined);
    faults.arm(fault, at);
    await failing.deliver().catch(() => undefined);
    const calls = faults.disarm();
    await failing.stop();
    scene.clock.at += LEASE + 1;
    const next = new Postman(scene.app, relay, (error) => assert.fail(String(error)));
    for (let turn = 0; turn < 3 && (await stateOf()).status !== SENT; turn++) {
      await next.deliver();
      scene.clock.at += DAY / 24;
    }
    await next.stop();
    assert.deepEqual(await stateOf(), { status: SENT, error: '' }, `${fault} at call ${at}`);
    assert.ok(sink.caught.length === 1 || sink.caught.length === 2, `${fault} at call ${at}: it came ${sink.caught.length} times`);
    assert.equal(new Set(sink.caught.map(({ raw }) => raw.toString('latin1'))).size, 1, `${fault} at call ${at}: a repeat is another mail`);
    return { calls, came: sink.caught.length };
  };
  const { calls, came } = await send('full', Number.POSITIVE_INFINITY);
  assert.equal(came, 1);
  let [trials, repeats] = [0, 0];
  for (const fault of FAULTS)
    for (let at = 1 + (trials % MAIL_STEP); at <= calls; at += MAIL_STEP) {
      repeats += (await send(fault, at)).came - 1;
      trials++;
    }
  t.diagnostic(`${trials} trials at ${calls} calls, ${repeats} repeats`);
  assert.ok(repeats > 0, 'some died between the hand-over and its note');
});

/** How each call of a migration fails. */
const FAILS: Readonly<
  Record<string, (client: Client, ask: (text: unknown, values?: unknown) => Promise<unknown>, call: unknown[]) => Promise<unknown>>
> = {
  full: async (_client, ask) => ask("do $$ begin raise exception 'planted' using errcode = '53100'; end $$"),
  cut: async (client, ask, [text, values]) => {
    client.connection.stream.destroy();
    return ask(text, values);
  },
  unheard: async (client, ask, [text, values]) => {
    await ask(text, values);
    client.connection.stream.destroy();
    throw new Error('Connection terminated unexpectedly');
  },
};

/** Migrates, and lets one call fail. @returns how it failed; null when it is done */
async function migrateOnce(database: TestDatabase, how: string, at: number): Promise<Error | null> {
  const client = await connect(database.config);
  const ask = client.query.bind(client) as never as (text: unknown, values?: unknown) => Promise<unknown>;
  let calls = 0;
  Object.assign(client, {
    query: (...call: unknown[]): Promise<unknown> => (++calls === at ? FAILS[how]!(client, ask, call) : ask(call[0], call[1])),
  });
  try {
    await migrate(client, migrationsFolder);
    return null;
  } catch (failed) {
    return failed as Error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const MIGRATIONS = readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql')).length;

/** How many migrations a database has, in order, and its schema. */
async function stateOf(own: Client): Promise<{ applied: number; schema: string }> {
  // what was sent before the connection was cut may still be under way
  await until(async () => (await own.query('select from pg_stat_activity where datname = current_database()')).rowCount === 1);
  const [there] = (await own.query("select to_regclass('svar_migration') is not null as is")).rows;
  const rows = there.is ? (await own.query('select number from svar_migration order by number')).rows : [];
  assert.ok(rows.every(({ number }, place) => number === place + 1));
  return { applied: rows.length, schema: await describeSchema(own) };
}

test('migrations: whatever call fails, whole ones are there, and the next start goes on', async (t) => {
  /** Schemas by the number of migrations: of one number there is one, whatever has failed on the way. */
  const schemas = new Map<number, string>();
  let trials = 0;
  for (const how of Object.keys(FAILS)) {
    const database = await freshDatabase('empty');
    const own = await connect(database.config);
    try {
      let applied = 0;
      // the call that fails moves on until the next migration is there; then it begins anew
      for (let at = 1; ; trials++) {
        const failed = await migrateOnce(database, how, at);
        const now = await stateOf(own);
        assert.equal(now.schema, schemas.get(now.applied) ?? now.schema, `${how} at call ${at}, ${now.applied} migrations`);
        schemas.set(now.applied, now.schema);
        if (failed === null) break;
        assert.ok(!/\n/.test(failed.message), failed.message);
        at = now.applied > applied ? 1 + (trials % STEP) : at + STEP;
        applied = now.applied;
      }
      assert.equal((await stateOf(own)).applied, MIGRATIONS);
    } finally {
      await own.end();
      await database.drop();
    }
  }
  t.diagnostic(`${trials} trials of ${MIGRATIONS} migrations`);
  assert.ok(trials > 3 * MIGRATIONS);
});
