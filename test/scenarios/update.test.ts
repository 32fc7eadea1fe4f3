/** Save semantics §8.2: what a save of a standing ticket changes, and what it leaves alone, through the official client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus, TicketReadStatus } from '@superoffice/webapi/Enums.js';
import { A, B, C, changesOf, isUnset, MINUTE, millis, openScene, P, Q, refused, type Scene, START, type TicketEntity } from './scene.ts';

const { Active, Closed, Postponed } = TicketBaseStatus;
/** What every real change moves besides what it is about. */
const stamps = ['last_changed', 'svar_version'];
const traces = ['svar_event', 'ticket', 'ticket_log_action', 'ticket_log_change'];
const sorted = (...names: string[]): string[] => [...names, ...stamps].sort();

/** A ticket of an hour ago, made by A. */
async function standing(scene: Scene, entity: TicketEntity = {}): Promise<number> {
  const made = await scene.agent(A).saveTicketEntityAsync({ title: 'x', ...entity });
  scene.clock.at += 60 * MINUTE;
  return made.ticketId!;
}

test('19: load, change nothing, save: LastChanged, version and log stand, for every kind of ticket', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent(A);
  const kinds = [
    {},
    { person: { personId: P }, secondaryPersons: [{ personId: Q }], tags: [{ id: 1 }, { id: 2 }], deadline: new Date(START + 12_345_678) },
    { baseStatus: TicketBaseStatus.PostponedWeek, ownedBy: { associateId: B.associateId } },
    { status: { ticketStatusId: 2 }, customFields: { x_color: 'red', x_size: '[I:3]' } },
    { ownedBy: { associateId: A.associateId }, fromAddress: 'kari@example.org', ticketType: { ticketTypeId: 2 } },
  ];
  for (const kind of kinds) {
    const id = await standing(scene, kind);
    await agent.saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'a note' });
    scene.clock.at += MINUTE;
    const before = await scene.contents();
    const loaded = await agent.getTicketEntityAsync(id);
    assert.deepEqual(await agent.saveTicketEntityAsync(loaded), loaded);
    assert.deepEqual(await scene.contents(), before, JSON.stringify(kind));
  }
});

test('20: a new title: the messages’ search titles follow; log 33 from and to; the event has title and last_changed', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene);
  const message = await scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'a note' });
  const loaded = await scene.agent().getTicketEntityAsync(id);
  const changes = await changesOf(scene, id, async () => {
    const saved = await scene.agent().saveTicketEntityAsync({ ...loaded, title: 'y' });
    assert.deepEqual([saved.title, millis(saved.lastChanged)], ['y', scene.clock.at]);
  });
  // the messages go along, nothing else does (the clock stands: LastChanged was set by the message)
  assert.deepEqual(changes, { columns: ['svar_version', 'title'], tables: ['ej_message', ...traces] });
  assert.equal((await scene.agent().getTicketMessageEntityAsync(message.ejMessageId!)).searchTitle, 'y');
  assert.deepEqual((await scene.log(id)).at(-1), { action: 33, ofMessage: false, by: A.userId, changes: ['2: x -> y'] });
  scene.clock.at += MINUTE;
  await scene.agent().saveTicketEntityAsync({ ticketId: id, title: 'z' });
  const event = (await scene.events(id)).at(-1)!;
  assert.deepEqual(event.kinds, ['TicketChanged']);
  assert.deepEqual(
    [Object.keys(event.before!).sort(), Object.keys(event.after).sort()],
    [
      ['last_changed', 'title'],
      ['last_changed', 'title'],
    ],
  );
  assert.deepEqual([event.before!.title, event.after.title], ['y', 'z']);
});

