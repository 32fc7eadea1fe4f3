import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Turns } from './turns.ts';

test('so many at a time, in their order, and a failure gives its turn on', async () => {
  const turns = new Turns(2);
  let [now, most] = [0, 0];
  const done: number[] = [];
  const works = Array.from({ length: 9 }, (_, at) =>
    turns.take(async () => {
      most = Math.max(most, ++now);
      await turn();
      now--;
      done.push(at);
      if (at % 3 === 0) throw new Error('no');
    }),
  );
  const ends = await Promise.allSettled(works);
  assert.deepEqual([most, done, ends.filter(({ status }) => status === 'rejected').length], [2, [0, 1, 2, 3, 4, 5, 6, 7, 8], 3]);
});

test('who has waited too long is told so, and those behind go on', async () => {
  const turns = new Turns(1, { afterMs: 20, error: () => new Error('late') });
  const ends: (() => void)[] = [];
  const long = turns.take(() => new Promise<void>((resolve) => ends.push(resolve)));
  await assert.rejects(
    turns.take(async () => undefined),
    /late/,
  );
  const next = turns.take(async () => 'next');
  for (const end of ends) end();
  await long;
  assert.equal(await next, 'next');
  assert.equal(await turns.take(async () => 'free'), 'free');
});
