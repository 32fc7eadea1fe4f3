/**
 * What a new message starts with: template, signature, and the message that is answered or forwarded. Bodies and signatures come
 * in here as clean HTML; everything else is text and is escaped. Source: operations §6, save-semantics §6.7.
 */
import { MessageActionType } from '../vocabulary.ts';
import type { TicketTypeRow } from './desk.ts';
import { inHtml } from './template.ts';

/** A message that is quoted or forwarded. */
export interface Quoted {
  author: string;
  /** When it was written, as text on the desk's clocks. */
  date: string;
  from: string;
  to: string;
  cc: string;
  subject: string;
  /** Clean HTML. */
  html: string;
}

/** Parts of a body, each '' when there is none. */
export interface Parts {
  /** Clean HTML. */
  template: string;
  /** Clean HTML. */
  signature: string;
  quoted: Quoted | null;
  /** The quote stands above the signature. */
  quoteFirst: boolean;
}

const isAnswer = (action: MessageActionType): boolean => action === MessageActionType.Reply || action === MessageActionType.ReplyAll;

/** Does a message of this kind end with its writer's signature? A type may want none. */
export function wantsSignature(action: MessageActionType, type: TicketTypeRow | undefined): boolean {
  if (action === MessageActionType.InternalComment) return false;
  return action === MessageActionType.None ? !type?.excludeSignature : !type?.replyForwardNoSignature;
}

/** Is a template part of it? A forward goes to somebody else than the one whom a template greets. */
export const wantsTemplate = (action: MessageActionType): boolean => action === MessageActionType.None || isAnswer(action);

/**
 * Is an older message part of it, even if the caller names none? A forward is nothing without one.
 * @param isNamed the caller named a message
 * @param quotesLast the agent likes the newest message quoted
 */
export const wantsQuote = (action: MessageActionType, isNamed: boolean, quotesLast: boolean): boolean =>
  action === MessageActionType.Forward || (isAnswer(action) && (isNamed || quotesLast));

const MARKUP = /<\/?(?:a|b|br|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|span|strong|table|td|tr|u|ul)(?=[\s/>])/i;

/** HTML as it is; a text with its line ends kept and nothing in it read as markup. */
export const asHtml = (text: string): string => (MARKUP.test(text) ? text : inHtml(text));

const BLANK_LINE = '<p><br /></p>';
const QUOTE = 'margin:0 0 0 8px;padding:0 0 0 8px;border-left:2px solid #cccccc';

/** Date and author are no words of any language: whoever reads it knows both. */
const answeredBlock = ({ date, author, html }: Quoted): string =>
  `<p>${inHtml(author === '' ? date : `${date}, ${author}`)}:</p><blockquote style="${QUOTE}">${html}</blockquote>`;

/** The names of mail headers are the same everywhere. */
function forwardedBlock(quoted: Quoted): string {
  const lines = { From: quoted.from, Date: quoted.date, To: quoted.to, Cc: quoted.cc, Subject: quoted.subject };
  const said = Object.entries(lines).filter(([, value]) => value !== '');
  return `<p>${said.map(([name, value]) => `<b>${name}:</b> ${inHtml(value)}`).join('<br />')}</p>${quoted.html}`;
}

/** The body of a new message. A comment starts empty. */
export function startOf(action: MessageActionType, { template, signature, quoted, quoteFirst }: Parts): string {
  if (action === MessageActionType.InternalComment) return '';
  const signed = signature === '' ? '' : `<div>${signature}</div>`;
  if (action === MessageActionType.None) return template + signed;
  const block = quoted === null ? '' : action === MessageActionType.Forward ? forwardedBlock(quoted) : answeredBlock(quoted);
  return `${template}${BLANK_LINE}${quoteFirst ? block + signed : signed + block}`;
}

// --- images inside a body

/** An attachment that a body may show. */
export interface Image {
  id: number;
  contentId: string;
  /** Bytes. */
  size: number;
}

/** One place of a body where an image stands. */
export interface Place {
  from: number;
  to: number;
  image: Image;
}

const IMAGE = /<img\s[^<>]*>/gi;
const SOURCE = /\ssrc="cid:([^"]{1,1000})"/i;

function unescaped(id: string): string {
  const text = id.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Content ids are alike without angle brackets and without regard to case. */
const idKey = (id: string): string => id.trim().replace(/^</, '').replace(/>$/, '').toLowerCase();

/** Where a clean body shows which of its images. Linear in the body. */
export function placesOf(html: string, images: readonly Image[]): Place[] {
  const byId = new Map(images.filter(({ contentId }) => contentId !== '').map((image) => [idKey(image.contentId), image]));
  return [...html.matchAll(IMAGE)].flatMap((tag): Place[] => {
    const source = SOURCE.exec(tag[0]);
    const image = source ? byId.get(idKey(unescaped(source[1]!))) : undefined;
    if (!source || !image) return [];
    const from = tag.index + source.index + source[0].indexOf('"') + 1;
    return [{ from, to: tag.index + source.index + source[0].length - 1, image }];
  });
}

/** The places as far as their bytes fit, a picture that is shown twice counted twice: the answer grows with each. */
export function within(places: readonly Place[], bytes: number): Place[] {
  let left = bytes;
  return places.filter(({ image }) => {
    if (image.size > left) return false;
    left -= image.size;
    return true;
  });
}

/** A body with its images' sources replaced. @param sourceOf what goes in; null leaves one as it is. It needs no escaping. */
export function withSources(html: string, places: readonly Place[], sourceOf: (id: number) => string | null): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, image } of places) {
    const source = sourceOf(image.id);
    if (source === null) continue;
    parts.push(html.slice(at, from), source);
    at = to;
  }
  return parts.join('') + html.slice(at);
}
