/** sla-and-time §7 through the official client: replies, closing, counters of statuses, the chain, what time does. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { TicketBaseStatus, TicketReadStatus } from '@superoffice/webapi/Enums.js';
import { A, openScene, P, type Row, type Scene } from './scene.ts';

const [STD, HIGH, NIGHT] = [11, 12, 13];
const [OPEN, CLOSED, POSTPONED, IN_QUEUE, WAITING, AT_VENDOR] = [1, 2, 3, 6, 8, 9];

/** A wall clock of the desk: the process of this test lives in its zone. */
const oslo = (wall: string): number => new Date(wall.replace(' ', 'T')).getTime();
const pad = (number: number): string => String(number).padStart(2, '0');
const wall = (value: unknown): string | null => {
  if (value === null) return null;
  const date = new Date(value as string);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
};

async function madeAt(scene: Scene, when: string, more: object = {}, priorityId = STD): Promise<number> {
  scene.clock.at = oslo(when);
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', priority: { ticketPriorityId: priorityId }, ...more });
  return made.ticketId!;
}
async function statusAt(scene: Scene, id: number, when: string, statusId: number, more: object = {}): Promise<void> {
  scene.clock.at = oslo(when);
  await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: statusId }, ...more });
}
async function wakeAt(scene: Scene, when: string): Promise<void> {
  scene.clock.at = oslo(when);
  await scene.wakeTickets();
}
const chain = (row: Row): unknown[] => [row.alert_level, wall(row.alert_timeout), row.alert_stop];
const chainOf = async (scene: Scene, id: number): Promise<unknown[]> => chain(await scene.row(id));
const set = (scene: Scene, priorityId: number, columns: string): Promise<unknown> =>
  scene.sql(`update ticket_priority set ${columns} where id = $1`, [priorityId]);
const open = (t: TestContext): Promise<Scene> => openScene(t);

/** Numbers of the examples, when it was made, when it was answered, minutes in office hours and on the wall. */
const replies: [number, string, string, number, number][] = [
  [25, '2026-01-09 16:30', '2026-01-12 09:45', 75, 3915],
  [27, '2026-01-09 18:00', '2026-01-10 09:00', 0, 900],
  [28, '2026-03-27 16:00', '2026-03-30 10:00', 120, 3900],
  [29, '2026-10-23 16:00', '2026-10-26 10:00', 120, 4020],
  [30, '2026-01-05 09:00:30', '2026-01-05 09:03:29', 2, 2],
];
test('25, 27–30: TimeToReply in office hours, RealTimeToReply on the wall', async (t) => {
  const scene = await open(t);
  for (const [number, made, replied, office, real] of replies) {
    const id = await madeAt(scene, made, { person: { personId: P } });
    await scene
      .agent()
      .saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'I wait', slevel: 'External' as never, person: { personId: P } });
    scene.clock.at = oslo(replied);
    await scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'We come', slevel: 'External' as never });
    const ticket = await scene.agent().getTicketEntityAsync(id);
    assert.deepEqual([ticket.timeToReply, ticket.realTimeToReply], [office, real], `example ${number}`);
  }
});

test('26, 31: TimeToClose; closed, reopened and closed again it is counted anew from the creation', async (t) => {
  const scene = await open(t);
  const first = await madeAt(scene, '2026-01-09 16:30');
  await statusAt(scene, first, '2026-01-13 12:00', CLOSED);
  const closed = await scene.agent().getTicketEntityAsync(first);
  assert.deepEqual([closed.timeToClose, closed.realTimeToClose], [690, 5490]);
  const second = await madeAt(scene, '2026-01-05 09:00');
  await statusAt(scene, second, '2026-01-07 10:00', CLOSED);
  const once = await scene.agent().getTicketEntityAsync(second);
  assert.deepEqual([once.timeToClose, once.realTimeToClose], [1020, 2940]);
  await statusAt(scene, second, '2026-01-08 09:30', OPEN);
  const reopened = await scene.agent().getTicketEntityAsync(second);
  assert.deepEqual([reopened.timeToClose, reopened.realTimeToClose], [0, 0]);
  await statusAt(scene, second, '2026-01-08 10:15', CLOSED);
  const again = await scene.agent().getTicketEntityAsync(second);
  assert.deepEqual([again.timeToClose, again.realTimeToClose], [1515, 4395]);
});

const history = async (scene: Scene, id: number): Promise<unknown[]> =>
  (await scene.sql('select ticket_status, timespan, real_timespan from ticket_status_history where ticket_id = $1 order by id', [id])).map(
    (row) => [row.ticket_status, row.timespan, row.real_timespan],
  );

