/**
 * What a mail does to the desk once it is known where it belongs: a new ticket with its first message, or a message on a ticket
 * that stands, which opens it again. Source: email §2.1–§2.3, §4.2; save-semantics §4.3, §8.4.
 */
import { BadgeType, TicketBaseStatus, TicketMessageCategory, TicketOrigin, TicketSecurityLevel } from '../../vocabulary.ts';
import { type Decision, deciding, granted, type Moment } from '../decision.ts';
import { type Desk, defaultStatusOf } from '../desk.ts';
import { joined } from '../effects.ts';
import { LogAction } from '../log.ts';
import { cleanName, writeMailbox } from '../mail-address.ts';
import { addMessage, firstMessage } from '../message.ts';
import { defaultType, findType } from '../resolve.ts';
import { type Facts, type Header, headerLine, type Thread, type Ticket } from '../thread.ts';
import { createTicket, saveTicket } from '../ticket.ts';
import type { MessageWish, TicketWish } from '../wish.ts';
import { RESULTS_LINE } from './authentication/verdict.ts';
import { headerOf, type IncomingMail } from './mail.ts';
import { type Answer, answered } from './reply.ts';
import { titleOf } from './tag.ts';

/** What a mailbox gives to the tickets that come through it. */
export interface MailboxRules {
  /** Null: it came through no mailbox. */
  mailboxId: number | null;
  categoryId: number | null;
  priorityId: number | null;
  typeId: number | null;
  /** Its own; answers come from there. Empty for none. */
  address: string;
  /** Lines of the head that are kept beside To and Cc; in lower case. */
  keepHeaders: readonly string[];
  /** The language of customers who are met here first. */
  languageId: number | null;
  /** What new senders are answered with; null for the desk's own. */
  replyTemplateId: number | null;
  /** Answers nobody by itself. */
  isSilent: boolean;
  /** Takes in what machines write. */
  takesAutomatic: boolean;
}

/** A mail with its texts made harmless, and who is known of it. */
export interface Arriving {
  mail: IncomingMail;
  /** The lines of its head as they came. */
  head: string;
  cleanHtml: string;
  cleanText: string;
  isBounce: boolean;
  /** Why no customer sees it; null when they may. */
  onlyForAgents: string | null;
  /** Whether it is from whom it says, in the words of `Authentication-Results`; '' when nobody has looked. */
  results: string;
  personId: number | null;
  /** Is there an attachment that is no picture of the text? */
  isAttached: boolean;
  /** It answers what an agent has passed on to others: their words are not the customer's to read. */
  answersForward: boolean;
  /** A number that it named has opened the ticket to it: who wrote it does not belong there. */
  isGuest?: boolean;
  /** What a filter wants of a ticket that is being made, and of the message, over all else. */
  wanted?: { ticket: Partial<TicketWish>; message: Partial<MessageWish> };
}

const HEADERS_AT_MOST = 100;

function keptHeaders({ to, cc, headers }: IncomingMail, keep: readonly string[], results: string): Header[] {
  const wanted = new Set(keep);
  const people = [
    results === '' ? [] : headerLine(RESULTS_LINE, results),
    to.length > 0 ? headerLine('To', to.map(writeMailbox).join(', ')) : [],
    cc.length > 0 ? headerLine('Cc', cc.map(writeMailbox).join(', ')) : [],
  ];
  const others = headers.filter(({ name }) => wanted.has(name.toLowerCase()) && !NOT_KEPT.test(name));
  return [...people.flat(), ...others.map(({ name, value }) => headerLine(name, value))].slice(0, HEADERS_AT_MOST);
}

/** Kept anyway; or one's own, for which nobody else's may pass. */
const NOT_KEPT = new RegExp(`^(?:to|cc|${RESULTS_LINE})$`, 'i');

export const NO_SENDER = '(no sender)';
/** What is no address is shown as it was written: it says more than nothing. */
const authorOf = (mail: IncomingMail): string => (mail.from ? writeMailbox(mail.from) : cleanName(headerOf(mail, 'from')) || NO_SENDER);

