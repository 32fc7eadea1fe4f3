/**
 * Sends what waits in the outbox, off the way of every save. A mail is written once and kept as it was written: whatever dies in
 * between, each try hands over the same bytes under the same Message-ID, by which a repeat is recognised. Who will never have it
 * stands on its ticket. Source: email §7; reliability §6.
 */
import { Medium } from '../../domain/effects.ts';
import { messageOfFailure, sendingFailed } from '../../domain/mail/arrival.ts';
import { AUTOMATIC_REPLY, isWritten } from '../../domain/mail/letter.ts';
import { type Answers, type Fate, fateOf, isStale, OutboxState, postponedForAll, refusedForAll } from '../../domain/mail/posting.ts';
import { addressKey } from '../../domain/mail-address.ts';
import { telling } from '../../domain/telling.ts';
import { StoreUnavailable } from '../../store/database.ts';
import { giveMailBack, keepWritten, letMailWait, noteFate, type TakenMail, takeMails, takenMails } from '../../store/posting.ts';
import { type App, momentOf } from '../call.ts';
import { Claimer } from '../claimer.ts';
import { granted } from '../errors.ts';
import { robotCall } from '../inner-calls.ts';
import { reasonOf } from '../jobs/jobs.ts';
import { countMails } from '../mail/reply.ts';
import { changeRecord } from '../record.ts';
import { lookupOfMessage } from '../ticket-lookup.ts';
import { changeTogether } from '../together.ts';
import { CannotWrite, compose, OPERATION } from './compose.ts';
import type { Enveloped, Post } from './post.ts';
import { handOver, hasWay } from './ways.ts';

const LOOKED_EVERY_MS = 1_000;
const AT_ONCE = 4;
/** Longer than the longest try. */
const LEASE_MS = 300_000;
const TRY_MS = 240_000;
/** A mail that no server is for is looked at again so much later. */
const NO_WAY_MS = 300_000;

/** One way out of the desk. */
export interface Way {
  medium: Medium;
  /** For people: `mail`, `SMS`. */
  what: 'mail' | 'SMS';
  /** Does it lead anywhere? While it does not, nothing is taken. */
  isOpen(): Promise<boolean>;
  /**
   * Hands one over, written now if it was not before.
   * @param signal breaks it off: whoever does not have it by then is postponed
   * @throws CannotWrite
   */
  hand(mail: TakenMail, signal: AbortSignal): Promise<Tried | Untried | 'not ours'>;
}

/** There is nobody to hand it to: it waits untried, and says why. */
export interface Untried {
  waits: string;
}

/** How a try went. */
export interface Tried {
  to: readonly string[];
  /** Of what was written, for who is told that it was not sent. */
  subject: string;
  answers: Answers;
  /** How it goes on, where the way has a rule of its own. */
  fateOf?: typeof fateOf;
}

/** Takes what is due on one way and hands it over, four at a time, until it is stopped. */
export class Outgoing extends Claimer<TakenMail> {
  constructor(app: App, way: Way, complain: (error: unknown) => void) {
    super({
      everyMs: LOOKED_EVERY_MS,
      atOnce: AT_ONCE,
      async look(free) {
        const at = app.now();
        const taken =
          free === 0 || !(await way.isOpen()) ? [] : takenMails(await app.database.query(takeMails(way.medium, at, at + LEASE_MS, free)));
        return { moved: false, taken };
      },
      attempt: (mail, signal) => attempt(app, way, mail, signal),
      complain,
    });
  }
}

const noWay = (from: string): string =>
  `there is no server by which mail from ${from} leaves: set SVAR_RELAY, or an outgoing server of that mailbox`;

/** Sends mails. */
export class Postman extends Outgoing {
  /** @param relay the desk's own way out; null: mail leaves by the servers of its mailboxes alone */
  constructor(app: App, relay: Post | null, complain: (error: unknown) => void) {
    const hand: Way['hand'] = async (mail, signal) => {
      const letter = await enveloped(app, mail);
      if (letter === null) return 'not ours';
      const answers = await handOver(app, relay, letter, signal);
      return answers === null ? { waits: noWay(letter.from) } : { to: letter.to, subject: mail.subject, answers };
    };
    super(app, { medium: Medium.Mail, what: 'mail', isOpen: () => hasWay(app, relay), hand }, complain);
  }
}

/** What the desk itself says to customers, of which none shall have too much. An automatic reply was counted as it was decided. */
const isCounted = ({ kind, userId }: TakenMail): boolean => !isWritten(kind) && userId === null && kind !== AUTOMATIC_REPLY;

