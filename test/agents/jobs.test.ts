/** Svar's own operations for jobs, by plain posts: the official client knows nothing of them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Queue } from '../../src/app/jobs/jobs.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

interface SeenJob {
  Id: string;
  Queue: string;
  About: string;
  State: string;
  CreatedAt: string;
  StartedAt: string;
  EndedAt: string;
  DueAt: string;
  Attempts: number;
  Error: string;
}

let isBroken = true;
const queue: Queue = {
  name: 'test.jobs',
  retries: 1,
  pauseSeconds: 60,
  leaseSeconds: 30,
  async handler() {
    if (isBroken) throw new Error('the other side is away, token=abc');
  },
  about: ({ ticketId }) => `ticket ${String(ticketId)}`,
};

describe('jobs', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ queues: [queue], now: () => Date.parse('2026-01-12T09:00:00Z') });
  });
  after(() => desk.close());

  const jobs = async (wanted: object, user?: string): Promise<SeenJob[]> => {
    const { status, json } = await desk.post('Svar/GetJobs', wanted, {}, user);
    assert.equal(status, 200);
    return json;
  };
  const enqueue = async (ticketId: number): Promise<string> =>
    (await desk.app.jobs.enqueue(null, queue.name, { ticketId, body: 'not for everybody' }))!;

  test('a job is seen from its birth to its end, without what it was given', async () => {
    isBroken = false;
    const id = await enqueue(7);
    const [made] = await jobs({ Queue: queue.name });
    assert.deepEqual([made!.Id, made!.About, made!.State, made!.Attempts, made!.Error], [id, 'ticket 7', 'Waiting', 0, '']);
    await desk.runJobs();
    const { status, text } = await desk.post('Svar/GetJobs', { State: 'done', Queue: queue.name });
    assert.equal(status, 200);
    assert.ok(!text.includes('not for everybody'));
    const [done] = JSON.parse(text) as SeenJob[];
    assert.deepEqual([done!.Id, done!.State, done!.Attempts], [id, 'Done', 1]);
    assert.ok(Date.parse(done!.EndedAt) >= Date.parse(done!.CreatedAt));
  });

  test('a job that fails is tried again, then stays to be seen, and may be tried once more', async () => {
    isBroken = true;
    const id = await enqueue(8);
    await desk.runJobs();
    const [paused] = await jobs({ Queue: queue.name, State: 'Waiting' });
    assert.deepEqual([paused!.Id, paused!.Attempts, paused!.Error], [id, 1, 'the other side is away, token=…']);
    assert.ok(Date.parse(paused!.DueAt) - Date.parse(paused!.StartedAt) > 50_000);
    await desk.runJobs({ early: true });
    const [failed] = await jobs({ Queue: queue.name, State: 'Failed' });
    assert.deepEqual([failed!.Id, failed!.State, failed!.Attempts], [id, 'Failed', 2]);
    isBroken = false;
    assert.equal((await desk.post('Svar/RetryJob', { Id: id, Queue: queue.name })).status, 204);
    await desk.runJobs();
    const [done] = await jobs({ Queue: queue.name, State: 'Done', Top: 1 });
    assert.deepEqual([done!.Id, done!.Attempts], [id, 3]);
    const [event] = await desk.sql("select kinds, after from svar_event where entity = 'svar_job'");
    assert.deepEqual(event, { kinds: ['svar_job.retried'], after: { job: id, queue: queue.name } });
    assert.equal((await desk.post('Svar/RetryJob', { Id: id, Queue: queue.name })).status, 400, 'it has not failed any more');
  });

  test('one that failed long ago is not archived before it was tried', async () => {
    isBroken = true;
    const id = await enqueue(9);
    await desk.runJobs({ early: true });
    await desk.sql("update pgboss.job set completed_on = now() - interval '30 days' where id = $1", [id]);
    assert.equal((await desk.post('Svar/RetryJob', { Id: id, Queue: queue.name })).status, 204);
    await desk.app.jobs.archive();
    isBroken = false;
    await desk.runJobs();
    assert.equal((await jobs({ Queue: queue.name, State: 'Done', Top: 1 }))[0]!.Id, id);
  });

  test('the newest come first, as many as are wanted', async () => {
    isBroken = false;
    for (const id of [21, 22, 23]) await enqueue(id);
    assert.deepEqual(
      (await jobs({ Queue: queue.name, Top: 2 })).map(({ About }) => About),
      ['ticket 23', 'ticket 22'],
    );
    assert.ok((await jobs({})).length > 3);
    assert.deepEqual(await jobs({ Queue: 'none of this name' }), []);
  });

  test('what makes no sense is refused', async () => {
    const bad: [string, object, number][] = [
      ['GetJobs', { State: 'Sleeping' }, 400],
      ['RetryJob', { Id: "x' or true --", Queue: queue.name }, 400],
      ['RetryJob', { Id: '00000000-0000-4000-8000-000000000000', Queue: queue.name }, 400],
      ['RetryJob', {}, 400],
    ];
    for (const [name, body, status] of bad)
      assert.equal((await desk.post(`Svar/${name}`, body)).status, status, name + JSON.stringify(body));
    assert.ok((await jobs({ Top: -1 })).length <= 100);
    assert.ok((await jobs({ Top: 2_000_000_000 })).length <= 500);
  });

  test('jobs are for who administers the service', async () => {
    for (const user of ['bjorn', 'cato'])
      for (const [name, body] of [
        ['GetJobs', {}],
        ['RetryJob', { Id: '00000000-0000-4000-8000-000000000000', Queue: queue.name }],
      ] as const)
        assert.equal((await desk.post(`Svar/${name}`, body, {}, user)).status, 403, `${name} as ${user}`);
    assert.ok((await jobs({}, 'anna')).length > 0);
  });

  test('/metrics counts what waits, runs and has failed', async () => {
    isBroken = true;
    await enqueue(30);
    await desk.runJobs({ early: true });
    await enqueue(31);
    const text = await (await fetch(`${desk.url}/metrics`)).text();
    assert.match(text, /^svar_jobs\{state="waiting"\} 1$/m);
    assert.match(text, /^svar_jobs\{state="running"\} 0$/m);
    assert.match(text, /^svar_jobs\{state="failed"\} 4$/m);
  });
});
