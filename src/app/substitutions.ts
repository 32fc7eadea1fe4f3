/** Texts of the user interface that an administrator has replaced. */
import { isAdmin } from '../domain/rights.ts';
import type { Statement } from '../store/database.ts';
import {
  dropSubstitutions,
  putSubstitution,
  type SubstitutionRow,
  substitutionRows,
  substitutions,
  switchSubstitutions,
  theSwitch,
} from '../store/substitutions.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

export type { SubstitutionRow } from '../store/substitutions.ts';

const NAME_AT_MOST = 254;
const VALUE_AT_MOST = 4_000;

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};

/** Substitutions of these names (none: all), in a culture ('': in all). */
export async function readSubstitutions(call: Call, names: readonly string[], culture: string): Promise<SubstitutionRow[]> {
  return substitutionRows(await call.app.database.query(substitutions(names, culture)));
}

/** Are substitutions on at all? They are until somebody switches them off. */
export async function areOn(call: Call): Promise<boolean> {
  return substitutionRows(await call.app.database.query(theSwitch))[0]?.active ?? true;
}

async function change(call: Call, kind: string, name: string, statement: Statement): Promise<number> {
  const outcome = await changeRecord(call, async (tx, now) => {
    if (!isAdmin(now.agent)) refuse('forbidden', 'Resource', 'Only a general administrator replaces texts');
    const [rows] = await tx.query(statement);
    const ids = rows!.map((row) => row.id as number);
    const events = ids.map((id) => ({ entity: 'resource', id, kind: `resource.${kind}`, before: null, after: { name } }));
    return { value: ids.length, id: ids[0] ?? 0, events };
  });
  return 'repeated' in outcome ? 1 : outcome.value;
}

/** wire: .NET spellings of cultures, `nb-NO`. */
function checkNames(name: string, culture: string): void {
  if (name.length > NAME_AT_MOST || /[\p{Cc}[\]]/u.test(name)) refuse('invalid', 'ResourceName', 'This is not the name of a resource');
  if (culture !== '' && !/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i.test(culture))
    refuse('invalid', 'Culture', 'This is not a culture such as nb-NO');
}

/** Replaces a text in one culture; without a name it is the switch of all. */
export async function substitute(call: Call, name: string, culture: string, value: string, active: boolean): Promise<void> {
  checkNames(name, culture);
  if (name !== '' && culture === '') refuse('invalid', 'Culture', 'A text is replaced in one culture');
  if (value.length > VALUE_AT_MOST) refuse('invalid', 'ResourceValues', `A text has at most ${VALUE_AT_MOST} characters`);
  await change(call, 'saved', name, putSubstitution(name, name === '' ? '' : culture, name === '' ? '' : value, active));
}

/** Switches a substitution, in one culture or all; without a name the switch of all. */
export async function activate(call: Call, name: string, culture: string, active: boolean): Promise<void> {
  if (name === '') return substitute(call, '', '', '', active);
  checkNames(name, culture);
  const touched = await change(call, 'switched', name, switchSubstitutions(name, culture, active));
  if (touched === 0) refuse('unknown', 'ResourceName', 'This text has not been replaced');
}

/** Takes a substitution back for good, in one culture or all. A second time changes nothing. */
export async function restore(call: Call, name: string, culture: string): Promise<void> {
  checkNames(name, culture);
  await change(call, 'deleted', name, dropSubstitutions(name, culture));
}
