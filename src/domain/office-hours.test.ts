import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { zoneOf } from '../time/zone.ts';
import { addOffice, closedDays, type Frame, officeHoursOf, officeIntervals, officeSeconds, wallClock } from './office-hours.ts';
import { anyFrame, anyInstant, anyZone, at, everyDay, local, OSLO, std, week, weekdays } from './time.fixture.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];
const minutes = (frame: Frame, from: string, to: string, zone = OSLO): number =>
  officeSeconds(officeHoursOf(frame, zone), at(from, zone), at(to, zone)) / 60;
const frame = (more: Partial<Frame>): Frame => ({ week: week(), moreWindows: [], holidays: [], ...more });
const window = (weekday: number, start: string, stop: string) => ({ weekday, start: `${start}:00`, stop: `${stop}:00` });

test('several windows a day count together, overlapping ones once', () => {
  const split = frame({ week: weekdays('08:00-12:00'), moreWindows: [window(1, '13:00', '17:00'), window(2, '11:00', '13:00')] });
  assert.equal(minutes(split, '2026-01-05 00:00', '2026-01-06 00:00'), 480);
  assert.equal(minutes(split, '2026-01-06 00:00', '2026-01-07 00:00'), 300);
  assert.equal(minutes(split, '2026-01-07 00:00', '2026-01-08 00:00'), 240);
  assert.equal(local(addOffice(officeHoursOf(split, OSLO), at('2026-01-05 11:00'), 7200)), '2026-01-05 14:00');
});

/** Minutes of one window on Monday, looked at for two days. */
const day = (start: string, stop: string): number =>
  minutes(frame({ week: [{ start, stop }, null, null, null, null, null, null] }), '2026-01-05 00:00', '2026-01-07 00:00');

test('what is closed: no window, equal edges, texts that are no clock; what ends at midnight: 23:59, 23:59:59, 00:00', () => {
  const table: [string, string, number][] = [
    ['09:00:00', '09:00:00', 0],
    ['00:00:00', '00:00:00', 0],
    ['', '17:00:00', 0],
    ['09:00:00', 'noon', 0],
    ['25:00:00', '26:00:00', 0],
    ['00:00:00', '23:59:00', 1440],
    ['00:00:00', '23:59:59', 1440],
    ['00:00:00', '24:00:00', 1440],
    ['09:00:00', '00:00:00', 900],
    ['09:00:00', '23:58:00', 898],
    ['22:00:00', '06:00:00', 480],
    ['12:00:00', '11:59:00', 1439],
  ];
  for (const [start, stop, expected] of table) assert.equal(day(start, stop), expected, `${start}-${stop}`);
});

test('holidays: with and without zeros, spaces and years; nonsense is ignored', () => {
  const open = (...holidays: string[]): number => minutes(std({ holidays }), '2026-05-01 00:00', '2026-05-02 00:00');
  for (const token of ['1/5', '01/05', ' 1/05 ', '1/5/2026', '01/05/2026']) assert.equal(open(token), 0, token);
  for (const token of ['1/5/2025', '5/1', '', 'x', '1/5/26', '1-5', '1/5/2026/1', '101/5', '1/5;2/5'])
    assert.equal(open(token), 480, token);
  assert.equal(minutes(std({ holidays: ['29/2'] }), '2028-02-29 00:00', '2028-03-01 00:00'), 0);
});

