/** The Configuration agent: addresses under the caller's own root, and what is switched on. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test('addresses begin where the caller found the desk', async () => {
  const agent = desk.client('cato', `${desk.url}/Cust1`).getConfigurationAgent();
  assert.equal(await agent.getCustomerUrlAsync(), `${desk.url}/Cust1/customer`);
  assert.equal(await agent.getCsProgramUrlAsync('no', 'ticket', 'list', 'a=1&b=2'), `${desk.url}/Cust1/ticket?action=list&lang=no&a=1&b=2`);
  assert.equal(await agent.getCsProgramUrlAsync('', 'rms', '', 'a=1'), `${desk.url}/Cust1/rms`);
  const crm = await agent.getCRMUrlAsync('contact.activityarchive', 'contact_id=100&person_id=299', true);
  assert.equal(crm, `${desk.url}/Cust1/contact/activityarchive?frameless=1&contact_id=100&person_id=299`);
});

test('what is switched on follows the settings', async () => {
  const agent = desk.client().getConfigurationAgent();
  assert.deepEqual(await agent.getAllFeatureTogglesAsync(), {
    EditMessages: false,
    ExternalByDefault: true,
    Queue: true,
    Spam: true,
    TicketFields: true,
  });
  await desk.sql("update registry set value = '1' where name = 'EnableEditMessage'");
  await desk.client().getDiagnosticsAgent().flushCachesAsync();
  assert.equal((await agent.getAllFeatureTogglesAsync()).EditMessages, true);
});
