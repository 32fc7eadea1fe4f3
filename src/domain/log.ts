/**
 * The log that people read: one action a change, one row for each member a person would ask about.
 * Source: save-semantics §2.2; numbers of ticket_log_action and ticket_log_change as documented.
 */
import { TicketBaseStatus } from '../vocabulary.ts';
import type { Desk } from './desk.ts';
import { changedMessage, changedTicket } from './events.ts';
import { cut } from './text.ts';
import type { Message, Thread, Ticket } from './thread.ts';

export const LogAction = {
  AddMessage: 18,
  NewTicket: 19,
  UserTakesOwnership: 20,
  ChangeStatus: 21,
  ChangeSecurityStatus: 22,
  EditTicket: 33,
  DeleteTicket: 34,
  EditMessage: 36,
  MessageAddMessage: 10012,
  MessageEditMessage: 10015,
} as const;

export interface LogChange {
  change: number;
  from: string;
  to: string;
  extraFieldId: number | null;
}
export interface LogEntry {
  action: number;
  about: 'ticket' | 'message';
  changes: readonly LogChange[];
}

/** Members of a ticket in the log; counters, read stamps and LastChanged are not what a person asks about. */
const ticketCodes: readonly (readonly [keyof Ticket, number])[] = [
  ['title', 2],
  ['closedAt', 6],
  ['author', 11],
  ['mergedInto', 15],
  ['repliedAt', 21],
  ['level', 22],
  ['categoryId', 23],
  ['priorityId', 24],
  ['personId', 25],
  ['base', 26],
  ['activateAt', 28],
  ['ownerId', 29],
  ['statusId', 35],
  ['deadline', 36],
  ['tags', 46],
  ['saleId', 47],
  ['projectId', 48],
  ['typeId', 49],
];
const EXTRA_FIELD = 33;
const MESSAGE_EXTRA_FIELD = 10012;
/** Bodies are noted as changed, never quoted. */
const messageCodes: readonly (readonly [keyof Message, number, 'quoted' | 'noted'])[] = [
  ['author', 10004, 'quoted'],
  ['level', 10005, 'quoted'],
  ['type', 10006, 'quoted'],
  ['messageId', 10007, 'quoted'],
  ['timeSpent', 10008, 'quoted'],
  ['body', 10009, 'noted'],
  ['htmlBody', 10010, 'noted'],
  ['personId', 10015, 'quoted'],
];
const dates = new Set<string>(['closedAt', 'repliedAt', 'activateAt', 'deadline']);
/** What a change of status brings along by itself. */
const followsStatus = new Set<string>([
  'statusId',
  'base',
  'closedAt',
  'activateAt',
  'timeToClose',
  'realTimeToClose',
  'lastChanged',
  'version',
]);
const followsLevel = new Set<string>(['level', 'lastChanged', 'version']);

function spell(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (dates.has(name) && typeof value === 'number') return new Date(value).toISOString();
  return cut(Array.isArray(value) ? value.join(',') : String(value), 255);
}

function customChanges(before: Ticket['custom'], after: Ticket['custom'], fields: Desk['ticketFields'], change: number): LogChange[] {
  return [...fields.values()]
    .filter((field) => (before[field.name] ?? null) !== (after[field.name] ?? null))
    .map((field) => ({ change, from: spell('', before[field.name]), to: spell('', after[field.name]), extraFieldId: field.id }));
}

function ticketChanges(before: Ticket, after: Ticket, desk: Desk): LogChange[] {
  const changed = new Set<keyof Ticket>(changedTicket(before, after));
  const rows = ticketCodes
    .filter(([name]) => changed.has(name))
    .map(([name, change]) => ({ change, from: spell(name, before[name]), to: spell(name, after[name]), extraFieldId: null }));
  return [...rows, ...customChanges(before.custom, after.custom, desk.ticketFields, EXTRA_FIELD)];
}

function messageChanges(before: Message, after: Message, desk: Desk): LogChange[] {
  const changed = new Set<keyof Message>(changedMessage(before, after));
  const rows = messageCodes
    .filter(([name]) => changed.has(name))
    .map(([name, change, how]) => ({
      change,
      from: how === 'quoted' ? spell(name, before[name]) : '',
      to: how === 'quoted' ? spell(name, after[name]) : '',
      extraFieldId: null,
    }));
  return [...rows, ...customChanges(before.custom, after.custom, desk.messageFields, MESSAGE_EXTRA_FIELD)];
}

function ticketAction(before: Thread, after: Thread, byId: number): number {
  const changed = changedTicket(before.ticket, after.ticket);
  const only = (allowed: ReadonlySet<string>): boolean =>
    before.otherPersonIds.join() === after.otherPersonIds.join() && changed.every((name) => allowed.has(name));
  if (changed.includes('ownerId') && after.ticket.ownerId === byId) return LogAction.UserTakesOwnership;
  if (changed.includes('base') && after.ticket.base === TicketBaseStatus.Deleted) return LogAction.DeleteTicket;
  if (changed.includes('statusId') && only(followsStatus)) return LogAction.ChangeStatus;
  if (changed.includes('level') && only(followsLevel)) return LogAction.ChangeSecurityStatus;
  return LogAction.EditTicket;
}

/** The log of a change. `before` is null for a new ticket. */
export function logOf(before: Thread | null, after: Thread, byId: number, desk: Desk): LogEntry[] {
  if (before === null) return [{ action: LogAction.NewTicket, about: 'ticket', changes: [] }];
  const changes = ticketChanges(before.ticket, after.ticket, desk);
  if (after.message === null) return [{ action: ticketAction(before, after, byId), about: 'ticket', changes }];
  if (before.message === null) {
    return [
      { action: LogAction.AddMessage, about: 'message', changes },
      { action: LogAction.MessageAddMessage, about: 'message', changes: [] },
    ];
  }
  return [
    { action: LogAction.EditMessage, about: 'message', changes },
    { action: LogAction.MessageEditMessage, about: 'message', changes: messageChanges(before.message, after.message, desk) },
  ];
}
