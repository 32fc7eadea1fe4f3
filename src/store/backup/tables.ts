/** Which tables a backup holds, and what their rows add up to. */
import type { ClientBase } from 'pg';

export interface Table {
  schema: string;
  table: string;
  /** Without those that the database makes by itself. */
  columns: readonly string[];
}

/** Settings on which the spelling of values depends: the same at the backup and at the restore. */
const SPELLING = [
  "set timezone to 'UTC'",
  "set datestyle to 'ISO, YMD'",
  "set intervalstyle to 'iso_8601'",
  "set bytea_output to 'hex'",
  'set extra_float_digits to 1',
  "set client_encoding to 'UTF8'",
  'set statement_timeout to 0',
  'set idle_in_transaction_session_timeout to 0',
];

/** Makes a connection spell values the one way, and gives it all the time that it needs. */
export async function spellPlainly(client: ClientBase): Promise<void> {
  for (const setting of SPELLING) await client.query(setting);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const nameOf = ({ schema, table }: Pick<Table, 'schema' | 'table'>): string => `${quoted(schema)}.${quoted(table)}`;
export const columnsOf = ({ columns }: Pick<Table, 'columns'>): string => columns.map(quoted).join(', ');

/**
 * All tables of the desk, and its jobs. Of the job library only what is to be done is kept: the rest it makes itself. A table in
 * parts is one.
 */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as table,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and (n.nspname = current_schema() or (n.nspname = 'pgboss' and c.relname in ('job', 'archive')))
     order by n.nspname = 'pgboss', c.relname`,
  );
  return rows;
}

/** How many rows a table has, and the sum of 64 bits of each one's digest. @param from a table, or what stands for it */
export async function sumOf(client: ClientBase, table: Pick<Table, 'columns'>, from: string): Promise<{ rows: number; sum: string }> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*)::text as rows, coalesce(sum(('x' || substr(md5(row(${columnsOf(table)})::text), 1, 16))::bit(64)::bigint::numeric), 0)::text as sum from ${from}`,
  );
  return { rows: Number(rows[0]!.rows), sum: rows[0]!.sum };
}

/** Where every sequence of the desk stands. */
export async function sequencesOf(client: ClientBase): Promise<{ name: string; last: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind = 'S' and c.relnamespace = current_schema()::regnamespace order by 1`,
  );
  const all: { name: string; last: string; isCalled: boolean }[] = [];
  for (const { name } of rows) {
    const found = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${quoted(name)}`,
    );
    all.push({ name, ...found.rows[0]! });
  }
  return all;
}

export const setSequence = (client: ClientBase, { name, last, isCalled }: { name: string; last: string; isCalled: boolean }) =>
  client.query('select setval($1::regclass, $2::bigint, $3::bool)', [quoted(name), last, isCalled]);
