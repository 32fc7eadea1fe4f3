import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOOKED_AT_MOST, PATTERN_AT_MOST, type Pattern, readPattern, SIZE_AT_MOST } from './patterns.ts';

const pattern = (text: string): Pattern => {
  const read = readPattern(text);
  assert.ok(!('problem' in read), `${text} ${'problem' in read ? read.problem : ''}`);
  return read;
};
const problemOf = (text: string): string => {
  const read = readPattern(text);
  return 'problem' in read ? read.problem : '';
};

test('patterns match without regard to case, and line by line', () => {
  const cases: readonly (readonly [pattern: string, text: string, isIn: boolean, found: string | null])[] = [
    ['^subject: .*invoice', 'From: a@x.example\nSubject: Your INVOICE', true, null],
    ['(?-i)invoice', 'INVOICE', false, null],
    ['order[ #]+(\\d+)', 'about Order # 4711 and order 12', true, '4711'],
    ['(a)|(b)', 'b', true, null],
    ['^(.+)$', 'one\ntwo', true, 'one'],
    ['(?s)^(.+)$', 'x', true, 'x'],
    ['name: *([^\\n]*)', 'name:   Kari\u0000\u202eFjell  \n', true, 'Kari Fjell'],
    ['(\\d{4})-(\\d{2})', 'on 2026-01', true, '2026'],
    ['blåbær', 'BLÅBÆR', true, null],
    ['.', '😀', true, null],
  ];
  for (const [text, looked, isIn, found] of cases)
    assert.deepEqual([pattern(text).isIn(looked), pattern(text).foundIn(looked)], [isIn, found], `${text} in ${looked}`);
});

test('what would take longer than the world lasts elsewhere is answered', () => {
  // each of these makes an engine that goes back on its steps try 2^n ways
  const evil: readonly (readonly [string, string])[] = [
    ['(a+)+$', `${'a'.repeat(100_000)}b`],
    ['(a|a)*$', `${'a'.repeat(100_000)}!`],
    ['(a|aa)+$', `${'a'.repeat(100_000)}!`],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', `${'a'.repeat(100_000)}!`],
    ['(.*)(.*)(.*)(.*)(.*)(.*)(.*)x1', 'x'.repeat(100_000)],
    ['(a?){40}a{40}$', `${'a'.repeat(50_000)}!`],
    ['(x+x+)+y', 'x'.repeat(100_000)],
  ];
  for (const [text, looked] of evil) {
    assert.equal(typeof pattern(text).isIn(looked), 'boolean');
    pattern(text).foundIn(looked);
  }
});

test('patterns that cannot be read, or are too large, are told', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['(', /cannot be read: missing closing \)/],
    ['a**', /cannot be read/],
    ['[z-a]', /cannot be read/],
    ['(?=a)b', /cannot be read/],
    ['(a)\\1', /cannot be read/],
    ['a{1001}', /cannot be read/],
    ['(a{100}){100}', /cannot be read/],
    ['('.repeat(1000), /cannot be read/],
    ['a{1000}', /too large: \d+ parts/],
    ['\\pL{100}\\pN{100}\\pP{100}', /too large/],
    ['a'.repeat(PATTERN_AT_MOST + 1), /more than 1000 characters/],
  ];
  for (const [text, why] of cases) assert.match(problemOf(text), why, text);
  assert.equal(problemOf(`a{${SIZE_AT_MOST - 10}}`), '');
});

test('no more of a text is looked at than may be', () => {
  const text = `${' '.repeat(LOOKED_AT_MOST - 1)}ab`;
  assert.deepEqual([pattern('a').isIn(text), pattern('b').isIn(text), pattern('(b)').foundIn(text)], [true, false, null]);
});
