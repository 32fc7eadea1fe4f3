/**
 * Batch tasks: work that outlives its call, with its progress for who waits. Whoever started one sees and deletes it, and so
 * does an administrator. What does the work calls `startBatch`, `beginBatch`, `advanceBatch` and `finishBatch`.
 */
import { isAdmin } from '../domain/rights.ts';
import {
  BATCH,
  BATCH_STATE,
  type BatchRow,
  batchesOf,
  batchRows,
  beginBatch as begin,
  endBatch,
  type NewBatch,
  progressBatch,
} from '../store/batches.ts';
import type { Tx } from '../store/database.ts';
import { deleteRow, insertRow, rowsById } from '../store/rows.ts';
import type { App, Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

export { BATCH_STATE, type BatchRow, type NewBatch } from '../store/batches.ts';

const maySee = ({ agent }: Call, { associateId }: BatchRow): boolean => associateId === agent.associateId || isAdmin(agent);

/** A task; null when there is none that the caller may see. */
export async function readBatch(call: Call, id: number): Promise<BatchRow | null> {
  const [task] = batchRows(await call.app.database.query(rowsById(BATCH, [id])));
  return task && maySee(call, task) ? task : null;
}

/** Tasks of these associates, the newest first; those of others are the administrators’ to see. @param state null for all states */
export async function readBatches(call: Call, associateIds: readonly number[], state: number | null): Promise<BatchRow[]> {
  const seen = associateIds.filter((id) => id === call.agent.associateId || isAdmin(call.agent));
  return seen.length === 0 ? [] : batchRows(await call.app.database.query(batchesOf(seen, state)));
}

/** Takes a task away that does not run. @throws Refused */
export async function removeBatch(call: Call, id: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    const [rows] = await tx.query(rowsById(BATCH, [id], true));
    const [task] = batchRows(rows!);
    if (!task || !maySee(now, task)) throw new Refused({ why: 'unknown', about: 'BatchTaskId', message: `There is no batch task ${id}` });
    if (task.state === BATCH_STATE.acquired || task.state === BATCH_STATE.started)
      throw new Refused({ why: 'conflict', about: 'BatchTaskId', message: 'The task runs' });
    return { value: null, id, events: [], last: [deleteRow(BATCH, id)] };
  });
}

// --- what does the work

/**
 * Puts a task on the list, in the transaction that asks for it. It has not begun.
 * @param at milliseconds
 * @returns its id
 */
export async function startBatch(tx: Tx, task: NewBatch, at: number): Promise<number> {
  const [made] = await tx.query(insertRow(BATCH, { ...task, registered: at }));
  return made![0]!.id as number;
}

type Desk = Pick<App, 'database'>;

/** The task begins, or begins again after a fall. @returns false when there is none, or it has ended */
export const beginBatch = async ({ database }: Desk, id: number, at: number): Promise<boolean> =>
  (await database.query(begin(id, at))).length > 0;

/** Says how far a running task is; percent never go back. @returns false when it does not run, so that the work may stop */
export const advanceBatch = async ({ database }: Desk, id: number, percent: number, text = ''): Promise<boolean> =>
  (await database.query(progressBatch(id, percent, text))).length > 0;

/** How a task ended. */
export interface BatchEnd {
  state: typeof BATCH_STATE.succeeded | typeof BATCH_STATE.failed | typeof BATCH_STATE.succeededToClean;
  result?: string;
  response?: string;
}

/** Ends a task, once: whoever comes second changes nothing. @returns false when it has ended before, or is gone */
export const finishBatch = async ({ database }: Desk, id: number, { state, result = '', response = '' }: BatchEnd): Promise<boolean> =>
  (await database.query(endBatch(id, state, result, response))).length > 0;
