/**
 * Keys that other systems have for rows of this desk. Whoever works at the desk reads and writes them; of tickets and messages
 * only those that he may read. A row has one key of a name on a device.
 */
import { mayWrite } from '../domain/people.ts';
import { reach } from '../domain/rights.ts';
import type { Row, Statement, Tx } from '../store/database.ts';
import { isFavouriteTable, thereAre } from '../store/favourites.ts';
import {
  deleteKeys,
  FOREIGN_KEY,
  type ForeignDeviceRow,
  type ForeignKeyRow,
  type KeySearch,
  keyOnDevice,
  keyRows,
  keysBy,
  reachedRows,
} from '../store/foreign-keys.ts';
import { insertRow, updateRow } from '../store/rows.ts';
import type { Call } from './call.ts';
import { checkWorksHere, visibleDocuments } from './entities.ts';
import { Refused } from './errors.ts';
import { deviceFor } from './foreign-systems.ts';
import { changeRecord } from './record.ts';

export type { ForeignKeyRow, KeySearch } from '../store/foreign-keys.ts';

const ABOUT = 'ForeignKey';
const LENGTH = { key: 239, value: 2047 } as const;
const TABLE = /^[a-z][a-z0-9_]{0,63}$/;

const refused = (why: 'unknown' | 'invalid' | 'conflict', about: string, message: string): Refused => new Refused({ why, about, message });

/** The name under which keys of a table are kept; empty for keys of no row. @throws Refused for what no table is called */
export function tableNamed(name: string): string {
  const table = name.trim().toLowerCase();
  if (table !== '' && !TABLE.test(table)) throw refused('invalid', 'TableName', 'This is no name of a table');
  return table;
}

type Ask = (statement: Statement) => Promise<Row[]>;

/** Tables whose rows are not for everybody at the desk. */
const GUARDED: ReadonlySet<string> = new Set(['ticket', 'ej_message', 'document']);

/** The keys without those of tickets, messages and documents that the caller may not read. */
async function seen(ask: Ask, call: Call, keys: readonly ForeignKeyRow[]): Promise<ForeignKeyRow[]> {
  const ids = (table: string): number[] => keys.flatMap((key) => (key.table === table ? [key.recordId] : []));
  const [tickets, messages] = [ids('ticket'), ids('ej_message')];
  const isAsked = tickets.length + messages.length > 0;
  const rows = isAsked ? await ask(reachedRows(tickets, messages, reach(call.agent, 'read', call.desk))) : [];
  const documents = await visibleDocuments(ask, call, ids('document'));
  const readable = new Set([
    ...rows.map((row) => `${row.table as string} ${row.id as number}`),
    ...[...documents].map((id) => `document ${id}`),
  ]);
  return keys.filter(({ table, recordId }) => !GUARDED.has(table) || readable.has(`${table} ${recordId}`));
}

async function look(call: Call, search: KeySearch): Promise<ForeignKeyRow[]> {
  const ask: Ask = (statement) => call.app.database.query(statement);
  return seen(ask, call, keyRows(await ask(keysBy(search))));
}

/** Keys, the eldest first; the first ten thousand. @throws Refused for callers who do not work at the desk */
export async function findKeys(call: Call, search: Partial<KeySearch>): Promise<ForeignKeyRow[]> {
  checkWorksHere(call, ABOUT);
  const whole: KeySearch = { app: null, device: null, identifier: null, key: null, value: null, table: null, recordId: null, ...search };
  return look(call, whole);
}

/**
 * What other systems call a row: `app.device.key` and the value. None for who does not work
 * at the desk, and none of a ticket or message that the caller may not read.
 * @param table in any case
 */
export async function keysOfEntity(call: Call, table: string, id: number): Promise<Record<string, string>> {
  if (!mayWrite(call.agent)) return {};
  const search = { app: null, device: null, identifier: null, key: null, value: null, table: tableNamed(table), recordId: id };
  const keys = await look(call, search);
  return Object.fromEntries(keys.map(({ app, device, key, value }) => [`${app}.${device}.${key}`, value]));
}

