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
import { callFor } from '../inner-calls.ts';
import { type JobData, type Lease, reasonOf } from './jobs.ts';

/** Attempts of a job of this queue before its task counts as failed. */
export const BATCH_ATTEMPTS = 4;

const operationOf = ({ name }: BatchRow): string => `Ticket.${name}`;
const callOf = (app: App, task: BatchRow): Call => callFor(app, task.associateId ?? 0, operationOf(task), app.now());

/** Is this for good? Others who stood in the way will be gone at the next attempt: nobody is left without his answer for their sake. */
const isFinal = (error: unknown): error is Refused => error instanceof Refused && error.refusal.why !== 'conflict';

async function doItems(app: App, task: BatchRow, kind: BatchKind, lease: Lease): Promise<void> {
  const { database } = app;
  const doing = await kind.prepare(callOf(app, task), task.request);
  for (const row of await database.query(openItems(task.id))) {
    lease.signal.throwIfAborted();
    const ticketId = row.id as number;
    const call = callOf(app, task);
    try {
      await doing(call, ticketId, async (tx) => {
        await lease.hold(tx);
        // another attempt may have done it between the list and the lock
        const [mine] = await tx.query(itemDone(task.id, ticketId, call.at, ''));
        return mine!.length > 0;
      });
    } catch (error) {
      if (!isFinal(error)) throw error;
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
    // the process ends: another goes on, and nothing has failed
    if (lease.signal.aborted) throw error;
    const isOver = isFinal(error);
    if (isOver || lease.attempt >= BATCH_ATTEMPTS) await finishBatch(app, task.id, { state: BATCH_STATE.failed, result: reasonOf(error) });
    if (!isOver) throw error;
  }
}
