/** What leaves the desk, as rows: who was written to, and what waits. */
import type { Reach } from '../domain/rights.ts';
import type { Row, Statement } from './database.ts';
import { reached } from './reach.ts';

/** The person of each address, in lower case: the older one where several have it, never one who is retired or deleted. `address`, `id`. */
export const personsOfAddresses = (addresses: readonly string[]): Statement => ({
  name: 'persons-of-addresses',
  text: `select distinct on (lower(e.email_address)) lower(e.email_address) as address, p.person_id as id
    from email e join person p on p.person_id = e.person_id
    where lower(e.email_address) = any($1::text[]) and not p.deleted and not p.retired order by lower(e.email_address), p.person_id`,
  values: [addresses],
});

/** Writes down to whom a message went; who stands there already stays as he is. @param personIds one for each address, null for nobody known */
export const noteRecipients = (messageId: number, addresses: readonly string[], personIds: readonly (number | null)[]): Statement => ({
  name: 'note-recipients',
  text: `insert into message_customers (message_id, customer_id, email) select $1::int, n.person, left(n.address, 255)
    from unnest($2::text[], $3::int[]) with ordinality as n (address, person, place)
    where not exists (select from message_customers c where c.message_id = $1 and lower(c.email) = lower(n.address)) order by n.place`,
  values: [messageId, addresses, personIds],
});

/** The newest message of a ticket; no row without one. */
export const newestMessageId = (ticketId: number): Statement => ({
  name: 'newest-message-id',
  text: 'select id from ej_message where ticket_id = $1 order by id desc limit 1',
  values: [ticketId],
});

/** One row of the outbox. */
export interface OutboxRow {
  id: number;
  ticketId: number | null;
  messageId: number | null;
  medium: number;
  kind: string;
  state: number;
  to: string;
  subject: string;
  mailId: string;
  templateId: number | null;
  personId: number | null;
  userId: number | null;
  createdAt: number;
  nextRetry: number | null;
  retries: number;
  error: string;
}

/**
 * What leaves, or left, the desk for the tickets that a reader reaches; the newest first.
 * @param ticketId 0 for all of them
 */
export function outboxRows(ticketId: number, reader: Reach, skip: number, top: number): Statement {
  const values: unknown[] = [ticketId, skip, top];
  const mine = reached(reader, 't', values);
  return {
    text: `select o.id, o.ticket_id as "ticketId", o.message_id as "messageId", o.type as medium, o.svar_kind as kind, o.status as state, o.rcpt as "to",
        o.subject, o.svar_mail_id as "mailId", o.svar_template_id as "templateId", o.svar_person_id as "personId", o.svar_user_id as "userId",
        o.created as "createdAt", o.next_retry as "nextRetry", o.retries, o.last_error as error
      from outbox o join ticket t on t.id = o.ticket_id where ($1::int = 0 or o.ticket_id = $1) and (${mine}) order by o.id desc offset $2::int limit $3::int`,
    values,
  };
}

export const outboxOf = (rows: readonly Row[]): OutboxRow[] => rows as unknown as OutboxRow[];