test('32: queue, open, waiting, open, closed: each counter gets its stays, and four history rows stand', async (t) => {
  const scene = await open(t);
  const id = await madeAt(scene, '2026-01-08 15:00', { status: { ticketStatusId: IN_QUEUE } });
  await statusAt(scene, id, '2026-01-08 16:30', OPEN);
  const open1 = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([open1.timeSpentQueue, open1.timeSpentInternally], [5400, 0]);
  await statusAt(scene, id, '2026-01-09 10:00', WAITING);
  await statusAt(scene, id, '2026-01-12 11:00', OPEN);
  scene.clock.at = oslo('2026-01-12 12:00');
  const noon = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([noon.timeSpentInternally, noon.realTimeSpentInternally], [5400, 63_000], 'the present stay is not in it');
  await statusAt(scene, id, '2026-01-12 12:30', CLOSED);
  const done = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([done.timeSpentQueue, done.realTimeSpentQueue], [5400, 5400]);
  assert.deepEqual([done.timeSpentInternally, done.realTimeSpentInternally], [10_800, 68_400]);
  assert.deepEqual([done.timeSpentExternally, done.realTimeSpentExternally], [32_400, 262_800]);
  assert.deepEqual(await history(scene, id), [
    [IN_QUEUE, 5400, 5400],
    [OPEN, 5400, 63_000],
    [WAITING, 32_400, 262_800],
    [OPEN, 5400, 5400],
  ]);
});

test('33, 34: a closed stay is counted nowhere but written down; two statuses of one base are two stays', async (t) => {
  const scene = await open(t);
  const id = await madeAt(scene, '2026-01-05 09:00');
  await statusAt(scene, id, '2026-01-05 11:30', WAITING);
  await statusAt(scene, id, '2026-01-07 10:00', CLOSED);
  await statusAt(scene, id, '2026-01-08 09:30', OPEN);
  await statusAt(scene, id, '2026-01-08 10:15', CLOSED);
  const done = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([done.timeSpentInternally, done.realTimeSpentInternally], [11_700, 11_700]);
  assert.deepEqual([done.timeSpentExternally, done.realTimeSpentExternally], [52_200, 167_400]);
  assert.deepEqual((await history(scene, id))[2], [CLOSED, 27_000, 84_600]);
  const other = await madeAt(scene, '2026-01-05 09:00');
  await statusAt(scene, other, '2026-01-05 10:00', AT_VENDOR);
  await statusAt(scene, other, '2026-01-05 11:00', CLOSED);
  assert.deepEqual(await history(scene, other), [
    [OPEN, 3600, 3600],
    [AT_VENDOR, 3600, 3600],
  ]);
  assert.equal((await scene.row(other)).time_spent_internally, 7200);
});

test('49–51: hours before a change of priority count by the old frame; a stay of no time is written down too', async (t) => {
  const scene = await open(t);
  const id = await madeAt(scene, '2026-01-05 10:00');
  scene.clock.at = oslo('2026-01-05 12:00');
  await scene.agent().saveTicketEntityAsync({ ticketId: id, priority: { ticketPriorityId: NIGHT } });
  await statusAt(scene, id, '2026-01-06 09:00', CLOSED);
  const done = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([done.timeSpentInternally, done.realTimeSpentInternally], [36_000, 82_800]);
  assert.deepEqual([done.timeToClose, done.realTimeToClose], [480, 1380]);
  assert.deepEqual(await history(scene, id), [[OPEN, 36_000, 82_800]]);
  const weekend = await madeAt(scene, '2026-01-10 12:00');
  await statusAt(scene, weekend, '2026-01-10 13:00', WAITING);
  assert.deepEqual(await history(scene, weekend), [[OPEN, 0, 3600]]);
  await statusAt(scene, weekend, '2026-01-10 13:00', OPEN);
  assert.deepEqual((await history(scene, weekend))[1], [WAITING, 0, 0]);
});

