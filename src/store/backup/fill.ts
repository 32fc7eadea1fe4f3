/**
 * A desk out of frames, in a database that has nothing but the tables of the same migrations. Rows are compared with what the file
 * says of them before anything is changed in them; then the schema, word by word.
 */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { describeSchema } from '../migrate.ts';
import {
  BackupUnreadable,
  type FileBegin,
  type FileEnd,
  type Frame,
  type Header,
  KIND,
  said,
  type TableBegin,
  type TableEnd,
} from './format.ts';
import { columnsOf, nameOf, setSequence, spellPlainly, sumOf, type Table, tablesOf } from './tables.ts';
import { renumber } from './transactions.ts';

/** What was compared, table by table. */
export interface Compared {
  table: string;
  rows: number;
  /** In words; null when it is as it was. */
  differs: string | null;
}

/** What a restore has come to. */
export interface Filled {
  header: Header;
  compared: Compared[];
  /** Jobs of queues that this Svar does not have: they were left. */
  jobsLeft: number;
  files: { path: string; mode: number; bytes: Buffer }[];
}

/** Jobs of the library lie in a table in parts: those of a queue that it does not know have no part to lie in. */
const isOfJobs = ({ schema }: Pick<Table, 'schema'>): boolean => schema === 'pgboss';
const aside = ({ table }: Pick<Table, 'table'>): string => `svar_aside_${table}`;

interface Constraint {
  table: string;
  name: string;
  definition: string;
}

/** References between tables, taken away until all rows are there. */
async function withoutReferences<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<Constraint>(
    `select k.conrelid::regclass::text as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k where k.contype = 'f' and k.connamespace = current_schema()::regnamespace order by 1, 2`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  const value = await work();
  for (const { table, name, definition } of rows) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  return value;
}

async function setTriggers(client: ClientBase, tables: readonly Table[], to: 'enable' | 'disable'): Promise<void> {
  for (const table of tables) if (!isOfJobs(table)) await client.query(`alter table ${nameOf(table)} ${to} trigger user`);
}

/** Data frames up to the end of what they belong to; the end is checked against them. */
async function* dataOf(frames: AsyncIterator<Frame>, end: { value?: TableEnd | FileEnd }): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (;;) {
    const { done, value: frame } = await frames.next();
    if (done) throw new BackupUnreadable('the backup was cut off');
    if (frame.kind === KIND.end) {
      end.value = said<TableEnd>(frame);
      if (end.value.bytes !== bytes || end.value.sha256 !== hash.digest('hex')) throw new BackupUnreadable('the backup is damaged');
      return;
    }
    if (frame.kind !== KIND.data) throw new BackupUnreadable('the backup is damaged');
    hash.update(frame.bytes);
    bytes += frame.bytes.byteLength;
    yield frame.bytes;
  }
}

/** One table: its rows in, then compared. */
async function fillTable(
  client: ClientBase,
  frames: AsyncIterator<Frame>,
  table: TableBegin,
  standing: readonly Table[],
): Promise<Compared> {
  const found = standing.find((one) => one.schema === table.schema && one.table === table.table);
  const named = `${table.schema === 'pgboss' ? 'pgboss.' : ''}${table.table}`;
  const lacking = table.columns.filter((column) => !found?.columns.includes(column));
  if (!found || lacking.length > 0)
    throw new BackupUnreadable(`this Svar has no table ${named}${lacking.length > 0 ? ` with ${lacking.join(', ')}` : ''}`);
  const target = isOfJobs(table) ? aside(table) : nameOf(table);
  if (isOfJobs(table)) await client.query(`create temporary table ${target} (like ${nameOf(table)} including defaults)`);
  const end: { value?: TableEnd | FileEnd } = {};
  await pipeline(dataOf(frames, end), client.query(copyFrom(`copy ${target} (${columnsOf(table)}) from stdin`)));
  const told = end.value as TableEnd;
  const is = await sumOf(client, table, target);
  const differs =
    is.rows !== told.rows
      ? `${told.rows} rows in the file, ${is.rows} here`
      : is.sum !== told.sum
        ? 'the same number of rows, but not the same'
        : null;
  return { table: named, rows: is.rows, differs };
}

