/**
 * One mailbox is read: what its server holds is written down by UID, fetched, kept, and then marked, moved or deleted there. In
 * this order, so that whatever dies in between, a mail is at its server or here, and a repeat finds that it is here. One mail
 * that cannot be had does not hold up those behind it. Source: email §2; reliability §1, §6. docs/decisions/0041
 */
import { AfterImport, FETCHES_AT_MOST, pollPause, SignInKind } from '../../domain/mail/reading.ts';
import type { Statement, Tx } from '../../store/database.ts';
import {
  beginFetch,
  beginGeneration,
  dropUid,
  type HeldMailbox,
  noteFetchError,
  noteLook,
  noteUidKept,
  readingState,
  takeBackFetch,
  type UidRow,
  UidState,
  uidRows,
  uidsToDo,
  writeDownUids,
} from '../../store/mailbox-reading.ts';
import { type MailboxRow, mailboxes, mailboxRows } from '../../store/mailboxes.ts';
import { rowsById } from '../../store/rows.ts';
import type { Turns } from '../../store/turns.ts';
import type { App } from '../call.ts';
import { reasonOf } from '../jobs/jobs.ts';
import { keepMail, MAIL_BYTES_AT_MOST } from '../mail/intake.ts';
import { headOf, trimmed } from '../mail-head.ts';
import { accessTo } from './access.ts';
import type { FetchedMail, Folder } from './servers.ts';
import { tokenFor } from './tokens.ts';
import { MailTrouble } from './trouble.ts';

/** How a reader reads. */
export interface Reading {
  /** Does it stay and wait for news, where the server tells them? Else it looks once. */
  stays: boolean;
  /** Bytes of the largest mail that is taken in. */
  mailAtMost: number;
  /** Large mails are fetched by few at a time: all that is under way lies in memory. */
  large: Turns;
  /** The process ends: what is under way is finished, nothing more is begun. */
  ending: AbortSignal;
  /** All is broken off. */
  signal: AbortSignal;
}

/** A mailbox under way. */
interface Session {
  app: App;
  held: HeldMailbox;
  box: MailboxRow;
  folder: Folder;
  reading: Reading;
}

/** Somebody else reads the mailbox by now, or it was saved anew. */
export class NotOurs extends Error {}
/** The desk could not keep a mail: nothing is wrong with it or with its server. */
export class NotKept extends Error {}

/** Bytes: most mails come whole with the first request. */
const FIRST_PIECE = 1024 * 1024;
const UIDS_AT_ONCE = 50;
const WRITTEN_AT_ONCE = 5_000;

export const readingOf = (more: Pick<Reading, 'ending' | 'signal' | 'stays' | 'large'> & Partial<Reading>): Reading => ({
  mailAtMost: MAIL_BYTES_AT_MOST,
  ...more,
});

/** Reads a mailbox, as long as it is ours and the reader stays. @throws MailTrouble, NotOurs, StoreUnavailable */
export async function readMailbox(app: App, held: HeldMailbox, reading: Reading): Promise<void> {
  const [box] = mailboxRows(await app.database.query(rowsById(mailboxes, [held.id])));
  if (!box) throw new NotOurs();
  const access = await accessTo(app, box, reading.signal);
  const folder = await app.mailServers.openFolder(access, box.folder, reading.signal);
  const session = { app, held, box, folder, reading };
  try {
    for (;;) {
      const flaw = await look(session);
      const at = app.now();
      const pause = pollPause(box.pollMinutes);
      const noted = await app.database.query(noteLook(held, flaw, at, at + pause));
      if (noted.length === 0) throw new NotOurs();
      held.failures = 0;
      if (!reading.stays || !folder.tells || reading.ending.aborted) return;
      await folder.news(pause, reading.ending);
      if (reading.ending.aborted) return;
      // the token is renewed in time, and an issuer that refuses to is seen before the server asks for a new one
      if (box.signIn !== SignInKind.Password) await tokenFor(app, box.id, reading.signal);
      await folder.renew();
    }
  } finally {
    await folder.close();
  }
}

async function written(tx: Tx, statements: readonly [Statement, Statement]): Promise<void> {
  await tx.query(statements[0]);
  await tx.finish(statements[1]);
}

/** Writes down what the server holds that is not known yet. @returns the generation of its UIDs */
async function writeDown({ app, held, folder }: Session): Promise<string> {
  const { validity } = folder;
  const mark = await app.database.transaction(async (tx) => {
    const [[state]] = (await tx.query(readingState(held))) as unknown as [[{ validity: string; mark: number } | undefined]];
    if (!state) throw new NotOurs();
    // a server that gives out UIDs below those that it has given out before has begun anew, whatever it says
    const isSame = state.validity === validity && (folder.uidNext === 0 || folder.uidNext > state.mark);
    if (!isSame) await written(tx, beginGeneration(held, validity));
    return isSame ? state.mark : 0;
  });
  const uids = await folder.uidsAbove(mark);
  for (let from = 0; from < uids.length; from += WRITTEN_AT_ONCE) {
    await app.database.transaction(async (tx) => {
      const [[state]] = (await tx.query(readingState(held))) as unknown as [[{ validity: string } | undefined]];
      if (state?.validity !== validity) throw new NotOurs();
      await written(tx, writeDownUids(held, validity, uids.slice(from, from + WRITTEN_AT_ONCE)));
    });
  }
  return validity;
}

