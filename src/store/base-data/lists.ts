import type { SqlValue, TableRows } from './rows.ts';

export const statuses: TableRows = {
  table: 'ticket_status',
  columns: ['id', 'name', 'status', 'ts_rank', 'time_counter', 'no_email_reopen'],
  rows: [
    [1, 'Open', 1, 1, 1, false],
    [6, 'In queue', 1, 2, 3, false],
    [3, 'Postponed', 3, 3, 2, false],
    [2, 'Closed', 2, 4, 0, false],
    [4, 'Deleted', 4, 5, 0, true],
    [5, 'Linked', 5, 6, 0, false],
    [7, 'Spam', 6, 7, 0, true],
  ],
};

const [none, stop, restart] = [-1, 0, 2];

/** Columns of the official week, one start and one stop a day. */
export const weekColumns: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap((day) => [
  `${day}_start`,
  `${day}_stop`,
]);

/** The same window from Monday to Friday, the weekend closed, in the order of {@link weekColumns}. */
export function workdays(start: string, stop: string): SqlValue[] {
  return [...Array.from({ length: 5 }, () => [start, stop]).flat(), null, null, null, null];
}

/** What an event does to the escalation chain, in the order of the columns below. */
export const escalationColumns: readonly string[] = [
  'ticket_new',
  'ticket_read',
  'changed_owner',
  'ticket_newinfo',
  'ticket_closed',
  'ticket_changed_priority',
];
const escalation: readonly SqlValue[] = [restart, none, none, none, stop, restart];

export const priorities: TableRows = {
  table: 'ticket_priority',
  columns: ['id', 'name', 'sort_order', 'status', 'flags', 'deadline', ...weekColumns, ...escalationColumns],
  rows: [
    [1, 'Low', 1, 1, 5, 1440, ...workdays('09:00', '17:00'), ...escalation],
    [2, 'Medium', 2, 1, 7, 480, ...workdays('09:00', '17:00'), ...escalation],
    [3, 'High', 3, 1, 4, 120, ...workdays('09:00', '17:00'), ...escalation],
  ],
};

export const types: TableRows = {
  table: 'ticket_type',
  columns: ['ticket_type_id', 'name', 'rank', 'icon', 'is_external', 'is_default'],
  rows: [[1, 'Request', 1, 'ticket', true, true]],
};

export const categories: TableRows = {
  table: 'ej_category',
  columns: ['id', 'name', 'fullname', 'external_name', 'flags', 'delegate_method', 'category_master', 'assignment_lag'],
  rows: [
    [1, 'Support', 'Support', 'Support', 8, 1, 2, -1],
    [2, 'Administration', 'Administration', '', 9, 4, 2, -1],
    [3, 'Sales', 'Sales', 'Sales', 8, 4, 2, -1],
  ],
};

export const memberships: TableRows = {
  table: 'category_membership',
  columns: ['id', 'category_id', 'user_id', 'weight'],
  rows: [
    [1, 1, 2, 1],
    [2, 2, 2, 1],
    [3, 3, 2, 1],
  ],
};

export const customerLanguages: TableRows = {
  table: 'cust_lang',
  columns: ['id', 'name', 'lang_code', 'iso_code', 'is_default'],
  rows: [[1, 'English', 'en', 'en', true]],
};