/** The message that a mail becomes. @param ticketId 0 for a ticket that is only being made */
export function messageOfMail(arriving: Arriving, rules: Pick<MailboxRules, 'keepHeaders'>, ticketId: number): MessageWish {
  const { mail, isBounce } = arriving;
  return {
    id: 0,
    ticketId,
    author: authorOf(mail),
    level: isBounce || arriving.onlyForAgents !== null ? TicketSecurityLevel.Internal : TicketSecurityLevel.External,
    messageId: mail.messageId,
    // a letter may have both forms; the one with marks is the one that was written
    ...(arriving.cleanHtml === '' ? { body: arriving.cleanText } : { htmlBody: arriving.cleanHtml, textOfHtml: arriving.cleanText }),
    emailHeader: arriving.head,
    category: isBounce ? TicketMessageCategory.Bounce : TicketMessageCategory.Message,
    ...(arriving.personId === null ? {} : { personId: arriving.personId }),
    headers: keptHeaders(mail, rules.keepHeaders, arriving.results),
    badge: BadgeType.Incoming,
    updatesRepliedAt: false,
    custom: [],
    ...arriving.wanted?.message,
  };
}

/** The mailbox's priority counts for whom nobody else has chosen one: type, person, company. */
export function priorityOf(rules: MailboxRules, personId: number | null, desk: Desk, facts: Facts): Pick<TicketWish, 'priority'> {
  const person = facts.persons.get(personId ?? 0);
  const type = rules.typeId === null ? defaultType(desk) : findType(desk, { id: rules.typeId });
  const isChosen = type.defaultPriorityId ?? person?.priorityId ?? person?.companyPriorityId ?? null;
  return isChosen === null && rules.priorityId !== null ? { priority: { id: rules.priorityId } } : {};
}

/** The ticket that a mail makes, as far as that needs no facts. */
export function ticketOfMail(
  { mail, personId, onlyForAgents, wanted }: Arriving,
  rules: MailboxRules,
  tags: readonly string[],
): TicketWish {
  return {
    id: 0,
    title: titleOf(mail.subject, tags),
    author: authorOf(mail),
    owner: 'automatic',
    origin: TicketOrigin.Email,
    fromAddress: mail.from?.address ?? '',
    ...(rules.categoryId === null ? {} : { category: { id: rules.categoryId } }),
    ...(rules.typeId === null ? {} : { type: { id: rules.typeId } }),
    ...(personId === null ? {} : { personId }),
    // its title is the subject, which may hold a code
    ...(onlyForAgents === null ? {} : { level: TicketSecurityLevel.Internal }),
    custom: [],
    ...wanted?.ticket,
  };
}

/** A ticket that knows the mailbox it came to. */
export const through = (ticket: Ticket, { mailboxId, address }: MailboxRules): Ticket => ({
  ...ticket,
  filterId: mailboxId,
  filterAddress: address,
  displayFilter: address,
});
const withAttachment = (ticket: Ticket, { isAttached }: Arriving): Ticket => (isAttached ? { ...ticket, hasAttachment: true } : ticket);

/** A new ticket with its first message, born together, and what its sender is answered at once. */
export const bornOfMail = deciding(
  (arriving: Arriving, rules: MailboxRules, answer: Answer, desk: Desk, facts: Facts, moment: Moment): Decision => {
    const wish = { ...priorityOf(rules, arriving.personId, desk, facts), ...ticketOfMail(arriving, rules, desk.settings.mail.tags) };
    const made = granted(createTicket(wish, desk, facts, moment));
    const said = answered(answer, made.thread.ticket.level, arriving.personId);
    const message = messageOfMail(arriving, rules, 0);
    const headers = [...(message.headers ?? []), said.header];
    const { thread } = granted(firstMessage(made.thread, { ...message, headers }, desk, facts, moment));
    return {
      ...made,
      effects: joined(made.effects ?? {}, { parcels: said.parcels }),
      thread: { ...thread, ticket: through(withAttachment(thread.ticket, arriving), rules) },
      because: { action: LogAction.TicketFromMail, messageAction: LogAction.MessageTicketFromMail },
    };
  },
);

/** The status in which a mail finds its ticket open; null where it stays as it is. */
export function reopenedStatus(ticket: Ticket, isBounce: boolean, desk: Desk): number | null {
  const { Active, Closed, Postponed } = TicketBaseStatus;
  const open = defaultStatusOf(desk, Active).id;
  if (isBounce) return ticket.base === Closed || ticket.base === Postponed ? open : null;
  // a queue is where it waits for its turn, which a mail does not change
  if (ticket.base === Active && desk.settings.queueStatusIds.has(ticket.statusId)) return null;
  return ticket.statusId === open ? null : open;
}

