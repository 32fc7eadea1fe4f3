/** Telling agents of tickets on demand, clearing their pop-ups, who hears of a favourite; through the official client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotifyChannel, NotifyType, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import { A, B, C, openScene, type Scene, SUPPORT, VIP } from '../scenarios/scene.ts';
import { refused } from './refusal.ts';

async function ticket(scene: Scene, more: object = {}): Promise<number> {
  const made = await scene.agent().saveTicketEntityAsync({ title: 'x', ownedBy: { associateId: B.associateId }, ...more } as never);
  return made.ticketId!;
}

const popUps = async (scene: Scene): Promise<unknown[]> =>
  (await scene.sql('select user_id, type, ticket_id, user2_id from notify order by user_id, type, ticket_id')).map((row) =>
    Object.values(row),
  );
const outbox = (scene: Scene) =>
  scene.sql('select type, svar_kind as kind, rcpt, svar_user_id as "userId", message_id as "messageId" from outbox order by id');

test('a new ticket: its owner is told once, by every channel that he wants; nothing of the ticket changes', async (t) => {
  const scene = await openScene(t);
  const id = await ticket(scene);
  assert.deepEqual(await popUps(scene), [], 'a save without notice tells nobody');
  await scene.sql('update ejuser set email_mask = 1, sms_mask = 1 where id = $1', [B.userId]);
  const [before, log] = [await scene.row(id), await scene.log(id)];
  scene.clock.at += 60_000;
  await scene.agent().notifyNewTicketAsync(id);
  await scene.agent().notifyNewTicketAsync(id);
  assert.deepEqual(await popUps(scene), [[B.userId, NotifyType.NewTicket, id, A.userId]], 'one of a kind is pending');
  assert.deepEqual(
    (await outbox(scene)).slice(0, 2).map(({ type, kind, userId }) => [type, kind, userId]),
    [
      [0, 'newTicket', B.userId],
      [1, 'newTicket', B.userId],
    ],
  );
  assert.deepEqual((await scene.row(id)).last_changed, before.last_changed);
  assert.deepEqual(await scene.log(id), log);
  await scene.sql('delete from notify');
  await scene.agent(B).notifyNewTicketAsync(id);
  assert.deepEqual(await popUps(scene), [], 'nobody is told of his own doing');
});

test('a ticket that nobody owns: the members where the category wants that, and its address', async (t) => {
  const scene = await openScene(t);
  const id = await ticket(scene, { ownedBy: { associateId: 0 }, category: { ticketCategoryId: SUPPORT } });
  await scene.agent().notifyNewTicketAsync(id);
  assert.deepEqual([await popUps(scene), await outbox(scene)], [[], []]);
  await scene.sql("update ej_category set flags = flags | 256, notification_email = 'desk@example.org, nothing' where id = $1", [SUPPORT]);
  await scene.agent().notifyNewTicketAsync(id);
  assert.deepEqual(
    (await popUps(scene)).map((row) => (row as unknown[])[0]),
    [B.userId, C.userId],
    'all members but the caller, present or not',
  );
  assert.deepEqual(
    (await outbox(scene)).map(({ rcpt }) => rcpt),
    ['desk@example.org'],
  );
});

test('a new message: the owner and who has it among the favourites; neither the caller nor its author', async (t) => {
  const scene = await openScene(t);
  const id = await ticket(scene);
  const say = (who: { login: string }) =>
    scene
      .agent(who)
      .saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'News', slevel: TicketSecurityLevel.Internal } as never);
  await say(A);
  await scene.sql('insert into hotlist (user_id, ticket_id) values (5, $1), (7, $1)', [id]);
  await scene.sql('update ejuser set email_mask = 2 where id = $1', [B.userId]);
  await scene.agent().notifyNewTicketMessageAsync(id);
  assert.deepEqual(await popUps(scene), [
    [B.userId, NotifyType.NewTicketMessage, id, A.userId],
    [C.userId, NotifyType.NewTicketMessage, id, A.userId],
  ]);
  const [message] = await scene.sql('select max(id) as id from ej_message where ticket_id = $1', [id]);
  assert.deepEqual(
    (await outbox(scene)).map(({ userId, messageId }) => [userId, messageId]),
    [[B.userId, message!.id]],
    'it carries the message',
  );
  await scene.sql('delete from notify');
  await scene.sql('update ejuser set notify_mask = notify_mask & ~512 where id = $1', [C.userId]);
  scene.clock.at += 60_000;
  await say(B);
  await scene.agent().notifyNewTicketMessageAsync(id);
  assert.deepEqual(await popUps(scene), [], 'the owner wrote it, and Cato does not want to hear of favourites');
});

test('an unknown ticket, and one that the caller may not change', async (t) => {
  const scene = await openScene(t);
  const id = await ticket(scene, { category: { ticketCategoryId: VIP } });
  await refused(scene.agent().notifyNewTicketAsync(4_711), 400, /4711 was not found/);
  await refused(scene.agent(C).notifyNewTicketAsync(id), 403, /may not tell others/);
  await refused(scene.agent(C).notifyNewTicketMessageAsync(id), 403, /may not tell others/);
  assert.deepEqual(await popUps(scene), []);
});

test('clearing takes away the caller’s own pop-ups of the tickets, and no others', async (t) => {
  const scene = await openScene(t);
  const [a, b, c] = [await ticket(scene), await ticket(scene), await ticket(scene)];
  for (const id of [a, b, c])
    await scene.sql(
      'insert into notify (type, user_id, ticket_id, registered) values (1, 6, $1, now()), (2, 6, $1, now()), (1, 7, $1, now())',
      [id],
    );
  await scene.agent(B).clearNotifyAsync([a, b, 4_711, a]);
  const left = (await popUps(scene)).map((row) => (row as unknown[]).slice(0, 3));
  assert.deepEqual(left, [
    [B.userId, 1, c],
    [B.userId, 2, c],
    [C.userId, 1, a],
    [C.userId, 1, b],
    [C.userId, 1, c],
  ]);
});

test('who hears of a favourite: those who have it, are not passed over, and want both by that channel', async (t) => {
  const scene = await openScene(t);
  const id = await ticket(scene, { category: { ticketCategoryId: VIP } });
  await scene.sql('insert into hotlist (user_id, ticket_id) values (5, $1), (6, $1), (7, $1)', [id]);
  await scene.sql('update ejuser set email_mask = 514 where id = 6');
  await scene.sql('update ejuser set notify_mask = 1 where id = 7');
  const ask = (type: NotifyType, channel: NotifyChannel, skipped: number[] = [], who: { login: string } = A, ticketId = id) =>
    scene.agent(who).getHotlistEjUsersAsync(ticketId, skipped, type, channel);
  const { NewTicket, NewTicketMessage, Hotlist } = NotifyType;
  assert.deepEqual(await ask(NewTicketMessage, NotifyChannel.PopUp), [A.userId, B.userId], 'Cato does not want favourites');
  assert.deepEqual(await ask(NewTicketMessage, NotifyChannel.PopUp, [A.associateId]), [B.userId]);
  assert.deepEqual(await ask(NewTicketMessage, NotifyChannel.Email), [B.userId]);
  assert.deepEqual(await ask((NewTicket | Hotlist) as NotifyType, NotifyChannel.Email), []);
  assert.deepEqual(await ask((NewTicket | Hotlist) as NotifyType, NotifyChannel.PopUp), [A.userId, B.userId]);
  assert.deepEqual([await ask(NewTicketMessage, NotifyChannel.Sms), await ask(NewTicketMessage, NotifyChannel.Unknown)], [[], []]);
  assert.deepEqual(await ask(NewTicketMessage, NotifyChannel.PopUp, [], C), [], 'of a ticket that he may not list');
  assert.deepEqual(await ask(NewTicketMessage, NotifyChannel.PopUp, [], A, 4_711), []);
});
