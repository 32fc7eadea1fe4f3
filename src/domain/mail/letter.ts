/** How a mail that goes out looks: who it comes from, what it answers, and what stands in it. Source: email §7. */
import type { Desk } from '../desk.ts';
import { addressKey } from '../mail-address.ts';
import { inHtml } from '../template.ts';

/** A mailbox of the desk, as far as answers need it. */
export interface OwnMailbox {
  address: string;
  categoryId: number | null;
}

/** The desk's own answer to who writes about something new. */
export const AUTOMATIC_REPLY = 'autoReply';
/** Kinds of mail that somebody has written himself; all others are the desk's own. */
const WRITTEN = new Set(['message', 'forward']);
export const isWritten = (kind: string): boolean => WRITTEN.has(kind);

/** Kinds of mail that a filter sends: its words to the customer and to others, and the mail itself to somebody else. */
export const FILTER_KIND = { reply: 'emailFilter', notice: 'emailFilterNotice', forward: 'emailFilterForward' } as const;
const FOR_OTHERS: ReadonlySet<string> = new Set([FILTER_KIND.notice, FILTER_KIND.forward]);
const FROM_TEMPLATE: ReadonlySet<string> = new Set([FILTER_KIND.reply, FILTER_KIND.notice]);

/** Is it for somebody who has no part in the ticket? What he answers would stand there as a customer's word. */
export const isForOthers = (kind: string): boolean => FOR_OTHERS.has(kind);
/** Does it say what its template says, and nothing without one? */
export const isFromTemplate = (kind: string): boolean => FROM_TEMPLATE.has(kind);

/**
 * The address that a mail about a ticket comes from: the mailbox that the ticket came to, that of its category or of the nearest one
 * above it, or the desk's.
 * @param fallback the desk's; '' for none
 * @returns '' when the desk has no address at all
 */
export function fromAddress(
  ticket: { filterAddress: string; categoryId: number },
  mailboxes: readonly OwnMailbox[],
  fallback: string,
  { categories }: Pick<Desk, 'categories'>,
): string {
  const arrived = mailboxes.find(({ address }) => addressKey(address) === addressKey(ticket.filterAddress));
  if (arrived) return arrived.address;
  const seen = new Set<number>();
  for (let at = categories.get(ticket.categoryId); at && !seen.has(at.id); at = categories.get(at.parentId ?? 0)) {
    const { id } = at;
    seen.add(id);
    const own = mailboxes.find(({ categoryId }) => categoryId === id);
    if (own) return own.address;
  }
  return fallback;
}

const REFERENCES_AT_MOST = 20;

/** A Message-ID as it is compared: without its brackets. */
const bareId = (mailId: string): string => mailId.trim().replace(/^<|>$/g, '');

/**
 * What a mail answers: the newest that its reader has written, and the thread before it.
 * @param thread the newest first
 * @param token a reference that leads the answer home; null for none
 */
export function threading(
  thread: readonly { mailId: string; isIncoming: boolean }[],
  token: string | null,
): { inReplyTo: string | null; references: string[] } {
  const ids = [...new Set(thread.map(({ mailId }) => bareId(mailId)))].slice(0, REFERENCES_AT_MOST - 1).toReversed();
  return {
    inReplyTo: bareId(thread.find(({ isIncoming }) => isIncoming)?.mailId ?? '') || null,
    // in front, where clients that shorten the line leave it
    references: token === null ? ids : [token, ...ids],
  };
}

/** A text in both of its forms. */
export interface Words {
  plain: string;
  html: string;
}

/** A message as HTML, whichever form it was written in. */
const htmlOf = ({ plain, html }: Words): string => (html.trim() === '' ? inHtml(plain) : html);

/** A message inside of a template: where the template names it, or before one that does not. @param mark stands where the template names the message */
export function framed(message: Words, template: Words, mark: string): Words {
  const put = (text: string, words: string, gap: string): string =>
    text.includes(mark) ? text.replaceAll(mark, () => words) : [words, text].filter((part) => part.trim() !== '').join(gap);
  const html = template.html.trim() === '' && template.plain.trim() !== '' ? inHtml(template.plain) : template.html;
  return {
    html: put(html, htmlOf(message), '<br><br>'),
    plain: template.plain.trim() === '' ? '' : put(template.plain, message.plain, '\n\n'),
  };
}

/** A comment, and what goes along below it. @param along the newest first; `head` is one line */
export function withBelow(comment: Words | null, along: readonly (Words & { head: string })[]): Words {
  const html = along.map((one) => `<hr><p><b>${inHtml(one.head)}</b></p><div>${htmlOf(one)}</div>`);
  return { plain: '', html: [comment ? htmlOf(comment) : '', ...html].join('') };
}

/** What the desk says of an event where no template was chosen. */
const EVENTS: Readonly<Record<string, string>> = {
  newTicket: 'There is a new ticket',
  newMessage: 'There is a new message',
  escalated: 'A ticket is escalating',
  escalation: 'A ticket is escalating',
  activated: 'A ticket is active again',
  takenOver: 'A ticket was taken over',
};

/** A notice in plain words, for an event whose template nobody has written. */
export const noticeOf = (kind: string, { id, title }: { id: number; title: string }): Words => ({
  plain: `${EVENTS[kind] ?? 'There is news of a ticket'}: ${id}, ${title}`,
  html: '',
});
