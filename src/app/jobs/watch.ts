/** What those see and do about jobs who administer the service. */
import { mayAdminister } from '../../domain/lists.ts';
import { countJobs, type JobRow, type JobState, jobRows, listJobs, retryFailed } from '../../store/jobs.ts';
import type { App, Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { changeRecord } from '../record.ts';

/** A job without what it was given to do. */
export interface JobSeen extends Omit<JobRow, 'data'> {
  /** A kind and ids. */
  about: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TOP = 100;
const TOP_AT_MOST = 500;

function checkMay({ agent, operation }: Call): void {
  if (!mayAdminister(agent, 'service'))
    throw new Refused({ why: 'forbidden', about: operation, message: 'Jobs are for those who administer the service' });
}

/**
 * Jobs, the newest first.
 * @param wanted `state` and `queue`: null for all; `top`: 0 for 100, up to 500
 * @throws Refused for who may not
 */
export async function readJobs(call: Call, wanted: { state: JobState | null; queue: string | null; top: number }): Promise<JobSeen[]> {
  checkMay(call);
  const { database, jobs } = call.app;
  const top = Math.min(wanted.top > 0 ? wanted.top : TOP, TOP_AT_MOST);
  const rows = jobRows(await database.query(listJobs(wanted.state, wanted.queue, top)));
  return rows.map(({ data, ...job }) => ({ ...job, about: jobs.queues.get(job.queue)?.about?.(data) ?? '' }));
}

/**
 * Lets a failed job be tried once more.
 * @throws Refused for who may not, and when no failed job of this queue has this id
 */
export async function retryJob(call: Call, queue: string, id: string): Promise<void> {
  checkMay(call);
  await changeRecord(call, async (tx, now) => {
    checkMay(now);
    const rows = UUID.test(id) ? (await tx.query(retryFailed(queue, id)))[0]! : [];
    if (rows.length === 0) throw new Refused({ why: 'unknown', about: 'Id', message: 'There is no failed job of this id in this queue' });
    const after = { queue, job: id };
    return { value: null, id: 0, events: [{ entity: 'svar_job', id: 0, kind: 'svar_job.retried', before: null, after }] };
  });
}

/** How many jobs wait, run, and have failed. */
export async function jobCounts({ database }: Pick<App, 'database'>): Promise<Readonly<Record<'waiting' | 'running' | 'failed', number>>> {
  const rows = await database.query(countJobs);
  const of = (state: JobState): number => (rows.find((row) => row.state === state)?.count as number | undefined) ?? 0;
  return { waiting: of('waiting'), running: of('running'), failed: of('failed') };
}
