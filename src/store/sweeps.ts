/** What is taken away when its time is over. Each statement takes a bounded number of rows, and passes by what somebody holds. */
import { TicketBaseStatus } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';
import { forgetMails } from './mail.ts';

const iso = (at: number): string => new Date(at).toISOString();
const ROWS_AT_ONCE = 1_000;

/** Rows that go by their age alone: the table, and the moment that counts. */
const EXPIRED = {
  popUps: ['notify', "coalesce(expires, registered + interval '1 day')", ROWS_AT_ONCE],
  // they hold their bytes
  tempFiles: ['svar_temp_file', 'expires', 20],
  repeats: ['svar_idempotency', 'at', ROWS_AT_ONCE],
  sms: ['svar_sms', 'at', ROWS_AT_ONCE],
} as const;

/** @param before milliseconds: what is as old as that, or older. @returns a row for each that went */
export function sweepExpired(what: keyof typeof EXPIRED, before: number): Statement {
  const [table, moment, atOnce] = EXPIRED[what];
  return {
    name: `sweep-expired-${table}`,
    text: `delete from ${table} where ctid = any(array(select ctid from ${table} where ${moment} <= $1::timestamptz limit ${atOnce} for update skip locked)) returning 1 as gone`,
    values: [iso(before)],
  };
}

// --- tickets whose time in the bin is over

/** Locks some tickets in the bin or in spam that were last changed before a moment. @returns (of the rows) ids */
export const lockRetained = (before: number, limit: number): Statement => ({
  name: 'lock-retained-tickets',
  text: `select id from ticket where status in (${TicketBaseStatus.Deleted}, ${TicketBaseStatus.Spam}) and last_changed < $1::timestamptz
    order by last_changed, id limit $2 for update skip locked`,
  values: [iso(before), limit],
});

/** Locks the attachments of tickets: links, and bodies that are kept as one. @returns (of the rows) ids */
export const lockAttachmentsOf = (ticketIds: readonly number[]): Statement => ({
  name: 'lock-attachments-of-tickets',
  text: `select id from attachment where id in (
      select l.attachment_id from ticket_attachment l join ej_message m on m.id = l.message_id where m.ticket_id = any($1::int[])
      union select body_attachment from ej_message where ticket_id = any($1::int[])
      union select html_body_attachment from ej_message where ticket_id = any($1::int[])
    ) order by id for update`,
  values: [ticketIds],
});

/**
 * Deletes tickets with all that hangs on them by a foreign key, and what names them without one: keys of other systems, and
 * what their events quoted. That something happened to them stays known.
 */
export const deleteTickets = (ids: readonly number[]): Statement[] => [
  forgetMails({ ticketIds: ids }),
  { name: 'delete-tickets', text: 'delete from ticket where id = any($1::int[])', values: [ids] },
  {
    name: 'delete-keys-of-tickets',
    text: `delete from foreignkey where table_name = 'ticket' and record_id = any($1::int[])`,
    values: [ids],
  },
  {
    name: 'forget-quotes-of-tickets',
    text: 'update svar_event set before = null, after = null where ticket_id = any($1::int[]) and (before is not null or after is not null)',
    values: [ids],
  },
];

/** Notes that tickets are gone for good. */
export const noteRemoved = (ids: readonly number[], operation: string, userId: number, at: number): Statement => ({
  name: 'note-removed-tickets',
  text: `insert into svar_event (at, user_id, operation, ticket_id, kinds) select $2::timestamptz, $3::int, $4::text, id, '{TicketRemoved}' from unnest($1::int[]) id`,
  values: [ids, iso(at), userId, operation],
});

// --- attachments and bytes that nobody has

const UNUSED = `not exists (select from ticket_attachment l where l.attachment_id = a.id)
  and not exists (select from ej_message m where m.body_attachment = a.id) and not exists (select from ej_message m where m.html_body_attachment = a.id)`;

/** Locks some uploads from before a moment that no message has. @returns (of the rows) ids */
export const lockUploads = (before: number, limit: number): Statement => ({
  name: 'lock-uploads',
  text: `select a.id from attachment a where a.svar_created_at <= $1::timestamptz and ${UNUSED} order by a.svar_created_at, a.id limit $2 for update of a skip locked`,
  values: [iso(before), limit],
});

/** Deletes those of some locked attachments that no message has: looked at again, behind the lock. @returns (of the rows) the hashes of their bytes; null for none */
export const deleteUnused = (ids: readonly number[]): Statement => ({
  name: 'delete-unused-attachments',
  text: `delete from attachment a where a.id = any($1::int[]) and ${UNUSED} returning a.blob_hash as hash`,
  values: [ids],
});

/** Whatever has bytes in svar_blob: table and column. A test compares this with the foreign keys. */
export const HOLDERS = [
  ['attachment', 'blob_hash'],
  ['document', 'svar_content'],
  ['binaryobject', 'svar_content'],
  ['person', 'svar_picture'],
  ['inbox', 'svar_content'],
] as const;
const UNHELD = HOLDERS.map(([table, column]) => `not exists (select from ${table} h where h.${column} = b.hash)`).join(' and ');

/** The next hashes behind one, and which of them nobody has. @param after null for the first ones */
export const nextHashes = (after: Uint8Array | null): Statement => ({
  name: 'next-hashes',
  text: `select b.hash, (${UNHELD}) as unheld from (select hash from svar_blob where $1::bytea is null or hash > $1::bytea order by hash limit ${ROWS_AT_ONCE}) b order by b.hash`,
  values: [after],
});

/** Locks bytes, so that nobody begins to have them. */
export const lockBytes = (hashes: readonly Uint8Array[]): Statement => ({
  name: 'lock-bytes',
  text: 'select from svar_blob where hash = any($1::bytea[]) order by hash for update',
  values: [hashes],
});

/** Deletes those of some locked bytes that nobody has. @returns (of the rows) one for each */
export const deleteUnheld = (hashes: readonly Uint8Array[]): Statement => ({
  name: 'delete-unheld-bytes',
  text: `delete from svar_blob b where b.hash = any($1::bytea[]) and ${UNHELD} returning 1 as gone`,
  values: [hashes],
});

/** Hashes out of rows, each once. */
export const hashesIn = (rows: readonly Row[]): Uint8Array[] => [
  ...new Map(rows.flatMap(({ hash }) => (hash instanceof Uint8Array ? [[Buffer.from(hash).toString('hex'), hash] as const] : []))).values(),
];