test('18, 46, 47: the deadline counts from the creation; a new priority sets it anew unless the client does', async (t) => {
  const scene = await open(t);
  const imported = await madeAt(scene, '2026-01-12 10:00', { createdAt: new Date(oslo('2024-03-01 10:00')) });
  assert.equal(wall((await scene.row(imported)).deadline), '2024-03-04 10:00');
  const id = await madeAt(scene, '2026-01-05 10:00');
  assert.equal(wall((await scene.row(id)).deadline), '2026-01-06 10:00');
  scene.clock.at = oslo('2026-01-05 12:00');
  const high = await scene.agent().saveTicketEntityAsync({ ticketId: id, priority: { ticketPriorityId: HIGH } });
  assert.equal(wall(high.deadline), '2026-01-05 11:00');
  const said = new Date(oslo('2026-01-07 12:00'));
  const back = await scene.agent().saveTicketEntityAsync({ ticketId: id, priority: { ticketPriorityId: STD }, deadline: said });
  assert.equal(wall(back.deadline), '2026-01-07 12:00');
});

test('35, 43, 45: levels are reached in order at their own moments, also all at once after a night down; without levels nothing', async (t) => {
  const scene = await open(t);
  const [one, late] = [await madeAt(scene, '2026-01-09 16:00'), await madeAt(scene, '2026-01-09 16:00')];
  const plain = await madeAt(scene, '2026-01-09 16:00', {}, 3);
  assert.deepEqual(await chainOf(scene, one), [0, '2026-01-12 10:00', -1]);
  await scene.sql('update ticket set next_wake = null where id = $1', [late]);
  await wakeAt(scene, '2026-01-12 09:59');
  assert.deepEqual(await chainOf(scene, one), [0, '2026-01-12 10:00', -1]);
  await wakeAt(scene, '2026-01-12 10:00');
  assert.deepEqual(await chainOf(scene, one), [1, '2026-01-12 11:00', -1]);
  await wakeAt(scene, '2026-01-12 11:00');
  assert.deepEqual(await chainOf(scene, one), [2, '2026-01-13 11:00', -1]);
  await wakeAt(scene, '2026-01-13 11:00');
  assert.deepEqual(await chainOf(scene, one), [3, null, -1]);
  await scene.sql('update ticket set next_wake = alert_timeout where id = $1', [late]);
  await wakeAt(scene, '2026-01-13 12:00');
  assert.deepEqual(await chainOf(scene, late), [3, null, -1]);
  for (const id of [one, late]) {
    const rows = await scene.sql(
      'select log_when, description from ticket_log_action where ticket_id = $1 and log_action = 9 order by id',
      [id],
    );
    assert.deepEqual(
      rows.map((row) => [wall(row.log_when), row.description]),
      [
        ['2026-01-12 10:00', 'Level 1'],
        ['2026-01-12 11:00', 'Level 2'],
        ['2026-01-13 11:00', 'Level 3'],
      ],
    );
  }
  assert.deepEqual(await chainOf(scene, plain), [0, null, -1]);
  assert.equal(await scene.wakeTickets(), 0, 'nothing is due any more');
});

test('36, 40: without the schedule the wall clock counts; over Christmas the schedule waits', async (t) => {
  const scene = await open(t);
  const christmas = await madeAt(scene, '2026-12-24 16:30');
  assert.deepEqual(await chainOf(scene, christmas), [0, '2026-12-28 10:30', -1]);
  await set(scene, STD, 'flags = 0');
  const id = await madeAt(scene, '2026-01-09 16:00');
  const seen = [(await chainOf(scene, id))[1]];
  for (const when of ['2026-01-09 18:00', '2026-01-09 19:00']) {
    await wakeAt(scene, when);
    seen.push((await chainOf(scene, id))[1]);
  }
  assert.deepEqual(seen, ['2026-01-09 18:00', '2026-01-09 19:00', '2026-01-10 03:00']);
  assert.deepEqual(await chainOf(scene, await madeAt(scene, '2026-12-24 16:30')), [0, '2026-12-24 18:30', -1]);
});

test('37–39: the owner reads and the chain stops with what is left; news lets it go on, or begin anew', async (t) => {
  const scene = await open(t);
  await set(scene, STD, 'ticket_read = 0, ticket_newinfo = 1');
  const id = await madeAt(scene, '2026-01-09 16:00', { ownedBy: { associateId: A.associateId } });
  const first = { ticket: { ticketId: id }, body: 'x', person: { personId: P } };
  await scene.agent().saveTicketMessageEntityAsync(first);
  scene.clock.at = oslo('2026-01-09 16:30');
  const read = await scene.agent().processTicketWhenReadAsync(id);
  assert.equal(read.readStatus, TicketReadStatus.Green);
  assert.deepEqual(await chainOf(scene, id), [0, null, 5400]);
  scene.clock.at = oslo('2026-01-12 14:00');
  await scene.agent().saveTicketMessageEntityAsync(first);
  assert.deepEqual(await chainOf(scene, id), [0, '2026-01-12 15:30', -1]);
  await set(scene, STD, 'ticket_newinfo = 2');
  await scene.agent().saveTicketMessageEntityAsync(first);
  assert.deepEqual(await chainOf(scene, id), [0, '2026-01-12 16:00', -1]);
});

