/** What those see and do about jobs who administer the service. */
import { countJobs, type JobRow, type JobState, jobRows, listJobs, retryFailed } from '../../store/jobs.ts';
import { checkAdministers, topOf } from '../administering.ts';
import type { App, Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { changeRecord } from '../record.ts';

/** A job without what it was given to do. */
export interface JobSeen extends Omit<JobRow, 'data'> {
  /** A kind and ids. */
  about: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Jobs, the newest first.
 * @param wanted `state` and `queue`: null for all; `top`: 0 for 100, up to 500
 * @throws Refused for who may not
 */
export async function readJobs(call: Call, wanted: { state: JobState | null; queue: string | null; top: number }): Promise<JobSeen[]> {
  checkAdministers(call, 'Jobs');
  const { database, jobs } = call.app;
  const rows = jobRows(await database.query(listJobs(wanted.state, wanted.queue, topOf(wanted.top))));
  return rows.map(({ data, ...job }) => ({ ...job, about: jobs.queues.get(job.queue)?.about?.(data) ?? '' }));
}

/**
 * Lets a failed job be tried once more.
 * @throws Refused for who may not, and when no failed job of this queue has this id
 */
export async function retryJob(call: Call, queue: string, id: string): Promise<void> {
  checkAdministers(call, 'Jobs');
  await changeRecord(call, async (tx, now) => {
    checkAdministers(now, 'Jobs');
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