test('21: status 1 to 2: closed now, the open hour counted and written down, log 21, status and base agree', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene);
  await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: 2 } });
  const saved = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([saved.status?.ticketStatusId, saved.baseStatus, millis(saved.closedAt)], [2, Closed, scene.clock.at]);
  assert.equal(saved.realTimeToClose, 60);
  assert.deepEqual([saved.realTimeSpentInternally, saved.realTimeSpentExternally, saved.realTimeSpentQueue], [3600, 0, 0]);
  assert.deepEqual(await scene.sql('select ticket_status, real_timespan from ticket_status_history where ticket_id = $1', [id]), [
    { ticket_status: 1, real_timespan: 3600 },
  ]);
  const [flat] = await scene.agent().getTicketsAsync([id]);
  assert.deepEqual([flat?.ticketStatus, flat?.baseStatus], [2, Closed]);
  const action = (await scene.log(id)).at(-1)!;
  assert.deepEqual([action.action, action.changes.filter((change) => /^(26|35):/.test(change))], [21, ['26: 1 -> 2', '35: 1 -> 2']]);
  const { kinds } = (await scene.events(id)).at(-1)!;
  assert.deepEqual(kinds, ['TicketChanged', 'TicketClosed', 'StatusChanged']);
});

test('22: base status Closed with status 1 in the body: the default closed status', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene);
  const loaded = await scene.agent().getTicketEntityAsync(id);
  const saved = await scene.agent().saveTicketEntityAsync({ ...loaded, baseStatus: Closed });
  assert.deepEqual([saved.status?.ticketStatusId, saved.baseStatus], [2, Closed]);
});

test('23: status 2 and base status Active, both changed: the status wins', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene, { status: { ticketStatusId: 3 } });
  const saved = await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: 2 }, baseStatus: Active });
  assert.deepEqual([saved.status?.ticketStatusId, saved.baseStatus], [2, Closed]);
});

test('24: 2 to 1: ClosedAt is unset again, TimeToClose 0', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene);
  await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: 2 } });
  const saved = await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: 1 } });
  assert.deepEqual([saved.status?.ticketStatusId, saved.baseStatus, saved.timeToClose, saved.realTimeToClose], [1, Active, 0, 0]);
  assert.ok(isUnset(saved.closedAt));
  assert.deepEqual((await scene.events(id)).at(-1)!.kinds, ['TicketChanged', 'TicketReopened', 'StatusChanged']);
});

test('25 (without escalation and notification): owner B by hand: red, not read by its owner', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene, { ownedBy: { associateId: A.associateId } });
  const changes = await changesOf(scene, id, () =>
    scene.agent().saveTicketEntityAsync({ ticketId: id, ownedBy: { associateId: B.associateId } }),
  );
  assert.deepEqual(changes, {
    columns: sorted('owned_by', 'read_status', 'read_by_owner', 'first_read_by_owner'),
    tables: [...traces, 'svar_load'].sort(),
  });
  const saved = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([saved.ownedBy?.associateId, saved.readStatus, saved.status?.ticketStatusId], [B.associateId, TicketReadStatus.Red, 1]);
  assert.ok(isUnset(saved.firstReadByOwner));
  assert.equal(millis(saved.firstReadByUser), START);
  assert.deepEqual((await scene.log(id)).at(-1), { action: 33, ofMessage: false, by: A.userId, changes: ['29: 5 -> 6'] });
});

test('25: the caller takes it himself: green, read now, log 20', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene, { ownedBy: { associateId: B.associateId } });
  const saved = await scene.agent(A).saveTicketEntityAsync({ ticketId: id, ownedBy: { associateId: A.associateId } });
  assert.deepEqual(
    [saved.readStatus, millis(saved.firstReadByOwner), millis(saved.readByOwner)],
    [TicketReadStatus.Green, scene.clock.at, scene.clock.at],
  );
  assert.deepEqual((await scene.log(id)).at(-1), { action: 20, ofMessage: false, by: A.userId, changes: ['29: 6 -> 5'] });
});

test('26: owner null in the body: unchanged, though the rest of the body changes', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene, { ownedBy: { associateId: B.associateId } });
  const loaded = await scene.agent().getTicketEntityAsync(id);
  const saved = await scene.agent().saveTicketEntityAsync({ ...loaded, title: 'y', ownedBy: null });
  assert.deepEqual([saved.ownedBy?.associateId, saved.title], [B.associateId, 'y']);
});

