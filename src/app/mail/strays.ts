/** Mails that wait though no job is going to sort them: they are found, and go on. Source: reliability §1. */
import { lockWaiting } from '../../store/mail.ts';
import { type StrayMail, strayMails, strayMailsOf } from '../../store/mail-sweeps.ts';
import type { App } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { changeRecord } from '../record.ts';
import { MAIL_QUEUE } from './intake.ts';
import { holdMail } from './sorting.ts';

const MINUTE = 60_000;
/** A mail and its job are born together, and an agent's hand sorts within the lease of a job: whoever waits for longer is not under way. */
const OVERDUE_AFTER = 10 * MINUTE;

/** Gives a mail a job again, if it still waits. */
async function giveJob(app: App, id: number, at: number): Promise<void> {
  await changeRecord(robotCall(app, 'Job.Strays', at), async (tx, { app: { jobs } }) => {
    const [waiting] = await tx.query(lockWaiting(id));
    if (waiting!.length > 0) await jobs.enqueue(tx, MAIL_QUEUE, { inboxId: id });
    return { value: null, id, events: [] };
  });
}

const reasonFor = ({ error }: StrayMail): string =>
  error === '' ? 'its sorting was begun again and again, and never came to an end' : `its sorting failed again and again: ${error}`;

/**
 * Finds mails that have waited for ten minutes without a job: one whose job has failed for good is held with the reason, any other
 * is given a job.
 * @param at milliseconds
 * @param isOver asked before each step
 * @returns how many there were
 * @throws StoreUnavailable
 */
export async function sweepStrays(app: App, at: number, isOver: () => boolean = () => false): Promise<number> {
  let found = 0;
  for (let after = 0, more = true; more && !isOver(); ) {
    const strays = strayMailsOf(await app.database.query(strayMails(MAIL_QUEUE, at - OVERDUE_AFTER, after)));
    for (const stray of strays) {
      if (isOver()) break;
      if (stray.hasFailed) await holdMail(app, stray.id, reasonFor(stray), at);
      else await giveJob(app, stray.id, at);
      found++;
    }
    after = strays.at(-1)?.id ?? after;
    more = strays.length > 0;
  }
  return found;
}
