import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { type Content, connect, freshDatabase, migrationsFolder, type ServerKind } from '../../test/support/postgres.ts';
import { loadSeedRows, worldMoment } from '../../test/world.ts';
import { furnish, lastBaseId } from './base-data.ts';
import { describeSchema, MigrationRefused, migrate } from './migrate.ts';

const oracle = fileURLToPath(new URL('schema.sql', import.meta.url));
const updateOracle = process.env.SVAR_UPDATE_SCHEMA === '1';
const kinds: readonly ServerKind[] = ['embedded', 'external'];
const folders: string[] = [];

after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A copy of the product's migrations that a test may change. */
async function copyOfMigrations(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'svar-migrations-'));
  folders.push(folder);
  await cp(migrationsFolder, folder, { recursive: true });
  return folder;
}

/** Runs the test with as many clients as it takes, on a database of its own. */
async function onDatabase(content: Content, kind: ServerKind, test: (...clients: [pg.Client, pg.Client]) => Promise<void>): Promise<void> {
  const database = await freshDatabase(content, kind);
  const clients: [pg.Client, pg.Client] = [await connect(database.config), await connect(database.config)];
  try {
    await test(...clients);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await database.drop();
  }
}

async function count(client: pg.Client, table: string): Promise<number> {
  return (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
}

for (const kind of kinds) {
  describe(`migrations on the ${kind} server`, () => {
    it('add up to schema.sql', () =>
      onDatabase('empty', kind, async (client) => {
        await migrate(client, migrationsFolder);
        const described = await describeSchema(client);
        if (updateOracle) await writeFile(oracle, described);
        assert.equal(described, await readFile(oracle, 'utf8'), 'run the test with SVAR_UPDATE_SCHEMA=1 and look at the difference');
      }));

    it('do nothing the second time', () =>
      onDatabase('schema', kind, async (client) => {
        const said: string[] = [];
        const before = await client.query('select * from svar_migration order by number');
        await migrate(client, migrationsFolder, (line) => said.push(line));
        assert.deepEqual((await client.query('select * from svar_migration order by number')).rows, before.rows);
        assert.deepEqual(said, []);
      }));

    it('run once when two runners start at once', () =>
      onDatabase('empty', kind, async (one, two) => {
        const said: string[] = [];
        const say = (line: string) => said.push(line);
        await Promise.all([migrate(one, migrationsFolder, say), migrate(two, migrationsFolder, say)]);
        const applied = said.filter((line) => line.startsWith('migrated'));
        assert.equal(applied.length, await count(one, 'svar_migration'));
        assert.equal(new Set(applied).size, applied.length);
        assert.equal(await describeSchema(one), await readFile(oracle, 'utf8'));
      }));
  });
}

describe('a migration runner', () => {
  it('refuses a file that was changed after it was applied', () =>
    onDatabase('schema', 'embedded', async (client) => {
      const folder = await copyOfMigrations();
      await appendFile(path.join(folder, '0002-lists.sql'), '\n-- a later thought\n');
      await assert.rejects(migrate(client, folder), (error: Error) => {
        assert(error instanceof MigrationRefused);
        assert.match(error.message, /^migration 0002-lists was changed after it was applied[^\n]*$/);
        return true;
      });
    }));

  it('takes a file with other line ends for the same', () =>
    onDatabase('schema', 'embedded', async (client) => {
      const folder = await copyOfMigrations();
      const file = path.join(folder, '0001-people.sql');
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'));
      await migrate(client, folder);
    }));

  it('refuses a database that is newer than the code', () =>
    onDatabase('schema', 'embedded', async (client) => {
      await client.query("insert into svar_migration values (9999, '9999-future', 'x')");
      await assert.rejects(
        migrate(client, migrationsFolder),
        /^MigrationRefused: the database has migration 9999-future, this Svar ends at/,
      );
    }));

  it('leaves nothing of a migration that fails, and goes on where it stood', () =>
    onDatabase('schema', 'embedded', async (client) => {
      const folder = await copyOfMigrations();
      const before = await describeSchema(client);
      const file = path.join(folder, `${String((await count(client, 'svar_migration')) + 1).padStart(4, '0')}-next.sql`);
      await writeFile(file, 'create table half_done (id int);\nselect 1 / 0;\n');
      await assert.rejects(migrate(client, folder), /migration \d{4}-next failed: division by zero/);
      assert.equal(await describeSchema(client), before);
      await writeFile(file, 'create table half_done (id int);\n');
      await migrate(client, folder);
      assert.equal(await count(client, 'half_done'), 0);
    }));

  it('waits for a lock that another session holds', () =>
    onDatabase('schema', 'embedded', async (client, other) => {
      const folder = await copyOfMigrations();
      const file = path.join(folder, `${String((await count(client, 'svar_migration')) + 1).padStart(4, '0')}-next.sql`);
      await writeFile(file, 'alter table sale add column never_named numeric;\n');
      await other.query('begin; lock table sale in access share mode');
      const said: string[] = [];
      await migrate(client, folder, (line) => {
        said.push(line);
        if (line.startsWith('waiting')) other.query('commit').catch((error: unknown) => said.push(String(error)));
      });
      assert.deepEqual(
        said.map((line) => line.split(':')[0]),
        ['waiting for locks', 'migrated'],
      );
    }));
});

const desk = { adminUser: 'admin', adminPasswordHash: 'x', company: 'My company', timeZone: 'Etc/UTC', language: 'en', at: worldMoment };

describe('base rows', () => {
  it('are written by one of two that start at once, and never again', () =>
    onDatabase('schema', 'external', async (one, two) => {
      const first = await Promise.all([furnish(one, desk), furnish(two, desk)]);
      assert.deepEqual(first.toSorted(), [false, true]);
      await one.query("update ticket_status set name = 'New' where id = 1; delete from ej_category where id = 3");
      assert.equal(await furnish(one, { ...desk, company: 'Other' }), false);
      assert.equal((await one.query('select name from ticket_status where id = 1')).rows[0].name, 'New');
      assert.equal(await count(one, 'ej_category'), 2);
    }));

  it('leave an empty desk empty when they cannot all be written', () =>
    onDatabase('schema', 'embedded', async (client) => {
      await assert.rejects(furnish(client, { ...desk, timeZone: 'nul\u0000' }));
      assert.equal(await count(client, 'contact'), 0);
      await assert.rejects(furnish(client, { ...desk, adminUser: 'System' }), /cannot be called SYSTEM/);
      assert.equal(await furnish(client, { ...desk, adminEmail: 'admin@example.com' }), true);
      assert.equal(await count(client, 'email'), 1);
    }));

  it('stay at or below the last base id, and own rows go on behind it', () =>
    onDatabase('base', 'embedded', async (client) => {
      const { rows } = await client.query<{ table: string; key: string }>(
        `select attrelid::regclass::text as table, attname as key from pg_attribute
          where attidentity <> '' and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
      );
      for (const { table, key } of rows) {
        const { rows: found } = await client.query<{ highest: number | null; next: string }>(
          `select max(${key})::int as highest, nextval(pg_get_serial_sequence('${table}', '${key}')) as next from ${table}`,
        );
        const { highest, next } = found[0]!;
        if (highest !== null) assert(highest <= lastBaseId, `${table} has ${highest}`);
        // a table whose base rows are still to come may keep their ids free
        const expected = highest !== null || Number(next) > 1 ? lastBaseId + 1 : 1;
        // The only e-mail address of a fresh desk is the administrator's, which may be missing.
        if (table !== 'email') assert.equal(Number(next), expected, `${table} goes on at ${next}`);
      }
    }));
});

describe('the acceptance world', () => {
  it('has its people, members and levels, and the seed rows fit on top', () =>
    onDatabase('world', 'external', async (client) => {
      const { rows } = await client.query<{ name: string; members: string[] }>(
        `select c.name, array_agg(u.loginname || ' ' || m.weight order by u.id) as members from ej_category c
           join category_membership m on m.category_id = c.id join ejuser u on u.id = m.user_id
          where c.id in (1, 4, 5) group by c.id order by c.id`,
      );
      assert.deepEqual(rows, [
        { name: 'Support', members: ['anna 1', 'bjorn 1', 'cato 1'] },
        { name: 'Vip', members: ['anna 1', 'bjorn 2'] },
      ]);
      await loadSeedRows(client);
      assert.equal((await client.query('insert into person default values returning person_id')).rows[0].person_id, 402);
    }));
});

/** Columns that saves and sign-ins move: changing only these must ring no bell. */
const quiet: Readonly<Record<string, readonly string[]>> = {
  ej_category: ['delegate_counter'],
  ejuser: ['last_category', 'idle_time', 'svar_active_at'],
  associate: ['lastlogin', 'lastlogout'],
};

async function version(client: pg.Client): Promise<number> {
  return Number((await client.query<{ version: string }>('select version from svar_desk')).rows[0]!.version);
}

describe('the version of lists', () => {
  it('is bumped by every column of a list but the quiet ones', () =>
    onDatabase('world', 'embedded', async (client) => {
      const { rows } = await client.query<{ table: string; column: string }>(
        `select t.tgrelid::regclass::text as table, a.attname as column from pg_trigger t
           join pg_attribute a on a.attrelid = t.tgrelid and a.attnum > 0 and not a.attisdropped
          where t.tgname = 'svar_desk_changed' and (t.tgrelid <> 'svar_token'::regclass or a.attname = 'revoked_at')`,
      );
      assert.equal(new Set(rows.map((row) => row.table)).size, 27);
      for (const { table, column } of rows) {
        const before = await version(client);
        await client.query(`update ${table} set ${column} = ${column} where false`);
        const bumped = (await version(client)) > before;
        assert.equal(bumped, !quiet[table]?.includes(column), `${table}.${column}`);
      }
    }));

  it('is bumped by a name of a person who is an agent, and heard by others', () =>
    onDatabase('world', 'embedded', async (client, other) => {
      const heard: string[] = [];
      other.on('notification', (note) => heard.push(note.payload ?? ''));
      await other.query('listen svar_desk');
      const before = await version(client);
      await client.query("update person set lastname = 'Hansen' where person_id = 50"); // a customer
      await client.query('update person set lastname = lastname, rank = 3 where person_id = 11');
      assert.equal(await version(client), before);
      await client.query("update person set lastname = 'Hansen' where person_id = 11"); // Anna
      assert.equal(await version(client), before + 1);
      await other.query('select 1');
      assert.deepEqual(heard, [String(before + 1)]);
    }));
});
