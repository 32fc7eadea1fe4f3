/** How many active tickets agents have: sums of changes stay short, nobody waits for their folding, and none is lost. docs/decisions/0035 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sweepLoads } from '../src/app/jobs/sweeps.ts';
import { FOLDED_AT_ONCE, foldLoads } from '../src/store/loads.ts';
import { A, AUTOMATIC, B, START, SUPPORT } from './scenarios/scene.ts';
import { openDesk, type TestDesk } from './support/desk.ts';

const FEWEST_ACTIVE = 3;
const MEMBERS: readonly number[] = [A.userId, B.userId];
/** What a look-up that asks about two may read, and what the save behind it adds. */
const READ_AT_MOST = 100 + 4 * 2 + 1;

describe('sums of active tickets', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ now: () => START });
  });
  after(() => desk.close());
  beforeEach(async () => {
    await desk.sql('delete from ticket');
    await desk.sql('delete from svar_load');
    await desk.sql('delete from category_membership where category_id = $1', [SUPPORT]);
    await desk.sql('insert into category_membership (category_id, user_id) select $1, id from unnest($2::int[]) id', [SUPPORT, MEMBERS]);
    await desk.sql('update ej_category set delegate_method = $2, flags = 0 where id = $1', [SUPPORT, FEWEST_ACTIVE]);
    await desk.app.desks.reload();
  });

  const owns = (userId: number, count: number) =>
    desk.sql(
      `insert into ticket (title, created_at, last_changed, author, owned_by, category, status, ticket_status, priority, ticket_type)
       select 'Owned', $3, $3, 'Kari', $1, $4, 1, 1, 1, 1 from generate_series(1, $2::int)`,
      [userId, count, new Date(START).toISOString(), SUPPORT],
    );
  const ask = async (operation: string, body: object): Promise<Record<string, number>> => {
    const { status, json, text } = await desk.post(`Ticket/${operation}`, body, {}, A.login);
    assert.equal(status, 200, text);
    return json;
  };
  const create = async (): Promise<number> => {
    const wish = { Title: 'Who gets it?', Category: { TicketCategoryId: SUPPORT }, OwnedBy: { AssociateId: AUTOMATIC } };
    return ((await ask('SaveTicketEntity', wish)) as unknown as { OwnedBy: { EjUserId: number } }).OwnedBy.EjUserId;
  };
  const changes = async (): Promise<number> =>
    (await desk.sql('select count(*)::int as n from svar_load where user_id = any($1)', [MEMBERS]))[0]!.n as number;
  const sums = async (): Promise<unknown> => ({
    kept: await desk.sql(
      'select user_id, sum(active)::int as n from svar_load where user_id = any($1) group by 1 having sum(active) <> 0 order by 1',
      [MEMBERS],
    ),
  });
  const counted = async (): Promise<unknown> => ({
    kept: await desk.sql(
      'select owned_by as user_id, count(*)::int as n from ticket where status = 1 and owned_by = any($1) group by 1 order by 1',
      [MEMBERS],
    ),
  });

  test('many changes are read once; every look-up after that reads few, and gives to whoever has the fewest', async () => {
    await owns(A.userId, 700);
    await owns(B.userId, 703);
    assert.equal(await changes(), 1_403);
    const owners = [];
    for (let place = 0; place < 6; place++) {
      owners.push(await create());
      assert.ok((await changes()) <= READ_AT_MOST, `${await changes()} changes stand`);
    }
    // three make them even; then it is one's turn and the other's
    assert.deepEqual(owners.slice(0, 3), [A.userId, A.userId, A.userId]);
    assert.ok(new Set(owners.slice(3)).size === 2);
    assert.deepEqual(await sums(), await counted());
  });

  test('whoever looks folds: a merge and a split ask for an owner too', async () => {
    const wish = { Category: { TicketCategoryId: SUPPORT }, OwnedBy: { AssociateId: AUTOMATIC } };
    const [one, two] = [await ask('SaveTicketEntity', { Title: 'One', ...wish }), await ask('SaveTicketEntity', { Title: 'Two', ...wish })];
    const message = await ask('SaveTicketMessageEntity', { Ticket: { TicketId: one.TicketId }, Body: 'Two things at once' });
    const merge = { MergedTicketEntity: { TicketId: one.TicketId, ...wish }, SecondaryTicketIds: [two.TicketId] };
    const split = { SourceTicketEntityId: one.TicketId, TransferMessageIds: [message.EjMessageId], NewTicketEntity: wish };
    for (const [operation, body] of [['MergeTickets', merge] as const, ['SplitTicket', split] as const]) {
      await owns(B.userId, 500);
      assert.ok((await changes()) >= 500);
      await ask(operation, body);
      assert.ok((await changes()) < 20, `${operation} left ${await changes()} changes`);
    }
    assert.deepEqual(await sums(), await counted());
  });

  test('as many creates as you like: what stands stays short', async () => {
    let most = 0;
    for (let place = 0; place < 150; place++) {
      await create();
      most = Math.max(most, await changes());
    }
    assert.ok(most > 100 && most <= READ_AT_MOST, `${most} changes stood`);
    assert.deepEqual(await sums(), await counted());
  });

  test('a folding that is under way makes nobody wait, and is right whether it stays or not', async () => {
    const { database } = desk.app;
    for (const stays of [true, false]) {
      await owns(A.userId, 200);
      await owns(B.userId, 201);
      await database.transaction(async (tx) => {
        const [[first]] = (await tx.query(foldLoads(MEMBERS))) as [[{ gone: number }]];
        assert.ok(first.gone >= 401);
        // who waited here would wait for ever, which the database ends with an error
        assert.deepEqual(await database.query(foldLoads(MEMBERS)), [{ gone: 0 }], 'it passes by what another one holds');
        const owner = await create();
        assert.ok(MEMBERS.includes(owner));
        assert.deepEqual(await sums(), await counted(), 'who reads meanwhile sees the same');
        if (stays) await tx.finish(foldLoads([]));
      });
      assert.deepEqual(await sums(), await counted());
    }
  });

  test('foldings and saves at once lose nothing', async () => {
    await owns(A.userId, 300);
    const { database } = desk.app;
    await Promise.all([
      ...Array.from({ length: 8 }, create),
      ...Array.from({ length: 8 }, () => database.query(foldLoads(MEMBERS))),
      owns(B.userId, 50),
      sweepLoads(desk.app, START),
    ]);
    assert.deepEqual(await sums(), await counted());
  });

  test('the hourly sweep folds more than one statement may, and leaves those alone who have few', async () => {
    await owns(A.userId, 60);
    await owns(B.userId, 7);
    const pairs = FOLDED_AT_ONCE;
    await desk.sql('insert into svar_load (user_id, active) select $1, sign from generate_series(1, $2::int), unnest(array[1, -1]) sign', [
      A.userId,
      pairs,
    ]);
    assert.ok((await sweepLoads(desk.app, START)) >= 2 * pairs + 60);
    assert.ok((await changes()) <= 7 + 3, 'one row a statement is left');
    assert.deepEqual(await sums(), await counted());
  });
});
