/** The state Merged belongs to merging alone (decision 0016). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from '../support/desk.ts';

test('a save neither makes a ticket merged nor takes it out of that state', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const made = await desk.post('Ticket/SaveTicketEntity', { Title: 'x' });
  const { TicketId } = made.json as { TicketId: number };
  for (const body of [{ BaseStatus: 'Merged' }, { Status: { TicketStatusId: 5 } }]) {
    const refused = await desk.post('Ticket/SaveTicketEntity', { TicketId, ...body });
    assert.equal(refused.status, 400, refused.text);
    assert.equal((await desk.post('Ticket/SaveTicketEntity', { Title: 'new', ...body })).status, 400);
  }
  await desk.sql('update ticket set status = 5, ticket_status = 5, connect_id = id where id = $1', [TicketId]);
  assert.equal((await desk.post('Ticket/SaveTicketEntity', { TicketId, BaseStatus: 'Active' })).status, 400);
  assert.equal((await desk.post('Ticket/SaveTicketEntity', { TicketId, Title: 'retitled' })).status, 200);
});

test('LastChanged never goes back, whatever the clock does', async (t) => {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const desk = await openDesk({ now: () => now });
  t.after(() => desk.close());
  const { TicketId } = (await desk.post('Ticket/SaveTicketEntity', { Title: 'x' })).json as { TicketId: number };
  now -= 3_600_000;
  await desk.post('Ticket/SaveTicketEntity', { TicketId, Title: 'y' });
  const [row] = await desk.sql('select title, last_changed from ticket where id = $1', [TicketId]);
  assert.deepEqual([row!.title, (row!.last_changed as Date).toISOString()], ['y', '2026-11-22T10:00:00.000Z']);
});
