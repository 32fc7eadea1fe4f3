/** What time does to mails: bytes and contents that are no longer kept, and mails that nobody is going to sort. */
import { OutboxState } from '../domain/mail/posting.ts';
import type { Row, Statement } from './database.ts';
import { InboxStatus } from './mail.ts';

const iso = (at: number): string => new Date(at).toISOString();
const ROWS_AT_ONCE = 500;
const STRAYS_AT_ONCE = 50;

/**
 * Lets go of the bytes of mails that were sorted before a moment, and with them of who has brought them; the bytes themselves go with
 * those that nobody has. What came, when, and what became of it stays known, and so does its hash: the same mail is still the same.
 * A held one keeps its bytes.
 * @returns a row for each
 */
export const letGoOfBytes = (before: number): Statement => ({
  name: 'let-go-of-mail-bytes',
  text: `update inbox set svar_content = null, svar_client = null, svar_helo = '' where id = any(array(
      select id from inbox where svar_content is not null and status in (${InboxStatus.TakenIn}, ${InboxStatus.PassedOver}) and imported <= $1::timestamptz
      order by imported limit ${ROWS_AT_ONCE} for update skip locked)) returning 1 as gone`,
  values: [iso(before)],
});

/**
 * Forgets who had the mails that came to their end before a moment, and what they said. For which ticket, when, and under which
 * Message-ID stays known: an answer to it, or its bounce, finds its ticket by that.
 * @param sent those that arrived, or else those that did not
 * @returns a row for each
 */
export const forgetSentMails = (sent: boolean, before: number): Statement => ({
  name: `forget-mails-${sent ? 'sent' : 'unsent'}`,
  text: `update outbox set svar_forgotten = true, rcpt = '', subject = '', from_email = '', from_envelope = '', last_error = '', svar_details = '{}', rfc822_content = null
    where id = any(array(
      select id from outbox where not svar_forgotten and status > ${OutboxState.Sending} and status ${sent ? '=' : '<>'} ${OutboxState.Sent} and svar_ended <= $1::timestamptz
      order by svar_ended limit ${ROWS_AT_ONCE} for update skip locked)) returning 1 as gone`,
  values: [iso(before)],
});

/** A mail that waits, though no job is going to sort it. */
export interface StrayMail {
  id: number;
  /** Has its last job failed for good? */
  hasFailed: boolean;
  /** Why; '' when nobody knows. */
  error: string;
}

/**
 * Mails that have waited since before a moment without a job that waits or runs: it has failed for good, or a backup was restored
 * without it. The oldest first, some of them.
 * @param after their ids are greater
 */
export const strayMails = (queue: string, before: number, after: number): Statement => ({
  name: 'stray-mails',
  text: `select i.id, coalesce(j.state = 'failed', false) as "hasFailed", coalesce(j.error, '') as error
    from inbox i left join lateral (
      select state, coalesce(output ->> 'message', output -> 'value' ->> 'message') as error from pgboss.job
      where name = $1 and data ->> 'inboxId' = i.id::text order by created_on desc, id limit 1
    ) j on true
    where i.id > $3 and i.status = ${InboxStatus.Waiting} and i.created <= $2::timestamptz
      and not exists (select from pgboss.job w where w.name = $1 and w.state <= 'active' and w.data ->> 'inboxId' = i.id::text)
    order by i.id limit ${STRAYS_AT_ONCE}`,
  values: [queue, iso(before), after],
});
export const strayMailsOf = (rows: readonly Row[]): StrayMail[] => rows as unknown as StrayMail[];
