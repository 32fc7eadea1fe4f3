/** Jobs: born in a transaction, done once in effect, whatever happens to the process that does them. Source: reliability §1. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobData, Jobs, LeaseLost, type Queue, reasonOf, type Taken } from '../src/app/jobs/jobs.ts';
import { QUEUES } from '../src/app/jobs/queues.ts';
import { roundId, slotOf } from '../src/app/jobs/rounds.ts';
import { type KeptJobs, keepJobs } from '../src/app/jobs/worker.ts';
import { Database as Connections, type Database } from '../src/store/database.ts';
import { prepareJobs } from '../src/store/jobs.ts';
import { openDesk } from './support/desk.ts';
import { slowQueue, TRACE } from './support/job-queues.ts';
import { connect, freshDatabase } from './support/postgres.ts';
import { nodeArguments, PATIENCE, until } from './support/programs.ts';

const NOTHING = { text: 'select 1', values: [] };
const clock = { at: Date.parse('2026-01-12T09:00:00Z') };
/** What a job of the plain queue does. */
let work: (data: JobData, attempt: number) => Promise<void> = async () => undefined;
const plain: Queue = {
  name: 'test.plain',
  retries: 2,
  pauseSeconds: 60,
  leaseSeconds: 1_800,
  handler: (_app, data, lease) => work(data, lease.attempt),
  about: ({ key }) => `test ${String(key)}`,
};
const slow = slowQueue('here', async () => undefined);
const wide: Queue = { ...plain, name: 'test.wide', atOnce: 3 };
const desk = await openDesk({ now: () => clock.at, queues: [plain, slow, wide] });
await desk.sql(TRACE);
after(() => desk.close());
const { database, jobs } = desk.app;

const enqueue = (queue: string, key: string): Promise<string | null> =>
  database.transaction(async (tx) => {
    const id = await jobs.enqueue(tx, queue, { key });
    await tx.finish(NOTHING);
    return id;
  });
const rowOf = async (id: string | null) => (await desk.sql('select * from pgboss.job where id = $1', [id]))[0];
const traceOf = (key: string) =>
  desk.sql('select who, what, attempt from job_trace where key = $1 order by id', [key]) as Promise<
    { who: string; what: string; attempt: number }[]
  >;

/** Does the queue’s jobs as another process of the desk would, over connections of its own. */
function anotherProcess(queue: Queue): { kept: KeptJobs; database: Database; stop(): Promise<void> } {
  const own = new Connections(database.connection, { pool: 4, onError: () => undefined, patience: PATIENCE });
  const kept = keepJobs({ ...desk.app, database: own, jobs: new Jobs(own, [queue]) }, (error) => assert.fail(String(error)));
  return {
    kept,
    database: own,
    async stop() {
      await kept.stop();
      await own.close();
    },
  };
}

/** A process whose jobs last until `goOn`. It ends with the tests, whatever becomes of them: left alone it would work forever. */
function child(): ChildProcess {
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined, JOBS_DATABASE: JSON.stringify(database.connection) };
  const started = spawn(process.execPath, nodeArguments('test/support/jobs.fixture.ts'), { env, stdio: 'inherit' });
  after(() => started.kill('SIGKILL'));
  return started;
}

const goOn = (key: string) => desk.sql("insert into job_trace (key, who, what) values ($1, 'test', 'go on')", [key]);
/** Attempts of a key that ended their job. A slow machine may lose a lease on the way, so that more have begun it. */
const endsOf = async (key: string): Promise<{ who: string; isFirst: boolean }[]> =>
  (await traceOf(key)).filter(({ what }) => what === 'done').map(({ who, attempt }) => ({ who, isFirst: attempt === 1 }));

test('a job is there when its transaction commits, and never was when it does not', async () => {
  const done: unknown[] = [];
  work = async ({ key }) => void done.push(key);
  const lost = await database.transaction((tx) => jobs.enqueue(tx, plain.name, { key: 'lost' }));
  assert.equal(await rowOf(lost), undefined);
  const kept = await enqueue(plain.name, 'kept');
  const { state, data, retry_limit, retry_backoff, expire_in } = (await rowOf(kept))!;
  assert.deepEqual([state, data, retry_limit, retry_backoff, expire_in.minutes], ['created', { key: 'kept' }, 2, true, 30]);
  await desk.runJobs();
  assert.deepEqual(done, ['kept']);
  assert.equal((await rowOf(kept))!.state, 'completed');
  await desk.runJobs();
  assert.deepEqual(done, ['kept'], 'what is done is not done again');
  await assert.rejects(enqueue('nobody', 'x'), /no queue nobody/);
});

