/** Carriers of the ForeignSystem agent. */
import { carrier, dateTime, int, list, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { rights } from './rights.ts';

export const ForeignAppEntity = carrier('ForeignAppEntity', {
  ForeignAppId: int(),
  Name: text(239),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  CreatedBy: ref(() => Associate),
  UpdatedBy: ref(() => Associate),
  Devices: list(ref(() => ForeignDevice)),
  ...rights,
});

export const ForeignDevice = carrier('ForeignDevice', {
  ForeignDeviceId: int(),
  Name: text(239),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  AssociateFullName: text(),
  CreatedBy: text(),
  UpdatedBy: text(),
  DeviceIdentifier: text(239),
  ForeignAppId: int(),
  ...rights,
});

export const ForeignKey = carrier('ForeignKey', {
  Key: text(239),
  Value: text(2047),
  RecordId: int(),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  UpdatedBy: text(),
  CreatedBy: text(),
  TableName: text(64),
  ...rights,
});
