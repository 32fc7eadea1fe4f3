/** Jobs, by Svar's own agent. */
import { type JobSeen, readJobs, retryJob } from '../../app/jobs/watch.ts';
import { jobs } from '../../contract/agents/svar-jobs.ts';
import type { SvarJob } from '../../contract/carriers/svar-jobs.ts';
import type { Shown } from '../../contract/language.ts';
import { implement } from '../implement.ts';
import { stateFrom, wordOf } from './states.ts';

const STATES = [
  ['Waiting', 'waiting'],
  ['Running', 'running'],
  ['Done', 'done'],
  ['Failed', 'failed'],
] as const;

const present = (job: JobSeen): Shown<typeof SvarJob> => ({
  Id: job.id,
  Queue: job.queue,
  About: job.about,
  State: wordOf(STATES, job.state),
  CreatedAt: job.createdAt,
  StartedAt: job.startedAt,
  EndedAt: job.endedAt,
  DueAt: job.state === 'waiting' ? job.dueAt : null,
  Attempts: job.attempts,
  Error: job.error,
});

export const handlers = implement(jobs, {
  async GetJobs({ call }, { State, Queue, Top }) {
    const found = await readJobs(call, { state: stateFrom(STATES, State), queue: Queue.trim() || null, top: Top });
    return { value: found.map(present) };
  },
  async RetryJob({ call }, { Id, Queue }) {
    await retryJob(call, Queue.trim(), Id.trim());
    return { value: undefined };
  },
});
