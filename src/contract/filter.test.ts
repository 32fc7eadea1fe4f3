import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, QUERY, type Restriction, readFilter, readNames, readOrder } from './filter.ts';
import { type RestrictionInfo, readRestrictions } from './restrictions.ts';

/** A restriction as one line: `(a eq 1 and (b today or not c is x))`. */
function line(restriction: Restriction | null): string {
  if (restriction === null) return '';
  if (restriction.kind === 'term') return [restriction.column, restriction.operator, ...restriction.values].join(' ');
  if (restriction.kind === 'not') return `not ${line(restriction.of)}`;
  return `(${restriction.of.map(line).join(` ${restriction.kind} `)})`;
}

test('terms: operators as words and signs, values bare, quoted, encoded, in parentheses, or none', () => {
  const cases: Readonly<Record<string, string>> = {
    '': '',
    "title begins 'VPN'": 'title begins VPN',
    "title eq 'it''s (a, b)'": "title eq it's (a, b)",
    'ticketId = 42': 'ticketId = 42',
    'ticketId>=42': 'ticketId >= 42',
    'priorityId ne [I:3]': 'priorityId ne [I:3]',
    'tags intArrayOneOf ([A:3,4])': 'tags intArrayOneOf [A:3,4]',
    'category oneOf (3)': 'category oneOf 3',
    "name in ('a', 'b')": 'name in a b',
    'createdAt today': 'createdAt today',
    'has_attachment set true': 'has_attachment set true',
    "person/fullName contains 'x'": 'person/fullName contains x',
    'amount gt -1.5': 'amount gt -1.5',
    "createdAt gt datetime'2026-01-15T13:00:00'": 'createdAt gt 2026-01-15T13:00:00',
    'this(createdAt,month)': 'createdAt this month',
    'thisAndNext(deadline, 2, weeks)': 'deadline thisAndNext 2 weeks',
    "substringof('pn',title)": 'title contains pn',
    "startswith(title,'v') eq false": 'not title startswith v',
    "ticket.category[ej_category].fullname is 'A'": 'ticket.category[ej_category].fullname is A',
    "ticket.(ej_message->ticket_id).author is 'A'": 'ticket.(ej_message->ticket_id).author is A',
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(line(readFilter(text)), expected, text);
});

test('and binds tighter than or; parentheses and not bind tightest', () => {
  assert.equal(line(readFilter('a = 1 or b = 2 and c = 3 or d today')), '(a = 1 or (b = 2 and c = 3) or d today)');
  assert.equal(line(readFilter('(a = 1 or b = 2) AND not (c = 3 or d = 4)')), '((a = 1 or b = 2) and not (c = 3 or d = 4))');
  assert.equal(line(readFilter('not a = 1 and b = 2')), '(not a = 1 and b = 2)');
  assert.deepEqual(columnsOf(readFilter('a = 1 and not (b today or this(c,day))')), ['a', 'b', 'c']);
});

test('what is no filter is a fault with its place', () => {
  const broken = [
    'title',
    'title begins',
    "title begins 'x",
    '(a = 1',
    'a = 1)',
    'a = 1 b = 2',
    'and',
    "a = 'x' or",
    'a in (1,',
    'evil(a,1)',
    'a = ;',
    '= 1',
    'startswith()',
    "startswith(a,'x') eq maybe",
  ];
  for (const text of broken) {
    // an operator without a value is for the store to judge: some have none
    if (text === 'title begins') assert.equal(line(readFilter(text)), 'title begins');
    else assert.throws(() => readFilter(text), { name: 'Fault', path: '$filter' }, text);
  }
});

test('a filter has bounds: length, depth, conditions, values', () => {
  const refused = [
    `a = '${'x'.repeat(QUERY.length)}'`,
    `${'('.repeat(100)}a = 1${')'.repeat(100)}`,
    `${'not '.repeat(100)}a = 1`,
    Array.from({ length: QUERY.terms + 1 }, () => 'a = 1').join(' and '),
    `a in (${Array.from({ length: QUERY.values + 1 }, () => '1').join(',')})`,
    `a = '${'x'.repeat(QUERY.valueLength + 1)}'`,
  ];
  for (const text of refused) assert.throws(() => readFilter(text), { name: 'Fault' }, text.slice(0, 30));
  // time is linear in the length: hostile texts end as fast as kind ones
  for (const text of [`a = ${"''".repeat(14_000)}`, `${'a/'.repeat(14_000)}`, `${'['.repeat(29_000)}`])
    assert.throws(() => readFilter(text), { name: 'Fault' });
});

const info = (name: string, more: Partial<RestrictionInfo> = {}): RestrictionInfo => ({
  Name: name,
  Operator: '=',
  Values: ['1'],
  ...more,
});

test('lists of restrictions: InterOperator joins the next, InterParenthesis opens and closes', () => {
  const [AND, OR] = [1, 2];
  const cases: [RestrictionInfo[], string][] = [
    [[], ''],
    [[info('a'), info('b')], '(a = 1 and b = 1)'],
    [[info('a', { InterOperator: OR }), info('b', { InterOperator: AND }), info('c')], '(a = 1 or (b = 1 and c = 1))'],
    [
      [info('a', { InterParenthesis: 1, InterOperator: OR }), info('b', { InterParenthesis: -1, InterOperator: AND }), info('c')],
      '((a = 1 or b = 1) and c = 1)',
    ],
    [
      [
        info('a', { InterOperator: OR }),
        info('b', { InterParenthesis: 2, InterOperator: OR }),
        info('c', { InterParenthesis: -1 }),
        info('d', { InterParenthesis: -1 }),
      ],
      '(a = 1 or ((b = 1 or c = 1) and d = 1))',
    ],
    [[info('a', { IsActive: false }), info('b')], 'b = 1'],
    [[info('a', { InterParenthesis: 1, IsActive: false, InterOperator: OR }), info('b', { InterParenthesis: -1 })], 'b = 1'],
    [[info('a', { SubRestrictions: [info('b', { InterOperator: OR }), info('c')] })], '(a = 1 and (b = 1 or c = 1))'],
  ];
  for (const [infos, expected] of cases) assert.equal(line(readRestrictions(infos)), expected);
  assert.throws(() => readRestrictions([info('a', { InterParenthesis: -1 })]), { name: 'Fault' });
  assert.throws(() => readRestrictions([info('a', { InterParenthesis: 1 })]), { name: 'Fault' });
  assert.throws(() => readRestrictions([info('a', { InterParenthesis: 2_000_000_000 })]), { name: 'Fault' });
  assert.throws(() => readRestrictions(Array.from({ length: QUERY.terms + 1 }, () => info('a'))), { name: 'Fault' });
});

test('names and orders', () => {
  assert.deepEqual(readNames(' a, b/c ,Count(d):Footer,,GroupBy(DatePart(e):Month)'), [
    'a',
    'b/c',
    'Count(d):Footer',
    'GroupBy(DatePart(e):Month)',
  ]);
  assert.deepEqual(readOrder('a, b desc,c ASC'), [
    { column: 'a', descending: false },
    { column: 'b', descending: true },
    { column: 'c', descending: false },
  ]);
  assert.throws(() => readOrder('a sideways'), { name: 'Fault' });
  assert.throws(() => readNames(Array.from({ length: QUERY.columns + 1 }, () => 'a').join(',')), { name: 'Fault' });
});
