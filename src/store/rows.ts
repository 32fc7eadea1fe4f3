/**
 * Rows that are what they are: a person, a company, a row of a list. A shape, written as a table, says which member lies in
 * which column; reading, inserting and updating follow from it. Tickets and messages have their own, quicker way (writing.ts).
 */
import type { Row, Statement } from './database.ts';

/** How a value is kept. `instant`: milliseconds, a timestamptz; `day`: `yyyy-MM-dd`, a date; `json`: any JSON, a jsonb. */
export type ColumnKind = 'int' | 'double' | 'bool' | 'text' | 'instant' | 'day' | 'time' | 'json' | 'ints' | 'bytes';

/** A table: its key, and its members with column and kind. Names come from code only. */
export interface Shape {
  readonly table: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, readonly [column: string, kind: ColumnKind]>>;
}

/** A row by the names of its shape's members, with its key as `id`. */
export type RowRecord = { readonly id: number } & Readonly<Record<string, unknown>>;

const CASTS: Readonly<Record<ColumnKind, string>> = {
  int: 'int',
  double: 'double precision',
  bool: 'boolean',
  text: 'text',
  instant: 'timestamptz',
  day: 'date',
  time: 'time',
  json: 'jsonb',
  ints: 'int[]',
  bytes: 'bytea',
};

function toColumn(value: unknown, kind: ColumnKind): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'instant') return new Date(value as number).toISOString();
  if (kind === 'json') return JSON.stringify(value);
  return value;
}

/** What a SELECT of a shape lists: `t.contact_id as "contactId", …`. @param alias of the table */
export const columnsOf = (shape: Shape, alias = 't'): string =>
  [
    `${alias}.${shape.key} as id`,
    ...Object.entries(shape.columns).map(([member, [column, kind]]) =>
      // a date leaves as text: as a Date it would be read in this process's zone
      kind === 'day' ? `to_char(${alias}.${column}, 'YYYY-MM-DD') as "${member}"` : `${alias}.${column} as "${member}"`,
    ),
  ].join(', ');

/** The rows with these keys, in the order of the keys; with `lock`, locked for a change. */
export const rowsById = (shape: Shape, ids: readonly number[], lock = false): Statement => ({
  text: `select ${columnsOf(shape)} from ${shape.table} t where t.${shape.key} = any($1::int[]) order by array_position($1::int[], t.${shape.key})${lock ? ' for update of t' : ''}`,
  values: [ids],
});

/** The rows whose column has one of these values, by key. */
export const rowsBy = (shape: Shape, member: string, values: readonly (number | string)[]): Statement => {
  const [column, kind] = shape.columns[member]!;
  return {
    text: `select ${columnsOf(shape)} from ${shape.table} t where t.${column} = any($1::${CASTS[kind]}[]) order by t.${shape.key}`,
    values: [values],
  };
};

/** All rows of a shape, in an order of its own members. */
export const allRows = (shape: Shape, ...order: string[]): Statement => ({
  text: `select ${columnsOf(shape)} from ${shape.table} t order by ${[...order.map((member) => `t.${shape.columns[member]![0]}`), `t.${shape.key}`].join(', ')}`,
  values: [],
});

/** Inserts a row; members that are not said get the column's default. @returns (of the rows) `id` */
export function insertRow(shape: Shape, record: Readonly<Record<string, unknown>>): Statement {
  const said = Object.entries(shape.columns).filter(([member]) => record[member] !== undefined);
  const names = said.map(([, [column]]) => column);
  const places = said.map(([, [, kind]], index) => `$${index + 1}::${CASTS[kind]}`);
  const what = said.length === 0 ? 'default values' : `(${names.join(', ')}) values (${places.join(', ')})`;
  return {
    text: `insert into ${shape.table} ${what} returning ${shape.key} as id`,
    values: said.map(([member, [, kind]]) => toColumn(record[member], kind)),
  };
}

/** Updates the members that are said; null when none is. */
export function updateRow(shape: Shape, id: number, record: Readonly<Record<string, unknown>>): Statement | null {
  const said = Object.entries(shape.columns).filter(([member]) => record[member] !== undefined);
  if (said.length === 0) return null;
  const sets = said.map(([, [column, kind]], index) => `${column} = $${index + 2}::${CASTS[kind]}`);
  return {
    text: `update ${shape.table} set ${sets.join(', ')} where ${shape.key} = $1`,
    values: [id, ...said.map(([member, [, kind]]) => toColumn(record[member], kind))],
  };
}

export const deleteRow = (shape: Shape, id: number): Statement => ({
  text: `delete from ${shape.table} where ${shape.key} = $1`,
  values: [id],
});

/** Column values of a record, for events: official column names, instants as ISO text. */
export function columnValues(shape: Shape, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape.columns)
      .filter(([member]) => record[member] !== undefined)
      .map(([member, [column, kind]]) => {
        const value = record[member];
        return [column, kind === 'instant' && typeof value === 'number' ? new Date(value).toISOString() : value];
      }),
  );
}

/** The rows of a statement as records. */
export const records = (rows: readonly Row[]): RowRecord[] => rows as unknown as RowRecord[];
