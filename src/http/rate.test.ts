import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DoorError } from './faults.ts';
import { Rate } from './rate.ts';

const AT = Date.parse('2026-11-22T10:00:10Z');
const isTooMany = (error: unknown): boolean => error instanceof DoorError && error.status === 429 && error.headers['Retry-After'] === '50';

test('so many calls a minute from one address, and another address is another account', () => {
  const rate = new Rate(3);
  for (let call = 0; call < 3; call++) rate.count('192.0.2.1', AT);
  assert.throws(() => rate.count('192.0.2.1', AT), isTooMany);
  rate.count('192.0.2.2', AT);
});

test('the next minute begins anew', () => {
  const rate = new Rate(1);
  rate.count('192.0.2.1', AT);
  assert.throws(() => rate.count('192.0.2.1', AT), isTooMany);
  rate.count('192.0.2.1', AT + 60_000);
});

test('ever new addresses do not fill the memory, and known ones stay counted', () => {
  const rate = new Rate(1);
  rate.count('known', AT);
  for (let address = 0; address < 20_000; address++) rate.count(`flood-${address}`, AT);
  assert.throws(() => rate.count('known', AT), isTooMany);
});