test('27: person 0: the customer is cleared, company and person list with it', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene, { person: { personId: P } });
  const saved = await scene.agent().saveTicketEntityAsync({ ticketId: id, person: { personId: 0 } });
  assert.equal(saved.person, null);
  const row = await scene.row(id);
  assert.deepEqual([row.cust_id, row.contact_id], [null, null]);
  const flat = await scene.agent().getTicketAsync(id);
  assert.deepEqual([flat.custId, flat.contactId], [-1, 0]);
  assert.deepEqual(await scene.sql('select customer_id from ticket_customers'), []);
});

test('28: tags 1 and 2, then absent, then none: set, unchanged, cleared', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene);
  const tags = async (entity: { tags?: { id: number }[]; title?: string }): Promise<unknown> =>
    (await scene.agent().saveTicketEntityAsync({ ticketId: id, ...entity })).tags?.map((tag: { name?: string }) => tag.name);
  assert.deepEqual(await tags({ tags: [{ id: 1 }, { id: 2 }] }), ['vip', 'broken']);
  assert.deepEqual(await tags({ title: 'y' }), ['vip', 'broken']);
  assert.deepEqual(await tags({ tags: [] }), []);
  assert.deepEqual((await scene.row(id)).tags, []);
});

test('29: deadline and priority changed in one save: the client’s deadline is kept', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene);
  const deadline = new Date('2026-02-03T04:05:06.789Z');
  const saved = await scene.agent().saveTicketEntityAsync({ ticketId: id, deadline, priority: { ticketPriorityId: 3 } });
  assert.deepEqual([saved.deadline?.toISOString(), saved.priority?.ticketPriorityId], [deadline.toISOString(), 3]);
});

test('30: Activate set while Active: stored as nothing, and that is no change', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene);
  const activate = new Date(scene.clock.at + 60 * MINUTE);
  const changes = await changesOf(scene, id, async () => {
    const saved = await scene.agent().saveTicketEntityAsync({ ticketId: id, activate });
    assert.ok(isUnset(saved.activate));
  });
  assert.deepEqual(changes, { columns: [], tables: [] });
  const postponed = await scene.agent().saveTicketEntityAsync({ ticketId: id, activate, baseStatus: Postponed });
  assert.equal(millis(postponed.activate), activate.getTime());
  const woken = await scene.agent().saveTicketEntityAsync({ ticketId: id, baseStatus: Active });
  assert.ok(isUnset(woken.activate));
});

test('31: custom field x_color alone in the body, x_size stands: only x_color changes', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene, { customFields: { x_color: 'blue', x_size: '[I:7]' } });
  const saved = await scene.agent().saveTicketEntityAsync({ ticketId: id, customFields: { x_color: 'red' } });
  assert.deepEqual([saved.customFields?.x_color, saved.customFields?.x_size], ['red', '[I:7]']);
  assert.deepEqual(saved.extraFields, { x_color: 'red', x_size: '[I:7]' });
  assert.deepEqual((await scene.row(id)).extra, { x_color: 'red', x_size: '7' });
  assert.deepEqual((await scene.log(id)).at(-1)!.changes, ['33: blue -> red']);
});

test('an unknown ticket is refused; one that the caller may read but not change is 403', async (t) => {
  const scene = await openScene(t);
  const id = await standing(scene, { category: { ticketCategoryId: 5 } });
  await refused(scene, 400, 'SoNotFoundException', () => scene.agent().saveTicketEntityAsync({ ticketId: 9999, title: 'y' }));
  await refused(scene, 403, 'SoSentryException', () => scene.agent(C).saveTicketEntityAsync({ ticketId: id, title: 'y' }));
  assert.equal(await scene.agent(C).getTicketEntityAsync(id), null);
  assert.equal(await scene.agent(A).getTicketEntityAsync(9999), null);
});
