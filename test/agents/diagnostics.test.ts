/** The Diagnostics agent: a row changed behind the desk's back is seen after a flush; the state of a cache tells of it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test('caches are named, tell their state, and forget', async () => {
  const admin = desk.client().getDiagnosticsAgent();
  assert.deepEqual(await admin.getCacheNamesAsync(), ['Desk', 'SignIn']);
  const before = await admin.getCacheStateAsync(['desk']);
  await desk.sql("update associate set tooltip = 'moved' where associate_id = 13");
  const tooltip = async () => (await desk.client('cato').getAssociateAgent().getAssociateAsync(13)).tooltip;
  assert.equal(await tooltip(), '', 'kept in memory');
  assert.equal(await admin.getCacheStateAsync(['Desk']), before);
  await admin.flushCachesByNameAsync(['Desk']);
  assert.equal(await tooltip(), 'moved');
  assert.notEqual(await admin.getCacheStateAsync(['Desk']), before);
  const all = await admin.getCacheStateAsync([]);
  await admin.flushCachesAsync();
  assert.notEqual(await admin.getCacheStateAsync([]), all);
  await refused(admin.flushCachesByNameAsync(['Nothing']), 400, /no cache/);
  await refused(desk.client('cato').getDiagnosticsAgent().flushCachesAsync(), 403, /administrator/);
});
