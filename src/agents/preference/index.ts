/** The Preference agent. */
import type { Call } from '../../app/call.ts';
import { Refused } from '../../app/errors.ts';
import { deleteDescription, readDescription, readDescriptions, saveDescription } from '../../app/preference-descriptions.ts';
import { deletePreference, type PreferenceWish, readPreference, readPreferences, savePreference } from '../../app/preferences.ts';
import { operations } from '../../contract/agents/preference.ts';
import type { Preference } from '../../contract/carriers/index.ts';
import { PreferenceLevel } from '../../contract/enums.ts';
import type { Said } from '../../contract/language.ts';
import { isAdmin } from '../../domain/rights.ts';
import { implement } from '../implement.ts';
import { limitIds } from '../viewer.ts';
import { presentDescription, presentPreference } from './present.ts';

function acceptPreference(preference: Said<typeof Preference> | null, dropsNearer: boolean): PreferenceWish {
  if (!preference) throw new Refused({ why: 'invalid', about: 'Preference', message: 'The preference is missing' });
  return {
    spec: { section: preference.Specification?.Section ?? '', key: preference.Specification?.Key ?? '' },
    level: preference.Level ?? 0,
    ownerId: preference.TargetId ?? 0,
    value: preference.RawValue ?? '',
    dropsNearer,
  };
}

function checkPreferenceAdmin(call: Call): void {
  if (!isAdmin(call.agent))
    throw new Refused({
      why: 'forbidden',
      about: 'Preference',
      message: 'This is for general administrators; SavePreference sets your own',
    });
}

export const handlers = implement(operations, {
  async CreateDefaultPreference() {
    return { value: { Level: PreferenceLevel.Individual, Specification: {} } };
  },
  async SavePreference({ call }, { Preference }) {
    await savePreference(call, acceptPreference(Preference, false));
    return { value: undefined };
  },
  async SavePreferenceEntity({ call }, { Preference, RemoveLowerLevels }) {
    checkPreferenceAdmin(call);
    return { value: presentPreference(await savePreference(call, acceptPreference(Preference, RemoveLowerLevels))) };
  },
  async GetPreference({ call }, { Id }) {
    const found = await readPreference(call, Id);
    return { value: found ? presentPreference(found) : null };
  },
  async DeletePreference({ call }, { Id }) {
    await deletePreference(call, Id);
    return { value: undefined };
  },
  async GetPreferenceByName({ call }, { PrefSection, PrefKey, PrefLevel }) {
    const [found] = await readPreferences(call, [{ section: PrefSection, key: PrefKey }], PrefLevel);
    return { value: presentPreference(found!) };
  },
  async GetPreferences({ call }, { Specifications }) {
    const specs = Specifications.map((spec) => ({ section: spec.Section ?? '', key: spec.Key ?? '' }));
    limitIds(
      specs.map((_, index) => index),
      'Specifications',
    );
    return { value: (await readPreferences(call, specs)).map(presentPreference) };
  },
  async GetFromSectionAndKey({ call }, { Section, Key }) {
    const row = await readDescription(call, { section: Section, key: Key });
    return { value: row ? presentDescription(row) : null };
  },
  async GetAll({ call }) {
    return { value: (await readDescriptions(call)).map(presentDescription) };
  },
  async GetAllFromSection({ call }, { Section }) {
    const rows = await readDescriptions(call);
    return { value: rows.filter((row) => row.section.toLowerCase() === Section.toLowerCase()).map(presentDescription) };
  },
  async SaveFromSectionAndKey({ call }, { Section, Key, PreferenceDescription }) {
    const spec = { section: Section, key: Key };
    const said = PreferenceDescription ?? {};
    await saveDescription(call, spec, {
      name: said.Name ?? undefined,
      valueType: said.ValueType ?? undefined,
      maxLevel: said.MaxLevel || undefined,
      sysMaxLevel: said.SysMaxLevel || undefined,
      minLevel: said.MinLevel ?? undefined,
      accessFlags: said.AccessFlags ?? undefined,
      description: said.Description ?? undefined,
      tableName: said.TableName ?? undefined,
      maxValue: said.MaxValue ?? undefined,
      minValue: said.MinValue ?? undefined,
      rank: said.Rank ?? undefined,
      subGroup: said.SubGroup ?? undefined,
      requiredLicense: said.RequiredLicense ?? undefined,
    });
    const row = await readDescription(call, spec);
    return { value: row ? presentDescription(row) : null };
  },
  async DeleteFromSectionAndKey({ call }, { Section, Key }) {
    await deleteDescription(call, { section: Section, key: Key });
    return { value: undefined };
  },
});
