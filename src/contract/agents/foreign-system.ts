/** The operations of the ForeignSystem agent that Svar declares; its other ones answer 501. */
import { ForeignAppEntity, ForeignDevice, ForeignKey } from '../carriers/index.ts';
import { args, dict, entity, group, int, key, list, none, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  CreateDefaultForeignAppEntity: operation(
    'A new outside application, not stored.',
    none(),
    ref(() => ForeignAppEntity),
    { select: false },
  ),
  SaveForeignAppEntity: operation(
    'Makes (ForeignAppId 0) or renames an outside application. Its devices are saved by themselves.',
    entity(() => ForeignAppEntity),
    ref(() => ForeignAppEntity),
    { select: false },
  ),
  DeleteForeignAppEntity: operation(
    'Deletes an outside application with its devices and all their keys.',
    key('foreignAppEntityId'),
    nothing,
    { select: false },
  ),
  GetForeignAppEntity: operation(
    'An outside application with its devices; null when there is none.',
    key('foreignAppEntityId'),
    ref(() => ForeignAppEntity),
  ),
  GetAppByName: operation(
    'An outside application by its name, in any case; null when there is none.',
    args({ ApplicationName: text() }),
    ref(() => ForeignAppEntity),
  ),
  GetApplicationDevices: operation(
    'The devices of an outside application.',
    args({ ApplicationName: text() }),
    list(ref(() => ForeignDevice)),
  ),
  GetDeviceByName: operation(
    'A device by the names of its application and its own; null when there is none.',
    args({ ApplicationName: text(), DeviceName: text() }),
    ref(() => ForeignDevice),
  ),
  GetDeviceByIdentifier: operation(
    'A device by names and identifier; null when there is none.',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text() }),
    ref(() => ForeignDevice),
  ),
  GetKey: operation(
    'The key of this name; table and row narrow the search where they are said. Null when there is none.',
    args({ ApplicationName: text(), DeviceName: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    ref(() => ForeignKey),
  ),
  GetKeyValue: operation(
    'The value of the key that a row has; null when there is none.',
    args({ ApplicationName: text(), DeviceName: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    text(),
  ),
  GetKeyOnDeviceIdentifier: operation(
    'As GetKey, on the device with this identifier.',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    ref(() => ForeignKey),
  ),
  GetKeyValueOnDeviceIdentifier: operation(
    'As GetKeyValue, on the device with this identifier.',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    text(),
  ),
  AddForeignKey: operation(
    'Adds a key; one of that name that the row has already is refused. Application and device are made when they are new.',
    args({ ForeignKey: ref(() => ForeignKey), ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text() }),
    ref(() => ForeignKey),
  ),
  SaveForeignKey: operation(
    'Adds a key, or gives the one of that name that the row has another value. Application and device are made when they are new.',
    args({ ForeignKey: ref(() => ForeignKey), ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text() }),
    ref(() => ForeignKey),
  ),
  DeleteForeignKeyOnName: operation(
    'Deletes the keys of this name: those of a row, of a table (no row), or all of them (no table).',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    nothing,
  ),
  GetKeyByValue: operation(
    'The key with this name and value, which tells the row; null when there is none.',
    args({ ApplicationName: text(), DeviceName: text(), KeyName: text(), KeyValue: text(), TableName: text() }),
    ref(() => ForeignKey),
  ),
  GetKeyByValueAndIdentifier: operation(
    'As GetKeyByValue, on the device with this identifier.',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), KeyValue: text(), TableName: text() }),
    ref(() => ForeignKey),
  ),
  GetAllForeignKeysOnEntity: operation(
    'All keys that other systems have for a row: `app.device.key` and the value.',
    args({ EntityType: text(), EntityId: int() }),
    dict(text()),
  ),
  GetForeignDevice: operation(
    'A device by its id; null when there is none.',
    key('foreignDeviceId'),
    ref(() => ForeignDevice),
  ),
  SaveForeignDevice: operation(
    'Makes (ForeignDeviceId 0) or changes a device of an application, which is made when it is new.',
    args({ ForeignDevice: ref(() => ForeignDevice), ApplicationName: text() }),
    ref(() => ForeignDevice),
  ),
  DeleteForeignDevice: operation(
    'Deletes a device with its keys, by its id or its names; by names one that is not there is passed over.',
    args({ ForeignDevice: ref(() => ForeignDevice), ApplicationName: text() }),
    nothing,
  ),
  DeleteForeignKey: operation(
    'Deletes a key of a row, of a table (no row), or everywhere (no table).',
    args({
      ForeignKey: ref(() => ForeignKey),
      ApplicationName: text(),
      DeviceName: text(),
      DeviceIdentifier: text(),
      TableName: text(),
      RecordId: int(),
    }),
    nothing,
  ),
  GetDeviceKeys: operation('All keys on a device.', args({ ApplicationName: text(), DeviceName: text() }), list(ref(() => ForeignKey))),
  GetApplicationKeys: operation('All keys of an application.', args({ ApplicationName: text() }), list(ref(() => ForeignKey))),
});
