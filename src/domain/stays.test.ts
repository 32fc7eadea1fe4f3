import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ticket } from './desk.fixture.ts';
import { officeHoursOf, officeSeconds } from './office-hours.ts';
import { accountPart, leaveStatus, type StayingTicket } from './stays.ts';
import { anyFrame, anyInstant, anyZone, at, night, OSLO, STATUS, std } from './time.fixture.ts';

const MOST = 2_147_483_647;
const begin = at('2026-01-05 10:00');
const begun = (more: Partial<StayingTicket> = {}): StayingTicket =>
  ticket({ createdAt: begin, staySince: begin, timeSpentCalculated: begin, stayOffice: 0, ...more });

test('a stay goes to the counter of the status that is left, and to none when it has none', () => {
  const noon = at('2026-01-05 12:00');
  const stay = { seconds: 7200, realSeconds: 7200, from: begin, to: noon };
  const moved = { timeSpentCalculated: noon, staySince: noon, stayOffice: 0 };
  const table = [
    [STATUS.open, { timeSpentInternally: 7200, realTimeSpentInternally: 7200 }],
    [STATUS.waiting, { timeSpentExternally: 7200, realTimeSpentExternally: 7200 }],
    [STATUS.queue, { timeSpentQueue: 7200, realTimeSpentQueue: 7200 }],
    [STATUS.closed, {}],
  ] as const;
  for (const [status, counted] of table) {
    assert.deepEqual(leaveStatus(begun(), status, std(), OSLO, noon), {
      changes: { ...counted, ...moved },
      stay: { ...stay, statusId: status.id, counter: status.counter },
    });
  }
});

test('a clock that was set back counts nothing and takes nothing back', () => {
  const back = leaveStatus(begun({ timeSpentInternally: 60 }), STATUS.open, std(), OSLO, begin - 86_400_000);
  assert.equal(back.changes.timeSpentInternally, 60);
  assert.equal(back.changes.timeSpentCalculated, begin);
  assert.deepEqual([back.stay.seconds, back.stay.realSeconds, back.stay.from, back.stay.to], [0, 0, begin, begin]);
  const part = accountPart(begun(), STATUS.open, std(), OSLO, begin - 1);
  assert.deepEqual([part.timeSpentCalculated, part.stayOffice, part.timeSpentInternally], [begin, 0, 0]);
});

test('a ticket that never was accounted counts from its creation; sums stay within their columns', () => {
  const old = begun({ timeSpentCalculated: null, staySince: null, timeSpentInternally: MOST - 1 });
  const { changes, stay } = leaveStatus(old, STATUS.open, std(), OSLO, begin + 3_600_000);
  assert.deepEqual([stay.from, stay.seconds, changes.timeSpentInternally], [begin, 3600, MOST]);
  const ancient = leaveStatus(begun({ staySince: -6e13, timeSpentCalculated: -6e13 }), STATUS.open, std(), OSLO, begin);
  assert.equal(ancient.stay.realSeconds, MOST);
});

test('accounting a part leaves the stay open, and the row at its end sums both parts', () => {
  const noon = at('2026-01-05 12:00');
  const part = accountPart(begun(), STATUS.open, std(), OSLO, noon);
  assert.deepEqual(part, {
    timeSpentInternally: 7200,
    realTimeSpentInternally: 7200,
    timeSpentCalculated: noon,
    staySince: begin,
    stayOffice: 7200,
  });
  const end = leaveStatus({ ...begun(), ...part }, STATUS.open, night(), OSLO, at('2026-01-06 09:00'));
  assert.deepEqual([end.stay.seconds, end.stay.realSeconds, end.changes.timeSpentInternally], [36_000, 82_800, 36_000]);
});

test('however often it is accounted, nothing is lost and nothing counted twice', () => {
  fc.assert(
    fc.property(
      anyFrame,
      anyZone,
      anyInstant,
      fc.array(fc.nat(9 * 86_400_000), { minLength: 1, maxLength: 6 }),
      (frame, zone, start, waits) => {
        const priority = std(frame);
        const moments = waits.map((wait) => start + wait).sort((a, b) => a - b);
        const end = moments.at(-1)!;
        let one = begun({ createdAt: start, staySince: start, timeSpentCalculated: start });
        for (const moment of moments.slice(0, -1)) one = { ...one, ...accountPart(one, STATUS.open, priority, zone, moment) };
        const { stay, changes } = leaveStatus(one, STATUS.open, priority, zone, end);
        const office = officeSeconds(officeHoursOf(priority, zone), start, end);
        const real = Math.floor(end / 1000) - Math.floor(start / 1000);
        assert.deepEqual([stay.seconds, stay.realSeconds], [office, real]);
        assert.deepEqual([changes.timeSpentInternally, changes.realTimeSpentInternally], [office, real]);
      },
    ),
    { numRuns: 100 },
  );
});
