/**
 * What is found out about a text becomes true of its message and its ticket: quietly, for nobody has worked on it. Who finds it
 * out, and how, is no matter of these rules. Source: ai-fields §2–§4.
 */
import { TicketBaseStatus, TicketMessageCategory, TicketSecurityLevel } from '../vocabulary.ts';
import type { Decision } from './decision.ts';
import type { Desk } from './desk.ts';
import { LogAction } from './log.ts';
import { type MessageFacts, ordered, tally } from './tally.ts';
import type { Instant, Message, Thread, Ticket } from './thread.ts';

/** Which tickets get a category suggested: none, those that came by mail, or all that a customer has opened. */
export const Suggests = { None: 0, Mail: 1, All: 2 } as const;
export type Suggests = (typeof Suggests)[keyof typeof Suggests];

/** The desk's switches, and the age in minutes at which a message's mood is no longer looked at. */
export interface AnalysisSettings {
  language: boolean;
  sentiment: boolean;
  category: Suggests;
  youngerThan: number;
}

/** The switches of the mailbox by which a message came. */
export interface MailboxSwitches {
  language: boolean;
  sentiment: boolean;
  category: boolean;
}

/** What of a message is to be looked at. */
export interface Wanted {
  language: boolean;
  mood: boolean;
  category: boolean;
}

type Asked = Pick<Message, 'level' | 'personId' | 'category' | 'createdAt'> & {
  /** Did it open its ticket? */
  isFirst: boolean;
  /** Did it come by mail? */
  isMail: boolean;
};

/**
 * What is to be found out about a message: the language of all that is external, the mood of customers only, and not of what is
 * older than the desk wants to know; a category for what opens a ticket. Source: ai-fields §2 "Input", §3 "Input", "Age limit", §4 "When".
 * @param mailbox null where it came by none, or its mailbox is gone
 */
export function wantedOf(message: Asked, settings: AnalysisSettings, mailbox: MailboxSwitches | null, at: Instant): Wanted {
  const isWords = message.level === TicketSecurityLevel.External && message.category === TicketMessageCategory.Message;
  const isCustomers = isWords && message.personId !== null;
  const isYoung = at - message.createdAt < settings.youngerThan * 60_000;
  const opens = message.isFirst && (isCustomers || (isWords && message.isMail));
  const asks = settings.category === Suggests.All || (settings.category === Suggests.Mail && message.isMail);
  return {
    language: isWords && settings.language && mailbox?.language !== false,
    mood: isCustomers && isYoung && settings.sentiment && mailbox?.sentiment !== false,
    category: opens && asks && mailbox?.category !== false,
  };
}

/** What was found out about a message. Null: it was not looked for. */
export interface Findings {
  /** A code of up to ten characters; '': nobody knows. */
  language: string | null;
  /** −100…100 and 0…100; 0 and 0: nobody knows. */
  mood: { sentiment: number; confidence: number } | null;
  /** The category that fits best; null for none. */
  categoryId: number | null;
}

/** Nobody suggests what is the case already, what a human has decided, or anything for a ticket that is over. Source: ai-fields §4. */
function suggestible(ticket: Ticket, categoryId: number, desk: Desk): boolean {
  const isOpen = ticket.base === TicketBaseStatus.Active || ticket.base === TicketBaseStatus.Postponed;
  const isFree = ticket.suggestedCategoryId === null && ticket.originalHumanCategoryId === null;
  return isOpen && isFree && ticket.categoryId !== categoryId && desk.categories.has(categoryId);
}

/** A message with what was found; what was not looked for stays as it is. */
function found(message: Message, { language, mood }: Findings): Message {
  return {
    ...message,
    ...(language === null ? {} : { language }),
    ...(mood === null ? {} : { sentiment: mood.sentiment, sentimentConfidence: mood.confidence }),
  };
}

/**
 * A thread with what was found about its message, and its ticket's language and mood counted anew. Internal messages have neither.
 * @param thread without a message its ticket is only counted anew
 * @param messages all messages of the ticket, in any order
 */
export function analysed(thread: Thread, messages: readonly MessageFacts[], findings: Findings, desk: Desk): Decision {
  const message = thread.message && found(thread.message, findings);
  const known = messages.map((one) => (one.id === message?.id ? { ...one, ...pick(message) } : one));
  const { language, sentiment, sentimentConfidence } = tally(known);
  const suggested = findings.categoryId;
  const suggests = suggested !== null && ordered(messages)[0]?.id === message?.id && suggestible(thread.ticket, suggested, desk);
  const ticket: Ticket = {
    ...thread.ticket,
    language,
    sentiment,
    sentimentConfidence,
    ...(suggests ? { suggestedCategoryId: suggested } : {}),
  };
  return {
    thread: { ...thread, ticket, message },
    newTags: [],
    delegatedBy: null,
    remembersCategory: false,
    because: { action: LogAction.None },
    quiet: true,
  };
}

const pick = ({ language, sentiment, sentimentConfidence }: Message) => ({ language, sentiment, sentimentConfidence });
