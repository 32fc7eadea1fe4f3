import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fateOf, isStale, OutboxState, postponedForAll } from './posting.ts';

const { Waiting, Sent, Failed, GivenUp } = OutboxState;
const BORN = Date.parse('2026-01-12T09:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const kari = { address: 'kari@fjell.example', why: '550 no such user' };
const ola = { address: 'ola@dal.example', why: '451 come back later' };

test('accepted by all: sent', () => {
  const fate = fateOf({ refused: [], postponed: [] }, 1, BORN, BORN);
  assert.deepEqual(fate, { state: Sent, rest: [], againAt: null, lost: [], error: '' });
});

test('refused for good: failed at once, with the words of who refused it', () => {
  const fate = fateOf({ refused: [kari], postponed: [] }, 1, BORN, BORN);
  assert.deepEqual([fate.state, fate.lost, fate.error], [Failed, [kari], 'kari@fjell.example: 550 no such user']);
  assert.deepEqual(fate.rest, ['kari@fjell.example'], 'who may have it by hand');
});

test('not now: tried again for those alone who shall have it still, after ever longer pauses up to four hours', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 40].map((tries) => {
    const fate = fateOf({ refused: [], postponed: [ola] }, tries, BORN, BORN);
    assert.deepEqual([fate.state, fate.rest, fate.lost], [Waiting, ['ola@dal.example'], []]);
    return (fate.againAt! - BORN) / MINUTE;
  });
  assert.deepEqual(minutes, [1, 2, 5, 15, 30, 60, 120, 240, 240, 240]);
});

test('one refused, one postponed: who is lost is told of now, the other is tried again', () => {
  const fate = fateOf({ refused: [kari], postponed: [ola] }, 1, BORN, BORN);
  assert.deepEqual([fate.state, fate.rest, fate.lost], [Waiting, ['ola@dal.example'], [kari]]);
});

test('after five days it is given up', () => {
  const almost = fateOf({ refused: [], postponed: [ola] }, 30, BORN, BORN + 5 * DAY - 1);
  assert.equal(almost.state, Waiting);
  const fate = fateOf({ refused: [], postponed: [ola] }, 31, BORN, BORN + 5 * DAY);
  assert.deepEqual([fate.state, fate.rest, fate.againAt, fate.lost], [GivenUp, ['ola@dal.example'], null, [ola]]);
  assert.deepEqual([isStale(BORN, BORN + 5 * DAY - 1), isStale(BORN, BORN + 5 * DAY)], [false, true]);
});

test('a desk that grants so many tries gives up with the last of them, or with the days', () => {
  const state = (tries: number, most: number | null, days = 0) =>
    fateOf({ refused: [], postponed: [ola] }, tries, BORN, BORN + days * DAY, most).state;
  assert.deepEqual([state(9, 10), state(10, 10), state(1, 1), state(400, null)], [Waiting, GivenUp, GivenUp, Waiting]);
  assert.equal(state(2, 1_000, 5), GivenUp);
  assert.equal(fateOf({ refused: [], postponed: [] }, 10, BORN, BORN, 10).state, Sent);
});

test('a mail that is for nobody yet waits as it is, and says why without an address', () => {
  const fate = fateOf(postponedForAll([], 'the desk has no address'), 1, BORN, BORN);
  assert.deepEqual([fate.state, fate.rest, fate.error], [Waiting, [], 'the desk has no address']);
});
