/** The Resource agent: a text is replaced, switched off, read back, restored. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ResourceOverride } from '@superoffice/webapi/Carriers.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test('a text is replaced in one culture', async () => {
  const admin = desk.client().getResourceAgent();
  const cato = desk.client('cato').getResourceAgent();
  const read = async (names: string[], culture: string, activeOnly = false) =>
    (await cato.getResourceSubstitutionsAsync(names, culture, activeOnly)).map(
      (row: ResourceOverride) => `${row.resourceName} ${row.culture} ${row.resourceValue} ${row.isActive}`,
    );
  await admin.setResourceSubstitutionAsync('SR_CONTACT', 'Customer', 'en-UK', true);
  await admin.setResourceSubstitutionAsync('SR_CONTACT', 'Kunde', 'nb-NO', true);
  await admin.setResourceSubstitutionAsync('SR_SALE', 'Handel', 'nb-NO', false);
  assert.deepEqual(await read([], ''), ['SR_CONTACT en-UK Customer true', 'SR_CONTACT nb-NO Kunde true', 'SR_SALE nb-NO Handel false']);
  assert.deepEqual(await read(['sr_contact'], 'NB-no'), ['SR_CONTACT nb-NO Kunde true']);
  assert.deepEqual(await read([], 'nb-NO', true), ['SR_CONTACT nb-NO Kunde true']);
  await admin.setResourceSubstitutionAsync('SR_CONTACT', 'Kunden', 'nb-NO', true);
  await admin.activateResourceSubstitutionAsync('SR_CONTACT', '', false);
  assert.deepEqual(await read(['SR_CONTACT'], ''), ['SR_CONTACT en-UK Customer false', 'SR_CONTACT nb-NO Kunden false']);
  await admin.activateResourceSubstitutionAsync('SR_CONTACT', 'nb-NO', true);
  const active = async (names: string[]) =>
    (await cato.isResourceSubstitutionActiveAsync(names, 'nb-NO')).map(({ isActive }: ResourceOverride) => isActive);
  assert.deepEqual([await active([]), await active(['SR_CONTACT'])], [[true], [true]]);
  await admin.activateResourceSubstitutionAsync('', '', false);
  assert.deepEqual([await active([]), await active(['SR_CONTACT'])], [[false], [false]], 'the switch of all');
  assert.deepEqual(await read([], '', true), []);
  await admin.deleteResourceSubstitutionAsync('SR_CONTACT', '');
  assert.deepEqual(await read([], ''), ['SR_SALE nb-NO Handel false']);
  await refused(cato.setResourceSubstitutionAsync('SR_CONTACT', 'x', 'nb-NO', true), 403, /administrator/);
  await refused(admin.setResourceSubstitutionAsync('SR_CONTACT', 'x', 'not a culture', true), 400, /culture/);
  await refused(admin.activateResourceSubstitutionAsync('SR_NOTHING', '', true), 400, /not been replaced/);
});
