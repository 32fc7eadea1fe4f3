/** Turns in the event loop: so many milliseconds of work in a round, in order, others between. Source: decision 60. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextRound } from 'node:timers/promises';
import { Slices } from './slices.ts';

/** Works for some milliseconds of a clock that only work moves, when it is its turn. */
function workshop() {
  let clock = 0;
  const slices = new Slices(() => clock);
  const done: string[] = [];
  const work = async (name: string, ms: number): Promise<void> => {
    await slices.turn();
    clock += ms;
    done.push(name);
  };
  return { slices, done, work };
}

test('who comes alone does not wait', async () => {
  const { slices, work } = workshop();
  assert.equal(slices.turn(), undefined);
  await work('one', 1);
  await nextRound();
  assert.equal(slices.turn(), undefined);
});

test('after two milliseconds of work the others go in later rounds, in their order, and sockets are looked at between', async () => {
  const { done, work } = workshop();
  const first = Promise.all(['a', 'b'].map((name) => work(name, 1.5)));
  await first;
  assert.deepEqual(done, ['a', 'b'], 'what began within the slice ends, even behind it');
  const later = Promise.all(['c', 'd', 'e', 'f', 'g'].map((name) => work(name, 1.5)));
  const rounds: string[] = [];
  for (let round = 0; round < 4; round++) {
    await nextRound();
    rounds.push(done.slice(2).join(''));
  }
  await later;
  assert.deepEqual(rounds, ['cd', 'cdef', 'cdefg', 'cdefg']);
});

test('who comes while others wait goes behind them, although there is time', async () => {
  const { done, work } = workshop();
  await work('first', 5);
  const waits = work('second', 1);
  const comes = work('third', 1);
  await Promise.all([waits, comes]);
  await nextRound();
  const late = [work('x', 5), work('y', 5)];
  await nextRound();
  late.push(work('z', 1));
  await Promise.all(late);
  assert.deepEqual(done, ['first', 'second', 'third', 'x', 'y', 'z']);
});

test('a round that takes long for one lets the next one in soon', async () => {
  const { done, work } = workshop();
  const all = Promise.all([work('a', 100), work('b', 100), work('c', 1), work('d', 1)]);
  await all;
  assert.deepEqual(done, ['a', 'b', 'c', 'd']);
});
