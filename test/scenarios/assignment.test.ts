/** Whom a category gives its tickets: save-semantics §8.1, rows 4, 5 and 6, through the official client. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { A, AUTOMATIC, B, MINUTE, QUEUE, type Scene, START, SUPPORT, VIP, withEyes } from './scene.ts';

const HOUR = 60 * MINUTE;
/** Flags of a category. */
const [ONLY_LOGGED_IN, TO_MASTER] = [2, 4];
const PRESENT_AND_IDLE = 3 * HOUR;

describe('whom a category gives its tickets', () => {
  let desk: TestDesk;
  let scene: Scene;
  const clock = { at: START };
  let drawn = 0;
  before(async () => {
    // draws that fill [0, 1) evenly: 0, 1/30, 2/30 …
    desk = await openDesk({ now: () => clock.at, random: () => (drawn++ % 30) / 30 });
    scene = withEyes(desk, clock);
  });
  after(() => desk.close());

  const categoryOf = (id: number, change: string, value: unknown) =>
    desk.sql(`update ej_category set ${change} = $2 where id = $1`, [id, value]).then(() => desk.app.desks.reload());
  const create = (categoryId: number, more: object = {}) =>
    scene.agent().saveTicketEntityAsync({
      title: 'x',
      category: { ticketCategoryId: categoryId },
      ownedBy: { associateId: AUTOMATIC },
      ...more,
    } as never);
  const ownerOf = async (id: number): Promise<unknown> => (await scene.row(id)).owned_by;

  test('4: nobody owns it: the category’s address is told, when the save tells anybody at all', async () => {
    await categoryOf(QUEUE, 'notification_email', 'queue@nordlys.example.org');
    const quiet = await create(QUEUE);
    const loud = await scene
      .agent()
      .saveTicketEntityWithNotifyAsync(
        { title: 'loud', category: { ticketCategoryId: QUEUE }, ownedBy: { associateId: AUTOMATIC } } as never,
        true,
      );
    const waiting = await desk.sql('select ticket_id, type, svar_kind, rcpt, status from outbox where ticket_id = any($1)', [
      [quiet.ticketId, loud.ticketId],
    ]);
    assert.deepEqual(
      waiting.map((row) => [row.ticket_id, row.type, row.rcpt, row.status]),
      [[loud.ticketId, 0, 'queue@nordlys.example.org', 0]],
    );
    assert.equal(await ownerOf(loud.ticketId!), 1);
  });

  test('5: by weights: of thirty tickets, drawn evenly, ten are A’s and twenty are B’s', async () => {
    drawn = 0;
    const owners: unknown[] = [];
    for (let place = 0; place < 30; place++) {
      drawn = place;
      owners.push(await ownerOf((await create(VIP)).ticketId!));
    }
    assert.deepEqual(
      [A.userId, B.userId].map((id) => owners.filter((owner) => owner === id).length),
      [10, 20],
    );
  });

  test('6: only who is logged in: nobody is, so the category’s master has it; who has just called is', async () => {
    await categoryOf(SUPPORT, 'flags', ONLY_LOGGED_IN | TO_MASTER);
    await categoryOf(SUPPORT, 'category_master', B.userId);
    await desk.sql('update ejuser set svar_active_at = null');
    assert.equal(await ownerOf((await create(SUPPORT)).ticketId!), B.userId);
    // whoever calls is at work: it is written down with the next flush
    await desk.app.activity.flush();
    const owners = [await ownerOf((await create(SUPPORT)).ticketId!), await ownerOf((await create(SUPPORT)).ticketId!)];
    assert.deepEqual(owners, [A.userId, A.userId], 'A alone has called');
    clock.at += PRESENT_AND_IDLE;
    // the call that creates is not written down yet: two hours without a sign are too long
    assert.equal(await ownerOf((await create(SUPPORT)).ticketId!), B.userId);
    await categoryOf(SUPPORT, 'flags', 0);
  });
});
