/** The rows of what was told, table by table, in the order in which they may be written. */
import type { Message, Ticket } from '../src/domain/thread.ts';
import type { SqlValue, TableRows } from '../src/store/base-data/rows.ts';
import { type Column, messageColumns, ticketColumns, toColumn } from '../src/store/tables.ts';
import { BadgeType, TicketBaseStatus, TicketOrigin } from '../src/vocabulary.ts';
import { mailbox } from './letters.ts';
import type { Course } from './replay.ts';
import { agentIds } from './story.ts';

const instant = (value: number): Date => new Date(value);

/** One row a record, its columns as the store maps them. */
function rowsOf<T extends { id: number }>(table: string, columns: Readonly<Record<string, Column>>, records: readonly T[]): TableRows {
  const members = Object.entries(columns);
  return {
    table,
    columns: ['id', ...members.map(([, [column]]) => column)],
    rows: records.map((record) => [
      record.id,
      ...members.map(([member, [, type]]) => toColumn(Reflect.get(record, member), type) as SqlValue),
    ]),
  };
}

/** A ticket as the clock goes on with it: when it has to look again, and since when the ticket stands as it stands. */
const atPresent = ({ ticket, stays }: Course): Ticket => ({
  ...ticket,
  filterAddress: ticket.origin === TicketOrigin.Email ? mailbox : '',
  nextWake: ticket.base === TicketBaseStatus.Active ? ticket.alertTimeout : ticket.activateAt,
  staySince: stays.at(-1)?.to ?? ticket.createdAt,
});

function ticketTables(courses: readonly Course[]): TableRows[] {
  return [
    rowsOf('ticket', ticketColumns, courses.map(atPresent)),
    {
      table: 'ticket_customers',
      columns: ['ticket_id', 'customer_id', 'rank'],
      rows: courses.flatMap(({ ticket, others }) => [
        ...(ticket.personId === null ? [] : [[ticket.id, ticket.personId, 0]]),
        ...others.map((person, index) => [ticket.id, person, index + 1]),
      ]),
    },
    {
      table: 'hotlist',
      columns: ['user_id', 'ticket_id'],
      rows: courses.flatMap(({ story, ticket }) => (story.favouriteOf ?? []).map((agent) => [agentIds[agent], ticket.id])),
    },
    {
      table: 'ticket_status_history',
      columns: ['ticket_id', 'ticket_status', 'timespan', 'real_timespan', 'from_datetime', 'to_datetime'],
      rows: courses.flatMap(({ ticket, stays }) =>
        stays.map((stay) => [ticket.id, stay.statusId, stay.seconds, stay.realSeconds, instant(stay.from), instant(stay.to)]),
      ),
    },
  ];
}

function messageTables(messages: readonly Message[]): TableRows[] {
  return [
    rowsOf('ej_message', messageColumns, messages),
    {
      table: 'message_header',
      columns: ['message_id', 'name', 'value', 'std_item', 'std_item_col'],
      rows: messages.flatMap(({ id, headers }) =>
        headers.map(({ name, value, stdItem, stdItemCol }) => [id, name, value, stdItem, stdItemCol]),
      ),
    },
    {
      table: 'message_customers', // whoever got a letter without being a person of the ticket
      columns: ['message_id', 'email'],
      rows: messages.flatMap(({ id, badge, headers }) => (badge === BadgeType.Forward ? headers.map(({ value }) => [id, value]) : [])),
    },
  ];
}

function logTables(courses: readonly Course[]): TableRows[] {
  const log = courses
    .flatMap(({ ticket, log: rows }) => rows.map((row) => ({ ...row, ticketId: ticket.id })))
    .sort((a, b) => a.at - b.at)
    .map((row, index) => ({ ...row, id: index + 1, messageId: row.entry.about === 'message' ? (row.message?.id ?? null) : null }));
  return [
    {
      table: 'ticket_log_action',
      columns: ['id', 'ticket_id', 'message_id', 'user_id', 'log_when', 'log_action'],
      rows: log.map(({ id, ticketId, messageId, userId, at, entry }) => [id, ticketId, messageId, userId, instant(at), entry.action]),
    },
    {
      table: 'ticket_log_change',
      columns: ['ticket_id', 'message_id', 'action_id', 'extra_field_id', 'log_change', 'from_value', 'to_value'],
      rows: log.flatMap(({ id, ticketId, messageId, entry }) =>
        entry.changes.map(({ change, from, to, extraFieldId }) => [ticketId, messageId, id, extraFieldId, change, from, to]),
      ),
    },
  ];
}

/** All rows of these tickets. Messages are numbered as they were written, across all tickets. */
export function courseTables(courses: readonly Course[]): TableRows[] {
  const messages = courses.flatMap((course) => course.messages).sort((a, b) => a.createdAt - b.createdAt || a.ticketId - b.ticketId);
  for (const [index, message] of messages.entries()) message.id = index + 1;
  return [...ticketTables(courses), ...messageTables(messages), ...logTables(courses)];
}
