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

/** What rows are ordered by. */
interface By {
  readonly sql: string;
  readonly descending: boolean;
}

/** The order of a query. @throws Unanswerable for a column that cannot be sorted by */
function orderedBy(order: readonly Order[], building: Building): readonly By[] {
  const parts = order.flatMap(({ column: name, descending }) => {
    const { column, sql } = building.resolve(name);
    if (column.sortable === false) throw new Unanswerable(name, 'cannot be sorted by');
    if (column.words !== undefined) return [];
    const ids = orderOf(column, building.asker);
    const isText = column.type === 'string' || column.type === 'stringorPK';
    const by = ids ? `array_position(${building.bind(ids, 'int[]')}, ${sql})` : isText ? `svar_fold(${sql})` : sql;
    return [{ sql: by, descending }];
  });
  // ties by key, in the direction of the last column, so that an index that ends with the key serves
  return [...parts, { sql: building.fill(building.provider.key), descending: order.at(-1)?.descending ?? false }];
}

const orderBy = (by: readonly By[]): string =>
  `order by ${by.map(({ sql, descending }) => `${sql}${descending ? ' desc' : ''}`).join(', ')}`;

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
  const search = provider.repeats ? null : searchOf(ask, building);
  const where = search?.where ?? whereOf(ask, building);
  const by = orderedBy(wantedOrder(ask, provider), building);
  const order = orderBy(by);
  const rows = `from ${from} ${joinsOf(building)}`;
  const columns = names.map((name) => building.resolve(name));
  const selected = selection(columns, building);
  const limit = `limit ${building.bind(ask.top + 1, 'int')} offset ${building.bind(ask.skip, 'int')}`;
  const pageWhere = (condition: string): string => `select ${key} as k ${rows} ${condition} ${order} ${limit}`;
  const page =
    search === null
      ? `page as materialized (${pageWhere(where)})`
      : `${nearest(search.words, `select ${[key, ...by.map(({ sql }) => sql)].map((sql, n) => `${sql} as k${n}`).join(', ')} ${rows} ${search.ofHit}`)},
        page as materialized ((${nearPage(by)} ${limit}) union all (${pageWhere(`${where} and ${FAR}`)}))`;
  const text = provider.repeats
    ? `select ${key} as key, ${selected} from ${from} ${joinsOf(building)} ${where} ${order} ${limit}`
    : `with ${page}
      select ${key} as key, ${selected} from ${from} join page on page.k = ${key} ${joinsOf(building)} ${order}`;
  return { statement: { text, values: building.values }, columns: columns.map(shownOf) };
}

/** A search for words finds its rows among the newest texts, or else among all. */
const FAR = '(select asked from far)';

/** The page of the newest hits: their keys are `k0`, what they are ordered by `k1`, `k2` … */
const nearPage = (by: readonly By[]): string =>
  `select k0 as k from (select distinct near.* from near where not ${FAR}) once
    order by ${by.map(({ descending }, n) => `k${n + 1}${descending ? ' desc' : ''}`).join(', ')}`;

/** The statement that counts all rows of a question: one row, `count`. */
export function countQuery(ask: Ask, provider: Provider, asker: Asker): Statement {
  const building = new Building(provider, asker);
  const search = provider.repeats ? null : searchOf(ask, building);
  const where = search?.where ?? whereOf(ask, building);
  const rows = `from ${building.fill(provider.from)} ${joinsOf(building)}`;
  const text =
    search === null
      ? `select count(*) as count ${rows} ${where}`
      : `with ${nearest(search.words, `select ${building.fill(provider.key)} as k ${rows} ${search.ofHit}`)}
        select case when ${FAR} then (select count(*) ${rows} ${where}) else (select count(distinct k) from near) end as count`;
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
