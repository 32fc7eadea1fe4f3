/** One row of the outbox, as who does something about it by hand needs it. */
import type { Outgoing } from '../domain/mail/by-hand.ts';
import { OutboxState } from '../domain/mail/posting.ts';
import type { Row, Statement } from './database.ts';

const iso = (at: number): string => new Date(at).toISOString();
const lines = (text: unknown): string[] =>
  String(text)
    .split('\n')
    .filter((line) => line !== '');

/** With the place where it is told of: its message, and the ticket that this is on by now. */
export interface OutgoingRow extends Outgoing {
  ticketId: number | null;
  messageId: number | null;
}

const columns = `o.id, o.type as medium, o.svar_kind as kind, o.status as state, o.rcpt, o.svar_details ->> 'everybody' as everybody, o.subject, o.svar_mail_id as "mailId",
  o.svar_template_id as "templateId", o.svar_person_id as "personId", o.svar_user_id as "userId", o.svar_alert_id as "alertId", o.svar_details as details,
  o.next_retry as "nextRetry", o.svar_forgotten as "isForgotten", o.svar_again is not null as "isRepeated", o.message_id as "messageId",
  coalesce((select m.ticket_id from ej_message m where m.id = o.message_id), o.ticket_id) as "ticketId"`;

export const outgoingById = (id: number): Statement => ({
  name: 'outgoing-by-id',
  text: `select ${columns} from outbox o where o.id = $1::bigint`,
  values: [id],
});

/** The same, locked until the transaction ends. */
export const lockOutgoing = (id: number): Statement => ({
  name: 'lock-outgoing',
  text: `select ${columns} from outbox o where o.id = $1::bigint for update of o`,
  values: [id],
});

export function outgoingOf(rows: readonly Row[]): OutgoingRow | null {
  const [row] = rows;
  if (!row) return null;
  const { rcpt, everybody, ...rest } = row;
  return { ...(rest as unknown as OutgoingRow), to: lines(rcpt), everybody: everybody === null ? null : lines(everybody) };
}

/** Notes that a mail was sent again, in the transaction that wrote its repeat. @returns (of the rows) the repeat's id */
export const noteRepeated = (id: number, ticketId: number, at: number): Statement => ({
  name: 'note-repeated-mail',
  text: `update outbox set svar_again = $3::timestamptz where id = $1::bigint
    returning (select max(n.id) from outbox n where n.ticket_id = $2 and n.svar_details ->> 'again' = $1::text) as "repeatId"`,
  values: [id, ticketId, iso(at)],
});

/** A mail that waits comes to its end untold: its row stays. */
export const noteTakenBack = (id: number, at: number): Statement => ({
  name: 'note-mail-taken-back',
  text: `update outbox set status = ${OutboxState.Cancelled}, next_retry = null, rfc822_content = null, svar_ended = $2::timestamptz where id = $1::bigint`,
  values: [id, iso(at)],
});