test('a clock that is skipped is the moment of the jump; one that shows twice is its first', () => {
  const sunday = (text: string): Frame => frame({ week: week(null, null, null, null, null, null, text) });
  assert.equal(minutes(sunday('02:15-02:45'), '2026-03-29 00:00', '2026-03-30 00:00'), 0);
  assert.equal(minutes(sunday('02:30-03:15'), '2026-03-29 00:00', '2026-03-30 00:00'), 15);
  assert.equal(minutes(sunday('01:30-02:30'), '2026-03-29 00:00', '2026-03-30 00:00'), 30);
  assert.equal(minutes(sunday('00:00-02:30'), '2026-10-25 00:00', '2026-10-26 00:00'), 150);
  assert.equal(minutes(sunday('02:30-04:00'), '2026-10-25 00:00', '2026-10-26 00:00'), 150);
  // Samoa had no 30 December 2011, a Friday; Santiago has no midnight on 6 September 2026
  const always = frame({ week: everyDay('00:00-23:59') });
  const friday = frame({ week: week(null, null, null, null, '09:00-17:00', null, null) });
  assert.equal(minutes(friday, '2011-12-29 00:00', '2012-01-01 00:00', 'Pacific/Apia'), 0);
  assert.equal(minutes(always, '2011-12-29 00:00', '2012-01-01 00:00', 'Pacific/Apia'), 2880);
  assert.equal(minutes(always, '2026-09-05 12:00', '2026-09-06 12:00', 'America/Santiago'), 23 * 60);
});

test('far moments and hours that never come have an answer', () => {
  const hours = officeHoursOf(std(), OSLO);
  const none = officeHoursOf(frame({}), OSLO);
  const [past, future] = [Date.parse('0001-01-01T00:00:00Z'), Date.UTC(9999, 11, 31)];
  assert.equal(addOffice(none, at('2026-01-05 10:00'), 1), null);
  assert.equal(addOffice(none, at('2026-01-05 10:00'), 0), at('2026-01-05 10:00'));
  assert.equal(addOffice(hours, at('2026-01-05 10:00'), 2 ** 31 * 60), null);
  assert.equal(addOffice(hours, future, 60), null);
  assert.equal(local(addOffice(hours, past, 60)), '1900-01-02 09:01', '1 January is a holiday');
  assert.equal(officeSeconds(hours, future, past), 0);
  assert.equal(officeSeconds(none, past, future), 0);
  const all = officeSeconds(hours, past, future);
  assert.equal(all, officeSeconds(hours, past, at('2026-01-05 10:00')) + officeSeconds(hours, at('2026-01-05 10:00'), future));
  assert.equal(addOffice(hours, past, all), at('2200-12-31 17:00'));
  assert.equal(addOffice(hours, past, all + 1), null);
  assert.equal(officeIntervals(hours, past, future, 3).length, 3);
  assert.ok(Number.isFinite(officeSeconds(hours, -8.64e15, 8.64e15)));
  const once = officeHoursOf(frame({ week: everyDay('00:00-23:59'), holidays: ['5/1'] }), OSLO);
  assert.deepEqual(
    officeIntervals(once, at('2025-12-30 10:00'), at('2026-01-06 10:00')).map(({ from, to }) => [local(from), local(to)]),
    [
      ['2025-12-30 10:00', '2026-01-05 00:00'],
      ['2026-01-06 00:00', '2026-01-06 10:00'],
    ],
  );
});

test('days on which nothing opens, with their reason', () => {
  const closed = closedDays(officeHoursOf(std(), OSLO), at('2026-12-24 15:00'), at('2026-12-28 15:00'));
  assert.deepEqual(closed, [
    { date: '2026-12-25', holiday: true },
    { date: '2026-12-26', holiday: true },
    { date: '2026-12-27', holiday: false },
  ]);
  assert.deepEqual(closedDays(officeHoursOf(std(), OSLO), at('2026-01-09 10:00'), at('2026-01-10 00:00')), []);
});

test('the hours of a priority are made once for each zone', () => {
  const one = std();
  assert.equal(officeHoursOf(one, OSLO), officeHoursOf(one, OSLO));
  assert.notEqual(officeHoursOf(one, OSLO), officeHoursOf(one, 'Etc/UTC'));
});

test('the plain clock', () => {
  assert.equal(wallClock.add(1500, 60), 61_500);
  assert.equal(wallClock.add(Date.UTC(9000, 0, 1), 2 ** 31 * 60), null);
  assert.equal(wallClock.between(1999, 3000), 2);
  assert.equal(wallClock.between(3000, 1999), 0);
});

