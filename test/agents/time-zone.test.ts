/** The TimeZone agent: the desk's zone, one's own, and the one an administrator sets for everybody. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PreferenceLevel } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk({ now: () => Date.parse('2026-01-15T12:00:00Z') });
});
after(() => desk.close());

test('the base zone, and the zone that a user prefers', async () => {
  const zones = desk.client('cato').getTimeZoneAgent();
  assert.equal(await zones.getBaseTimeZoneIdAsync(), 261);
  assert.equal(await zones.getDefaultTimeZonePreferenceAsync(), 0);
  const base = await zones.getDefaultTimeZoneInformationAsync();
  assert.deepEqual(
    { ...base },
    { preferenceId: 0, tZLocationId: 261, locationCode: 'NO', description: 'Oslo', country: 'Norway', bias: -60 },
  );
  await desk
    .client()
    .getPreferenceAgent()
    .savePreferenceEntityAsync(
      { specification: { section: 'Globalization', key: 'TimeZone' }, level: PreferenceLevel.SystemWide, rawValue: '460' } as never,
      false,
    );
  const systemWide = await zones.getDefaultTimeZonePreferenceAsync();
  const theirs = await zones.getDefaultTimeZoneInformationAsync();
  assert.deepEqual([theirs.preferenceId, theirs.locationCode, theirs.country, theirs.bias], [systemWide, 'US-NY', 'United States', 300]);
  await desk
    .client('cato')
    .getPreferenceAgent()
    .savePreferenceAsync({ specification: { section: 'Globalization', key: 'TimeZone' }, rawValue: 'Asia/Tokyo' } as never);
  assert.deepEqual((await zones.getDefaultTimeZoneInformationAsync()).locationCode, 'JP');
  assert.deepEqual((await desk.client('anna').getTimeZoneAgent().getDefaultTimeZoneInformationAsync()).locationCode, 'US-NY');
});
