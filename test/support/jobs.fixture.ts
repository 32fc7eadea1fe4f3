/** A process that does jobs and nothing else; a test kills or stops it in the middle of one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Jobs } from '../../src/app/jobs/jobs.ts';
import { keepJobs } from '../../src/app/jobs/worker.ts';
import { slowQueue } from './job-queues.ts';
import { appOfProcess } from './process-app.ts';

const told = (key: unknown) => ({ text: "select 1 from job_trace where key = $1 and what = 'go on'", values: [key] });
const app = await appOfProcess(process.env.JOBS_DATABASE!, (database) => {
  /** Its work takes as long as the test says. */
  const untilToldToGoOn = async (key: unknown): Promise<void> => {
    while ((await database.query(told(key))).length === 0) await sleep(50);
  };
  return { jobs: new Jobs(database, [slowQueue('child', untilToldToGoOn)]), now: Date.now };
});
keepJobs(app, (error) => process.stderr.write(`${String(error)}\n`));
