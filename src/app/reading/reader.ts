/**
 * Reads the mailboxes of other servers. Each is read by one process at a time: who reads it holds it by a lease and says every ten
 * seconds that he still does; what a dead process held is another's within half a minute. Source: email §2; reliability §1.
 */
import { pauseAfter, pollPause, SignInKind } from '../../domain/mail/reading.ts';
import { StoreUnavailable } from '../../store/database.ts';
import { type HeldMailbox, heldMailboxes, keepHolding, letGo, noteFailedLook, takeMailboxes } from '../../store/mailbox-reading.ts';
import { type MailboxRow, mailboxes, mailboxRows } from '../../store/mailboxes.ts';
import { rowsById } from '../../store/rows.ts';
import { Turns } from '../../store/turns.ts';
import type { App } from '../call.ts';
import { Claimer } from '../claimer.ts';
import { reasonOf } from '../jobs/jobs.ts';
import { NotKept, NotOurs, type Reading, readingOf, readMailbox } from './session.ts';
import { distrust } from './tokens.ts';
import { MailTrouble } from './trouble.ts';

const LOOKED_EVERY_MS = 1_000;
/** Connections of one process. */
const AT_ONCE = 50;
/** Mails of up to 50 MiB that are in memory together. */
const LARGE_AT_ONCE = 3;
const LEASE_MS = 30_000;
const SIGN_OF_LIFE_MS = 10_000;
const NAME_BYTES = 18;

export interface ReaderOptions extends Partial<Pick<Reading, 'stays' | 'mailAtMost'>> {
  /** Told when the database cannot answer; it is tried again. */
  complain(error: unknown): void;
}

/** Reads mailboxes until it is stopped. */
export class MailboxReader extends Claimer<HeldMailbox> {
  private readonly ending: AbortController;

  constructor(app: App, { complain, stays = true, ...more }: ReaderOptions) {
    const ending = new AbortController();
    const large = new Turns(LARGE_AT_ONCE);
    super({
      everyMs: LOOKED_EVERY_MS,
      atOnce: AT_ONCE,
      async look(free) {
        const at = app.now();
        const holder = Buffer.from(app.bytes(NAME_BYTES)).toString('base64url');
        const taken = free === 0 ? [] : heldMailboxes(await app.database.query(takeMailboxes(at, at + LEASE_MS, holder, free)));
        return { moved: false, taken };
      },
      attempt: (held, signal) => attempt(app, held, readingOf({ ...more, stays, large, ending: ending.signal, signal })),
      complain,
    });
    this.ending = ending;
  }

  override stop(): Promise<void> {
    // who waits for news ends at once; a mail that is being fetched has the time that all work has
    this.ending.abort();
    return super.stop();
  }
}

/** Says every ten seconds that the mailbox is still read. @returns how to end that, and what breaks reading off when it is another's */
function holding(app: App, held: HeldMailbox): { lost: AbortSignal; end(): void } {
  const lost = new AbortController();
  let silentMs = 0;
  const beat = setInterval(() => {
    silentMs += SIGN_OF_LIFE_MS;
    app.database.query(keepHolding(held, app.now() + LEASE_MS)).then(
      (rows) => {
        silentMs = 0;
        if (rows.length === 0) lost.abort(new NotOurs());
      },
      () => {
        if (silentMs >= LEASE_MS) lost.abort(new NotOurs());
      },
    );
  }, SIGN_OF_LIFE_MS);
  return { lost: lost.signal, end: () => clearInterval(beat) };
}

async function attempt(app: App, held: HeldMailbox, reading: Reading): Promise<void> {
  const { lost, end } = holding(app, held);
  const signal = AbortSignal.any([reading.signal, lost]);
  try {
    await readMailbox(app, held, { ...reading, signal });
    await app.database.query(letGo(held, reading.ending.aborted ? null : await nextLook(app, held)));
  } catch (error) {
    if (lost.aborted || error instanceof NotOurs) return;
    // the process ends: another one may go on at once
    if (reading.signal.aborted) await app.database.query(letGo(held, null));
    else await fail(app, held, error);
    // nothing is wrong outside: whoever looks after this process has to know
    if (error instanceof NotKept || error instanceof StoreUnavailable) throw error;
  } finally {
    end();
  }
}

const rowOf = async (app: App, { id }: HeldMailbox): Promise<MailboxRow | undefined> =>
  mailboxRows(await app.database.query(rowsById(mailboxes, [id])))[0];

async function nextLook(app: App, held: HeldMailbox): Promise<number> {
  return app.now() + pollPause((await rowOf(app, held))?.pollMinutes ?? 0);
}

/** Writes down that a mailbox could not be read, and when it is tried again. */
async function fail(app: App, held: HeldMailbox, error: unknown): Promise<void> {
  const trouble = error instanceof MailTrouble ? error : null;
  const row = trouble?.step === 'sign-in' ? await rowOf(app, held) : undefined;
  if (row && row.signIn !== SignInKind.Password) await distrust(app, row.id);
  const at = app.now();
  const pause = pauseAfter(held.failures + 1, trouble?.isRefused ?? false);
  await app.database.query(noteFailedLook(held, trouble ? trouble.message : reasonOf(error), at, at + pause));
}
