/** Tables of tickets and messages. Source: archives-and-lists §4.1, §4.2, column by column. */
import type { Column, ListName, RestrictionType, Table } from './column.ts';
import { column, contacts, everyTable, persons, projects, sales, users } from './people.ts';

const open = { open: true } as const;
const unsorted = { sortable: false } as const;
const listed = (name: string, sql: string, list: ListName, more: Omit<Column, 'name' | 'type' | 'sql' | 'list'> = {}): Column =>
  column(name, 'listAny', sql, { list, ...more });
const all = (type: RestrictionType, columns: Readonly<Record<string, string>>): Column[] =>
  Object.entries(columns).map(([name, sql]) => column(name, type, sql));
/** wire: spans are seconds in archives, whatever the unit of the column behind. */
const minutes = (columnName: string): string => `@.${columnName}::bigint * 60`;

/** Words of a ticket's texts are searched, not read. */
const content = (name: string): Column => column(name, 'string', 'null::text', { words: '@.id' });

export const statuses: Table = {
  name: 'ticket_status',
  columns: [
    column('ticketStatusId', 'int', '@.id', open),
    listed('name', '@.id', 'ticketticketstatus', open),
    listed('status', '@.status', 'ticketstatus', open),
    column('rank', 'int', '@.ts_rank', open),
    column('deleted', 'bool', '@.deleted', open),
    column('noEmailReopen', 'bool', '@.no_email_reopen', open),
  ],
  joins: {},
};

export const priorities: Table = {
  name: 'ticket_priority',
  columns: [
    column('ticketPriorityId', 'int', '@.id'),
    listed('name', '@.id', 'ticketpriority'),
    column('sortOrder', 'int', '@.sort_order'),
    column('deadline', 'int', '@.deadline'),
    column('deleted', 'bool', '@.status = 2'),
  ],
  joins: {},
};

