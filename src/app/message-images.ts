/** Messages with their attachments listed, and with their images inside their bodies. Read on the ticket is asked for. Source: operations §3. */
import { type Image, placesOf, within, withSources } from '../domain/message-content.ts';
import { inHtml } from '../domain/template.ts';
import { attachmentRows, attachmentsOfMessage, contentSizes, contentsOf } from '../store/content.ts';
import type { AttachmentRow } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { type MessageView, readMessage, type Seen } from './read.ts';

/** The attachments of a message that are no part of its body. The caller has made sure that it may be read. */
export const listedAttachments = async (call: Call, messageId: number): Promise<AttachmentRow[]> =>
  attachmentRows(await call.app.database.query(attachmentsOfMessage(messageId))).filter(({ inline }) => !inline);

/** A message with its non-inline attachments, where they are asked for; null when it may not be read. */
export async function messageWithAttachments(asked: Call, id: number, lists: boolean): Promise<Seen<MessageView | null>> {
  const { call, value } = await readMessage(asked, id);
  return { call, value: value && { ...value, attachments: lists ? await listedAttachments(call, value.message.id) : [] } };
}

/** Bytes of all images of one answer together. */
const EMBEDDED_AT_MOST = 10 * 1024 * 1024;

/** Raster pictures by the bytes that they begin with: what an attachment says of itself is not asked. */
const RASTER: readonly (readonly [type: string, beginning: RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^47494638(?:37|39)61/],
  ['image/webp', /^52494646.{8}57454250/],
];

function dataOf(bytes: Uint8Array): string | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginning = content.subarray(0, 12).toString('hex');
  const type = RASTER.find(([, pattern]) => pattern.test(beginning))?.[0];
  return type === undefined ? null : `data:${type};base64,${content.toString('base64')}`;
}

const linkTo =
  (call: Call) =>
  (id: number): string =>
    inHtml(`${call.root}/api/v1/Attachment/${id}/Content`);

/** The bytes of images of a message by their ids. */
async function bytesOf(call: Call, messageId: number, images: readonly Image[]): Promise<(id: number) => string | null> {
  const ids = [...new Set(images.map(({ id }) => id))];
  const rows = ids.length === 0 ? [] : await call.app.database.query(contentsOf(messageId, ids));
  const data = new Map(rows.map((row) => [row.id as number, dataOf(row.bytes as Uint8Array)]));
  return (id) => data.get(id) ?? null;
}

/**
 * A message whose images are links to their attachments, or their bytes; null when it may not be read. What is no raster
 * picture, has no bytes or would be too much stays a `cid:`. A body with bytes is for showing, not for saving back.
 */
export async function messageWithImages(asked: Call, id: number, inline: boolean): Promise<Seen<MessageView | null>> {
  const { call, value } = await readMessage(asked, id);
  if (!value) return { call, value };
  const { message } = value;
  const [rows, sizeRows] = await call.app.database.snapshot(attachmentsOfMessage(message.id), contentSizes(message.id));
  const attachments = attachmentRows(rows!);
  const sizes = new Map(sizeRows!.map((row) => [row.id as number, row.size as number]));
  const images = attachments.flatMap((one): Image[] => {
    const size = sizes.get(one.id);
    return size === undefined ? [] : [{ id: one.id, contentId: one.contentId, size }];
  });
  const all = placesOf(message.htmlBody, images);
  const places = inline ? within(all, EMBEDDED_AT_MOST) : all;
  const sourceOf = inline
    ? await bytesOf(
        call,
        message.id,
        places.map(({ image }) => image),
      )
    : linkTo(call);
  return { call, value: { ...value, attachments, message: { ...message, htmlBody: withSources(message.htmlBody, places, sourceOf) } } };
}
