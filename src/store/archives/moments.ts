/** Operators of dates and times. Days, weeks and months are those of the zone of the call; now is the moment of the call. */
import { Unanswerable } from './column.ts';
import type { Operator, Operators, Term } from './operators.ts';
import { namedPeriods, namedSpan, type Period, periodOf, type Span, spanOf } from './periods.ts';
import { type Moment, momentOf, wholeOf } from './values.ts';

/** reliability: periods that a relative function counts. */
const PERIODS_AT_MOST = 1_000;

/** The years that a text of the wire can name; what lies beyond is all of the past, or all of the future. */
const [FIRST, LAST] = [-62_135_596_800_000, 253_402_300_799_999];

const place = (term: Term, instant: number): string =>
  term.bind(instant < FIRST ? '-infinity' : instant > LAST ? 'infinity' : new Date(instant).toISOString(), 'timestamptz');

function within(term: Term, { from, to }: Span): string {
  const parts = [
    ...(from === Number.NEGATIVE_INFINITY ? [] : [`${term.sql} >= ${place(term, from)}`]),
    ...(to === Number.POSITIVE_INFINITY ? [] : [`${term.sql} < ${place(term, to)}`]),
  ];
  return parts.length > 0 ? `(${parts.join(' and ')})` : `(${term.sql} is not null)`;
}

const momentAt = (term: Term, index: number): Moment => momentOf(term.values[index]!, term.instant, term.about);

/** What a value covers: its day, or with a time of day its second. "Not set" lies before every moment. */
function spanAt(term: Term, index: number, exact: boolean): Span {
  const { instant, hasClock } = momentAt(term, index);
  if (instant === null) return { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  return exact && hasClock ? { from: instant, to: instant + 1_000 } : spanOf(instant, 'day', 0, 0, term.zone);
}

const open = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The columns' own comparisons. @param exact a time of day in the value counts */
function comparisons(exact: boolean): Readonly<Record<'on' | 'before' | 'after' | 'from' | 'upTo' | 'between', Operator>> {
  const one = (span: (said: Span) => Span): Operator => ({ takes: 1, sql: (term) => within(term, span(spanAt(term, 0, exact))) });
  return {
    on: {
      takes: 1,
      sql: (term) => (momentAt(term, 0).instant === null ? `(${term.sql} is null)` : within(term, spanAt(term, 0, exact))),
    },
    before: one(({ from }) => ({ ...open, to: from })),
    after: one(({ to }) => ({ ...open, from: to })),
    from: one(({ from }) => ({ ...open, from })),
    upTo: one(({ to }) => ({ ...open, to })),
    between: { takes: 2, sql: (term) => within(term, { from: spanAt(term, 0, exact).from, to: spanAt(term, 1, exact).to }) },
  };
}

function wanted(term: Term, index: number): Period {
  const period = periodOf(term.values[index] ?? '');
  if (period === undefined) throw new Unanswerable(term.about, 'names an unknown period');
  return period;
}

function counted(term: Term): number {
  const count = wholeOf(term.values[0]!, term.about);
  if (count < 0 || count > PERIODS_AT_MOST) throw new Unanswerable(term.about, `counts more than ${PERIODS_AT_MOST} periods`);
  return count;
}

/** wire: `next(f,2,month)` is the two months after this one; the "and" forms have this one too. */
const relative: Operators = {
  this: { takes: 1, sql: (term) => within(term, spanOf(term.at, wanted(term, 0), 0, 0, term.zone)) },
  next: { takes: 2, sql: (term) => within(term, spanOf(term.at, wanted(term, 1), 1, counted(term), term.zone)) },
  previous: { takes: 2, sql: (term) => within(term, spanOf(term.at, wanted(term, 1), -counted(term), -1, term.zone)) },
  thisandnext: { takes: 2, sql: (term) => within(term, spanOf(term.at, wanted(term, 1), 0, counted(term), term.zone)) },
  thisandprevious: { takes: 2, sql: (term) => within(term, spanOf(term.at, wanted(term, 1), -counted(term), 0, term.zone)) },
  thisandpreviousandnext: { takes: 1, sql: (term) => within(term, spanOf(term.at, wanted(term, 0), -1, 1, term.zone)) },
};

const periods: Operators = Object.fromEntries(
  namedPeriods.map((name): [string, Operator] => [name, { takes: 0, sql: (term) => within(term, namedSpan(name, term.at, term.zone)!) }]),
);

const named = (names: string, operator: Operator): Operators => Object.fromEntries(names.split(' ').map((name) => [name, operator]));
const negated = ({ takes, sql }: Operator): Operator => ({ takes, sql: (term) => `((${sql(term)}) is not true)` });

/** The operators of `date`, or of `datetime`, where a time of day in the value counts. */
export function momentOperators(hasClock: boolean): Operators {
  const days = comparisons(false);
  const own = comparisons(hasClock);
  const times = comparisons(true);
  return {
    isnull: { takes: 0, sql: ({ sql }) => `(${sql} is null)` },
    isnotnull: { takes: 0, sql: ({ sql }) => `(${sql} is not null)` },
    ...named('equals eq = == set is', own.on),
    ...named('unequals ne != <> isnot', negated(own.on)),
    ...named('less lt <', own.before),
    ...named('lessorequal le <=', own.upTo),
    ...named('greater gt >', own.after),
    ...named('greaterorequal ge >=', own.from),
    between: own.between,
    date: days.on,
    before: days.before,
    after: days.after,
    from: days.from,
    ...named('to beforeorequal', days.upTo),
    afterorequal: days.from,
    datebetween: days.between,
    // wire: the two are inclusive
    aftertime: times.from,
    beforetime: times.upTo,
    datetime: times.on,
    ...relative,
    ...periods,
  };
}
