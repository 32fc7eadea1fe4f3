/** Merging, splitting and taking apart again, through the official client. operations §8, save-semantics §8.4 (51, 52). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TicketMessageEntity } from '@superoffice/webapi/Carriers.js';
import { TicketBaseStatus, TicketReadStatus, TicketRelationType, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import {
  A,
  B,
  C,
  isUnset,
  MINUTE,
  millis,
  openScene,
  P,
  Q,
  QUEUE,
  type Row,
  refused,
  type Scene,
  START,
  SUPPORT,
  VIP,
} from '../scenarios/scene.ts';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { until } from '../support/programs.ts';
import { statement } from '../wire/support.ts';

const KIM = 77;
const [CLOSED, POSTPONED, MERGED] = [2, 3, 5];
/** Numbers of base statuses, as columns have them. */
const BASE = { active: 1, closed: 2, postponed: 3, merged: 5 } as const;
const EXTERNAL = 2;
const { External, Internal } = TicketSecurityLevel;

async function ticket(scene: Scene, title: string, more: object = {}, who: { login: string } = A): Promise<number> {
  return (await scene.agent(who).saveTicketEntityAsync({ title, ...more } as never)).ticketId!;
}
async function message(scene: Scene, ticketId: number, body: string, more: object = {}, who: { login: string } = A): Promise<number> {
  const saved = await scene.agent(who).saveTicketMessageEntityAsync({ ticket: { ticketId }, body, ...more } as never);
  return saved.ejMessageId!;
}
const messagesOn = async (scene: Scene, id: number): Promise<Row[]> =>
  scene.sql('select id, search_title from ej_message where ticket_id = $1 order by id', [id]);
const idsOn = async (scene: Scene, id: number): Promise<unknown[]> => (await messagesOn(scene, id)).map((row) => row.id);
const personsOf = async (scene: Scene, id: number): Promise<unknown[]> =>
  (await scene.sql('select customer_id from ticket_customers where ticket_id = $1 order by rank', [id])).map((row) => row.customer_id);
const usersOf = async (scene: Scene, id: number): Promise<unknown[]> =>
  (await scene.sql('select user_id from hotlist where ticket_id = $1 order by user_id', [id])).map((row) => row.user_id);
const relationsOf = (scene: Scene): Promise<Row[]> =>
  scene.sql(
    'select source_ticket_id as s, destination_ticket_id as d, relation_type as t from ticket_relation order by ticket_relation_id',
  );
const merge = (scene: Scene, ticketId: number, ids: number[], more: object = {}, who: { login: string } = A) =>
  scene.agent(who).mergeTicketsAsync({ ticketId, ...more } as never, ids);
const unmerge = async (scene: Scene, id: number, user: string = A.login): Promise<{ status: number; text: string }> =>
  scene.post('Svar/UnmergeTicket', { TicketId: id }, { Authorization: authorization(user) });

/** All that is stored of a ticket, but what every change moves. */
async function stateOf(scene: Scene, id: number): Promise<Row> {
  const { svar_version: _, last_changed: __, ...row } = await scene.row(id);
  const stays = await scene.sql(
    'select ticket_status, timespan, real_timespan, from_datetime, to_datetime from ticket_status_history where ticket_id = $1 order by id',
    [id],
  );
  return {
    ...row,
    stays,
    messages: await messagesOn(scene, id),
    persons: await personsOf(scene, id),
    users: await usersOf(scene, id),
  };
}
const actionsOf = async (scene: Scene, id: number): Promise<number[]> => (await scene.log(id)).map(({ action }) => action);

