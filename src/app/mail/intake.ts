/**
 * The intake: a mail's bytes are kept, with the job that will sort it, before whoever brought it is told that it has come in. The
 * same bytes for the same mailbox are one mail, by whatever road and however often they come. Source: reliability §1, §6.
 */
import { createHash } from 'node:crypto';
import { headerOf, readWords } from '../../domain/mail-address.ts';
import type { Statement, Tx } from '../../store/database.ts';
import { keepBlob } from '../../store/files.ts';
import { InboxStatus, insertMail, mailAgain, mailboxesByAddress, noteSorted } from '../../store/mail.ts';
import type { App, Call } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { headOf, line, textOf, trimmed } from '../mail-head.ts';
import { changeRecord } from '../record.ts';
import type { MailClient } from './authenticating.ts';

export const MAIL_QUEUE = 'mail-in';
const OPERATION = 'Mail.Intake';
export const MAIL_BYTES_AT_MOST = 50 * 1024 * 1024;

/** A mail at a door. */
export interface BroughtMail {
  bytes: Uint8Array;
  /** 0: through no mailbox. */
  mailboxId: number;
  /** What its source calls it; `''` for nothing. */
  uid: string;
  /** Envelope's sender; `''` for the null sender, null when nobody has told. */
  returnPath: string | null;
  /** Who brings it over SMTP, when it is he whom the sender has sent. */
  client?: MailClient;
  /** An agent brings it: it comes in, whatever it is. Ticket and person that he names; 0 for none. */
  asked?: { ticketId: number; personId: number };
  /**
   * It cannot come in: a person has to look at it. `bytes` is what there is of it, its head or nothing; `size` is what its source
   * says that it has; `name` tells it apart where there are no bytes.
   */
  held?: { reason: string; size: number; name: string };
  /** What is written in the same step. */
  along?: readonly Statement[];
}

const SIZE_AT_MOST = 2_147_483_647;

const heldFor = (reason: string) => ({
  status: InboxStatus.Held,
  reason,
  path: [{ step: 'held', why: reason }],
  ticketId: null,
  messageId: null,
});

async function keep(tx: Tx, { app, at }: Call, brought: BroughtMail) {
  const { bytes, mailboxId, uid, returnPath, client, asked, held, along = [] } = brought;
  const hasBytes = held === undefined || bytes.byteLength > 0;
  const hash = createHash('sha256')
    .update(hasBytes ? bytes : held.name)
    .digest();
  const head = textOf(headOf(trimmed(bytes)));
  const mail = {
    sender: line(readWords(headerOf(head, 'from'))),
    subject: line(readWords(headerOf(head, 'subject'))),
    mailboxId,
    uid,
    hash,
    size: Math.min(held?.size ?? bytes.byteLength, SIZE_AT_MOST),
    hasBytes,
    returnPath,
    client: client?.address ?? null,
    helo: line(client?.helo ?? ''),
    isAsked: asked !== undefined,
    saidTicketId: asked?.ticketId ?? 0,
    saidPersonId: asked?.personId ?? 0,
  };
  const [made] = (await tx.query(...(hasBytes ? [keepBlob(hash, bytes)] : []), insertMail(mail, at))).slice(-1);
  const [again] = made!.length > 0 ? [made!] : await tx.query(mailAgain(mail));
  const id = again![0]!.id as number;
  if (along.length > 0) await tx.query(...along);
  if (held === undefined)
    // of one that has come before as well: a job for what is sorted ends at once
    await app.jobs.enqueue(tx, MAIL_QUEUE, { inboxId: id });
  else if (made!.length > 0) await tx.query(noteSorted(id, heldFor(held.reason), at));
  return { id, isNew: made!.length > 0 };
}

/**
 * Keeps a mail. Once this has answered, it is not lost.
 * @returns its id in the inbox; of the first one where it has come before
 * @throws StoreUnavailable when it was not kept
 */
export async function keepMail(app: App, mail: BroughtMail, at: number): Promise<{ id: number; isNew: boolean }> {
  const outcome = await changeRecord(robotCall(app, OPERATION, at), async (tx, call) => {
    const kept = await keep(tx, call, mail);
    return { value: kept, id: kept.id, events: [] };
  });
  return 'repeated' in outcome ? { id: outcome.repeated, isNew: false } : outcome.value;
}

/** Mailboxes by their addresses, in lower case; what is none of the desk's is left out. */
export async function mailboxesAt(app: App, addresses: readonly string[]): Promise<Map<string, number>> {
  const rows = await app.database.query(mailboxesByAddress(addresses.map((address) => address.toLowerCase())));
  return new Map(rows.map((row) => [row.address as string, row.id as number]));
}
