import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** A migration as it lies in the folder: `0001-people.sql` is number 1, name `0001-people`. */
interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

/** The database and this code do not fit, or a migration failed. The message is one line for the operator. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

const lockKey = 5_821_901; // any constant: the advisory lock of all runners on one database
const lockTimeout = '2s';
const attempts = 30;
const pauseMilliseconds = 250;

/**
 * Brings the database up to the newest migration in `folder`. Each file runs in a transaction of its own together with its
 * row in `svar_migration`, so a failing one leaves nothing. Several runners may start at once: a lock lets one through per file.
 * @param client a connected client outside any transaction; it is given back outside one.
 * @param folder the folder of `NNNN-name.sql` files, numbered from 1 without gaps.
 * @param say hears one line per applied migration and per long wait.
 * @param upTo the number of the last one; all when absent.
 * @throws MigrationRefused with one line when an applied file was changed, when the database is newer than the code or
 * unfit (server before 15, encoding other than UTF8), when a statement fails, or when a lock can't be had for a minute.
 */
export async function migrate(
  client: pg.ClientBase,
  folder: string,
  say: (line: string) => void = () => {},
  upTo = Number.POSITIVE_INFINITY,
): Promise<void> {
  const migrations = (await readMigrations(folder)).filter(({ number }) => number <= upTo);
  await refuseUnfitServer(client);
  // note: an up-to-date database is only read, so that starting against a busy or read-only server takes no lock.
  let missing = nextMissing(migrations, await readApplied(client));
  while (missing) {
    const applied = await applyNext(client, migrations, say);
    if (applied) say(`migrated: ${applied.name}`);
    missing = nextMissing(migrations, await readApplied(client));
  }
}

/** Has the database all that is in the folder? It is only read. @throws MigrationRefused as `migrate` does */
export async function isMigrated(client: pg.ClientBase, folder: string): Promise<boolean> {
  return nextMissing(await readMigrations(folder), await readApplied(client)) === undefined;
}

/** Numbers, names and checksums of the migrations in a folder. @throws MigrationRefused for names that are none */
export const knownMigrations = async (folder: string): Promise<Applied[]> =>
  (await readMigrations(folder)).map(({ number, name, checksum }) => ({ number, name, checksum }));

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1] ?? Number.NaN);
      if (number !== index + 1) throw new MigrationRefused(`migrations must be named NNNN-name.sql and numbered without gaps: ${file}`);
      // A check-out that turns line ends must not look like a changed file.
      const sql = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { number, name: file.slice(0, -'.sql'.length), sql, checksum };
    }),
  );
}

async function refuseUnfitServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; shown: string; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
            current_setting('server_encoding') as encoding`,
  );
  const server = rows[0]!;
  if (server.version < 150_000) throw new MigrationRefused(`PostgreSQL 15 or later is needed, this server is ${server.shown}`);
  if (server.encoding !== 'UTF8') throw new MigrationRefused(`the database must have encoding UTF8, this one has ${server.encoding}`);
}

async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('svar_migration') is not null as there`);
  if (!rows[0]!.there) return [];
  return (await client.query<Applied>('select number, name, checksum from svar_migration order by number')).rows;
}

/** The first migration that the database lacks, after checking that what it has is what the folder has. */
function nextMissing(migrations: readonly Migration[], applied: readonly Applied[]): Migration | undefined {
  applied.forEach((row, index) => {
    const file = migrations[row.number - 1];
    if (!file) {
      const newest = applied.at(-1)!.name;
      throw new MigrationRefused(
        `the database has migration ${newest}, this Svar ends at ${migrations.at(-1)?.name ?? 'none'}: start a newer Svar`,
      );
    }
    if (row.number !== index + 1) throw new MigrationRefused(`the database lacks migration ${index + 1} but has ${row.name}`);
    if (file.checksum !== row.checksum || file.name !== row.name) {
      throw new MigrationRefused(`migration ${file.name} was changed after it was applied as ${row.name}: put the released file back`);
    }
  });
  return migrations[applied.length];
}

