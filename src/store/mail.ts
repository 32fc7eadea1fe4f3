/** Mail that comes in: the inbox with its raw bytes, and what is asked of the desk to find a mail's place. */
import type { Medium } from '../domain/effects.ts';
import type { Verdict } from '../domain/mail/authentication/verdict.ts';
import { cut } from '../domain/text.ts';
import { BadgeType } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';
import { textsIn } from './tables.ts';

/** Where a mail stands on its way. */
export const InboxStatus = {
  /** Its bytes are kept; nobody has looked at them. */
  Waiting: 0,
  /** It is a message of a ticket. */
  TakenIn: 1,
  /** It was looked at and is none: a loop, a machine's notice. */
  PassedOver: 2,
  /** A person has to look at it: it could not be read, belongs to nothing, or a filter holds it. */
  Held: 3,
  /** A filter has deleted it: what it said is gone. */
  Removed: 4,
} as const;
export type InboxStatus = (typeof InboxStatus)[keyof typeof InboxStatus];

/** A mail as it comes through a door. */
export interface NewMail {
  /** 0: through no mailbox. */
  mailboxId: number;
  /** What its source calls it, `''` for nothing. */
  uid: string;
  hash: Uint8Array;
  size: number;
  /** Envelope's sender; `''` the null sender, null unknown. */
  returnPath: string | null;
  /** Address of who has brought it over SMTP, null unknown, and what he called himself. */
  client: string | null;
  helo: string;
  /** What its head says, for people who look through mails. */
  sender: string;
  subject: string;
  /** Are its bytes kept, or is there nothing to keep? */
  hasBytes: boolean;
  /** An agent wants it in, whatever it is. */
  isAsked: boolean;
  /** The ticket and the person that he has named; 0 for none. */
  saidTicketId: number;
  saidPersonId: number;
}

/** A mail on its way. */
export interface InboxRow extends Omit<NewMail, 'hasBytes'> {
  id: number;
  /** A mail, or an SMS. */
  medium: Medium;
  createdAt: number;
  status: InboxStatus;
  ticketId: number | null;
  messageId: number | null;
  reason: string;
  /** Filters that have held it, and are not asked again. */
  passedFilters: readonly number[];
  /** Its bytes as they came; null once it is sorted, or they are no longer kept. */
  bytes: Uint8Array | null;
}

/** A mail that has come in, with its bytes wherever it stands, to be looked at once more. */
export interface KeptMail extends InboxRow {
  /** Did it make its ticket? */
  madeTicket: boolean;
}

const REASON_AT_MOST = 500;
const LINE_AT_MOST = 255;
const iso = (at: number): string => new Date(at).toISOString();

/** Writes a mail down whose bytes are kept. @returns (of the rows) its id; none when it has come before */
export const insertMail = (mail: NewMail, at: number): Statement => ({
  name: 'insert-mail',
  text: `insert into inbox (mail_in_filter, uidl, created, mail_size, svar_hash, svar_content, svar_return_path, svar_asked, svar_said_ticket, svar_said_person, svar_sender, svar_subject, svar_place, svar_client, svar_helo)
    values (nullif($1::int, 0), $2, $3::timestamptz, $4, $5, case when $12::bool then $5::bytea end, $6, $7, $8, $9, $10, $11, $1::int, $13, $14) on conflict do nothing returning id`,
  values: [
    mail.mailboxId,
    mail.uid,
    iso(at),
    mail.size,
    mail.hash,
    mail.returnPath === null ? null : cut(mail.returnPath, LINE_AT_MOST),
    mail.isAsked,
    mail.saidTicketId,
    mail.saidPersonId,
    cut(mail.sender, LINE_AT_MOST),
    cut(mail.subject, LINE_AT_MOST),
    mail.hasBytes,
    mail.client,
    cut(mail.helo, LINE_AT_MOST),
  ],
});

const { Waiting, PassedOver, Held, Removed } = InboxStatus;

/**
 * The mail that has come before in place of this one. One that was passed over, is held or was deleted waits again when an agent
 * wants it in; one that was deleted stays so for everybody else.
 * @returns (of the rows) its id
 */
export const mailAgain = ({ mailboxId, saidTicketId, hash, isAsked, hasBytes, sender, subject }: NewMail): Statement => ({
  name: 'mail-again',
  text: `with standing as (select id, $4::bool and status in (${PassedOver}, ${Held}, ${Removed}) as comes, $4::bool or status <> ${Removed} as holds
      from inbox where svar_place = $1::int and svar_said_ticket = $2::int and svar_hash = $3::bytea for update),
    let as (delete from ms_trashbin where svar_inbox_id in (select id from standing where comes))
    update inbox i set status = case when s.comes then ${Waiting} else i.status end, svar_asked = i.svar_asked or $4::bool,
      svar_content = case when s.holds and $7::bool then i.svar_hash else i.svar_content end, svar_sender = case when s.comes then $5 else i.svar_sender end,
      svar_subject = case when s.comes then $6 else i.svar_subject end
    from standing s where i.id = s.id returning i.id`,
  values: [mailboxId, saidTicketId, hash, isAsked, cut(sender, LINE_AT_MOST), cut(subject, LINE_AT_MOST), hasBytes],
});

