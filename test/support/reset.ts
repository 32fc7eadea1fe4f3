/**
 * A database as it was: its rows are put back instead of making another one, since new databases, and connections that know
 * nothing yet, are most of what a test costs. One whose tables were changed is of no more use.
 */
import type { Client } from 'pg';

const KEPT = 'svar_kept';
const MINE = `n.nspname in ('public', 'pgboss')`;

/** What tables there are, with their columns and triggers. */
const SHAPE = `select md5(string_agg(a.attrelid::text || a.attname || a.atttypid::text || a.atttypmod::text || a.attnotnull::text, ',' order by a.attrelid, a.attnum))
    || (select md5(coalesce(string_agg(t.oid::text || t.tgenabled::text, ',' order by t.oid), '')) from pg_trigger t)
    || (select md5(coalesce(string_agg(p.oid::text || p.xmin::text, ',' order by p.oid), '')) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${MINE}) as shape
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where ${MINE} and a.attnum > 0`;

const TABLES = `select c.oid::regclass::text as name, bool_or(a.attidentity <> '') as identity,
    string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where ${MINE} and c.relkind = 'r' group by c.oid order by c.oid`;

const SEQUENCES = `select format('%I.%I', schemaname, sequencename) as name, last_value as last, start_value as start from pg_sequences
  where schemaname in ('public', 'pgboss') order by 1`;

interface Table {
  name: string;
  columns: string;
  identity: boolean;
}
interface Sequence {
  name: string;
  last: string | null;
  start: string;
}

/** Text that names its value once a sequence was used, else begins anew. */
const setting = ({ name, last, start }: Sequence): string =>
  last === null ? `select setval('${name}', ${start}, false)` : `select setval('${name}', ${last}, true)`;

/**
 * Remembers all rows.
 * @param client of a superuser, whose connection is used again to put them back
 * @returns what puts them back; false when the database is not what it was
 */
export async function remember(client: Client): Promise<() => Promise<boolean>> {
  const rowsOf = async <T>(text: string): Promise<T[]> => (await client.query(text)).rows as T[];
  const shape = async (): Promise<string> => (await rowsOf<{ shape: string }>(SHAPE))[0]!.shape;
  const before = await shape();
  const tables = await rowsOf<Table>(TABLES);
  const filled = await rowsOf<{ place: number }>(
    tables.map(({ name }, place) => `select ${place} as place where exists (select from ${name})`).join(' union all '),
  );
  const kept = filled.map(({ place }) => place).sort((a, b) => a - b);
  await client.query(
    [`create schema ${KEPT}`, ...kept.map((place) => `create unlogged table ${KEPT}.t${place} as table ${tables[place]!.name}`)].join(';'),
  );
  const sequences = new Map((await rowsOf<Sequence>(SEQUENCES)).map((sequence) => [sequence.name, sequence]));
  const restoring = [
    'begin',
    'set local session_replication_role = replica',
    ...tables.map(({ name }) => `delete from ${name}`),
    ...kept.map((place) => {
      const { name, columns, identity } = tables[place]!;
      return `insert into ${name} (${columns})${identity ? ' overriding system value' : ''} select ${columns} from ${KEPT}.t${place}`;
    }),
    'commit',
  ].join(';');
  return async () => {
    if ((await shape()) !== before) return false;
    await client.query(restoring);
    const moved = (await rowsOf<Sequence>(SEQUENCES)).filter(({ name, last }) => last !== sequences.get(name)?.last);
    if (moved.length > 0) await client.query(moved.map(({ name }) => setting(sequences.get(name)!)).join(';'));
    return true;
  };
}
