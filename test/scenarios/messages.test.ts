/** Save semantics §8.3: messages and what they do to their ticket, through the official client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadgeType, TicketMessageType, TicketReadStatus, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import { A, B, changesOf, isUnset, MINUTE, millis, openScene, P, refused, type Scene } from './scene.ts';

const { Internal, External } = TicketSecurityLevel;

/** A ticket owned by B (who has it read), opened by the customer an hour ago. */
async function opened(scene: Scene): Promise<number> {
  const made = await scene.agent(B).saveTicketEntityAsync({ title: 'x', person: { personId: P }, ownedBy: { associateId: B.associateId } });
  const ticket = { ticketId: made.ticketId! };
  await scene.agent(B).saveTicketMessageEntityAsync({ ticket, body: 'Help', slevel: External, person: { personId: P } });
  scene.clock.at += 60 * MINUTE;
  return made.ticketId!;
}

const traces = ['ej_message', 'svar_event', 'ticket', 'ticket_log_action'];

test('33: A adds an internal comment: 2 messages, no reply, RepliedAt unset, owner B’s green turns yellow', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  assert.equal((await scene.agent().getTicketEntityAsync(id)).readStatus, TicketReadStatus.Green);
  const changes = await changesOf(scene, id, async () => {
    const comment = await scene.agent(A).saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'Psst', slevel: Internal });
    assert.deepEqual([comment.badge, comment.author, comment.slevel], [BadgeType.Comment, 'Anna Aas', Internal]);
    assert.equal(comment.ticket?.ticketId, id);
  });
  assert.deepEqual(changes, { columns: ['last_changed', 'num_messages', 'read_status', 'svar_version'], tables: traces });
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([ticket.numMessages, ticket.numReplies, ticket.readStatus], [2, 0, TicketReadStatus.Yellow]);
  assert.equal(millis(ticket.lastChanged), scene.clock.at);
  assert.ok(isUnset(ticket.repliedAt));
  const log = (await scene.log(id)).slice(-2);
  assert.deepEqual(
    log.map(({ action, ofMessage, by }) => [action, ofMessage, by]),
    [
      [18, true, A.userId],
      [10012, true, A.userId],
    ],
  );
  assert.deepEqual((await scene.events(id)).at(-1)!.kinds, ['MessageAdded', 'InternalMessageAdded']);
});

test('34 (without office hours): A adds an external reply: RepliedAt is its creation, 1 reply', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const reply = await scene.agent(A).saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'Yes', slevel: External });
  assert.deepEqual([reply.badge, reply.person], [BadgeType.Reply, null]);
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([millis(ticket.repliedAt), millis(reply.createdAt)], [scene.clock.at, scene.clock.at]);
  assert.deepEqual([ticket.numReplies, ticket.numMessages, ticket.realTimeToReply, ticket.status?.ticketStatusId], [1, 2, 60, 1]);
  const flat = await scene.agent().getTicketAsync(id);
  assert.deepEqual([flat.numReplies, millis(flat.repliedAt)], [1, scene.clock.at]);
});

test('35: A replies again: RepliedAt stands, 2 replies', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const reply = (body: string) => scene.agent(A).saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body, slevel: External });
  await reply('Yes');
  const first = await scene.agent().getTicketEntityAsync(id);
  scene.clock.at += 30 * MINUTE;
  const changes = await changesOf(scene, id, () => reply('And more'));
  assert.deepEqual(changes.columns, ['last_changed', 'num_messages', 'num_replies', 'svar_version']);
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([ticket.repliedAt, ticket.realTimeToReply, ticket.numReplies], [first.repliedAt, 60, 2]);
});

test('36: a reply that is not to count as the first: RepliedAt stays unset, until one does', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const reply = (counts: boolean) =>
    scene.agent(A).saveTicketMessageEntityWithOptionsAsync({ ticket: { ticketId: id }, body: 'Yes', slevel: External }, false, [], counts);
  await reply(false);
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.ok(isUnset(ticket.repliedAt));
  assert.deepEqual([ticket.numReplies, ticket.realTimeToReply], [1, 0]);
  scene.clock.at += 30 * MINUTE;
  await reply(true);
  const later = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([millis(later.repliedAt), later.realTimeToReply, later.numReplies], [scene.clock.at, 90, 2]);
});

