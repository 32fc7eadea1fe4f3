/** The License agent: every module is there, and its users are counted. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ExtendedModuleLicense, ModuleLicense, ModuleLicenseLink } from '@superoffice/webapi/Carriers.js';
import { openDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

test('an open licence with real counts', async () => {
  const agent = desk.client('cato').getLicenseAgent();
  const license = await agent.getLicenseFromDBAsync('SuperOffice');
  assert.deepEqual(
    license.current.moduleLicenses.map(({ moduleName, unrestricted }: ModuleLicense) => [moduleName, unrestricted]),
    [
      ['user', true],
      ['service', true],
      ['webservices', true],
      ['webhooks', true],
    ],
  );
  const used = async (): Promise<(number | undefined)[]> =>
    (await agent.getLicenseFromDBAsync('')).extendedModuleLicenses.map((one: ExtendedModuleLicense) => one.numberOfLicensesInUse);
  assert.deepEqual(await used(), [5, 5, 1, 1]);
  await desk.client().getUserAgent().deleteUserAsync(12);
  assert.deepEqual(await used(), [4, 4, 1, 1]);
  assert.equal((await agent.getModuleLicenseFromDBAsync('SUPEROFFICE', 'Service')).numberOfLicenses, 4);
  assert.equal(await agent.getModuleLicenseFromDBAsync('SUPEROFFICE', 'spaceship'), null);
  assert.equal(await agent.getLicenseFromDBAsync('ACME'), null);
  const held = async (id: number): Promise<(boolean | undefined)[]> =>
    (await agent.getUserLicensesAsync(id))[0].unrestrictedModuleLicenses.map(({ assigned }: ModuleLicenseLink) => assigned);
  assert.deepEqual(
    [await held(13), await held(12)],
    [
      [true, true],
      [false, false],
    ],
  );
  assert.deepEqual(await agent.getUserLicensesAsync(4711), []);
});
