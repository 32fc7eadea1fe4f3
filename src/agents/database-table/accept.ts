/** Rows of extra tables as they come in and go out: cells are encoded as those of custom fields are. */

import type { Call } from '../../app/call.ts';
import { Refused } from '../../app/errors.ts';
import type { CustomField } from '../../domain/desk.ts';
import type { CellWish, ExtraRow, ExtraTable, NewRow } from '../../domain/extra-rows.ts';
import { acceptCustom } from '../accept/custom-fields.ts';
import { presentCustom } from '../present/custom-fields.ts';

const KEY = 'id';
const SHORT_TEXT = 10;
const LENGTHS: Readonly<Record<number, number>> = { [SHORT_TEXT]: 255 };
const LENGTH_AT_MOST = 1_000_000;

const invalid = (about: string, message: string): Refused => new Refused({ why: 'invalid', about, message });

/** The columns of a table as custom fields are described. */
const fieldsOf = (table: ExtraTable): ReadonlyMap<string, CustomField> =>
  new Map(
    table.columns.map(({ id, columnName, type, name }, rank) => [
      columnName,
      { id, name: columnName, type, defaultValue: '', label: name, description: '', rank, options: [] },
    ]),
  );

/** The name of a column as the table has it. @throws Refused for one that it does not have */
export function columnNamed(table: ExtraTable, said: string): string {
  const name = said.trim().toLowerCase();
  if (name === KEY || table.columns.some(({ columnName }) => columnName === name)) return name;
  throw invalid('Columns', `Table ${table.tableName} has no column of this name`);
}

/** A key as it came: encoded, bare, or nothing for a new row. @throws Refused when it is no number */
function idOf(said: string | null | undefined): number {
  const text = (said ?? '').trim();
  const digits =
    text === ''
      ? '0'
      : /^(?:\[I:(\d{1,10})\]|(\d{1,10}))$/
          .exec(text)
          ?.slice(1)
          .find((found) => found !== undefined);
  if (digits === undefined || Number(digits) > 0x7fff_ffff) throw invalid(KEY, 'The key of a row is a whole number');
  return Number(digits);
}

/** Cells by column name. @throws Refused for unknown columns and too long texts, Fault for values of another type */
function cellsOf(table: ExtraTable, values: Readonly<Record<string, string | null>>): CellWish {
  const cells = acceptCustom(values, fieldsOf(table), 'Values');
  for (const { columnName, type } of table.columns)
    if ((cells[columnName] ?? '').length > (LENGTHS[type] ?? LENGTH_AT_MOST))
      throw invalid(columnName, 'The text is too long for its column');
  return cells;
}

/** A row from a map of its values. */
export function acceptValues(table: ExtraTable, values: Readonly<Record<string, string | null>> | null | undefined): NewRow {
  const named = Object.entries(values ?? {}).map(([name, value]) => [columnNamed(table, name), value] as const);
  const cells = Object.fromEntries(named.filter(([name]) => name !== KEY));
  return { id: idOf(named.find(([name]) => name === KEY)?.[1]), cells: cellsOf(table, cells) };
}

/** Rows from columns and lists of values in their order. @throws Refused when a row has another number of values */
export function acceptRows(
  table: ExtraTable,
  columns: readonly string[],
  data: readonly (readonly string[])[],
): { columns: string[]; rows: NewRow[] } {
  const names = columns.map((name) => columnNamed(table, name));
  if (new Set(names).size < names.length) throw invalid('Columns', 'A column is named twice');
  const rows = data.map((values) => {
    if (values.length !== names.length) throw invalid('Data', 'A row has another number of values than there are columns');
    return acceptValues(table, Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])));
  });
  return { columns: names, rows };
}

/** The values of a row, all columns and the key. */
export const presentRow = (table: ExtraTable, row: ExtraRow, { desk }: Call): Record<string, string | null> => ({
  [KEY]: `[I:${row.id}]`,
  ...presentCustom(row.cells, fieldsOf(table), desk).ExtraFields,
});
