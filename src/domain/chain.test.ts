import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Chain, type ChainEvent, chainAfter, dueSteps, isDue, nextLevel } from './chain.ts';
import { anyFrame, anyInstant, anyZone, at, Continue, levels, local, None, OSLO, Restart, Stop, std } from './time.fixture.ts';

const NOW = at('2026-01-12 10:00');
const running: Chain = { alertLevel: 1, alertTimeout: at('2026-01-12 11:00'), alertStop: -1 };
const stopped: Chain = { alertLevel: 1, alertTimeout: null, alertStop: 1800 };
const idle: Chain = { alertLevel: 3, alertTimeout: null, alertStop: -1 };

test('what each setting does to a chain that runs, stands, or has nothing to come', () => {
  const half = at('2026-01-12 10:30');
  const anew = { alertLevel: 0, alertTimeout: at('2026-01-12 12:00'), alertStop: -1 };
  const table: [string, Chain, typeof None | typeof Stop | typeof Continue | typeof Restart, Chain][] = [
    ['None, running', running, None, running],
    ['None, stopped', stopped, None, stopped],
    ['Stop, running', running, Stop, { alertLevel: 1, alertTimeout: null, alertStop: 3600 }],
    ['Stop, stopped', stopped, Stop, stopped],
    ['Stop, nothing to come', idle, Stop, idle],
    ['Stop, overdue', { ...running, alertTimeout: NOW - 1 }, Stop, { alertLevel: 1, alertTimeout: null, alertStop: 0 }],
    ['Continue, running', running, Continue, running],
    ['Continue, stopped', stopped, Continue, { alertLevel: 1, alertTimeout: half, alertStop: -1 }],
    ['Continue, stopped when due', { ...stopped, alertStop: 0 }, Continue, { alertLevel: 1, alertTimeout: NOW, alertStop: -1 }],
    ['Restart, running', running, Restart, anew],
    ['Restart, stopped', stopped, Restart, anew],
  ];
  for (const [name, before, setting, after] of table) {
    for (const event of ['read', 'owner', 'newInfo', 'closed'] satisfies ChainEvent[]) {
      assert.deepEqual(chainAfter(before, event, std({ events: { [event]: setting } }), OSLO, NOW), after, `${name}: ${event}`);
    }
  }
});

const changing = (setting: 0 | 1 | 2 | -1, ...after: number[]) => std({ levels: levels(...after), events: { priority: setting } });

test('another priority: the level stays, the time towards the next begins anew; None is as Continue', () => {
  for (const setting of [None, Continue] as const) {
    for (const chain of [running, stopped]) {
      assert.deepEqual(chainAfter(chain, 'priority', changing(setting, 30, 45), OSLO, NOW), {
        alertLevel: 1,
        alertTimeout: at('2026-01-12 10:45'),
        alertStop: -1,
      });
    }
  }
  assert.deepEqual(chainAfter(running, 'priority', changing(Stop, 30, 45), OSLO, NOW), {
    alertLevel: 1,
    alertTimeout: null,
    alertStop: 2700,
  });
  const fewer = { alertLevel: 1, alertTimeout: null, alertStop: -1 };
  for (const setting of [None, Continue, Stop] as const)
    assert.deepEqual(chainAfter(running, 'priority', changing(setting, 30), OSLO, NOW), fewer);
});

test('a new ticket: only Restart begins a chain', () => {
  const none: Chain = { alertLevel: 0, alertTimeout: null, alertStop: -1 };
  for (const created of [None, Stop, Continue] as const)
    assert.deepEqual(chainAfter(none, 'created', std({ events: { created } }), OSLO, NOW), none);
  assert.equal(local(chainAfter(none, 'created', std(), OSLO, NOW).alertTimeout), '2026-01-12 12:00');
});

