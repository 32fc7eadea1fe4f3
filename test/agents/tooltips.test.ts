/** The Tooltips agent: a few lines about rows, for those who may see them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test('a hint is a text, or a row', async () => {
  const tip = (hint: string, name = 'anna'): Promise<string> => desk.client(name).getTooltipsAgent().getTooltipAsync(hint);
  assert.equal(await tip('Plain words {not a hint'), 'Plain words {not a hint');
  await desk.sql("insert into email (person_id, email_address) values (50, 'kari@example.org')");
  assert.equal(await tip('{person_id=50}'), 'Kari Nordmann\nFjellheim Bygg AS\nkari@example.org');
  assert.equal(await tip('{person_id=50&mode=simple}'), 'Kari Nordmann');
  await desk.sql('update person set deleted = true where person_id = 51');
  assert.equal(await tip('{person_id=51}'), '', 'a deleted person');
  assert.equal(await tip('{contact_id=9}'), 'Fjellheim Bygg AS');
  assert.equal(await tip('{associate_id=12}'), 'Bjørn Berg');
  assert.equal(await tip('{ticket_status_id=3}'), 'Postponed');
  const ticket = await desk
    .client('anna')
    .getTicketAgent()
    .saveTicketEntityAsync({ title: 'Hush', category: { ticketCategoryId: 5 } } as never);
  assert.match(await tip(`{ticket_id=${ticket.ticketId}}`), new RegExp(`^#${ticket.ticketId} Hush\nOpen\nVip`));
  assert.equal(await tip(`{ticket_id=${ticket.ticketId}}`, 'cato'), '', 'not his to read');
  assert.equal(await tip('{ticket_id=4711}'), '');
  assert.equal(await tip('{__proto__=1}'), '');
  assert.equal(await tip('{constructor_id=1}'), '');
  assert.equal(await tip("{person_id=1' or 1=1}"), '');
  await desk.sql(`update ticket_status set name = 'US:"Open";NO:"Åpen"' where id = 1`);
  await desk.client().getDiagnosticsAgent().flushCachesAsync();
  const answer = await desk.post('Tooltips/GetTooltip', { TooltipHint: '{ticket_status_id=1}' }, { 'SO-Language': 'nb' });
  assert.equal(answer.json, 'Åpen');
});
