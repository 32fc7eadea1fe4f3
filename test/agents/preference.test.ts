/** The Preference agent: levels from the system to the user, and the Request preferences that tickets follow. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PreferenceDescription } from '@superoffice/webapi/Carriers.js';
import { PrefDescValueType, PreferenceLevel } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const of = (name?: string) => desk.client(name).getPreferenceAgent();
const pref = (key: string, rawValue: string, level: PreferenceLevel = PreferenceLevel.Undefined, targetId = 0) =>
  ({ specification: { section: 'Visual', key }, rawValue, level, targetId }) as never;
const request = (key: string, rawValue: string) => ({ specification: { section: 'Request', key }, rawValue }) as never;
const effective = async (name: string, key: string) => {
  const found = await of(name).getPreferenceByNameAsync('Visual', key, PreferenceLevel.Undefined);
  return [found.rawValue, found.level];
};

test('the value nearest to the user counts', async () => {
  assert.deepEqual(await effective('cato', 'Colour'), ['', PreferenceLevel.Undefined]);
  const admin = of();
  await admin.savePreferenceEntityAsync(pref('Colour', 'grey', PreferenceLevel.SystemWide), false);
  await admin.savePreferenceEntityAsync(pref('Colour', 'green', PreferenceLevel.Group, 3), false);
  assert.deepEqual(await effective('cato', 'colour'), ['green', PreferenceLevel.Group]);
  const draft = await of('cato').createDefaultPreferenceAsync();
  Object.assign(draft, { rawValue: 'blue', specification: { section: 'Visual', key: 'Colour' } });
  await of('cato').savePreferenceAsync(draft);
  assert.deepEqual(await effective('cato', 'Colour'), ['blue', PreferenceLevel.Individual]);
  assert.deepEqual(await effective('anna', 'Colour'), ['green', PreferenceLevel.Group]);
  const [colour, unset] = await of('cato').getPreferencesAsync([
    { section: 'Visual', key: 'Colour' },
    { section: 'Visual', key: 'Nothing' },
  ] as never);
  assert.deepEqual([colour!.rawValue, unset!.level], ['blue', PreferenceLevel.Undefined]);
  assert.equal((await of('cato').getPreferenceByNameAsync('Visual', 'Colour', PreferenceLevel.SystemWide)).rawValue, 'grey');
  assert.equal((await of('cato').getPreferenceAsync(colour!.userPreferenceId)).rawValue, 'blue');
  assert.equal(await of('bjorn').getPreferenceAsync(colour!.userPreferenceId), null, "another's");
  await of('cato').deletePreferenceAsync(colour!.userPreferenceId);
  assert.deepEqual(await effective('cato', 'Colour'), ['green', PreferenceLevel.Group]);
  await admin.savePreferenceEntityAsync(pref('Colour', 'black', PreferenceLevel.SystemWide), true);
  assert.deepEqual(await effective('cato', 'Colour'), ['black', PreferenceLevel.SystemWide], 'nearer ones were taken back');
});

test('what holds for others is for administrators', async () => {
  await refused(of('cato').savePreferenceAsync(pref('Colour', 'red', PreferenceLevel.SystemWide)), 403, /administrators/);
  await refused(of('cato').savePreferenceAsync(pref('Colour', 'red', PreferenceLevel.Individual, 12)), 403, /administrators/);
  await refused(of('cato').savePreferenceEntityAsync(pref('Colour', 'red', PreferenceLevel.Individual), false), 403, /administrators/);
  await refused(of('cato').saveFromSectionAndKeyAsync('Visual', 'Size', {} as never), 403, /administrator/);
  await of().savePreferenceEntityAsync(pref('Colour', 'red', PreferenceLevel.Individual, 12), false);
  assert.deepEqual(await effective('bjorn', 'Colour'), ['red', PreferenceLevel.Individual]);
});

test('a description bounds the levels', async () => {
  const admin = of();
  const wanted = { name: 'Size', valueType: PrefDescValueType.Number, maxLevel: PreferenceLevel.Group, minLevel: 2, rank: 5 } as never;
  const size = await admin.saveFromSectionAndKeyAsync('Visual', 'Size', wanted);
  assert.ok(size.prefDescId > 100);
  await refused(of('cato').savePreferenceAsync(pref('Size', '12')), 400, /level/);
  await admin.savePreferenceEntityAsync(pref('Size', '10', PreferenceLevel.Database), false);
  const [found] = await of('cato').getPreferencesAsync([{ section: 'visual', key: 'size' }] as never);
  assert.deepEqual([found!.rawValue, found!.displayType, found!.prefDescId], ['10', PrefDescValueType.Number, size.prefDescId]);
  assert.deepEqual(
    (await of('cato').getAllFromSectionAsync('visual')).map(({ key }: PreferenceDescription) => key),
    ['Size'],
  );
  assert.equal((await of('cato').getFromSectionAndKeyAsync('Visual', 'Size')).maxLevel, PreferenceLevel.Group);
  assert.equal((await of('cato').getAllAsync()).length, 13);
  await admin.deleteFromSectionAndKeyAsync('Visual', 'Size');
  assert.equal(await of('cato').getFromSectionAndKeyAsync('Visual', 'Size'), null);
  assert.deepEqual(await effective('cato', 'Size'), ['', PreferenceLevel.Undefined]);
  await refused(admin.deleteFromSectionAndKeyAsync('Request', 'DefaultOwner'), 400, /comes with the desk/);
});

test('the preferences of section Request are what new tickets follow', async () => {
  const cato = of('cato');
  assert.equal((await cato.getPreferenceByNameAsync('Request', 'DefaultCategory', PreferenceLevel.Undefined)).rawValue, '1');
  await cato.savePreferenceAsync(request('DefaultCategory', '4'));
  await cato.savePreferenceAsync(request('DefaultOwner', '3'));
  await cato.savePreferenceAsync(request('DefaultStatusNewRequest', '6'));
  const draft = await desk.client('cato').getTicketAgent().createDefaultTicketEntityAsync();
  assert.deepEqual([draft.category.ticketCategoryId, draft.ownedBy.associateId, draft.status.ticketStatusId], [4, 13, 6]);
  await cato.savePreferenceAsync(request('QuoteLastMessage', '1'));
  await cato.savePreferenceAsync(request('UseLastCategory', '1'));
  assert.equal((await desk.sql('select flags from ejuser where id = 7'))[0]!.flags, 129);
  await refused(cato.savePreferenceAsync(request('DefaultCategory', '99')), 400, /cannot be the value/);
  await refused(cato.savePreferenceAsync(request('DefaultOwner', 'me')), 400, /cannot be the value/);
  await refused(
    of().savePreferenceEntityAsync({ ...(request('DefaultOwner', '1') as object), level: PreferenceLevel.Group } as never, false),
    400,
    /level/,
  );
});
