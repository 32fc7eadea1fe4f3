/**
 * Columns that count and group: `GroupBy(categoryFullName)`, `Count(ticketId):Footer`, `GroupBy(DatePart(createdAt):Month)`.
 * Source: archives-and-lists §1.4. Rows of a group are not listed beside it: the modifiers about header, footer and details
 * say how a list is drawn, and are read without effect.
 */
import type { Building } from './building.ts';
import { type Ask, type ListName, type RestrictionType, Unanswerable } from './column.ts';
import { orderOf } from './lists.ts';

export interface Aggregate {
  readonly asked: string;
  readonly type: RestrictionType;
  readonly list: ListName | undefined;
  readonly sql: string;
  readonly isGroup: boolean;
  /** What groups are sorted by. */
  readonly sorted: string;
}

const GRAMMAR = /^\s*(GroupBy|Sum|Avg|Percent|Count|CountAll|DatePart)\s*\((.*)\)\s*((?::\w+)*)\s*$/is;

export const isAggregate = (name: string): boolean => GRAMMAR.test(name);

/** Parts of a date as numbers; compound ones as one number, 202601. */
const PARTS: Readonly<Record<string, (local: string) => string>> = {
  year: (at) => `extract(year from ${at})`,
  quarter: (at) => `extract(quarter from ${at})`,
  month: (at) => `extract(month from ${at})`,
  day: (at) => `extract(day from ${at})`,
  dayofyear: (at) => `extract(doy from ${at})`,
  dayofweek: (at) => `extract(isodow from ${at})`,
  hour: (at) => `extract(hour from ${at})`,
  weekno: (at) => `extract(week from ${at})`,
  yearmonth: (at) => `(extract(year from ${at}) * 100 + extract(month from ${at}))`,
  yearweekno: (at) => `(extract(isoyear from ${at}) * 100 + extract(week from ${at}))`,
  yearquarter: (at) => `(extract(year from ${at}) * 10 + extract(quarter from ${at}))`,
};
const MODIFIERS = new Set(['header', 'footer', 'hidedetail']);
const NUMBERS = new Set<RestrictionType>(['int', 'decimal', 'timeSpan']);

interface Value {
  sql: string;
  type: RestrictionType;
  list: ListName | undefined;
  sorted: string;
}

function plain(name: string, building: Building): Value {
  const { sql, column } = building.resolve(name.trim());
  const ids = orderOf(column, building.asker);
  return { sql, type: column.type, list: column.list, sorted: ids ? `array_position(${building.bind(ids, 'int[]')}, ${sql})` : sql };
}

function measureOf(text: string, modifiers: readonly string[], building: Building): Value {
  const match = GRAMMAR.exec(text);
  const [, name = '', inside = '', own = ''] = match ?? [];
  if (match && name.toLowerCase() !== 'datepart') throw new Unanswerable(text.slice(0, 100), 'cannot stand inside another');
  const said = match ? own.toLowerCase().split(':').filter(Boolean) : modifiers;
  const value = plain(match ? inside : text, building);
  const part = said.find((modifier) => Object.hasOwn(PARTS, modifier));
  if (part === undefined) return value;
  if (value.type !== 'date' && value.type !== 'datetime') throw new Unanswerable(text.slice(0, 100), 'has no parts of a date');
  const local = `(${value.sql} at time zone ${building.bind(building.asker.zone.name, 'text')})`;
  const sql = `(${PARTS[part]!(local)})::int`;
  return { sql, type: 'int', list: undefined, sorted: sql };
}

function numberOf(value: Value, asked: string): string {
  if (!NUMBERS.has(value.type)) throw new Unanswerable(asked.slice(0, 100), 'is no number');
  return value.sql;
}

const counted = (sql: string): Value => ({ sql, type: 'int', list: undefined, sorted: sql });
const measured = (sql: string): Value => ({ sql, type: 'decimal', list: undefined, sorted: sql });

function aggregateOf(asked: string, building: Building): Aggregate {
  const match = GRAMMAR.exec(asked);
  if (!match) return { asked, isGroup: true, ...plain(asked, building) };
  const [, name = '', inside = '', own = ''] = match;
  const modifiers = own.toLowerCase().split(':').filter(Boolean);
  const unknown = modifiers.find((modifier) => !MODIFIERS.has(modifier) && !Object.hasOwn(PARTS, modifier));
  if (unknown !== undefined) throw new Unanswerable(asked.slice(0, 100), `has no modifier ${unknown.slice(0, 30)}`);
  switch (name.toLowerCase()) {
    case 'count':
      return { asked, isGroup: false, ...counted(`count(${measureOf(inside, [], building).sql})`) };
    case 'countall':
      return { asked, isGroup: false, ...counted('count(*)') };
    case 'sum':
      return { asked, isGroup: false, ...measured(`sum(${numberOf(measureOf(inside, [], building), asked)})::double precision`) };
    case 'avg':
      return { asked, isGroup: false, ...measured(`avg(${numberOf(measureOf(inside, [], building), asked)})::double precision`) };
    case 'percent':
      return { asked, isGroup: false, ...measured('(count(*) * 100.0 / nullif(sum(count(*)) over (), 0))::double precision') };
    default:
      return { asked, isGroup: true, ...measureOf(inside, modifiers, building) };
  }
}

/** The columns of a question that counts or groups. @throws Unanswerable */
export const readAggregates = (columns: readonly string[], building: Building): Aggregate[] =>
  columns.map((asked) => aggregateOf(asked, building));

const same = (a: string, b: string): boolean => a.replace(/\s/g, '').toLowerCase() === b.replace(/\s/g, '').toLowerCase();

/**
 * The statement of the groups, in the order asked for, else in that of the groups themselves.
 * @param rest gives FROM and WHERE
 */
export function aggregateStatement(columns: readonly Aggregate[], ask: Ask, building: Building, rest: (order: string) => string): string {
  const groups = columns.filter(({ isGroup }) => isGroup);
  const asked = ask.order.map(({ column, descending }) => {
    const found = columns.find(
      (candidate) => same(candidate.asked, column) || same(candidate.asked.replace(/^GroupBy\((.*)\)$/i, '$1'), column),
    );
    if (!found) throw new Unanswerable(column.slice(0, 100), 'is none of the grouped columns');
    return `${found.sorted}${descending ? ' desc' : ''}`;
  });
  // grouped by place in the list: the same text twice would be two values to the server
  const places = groups.map((group) => columns.indexOf(group) + 4);
  const by = places.length > 0 ? `group by ${places.join(', ')}` : '';
  const order = [...asked, ...groups.map(({ sorted }) => sorted)];
  const orderBy = order.length > 0 ? `order by ${order.join(', ')}` : '';
  const list = columns.map(({ sql }, index) => `${sql} as c${index}`).join(', ');
  const limit = `limit ${building.bind(ask.top + 1, 'int')} offset ${building.bind(ask.skip, 'int')}`;
  return `select (select version from svar_desk) as "deskVersion", true as "canRead", false as "canEdit", ${list} ${rest(`${by} ${orderBy} ${limit}`)}`;
}
