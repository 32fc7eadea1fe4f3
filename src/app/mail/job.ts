/** The job that sorts a mail. What cannot be sorted again and again, by what a rule says or by what breaks, is held for a person. */
import { StoreUnavailable } from '../../store/database.ts';
import type { App } from '../call.ts';
import { Refused } from '../errors.ts';
import { type JobData, type Lease, LeaseLost, reasonOf } from '../jobs/jobs.ts';
import { holdMail, sortMail } from './sorting.ts';
import { inTurn } from './turns.ts';

const ATTEMPTS = 4;

/** Is it nothing of the mail's, and gone when it is tried again? */
const isPassing = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof LeaseLost || (error instanceof Refused && error.refusal.why === 'conflict');

export async function mailJob(app: App, { inboxId }: JobData, lease: Lease): Promise<void> {
  const id = Number(inboxId);
  try {
    await inTurn(app, id, () => sortMail(app, id, app.now()));
  } catch (error) {
    if (isPassing(error) || lease.attempt < ATTEMPTS) throw error;
    await holdMail(app, id, reasonOf(error), app.now());
  }
}
