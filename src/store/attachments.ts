/**
 * Attachments and their links with messages. Bytes lie once in svar_blob, whoever has them; those that nobody has any more are
 * swept. `svar_created_at` is set while an attachment is on no message: after an hour it is swept too.
 */
import { createHash } from 'node:crypto';
import type { Reach } from '../domain/rights.ts';
import type { Row, Statement } from './database.ts';
import { keepBlob } from './files.ts';
import { deleteOrphans } from './messages.ts';
import { reached } from './reach.ts';
import type { Shape } from './rows.ts';

/** What is written of an attachment itself. What belongs to its link is kept here until it has one. */
export const ATTACHMENT: Shape = {
  table: 'attachment',
  key: 'id',
  columns: {
    name: ['name', 'text'],
    contentType: ['content_type', 'text'],
    size: ['att_size', 'int'],
    authKey: ['auth_key', 'text'],
    contentId: ['svar_content_id', 'text'],
    inline: ['svar_inline', 'bool'],
    createdAt: ['svar_created_at', 'instant'],
    createdBy: ['svar_created_by', 'int'],
    hash: ['blob_hash', 'bytes'],
  },
};

/** An attachment as its reader sees it. */
export interface AttachmentRow {
  id: number;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  authKey: string;
  inline: boolean;
  contentId: string;
  uploaded: boolean;
  /** Is it on a message? */
  linked: boolean;
  /** May the reader change it? */
  editable: boolean;
}

/** An attachment in a transaction, locked. */
export interface LockedAttachment {
  id: number;
  name: string;
  contentType: string;
  size: number;
  inline: boolean;
  contentId: string;
  uploaded: boolean;
  uploaderId: number | null;
  /** SHA-256 of its bytes. */
  hash: Uint8Array | null;
}

export interface LinkRow {
  attachmentId: number;
  messageId: number;
  inline: boolean;
  contentId: string;
}

/** Whose eyes: reach for reading and for changing, and whose uploads are his own (`everybody`: all are). */
export interface Eyes {
  read: Reach;
  edit: Reach;
  userId: number;
  everybody: boolean;
}

const HEAD = `a.id, a.name, a.content_type as "contentType", a.att_size as size, a.auth_key as "authKey", a.blob_hash is not null as uploaded,
    coalesce(l.inline_image, a.svar_inline) as inline, coalesce(l.content_id, a.svar_content_id) as "contentId", l.id is not null as linked,
    (select version from svar_desk) as "deskVersion"`;
const LINKED =
  'from ticket_attachment x join ej_message m on m.id = x.message_id join ticket t on t.id = m.ticket_id where x.attachment_id = a.id';

/** Whether an attachment is to be changed: one's own upload, or one on tickets all of which are to be changed. */
function editable({ edit, userId, everybody }: Eyes, values: unknown[]): string {
  values.push(everybody, userId);
  const own = `($${values.length - 1}::bool or a.svar_created_by = $${values.length}::int)`;
  return `case when l.id is null then coalesce(${own}, false) else not exists (select ${LINKED} and not ${reached(edit, 't', values)}) end`;
}

/** Attachments by id that may be read: on one of the tickets that are reached, or on none and one's own. */
export function visibleAttachments(ids: readonly number[], eyes: Eyes): Statement {
  const values: unknown[] = [ids, eyes.everybody, eyes.userId];
  const may = `case when l.id is null then ($2::bool or a.svar_created_by = $3::int) else exists (select ${LINKED} and ${reached(eyes.read, 't', values)}) end`;
  const text = `select ${HEAD}, ${editable(eyes, values)} as editable
    from attachment a left join lateral (select * from ticket_attachment o where o.attachment_id = a.id order by o.id limit 1) l on true
    where a.id = any($1::int[]) and ${may}`;
  return { text, values };
}

/** The attachments of a message, or of all messages of a ticket, in the order in which they came; none where the ticket may not be read. */
export function listedAttachments(of: { messageId: number } | { ticketId: number }, eyes: Eyes): Statement {
  const [column, id] = 'messageId' in of ? ['m.id', of.messageId] : ['m.ticket_id', of.ticketId];
  const values: unknown[] = [id];
  const text = `select ${HEAD}, ${editable(eyes, values)} as editable
    from ticket_attachment l join attachment a on a.id = l.attachment_id join ej_message m on m.id = l.message_id join ticket t on t.id = m.ticket_id
    where ${column} = $1::int and ${reached(eyes.read, 't', values)} order by m.created_at, m.id, l.id`;
  return { text, values };
}

export const attachmentRows = (rows: readonly Row[]): AttachmentRow[] => rows as unknown as AttachmentRow[];

