/** The worked examples 1 to 51 of the rules of time. Source: sla-and-time §7. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Chain, chainAfter, dueSteps } from './chain.ts';
import { begun, withConsequences } from './consequences.ts';
import { agent, category, desk, ticket } from './desk.fixture.ts';
import type { Priority, Status } from './desk.ts';
import { addOffice, officeHoursOf, officeSeconds } from './office-hours.ts';
import { deadlineOf, officeMinutes, realMinutes } from './service-levels.ts';
import { leaveStatus, type Stay } from './stays.ts';
import type { Instant, Ticket } from './thread.ts';
import { at, Continue, everyDay, high, levels, local, night, OSLO, Restart, STATUS, Stop, std, week, zoned } from './time.fixture.ts';

const add = (priority: Priority, start: string, minutes: number): Instant | null =>
  addOffice(officeHoursOf(priority, OSLO), at(start), minutes * 60);
const added = (start: string, minutes: number, priority = std()): string | null => local(add(priority, start, minutes));
const count = (priority: Priority, from: string, to: string): number => officeSeconds(officeHoursOf(priority, OSLO), at(from), at(to)) / 60;

const uneven = std({ week: week('09:00-17:00', '09:00-17:00', '09:00-12:00', '09:00-17:00', '09:00-15:00', null, null) });
const always = std({ week: everyDay('00:00-23:59'), holidays: [] });
const sundayNight = std({ week: week(null, null, null, null, null, null, '00:00-06:00'), holidays: [] });
const weekendNights = std({ week: week(null, null, null, null, null, '22:00-06:00', '22:00-06:00'), holidays: [] });
const nightWithHoliday: Priority = { ...night(), holidays: ['08/01'] };

const times = (from: string, to: string): [number, number] => [officeMinutes(std(), OSLO, at(from), at(to)), realMinutes(at(from), at(to))];

/** A ticket that lives through what happens to it, with the stays that have ended. */
function life(priority: Priority, status: Status, created: string, others: readonly Priority[] = []) {
  const all = [priority, ...others];
  const house = desk([agent(5)], [category(1)], {
    statuses: new Map(Object.values(STATUS).map((row) => [row.id, row])),
    priorities: new Map(all.map((row) => [row.id, row])),
  });
  const born = ticket({ createdAt: at(created), priorityId: priority.id, statusId: status.id, base: status.base });
  let now = begun(born, false, house, at(created));
  const stays: Stay[] = [];
  const change = (when: string, more: Partial<Ticket>, course = {}): void => {
    const decided = withConsequences(now, { ...now, ...more }, course, house, at(when));
    now = decided.ticket;
    stays.push(...decided.stays);
  };
  return {
    stays,
    ticket: () => now,
    change,
    to: (when: string, { id, base }: Status, course = {}) => change(when, { statusId: id, base }, course),
    /** Internally, externally, queue: office seconds and plain ones. */
    counters: () => [
      [now.timeSpentInternally, now.realTimeSpentInternally],
      [now.timeSpentExternally, now.realTimeSpentExternally],
      [now.timeSpentQueue, now.realTimeSpentQueue],
    ],
  };
}
const lengths = (stays: readonly Stay[]): [number, number][] => stays.map(({ seconds, realSeconds }) => [seconds, realSeconds]);

const start: Chain = { alertLevel: 0, alertTimeout: null, alertStop: -1 };
const created = (priority: Priority, when: string): Chain => chainAfter(start, 'created', priority, OSLO, at(when));
const shown = ({ alertLevel, alertTimeout, alertStop }: Chain): unknown[] => [alertLevel, local(alertTimeout), alertStop];
/** When each level comes, and the chain after them. */
function climb(chain: Chain, priority: Priority, until: string): unknown[] {
  const { chain: end, steps } = dueSteps(chain, priority, OSLO, at(until));
  const due = [chain, ...steps.map((step) => step.chain)].slice(0, steps.length).map(({ alertTimeout }) => local(alertTimeout));
  return [...due, end.alertLevel, local(end.alertTimeout)];
}
const read = std({ events: { read: Stop, newInfo: Continue } });
const readAt = (): Chain => chainAfter(created(read, '2026-01-09 16:00'), 'read', read, OSLO, at('2026-01-09 16:30'));

