/**
 * Attachments: what is known of them and their bytes. One that is on no message is its uploader's; one that is, belongs to the
 * tickets of its messages: Read for looking, Edit for changing. Source: operations §4, reliability §5.
 */
import { mayUpload, problemOf, saidType, settledType } from '../domain/attachments.ts';
import { safeFileName } from '../domain/file-name.ts';
import { isAdmin, reach } from '../domain/rights.ts';
import {
  ATTACHMENT,
  type AttachmentRow,
  attachmentRows,
  bytesOfAttachment,
  type Eyes,
  keptBytes,
  listedAttachments,
  updateLinks,
  visibleAttachments,
} from '../store/attachments.ts';
import { bytesIn } from '../store/files.ts';
import { insertRow, updateRow } from '../store/rows.ts';
import { changeAttachment, checkSizes, noAttachment } from './attachment-links.ts';
import type { Call } from './call.ts';
import { readEntity } from './entities.ts';
import { Refused } from './errors.ts';
import { checkSize, createTempFile, readDocumentFile } from './files.ts';
import { type Seen, seeing } from './read.ts';
import { changeRecord } from './record.ts';

export type { AttachmentRow } from '../store/attachments.ts';

const eyesOf = ({ agent, desk }: Call): Eyes => ({
  read: reach(agent, 'read', desk),
  edit: reach(agent, 'edit', desk),
  userId: agent.id,
  everybody: isAdmin(agent),
});

/** Attachments in the order of the ids; what is unknown or may not be read is left out. */
export const readAttachments = (call: Call, ids: readonly number[]): Promise<Seen<AttachmentRow[]>> =>
  seeing(call, async (now) => {
    const rows = await now.app.database.query(visibleAttachments(ids, eyesOf(now)));
    const byId = new Map(attachmentRows(rows).map((row) => [row.id, row]));
    return { rows, value: ids.flatMap((id) => byId.get(id) ?? []) };
  });

/** The attachments of a message or of all messages of a ticket, each once; none where it may not be read. */
export const readListed = (call: Call, of: { messageId: number } | { ticketId: number }): Promise<Seen<AttachmentRow[]>> =>
  seeing(call, async (now) => {
    const rows = await now.app.database.query(listedAttachments(of, eyesOf(now)));
    const byId = new Map<number, AttachmentRow>();
    for (const row of attachmentRows(rows)) if (!byId.has(row.id)) byId.set(row.id, row);
    return { rows, value: [...byId.values()] };
  });

/** What is known of an attachment, and its bytes; none before they were uploaded. */
export interface AttachmentContent {
  attachment: AttachmentRow;
  bytes: Uint8Array;
}

/** An attachment with its bytes; null for one that is unknown or may not be read. */
export async function findContent(call: Call, id: number): Promise<AttachmentContent | null> {
  const [attachment] = (await readAttachments(call, [id])).value;
  if (!attachment) return null;
  const rows = attachment.uploaded ? await call.app.database.query(bytesOfAttachment(id)) : [];
  return { attachment, bytes: bytesIn(rows) ?? new Uint8Array() };
}

/** The same. @throws Refused for one that is unknown or may not be read */
export async function readContent(call: Call, id: number): Promise<AttachmentContent> {
  const found = await findContent(call, id);
  if (!found) throw noAttachment(id);
  return found;
}

/** What a save says of an attachment; what is missing stays. */
export interface AttachmentWish {
  readonly id: number;
  readonly name?: string;
  readonly contentType?: string;
  readonly inline?: boolean;
  readonly contentId?: string;
}

const CONTENT_ID_LENGTH = 255;

/** What a save comes to: names cleaned, types that are types, content ids that can be a header's. @throws Refused */
function cleaned(said: Omit<AttachmentWish, 'id'>): Omit<AttachmentWish, 'id'> {
  const contentId = said.contentId?.replace(/\p{Cc}/gu, '').trim();
  if ((contentId ?? '').length > CONTENT_ID_LENGTH)
    throw new Refused({ why: 'invalid', about: 'ContentId', message: `ContentId is longer than ${CONTENT_ID_LENGTH} characters` });
  return {
    ...said,
    ...(said.name === undefined ? {} : { name: said.name === '' ? '' : safeFileName(said.name) || 'file' }),
    ...(said.contentType === undefined ? {} : { contentType: saidType(said.contentType) }),
    ...(contentId === undefined ? {} : { contentId }),
  };
}

