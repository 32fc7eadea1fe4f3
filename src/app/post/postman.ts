/**
 * Sends what waits in the outbox, off the way of every save. A mail is written once and kept as it was written: whatever dies in
 * between, each try hands over the same bytes under the same Message-ID, by which a repeat is recognised. Who will never have it
 * stands on its ticket. Source: email §7; reliability §6.
 */
import { messageOfFailure, sendingFailed } from '../../domain/mail/arrival.ts';
import { isWritten } from '../../domain/mail/letter.ts';
import { type Answers, type Fate, fateOf, isStale } from '../../domain/mail/posting.ts';
import { telling } from '../../domain/telling.ts';
import { StoreUnavailable } from '../../store/database.ts';
import { giveMailBack, keepWritten, noteFate, type TakenMail, takeMails, takenMails } from '../../store/posting.ts';
import { type App, momentOf } from '../call.ts';
import { Claimer } from '../claimer.ts';
import { granted } from '../errors.ts';
import { robotCall } from '../inner-calls.ts';
import { reasonOf } from '../jobs/jobs.ts';
import { lookupOfMessage } from '../ticket-lookup.ts';
import { changeTogether } from '../together.ts';
import { CannotWrite, compose } from './compose.ts';
import type { Enveloped, Post } from './post.ts';

const LOOKED_EVERY_MS = 1_000;
const AT_ONCE = 4;
/** Longer than the longest try. */
const LEASE_MS = 300_000;
const TRY_MS = 240_000;
const OPERATION = 'Mail.Sending';

export class Postman extends Claimer<TakenMail> {
  constructor(app: App, post: Post, complain: (error: unknown) => void) {
    super({
      everyMs: LOOKED_EVERY_MS,
      atOnce: AT_ONCE,
      async look(free) {
        const at = app.now();
        const taken = free === 0 ? [] : takenMails(await app.database.query(takeMails(at, at + LEASE_MS, free)));
        return { moved: false, taken };
      },
      attempt: (mail, signal) => attempt(app, post, mail, signal),
      complain,
    });
  }
}

const all = (addresses: readonly string[], why: string) => addresses.map((address) => ({ address, why }));
const postponed = (mail: TakenMail, why: string): Answers => ({
  accepted: [],
  refused: [],
  postponed: all(mail.to.length > 0 ? mail.to : [''], why),
});
const refused = (mail: TakenMail, why: string): Answers => ({
  accepted: [],
  refused: all(mail.to.length > 0 ? mail.to : [''], why),
  postponed: [],
});

/** The mail in its envelope, written now if it was not before; null when it is another's by now. @throws CannotWrite */
async function enveloped(app: App, mail: TakenMail): Promise<Enveloped | null> {
  if (mail.bytes !== null) return { from: mail.envelopeFrom, to: mail.to, bytes: mail.bytes };
  const written = await compose(app, mail, app.now());
  const kept = await app.database.query(keepWritten(mail, written));
  return kept.length > 0 ? written : null;
}

async function answersOf(app: App, post: Post, mail: TakenMail, signal: AbortSignal): Promise<Answers | 'broken off' | 'not ours'> {
  if (isStale(mail.bornAt, app.now()) && mail.tries === 1)
    return refused(mail, 'it waited for more than five days before it could be sent; send it again if it still matters');
  try {
    const letter = await enveloped(app, mail);
    if (letter === null) return 'not ours';
    const answers = await post.hand(letter, AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]));
    return signal.aborted && answers.accepted.length + answers.refused.length === 0 ? 'broken off' : answers;
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (error instanceof CannotWrite && !error.isPassing) return refused(mail, error.message);
    // whatever breaks is seen on the row, and ends with it: nothing is tried for ever
    return postponed(mail, error instanceof CannotWrite ? error.message : `It could not be written: ${reasonOf(error)}`);
  }
}

async function attempt(app: App, post: Post, mail: TakenMail, signal: AbortSignal): Promise<void> {
  const answers = await answersOf(app, post, mail, signal);
  if (answers === 'not ours') return;
  if (answers === 'broken off') await app.database.query(giveMailBack(mail));
  else await settle(app, mail, fateOf(answers, mail.tries, mail.bornAt, app.now()));
}

/** A failed mail of somebody's own, or to a customer, is told of on its ticket; a notice to an agent stands in the outbox alone. */
const isTold = ({ kind, userId, ticketId }: TakenMail, { lost }: Fate): boolean =>
  lost.length > 0 && ticketId !== null && (isWritten(kind) || userId === null);

/** Writes down how a try went, together with what its ticket says of it. */
async function settle(app: App, mail: TakenMail, fate: Fate): Promise<void> {
  const told = isTold(mail, fate);
  const wish = messageOfFailure(mail.ticketId ?? 0, mail.subject, fate.lost);
  const call = robotCall(app, OPERATION, app.now());
  await changeTogether(call, {
    ticketIds: told ? [mail.ticketId!] : [],
    ...(told ? { lookup: (now) => lookupOfMessage(wish, now.desk, true) } : {}),
    async plan(around) {
      const [ours] = await around.tx.query(noteFate(mail, fate));
      const thread = around.threads.get(mail.ticketId ?? 0);
      if (ours!.length === 0 || !told || !thread) return { value: null, id: mail.id };
      const { desk } = around.call;
      const moment = momentOf(around.call);
      const decision = sendingFailed(thread, wish, desk, around.facts, moment);
      await around.store(thread, granted(telling(decision, thread, desk, around.facts, moment)));
      return { value: null, id: mail.id };
    },
  });
}