/** Three tickets with messages, persons, tags, favourites and relations. */
async function rich(scene: Scene): Promise<{ main: number; one: number; two: number; other: number }> {
  const main = await ticket(scene, 'Main', { person: { personId: P }, tags: [{ id: 1 }], ownedBy: { associateId: A.associateId } });
  const one = await ticket(scene, 'One', { person: { personId: Q }, tags: [{ id: 1 }, { id: 2 }] });
  const two = await ticket(scene, 'Two', {
    person: { personId: KIM },
    secondaryPersons: [{ personId: Q }],
    status: { ticketStatusId: POSTPONED },
    activate: new Date(START + 60 * 60 * MINUTE),
  });
  const other = await ticket(scene, 'Other');
  await message(scene, main, 'question', { person: { personId: P }, slevel: External });
  scene.clock.at += 10 * MINUTE;
  await message(scene, one, 'the same question', { person: { personId: Q }, slevel: External });
  await message(scene, one, 'answer', { slevel: External, timeSpent: 5 });
  await message(scene, two, 'note', { slevel: Internal, timeSpent: 7 });
  await scene.sql('insert into hotlist (user_id, ticket_id) values ($1, $3), ($1, $4), ($2, $4), ($2, $5)', [
    A.userId,
    B.userId,
    main,
    one,
    two,
  ]);
  const agent = scene.agent();
  await agent.createTicketRelationsAsync([one], other, TicketRelationType.Related, 'see');
  await agent.createTicketRelationsAsync([one], main, TicketRelationType.Related, 'the same');
  await agent.setTicketParentAsync(two, other, '');
  return { main, one, two, other };
}

test('51: merge 10, 11 into 20: messages, persons, tags, favourites, relations, log; signposts stay', async (t) => {
  const scene = await openScene(t);
  const { main, one, two, other } = await rich(scene);
  const messages = [...(await idsOn(scene, main)), ...(await idsOn(scene, one)), ...(await idsOn(scene, two))];
  const logOfOne = await actionsOf(scene, one);
  const ownerOfTwo = (await scene.row(two)).owned_by;
  scene.clock.at += 10 * MINUTE;
  const merged = await merge(scene, main, [one, two, one], { title: 'All of it' });

  assert.deepEqual([merged.ticketId, merged.title], [main, 'All of it']);
  assert.deepEqual((await idsOn(scene, main)).sort(), messages.sort(), 'ids are kept');
  assert.ok((await messagesOn(scene, main)).every((row) => row.search_title === 'All of it'));
  assert.deepEqual([merged.numMessages, merged.numReplies, merged.timeSpent], [4, 1, 12]);
  assert.equal(merged.messages?.length, 4);
  assert.deepEqual(await personsOf(scene, main), [P, Q, KIM]);
  assert.deepEqual(merged.tags?.map(({ id }: { id?: number }) => id).sort(), [1, 2]);
  assert.deepEqual(await usersOf(scene, main), [A.userId, B.userId]);
  assert.deepEqual([await usersOf(scene, one), await usersOf(scene, two)], [[], []]);
  assert.deepEqual(await relationsOf(scene), [{ s: main, d: other, t: 0 }], 'to itself, and a second one of the same pair: gone');

  assert.equal(millis(merged.repliedAt), START + 10 * MINUTE, 'the earliest reply of all');
  assert.deepEqual([merged.timeToReply, merged.realTimeToReply], [10, 10]);
  assert.equal(merged.readStatus, TicketReadStatus.Yellow, 'it was green');

  for (const id of [one, two]) {
    const row = await scene.row(id);
    assert.deepEqual(
      [row.connect_id, row.status, row.ticket_status, row.num_messages, row.next_wake],
      [main, BASE.merged, MERGED, 0, null],
    );
    assert.equal(await scene.agent().resolveTicketIdAsync(id), main);
    assert.deepEqual(await actionsOf(scene, id), [10], 'its log has moved');
  }
  assert.equal((await scene.row(two)).owned_by, ownerOfTwo);
  const moved = await scene.sql('select log_action from ticket_log_action where ticket_id = $1 and org_ticket_id = $2 order by id', [
    main,
    one,
  ]);
  assert.deepEqual(
    moved.map((row) => row.log_action),
    logOfOne,
  );
  const strays = await scene.sql(
    'select 1 from ticket_log_change c join ticket_log_action a on a.id = c.action_id where c.ticket_id <> a.ticket_id',
  );
  assert.deepEqual(strays, []);
  const [join] = await scene.sql('select description from ticket_log_action where ticket_id = $1 and log_action = 35', [main]);
  assert.equal(join!.description, `Merged with tickets ${one}, ${two}`);
  assert.ok((await scene.events(main)).at(-1)!.kinds.includes('TicketMerged'));
  assert.ok((await scene.events(one)).at(-1)!.kinds.includes('TicketMerged'));
});

