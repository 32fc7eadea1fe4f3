import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Throttle, TooBusy } from './throttle.ts';

const MINUTE = 60_000;

/** A throttle whose waiting is noted, not done. */
function open() {
  const waits: number[] = [];
  const throttle = new Throttle(async (ms) => void waits.push(ms));
  const seconds = async (name: string, address: string, at: number): Promise<number | 'in'> => {
    try {
      await throttle.begin(name, address, at);
      return 'in';
    } catch (error) {
      assert.ok(error instanceof TooBusy);
      return error.seconds;
    }
  };
  return { throttle, waits, seconds };
}

test('five failures are free; then a distance of 1, 2, 4 … 60 s, of which short rests are waited out', async () => {
  const { throttle, waits } = open();
  let at = 0;
  for (let index = 0; index < 5; index++) await throttle.begin('anna', 'here', at);
  assert.deepEqual(waits, []);
  await throttle.begin('anna', 'here', at);
  assert.deepEqual(waits, [1_000]);
  at = 1_000; // the sixth began here
  await throttle.begin('anna', 'here', at);
  assert.deepEqual(waits, [1_000, 2_000]);
  at = 3_000;
  const distances: number[] = [];
  for (let index = 0; index < 6; index++) {
    const refused = await throttle.begin('anna', 'here', at).then(
      () => 0,
      (error: TooBusy) => error.seconds,
    );
    distances.push(refused);
    at += refused * 1_000;
    await throttle.begin('anna', 'here', at);
  }
  assert.deepEqual(distances, [4, 8, 16, 32, 60, 60]);
});

test('another name, another address, and a good attempt are not slowed down', async () => {
  const { throttle, waits, seconds } = open();
  for (let index = 0; index < 6; index++) await throttle.begin('anna', 'there', 0);
  assert.notEqual(await seconds('anna', 'there', 0), 'in');
  waits.length = 0;
  assert.equal(await seconds('anna', 'here', 0), 'in');
  assert.equal(await seconds('bjorn', 'there', 0), 'in');
  assert.deepEqual(waits, []);
  for (let index = 0; index < 100; index++) {
    await throttle.begin('cato', 'office', 0);
    throttle.forgive('cato', 'office', 0);
  }
  assert.deepEqual(waits, []);
});

test('fifty failures of one address: no more before ten minutes are over; an hour forgets a pair', async () => {
  const { seconds } = open();
  for (let index = 0; index < 50; index++) assert.equal(await seconds(`name ${index}`, 'here', 0), 'in');
  assert.equal(await seconds('anna', 'here', 0), 600);
  assert.equal(await seconds('anna', 'elsewhere', 0), 'in');
  assert.equal(await seconds('anna', 'here', 10 * MINUTE - 1), 1);
  assert.equal(await seconds('anna', 'here', 10 * MINUTE), 'in');
});

test('a name that is guessed from everywhere is told of once, and slowed down', async () => {
  const { throttle, waits } = open();
  const told: number[] = [];
  for (let index = 1; index <= 260; index++) if (await throttle.begin('anna', `address ${index}`, 0)) told.push(index);
  assert.deepEqual(told, [200]);
  assert.equal(waits.length, 60);
});

test('what is counted and who waits are bounded', async () => {
  let waiting = 0;
  const throttle = new Throttle(() => {
    waiting++;
    return new Promise(() => undefined);
  });
  for (let pair = 0; pair < 200; pair++) {
    for (let index = 0; index < 5; index++) await throttle.begin(`name ${pair}`, `address ${pair}`, 0);
    throttle.begin(`name ${pair}`, `address ${pair}`, 0).catch((error: unknown) => assert.ok(error instanceof TooBusy));
  }
  assert.equal(waiting, 64);
  const many = new Throttle();
  for (let index = 0; index < 50_000; index++) await many.begin(`name ${index}`, `address ${index}`, 0);
  const kept = Object.values(many).flatMap((value) =>
    Object.values((value ?? {}) as object).flatMap((map) => (map instanceof Map ? [map.size] : [])),
  );
  assert.equal(kept.length, 3);
  assert.ok(kept.every((size) => size <= 20_000));
});