test('an id makes a repeat harmless', async () => {
  const id = roundId('test', 'one');
  const once = (): Promise<string | null> => jobs.enqueue(null, plain.name, { key: 'one' }, { id });
  assert.deepEqual(await Promise.all([once(), once(), once()]).then((all) => all.filter(Boolean)), [id]);
  assert.equal((await desk.sql('select count(*)::int as n from pgboss.job where id = $1', [id]))[0]!.n, 1);
  await desk.runJobs();
  assert.equal(await once(), null, 'not even when it is done');
});

test('two processes share the work: each job is done once', async () => {
  const done: string[] = [];
  const counting = (who: string): Queue => ({
    ...plain,
    handler: async (_app, { key }) => {
      await sleep(5);
      done.push(`${who} ${String(key)}`);
    },
  });
  const keys = Array.from({ length: 20 }, (_, index) => `shared${index}`);
  await database.transaction(async (tx) => {
    for (const key of keys) await jobs.enqueue(tx, plain.name, { key });
    await tx.finish(NOTHING);
  });
  const processes = [anotherProcess(counting('one')), anotherProcess(counting('two'))];
  await until(async () => done.length >= keys.length);
  await Promise.all(processes.map((one) => one.stop()));
  assert.deepEqual(done.map((line) => line.split(' ')[1]).sort(), [...keys].sort());
  assert.equal(new Set(done.map((line) => line.split(' ')[0])).size, 2, 'both had a part in it');
});

test('a process that is killed in the middle loses its job to another, and it takes effect once', async () => {
  const victim = child();
  await enqueue(slow.name, 'killed');
  await until(async () => (await traceOf('killed')).length > 0);
  victim.kill('SIGKILL');
  const other = anotherProcess(slow);
  await until(async () => (await endsOf('killed')).length > 0);
  await other.stop();
  assert.deepEqual((await traceOf('killed'))[0], { who: 'child', what: 'begun', attempt: 1 });
  assert.deepEqual(await endsOf('killed'), [{ who: 'here', isFirst: false }]);
});

test('a process that stood still for longer than its lease cannot end what is another’s by now', async () => {
  const stalled = child();
  await enqueue(slow.name, 'stalled');
  await until(async () => (await traceOf('stalled')).length > 0);
  stalled.kill('SIGSTOP');
  const other = anotherProcess(slow);
  await until(async () => (await endsOf('stalled')).length > 0);
  await goOn('stalled');
  stalled.kill('SIGCONT');
  await until(async () => (await traceOf('stalled')).some(({ what }) => what === 'lost'));
  stalled.kill('SIGKILL');
  await other.stop();
  assert.deepEqual(await endsOf('stalled'), [{ who: 'here', isFirst: false }]);
});

test('a lease is renewed for as long as the handler works, and the attempt decides who ends a job', async () => {
  const done: number[] = [];
  work = async (_data, attempt) => void done.push(attempt);
  const id = await enqueue(plain.name, 'long');
  const setBack = (interval: string) => desk.sql('update pgboss.job set started_on = now() - $2::interval where id = $1', [id, interval]);
  const [taken] = (await jobs.take(plain.name, false)) as [Taken];
  assert.equal(taken.id, id);
  await setBack('29 minutes');
  assert.equal(await jobs.renew(taken), true);
  await jobs.expire();
  assert.equal((await rowOf(id))!.state, 'active', 'it was renewed');
  await setBack('31 minutes');
  await jobs.expire();
  assert.equal((await rowOf(id))!.state, 'retry');
  assert.equal(await jobs.renew(taken), false);
  const [next] = (await jobs.take(plain.name, true)) as [Taken];
  assert.deepEqual([next.id, next.attempt], [id, 1]);
  await assert.rejects(
    database.transaction((tx) => jobs.hold(tx, taken)),
    LeaseLost,
  );
  await jobs.finish(taken);
  await jobs.fail(taken, 'too late');
  await jobs.giveBack(taken);
  assert.deepEqual([(await rowOf(id))!.state, (await rowOf(id))!.retry_count], ['active', 1], 'the first attempt changes nothing any more');
  await jobs.giveBack(next);
  const back = (await rowOf(id))!;
  assert.deepEqual([back.state, back.retry_limit], ['retry', 3], 'what is given back counts as no attempt');
  await desk.runJobs();
  assert.deepEqual([(await rowOf(id))!.state, done], ['completed', [3]]);
});

