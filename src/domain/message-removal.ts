/** Taking a message away, and small changes of one that nobody counts as news. Source: operations #28–#30; save-semantics §6, §7. */
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import type { Desk } from './desk.ts';
import { LogAction } from './log.ts';
import { isReply } from './message.ts';
import { can, mayBin } from './rights.ts';
import type { Tally } from './tally.ts';
import type { Message, Thread } from './thread.ts';

const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;
/** What is read off the messages of a ticket that are left. */
export type LeftOver = Pick<Tally, 'hasAttachment' | 'language' | 'sentiment' | 'sentimentConfidence'>;
type WithMessage = Thread & { message: Message };

/**
 * A ticket without one of its messages: counted anew; RepliedAt stays what it was.
 * @param left what its messages say that are left
 */
export const messageRemoved = deciding((thread: WithMessage, left: LeftOver, desk: Desk, moment: Moment): Decision => {
  const { ticket, message } = thread;
  if (!mayBin(moment.by, ticket, desk)) refuse('forbidden', 'TicketMessageEntityId', `You may not delete message ${message.id}`);
  const after = {
    ...ticket,
    messages: Math.max(0, ticket.messages - 1),
    replies: Math.max(0, ticket.replies - Number(isReply(message))),
    timeSpent: Math.max(0, ticket.timeSpent - message.timeSpent),
    ...left,
  };
  return {
    thread: { ...thread, ticket: after, message: null },
    ...plain,
    because: { action: LogAction.MessageDelete, messageId: message.id, details: { author: message.author, createdAt: message.createdAt } },
    kinds: ['MessageRemoved'],
  };
});

/** Marks a message, or takes the mark off. Neither the message's nor the ticket's stamps move. */
export const importanceSet = deciding((thread: WithMessage, important: boolean, desk: Desk, moment: Moment): Decision => {
  const { ticket, message } = thread;
  if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', 'TicketMessageId', `You may not change message ${message.id}`);
  return { thread: { ...thread, message: { ...message, important } }, ...plain, quiet: true };
});

/** A message without some of its headers. */
export const headersRemoved = deciding((thread: WithMessage, headerIds: ReadonlySet<number>, desk: Desk, moment: Moment): Decision => {
  const { ticket, message } = thread;
  if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', 'HeaderIds', `You may not change message ${message.id}`);
  return { thread: { ...thread, message: { ...message, headers: message.headers.filter(({ id }) => !headerIds.has(id)) } }, ...plain };
});
