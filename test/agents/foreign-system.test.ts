/** Keys of other systems, as a synchronizing integration of the official client lives with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ForeignAppEntity, ForeignDevice, ForeignKey, TicketEntity } from '@superoffice/webapi/Carriers.js';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const key = (name: string, value: string, tableName: string, recordId: number): ForeignKey =>
  ({ key: name, value, tableName, recordId }) as ForeignKey;

describe('foreign systems', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());
  const systems = (user = 'anna') => desk.client(user).getForeignSystemAgent();
  const rows = (): Promise<Record<string, unknown>[]> =>
    desk.sql('select subkey, subvalue, table_name, record_id from foreignkey order by foreignkey_id');

  test('an application and its devices are made, found, renamed and deleted', async () => {
    assert.equal((await systems().createDefaultForeignAppEntityAsync()).foreignAppId, 0);
    const app = await systems().saveForeignAppEntityAsync({ name: 'Ledger' } as ForeignAppEntity);
    assert.deepEqual([app.name, app.createdBy?.name, app.devices], ['Ledger', 'anna', []]);
    const device = await systems().saveForeignDeviceAsync({ name: 'Oslo', deviceIdentifier: 'L-1' } as ForeignDevice, 'ledger');
    assert.deepEqual(
      [device.foreignAppId, device.name, device.createdBy, device.associateFullName],
      [app.foreignAppId, 'Oslo', 'Anna Aas', 'Anna Aas'],
    );
    const again = await systems().saveForeignDeviceAsync({ name: 'OSLO', deviceIdentifier: 'L-1' } as ForeignDevice, 'Ledger');
    assert.equal(again.foreignDeviceId, device.foreignDeviceId, 'one that is there is not made twice');
    assert.equal((await systems().getDeviceByNameAsync('LEDGER', 'oslo')).foreignDeviceId, device.foreignDeviceId);
    assert.equal((await systems().getDeviceByIdentifierAsync('Ledger', 'Oslo', 'L-1')).foreignDeviceId, device.foreignDeviceId);
    assert.equal(await systems().getDeviceByIdentifierAsync('Ledger', 'Oslo', 'L-2'), null);
    assert.equal((await systems().getForeignDeviceAsync(device.foreignDeviceId)).deviceIdentifier, 'L-1');
    const renamed = await systems('bjorn').saveForeignDeviceAsync(
      { foreignDeviceId: device.foreignDeviceId, name: 'Bergen' } as ForeignDevice,
      '',
    );
    assert.deepEqual([renamed.name, renamed.deviceIdentifier, renamed.updatedBy], ['Bergen', 'L-1', 'Bjørn Berg']);
    assert.equal((await systems().getApplicationDevicesAsync('Ledger')).length, 1);
    assert.equal((await systems().getAppByNameAsync('LEDGER')).devices.length, 1);
    await refused(systems().saveForeignAppEntityAsync({ name: 'ledger' } as ForeignAppEntity), 409, /already/);
    await refused(systems().saveForeignAppEntityAsync({ name: ' ' } as ForeignAppEntity), 400, /empty/);
    await refused(systems('bjorn').deleteForeignAppEntityAsync(app.foreignAppId), 403, /administrator/);
    await systems('anna').deleteForeignDeviceAsync({ name: 'Bergen', deviceIdentifier: 'L-1' } as ForeignDevice, 'Ledger');
    await systems('ADM0').deleteForeignAppEntityAsync(app.foreignAppId);
    assert.equal(await systems().getForeignAppEntityAsync(app.foreignAppId), null);
    assert.equal(await systems().getAppByNameAsync('Ledger'), null);
  });

  test('a key is added, found by name and by value, changed, and there once for a row', async () => {
    const added = await systems().addForeignKeyAsync(key('CustomerNo', '4711', 'Person', 50), 'Ledger', 'Oslo', '');
    assert.deepEqual(
      [added.key, added.value, added.tableName, added.recordId, added.createdBy],
      ['CustomerNo', '4711', 'person', 50, 'Anna Aas'],
    );
    await refused(systems().addForeignKeyAsync(key('customerno', '1', 'person', 50), 'ledger', 'oslo', ''), 409, /already/);
    const saved = await systems('bjorn').saveForeignKeyAsync(key('CUSTOMERNO', '4712', 'person', 50), 'ledger', 'OSLO', '');
    assert.deepEqual([saved.value, saved.updatedBy], ['4712', 'Bjørn Berg']);
    assert.deepEqual(await rows(), [{ subkey: 'CustomerNo', subvalue: '4712', table_name: 'person', record_id: 50 }]);
    const found = await systems().getKeyByValueAsync('Ledger', 'Oslo', 'CustomerNo', '4712', 'person');
    assert.equal(found.recordId, 50);
    assert.equal((await systems().getKeyByValueAndIdentifierAsync('Ledger', 'Oslo', '', 'CustomerNo', '4712', '')).recordId, 50);
    assert.equal(await systems().getKeyByValueAsync('Ledger', 'Oslo', 'CustomerNo', '4711', 'person'), null);
    assert.equal(await systems().getKeyValueAsync('Ledger', 'Oslo', 'CustomerNo', 'person', 50), '4712');
    assert.equal((await systems().getKeyAsync('Ledger', 'Oslo', 'CustomerNo', '', 0)).recordId, 50);
    assert.equal(await systems().getKeyAsync('Ledger', 'Oslo', 'CustomerNo', 'person', 51), null);
  });

  test('devices of one name are told apart by their identifiers', async () => {
    await systems().saveForeignKeyAsync(key('Id', 'a', 'person', 50), 'Phone', 'Pocket', 'D-1');
    await systems().saveForeignKeyAsync(key('Id', 'b', 'person', 50), 'Phone', 'Pocket', 'D-2');
    assert.equal(await systems().getKeyValueOnDeviceIdentifierAsync('Phone', 'Pocket', 'D-2', 'Id', 'person', 50), 'b');
    assert.equal((await systems().getKeyOnDeviceIdentifierAsync('Phone', 'Pocket', 'D-1', 'Id', 'person', 50)).value, 'a');
    assert.equal((await systems().getDeviceKeysAsync('Phone', 'Pocket')).length, 2);
    await systems().deleteForeignKeyOnNameAsync('Phone', 'Pocket', 'D-1', 'Id', 'person', 50);
    assert.deepEqual(
      (await systems().getApplicationKeysAsync('Phone')).map(({ value }: ForeignKey) => value),
      ['b'],
    );
    // the client takes a carrier in the first place for the whole request, so it is given one
    const phone = { applicationName: 'Phone', deviceName: 'Pocket', deviceIdentifier: '', tableName: '', recordId: 0 };
    await systems().deleteForeignKeyAsync({ foreignKey: key('Id', '', '', 0), ...phone });
    assert.deepEqual(await systems().getApplicationKeysAsync('Phone'), []);
  });

  test('keys of a row stand on the resource when they are asked for', async () => {
    const said = { title: 'Door', category: { ticketCategoryId: 1 }, priority: { ticketPriorityId: 2 } };
    const { ticketId } = await desk
      .client('anna')
      .getTicketAgent()
      .saveTicketEntityAsync(said as TicketEntity);
    await systems().saveForeignKeyAsync(key('Issue', 'KEY-1', 'ticket', ticketId!), 'Tracker', 'Main', '');
    assert.deepEqual(await systems().getAllForeignKeysOnEntityAsync('Ticket', ticketId!), { 'Tracker.Main.Issue': 'KEY-1' });
    const headers = { Authorization: authorization('anna'), Accept: 'application/json' };
    const at = `${desk.url}/api/v1/Ticket/${ticketId}`;
    const answer = (await (await fetch(`${at}?fk=true`, { headers })).json()) as { ExtraFields: Record<string, string> };
    assert.equal(answer.ExtraFields['Tracker.Main.Issue'], 'KEY-1');
    assert.deepEqual(await (await fetch(`${at}/ForeignKey`, { headers })).json(), { 'Tracker.Main.Issue': 'KEY-1' });
  });

  test('keys of a ticket that may not be read are none, and none can be written', async () => {
    const said = { title: 'Secret', category: { ticketCategoryId: 5 }, priority: { ticketPriorityId: 2 } };
    const { ticketId } = await desk
      .client('ADM0')
      .getTicketAgent()
      .saveTicketEntityAsync(said as TicketEntity);
    await systems('ADM0').saveForeignKeyAsync(key('Issue', 'KEY-9', 'ticket', ticketId!), 'Tracker', 'Main', '');
    assert.equal(await desk.client('cato').getTicketAgent().getTicketEntityAsync(ticketId!), null);
    assert.deepEqual(await systems('cato').getAllForeignKeysOnEntityAsync('ticket', ticketId!), {});
    assert.equal(await systems('cato').getKeyByValueAsync('Tracker', 'Main', 'Issue', 'KEY-9', ''), null);
    await refused(
      systems('cato').saveForeignKeyAsync(key('Issue', 'x', 'ticket', ticketId!), 'Tracker', 'Main', ''),
      400,
      /There is no row/,
    );
    await systems('cato').deleteForeignKeyOnNameAsync('Tracker', 'Main', '', 'Issue', '', 0);
    assert.equal(await systems('ADM0').getKeyValueAsync('Tracker', 'Main', 'Issue', 'ticket', ticketId!), 'KEY-9');
  });

  test('two that save the same new key at once make one', async () => {
    await Promise.all(
      Array.from({ length: 4 }, (_, n) => systems().saveForeignKeyAsync(key('Id', `${n}`, 'contact', 9), 'Twin', 'Device', '')),
    );
    assert.equal((await systems().getApplicationKeysAsync('Twin')).length, 1);
  });

  test('what is no table and what is not there is refused', async () => {
    await refused(systems().saveForeignKeyAsync(key('Id', '1', 'person; drop', 1), 'A', 'B', ''), 400, /no name of a table/);
    await refused(systems().saveForeignKeyAsync(key('Id', '1', 'person', 999_999), 'A', 'B', ''), 400, /There is no row/);
    await refused(systems().saveForeignKeyAsync(key('Id', '1', 'person', 50), '', 'B', ''), 400, /ApplicationName/);
    await refused(systems().saveForeignKeyAsync(key('Id', 'x'.repeat(2048), 'person', 50), 'A', 'B', ''), 400, /longer/);
    await systems().deleteForeignDeviceAsync({ name: 'x' } as ForeignDevice, 'nothing');
    await refused(systems().deleteForeignDeviceAsync({ foreignDeviceId: 999_999 } as ForeignDevice, ''), 400, /There is no/);
    assert.equal(await systems().getAppByNameAsync('A'), null, 'nothing was left behind');
  });
});