/** Where a key is: the names of application and device; an empty identifier is any. */
export interface KeyPlace {
  app: string;
  device: string;
  identifier: string;
}
/** A key as it is said. */
export interface KeyWish {
  key: string;
  value: string;
  table: string;
  recordId: number;
}

/** @throws Refused for a row that is not there, or that the caller may not read */
async function checkRow(tx: Tx, call: Call, table: string, id: number): Promise<void> {
  const unknown = (): Refused => refused('unknown', 'RecordId', `There is no row ${id} of ${table}`);
  const all = reach(call.agent, 'read', call.desk);
  if (table === 'document' && !(await visibleDocuments(async (asked) => (await tx.query(asked))[0]!, call, [id])).has(id)) throw unknown();
  const statement = table === 'ej_message' ? reachedRows([], [id], all) : isFavouriteTable(table) ? thereAre(table, [id], all) : null;
  if (statement && (await tx.query(statement))[0]!.length === 0) throw unknown();
}

function checkLengths(wish: KeyWish): void {
  for (const member of ['key', 'value'] as const)
    if (wish[member].length > LENGTH[member])
      throw refused('invalid', member === 'key' ? 'Key' : 'Value', `It is longer than ${LENGTH[member]} characters`);
}

async function write(tx: Tx, call: Call, device: ForeignDeviceRow, wish: KeyWish, mayStand: boolean): Promise<number> {
  const [rows] = await tx.query(keyOnDevice(device.id, wish.key, wish.table, wish.recordId));
  const [standing] = keyRows(rows!);
  if (standing && !mayStand) throw refused('conflict', ABOUT, 'The row has a key of this name already');
  if (!standing) {
    const made = { ...wish, deviceId: device.id, registered: call.at, registeredBy: call.agent.associateId };
    return (await tx.query(insertRow(FOREIGN_KEY, made)))[0]![0]!.id as number;
  }
  const change = { value: wish.value, updated: call.at, updatedBy: call.agent.associateId };
  if (standing.value !== wish.value) await tx.query(updateRow(FOREIGN_KEY, standing.id, change)!);
  return standing.id;
}

/**
 * Adds a key, or changes the value of the one that stands. Application and device are made when they are new.
 * @param mayStand may a key of this name be there already?
 * @throws Refused
 */
export async function putKey(call: Call, place: KeyPlace, said: KeyWish, mayStand: boolean): Promise<ForeignKeyRow> {
  const wish = { ...said, table: tableNamed(said.table), recordId: said.table.trim() === '' ? 0 : said.recordId };
  checkLengths(wish);
  await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, ABOUT);
    await checkRow(tx, now, wish.table, wish.recordId);
    const device = await deviceFor(tx, now, place);
    return { value: null, id: await write(tx, now, device, wish, mayStand), events: [] };
  });
  const [key] = await findKeys(call, { ...searchAt(place), key: wish.key, table: wish.table, recordId: wish.recordId });
  if (!key) throw refused('unknown', ABOUT, 'The key was deleted in the meantime');
  return key;
}

/** A place as part of a search: an empty identifier is any. */
export const searchAt = ({ app, device, identifier }: KeyPlace): Partial<KeySearch> => ({
  app,
  device,
  identifier: identifier === '' ? null : identifier,
});

/** Deletes keys of one name: of a row, of a table (record 0), or of all tables (no table). @throws Refused */
export async function removeKeys(call: Call, place: KeyPlace, key: string, tableName: string, recordId: number): Promise<void> {
  const table = tableNamed(tableName);
  await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, ABOUT);
    const search = {
      ...searchAt(place),
      key,
      value: null,
      table: table === '' ? null : table,
      recordId: table === '' || recordId <= 0 ? null : recordId,
    };
    const [rows] = await tx.query(keysBy(search as KeySearch, true));
    const keys = await seen(async (statement) => (await tx.query(statement))[0]!, now, keyRows(rows!));
    return { value: null, id: 0, events: [], last: keys.length === 0 ? [] : [deleteKeys(keys.map(({ id }) => id))] };
  });
}