test('a queue has as many jobs at once as it says, begun in their order; another queue is not kept waiting by it', async () => {
  const [begun, ended]: [string[], string[]] = [[], []];
  const open: (() => void)[] = [];
  work = async ({ key }) => {
    begun.push(key as string);
    if ((key as string).startsWith('wide')) await new Promise<void>((done) => open.push(done));
    ended.push(key as string);
  };
  const ids: (string | null)[] = [];
  for (const key of ['wide 1', 'wide 2', 'wide 3', 'wide 4']) ids.push(await enqueue(wide.name, key));
  const kept = keepJobs(desk.app, (error) => assert.fail(String(error)));
  await until(async () => open.length === 3);
  await enqueue(plain.name, 'plain');
  await until(async () => ended.includes('plain'));
  assert.deepEqual(begun, ['wide 1', 'wide 2', 'wide 3', 'plain']);
  for (const done of open.splice(0)) done();
  await until(async () => open.length === 1);
  open[0]!();
  await until(
    async () => (await desk.sql("select 1 from pgboss.job where id = any($1::uuid[]) and state = 'completed'", [ids])).length === 4,
  );
  await kept.stop();
  assert.deepEqual(ended.sort(), ['plain', 'wide 1', 'wide 2', 'wide 3', 'wide 4']);
});

test('jobs that take long leave the rest of the room to others', async (t) => {
  const open = new Map<string, () => void>();
  work = async ({ key }) => {
    if ((key as string).startsWith('room')) await new Promise<void>((done) => open.set(key as string, done));
  };
  for (let number = 1; number <= 5; number++) await enqueue(wide.name, `room ${number}`);
  const kept = keepJobs(desk.app, (error) => assert.fail(String(error)));
  t.after(async () => {
    for (const done of open.values()) done();
    await kept.stop();
  });
  await until(async () => open.size === 3);
  // two of three stay under way: whoever waits goes through the third place
  open.get('room 1')!();
  await until(async () => open.has('room 4'));
  open.get('room 4')!();
  await until(async () => open.has('room 5'));
});