const actionOf = (isBounce: boolean, isReopened: boolean): { action: number; messageAction: number } => {
  if (!isBounce) return { action: LogAction.MessageFromMail, messageAction: LogAction.MessageMessageFromMail };
  return { action: isReopened ? LogAction.TicketActivatedByBounce : LogAction.MessageFromMail, messageAction: LogAction.MessageBounced };
};

/** A message that came by itself, on a ticket that stands: it is open again before the message counts, so that its chain hears of news. */
export function addedOpen(thread: Thread, wish: MessageWish, statusId: number | null, desk: Desk, facts: Facts, moment: Moment): Decision {
  const { ticket } = thread;
  const opened =
    statusId === null ? null : granted(saveTicket(thread, { id: ticket.id, status: { id: statusId }, custom: [] }, desk, facts, moment));
  const standing = { ...(opened?.thread ?? thread), message: null };
  const added = granted(addMessage(standing, wish, desk, facts, moment));
  return { ...added, effects: { stays: [...(opened?.effects?.stays ?? []), ...(added.effects?.stays ?? [])] } };
}

const takesPart = ({ ticket, otherPersonIds }: Thread, personId: number | null): boolean =>
  personId !== null && (ticket.personId === personId || otherPersonIds.includes(personId));

/** Who may read what a mail says on a ticket that stands. */
function levelOf(thread: Thread, { isBounce, answersForward, onlyForAgents, personId }: Arriving, desk: Desk): TicketSecurityLevel {
  const isStrangers = desk.settings.intake.hidesStrangers && !takesPart(thread, personId);
  return isBounce || answersForward || onlyForAgents !== null || isStrangers ? TicketSecurityLevel.Internal : TicketSecurityLevel.External;
}

/** Who writes on a ticket that customers may read belongs to it from then on. Whom an agent has passed it on to does not. */
function withSender(thread: Thread, { personId, answersForward, isBounce, onlyForAgents, isGuest = false }: Arriving): readonly number[] {
  const { otherPersonIds, ticket } = thread;
  const isTold = answersForward || isBounce || onlyForAgents !== null;
  const joins = ticket.level === TicketSecurityLevel.External && !isTold && !isGuest && !takesPart(thread, personId);
  return joins && personId !== null ? [...otherPersonIds, personId] : otherPersonIds;
}

/** A mail becomes a message of a ticket that stands. */
export const addedByMail = deciding(
  (thread: Thread, arriving: Arriving, rules: Pick<MailboxRules, 'keepHeaders'>, desk: Desk, facts: Facts, moment: Moment): Decision => {
    const statusId = reopenedStatus(thread.ticket, arriving.isBounce, desk);
    const message = {
      ...messageOfMail(arriving, rules, thread.ticket.id),
      level: arriving.wanted?.message.level ?? levelOf(thread, arriving, desk),
    };
    const added = addedOpen(thread, message, statusId, desk, facts, moment);
    return {
      ...added,
      thread: { ...added.thread, ticket: withAttachment(added.thread.ticket, arriving), otherPersonIds: withSender(thread, arriving) },
      because: actionOf(arriving.isBounce, statusId !== null),
    };
  },
);

/** The message that tells of a mail or an SMS which did not go out. @param subject of it, or how it begins @param why for each address, in words */
export const messageOfFailure = (
  ticketId: number,
  what: 'mail' | 'SMS',
  subject: string,
  why: readonly { address: string; why: string }[],
): MessageWish => ({
  id: 0,
  ticketId,
  level: TicketSecurityLevel.Internal,
  body: [`This ${what} was not sent: ${subject}`, '', ...why.map((one) => `${one.address || 'Nobody'}: ${one.why}`)].join('\n'),
  category: TicketMessageCategory.OutboxFailed,
  badge: BadgeType.Incoming,
  updatesRepliedAt: false,
  custom: [],
});

/** A mail did not go out: its ticket says so, and is open again, since somebody waits for an answer that does not come. Source: email §4.2, §7 */
export const sendingFailed = deciding((thread: Thread, wish: MessageWish, desk: Desk, facts: Facts, moment: Moment): Decision => {
  const statusId = reopenedStatus(thread.ticket, true, desk);
  const because = { action: LogAction.MessageFromMail, messageAction: LogAction.MessageOutbox };
  return { ...addedOpen(thread, wish, statusId, desk, facts, moment), because };
});
