import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { DoorError } from './faults.ts';
import { Gate } from './gate.ts';

const limits = { underWay: 3, ofOneUser: 2, waiting: 2, waitMs: 2_000 };
const isBusy = (error: unknown): boolean => error instanceof DoorError && error.status === 503 && error.headers['Retry-After'] === '1';

test('so many in all: what is above waits and enters in its order', async () => {
  const gate = new Gate(limits);
  const leave = [await gate.enter(1), await gate.enter(2), await gate.enter(3)];
  const order: number[] = [];
  const waiting = [4, 5].map((user) => gate.enter(user).finally(() => order.push(user)));
  assert.deepEqual(gate.usage(), { underWay: 3, waiting: 2 });
  leave[0]!();
  leave[1]!();
  await Promise.all(waiting);
  assert.deepEqual(order, [4, 5]);
  assert.deepEqual(gate.usage(), { underWay: 3, waiting: 0 });
});

test('so many of one user, and nobody behind them waits for that user', async () => {
  const gate = new Gate(limits);
  const first = await gate.enter(1);
  await gate.enter(1);
  let third = false;
  void gate.enter(1).then(() => {
    third = true;
  });
  const other = await gate.enter(2);
  assert.equal(third, false);
  other();
  await Promise.resolve();
  assert.equal(third, false, 'a place in all is no place for this user');
  first();
  await new Promise(setImmediate);
  assert.equal(third, true);
});

test('beyond the queue: 503 at once', async () => {
  const gate = new Gate({ ...limits, underWay: 1, waiting: 1 });
  const leave = await gate.enter(1);
  const waiting = gate.enter(2);
  await assert.rejects(gate.enter(3), isBusy);
  leave();
  (await waiting)();
  assert.deepEqual(gate.usage(), { underWay: 0, waiting: 0 });
});

test('waiting too long: 503, and the place in the queue is free again', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const gate = new Gate({ ...limits, underWay: 1 });
    const leave = await gate.enter(1);
    const late = assert.rejects(gate.enter(2), isBusy);
    mock.timers.tick(1_999);
    assert.equal(gate.usage().waiting, 1);
    mock.timers.tick(1);
    await late;
    assert.deepEqual(gate.usage(), { underWay: 1, waiting: 0 });
    leave();
    (await gate.enter(2))();
  } finally {
    mock.timers.reset();
  }
});

test('leaving twice does no harm', async () => {
  const gate = new Gate(limits);
  const leave = await gate.enter(1);
  await gate.enter(1);
  leave();
  leave();
  assert.deepEqual(gate.usage(), { underWay: 1, waiting: 0 });
});

test('after any order of entering, leaving and waiting nothing is left over and no limit was passed', async () => {
  const gate = new Gate({ underWay: 4, ofOneUser: 2, waiting: 50, waitMs: 2_000 });
  let seed = 7;
  const chance = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const byUser = new Map<number, number>();
  let inside = 0;
  const visit = async (): Promise<void> => {
    const user = chance(4);
    let leave: () => void;
    try {
      leave = await gate.enter(user);
    } catch (error) {
      assert.ok(isBusy(error));
      return;
    }
    byUser.set(user, (byUser.get(user) ?? 0) + 1);
    assert.ok(++inside <= 4);
    assert.ok(byUser.get(user)! <= 2);
    for (let turn = chance(4); turn >= 0; turn--) await new Promise(setImmediate);
    inside--;
    byUser.set(user, byUser.get(user)! - 1);
    leave();
  };
  await Promise.all(Array.from({ length: 300 }, visit));
  assert.deepEqual(gate.usage(), { underWay: 0, waiting: 0 });
});

/** A gate with a clock of its own, and `count` calls of one user each that went in. */
async function busyGate(count: number, underWay = 256) {
  let now = 0;
  const gate = new Gate({ underWay, ofOneUser: 64, waiting: 256, waitMs: 2_000 }, () => now);
  const leaves: (() => void)[] = [];
  const enter = async (user: number): Promise<void> => {
    leaves.push(await gate.enter(user));
  };
  for (let user = 0; user < count; user++) await enter(user);
  return {
    gate,
    leaves,
    enter,
    pass(ms: number) {
      now += ms;
    },
  };
}

