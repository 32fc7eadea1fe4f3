/** Makes a believable desk of a size: loaded with the indexes away and the triggers asleep, then put in order. The same numbers give the same desk. */
import { Client, type ClientConfig } from 'pg';
import {
  AFTERWARDS,
  agentRows,
  DICE,
  FIRST,
  FOLLOWING,
  LISTS,
  MESSAGES,
  MESSAGES_OF,
  OF_TICKETS,
  peopleRows,
  TICKETS,
} from './generated-rows.ts';
import { LONGEST, type Size } from './sizes.ts';
import { bodyPool, type PoolText, shares, titlePool } from './words.ts';

const SEED = 20_260_115;
/** Connections that load at the same time. */
const LOADERS = 2;
const CHUNKS = 40;
/** Tables whose indexes are made when all rows are there. */
const LARGE = ['ticket', 'ej_message', 'svar_search', 'svar_event', 'ticket_log_action', 'ticket_customers', 'ticket_status_history'];
/** Others that get rows. */
const SMALL = ['person', 'contact', 'email', 'phone', 'ejuser', 'associate', 'category_membership', 'svar_load'];

const SETTINGS =
  "set session_replication_role = replica; set statement_timeout = 0; set work_mem = '128MB'; set maintenance_work_mem = '768MB'";

async function open(database: ClientConfig): Promise<Client> {
  const client = new Client({ ...database, options: '-c timezone=UTC' });
  await client.connect();
  await client.query(SETTINGS);
  await client.query(DICE);
  return client;
}

/** Texts with the words that Svar's own function finds in them. */
async function writePool(client: Client, table: string, pool: readonly PoolText[]): Promise<void> {
  await client.query(
    `create unlogged table svar_bench.${table} (language text, place int, config text, body text, html text, words tsvector, primary key (language, place))`,
  );
  await client.query(
    `insert into svar_bench.${table} select language, place, config, body, '<p>' || replace(body, E'\\n', '</p><p>') || '</p>', svar_words(config, body)
      from unnest($1::text[], $2::int[], $3::text[], $4::text[]) as t (language, place, config, body)`,
    [pool.map(({ language }) => language), pool.map(({ place }) => place), pool.map(({ config }) => config), pool.map(({ body }) => body)],
  );
  await client.query(`create index on svar_bench.${table} (language, body)`);
  await client.query(`analyze svar_bench.${table}`);
}

/** Takes the indexes that no constraint needs, and lets nobody tidy up meanwhile. @returns the statements that make them again */
async function withoutIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text from pg_index i
      where i.indrelid = any($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
      order by pg_relation_size(i.indrelid), 1`,
    [LARGE],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  for (const name of LARGE) await client.query(`alter table ${name} set (autovacuum_enabled = off)`);
  return rows.map(({ text }) => text);
}

interface Chunk {
  from: number;
  to: number;
  /** Messages of all chunks before. */
  before: number;
}

async function chunksOf(client: Client, { tickets, messages }: Size): Promise<Chunk[]> {
  const each = Math.ceil(tickets / CHUNKS);
  const { rows } = await client.query<{ from: number; to: number; before: number }>(
    `select min(n)::int as "from", max(n)::int as "to", (sum(sum(messages)) over (order by chunk) - sum(messages))::int as before
      from (select n, (n - 1) / $1::int as chunk, ${MESSAGES_OF} as messages from generate_series(1, $2::int) n) m group by chunk order by chunk`,
    [each, tickets, messages, LONGEST],
  );
  return rows;
}

async function writeChunk(client: Client, { from, to, before }: Chunk, size: Size, at: number): Promise<void> {
  const moment = new Date(at).toISOString();
  await client.query('begin');
  await client.query(TICKETS, [
    moment,
    size.tickets,
    size.messages,
    LONGEST,
    JSON.stringify(shares),
    size.titles,
    size.agents,
    size.persons,
    from,
    to,
  ]);
  const range = [FIRST.ticket + from, FIRST.ticket + to];
  for (const text of OF_TICKETS) await client.query(text, range);
  await client.query(MESSAGES, [before, ...range, size.texts]);
  await client.query('analyze said');
  for (const text of FOLLOWING) await client.query(text);
  await client.query('commit');
}

/** Does all of a list, so many at a time, each worker with its own. */
async function shared<W, T>(workers: readonly W[], items: readonly T[], work: (worker: W, item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    workers.map(async (worker) => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(worker, item);
    }),
  );
}

export interface GenerateOptions {
  /** An empty furnished desk on which no Svar runs. */
  database: ClientConfig;
  size: Size;
  /** The present moment of the desk, milliseconds since 1970: the newest ticket is as old as that, and nothing is due for a day. */
  at: number;
  say?(line: string): void;
}

/** Fills a desk. @throws Error when rows are missing in the end */
export async function generate({ database, size, at, say = () => undefined }: GenerateOptions): Promise<void> {
  const loaders = await Promise.all(Array.from({ length: LOADERS }, () => open(database)));
  const first = loaders[0]!;
  try {
    await first.query('create schema svar_bench');
    for (const text of [...LISTS, ...agentRows(size), ...peopleRows(size)]) await first.query(text);
    await first.query('analyze person, contact');
    await writePool(first, 'title', titlePool(SEED, size.titles));
    await writePool(first, 'body', bodyPool(SEED + 1, size.texts));
    const indexes = await withoutIndexes(first);
    const chunks = await chunksOf(first, size);
    await shared(loaders, chunks, (client, chunk) => writeChunk(client, chunk, size, at));
    say('… indexes');
    await shared(loaders, indexes, (client, text) => client.query(text));
    for (const text of AFTERWARDS) await first.query(text);
    await first.query('update svar_desk set version = version + 1');
    for (const name of LARGE) await first.query(`alter table ${name} reset (autovacuum_enabled)`);
    say('… statistics');
    await first.query(`vacuum (analyze, parallel 0) ${[...LARGE, ...SMALL].join(', ')}`);
    await first.query('checkpoint');
    const { rows } = await first.query<{ tickets: number }>('select count(*)::int as tickets from ticket');
    if (rows[0]!.tickets !== size.tickets) throw new Error(`${rows[0]!.tickets} tickets were made, not ${size.tickets}`);
  } finally {
    await Promise.all(loaders.map((client) => client.end()));
  }
}
