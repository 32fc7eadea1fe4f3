/**
 * A stored message on its way out, as mail or as SMS: what the message and its ticket remember of it, and what waits in the
 * outbox. The mail itself is built when its channel takes it. Source: operations #31, #32, #75, #76; email §3, §7.
 */
import { MessageHeaderStdItem, MessageHeaderStdItemCol, TicketBaseStatus, TicketOrigin, TicketSecurityLevel } from '../vocabulary.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import type { Desk } from './desk.ts';
import { Medium, type Parcel } from './effects.ts';
import { effectiveTemplate } from './lists.ts';
import { LogAction } from './log.ts';
import { addressKey, type MailAddress, readMailboxes, writeMailbox } from './mail-address.ts';
import { can } from './rights.ts';
import { numberOf } from './sms/number.ts';
import { cut } from './text.ts';
import type { Header, Message, Thread, Ticket } from './thread.ts';

/** Who shall have a mail. Each address stands once, in the first of the three lists that names it. */
export interface Addressees {
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  bcc: readonly MailAddress[];
}

/** Recipients of one mail. More are refused: whoever is left out would never know. A reader of mailboxes takes 500 of a text and no more: so many may be fewer than there were. */
const RECIPIENTS_AT_MOST = 499;

/** The three lists as a caller writes them: each text holds any number of mailboxes. */
interface Said {
  to: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
}

/** Reads what a caller names; what is no address is passed over, as the official API does. */
export function addressees(said: Said): Addressees {
  const seen = new Set<string>();
  const read = (texts: readonly string[]): MailAddress[] =>
    texts.flatMap(readMailboxes).filter(({ address }) => {
      const isFirst = !seen.has(addressKey(address));
      seen.add(addressKey(address));
      return isFirst;
    });
  return { to: read(said.to), cc: read(said.cc), bcc: read(said.bcc) };
}

/** Everybody who shall have it. */
export const everyAddress = ({ to, cc, bcc }: Addressees): string[] => [...to, ...cc, ...bcc].map(({ address }) => address);

/** @throws a refusal (see `deciding`) when nobody is left, or they are too many */
function someRecipients(who: Addressees): void {
  const { length } = everyAddress(who);
  if (length === 0) refuse('invalid', 'To', 'There is no address to send to');
  if (length > RECIPIENTS_AT_MOST) refuse('invalid', 'To', `A mail goes to ${RECIPIENTS_AT_MOST} addresses at most`);
}

/** The addressees that were named. @returns a refusal when there is none, or there are too many */
export const namedAddressees = deciding((said: Said): Addressees => {
  const who = addressees(said);
  someRecipients(who);
  return who;
});

/** Numbers with their country, each once; what is no number is passed over. @param country see `numberOf` */
export const numbersIn = (said: readonly string[], country = ''): string[] => [
  ...new Set(said.flatMap((number) => numberOf(number, country) ?? []).filter((number) => number.length > SHORTEST)),
];
const SHORTEST = 3;

/** Who shall have an SMS: whom the caller names; where he names nobody, the number that a ticket has come from. */
export const numbersFor = (said: readonly string[], ticket: Pick<Ticket, 'origin' | 'fromAddress'>, country: string): string[] =>
  numbersIn(said.length === 0 && ticket.origin === TicketOrigin.SMS ? [ticket.fromAddress] : said, country);

const SUBJECT_AT_MOST = 998; // RFC 5322 §2.1.1: a line
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The subject of a mail about a ticket: what was said, or else its title, with the tag by which an answer finds home.
 * @param tag the desk's word for it, `ejTag`
 */
export function subjectOf(said: string, tag: string, { id, title }: Pick<Ticket, 'id' | 'title'>): string {
  const words = (said.trim() || title).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  if (tag === '' || new RegExp(`${literally(tag)}\\s*:\\s*${id}(?!\\d)`, 'i').test(words)) return cut(words, SUBJECT_AT_MOST);
  const mark = `[${tag}: ${id}]`;
  return `${mark} ${cut(words, SUBJECT_AT_MOST - mark.length - 1)}`;
}

