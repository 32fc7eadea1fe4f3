/** SMS as the desk remembers them: what came in, what went out, to and from which numbers. */
import { cut } from '../domain/text.ts';
import type { Statement } from './database.ts';
import { InboxStatus } from './mail.ts';

const iso = (at: number): string => new Date(at).toISOString();
/** `outbox.type` and `inbox.svar_medium`. */
const SMS = 1;
/** wire: the bits of ptype_idx that say "a person's mobile number". */
const MOBILE = 16387;
/** wire: `server_type` of the one mailbox that stands for SMS (MailboxType.SmsPlugin). */
export const SMS_SERVER = 7;
const REFERENCE_AT_MOST = 255;

// --- what goes out

/** Locks the limits, so that whoever counts counts alone, and reads them: `name`, `value`. */
export const lockLimits = (names: readonly string[]): Statement => ({
  name: 'sms-lock-limits',
  text: 'select name, value from registry where name = any($1::text[]) order by name for update',
  values: [names],
});

/** How many SMS were handed over since a moment, this one left out: `all`, `toNumber`. */
export const smsSince = (from: number, number: string, outboxId: number): Statement => ({
  name: 'sms-since',
  text: `select count(*)::int as all, count(*) filter (where number = $2)::int as "toNumber" from svar_sms
    where at >= $1::timestamptz and not is_incoming and not (outbox_id is not distinct from $3::bigint and number = $2)`,
  values: [iso(from), number, outboxId],
});

/** An SMS to one number, as it is booked. */
export interface Booking {
  outboxId: number;
  number: string;
  /** The ticket that an answer belongs to; null where it is no word of a customer. */
  ticketId: number | null;
  messageId: number | null;
}

/** Books an SMS before it is handed over: should its process die, it counts, and an answer finds its ticket. */
export const bookSms = ({ outboxId, number, ticketId, messageId }: Booking, at: number): Statement => ({
  name: 'sms-book',
  text: `insert into svar_sms (at, number, is_incoming, outbox_id, ticket_id, message_id) values ($1::timestamptz, $2, false, $3, $4, $5)
    on conflict (outbox_id, number) where outbox_id is not null do update set at = excluded.at, accepted = false, reference = ''`,
  values: [iso(at), number, outboxId, ticketId, messageId],
});

/** Takes back what was booked and did not go. */
export const unbookSms = (outboxId: number, number: string): Statement => ({
  name: 'sms-unbook',
  text: 'delete from svar_sms where outbox_id = $1 and number = $2',
  values: [outboxId, number],
});

/** Writes down that the gateway has an SMS, and what it calls it. */
export const noteAccepted = (outboxId: number, number: string, reference: string): Statement => ({
  name: 'sms-note-accepted',
  text: 'update svar_sms set accepted = true, reference = $3 where outbox_id = $1 and number = $2',
  values: [outboxId, number, cut(reference, REFERENCE_AT_MOST)],
});

/** The numbers for which the gateway has an SMS: `number`. */
export const acceptedNumbers = (outboxId: number): Statement => ({
  name: 'sms-accepted-numbers',
  text: 'select number from svar_sms where outbox_id = $1 and accepted',
  values: [outboxId],
});

/** The first mobile number of a person. */
export const primaryMobile = (personId: number): Statement => ({
  name: 'sms-primary-mobile',
  text: `select phone as number from phone where owner_id = $1 and ptype_idx = ${MOBILE} order by rank, phone_id limit 1`,
  values: [personId],
});

// --- what comes in

/** The mailbox that gives category, priority and type to what comes by SMS; no row without one. */
export const smsMailbox: Statement = {
  name: 'sms-mailbox',
  text: `select id from mail_in_filter where server_type = ${SMS_SERVER}`,
  values: [],
};

/** An SMS as it comes through a door. */
export interface NewSms {
  /** What the gateway calls it. */
  uid: string;
  hash: Uint8Array;
  size: number;
  /** As it was said, and how it begins: for people who look through what came. */
  sender: string;
  subject: string;
}