test('levels go by their numbers, whatever their order and gaps; without a next one there is no step', () => {
  const [one, two, three] = levels(120, 60, 480) as [
    ReturnType<typeof levels>[0],
    ReturnType<typeof levels>[0],
    ReturnType<typeof levels>[0],
  ];
  const gaps = std({
    levels: [
      { ...three!, level: 9 },
      { ...one!, level: 2 },
      { ...two!, level: 5 },
    ],
  });
  const begun = chainAfter({ alertLevel: 0, alertTimeout: null, alertStop: -1 }, 'created', gaps, OSLO, NOW);
  const { chain, steps } = dueSteps(begun, gaps, OSLO, at('2026-03-01 10:00'));
  assert.deepEqual(
    steps.map(({ level }) => level.level),
    [2, 5, 9],
  );
  assert.deepEqual(chain, { alertLevel: 9, alertTimeout: null, alertStop: -1 });
  assert.equal(nextLevel(idle, std(), OSLO), null);
  assert.equal(nextLevel({ ...running, alertLevel: 3 }, std(), OSLO), null);
  assert.equal(nextLevel(stopped, std(), OSLO), null);
  assert.deepEqual(dueSteps({ ...running, alertLevel: 3 }, std(), OSLO, at('2026-01-12 11:00')).chain, idle, 'the last moment is cleared');
});

test('a level that never comes is not scheduled; one after 2^31 minutes and more has an answer', () => {
  const never = std({ week: [null, null, null, null, null, null, null] });
  assert.equal(chainAfter(running, 'newInfo', { ...never, events: { ...never.events, newInfo: Restart } }, OSLO, NOW).alertTimeout, null);
  for (const flags of [0, 4]) {
    const far = std({ flags, levels: levels(2 ** 31 - 1), events: { newInfo: Restart, closed: Stop, priority: Stop } });
    const chain = chainAfter(running, 'newInfo', far, OSLO, NOW);
    assert.ok(chain.alertTimeout === null || chain.alertTimeout > NOW);
    assert.ok(chainAfter(chain, 'closed', far, OSLO, NOW).alertStop <= 2 ** 31 - 1);
    assert.equal(chainAfter({ ...running, alertLevel: 0 }, 'priority', far, OSLO, NOW).alertStop, 2 ** 31 - 1);
  }
});

test('a chain is due from its moment on, while it runs', () => {
  assert.deepEqual(
    [-1, 0, 1].map((more) => isDue(running, running.alertTimeout! + more)),
    [false, true, true],
  );
  assert.equal(isDue(stopped, NOW), false);
  assert.equal(isDue(idle, NOW), false);
});

const anyPriority = fc
  .record({ frame: anyFrame, flags: fc.constantFrom(0, 4), after: fc.array(fc.nat(3000), { maxLength: 5 }) })
  .map(({ frame, flags, after }) => std({ ...frame, flags, levels: levels(...after) }));

test('a late wake comes to the same as timely ones', () => {
  fc.assert(
    fc.property(anyPriority, anyZone, anyInstant, fc.array(fc.nat(20 * 86_400_000), { maxLength: 6 }), (priority, zone, created, waits) => {
      const begun = chainAfter({ alertLevel: 0, alertTimeout: null, alertStop: -1 }, 'created', priority, zone, created);
      const wakes = waits.map((wait) => created + wait).sort((a, b) => a - b);
      const end = wakes.at(-1) ?? created;
      const late = dueSteps(begun, priority, zone, end);
      // once at every moment that it is due, and at some others
      let [timely, steps] = [begun, [] as unknown[]];
      for (const wake of [...wakes, end]) {
        while (isDue(timely, wake)) {
          const some = dueSteps(timely, priority, zone, timely.alertTimeout!);
          timely = some.chain;
          steps = [...steps, ...some.steps];
        }
      }
      assert.deepEqual({ chain: timely, steps }, late);
    }),
    { numRuns: 100 },
  );
});

test('stopped and continued at once, a chain is due when it was', () => {
  fc.assert(
    fc.property(anyPriority, anyZone, anyInstant, fc.nat(86_400), (priority, zone, created, wait) => {
      const both = { ...priority, events: { ...priority.events, read: Stop, newInfo: Continue } };
      const begun = chainAfter(
        { alertLevel: 0, alertTimeout: null, alertStop: -1 },
        'created',
        both,
        zone,
        Math.floor(created / 1000) * 1000,
      );
      const when = Math.floor(created / 1000) * 1000 + wait * 1000;
      if (begun.alertTimeout === null || begun.alertTimeout <= when) return;
      const again = chainAfter(chainAfter(begun, 'read', both, zone, when), 'newInfo', both, zone, when);
      assert.deepEqual(again, begun);
    }),
    { numRuns: 100 },
  );
});