/** Jobs go where there is a queue for them. @returns how many had none */
async function placeJobs(client: ClientBase, table: TableBegin): Promise<number> {
  const columns = columnsOf(table);
  const { rows } = await client.query<{ all: number; placed: number }>(
    `with placed as (insert into ${nameOf(table)} (${columns}) select ${columns} from ${aside(table)} where name in (select name from pgboss.queue) on conflict do nothing returning 1)
     select (select count(*)::int from ${aside(table)}) as all, (select count(*)::int from placed) as placed`,
  );
  await client.query(`drop table ${aside(table)}`);
  return table.table === 'job' ? rows[0]!.all - rows[0]!.placed : 0;
}

async function fileOf(frames: AsyncIterator<Frame>, begin: FileBegin): Promise<Filled['files'][number]> {
  const parts: Buffer[] = [];
  for await (const part of dataOf(frames, {})) parts.push(part);
  // nothing in a file may name a place outside the folder
  if (!/^keys\/[\w-][\w.-]{0,100}$/.test(begin.path)) throw new BackupUnreadable('the backup names a file that is none of Svar’s');
  return { path: begin.path, mode: begin.mode & 0o600, bytes: Buffer.concat(parts) };
}

/**
 * Fills a database. @param frames of a file, the header first
 * @param prepare makes the tables of these migrations, in this database, without any rows of a desk
 * @throws BackupUnreadable
 */
export async function fill(client: ClientBase, frames: AsyncGenerator<Frame>, prepare: (header: Header) => Promise<void>): Promise<Filled> {
  const first = await frames.next();
  if (first.done || first.value.kind !== KIND.header) throw new BackupUnreadable('the backup is damaged');
  const header = said<Header>(first.value);
  await prepare(header);
  await spellPlainly(client);
  const standing = await tablesOf(client);
  const ours = standing.filter((table) => !isOfJobs(table));
  await setTriggers(client, ours, 'disable');
  const filled: Filled = { header, compared: [], jobsLeft: 0, files: [] };
  await withoutReferences(client, async () => {
    await client.query(`truncate ${ours.map(nameOf).join(', ')}`);
    for (let next = await frames.next(); !next.done; next = await frames.next()) {
      if (next.value.kind === KIND.file) filled.files.push(await fileOf(frames, said<FileBegin>(next.value)));
      else if (next.value.kind === KIND.table) {
        const table = said<TableBegin>(next.value);
        filled.compared.push(await fillTable(client, frames, table, standing));
        if (isOfJobs(table)) filled.jobsLeft += await placeJobs(client, table);
      } else throw new BackupUnreadable('the backup is damaged');
    }
  });
  await setTriggers(client, ours, 'enable');
  for (const sequence of header.sequences) await setSequence(client, sequence);
  const schema = await describeSchema(client);
  if (schema !== header.schema)
    filled.compared.push({ table: 'the tables themselves', rows: 0, differs: 'they are not made as they were' });
  await renumber(client);
  await client.query('analyze');
  return filled;
}

/** Attachments and mails whose bytes are not what their names say: a name is the digest of its bytes. */
export async function damagedBytes(client: ClientBase): Promise<{ all: number; damaged: number }> {
  const { rows } = await client.query<{ all: number; damaged: number }>(
    'select count(*)::int as all, count(*) filter (where sha256(bytes) <> hash)::int as damaged from svar_blob',
  );
  return rows[0]!;
}

/** Does a database hold nothing at all? */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from pg_class where relnamespace = current_schema()::regnamespace',
  );
  return rows[0]!.count === 0;
}
