/**
 * Into the bin, into spam, and back: changes of status with rights of their own. Also the light of many tickets at once.
 * Function rights are asked of the command; what a single ticket does not allow passes it over.
 * Source: operations §7, #14; save-semantics §4.2, §5; people-and-rights §2; errors §5.
 */
import { TicketBaseStatus, TicketReadStatus } from '../vocabulary.ts';
import { withConsequences } from './consequences.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import { type Agent, type Desk, defaultStatusOf } from './desk.ts';
import { LogAction } from './log.ts';
import { can, isAdmin, mayBin, RIGHTS } from './rights.ts';
import type { Thread, Ticket } from './thread.ts';

const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;
const { Active, Deleted, Merged, Spam } = TicketBaseStatus;

/** What one command does to many tickets. */
export interface Bulk {
  /** Refuses the whole command. @throws Refusal, see `deciding` */
  allow(agent: Agent, desk: Desk): void;
  /** What becomes of a ticket; null where it does not allow it, or nothing changes. */
  rule(thread: Thread, desk: Desk, moment: Moment): Decision | null;
  /** Is a ticket as the command leaves it? */
  stands(ticket: Ticket): boolean;
  /** Nobody is to look at it: all pop-ups of the tickets go. */
  silences?: true;
}

/** The ticket in the status that stands for a base status. What it waited for is over. */
function moved(thread: Thread, base: TicketBaseStatus, desk: Desk, moment: Moment, more: Partial<Ticket> = {}): Decision {
  const status = defaultStatusOf(desk, base);
  const wished = { ...thread.ticket, statusId: status.id, base: status.base, activateAt: null, ...more };
  const { ticket, stays } = withConsequences(thread.ticket, wished, {}, desk, moment.at);
  return { thread: { ...thread, ticket, message: null }, ...plain, effects: { stays } };
}

const has = (agent: Agent, right: string): boolean => agent.id > 0 && (isAdmin(agent) || agent.rights.has(right));
const isBinned = ({ base }: Ticket): boolean => base === Deleted || base === Spam;
const stands = (base: TicketBaseStatus) => (ticket: Ticket) => ticket.base === base;

/** Refuses a status that the desk does not have. */
function needStatus(desk: Desk, base: TicketBaseStatus, name: string): void {
  if (![...desk.statuses.values()].some((status) => status.base === base))
    refuse('invalid', 'TicketIds', `The desk has no status for ${name}`);
}

/** Into the bin. A merged ticket is as good as gone already: decision 0016. */
export const deleting: Bulk = {
  allow(agent, desk) {
    if (!has(agent, RIGHTS.serviceAdmin)) refuse('forbidden', 'TicketIds', 'Deleting tickets is for who administers the service');
    needStatus(desk, Deleted, 'deleted tickets');
  },
  rule: (thread, desk, moment) =>
    mayBin(moment.by, thread.ticket, desk) && thread.ticket.base !== Deleted && thread.ticket.base !== Merged
      ? moved(thread, Deleted, desk, moment)
      : null,
  stands: stands(Deleted),
};

/** Into spam: a right of its own, for tickets that the caller may read. */
export const marking: Bulk = {
  allow(agent, desk) {
    if (!has(agent, RIGHTS.spam)) refuse('forbidden', 'TicketIds', 'You may not mark tickets as spam');
    needStatus(desk, Spam, 'spam');
  },
  rule: (thread, desk, moment) =>
    can(moment.by, 'read', thread.ticket, desk) && thread.ticket.base !== Spam && thread.ticket.base !== Merged
      ? moved(thread, Spam, desk, moment)
      : null,
  stands: stands(Spam),
  silences: true,
};

/** Out of the bin or spam: open, with its owner, and not closed any more. */
export const restoring: Bulk = {
  allow(agent) {
    if (!has(agent, RIGHTS.edit.all)) refuse('forbidden', 'TicketIds', 'Restoring tickets is for who edits all of them');
  },
  rule: (thread, desk, moment) =>
    isBinned(thread.ticket) && can(moment.by, 'edit', thread.ticket, desk)
      ? moved(thread, Active, desk, moment, { closedAt: null, timeToClose: 0, realTimeToClose: 0 })
      : null,
  stands: stands(Active),
};

/** The light of tickets, whoever owns them. Nobody has read them: no stamp moves but the light. Unknown (0) is no light. */
export const lighting = (light: TicketReadStatus): Bulk => ({
  allow() {
    if (light === TicketReadStatus.Unknown) refuse('invalid', 'NewStatus', 'NewStatus must be Green, Yellow or Red');
  },
  rule(thread, desk, moment) {
    if (thread.ticket.light === light || !can(moment.by, 'edit', thread.ticket, desk)) return null;
    const action = light === TicketReadStatus.Green ? LogAction.BatchMarkAsRead : LogAction.BatchMarkAsUnread;
    return { thread: { ...thread, ticket: { ...thread.ticket, light }, message: null }, ...plain, because: { action }, quiet: true };
  },
  stands: (ticket) => ticket.light === light,
});

/** Puts one ticket into the bin; what stands there already stays. Source: operations #10. */
export const deleteTicket = deciding((thread: Thread, desk: Desk, moment: Moment): Decision => {
  const { ticket } = thread;
  if (!mayBin(moment.by, ticket, desk)) refuse('forbidden', 'TicketEntity', `You may not delete ticket ${ticket.id}`);
  if (ticket.base === Merged) refuse('invalid', 'Status', 'A merged ticket keeps its status');
  return ticket.base === Deleted ? { thread: { ...thread, message: null }, ...plain } : moved(thread, Deleted, desk, moment);
});
