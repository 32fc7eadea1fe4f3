/** The operations of the ForeignSystem agent that Svar declares; its other ones answer 501. */
import { ForeignAppEntity, ForeignDevice, ForeignKey } from '../carriers/index.ts';
import { args, dict, entity, group, int, key, list, none, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  CreateDefaultForeignAppEntity: operation(
    '',
    none(),
    ref(() => ForeignAppEntity),
    { select: false },
  ),
  SaveForeignAppEntity: operation(
    '',
    entity(() => ForeignAppEntity),
    ref(() => ForeignAppEntity),
    { select: false },
  ),
  DeleteForeignAppEntity: operation('', key('foreignAppEntityId'), nothing, { select: false }),
  GetForeignAppEntity: operation(
    '',
    key('foreignAppEntityId'),
    ref(() => ForeignAppEntity),
  ),
  GetAppByName: operation(
    '',
    args({ ApplicationName: text() }),
    ref(() => ForeignAppEntity),
  ),
  GetApplicationDevices: operation('', args({ ApplicationName: text() }), list(ref(() => ForeignDevice))),
  GetDeviceByName: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text() }),
    ref(() => ForeignDevice),
  ),
  GetDeviceByIdentifier: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text() }),
    ref(() => ForeignDevice),
  ),
  GetKey: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    ref(() => ForeignKey),
  ),
  GetKeyValue: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    text(),
  ),
  GetKeyOnDeviceIdentifier: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    ref(() => ForeignKey),
  ),
  GetKeyValueOnDeviceIdentifier: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    text(),
  ),
  AddForeignKey: operation(
    '',
    args({ ForeignKey: ref(() => ForeignKey), ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text() }),
    ref(() => ForeignKey),
  ),
  SaveForeignKey: operation(
    '',
    args({ ForeignKey: ref(() => ForeignKey), ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text() }),
    ref(() => ForeignKey),
  ),
  DeleteForeignKeyOnName: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), TableName: text(), RecordId: int() }),
    nothing,
  ),
  GetKeyByValue: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), KeyName: text(), KeyValue: text(), TableName: text() }),
    ref(() => ForeignKey),
  ),
  GetKeyByValueAndIdentifier: operation(
    '',
    args({ ApplicationName: text(), DeviceName: text(), DeviceIdentifier: text(), KeyName: text(), KeyValue: text(), TableName: text() }),
    ref(() => ForeignKey),
  ),
  GetAllForeignKeysOnEntity: operation('', args({ EntityType: text(), EntityId: int() }), dict(text())),
  GetForeignDevice: operation(
    '',
    key('foreignDeviceId'),
    ref(() => ForeignDevice),
  ),
  SaveForeignDevice: operation(
    '',
    args({ ForeignDevice: ref(() => ForeignDevice), ApplicationName: text() }),
    ref(() => ForeignDevice),
  ),
  DeleteForeignDevice: operation('', args({ ForeignDevice: ref(() => ForeignDevice), ApplicationName: text() }), nothing),
  DeleteForeignKey: operation(
    '',
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
  GetDeviceKeys: operation('', args({ ApplicationName: text(), DeviceName: text() }), list(ref(() => ForeignKey))),
  GetApplicationKeys: operation('', args({ ApplicationName: text() }), list(ref(() => ForeignKey))),
});