const LINE_AT_MOST = 255;

/** Writes an SMS down whose bytes are kept. @returns (of the rows) its id; none when one of this name has come before */
export const insertSms = (sms: NewSms, at: number): Statement => ({
  name: 'sms-insert',
  text: `insert into inbox (mail_in_filter, svar_place, svar_medium, uidl, created, mail_size, svar_hash, svar_content, svar_sender, svar_subject)
    select m.id, coalesce(m.id, 0), ${SMS}, $1, $2::timestamptz, $3::int, $4::bytea, $4::bytea, $5, $6
    from (select 1) one left join mail_in_filter m on m.server_type = ${SMS_SERVER} on conflict do nothing returning id`,
  values: [sms.uid, iso(at), sms.size, sms.hash, cut(sms.sender, LINE_AT_MOST), cut(sms.subject, LINE_AT_MOST)],
});

/** The SMS that the gateway has called this before: `id`, `hash`, and whether it `waits`. */
export const smsAgain = (uid: string): Statement => ({
  name: 'sms-again',
  text: `select id, svar_hash as hash, status = ${InboxStatus.Waiting} as waits from inbox where uidl = $1 and svar_medium = ${SMS}`,
  values: [uid],
});

/**
 * So that the SMS of one number are sorted one after the other: the second finds the ticket of the first. Taken before any ticket or
 * category is locked, or two would wait for each other. @returns (of the rows) none
 */
export const lockNumber = (number: string): Statement => ({
  name: 'sms-lock-number',
  // a subquery with an offset is run, whatever is asked of its rows
  text: `select id from (select null::int as id, pg_advisory_xact_lock(hashtextextended('svar sms ' || $1::text, 0)) offset 0) one where id is not null`,
  values: [number],
});

const HOPS_AT_MOST = 50;
const TICKETS_AT_MOST = 20;

/**
 * Tickets that have heard from a number, or written to it, since a moment: the newest first, each where its merges have led and where
 * its message is now. `id`, `base`, `statusId`.
 */
export const ticketsOfNumber = (number: string, since: number): Statement => ({
  name: 'sms-tickets-of-number',
  text: `with recursive heard (id, at) as (
      select coalesce(m.ticket_id, s.ticket_id), max(s.at) from svar_sms s left join ej_message m on m.id = s.message_id
      where s.number = $1 and s.at > $2::timestamptz and s.ticket_id is not null group by 1 order by 2 desc limit ${TICKETS_AT_MOST}
    ), chain (id, next, at, hop) as (
      select t.id, t.connect_id, h.at, 0 from heard h join ticket t on t.id = h.id
      union all select t.id, t.connect_id, c.at, c.hop + 1 from chain c join ticket t on t.id = c.next where c.hop < ${HOPS_AT_MOST} and c.next <> c.id
    )
    select t.id, t.status as base, t.ticket_status as "statusId" from ticket t join (select id, max(at) as at from chain group by id) c on c.id = t.id
    where t.connect_id is null order by c.at desc, t.id desc`,
  values: [number, iso(since)],
});

/** Persons with one of these digits as mobile number: `id`, `number` as it is written; the older ones first, none who is retired or deleted. */
export const personsOfMobile = (digits: readonly string[]): Statement => ({
  name: 'sms-persons-of-mobile',
  text: `select p.person_id as id, f.phone as number from phone f join person p on p.person_id = f.owner_id
    where f.ptype_idx = ${MOBILE} and regexp_replace(f.phone, '[^0-9]', '', 'g') = any($1::text[]) and not p.deleted and not p.retired
    order by p.person_id, f.rank, f.phone_id limit 50`,
  values: [digits],
});

/** Remembers which ticket an SMS has come to. */
export const noteIncomingSms = (number: string, ticketId: number, messageId: number, at: number): Statement => ({
  name: 'sms-note-incoming',
  text: 'insert into svar_sms (at, number, is_incoming, ticket_id, message_id) values ($1::timestamptz, $2, true, $3, $4)',
  values: [iso(at), number, ticketId, messageId],
});
