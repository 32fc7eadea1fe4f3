/** Messages: adding one to a ticket, editing one that stands. Source: save-semantics §6. */
import {
  BadgeType,
  TicketBaseStatus,
  TicketCategoryFlags,
  TicketMessageCategory,
  TicketMessageType,
  TicketReadStatus,
  TicketSecurityLevel,
} from '../vocabulary.ts';
import { withConsequences } from './consequences.ts';
import { mergeCustom } from './custom-fields.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import { delegate } from './delegation.ts';
import { type Desk, NOBODY, PRESENT } from './desk.ts';
import { findPerson } from './resolve.ts';
import { can, isAdmin } from './rights.ts';
import { officeMinutes, realMinutes } from './service-levels.ts';
import { cut, LENGTH } from './text.ts';
import type { Facts, Header, Message, Thread, Ticket } from './thread.ts';
import { creator, importedAt, turnedTo } from './ticket.ts';
import type { MessageWish } from './wish.ts';

/** Is this message a reply to the customer: external, an agent's, no bounce? What came in is none, also where nobody knows its sender. */
export const isReply = (message: Pick<Message, 'level' | 'personId' | 'category' | 'badge'>): boolean =>
  message.level === TicketSecurityLevel.External &&
  message.personId === null &&
  message.category === TicketMessageCategory.Message &&
  message.badge !== BadgeType.Incoming;

/** The level of a message about which nobody said anything. */
export function defaultMessageLevel(desk: Desk, typeId: number | null, badge: BadgeType): TicketSecurityLevel {
  if (badge === BadgeType.Comment) return TicketSecurityLevel.Internal;
  const type = desk.types.get(typeId ?? 0);
  return type?.replyExternalAsDefault || desk.settings.externalByDefault ? TicketSecurityLevel.External : TicketSecurityLevel.Internal;
}

function badgeOf(wish: MessageWish, ticket: Ticket, level: TicketSecurityLevel, personId: number | null): BadgeType {
  if (wish.badge) return wish.badge;
  if (personId !== null) return BadgeType.Incoming;
  if (level === TicketSecurityLevel.Internal) return BadgeType.Comment;
  return ticket.messages === 0 ? BadgeType.Outgoing : BadgeType.Reply;
}

type Bodies = Pick<Message, 'type' | 'body' | 'htmlBody'>;

/**
 * The two bodies. HTML is authoritative where there is any, and the plain body is made from it when missing; a plain
 * message has no HTML body. Markup in the plain body of an HTML message is the older form: it moves over.
 */
function bodiesOf(wish: MessageWish): Bodies {
  const html = wish.htmlBody ?? '';
  const type = wish.type || (html === '' ? TicketMessageType.Plain : TicketMessageType.Html);
  const body = wish.body || wish.textOfHtml || '';
  return type === TicketMessageType.Html ? { type, body, htmlBody: html } : { type, body, htmlBody: '' };
}

const shorten = (headers: readonly Header[]): Header[] =>
  headers.map((header) => ({ ...header, id: 0, name: cut(header.name, LENGTH.headerName) }));

/** RepliedAt: the first external message of an agent after the first message, or the first one of a ticket that an agent opened for a customer. */
function repliedBy(ticket: Ticket, message: Message): boolean {
  if (ticket.repliedAt !== null || !isReply(message)) return false;
  const opensForCustomer = ticket.createdBy !== NOBODY && ticket.personId !== null && message.badge === BadgeType.Outgoing;
  return ticket.messages > 0 || opensForCustomer;
}

/** Is RepliedAt to be set? What the caller asks for goes before the rule, but never over a stamp that stands. */
function stampsReply(ticket: Ticket, message: Message, asked: boolean | undefined): boolean {
  if (ticket.repliedAt !== null || asked === false) return false;
  return asked === true || repliedBy(ticket, message);
}

/** Whose ticket it is after a message: a category may give it to who replies, or away from an owner who is not there. */
function ownerAfter(
  ticket: Ticket,
  message: Message,
  desk: Desk,
  facts: Facts,
  moment: Moment,
): { ownerId: number; delegatedBy: number | null } {
  const category = desk.categories.get(ticket.categoryId);
  const flagged = (flag: number): boolean => category !== undefined && (category.flags & flag) !== 0;
  const replies = message.badge === BadgeType.Reply && isReply(message);
  if (replies && ticket.ownerId === NOBODY && !moment.by.robot && flagged(TicketCategoryFlags.AcceptWhenReplying))
    return { ownerId: moment.by.id, delegatedBy: null };
  const owner = desk.agents.get(ticket.ownerId);
  const isAway = ticket.ownerId !== NOBODY && (owner === undefined || owner.deleted || owner.presence !== PRESENT);
  if (category === undefined || message.personId === null || !isAway || !flagged(TicketCategoryFlags.RedelegateNewMsg))
    return { ownerId: ticket.ownerId, delegatedBy: null };
  const found = delegate(category, desk, facts, moment, {
    personId: ticket.personId,
    companyId: ticket.companyId,
    notUserId: ticket.ownerId,
  });
  return { ownerId: found.ownerId, delegatedBy: found.assigned ? category.id : null };
}

