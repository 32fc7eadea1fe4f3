/** Save semantics §8.4, what needs no mail: back from the bin, and awake by the clock; through the official client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus } from '@superoffice/webapi/Enums.js';
import { A, isUnset, MINUTE, openScene } from './scene.ts';

const [OPEN, CLOSED] = [1, 2];
const { Deleted, PostponedSpecific, Postponed, Active } = TicketBaseStatus;

test('53: back from the bin, a ticket that had been closed is open by the desk’s default', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const id = (await agent.saveTicketEntityAsync({ title: 'x', status: { ticketStatusId: CLOSED } })).ticketId!;
  await agent.setDeletedStatusByIdsAsync([id]);
  const gone = await agent.getTicketEntityAsync(id);
  assert.equal(gone.baseStatus, Deleted);
  await agent.undeleteByIdsAsync([id]);
  const back = await agent.getTicketEntityAsync(id);
  assert.deepEqual([back.baseStatus, back.status?.ticketStatusId], [Active, OPEN]);
  assert.ok(isUnset(back.closedAt));
});

test('54: a postponed ticket’s time has come: active, told to its owner, as soon as the clock looks', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const activate = new Date(scene.clock.at + 120 * MINUTE);
  const made = await agent.saveTicketEntityAsync({
    title: 'x',
    ownedBy: { associateId: A.associateId },
    baseStatus: PostponedSpecific,
    activate,
  } as never);
  const id = made.ticketId!;
  scene.clock.at = activate.getTime() - 1;
  await scene.wakeTickets();
  assert.equal((await agent.getTicketEntityAsync(id)).baseStatus, Postponed, 'not a moment early');
  scene.clock.at = activate.getTime() + MINUTE;
  await scene.wakeTickets();
  const awake = await agent.getTicketEntityAsync(id);
  assert.deepEqual([awake.baseStatus, awake.status?.ticketStatusId], [Active, OPEN]);
  const row = await scene.row(id);
  assert.deepEqual([row.activate, row.next_wake], [null, null]);
  assert.deepEqual((await scene.log(id)).at(-1), { ...(await scene.log(id)).at(-1), action: 8, by: 1 });
  assert.deepEqual(await scene.sql('select type, user_id from notify where ticket_id = $1', [id]), [{ type: 8, user_id: A.userId }]);
});