test('merging stops the chain, and drops pop-ups of the merged ticket', async (t) => {
  const scene = await openScene(t);
  const main = await ticket(scene, 'Main');
  const gone = await ticket(scene, 'Gone', { priority: { ticketPriorityId: 11 } });
  const due = (await scene.row(gone)).alert_timeout as Date;
  assert.ok(due > new Date(START));
  await scene.sql('insert into notify (type, user_id, ticket_id, registered) values (1, $1, $2, now())', [B.userId, gone]);
  scene.clock.at += 30 * MINUTE;
  await merge(scene, main, [gone]);
  const row = await scene.row(gone);
  assert.deepEqual([row.alert_timeout, row.alert_stop], [null, 90 * 60], '120 minutes, 30 of them gone');
  assert.deepEqual(await scene.sql('select 1 from notify where ticket_id = $1', [gone]), []);
  scene.clock.at += 300 * MINUTE;
  await scene.wakeTickets();
  assert.equal((await scene.row(gone)).alert_level, 0);
});

test('111: chains: C into A, A into B; an unknown ticket is 0; a circle ends', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const [a, b, c] = [await ticket(scene, 'a'), await ticket(scene, 'b'), await ticket(scene, 'c')];
  const note = await message(scene, c, 'of c');
  await merge(scene, a, [c]);
  await merge(scene, b, [a]);
  assert.deepEqual([(await scene.row(c)).connect_id, (await scene.row(a)).connect_id], [a, b], 'the chain stays as it was made');
  assert.deepEqual(
    [await agent.resolveTicketIdAsync(c), await agent.resolveTicketIdAsync(a), await agent.resolveTicketIdAsync(b)],
    [b, b, b],
  );
  assert.deepEqual(await idsOn(scene, b), [note]);
  const origins = await scene.sql(
    'select distinct org_ticket_id as id from ticket_log_action where ticket_id = $1 and org_ticket_id is not null order by 1',
    [b],
  );
  assert.deepEqual(
    origins.map(({ id }) => id),
    [a, c],
    'each entry knows the ticket that it was written for',
  );
  assert.equal(await agent.resolveTicketIdAsync(987_654), 0);

  const out = await unmerge(scene, c);
  assert.deepEqual([out.status, /take that one out first/.test(out.text)], [400, true]);
  assert.equal((await unmerge(scene, a)).status, 200);
  assert.deepEqual([await idsOn(scene, a), await idsOn(scene, b)], [[note], []]);
  assert.equal((await unmerge(scene, c)).status, 200);
  assert.deepEqual([await idsOn(scene, c), await idsOn(scene, a)], [[note], []]);
  for (const id of [a, b, c])
    assert.deepEqual(await scene.sql('select 1 from ticket_log_action where ticket_id = $1 and org_ticket_id is not null', [id]), []);

  await scene.sql('update ticket set connect_id = case id when $1 then $2::int else $1::int end where id in ($1, $2)', [a, b]);
  assert.ok([a, b].includes(await agent.resolveTicketIdAsync(a)));
});

test('what may not be merged is refused, and nothing is stored', async (t) => {
  const scene = await openScene(t);
  const [a, b, c] = [await ticket(scene, 'a'), await ticket(scene, 'b'), await ticket(scene, 'c')];
  await merge(scene, a, [c]);
  const invalid = (work: () => Promise<unknown>) => refused(scene, 400, 'SoValidationException', work);
  await invalid(() => merge(scene, a, []));
  await invalid(() => merge(scene, a, [a]));
  await invalid(() => merge(scene, 0, [b]));
  await invalid(() => merge(scene, b, [c]));
  await invalid(() => merge(scene, c, [b]));
  await refused(scene, 400, 'SoNotFoundException', () => merge(scene, a, [b, 987_654]));
  await refused(scene, 400, 'SoNotFoundException', () => merge(scene, 987_654, [b]));
  await invalid(() =>
    merge(
      scene,
      a,
      Array.from({ length: 101 }, (_, place) => 100_000 + place),
    ),
  );
  await scene.agent().deleteTicketEntityAsync(b);
  await invalid(() => merge(scene, b, [a]));
  // the right on every one of them
  const mine = await ticket(scene, 'mine', { category: { ticketCategoryId: SUPPORT } }, C);
  const vip = await ticket(scene, 'vip', { category: { ticketCategoryId: VIP } });
  await refused(scene, 403, 'SoSentryException', () => merge(scene, mine, [vip], {}, C));
  await refused(scene, 403, 'SoSentryException', () => merge(scene, vip, [mine], {}, C));
  await invalid(() => merge(scene, mine, [vip], { status: { ticketStatusId: MERGED } }));
});