/** What a new message does to its ticket. The first one belongs to the creation: it is no news. */
function counted(ticket: Ticket, message: Message, wish: MessageWish, desk: Desk, facts: Facts, moment: Moment) {
  const replied = stampsReply(ticket, message, wish.updatesRepliedAt);
  const isNews = moment.by.id !== ticket.ownerId && ticket.light === TicketReadStatus.Green;
  const { ownerId, delegatedBy } = ownerAfter(ticket, message, desk, facts, moment);
  const priority = desk.priorities.get(ticket.priorityId);
  const times = replied && {
    repliedAt: message.createdAt,
    timeToReply: priority ? officeMinutes(priority, desk.zone, ticket.createdAt, message.createdAt) : 0,
    realTimeToReply: realMinutes(ticket.createdAt, message.createdAt),
  };
  const after: Ticket = {
    ...ticket,
    lastChanged: moment.at,
    messages: ticket.messages + 1,
    replies: ticket.replies + (isReply(message) ? 1 : 0),
    timeSpent: inAll(ticket.timeSpent + message.timeSpent),
    author: ticket.author || message.author,
    light: isNews ? TicketReadStatus.Yellow : ticket.light,
    ...times,
    ...(ownerId === ticket.ownerId ? {} : { ownerId, ...turnedTo(ownerId, moment) }),
  };
  return { ...withConsequences(ticket, after, { news: ticket.messages > 0 }, desk, moment.at), delegatedBy };
}

/** reliability: minutes are int32; a sum that is more would not fit its column. */
const MINUTES_AT_MOST = 2_147_483_647;
const inAll = (minutes: number): number =>
  minutes > MINUTES_AT_MOST ? refuse('invalid', 'TimeSpent', 'TimeSpent of this ticket would be too long') : minutes;

const minutes = (said: number | undefined): number => {
  if (said !== undefined && said < 0) refuse('invalid', 'TimeSpent', 'TimeSpent must not be negative');
  return said ?? 0;
};

function newMessage(thread: Thread, wish: MessageWish, desk: Desk, facts: Facts, moment: Moment): Message {
  const { ticket } = thread;
  const person = wish.personId && wish.personId > 0 ? findPerson(facts, wish.personId) : null;
  const level = wish.level || defaultMessageLevel(desk, ticket.typeId, wish.badge ?? BadgeType.Unknown);
  const { type, body, htmlBody } = bodiesOf(wish);
  return {
    id: 0,
    ticketId: ticket.id,
    searchTitle: ticket.title,
    createdAt: importedAt(wish.createdAt, moment.at),
    createdBy: creator(wish.createdByAssociateId, desk, moment),
    changedAt: null,
    changedBy: null,
    type,
    body,
    htmlBody,
    category: wish.category ?? TicketMessageCategory.Message,
    author: cut(wish.author || person?.name || moment.by.fullName, LENGTH.author),
    level,
    messageId: cut(wish.messageId ?? '', LENGTH.messageId),
    timeSpent: minutes(wish.timeSpent),
    emailHeader: wish.emailHeader ?? '',
    debugInfo: wish.debugInfo ?? '',
    mailSorter: cut(wish.mailSorter ?? '', LENGTH.mailSorter),
    personId: person?.id ?? null,
    important: wish.important ?? false,
    badge: badgeOf(wish, ticket, level, person?.id ?? null),
    language: '',
    sentiment: 0,
    sentimentConfidence: 0,
    custom: mergeCustom({}, wish.custom, desk.messageFields, 'create'),
    headers: shorten(wish.headers ?? []),
  };
}

function mayEdit(ticket: Ticket, desk: Desk, moment: Moment): void {
  if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', 'TicketMessageEntity', `You may not change ticket ${ticket.id}`);
  // a merged ticket is a signpost: its messages live on the ticket it was merged into
  if (ticket.base === TicketBaseStatus.Merged) refuse('invalid', 'Ticket', `Ticket ${ticket.id} was merged into another`);
}

const unmoved = { newTags: [], delegatedBy: null, remembersCategory: false } as const;

/** A new message on a ticket. It tells nobody and does not touch the status. */
export const addMessage = deciding((thread: Thread, wish: MessageWish, desk: Desk, facts: Facts, moment: Moment): Decision => {
  mayEdit(thread.ticket, desk, moment);
  return added(thread, wish, desk, facts, moment);
});

