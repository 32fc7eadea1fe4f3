/** How long mails are kept: raw bytes of what came in, contents of what went out. Source: email §2, data-model (registry). */
import { forgetSentMails, letGoOfBytes } from '../../store/mail-sweeps.ts';
import type { App } from '../call.ts';

const DAY = 86_400_000;
/** What never left is kept for as long as a failed job: somebody may still send it again. */
const UNSENT_KEPT = 90 * DAY;

type Counting = (before: number) => Parameters<App['database']['query']>[0];

/** Some rows at a time, each time in a statement of its own. */
async function bitByBit({ database }: App, statement: Counting, before: number, isOver: () => boolean): Promise<number> {
  let gone = 0;
  for (let more = true; more && !isOver(); ) {
    const rows = await database.query(statement(before));
    gone += rows.length;
    more = rows.length > 0;
  }
  return gone;
}

/**
 * Lets go of the bytes of mails that were sorted longer ago than the desk says. What waits or is held keeps them.
 * @param at milliseconds
 * @param isOver asked before each step
 * @returns how many mails that were
 * @throws StoreUnavailable
 */
export const sweepInbox = (app: App, at: number, isOver: () => boolean = () => false): Promise<number> =>
  bitByBit(app, letGoOfBytes, at - app.desks.current().desk.settings.inboxDays * DAY, isOver);

/** Forgets who had mails and what they said: those that arrived after the days that the desk says, all others after 90. Parameters as for the inbox. */
export async function sweepOutbox(app: App, at: number, isOver: () => boolean = () => false): Promise<number> {
  const { sentMailDays } = app.desks.current().desk.settings;
  const sent = await bitByBit(app, (before) => forgetSentMails(true, before), at - sentMailDays * DAY, isOver);
  return sent + (await bitByBit(app, (before) => forgetSentMails(false, before), at - UNSENT_KEPT, isOver));
}
