/** The worker behind `mail-preview.ts`: one mail in, what was read of it out. It is ended after each, so it holds nothing. */
import { parentPort } from 'node:worker_threads';
import { type MailJob, readMail } from './mail-parse.ts';

parentPort?.postMessage('ready', []);
parentPort?.on('message', async (job: MailJob) => {
  parentPort?.postMessage(await readMail(job), []);
});
