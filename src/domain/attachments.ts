/**
 * Files that come with messages: what they may be called, what their bytes are, who may do what with them, and what their
 * coming and going does to a ticket. Source: operations §4, save-semantics §6.6, reliability §5.
 */
import { TicketBaseStatus } from '../vocabulary.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import { type Agent, type Desk, NOBODY } from './desk.ts';
import { partsOf } from './file-name.ts';
import { LogAction } from './log.ts';
import { can, isAdmin } from './rights.ts';
import type { Message, Thread, Ticket } from './thread.ts';

const MIB = 1024 * 1024;
/** Bytes of one attachment, bytes and number of those of one message. */
export const ATTACHMENT_AT_MOST = 25 * MIB;
export const MESSAGE_BYTES_AT_MOST = 50 * MIB;
export const MESSAGE_ATTACHMENTS_AT_MOST = 100;

/** What rules ask of an attachment. */
export interface AttachmentFacts {
  id: number;
  name: string;
  /** Bytes. */
  size: number;
  /** Has it bytes, be they none? */
  uploaded: boolean;
}

/** Endings of files that run when they are opened: a client warns before it hands them out, and nobody sends them. */
const UNSAFE = new Set('exe com bat cmd scr pif msi msp js jse vbs vbe ws wsf wsh ps1 psm1 hta cpl jar lnk reg dll app sh'.split(' '));

/** The ending of a name without its dot, in lower case; empty for none. */
const endingOf = (name: string): string =>
  name.includes('.')
    ? name
        .slice(name.lastIndexOf('.') + 1)
        .trim()
        .toLowerCase()
    : '';

/** May a file of this name be opened without a warning? */
export const isSafeExtension = (name: string): boolean => !UNSAFE.has(endingOf(name));

// --- types

type Signature = readonly [type: string, signature: readonly number[], at?: number];
const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));
const SIGNATURES: readonly Signature[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', ascii('GIF87a')],
  ['image/gif', ascii('GIF89a')],
  ['image/webp', ascii('WEBP'), 8],
  ['image/bmp', ascii('BM')],
  ['application/pdf', ascii('%PDF-')],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
  ['application/gzip', [0x1f, 0x8b, 0x08]],
  ['application/x-7z-compressed', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['application/rtf', ascii('{\\rtf')],
  ['audio/mpeg', ascii('ID3')],
  ['video/mp4', ascii('ftyp'), 4],
];
/** Two letters are a weak sign; a text may begin with them. */
const BMP_HEADER = 14;

/** The media type that bytes begin as; null when they say nothing. What a name or a caller says proves nothing. */
export function typeOfBytes(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(([, signature, at = 0]) => signature.every((byte, index) => bytes[at + index] === byte));
  if (!found) return null;
  const isWeak = found[0] === 'image/bmp' && (bytes.length < BMP_HEADER || bytes[6] !== 0 || bytes[7] !== 0);
  return isWeak ? null : found[0];
}

const OCTETS = 'application/octet-stream';

/** The type that bytes are handed out as: never one that a caller only says. */
export const servedType = (bytes: Uint8Array): string => typeOfBytes(bytes) ?? OCTETS;

const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}(?:;[\x20-\x7e]{0,100})?$/i;

/** A type as a caller says it; empty when it is none. */
export const saidType = (said: string): string => (MEDIA_TYPE.test(said.trim()) ? said.trim() : '');

/** The type of an attachment of which nobody has said one. */
export const settledType = (said: string, bytes: Uint8Array): string => said || servedType(bytes);

/** How an attachment is shown before it is downloaded. */
export type PreviewKind = 'raster' | 'mail' | 'html' | 'text' | 'none';

const TEXTS = new Set('txt text csv log md json xml yaml yml ini ics vcf'.split(' '));
const plainType = (type: string): string => type.split(';', 1)[0]!.trim().toLowerCase();
const TEXT_AT_MOST = 5 * MIB;

/** What a preview of these bytes is made as. Bytes that begin as a picture are one; other bytes that begin as something are not shown. */
export function previewKind(type: string, name: string, bytes: Uint8Array): PreviewKind {
  const found = typeOfBytes(bytes);
  if (found !== null) return found.startsWith('image/') ? 'raster' : 'none';
  const [said, ending] = [plainType(type), endingOf(name)];
  const isNamedOnly = said === '' || said === OCTETS;
  if (said === 'message/rfc822' || (isNamedOnly && ending === 'eml')) return 'mail';
  if (bytes.byteLength > TEXT_AT_MOST) return 'none';
  if (said === 'text/html' || said === 'application/xhtml+xml' || (isNamedOnly && (ending === 'html' || ending === 'htm'))) return 'html';
  const isText = said.startsWith('text/') || said === 'application/json' || said === 'application/xml';
  return isText || (isNamedOnly && TEXTS.has(ending)) ? 'text' : 'none';
}

