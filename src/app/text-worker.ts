/** The worker behind `text.ts`: one text in, clean HTML and plain text out. It holds nothing, so ending it loses nothing. */
import { parentPort } from 'node:worker_threads';
import { cleaned, mailed } from './html.ts';
import type { Job } from './text.ts';

parentPort?.postMessage('ready', []);
parentPort?.on('message', (job: Job) => {
  parentPort?.postMessage(typeof job === 'string' ? cleaned(job) : mailed(job.html, job.column), []);
});
