/** Favourites of users. Everybody keeps his own; an administrator keeps those of others too. */
import { isAdmin, reach } from '../domain/rights.ts';
import type { Row, Statement, Tx } from '../store/database.ts';
import {
  addFavourites,
  dropFavourites,
  type FavouriteRow,
  type FavouriteTable,
  favouritesOf,
  isFavouriteTable,
  thereAre,
  type Whose,
} from '../store/favourites.ts';
import type { Call } from './call.ts';
import { visibleDocuments } from './entities.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

export type { FavouriteRow } from '../store/favourites.ts';

const EXTRA_LENGTH = 255;

/** Where a favourite stands: the name of a table, and an associate; 0 is the caller. */
export interface FavouriteList {
  table: string;
  associateId: number;
}

const refused = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): Refused => new Refused({ why, about, message });

function tableOf({ table }: FavouriteList): FavouriteTable {
  const name = table.trim().toLowerCase();
  if (!isFavouriteTable(name)) throw refused('invalid', 'TableName', 'Rows of this table cannot be favourites');
  return name;
}

function whoseIn(call: Call, { associateId }: FavouriteList, table: FavouriteTable): Whose {
  const id = associateId > 0 ? associateId : call.agent.associateId;
  if (id !== call.agent.associateId && !isAdmin(call.agent))
    throw refused('forbidden', 'AssociateId', 'Favourites of others are the administrators’');
  const whose = call.desk.associates.get(id);
  if (!whose) throw refused('unknown', 'AssociateId', `There is no associate ${id}`);
  if (table === 'ticket' && whose.id <= 0) throw refused('invalid', 'AssociateId', 'An associate without a Service user has no tickets');
  return { associateId: id, userId: whose.id };
}

async function look(call: Call, list: FavouriteList, id: number | null): Promise<FavouriteRow[]> {
  const table = tableOf(list);
  const statement = favouritesOf(table, whoseIn(call, list, table), reach(call.agent, 'list', call.desk), id);
  const ask: Ask = (asked) => call.app.database.query(asked);
  const rows = (await ask(statement)) as unknown as FavouriteRow[];
  if (table !== 'document') return rows;
  const seen = await visibleDocuments(
    ask,
    call,
    rows.map(({ recordId }) => recordId),
  );
  return rows.filter(({ recordId }) => seen.has(recordId));
}

type Ask = (statement: Statement) => Promise<Row[]>;

/** Those of these ids that are there and that the caller sees. */
async function seenRows(tx: Tx, call: Call, table: FavouriteTable, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const ask: Ask = async (statement) => (await tx.query(statement))[0]!;
  if (table === 'document') return visibleDocuments(ask, call, ids);
  return new Set((await ask(thereAre(table, ids, reach(call.agent, 'list', call.desk)))).map((row) => row.id as number));
}

/** Favourites in the order in which they were added, at most a thousand; of tickets those that the caller may list. @throws Refused */
export const readFavourites = (call: Call, list: FavouriteList): Promise<FavouriteRow[]> => look(call, list, null);

/** Is this row a favourite? @throws Refused */
export const isFavourite = async (call: Call, list: FavouriteList, id: number): Promise<boolean> => (await look(call, list, id)).length > 0;

type Wish = { ids: readonly number[]; extraInfo: string };

function checkExtra(extraInfo: string): void {
  if (extraInfo.length > EXTRA_LENGTH) throw refused('invalid', 'ExtraInfo', `ExtraInfo is longer than ${EXTRA_LENGTH} characters`);
}

/** Adds rows to favourites, all or none. @throws Refused for rows that are not there, or that the caller does not see */
export async function putFavourites(call: Call, list: FavouriteList, { ids, extraInfo }: Wish): Promise<void> {
  checkExtra(extraInfo);
  const wanted = [...new Set(ids)];
  await changeRecord(call, async (tx, now) => {
    const table = tableOf(list);
    const whose = whoseIn(now, list, table);
    const there = await seenRows(tx, now, table, wanted);
    const missing = wanted.find((id) => !there.has(id));
    if (missing !== undefined) throw refused('unknown', 'RecordId', `There is no row ${missing} of ${table}`);
    return { value: null, id: 0, events: [], last: [addFavourites(table, whose, wanted, extraInfo)] };
  });
}

/** Takes rows off favourites; what is none is passed over. @param ids null for all rows of the table @throws Refused */
export async function removeFavourites(call: Call, list: FavouriteList, ids: readonly number[] | null): Promise<void> {
  await changeRecord(call, async (_tx, now) => {
    const table = tableOf(list);
    return { value: null, id: 0, events: [], last: [dropFavourites(table, whoseIn(now, list, table), ids)] };
  });
}

/** Turns a favourite around. @returns is it one now? @throws Refused */
export async function toggleFavourite(call: Call, list: FavouriteList, id: number, extraInfo: string): Promise<boolean> {
  checkExtra(extraInfo);
  const outcome = await changeRecord(call, async (tx, now) => {
    const table = tableOf(list);
    const whose = whoseIn(now, list, table);
    const [dropped] = await tx.query(dropFavourites(table, whose, [id]));
    if (dropped!.length > 0) return { value: false, id: 0, events: [] };
    if (!(await seenRows(tx, now, table, [id])).has(id)) throw refused('unknown', 'RecordId', `There is no row ${id} of ${table}`);
    return { value: true, id: 1, events: [], last: [addFavourites(table, whose, [id], extraInfo)] };
  });
  return 'repeated' in outcome ? outcome.repeated === 1 : outcome.value;
}
