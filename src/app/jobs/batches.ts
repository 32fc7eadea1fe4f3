/**
 * Batch tasks at work: one transaction a ticket, which also marks it as done, so that each is done once however often the task is
 * begun. What a rule refuses is noted and passed over. It acts for who started it, with the rights that he has by then.
 */
import { BATCH, BATCH_STATE, type BatchRow, batchRows, itemDone, itemsOf, openItems } from '../../store/batches.ts';
import { rowsById } from '../../store/rows.ts';
import { BATCHES, type BatchKind } from '../batch-sending.ts';
import { advanceBatch, beginBatch, finishBatch } from '../batches.ts';
import type { App, Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { type JobData, type Lease, reasonOf } from './jobs.ts';

/** Attempts of a job of this queue before its task counts as failed. */
export const BATCH_ATTEMPTS = 4;

/** A call of who started a task. @throws Refused when he is no longer here */
function callFor(app: App, { associateId, name }: BatchRow, at: number): Call {
  const { desk, credentials } = app.desks.current();
  const agent = desk.associates.get(associateId ?? 0);
  if (!agent || agent.deleted) throw new Refused({ why: 'forbidden', about: 'BatchTask', message: 'Who started this is no longer here' });
  return {
    app,
    desk,
    agent,
    credentialVersion: credentials.get(agent.associateId)?.version ?? 0,
    token: null,
    at,
    random: app.random(),
    operation: `Ticket.${name}`,
    idempotency: null,
    expectedVersion: null,
    unmodifiedSince: null,
    root: '',
  };
}

async function doItems(app: App, task: BatchRow, kind: BatchKind, lease: Lease): Promise<void> {
  const { database } = app;
  const doing = await kind.prepare(callFor(app, task, app.now()), task.request);
  for (const row of await database.query(openItems(task.id))) {
    lease.signal.throwIfAborted();
    const ticketId = row.id as number;
    const call = callFor(app, task, app.now());
    try {
      await doing(call, ticketId, async (tx) => {
        await lease.hold(tx);
        // another attempt may have done it between the list and the lock
        const [mine] = await tx.query(itemDone(task.id, ticketId, call.at, ''));
        return mine!.length > 0;
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await database.query(itemDone(task.id, ticketId, call.at, error.refusal.message));
    }
    const [count] = await database.query(itemsOf(task.id));
    const [all, done] = [count!.all as number, count!.done as number];
    if (!(await advanceBatch(app, task.id, Math.floor((done * 100) / all), `${done} of ${all}`))) return;
  }
}

async function ended(app: App, { id }: BatchRow): Promise<void> {
  const [count] = await app.database.query(itemsOf(id));
  const { all, refused, problems } = count as { all: number; refused: number; problems: unknown };
  const result = refused === 0 ? `${all} tickets` : `${all - refused} of ${all} tickets`;
  await finishBatch(app, id, { state: BATCH_STATE.succeeded, result, response: JSON.stringify({ problems }) });
}

/** Does a task, or goes on with it. After its last attempt the task has failed; a retry of the job by hand takes it up again. */
export async function batchJob(app: App, { batchId }: JobData, lease: Lease): Promise<void> {
  const [task] = batchRows(await app.database.query(rowsById(BATCH, [Number(batchId)])));
  const kind = BATCHES.get(task?.name ?? '');
  // deleted before it began, or done by somebody else
  if (!task || !kind || !(await beginBatch(app, task.id, app.now()))) return;
  try {
    await doItems(app, task, kind, lease);
    await ended(app, task);
  } catch (error) {
    if (lease.attempt >= BATCH_ATTEMPTS || error instanceof Refused)
      await finishBatch(app, task.id, { state: BATCH_STATE.failed, result: reasonOf(error) });
    throw error;
  }
}