test('merge and un-merge: every column, person, message, favourite and relation as before', async (t) => {
  const scene = await openScene(t);
  const { main, one, two, other } = await rich(scene);
  const ids = [main, one, two, other];
  const before = await Promise.all(ids.map((id) => stateOf(scene, id)));
  const relations = await relationsOf(scene);
  const logs = await Promise.all(ids.map((id) => actionsOf(scene, id)));
  scene.clock.at += 10 * MINUTE;
  await merge(scene, main, [one, two]);
  scene.clock.at += 10 * MINUTE;
  assert.equal((await unmerge(scene, one)).status, 200);
  assert.deepEqual(await stateOf(scene, one), before[1]);
  assert.deepEqual(await personsOf(scene, main), [P, Q, KIM], 'Q is still there by the other merge');
  const last = await unmerge(scene, two);
  assert.equal(last.status, 200, last.text);
  for (const [place, id] of ids.entries()) assert.deepEqual(await stateOf(scene, id), before[place], `ticket ${id}`);
  assert.deepEqual(await relationsOf(scene), relations);
  assert.deepEqual(await actionsOf(scene, one), [...logs[1]!, 10, 33]);
  assert.deepEqual(await actionsOf(scene, main), [...logs[0]!, 35, 33, 33]);
  const merges = await scene.sql('select undone_by, undone_at is not null as undone from svar_merge order by id');
  assert.deepEqual(merges, [
    { undone_by: A.userId, undone: true },
    { undone_by: A.userId, undone: true },
  ]);
  assert.equal(await scene.agent().resolveTicketIdAsync(one), one);
  const again = await unmerge(scene, one);
  assert.deepEqual([again.status, /is not merged/.test(again.text)], [400, true]);
});

test('two merges one after the other, undone in the order in which they were made', async (t) => {
  const scene = await openScene(t);
  const { main, one, two, other } = await rich(scene);
  const before = await Promise.all([main, one, two, other].map((id) => stateOf(scene, id)));
  await merge(scene, main, [one]);
  await merge(scene, main, [two]);
  assert.equal((await unmerge(scene, one)).status, 200);
  assert.equal((await unmerge(scene, two)).status, 200);
  for (const [place, id] of [main, one, two, other].entries()) assert.deepEqual(await stateOf(scene, id), before[place], `ticket ${id}`);
});

test('un-merge leaves what was lived through meanwhile', async (t) => {
  const scene = await openScene(t);
  const main = await ticket(scene, 'Main', { person: { personId: P } });
  const one = await ticket(scene, 'One', { person: { personId: Q } });
  const [stays, deleted, splitOff] = [await message(scene, one, 'a'), await message(scene, one, 'b'), await message(scene, one, 'c')];
  await merge(scene, main, [one]);
  const late = await message(scene, main, 'written since', { slevel: External });
  await scene.agent().deleteTicketMessageEntityAsync(deleted);
  const fresh = await scene.agent().splitTicketAsync(main, 0, null as never, [splitOff], { title: 'split off' } as never);
  await scene.agent().saveTicketEntityAsync({ ticketId: one, title: 'Renamed meanwhile' });
  await scene.agent().saveTicketEntityAsync({ ticketId: main, secondaryPersons: [{ personId: Q }, { personId: KIM }] as never });
  assert.equal((await unmerge(scene, one)).status, 200);
  assert.deepEqual([await idsOn(scene, one), await idsOn(scene, main), await idsOn(scene, fresh.ticketId!)], [[stays], [late], [splitOff]]);
  const row = await scene.row(one);
  assert.deepEqual([row.title, row.num_messages, row.connect_id, row.status], ['Renamed meanwhile', 1, null, BASE.active]);
  assert.equal((await messagesOn(scene, one))[0]!.search_title, 'Renamed meanwhile');
  assert.deepEqual(await personsOf(scene, main), [P, KIM], 'Q came by the merge; Kim was added by hand');
  assert.equal((await scene.row(main)).num_messages, 1);
});

