/**
 * All rows of a database, told apart by their hashes; and those that have changed put back, tables that have not left alone. The
 * version of the desk only ever rises: it is told of rows that were put back as of any others.
 */
import type { ClientBase } from 'pg';
import { changeOf, type Rows } from './nth-trials.ts';

const KEPT = 'svar_nth';

interface Table {
  name: string;
  columns: string;
}

const TABLES = `select c.oid::regclass::text as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname in ('public', 'pgboss') and c.relkind = 'r' and c.relname <> 'svar_desk' group by c.oid order by c.oid`;

/** Identities go on behind the rows that came with ids of their own. What is put back takes no number back, so trials would meet those rows. */
const NUMBERS = `do $$ declare one record; begin
  for one in select c.oid::regclass as name, quote_ident(a.attname) as id, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as numbers
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> '' where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  loop
    execute format('select setval(%L, greatest(max(%s), nextval(%L))) from %s having count(*) > 0', one.numbers, one.id, one.numbers, one.name);
  end loop;
end $$`;

const versionOf = async (client: ClientBase): Promise<number> =>
  Number((await client.query<{ version: string }>('select version from svar_desk')).rows[0]!.version);

export interface KeptRows {
  /** As they are now. */
  rows(): Promise<Rows>;
  /** Puts back what has changed. @returns all rows, and whether the version of the desk has risen */
  putBack(): Promise<{ rows: Rows; hasRisen: boolean }>;
}

/** Remembers all rows. @param client of a superuser */
export async function keepRows(client: ClientBase): Promise<KeptRows> {
  await client.query(NUMBERS);
  const { rows: tables } = await client.query<Table>(TABLES);
  const keptAs = (name: string): string => `${KEPT}.${name.replace('.', '_')}`;
  const copies = tables.map(({ name }) => `create unlogged table ${keptAs(name)} as table ${name}`);
  await client.query([`create schema ${KEPT}`, ...copies].join(';'));
  const all = tables.map(({ name }) => `select '${name} ' || md5(x::text) as mark from ${name} x`).join(' union all ');
  const rows = async (): Promise<Rows> => {
    const marks = new Map<string, number>();
    for (const { mark } of (await client.query<{ mark: string }>({ name: 'all-rows', text: all })).rows)
      marks.set(mark, (marks.get(mark) ?? 0) + 1);
    return marks;
  };
  const first = await rows();
  const restoring = new Map(
    tables.map(({ name, columns }) => [
      name,
      `delete from ${name}; insert into ${name} (${columns}) overriding system value select ${columns} from ${keptAs(name)}`,
    ]),
  );
  let version = await versionOf(client);
  return {
    rows,
    async putBack() {
      const changed = Object.keys(changeOf(first, await rows()));
      if (changed.length > 0) {
        const statements = changed.map((name) => restoring.get(name));
        await client.query(['begin', 'set local session_replication_role = replica', ...statements, 'commit'].join(';'));
      }
      const hasRisen = (await versionOf(client)) !== version;
      if (hasRisen) await client.query('update svar_desk set version = version + 1');
      version = await versionOf(client);
      return { rows: first, hasRisen };
    },
  };
}