test('38: the owner himself adds a message: the light stands', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  await scene.agent(B).saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'Mine', slevel: Internal });
  assert.equal((await scene.agent().getTicketEntityAsync(id)).readStatus, TicketReadStatus.Green);
});

test('39: time spent 10, then edited to 4: the ticket has 10, then 4', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const message = await scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'Work', timeSpent: 10 });
  assert.equal((await scene.agent().getTicketEntityAsync(id)).timeSpent, 10);
  scene.clock.at += MINUTE;
  const changes = await changesOf(scene, id, () =>
    scene.agent(A).saveTicketMessageEntityAsync({ ejMessageId: message.ejMessageId!, timeSpent: 4 }),
  );
  assert.deepEqual(changes, { columns: ['last_changed', 'svar_version', 'time_spent'], tables: [...traces, 'ticket_log_change'] });
  assert.equal((await scene.agent().getTicketEntityAsync(id)).timeSpent, 4);
  assert.equal((await scene.agent().getTicketAsync(id)).timeSpent, 4);
  const log = (await scene.log(id)).slice(-2);
  assert.deepEqual(
    log.map(({ action, changes: rows }) => [action, rows]),
    [
      [36, []],
      [10015, ['10008: 10 -> 4']],
    ],
  );
  const row = await scene.messageRow(message.ejMessageId!);
  assert.deepEqual([(row.changed_at as Date).getTime(), row.changed_by], [scene.clock.at, A.userId]);
});

test('40: a message without a ticket: an error', async (t) => {
  const scene = await openScene(t);
  await refused(scene, 400, 'SoValidationException', () => scene.agent().saveTicketMessageEntityAsync({ body: 'Where?' }));
  await refused(scene, 400, 'SoValidationException', () =>
    scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: 0 }, body: 'Where?' }),
  );
  await refused(scene, 400, 'SoNotFoundException', () =>
    scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: 999 }, body: 'Where?' }),
  );
});

test('41: level External to Internal: 403 by B, and by A the replies are counted anew', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const reply = await scene.agent(B).saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'Yes', slevel: External });
  const hide = { ejMessageId: reply.ejMessageId!, slevel: Internal };
  await refused(scene, 403, 'SoSentryException', () => scene.agent(B).saveTicketMessageEntityAsync(hide));
  const hidden = await scene.agent(A).saveTicketMessageEntityAsync(hide);
  assert.equal(hidden.slevel, Internal);
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([ticket.numReplies, ticket.numMessages], [0, 2]);
});

test('42: an HTML body only: type Html, the body is made from it', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const message = await scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: id }, htmlBody: '<p>Hello <b>you</b></p>' });
  assert.deepEqual([message.type, message.htmlBody, message.body], [TicketMessageType.Html, '<p>Hello <b>you</b></p>', 'Hello you']);
  assert.deepEqual(await scene.agent().getTicketMessageEntityAsync(message.ejMessageId!), message);
});

test('43: body changed with editing disabled: the stored body stands, and the answer shows it', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const made = await scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'first', htmlBody: '<p>first</p>' });
  scene.clock.at += MINUTE;
  const changes = await changesOf(scene, id, async () => {
    const saved = await scene.agent().saveTicketMessageEntityAsync({ ...made, body: 'second', htmlBody: '<p>second</p>' });
    assert.deepEqual([saved.body, saved.htmlBody], ['first', '<p>first</p>']);
  });
  assert.deepEqual(changes, { columns: [], tables: [] });
});

test('50: a message on a closed ticket through the API: it stays closed', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: 2 } });
  await scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'late', slevel: External });
  assert.equal((await scene.agent().getTicketEntityAsync(id)).status?.ticketStatusId, 2);
});

test('45: the only reply is deleted: no replies, and it has been replied to all the same', async (t) => {
  const scene = await openScene(t);
  const id = await opened(scene);
  const reply = await scene.agent(A).saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'Yes', slevel: External });
  const replied = await scene.agent().getTicketEntityAsync(id);
  await scene.agent(A).deleteTicketMessageEntityAsync(reply.ejMessageId!);
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual([ticket.numReplies, ticket.numMessages], [0, 1]);
  assert.deepEqual([ticket.repliedAt, ticket.realTimeToReply], [replied.repliedAt, replied.realTimeToReply]);
});
