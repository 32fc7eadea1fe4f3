/** Keys of other systems as their carriers. */
import type { Call } from '../../app/call.ts';
import type { ForeignKeyRow } from '../../app/foreign-keys.ts';
import type { ForeignAppView, ForeignDeviceRow } from '../../app/foreign-systems.ts';
import type { ForeignAppEntity, ForeignDevice, ForeignKey } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { presentAssociateId } from '../person/present-parts.ts';

const nameOf = ({ desk }: Call, id: number | null): string => desk.associates.get(id ?? 0)?.fullName ?? '';

export const presentDevice = (call: Call, device: ForeignDeviceRow): Shown<typeof ForeignDevice> => ({
  ForeignDeviceId: device.id,
  ForeignAppId: device.appId,
  Name: device.name,
  DeviceIdentifier: device.identifier,
  AssociateFullName: nameOf(call, device.associateId),
  CreatedDate: device.registered,
  CreatedBy: nameOf(call, device.registeredBy),
  UpdatedDate: device.updated,
  UpdatedBy: nameOf(call, device.updatedBy),
});

export const presentApp = (call: Call, { app, devices }: ForeignAppView): Shown<typeof ForeignAppEntity> => ({
  ForeignAppId: app.id,
  Name: app.name,
  CreatedDate: app.registered,
  UpdatedDate: app.updated,
  CreatedBy: presentAssociateId(app.registeredBy, call.desk),
  UpdatedBy: presentAssociateId(app.updatedBy, call.desk),
  Devices: devices.map((device) => presentDevice(call, device)),
});

export const presentKey = (call: Call, key: ForeignKeyRow): Shown<typeof ForeignKey> => ({
  Key: key.key,
  Value: key.value,
  TableName: key.table,
  RecordId: key.recordId,
  CreatedDate: key.registered,
  CreatedBy: nameOf(call, key.registeredBy),
  UpdatedDate: key.updated,
  UpdatedBy: nameOf(call, key.updatedBy),
});
