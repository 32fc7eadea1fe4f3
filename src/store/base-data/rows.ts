import type pg from 'pg';

/** What a column of a base row may hold. */
export type SqlValue = string | number | boolean | null | Date | readonly number[];

/** Rows of one table, written as the table they are. */
export interface TableRows {
  table: string;
  columns: readonly string[];
  rows: readonly (readonly SqlValue[])[];
}

/**
 * Inserts the rows of one table in one statement. Table and column names come from code, values go as parameters.
 * @throws Error when a row has not as many values as there are columns.
 */
export async function insertRows(client: pg.ClientBase, { table, columns, rows }: TableRows): Promise<void> {
  if (rows.length === 0) return;
  const values: SqlValue[] = [];
  const tuples = rows.map((row) => {
    if (row.length !== columns.length) throw new Error(`${table}: ${row.length} values for ${columns.length} columns`);
    return `(${row.map((value) => `$${values.push(value)}`).join(', ')})`;
  });
  await client.query(`insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`, values);
}
