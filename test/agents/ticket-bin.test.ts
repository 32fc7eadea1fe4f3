/** The bin, spam and back, and the light of many tickets at once: by ids and by searches, through the official client. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TicketReadStatus } from '@superoffice/webapi/Enums.js';
import { TicketReadStatus as Light, TicketBaseStatus } from '../../src/vocabulary.ts';
import { A, B, C, MINUTE, openScene, type Scene, SUPPORT, VIP } from '../scenarios/scene.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { statement } from '../wire/support.ts';
import { refused } from './refusal.ts';

/** As columns have them. */
const { Deleted, Spam, Active } = TicketBaseStatus;

async function ticket(scene: Scene, more: object = {}): Promise<number> {
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', ownedBy: { associateId: B.associateId }, ...more } as never);
  return made.ticketId!;
}

const restricted = (name: string, ...values: string[]): never[] => [
  { name, operator: values.length > 1 ? 'oneOf' : '=', values, isActive: true } as never,
];
const statusOf = async (scene: Scene, ...ids: number[]): Promise<unknown[]> =>
  Promise.all(ids.map(async (id) => (await scene.row(id)).status));

test('into the bin: ids that changed, in their order and once; the time in the status is counted and the log says so', async (t) => {
  const scene = await openScene(t);
  const [a, b, c] = [await ticket(scene), await ticket(scene), await ticket(scene, { status: { ticketStatusId: 2 } })];
  scene.clock.at += 30 * MINUTE;
  assert.deepEqual(await scene.agent().setDeletedStatusByIdsAsync([c, a, 4_711, c]), [c, a]);
  assert.deepEqual(await scene.agent().setDeletedStatusByIdsAsync([a, b]), [b], 'what is there already does not change');
  const row = await scene.row(a);
  assert.deepEqual([row.status, row.ticket_status, row.owned_by], [Deleted, 4, B.userId]);
  assert.equal((row.last_changed as Date).getTime(), scene.clock.at);
  assert.deepEqual([row.time_spent_internally, row.real_time_spent_internally], [1800, 1800]);
  assert.equal(row.next_wake, null, 'nothing in the bin escalates');
  const [entry] = (await scene.log(a)).slice(-1);
  assert.deepEqual([entry!.action, entry!.by], [34, A.userId]);
  assert.ok((await scene.events(a)).at(-1)!.kinds.includes('TicketDeleted'));
  assert.equal((await scene.row(c)).closed_at, null);
});

test('spam: a right of its own, for tickets that may be read; its pop-ups go, and those of others stay', async (t) => {
  const scene = await openScene(t);
  const [a, b] = [await ticket(scene), await ticket(scene)];
  const other = await ticket(scene, { category: { ticketCategoryId: VIP } });
  for (const id of [a, b])
    await scene.sql('insert into notify (type, user_id, ticket_id, registered) values (1, 6, $1, now()), (2, 5, $1, now())', [id]);
  assert.deepEqual(await scene.agent(C).setSpamStatusByIdsAsync([other, a]), [a], 'Cato may not read the other');
  assert.deepEqual(await statusOf(scene, a, other), [Spam, Active]);
  assert.deepEqual((await scene.log(a)).at(-1)!.action, 21);
  assert.deepEqual(
    (await scene.sql('select distinct ticket_id as id from notify')).map(({ id }) => id),
    [b],
  );
  await scene.sql(
    "delete from functionrightrolelink where functionrightid = (select functionright_id from functionright where name = 'cs-markasspam') and roleid = 14",
  );
  await refused(scene.agent(C).setSpamStatusByIdsAsync([b]), 403, /spam/);
  assert.deepEqual(await scene.agent().setDeletedStatusByIdsAsync([a]), [a], 'spam may be deleted as well');
});