const MEMBERS = `i.id, coalesce(i.mail_in_filter, 0) as "mailboxId", i.uidl as uid, i.created as "createdAt", i.status, i.mail_size as size, i.svar_hash as hash, i.svar_medium as medium, i.svar_client as client, i.svar_helo as helo,
      i.svar_return_path as "returnPath", i.svar_sender as sender, i.svar_subject as subject, i.svar_asked as "isAsked", i.svar_said_ticket as "saidTicketId", i.svar_said_person as "saidPersonId",
      i.ticket_id as "ticketId", i.message_id as "messageId", i.svar_reason as reason,
      i.svar_passed_filters as "passedFilters"`;

/** A mail, with its bytes while it waits. */
export const mailById = (id: number): Statement => ({
  name: 'mail-by-id',
  text: `select ${MEMBERS}, b.bytes
    from inbox i left join svar_blob b on b.hash = i.svar_content and i.status = ${InboxStatus.Waiting} where i.id = $1`,
  values: [id],
});

const HEAD_AT_MOST = 64 * 1024 + 1;
/** The first bytes of a mail that waits: `head`. */
export const mailHead = (id: number): Statement => ({
  name: 'mail-head',
  text: `select substring(b.bytes from 1 for ${HEAD_AT_MOST}) as head from inbox i join svar_blob b on b.hash = i.svar_content where i.id = $1`,
  values: [id],
});

export const inboxRow = (row: Row | undefined): InboxRow | null => (row as InboxRow | undefined) ?? null;

/** Ids of mails, the newest first. @param wanted mailboxId: 0 for all; since: milliseconds, null for ever; before: an id; top: how many */
export const newestMails = (wanted: { mailboxId: number; since: number | null; before: number; top: number }): Statement => ({
  name: 'newest-mails',
  text: `select id from inbox where svar_medium = 0 and ($1::int = 0 or mail_in_filter = $1) and ($2::timestamptz is null or created >= $2) and id < $3 order by id desc limit $4`,
  values: [wanted.mailboxId, wanted.since === null ? null : iso(wanted.since), wanted.before, wanted.top],
});

/** A mail, and no SMS, with its bytes, as long as they are kept. */
export const keptMail = (id: number): Statement => ({
  name: 'kept-mail',
  text: `select ${MEMBERS}, b.bytes, i.svar_path @> '[{"step": "taken in", "isNew": true}]' as "madeTicket"
    from inbox i left join svar_blob b on b.hash = i.svar_content where i.id = $1 and i.svar_medium = 0`,
  values: [id],
});
export const keptMailOf = (row: Row | undefined): KeptMail | null => (row as KeptMail | undefined) ?? null;

/** Locks a mail that nobody has sorted. @returns (of the rows) one, unless it is sorted by now */
export const lockWaiting = (id: number): Statement => ({
  name: 'lock-waiting-mail',
  text: `select id from inbox where id = $1 and status = ${InboxStatus.Waiting} for update`,
  values: [id],
});

/** What a mail came to. */
export interface Sorted {
  status: InboxStatus;
  reason: string;
  path: readonly object[];
  /** What was found out about where it is from; null or absent when nobody has looked. */
  verdict?: Verdict | null;
  ticketId: number | null;
  messageId: number | null;
}

export const noteSorted = (id: number, sorted: Sorted, at: number): Statement => ({
  name: 'note-sorted-mail',
  text: `update inbox set status = $2, svar_reason = $3, svar_path = $4::jsonb, ticket_id = $5, message_id = $6, imported = $7::timestamptz, svar_auth = coalesce($8::jsonb, svar_auth) where id = $1`,
  values: [
    id,
    sorted.status,
    cut(sorted.reason, REASON_AT_MOST),
    JSON.stringify(sorted.path),
    sorted.ticketId,
    sorted.messageId,
    iso(at),
    sorted.verdict == null ? null : JSON.stringify(sorted.verdict),
  ],
});

/**
 * What the desk knows by these Message-IDs, the oldest messages first, up to 200 of them and of mails without one: `mailId`, `ticketId`,
 * whether the desk has `sent` it, and whether it was `passed on` to others. What it has sent itself it keeps in brackets.
 * @param mailIds without brackets
 */
export const messagesByMailId = (mailIds: readonly string[]): Statement => ({
  name: 'messages-by-mail-id',
  text: `(select trim(both '<>' from m.message_id) as "mailId", m.ticket_id as "ticketId", m.badge <> ${BadgeType.Incoming} as sent,
      exists (select from outbox o where o.svar_mail_id = m.message_id and o.svar_kind = 'forward') as "isForward"
    from ej_message m where m.message_id = any(${textsIn(1)}) and m.message_id <> '' order by m.id limit 200)
    union all (select trim(both '<>' from svar_mail_id), ticket_id, true, svar_kind = 'forward'
    from outbox where svar_mail_id = any(${textsIn(1)}) and svar_mail_id <> '' and svar_kind not in ('message', 'forward') and ticket_id is not null order by id limit 200)`,
  values: [mailIds.flatMap((id) => [id, `<${id}>`])],
});

