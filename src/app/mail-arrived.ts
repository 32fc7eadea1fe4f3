/**
 * A mail from outside, taken apart so that it can be taken in: what the rules of sorting see of it, its head as it came, and its
 * parts with their bytes. What exceeds a limit is told rather than cut: nothing of a mail may be lost. Source: reliability §6, email §2.
 */
import type { Email } from 'postal-mime';
import { type IncomingMail, mailIdsIn, type Report } from '../domain/mail/mail.ts';
import { headerOf, readMailboxes, readWords } from '../domain/mail-address.ts';
import { cut } from '../domain/text.ts';

export interface ArrivedPart {
  name: string;
  type: string;
  /** Is it a picture of the text? */
  inline: boolean;
  /** Without its brackets. */
  contentId: string;
  bytes: Uint8Array;
}

export interface Arrived {
  mail: IncomingMail;
  /** The lines of its head as they came. */
  head: string;
  parts: ArrivedPart[];
}

export const PARTS_AT_MOST = 200;
const HEAD_BYTES_AT_MOST = 64 * 1024;
const HEADER_LINES_AT_MOST = 500;
const RECIPIENTS_AT_MOST = 1_000;
const TEXT_AT_MOST = 5 * 1024 * 1024;
const MAIL_ID_AT_MOST = 850;
const SUBJECT_AT_MOST = 998;

export const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content instanceof Uint8Array ? content : new Uint8Array(content);

/** Bytes of a head or a report as text: UTF-8, or Latin-1 for what is none. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\0', '');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replaceAll('\0', '');
  }
}

/** What stands before the first empty line; of a mail that has none, as much as is looked at. */
export function headOf(bytes: Uint8Array): Uint8Array {
  const most = Math.min(bytes.byteLength, HEAD_BYTES_AT_MOST + 1);
  for (let at = 0; at < most; at++) {
    if (bytes[at] !== 10) continue;
    const next = bytes[at + 1] === 13 ? at + 2 : at + 1;
    if (bytes[next] === 10) return bytes.subarray(0, at + 1);
  }
  return bytes.subarray(0, most);
}

/** On one line, without signs that steer or that a database refuses. */
export const line = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
const idsOf = (value: string): string[] => mailIdsIn(line(value));
const bare = (id: string): string => cut(idsOf(id)[0] ?? line(id).replace(/^<|>$/g, ''), MAIL_ID_AT_MOST);

const ENDINGS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'text/calendar': 'ics',
  'text/html': 'html',
  'text/plain': 'txt',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
};
/** What has no name is named after its place and its type. */
function nameOf(filename: string | null, type: string, place: number): string {
  if (filename?.trim()) return filename;
  const ending = ENDINGS[type] ?? (/^(?:image|application)\/([a-z0-9]{2,5})$/.exec(type)?.[1] || 'bin');
  return `${type.startsWith('message/rfc822') ? 'mail' : 'part'}-${place + 1}.${ending}`;
}

function partsOf(email: Email): ArrivedPart[] {
  const html = email.html ?? '';
  return email.attachments.map((part, place) => {
    const contentId = line(part.contentId ?? '').replace(/^<|>$/g, '');
    return {
      name: nameOf(part.filename, part.mimeType, place),
      type: part.mimeType,
      inline: contentId !== '' && html.includes(`cid:${contentId}`),
      contentId: cut(contentId, 255),
      bytes: bytesOf(part.content),
    };
  });
}

const REPORT_KINDS: Readonly<Record<string, Report['kind']>> = {
  'delivery-status': 'delivery',
  'disposition-notification': 'disposition',
};

/** What a report says: its machine's part, and the head of the mail that it is about. Source: RFC 3464, 8098 */
function reportOf(contentType: string, parts: readonly ArrivedPart[]): Report | null {
  if (!/^multipart\/report\b/i.test(contentType)) return null;
  const kind = REPORT_KINDS[/report-type="?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? ''] ?? 'other';
  const said = (type: RegExp): string => textOf(parts.find((part) => type.test(part.type))?.bytes ?? new Uint8Array());
  const status = said(/^message\/(?:global-)?(?:delivery-status|disposition-notification)$/);
  const returned = textOf(
    headOf(parts.find(({ type }) => /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/.test(type))?.bytes ?? new Uint8Array()),
  );
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*([^\\r\\n]{0,500})`, 'im').exec(status)?.[1]?.trim() ?? '';
  return {
    kind,
    action: field('Action')
      .split(/[\s;(]/)[0]!
      .toLowerCase(),
    recipient: (field('Final-Recipient') || field('Original-Recipient')).replace(/^[\w-]+;\s*/, ''),
    about: headerOf(returned, 'message-id') || field('Original-Message-ID'),
    subject: line(readWords(headerOf(returned, 'subject'))),
  };
}

/** Why a mail may not come in as it is; null when it may. */
function problemOf(email: Email, head: Uint8Array, recipients: number): string | null {
  if (head.byteLength > HEAD_BYTES_AT_MOST) return `its head is longer than ${HEAD_BYTES_AT_MOST / 1024} KiB`;
  if (email.headers.length > HEADER_LINES_AT_MOST) return `its head has more than ${HEADER_LINES_AT_MOST} lines`;
  if (email.attachments.length > PARTS_AT_MOST) return `it has more than ${PARTS_AT_MOST} attachments`;
  if (recipients > RECIPIENTS_AT_MOST) return `it names more than ${RECIPIENTS_AT_MOST} recipients`;
  const isLong = (email.html ?? '').length > TEXT_AT_MOST || (email.text ?? '').length > TEXT_AT_MOST;
  return isLong ? `its text is longer than ${TEXT_AT_MOST / 1024 / 1024} MiB` : null;
}

/** A parsed mail as it is taken in, or why it may not be. @param bytes of which it was parsed */
export function arrivedOf(email: Email, bytes: Uint8Array): { arrived: Arrived } | { problem: string } {
  const head = headOf(bytes);
  const values = (key: string): string =>
    email.headers
      .filter((header) => header.key === key)
      .map(({ value }) => value)
      .join(', ');
  const [to, cc] = [readMailboxes(values('to')), readMailboxes(values('cc'))];
  const problem = problemOf(email, head, (values('to') + values('cc')).split('@').length - 1);
  if (problem !== null) return { problem };
  const parts = partsOf(email);
  const returnPath = email.headers.find(({ key }) => key === 'return-path')?.value.trim();
  const mail: IncomingMail = {
    messageId: bare(values('message-id')),
    inReplyTo: idsOf(values('in-reply-to')),
    references: idsOf(values('references')),
    from: readMailboxes(values('from'))[0] ?? null,
    to,
    cc,
    returnPath: returnPath === undefined ? null : line(returnPath).replace(/^<|>$/g, '').toLowerCase(),
    subject: cut(line(email.subject ?? ''), SUBJECT_AT_MOST),
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value: line(readWords(value)) })),
    text: (email.text ?? '').replaceAll('\0', ''),
    html: (email.html ?? '').replaceAll('\0', ''),
    report: reportOf(values('content-type'), parts),
  };
  return { arrived: { mail, head: textOf(head), parts } };
}
