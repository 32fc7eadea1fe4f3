import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneOf } from '../time/zone.ts';
import { TicketBaseStatus as Base } from '../vocabulary.ts';
import { postponement } from './status.ts';

const oslo = zoneOf('Europe/Oslo');
function until(base: Base, at: string, zone = oslo): string {
  const command = postponement(base);
  assert.ok(typeof command === 'function');
  return new Date(command(Date.parse(at), zone)).toISOString();
}

test('only the eight commands postpone; one of them by the moment given', () => {
  for (const base of [Base.Unknown, Base.Active, Base.Closed, Base.Postponed, Base.Deleted, Base.Merged, Base.Spam])
    assert.equal(postponement(base), null);
  assert.equal(postponement(Base.PostponedSpecific), 'given');
});

const cases: [string, Base, string, string][] = [
  ['1 hour', Base.Postponed1Hour, '2026-01-12T09:00:00.123Z', '2026-01-12T10:00:00.123Z'],
  ['2 hours', Base.Postponed2Hours, '2026-01-12T23:30:00Z', '2026-01-13T01:30:00.000Z'],
  ['3 hours', Base.Postponed3Hours, '2026-01-12T09:00:00Z', '2026-01-12T12:00:00.000Z'],
  ['4 hours', Base.Postponed4Hours, '2026-01-12T09:00:00Z', '2026-01-12T13:00:00.000Z'],
  ['1 hour across the spring change: 60 minutes', Base.Postponed1Hour, '2026-03-29T00:30:00Z', '2026-03-29T01:30:00.000Z'],
  ['a day', Base.PostponedDay, '2026-01-12T09:00:00Z', '2026-01-13T09:00:00.000Z'],
  ['a day into summer: the same clock, 23 hours on', Base.PostponedDay, '2026-03-28T09:00:00Z', '2026-03-29T08:00:00.000Z'],
  ['a day into winter: the same clock, 25 hours on', Base.PostponedDay, '2026-10-24T08:00:00Z', '2026-10-25T09:00:00.000Z'],
  ['a day onto a clock that does not exist: moved by the gap', Base.PostponedDay, '2026-03-28T01:30:00Z', '2026-03-29T01:30:00.000Z'],
  ['a day onto a clock that is twice: the first', Base.PostponedDay, '2026-10-24T00:30:00Z', '2026-10-25T00:30:00.000Z'],
  ['a week over the end of the year', Base.PostponedWeek, '2025-12-29T09:00:00Z', '2026-01-05T09:00:00.000Z'],
  ['a month', Base.PostponedMonth, '2026-01-12T09:00:00Z', '2026-02-12T09:00:00.000Z'],
  ['a month from the 31st: the last day of a shorter one', Base.PostponedMonth, '2026-01-31T09:00:00Z', '2026-02-28T09:00:00.000Z'],
  ['the same in a leap year', Base.PostponedMonth, '2028-01-31T09:00:00Z', '2028-02-29T09:00:00.000Z'],
  ['the first of March by the clock of Oslo, in summer by then', Base.PostponedMonth, '2026-02-28T23:30:00Z', '2026-03-31T22:30:00.000Z'],
  ['from December to January', Base.PostponedMonth, '2026-12-31T09:00:00Z', '2027-01-31T09:00:00.000Z'],
];
for (const [what, base, at, expected] of cases) test(`postponed: ${what}`, () => assert.equal(until(base, at), expected));
