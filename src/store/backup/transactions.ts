/**
 * Numbers of transactions belong to the cluster that gave them. What follows the events (`svar_event.tx`) compares them with those
 * that are under way, so in a new cluster they have to be small: what everybody has read gets one number, what is still to be read
 * keeps its order, and the cursors stand where they stood between the events.
 */
import type { ClientBase } from 'pg';

const CURSORS = ['svar_webhook_cursor', 'svar_search_cursor', 'svar_analysis_cursor'];
/** Lower than any number that a cluster still gives. */
const READ = 3;
/** As far as a bigint goes: behind every event of its transaction. */
const END = '9223372036854775807';

interface Place {
  table: string;
  tx: string;
  seq: string;
}

async function placesOf(client: ClientBase): Promise<Place[]> {
  const places: Place[] = [];
  for (const table of CURSORS) {
    const { rows: there } = await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [table]);
    if (!there[0]!.is) continue;
    const { rows } = await client.query<{ tx: string; seq: string }>(`select tx::text, seq::text from ${table}`);
    for (const row of rows) places.push({ table, ...row });
  }
  return places;
}

/** How many transactions the cluster has to have seen before numbers up to `highest` lie behind it. */
async function pass(client: ClientBase, highest: number): Promise<void> {
  const { rows } = await client.query<{ next: string }>('select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint)::text as next');
  const lacking = highest + 1 - Number(rows[0]!.next);
  if (lacking <= 0) return;
  await client.query(`do $$ begin for i in 1..${lacking} loop perform pg_current_xact_id(); commit; end loop; end $$`);
}

/** Gives all events and cursors numbers of this cluster. @param client outside any transaction */
export async function renumber(client: ClientBase): Promise<void> {
  const places = await placesOf(client);
  const { rows } = await client.query<{ table: string }>(
    `select c.place as table from json_to_recordset($1::json) as c (place text, tx xid8, seq bigint) order by c.tx, c.seq limit 1`,
    [JSON.stringify(places.map(({ table, tx, seq }) => ({ place: table, tx, seq })))],
  );
  const oldest = places.find(({ table }) => table === rows[0]?.table);
  const [tx, seq] = oldest ? [oldest.tx, oldest.seq] : ['0', '0'];
  await client.query('begin');
  await client.query(
    `create temporary table svar_unread on commit drop as
       select tx, (${READ} + row_number() over (order by tx))::bigint as rank from (select distinct tx from svar_event where (tx, seq) > ($1::xid8, $2::bigint)) t`,
    [tx, seq],
  );
  for (const place of places) {
    const isOldest = place.tx === tx && place.seq === seq;
    // behind the events of its transaction that it has read, or behind all of the one before
    const found = await client.query<{ rank: string | null; before: string }>(
      `select (select rank from svar_unread where tx = $1::xid8 limit 1)::text as rank, coalesce((select max(rank) from svar_unread where tx < $1::xid8), ${READ})::text as before`,
      [place.tx],
    );
    const { rank, before } = found.rows[0]!;
    const at = isOldest ? [String(READ), END] : rank === null ? [before, END] : [rank, place.seq];
    await client.query(`update ${place.table} set tx = $1::xid8, seq = $2::bigint`, at);
  }
  const { rows: top } = await client.query<{ highest: string }>(`select coalesce(max(rank), ${READ})::text as highest from svar_unread`);
  await client.query(
    `update svar_event e set tx = coalesce(
       (select u.rank::text::xid8 from svar_unread u where u.tx = e.tx and (e.tx, e.seq) > ($1::xid8, $2::bigint)), '${READ}'::xid8)`,
    [tx, seq],
  );
  await client.query('commit');
  await pass(client, Number(top[0]!.highest));
}
