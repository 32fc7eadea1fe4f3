/** The Resource agent: texts that the desk's owner has put in the place of others. */
import { activate, areOn, readSubstitutions, restore, type SubstitutionRow, substitute } from '../../app/substitutions.ts';
import { operations } from '../../contract/agents/resource.ts';
import type { ResourceOverride } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { implement } from '../implement.ts';
import { limitIds } from '../viewer.ts';

const present = (row: SubstitutionRow): Shown<typeof ResourceOverride> => ({
  ResourceName: row.name,
  ResourceValue: row.value,
  Culture: row.culture,
  IsActive: row.active,
});

const limit = (names: readonly string[]): void =>
  limitIds(
    names.map((_, index) => index),
    'ResourceNames',
  );

export const handlers = implement(operations, {
  async SetResourceSubstitution({ call }, { ResourceName, ResourceValues, Culture, IsActive }) {
    await substitute(call, ResourceName.trim(), Culture.trim(), ResourceValues, IsActive);
    return { value: undefined };
  },
  async DeleteResourceSubstitution({ call }, { ResourceName, Culture }) {
    await restore(call, ResourceName.trim(), Culture.trim());
    return { value: undefined };
  },
  async ActivateResourceSubstitution({ call }, { ResourceName, Culture, IsActive }) {
    await activate(call, ResourceName.trim(), Culture.trim(), IsActive);
    return { value: undefined };
  },
  async GetResourceSubstitutions({ call }, { ResourceNames, Culture, ActiveOnly }) {
    limit(ResourceNames);
    if (ActiveOnly && !(await areOn(call))) return { value: [] };
    const rows = await readSubstitutions(call, ResourceNames, Culture.trim());
    return { value: rows.filter((row) => row.active || !ActiveOnly).map(present) };
  },
  async IsResourceSubstitutionActive({ call }, { ResourceNames, Culture }) {
    limit(ResourceNames);
    const on = await areOn(call);
    // wire: without names the switch of all is asked for
    if (ResourceNames.length === 0) return { value: [{ ResourceName: '', ResourceValue: '', Culture: '', IsActive: on }] };
    const rows = await readSubstitutions(call, ResourceNames, Culture.trim());
    return { value: rows.map((row) => ({ ...present(row), IsActive: on && row.active })) };
  },
});
