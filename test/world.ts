import type pg from 'pg';
import { type AgentRow, agentTables, worldAgents, worldLists } from '../seed/world.ts';
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

/** The agents of the demo, and the user whom the official client's own tests sign in. */
const agents: readonly AgentRow[] = [...worldAgents, { id: 14, user: 8, login: 'ADM0', first: '', last: 'ADM0', role: 1, status: 1 }];

const people: readonly TableRows[] = [
  { table: 'contact', columns: ['contact_id', 'name'], rows: [[9, 'Fjellheim Bygg AS']] },
  {
    table: 'person',
    columns: ['person_id', 'contact_id', 'firstname', 'lastname'],
    rows: [
      [50, 9, 'Kari', 'Nordmann'],
      [51, 9, 'Ola', 'Dahl'],
      [77, null, 'Kim', 'Ek'],
    ],
  },
  ...agentTables(agents, ({ login }) => (login === 'ADM0' ? emptyPasswordHash : worldPasswordHash), worldMoment),
];

/**
 * Loads the acceptance world on top of the base rows, all or nothing. Own rows made later begin at 101, except of tags, alerts
 * and extra fields, which have no base rows: there the identity goes on behind the world's.
 */
export async function loadWorld(client: pg.ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    for (const rows of [...people, ...worldLists]) await insertRows(client, rows);
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
