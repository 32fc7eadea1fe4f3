/** What the engine costs: chains that wait, a merge of many messages, an assignment among many tickets. Levels that are due are measured with the desks of each size. */
import type { Client } from 'pg';
import type { Desk } from './desks.ts';
import { type Spread, spreadOf, type Turn, timed, toBare } from './figures.ts';
import { basic } from './jobs.ts';
import { mergingDesk } from './merging.ts';
import type { Plan } from './plan.ts';
import { cpu } from './processes.ts';
import type { Context } from './sections.ts';
import { USER } from './svar.ts';

export interface EngineFigure {
  /** A desk at rest, without chains and with them: CPU in milliseconds a second, and rows of tickets that were read, of all that stand. */
  idle: { chains: number; seconds: number; cpu: { without: number; with: number }; read: number };
  /** A merge up to its commit and a whole one over HTTP, each to the update that moves the messages. The answer has all their heads. */
  merge: { messages: number; ratio: Spread; bare: Spread; http: { ratio: Spread; bare: Spread; kilobytes: number } };
  /** A ticket for "fewest active": among members who own many tickets and among ten times as many members, to a few idle ones. */
  assignment: { members: number; owned: number; byTickets: Spread; byMembers: Spread; few: Spread };
}

type Row = Record<string, unknown>;
/** Asks, and answers the bytes as they came: what a client makes of them is its own time. */
type Ask = (operation: string, body: object) => Promise<Buffer>;
const entityIn = (bytes: Buffer): Row => JSON.parse(bytes.toString()) as Row;

const MEMBERS = 5;
const CHAINS = `insert into ticket (title, created_at, last_changed, author, owned_by, category, status, ticket_status, priority, ticket_type, alert_level, alert_timeout, next_wake)
  select 'Waiting ' || n, now(), now(), 'Kari Nordmann', case when $2::int[] = '{}' then 1 else ($2::int[])[1 + n % cardinality($2::int[])] end,
    1, 1, 1, 1, 1, 0, now() + interval '30 days', now() + interval '30 days' + n * interval '1 second'
  from generate_series(1, $1::int) n`;
const MESSAGES = `insert into ej_message (ticket_id, created_at, created_by, author, slevel, body)
  select $1::int, now() + n * interval '1 second', 2, 'Kari Nordmann', 2, 'Message ' || n from generate_series(1, $2::int) n`;

const numberOf = async (client: Client, text: string, values: unknown[] = []): Promise<number> =>
  Number(Object.values((await client.query<Row>(text, values)).rows[0] ?? {})[0]);

