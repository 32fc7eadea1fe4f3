/** Queues that only tests have. */
import { LeaseLost, type Queue } from '../../src/app/jobs/jobs.ts';

/** Jobs that write down who did them: as they begin, and, in the transaction that ends the job, as they are done; or that it was another's by then. */
export const slowQueue = (who: string, work: (key: unknown) => Promise<unknown>): Queue => ({
  name: 'test.slow',
  // a slow machine loses leases that no test is about
  retries: 1_000,
  pauseSeconds: 1,
  leaseSeconds: 2,
  async handler(app, { key }, lease) {
    const write = (what: string) => ({
      text: 'insert into job_trace (key, who, what, attempt) values ($1, $2, $3, $4)',
      values: [key, who, what, lease.attempt],
    });
    await app.database.query(write('begun'));
    await work(key);
    try {
      await app.database.transaction(async (tx) => {
        await lease.finish(tx);
        await tx.finish(write('done'));
      });
    } catch (error) {
      if (error instanceof LeaseLost) await app.database.query(write('lost'));
      throw error;
    }
  },
});

export const TRACE = 'create table job_trace (id int generated always as identity, key text, who text, what text, attempt int)';