test('un-merge is for who may change both tickets', async (t) => {
  const scene = await openScene(t);
  const vip = await ticket(scene, 'vip', { category: { ticketCategoryId: VIP } });
  const mine = await ticket(scene, 'mine', { category: { ticketCategoryId: SUPPORT } });
  await merge(scene, vip, [mine]);
  const before = await scene.contents();
  assert.equal((await unmerge(scene, mine, C.login)).status, 403);
  assert.equal((await unmerge(scene, 987_654)).status, 400);
  assert.deepEqual(await scene.contents(), before);
});

test('what was found on a merged ticket is found on the surviving one', async (t) => {
  const scene = await openScene(t);
  const { indexSome } = await import('../../src/store/search.ts');
  const [main, one] = [await ticket(scene, 'Main'), await ticket(scene, 'One')];
  const id = await message(scene, one, 'zwieback');
  const found = async (): Promise<unknown> =>
    (await scene.sql('select ticket_id from svar_search where message_id = $1', [id]))[0]?.ticket_id;
  // the index never goes past the oldest transaction that is still running anywhere on the server, such as another test's
  const isFoundOn = (ticketId: number) =>
    until(async () => {
      await indexSome(scene.app.database, scene.clock.at);
      return (await found()) === ticketId;
    });
  await isFoundOn(one);
  await merge(scene, main, [one]);
  await isFoundOn(main);
  await unmerge(scene, one);
  await isFoundOn(one);
});

test('the same key merges once', async (t) => {
  const scene = await openScene(t);
  const [main, one] = [await ticket(scene, 'Main'), await ticket(scene, 'One')];
  const body = { MergedTicketEntity: { TicketId: main }, SecondaryTicketIds: [one] };
  const headers = { 'Idempotency-Key': 'merge-1', Authorization: authorization(A.login) };
  const first = await scene.post('Ticket/MergeTickets', body, headers);
  const second = await scene.post('Ticket/MergeTickets', body, headers);
  assert.deepEqual([first.status, second.status], [200, 200], second.text);
  assert.deepEqual(await scene.sql('select count(*)::int as count from svar_merge'), [{ count: 1 }]);
});

