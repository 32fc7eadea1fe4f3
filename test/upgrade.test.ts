/**
 * A desk made by any earlier Svar opens: the oldest one there ever was, with data of its day, and one whose upgrade was killed behind
 * any of its statements. Source: reliability §8 "Migrations", T17.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Client } from 'pg';
import { describeSchema, migrate } from '../src/store/migrate.ts';
import { connect, freshDatabase, migrationsFolder, type ServerKind, type TestDatabase } from './support/postgres.ts';
import { callTicket, scratch, startSvar } from './support/process.ts';
import { some } from './support/share.ts';
import { worldPassword } from './world.ts';

const files = readdirSync(migrationsFolder)
  .filter((name) => name.endsWith('.sql'))
  .sort();
const FIRST_DAY = readFileSync(join(import.meta.dirname, 'upgrade/first-day.sql'), 'utf8');
/** The migrations that the first Svar had. */
const FIRST = 5;

async function empty(t: TestContext, kind: ServerKind): Promise<{ database: TestDatabase; client: Client }> {
  const database = await freshDatabase('empty', kind);
  const client = await connect(database.config);
  client.on('error', () => undefined);
  t.after(async () => {
    await client.end().catch(() => undefined);
    await database.drop();
  });
  return { database, client };
}

async function firstDay(t: TestContext, kind: ServerKind = 'embedded') {
  const made = await empty(t, kind);
  await migrate(made.client, migrationsFolder, undefined, FIRST);
  await made.client.query(FIRST_DAY);
  return made;
}

/** Columns of each table, and all rows as texts. */
async function contents(
  client: Client,
  of?: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, { columns: string[]; rows: string }>> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by column_name) as columns from information_schema.columns
     where table_schema = 'public' and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE') and table_name <> 'svar_migration' group by 1 order by 1`,
  );
  const found = new Map<string, { columns: string[]; rows: string }>();
  for (const { name, columns } of tables) {
    const wanted = of ? columns.filter((column) => of.get(name)?.includes(column)) : columns;
    if (wanted.length === 0) continue;
    const { rows } = await client.query<{ text: string | null }>(
      `select string_agg(r, E'\\n' order by r) as text from (select json_build_array(${wanted.map((column) => `"${column}"`).join(', ')})::text as r from "${name}") x`,
    );
    found.set(name, { columns: wanted, rows: rows[0]!.text ?? '' });
  }
  return found;
}

/** What later Svars may change in rows of the first day, and why. */
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  // counts every change of a list: a migration that touches one is one
  svar_desk: ['version'],
  // the clock of the engine (0016): when a ticket is looked at next, and up to when its counters are counted
  ticket: ['next_wake', 'time_spent_calculated'],
};
/** A value that nobody had chosen means "as many as its days hold" since 0022. */
const UNCHOSEN = "update registry set value = null where name = 'EmailSendingRetryLimit' and value = '10'";

test('the oldest desk there is comes to the newest with all it had, opens, and goes on', async (t) => {
  const { database, client } = await firstDay(t, 'external');
  await client.query(UNCHOSEN);
  const before = await contents(client);
  const had = new Map([...before].map(([name, { columns }]) => [name, columns.filter((column) => !CHANGED[name]?.includes(column))]));
  const counted = await contents(client, had);
  await migrate(client, migrationsFolder);
  const after = await contents(client, had);
  const lost = [...counted].flatMap(([name, { columns, rows }]) => {
    const now = after.get(name);
    if (!now) return [`the table ${name}`];
    const gone = columns.filter((column) => !now.columns.includes(column));
    if (gone.length > 0) return [`${name}: ${gone.join(', ')}`];
    return rows.split('\n').every((row) => now.rows.includes(row)) ? [] : [`${name}: rows`];
  });
  assert.deepEqual(lost, []);
  assert.equal(await describeSchema(client), readFileSync(join(migrationsFolder, '../schema.sql'), 'utf8'));

  const svar = startSvar({
    SVAR_DATABASE_URL: database.url,
    SVAR_DATA: scratch((cleanUp) => t.after(cleanUp)),
    SVAR_TIME_ZONE: 'Europe/Oslo',
  });
  t.after(() => svar.child.kill('SIGKILL'));
  const url = await svar.url();
  const anna = { user: 'anna', password: worldPassword };
  const { rows } = await client.query<{ id: number; title: string; messages: number }>(
    "select id, title, num_messages as messages from ticket where title like 'Request %' order by id",
  );
  assert.equal(rows.length, 20);
  for (const { id, title, messages } of rows) {
    const { status, body } = await callTicket(url, `GetTicketEntity?ticketEntityId=${id}`, {}, anna);
    assert.deepEqual([status, body.Title, (body.Messages as unknown[]).length], [200, title, messages]);
  }
  const { body: made } = await callTicket(url, 'SaveTicketEntity', { Title: 'On the newest', Category: { TicketCategoryId: 1 } }, anna);
  assert.ok((made.TicketId as number) > rows.at(-1)!.id);
  svar.child.kill('SIGTERM');
  await svar.ended();
});

