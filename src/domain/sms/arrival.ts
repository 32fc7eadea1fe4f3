/**
 * What an SMS does to the desk once it is known where it belongs: a new ticket with its first message, or a message on an open
 * ticket. Source: email §9, §1; save-semantics §4.3.
 */
import { BadgeType, TicketBaseStatus, TicketOrigin, TicketSecurityLevel } from '../../vocabulary.ts';
import { type Decision, deciding, granted, type Moment } from '../decision.ts';
import type { Desk } from '../desk.ts';
import { LogAction } from '../log.ts';
import { addedOpen, type MailboxRules, priorityOf, reopenedStatus, through } from '../mail/arrival.ts';
import { firstMessage } from '../message.ts';
import { cut } from '../text.ts';
import { type Facts, headerLine, type Thread, type Ticket } from '../thread.ts';
import { createTicket } from '../ticket.ts';
import type { MessageWish, TicketWish } from '../wish.ts';

/** An SMS from outside, and who is known of it. */
export interface ArrivingSms {
  /** With its country; the name that stands in its place where there is none. */
  from: string;
  text: string;
  personId: number | null;
}

const TITLE_AT_MOST = 70;

/** The beginning of what was written, up to the end of a word. */
export function titleOfSms({ from, text }: Pick<ArrivingSms, 'from' | 'text'>): string {
  const line = text.trim().split('\n')[0]!.replace(/\s+/g, ' ').trim();
  if (line === '') return `SMS from ${from}`;
  if (line.length <= TITLE_AT_MOST) return line;
  const short = cut(line, TITLE_AT_MOST);
  const end = short.lastIndexOf(' ');
  return `${(end > TITLE_AT_MOST / 2 ? short.slice(0, end) : short).trimEnd()}…`;
}

/** The message that an SMS becomes. A person's own name stands for him, and a number for whom nobody knows. @param ticketId 0 for a ticket that is only being made */
export const messageOfSms = ({ from, text, personId }: ArrivingSms, ticketId: number): MessageWish => ({
  id: 0,
  ticketId,
  ...(personId === null ? { author: from } : { personId }),
  level: TicketSecurityLevel.External,
  body: text,
  // by it the number is offered to whoever answers
  headers: [headerLine('SMS', from)],
  badge: BadgeType.Incoming,
  updatesRepliedAt: false,
  custom: [],
});

/** The ticket that an SMS makes, as far as that needs no facts. */
export const ticketOfSms = (arriving: ArrivingSms, rules: MailboxRules): TicketWish => ({
  id: 0,
  title: titleOfSms(arriving),
  ...(arriving.personId === null ? { author: arriving.from } : {}),
  owner: 'automatic',
  origin: TicketOrigin.SMS,
  fromAddress: arriving.from,
  ...(rules.categoryId === null ? {} : { category: { id: rules.categoryId } }),
  ...(rules.typeId === null ? {} : { type: { id: rules.typeId } }),
  ...(arriving.personId === null ? {} : { personId: arriving.personId }),
  custom: [],
});

/** A new ticket with its first message, born together. */
export const bornOfSms = deciding((arriving: ArrivingSms, rules: MailboxRules, desk: Desk, facts: Facts, moment: Moment): Decision => {
  const wish = { ...ticketOfSms(arriving, rules), ...priorityOf(rules, arriving.personId, desk, facts) };
  const made = granted(createTicket(wish, desk, facts, moment));
  const { thread } = granted(firstMessage(made.thread, messageOfSms(arriving, 0), desk, facts, moment));
  return {
    ...made,
    thread: { ...thread, ticket: through(thread.ticket, rules) },
    because: { action: LogAction.TicketFromMail, messageAction: LogAction.MessageTicketFromMail },
  };
});

/** An SMS becomes a message of a ticket that stands; where that waited for something, it is active again, as by a mail. */
export const addedBySms = deciding((thread: Thread, arriving: ArrivingSms, desk: Desk, facts: Facts, moment: Moment): Decision => {
  const statusId = reopenedStatus(thread.ticket, false, desk);
  const added = addedOpen(thread, messageOfSms(arriving, thread.ticket.id), statusId, desk, facts, moment);
  return { ...added, because: { action: LogAction.MessageFromMail, messageAction: LogAction.MessageMessageFromMail } };
});

/** Does a ticket take the SMS of a number that it has to do with? What is closed is over: an SMS has nothing that says what it answers. */
export const takesSms = (ticket: Pick<Ticket, 'base' | 'statusId'>, desk: Pick<Desk, 'statuses'>): boolean =>
  (ticket.base === TicketBaseStatus.Active || ticket.base === TicketBaseStatus.Postponed) &&
  desk.statuses.get(ticket.statusId)?.noEmailReopen !== true;
