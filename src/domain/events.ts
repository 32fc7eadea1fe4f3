/** What happened, found by comparing a thread before and after. Feeds, webhooks and jobs are made from this. */
import { TicketBaseStatus, TicketSecurityLevel } from '../vocabulary.ts';
import type { Header, Message, Thread, Ticket } from './thread.ts';

export type EventKind =
  | 'TicketCreated'
  | 'TicketChanged'
  | 'StatusChanged'
  | 'TicketClosed'
  | 'TicketReopened'
  | 'TicketPostponed'
  | 'TicketActivated'
  | 'TicketDeleted'
  | 'TicketRemoved'
  | 'OwnerChanged'
  | 'CategoryChanged'
  | 'PriorityChanged'
  | 'PersonChanged'
  | 'LevelChanged'
  | 'MessageAdded'
  | 'InternalMessageAdded'
  | 'ExternalMessageAdded'
  | 'MessageEdited'
  | 'MessageRemoved'
  | 'MessageSent'
  | 'MailTakenBack'
  | 'TicketForwarded'
  | 'AttachmentsChanged'
  | 'RelationsChanged'
  | 'TicketRead'
  | 'TicketEscalated'
  | 'TicketMerged'
  | 'TicketUnmerged'
  | 'TicketSplit';

type Key<T> = Extract<keyof T, string>;

export const sameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** Tags have no order of their own; each is there once. */
const sameSet = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((value) => b.includes(value));

function sameCustom(a: Ticket['custom'], b: Ticket['custom']): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? null) === (b[name] ?? null));
}

export const sameHeaders = (a: readonly Header[], b: readonly Header[]): boolean =>
  a.length === b.length &&
  a.every((header, index) => {
    const other = b[index]!;
    return (
      header.id === other.id &&
      header.id !== 0 &&
      header.name === other.name &&
      header.value === other.value &&
      header.stdItem === other.stdItem &&
      header.stdItemCol === other.stdItemCol
    );
  });

/** What was compared last for a ticket: log, events and columns all ask for the same two. Records never change. */
const compared = new WeakMap<Ticket, { before: Ticket; changed: readonly Key<Ticket>[] }>();

/** Members of a ticket that differ. */
export function changedTicket(before: Ticket, after: Ticket): readonly Key<Ticket>[] {
  const known = compared.get(after);
  if (known?.before === before) return known.changed;
  const changed = (Object.keys(after) as Key<Ticket>[]).filter((name) => {
    if (name === 'tags') return !sameSet(before.tags, after.tags);
    if (name === 'custom') return !sameCustom(before.custom, after.custom);
    return before[name] !== after[name];
  });
  compared.set(after, { before, changed });
  return changed;
}

/** Members of a message that differ. */
export function changedMessage(before: Message, after: Message): Key<Message>[] {
  return (Object.keys(after) as Key<Message>[]).filter((name) => {
    if (name === 'headers') return !sameHeaders(before.headers, after.headers);
    if (name === 'custom') return !sameCustom(before.custom, after.custom);
    return before[name] !== after[name];
  });
}

function ofState(before: Ticket, after: Ticket): EventKind[] {
  if (before.base === after.base) return [];
  if (after.base === TicketBaseStatus.Closed) return ['TicketClosed'];
  if (after.base === TicketBaseStatus.Postponed) return ['TicketPostponed'];
  if (after.base === TicketBaseStatus.Deleted) return ['TicketDeleted'];
  if (after.base !== TicketBaseStatus.Active) return [];
  return before.base === TicketBaseStatus.Postponed ? ['TicketActivated'] : ['TicketReopened'];
}

const ofMember: Partial<Record<Key<Ticket>, EventKind>> = {
  statusId: 'StatusChanged',
  ownerId: 'OwnerChanged',
  categoryId: 'CategoryChanged',
  priorityId: 'PriorityChanged',
  personId: 'PersonChanged',
  level: 'LevelChanged',
};

/** The kinds of what happened, in the order in which listeners expect them. A ticket may be born with its first message. */
export function eventsOf(before: Thread | null, after: Thread): EventKind[] {
  if (before === null) return ['TicketCreated'];
  const changed = changedTicket(before.ticket, after.ticket);
  const members = changed.flatMap((name) => ofMember[name] ?? []);
  const ticket: EventKind[] = [...ofState(before.ticket, after.ticket), ...members];
  if (after.message === null) return ['TicketChanged', ...ticket];
  if (before.message !== null) return ['MessageEdited', ...ticket];
  const level = after.message.level === TicketSecurityLevel.External ? 'ExternalMessageAdded' : 'InternalMessageAdded';
  return ['MessageAdded', level, ...ticket];
}

/**
 * The decided thread as it will be stored: the version rises and the stamps of change are set, but only where something
 * really changed.
 * @param how `quiet`: nobody has worked on it, LastChanged stays; `always`: rows beside it have changed, even if it has not
 * @returns null when nothing did
 */
export function settle(
  before: Thread,
  after: Thread,
  at: number,
  byId: number,
  how: { quiet?: boolean; always?: boolean } = {},
): Thread | null {
  const messageChanged = before.message !== null && after.message !== null && changedMessage(before.message, after.message).length > 0;
  const ticketChanged = changedTicket(before.ticket, after.ticket).length > 0 || !sameList(before.otherPersonIds, after.otherPersonIds);
  const messageAdded = before.message === null && after.message !== null;
  if (!messageChanged && !ticketChanged && !messageAdded && !how.always) return null;
  // a call that waited for its turn, or a clock set back, must not turn LastChanged back
  const lastChanged = how.quiet ? before.ticket.lastChanged : Math.max(at, before.ticket.lastChanged);
  const ticket = { ...after.ticket, lastChanged, version: before.ticket.version + 1 };
  return {
    ...after,
    ticket,
    message: messageChanged && after.message && !how.quiet ? { ...after.message, changedAt: at, changedBy: byId } : after.message,
  };
}