/** A mail as a caller wants it. */
export interface Mailing {
  who: Addressees;
  subject: string;
  /** 0: that of the category, if it has one. */
  templateId: number;
  /** The Message-ID that it will carry, unless the message has one already. */
  mailId: string;
  /** What a person whom nobody knew before is asked to agree to: kept with the mail. */
  gdprSource: string;
  /** Persons who have one of the addresses in To and Cc, in the order of these. */
  knownPersonIds: readonly number[];
}

const unmoved = { newTags: [], delegatedBy: null, remembersCategory: false } as const;

function maySend({ ticket }: Thread, about: string, desk: Desk, moment: Moment): void {
  if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', about, `You may not write on ticket ${ticket.id}`);
  if (ticket.base === TicketBaseStatus.Merged) refuse('invalid', about, `Ticket ${ticket.id} was merged into another`);
}

const line = (name: string, value: string): Header[] =>
  value === '' ? [] : [{ id: 0, name, value, stdItem: MessageHeaderStdItem.None, stdItemCol: MessageHeaderStdItemCol.None }];

const written = (boxes: readonly MailAddress[]): string => boxes.map(writeMailbox).join(', ');

/** Header lines of a message with those that are not there yet: who has had it before stays to be seen. */
const withLines = ({ headers }: Message, lines: readonly Header[]): readonly Header[] => [
  ...headers,
  ...lines.filter(({ name, value }) => !headers.some((other) => other.name === name && other.value === value)),
];

/** The lines that a mail leaves on its message. Bcc is for agents alone: it never goes into a mail. */
export const linesOf = ({ to, cc, bcc }: Addressees): Header[] => [
  ...line('To', written(to)),
  ...line('Cc', written(cc)),
  ...line('Bcc', written(bcc)),
];

/** What waits in the outbox for a mail. @param kind `message` or `forward` */
export function parcelOf(kind: string, ticket: Ticket, mailing: Omit<Mailing, 'knownPersonIds'>, desk: Desk): Parcel {
  const category = desk.categories.get(ticket.categoryId);
  const { who, gdprSource } = mailing;
  return {
    medium: Medium.Mail,
    kind,
    to: everyAddress(who),
    templateId: Math.max(0, mailing.templateId) || (category ? effectiveTemplate(category, desk) : null),
    personId: null,
    userId: null,
    alertId: null,
    subject: mailing.subject,
    mailId: mailing.mailId,
    details: { to: written(who.to), cc: written(who.cc), bcc: written(who.bcc), ...(gdprSource === '' ? {} : { gdprSource }) },
  };
}

/** The ticket's other persons and those who are written to, each once. */
function withPersons({ ticket, otherPersonIds }: Thread, personIds: readonly number[]): readonly number[] {
  const there = new Set([ticket.personId, ...otherPersonIds]);
  return [...otherPersonIds, ...personIds.filter((id) => !there.has(id))];
}

/** What the desk's tag and sender make of a mailing for one ticket. */
const addressedTo = (thread: Thread & { message: Message }, mailing: Mailing, tag: string): Mailing => ({
  ...mailing,
  subject: subjectOf(mailing.subject, tag, thread.ticket),
  mailId: thread.message.messageId || mailing.mailId,
});

/**
 * A message goes out as mail. Internal ones may: a comment for who is asked for advice.
 * @param tag see `subjectOf`
 * @returns a refusal without the right to change the ticket, on a merged one, and when no address is left
 */