/** The statements of a file of SQL: between semicolons that stand outside of texts, bodies and comments. */
function statementsOf(sql: string): string[] {
  const token = /--[^\n]*|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|;|[^;'$-]+|[-$']/g;
  const statements: string[] = [];
  let current = '';
  for (const [part] of sql.matchAll(token)) {
    current += part;
    if (part !== ';') continue;
    statements.push(current);
    current = '';
  }
  return current.trim().replace(/^(?:--[^\n]*\n?\s*)+$/, '') === '' ? statements : [...statements, `${current};`];
}

test('statements are told apart as PostgreSQL does', () => {
  assert.deepEqual(
    statementsOf("select ';'; -- a;b\ncreate function f() as $x$ begin; end; $x$; select 1").map((one) => one.trim()),
    ["select ';';", '-- a;b\ncreate function f() as $x$ begin; end; $x$;', 'select 1;'],
  );
});

interface Kill {
  migration: number;
  /** Behind so many statements. */
  behind: number;
}
const KILLS: Kill[] = files.flatMap((name, at) => {
  const count = statementsOf(readFileSync(join(migrationsFolder, name), 'utf8')).length;
  return at < FIRST ? [] : Array.from({ length: count }, (_, behind) => ({ migration: at + 1, behind: behind + 1 }));
});

/** The migrations up to one, which kills its own connection in the middle. */
function killing(t: TestContext, { migration, behind }: Kill): string {
  const folder = mkdtempSync(join(tmpdir(), 'svar-migrations-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(migrationsFolder, folder, { recursive: true });
  const file = join(folder, files[migration - 1]!);
  const statements = statementsOf(readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    [...statements.slice(0, behind), 'select pg_terminate_backend(pg_backend_pid());', ...statements.slice(behind)].join('\n'),
  );
  return folder;
}

test('killed behind any statement of any migration, an upgrade leaves what was, and comes to its end the next time', async (t) => {
  const { database, client } = await firstDay(t);
  await client.end();
  const admin = await connect({ ...database.config, database: 'postgres' });
  t.after(() => admin.end());
  const copy = { ...database.config, database: `${database.name}_k` };
  /** Something done over a connection of its own: a database is copied only while nobody is in it. */
  const over = async <T>(config: typeof copy, work: (one: Client) => Promise<T>): Promise<T> => {
    const one = await connect(config);
    one.on('error', () => undefined);
    return work(one).finally(() => one.end().catch(() => undefined));
  };
  const kills = some(KILLS);
  for (let migration = FIRST + 1; migration <= files.length; migration++) {
    const before = await over(database.config, describeSchema);
    for (const kill of kills.filter((one) => one.migration === migration)) {
      const where = `${files[migration - 1]} behind statement ${kill.behind}`;
      await admin.query(`create database ${copy.database} template ${database.name}`);
      await over(copy, (one) => assert.rejects(migrate(one, killing(t, kill), undefined, migration), where));
      await over(copy, async (one) => {
        assert.equal(await describeSchema(one), before, `${where}: nothing of it is left`);
        await migrate(one, migrationsFolder, undefined, migration);
        const { rows } = await one.query("select count(*)::int as n from ticket where title like 'Request %'");
        assert.equal(rows[0]!.n, 20, where);
      });
      await admin.query(`drop database ${copy.database} with (force)`);
    }
    await over(database.config, (one) => migrate(one, migrationsFolder, undefined, migration));
  }
  console.log(`# killed behind ${kills.length} of ${KILLS.length} statements`);
  assert.ok(kills.length >= 32);
  assert.equal(await over(database.config, describeSchema), readFileSync(join(migrationsFolder, '../schema.sql'), 'utf8'));
});