/** A caller of the agent of tickets over HTTP. @throws Error for any answer but 200 */
function caller({ setting }: Desk): Ask {
  return async (operation, body) => {
    const answer = await fetch(`http://127.0.0.1:${setting.ports[0]}/api/v1/Agents/Ticket/${operation}`, {
      method: 'POST',
      headers: { Authorization: basic(USER), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.status} ${bytes.toString().slice(0, 300)}`);
    return bytes;
  };
}

/** CPU and rows of tickets that are read while nothing is asked for. */
async function atRest({ client, household }: Desk, restMs: number): Promise<{ cpu: number; read: number }> {
  const read = "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where relname = 'ticket'";
  // what was counted of the statement before is written a second later
  await client.query('select pg_stat_force_next_flush(), pg_sleep(1.5)');
  const [before, since] = [await numberOf(client, read), cpu(household)];
  await client.query('select pg_sleep($1)', [restMs / 1_000]);
  const now = cpu(household);
  return { cpu: (now.node + now.postgres - since.node - since.postgres) / restMs, read: (await numberOf(client, read)) - before };
}

async function idleFigure({ plan }: Context, desk: Desk, owners: readonly number[]): Promise<EngineFigure['idle']> {
  const { client } = desk;
  const without = await atRest(desk, plan.idleMs);
  await client.query(CHAINS, [plan.chains, owners]);
  // what the server does by itself within a minute; the changes behind the sums of active tickets are folded by the first that are assigned
  await client.query('vacuum analyze ticket, svar_load');
  const busy = await atRest(desk, plan.idleMs);
  return { chains: plan.chains, seconds: plan.idleMs / 1_000, cpu: { without: without.cpu, with: busy.cpu }, read: busy.read };
}

async function mergeFigure({ plan, root, at }: Context, desk: Desk): Promise<EngineFigure['merge']> {
  const { rounds, mergedMessages: messages } = plan;
  const merging = await mergingDesk(desk.connection, root, at, messages * 20);
  try {
    await merging.round(messages); // for warming up
    const times: Turn[] = [];
    for (let round = 0; round < rounds; round++) times.push(await merging.round(messages));
    return { messages, ...toBare(times), http: await mergeOverHttp(plan, desk) };
  } finally {
    await merging.close();
  }
}

async function mergeOverHttp({ mergedMessages: messages, rounds }: Plan, desk: Desk): Promise<EngineFigure['merge']['http']> {
  const { client, setting } = desk;
  const { persons } = setting;
  const ask = caller(desk);
  const withMessages = async (count: number): Promise<Row> => {
    const body = { Title: 'To be merged', Category: { TicketCategoryId: 1 }, Person: { PersonId: persons[0] } };
    const ticket = entityIn(await ask('SaveTicketEntity', body));
    await client.query(MESSAGES, [ticket.TicketId, count]);
    return ticket;
  };
  const times: Turn[] = [];
  let bytes = 0;
  for (let round = -2; round < rounds; round++) {
    const tickets = [await withMessages(1), await withMessages(messages), await withMessages(1), await withMessages(messages)];
    const [target, moved, primary, secondary] = tickets as [Row, Row, Row, Row];
    await client.query('vacuum analyze ej_message');
    const update = 'update ej_message set ticket_id = $1 where ticket_id = $2';
    const bare = await timed(() => client.query(update, [target.TicketId, moved.TicketId]));
    const ours = await timed(async () => {
      bytes = (await ask('MergeTickets', { MergedTicketEntity: primary, SecondaryTicketIds: [secondary.TicketId] })).length;
    });
    const there = await numberOf(client, 'select count(*) from ej_message where ticket_id = $1', [primary.TicketId]);
    if (there !== messages + 1) throw new Error(`the merged ticket has ${there} messages`);
    // the first ones are for warming up
    if (round >= 0) times.push({ ours, bare });
  }
  return { ...toBare(times), kilobytes: bytes / 1024 };
}

/** A category that gives its tickets to whoever has the fewest, with new agents. */
async function categoryOf(client: Client, name: string, members: number): Promise<{ id: number; users: number[] }> {
  const id = await numberOf(client, 'insert into ej_category (name, fullname, delegate_method) values ($1, $1, 3) returning id', [name]);
  const users = await client.query<{ id: number }>(
    'insert into ejuser (loginname, username) select $1 || n, $1 || n from generate_series(1, $2::int) n returning id',
    [`${name}-`, members],
  );
  const ids = users.rows.map((row) => row.id);
  await client.query(
    "insert into associate (name, group_idx, ejuserid) select 'bench-' || id, (select min(usergroup_id) from usergroup), id from unnest($1::int[]) id",
    [ids],
  );
  await client.query('insert into category_membership (category_id, user_id) select $1, id from unnest($2::int[]) id', [id, ids]);
  return { id, users: ids };
}

type Categories = Record<'few' | 'busy' | 'many', { id: number; users: number[] }>;

async function assignmentFigure({ plan }: Context, desk: Desk, categories: Categories): Promise<EngineFigure['assignment']> {
  const { client } = desk;
  const ask = caller(desk);
  const create = (which: keyof Categories) => async (): Promise<void> => {
    const { id, users } = categories[which];
    const wish = { Title: 'Who gets it?', Category: { TicketCategoryId: id }, OwnedBy: { AssociateId: 2147483647 } };
    const ticket = entityIn(await ask('SaveTicketEntity', wish));
    const owner = await numberOf(client, 'select owned_by from ticket where id = $1', [ticket.TicketId]);
    if (!users.includes(owner)) throw new Error(`the ticket was given to user ${owner}`);
  };
  const times: Record<keyof Categories, number>[] = [];
  for (let round = -5; round < plan.rounds * 20; round++) {
    const one = { few: await timed(create('few')), busy: await timed(create('busy')), many: await timed(create('many')) };
    if (round >= 0) times.push(one);
  }
  // one create is short: the medians of twenty are compared
  const groups = Array.from({ length: plan.rounds }, (_, index) => times.slice(index * 20, index * 20 + 20));
  const median = (group: typeof times, which: keyof Categories): number => spreadOf(group.map((one) => one[which])).median;
  const to = (which: keyof Categories): Spread => spreadOf(groups.map((group) => median(group, which) / median(group, 'few')));
  const few = spreadOf(times.map((one) => one.few));
  return { members: MEMBERS, owned: plan.chains, byTickets: to('busy'), byMembers: to('many'), few };
}

/** Measures it all, one after the other, on the desk that runs. @throws Error when Svar and the bare statements do not come to the same */
export async function engineFigure(context: Context, desk: Desk): Promise<EngineFigure> {
  const { client } = desk;
  const categories: Categories = {
    few: await categoryOf(client, 'few', MEMBERS),
    busy: await categoryOf(client, 'busy', MEMBERS),
    many: await categoryOf(client, 'many', MEMBERS * 10),
  };
  const idle = await idleFigure(context, desk, categories.busy.users);
  const assignment = await assignmentFigure(context, desk, categories);
  return { idle, assignment, merge: await mergeFigure(context, desk) };
}
