/** Levels that are reached: by Svar's own clock in this process, and as bare updates of the ticket with its log and its event. */
import type { Client, ClientConfig } from 'pg';
import { TOGETHER, wakeAll } from '../src/app/waking.ts';
import { insideDesk } from './inside.ts';
import { timed } from './turns.ts';

/** When the levels are due, and when the clock looks. */
const DUE_AT = Date.UTC(2026, 0, 15, 9);
const LOOKED_AT = DUE_AT + 60_000;
const HOUR = 3_600_000;

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

export interface Escalating {
  /** Lets so many levels be due and reaches them, one way and then the other. @returns milliseconds of each */
  round(levels: number): Promise<{ ours: number; bare: number }>;
  close(): Promise<void>;
}

/** The bare way: prepared, sent in one piece as Svar sends them, as many in a transaction. */
async function reachBare(client: Client, ids: readonly number[]): Promise<void> {
  const [next, at] = [new Date(DUE_AT + 2 * HOUR).toISOString(), new Date(DUE_AT).toISOString()];
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

/**
 * Makes the desk, with tickets whose chains wait beside those that will be due. Close it.
 * @param server where the database is made
 * @param root the program's folder
 */
export async function escalating(server: ClientConfig, root: string, waiting: number): Promise<Escalating> {
  let priority = 0;
  const due = async (client: Client, count: number, at: number): Promise<number[]> => {
    const made = await client.query<{ id: number }>(TICKETS, [count, new Date(at).toISOString(), priority]);
    return made.rows.map(({ id }) => id);
  };
  const { app, client, close } = await insideDesk({ server, root, name: 'svar_due', at: LOOKED_AT }, async (connected) => {
    priority = (await connected.query<{ id: number }>(PRIORITY)).rows[0]!.id;
    await due(connected, waiting, DUE_AT + 1_000 * HOUR);
  });
  const times = async (levels: number, work: (ids: readonly number[]) => Promise<unknown>): Promise<number> => {
    const ids = await due(client, levels, DUE_AT);
    const spent = await timed(() => work(ids));
    const { reached } = (await client.query<{ reached: number }>(REACHED, [ids])).rows[0]!;
    if (reached !== levels) throw new Error(`${reached} levels were reached, not ${levels}`);
    return spent;
  };
  return {
    round: async (levels) => ({
      bare: await times(levels, (ids) => reachBare(client, ids)),
      ours: await times(levels, () => wakeAll(app, LOOKED_AT)),
    }),
    close,
  };
}
