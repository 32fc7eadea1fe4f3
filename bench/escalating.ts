/** Levels that are reached: by Svar's own clock in this process, and as bare updates of the ticket with its log and its event. */
import type { Client, ClientConfig } from 'pg';
import { TOGETHER, wakeAll } from '../src/app/waking.ts';
import { type Spread, spreadOf, timed, toBare } from './figures.ts';
import { insideDesk } from './inside.ts';

const HOUR = 3_600_000;
/** How long the levels have been due when the clock looks. */
const LATE = 60_000;

const PRIORITY = `with p as (insert into ticket_priority (name, flags) values ('Bench', 0) returning id),
  a as (insert into ticket_alert (priority, alert_level, alert_timeout) select id, level, level * 60 from p, unnest(array[1, 2]) level)
  select id from p`;
/** Tickets with the next level at a moment. $1 how many, $2 the moment, $3 the priority */
const TICKETS = `insert into ticket (title, created_at, last_changed, author, owned_by, category, status, ticket_status, priority, ticket_type, svar_stay_since, alert_level, alert_timeout, next_wake)
  select 'Chain ' || n, $2::timestamptz - interval '1 hour', $2::timestamptz - interval '1 hour', 'Kari Nordmann', 2, 1, 1, 1, $3::int, 1, $2::timestamptz - interval '1 hour', 0, $2::timestamptz, $2::timestamptz
  from generate_series(1, $1::int) n returning id`;
const REACHED = 'select count(*)::int as reached from ticket_log_action where log_action = 9 and ticket_id = any($1::int[])';

/** The rows of one level, as somebody would write them who knows the tables. */
const LEVEL = `with t as (update ticket set alert_level = 1, alert_timeout = $2, next_wake = $2, svar_version = svar_version + 1 where id = $1 returning id),
  a as (insert into ticket_log_action (ticket_id, user_id, log_when, log_action, description) values ($1, 1, $3, 9, '1') returning id)
  insert into svar_event (at, user_id, operation, ticket_id, kinds, before, after) values ($3, 1, 'Clock', $1, '{TicketEscalated}', $4, $5)`;

export interface DueFigure {
  levels: number;
  /** Milliseconds. */
  ours: Spread;
  bare: Spread;
  ratio: Spread;
}

/** The bare way: prepared, sent in one piece as Svar sends them, as many in a transaction. */
async function reachBare(client: Client, ids: readonly number[], dueAt: number): Promise<void> {
  const [next, at] = [new Date(dueAt + HOUR).toISOString(), new Date(dueAt).toISOString()];
  const [before, after] = [JSON.stringify({ alert_level: 0, alert_timeout: at }), JSON.stringify({ alert_level: 1, alert_timeout: next })];
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const some = ids.slice(from, from + TOGETHER);
    const { stream } = client.connection;
    stream.cork();
    const levels = some.map((id) => client.query({ name: 'level', text: LEVEL, values: [id, next, at, before, after] }));
    const asked = [client.query('begin'), ...levels, client.query('commit')];
    stream.uncork();
    await Promise.all(asked);
  }
}

export interface DueOptions {
  /** A furnished desk on which no Svar runs, and of which nothing is due at `at`. */
  database: ClientConfig;
  at: number;
  /** Levels that are due at once. */
  levels: number;
  rounds: number;
}

/** Reaches levels in turn, one way and the other; the tickets go again. @throws Error when not all were reached */
export async function dueFigure({ database, at, levels, rounds }: DueOptions): Promise<DueFigure> {
  const dueAt = at - LATE;
  const setUp = await insideDesk(database, at);
  const priority = (await setUp.client.query<{ id: number }>(PRIORITY)).rows[0]!.id;
  await setUp.close();
  const { app, client, close } = await insideDesk(database, at); // the desk with that priority
  const time = async (work: (ids: readonly number[]) => Promise<unknown>): Promise<number> => {
    const made = await client.query<{ id: number }>(TICKETS, [levels, new Date(dueAt).toISOString(), priority]);
    const ids = made.rows.map(({ id }) => id);
    const spent = await timed(() => work(ids));
    const { reached } = (await client.query<{ reached: number }>(REACHED, [ids])).rows[0]!;
    if (reached !== levels) throw new Error(`${reached} levels were reached, not ${levels}`);
    return spent;
  };
  const turn = async () => ({ bare: await time((ids) => reachBare(client, ids, dueAt)), ours: await time(() => wakeAll(app, at)) });
  try {
    await turn(); // for warming up
    const times: Awaited<ReturnType<typeof turn>>[] = [];
    for (let round = 0; round < rounds; round++) times.push(await turn());
    return { levels, ours: spreadOf(times.map(({ ours }) => ours)), ...toBare(times) };
  } finally {
    await client.query('delete from ticket where priority = $1', [priority]);
    await client.query('vacuum analyze ticket');
    await close();
  }
}
