import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { runs } from '../../test/support/share.ts';
import { type Zone, zoneOf } from '../time/zone.ts';
import { FOREVER, readDateTime, readHoliday, readTimeOfDay, writeDateTime } from './date-time.ts';
import type { Locale } from './locale.ts';

const zone = (name: string): Zone => zoneOf(name);
const UTC = zone('Etc/UTC');
const OSLO = zone('Europe/Oslo');
const NEW_YORK = zone('America/New_York');
const locale = (zone: Zone, offsets = false): Locale => ({ zone, zoneLabel: zone.name, offsets, language: null });
const at = (text: string): number => Date.parse(text);

test('the two ends of time are written as every official fixture shows them', () => {
  const rows: [what: number | null, locale: Locale, audit: boolean, text: string][] = [
    [null, locale(OSLO), false, '0001-01-01T00:00:00'],
    [null, locale(UTC), false, '0001-01-01T00:00:00'],
    [null, locale(UTC, true), false, '0001-01-01T00:00:00Z'],
    [null, locale(OSLO, true), false, '0001-01-01T01:00:00+01:00'],
    [null, locale(OSLO, true), true, '0001-01-01T00:00:00Z'],
    [null, locale(NEW_YORK, true), false, '0001-01-01T00:00:00Z'],
    [FOREVER, locale(OSLO), false, '9999-12-31T23:59:59'],
    [FOREVER, locale(UTC, true), false, '9999-12-31T23:59:59Z'],
    [FOREVER, locale(OSLO, true), false, '9999-12-31T23:59:59+01:00'],
    [FOREVER, locale(OSLO, true), true, '9999-12-31T23:59:59Z'],
  ];
  for (const [what, locale, audit, text] of rows) {
    assert.equal(writeDateTime(what, locale, audit), text);
    assert.equal(readDateTime(text, locale.zone), what, text);
  }
});

test('what clients of four zones send back for the two ends is read as the ends, in any zone of the call', () => {
  const unset = ['0001-01-01T00:00:00.000Z', '0000-12-31T23:06:32.000Z', '0001-01-01T04:56:02.000Z', '0000-12-31T14:41:01.000Z'];
  const forever = ['9999-12-31T23:59:59.000Z', '9999-12-31T22:59:59.000Z', '+010000-01-01T04:59:59.000Z', '9999-12-31T14:59:59.000Z'];
  for (const zone of [UTC, OSLO, NEW_YORK, zoneOf('Asia/Tokyo')]) {
    for (const text of unset) assert.equal(readDateTime(text, zone), null, text);
    for (const text of forever) assert.equal(readDateTime(text, zone), FOREVER, text);
  }
});

test('the ends reach 48 hours for texts with an offset, and only to their own day without one', () => {
  assert.equal(readDateTime('0001-01-03T00:00:00Z', UTC), null);
  assert.equal(readDateTime('0001-01-03T00:00:00.001Z', UTC), at('0001-01-03T00:00:00.001Z'));
  assert.equal(readDateTime('-000044-03-15T00:00:00Z', UTC), null);
  assert.equal(readDateTime('9999-12-30T00:00:00Z', UTC), FOREVER);
  assert.equal(readDateTime('9999-12-29T23:59:59.999Z', UTC), at('9999-12-29T23:59:59.999Z'));
  assert.equal(readDateTime('+275760-01-01T00:00:00Z', UTC), FOREVER);
  assert.equal(readDateTime('0001-01-01T00:00:00', NEW_YORK), null);
  assert.equal(readDateTime('0001-01-01', OSLO), null);
  assert.equal(readDateTime('0000-12-31T12:00:00', OSLO), null);
  assert.equal(readDateTime('0001-01-02T00:00:00', UTC), at('0001-01-02T00:00:00Z'));
  assert.equal(readDateTime('9999-12-31T23:59:59', OSLO), FOREVER);
  assert.equal(readDateTime('+010000-01-01T00:00:00', OSLO), FOREVER);
  assert.equal(readDateTime('1760-01-01T00:00:00', OSLO), null);
  assert.notEqual(readDateTime('1760-01-01T00:00:01', OSLO), null);
});

