/**
 * The demo's world: Nordlys AS sells and services heat pumps and ventilation. It holds the persons of the acceptance world
 * under the same ids. Told in the stories; the loader plays them and writes what comes out.
 */
import type pg from 'pg';
import { insertRows, type TableRows } from '../src/store/base-data/rows.ts';
import { mailbox } from './letters.ts';
import { furnishMail } from './mail.ts';
import { opened, openedAt } from './opening.ts';
import { agentProfiles, companies, type Person, people, personOf, projects, sales } from './people.ts';
import { type Course, tell } from './replay.ts';
import { readRules } from './rules.ts';
import { builderStories } from './stories-builders.ts';
import { buildingStories } from './stories-buildings.ts';
import { danishStories } from './stories-danish.ts';
import { englishStories } from './stories-english.ts';
import { finnishStories } from './stories-finnish.ts';
import { germanStories } from './stories-german.ts';
import { homeStories } from './stories-homes.ts';
import { insideStories } from './stories-inside.ts';
import { repairStories } from './stories-repairs.ts';
import { swedishStories } from './stories-swedish.ts';
import { type Story, tagIds } from './story.ts';
import { courseTables } from './tables.ts';
import { agentTables, worldAgents, worldLists } from './world.ts';

export const stories: readonly Story[] = [
  ...homeStories,
  ...repairStories,
  ...builderStories,
  ...buildingStories,
  ...swedishStories,
  ...danishStories,
  ...germanStories,
  ...englishStories,
  ...finnishStories,
  ...insideStories,
];

/** A person's row in `phone` says by this that its owner is a person. */
const PERSON_PHONE = 16384;
const everybody: readonly Person[] = Object.keys(people).map((key) => personOf(key as keyof typeof people));
const digits = (phone: string): string => phone.replace(/\D/g, '');

function peopleTables(): TableRows[] {
  const phones = [
    ...companies.map(({ id, phone }) => ({ id, type: 1, phone })),
    ...everybody.map(({ id, phone }) => ({ id, type: PERSON_PHONE + 1, phone })),
  ].flatMap(({ id, type, phone }) => (phone ? [[id, type, phone, 1, digits(phone)]] : []));
  return [
    {
      table: 'contact',
      columns: ['contact_id', 'name', 'country_id', 'ticketpriorityid'],
      rows: companies.map(({ id, name, country, priority }) => [id, name, country, priority ?? null]),
    },
    {
      table: 'person',
      columns: ['person_id', 'contact_id', 'firstname', 'lastname', 'title', 'country_id'],
      rows: everybody.map(({ id, company, first, last, title, country }) => [id, company ?? null, first, last, title ?? '', country]),
    },
    {
      table: 'email',
      columns: ['contact_id', 'person_id', 'email_address', 'rank'],
      rows: [
        [2, null, mailbox, 1],
        ...companies.map(({ id, email }) => [id, null, email, 1]),
        ...everybody.map(({ id, email }) => [null, id, email, 1]),
        ...agentProfiles.map(({ person, email }) => [null, person, email, 1]),
      ],
    },
    { table: 'phone', columns: ['owner_id', 'ptype_idx', 'phone', 'rank', 'searchphonenumber'], rows: phones },
    { table: 'sale', columns: ['sale_id', 'heading'], rows: sales },
    { table: 'project', columns: ['project_id', 'name'], rows: projects },
  ];
}

/** Beside the acceptance world's lists: more tags, and members for the categories that it leaves alone. */
const moreLists: readonly TableRows[] = [
  {
    table: 'tags',
    columns: ['tags_id', 'name', 'rank'],
    rows: Object.entries(tagIds).flatMap(([name, id]) => (id > 2 ? [[id, name, id]] : [])),
  },
  {
    table: 'category_membership',
    columns: ['id', 'category_id', 'user_id', 'weight'],
    rows: [
      [16, 2, 5, 1],
      [17, 3, 5, 1],
      [18, 4, 5, 1],
      [19, 4, 6, 1],
      [20, 4, 7, 1],
    ],
  },
];