test('an end gives work back, and another process goes on at once', async () => {
  const waiting: Queue = {
    ...slow,
    handler: (_app, _data, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  };
  const first = anotherProcess(waiting);
  const id = await enqueue(slow.name, 'given');
  await until(async () => (await rowOf(id))!.state === 'active');
  await first.stop();
  assert.equal((await rowOf(id))!.state, 'retry');
  await desk.runJobs();
  assert.deepEqual(await endsOf('given'), [{ who: 'here', isFirst: false }]);
});

test('a handler that throws is tried again after a pause, each longer than the one before, then the job has failed', async () => {
  const attempts: number[] = [];
  work = async (_data, attempt) => {
    attempts.push(attempt);
    throw new Error(`no luck at postgres://svar:s3cret@db/svar,\n attempt ${attempt}`);
  };
  const id = await enqueue(plain.name, 'unlucky');
  await desk.runJobs();
  const first = (await rowOf(id))!;
  const pause = (first.start_after - Date.now()) / 1_000;
  assert.deepEqual([first.state, attempts], ['retry', [1]]);
  assert.ok(pause > 50 && pause <= 121, `a pause of ${pause} s`);
  await desk.runJobs();
  assert.deepEqual(attempts, [1], 'not before the pause is over');
  await desk.runJobs({ early: true });
  const dead = (await rowOf(id))!;
  assert.deepEqual([dead.state, attempts], ['failed', [1, 2, 3]]);
  assert.deepEqual(dead.output, { message: 'no luck at postgres://…@db/svar, attempt 3' });
});

test('reasons keep what looks like a secret to themselves', () => {
  assert.equal(reasonOf(new Error('401 for Bearer abc.def-1')), '401 for Bearer …');
  assert.equal(reasonOf(new Error('config {"password": "x y", "host": "db"}')), 'config {"password": … y", "host": "db"}');
  assert.equal(reasonOf(new Error('unknown svar_0123456789abcdefXYZ')), 'unknown svar_…');
  assert.equal(reasonOf('a'.repeat(900)).length, 500);
});

test('rounds: an hour is an hour of the world, a night begins at three by the clock of the desk', () => {
  assert.equal(slotOf('hour', Date.parse('2026-01-12T09:59:59Z'), 'Europe/Oslo'), '2026-01-12T09');
  assert.equal(slotOf('night', Date.parse('2026-01-12T01:59:59Z'), 'Europe/Oslo'), '2026-01-11');
  assert.equal(slotOf('night', Date.parse('2026-01-12T02:00:00Z'), 'Europe/Oslo'), '2026-01-12');
  // the night in which the clocks go forward has no half past two, the one in which they go back has two of them
  assert.equal(slotOf('night', Date.parse('2026-03-29T00:59:59Z'), 'Europe/Oslo'), '2026-03-28');
  assert.equal(slotOf('night', Date.parse('2026-03-29T01:00:00Z'), 'Europe/Oslo'), '2026-03-29');
  assert.equal(slotOf('night', Date.parse('2026-10-25T01:59:59Z'), 'Europe/Oslo'), '2026-10-24');
  assert.equal(slotOf('night', Date.parse('2026-10-25T02:00:00Z'), 'Europe/Oslo'), '2026-10-25');
});

test('each round is begun once, however many processes look, and again when its time has come', async () => {
  const rounds = async (): Promise<string[]> =>
    (await desk.sql("select data->>'sweep' as sweep, data->>'slot' as slot from pgboss.job where name = 'sweep' order by 1, 2")).map(
      (row) => `${row.sweep as string} ${row.slot as string}`,
    );
  await Promise.all([desk.runJobs(), desk.runJobs(), desk.runJobs()]);
  const first = await rounds();
  assert.equal(new Set(first).size, first.length);
  assert.ok(first.includes('retention 2026-01-12') && first.includes('uploads 2026-01-12T09'), first.join());
  clock.at += 3_600_000;
  await desk.runJobs();
  assert.deepEqual((await rounds()).filter((round) => !first.includes(round)).sort(), [
    'loads 2026-01-12T10',
    'stray-mails 2026-01-12T10',
    'temp-files 2026-01-12T10',
    'uploads 2026-01-12T10',
  ]);
  clock.at += 24 * 3_600_000;
  await desk.runJobs();
  assert.ok((await rounds()).includes('retention 2026-01-13'));
  assert.equal((await desk.sql("select count(*)::int as n from pgboss.job where name = 'sweep' and state <> 'completed'"))[0]!.n, 0);
});

test('several processes may prepare a database at once; a second time changes nothing; new settings of a queue are taken over', async () => {
  const fresh = await freshDatabase('empty', 'external');
  const clients = await Promise.all([1, 2, 3].map(() => connect(fresh.config)));
  const stateOf = async () =>
    (
      await clients[0]!.query(
        "select (select count(*)::int from pg_class c where c.relnamespace = 'pgboss'::regnamespace) as n, q.* from pgboss.queue q",
      )
    ).rows;
  try {
    await Promise.all(clients.map((client) => prepareJobs(client, QUEUES)));
    const before = await stateOf();
    assert.deepEqual(
      before.map((row) => [row.name, row.retry_limit, row.expire_seconds]).sort(),
      QUEUES.map(({ name, retries, leaseSeconds }) => [name, retries, leaseSeconds]).sort(),
    );
    await prepareJobs(clients[1]!, QUEUES);
    assert.deepEqual(await stateOf(), before);
    await prepareJobs(clients[2]!, [{ ...QUEUES[0]!, retries: 7 }]);
    const renewed = QUEUES.map(({ retries }, at) => (at === 0 ? 7 : retries));
    assert.deepEqual(
      (await stateOf()).map((row) => row.retry_limit as number).sort((a, b) => a - b),
      renewed.sort((a, b) => a - b),
    );
    // a connection is given back as it came: outside a transaction, with no lock held
    assert.equal(
      (
        await clients[0]!.query(
          "select count(*)::int as n from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
        )
      ).rows[0].n,
      0,
    );
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await fresh.drop();
  }
});
