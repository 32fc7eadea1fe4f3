/** Batch tasks as rows. Their states only go forward: each change says in its WHERE what must stand. */
import type { Row, Statement } from './database.ts';
import { columnsOf, records, type Shape } from './rows.ts';

export const BATCH: Shape = {
  table: 'batchtask',
  key: 'batchtask_id',
  columns: {
    name: ['name', 'text'],
    associateId: ['associate_id', 'int'],
    detailsTable: ['details_table', 'int'],
    detailsRecord: ['details_record', 'int'],
    internal: ['svar_internal', 'bool'],
    parameters: ['parameters', 'json'],
    lastStarted: ['laststarted', 'instant'],
    registered: ['registered', 'instant'],
    startCount: ['startcount', 'int'],
    context: ['context', 'text'],
    result: ['result', 'text'],
    state: ['state', 'int'],
    description: ['description', 'text'],
    response: ['response', 'text'],
    request: ['request', 'text'],
    progressText: ['svar_progress_text', 'text'],
    progress: ['svar_progress', 'int'],
    fileName: ['filename', 'text'],
    cancellation: ['svar_cancellation', 'int'],
  },
};

export interface BatchRow {
  id: number;
  name: string;
  /** Null: a task of the system. */
  associateId: number | null;
  detailsTable: number;
  detailsRecord: number;
  internal: boolean;
  parameters: Readonly<Record<string, string>>;
  lastStarted: number | null;
  registered: number;
  startCount: number;
  context: string;
  result: string;
  state: number;
  description: string;
  response: string;
  request: string;
  progressText: string;
  /** Percent. */
  progress: number;
  fileName: string;
  cancellation: number;
}

/** What a new task says. */
export type NewBatch = Pick<BatchRow, 'name' | 'associateId'> &
  Partial<
    Pick<
      BatchRow,
      'internal' | 'parameters' | 'context' | 'description' | 'request' | 'fileName' | 'cancellation' | 'detailsTable' | 'detailsRecord'
    >
  >;

/** wire: numbers of states. A task runs from the moment that it is acquired until it has succeeded or failed. */
export const BATCH_STATE = { made: 1, acquired: 2, started: 3, succeeded: 4, failed: 5, succeededToClean: 6 } as const;
const RUNNING = `(${BATCH_STATE.acquired}, ${BATCH_STATE.started})`;
const ENDED = `(${BATCH_STATE.succeeded}, ${BATCH_STATE.failed}, ${BATCH_STATE.succeededToClean})`;
/** What has failed may be begun again, by hand. */
const DONE = `(${BATCH_STATE.succeeded}, ${BATCH_STATE.succeededToClean})`;

const iso = (at: number): string => new Date(at).toISOString();

/** Tasks of associates, the newest first, at most a thousand. @param state null for every state */
export const batchesOf = (associateIds: readonly number[], state: number | null): Statement => ({
  name: 'batches-of',
  text: `select ${columnsOf(BATCH)} from batchtask t where t.associate_id = any($1::int[]) and ($2::int is null or t.state = $2) order by t.batchtask_id desc limit 1000`,
  values: [associateIds, state],
});

/** A task begins, or begins again; not one that has succeeded. */
export const beginBatch = (id: number, at: number): Statement => ({
  name: 'begin-batch',
  text: `update batchtask set state = ${BATCH_STATE.started}, laststarted = $2::timestamptz, startcount = startcount + 1 where batchtask_id = $1 and state not in ${DONE} returning batchtask_id as id`,
  values: [id, iso(at)],
});

/** How far a running task is; it never goes back. */
export const progressBatch = (id: number, percent: number, text: string): Statement => ({
  name: 'progress-batch',
  text: `update batchtask set svar_progress = greatest(svar_progress, least(greatest($2::int, 0), 100)), svar_progress_text = left($3, 2047) where batchtask_id = $1 and state in ${RUNNING} returning batchtask_id as id`,
  values: [id, percent, text],
});

/** A task ends, once. */
export const endBatch = (id: number, state: number, result: string, response: string): Statement => ({
  name: 'end-batch',
  text: `update batchtask set state = $2::smallint, result = $3, response = $4, svar_progress = case when $2::smallint = ${BATCH_STATE.failed} then svar_progress else 100 end
    where batchtask_id = $1 and state not in ${ENDED} returning batchtask_id as id`,
  values: [id, state, result, response],
});

// --- the tickets of a task

/** Puts tickets on a task's list, in their order. */
export const listItems = (batchId: number, ticketIds: readonly number[]): Statement => ({
  name: 'list-batch-items',
  text: `insert into svar_batch_item (batchtask_id, ticket_id, place) select $1::int, i.ticket, i.place from unnest($2::int[]) with ordinality as i (ticket, place)
    on conflict do nothing`,
  values: [batchId, ticketIds],
});

/** Tickets that are still to be done, in their order. */
export const openItems = (batchId: number): Statement => ({
  name: 'open-batch-items',
  text: 'select ticket_id as id from svar_batch_item where batchtask_id = $1 and done_at is null order by place',
  values: [batchId],
});

/** Marks a ticket as done, once. @param problem why nothing was done to it; '' when it was */
export const itemDone = (batchId: number, ticketId: number, at: number, problem: string): Statement => ({
  name: 'batch-item-done',
  text: `update svar_batch_item set done_at = $3::timestamptz, problem = left($4, 2047) where batchtask_id = $1 and ticket_id = $2 and done_at is null returning ticket_id as id`,
  values: [batchId, ticketId, iso(at), problem],
});

/** How many tickets a task has, how many are done, and what was wrong with some. */
export const itemsOf = (batchId: number): Statement => ({
  name: 'batch-items',
  text: `select count(*)::int as all, count(done_at)::int as done, count(*) filter (where problem <> '')::int as refused,
      coalesce(json_agg(json_build_object('ticketId', ticket_id, 'problem', problem) order by place) filter (where problem <> ''), '[]') as problems
    from svar_batch_item where batchtask_id = $1`,
  values: [batchId],
});

export const batchRows = (rows: readonly Row[]): BatchRow[] => records(rows) as unknown as BatchRow[];