const HOPS_AT_MOST = 50;
/**
 * Tickets as a mail finds them, each where its merges have led: `asked`, `id`, `statusId`, and `participants`: addresses in lower
 * case of its persons, of where it came from, and of whom agents have written to. Whom a mail names in its Cc takes no part.
 */
export const candidates = (ticketIds: readonly number[]): Statement => ({
  name: 'candidate-tickets',
  text: `with recursive chain (asked, id, next, hop) as (
      select id, id, connect_id, 0 from ticket where id = any($1::int[])
      union all select c.asked, t.id, t.connect_id, c.hop + 1 from chain c join ticket t on t.id = c.next where c.hop < ${HOPS_AT_MOST} and c.next <> c.id
    ), ends as (select distinct on (asked) asked, id from chain order by asked, hop desc)
    select e.asked, t.id, t.ticket_status as "statusId", array(
        select lower(m.email_address) from email m where m.person_id = t.cust_id
        union select lower(m.email_address) from ticket_customers c join email m on m.person_id = c.customer_id where c.ticket_id = t.id
        union select lower(a) from regexp_split_to_table(t.from_address, '[\\s,;]+') a where a like '%@%'
        union select lower(w.email) from ej_message g join message_customers w on w.message_id = g.id where g.ticket_id = t.id and g.badge <> ${BadgeType.Incoming}
      ) as participants
    from ends e join ticket t on t.id = e.id`,
  values: [ticketIds],
});

/** Mailboxes with one of these addresses, their own or another of theirs, which are in lower case: `id`, `address`. */
export const mailboxesByAddress = (addresses: readonly string[]): Statement => ({
  name: 'mailboxes-by-address',
  text: `select filter_id as id, lower(alias) as address from mail_alias where lower(alias) = any(${textsIn(1)})
    union all select id, lower(address) from mail_in_filter where lower(address) = any(${textsIn(1)})`,
  values: [addresses],
});

/** A mail as who looks after them sees it. Instants are milliseconds. */
export interface MailSeen {
  id: number;
  medium: Medium;
  mailboxId: number;
  status: InboxStatus;
  receivedAt: number;
  sortedAt: number | null;
  sender: string;
  subject: string;
  /** Bytes. */
  size: number;
  reason: string;
  /** The filter that has chosen it; empty for none. */
  filter: string;
  ticketId: number | null;
  messageId: number | null;
  path: readonly Readonly<Record<string, unknown>>[];
  client: string | null;
  helo: string;
  verdict: Verdict | null;
}

/** Mails, the newest first. @param status null for all @param mailboxId 0 for all, as with the ticket */
export const listMails = (status: InboxStatus | null, mailboxId: number, ticketId: number, top: number): Statement => ({
  name: 'list-mails',
  text: `select i.id, i.svar_medium as medium, coalesce(i.mail_in_filter, 0) as "mailboxId", i.status, i.created as "receivedAt", i.imported as "sortedAt", i.svar_sender as sender,
      i.svar_subject as subject, i.mail_size as size, i.svar_reason as reason, i.svar_filter as filter, i.ticket_id as "ticketId", i.message_id as "messageId", i.svar_path as path,
      i.svar_client as client, i.svar_helo as helo, i.svar_auth as verdict
    from inbox i where ($1::int is null or i.status = $1) and ($2::int = 0 or i.mail_in_filter = $2) and ($3::int = 0 or i.ticket_id = $3)
    order by i.id desc limit $4`,
  values: [status, mailboxId, ticketId, top],
});
export const mailsSeen = (rows: readonly Row[]): MailSeen[] => rows as unknown as MailSeen[];

/**
 * Lets a mail wait again that is held or was passed over; the filter that holds it is not asked again.
 * @returns (of the rows) one, with what it `was`, when there is such a mail with its bytes
 */
export const sortAnew = (id: number, anyway: boolean): Statement => ({
  name: 'sort-mail-anew',
  text: `with o as (select id, status from inbox where id = $1 and status in (${PassedOver}, ${Held}) and svar_content is not null for update),
    held as (delete from ms_trashbin where svar_inbox_id in (select id from o) returning mail_sorter_id as id)
    update inbox i set status = ${Waiting}, svar_asked = i.svar_asked or $2::bool,
      svar_passed_filters = i.svar_passed_filters || array(select h.id from held h where h.id is not null)
    from o where i.id = o.id returning o.status as was`,
  values: [id, anyway],
});

/** Forgets what mails said whose tickets or messages go for good; that they came, and when, stays known. Sent before those go. */
export const forgetMails = (of: { ticketIds: readonly number[] } | { messageId: number }): Statement => ({
  name: 'forget-mails',
  text: `update inbox set svar_content = null, svar_sender = '', svar_subject = '', svar_path = '[]', svar_client = null, svar_helo = '', svar_auth = null
    where message_id in (select id from ej_message where ticket_id = any($1::int[]) or id = $2::int)`,
  values: 'ticketIds' in of ? [of.ticketIds, 0] : [[], of.messageId],
});
