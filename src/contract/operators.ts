/**
 * Which operators a restriction of a type has. wire: archives-and-lists §1.3; the list `restrictionOperators` is made of it.
 * A hint says how many values an operator takes: `R` none, `W` one, `W;W` two, `W+` as many as you like.
 */
export type ValueHint = 'R' | 'W' | 'W;W' | 'W+';
export type Operators = Readonly<Record<string, ValueHint>>;

const always: Operators = { equals: 'W', isNull: 'R', isNotNull: 'R' };
const numbers: Operators = { '=': 'W', '!=': 'W', '<': 'W', '<=': 'W', '>': 'W', '>=': 'W', between: 'W;W', ...always };
const texts: Operators = {
  begins: 'W',
  contains: 'W',
  is: 'W',
  isNot: 'W',
  notBegins: 'W',
  notContains: 'W',
  between: 'W;W',
  in: 'W+',
  startsWith: 'W',
  endsWith: 'W',
  ...always,
};
const periods: Operators = Object.fromEntries(
  [
    'beforeToday',
    'today',
    'afterToday',
    'lastWeek',
    'thisWeek',
    'nextWeek',
    'lastMonth',
    'thisMonth',
    'nextMonth',
    'lastQuarter',
    'thisQuarter',
    'nextQuarter',
    'thisHalf',
    'thisYear',
  ].map((period) => [period, 'R'] as const),
);
const dates: Operators = {
  before: 'W',
  after: 'W',
  date: 'W',
  dateBetween: 'W;W',
  from: 'W',
  to: 'W',
  beforeOrEqual: 'W',
  ...periods,
  ...always,
};
const choices: Operators = { oneOf: 'W+', notOneOf: 'W+', ...always };

const byType: Readonly<Record<string, Operators>> = {
  int: numbers,
  decimal: numbers,
  timespan: numbers,
  bool: { 'set true': 'R', 'set false': 'R', ...always },
  string: texts,
  stringorpk: texts,
  date: dates,
  datetime: { beforeTime: 'W', afterTime: 'W', dateTime: 'W', ...dates },
  associate: { associateIsOneOf: 'W+', associateIsNotOneOf: 'W+', currentAssociate: 'R', ...always },
  ejuser: { currentAssociate: 'R', ...choices },
  listany: choices,
  ejcategory: choices,
  intarray: { intArrayOneOf: 'W+', intArrayAllOf: 'W+', intArrayNotAllOf: 'W+', intArrayNotAnyOf: 'W+', isNull: 'R', isNotNull: 'R' },
};

/** The operators of a restriction type, whatever its case; null when the type is unknown. */
export const operatorsOf = (type: string): Operators | null => byType[type.trim().toLowerCase()] ?? null;