test('41, 42: a new priority keeps the level and counts its next one from now, or begins anew', async (t) => {
  const scene = await open(t);
  const id = await madeAt(scene, '2026-01-09 16:00');
  await wakeAt(scene, '2026-01-12 10:00');
  scene.clock.at = oslo('2026-01-12 10:30');
  await scene.agent().saveTicketEntityAsync({ ticketId: id, priority: { ticketPriorityId: HIGH } });
  assert.deepEqual(await chainOf(scene, id), [1, '2026-01-12 11:15', -1]);
  const other = await madeAt(scene, '2026-01-09 16:00');
  await wakeAt(scene, '2026-01-12 10:00');
  await set(scene, HIGH, 'ticket_changed_priority = 2');
  scene.clock.at = oslo('2026-01-12 10:30');
  await scene.agent().saveTicketEntityAsync({ ticketId: other, priority: { ticketPriorityId: HIGH } });
  assert.deepEqual(await chainOf(scene, other), [0, '2026-01-12 11:00', -1]);
});

test('44: closing stops the chain; reopened, it stays stopped until there is news', async (t) => {
  const scene = await open(t);
  await set(scene, STD, 'ticket_closed = 0, ticket_newinfo = 1');
  const id = await madeAt(scene, '2026-01-09 16:00');
  const note = { ticket: { ticketId: id }, body: 'x', person: { personId: P } };
  await scene.agent().saveTicketMessageEntityAsync(note);
  await statusAt(scene, id, '2026-01-12 09:30', CLOSED);
  assert.deepEqual(await chainOf(scene, id), [0, null, 1800]);
  await statusAt(scene, id, '2026-01-13 09:00', OPEN);
  assert.deepEqual(await chainOf(scene, id), [0, null, 1800]);
  await scene.agent().saveTicketMessageEntityAsync(note);
  assert.deepEqual(await chainOf(scene, id), [0, '2026-01-13 09:30', -1]);
});

test('48, 54: a postponed ticket escalates when it wakes up, and its owner is told of both', async (t) => {
  const scene = await open(t);
  const id = await madeAt(scene, '2026-01-09 16:00', { ownedBy: { associateId: A.associateId } });
  scene.clock.at = oslo('2026-01-09 16:30');
  const activate = new Date(oslo('2026-01-13 09:00'));
  await scene.agent().saveTicketEntityAsync({ ticketId: id, baseStatus: TicketBaseStatus.PostponedSpecific, activate });
  await wakeAt(scene, '2026-01-12 12:00');
  assert.deepEqual(await chainOf(scene, id), [0, '2026-01-12 10:00', -1]);
  await wakeAt(scene, '2026-01-13 09:00');
  const awake = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([awake.baseStatus, awake.status?.ticketStatusId], [TicketBaseStatus.Active, OPEN]);
  assert.equal((await scene.row(id)).activate, null);
  assert.deepEqual(await chainOf(scene, id), [2, '2026-01-13 11:00', -1]);
  assert.deepEqual((await scene.log(id)).map(({ action, by }) => [action, by]).slice(2), [
    [8, 1],
    [9, 1],
    [9, 1],
  ]);
  const told = await scene.sql('select type from notify where ticket_id = $1 order by type', [id]);
  assert.deepEqual(
    told.map(({ type }) => type),
    [4, 8],
  );
});

test('a save late in the night meets what was due before it: the chain, then the wish', async (t) => {
  const scene = await open(t);
  const id = await madeAt(scene, '2026-01-09 16:00');
  // nobody has looked since; the save comes after level 1 and before level 2
  await statusAt(scene, id, '2026-01-12 10:20', CLOSED);
  const row = await scene.row(id);
  assert.deepEqual([row.alert_level, row.status], [1, 2]);
  assert.deepEqual(
    (await scene.log(id)).map(({ action }) => action),
    [19, 9, 21],
  );
});

test('a postponed ticket without a moment never wakes up by itself', async (t) => {
  const scene = await open(t);
  const id = await madeAt(scene, '2026-01-09 16:00', { status: { ticketStatusId: POSTPONED } });
  await wakeAt(scene, '2027-01-09 16:00');
  assert.equal((await scene.row(id)).status, 3);
});
