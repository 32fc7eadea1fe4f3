/**
 * What the rules of today would make of mails that have come in before: to see what a change of rules does, before it meets the next
 * mail. Nothing is written; who calls gives a database that takes no writes.
 */
import { InboxStatus, type KeptMail, keptMail, keptMailOf, newestMails } from '../../store/mail.ts';
import type { App } from '../call.ts';
import { named } from './placing.ts';
import { foreseen } from './sorting.ts';

export interface ReplayWanted {
  /** One mail; 0 for all. */
  id: number;
  /** Of one mailbox; 0 for all. */
  mailboxId: number;
  /** That came at or after this moment, in milliseconds; null for ever. */
  since: number | null;
  /** So many of the newest; 0 for all. */
  top: number;
}

/** What becomes of a mail. */
export interface Verdict {
  status: InboxStatus;
  /** The ticket that it is on; null for none, or one that it makes. */
  ticketId: number | null;
  /** It makes a ticket. */
  isNew: boolean;
  reason: string;
}

export interface Replayed {
  id: number;
  mailboxId: number;
  receivedAt: number;
  sender: string;
  subject: string;
  was: Verdict;
  /** Null where it cannot be told. */
  today: Verdict | null;
  /**
   * `same` or `changed`; `waiting`: nobody has sorted it yet; `forgotten`: its bytes, or the ticket that it was on, are no longer kept;
   * `unread`: it could not be read in time.
   */
  found: 'same' | 'changed' | 'waiting' | 'forgotten' | 'unread';
  /** Today's clues, and where each leads. */
  tried: readonly string[];
}

/** The ticket that a mail came to, or the one that this was merged into; null when it is no longer there. */
async function ticketNow(app: App, ticketId: number | null): Promise<number | null> {
  if (ticketId === null) return null;
  const { ticketId: open, maybe } = await named(app, ticketId);
  return open ?? maybe;
}

/** What would become of a mail today; null when it cannot be read in time. */
async function verdictOf(app: App, row: KeptMail, bytes: Uint8Array): Promise<{ verdict: Verdict; tried: readonly string[] } | null> {
  const read = await app.mails.arrived(bytes);
  if (read === null) return null;
  if ('problem' in read) return { verdict: { status: InboxStatus.Held, ticketId: null, isNew: false, reason: read.problem }, tried: [] };
  const { seen, left } = await foreseen(app, row, read.arrived);
  const { ticketId, tried } = seen.match;
  if (left) return { verdict: { ...left, ticketId: null, isNew: false }, tried };
  return { verdict: { status: InboxStatus.TakenIn, ticketId, isNew: ticketId === null, reason: '' }, tried };
}

/** A mail that made its ticket comes to the same when it makes one again, or finds the one that it made. */
function isSame(was: Verdict, today: Verdict): boolean {
  if (was.status !== today.status) return false;
  if (was.isNew && today.isNew) return true;
  return was.ticketId === today.ticketId;
}

async function replayOne(app: App, row: KeptMail): Promise<Replayed> {
  const { id, mailboxId, createdAt, sender, subject, status, reason, bytes } = row;
  const was: Verdict = { status, ticketId: await ticketNow(app, row.ticketId), isNew: row.madeTicket, reason };
  const about = { id, mailboxId, receivedAt: createdAt, sender, subject, was };
  const isForgotten = bytes === null || (status === InboxStatus.TakenIn && was.ticketId === null);
  if (isForgotten) return { ...about, today: null, found: 'forgotten', tried: [] };
  const today = await verdictOf(app, row, bytes);
  if (today === null) return { ...about, today: null, found: 'unread', tried: [] };
  const { verdict, tried } = today;
  const found = status === InboxStatus.Waiting ? 'waiting' : isSame(was, verdict) ? 'same' : 'changed';
  return { ...about, today: verdict, found, tried };
}

const AT_ONCE = 200;
const NEWEST = 2_147_483_647;

/** Ids of the mails that are wanted, the newest first, as they stood when each was looked for. */
async function* idsOf(app: App, { id, mailboxId, since, top }: ReplayWanted): AsyncGenerator<number> {
  if (id !== 0) return yield id;
  for (let before = NEWEST, left = top === 0 ? NEWEST : top; left > 0; ) {
    const rows = await app.database.query(newestMails({ mailboxId, since, before, top: Math.min(left, AT_ONCE) }));
    for (const row of rows) yield row.id as number;
    if (rows.length === 0) return;
    before = rows.at(-1)!.id as number;
    left -= rows.length;
  }
}

/** Looks at mails once more, one at a time. @throws StoreUnavailable */
export async function* replayMails(app: App, wanted: ReplayWanted): AsyncGenerator<Replayed> {
  for await (const id of idsOf(app, wanted)) {
    const row = keptMailOf((await app.database.query(keptMail(id)))[0]);
    if (row) yield await replayOne(app, row);
  }
}