/** The bytes of an attachment; no row without any. */
export const bytesOfAttachment = (id: number): Statement => ({
  name: 'bytes-of-attachment',
  text: 'select b.bytes from attachment a join svar_blob b on b.hash = a.blob_hash where a.id = $1',
  values: [id],
});

/** Locks attachments in the order of their ids; a sweep that comes along looks at them again behind the lock. */
export const lockAttachments = (ids: readonly number[]): Statement => ({
  name: 'lock-attachments',
  text: `select id, name, content_type as "contentType", att_size as size, svar_inline as inline, svar_content_id as "contentId",
      blob_hash is not null as uploaded, svar_created_by as "uploaderId", blob_hash as hash
    from attachment where id = any($1::int[]) order by id for update`,
  values: [ids],
});
export const lockedRows = (rows: readonly Row[]): LockedAttachment[] => rows as unknown as LockedAttachment[];

/** Links of attachments, the oldest first. @param most rows at most */
export const linksOf = (attachmentIds: readonly number[], most: number): Statement => ({
  name: 'links-of-attachments',
  text: `select attachment_id as "attachmentId", message_id as "messageId", inline_image as inline, content_id as "contentId"
    from ticket_attachment where attachment_id = any($1::int[]) order by id limit $2`,
  values: [attachmentIds, most],
});
export const linkRows = (rows: readonly Row[]): LinkRow[] => rows as unknown as LinkRow[];

/** Attachments among these that are on a ticket which may be read: `id`. */
export function linkedWithin(ids: readonly number[], read: Reach): Statement {
  const values: unknown[] = [ids];
  return {
    text: `select a.id from attachment a where a.id = any($1::int[]) and exists (select ${LINKED} and ${reached(read, 't', values)})`,
    values,
  };
}

/** The tickets that attachments are on: `id`. */
export const ticketsOfAttachments = (ids: readonly number[]): Statement => ({
  name: 'tickets-of-attachments',
  text: 'select distinct m.ticket_id as id from ticket_attachment x join ej_message m on m.id = x.message_id where x.attachment_id = any($1::int[])',
  values: [ids],
});

/** What lies on messages: `messageId`, `id`, `size`. */
export const sizesOn = (messageIds: readonly number[]): Statement => ({
  name: 'sizes-on-messages',
  text: `select l.message_id as "messageId", a.id, a.att_size as size from ticket_attachment l join attachment a on a.id = l.attachment_id
    where l.message_id = any($1::int[])`,
  values: [messageIds],
});

/** Puts attachments on a message, in their order; they are no loose uploads any more. The caller holds the ticket and the attachments locked. */
export const linkAttachments = (messageId: number, ids: readonly number[]): Statement[] => [
  {
    name: 'link-attachments',
    text: `insert into ticket_attachment (attachment_id, message_id, content_id, inline_image)
      select a.id, $1::int, a.svar_content_id, a.svar_inline from attachment a where a.id = any($2::int[]) order by array_position($2::int[], a.id)`,
    values: [messageId, ids],
  },
  keepAttachments(ids),
];

/** Uploads that wait for something are no forgotten ones. */
export const keepAttachments = (ids: readonly number[]): Statement => ({
  name: 'keep-attachments',
  text: 'update attachment set svar_created_at = null where id = any($1::int[])',
  values: [ids],
});

/** What is said of an attachment's links. */
export const updateLinks = (attachmentId: number, inline: boolean, contentId: string): Statement => ({
  name: 'update-links-of-attachment',
  text: 'update ticket_attachment set inline_image = $2::bool, content_id = $3::text where attachment_id = $1',
  values: [attachmentId, inline, contentId],
});

/** Takes attachments off a message, and away where they were on no other one. Sent as two: the second one sees what the first has left. */
export const unlinkAttachments = (messageId: number, ids: readonly number[]): Statement[] => [
  {
    name: 'unlink-attachments',
    text: 'delete from ticket_attachment where message_id = $1 and attachment_id = any($2::int[])',
    values: [messageId, ids],
  },
  deleteOrphans(ids),
];

/** Has each ticket an attachment that is no inline image? `id`, `has`. */
export const haveAttachments = (ticketIds: readonly number[]): Statement => ({
  name: 'have-attachments',
  text: `select t.id, exists (select from ej_message m join ticket_attachment l on l.message_id = m.id where m.ticket_id = t.id and not l.inline_image) as has
    from ticket t where t.id = any($1::int[])`,
  values: [ticketIds],
});

/** Keeps bytes, and says under which key. */
export function keptBytes(bytes: Uint8Array): { hash: Uint8Array; statement: Statement } {
  const hash = createHash('sha256').update(bytes).digest();
  return { hash, statement: keepBlob(hash, bytes) };
}