/** The message with which a ticket is made; who may make a ticket may say what it is about, whoever it then belongs to. */
export const firstMessage = deciding(added);

function added(thread: Thread, wish: MessageWish, desk: Desk, facts: Facts, moment: Moment): Decision {
  const message = newMessage(thread, wish, desk, facts, moment);
  const { ticket, stays, delegatedBy } = counted(thread.ticket, message, wish, desk, facts, moment);
  return { thread: { ...thread, ticket, message }, ...unmoved, delegatedBy, effects: { stays } };
}

const place = (header: Header): number => header.id || Number.MAX_SAFE_INTEGER;

/** What a header says, as one text; no text from the wire holds U+0000. */
const spelling = (name: string, value: string): string => `${name}\0${value}`;

/**
 * The headers after an edit: an array said is the whole set. A known id keeps its row; one without an id keeps a row of
 * equal name and value, each row once; what is left is new.
 */
export function mergeHeaders(standing: readonly Header[], said: readonly Header[] | undefined): readonly Header[] {
  if (!said) return standing;
  const free = new Map(standing.map((header) => [header.id, header]));
  const named = said.map((header) => {
    const row = header.id > 0 ? free.get(header.id) : undefined;
    if (row) free.delete(row.id);
    return { header, row };
  });
  // found by what they say, since a message may have thousands
  const alike = new Map<string, Header[]>();
  for (const header of free.values()) {
    const key = spelling(header.name, header.value);
    const others = alike.get(key);
    if (others) others.push(header);
    else alike.set(key, [header]);
  }
  const merged = named.map(({ header, row }) => {
    const name = cut(header.name, LENGTH.headerName);
    const kept = row ?? alike.get(spelling(name, header.value))?.shift();
    return row ? { ...header, name, id: row.id } : (kept ?? { ...header, name, id: 0 });
  });
  // a set has no order of its own: rows stand as they are stored, new ones behind them
  return merged.sort((a, b) => place(a) - place(b));
}

/** Author, time and level are an administrator's to change; the value that stands is no change. */
function adminsOnly(changed: boolean, about: string, moment: Moment): void {
  if (changed && !isAdmin(moment.by)) refuse('forbidden', about, `Only an administrator may change ${about} of a message`);
}

function editedBodies(message: Message, wish: MessageWish, desk: Desk): Bodies {
  if (!desk.settings.editMessages || (wish.body === undefined && wish.htmlBody === undefined)) return message;
  const htmlBody = wish.htmlBody ?? message.htmlBody;
  const isNewHtml = htmlBody !== '' && htmlBody !== message.htmlBody;
  // the plain body follows new HTML, unless it was written anew itself
  const body = isNewHtml && (wish.body ?? message.body) === message.body ? '' : (wish.body ?? message.body);
  return bodiesOf({ ...wish, type: wish.type || message.type, body, htmlBody });
}

function editedPerson(message: Message, wish: MessageWish, facts: Facts): number | null {
  if (wish.personId === undefined || wish.personId === (message.personId ?? 0)) return message.personId;
  return wish.personId <= 0 ? null : findPerson(facts, wish.personId).id;
}

function edited(message: Message, wish: MessageWish, desk: Desk, facts: Facts, moment: Moment): Message {
  const author = wish.author ? cut(wish.author, LENGTH.author) : message.author;
  const timeSpent = wish.timeSpent === undefined ? message.timeSpent : minutes(wish.timeSpent);
  const level = wish.level || message.level;
  adminsOnly(author !== message.author, 'Author', moment);
  adminsOnly(timeSpent !== message.timeSpent, 'TimeSpent', moment);
  adminsOnly(level !== message.level, 'Slevel', moment);
  return {
    ...message,
    ...editedBodies(message, wish, desk),
    author,
    timeSpent,
    level,
    messageId: message.messageId || cut(wish.messageId ?? '', LENGTH.messageId),
    personId: editedPerson(message, wish, facts),
    important: wish.important ?? message.important,
    headers: mergeHeaders(message.headers, wish.headers),
    custom: mergeCustom(message.custom, wish.custom, desk.messageFields, 'update'),
  };
}

/** An edit of a message that stands. The light, the counters but time and replies, and the chain are left alone. */
export const editMessage = deciding(
  (thread: Thread & { message: Message }, wish: MessageWish, desk: Desk, facts: Facts, moment: Moment): Decision => {
    const { ticket, message } = thread;
    mayEdit(ticket, desk, moment);
    const after = edited(message, wish, desk, facts, moment);
    return {
      thread: {
        ...thread,
        message: after,
        ticket: {
          ...ticket,
          timeSpent: inAll(ticket.timeSpent + after.timeSpent - message.timeSpent),
          replies: ticket.replies + Number(isReply(after)) - Number(isReply(message)),
        },
      },
      ...unmoved,
    };
  },
);