test('many that take long: no more are let in than leave in the time that one should take; the others are refused at once', async () => {
  const { gate, leaves, enter, pass } = await busyGate(256);
  // one leaves every millisecond, so 120 in 120 ms
  const depart = (count: number): void => {
    for (const leave of leaves.splice(0, count)) {
      pass(1);
      leave();
    }
  };
  depart(120);
  assert.equal(gate.usage().underWay, 136);
  await assert.rejects(gate.enter(1_000), isBusy);
  depart(16);
  await assert.rejects(gate.enter(1_000), isBusy);
  depart(1);
  await enter(1_001);
});

test('many that are quick fill all the room', async () => {
  const { gate, leaves, enter, pass } = await busyGate(200);
  // one leaves every 0.2 ms and another comes: 5,000 a second
  for (let user = 1_000; user < 2_000; user++) {
    pass(0.2);
    leaves.shift()!();
    await enter(user);
  }
  for (let user = 2_000; user < 2_056; user++) await enter(user);
  assert.deepEqual(gate.usage(), { underWay: 256, waiting: 0 });
});

test('what nobody knows to be slow yet may fill the line once, and no more', async () => {
  const { enter } = await busyGate(256);
  await assert.rejects(enter(1_000), isBusy);
});

test('a second after the crowd there is all the room again', async () => {
  const { gate, leaves, enter, pass } = await busyGate(256);
  for (const leave of leaves.splice(0)) {
    pass(3.5);
    leave();
  }
  for (let user = 0; user < 64; user++) await enter(user);
  await assert.rejects(gate.enter(1_000), isBusy);
  for (const leave of leaves.splice(0)) leave();
  pass(1_001);
  for (let user = 0; user < 256; user++) await enter(user);
  assert.deepEqual(gate.usage(), { underWay: 256, waiting: 0 });
});

test('few calls that take very long are let in all the same', async () => {
  const { leaves, enter, pass } = await busyGate(64);
  for (let round = 0; round < 5; round++) {
    pass(5_000);
    for (const leave of leaves.splice(0)) leave();
    for (let user = 0; user < 64; user++) await enter(user);
  }
});

test('when it turns out that calls take long, the last of those who wait are refused at once', async () => {
  const { gate, leaves, pass } = await busyGate(100, 100);
  const waiting = Array.from({ length: 150 }, (_, place) =>
    gate.enter(1_000 + place).then(
      () => 'in',
      () => 'refused',
    ),
  );
  for (const leave of leaves.splice(0, 100)) {
    pass(4); // 250 a second, so 64 are let in: all that waited when this was found out
    leave();
  }
  const fates = await Promise.all(waiting);
  assert.ok(fates.includes('in') && fates.includes('refused'), fates.join(' '));
  assert.deepEqual(fates, fates.toSorted(), 'the first ones went in, the last ones were refused');
  assert.equal(gate.usage().waiting, 0);
});

/**
 * Each millisecond a call that takes turns comes to a gate; each `doneMs` one of them is done. Quick calls, as many as `others`, come and go.
 * @returns how many of those that take turns are inside at most, in the second half of `ms`
 */
async function inTurns(others: number, doneMs: number, ms: number): Promise<number> {
  const { gate, leaves, enter, pass } = await busyGate(others);
  const turns: (() => void)[] = [];
  let most = 0;
  for (let at = 1; at <= ms; at++) {
    await gate.enter(at, true).then(
      (leave) => turns.push(leave),
      (error: unknown) => assert.ok(isBusy(error)),
    );
    if (at > ms / 2) most = Math.max(most, turns.length);
    pass(1);
    if (at % doneMs === 0) turns.shift()?.();
    leaves.shift()!();
    await enter(at);
  }
  return most;
}

test('in a crowd, calls that take turns are let in while those before them are done in 40 ms', async () =>
  assert.equal(await inTurns(64, 10, 2_000), 4));

test('in a crowd, two calls that take turns are let in however slow they are', async () => assert.equal(await inTurns(64, 100, 10_000), 2));

test('where there is no crowd, all that come may wait for their turn', async () => assert.equal(await inTurns(10, 1_000, 50), 50));
