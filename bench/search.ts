/** What full text costs over HTTP, against the query that somebody who knows the tables would write for it. */
import { Client, type ClientConfig } from 'pg';
import { type Spread, spreadOf } from './figures.ts';
import { inTurn, pageReader } from './turns.ts';

export interface SearchFigure {
  messages: number;
  /** Messages that hold the words. */
  hits: number;
  ours: Spread;
  bare: Spread;
  /** Ours to the bare query, search by search. */
  ratio: Spread;
}

export interface SearchOptions {
  database: ClientConfig;
  port: number;
  authorization: string;
  /** Messages for each ticket that stands. */
  perTicket: number;
  /** Searches of each kind that are timed, in turn. */
  searches: number;
}

/** Believable bodies of some 40 words, the same in every run. Every fifth speaks of a printer. */
const FILL = `insert into ej_message (ticket_id, created_at, created_by, author, slevel, body)
  select t.id, t.created_at + k * interval '1 hour', 2, 'Kari Nordmann', 2,
    (array['The printer on the second floor prints blank pages', 'I cannot log in since this morning', 'The invoice shows the wrong address', 'What does the larger model cost', 'The heat pump shows an error'])[1 + (t.id * 7919 + k) % 5]
      || '. We have tried to restart it twice and waited for the lamp to turn green. Case ' || (t.id * 31 + k) || ', customer ' || t.id % 997 || '. Could somebody please have a look before noon, we are many who depend on it.'
  from ticket t, generate_series(1::bigint, $1::bigint) k`;
const INDEX = `insert into svar_search (message_id, ticket_id, at, config, words, indexed_at)
  select m.id, m.ticket_id, m.created_at, 'english', svar_words('english', m.body), m.created_at from ej_message m
  where not exists (select from svar_search s where s.message_id = m.id)`;

const BARE = `select t.id, t.title, t.created_at, s.name as status
  from ticket t join ticket_status s on s.id = t.ticket_status
  where t.status in (1, 2, 3) and t.id in (
    select h.ticket_id from (select ticket_id from svar_search where words @@ to_tsquery('english', $1) order by at desc, ticket_id desc limit 1000) h)
  order by t.last_changed desc, t.id desc limit 50`;

const SEARCH = 'printers printing';
const OPTIONS: Readonly<Record<string, string>> = {
  $select: 'ticketId,title,createdAt,ticketStatusName',
  $filter: `content contains '${SEARCH}'`,
  $orderBy: 'lastChanged desc',
  $top: '50',
};

/** Fills and indexes the messages, then times searches of both kinds in turn. @throws Error when the two do not find the same tickets */
export async function searchFigure({ database, port, authorization, perTicket, searches }: SearchOptions): Promise<SearchFigure> {
  const client = new Client(database);
  await client.connect();
  try {
    await client.query("insert into svar_search_config values ('english') on conflict do nothing");
    await client.query(FILL, [perTicket]);
    await client.query(INDEX);
    await client.query('vacuum analyze ej_message, svar_search');
    const words = 'printer & print';
    const bare = async (): Promise<number[]> =>
      (await client.query<{ id: number }>({ name: 'bare-search', text: BARE, values: [words] })).rows.map(({ id }) => id);
    const times = await inTurn(pageReader({ port, authorization }, OPTIONS), bare, { warm: 5, timed: searches });
    const { rows } = await client.query<{ messages: number; hits: number }>(
      "select (select count(*) from ej_message)::int as messages, (select count(*) from svar_search where words @@ to_tsquery('english', $1))::int as hits",
      [words],
    );
    const ratio = spreadOf(times.ours.map((spent, index) => spent / times.bare[index]!));
    return { ...rows[0]!, ours: spreadOf(times.ours), bare: spreadOf(times.bare), ratio };
  } finally {
    await client.end();
  }
}
