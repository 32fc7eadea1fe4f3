/** Save semantics §8.1: what a new ticket becomes, through the official client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus, TicketOrigin, TicketReadStatus, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import { A, AUTOMATIC, B, differences, isUnset, MINUTE, millis, openScene, P, Q, QUEUE, refused, START, SUPPORT } from './scene.ts';

const HOUR = 60 * MINUTE;

test('1: a title only: every default, one log action, one event, nobody is told', async (t) => {
  const scene = await openScene(t);
  const before = await scene.contents();
  const agent = scene.agent(A);
  const made = await agent.saveTicketEntityAsync({ title: 'x' });
  const id = made.ticketId!;
  assert.ok(id > 0);
  assert.equal(millis(made.createdAt), START);
  assert.equal(millis(made.lastChanged), START);
  assert.equal(made.createdBy?.associateId, A.associateId);
  assert.equal(made.author, 'Anna Aas');
  assert.deepEqual([made.baseStatus, made.status?.ticketStatusId], [TicketBaseStatus.Active, 1]);
  assert.deepEqual([made.priority?.ticketPriorityId, made.origin, made.category?.ticketCategoryId], [2, TicketOrigin.API, SUPPORT]);
  assert.deepEqual([made.alertLevel, made.numMessages, made.numReplies, made.timeSpent, made.connectId], [0, 0, 0, 0, 0]);
  assert.deepEqual([made.slevel, made.ticketType?.ticketTypeId, made.readStatus], [TicketSecurityLevel.External, 1, TicketReadStatus.Red]);
  assert.deepEqual([made.person, made.sale, made.project, made.messages, made.tags, made.secondaryPersons], [null, null, null, [], [], []]);
  assert.deepEqual([made.ownedBy?.associateId, made.ownedBy?.ejUserId], [0, 0]);
  for (const date of [made.activate, made.closedAt, made.repliedAt, made.readByOwner, made.readByCustomer]) assert.ok(isUnset(date));
  assert.deepEqual(differences(before, await scene.contents()), ['svar_event', 'ticket', 'ticket_log_action']);
  assert.deepEqual(await scene.log(id), [{ action: 19, ofMessage: false, by: A.userId, changes: [] }]);
  const events = await scene.events(id);
  assert.deepEqual(
    events.map(({ kinds }) => kinds),
    [['TicketCreated']],
  );
  assert.equal(events[0]!.before, null);
  assert.equal(events[0]!.after.title, 'x');
  assert.deepEqual(await scene.sql('select * from notify'), []);
});

test('1: every read tells the same as the save', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent(A);
  const made = await agent.saveTicketEntityAsync({ title: 'x', person: { personId: P } });
  const id = made.ticketId!;
  assert.deepEqual(await agent.getTicketEntityAsync(id), made);
  assert.deepEqual(await agent.getForRmUiAsync(id), made);
  const flat = await agent.getTicketAsync(id);
  assert.deepEqual(await agent.getTicketsAsync([id]), [flat]);
  assert.deepEqual(
    [flat.title, flat.category, flat.categoryName, flat.priority, flat.priorityName],
    ['x', SUPPORT, 'Support', 2, 'Medium'],
  );
  assert.deepEqual([flat.createdBy, flat.ownedBy, flat.ownedByAssociateId, flat.ownedByName], [A.userId, 1, 0, '']);
  assert.deepEqual([flat.ticketStatus, flat.ticketStatusDisplayValue, flat.baseStatus], [1, 'Open', TicketBaseStatus.Active]);
  const [summary] = await agent.getTicketSummariesAsync([id]);
  assert.deepEqual([summary?.ticketId, summary?.title, summary?.ticketStatus, millis(summary?.registered)], [id, 'x', 1, START]);
});

test('2: owner 0 is nobody: stored as 1, shown as 0, the light is red', async (t) => {
  const scene = await openScene(t);
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', ownedBy: { associateId: 0 } });
  assert.deepEqual([made.ownedBy?.associateId, made.ownedBy?.ejUserId, made.ownedBy?.fullName], [0, 0, '']);
  assert.equal(made.readStatus, TicketReadStatus.Red);
  assert.equal((await scene.row(made.ticketId!)).owned_by, 1);
});

test('3: category Support, owner automatic, four times: A, B, A, B; counter 4', async (t) => {
  const scene = await openScene(t);
  const owners: unknown[] = [];
  for (let round = 0; round < 4; round++) {
    const made = await scene
      .agent(B)
      .saveTicketEntityAsync({ title: 'x', category: { ticketCategoryId: SUPPORT }, ownedBy: { associateId: AUTOMATIC } });
    owners.push(made.ownedBy?.associateId);
    assert.equal((await scene.row(made.ticketId!)).owned_by, made.ownedBy?.ejUserId);
    // assigned to the caller himself: he has it read
    assert.equal(made.readStatus, made.ownedBy?.associateId === B.associateId ? TicketReadStatus.Green : TicketReadStatus.Red);
  }
  assert.deepEqual(owners, [A.associateId, B.associateId, A.associateId, B.associateId]);
  assert.equal(await scene.counter(SUPPORT), 4);
});

test('4: category Queue, owner automatic: nobody, and its counter stands (mail comes with notifications)', async (t) => {
  const scene = await openScene(t);
  const made = await scene
    .agent()
    .saveTicketEntityAsync({ title: 'x', category: { ticketCategoryId: QUEUE }, ownedBy: { associateId: AUTOMATIC } });
  assert.equal(made.ownedBy?.associateId, 0);
  assert.equal(await scene.counter(QUEUE), 0);
});

test('7: owner is the caller: green, and the three read stamps are the moment of creation', async (t) => {
  const scene = await openScene(t);
  const made = await scene.agent(A).saveTicketEntityAsync({ title: 'x', ownedBy: { associateId: A.associateId } });
  assert.equal(made.readStatus, TicketReadStatus.Green);
  for (const stamp of [made.createdAt, made.readByOwner, made.firstReadByOwner, made.firstReadByUser]) assert.equal(millis(stamp), START);
});

test('8: person P: customer 50, company 9, no secondary persons', async (t) => {
  const scene = await openScene(t);
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', person: { personId: P } });
  const flat = await scene.agent().getTicketAsync(made.ticketId!);
  assert.deepEqual([flat.custId, flat.contactId, flat.contactName, flat.personFullname], [50, 9, 'Fjellheim Bygg AS', 'Kari Nordmann']);
  assert.deepEqual((await scene.agent().getTicketEntityAsync(made.ticketId!)).secondaryPersons, []);
  assert.deepEqual(await scene.sql('select customer_id, rank from ticket_customers'), [{ customer_id: P, rank: 0 }]);
});

test('9: person P, secondary persons P and Q: primary P, secondary Q', async (t) => {
  const scene = await openScene(t);
  const made = await scene.agent().saveTicketEntityAsync({
    title: 'x',
    person: { personId: P },
    secondaryPersons: [{ personId: P }, { personId: Q }],
  });
  assert.equal(made.person?.personId, P);
  assert.deepEqual(
    made.secondaryPersons?.map(({ personId }: { personId?: number }) => personId),
    [Q],
  );
  const rows = await scene.sql('select customer_id, rank from ticket_customers order by rank');
  assert.deepEqual(rows, [
    { customer_id: P, rank: 0 },
    { customer_id: Q, rank: 1 },
  ]);
});

test("10: priority absent: the person's, else the company's, else the default", async (t) => {
  const scene = await openScene(t);
  const priorityOf = async (personId: number): Promise<unknown> =>
    (await scene.agent().saveTicketEntityAsync({ title: 'x', person: { personId } })).priority?.ticketPriorityId;
  assert.equal(await priorityOf(P), 2);
  await scene.sql('update contact set ticketpriorityid = 1 where contact_id = 9');
  assert.equal(await priorityOf(P), 1);
  await scene.sql('update person set ticketpriorityid = 3 where person_id = $1', [P]);
  assert.equal(await priorityOf(P), 3);
  assert.equal(await priorityOf(Q), 1);
  assert.equal(await priorityOf(77), 2);
});

test('11: a type with default status 6 and default priority 3: the type wins', async (t) => {
  const scene = await openScene(t);
  await scene.sql('update person set ticketpriorityid = 1 where person_id = $1', [P]);
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', ticketType: { ticketTypeId: 2 }, person: { personId: P } });
  assert.deepEqual([made.status?.ticketStatusId, made.priority?.ticketPriorityId, made.baseStatus], [6, 3, TicketBaseStatus.Active]);
});

test('12: base status Postponed2Hours: postponed, status 3, awake in two hours', async (t) => {
  const scene = await openScene(t);
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', baseStatus: TicketBaseStatus.Postponed2Hours });
  assert.deepEqual([made.baseStatus, made.status?.ticketStatusId], [TicketBaseStatus.Postponed, 3]);
  assert.equal(millis(made.activate), START + 2 * HOUR);
  assert.equal((await scene.row(made.ticketId!)).status, 3);
});

test('12: the same in a draft that names the open status', async (t) => {
  const scene = await openScene(t);
  const draft = await scene.agent().createDefaultTicketEntityAsync();
  assert.equal(draft.status?.ticketStatusId, 1);
  const made = await scene.agent().saveTicketEntityAsync({ ...draft, title: 'x', baseStatus: TicketBaseStatus.Postponed2Hours });
  assert.deepEqual([made.baseStatus, millis(made.activate)], [TicketBaseStatus.Postponed, START + 2 * HOUR]);
});

test('13: base status PostponedSpecific, Activate yesterday or missing: an error', async (t) => {
  const scene = await openScene(t);
  const baseStatus = TicketBaseStatus.PostponedSpecific;
  const save = (activate?: Date) => scene.agent().saveTicketEntityAsync({ title: 'x', baseStatus, ...(activate ? { activate } : {}) });
  await refused(scene, 400, 'SoValidationException', () => save(new Date(START - 24 * HOUR)));
  await refused(scene, 400, 'SoValidationException', () => save());
  const tomorrow = await save(new Date(START + 24 * HOUR));
  assert.deepEqual([tomorrow.baseStatus, millis(tomorrow.activate)], [TicketBaseStatus.Postponed, START + 24 * HOUR]);
});

test('14: status 2: closed when it was created, TimeToClose 0', async (t) => {
  const scene = await openScene(t);
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', status: { ticketStatusId: 2 } });
  assert.equal(made.baseStatus, TicketBaseStatus.Closed);
  assert.equal(millis(made.closedAt), millis(made.createdAt));
  assert.deepEqual([made.timeToClose, made.realTimeToClose], [0, 0]);
});

test('15: counters, sentiment, escalation, merging and RepliedAt are not the client’s', async (t) => {
  const scene = await openScene(t);
  const made = await scene
    .agent()
    .saveTicketEntityAsync({ title: 'x', numMessages: 7, sentiment: 99, alertLevel: 3, connectId: 5, repliedAt: new Date(START - HOUR) });
  assert.deepEqual([made.numMessages, made.sentiment, made.alertLevel, made.connectId], [0, 0, 0, 0]);
  assert.ok(isUnset(made.repliedAt));
});

test('16: category 9999: an error, nothing stored', async (t) => {
  const scene = await openScene(t);
  await refused(scene, 400, 'SoNotFoundException', () =>
    scene.agent().saveTicketEntityAsync({ title: 'x', category: { ticketCategoryId: 9999 } }),
  );
});

test('17: a title of 300 characters: the first 255 are stored', async (t) => {
  const scene = await openScene(t);
  const title = Array.from({ length: 300 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
  const made = await scene.agent().saveTicketEntityAsync({ title });
  assert.equal(made.title, title.slice(0, 255));
  assert.equal((await scene.row(made.ticketId!)).title, title.slice(0, 255));
});

test('18 (without the deadline): CreatedAt 2024-03-01 is kept, LastChanged is the save; a later one than now is now', async (t) => {
  const scene = await openScene(t);
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', createdAt: new Date('2024-03-01T12:34:56.789Z') });
  assert.equal(made.createdAt?.toISOString(), '2024-03-01T12:34:56.789Z');
  assert.equal(millis(made.lastChanged), START);
  const ahead = await scene.agent().saveTicketEntityAsync({ title: 'x', createdAt: new Date(START + 1) });
  assert.equal(millis(ahead.createdAt), START);
});
