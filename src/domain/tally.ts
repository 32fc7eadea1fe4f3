/**
 * What a ticket counts of its messages, counted anew after some of them came, went or moved.
 * Source: save-semantics §6.3–§6.6; ai-fields §2, §3.
 */
import { BadgeType, TicketSecurityLevel } from '../vocabulary.ts';
import { refuse } from './decision.ts';
import { type Desk, NOBODY } from './desk.ts';
import { isReply } from './message.ts';
import { officeMinutes, realMinutes } from './service-levels.ts';
import type { Instant, Message, Ticket } from './thread.ts';

type Told = 'id' | 'ticketId' | 'createdAt' | 'author' | 'level' | 'category' | 'personId' | 'timeSpent' | 'badge';
type Analysed = 'language' | 'sentiment' | 'sentimentConfidence';

/** A message as far as its ticket counts it. */
export type MessageFacts = Pick<Message, Told | Analysed> & {
  /** Has it an attachment that is no inline image? */
  attached: boolean;
};

/** Members of a ticket that are counted from its messages. Minutes are whole. */
export type Tally = Pick<Ticket, 'messages' | 'replies' | 'timeSpent' | 'hasAttachment' | Analysed>;
/** When it was replied to, and in how many minutes: in office hours, and by the plain clock. */
export type Replied = Pick<Ticket, 'repliedAt' | 'timeToReply' | 'realTimeToReply'>;

const MINUTES_AT_MOST = 2_147_483_647;

/** The order in which a ticket's messages came. */
export const ordered = <T extends Pick<Message, 'id' | 'createdAt'>>(messages: readonly T[]): T[] =>
  messages.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id);

const isExternal = ({ level }: MessageFacts): boolean => level === TicketSecurityLevel.External;
/** A customer's mood that somebody has looked at: no sentiment with no confidence is none. */
const isMood = (message: MessageFacts): boolean =>
  isExternal(message) && message.personId !== null && (message.sentiment !== 0 || message.sentimentConfidence !== 0);

/**
 * The counters of a ticket with these messages, in any order. Language of the first external one; sentiment of the last external
 * one of a customer that was analysed. Refuses a sum of minutes that no column holds: for use inside a rule.
 * Source: save-semantics §6.4–§6.6; ai-fields §2, §3.
 */
export function tally(messages: readonly MessageFacts[]): Tally {
  const inOrder = ordered(messages);
  const timeSpent = messages.reduce((sum, message) => sum + message.timeSpent, 0);
  if (timeSpent > MINUTES_AT_MOST) refuse('invalid', 'TimeSpent', 'TimeSpent of this ticket would be too long');
  const mood = inOrder.findLast(isMood);
  return {
    messages: messages.length,
    replies: messages.filter(isReply).length,
    timeSpent,
    hasAttachment: messages.some(({ attached }) => attached),
    language: inOrder.find(isExternal)?.language ?? '',
    sentiment: mood?.sentiment ?? 0,
    sentimentConfidence: mood?.sentimentConfidence ?? 0,
  };
}

/**
 * The message by which a ticket was first replied to; null for none. The first message of all replies only where an agent has
 * opened the ticket for a customer. Source: save-semantics §6.3.
 */
export function firstReply(ticket: Pick<Ticket, 'createdBy' | 'personId'>, messages: readonly MessageFacts[]): MessageFacts | null {
  const opensForCustomer = ticket.createdBy !== NOBODY && ticket.personId !== null;
  const replies = (message: MessageFacts, place: number): boolean =>
    isReply(message) && (place > 0 || (opensForCustomer && message.badge === BadgeType.Outgoing));
  return ordered(messages).find(replies) ?? null;
}

/** A ticket that was replied to at a moment, null for never, in the office hours of its present priority. Source: sla-and-time §4. */
export function repliedAt(ticket: Pick<Ticket, 'priorityId' | 'createdAt'>, at: Instant | null, desk: Desk): Replied {
  if (at === null) return { repliedAt: null, timeToReply: 0, realTimeToReply: 0 };
  const priority = desk.priorities.get(ticket.priorityId);
  return {
    repliedAt: at,
    timeToReply: priority ? officeMinutes(priority, desk.zone, ticket.createdAt, at) : 0,
    realTimeToReply: realMinutes(ticket.createdAt, at),
  };
}
