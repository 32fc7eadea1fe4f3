/** Carriers of the Preference agent. */
import { PrefDescAccessFlags, PrefDescValueType, PreferenceLevel } from '../enums.ts';
import { bool, carrier, flags, int, oneOf, text } from '../language.ts';
import { rights } from './rights.ts';

export const PreferenceDescription = carrier('PreferenceDescription', {
  PrefDescId: int(),
  Section: text(),
  Key: text(),
  Name: text(),
  ValueType: oneOf('PrefDescValueType', PrefDescValueType),
  MaxLevel: oneOf('PreferenceLevel', PreferenceLevel),
  SysMaxLevel: oneOf('PreferenceLevel', PreferenceLevel),
  AccessFlags: flags('PrefDescAccessFlags', PrefDescAccessFlags),
  Description: text(),
  IsBuiltin: bool(),
  TableName: text(),
  UserDefinedListId: int(),
  Rank: int(),
  SubGroup: text(),
  MinLevel: int(),
  MaxValue: int(),
  MinValue: int(),
  RequiredLicense: text(),
  ...rights,
});
