/** The Sentry agent: an administrator, an agent who sees all and one of own categories ask what they may. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TableRight } from '@superoffice/webapi/Carriers.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const mask = (right: TableRight): number => Number(right.mask);

test('function rights are those of the role', async () => {
  assert.deepEqual(await desk.client('cato').getSentryAgent().getFunctionRightsAsync(), [
    'cs-editown',
    'cs-listown',
    'cs-markasspam',
    'cs-readown',
  ]);
  assert.equal(await desk.client('cato').getSentryAgent().hasFunctionRightAsync('cs-editothers'), false);
  assert.equal(await desk.client('bjorn').getSentryAgent().hasFunctionRightAsync('CS-EditOthers'), true);
  assert.equal(await desk.client('anna').getSentryAgent().hasFunctionRightAsync('cs-categories'), true);
  await desk.sql('delete from functionrightrolelink where roleid = 2 and functionrightid = 54');
  await desk.client('anna').getDiagnosticsAgent().flushCachesAsync();
  assert.equal(await desk.client('bjorn').getSentryAgent().hasFunctionRightAsync('cs-editothers'), false);
});

test('rights to a new row and to rows of an owner', async () => {
  const [anna, cato] = [desk.client('anna').getSentryAgent(), desk.client('cato').getSentryAgent()];
  assert.deepEqual([mask(await anna.getNewTableRightAsync('ticket')), mask(await cato.getNewTableRightAsync('TICKET'))], [15, 7]);
  assert.deepEqual([mask(await anna.getNewTableRightAsync('ej_category')), mask(await cato.getNewTableRightAsync('ej_category'))], [15, 1]);
  assert.equal(mask(await cato.getTableRightByOwnershipAsync('ticket', 3, 13)), 7, 'his own');
  assert.equal(mask(await cato.getTableRightByOwnershipAsync('ticket', 3, 11)), 0, "another's");
  assert.equal(mask(await cato.getTableRightByOwnershipAsync('person', 3, 13)), 15);
  assert.equal(mask(await cato.getTableRightByOwnershipAsync('person', 3, 11)), 7);
  await refused(cato.getNewTableRightAsync('pg_class'), 400, /no rights/);
});
