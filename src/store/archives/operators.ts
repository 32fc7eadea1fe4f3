/** What may be asked of a column, by its type: one table of operators. Source: archives-and-lists §1.3, all in any case. */
import type { Zone } from '../../time/zone.ts';
import type { RestrictionType } from './column.ts';
import { Unanswerable } from './column.ts';
import { momentOperators } from './moments.ts';
import { decimalOf, switchOf, textOf, wholeOf, wholesOf } from './values.ts';

/** What an operator may use: the column's SQL, its values as texts, places for values, and who asks. */
export interface Term {
  readonly sql: string;
  readonly values: readonly string[];
  /** The column, for messages. */
  readonly about: string;
  bind(value: unknown, cast: string): string;
  /** Id of who asks: of the Service user, or of the associate for columns that hold those. */
  readonly self: number;
  readonly at: number;
  readonly zone: Zone;
  instant(text: string): number | null | undefined;
}

/** How many values an operator takes. */
export type Takes = 0 | 1 | 2 | 'many';
export interface Operator {
  readonly takes: Takes;
  /** @returns a condition; it may come to null, which is no hit */
  readonly sql: (term: Term) => string;
}
export type Operators = Readonly<Record<string, Operator>>;

const no = (condition: string): string => `((${condition}) is not true)`;
const negated = ({ takes, sql }: Operator): Operator => ({ takes, sql: (term) => no(sql(term)) });
const named = (names: string, operator: Operator): Operators => Object.fromEntries(names.split(' ').map((name) => [name, operator]));

const first = (term: Term): string => term.values[0]!;
const nothing: Operators = {
  isnull: { takes: 0, sql: ({ sql }) => `(${sql} is null)` },
  isnotnull: { takes: 0, sql: ({ sql }) => `(${sql} is not null)` },
};

/** Comparisons of numbers. Nothing and zero are the same to who asks for zero: ids that are not there read as zero on the wire. */
function numeric(read: (text: string, about: string) => number, cast: string): Operators {
  const side = (term: Term, index: number): string => term.bind(read(term.values[index]!, term.about), cast);
  const compare = (sign: string): Operator => ({ takes: 1, sql: (term) => `(${term.sql} ${sign} ${side(term, 0)})` });
  const equal: Operator = {
    takes: 1,
    sql: (term) => {
      const same = `${term.sql} = ${side(term, 0)}`;
      return read(first(term), term.about) === 0 ? `(${same} or ${term.sql} is null)` : `(${same})`;
    },
  };
  const among: Operator = {
    takes: 'many',
    sql: (term) => {
      const values = term.values.map((value) => read(value, term.about));
      const same = `${term.sql} = any(${term.bind(values, `${cast}[]`)})`;
      return values.includes(0) ? `(${same} or ${term.sql} is null)` : `(${same})`;
    },
  };
  return {
    ...nothing,
    ...named('equals eq = == set is', equal),
    ...named('unequals notequals ne != <> isnot', negated(equal)),
    ...named('less lt <', compare('<')),
    ...named('lessorequal le <=', compare('<=')),
    ...named('greater gt >', compare('>')),
    ...named('greaterorequal ge >=', compare('>=')),
    between: { takes: 2, sql: (term) => `(${term.sql} between ${side(term, 0)} and ${side(term, 1)})` },
    ...named('in oneof', among),
    notoneof: negated(among),
  };
}

const flag: Operators = {
  ...nothing,
  // wire: the list of operators spells the value as part of the name
  'set true': { takes: 0, sql: ({ sql }) => `(coalesce(${sql}, false))` },
  'set false': { takes: 0, sql: ({ sql }) => `(not coalesce(${sql}, false))` },
  ...named('set equals eq = == is', {
    takes: 1,
    sql: (term) => `(coalesce(${term.sql}, false) = ${term.bind(switchOf(first(term), term.about), 'bool')})`,
  }),
  ...named('ne != <> unequals isnot', {
    takes: 1,
    sql: (term) => `(coalesce(${term.sql}, false) <> ${term.bind(switchOf(first(term), term.about), 'bool')})`,
  }),
};