export const tickets: Table = {
  name: 'ticket',
  custom: 'ticketFields',
  columns: [
    column('ticketId', 'int', '@.id', open),
    column('title', 'string', '@.title', open),
    column('author', 'string', '@.author'),
    ...all('datetime', { createdAt: '@.created_at' }),
    ...all('date', { createdDate: '@.created_at' }),
    ...all('datetime', {
      lastChanged: '@.last_changed',
      readByOwner: '@.read_by_owner',
      firstReadByOwner: '@.first_read_by_owner',
      firstReadByUser: '@.first_read_by_user',
      readByCustomer: '@.read_by_customer',
      repliedAt: '@.replied_at',
    }),
    column('closedAt', 'datetime', '@.closed_at', open),
    ...all('datetime', { activated: '@.activate', deadline: '@.deadline' }),
    listed('status', '@.status', 'ticketstatus', open),
    column('ticketStatusId', 'int', '@.ticket_status', open),
    listed('ticketStatusName', '@.ticket_status', 'ticketticketstatus', open),
    listed('ticketTypeName', '@.ticket_type', 'tickettype'),
    column('ticketTypeId', 'int', '@.ticket_type'),
    column('priorityId', 'int', '@.priority'),
    listed('priorityName', '@.priority', 'ticketpriority'),
    column('categoryId', 'int', '@.category'),
    column('categoryFullName', 'ejCategory', '@.category', { list: 'ejcategory' }),
    column('category', 'ejCategory', '@.category', { list: 'ejcategory' }),
    column('ownedBy', 'ejUser', '@.owned_by', { list: 'ejuser' }),
    column('createdBy', 'ejUser', '@.created_by', { list: 'ejuser' }),
    listed('origin', '@.origin', 'ticketorigin', open),
    listed('slevel', '@.slevel', 'ticketslevel'),
    listed('readStatus', '@.read_status', 'ticketread'),
    column('contactId', 'int', '@.contact_id', open),
    ...all('int', { personId: '@.cust_id', saleId: '@.sale_id', projectId: '@.project_id', connectId: '@.connect_id' }),
    column('tags', 'intArray', '@.tags', { list: 'tags', open: true }),
    ...all('int', { numberOfMessages: '@.num_messages', numberOfReplies: '@.num_replies', alertLevel: '@.alert_level' }),
    column('has_attachment', 'bool', '@.has_attachment'),
    ...all('timeSpan', {
      timeSpent: minutes('time_spent'),
      timeSpentQueue: '@.time_spent_queue::bigint',
      timeSpentInternally: '@.time_spent_internally::bigint',
      timeSpentExternally: '@.time_spent_externally::bigint',
      realTimeSpentQueue: '@.real_time_spent_queue::bigint',
      realTimeSpentInternally: '@.real_time_spent_internally::bigint',
      realTimeSpentExternally: '@.real_time_spent_externally::bigint',
      timeToReply: minutes('time_to_reply'),
      realTimeToReply: minutes('real_time_to_reply'),
      timeToClose: minutes('time_to_close'),
      realTimeToClose: minutes('real_time_to_close'),
    }),
    content('content'),
    listed('messageLanguage', "(select min(l.id) from cust_lang l where l.iso_code = nullif(@.language, ''))", 'customerlanguage', {
      ...open,
      ...unsorted,
      display: '@.language',
    }),
    listed('sentimentScore', '@.sentiment', 'sentiment', { ...open, ...unsorted }),
    column('sentimentConfidence', 'int', '@.sentimentconfidence', open),
    listed('suggestedCategory', '@.suggestedcategory_id', 'ejcategory', { ...open, ...unsorted }),
    column('createdByWorkflow', 'listAny', '@.created_by_workflow_id', unsorted),
    column('fromAddress', 'string', '@.from_address', open),
    ...everyTable,
  ],
  joins: {
    person: { table: () => persons, on: '#.person_id = @.cust_id' },
    contact: { table: () => contacts, on: '#.contact_id = @.contact_id' },
    sale: { table: () => sales, on: '#.sale_id = @.sale_id' },
    project: { table: () => projects, on: '#.project_id = @.project_id' },
    ownedby: { table: () => users, on: '#.id = @.owned_by' },
    createdby: { table: () => users, on: '#.id = @.created_by' },
    ticketstatus: { table: () => statuses, on: '#.id = @.ticket_status' },
    ticketpriority: { table: () => priorities, on: '#.id = @.priority' },
  },
};

export const messages: Table = {
  name: 'ej_message',
  custom: 'messageFields',
  columns: [
    column('ticketMessageId', 'int', '@.id'),
    column('ticketId', 'int', '@.ticket_id'),
    column('createdAt', 'datetime', '@.created_at'),
    column('author', 'string', '@.author'),
    column('searchTitle', 'string', '@.search_title'),
    column('header', 'string', '@.email_header'),
    column('messageId', 'string', '@.message_id'),
    listed('slevel', '@.slevel', 'ticketslevel'),
    column('important', 'bool', '@.important'),
    column('timeSpent', 'int', '@.time_spent'),
    column('body', 'string', '@.body', unsorted),
    column('htmlBody', 'string', '@.html_body', unsorted),
    column('debugInfo', 'string', '@.debug_info', unsorted),
    column('createdBy', 'ejUser', '@.created_by', { list: 'ejuser' }),
    column('changedAt', 'datetime', '@.changed_at'),
    column('personId', 'int', '@.customer_id'),
    column('type', 'int', '@.type'),
    column('numAttachments', 'int', '(select count(*) from ticket_attachment a where a.message_id = @.id)', unsorted),
    column('language', 'string', '@.language'),
    ...everyTable,
  ],
  joins: {
    ticket: { table: () => tickets, on: '#.id = @.ticket_id' },
    person: { table: () => persons, on: '#.person_id = @.customer_id' },
    createdby: { table: () => users, on: '#.id = @.created_by' },
  },
};
