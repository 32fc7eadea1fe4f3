/** Preferences and their descriptions as carriers. */
import type { DescriptionRow, Preferred } from '../../app/preferences.ts';
import type { Preference, PreferenceDescription } from '../../contract/carriers/index.ts';
import { PrefDescValueType, PreferenceLevel } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';

const levelOf = (level: number): PreferenceLevel =>
  Object.values(PreferenceLevel).find((known) => known === level) ?? PreferenceLevel.Undefined;
const valueTypeOf = (type: number): PrefDescValueType =>
  Object.values(PrefDescValueType).find((known) => known === type) ?? PrefDescValueType.Unknown;

export const presentPreference = (preferred: Preferred): Shown<typeof Preference> => ({
  Level: levelOf(preferred.level),
  RawValue: preferred.value,
  Specification: { Section: preferred.spec.section, Key: preferred.spec.key },
  DisplayType: valueTypeOf(preferred.description?.valueType ?? 0),
  TargetId: preferred.ownerId,
  PrefDescId: preferred.description?.id ?? 0,
  TableName: preferred.description?.tableName ?? '',
  UserPreferenceId: preferred.id,
});

export const presentDescription = (row: DescriptionRow): Shown<typeof PreferenceDescription> => ({
  PrefDescId: row.id,
  Section: row.section,
  Key: row.key,
  Name: row.name,
  ValueType: valueTypeOf(row.valueType),
  MaxLevel: levelOf(row.maxLevel),
  SysMaxLevel: levelOf(row.sysMaxLevel),
  MinLevel: row.minLevel,
  AccessFlags: row.accessFlags,
  Description: row.description,
  IsBuiltin: row.isBuiltin,
  TableName: row.tableName,
  MaxValue: row.maxValue,
  MinValue: row.minValue,
  Rank: row.rank,
  SubGroup: row.subGroup,
  RequiredLicense: row.requiredLicense,
});
