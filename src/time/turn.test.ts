import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turnedTo } from './turn.ts';

test('a developer turns the clock by steps, to a moment, and back to now', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  assert.equal(turnedTo('+2h', now), Date.parse('2026-11-22T12:00:00Z'));
  assert.equal(turnedTo(' -1d ', now), Date.parse('2026-11-21T10:00:00Z'));
  assert.equal(turnedTo('2026-12-24T10:00:00Z', now), Date.parse('2026-12-24T10:00:00Z'));
  assert.equal(turnedTo('now', now), null);
  assert.equal(turnedTo('tomorrow', now), undefined);
});
