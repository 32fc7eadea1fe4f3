import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Chain, chainAfter, nextLevel } from './chain.ts';
import { ticket } from './desk.fixture.ts';
import type { Status } from './desk.ts';
import { type ChainStep, type Counted, explain, type Told } from './explain.ts';
import { deadlineOf, officeMinutes, realMinutes } from './service-levels.ts';
import { accountPart, leaveStatus, type Stay } from './stays.ts';
import type { Ticket } from './thread.ts';
import { anyFrame, anyInstant, anyZone, at, Continue, everyDay, levels, night, OSLO, STATUS, Stop, std } from './time.fixture.ts';

const told = (of: Partial<Ticket>, more: Partial<Told> = {}): Told => ({
  ticket: ticket({ createdAt: at('2026-12-24 15:00'), staySince: null, timeSpentCalculated: null, ...of }),
  status: STATUS.open,
  priority: std(),
  zone: OSLO,
  stays: [],
  steps: [],
  ...more,
});
const listed = ({ intervals, more }: Counted): number => intervals.reduce((sum, { seconds }) => sum + seconds, more?.seconds ?? 0);

test('a deadline is told by its windows and the days that are skipped', () => {
  const { deadline } = explain(told({ deadline: at('2026-12-28 15:00') }));
  assert.deepEqual([deadline.rule, deadline.minutes, deadline.seconds, deadline.more], ['priority', 480, 28_800, null]);
  assert.deepEqual(deadline.intervals, [
    { from: at('2026-12-24 15:00'), to: at('2026-12-24 17:00'), seconds: 7200 },
    { from: at('2026-12-28 09:00'), to: at('2026-12-28 15:00'), seconds: 21_600 },
  ]);
  assert.deepEqual(
    deadline.closed.map(({ date, holiday }) => `${date} ${holiday}`),
    ['2026-12-25 true', '2026-12-26 true', '2026-12-27 false'],
  );
});

test('a deadline that the priority does not give is a client’s; none is none', () => {
  const other = explain(told({ deadline: at('2026-12-24 16:00') })).deadline;
  assert.deepEqual([other.rule, other.seconds], ['client', 3600]);
  const none = explain(told({ deadline: null })).deadline;
  assert.deepEqual([none.rule, none.seconds, none.intervals, none.closed], ['none', 0, [], []]);
});

test('what is too long to list is summed up', () => {
  const long = explain(told({ deadline: at('2030-12-24 15:00') })).deadline;
  assert.equal(long.intervals.length, 200);
  assert.ok(long.more !== null && long.more.seconds > 0);
  assert.equal(listed(long), long.seconds);
});

test('the chain is told from its base; stopped, by what was left', () => {
  const priority = std({ events: { read: Stop, newInfo: Continue } });
  const none: Chain = { alertLevel: 0, alertTimeout: null, alertStop: -1 };
  const [created, read, mail] = [at('2026-01-09 16:00'), at('2026-01-09 16:30'), at('2026-01-12 14:00')];
  const begun = chainAfter(none, 'created', priority, OSLO, created);
  const stood = chainAfter(begun, 'read', priority, OSLO, read);
  const again = chainAfter(stood, 'newInfo', priority, OSLO, mail);
  const steps: ChainStep[] = [
    { at: created, what: 'created', before: none, after: begun },
    { at: read, what: 'read', before: begun, after: stood },
    { at: mail, what: 'newInfo', before: stood, after: again },
  ];
  const chain = (now: Chain, count: number) => explain(told(now, { priority, steps: steps.slice(0, count) })).escalation;
  const [first, second, third] = [chain(begun, 1), chain(stood, 2), chain(again, 3)];
  assert.deepEqual(
    [first.clock, first.counted?.from, first.counted?.to, first.counted?.seconds],
    ['office', created, begun.alertTimeout, 7200],
  );
  assert.deepEqual([second.stop, second.timeout, second.counted?.seconds], [5400, null, 5400]);
  assert.deepEqual([third.counted?.from, third.counted?.seconds, third.steps.length], [mail, 5400, 3]);
  assert.equal(explain(told(begun, { priority })).escalation.counted, null, 'without steps nobody knows');
  // a level counts from the moment it was due, however late the job was
  const step = nextLevel(again, priority, OSLO)!;
  const reached: ChainStep = { at: at('2026-01-13 12:00'), what: 'level', before: again, after: step.chain };
  const level = explain(told(step.chain, { priority, steps: [...steps, reached] })).escalation;
  assert.deepEqual([level.level, level.counted?.from, level.counted?.seconds], [1, again.alertTimeout, 3600]);
});

