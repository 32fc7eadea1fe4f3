/** The queues of the desk, as a table. A new kind of job is a row here: how it is treated, and what does it. */
import { TRAINING_QUEUE, trainingJob } from '../analysis/training.ts';
import { BATCH_QUEUE } from '../batch-sending.ts';
import { MAIL_QUEUE } from '../mail/intake.ts';
import { mailJob } from '../mail/job.ts';
import { batchJob } from './batches.ts';
import type { Queue } from './jobs.ts';
import { SWEEP_QUEUE } from './rounds.ts';
import { sweepJob } from './sweeps.ts';

/** Four attempts in about two minutes; a dead process's job is another's within a minute. */
export const STEADY = { retries: 3, pauseSeconds: 10, leaseSeconds: 30 } as const;

export const QUEUES: readonly Queue[] = [
  { name: SWEEP_QUEUE, ...STEADY, handler: sweepJob, about: ({ sweep, slot }) => `${String(sweep)} ${String(slot)}` },
  // a mail is not given up because the database was away for an evening
  { name: MAIL_QUEUE, ...STEADY, retries: 12, atOnce: 4, handler: mailJob, about: ({ inboxId }) => `mail ${String(inboxId)}` },
  { name: TRAINING_QUEUE, ...STEADY, handler: trainingJob },
  { name: BATCH_QUEUE, ...STEADY, handler: batchJob, about: ({ batchId }) => `batch task ${String(batchId)}` },
];