const KEY_BYTES = 24;

/** Makes an attachment of the caller's, with bytes where they are there already. @returns its id @throws Refused */
async function create(call: Call, said: Omit<AttachmentWish, 'id'>, bytes: Uint8Array | null): Promise<number> {
  const authKey = Buffer.from(call.app.webhooks.bytes(KEY_BYTES)).toString('base64url');
  const outcome = await changeRecord(call, async (tx, now) => {
    if (!mayUpload(now.agent))
      throw new Refused({ why: 'forbidden', about: 'AttachmentEntity', message: 'Only a user of the service may bring files along' });
    const kept = bytes && keptBytes(bytes);
    if (kept) await tx.query(kept.statement);
    const content = kept && bytes && { hash: kept.hash, size: bytes.byteLength, contentType: settledType(said.contentType ?? '', bytes) };
    const row = { ...said, authKey, createdAt: now.at, createdBy: now.agent.id, ...content };
    const [made] = await tx.query(insertRow(ATTACHMENT, row));
    return { value: null, id: made![0]!.id as number, events: [] };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.id;
}

/** Makes (id 0) or changes what is known of an attachment. @returns its id @throws Refused */
export async function saveAttachment(call: Call, wish: AttachmentWish): Promise<number> {
  const { id, ...asked } = wish;
  const said = cleaned(asked);
  if (id === 0) return create(call, said, null);
  await changeAttachment(call, id, async ({ tx }, { attachment, links }) => {
    const link = links[0] ?? attachment;
    const standing = { name: attachment.name, contentType: attachment.contentType, inline: link.inline, contentId: link.contentId };
    const next = { ...standing, ...said };
    if (Object.entries(standing).every(([member, value]) => Reflect.get(next, member) === value)) return false;
    await tx.query(updateRow(ATTACHMENT, id, next)!, updateLinks(id, next.inline, next.contentId));
    return true;
  });
  return id;
}

/** Stores the bytes of an attachment; others that were there are replaced. @throws Refused */
export async function uploadAttachment(call: Call, id: number, bytes: Uint8Array): Promise<void> {
  checkSize('Content', bytes);
  const { hash, statement } = keptBytes(bytes);
  await changeAttachment(call, id, async (around, found) => {
    const { attachment } = found;
    if (attachment.hash && Buffer.compare(attachment.hash, hash) === 0) return false;
    await checkSizes(around, found, bytes.byteLength);
    const contentType = settledType(attachment.contentType, bytes);
    await around.tx.query(statement, updateRow(ATTACHMENT, id, { hash, size: bytes.byteLength, contentType })!);
    return true;
  });
}

/** Which attachments may be sent, in the order of the ids: null, or why not. */
export async function validateAttachments(call: Call, ids: readonly number[]): Promise<{ id: number; problem: string | null }[]> {
  const { value } = await readAttachments(call, [...new Set(ids)]);
  const byId = new Map(value.map((row) => [row.id, row]));
  return ids.map((id) => ({ id, problem: problemOf(byId.get(id)) }));
}

/** Makes an attachment of a document's file. @returns its id @throws Refused for a document that is not seen, or has no file yet */
export async function copyFromDocument(call: Call, documentId: number): Promise<number> {
  const bytes = await readDocumentFile(call, documentId);
  const document = await readEntity(call, 'document', documentId);
  if (!document || bytes.byteLength === 0)
    throw new Refused({ why: 'invalid', about: 'DocumentId', message: `Document ${documentId} has no file yet` });
  checkSize('DocumentId', bytes);
  const { name, header } = document.record;
  return create(call, { name: safeFileName(name) || safeFileName(header) || 'file' }, bytes);
}

/**
 * Makes a temporary file of an attachment, for an hour and the caller alone.
 * @param name of that file; empty for the attachment's own
 * @returns the name by which it is found again
 * @throws Refused
 */
export async function copyToTempFile(call: Call, name: string, id: number): Promise<string> {
  const { attachment, bytes } = await readContent(call, id);
  return createTempFile(call, name.trim() || attachment.name, bytes);
}
