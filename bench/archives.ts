/** What a page of an archive costs over HTTP, against the query that somebody who knows the tables would write for it. */
import { Client, type ClientConfig } from 'pg';
import { type Spread, spreadOf } from './figures.ts';
import { inTurn, pageReader } from './turns.ts';

/** Milliseconds of one page: ours over HTTP, the bare query, and the most that ours may be. */
export interface ArchiveFigure {
  tickets: number;
  ours: Spread;
  bare: Spread;
  /** One and a half times the bare query, plus 5 ms. */
  mark: number;
}

export interface ArchiveOptions {
  database: ClientConfig;
  port: number;
  authorization: string;
  /** Tickets in the table. */
  tickets: number;
  /** Pages of each kind that are timed, in turn. */
  pages: number;
}

/** The same tickets in every run: what each is like follows from its number, scattered by multiplication with primes. */
const FILL = `insert into ticket (title, created_at, last_changed, category, status, ticket_status, priority, ticket_type, cust_id, owned_by, created_by, author)
  select (array['Printer prints blank pages', 'Cannot log in', 'Invoice has the wrong address', 'Question about prices', 'Heat pump shows E7'])[1 + n * 7919 % 5] || ' ' || n,
    timestamptz '2024-01-01Z' + n * interval '7 minutes', timestamptz '2024-01-01Z' + (n * 104729 % 1000003) * interval '1 minute',
    1 + n * 15485863 % 3, case when n * 32452843 % 10 < 3 then 1 else 2 end, case when n * 32452843 % 10 < 3 then 1 else 2 end,
    1 + n * 49979687 % 3, 1, p.ids[1 + n % cardinality(p.ids)], case when n % 4 = 0 then 1 else 2 end, 2, 'Kari Nordmann'
  from generate_series(1::bigint, $1::bigint) n, (select array_agg(person_id order by person_id) as ids from person) p`;

const BARE = `select t.id, t.title, t.created_at, t.last_changed, s.name as status, p.name as priority, c.fullname as category, u.username as owner,
    concat_ws(' ', nullif(h.firstname, ''), nullif(h.middlename, ''), nullif(h.lastname, '')) as person
  from ticket t join ticket_status s on s.id = t.ticket_status join ticket_priority p on p.id = t.priority join ej_category c on c.id = t.category
    join ejuser u on u.id = t.owned_by left join person h on h.person_id = t.cust_id
  where t.status in (1, 2, 3) and lower(t.title) like $1 and t.priority > $2 and t.category = any($3::int[])
  order by t.last_changed desc, t.id desc limit 50`;

const OPTIONS: Readonly<Record<string, string>> = {
  $select: 'ticketId,title,createdAt,lastChanged,ticketStatusName,priorityName,categoryFullName,ownedBy,person/fullName',
  $filter: "title begins 'printer' and priorityId gt 1 and categoryId oneOf (1,2)",
  $orderBy: 'lastChanged desc',
  $top: '50',
};

/** Fills the table and times pages of both kinds in turn. @throws Error when the two do not find the same tickets */
export async function archiveFigure({ database, port, authorization, tickets, pages }: ArchiveOptions): Promise<ArchiveFigure> {
  const client = new Client(database);
  await client.connect();
  try {
    await client.query(FILL, [tickets]);
    await client.query('vacuum analyze ticket');
    const bare = async (): Promise<number[]> =>
      (await client.query<{ id: number }>({ name: 'bare-page', text: BARE, values: ['printer%', 1, [1, 2]] })).rows.map(({ id }) => id);
    const times = await inTurn(pageReader({ port, authorization }, OPTIONS), bare, { warm: 10, timed: pages });
    const spent = spreadOf(times.bare);
    return { tickets, ours: spreadOf(times.ours), bare: spent, mark: spent.median * 1.5 + 5 };
  } finally {
    await client.end();
  }
}