test('the REST twin', async (t) => {
  const scene = await openScene(t);
  const [main, one, two] = [await ticket(scene, 'Main'), await ticket(scene, 'One'), await ticket(scene, 'Two')];
  const response = await fetch(`${scene.url}/api/v1/Ticket/Merge?secondaryTicketIds=${one}&secondaryTicketIds=${two}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization(A.login) },
    body: JSON.stringify({ TicketId: main, Title: 'By REST' }),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.equal((JSON.parse(text) as { Title: string }).Title, 'By REST');
  assert.deepEqual([(await scene.row(one)).connect_id, (await scene.row(two)).connect_id], [main, main]);
});

// --- splitting

test('52: two of five messages move to a new ticket, the source is closed', async (t) => {
  const scene = await openScene(t);
  const source = await ticket(scene, 'Source', { person: { personId: P }, secondaryPersons: [{ personId: Q }], tags: [{ id: 2 }] });
  const ids: number[] = [];
  for (const more of [{ person: { personId: P } }, { timeSpent: 3 }, { person: { personId: P } }, { timeSpent: 4 }, { timeSpent: 5 }]) {
    scene.clock.at += MINUTE;
    ids.push(await message(scene, source, 'x', { slevel: External, ...more }));
  }
  const replied = (await scene.row(source)).replied_at;
  scene.clock.at += MINUTE;
  const moving = [ids[2]!, ids[3]!];
  const made = await scene
    .agent()
    .splitTicketAsync(source, CLOSED, null as never, moving, { title: 'New', category: { ticketCategoryId: QUEUE } } as never);
  const id = made.ticketId!;
  assert.deepEqual([await idsOn(scene, id), await idsOn(scene, source)], [moving, [ids[0], ids[1], ids[4]]]);
  assert.deepEqual([made.title, made.category?.ticketCategoryId, made.baseStatus], ['New', QUEUE, TicketBaseStatus.Active]);
  assert.deepEqual([made.numMessages, made.numReplies, made.timeSpent], [2, 1, 4]);
  assert.equal(millis(made.createdAt), scene.clock.at);
  assert.equal(millis(made.repliedAt), START + 4 * MINUTE, 'by the second of its messages');
  assert.deepEqual(
    [await personsOf(scene, id), made.tags?.map((tag: { id?: number }) => tag.id)],
    [[P, Q], [2]],
    'nobody named a person: as on the source',
  );
  assert.equal((await messagesOn(scene, id))[0]!.search_title, 'New');
  const row = await scene.row(source);
  assert.deepEqual([row.status, row.ticket_status, row.num_messages, row.num_replies, row.time_spent], [BASE.closed, CLOSED, 3, 2, 8]);
  assert.deepEqual(row.replied_at, replied);
  const words = async (ticketId: number): Promise<unknown> =>
    (
      await scene.sql('select description from ticket_log_action where ticket_id = $1 and log_action = 33 order by id desc limit 1', [
        ticketId,
      ])
    )[0]!.description;
  assert.deepEqual([await words(id), await words(source)], [`Split off from ticket ${source}`, `Split: a part of it is ticket ${id}`]);
  for (const ticketId of [id, source]) assert.ok((await scene.events(ticketId)).at(-1)!.kinds.includes('TicketSplit'));
  assert.deepEqual(await relationsOf(scene), [], 'nothing is related by itself');
});

test('a split leaves the status alone, or postpones the source; what the new ticket names is honoured', async (t) => {
  const scene = await openScene(t);
  const source = await ticket(scene, 'Source', { person: { personId: P } });
  const [one, two] = [await message(scene, source, 'a'), await message(scene, source, 'b')];
  const made = await scene.agent().splitTicketAsync(source, 0, null as never, [one], {
    title: 'New',
    person: { personId: Q },
    createdAt: new Date(START - 60 * MINUTE),
    status: { ticketStatusId: CLOSED },
  } as never);
  assert.deepEqual(
    [made.person?.personId, made.baseStatus, millis(made.createdAt)],
    [Q, TicketBaseStatus.Closed, START],
    'created now, whatever it says',
  );
  assert.equal((await scene.row(source)).ticket_status, 1);
  const wakes = new Date(START + 60 * MINUTE);
  await scene.agent().splitTicketAsync(source, POSTPONED, wakes, [two], { title: 'All of it' } as never);
  const row = await scene.row(source);
  assert.deepEqual([row.status, row.activate, row.num_messages], [BASE.postponed, wakes, 0], 'all messages may go');
});

test('what may not be split is refused, and nothing is stored', async (t) => {
  const scene = await openScene(t);
  const [source, other] = [await ticket(scene, 'Source'), await ticket(scene, 'Other')];
  const [one, foreign] = [await message(scene, source, 'a'), await message(scene, other, 'b')];
  const split = (id: number, ids: number[], more: object = {}, who: { login: string } = A) =>
    scene.agent(who).splitTicketAsync(id, 0, null as never, ids, { title: 'New', ...more } as never);
  await refused(scene, 400, 'SoValidationException', () => split(source, []));
  await refused(scene, 400, 'SoNotFoundException', () => split(source, [one, foreign]));
  await refused(scene, 400, 'SoNotFoundException', () => split(987_654, [one]));
  await refused(scene, 400, 'SoNotFoundException', () => split(source, [one], { category: { ticketCategoryId: 9999 } }));
  const vip = await ticket(scene, 'vip', { category: { ticketCategoryId: VIP } });
  const note = await message(scene, vip, 'c');
  await refused(scene, 403, 'SoSentryException', () => split(vip, [note], { category: { ticketCategoryId: SUPPORT } }, C));
  await merge(scene, other, [source]);
  await refused(scene, 400, 'SoValidationException', () => split(source, [one]));
});

test('a new category that is for its members only is not entered by splitting', async (t) => {
  const scene = await openScene(t);
  await scene.sql('update ej_category set flags = 128 where id = $1', [VIP]);
  await scene.sql('delete from category_membership where category_id = $1 and user_id = $2', [VIP, B.userId]);
  const source = await ticket(scene, 'Source');
  const one = await message(scene, source, 'a');
  await refused(scene, 403, 'SoSentryException', () =>
    scene.agent(B).splitTicketAsync(source, 0, null as never, [one], { title: 'New', category: { ticketCategoryId: VIP } } as never),
  );
});

test('one message becomes two: texts, inherited members, attachments moved, the old text kept as a version', async (t) => {
  const scene = await openScene(t);
  await scene.sql("update registry set value = '0' where name = 'EnableEditMessage'");
  const source = await ticket(scene, 'Source', { person: { personId: P } });
  const written = new Date(START - 30 * MINUTE);
  const id = await message(scene, source, 'first half. second half.', {
    person: { personId: P },
    slevel: External,
    createdAt: written,
    author: 'kari@example.org',
    emailHeader: 'From: kari',
  });
  const [keep] = await scene.sql("insert into attachment (name, att_size) values ('keep.txt', 1) returning id");
  const [go] = await scene.sql("insert into attachment (name, att_size) values ('go.txt', 1) returning id");
  await scene.sql('insert into ticket_attachment (attachment_id, message_id) values ($1, $3), ($2, $3)', [keep!.id, go!.id, id]);
  await scene.sql('update ticket set has_attachment = true where id = $1', [source]);
  scene.clock.at += MINUTE;
  const half: Partial<TicketMessageEntity> = { body: 'second half.' };
  const made = await scene
    .agent()
    .splitTicketMessageAsync({ ejMessageId: id, body: 'first half.' } as never, { title: 'New' } as never, half as never, [
      go!.id as number,
      987_654,
    ]);
  assert.equal((await scene.messageRow(id)).body, 'first half.');
  assert.deepEqual(await scene.sql('select body from svar_message_version where message_id = $1', [id]), [
    { body: 'first half. second half.' },
  ]);
  const [newId] = await idsOn(scene, made.ticketId!);
  const row = await scene.messageRow(newId as number);
  assert.deepEqual(
    [row.body, row.customer_id, row.created_at, row.author, row.slevel, row.email_header],
    ['second half.', P, written, 'kari@example.org', EXTERNAL, 'From: kari'],
  );
  const links = await scene.sql('select attachment_id as a, message_id as m from ticket_attachment order by attachment_id');
  assert.deepEqual(links, [
    { a: keep!.id, m: id },
    { a: go!.id, m: newId },
  ]);
  assert.deepEqual([made.numMessages, made.hasAttachment, made.person?.personId], [1, true, P]);
  const left = await scene.row(source);
  assert.deepEqual([left.num_messages, left.has_attachment], [1, true]);
  assert.ok(isUnset(made.repliedAt));
  await refused(scene, 400, 'SoNotFoundException', () =>
    scene.agent().splitTicketMessageAsync({ ejMessageId: 987_654 } as never, { title: 'New' } as never, half as never, []),
  );
});

describe('on the wire', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const made = async (): Promise<number> =>
    ((await desk.post('Ticket/SaveTicketEntity', { Title: 'x' })).json as { TicketId: number }).TicketId;

  statement(111, '`T/ResolveTicketId` of a merged ticket → id of the final target.', async () => {
    const [a, b, c] = [await made(), await made(), await made()];
    for (const [into, id] of [
      [b, a],
      [c, b],
    ]) {
      const merged = await desk.post('Ticket/MergeTickets', { MergedTicketEntity: { TicketId: into }, SecondaryTicketIds: [id] });
      assert.equal(merged.status, 200, merged.text);
    }
    for (const id of [a, b, c]) assert.equal((await desk.post('Ticket/ResolveTicketId', { TicketId: id })).json, c);
  });
});