test('one instant goes out in the zone of the call', () => {
  const instant = at('2026-01-15T12:00:00Z');
  const rows: [locale: Locale, ordinary: string, audit: string][] = [
    [locale(OSLO), '2026-01-15T13:00:00', '2026-01-15T13:00:00'],
    [locale(NEW_YORK), '2026-01-15T07:00:00', '2026-01-15T07:00:00'],
    [locale(NEW_YORK, true), '2026-01-15T07:00:00-05:00', '2026-01-15T12:00:00Z'],
    [locale(UTC, true), '2026-01-15T12:00:00Z', '2026-01-15T12:00:00Z'],
    [locale(OSLO, true), '2026-01-15T13:00:00+01:00', '2026-01-15T12:00:00Z'],
    [locale(zone('Asia/Kolkata'), true), '2026-01-15T17:30:00+05:30', '2026-01-15T12:00:00Z'],
    [locale(zone('America/St_Johns'), true), '2026-01-15T08:30:00-03:30', '2026-01-15T12:00:00Z'],
    // wire: Z is for UTC only; another zone that happens to agree with it says so in digits
    [locale(zone('Europe/London'), true), '2026-01-15T12:00:00+00:00', '2026-01-15T12:00:00Z'],
  ];
  for (const [locale, ordinary, audit] of rows) {
    assert.equal(writeDateTime(instant, locale), ordinary);
    assert.equal(writeDateTime(instant, locale, true), audit);
  }
  assert.equal(writeDateTime(at('2026-07-15T12:00:00Z'), locale(OSLO, true)), '2026-07-15T14:00:00+02:00');
});

test('fractions go out only when there are any, without trailing zeros', () => {
  const rows: [string, string][] = [
    ['2026-01-15T12:00:00.000Z', '2026-01-15T12:00:00'],
    ['2026-01-15T12:00:00.500Z', '2026-01-15T12:00:00.5'],
    ['2026-01-15T12:00:00.120Z', '2026-01-15T12:00:00.12'],
    ['2026-01-15T12:00:00.007Z', '2026-01-15T12:00:00.007'],
    ['1960-01-15T12:00:00.999Z', '1960-01-15T12:00:00.999'],
  ];
  for (const [instant, text] of rows) assert.equal(writeDateTime(at(instant), locale(UTC)), text);
});

test('everything the grammar allows is read', () => {
  const noon = at('2018-12-24T12:34:45Z');
  const rows: [text: string, zone: Zone, instant: number][] = [
    ['2018-12-24', UTC, at('2018-12-24T00:00:00Z')],
    ['2018-12-24', OSLO, at('2018-12-23T23:00:00Z')],
    ['2018-12-24T12:34', UTC, at('2018-12-24T12:34:00Z')],
    ['2018-12-24T12:34:45', UTC, noon],
    ['2018-12-24 12:34:45', UTC, noon],
    ['2018-12-24t12:34:45z', OSLO, noon],
    ['  2018-12-24T12:34:45Z ', OSLO, noon],
    ['2018-12-24T12:34:45', NEW_YORK, at('2018-12-24T17:34:45Z')],
    ['2018-12-24T12:34:45Z', NEW_YORK, noon],
    ['2018-12-24T07:34:45-05:00', OSLO, noon],
    ['2018-12-24T07:34:45-0500', OSLO, noon],
    ['2018-12-24T07:34:45-05', OSLO, noon],
    ['2018-12-24T18:04:45+05:30', OSLO, noon],
    ['2018-12-24T18:04:45 +0530', OSLO, noon],
    ['+002018-12-24T12:34:45Z', OSLO, noon],
    ['2015-12-26T11:22:39.3988363+01:00', UTC, at('2015-12-26T10:22:39.398Z')],
    ['2026-03-29T02:30:00', OSLO, at('2026-03-29T01:30:00Z')], // the hour that is skipped
    ['2026-10-25T02:30:00', OSLO, at('2026-10-25T00:30:00Z')], // the hour that comes twice
    ['2024-02-29T00:00:00Z', OSLO, at('2024-02-29T00:00:00Z')],
    ['2000-02-29', UTC, at('2000-02-29T00:00:00Z')],
  ];
  for (const [text, zone, instant] of rows) assert.equal(readDateTime(text, zone), instant, `${text} in ${zone.name}`);
});

test('fractions of one to nine digits are cut to milliseconds, before 1970 too', () => {
  for (const start of ['2026-01-15T12:00:00', '1931-05-06T07:08:09']) {
    for (let digits = 1; digits <= 9; digits++) {
      const fraction = '987654321'.slice(0, digits);
      const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
      assert.equal(readDateTime(`${start}.${fraction}Z`, UTC), at(`${start}Z`) + milliseconds, fraction);
    }
    assert.equal(readDateTime(`${start}.0123456789Z`, UTC), undefined);
  }
});

