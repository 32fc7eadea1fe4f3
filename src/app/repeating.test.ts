/** Work behind the calls: one turn after the other, how soon, and how it ends. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import test, { type TestContext } from 'node:test';
import { pauseAfter, repeat, restAfter } from './repeating.ts';

test('a backlog is worked off without a pause; a few at a time are waited for; nothing is asked for seldom', () => {
  assert.deepEqual(
    [0, 1, 49, 50, 500].map((seen) => pauseAfter(seen, 250)),
    [250, 100, 100, 0, 0],
  );
});

test('what can wait takes a quarter of the time while the process is busy, long turns too, and never rests longer than ten seconds', () => {
  assert.deepEqual(
    [restAfter(100, 0.3), restAfter(100, 0.5), restAfter(100, 0.51), restAfter(100, 1), restAfter(2_000, 1), restAfter(60_000, 1)],
    [0, 0, 300, 300, 6_000, 10_000],
  );
});

test('a turn that gives way rests when the event loop was busy meanwhile, another does not', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const counts = [true, false].map((givesWay) => {
    const count = { turns: 0 };
    const { stop } = repeat({
      async turn() {
        count.turns++;
        // nothing else can run meanwhile: the loop is as busy as it can be
        for (const until = performance.now() + 20; performance.now() < until; );
        return 1;
      },
      failed: assert.fail,
      givesWay,
    });
    t.after(stop);
    return count;
  });
  await passes(t, 1);
  await passes(t, 1);
  const [givesWay, other] = counts.map(({ turns }) => turns);
  assert.ok(other! >= 3, 'goes on at once');
  assert.equal(givesWay, 1, 'rests');
  await passes(t, 10_000);
  assert.ok(counts[0]!.turns > 1, 'not for ever');
});

/** Lets time pass, and what it brings settle. */
async function passes(t: TestContext, ms: number): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  t.mock.timers.tick(ms);
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

test('turns come one after the other; one that fails is told and is not the last; behind the end none begins', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const told: unknown[] = [];
  let turns = 0;
  const { stop } = repeat({
    async turn() {
      turns++;
      if (turns === 2) throw new Error('away');
      return 10;
    },
    failed: (error) => told.push(error),
  });
  await passes(t, 10);
  assert.deepEqual([turns, told.length], [2, 1]);
  await passes(t, 4_999);
  assert.equal(turns, 2);
  await passes(t, 1);
  assert.equal(turns, 3);
  await stop();
  await passes(t, 60_000);
  assert.equal(turns, 3);
});

test('who ends breaks off what the turn waits for, and waits for the turn', async () => {
  const waiting = new AbortController();
  let isOverThen = false;
  const { stop } = repeat({
    async turn(isOver) {
      await once(waiting.signal, 'abort');
      isOverThen = isOver();
      return 0;
    },
    failed: assert.fail,
    breakOff: async () => waiting.abort(),
  });
  await stop();
  assert.equal(isOverThen, true);
});