test('back: open by the desk’s default, with its owner, not closed any more; what is in no bin is passed over', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [gone, junk, shut] = [
    await ticket(scene, { status: { ticketStatusId: 2 } }),
    await ticket(scene),
    await ticket(scene, { status: { ticketStatusId: 2 } }),
  ];
  await agent.setDeletedStatusByIdsAsync([gone]);
  await agent.setSpamStatusByIdsAsync([junk]);
  scene.clock.at += MINUTE;
  await scene.agent(B).undeleteByIdsAsync([gone, junk, shut, 4_711]);
  for (const id of [gone, junk]) {
    const row = await scene.row(id);
    assert.deepEqual([row.status, row.ticket_status, row.owned_by, row.closed_at, row.activate], [Active, 1, B.userId, null, null]);
    assert.equal((row.last_changed as Date).getTime(), scene.clock.at);
    assert.equal((await scene.log(id)).at(-1)!.action, 21);
  }
  assert.deepEqual(await statusOf(scene, shut), [2]);
  await refused(scene.agent(C).undeleteByIdsAsync([gone]), 403, /Restoring/);
});

test('who may: the function right is asked of the command, the ticket is passed over', async (t) => {
  const scene = await openScene(t);
  const id = await ticket(scene);
  await refused(scene.agent(B).setDeletedStatusByIdsAsync([id]), 403, /administers the service/);
  await refused(scene.agent(C).setDeletedStatusByIdsAsync([]), 403, /administers the service/);
  await refused(
    scene.agent(B).setDeletedStatusByProviderAsync('FindTicket', restricted('ticketId', `${id}`)),
    403,
    /administers the service/,
  );
  await refused(scene.agent().setDeletedStatusByIdsAsync(Array.from({ length: 501 }, (_, place) => place)), 400, /more than 500/);
  const merged = await ticket(scene);
  await scene.sql('update ticket set status = 5, ticket_status = 5, connect_id = $2 where id = $1', [merged, id]);
  assert.deepEqual(await scene.agent().setDeletedStatusByIdsAsync([merged]), [], 'a merged ticket keeps its status');
  assert.deepEqual(await statusOf(scene, id, merged), [Active, 5]);
});

test('by a search: what the caller may list, the bin where the status is asked for; nothing said is nothing meant', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [a, b, other] = [
    await ticket(scene, { title: 'Printer' }),
    await ticket(scene, { title: 'Printer' }),
    await ticket(scene, { title: 'Door' }),
  ];
  assert.deepEqual(await agent.setSpamStatusByProviderAsync('FindTicket', restricted('ticketId', `${b}`)), [b]);
  assert.deepEqual(
    await agent.setDeletedStatusByProviderAsync('FindTicket', restricted('title', 'Printer')),
    [a],
    'spam is not found unasked',
  );
  assert.deepEqual(await agent.setDeletedStatusByProviderAsync('FindTicket', restricted('status', '4', '6')), [b], 'a is deleted already');
  assert.deepEqual(await statusOf(scene, a, b, other), [Deleted, Deleted, Active]);
  await refused(agent.setDeletedStatusByProviderAsync('FindTicket', []), 400, /which tickets are meant/);
  await refused(agent.setDeletedStatusByProviderAsync('TicketMessage', restricted('ticketId', `${other}`)), 400, /has no tickets/);
  await refused(agent.setDeletedStatusByProviderAsync('Nothing', restricted('ticketId', `${other}`)), 400, /no such archive/);
  await refused(agent.setDeletedStatusByProviderAsync('FindTicket', restricted('nothing', '1')), 400, /no column/);
  assert.deepEqual(await statusOf(scene, other), [Active]);
});

test('more than one transaction’s worth: all that a search finds', async (t) => {
  const scene = await openScene(t);
  const first = await ticket(scene, { title: 'Many' });
  await scene.sql(
    `insert into ticket (title, created_at, last_changed, created_by, owned_by, category, slevel, status, ticket_status, priority, ticket_type, read_status)
     select 'Many', created_at, last_changed, created_by, owned_by, category, slevel, status, ticket_status, priority, ticket_type, 3 from ticket, generate_series(1, 600) where id = $1`,
    [first],
  );
  const lit = await scene.agent().updateTicketsReadStatusByProviderAsync('FindTicket', restricted('title', 'Many'), TicketReadStatus.Green);
  assert.equal(new Set(lit).size, 601);
  assert.deepEqual(await scene.sql("select distinct read_status from ticket where title = 'Many'"), [{ read_status: Light.Green }]);
});

