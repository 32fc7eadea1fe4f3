/** Tables that the desk's owner makes: definitions, by general administrators. */
import type { ExtraColumn, ExtraTable } from '../domain/extra-rows.ts';
import { isAdmin } from '../domain/rights.ts';
import type { Statement } from '../store/database.ts';
import {
  allExtraTables,
  dropColumn,
  extraColumns,
  extraTableById,
  extraTableNamed,
  extraTables,
  tableRows,
} from '../store/extra-tables.ts';
import { deleteRow, insertRow, updateRow } from '../store/rows.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

const COLUMNS_AT_MOST = 100;
const NAME_AT_MOST = 128;
const TABLE = /^y_[a-z0-9_]{1,60}$/;
const COLUMN = /^x_[a-z0-9_]{1,60}$/;
/** Types of cells: integer, long text, date, date and time, time, yes or no, short text, decimal. */
const TYPES: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 10, 15]);

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};
function checkAdmin(call: Call): void {
  if (!isAdmin(call.agent)) refuse('forbidden', 'ExtraTable', 'Only a general administrator makes tables');
}

/** All tables with their columns, by name. */
export const readTables = async (call: Call): Promise<ExtraTable[]> => tableRows(await call.app.database.query(allExtraTables));

export interface TableWish {
  tableName: string;
  name: string | undefined;
  description: string | undefined;
  /** All columns that there shall be; undefined leaves them as they are. */
  columns: readonly Omit<ExtraColumn, 'id'>[] | undefined;
}

function checkWish({ tableName, name = '', description = '', columns = [] }: TableWish, isNew: boolean): void {
  if (isNew && !TABLE.test(tableName))
    refuse('invalid', 'TableName', 'The name of an extra table is y_ with small letters, digits and underscores');
  if (name.length > NAME_AT_MOST || description.length > 2047) refuse('invalid', 'Name', 'Name or description is too long');
  if (columns.length > COLUMNS_AT_MOST) refuse('invalid', 'Columns', `A table has ${COLUMNS_AT_MOST} columns at most`);
  if (new Set(columns.map(({ columnName }) => columnName)).size < columns.length) refuse('invalid', 'Columns', 'A column is named twice');
  for (const column of columns) {
    if (!COLUMN.test(column.columnName))
      refuse('invalid', 'ColumnName', 'The name of a column is x_ with small letters, digits and underscores');
    if (!TYPES.has(column.type)) refuse('invalid', 'ColumnType', `Column ${column.columnName} has a type that cells cannot have`);
    if (column.name.length > NAME_AT_MOST) refuse('invalid', 'Name', `A column's name has at most ${NAME_AT_MOST} characters`);
  }
}

/** What makes the columns of a table those that are wished. A column keeps its type. */
function columnChanges(tableId: number, before: readonly ExtraColumn[], wished: TableWish['columns']): Statement[] {
  if (!wished) return [];
  const gone = before.filter((column) => !wished.some(({ columnName }) => columnName === column.columnName));
  const kept = wished.map((column, position) => {
    const standing = before.find(({ columnName }) => columnName === column.columnName);
    if (standing && standing.type !== column.type) refuse('invalid', 'ColumnType', `Column ${column.columnName} keeps its type`);
    const { name } = column;
    return standing ? updateRow(extraColumns, standing.id, { name, position })! : insertRow(extraColumns, { tableId, ...column, position });
  });
  return [...gone.flatMap((column) => dropColumn(tableId, column)), ...kept];
}

/** Makes a table (id 0) or changes one. A column that is left out goes, with what was written in it. @returns its id */
export async function saveTable(call: Call, id: number, wish: TableWish): Promise<number> {
  checkWish(wish, id === 0);
  const { name, description } = wish;
  const outcome = await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    const [rows, named] = await tx.query(extraTableById(id), extraTableNamed(wish.tableName, false));
    const before = tableRows(rows!)[0];
    if (id !== 0 && !before) refuse('unknown', 'ExtraTableId', `Table ${id} was not found`);
    if (before && wish.tableName !== '' && wish.tableName !== before.tableName) refuse('invalid', 'TableName', 'A table keeps its name');
    if (!before && named!.length > 0) refuse('invalid', 'TableName', 'There is a table of this name');
    const after = { name, description, columns: wish.columns?.map(({ columnName, type }) => ({ columnName, type })) };
    if (before) {
      const change = updateRow(extraTables, id, { name, description });
      const last = [...(change ? [change] : []), ...columnChanges(id, before.columns, wish.columns)];
      return { value: id, id, events: [{ entity: 'extra_tables', id, kind: 'extra_tables.changed', before: { ...before }, after }], last };
    }
    const [made] = await tx.query(insertRow(extraTables, { tableName: wish.tableName, name, description }));
    const newId = made![0]!.id as number;
    const event = {
      entity: 'extra_tables',
      id: newId,
      kind: 'extra_tables.created',
      before: null,
      after: { tableName: wish.tableName, ...after },
    };
    return { value: newId, id: newId, events: [event], last: columnChanges(newId, [], wish.columns) };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** Removes a table with all its rows. */
export async function deleteTable(call: Call, id: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    const [rows] = await tx.query(extraTableById(id));
    const table = tableRows(rows!)[0];
    if (!table) return refuse('unknown', 'ExtraTableId', `Table ${id} was not found`);
    const event = { entity: 'extra_tables', id, kind: 'extra_tables.deleted', before: { ...table }, after: null };
    return { value: null, id, events: [event], last: [deleteRow(extraTables, id)] };
  });
}