/** One look: everything that there is to do is tried once. @returns what did not go well, in words; '' for nothing */
async function look(session: Session): Promise<string> {
  const { app, held, reading } = session;
  const validity = await writeDown(session);
  const had: number[] = [];
  const flaws = new Set<string>();
  let isStuck = false;
  for (;;) {
    const rows = uidRows(await app.database.query(uidsToDo(held, validity, had, UIDS_AT_ONCE)));
    if (rows.length === 0 || reading.ending.aborted) break;
    for (const row of rows) {
      if (reading.ending.aborted) break;
      reading.signal.throwIfAborted();
      had.push(row.uid);
      const isKept = row.state === UidState.Kept || (await takeIn(session, validity, row, flaws));
      // what one mail is refused, the next one is as well: it is tried once in a look
      if (isKept && !isStuck) isStuck = !(await leaveBehind(session, validity, row.uid, flaws));
    }
  }
  return [...flaws].join('; ');
}

/** Fetches a mail and keeps it. @returns is it kept whole, so that something is left to do on its server? */
async function takeIn(session: Session, validity: string, row: UidRow, flaws: Set<string>): Promise<boolean> {
  const { app, held, reading } = session;
  const { uid } = row;
  if (row.tries >= FETCHES_AT_MOST) {
    const why = row.error || 'the connection broke each time';
    const nothing = { bytes: new Uint8Array(), size: 0, isWhole: false };
    await hold(session, validity, uid, nothing, `its server did not give it out in ${row.tries} tries: ${why}`);
    return false;
  }
  if ((await app.database.query(beginFetch(held, validity, uid))).length === 0) throw new NotOurs();
  try {
    return await fetchAndKeep(session, validity, uid);
  } catch (error) {
    if (reading.signal.aborted) await app.database.query(takeBackFetch(held, validity, uid));
    if (!(error instanceof MailTrouble) || error.step !== 'mail') throw error;
    await app.database.query(noteFetchError(held, validity, uid, error.message));
    flaws.add(error.message);
    return false;
  }
}

async function fetchAndKeep(session: Session, validity: string, uid: number): Promise<boolean> {
  const { folder, reading } = session;
  const most = reading.mailAtMost;
  const first = await folder.fetch(uid, Math.min(FIRST_PIECE, most));
  if (first === null || first.isWhole || first.size > most || most <= FIRST_PIECE) return settle(session, validity, uid, first);
  return reading.large.take(async () => settle(session, validity, uid, await folder.fetch(uid, most)));
}

/** What becomes of a mail that was fetched: gone at its server, too large, or kept. */
async function settle(session: Session, validity: string, uid: number, mail: FetchedMail | null): Promise<boolean> {
  const { app, held, reading } = session;
  if (mail?.isWhole) return keep(session, validity, uid, mail.bytes);
  if (mail === null) await app.database.query(dropUid(held.id, validity, uid));
  else
    await hold(
      session,
      validity,
      uid,
      mail,
      `it has ${mail.size} bytes, more than ${reading.mailAtMost}: its head is kept, the rest is at its server`,
    );
  return false;
}

const nameOf = (validity: string, uid: number): string => `${validity}.${uid}`;

async function keep({ app, held }: Session, validity: string, uid: number, bytes: Uint8Array): Promise<true> {
  try {
    const along = [noteUidKept(held.id, validity, uid)];
    await keepMail(app, { bytes, mailboxId: held.id, uid: nameOf(validity, uid), returnPath: null, along }, app.now());
    return true;
  } catch (error) {
    // it is the desk that failed, not the mail: a disk that was full for a day is no reason to give it up
    await app.database.query(takeBackFetch(held, validity, uid)).catch(() => undefined);
    throw new NotKept(`the desk could not keep a mail: ${reasonOf(error)}`, { cause: error });
  }
}

/** Keeps what there is of a mail that cannot come in, for a person to look at. On its server it stays as it is. */
async function hold({ app, held }: Session, validity: string, uid: number, mail: FetchedMail, reason: string): Promise<void> {
  const bytes = mail.bytes.byteLength === 0 ? mail.bytes : headOf(trimmed(mail.bytes));
  const name = nameOf(validity, uid);
  await keepMail(
    app,
    {
      bytes,
      mailboxId: held.id,
      uid: name,
      returnPath: null,
      held: { reason, size: mail.size, name: `mailbox ${held.id} ${name}` },
      along: [dropUid(held.id, validity, uid)],
    },
    app.now(),
  );
}

/** Does on the server what shall become of a mail that is kept. @returns could it be done? What could not is tried with the next look */
async function leaveBehind({ app, held, box, folder }: Session, validity: string, uid: number, flaws: Set<string>): Promise<boolean> {
  try {
    if (box.after === AfterImport.Delete) await folder.remove(uid);
    else if (box.after === AfterImport.Move) await folder.move(uid, box.afterFolder);
    else await folder.mark(uid);
  } catch (error) {
    if (!(error instanceof MailTrouble) || error.step !== 'target') throw error;
    flaws.add(error.message);
    return false;
  }
  await app.database.query(dropUid(held.id, validity, uid));
  return true;
}