const example32 = () => {
  const one = life(std(), STATUS.queue, '2026-01-08 15:00');
  one.to('2026-01-08 16:30', STATUS.open);
  const thursday = one.counters();
  one.to('2026-01-09 10:00', STATUS.waiting);
  one.to('2026-01-12 11:00', STATUS.open);
  const monday = one.counters();
  one.to('2026-01-12 12:30', STATUS.closed);
  return { thursday, monday, end: one.counters(), stays: lengths(one.stays) };
};
const example33 = () => {
  const one = life(std(), STATUS.open, '2026-01-05 09:00');
  one.to('2026-01-05 11:30', STATUS.waiting);
  one.to('2026-01-07 10:00', STATUS.closed);
  const first = [one.ticket().timeToClose, one.ticket().realTimeToClose];
  one.to('2026-01-08 09:30', STATUS.open);
  one.to('2026-01-08 10:15', STATUS.closed);
  const last = [one.ticket().timeToClose, one.ticket().realTimeToClose];
  return { first, last, counters: one.counters().slice(0, 2), closed: lengths(one.stays)[2] };
};
const example34 = () => {
  const one = life(std(), STATUS.open, '2026-01-05 09:00');
  one.to('2026-01-05 10:00', STATUS.vendor);
  one.to('2026-01-05 12:00', STATUS.closed);
  return [one.stays.map(({ statusId }) => statusId), one.counters()[0]];
};
/** One level reached on Monday 10:00, then another priority on Monday 10:30. */
const toHigh = (setting: Priority['events']['priority']): unknown[] => {
  const chain = dueSteps(created(std(), '2026-01-09 16:00'), std(), OSLO, at('2026-01-12 10:00')).chain;
  return shown(chainAfter(chain, 'priority', high({ priority: setting }), OSLO, at('2026-01-12 10:30')));
};
const example44 = () => {
  const priority = std({ events: { closed: Stop, newInfo: Continue } });
  const one = life(priority, STATUS.open, '2026-01-09 16:00');
  one.to('2026-01-12 09:30', STATUS.closed);
  const closed = shown(one.ticket());
  one.to('2026-01-13 09:00', STATUS.open, { news: true });
  return [closed, shown(one.ticket())];
};
const raised = (course: object, more: Partial<Ticket>): unknown[] => {
  const one = life(std(), STATUS.open, '2026-01-05 10:00', [high()]);
  const before = local(one.ticket().deadline);
  one.change('2026-01-05 12:00', { priorityId: 2, ...more }, course);
  return [before, local(one.ticket().deadline)];
};
const example48 = () => {
  const one = life(std(), STATUS.open, '2026-01-09 16:00');
  one.to('2026-01-09 16:30', STATUS.waiting);
  one.change('2026-01-09 16:30', { activateAt: at('2026-01-13 09:00') });
  const asleep = local(one.ticket().nextWake);
  one.to('2026-01-13 09:00', STATUS.open);
  return [asleep, ...climb(one.ticket(), std(), '2026-01-13 09:00')];
};
const example49 = () => {
  const one = life(std(), STATUS.open, '2026-01-05 10:00', [night()]);
  one.change('2026-01-05 12:00', { priorityId: 3 });
  one.to('2026-01-06 09:00', STATUS.closed);
  const { timeToClose, realTimeToClose } = one.ticket();
  const rows = one.stays.map(({ seconds, realSeconds, from, to }) => [seconds, realSeconds, local(from), local(to)]);
  return [one.counters()[0], rows, timeToClose, realTimeToClose];
};
const example50 = () => {
  const one = life(std(), STATUS.open, '2026-01-10 12:00');
  one.to('2026-01-10 13:00', STATUS.waiting);
  return [one.counters()[0], lengths(one.stays)];
};
const example51 = () => {
  const open = ticket({
    createdAt: at('2026-01-05 09:00'),
    staySince: at('2026-01-05 09:00'),
    timeSpentCalculated: at('2026-01-05 09:00'),
  });
  const first = leaveStatus(open, STATUS.open, std(), OSLO, at('2026-01-05 10:00') + 100);
  const second = leaveStatus({ ...open, ...first.changes }, STATUS.waiting, std(), OSLO, at('2026-01-05 10:00') + 900);
  return lengths([first.stay, second.stay]);
};

