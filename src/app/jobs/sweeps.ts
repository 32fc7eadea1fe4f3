/** What the clock takes away: a table of sweeps with how often each comes. Each is a plain function of a moment of the desk's clock. */
import { FOLDED_AT_ONCE, foldCrowdedLoads } from '../../store/loads.ts';
import { sweepExpired } from '../../store/sweeps.ts';
import { sweepTraining } from '../analysis/training.ts';
import type { App } from '../call.ts';
import { sweepStrays } from '../mail/strays.ts';
import type { JobData, Lease } from './jobs.ts';
import { sweepInbox, sweepOutbox } from './mail-retention.ts';
import { removeRetained } from './retention.ts';
import type { Every } from './rounds.ts';
import { sweepBytes, sweepUploads } from './uploads.ts';

/** Asked before each step: is somebody waiting for an end? */
export type IsOver = () => boolean;
/** @param at milliseconds. @returns how many rows went */
export type Sweep = (app: App, at: number, isOver?: IsOver) => Promise<number>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** For so long a repeat under an Idempotency-Key finds its first answer. */
const REPEATS_KEPT = 7 * DAY;
const SMS_KEPT = 30 * DAY;

/** Deletes what is older than a moment in short statements of their own. */
const clearing =
  (what: Parameters<typeof sweepExpired>[0], kept: number): Sweep =>
  async (app, at, isOver = () => false) => {
    let gone = 0;
    for (let more = true; more && !isOver(); ) {
      const rows = await app.database.query(sweepExpired(what, at - kept));
      gone += rows.length;
      more = rows.length > 0;
    }
    return gone;
  };

/** Clears pop-ups that have expired, and those without an end that are a day old. Source: people-and-rights §4. */
export const sweepPopUps: Sweep = clearing('popUps', 0);
/** Clears temporary files whose hour is over. */
export const sweepTempFiles: Sweep = clearing('tempFiles', 0);
/** Forgets keys against repeats that are a week old. */
export const sweepRepeats: Sweep = clearing('repeats', REPEATS_KEPT);

/** Forgets who was written to by SMS, and who wrote: it finds tickets for seven days, and counts for one. */
export const sweepSms: Sweep = clearing('sms', SMS_KEPT);

/** Forgets jobs that ended long ago. The library keeps their clock, and does not count them. */
const archiveJobs: Sweep = async (app) => {
  await app.jobs.archive();
  return 0;
};

/** Folds the sums by which tickets are assigned to whoever has the fewest, in short statements of their own. Look-ups fold what they find, too. */
export const sweepLoads: Sweep = async ({ database }, _at, isOver = () => false) => {
  let gone = 0;
  for (let more = true; more && !isOver(); ) {
    const [row] = await database.query(foldCrowdedLoads);
    gone += row!.gone as number;
    more = row!.gone === FOLDED_AT_ONCE;
  }
  return gone;
};

export const SWEEPS: readonly { name: string; every: Every; sweep: Sweep }[] = [
  { name: 'retention', every: 'night', sweep: removeRetained },
  { name: 'pop-ups', every: 'night', sweep: sweepPopUps },
  { name: 'inbox', every: 'night', sweep: sweepInbox },
  { name: 'outbox', every: 'night', sweep: sweepOutbox },
  { name: 'bytes', every: 'night', sweep: sweepBytes },
  { name: 'repeats', every: 'night', sweep: sweepRepeats },
  { name: 'sms', every: 'night', sweep: sweepSms },
  { name: 'jobs', every: 'night', sweep: archiveJobs },
  { name: 'training', every: 'night', sweep: sweepTraining },
  { name: 'loads', every: 'hour', sweep: sweepLoads },
  { name: 'uploads', every: 'hour', sweep: sweepUploads },
  { name: 'temp-files', every: 'hour', sweep: sweepTempFiles },
  { name: 'stray-mails', every: 'hour', sweep: sweepStrays },
];

/** Does the sweep that a job names, as of now. A name that an older or newer Svar knew is passed over. */
export async function sweepJob(app: App, { sweep }: JobData, { signal }: Lease): Promise<void> {
  const found = SWEEPS.find(({ name }) => name === sweep);
  await found?.sweep(app, app.now(), () => signal.aborted);
  signal.throwIfAborted();
}
