/**
 * Splitting: messages of a ticket, or a part of one, become a ticket of their own. Source: operations §8 #73, #74; save-semantics §7.
 */
import { TicketBaseStatus } from '../vocabulary.ts';
import { type Decision, deciding, granted, type Moment, refuse } from './decision.ts';
import type { Desk } from './desk.ts';
import { LogAction } from './log.ts';
import { can } from './rights.ts';
import { firstReply, type MessageFacts, ordered, repliedAt, tally } from './tally.ts';
import type { Facts, Instant, Message, Thread, Ticket } from './thread.ts';
import { saveTicket } from './ticket.ts';
import type { MessageWish, TicketWish } from './wish.ts';

const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;

/** May the ticket be split? A merged one has no messages of its own. @returns a refusal, or nothing */
export const splittable = deciding(({ ticket }: Thread, about: string, desk: Desk, moment: Moment): object => {
  if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', about, `You may not change ticket ${ticket.id}`);
  if (ticket.base === TicketBaseStatus.Merged) refuse('invalid', about, `Ticket ${ticket.id} was merged into another`);
  return {};
});

/** The messages that shall move. @returns a refusal: none; one that is not the ticket's */
export const transferred = deciding(
  (ids: readonly number[], messages: readonly MessageFacts[]): { moving: MessageFacts[]; staying: MessageFacts[] } => {
    if (ids.length === 0) refuse('invalid', 'TransferMessageIds', 'There is no message to move');
    const wanted = new Set(ids);
    const moving = messages.filter(({ id }) => wanted.has(id));
    for (const { id } of moving) wanted.delete(id);
    const [foreign] = wanted;
    if (foreign !== undefined) refuse('unknown', 'TransferMessageIds', `Message ${foreign} was not found on the ticket`);
    return { moving, staying: messages.filter(({ id }) => !ids.includes(id)) };
  },
);

/**
 * What is wished of the new ticket: it is made now; where no person is named, it is about the same people and things as the one
 * that it comes from. Source: operations #73.
 * @param first the first of its messages
 */
export function wishOfSplit(wish: TicketWish, source: Thread, first: Pick<Message, 'author'> | undefined): TicketWish {
  const { ticket, otherPersonIds } = source;
  const { createdAt: _, ...said } = wish;
  const author = said.author ?? first?.author;
  const mine: TicketWish = { ...said, id: 0, origin: said.origin ?? ticket.origin, ...(author ? { author } : {}) };
  if (said.personId !== undefined) return mine;
  return {
    ...mine,
    personId: ticket.personId ?? 0,
    otherPersonIds: said.otherPersonIds ?? otherPersonIds,
    saleId: said.saleId ?? ticket.saleId ?? 0,
    projectId: said.projectId ?? ticket.projectId ?? 0,
    tags: said.tags ?? ticket.tags.map((id) => ({ id })),
    fromAddress: said.fromAddress ?? ticket.fromAddress,
  };
}

/** The mailbox that the source came by, for a new ticket that goes on with its customer. */
const mailboxOf = ({ filterId, displayFilter, filterAddress }: Ticket): Partial<Ticket> => ({ filterId, displayFilter, filterAddress });

const named = (action: string, id: number): NonNullable<Decision['because']> => ({
  action: LogAction.EditTicket,
  description: `${action} ticket ${id}`,
  details: { split: id },
});

/**
 * The new ticket, once its messages are on it.
 * @param isCopy did nobody name a person, so that it goes on with the source's?
 */
export const receives = deciding(
  (thread: Thread, source: Ticket, moving: readonly MessageFacts[], isCopy: boolean, desk: Desk): Decision => {
    const { ticket } = thread;
    const counted = tally(moving);
    const reply = firstReply(ticket, moving);
    return {
      thread: {
        ...thread,
        message: null,
        ticket: {
          ...ticket,
          ...(isCopy ? mailboxOf(source) : {}),
          ...counted,
          language: counted.language || (isCopy ? source.language : ''),
          ...(reply && ticket.repliedAt === null ? repliedAt(ticket, reply.createdAt, desk) : {}),
        },
      },
      ...plain,
      because: named('Split off from', source.id),
      kinds: ['TicketSplit'],
    };
  },
);

/** What becomes of the source's status. 0 leaves it; `activateAt` null says nothing. */
export interface SourceWish {
  statusId: number;
  activateAt: Instant | null;
}

/** The source, once messages have left it. Its first reply stays what it was. @param newId the new ticket */
export const gives = deciding(
  (
    thread: Thread,
    staying: readonly MessageFacts[],
    { statusId, activateAt }: SourceWish,
    newId: number,
    desk: Desk,
    facts: Facts,
    moment: Moment,
  ): Decision => {
    const wish: TicketWish = {
      id: thread.ticket.id,
      custom: [],
      ...(statusId > 0 ? { status: { id: statusId } } : {}),
      ...(activateAt === null ? {} : { activateAt }),
    };
    const saved = granted(saveTicket({ ...thread, message: null }, wish, desk, facts, moment));
    const ticket = { ...saved.thread.ticket, ...tally(staying) };
    return { ...saved, thread: { ...saved.thread, ticket }, because: named('Split: a part of it is', newId), kinds: ['TicketSplit'] };
  },
);

/** The second half of a message, where nobody said otherwise as the first: whose it is, when it came, who sees it. Source: operations #74. */
export function wishOfHalf(wish: MessageWish, source: Message, ticketId: number): MessageWish {
  return {
    ...wish,
    id: 0,
    ticketId,
    personId: wish.personId || (source.personId ?? 0),
    createdAt: wish.createdAt ?? source.createdAt,
    author: wish.author ?? source.author,
    level: wish.level ?? source.level,
    emailHeader: wish.emailHeader || source.emailHeader,
  };
}

/** The oldest of some messages. */
export const firstOf = (messages: readonly MessageFacts[]): MessageFacts | undefined => ordered(messages)[0];
