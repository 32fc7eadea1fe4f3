/** The inside of a process that makes load: so many at a time, as fast as answers come, each call timed. */
import { arrive, type Caller, REFUSED } from './arrivals.ts';
import { quantile } from './figures.ts';
import type { Answer, Job, Outcome, Setting } from './jobs.ts';

/** Runs one job. */
async function run(job: Job, first: number, call: Caller): Promise<Outcome> {
  const took: number[] = [];
  const ids: number[] = [];
  const before = process.cpuUsage();
  const since = performance.now();
  const until = since + job.ms;
  const calls = job.calls ?? Number.POSITIVE_INFINITY;
  let begun = 0;
  let refused = 0;
  const client = async (number: number): Promise<void> => {
    for (let now = performance.now(); now < until && begun < calls; ) {
      const found = await call(number, first + begun++);
      const then = performance.now();
      if (found === REFUSED) refused++;
      else {
        took.push(then - now);
        if (job.collect === true) ids.push(...found);
      }
      now = then;
    }
  };
  await Promise.all(Array.from({ length: job.clients }, (_, number) => client(number)));
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  const sorted = Float64Array.from(took).sort();
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => quantile(sorted, part)) as [number, number, number];
  return { calls: took.length, refused, ms, p50, p95, p99, cpu: user + system, ids };
}

const answer = (what: Answer): void => {
  process.send?.(what);
};

const words = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Serves the process that started this one: first a setting, then jobs, one after another. */
export function serve(prepare: (setting: Setting) => Promise<(job: Job) => Promise<Caller>>): void {
  let callerFor: ((job: Job) => Promise<Caller>) | null = null;
  let next = 0;
  const work = async (message: { setting: Setting } | { job: Job }): Promise<void> => {
    if ('setting' in message) {
      callerFor = await prepare(message.setting);
      return answer({ ready: true });
    }
    if (callerFor === null) throw new Error('a job came before the setting');
    const { job } = message;
    const work = job.rate === undefined ? run : arrive;
    const outcome = await work(job, job.first ?? next, await callerFor(job));
    next += outcome.calls + outcome.refused;
    answer({ outcome });
  };
  process.on('message', (message: { setting: Setting } | { job: Job }) => {
    work(message).catch((error: unknown) => answer({ failed: words(error) }));
  });
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined); // Ctrl-C in a terminal reaches us too: whoever started us ends us
}
