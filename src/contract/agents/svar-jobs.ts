/** Svar's own operations for jobs: what waits, what runs, what has failed. For those who administer the service. */
import { SvarJob } from '../carriers/svar-jobs.ts';
import { args, group, int, list, nothing, operation, ref, text } from '../language.ts';

export const jobs = group({
  GetJobs: operation(
    'Jobs, the newest first: of a state (Waiting, Running, Done, Failed; empty for all) and a queue (empty for all), 100 or as many as Top says, up to 500',
    args({ State: text(), Queue: text(254), Top: int() }),
    list(ref(() => SvarJob)),
  ),
  RetryJob: operation('Lets a failed job be tried once more', args({ Id: text(36), Queue: text(254) }), nothing),
});
