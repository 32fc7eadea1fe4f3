/** Carriers of the Preference agent. */
import { PrefDescAccessFlags, PrefDescValueType, PreferenceLevel } from '../enums.ts';
import { bool, carrier, flags, int, oneOf, text } from '../language.ts';
import { rights } from './rights.ts';

export const PreferenceDescription = carrier('PreferenceDescription', {
  PrefDescId: int(),
  Section: text(239),
  Key: text(239),
  Name: text(254),
  ValueType: oneOf('PrefDescValueType', PrefDescValueType),
  MaxLevel: oneOf('PreferenceLevel', PreferenceLevel),
  SysMaxLevel: oneOf('PreferenceLevel', PreferenceLevel),
  AccessFlags: flags('PrefDescAccessFlags', PrefDescAccessFlags),
  Description: text(2047),
  IsBuiltin: bool(),
  TableName: text(254),
  UserDefinedListId: int(),
  Rank: int(),
  SubGroup: text(254),
  MinLevel: int(),
  MaxValue: int(),
  MinValue: int(),
  RequiredLicense: text(254),
  ...rights,
});
