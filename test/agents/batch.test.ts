/** Batch tasks: what does the work says how far it is, the official client looks on. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BatchTaskInfo } from '@superoffice/webapi/Carriers.js';
import { BatchTaskState } from '@superoffice/webapi/Enums.js';
import { advanceBatch, BATCH_STATE, beginBatch, finishBatch, startBatch } from '../../src/app/batches.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const BJORN = 12;

const ids = (tasks: readonly BatchTaskInfo[]): number[] => tasks.map(({ id }) => id!);

describe('batch tasks', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ now: () => START });
  });
  after(() => desk.close());
  const batches = (user = 'bjorn') => desk.client(user).getBatchAgent();
  const start = (associateId: number | null = BJORN): Promise<number> =>
    desk.app.database.transaction(async (tx) => {
      const id = await startBatch(
        tx,
        { name: 'BatchReply', associateId, description: 'Answers to 40 requests', parameters: { CloseTicket: '1' } },
        START,
      );
      await tx.finish({ text: 'select 1', values: [] });
      return id;
    });

  test('a task is new, begins, gets on, and ends once', async () => {
    const id = await start();
    const made = await batches().getBatchTaskInfoAsync(id);
    assert.deepEqual(
      [made.name, made.state, made.associateId, made.progressPercent, made.parameterObject.CloseTicket, made.isSystemTask],
      ['BatchReply', BatchTaskState.New, BJORN, 0, '1', false],
    );
    assert.equal(await advanceBatch(desk.app, id, 10), false, 'what has not begun gets nowhere');
    assert.equal(await beginBatch(desk.app, id, START), true);
    assert.equal(await advanceBatch(desk.app, id, 50, '20 of 40'), true);
    assert.equal(await advanceBatch(desk.app, id, 30, 'late'), true);
    const running = await batches().getBatchTaskInfoAsync(id);
    assert.deepEqual([running.state, running.progressPercent, running.startCount], [BatchTaskState.Started, 50, 1]);
    await refused(batches().deleteBatchTaskAsync(id), 409, /runs/);
    assert.equal(await finishBatch(desk.app, id, { state: BATCH_STATE.succeeded, result: '40 sent' }), true);
    assert.equal(await finishBatch(desk.app, id, { state: BATCH_STATE.failed }), false, 'it has ended already');
    assert.equal(await advanceBatch(desk.app, id, 99), false);
    assert.equal(await beginBatch(desk.app, id, START), false);
    const ended = await batches().getBatchTaskInfoAsync(id);
    assert.deepEqual([ended.state, ended.progressPercent, ended.result], [BatchTaskState.Succeeded, 100, '40 sent']);
  });

  test('tasks are their owner’s and the administrators’', async () => {
    const [mine, system] = [await start(), await start(null)];
    assert.equal(await batches('cato').getBatchTaskInfoAsync(mine), null);
    assert.equal((await batches('ADM0').getBatchTaskInfoAsync(mine)).id, mine);
    assert.equal((await batches('ADM0').getBatchTaskInfoAsync(system)).isSystemTask, true);
    assert.equal(await batches().getBatchTaskInfoAsync(system), null);
    assert.ok(ids(await batches().getBatchTaskInfosByAssociatesAsync([BJORN])).includes(mine));
    assert.deepEqual(await batches('cato').getBatchTaskInfosByAssociatesAsync([BJORN]), []);
    assert.ok(ids(await batches('ADM0').getBatchTaskInfosByAssociatesAsync([BJORN, 13])).includes(mine));
    assert.deepEqual(ids(await batches().getBatchTaskInfosByStateAsync(BatchTaskState.New)), [mine]);
    assert.equal((await batches().getBatchTaskInfosByStateAsync(BatchTaskState.All)).length, 2);
    await refused(batches('cato').deleteBatchTaskAsync(mine), 400, /no batch task/);
    await batches().deleteBatchTaskAsync(mine);
    assert.equal(await batches().getBatchTaskInfoAsync(mine), null);
  });
});