/** Texts are compared without case and accents, as the vendor's collation does. */
const literal = (text: string): string => textOf(text).replace(/[\\%_]/g, '\\$&');
const like = (before: string, after: string): Operator => ({
  takes: 1,
  sql: (term) => `(svar_fold(${term.sql}) like svar_fold(${term.bind(`${before}${literal(first(term))}${after}`, 'text')}))`,
});
const folded = (term: Term, index: number): string => `svar_fold(${term.bind(textOf(term.values[index]!), 'text')})`;
const sameText: Operator = {
  takes: 1,
  sql: (term) => (textOf(first(term)) === '' ? `(coalesce(${term.sql}, '') = '')` : `(svar_fold(${term.sql}) = ${folded(term, 0)})`),
};
const amongTexts: Operator = {
  takes: 'many',
  sql: (term) =>
    `(svar_fold(${term.sql}) = any(array(select svar_fold(v) from unnest(${term.bind(term.values.map(textOf), 'text[]')}) v)))`,
};
const text: Operators = {
  isnull: { takes: 0, sql: ({ sql }) => `(coalesce(${sql}, '') = '')` },
  isnotnull: { takes: 0, sql: ({ sql }) => `(coalesce(${sql}, '') <> '')` },
  ...named('begins startswith beginswith', like('', '%')),
  ...named('ends endswith', like('%', '')),
  ...named('contains substringof like', like('%', '%')),
  notbegins: negated(like('', '%')),
  notcontains: negated(like('%', '%')),
  ...named('is equals eq = == set', sameText),
  ...named('isnot ne != <> unequals notequals', negated(sameText)),
  ...named('in oneof', amongTexts),
  notoneof: negated(amongTexts),
  between: { takes: 2, sql: (term) => `(svar_fold(${term.sql}) between ${folded(term, 0)} and ${folded(term, 1)})` },
};

/** Ids of rows of a list; those of people know who asks. wire: values are ids, not texts. */
const ids = numeric(wholeOf, 'bigint');
const listed: Operators = { ...nothing, ...pickFrom(ids, 'equals eq = == set is unequals notequals ne != <> isnot in oneof notoneof') };
const people: Operators = {
  ...listed,
  associateisoneof: ids.oneof!,
  associateisnotoneof: ids.notoneof!,
  currentassociate: { takes: 0, sql: (term) => `(${term.sql} = ${term.bind(term.self, 'int')})` },
  notcurrentassociate: { takes: 0, sql: (term) => no(`${term.sql} = ${term.bind(term.self, 'int')}`) },
};

function pickFrom(operators: Operators, names: string): Operators {
  return Object.fromEntries(names.split(' ').map((name) => [name, operators[name]!]));
}

const set = (sign: string): Operator => ({
  takes: 'many',
  sql: (term) => `(${term.sql} ${sign} ${term.bind(wholesOf(term.values, term.about).filter(isInt32), 'int[]')})`,
});
const isInt32 = (value: number): boolean => Math.abs(value) <= 2_147_483_647;
const sets: Operators = {
  isnull: { takes: 0, sql: ({ sql }) => `(coalesce(cardinality(${sql}), 0) = 0)` },
  isnotnull: { takes: 0, sql: ({ sql }) => `(cardinality(${sql}) > 0)` },
  ...named('intarrayoneof oneof in', set('&&')),
  intarrayallof: set('@>'),
  intarraynotallof: negated(set('@>')),
  ...named('intarraynotanyof notoneof', negated(set('&&'))),
  ...named('equals eq = == set', {
    takes: 'many',
    sql: (term) => {
      const wanted = term.bind(wholesOf(term.values, term.about).filter(isInt32), 'int[]');
      return `(${term.sql} @> ${wanted} and ${term.sql} <@ ${wanted})`;
    },
  }),
};

const byType: Readonly<Record<RestrictionType, Operators>> = {
  int: ids,
  decimal: numeric(decimalOf, 'double precision'),
  timeSpan: ids,
  bool: flag,
  string: text,
  stringorPK: text,
  date: momentOperators(false),
  datetime: momentOperators(true),
  listAny: listed,
  ejCategory: listed,
  associate: people,
  ejUser: people,
  intArray: sets,
};

/** The operators of a type by their names in lower case; other names of one and the same are among them. */
export const operatorsOf = (type: RestrictionType): Operators => byType[type];

/** The operator of a type by its name. @throws Unanswerable for one that the type does not have, or for another number of values */
export function operatorOf(type: RestrictionType, name: string, values: readonly string[], about: string): Operator {
  const operators = byType[type];
  const lower = name.trim().toLowerCase();
  const operator = Object.hasOwn(operators, lower) ? operators[lower] : undefined;
  if (!operator) throw new Unanswerable(about, `has no operator ${name.slice(0, 40)}`);
  const { takes } = operator;
  const fits = takes === 0 || (takes === 'many' ? values.length > 0 : values.length === takes);
  if (!fits)
    throw new Unanswerable(
      about,
      `needs ${takes === 'many' ? 'one or more values' : `${takes} value${takes === 1 ? '' : 's'}`} for ${name}`,
    );
  return operator;
}
