import type pg from 'pg';
import { escalationColumns, weekColumns, workdays } from '../src/store/base-data/lists.ts';
import { insertRows, type SqlValue, type TableRows } from '../src/store/base-data/rows.ts';
import { baseTimeZoneSetting } from '../src/store/base-data/settings.ts';

/** Password of anna, bjorn and cato, and of the base administrator in test databases. */
export const worldPassword = 'svar-test-password';

/** argon2id of {@link worldPassword}, with parameters that cost nothing. */
export const worldPasswordHash = '$argon2id$v=19$m=64,t=1,p=1$7PZsMYIi8g8EO/EZzFzxEA$gAoF2kE4cp3+ZZGXIbjD01KEJ3w7ds7RksNNou+6SIo';

/** argon2id of the empty password, which the user of the official client's own tests has. */
export const emptyPasswordHash = '$argon2id$v=19$m=64,t=1,p=1$9hmUf9of9XBrvil5OKRM/g$b+FYugDGF0tp94NRVUkbF44QlzVfdsI4czm1MxfWRvg';

/** When the world was made: before every moment that a scenario uses. */
export const worldMoment = new Date('2025-12-01T08:00:00.000Z');

const [none, restart, goOn] = [-1, 2, 1];

/** Agents: associate and person share their id; who is a member where stands below. */
const agents = [
  { id: 11, user: 5, login: 'anna', first: 'Anna', last: 'Aas', role: 1, status: 1, hash: worldPasswordHash },
  { id: 12, user: 6, login: 'bjorn', first: 'Bjørn', last: 'Berg', role: 2, status: 1, hash: worldPasswordHash },
  { id: 13, user: 7, login: 'cato', first: 'Cato', last: 'Carlsen', role: 14, status: 2, hash: worldPasswordHash },
  { id: 14, user: 8, login: 'ADM0', first: '', last: 'ADM0', role: 1, status: 1, hash: emptyPasswordHash },
] as const;

const people: readonly TableRows[] = [
  { table: 'contact', columns: ['contact_id', 'name'], rows: [[9, 'Fjellheim Bygg AS']] },
  {
    table: 'person',
    columns: ['person_id', 'contact_id', 'firstname', 'lastname'],
    rows: [
      ...agents.map((agent) => [agent.id, 2, agent.first, agent.last]),
      [50, 9, 'Kari', 'Nordmann'],
      [51, 9, 'Ola', 'Dahl'],
      [77, null, 'Kim', 'Ek'],
    ],
  },
  {
    table: 'ejuser',
    columns: ['id', 'loginname', 'username', 'firstname', 'lastname', 'status', 'default_category', 'default_user'],
    rows: agents.map((agent) => [agent.user, agent.login, agent.login, agent.first, agent.last, agent.status, 1, 2]),
  },
  {
    table: 'associate',
    columns: ['associate_id', 'name', 'person_id', 'group_idx', 'ejuserid', 'username'],
    rows: agents.map((agent) => [agent.id, agent.login, agent.id, 3, agent.user, agent.login]),
  },
  {
    table: 'userrolelink',
    columns: ['userrolelink_id', 'associate_id', 'role_id'],
    rows: agents.map((agent) => [agent.id, agent.id, agent.role]),
  },
  {
    table: 'svar_credential',
    columns: ['associate_id', 'hash', 'changed_at'],
    rows: agents.map((agent) => [agent.id, agent.hash, worldMoment]),
  },
];

/** Monday to Friday, the official columns; the scenarios' priorities have no deadline beyond the one given. */
function priority(id: number, name: string, hours: readonly [string, string], rest: SqlValue[]): SqlValue[] {
  return [id, name, id, 1, 4, ...workdays(...hours), ...rest];
}