test('what is no date-time is not read', () => {
  const bad = [
    '',
    ' ',
    'now',
    '12:00:00',
    '2026',
    '2026-01',
    '26-01-15',
    '2026/01/15',
    '15.01.2026',
    '2026-1-5',
    '20260115',
    '1768478400',
    '2026-00-10',
    '2026-13-10',
    '2026-01-00',
    '2026-01-32',
    '2026-04-31',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-01-15T24:00:00',
    '2026-01-15T12:60:00',
    '2026-01-15T12:00:60',
    '2026-01-15T12',
    '2026-01-15T12:00:00.',
    '2026-01-15T1:00',

    '2026-01-15T12:00:00+1',
    '2026-01-15T12:00:00+14:01',
    '2026-01-15T12:00:00-99:99',
    '2026-01-15T12:00:00+01:60',
    '2026-01-15T12:00:00 CET',
    '2026-01-15T12:00:00ZZ',
    'x2026-01-15T12:00:00Z',
    '٢٠٢٦-01-15',
    `2026-01-15T12:00:00${' '.repeat(100)}Z`,
    '/Date(1768478400000)/',
  ];
  for (const text of bad) assert.equal(readDateTime(text, OSLO), undefined, JSON.stringify(text));
});

const zones = [
  'Etc/UTC',
  'Europe/Oslo',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Asia/Kolkata',
  'Europe/London',
];
/** Third of January of the year 1 to the end of 9998: between the two ends. */
const between = fc.integer({ min: at('0001-01-05T00:00:00Z'), max: at('9998-12-31T00:00:00Z') });
const recent = fc.integer({ min: at('1970-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z') });

test('written and read again is the same instant, to the millisecond', () => {
  fc.assert(
    fc.property(fc.oneof(between, recent), fc.constantFrom(...zones), fc.boolean(), fc.boolean(), (instant, name, offsets, audit) => {
      const zone = zoneOf(name);
      const text = writeDateTime(instant, locale(zone, offsets), audit);
      const back = readDateTime(text, zone);
      assert.ok(typeof back === 'number', text);
      // without an offset the second of two equal wall clocks is read as the first
      const twice = !offsets && back < instant && instant - back === zone.offset(back) - zone.offset(instant);
      assert.ok(back === instant || twice, `${text} in ${name}: ${instant} became ${back}`);
    }),
    { numRuns: runs(2000) },
  );
});

test('the official grammar of outgoing texts holds for every instant', () => {
  fc.assert(
    fc.property(between, fc.constantFrom(...zones), fc.boolean(), (instant, name, offsets) => {
      const text = writeDateTime(instant, locale(zoneOf(name), offsets));
      assert.match(text, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})?$/);
      assert.equal(/(Z|[+-]\d{2}:\d{2})$/.test(text.slice(19)), offsets);
    }),
    { numRuns: runs(500) },
  );
});

test('of a time of day only the clock counts, as the zone of the call sees it', () => {
  assert.equal(readTimeOfDay('2000-01-01T08:00:00', OSLO), '08:00:00');
  assert.equal(readTimeOfDay('1760-01-01T14:52:30.999', OSLO), '14:52:30');
  assert.equal(readTimeOfDay('2000-01-01T07:00:00.000Z', OSLO), '08:00:00');
  assert.equal(readTimeOfDay('2000-01-01T13:00:00.000Z', NEW_YORK), '08:00:00');
  assert.equal(readTimeOfDay('2000-01-01T00:00:00', OSLO), '00:00:00');
  assert.equal(readTimeOfDay('08:00', OSLO), undefined);
});

test('of a holiday only the day counts, and a year before 1900 means every year', () => {
  assert.equal(readHoliday('2026-05-17T12:00:00', OSLO), '2026-05-17');
  assert.equal(readHoliday('2026-05-16T22:00:00.000Z', OSLO), '2026-05-17');
  assert.equal(readHoliday('2026-05-17T16:00:00.000Z', NEW_YORK), '2026-05-17');
  assert.equal(readHoliday('0004-12-25T12:00:00', OSLO), '0004-12-25');
  assert.equal(readHoliday('0004-02-29T12:00:00', OSLO), '0004-02-29');
  assert.equal(readHoliday('1899-12-25', OSLO), '0004-12-25');
  assert.equal(readHoliday('25/12', OSLO), '0004-12-25');
  assert.equal(readHoliday(' 1/5/2026 ', OSLO), '2026-05-01');
  for (const text of ['31/04', '2026-02-30', 'Christmas', '']) assert.equal(readHoliday(text, OSLO), undefined, text);
});