/** Control signs but tabs and ends of lines, marks that turn the direction, and lone surrogates. */
const HIDDEN = /[\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]|(?![\t\n\r])\p{Cc}/gu;

/** Bytes as text: UTF-8, or Latin-1 for what is none. Nothing in it hides or turns what is beside it. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(HIDDEN, '');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(HIDDEN, '');
  }
}

// --- who, and how much

/** May an agent reach an attachment that is on no message yet? */
export const ownsLoose = (agent: Agent, uploaderId: number | null): boolean =>
  isAdmin(agent) || (uploaderId !== null && uploaderId === agent.id && agent.id !== NOBODY);

/** May an agent bring files along? Somebody must be written down as their owner. */
export const mayUpload = (agent: Agent): boolean => agent.id > 0;

/**
 * Why an attachment may not be sent; null when it may. What a scanner of viruses says would be asked here, once there is one.
 * @param attachment undefined when there is none that the caller reaches
 */
export function problemOf(attachment: AttachmentFacts | undefined): string | null {
  if (!attachment) return 'There is no such attachment';
  if (!attachment.uploaded) return 'It has no content yet';
  if (attachment.size > ATTACHMENT_AT_MOST) return `It is larger than ${ATTACHMENT_AT_MOST / MIB} MiB`;
  if (!isSafeExtension(attachment.name)) return `Files that end in ${partsOf(attachment.name)[1] || attachment.name} are not sent`;
  return null;
}

/** Refuses more attachments, or more bytes of them, than one message may have. */
export const fits = deciding((sizes: readonly number[]): { fits: true } => {
  if (sizes.length > MESSAGE_ATTACHMENTS_AT_MOST)
    refuse('invalid', 'AttachmentIds', `A message has at most ${MESSAGE_ATTACHMENTS_AT_MOST} attachments`);
  if (sizes.reduce((sum, size) => sum + size, 0) > MESSAGE_BYTES_AT_MOST)
    refuse('invalid', 'AttachmentIds', `The attachments of a message have at most ${MESSAGE_BYTES_AT_MOST / MIB} MiB together`);
  return { fits: true };
});

function mayChange(ticket: Ticket, desk: Desk, { by }: Moment): void {
  if (!can(by, 'edit', ticket, desk)) refuse('forbidden', 'TicketMessageEntity', `You may not change ticket ${ticket.id}`);
  if (ticket.base === TicketBaseStatus.Merged) refuse('invalid', 'Ticket', `Ticket ${ticket.id} was merged into another`);
}

/** Refuses who may not change the attachments of a ticket. */
export const changingAttachments = deciding((ticket: Ticket, desk: Desk, moment: Moment): { may: true } => {
  mayChange(ticket, desk, moment);
  return { may: true };
});

/** What has happened to attachments of a message. */
export type AttachmentTurn = 'connected' | 'removed' | 'changed';
const WORDS: Readonly<Record<AttachmentTurn, string>> = {
  connected: 'Attached',
  removed: 'Attachments removed',
  changed: 'Attachments changed',
};

/**
 * A ticket whose message has got, lost or changed attachments: the message was edited, and the ticket has attachments or not.
 * @param names of these attachments, for the log
 * @param hasAttachment is there any on the ticket now that is no inline image?
 */
export const attachmentsTurned = deciding(
  (
    thread: Thread & { message: Message },
    turn: AttachmentTurn,
    names: readonly string[],
    hasAttachment: boolean,
    desk: Desk,
    moment: Moment,
  ): Decision => {
    mayChange(thread.ticket, desk, moment);
    return {
      thread: {
        ...thread,
        ticket: { ...thread.ticket, hasAttachment },
        message: { ...thread.message, changedAt: moment.at, changedBy: moment.by.id },
      },
      newTags: [],
      delegatedBy: null,
      remembersCategory: false,
      kinds: ['AttachmentsChanged'],
      because: {
        action: turn === 'connected' ? LogAction.AttachmentConnected : LogAction.EditMessage,
        ...(turn === 'connected' ? { messageAction: 0 } : {}),
        description: `${WORDS[turn]}: ${names.join(', ')}`,
      },
    };
  },
);