async function describeAgents(client: pg.ClientBase): Promise<void> {
  for (const { user, person, email, title, away } of agentProfiles) {
    const name = worldAgents.find((agent) => agent.user === user)!;
    const signature = `${name.first} ${name.last}\n${title}\nNordlys AS`;
    await client.query('update ejuser set email = $2, signature = $3, not_present = $4 where id = $1', [user, email, signature, away]);
    await client.query('update person set title = $2 where person_id = $1', [person, title]);
  }
  // whoever started the demo without a company's name gets the one that the stories are about
  await client.query(`update contact set name = 'Nordlys AS', country_id = 578 where contact_id = 2 and name = 'My company'`);
  await client.query('delete from category_membership where category_id = 1 and user_id = 2'); // as in the acceptance world
}

/** Plays the stories in the order of their beginnings: the older the ticket, the lower its number. */
async function play(client: pg.ClientBase, at: number): Promise<Course[]> {
  const ordered = stories
    .map((story) => ({ story, from: openedAt(story, at) }))
    .sort((a, b) => a.from - b.from)
    .map(({ story }, index) => ({ story, id: index + 1 }));
  const keys = ordered.flatMap(({ story, id }) => (story.key ? [[story.key, id] as const] : []));
  const rules = await readRules(client, at, new Map(keys));
  return ordered.map(({ story, id }) => {
    const ticket = opened(story, id, rules);
    const others = (story.others ?? []).map((key) => personOf(key).id);
    return tell(story, ticket, others, rules);
  });
}

/** Rows made later get numbers behind these; behind 100 in lists, as on every desk. */
async function continueIdentities(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  for (const table of new Set(tables)) {
    const { rows } = await client.query<{ key: string }>(
      `select attname as key from pg_attribute where attrelid = $1::regclass and attidentity <> ''`,
      [table],
    );
    const key = rows[0]?.key;
    if (!key) continue;
    const sequence = (await client.query<{ name: string }>('select pg_get_serial_sequence($1, $2) as name', [table, key])).rows[0]!.name;
    await client.query(`select setval($1, greatest((select max(${key}) from ${table}), (select last_value from ${sequence})))`, [sequence]);
  }
}

async function write(client: pg.ClientBase, at: Date, passwordHash: string): Promise<void> {
  const lists = [...agentTables(worldAgents, () => passwordHash, at), ...worldLists, ...moreLists, ...peopleTables()];
  for (const rows of lists) await insertRows(client, rows);
  await describeAgents(client);
  await furnishMail(client);
  const told = courseTables(await play(client, at.getTime()));
  for (const rows of told) await insertRows(client, rows);
  await client.query(
    `update email e set bouncecount = b.count, lastbounce = b.last
       from (select t.cust_id, count(*) as count, max(m.created_at) as last
               from ej_message m join ticket t on t.id = m.ticket_id where m.message_category = 1 group by 1) b
      where e.person_id = b.cust_id`,
  );
  await continueIdentities(
    client,
    [...lists, ...told].map(({ table }) => table),
  );
}

/**
 * Makes a desk with only its base rows the desk of Nordlys AS: agents anna, bjorn and cato, companies, customers, and some
 * sixty tickets of the sixty days before `at`. All or nothing; a desk that has contact 9 is left alone.
 * @param client a connected client outside any transaction; it is given back outside one.
 * @param passwordHash `$argon2id$…`, the password of all three agents.
 * @returns whether this call wrote them.
 * @throws Error of the database when the desk has tickets or people of its own in the way.
 */
export async function furnishDemo(client: pg.ClientBase, at: Date, passwordHash: string): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('select from svar_desk for update'); // of two at the same time the second one waits, and then finds it done
    const { rowCount } = await client.query('select from contact where contact_id = 9');
    if (!rowCount) await write(client, at, passwordHash);
    await client.query('commit');
    return !rowCount;
  } catch (error) {
    // note: a rollback fails only with its connection; what went wrong before is then the better message.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
