/**
 * A ticket of many messages is merged into another: by Svar in this process, from the wish to the commit, and as the bare update
 * that moves the messages. What travels over HTTP beside it is another line of the report.
 */
import { Client, type ClientConfig } from 'pg';
import { callFor } from '../src/app/inner-calls.ts';
import { merge } from '../src/app/merging.ts';
import { lookupOfTicket } from '../src/app/ticket-lookup.ts';
import { furnishDesk } from './desks.ts';
import { timed } from './figures.ts';
import { insideDesk } from './inside.ts';

/** The administrator of a fresh desk. */
const ASSOCIATE = 1;

const TICKET = `insert into ticket (title, created_at, last_changed, author, owned_by, category, status, ticket_status, priority, ticket_type, svar_stay_since, num_messages)
  values ('To be merged', $1, $1, 'Kari Nordmann', 2, 1, 1, 1, 1, 1, $1, $2) returning id`;
/** $1 the ticket, $2 how many */
const MESSAGES = `insert into ej_message (ticket_id, created_at, created_by, author, slevel, body, search_title)
  select $1::int, $3::timestamptz - n * interval '1 second', 2, 'Kari Nordmann', 2, 'Message ' || n, 'To be merged' from generate_series(1, $2::int) n`;
const MOVE = { name: 'bare-move', text: 'update ej_message set ticket_id = $1 where ticket_id = $2' };

export interface Merging {
  /** Merges so many messages, one way and then the other. @returns milliseconds of each @throws Error when they are not all there then */
  round(messages: number): Promise<{ ours: number; bare: number }>;
  close(): Promise<void>;
}

async function withMessages(client: Client, count: number, at: number): Promise<number> {
  const before = new Date(at - 60_000).toISOString();
  const { rows } = await client.query<{ id: number }>(TICKET, [before, count]);
  await client.query(MESSAGES, [rows[0]!.id, count, before]);
  return rows[0]!.id;
}

/**
 * Makes the desk. Close it.
 * @param server where the database is made
 * @param root the program's folder
 * @param at the moment at which everything happens
 * @param standing messages that have nothing to do with it
 */
export async function mergingDesk(server: ClientConfig, root: string, at: number, standing: number): Promise<Merging> {
  const database = { ...server, database: 'svar_merging' };
  const maker = new Client(server);
  await maker.connect();
  await maker.query(`create database ${database.database}`);
  await maker.end();
  await furnishDesk(database, root, at);
  const { app, client, close } = await insideDesk(database, at);
  await withMessages(client, standing, at);
  await client.query('vacuum analyze');
  const times = async (messages: number, work: (primaryId: number, secondaryId: number) => Promise<unknown>): Promise<number> => {
    const [primaryId, secondaryId] = [await withMessages(client, 1, at), await withMessages(client, messages, at)];
    await client.query('vacuum analyze ej_message');
    const spent = await timed(() => work(primaryId, secondaryId));
    const { rows } = await client.query<{ there: number }>('select count(*)::int as there from ej_message where ticket_id = $1', [
      primaryId,
    ]);
    if (rows[0]!.there !== messages + 1) throw new Error(`the merged ticket has ${rows[0]!.there} messages`);
    return spent;
  };
  const ours = (primaryId: number, secondaryId: number): Promise<unknown> => {
    const call = callFor(app, ASSOCIATE, 'Ticket.MergeTickets', at);
    const wish = { id: primaryId, custom: [] };
    return merge(call, { primaryId, secondaryIds: [secondaryId], wish: () => wish, lookup: (desk) => lookupOfTicket(wish, call, desk) });
  };
  const bare = (primaryId: number, secondaryId: number): Promise<unknown> => client.query({ ...MOVE, values: [primaryId, secondaryId] });
  return {
    round: async (messages) => ({ bare: await times(messages, bare), ours: await times(messages, ours) }),
    close,
  };
}