test('steps count by the clock of the priority they happened under', () => {
  const none: Chain = { alertLevel: 0, alertTimeout: null, alertStop: -1 };
  const begun = chainAfter(none, 'created', std(), OSLO, at('2026-01-09 16:00'));
  const step = { at: at('2026-01-09 16:00'), what: 'created' as const, before: none, after: begun };
  const plain = std({ flags: 0 });
  assert.equal(
    explain(told(begun, { priority: plain, steps: [{ ...step, priority: std() }] })).escalation.steps[0]?.counted?.seconds,
    7200,
  );
  assert.equal(explain(told(begun, { priority: plain, steps: [step] })).escalation.steps[0]?.counted?.seconds, 66 * 3600);
});

test('a time to close under another priority says so', () => {
  const closedAt = at('2026-12-28 10:00');
  const right = explain(told({ closedAt, timeToClose: 180, realTimeToClose: 5460 })).toClose;
  assert.deepEqual([right?.minutes, right?.realMinutes, right?.seconds, right?.byPriority], [180, 5460, 10_800, true]);
  assert.equal(explain(told({ closedAt, timeToClose: 180 }, { priority: night() })).toClose?.byPriority, false);
  assert.equal(explain(told({ closedAt })).toReply, null);
});

test('seconds that no stay tells of are said to be so', () => {
  const { counters } = explain(told({ timeSpentQueue: 50, realTimeSpentQueue: 70 }));
  assert.deepEqual(counters.queue.untold, { seconds: 50, realSeconds: 70 });
});

const statuses: readonly Status[] = Object.values(STATUS);

test('all sums are those of what is stored', () => {
  const moves = fc.array(fc.tuple(fc.nat(4 * 86_400_000), fc.nat(statuses.length), fc.boolean()), { maxLength: 10 });
  fc.assert(
    fc.property(anyFrame, anyZone, anyInstant, moves, (frame, zone, createdAt, course) => {
      const [one, other] = [std({ ...frame, levels: levels(90) }), std({ id: 2, week: everyDay('00:00-23:59') })];
      let now = ticket({ createdAt, staySince: createdAt, timeSpentCalculated: createdAt, deadline: deadlineOf(one, zone, createdAt) });
      let [status, priority, moment] = [STATUS.open as Status, one, createdAt];
      const stays: Stay[] = [];
      for (const [wait, choice, turns] of course) {
        moment += wait;
        const next = statuses[choice];
        if (next) {
          const left = leaveStatus(now, status, priority, zone, moment);
          stays.push(left.stay);
          now = { ...now, ...left.changes };
          status = next;
        } else now = { ...now, ...accountPart(now, status, priority, zone, moment) };
        if (turns) now = { ...now, ...accountPart(now, status, priority, zone, moment) };
        priority = turns ? (priority === one ? other : one) : priority;
      }
      const times = {
        repliedAt: moment,
        timeToReply: officeMinutes(one, zone, createdAt, moment),
        realTimeToReply: realMinutes(createdAt, moment),
      };
      const story = explain({ ticket: { ...now, ...times }, status, priority: one, zone, stays, steps: [] });
      for (const { seconds, realSeconds, stays: own, part, untold } of Object.values(story.counters)) {
        assert.deepEqual(untold, { seconds: 0, realSeconds: 0 });
        assert.equal(
          own.reduce((sum, stay) => sum + stay.seconds, part.seconds),
          seconds,
        );
        assert.equal(
          own.reduce((sum, stay) => sum + stay.realSeconds, part.realSeconds),
          realSeconds,
        );
      }
      assert.equal(listed(story.deadline), story.deadline.seconds);
      if (story.deadline.rule === 'priority') assert.equal(story.deadline.seconds, 480 * 60);
      assert.notEqual(story.deadline.rule, 'client');
      assert.equal(Math.floor(listed(story.toReply!) / 60), story.toReply!.minutes);
      assert.equal(story.toReply!.byPriority, true);
    }),
    { numRuns: 60 },
  );
});
