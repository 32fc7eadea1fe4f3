/** Rows of the tables that the desk's owner has made. Writers of one table wait for each other; readers do not. */
import { deciding, isRefusal } from '../domain/decision.ts';
import {
  type Cells,
  type CellWish,
  type ExtraRow,
  type ExtraTable,
  keyOf,
  mergeCells,
  type NewRow,
  placeRows,
  planUpsert,
  type RowChange,
  sameCells,
  type Upsert,
  type Upserted,
} from '../domain/extra-rows.ts';
import { mayWrite } from '../domain/people.ts';
import { isAdmin } from '../domain/rights.ts';
import type { Statement, Tx } from '../store/database.ts';
import { dropRows, extraRows, extraTableNamed, putRows, rowsByKey, rowsOfTable, tableRows } from '../store/extra-tables.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord, type RecordEvent } from './record.ts';

/** Rows in one call. */
const ROWS_AT_MOST = 10_000;

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};
const unknownTable = (): never => refuse('invalid', 'TableName', 'There is no extra table of this name');

/** Asks a rule that may refuse. @throws Refused */
function decided<T extends object>(rule: () => T): T {
  const outcome = deciding(rule)();
  if (isRefusal(outcome)) throw new Refused(outcome);
  return outcome;
}

/** A table by its name, in any case. @throws Refused when there is none */
export async function findTable(call: Call, tableName: string): Promise<ExtraTable> {
  const [table] = tableRows(await call.app.database.query(extraTableNamed(tableName.trim().toLowerCase(), false)));
  return table ?? unknownTable();
}

/** A row of a table, or null. */
export async function readRow(call: Call, table: ExtraTable, id: number): Promise<ExtraRow | null> {
  return extraRows(await call.app.database.query(rowsOfTable(table.id, [id])))[0] ?? null;
}

function eventOf(table: ExtraTable, { id, before, after }: RowChange): RecordEvent {
  const what = before === null ? 'created' : after === null ? 'deleted' : 'changed';
  return { entity: table.tableName, id, kind: `${table.tableName}.${what}`, before, after };
}

/** The statements that make changes true. */
function written(table: ExtraTable, changes: readonly RowChange[]): Statement[] {
  const puts = changes.flatMap(({ id, after }) => (after === null ? [] : [{ id, cells: after }]));
  const drops = changes.flatMap(({ id, after }) => (after === null ? [id] : []));
  return [...(puts.length > 0 ? [putRows(table.id, puts)] : []), ...(drops.length > 0 ? [dropRows(table.id, drops)] : [])];
}

/** What a plan comes to: a value, what a repeat finds of it, and the rows that change. */
interface Planned<T> {
  value: T;
  id: number;
  changes: readonly RowChange[];
}

/**
 * Changes rows of a table with the table locked: definition and rows stay what they are until it ends.
 * @param again makes the value of a repeat from what was found
 */
async function changing<T>(
  call: Call,
  asked: ExtraTable,
  plan: (tx: Tx, table: ExtraTable) => Promise<Planned<T>>,
  again: (id: number) => T,
): Promise<T> {
  const outcome = await changeRecord(call, async (tx, now) => {
    if (!mayWrite(now.agent)) refuse('forbidden', 'TableName', 'Only users of the desk may change rows');
    const table = await lockTable(tx, asked);
    const { value, id, changes } = await plan(tx, table);
    return { value, id, events: changes.map((change) => eventOf(table, change)), last: written(table, changes) };
  });
  return 'repeated' in outcome ? again(outcome.repeated) : outcome.value;
}

async function lockTable(tx: Tx, asked: ExtraTable): Promise<ExtraTable> {
  const [rows] = await tx.query(extraTableNamed(asked.tableName, true));
  const table = tableRows(rows!)[0];
  // the values were read with the columns of the table that was asked for
  const isSame = table?.id === asked.id && JSON.stringify(table.columns) === JSON.stringify(asked.columns);
  if (table && !isSame) throw new Refused({ why: 'conflict', about: 'TableName', message: 'The table was changed at the same time' });
  return table ?? unknownTable();
}

function limit(rows: readonly unknown[], about: string): void {
  if (rows.length > ROWS_AT_MOST) refuse('invalid', about, `One call takes ${ROWS_AT_MOST} rows at most`);
}

/** Inserts rows. @returns their ids, in the order of the rows; of a repeat the first one's */
export function insertRows(call: Call, asked: ExtraTable, rows: readonly NewRow[]): Promise<number[]> {
  limit(rows, 'Data');
  return changing(
    call,
    asked,
    async (tx, table) => {
      const [found] = await tx.query(
        rowsOfTable(
          table.id,
          rows.map(({ id }) => id).filter((id) => id > 0),
        ),
      );
      const made = decided(() => placeRows(table, rows, new Set(extraRows(found!).map(({ id }) => id))));
      const changes = made.map(({ id, cells }) => ({ id, before: null, after: cells }));
      return { value: made.map(({ id }) => id), id: made[0]?.id ?? 0, changes };
    },
    (id) => [id],
  );
}

/** Changes the cells that are said. @throws Refused when there is no such row */
export function updateCells(call: Call, asked: ExtraTable, id: number, wish: CellWish): Promise<null> {
  return changing(
    call,
    asked,
    async (tx, table) => {
      const [rows] = await tx.query(rowsOfTable(table.id, [id]));
      const row = extraRows(rows!)[0];
      if (!row) return refuse('unknown', 'Id', `Row ${id} was not found`);
      const after: Cells = mergeCells(row.cells, wish);
      return { value: null, id, changes: sameCells(after, row.cells) ? [] : [{ id, before: row.cells, after }] };
    },
    () => null,
  );
}

/** Deletes rows; those that are not there are passed over. @returns how many there were */
export function deleteRows(call: Call, asked: ExtraTable, ids: readonly number[]): Promise<number> {
  limit(ids, 'IDs');
  return changing(
    call,
    asked,
    async (tx, table) => {
      const [rows] = await tx.query(rowsOfTable(table.id, ids));
      const changes = extraRows(rows!).map(({ id, cells }) => ({ id, before: cells, after: null }));
      return { value: changes.length, id: changes.length, changes };
    },
    (count) => count,
  );
}

/** Deletes all rows of a table, told as one event. @returns how many there were */
export async function truncate(call: Call, asked: ExtraTable): Promise<number> {
  const outcome = await changeRecord(call, async (tx, now) => {
    if (!isAdmin(now.agent)) refuse('forbidden', 'TableName', 'Only a general administrator empties a table');
    const table = await lockTable(tx, asked);
    const [rows] = await tx.query(dropRows(table.id, null));
    const event = { entity: table.tableName, id: 0, kind: `${table.tableName}.truncated`, before: null, after: null };
    return { value: rows!.length, id: rows!.length, events: [event] };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

const nothing: Upserted = { changes: [], rows: [] };

/** Inserts rows whose key is new and updates the others; of a repeat nothing is told. */
export function upsert(call: Call, asked: ExtraTable, wish: Upsert): Promise<Upserted> {
  limit(wish.rows, 'Data');
  return changing(
    call,
    asked,
    async (tx, table) => {
      const keys = [...new Set(wish.rows.map((row) => keyOf(wish.keys, row)))];
      const [matching, others] = await tx.query(
        rowsByKey(table.id, wish.keys, keys, false),
        ...(wish.leftover === 'stay' ? [] : [rowsByKey(table.id, wish.keys, keys, true)]),
      );
      const value = decided(() => planUpsert(table, wish, extraRows(matching!), extraRows(others ?? [])));
      return { value, id: 0, changes: value.changes };
    },
    () => nothing,
  );
}