const lists: readonly TableRows[] = [
  {
    table: 'ticket_status',
    columns: ['id', 'name', 'status', 'ts_rank', 'time_counter'],
    rows: [
      [8, 'Waiting for customer', 3, 8, 2],
      [9, 'Open, escalated to vendor', 1, 9, 1],
    ],
  },
  {
    table: 'ticket_priority',
    columns: ['id', 'name', 'sort_order', 'status', 'flags', ...weekColumns, 'non_dates', 'deadline', ...escalationColumns],
    rows: [
      priority(11, 'STD', ['09:00', '17:00'], ['25/12, 26/12, 01/01', 480, restart, none, none, none, none, none]),
      priority(12, 'HIGH', ['08:00', '18:00'], ['', 60, none, none, none, none, none, goOn]),
      priority(13, 'NIGHT', ['22:00', '06:00'], ['', 0, none, none, none, none, none, none]),
    ],
  },
  {
    table: 'ticket_alert',
    columns: ['id', 'priority', 'alert_level', 'alert_timeout'],
    rows: [
      [1, 11, 1, 120],
      [2, 11, 2, 60],
      [3, 11, 3, 480],
      [4, 12, 1, 30],
      [5, 12, 2, 45],
      [6, 12, 3, 240],
    ],
  },
  {
    table: 'ticket_type',
    columns: ['ticket_type_id', 'name', 'rank', 'icon', 'default_status', 'default_priority'],
    rows: [[2, 'Invoice', 2, 'ticket', 6, 3]],
  },
  {
    table: 'ej_category',
    columns: ['id', 'name', 'fullname', 'external_name', 'flags', 'delegate_method', 'category_master'],
    rows: [
      [4, 'Queue', 'Queue', 'Queue', 8, 4, 2],
      [5, 'Vip', 'Vip', 'Vip', 8, 2, 2],
    ],
  },
  {
    table: 'category_membership',
    columns: ['id', 'category_id', 'user_id', 'weight'],
    rows: [
      [11, 1, 5, 1],
      [12, 1, 6, 1],
      [13, 1, 7, 1],
      [14, 5, 5, 1],
      [15, 5, 6, 2],
    ],
  },
  {
    table: 'tags',
    columns: ['tags_id', 'name', 'rank'],
    rows: [
      [1, 'vip', 1],
      [2, 'broken', 2],
    ],
  },
  {
    table: 'extra_fields',
    columns: ['id', 'domain', 'field_name', 'name', 'type', 'order_pos'],
    rows: [
      [1, 4, 'x_color', 'Color', 10, 1],
      [2, 4, 'x_size', 'Size', 1, 2],
    ],
  },
];

/**
 * Loads the acceptance world on top of the base rows, all or nothing. Own rows made later begin at 101, except of tags, alerts
 * and extra fields, which have no base rows: there the identity goes on behind the world's.
 */
export async function loadWorld(client: pg.ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    for (const rows of [...people, ...lists]) await insertRows(client, rows);
    await client.query('delete from category_membership where category_id = 1 and user_id = 2'); // the administrator is no member here
    await client.query('update registry set value = $1 where name = $2', ['Europe/Oslo', baseTimeZoneSetting]);
    await continueBehind(client, { tags: 'tags_id', ticket_alert: 'id', extra_fields: 'id' });
  });
}

const ticketColumns = ['id', 'title', 'created_at', 'last_changed', 'author', 'category', 'orig_category', 'slevel', 'status'];
const ticketReferences = ['ticket_status', 'priority', 'orig_priority', 'ticket_type', 'origin', 'time_spent_calculated'];

function seedTicket(id: number, messages: number): SqlValue[] {
  return [id, `Seed ${id}`, worldMoment, worldMoment, 'Anna Aas', 1, 1, 2, 1, 1, 2, 2, 1, 13, worldMoment, 5, messages];
}

const seedRows: readonly TableRows[] = [
  { table: 'contact', columns: ['contact_id', 'name'], rows: [[154, 'Havnegata Regnskap AS']] },
  {
    table: 'person',
    columns: ['person_id', 'contact_id', 'firstname', 'lastname'],
    rows: [
      [147, 154, 'Brant', 'Abernathy'],
      [401, 9, 'Siv', 'Moen'],
    ],
  },
  { table: 'tags', columns: ['tags_id', 'name', 'rank'], rows: [[164, 'seed', 164]] },
  {
    table: 'ticket',
    columns: [...ticketColumns, ...ticketReferences, 'created_by', 'num_messages'],
    rows: [seedTicket(839, 0), seedTicket(995, 1)],
  },
  {
    table: 'ej_message',
    columns: ['id', 'ticket_id', 'search_title', 'created_at', 'created_by', 'author', 'slevel', 'body', 'badge'],
    rows: [[118, 995, 'Seed 995', worldMoment, 5, 'Anna Aas', 1, 'A first note.', 3]],
  },
];

/**
 * Loads the rows that the two seed samples speak of, on top of the world: tickets 839 and 995 (Open, unassigned, made by Anna),
 * message 118 on 995, persons 147 and 401, tag 164. What is made later gets ids behind them.
 */
export async function loadSeedRows(client: pg.ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    for (const rows of seedRows) await insertRows(client, rows);
    await continueBehind(client, { contact: 'contact_id', person: 'person_id', tags: 'tags_id', ticket: 'id', ej_message: 'id' });
  });
}

async function inTransaction(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function continueBehind(client: pg.ClientBase, keys: Readonly<Record<string, string>>): Promise<void> {
  for (const [table, key] of Object.entries(keys)) {
    await client.query(`select setval(pg_get_serial_sequence($1, $2), (select max(${key}) from ${table}))`, [table, key]);
  }
}
