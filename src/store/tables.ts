/** Which member of a record is which column. A test holds this against the schema. */
import type { Message, Ticket } from '../domain/thread.ts';

export type ColumnType = 'int' | 'text' | 'bool' | 'instant' | 'ints' | 'json';
export type Column = readonly [column: string, type: ColumnType];

/** Table `ticket`. */
export const ticketColumns: Readonly<Record<Exclude<keyof Ticket, 'id'>, Column>> = {
  version: ['svar_version', 'int'],
  mergedInto: ['connect_id', 'int'],
  title: ['title', 'text'],
  createdAt: ['created_at', 'instant'],
  lastChanged: ['last_changed', 'instant'],
  activateAt: ['activate', 'instant'],
  closedAt: ['closed_at', 'instant'],
  createdBy: ['created_by', 'int'],
  author: ['author', 'text'],
  ownerId: ['owned_by', 'int'],
  categoryId: ['category', 'int'],
  originalCategoryId: ['orig_category', 'int'],
  level: ['slevel', 'int'],
  base: ['status', 'int'],
  statusId: ['ticket_status', 'int'],
  personId: ['cust_id', 'int'],
  companyId: ['contact_id', 'int'],
  priorityId: ['priority', 'int'],
  originalPriorityId: ['orig_priority', 'int'],
  alertLevel: ['alert_level', 'int'],
  alertTimeout: ['alert_timeout', 'instant'],
  alertStop: ['alert_stop', 'int'],
  readByOwner: ['read_by_owner', 'instant'],
  firstReadByOwner: ['first_read_by_owner', 'instant'],
  firstReadByUser: ['first_read_by_user', 'instant'],
  readByCustomer: ['read_by_customer', 'instant'],
  fromAddress: ['from_address', 'text'],
  filterId: ['filter_id', 'int'],
  displayFilter: ['display_filter', 'text'],
  filterAddress: ['filter_address', 'text'],
  repliedAt: ['replied_at', 'instant'],
  timeToReply: ['time_to_reply', 'int'],
  timeToClose: ['time_to_close', 'int'],
  realTimeToReply: ['real_time_to_reply', 'int'],
  realTimeToClose: ['real_time_to_close', 'int'],
  light: ['read_status', 'int'],
  hasAttachment: ['has_attachment', 'bool'],
  deadline: ['deadline', 'instant'],
  origin: ['origin', 'int'],
  timeSpentInternally: ['time_spent_internally', 'int'],
  timeSpentExternally: ['time_spent_externally', 'int'],
  timeSpentQueue: ['time_spent_queue', 'int'],
  realTimeSpentInternally: ['real_time_spent_internally', 'int'],
  realTimeSpentExternally: ['real_time_spent_externally', 'int'],
  realTimeSpentQueue: ['real_time_spent_queue', 'int'],
  timeSpentCalculated: ['time_spent_calculated', 'instant'],
  staySince: ['svar_stay_since', 'instant'],
  stayOffice: ['svar_stay_office', 'int'],
  nextWake: ['next_wake', 'instant'],
  timeSpent: ['time_spent', 'int'],
  replies: ['num_replies', 'int'],
  messages: ['num_messages', 'int'],
  tags: ['tags', 'ints'],
  language: ['language', 'text'],
  sentiment: ['sentiment', 'int'],
  sentimentConfidence: ['sentimentconfidence', 'int'],
  suggestedCategoryId: ['suggestedcategory_id', 'int'],
  originalHumanCategoryId: ['orighumancategory_id', 'int'],
  saleId: ['sale_id', 'int'],
  projectId: ['project_id', 'int'],
  typeId: ['ticket_type', 'int'],
  custom: ['extra', 'json'],
};

/** Table `ej_message`. Headers have a table of their own. */
export const messageColumns: Readonly<Record<Exclude<keyof Message, 'id' | 'headers'>, Column>> = {
  ticketId: ['ticket_id', 'int'],
  searchTitle: ['search_title', 'text'],
  createdAt: ['created_at', 'instant'],
  createdBy: ['created_by', 'int'],
  changedAt: ['changed_at', 'instant'],
  changedBy: ['changed_by', 'int'],
  type: ['type', 'int'],
  category: ['message_category', 'int'],
  author: ['author', 'text'],
  level: ['slevel', 'int'],
  messageId: ['message_id', 'text'],
  timeSpent: ['time_spent', 'int'],
  body: ['body', 'text'],
  htmlBody: ['html_body', 'text'],
  emailHeader: ['email_header', 'text'],
  debugInfo: ['debug_info', 'text'],
  mailSorter: ['mail_sorter', 'text'],
  personId: ['customer_id', 'int'],
  important: ['important', 'bool'],
  badge: ['badge', 'int'],
  language: ['language', 'text'],
  sentiment: ['sentiment', 'int'],
  sentimentConfidence: ['sentimentconfidence', 'int'],
  custom: ['extra', 'json'],
};

/**
 * Ids in a placeholder, for `= any(…)` in a prepared statement. Inside a select of its own the planner cannot look how many there
 * are, so that a plan for these few is not better than one for all calls and is not made anew each time, which costs more than the
 * query (decision 50).
 */
export const idsIn = (place: number): string => `(select $${place}::int[])::int[]`;

/** The same of texts. */
export const textsIn = (place: number): string => `(select $${place}::text[])::text[]`;

/** A value as PostgreSQL is given it. */
export function toColumn(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'instant') return new Date(value as number).toISOString();
  if (type === 'json') return JSON.stringify(value);
  return value;
}

/** A cast for placeholders whose type PostgreSQL cannot infer from where they stand. */
export const castOf: Record<ColumnType, string> = {
  int: 'int',
  text: 'text',
  bool: 'bool',
  instant: 'timestamptz',
  ints: 'int[]',
  json: 'jsonb',
};

/** Columns of a table as members of a record, `alias.title as "title"`; the driver gives instants as milliseconds. */
export function selectList(columns: Readonly<Record<string, Column>>, alias: string): string {
  return [`${alias}.id as "id"`, ...Object.entries(columns).map(([member, [column]]) => `${alias}.${column} as "${member}"`)].join(', ');
}

/** Records without values: a copy of one is quick to make and to read, where one that grows member by member is neither. */
const empty = new WeakMap<Readonly<Record<string, Column>>, Record<string, unknown>>();

/** The record out of a row that holds all its members. */
export function pick<T>(row: Readonly<Record<string, unknown>>, columns: Readonly<Record<string, Column>>): T {
  let blank = empty.get(columns);
  if (!blank) {
    blank = Object.fromEntries(['id', ...Object.keys(columns)].map((member) => [member, null]));
    empty.set(columns, blank);
  }
  const record = { ...blank };
  for (const member in blank) record[member] = row[member];
  return record as T;
}
