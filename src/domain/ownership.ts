/** Taking tickets: accepting them, and the next one of the queue. Source: operations §2; sla-and-time §6; save-semantics §3.3. */
import { TicketBaseStatus } from '../vocabulary.ts';
import { withConsequences } from './consequences.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import { type Desk, NOBODY } from './desk.ts';
import { tellOfOwner } from './notices.ts';
import { can, isMember, mayEnter, RIGHTS, reach } from './rights.ts';
import type { Thread, Ticket } from './thread.ts';
import { turnedTo } from './ticket.ts';

const { Active, Postponed } = TicketBaseStatus;

/** A taken ticket gets the status that the desk has for that, unless it is closed already. */
function statusWhenTaken(ticket: Ticket, desk: Desk): Pick<Ticket, 'statusId' | 'base' | 'activateAt'> {
  const { statusId, base, activateAt } = ticket;
  const status = desk.statuses.get(desk.settings.takeOverStatusId ?? 0);
  const isMoved =
    status !== undefined && !status.deleted && (base === Active || base === Postponed) && status.base !== TicketBaseStatus.Merged;
  if (!isMoved) return { statusId, base, activateAt };
  return { statusId: status.id, base: status.base, activateAt: status.base === Postponed ? activateAt : null };
}

/** The ticket, owned by the caller, with its old owner told. */
function taken(thread: Thread, desk: Desk, hotlist: readonly number[], moment: Moment): Decision {
  const { ticket } = thread;
  const isOwn = ticket.ownerId === moment.by.id;
  const owned = isOwn
    ? {}
    : { ownerId: moment.by.id, ...turnedTo(moment.by.id, moment), firstReadByUser: ticket.firstReadByUser ?? moment.at };
  const wished = { ...ticket, ...owned, ...statusWhenTaken(ticket, desk) };
  const { ticket: after, stays } = withConsequences(ticket, wished, { ownerByHand: true }, desk, moment.at);
  const told = isOwn ? {} : tellOfOwner(ticket, hotlist, { ticket: after, desk, at: moment.at, byId: moment.by.id });
  return {
    thread: { ...thread, ticket: after, message: null },
    newTags: [],
    delegatedBy: null,
    remembersCategory: false,
    effects: { ...told, stays },
  };
}

/**
 * Makes the caller the owner. Tickets in the bin and merged ones are passed over: null.
 * @param hotlist users who have it among their favourites
 */
export const acceptTicket = deciding(
  (thread: Thread, desk: Desk, hotlist: readonly number[], moment: Moment): { decision: Decision | null } => {
    const { ticket } = thread;
    if (!can(moment.by, 'edit', ticket, desk)) return refuse('forbidden', 'TicketIds', `You may not take ticket ${ticket.id}`);
    const isThere = ticket.base === Active || ticket.base === Postponed || ticket.base === TicketBaseStatus.Closed;
    return { decision: isThere ? taken(thread, desk, hotlist, moment) : null };
  },
);

/** Where the next ticket may come from: statuses of the queue, and the caller's own categories that he may work in. */
export const queueOf = deciding((desk: Desk, moment: Moment): { statusIds: readonly number[]; categoryIds: readonly number[] } => {
  const { by } = moment;
  if (by.id <= NOBODY) return refuse('forbidden', 'GetNextInQueue', 'Only a user of the service desk takes tickets');
  const reached = reach(by, 'edit', desk);
  const categories = [...desk.categories.values()].filter(
    (category) =>
      isMember(by, category) &&
      mayEnter(by, category) &&
      (reached.everything || by.rights.has(RIGHTS.edit.all) || reached.categoryIds.includes(category.id)),
  );
  return { statusIds: [...desk.settings.queueStatusIds], categoryIds: categories.map(({ id }) => id) };
});

/** Takes the ticket that the queue has chosen. */
export const takeNext = (thread: Thread, desk: Desk, moment: Moment): Decision => taken(thread, desk, [], moment);