/** Runs the next missing migration; undefined when another runner did it first. */
async function applyNext(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  say: (line: string) => void,
): Promise<Migration | undefined> {
  for (let attempt = 1; ; attempt++) {
    let current: Migration | undefined;
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = '${lockTimeout}'; set local statement_timeout = 0`);
      await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
      await client.query(
        `create table if not exists svar_migration (
           number int primary key, name text not null, checksum text not null,
           applied_at timestamptz(3) not null default clock_timestamp())`,
      );
      current = nextMissing(migrations, await readApplied(client));
      if (current) {
        await client.query(current.sql);
        await client.query('insert into svar_migration (number, name, checksum) values ($1, $2, $3)', [
          current.number,
          current.name,
          current.checksum,
        ]);
      }
      await client.query('commit');
      return current;
    } catch (error) {
      // note: a rollback fails only with its connection; what went wrong before is then the better message.
      const open = await client.query('rollback').then(
        () => true,
        () => false,
      );
      if (error instanceof MigrationRefused) throw error;
      if (!open || !isLockTimeout(error)) throw failed(current, error);
      if (attempt === attempts) throw new MigrationRefused(`migration ${current?.name ?? ''} could not get its locks`, { cause: error });
      if (attempt === 1) say(current ? `waiting for locks: ${current.name}` : 'waiting for another process that migrates');
      await sleep(pauseMilliseconds);
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

function failed(migration: Migration | undefined, error: unknown): MigrationRefused {
  const message = error instanceof Error ? error.message : String(error);
  const what = migration ? `migration ${migration.name} failed` : 'migrations could not start';
  return new MigrationRefused(`${what}: ${message.replaceAll(/\s+/g, ' ')}`, { cause: error });
}

const schemaQuery = `
with place as (select current_schema()::regnamespace::oid as oid),
tables as (
  select c.oid, c.relname::text as name from pg_class c, place
  where c.relnamespace = place.oid and c.relkind in ('r', 'p', 'v', 'm')
),
lines as (
  select 'table ' || t.name as heading, 1 as part, lpad(a.attnum::text, 4, '0') as place,
    a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || case a.attidentity when 'd' then ' generated by default as identity' when 'a' then ' generated always as identity' else '' end
      || coalesce(case a.attgenerated when '' then ' default ' else ' generated always as ' end || pg_get_expr(d.adbin, d.adrelid), '')
      as line
  from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  union all
  -- note: not-null constraints are rows of their own from PostgreSQL 18 on; here they stand at their columns.
  select 'table ' || t.name, 2, k.conname, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
  from tables t join pg_constraint k on k.conrelid = t.oid where k.contype <> 'n'
  union all
  select 'table ' || t.name, 3, i.relname, pg_get_indexdef(i.oid)
  from tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
  where not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.conrelid = t.oid)
  union all
  select 'table ' || t.name, 4, g.tgname, pg_get_triggerdef(g.oid)
  from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
  union all
  select 'function ' || p.proname, 1, p.oid::regprocedure::text, pg_get_functiondef(p.oid)
  from pg_proc p, place where p.pronamespace = place.oid
)
select heading, line from lines
order by heading collate "C", part, place collate "C"`;

/**
 * Says in plain text what the current schema holds: tables with columns, constraints, indexes and triggers, then functions,
 * in an order and spelling that is the same on every PostgreSQL version. `schema.sql` keeps what the migrations must add up to.
 */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ heading: string; line: string }>(schemaQuery);
  const { rows: where } = await client.query<{ schema: string }>('select current_schema() as schema');
  const parts: string[] = [];
  let heading = '';
  for (const row of rows) {
    if (row.heading !== heading) parts.push('', row.heading);
    heading = row.heading;
    parts.push(
      ...row.line
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`.trimEnd()),
    );
  }
  return `${parts.slice(1).join('\n').replaceAll(`${where[0]!.schema}.`, '')}\n`;
}
