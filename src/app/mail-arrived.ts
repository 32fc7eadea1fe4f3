/**
 * A mail from outside, taken apart so that it can be taken in: what the rules of sorting see of it, its head as it came, and its
 * parts with their bytes. What exceeds a limit is told rather than cut: nothing of a mail may be lost. Source: reliability §6, email §2.
 */
import type { Email } from 'postal-mime';
import { type IncomingMail, mailIdsIn } from '../domain/mail/mail.ts';
import { readMailboxes, readWords } from '../domain/mail-address.ts';
import { cut } from '../domain/text.ts';
import { HEAD_BYTES_AT_MOST, headOf, line, textOf } from './mail-head.ts';
import { reportOf } from './mail-report.ts';

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
  /** Charsets of its texts that nobody knows: those were read as well as they could be. */
  unknownCharsets: readonly string[];
}

export const PARTS_AT_MOST = 200;
const HEADER_LINES_AT_MOST = 500;
const RECIPIENTS_AT_MOST = 1_000;
const TEXT_AT_MOST = 5 * 1024 * 1024;
const MAIL_ID_AT_MOST = 850;
const SUBJECT_AT_MOST = 998;

export const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content instanceof Uint8Array ? content : new Uint8Array(content);

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

const SHOWN = /["'(=]\s{0,5}cid:([^"'\s>)]{1,300})/gi;

function unescaped(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('&amp;', '&'));
  } catch {
    return url;
  }
}

/** Content-IDs of what a page shows, as they are written there. What only its words name is not shown. */
const shownIn = (html: string): Set<string> => new Set([...html.matchAll(SHOWN)].flatMap(([, id]) => [id!, unescaped(id!)]));

/** A picture that cannot run; anything else that a page calls one would be hidden by it. */
const isPicture = (type: string): boolean => type.startsWith('image/') && type !== 'image/svg+xml';

function partsOf(email: Email): ArrivedPart[] {
  const shown = shownIn(email.html ?? '');
  return email.attachments.map((part, place) => {
    const contentId = line(part.contentId ?? '').replace(/^<|>$/g, '');
    return {
      name: nameOf(part.filename, part.mimeType, place),
      type: part.mimeType,
      inline: isPicture(part.mimeType) && shown.has(contentId),
      contentId: cut(contentId, 255),
      bytes: bytesOf(part.content),
    };
  });
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
export function arrivedOf(email: Email, bytes: Uint8Array, unknownCharsets: readonly string[]): { arrived: Arrived } | { problem: string } {
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
  const from = readMailboxes(values('from'))[0] ?? null;
  const returnPath = email.headers.find(({ key }) => key === 'return-path')?.value.trim();
  const mail: IncomingMail = {
    messageId: bare(values('message-id')),
    inReplyTo: idsOf(values('in-reply-to')),
    references: idsOf(values('references')),
    from,
    to,
    cc,
    returnPath: returnPath === undefined ? null : line(returnPath).replace(/^<|>$/g, '').toLowerCase(),
    subject: cut(line(readWords(email.headers.find(({ key }) => key === 'subject')?.value ?? '')), SUBJECT_AT_MOST),
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value: line(readWords(value)) })),
    text: (email.text ?? '').replaceAll('\0', ''),
    html: (email.html ?? '').replaceAll('\0', ''),
    report: reportOf(values('content-type'), from, parts),
  };
  return { arrived: { mail, head: textOf(head), parts, unknownCharsets } };
}
