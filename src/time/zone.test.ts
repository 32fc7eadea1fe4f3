import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, isZoneName, type Wall, wallOf, zoneOf } from './zone.ts';

const at = (text: string): number => Date.parse(text);
const wall = (year: number, month: number, day: number, hour = 0, minute = 0): Wall => ({
  year,
  month,
  day,
  hour,
  minute,
  second: 0,
  millisecond: 0,
});
const oslo = zoneOf('Europe/Oslo');

test('an instant has the wall clock of its zone, summer and winter', () => {
  assert.deepEqual(wallOf(at('2026-01-15T12:00:00Z'), oslo), wall(2026, 1, 15, 13));
  assert.deepEqual(wallOf(at('2026-07-15T12:00:00Z'), oslo), wall(2026, 7, 15, 14));
  assert.deepEqual(wallOf(at('2026-01-15T12:00:00Z'), zoneOf('America/New_York')), wall(2026, 1, 15, 7));
  assert.deepEqual(wallOf(at('2026-01-15T12:00:00Z'), zoneOf('Asia/Kolkata')), wall(2026, 1, 15, 17, 30));
});

test('the hour that happens twice means the first one, the hour that is skipped moves forward', () => {
  assert.equal(instantOf(wall(2026, 10, 25, 2, 30), oslo), at('2026-10-25T00:30:00Z'));
  assert.equal(instantOf(wall(2026, 3, 29, 2, 30), oslo), at('2026-03-29T01:30:00Z'));
  assert.deepEqual(wallOf(at('2026-03-29T01:30:00Z'), oslo), wall(2026, 3, 29, 3, 30));
});

test('every hour of a year goes there and back in zones with and without daylight saving', () => {
  for (const name of ['Europe/Oslo', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo', 'Etc/UTC', 'America/St_Johns']) {
    const zone = zoneOf(name);
    for (let instant = at('2026-01-01T00:00:00Z'); instant < at('2027-01-01T00:00:00Z'); instant += 3_600_000) {
      const back = instantOf(wallOf(instant, zone), zone);
      assert.ok(
        back === instant || instant - back === zone.offset(back) - zone.offset(instant),
        `${name} ${new Date(instant).toISOString()}`,
      );
    }
  }
});

test('the edges of change are exact to the second', () => {
  assert.equal(oslo.offset(at('2026-03-29T00:59:59.999Z')), 3_600_000);
  assert.equal(oslo.offset(at('2026-03-29T01:00:00Z')), 7_200_000);
  assert.equal(oslo.offset(at('2026-10-25T00:59:59.999Z')), 7_200_000);
  assert.equal(oslo.offset(at('2026-10-25T01:00:00Z')), 3_600_000);
});

test('years before zones were standardised and far ahead still convert', () => {
  for (const text of ['1890-05-05T10:00:00Z', '0044-03-15T12:00:00Z', '2500-06-01T00:00:00Z']) {
    assert.equal(instantOf(wallOf(at(text), oslo), oslo), at(text), text);
  }
});

test('names are known or not', () => {
  assert.ok(isZoneName('Europe/Oslo'));
  assert.ok(!isZoneName('Mars/Olympus'));
  assert.throws(() => zoneOf('Mars/Olympus'), RangeError);
});