const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
/** Is it open, by the text of the rules? `shown` is the latest that the local clock has shown, read as UTC. */
function isOpen({ week: days, moreWindows, holidays }: Frame, shown: number): boolean {
  const date = new Date(shown);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
  for (const token of holidays) {
    const [d, m, y, ...rest] = token.split('/').map(Number);
    if (rest.length === 0 && d === day && m === month && (y === undefined || y === year)) return false;
  }
  const minute = date.getUTCHours() * 60 + date.getUTCMinutes();
  const weekday = date.getUTCDay() || 7;
  const windows = [...days.map((one, index) => one && { ...one, weekday: index + 1 }), ...moreWindows].filter((one) => one !== null);
  return windows.some(({ start, stop, weekday: opens }) => {
    const [from, to] = [clock(start), stop.startsWith('23:59') ? 1440 : clock(stop)];
    if (start === stop) return false;
    if (from < to) return opens === weekday && from <= minute && minute < to;
    return (opens === weekday && from <= minute) || ((opens % 7) + 1 === weekday && minute < to);
  });
}

test('counting is what a slow walk counts, minute by minute', () => {
  fc.assert(
    fc.property(anyFrame, anyZone, anyInstant, fc.integer({ min: 0, max: 3 * 1440 }), (rules, name, start, length) => {
      const zone = zoneOf(name);
      const from = Math.floor(start / MINUTE) * MINUTE;
      let [shown, open] = [Number.NEGATIVE_INFINITY, 0];
      for (let instant = from - DAY; instant < from + length * MINUTE; instant += MINUTE) {
        shown = Math.max(shown, instant + zone.offset(instant));
        if (instant >= from && isOpen(rules, shown)) open++;
      }
      assert.equal(officeSeconds(officeHoursOf(rules, name), from, from + length * MINUTE), open * 60);
    }),
    { numRuns: 50 },
  );
});

const cut = (instant: number): number => Math.floor(instant / 1000) * 1000;

test('counting in parts gives the same sum, however it is split', () => {
  fc.assert(
    fc.property(anyFrame, anyZone, fc.array(anyInstant, { minLength: 2, maxLength: 8 }), (rules, zone, moments) => {
      const hours = officeHoursOf(rules, zone);
      const sorted = [...moments].sort((a, b) => a - b);
      const parts = sorted.slice(1).map((moment, index) => officeSeconds(hours, sorted[index]!, moment));
      const whole = officeSeconds(hours, sorted[0]!, sorted.at(-1)!);
      assert.equal(
        parts.reduce((sum, part) => sum + part, 0),
        whole,
      );
      assert.ok(whole <= wallClock.between(sorted[0]!, sorted.at(-1)!));
      const listed = officeIntervals(hours, cut(sorted[0]!), cut(sorted.at(-1)!));
      assert.equal(
        listed.reduce((sum, { from, to }) => sum + to - from, 0),
        whole * 1000,
      );
      assert.ok(listed.every(({ from, to }, index) => from < to && (index === 0 || listed[index - 1]!.to < from)));
    }),
    { numRuns: 100 },
  );
});

test('adding and then counting gives back what was added, at the earliest moment that does', () => {
  fc.assert(
    fc.property(anyFrame, anyZone, anyInstant, fc.integer({ min: 1, max: 2_000_000 }), (rules, zone, start, seconds) => {
      const hours = officeHoursOf(rules, zone);
      const end = addOffice(hours, start, seconds);
      if (end === null) {
        assert.ok(officeSeconds(hours, start, Date.UTC(2300, 0, 1)) <= seconds);
        return;
      }
      assert.ok(end > start);
      assert.equal(officeSeconds(hours, start, end), seconds);
      const last = officeIntervals(hours, start, end).at(-1);
      assert.equal(last?.to, end, 'it ends while something is open');
    }),
    { numRuns: 100 },
  );
});

test('adding in two goes is adding once', () => {
  fc.assert(
    fc.property(anyFrame, anyZone, anyInstant, fc.nat(500_000), fc.nat(500_000), (rules, zone, start, first, second) => {
      const hours = officeHoursOf(rules, zone);
      const half = addOffice(hours, start, first);
      assert.equal(half === null ? null : addOffice(hours, half, second), addOffice(hours, start, first + second));
    }),
    { numRuns: 100 },
  );
});