export const sendMessage = deciding(
  (thread: Thread & { message: Message }, said: Mailing, tag: string, desk: Desk, moment: Moment): Decision => {
    maySend(thread, 'TicketMessageEntityId', desk, moment);
    const mailing = addressedTo(thread, said, tag);
    someRecipients(mailing.who);
    const message = { ...thread.message, messageId: mailing.mailId, headers: withLines(thread.message, linesOf(mailing.who)) };
    const parcel = { ...parcelOf('message', thread.ticket, mailing, desk), messageId: message.id };
    const seen = [...mailing.who.to, ...mailing.who.cc].map(({ address }) => address);
    return {
      thread: { ...thread, message, otherPersonIds: withPersons(thread, mailing.knownPersonIds) },
      ...unmoved,
      effects: { parcels: [parcel] },
      because: {
        action: LogAction.EditMessage,
        messageAction: parcel.templateId === null ? LogAction.MessageEditMessage : LogAction.MessageSendingReplyTemplate,
        description: `Sent to ${seen.join(', ')}`,
      },
      kinds: ['MessageSent'],
    };
  },
);

/**
 * A message goes out as SMS; where the desk has no gateway it waits for one.
 * @returns a refusal as for mail, and when no number is left
 */
export const sendSms = deciding(
  (thread: Thread & { message: Message }, numbers: readonly string[], templateId: number, desk: Desk, moment: Moment): Decision => {
    maySend(thread, 'TicketMessageEntityId', desk, moment);
    if (numbers.length === 0) refuse('invalid', 'Sms', 'There is no number to send to');
    const message = { ...thread.message, headers: withLines(thread.message, line('SMS', numbers.join(', '))) };
    const parcel: Parcel = {
      medium: Medium.Sms,
      kind: 'message',
      to: numbers,
      templateId: Math.max(0, templateId) || null,
      personId: null,
      userId: null,
      alertId: null,
      messageId: message.id,
    };
    return {
      thread: { ...thread, message },
      ...unmoved,
      effects: { parcels: [parcel] },
      because: { action: LogAction.EditMessage, messageAction: LogAction.MessageSendingSms, description: `SMS to ${numbers.join(', ')}` },
      kinds: ['MessageSent'],
    };
  },
);

/** A ticket goes on to somebody else: a mail with a comment on top, and the messages below it. */
export interface Forwarding {
  who: Addressees;
  mailId: string;
}

/**
 * Forwards a ticket. The comment stays on it as an internal message, when there is one.
 * @param commented what adding the comment came to; null without one
 * @param upTo id of the newest message that goes along: what is written later does not
 */
export const forwardTicket = deciding(
  (
    thread: Thread,
    commented: Decision | null,
    { who, mailId }: Forwarding,
    upTo: number,
    tag: string,
    desk: Desk,
    moment: Moment,
  ): Decision => {
    maySend(thread, 'TicketIds', desk, moment);
    const mailing = { who, mailId, subject: subjectOf('', tag, thread.ticket), templateId: 0, gdprSource: '' };
    const parcel = parcelOf('forward', thread.ticket, mailing, desk);
    const seen = [...who.to, ...who.cc].map(({ address }) => address);
    const because = {
      action: LogAction.BatchOperation,
      messageAction: LogAction.MessageForward,
      description: `Forwarded to ${seen.join(', ')}`,
    };
    const forwarded = { because, kinds: ['TicketForwarded'] as const };
    const parcels = [{ ...parcel, templateId: null, details: { ...parcel.details, upTo } }];
    if (!commented?.thread.message) return { thread: { ...thread, message: null }, ...unmoved, effects: { parcels }, ...forwarded };
    const message = { ...commented.thread.message, messageId: mailId, headers: linesOf(who) };
    return { ...commented, thread: { ...commented.thread, message }, effects: { ...commented.effects, parcels }, ...forwarded };
  },
);

/** May the customer have a copy of a reply? Only on a ticket that is his to see, of a message that is. Source: operations #75 */
export const mayCopy = ({ ticket, message }: Thread): boolean =>
  ticket.level === TicketSecurityLevel.External && message?.level === TicketSecurityLevel.External;