test('a key against repeats: answered as before, and what was restored meanwhile stays restored', async (t) => {
  const scene = await openScene(t);
  const [a, b] = [await ticket(scene), await ticket(scene)];
  const send = () => scene.post('Ticket/SetDeletedStatusByIds', { TicketIds: [a, b] }, { 'Idempotency-Key': 'once' }, 'anna');
  assert.deepEqual((await send()).json, [a, b]);
  assert.deepEqual((await send()).json, [a, b]);
  await scene.agent().undeleteByIdsAsync([a]);
  assert.deepEqual((await send()).json, [b]);
  assert.deepEqual(await statusOf(scene, a), [Active]);
});

test('lights: of tickets that may be changed, whoever owns them; no other stamp moves', async (t) => {
  const scene = await openScene(t);
  const [mine, red, other] = [await ticket(scene), await ticket(scene), await ticket(scene, { category: { ticketCategoryId: VIP } })];
  await scene.sql('update ticket set category = $2 where id = any($1)', [[mine, red], SUPPORT]);
  const before = await scene.row(mine);
  scene.clock.at += MINUTE;
  const set = (ids: number[], light: TicketReadStatus, who: { login: string } = C) =>
    scene.agent(who).updateTicketsReadStatusAsync(ids, light);
  assert.deepEqual(await set([other, mine, 4_711, mine], TicketReadStatus.Green), [mine]);
  const row = await scene.row(mine);
  assert.equal(row.read_status, Light.Green);
  for (const name of ['last_changed', 'read_by_owner', 'first_read_by_owner', 'first_read_by_user'])
    assert.deepEqual(row[name], before[name], name);
  assert.deepEqual((await scene.log(mine)).at(-1), { action: 30, ofMessage: false, by: C.userId, changes: ['17: 3 -> 1'] });
  assert.deepEqual(await set([mine, red], TicketReadStatus.Red), [mine], 'the other is red already');
  assert.equal((await scene.log(mine)).at(-1)!.action, 31);
  assert.deepEqual(await set([mine, other], TicketReadStatus.Yellow, A), [mine, other]);
  await refused(set([mine], TicketReadStatus.Unknown), 400, /Green, Yellow or Red/);
});

describe('the bin on the wire', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());
  const make = async (): Promise<number> =>
    ((await desk.post('Ticket/SaveTicketEntity', { Title: 'x' }, {}, 'anna')).json as { TicketId: number }).TicketId;
  const get = async (id: number, user: string) =>
    (await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${id}`, null, {}, user)).json as { BaseStatus: string } | null;

  statement(109, '`T/DeleteTicketEntity` → 204; then Deleted to whoever has Edit all requests, `null` to others.', async () => {
    const id = await make();
    const answer = await desk.post('Ticket/DeleteTicketEntity', { ticketEntityId: id }, {}, 'anna');
    assert.deepEqual([answer.status, answer.text], [204, '']);
    for (const user of ['anna', 'bjorn']) assert.equal((await get(id, user))?.BaseStatus, 'Deleted', user);
    assert.equal(await get(id, 'cato'), null);
    const inQuery = await make();
    // older clients name it there
    assert.equal((await desk.post(`Ticket/DeleteTicketEntity?ticketEntityId=${inQuery}`, null, {}, 'anna')).status, 204);
    assert.equal((await get(inQuery, 'anna'))?.BaseStatus, 'Deleted');
  });

  statement(110, '`T/SetDeletedStatusByIds` → array of ids changed.', async () => {
    const [a, b] = [await make(), await make()];
    const answer = await desk.post('Ticket/SetDeletedStatusByIds', { ticketIds: [b, 999_999, a] }, {}, 'anna');
    assert.deepEqual([answer.status, answer.json], [200, [b, a]]);
  });
});
