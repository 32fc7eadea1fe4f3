/** Who has read a ticket, and what that does to its light and its chain. Source: save-semantics §5; operations #12–#16. */
import { TicketPriorityEscalateAction, TicketReadStatus } from '../vocabulary.ts';
import { type ChainEvent, chainAfter } from './chain.ts';
import { wakeOf, withConsequences } from './consequences.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import { type Desk, NOBODY } from './desk.ts';
import { LogAction } from './log.ts';
import { can } from './rights.ts';
import type { Thread, Ticket } from './thread.ts';

const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;
const isOwner = ({ ticket }: Thread, { by }: Moment): boolean => by.id > NOBODY && ticket.ownerId === by.id;

/** Read by its owner: green, with the stamps. */
const seen = (ticket: Ticket, { at }: Moment): Partial<Ticket> => ({
  light: TicketReadStatus.Green,
  readByOwner: at,
  firstReadByOwner: ticket.firstReadByOwner ?? at,
});

function read(thread: Thread, changes: Partial<Ticket>, checksChain: boolean, desk: Desk, moment: Moment): Decision {
  const { ticket } = withConsequences(thread.ticket, { ...thread.ticket, ...changes }, { read: checksChain }, desk, moment.at);
  return { thread: { ...thread, ticket, message: null }, ...plain, because: { action: LogAction.ReadByUser }, kinds: [], quiet: true };
}

/** The caller has opened a ticket: the first of all readers is noted, and its owner sees it green from now on. */
export const opened = (thread: Thread, desk: Desk, moment: Moment): Decision => {
  const firstReadByUser = thread.ticket.firstReadByUser ?? moment.at;
  const owns = isOwner(thread, moment);
  return read(thread, { firstReadByUser, ...(owns ? seen(thread.ticket, moment) : {}) }, owns, desk, moment);
};

/** The owner sets the light by hand; what anybody else asks changes nothing: null. */
export function lightSet(thread: Thread, light: TicketReadStatus, checksChain: boolean, desk: Desk, moment: Moment): Decision | null {
  if (!isOwner(thread, moment)) return null;
  const isGreen = light === TicketReadStatus.Green;
  const changes = isGreen
    ? { ...seen(thread.ticket, moment), firstReadByUser: thread.ticket.firstReadByUser ?? moment.at }
    : light
      ? { light }
      : {};
  return read(thread, changes, checksChain, desk, moment);
}

const EVENTS: Readonly<Record<TicketPriorityEscalateAction, ChainEvent>> = {
  [TicketPriorityEscalateAction.ActionRead]: 'read',
  [TicketPriorityEscalateAction.ActionChangedOwner]: 'owner',
  [TicketPriorityEscalateAction.ActionNewInfo]: 'newInfo',
  [TicketPriorityEscalateAction.ActionClosed]: 'closed',
  [TicketPriorityEscalateAction.ActionChangedPriority]: 'priority',
  [TicketPriorityEscalateAction.ActionNew]: 'created',
};

/** Tells the chain of a ticket that something has happened; nothing else changes. */
export const chainTold = deciding((thread: Thread, action: TicketPriorityEscalateAction, desk: Desk, moment: Moment): Decision => {
  const { ticket } = thread;
  if (!can(moment.by, 'edit', ticket, desk)) return refuse('forbidden', 'TicketId', `You may not change ticket ${ticket.id}`);
  const priority = desk.priorities.get(ticket.priorityId);
  const { alertLevel, alertTimeout, alertStop } = ticket;
  const chain = priority ? chainAfter({ alertLevel, alertTimeout, alertStop }, EVENTS[action], priority, desk.zone, moment.at) : {};
  const after = { ...ticket, ...chain };
  return { thread: { ...thread, ticket: { ...after, nextWake: wakeOf(after) }, message: null }, ...plain };
});
