/**
 * A mail taken apart: to be looked at, as an attachment, or to be taken in. It holds nothing and knows nobody; short mails are
 * read here, long ones by the worker behind `mail-preview.ts`. Source: reliability §6 (limits).
 */
import type { Address, Email } from 'postal-mime';
import { type Arrived, arrivedOf, bytesOf, PARTS_AT_MOST } from './mail-arrived.ts';
import { startOf, trimmed } from './mail-head.ts';
import { readMime } from './mail-reader.ts';
import { type Signatures, signaturesOf } from './mail-signatures.ts';

/** What is read of a mail. */
export interface MailJob {
  bytes: Uint8Array;
  /** All but the bytes of its attachments, all of it, its signatures, or the attachment at a position, counted from 0. */
  want: 'view' | 'all' | 'signatures' | number;
}

export interface MailPart {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  inline: boolean;
  /** Without its brackets. */
  contentId: string;
}

export interface Mail {
  subject: string;
  from: string;
  to: string;
  cc: string;
  /** Milliseconds since 1970; null for none that can be read. */
  date: number | null;
  /** As it came: not clean. Empty when there is none. */
  html: string;
  text: string;
  /** In their order, which is what positions count. */
  parts: MailPart[];
}

/** What was wanted, or why a mail may not come in; null for what cannot be read, or is not there. */
export type MailAnswer =
  | { mail: Mail }
  | { part: Uint8Array }
  | { arrived: Arrived }
  | { signatures: Signatures }
  | { problem: string }
  | null;

const DEPTH_AT_MOST = 20;
const MIME_PARTS_AT_MOST = 1_000;
const BOUNDARIES_AT_MOST = 5_000;
/** Of all parts together. */
const HEADER_BYTES_AT_MOST = 256 * 1024;
const RECIPIENTS_AT_MOST = 1_000;
const LINE_AT_MOST = 4_000;
const TEXT_AT_MOST = 5_000_000;

const line = (text: string | undefined): string =>
  (text ?? '')
    .slice(0, LINE_AT_MOST)
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();

function spelled(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(spelled).join(', ')};`;
  return address.name && address.name !== address.address ? `${address.name} <${address.address}>` : (address.address ?? '');
}
const spelledAll = (addresses: readonly Address[] | undefined): string =>
  line((addresses ?? []).slice(0, RECIPIENTS_AT_MOST).map(spelled).join(', '));

function mailOf(email: Email): Mail {
  const date = email.date === undefined ? Number.NaN : Date.parse(email.date);
  return {
    subject: line(email.subject),
    from: email.from ? line(spelled(email.from)) : '',
    to: spelledAll(email.to),
    cc: spelledAll(email.cc),
    date: Number.isNaN(date) ? null : date,
    html: (email.html ?? '').slice(0, TEXT_AT_MOST),
    text: (email.text ?? '').slice(0, TEXT_AT_MOST),
    parts: email.attachments.slice(0, PARTS_AT_MOST).map((part) => ({
      name: part.filename ?? '',
      type: part.mimeType,
      size: bytesOf(part.content).byteLength,
      inline: part.related === true || part.disposition === 'inline',
      contentId: line(part.contentId).replace(/^<|>$/g, ''),
    })),
  };
}

/** Does a mail begin like one: with a line of its head? Anything else would be read as an empty head and a body. */
const BEGINNING = /^(?:From [^\n]*\n)?[\x21-\x39\x3b-\x7e]{1,76}[ \t]*:/;

/** Why the library has given a mail up, in words for people. */
function complaintOf(error: unknown): string {
  const said = error instanceof Error ? error.message : '';
  if (said.includes('nesting depth')) return `its parts are nested deeper than ${DEPTH_AT_MOST}`;
  if (said.includes('header size')) return `the heads of its parts are longer than ${HEADER_BYTES_AT_MOST / 1024} KiB`;
  return 'it cannot be read';
}

/** Are there more parts than a mail may have? Lines that begin one are counted, wherever they stand, of every boundary that the mail names. */
function hasTooManyParts(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = all.toString('latin1');
  const boundaries = new Set<string>();
  for (const [, quoted, plain] of text.matchAll(
    /\bboundary\*?\d?\*?[ \t]{0,20}=[ \t\r\n]{0,20}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi,
  )) {
    boundaries.add(quoted ?? plain!);
    if (boundaries.size > BOUNDARIES_AT_MOST) return true;
  }
  let parts = 0;
  for (let at = boundaries.size === 0 ? -1 : text.indexOf('\n--'); at >= 0; at = text.indexOf('\n--', at + 3)) {
    const line = /^[^\r\n]{0,200}/.exec(text.slice(at + 3, at + 203))![0].trimEnd();
    if (boundaries.has(line)) parts += 1;
    if (parts > MIME_PARTS_AT_MOST) return true;
  }
  return false;
}

/** Takes a mail apart. A mail inside it is one of its attachments, and not looked into. Never throws. */
export async function readMail({ bytes: whole, want }: MailJob): Promise<MailAnswer> {
  const unread = (problem: string): MailAnswer => (want === 'all' ? { problem } : null);
  const bytes = trimmed(whole);
  if (!BEGINNING.test(startOf(bytes))) return unread('it is no mail');
  if (want === 'all' && hasTooManyParts(bytes)) return unread(`it has more than ${MIME_PARTS_AT_MOST} parts`);
  try {
    if (want === 'signatures') return { signatures: signaturesOf(bytes) };
    const { email, unknownCharsets } = await readMime(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: DEPTH_AT_MOST,
      maxHeadersSize: HEADER_BYTES_AT_MOST,
    });
    if (want === 'view') return { mail: mailOf(email) };
    if (want === 'all') return arrivedOf(email, bytes, unknownCharsets);
    const part = want < PARTS_AT_MOST ? email.attachments[want] : undefined;
    return part ? { part: bytesOf(part.content) } : null;
  } catch (error) {
    return unread(complaintOf(error));
  }
}
