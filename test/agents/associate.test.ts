/** The Associate agent: the users of the acceptance world, by every way to ask for them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Associate } from '@superoffice/webapi/Carriers.js';
import { UserType } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test('one asks who owns a ticket, by id, person and group', async () => {
  const agent = desk.client('cato').getAssociateAgent();
  const anna = await agent.getAssociateAsync(11);
  assert.deepEqual(
    [anna.name, anna.fullName, anna.ejUserId, anna.personId, anna.type],
    ['anna', 'Anna Aas', 5, 11, UserType.InternalAssociate],
  );
  assert.equal(await agent.getAssociateAsync(4711), null);
  assert.equal((await agent.getAssociateByPersonIdAsync(12)).name, 'bjorn');
  assert.equal(await agent.getAssociateByPersonIdAsync(50), null, 'a customer is no associate');
  const list = await agent.getAssociateListAsync([13, 4711, 11, 13]);
  assert.deepEqual(
    list.map(({ name }: Associate) => name),
    ['cato', 'anna'],
  );
  const service = await agent.getAssociatesByGroupAsync(3, 2);
  assert.deepEqual(
    service.map(({ name }: Associate) => name),
    ['anna', 'bjorn', 'cato', 'ADM0'],
  );
  assert.deepEqual(await agent.getAssociatesByGroupAsync(2, 2), []);
});

test('a further membership of a group counts', async () => {
  await desk.sql('insert into usergrouplink (assoc_id, usergroup_id) values (12, 2)');
  const sales = await desk.client('anna').getAssociateAgent().getAssociatesByGroupAsync(2, 2);
  assert.deepEqual(
    sales.map(({ name }: Associate) => name),
    ['bjorn'],
  );
});