/** Counts a mail of the desk itself for each who shall have it. @returns why it has to wait; null when it may go */
async function heldBack(app: App, mail: TakenMail, addresses: readonly string[]): Promise<string | null> {
  const keys = [...new Set(addresses.map(addressKey))].toSorted();
  const outcome = await changeRecord<string | null>(robotCall(app, OPERATION, app.now()), async (tx, { at }) => {
    const counted = await countMails(tx, keys, at);
    return { value: counted.why, id: mail.id, events: [], last: counted.statements };
  });
  return 'value' in outcome ? outcome.value : null;
}

/** The mail in its envelope, written now if it was not before; null when it is another's by now. @throws CannotWrite */
async function enveloped(app: App, mail: TakenMail): Promise<Enveloped | null> {
  if (mail.bytes !== null) return { from: mail.envelopeFrom, to: mail.to, bytes: mail.bytes };
  const written = await compose(app, mail, app.now());
  const held = isCounted(mail) ? await heldBack(app, mail, written.to) : null;
  if (held !== null) throw new CannotWrite(held, true);
  const kept = await app.database.query(keepWritten(mail, written));
  return kept.length > 0 ? written : null;
}

async function triedOnce(app: App, way: Way, mail: TakenMail, signal: AbortSignal): Promise<Tried | Untried | 'broken off' | 'not ours'> {
  const unwritten = (answers: Answers): Tried => ({ to: mail.to, subject: mail.subject, answers });
  if (mail.tries === 1 && isStale(mail.bornAt, app.now()))
    return unwritten(
      postponedForAll(mail.to, 'it waited for more than five days before it could be sent; send it again if it still matters'),
    );
  try {
    const tried = await way.hand(mail, AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]));
    return tried !== 'not ours' && 'answers' in tried && signal.aborted && tried.answers.postponed.length === tried.to.length
      ? 'broken off'
      : tried;
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (error instanceof CannotWrite && !error.isPassing) return unwritten(refusedForAll(mail.to, error.message));
    // whatever breaks is seen on the row, and ends with it: nothing is tried for ever
    return unwritten(
      postponedForAll(mail.to, error instanceof CannotWrite ? error.message : `It could not be written: ${reasonOf(error)}`),
    );
  }
}

async function attempt(app: App, way: Way, mail: TakenMail, signal: AbortSignal): Promise<void> {
  const tried = await triedOnce(app, way, mail, signal);
  if (tried === 'not ours') return;
  if (tried === 'broken off') await app.database.query(giveMailBack(mail));
  else if ('waits' in tried) await app.database.query(letMailWait(mail, tried.waits, app.now() + NO_WAY_MS));
  else
    await settle(
      app,
      way,
      { ...mail, subject: tried.subject },
      (tried.fateOf ?? fateOf)(tried.answers, mail.tries, mail.bornAt, app.now(), app.desks.current().desk.settings.sendingTries),
    );
}

/**
 * Is a mail that does not arrive told of on its ticket? What somebody has written, and what was for a customer, is; a notice to an
 * agent stands in the outbox alone, and so does what the desk itself had to say when it is too late for it.
 */
const isTold = ({ kind, userId }: TakenMail, { lost, state }: Fate): boolean =>
  lost.length > 0 && (isWritten(kind) || (userId === null && state !== OutboxState.GivenUp));

/** Writes down how a try went, together with what its ticket says of it. */
async function settle(app: App, way: Way, mail: TakenMail, fate: Fate): Promise<void> {
  let ticketId = isTold(mail, fate) ? mail.ticketId : null;
  do ticketId = await settleOn(app, way, mail, fate, ticketId);
  while (ticketId !== null);
}

/** @param ticketId where it is told of; null for nowhere @returns null when all is done; the ticket that this one was merged into, where it has to be told of */
async function settleOn(app: App, way: Way, mail: TakenMail, fate: Fate, ticketId: number | null): Promise<number | null> {
  const wish = messageOfFailure(ticketId ?? 0, way.what, mail.subject, fate.lost);
  const done = { value: null, id: mail.id };
  const outcome = await changeTogether<number | null>(robotCall(app, OPERATION, app.now()), {
    ticketIds: ticketId === null ? [] : [ticketId],
    ...(ticketId === null ? {} : { lookup: (call) => lookupOfMessage(wish, call.desk, true) }),
    async plan({ tx, call, threads, facts, store }) {
      const thread = threads.get(ticketId ?? 0);
      if (thread?.ticket.mergedInto) return { value: thread.ticket.mergedInto, id: mail.id };
      const [ours] = await tx.query(noteFate(mail, fate, call.at));
      if (ours!.length === 0 || !thread) return done;
      const moment = momentOf(call);
      await store(thread, granted(telling(sendingFailed(thread, wish, call.desk, facts, moment), thread, call.desk, facts, moment)));
      return done;
    },
  });
  return 'value' in outcome ? outcome.value : null;
}
