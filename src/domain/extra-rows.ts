/** Rows of the tables that the desk's owner has made: what a change makes of them. A cell that is empty is not there. */
import { refuse } from './decision.ts';

export interface ExtraColumn {
  id: number;
  /** `x_name` */
  columnName: string;
  /** The documented number of `extra_fields.type`. */
  type: number;
  name: string;
}
export interface ExtraTable {
  id: number;
  /** `y_name` */
  tableName: string;
  name: string;
  description: string;
  /** The highest id that a row has had. */
  lastId: number;
  columns: readonly ExtraColumn[];
}

/** Cells by column name. */
export type Cells = Readonly<Record<string, string>>;
/** Cells to be written; null or empty takes one away. */
export type CellWish = Readonly<Record<string, string | null>>;
export interface ExtraRow {
  id: number;
  cells: Cells;
}
/** A row to be written; an id of 0 gets the next one. */
export interface NewRow {
  id: number;
  cells: CellWish;
}

const BIGGEST_ID = 0x7fff_fff0;

export const mergeCells = (cells: Cells, wish: CellWish): Cells =>
  Object.fromEntries(
    Object.entries({ ...cells, ...wish }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );

export function sameCells(a: Cells, b: Cells): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** New rows with their ids: those without one get ids behind every other. @throws Refusal when an id is said twice or taken */
export function placeRows(table: ExtraTable, rows: readonly NewRow[], taken: ReadonlySet<number>): ExtraRow[] {
  const given = rows.map(({ id }) => id).filter((id) => id > 0);
  if (new Set(given).size < given.length || given.some((id) => id > BIGGEST_ID))
    refuse('invalid', 'Data', 'A key is used twice, or too big');
  const clash = given.find((id) => taken.has(id));
  if (clash !== undefined) refuse('invalid', 'Data', `There is a row ${clash} already`);
  let next = given.reduce((highest, id) => Math.max(highest, id), table.lastId);
  if (next + rows.length > BIGGEST_ID) refuse('invalid', 'Data', 'This table has no room for more rows');
  return rows.map(({ id, cells }) => ({ id: id > 0 ? id : ++next, cells: mergeCells({}, cells) }));
}

/** The values of the key columns, as one text that is the same for the same values. */
export const keyOf = (keys: readonly string[], row: NewRow | ExtraRow): string =>
  JSON.stringify(Object.fromEntries([...keys].sort().map((name) => [name, name === 'id' ? String(row.id) : row.cells[name] || null])));

/** What happens to rows that no incoming row is about. */
export type Leftover = 'stay' | 'zero' | 'delete';
export interface Upsert {
  keys: readonly string[];
  /** Columns that the rows speak of, keys included. */
  columns: readonly string[];
  rows: readonly NewRow[];
  leftover: Leftover;
}

/** A row before and after; null where there is none. */
export interface RowChange {
  id: number;
  before: Cells | null;
  after: Cells | null;
}
export interface Upserted {
  changes: RowChange[];
  /** One an incoming row and row of the table. */
  rows: { id: number; did: 'inserted' | 'updated' | 'nothing'; keys: (string | null)[] }[];
}

/**
 * What an upsert makes of a table.
 * @param matching rows of the table with a key of an incoming row
 * @param others the other rows; not needed when they stay
 */
export function planUpsert(table: ExtraTable, wish: Upsert, matching: readonly ExtraRow[], others: readonly ExtraRow[]): Upserted {
  const { keys, columns, leftover } = wish;
  const byKey = new Map<string, ExtraRow[]>();
  for (const row of matching) byKey.set(keyOf(keys, row), [...(byKey.get(keyOf(keys, row)) ?? []), row]);
  const before = new Map(matching.map((row) => [row.id, row.cells]));
  const after = new Map<number, Cells>();
  const rows: Upserted['rows'] = [];
  let lastId = table.lastId;
  const tell = (id: number, did: Upserted['rows'][number]['did'], cells: Cells): void => {
    rows.push({ id, did, keys: keys.map((name) => (name === 'id' ? String(id) : (cells[name] ?? null))) });
  };
  for (const row of wish.rows) {
    const key = keyOf(keys, row);
    // a key of 0 is no key: every such row is a new one
    const targets = keys.includes('id') && row.id <= 0 ? undefined : byKey.get(key);
    if (!targets) {
      const [made] = placeRows({ ...table, lastId }, [row], new Set());
      lastId = Math.max(lastId, made!.id);
      byKey.set(keyOf(keys, made!), [made!]);
      after.set(made!.id, made!.cells);
      tell(made!.id, 'inserted', made!.cells);
      continue;
    }
    for (const { id, cells } of targets) {
      const standing = after.get(id) ?? cells;
      const next = mergeCells(standing, row.cells);
      const changes = !sameCells(standing, next);
      if (changes) after.set(id, next);
      tell(id, changes ? 'updated' : 'nothing', next);
    }
  }
  const zeroes = Object.fromEntries(columns.filter((name) => !keys.includes(name)).map((name) => [name, null]));
  const left = leftover === 'stay' ? [] : others;
  return {
    changes: [
      ...[...after].map(([id, cells]) => ({ id, before: before.get(id) ?? null, after: cells })),
      ...left.map(({ id, cells }) => ({ id, before: cells, after: leftover === 'zero' ? mergeCells(cells, zeroes) : null })),
    ],
    rows,
  };
}
