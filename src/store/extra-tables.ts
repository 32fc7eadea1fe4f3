/** Tables that the desk's owner has made: their definitions, and rows as one document each. Names are values here, never SQL. */
import type { ExtraColumn, ExtraRow, ExtraTable } from '../domain/extra-rows.ts';
import type { Row, Statement } from './database.ts';
import type { Shape } from './rows.ts';

export const extraTables: Shape = {
  table: 'extra_tables',
  key: 'id',
  columns: { tableName: ['table_name', 'text'], name: ['name', 'text'], description: ['description', 'text'] },
};
export const extraColumns: Shape = {
  table: 'svar_extra_column',
  key: 'id',
  columns: {
    tableId: ['extra_table_id', 'int'],
    columnName: ['column_name', 'text'],
    type: ['type', 'int'],
    name: ['name', 'text'],
    position: ['order_pos', 'int'],
  },
};

const columnList = `coalesce((select json_agg(json_build_object('id', c.id, 'columnName', c.column_name, 'type', c.type, 'name', c.name) order by c.order_pos, c.id)
    from svar_extra_column c where c.extra_table_id = t.id), '[]') as columns`;
const tableList = `t.id, t.table_name as "tableName", t.name, t.description, t.last_id as "lastId", ${columnList}`;

export const allExtraTables: Statement = {
  name: 'extra-tables',
  text: `select ${tableList} from extra_tables t order by t.table_name`,
  values: [],
};

/** A table by its name; `lock` keeps other writers of it away until the end. */
export const extraTableNamed = (tableName: string, lock: boolean): Statement => ({
  name: lock ? 'extra-table-locked' : 'extra-table',
  text: `select ${tableList} from extra_tables t where t.table_name = $1${lock ? ' for update of t' : ''}`,
  values: [tableName],
});
export const extraTableById = (id: number): Statement => ({
  name: 'extra-table-by-id',
  text: `select ${tableList} from extra_tables t where t.id = $1 for update of t`,
  values: [id],
});
export const tableRows = (rows: readonly Row[]): ExtraTable[] => rows as unknown as ExtraTable[];

/** Takes a column off, with what was written in it. */
export const dropColumn = (tableId: number, column: ExtraColumn): Statement[] => [
  { name: 'drop-extra-column', text: 'delete from svar_extra_column where id = $1', values: [column.id] },
  {
    name: 'drop-extra-cells',
    text: 'update svar_extra_row set cells = cells - $2 where extra_table_id = $1 and cells ? $2',
    values: [tableId, column.columnName],
  },
];

export const extraRows = (rows: readonly Row[]): ExtraRow[] => rows as unknown as ExtraRow[];

export const rowsOfTable = (tableId: number, ids: readonly number[]): Statement => ({
  name: 'extra-rows',
  text: 'select id, cells from svar_extra_row where extra_table_id = $1 and id = any($2::int[]) order by id',
  values: [tableId, ids],
});

/** Writes rows, new ones and old ones, and remembers the highest id. */
export const putRows = (tableId: number, rows: readonly ExtraRow[]): Statement => ({
  name: 'put-extra-rows',
  text: `with put as (
      insert into svar_extra_row (extra_table_id, id, cells) select $1, (r->>'id')::int, r->'cells' from jsonb_array_elements($2::jsonb) r
      on conflict (extra_table_id, id) do update set cells = excluded.cells returning id)
    update extra_tables set last_id = greatest(last_id, (select max(id) from put)) where id = $1`,
  values: [tableId, JSON.stringify(rows)],
});

export const dropRows = (tableId: number, ids: readonly number[] | null): Statement => ({
  name: 'drop-extra-rows',
  text: 'delete from svar_extra_row where extra_table_id = $1 and ($2::int[] is null or id = any($2::int[])) returning id',
  values: [tableId, ids],
});

const keyOf = `(select jsonb_object_agg(n, (r.cells || jsonb_build_object('id', r.id::text))->n) from unnest($2::text[]) n)`;

/** Rows whose values of some columns are among these keys, or (`others`) are not. A key: column → value or null. */
export const rowsByKey = (tableId: number, columns: readonly string[], keys: readonly string[], others: boolean): Statement => ({
  name: others ? 'extra-rows-by-other-key' : 'extra-rows-by-key',
  text: `select r.id, r.cells from svar_extra_row r where r.extra_table_id = $1 and ${others ? 'not ' : ''}(${keyOf} = any($3::jsonb[])) order by r.id`,
  values: [tableId, columns, keys],
});
