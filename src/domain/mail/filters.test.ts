import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankFilter, foundFor, inOrder, type Looked, type MailFilter, SearchIn, ticketNumberIn, verdictOf } from './filters.ts';

const filter = (more: Partial<MailFilter> = {}): MailFilter => ({ ...blankFilter, name: 'One', ...more });
const { Head, Body, HeadOrBody } = SearchIn;
const looked: Looked = {
  head: 'From: Kari <kari@fjell.example>\nSubject: Order 4711\nX-Shop: north',
  body: ['Please send it.\nPhone: 22 33 44 55', 'Please send it in green.'],
};

test('filters are asked by priority, then by age; off, passed and elsewhere are not', () => {
  const filters = [
    filter({ id: 1, priority: 10 }),
    filter({ id: 5, priority: 90 }),
    filter({ id: 2, priority: 90 }),
    filter({ id: 3, priority: 100, isActive: false }),
    filter({ id: 4, priority: 100, allMailboxes: false, mailboxIds: [7] }),
    filter({ id: 6, priority: 95, allMailboxes: false, mailboxIds: [8, 9] }),
    filter({ id: 7, priority: 99, allMailboxes: false, mailboxIds: [] }),
  ];
  const asked = (mailboxId: number, passed: readonly number[] = []) => inOrder(filters, mailboxId, passed).map(({ id }) => id);
  assert.deepEqual(asked(7), [4, 2, 5, 1]);
  assert.deepEqual(asked(8), [6, 2, 5, 1]);
  assert.deepEqual(asked(0), [2, 5, 1]);
  assert.deepEqual(asked(7, [4, 5]), [2, 1]);
});

test('a filter wants a mail: by head, by words, by both of its patterns', () => {
  const cases: readonly (readonly [Partial<MailFilter>, boolean, RegExp])[] = [
    [{}, true, /all mail/],
    [{ pattern: '^x-shop: north$', searchIn: Head }, true, /its pattern matches/],
    [{ pattern: 'x-shop', searchIn: Body }, false, /its pattern does not match/],
    [{ pattern: 'green', searchIn: Body }, true, /its pattern matches/],
    [{ pattern: 'green', searchIn: Head }, false, /does not match/],
    [{ pattern: 'order \\d+', andPattern: 'green', searchIn: HeadOrBody }, true, /both/],
    [{ pattern: 'order \\d+', andPattern: 'green', searchIn: Head }, false, /second pattern does not match/],
    [{ pattern: 'order \\d+', andPattern: 'red', searchIn: HeadOrBody }, false, /second pattern does not match/],
    [{ pattern: '(?=x)' }, false, /its pattern cannot be read/],
    [{ pattern: 'order', andPattern: '(' }, false, /its second pattern cannot be read/],
  ];
  for (const [more, isSelected, why] of cases) {
    const verdict = verdictOf(filter(more), looked);
    assert.equal(verdict.isSelected, isSelected, JSON.stringify(more));
    assert.match(verdict.why, why);
  }
});

test('names stand for what their first group holds', () => {
  const cases: readonly (readonly [pattern: string, where: SearchIn, found: string | null])[] = [
    ['order (\\d+)', Head, '4711'],
    ['order (\\d+)', Body, null],
    ['phone: ([\\d ]+)', HeadOrBody, '22 33 44 55'],
    ['in (\\w+)', Body, 'green'],
    ['(red)|green', Body, null],
    ['(', Body, null],
  ];
  for (const [pattern, searchIn, found] of cases) assert.equal(foundFor({ name: 'n', pattern, searchIn }, looked), found, pattern);
});

test('a number of a ticket', () => {
  const cases: readonly (readonly [string | undefined, number | null])[] = [
    ['4711', 4711],
    ['# 4711', 4711],
    ['case no. 12', 12],
    ['', null],
    [undefined, null],
    ['0', null],
    ['2147483647', null],
    ['99999999999', null],
    ['12 and 13', null],
    ['-', null],
  ];
  for (const [found, id] of cases) assert.equal(ticketNumberIn(found), id, String(found));
});