const examples: [number, () => unknown, unknown][] = [
  [1, () => added('2026-01-05 10:00', 480), '2026-01-06 10:00'],
  [2, () => added('2026-01-09 16:00', 120), '2026-01-12 10:00'],
  [3, () => added('2026-01-10 11:30', 240), '2026-01-12 13:00'],
  [4, () => added('2026-01-06 07:15', 60), '2026-01-06 10:00'],
  [5, () => added('2026-01-06 16:00', 60), '2026-01-06 17:00'],
  [6, () => added('2026-01-06 17:00', 60), '2026-01-07 10:00'],
  [7, () => added('2026-12-24 15:00', 480), '2026-12-28 15:00'],
  [8, () => added('2026-12-31 16:00', 480), '2027-01-04 16:00'],
  [9, () => added('2027-05-14 16:00', 120, std({ holidays: ['17/05/2027'] })), '2027-05-18 10:00'],
  [10, () => added('2026-05-15 16:00', 120, std({ holidays: ['17/05/2027'] })), '2026-05-18 10:00'],
  [11, () => added('2026-04-30 16:00', 120, std({ holidays: ['01/05'] })), '2026-05-04 10:00'],
  [12, () => added('2026-01-06 16:00', 360, uneven), '2026-01-08 11:00'],
  [13, () => added('2026-01-08 16:00', 480, uneven), '2026-01-12 10:00'],
  [14, () => count(night(), '2026-01-09 20:00', '2026-01-10 12:00'), 480],
  [15, () => count(night(), '2026-01-12 00:00', '2026-01-12 06:00'), 0],
  [16, () => added('2026-01-09 23:00', 600, night()), '2026-01-13 01:00'],
  [17, () => count(nightWithHoliday, '2026-01-07 21:00', '2026-01-09 07:00'), 480],
  [18, () => count(always, '2026-03-28 12:00', '2026-03-29 12:00'), 1380],
  [19, () => zoned(add(always, '2026-03-28 12:00', 1440)), '2026-03-29 13:00 +2'],
  [20, () => count(always, '2026-10-24 12:00', '2026-10-25 12:00'), 1500],
  [21, () => zoned(add(always, '2026-10-24 12:00', 1440)), '2026-10-25 11:00 +1'],
  [
    22,
    () => [count(sundayNight, '2026-03-29 00:00', '2026-03-29 12:00'), count(sundayNight, '2026-10-25 00:00', '2026-10-25 12:00')],
    [300, 420],
  ],
  [
    23,
    () => [count(weekendNights, '2026-03-28 20:00', '2026-03-29 08:00'), count(weekendNights, '2026-10-24 20:00', '2026-10-25 08:00')],
    [420, 540],
  ],
  [
    24,
    () => [zoned(add(weekendNights, '2026-03-28 22:00', 300)), zoned(add(weekendNights, '2026-10-24 22:00', 300))],
    ['2026-03-29 04:00 +2', '2026-10-25 02:00 +1'],
  ],
  [25, () => times('2026-01-09 16:30', '2026-01-12 09:45'), [75, 3915]],
  [26, () => times('2026-01-09 16:30', '2026-01-13 12:00'), [690, 5490]],
  [27, () => times('2026-01-09 18:00', '2026-01-10 09:00'), [0, 900]],
  [28, () => times('2026-03-27 16:00', '2026-03-30 10:00'), [120, 3900]],
  [29, () => times('2026-10-23 16:00', '2026-10-26 10:00'), [120, 4020]],
  [30, () => times('2026-01-05 09:00:30', '2026-01-05 09:03:29'), [2, 2]],
  [
    31,
    () => [example33().first, example33().last],
    [
      [1020, 2940],
      [1515, 4395],
    ],
  ],
  [
    32,
    example32,
    {
      thursday: [
        [0, 0],
        [0, 0],
        [5400, 5400],
      ],
      monday: [
        [5400, 63_000],
        [32_400, 262_800],
        [5400, 5400],
      ],
      end: [
        [10_800, 68_400],
        [32_400, 262_800],
        [5400, 5400],
      ],
      stays: [
        [5400, 5400],
        [5400, 63_000],
        [32_400, 262_800],
        [5400, 5400],
      ],
    },
  ],
  [
    33,
    () => [example33().counters, example33().closed],
    [
      [
        [11_700, 11_700],
        [52_200, 167_400],
      ],
      [27_000, 84_600],
    ],
  ],
  [
    34,
    example34,
    [
      [STATUS.open.id, STATUS.vendor.id],
      [10_800, 10_800],
    ],
  ],
  [
    35,
    () => climb(created(std(), '2026-01-09 16:00'), std(), '2026-01-13 11:00'),
    ['2026-01-12 10:00', '2026-01-12 11:00', '2026-01-13 11:00', 3, null],
  ],
  [
    36,
    () => climb(created(std({ flags: 0 }), '2026-01-09 16:00'), std({ flags: 0 }), '2026-01-10 03:00'),
    ['2026-01-09 18:00', '2026-01-09 19:00', '2026-01-10 03:00', 3, null],
  ],
  [37, () => shown(readAt()), [0, null, 5400]],
  [38, () => shown(chainAfter(readAt(), 'newInfo', read, OSLO, at('2026-01-12 14:00'))), [0, '2026-01-12 15:30', -1]],
  [
    39,
    () => shown(chainAfter(readAt(), 'newInfo', std({ events: { newInfo: Restart } }), OSLO, at('2026-01-12 14:00'))),
    [0, '2026-01-12 16:00', -1],
  ],
  [
    40,
    () => [shown(created(std(), '2026-12-24 16:30')), shown(created(std({ flags: 0 }), '2026-12-24 16:30'))],
    [
      [0, '2026-12-28 10:30', -1],
      [0, '2026-12-24 18:30', -1],
    ],
  ],
  [41, () => toHigh(Continue), [1, '2026-01-12 11:15', -1]],
  [42, () => toHigh(Restart), [0, '2026-01-12 11:00', -1]],
  [
    43,
    () => climb(created(std(), '2026-01-09 16:00'), std(), '2026-01-13 12:00'),
    ['2026-01-12 10:00', '2026-01-12 11:00', '2026-01-13 11:00', 3, null],
  ],
  [
    44,
    example44,
    [
      [0, null, 1800],
      [0, '2026-01-13 09:30', -1],
    ],
  ],
  [45, () => shown(created(std({ levels: levels() }), '2026-01-09 16:00')), [0, null, -1]],
  [46, () => raised({}, {}), ['2026-01-06 10:00', '2026-01-05 11:00']],
  [47, () => raised({ deadlineSaid: true }, { deadline: at('2026-01-07 12:00') }), ['2026-01-06 10:00', '2026-01-07 12:00']],
  [48, example48, ['2026-01-13 09:00', '2026-01-12 10:00', '2026-01-12 11:00', 2, '2026-01-13 11:00']],
  [49, example49, [[36_000, 82_800], [[36_000, 82_800, '2026-01-05 10:00', '2026-01-06 09:00']], 480, 1380]],
  [50, example50, [[0, 3600], [[0, 3600]]]],
  [
    51,
    example51,
    [
      [3600, 3600],
      [0, 0],
    ],
  ],
];

for (const [number, answer, expected] of examples) test(`worked example ${number}`, () => assert.deepEqual(answer(), expected));

test('no worked example is missing', () => {
  assert.deepEqual(
    examples.map(([number]) => number),
    Array.from({ length: 51 }, (_, index) => index + 1),
  );
  assert.equal(local(deadlineOf(std(), OSLO, at('2026-01-05 10:00'))), '2026-01-06 10:00');
});
