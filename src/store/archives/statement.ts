/**
 * The statements of an archive's page. The page is found by its keys first, with only the tables that its conditions and its
 * order need; everything that is shown is fetched for the rows of the page alone.
 */
import type { Statement } from '../database.ts';
import { aggregateStatement, isAggregate, readAggregates } from './aggregate.ts';
import { Building, type Resolved } from './building.ts';
import { type Ask, type Asker, type Order, type Provider, Unanswerable } from './column.ts';
import { nearest } from './full-text.ts';
import { orderOf } from './lists.ts';
import { searchOf, whereOf } from './restrict.ts';

/** A column of an answer. */
export interface Shown {
  /** As it was asked for. */
  readonly asked: string;
  readonly type: Resolved['column']['type'];
  readonly list?: Resolved['column']['list'];
  /** Has it a text of its own, `d<n>` beside `c<n>`? */
  readonly hasDisplay: boolean;
}

/** A page: rows have `key`, `deskVersion`, `canRead`, `canEdit`, and `c<n>` for the n-th column. */
export interface PageQuery {
  readonly statement: Statement;
  readonly columns: readonly Shown[];
}

const FIRST_KEY = 'select version from svar_desk';

/** ORDER BY of a query. @throws Unanswerable for a column that cannot be sorted by */
function orderBy(order: readonly Order[], building: Building): string {
  const parts = order.flatMap(({ column: name, descending }) => {
    const { column, sql } = building.resolve(name);
    if (column.sortable === false) throw new Unanswerable(name, 'cannot be sorted by');
    if (column.words !== undefined) return [];
    const ids = orderOf(column, building.asker);
    const isText = column.type === 'string' || column.type === 'stringorPK';
    const by = ids ? `array_position(${building.bind(ids, 'int[]')}, ${sql})` : isText ? `svar_fold(${sql})` : sql;
    return [`${by}${descending ? ' desc' : ''}`];
  });
  // ties by key, in the direction of the last column, so that an index that ends with the key serves
  const last = order.at(-1)?.descending ? ' desc' : '';
  return `order by ${[...parts, `${building.fill(building.provider.key)}${last}`].join(', ')}`;
}

function shownOf({ asked, column }: Resolved): Shown {
  return { asked, type: column.type, list: column.list, hasDisplay: column.display !== undefined };
}

/** What is selected of a row: rights, and each column with its own text where it has one. */
function selection(columns: readonly Resolved[], building: Building): string {
  const { provider, asker } = building;
  // nobody writes where mails came from
  const isGuarded = provider.guard !== 'none' && provider.guard !== 'origin';
  const canRead = building.readable() ?? 'true';
  const canEdit = isGuarded ? building.inReach(asker.edit) : 'true';
  const parts = columns.flatMap(({ column, sql, alias }, index) => {
    const display = column.display?.replaceAll('@.', `${alias}.`);
    return [`${sql} as c${index}`, ...(display === undefined ? [] : [`${column.open ? display : building.masked(display)} as d${index}`])];
  });
  return [`(${FIRST_KEY}) as "deskVersion"`, `${canRead} as "canRead"`, `${canEdit} as "canEdit"`, ...parts].join(', ');
}

const joinsOf = (building: Building): string => [...building.joins.values()].join(' ');

function wantedOrder(ask: Ask, provider: Provider): readonly Order[] {
  return ask.order.length > 0 ? ask.order : (provider.order ?? []);
}

/**
 * The statement of a page; one row more than asked for tells that there are more.
 * @throws Unanswerable
 */
export function pageQuery(ask: Ask, provider: Provider, asker: Asker): PageQuery {
  if (ask.columns.some(isAggregate)) return aggregateQuery(ask, provider, asker);
  const building = new Building(provider, asker);
  const names = ask.columns.length > 0 ? ask.columns : provider.defaults;
  const from = building.fill(provider.from);
  const key = building.fill(provider.key);
  const { before, wheres } = fitting(ask, building, `${key} as k from ${from}`);
  const order = orderBy(wantedOrder(ask, provider), building);
  const needed = joinsOf(building);
  const columns = names.map((name) => building.resolve(name));
  const selected = selection(columns, building);
  const limit = `limit ${building.bind(ask.top + 1, 'int')} offset ${building.bind(ask.skip, 'int')}`;
  const pages = wheres.map((where) => `select ${key} as k from ${from} ${needed} ${where} ${order} ${limit}`);
  const text = provider.repeats
    ? `select ${key} as key, ${selected} from ${from} ${joinsOf(building)} ${wheres[0]} ${order} ${limit}`
    : `with ${before}page as materialized (${together(pages)})
      select ${key} as key, ${selected} from ${from} join page on page.k = ${key} ${joinsOf(building)} ${order}`;
  return { statement: { text, values: building.values }, columns: columns.map(shownOf) };
}

/** Rows of whichever of these has any. */
const together = (selects: readonly string[]): string =>
  selects.length === 1 ? selects[0]! : selects.map((select) => `(${select})`).join(' union all ');

/**
 * Which rows fit: WHERE of them, and what stands in WITH before. A search for words has two ways, of which the statement takes
 * one: among the newest texts, or among all.
 */
function fitting(ask: Ask, building: Building, rows: string): { before: string; wheres: readonly string[] } {
  const search = building.provider.repeats ? null : searchOf(ask, building);
  if (search === null) return { before: '', wheres: [whereOf(ask, building)] };
  const { words, others, where } = search;
  const ofHit = `${others === '' ? 'where' : `${others} and`} ${building.ticket}.id = hits.ticket_id`;
  return {
    before: `${nearest(words, `select ${rows} ${joinsOf(building)} ${ofHit}`)}, `,
    wheres: [
      `where ${building.fill(building.provider.key)} in (select k from near) and not (select asked from far)`,
      `${where} and (select asked from far)`,
    ],
  };
}

/** The statement that counts all rows of a question: one row, `count`. */
export function countQuery(ask: Ask, provider: Provider, asker: Asker): Statement {
  const building = new Building(provider, asker);
  const from = building.fill(provider.from);
  const { before, wheres } = fitting(ask, building, `${building.fill(provider.key)} as k from ${from}`);
  const counts = wheres.map((where) => `select count(*) as count from ${from} ${joinsOf(building)} ${where}`);
  const text =
    counts.length === 1 ? counts[0]! : `with ${before.slice(0, -2)} select sum(count)::bigint as count from (${together(counts)}) of_two`;
  return { text, values: building.values };
}

function aggregateQuery(ask: Ask, provider: Provider, asker: Asker): PageQuery {
  const building = new Building(provider, asker);
  const from = building.fill(provider.from);
  const aggregates = readAggregates(ask.columns, building);
  const where = whereOf(ask, building);
  const text = aggregateStatement(aggregates, ask, building, (order) => `from ${from} ${joinsOf(building)} ${where} ${order}`);
  return {
    statement: { text, values: building.values },
    columns: aggregates.map(({ asked, type, list }) => ({ asked, type, list, hasDisplay: false })),
  };
}
