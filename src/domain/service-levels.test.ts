import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadlineOf, officeMinutes, realMinutes } from './service-levels.ts';
import { at, local, OSLO, std, week } from './time.fixture.ts';

const created = at('2026-01-05 10:00');

test('a deadline is office time after creation, whatever clock the escalation follows', () => {
  assert.equal(local(deadlineOf(std(), OSLO, created)), '2026-01-06 10:00');
  assert.equal(local(deadlineOf(std({ flags: 0 }), OSLO, created)), '2026-01-06 10:00');
  assert.equal(deadlineOf(std(), OSLO, created + 250), at('2026-01-06 10:00') + 250, 'fractions stay');
});

test('there is no deadline without minutes, or when they never pass', () => {
  for (const deadline of [null, 0, -5, 2 ** 31 - 1]) assert.equal(deadlineOf(std({ deadline }), OSLO, created), null, `${deadline}`);
  const closed = std({ week: week(null, null, null, null, null, null, null) });
  assert.equal(deadlineOf(closed, OSLO, created), null);
});

test('minutes are full ones, never negative, and fit their column', () => {
  assert.equal(officeMinutes(std(), OSLO, created, created + 119_999), 1);
  assert.equal(realMinutes(created, created + 119_999), 1);
  assert.equal(realMinutes(created + 900, created + 60_100), 1, 'both are cut to the second that callers see');
  assert.equal(officeMinutes(std(), OSLO, created, created - 1), 0);
  assert.equal(realMinutes(created, created - 86_400_000), 0);
  assert.equal(realMinutes(-8e15, 8e15), 2 ** 31 - 1);
});
