/** Relations between tickets: kinds, errors, the hierarchy and its rights, what is seen and advised; through the official client. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TicketRelationItem, TicketRelationResult } from '@superoffice/webapi/Carriers.js';
import { TicketBaseStatus, TicketRelationError, TicketRelationType } from '@superoffice/webapi/Enums.js';
import { A, C, openScene, P, type Scene, VIP } from '../scenarios/scene.ts';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { statement } from '../wire/support.ts';
import { refused } from './refusal.ts';

const { Related, Parent, Child } = TicketRelationType;

async function tickets(scene: Scene, count: number, more: object = {}): Promise<number[]> {
  const ids: number[] = [];
  for (let place = 0; place < count; place++) {
    const made = await scene.agent().saveTicketEntityAsync({ title: `Ticket ${place}`, ...more } as never);
    ids.push(made.ticketId!);
  }
  return ids;
}

const relation = (sourceTicketId: number, destinationTicketId: number, relationType: TicketRelationType, more: object = {}): never =>
  ({ sourceTicketId, destinationTicketId, relationType, ...more }) as never;
const rows = (scene: Scene) =>
  scene.sql(
    'select source_ticket_id as s, destination_ticket_id as d, relation_type as t, comment from ticket_relation order by ticket_relation_id',
  );
const spelled = (found: TicketRelationItem[]): string[] =>
  found.map((one) => `${(TicketRelationType as unknown as Record<number, string>)[one.relationType as number]} ${one.ticketId}`);
const verdicts = (found: TicketRelationResult[]): string[] =>
  found.map(
    (one) =>
      `${one.sourceTicketId} ${one.isValid ? 'ok' : (TicketRelationError as unknown as Record<number, string>)[one.relationError as number]}`,
  );

test('a relation is made, seen from both ends, changed and taken away; both logs tell, nothing else of the tickets changes', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [a, b] = (await tickets(scene, 2)) as [number, number];
  const draft = await agent.createDefaultTicketRelationEntityAsync();
  assert.deepEqual([draft.ticketRelationId, draft.relationType], [0, Related]);
  const before = await scene.row(a);
  scene.clock.at += 60_000;
  const made = await agent.saveTicketRelationEntityAsync(relation(a, b, Child, { comment: 'Belongs to it' }));
  assert.deepEqual(await rows(scene), [{ s: b, d: a, t: 1, comment: 'Belongs to it' }], 'a child of a is kept as a being its parent');
  assert.deepEqual([made.sourceTicketId, made.destinationTicketId, made.relationType], [b, a, Parent]);
  assert.deepEqual(spelled(await agent.getTicketRelationsAsync(a)), [`Child ${b}`]);
  assert.deepEqual(spelled(await agent.getTicketRelationsAsync(b)), [`Parent ${a}`]);
  assert.deepEqual((await scene.log(a)).at(-1), { action: 20001, ofMessage: false, by: A.userId, changes: [`20003:  -> ${b}`] });
  assert.deepEqual((await scene.log(b)).at(-1)!.changes, [`20002:  -> ${a}`]);
  const after = await scene.row(a);
  assert.deepEqual(after.last_changed, before.last_changed);
  assert.deepEqual((await scene.events(a)).at(-1)!.kinds, ['TicketChanged', 'RelationsChanged']);

  const id = made.ticketRelationId!;
  const changed = await agent.saveTicketRelationEntityAsync(relation(77, 78, Related, { ticketRelationId: id, comment: 'See also' }));
  assert.deepEqual(await rows(scene), [{ s: b, d: a, t: 0, comment: 'See also' }], 'its tickets stay');
  assert.deepEqual(changed, await agent.getTicketRelationEntityAsync(id));
  assert.deepEqual((await scene.log(a)).at(-1)!.changes, [`20001:  -> ${b}`, `20003: ${b} -> `]);
  const turned = relation(a, b, Child, { ticketRelationId: id });
  await agent.saveTicketRelationEntityAsync(turned);
  assert.deepEqual(await rows(scene), [{ s: b, d: a, t: 1, comment: 'See also' }], 'named the other way round it is meant that way round');

  await agent.deleteTicketRelationEntityAsync(id);
  assert.deepEqual(await rows(scene), []);
  assert.deepEqual((await scene.log(b)).at(-1)!.changes, [`20002: ${a} -> `]);
  assert.equal(await agent.getTicketRelationEntityAsync(id), null);
  await agent.deleteTicketRelationEntityAsync(id);
});

test('errors: the same ticket, a relation that stands, a second parent, a circle; nothing is stored of them', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [a, b, c, d] = (await tickets(scene, 4)) as [number, number, number, number];
  await agent.saveTicketRelationEntityAsync(relation(a, b, Parent));
  await agent.saveTicketRelationEntityAsync(relation(b, c, Parent));
  const judge = async (sources: number[], destination: number, type: TicketRelationType) =>
    verdicts(await agent.validateTicketRelationsAsync(sources, destination, type));
  assert.deepEqual(await judge([a], a, Related), [`${a} SameTicket`]);
  assert.deepEqual(await judge([a, b], b, Related), [`${a} RelationExists`, `${b} SameTicket`]);
  assert.deepEqual(await judge([a], c, Parent), [`${a} ParentExists`]);
  assert.deepEqual(await judge([d], a, Child), [`${d} ParentExists`], 'as a child of d, a would have two');
  const [circle] = await agent.validateTicketRelationsAsync([c], a, Parent);
  assert.deepEqual([circle!.isValid, circle!.relationError, circle!.errorMessage], [false, TicketRelationError.RelationExists, 'circular']);
  assert.deepEqual(await judge([d, d, 4_711], c, Parent), [`${d} ok`, '4711 RelationExists']);
  assert.deepEqual(await judge([d, a], 4_711, Parent), [`${d} RelationExists`, `${a} RelationExists`]);
  assert.equal((await rows(scene)).length, 2, 'nothing is stored by asking');
  await refused(agent.saveTicketRelationEntityAsync(relation(c, a, Parent)), 400, /circular/);
  await refused(agent.saveTicketRelationEntityAsync(relation(a, 4_711, Parent)), 400, /4711 was not found/);
  await refused(agent.createTicketRelationsAsync([a], 4_711, Related, ''), 400, /4711 was not found/);
  assert.equal((await rows(scene)).length, 2);
});

test('several at once: the valid ones are made, each judged after the ones before it', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [a, b, c, d] = (await tickets(scene, 4)) as [number, number, number, number];
  await agent.saveTicketRelationEntityAsync(relation(b, d, Related));
  const asked = [[a, b, c, d], d, Parent] as const;
  const foreseen = verdicts(await agent.validateTicketRelationsAsync([...asked[0]], asked[1], asked[2]));
  assert.deepEqual(foreseen, [`${a} ok`, `${b} RelationExists`, `${c} ok`, `${d} SameTicket`]);
  assert.deepEqual(verdicts(await agent.createTicketRelationsAsync([...asked[0]], asked[1], asked[2], 'Together')), foreseen);
  assert.deepEqual(spelled(await agent.getTicketRelationsAsync(d)), [`Related ${b}`, `Child ${a}`, `Child ${c}`]);
  assert.deepEqual((await scene.log(d)).at(-1)!.changes, [`20003:  -> ${a}`, `20003:  -> ${c}`], 'one entry for all of them');
  const [e, f, g] = (await tickets(scene, 3)) as [number, number, number];
  const children = verdicts(await agent.createTicketRelationsAsync([e, f], g, Child, ''));
  assert.deepEqual(children, [`${e} ok`, `${f} ParentExists`], 'g cannot be a child of both');
});

test('a key against repeats: the second answer is the first, and nothing is made twice', async (t) => {
  const scene = await openScene(t);
  const [a, b] = (await tickets(scene, 2)) as [number, number];
  const body = { SourceTicketIds: [a], DestinationTicketId: b, RelationType: 'Parent', Comment: '' };
  const send = () => scene.post('Ticket/CreateTicketRelations', body, { 'Idempotency-Key': 'once' }, 'anna');
  const [first, second] = [await send(), await send()];
  assert.deepEqual([second.status, second.json], [first.status, first.json]);
  assert.equal((await rows(scene)).length, 1);
});

test('the parent is set, overwritten and removed; a related ticket becomes the parent, a descendant never', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [a, b, c] = (await tickets(scene, 3)) as [number, number, number];
  await agent.setTicketParentAsync(a, b, 'First');
  await agent.setTicketParentAsync(a, b, '');
  assert.deepEqual(await rows(scene), [{ s: a, d: b, t: 1, comment: 'First' }]);
  await agent.saveTicketRelationEntityAsync(relation(c, a, Related));
  await agent.setTicketParentAsync(a, c, 'Second');
  assert.deepEqual(await rows(scene), [{ s: a, d: c, t: 1, comment: 'Second' }]);
  assert.equal(await agent.getTicketParentIdAsync(a), c);
  assert.deepEqual((await scene.log(a)).at(-1)!.changes, [`20001: ${c} -> `, `20002: ${b} -> ${c}`]);
  assert.deepEqual((await scene.log(b)).at(-1)!.changes, [`20003: ${a} -> `]);
  await agent.setTicketParentAsync(c, b, '');
  await refused(agent.setTicketParentAsync(b, a, ''), 400, /circular/);
  await refused(agent.setTicketParentAsync(a, a, ''), 400, /own parent/);
  await refused(agent.setTicketParentAsync(a, 4_711, ''), 400, /4711 was not found/);
  await refused(agent.setTicketParentAsync(4_711, a, ''), 400, /4711 was not found/);
  await agent.setTicketParentAsync(a, 0, '');
  assert.equal(await agent.getTicketParentIdAsync(a), 0);
  assert.equal((await rows(scene)).length, 1);
  await agent.setTicketParentAsync(a, 0, '');
});

test('two who hang up different tickets never close a circle together', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [a, b, c, d] = (await tickets(scene, 4)) as [number, number, number, number];
  await agent.setTicketParentAsync(b, c, '');
  await agent.setTicketParentAsync(d, a, '');
  // a under b, and c under d: each fits what stands, and both together would be a circle
  for (let round = 0; round < 5; round++) {
    const outcomes = await Promise.allSettled([agent.setTicketParentAsync(a, b, ''), scene.agent().setTicketParentAsync(c, d, '')]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    await Promise.all([agent.setTicketParentAsync(a, 0, ''), agent.setTicketParentAsync(c, 0, '')]);
  }
});

test('who may: both tickets are changed; related tickets are shown as far as they may be listed and read', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [mine] = (await tickets(scene, 1, { ownedBy: { associateId: C.associateId } })) as [number];
  const [open, hidden, binned] = (await tickets(scene, 3, { category: { ticketCategoryId: VIP }, person: { personId: P } })) as [
    number,
    number,
    number,
  ];
  const made = await agent.createTicketRelationsAsync([open, hidden, binned], mine, Child, 'Among us');
  assert.deepEqual(verdicts(made), [`${open} ok`, `${hidden} ParentExists`, `${binned} ParentExists`]);
  await agent.createTicketRelationsAsync([hidden, binned], mine, Related, 'Among us');
  await scene.sql('update ticket set status = 4, ticket_status = 4 where id = $1', [binned]);
  const cato = scene.agent(C);
  await refused(cato.setTicketParentAsync(mine, 0, ''), 403, /You may not change ticket/);
  await refused(cato.saveTicketRelationEntityAsync(relation(mine, hidden, Related)), 403, /You may not change ticket/);
  assert.deepEqual(spelled(await cato.getTicketRelationsAsync(mine)), [], 'of categories that are not his');
  assert.deepEqual(await cato.getTicketRelationsAsync(open), []);
  assert.equal(await cato.getTicketParentIdAsync(open), 0, 'of a ticket that he may not read');
  const shown = await agent.getTicketRelationsAsync(mine);
  assert.deepEqual(spelled(shown), [`Parent ${open}`, `Related ${hidden}`], 'what is deleted shows in the bin only');
  const [parent] = shown;
  assert.deepEqual(
    [
      parent!.relationComment,
      parent!.childCount,
      parent!.hasParent,
      parent!.relatedCount,
      parent!.custId,
      parent!.personFullname,
      parent!.iconHint,
    ],
    ['Among us', 1, false, 0, P, 'Kari Nordmann', 'Ticket'],
  );
  assert.equal(parent!.baseStatus, TicketBaseStatus.Active);

  await scene.sql(
    "insert into functionrightrolelink (functionrightid, roleid) select f.functionright_id, l.role_id from functionright f, userrolelink l where f.name = 'cs-listothers' and l.associate_id = $1",
    [C.associateId],
  );
  const [listed] = await cato.getTicketRelationsAsync(mine);
  assert.deepEqual(
    [listed!.ticketId, listed!.title, listed!.ticketStatus, listed!.relationComment, listed!.childCount, listed!.personFullname],
    [open, 'Ticket 0', 1, '', 0, ''],
    'id, title and status of what may be listed only',
  );
  const [row] = await scene.sql('select ticket_relation_id as id from ticket_relation where source_ticket_id = $1', [mine]);
  const seen = (await scene.post(`Ticket/GetTicketRelationEntity?ticketRelationEntityId=${row!.id}`, null, {}, 'cato')).json as {
    TableRight: { Mask: string };
  };
  assert.equal(seen.TableRight.Mask, 'Select');
  await refused(cato.deleteTicketRelationEntityAsync(row!.id as number), 403, /You may not change ticket/);
});

test('advice by the rules of the desk: a parent is needed, open children stand in the way, the last child takes its parent along', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [parent, first, second] = (await tickets(scene, 3)) as [number, number, number];
  await agent.createTicketRelationsAsync([first, second], parent, Parent, '');
  const ask = async (id: number, under = 0) => {
    // wire: ids by the official description; the client makes objects without members of them
    const { json } = await scene.post(
      'Ticket/GetTicketRelationActions',
      { TicketId: id, ParentTicketId: under, TicketTypeId: 0 },
      {},
      A.login,
    );
    const found = json as { TicketIdToClose: number; IsParentRequired: boolean; CanCloseCurrentTicket: boolean; Children: number[] };
    return [found.TicketIdToClose, found.IsParentRequired, found.CanCloseCurrentTicket, found.Children];
  };
  assert.deepEqual(await ask(parent), [0, false, true, []], 'without rules there is nothing to say');
  const rule = async (column: string) => {
    await scene.sql('delete from ticket_relation_def');
    await scene.sql(`insert into ticket_relation_def (name, relation_type, ${column}) values ('Rule', 1, true)`);
  };
  await rule('is_prevent_closing_parent');
  assert.deepEqual(await ask(parent), [0, false, false, [first, second]]);
  await scene.sql('update ticket set status = 2, ticket_status = 2 where id = $1', [first]);
  assert.deepEqual(await ask(parent), [0, false, false, [second]]);
  await rule('is_close_parent_with_child');
  assert.deepEqual(await ask(second), [parent, false, true, []], 'the last open one');
  await scene.sql('update ticket set status = 1, ticket_status = 1 where id = $1', [first]);
  assert.deepEqual(await ask(second), [0, false, true, []]);
  await rule('is_close_with_parent');
  assert.deepEqual(await ask(parent), [0, false, true, [first, second]], 'they may be closed along with it');
  await rule('is_parent_mandatory');
  assert.deepEqual(await ask(0), [0, true, true, []]);
  assert.equal(await agent.getTicketRelationActionsAsync(4_711, 0, 0), null);
  // a client may close it all the same: rules bind no save
  const saved = await agent.saveTicketEntityAsync({
    ...(await agent.getTicketEntityAsync(parent)),
    status: { ticketStatusId: 2 },
  } as never);
  assert.equal(saved.baseStatus, TicketBaseStatus.Closed);
});

describe('relations on the wire', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const make = async (): Promise<number> =>
    ((await desk.post('Ticket/SaveTicketEntity', { Title: 'x' }, {}, 'anna')).json as { TicketId: number }).TicketId;

  statement(112, '`T/GetTicketParentId` without parent → 0.', async () => {
    const answer = await desk.post('Ticket/GetTicketParentId', { TicketId: await make() }, {}, 'anna');
    assert.deepEqual([answer.status, answer.json], [200, 0]);
  });

  test('RelationCreatedAt is an audit stamp: it ends Z whatever the zone', async () => {
    const [a, b] = [await make(), await make()];
    const zone = { 'SO-TimeZone': 'NO,includeTZOffset' };
    await desk.post('Ticket/SetTicketParent', { TicketId: a, ParentTicketId: b, Comment: '' }, {}, 'anna');
    const [item] = (await desk.post('Ticket/GetTicketRelations', { TicketId: a }, zone, 'anna')).json as {
      RelationCreatedAt: string;
      TicketCreatedAt: string;
    }[];
    assert.match(item!.RelationCreatedAt, /T[\d:.]+Z$/);
    assert.match(item!.TicketCreatedAt, /\+0[12]:00$/);
  });

  test('a resource of their own: made, read and removed under its address', async () => {
    const [a, b] = [await make(), await make()];
    const at = `${desk.url}/api/v1/TicketRelation`;
    const headers = { 'Content-Type': 'application/json', Authorization: authorization('anna') };
    const made = await fetch(at, {
      method: 'POST',
      headers,
      body: JSON.stringify({ SourceTicketId: a, DestinationTicketId: b, RelationType: 'Related' }),
    });
    const { TicketRelationId: id } = (await made.json()) as { TicketRelationId: number };
    const status = async (method: string): Promise<number> => (await fetch(`${at}/${id}`, { method, headers })).status;
    assert.deepEqual([await status('GET'), await status('DELETE'), await status('GET')], [200, 204, 404]);
  });
});
