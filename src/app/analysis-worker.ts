/** The worker behind `analysis/analyst.ts`. It looks at texts, or learns; it holds a model at most, so ending it loses nothing. */
import { parentPort } from 'node:worker_threads';
import { Judge } from './analysis/judge.ts';
import type { Job } from './analysis/question.ts';

const judge = await Judge.open();
parentPort?.postMessage('ready', []);
parentPort?.on('message', (job: Job) => {
  parentPort?.postMessage(judge.do(job), []);
});
