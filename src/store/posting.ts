/** The outbox as its postman sees it: rows are taken with a lease, and what becomes of them is written down by who holds it. */
import type { Medium } from '../domain/effects.ts';
import { type Fate, OutboxState } from '../domain/mail/posting.ts';
import type { Custom } from '../domain/thread.ts';
import type { TicketMessageCategory, TicketSecurityLevel } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';

/** A mail, or an SMS, that this process has taken. `until` is its lease, by which it is known to be ours still. */
export interface TakenMail {
  id: number;
  ticketId: number | null;
  messageId: number | null;
  kind: string;
  /** Who shall have it still; none: those of the person or user. */
  to: string[];
  subject: string;
  mailId: string;
  templateId: number | null;
  personId: number | null;
  userId: number | null;
  details: Record<string, unknown>;
  bornAt: number;
  /** How often it was taken, this time included. */
  tries: number;
  until: number;
  /** As it was written for its first try, of an SMS its text; null before that. */
  bytes: Uint8Array | null;
  envelopeFrom: string;
}

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Takes mails or SMS that are due, the longest due first; each is given to one process.
 * @param until when the lease ends: then it is anybody's again
 */
export const takeMails = (medium: Medium, at: number, until: number, most: number): Statement => ({
  name: `outbox-take-${medium}`,
  text: `update outbox o set status = ${OutboxState.Sending}, next_retry = $2::timestamptz, retries = o.retries + 1
    where o.id = any(array(select id from outbox where type = ${medium} and status in (0, 1) and coalesce(next_retry, created) <= $1::timestamptz
      order by coalesce(next_retry, created), id limit $3::int for update skip locked))
    returning o.id, o.ticket_id as "ticketId", o.message_id as "messageId", o.svar_kind as kind, o.rcpt, o.subject, o.svar_mail_id as "mailId",
      o.svar_template_id as "templateId", o.svar_person_id as "personId", o.svar_user_id as "userId", o.svar_details as details,
      o.created as "bornAt", o.retries as tries, o.next_retry as until, o.rfc822_content as bytes, o.from_envelope as "envelopeFrom"`,
  values: [iso(at), iso(until), most],
});

export const takenMails = (rows: readonly Row[]): TakenMail[] =>
  rows.map(({ rcpt, ...row }) => ({
    ...(row as unknown as TakenMail),
    to: (rcpt as string).split('\n').filter((address) => address !== ''),
  }));

const ours = `id = $1::bigint and status = ${OutboxState.Sending} and next_retry = $2::timestamptz`;

/** Keeps a mail as it was written: every try hands over the same bytes. No row when it is no longer ours. */
export const keepWritten = (
  { id, until }: TakenMail,
  { bytes, from, to, subject, mailId }: { bytes: Uint8Array; from: string; to: readonly string[]; subject: string; mailId: string },
): Statement => ({
  name: 'outbox-keep-written',
  text: `update outbox set rfc822_content = $3, mail_size = octet_length($3::bytea), from_email = left($4, 255), from_envelope = left($4, 255),
      rcpt = $5, subject = left($6, 998), svar_mail_id = left($7, 255), svar_details = svar_details || jsonb_build_object('everybody', $5::text) where ${ours} returning id`,
  values: [id, iso(until), bytes, from, to.join('\n'), subject, `<${mailId}>`],
});

/** Writes down how a try went. A mail at its end keeps no bytes: what it said stands on its ticket. No row when it is no longer ours. */
export const noteFate = ({ id, until }: TakenMail, { state, rest, againAt, error }: Fate, at: number): Statement => ({
  name: 'outbox-note-fate',
  text: `update outbox set status = $3::smallint, next_retry = $4::timestamptz, last_error = left($5, 2047),
      rcpt = case when $6::text = '' then rcpt else $6 end, svar_ended = case when $3::smallint <> ${OutboxState.Waiting} then $7::timestamptz end,
      rfc822_content = case when $3::smallint = ${OutboxState.Waiting} then rfc822_content end where ${ours} returning id`,
  values: [id, iso(until), state, againAt === null ? null : iso(againAt), error, rest.join('\n'), iso(at)],
});

/** Gives a mail back untried: this process ends. */
export const giveMailBack = ({ id, until }: TakenMail): Statement => ({
  name: 'outbox-give-back',
  text: `update outbox set status = ${OutboxState.Waiting}, next_retry = null, retries = greatest(0, retries - 1) where ${ours}`,
  values: [id, iso(until)],
});

/** Lets a mail wait untried until a moment: there is nobody to hand it to. */
export const letMailWait = ({ id, until }: TakenMail, why: string, at: number): Statement => ({
  name: 'outbox-let-wait',
  text: `update outbox set status = ${OutboxState.Waiting}, next_retry = $3::timestamptz, retries = greatest(0, retries - 1), last_error = left($4, 2047)
    where ${ours}`,
  values: [id, iso(until), iso(at), why],
});

/** What a mail about a ticket is written from. */
export interface MailMatter {
  categoryId: number;
  filterAddress: string;
  title: string;
}
export const mailMatter = (ticketId: number): Statement => ({
  name: 'outbox-matter',
  text: 'select category as "categoryId", filter_address as "filterAddress", title from ticket where id = $1',
  values: [ticketId],
});

/** A message that goes out, or goes along. */
export interface MailMessage {
  id: number;
  author: string;
  createdBy: number;
  createdAt: number;
  plain: string;
  html: string;
  level: TicketSecurityLevel;
  category: TicketMessageCategory;
  header: string;
  mailSorter: string;
  custom: Custom;
}
const message = `id, author, created_by as "createdBy", created_at as "createdAt", body as plain, html_body as html, slevel as level,
  message_category as category, email_header as header, mail_sorter as "mailSorter", extra as custom`;

export const mailMessage = (id: number): Statement => ({
  name: 'outbox-message',
  text: `select ${message} from ej_message where id = $1`,
  values: [id],
});

const FORWARDED_AT_MOST = 100;

/** Messages of a ticket that go along with a forward, the newest first. @param but the comment on top @param upTo newer ones stay here */
export const forwardedMessages = (ticketId: number, but: number, upTo: number): Statement => ({
  name: 'outbox-forwarded',
  text: `select ${message} from ej_message where ticket_id = $1 and id <> $2 and id <= $3 order by id desc limit ${FORWARDED_AT_MOST}`,
  values: [ticketId, but, upTo],
});

/** Message-IDs of what a ticket's customer has written and was sent, the newest first. */
export const threadMailIds = (ticketId: number, but: number): Statement => ({
  name: 'outbox-thread-ids',
  text: `select message_id as "mailId", badge from ej_message where ticket_id = $1 and id <> $2 and message_id <> '' and slevel = 2 order by id desc limit 20`,
  values: [ticketId, but],
});

/** The files of messages, with their bytes. */
export interface MailFile {
  name: string;
  type: string;
  contentId: string;
  inline: boolean;
  bytes: Uint8Array;
}
export const mailFiles = (messageIds: readonly number[]): Statement => ({
  name: 'outbox-files',
  text: `select a.name, a.content_type as type, l.content_id as "contentId", l.inline_image as inline, b.bytes
    from ticket_attachment l join attachment a on a.id = l.attachment_id join svar_blob b on b.hash = a.blob_hash
    where l.message_id = any($1::int[]) order by l.id limit 200`,
  values: [messageIds],
});

/** The first address of a person. */
export const primaryAddress = (personId: number): Statement => ({
  name: 'outbox-primary-address',
  text: 'select email_address as address from email where person_id = $1 order by rank, email_id limit 1',
  values: [personId],
});
