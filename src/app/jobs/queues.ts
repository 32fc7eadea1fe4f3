/** The queues of the desk, as a table. A new kind of job is a row here: how it is treated, and what does it. */
import { BATCH_QUEUE } from '../batch-sending.ts';
import { batchJob } from './batches.ts';
import type { Queue } from './jobs.ts';
import { SWEEP_QUEUE } from './rounds.ts';
import { sweepJob } from './sweeps.ts';

/** Four attempts in about two minutes; a dead process's job is another's within a minute. */
export const STEADY = { retries: 3, pauseSeconds: 10, leaseSeconds: 30 } as const;

export const QUEUES: readonly Queue[] = [
  { name: SWEEP_QUEUE, ...STEADY, handler: sweepJob, about: ({ sweep, slot }) => `${String(sweep)} ${String(slot)}` },
  { name: BATCH_QUEUE, ...STEADY, handler: batchJob, about: ({ batchId }) => `batch task ${String(batchId)}` },
];
