/**
 * Attachments as they are safe to show: raster pictures as they are, texts without hidden signs, HTML and attached mails
 * cleaned. Everything else is named, not shown. Source: operations §4, GetAttachmentPreview; reliability §5.
 */
import { previewKind, textOfBytes, typeOfBytes } from '../domain/attachments.ts';
import { inHtml } from '../domain/template.ts';
import { noAttachment } from './attachment-links.ts';
import { type AttachmentContent, type AttachmentRow, findContent, readContent } from './attachments.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import type { Mail } from './mail-parse.ts';

export type { Mail, MailPart } from './mail-parse.ts';

/** A preview. */
export interface Preview {
  attachment: AttachmentRow;
  /** Its media type: that of a picture by its bytes, else as it was said. The content of a mail is HTML. */
  type: string;
  content: Uint8Array;
  /** The heads and attachments of an attached mail; null for anything else. */
  mail: Mail | null;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function mailBody(call: Call, mail: Mail): Promise<string> {
  return mail.html === '' ? `<pre>${inHtml(mail.text)}</pre>` : (await call.app.text.clean(mail.html)).html;
}

async function shown(call: Call, { attachment, bytes }: AttachmentContent): Promise<Omit<Preview, 'attachment'>> {
  const type = attachment.contentType;
  const none = { type, content: new Uint8Array(), mail: null };
  switch (previewKind(type, attachment.name, bytes)) {
    case 'raster':
      return { type: typeOfBytes(bytes) ?? type, content: bytes, mail: null };
    case 'text':
      return { ...none, content: utf8(textOfBytes(bytes)) };
    case 'html':
      return { ...none, content: utf8((await call.app.text.clean(textOfBytes(bytes))).html) };
    case 'mail': {
      const mail = await call.app.mails.read(bytes);
      return mail ? { type: 'message/rfc822', content: utf8(await mailBody(call, mail)), mail } : none;
    }
    case 'none':
      return none;
  }
}

/** The preview of an attachment; null for one that is unknown or may not be read. */
export async function previewAttachment(call: Call, id: number): Promise<Preview | null> {
  const found = await findContent(call, id);
  return found && { attachment: found.attachment, ...(await shown(call, found)) };
}

/**
 * The bytes of an attachment inside an attached mail.
 * @param position in the order of the preview, from 0
 * @throws Refused for an attachment that is unknown, may not be read or is no mail, and for a position that is not there
 */
export async function readMailPart(call: Call, id: number, position: number): Promise<Uint8Array> {
  const { attachment, bytes } = await readContent(call, id);
  if (previewKind(attachment.contentType, attachment.name, bytes) !== 'mail') throw noAttachment(id);
  const part = await call.app.mails.part(bytes, position);
  if (!part)
    throw new Refused({ why: 'unknown', about: 'Position', message: `There is no attachment ${position} inside attachment ${id}` });
  return part;
}
