/**
 * The log that people read: one action a change, one row for each member a person would ask about.
 * Source: save-semantics §2.2; numbers of ticket_log_action and ticket_log_change as documented.
 */
import { TicketBaseStatus } from '../vocabulary.ts';
import type { Because } from './decision.ts';
import type { Desk } from './desk.ts';
import { changedMessage, changedTicket } from './events.ts';
import { cut } from './text.ts';
import type { Message, Thread, Ticket } from './thread.ts';

export const LogAction = {
  /** Nothing is written down. */
  None: 0,
  TicketFromMail: 5,
  MessageFromMail: 6,
  AttachmentConnected: 7,
  TicketActivated: 8,
  TicketEscalated: 9,
  ConnectTwoTickets: 10,
  AddMessage: 18,
  NewTicket: 19,
  UserTakesOwnership: 20,
  ChangeStatus: 21,
  ChangeSecurityStatus: 22,
  ReadByUser: 28,
  BatchOperation: 29,
  BatchMarkAsRead: 30,
  BatchMarkAsUnread: 31,
  BatchCloseTicket: 32,
  EditTicket: 33,
  DeleteTicket: 34,
  JoinTickets: 35,
  EditMessage: 36,
  CloseTicketAfterForward: 37,
  OwnerDeleted: 41,
  TicketActivatedByBounce: 48,
  AutoCategorized: 49,
  MessageTicketFromMail: 10004,
  MessageMessageFromMail: 10005,
  MessageSendingReplyTemplate: 10007,
  MessageSendingSms: 10008,
  MessageAddMessage: 10012,
  MessageEditMessage: 10015,
  MessageForward: 10016,
  MessageMass: 10017,
  MessageBounced: 10022,
  MessageOutbox: 10023,
  MessageDelete: 10026,
  Relation: 20001,
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
  /** Words of a person or of the desk; at most 255 characters. */
  description?: string;
  /** More of it, as JSON. */
  details?: Readonly<Record<string, unknown>>;
  /** The message that an entry of a ticket is about. */
  messageId?: number;
  /** When it was due, where that is not the moment of the change. */
  at?: number;
}

/** Members of a ticket in the log; counters, read stamps and LastChanged are not what a person asks about. */
const ticketCodes: readonly (readonly [keyof Ticket, number])[] = [
  ['title', 2],
  ['closedAt', 6],
  ['author', 11],
  ['alertLevel', 13],
  ['alertTimeout', 14],
  ['mergedInto', 15],
  ['alertStop', 20],
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
/** Members that only an entry about reading tells of. */
const readingCodes: readonly (readonly [keyof Ticket, number])[] = [
  ['readByOwner', 4],
  ['light', 17],
  ['firstReadByUser', 27],
  ['firstReadByOwner', 34],
];
const ABOUT_READING: ReadonlySet<number> = new Set([LogAction.ReadByUser, LogAction.BatchMarkAsRead, LogAction.BatchMarkAsUnread]);
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
const dates = new Set<string>([
  'closedAt',
  'repliedAt',
  'activateAt',
  'deadline',
  'alertTimeout',
  'readByOwner',
  'firstReadByUser',
  'firstReadByOwner',
]);
/** What nobody wishes for: it follows from all else. */
const derived = [
  'lastChanged',
  'version',
  'nextWake',
  'staySince',
  'stayOffice',
  'timeSpentCalculated',
  'timeSpentInternally',
  'timeSpentExternally',
  'timeSpentQueue',
  'realTimeSpentInternally',
  'realTimeSpentExternally',
  'realTimeSpentQueue',
  'alertLevel',
  'alertTimeout',
  'alertStop',
] as const;
/** What a change of status brings along by itself. */
const followsStatus = new Set<string>([...derived, 'statusId', 'base', 'closedAt', 'activateAt', 'timeToClose', 'realTimeToClose']);
const followsLevel = new Set<string>([...derived, 'level']);

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

function ticketChanges(before: Ticket, after: Ticket, desk: Desk, action: number | undefined): LogChange[] {
  const changed = new Set<keyof Ticket>(changedTicket(before, after));
  const codes = ABOUT_READING.has(action ?? 0) ? [...ticketCodes, ...readingCodes] : ticketCodes;
  const rows = codes
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
  // the suggestion was taken. Source: ai-fields §4 "Applying"
  const suggested = before.ticket.suggestedCategoryId;
  if (suggested !== null && changed.includes('categoryId') && after.ticket.categoryId === suggested) return LogAction.AutoCategorized;
  if (changed.includes('ownerId') && after.ticket.ownerId === byId) return LogAction.UserTakesOwnership;
  if (changed.includes('base') && after.ticket.base === TicketBaseStatus.Deleted) return LogAction.DeleteTicket;
  if (changed.includes('statusId') && only(followsStatus)) return LogAction.ChangeStatus;
  if (changed.includes('level') && only(followsLevel)) return LogAction.ChangeSecurityStatus;
  return LogAction.EditTicket;
}

/**
 * The log of a change. `before` is null for a new ticket.
 * @param because what it is called and why, where that cannot be found by comparing
 */
export function logOf(before: Thread | null, after: Thread, byId: number, desk: Desk, because?: Because): LogEntry[] {
  if (because?.action === LogAction.None) return [];
  const { description, details, messageId, at } = because ?? {};
  const words = {
    ...(description === undefined ? {} : { description: cut(description, 255) }),
    ...(details === undefined ? {} : { details }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(at === undefined ? {} : { at }),
  };
  if (before === null) {
    const made: LogEntry = { action: because?.action ?? LogAction.NewTicket, about: 'ticket', changes: [], ...words };
    return after.message === null
      ? [made]
      : [made, { action: because?.messageAction ?? LogAction.MessageAddMessage, about: 'message', changes: [] }];
  }
  const changes = [...ticketChanges(before.ticket, after.ticket, desk, because?.action), ...(because?.changes ?? [])];
  const entry = (action: number): LogEntry => ({ action, about: after.message === null ? 'ticket' : 'message', changes, ...words });
  if (after.message === null) return [entry(because?.action ?? ticketAction(before, after, byId))];
  const isNew = before.message === null;
  const ofMessage = because?.messageAction ?? (isNew ? LogAction.MessageAddMessage : LogAction.MessageEditMessage);
  const own = isNew ? [] : messageChanges(before.message!, after.message, desk);
  return [
    entry(because?.action ?? (isNew ? LogAction.AddMessage : LogAction.EditMessage)),
    ...(ofMessage === 0 ? [] : [{ action: ofMessage, about: 'message' as const, changes: own }]),
  ];
}
