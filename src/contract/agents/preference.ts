/** The operations of the Preference agent that Svar declares; its other ones answer 501. */

import { Preference, PreferenceDescription, PreferenceSpec } from '../carriers/index.ts';
import { PreferenceLevel } from '../enums.ts';
import { args, bool, group, int, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  CreateDefaultPreference: operation(
    'A draft of a preference of the caller; nothing is stored',
    none(),
    ref(() => Preference),
    { select: false },
  ),
  SavePreference: operation(
    "Sets a preference: one's own, or as a general administrator at another level",
    args({ Preference: ref(() => Preference) }),
    nothing,
  ),
  GetPreference: operation(
    'A value by its id; null for what concerns others only',
    args({ Id: int() }),
    ref(() => Preference),
  ),
  SavePreferenceEntity: operation(
    'Sets a preference at any level for any target, and may take the values nearer to users back; for general administrators',
    args({ Preference: ref(() => Preference), RemoveLowerLevels: bool() }),
    ref(() => Preference),
  ),
  DeletePreference: operation('Takes a value back, so that the next level counts', args({ Id: int() }), nothing),
  GetPreferenceByName: operation(
    'The value at one level, or with level Undefined the one nearest to the caller; level Undefined in the answer says that nothing is set',
    args({ PrefSection: text(), PrefKey: text(), PrefLevel: oneOf('PreferenceLevel', PreferenceLevel) }),
    ref(() => Preference),
  ),
  GetFromSectionAndKey: operation(
    'The description of a preference; null when it is not described',
    args({ Section: text(), Key: text() }),
    ref(() => PreferenceDescription),
  ),
  GetAll: operation('All descriptions of preferences', none(), list(ref(() => PreferenceDescription))),
  GetAllFromSection: operation('The descriptions of a section', args({ Section: text() }), list(ref(() => PreferenceDescription))),
  SaveFromSectionAndKey: operation(
    'Describes a preference or changes its description; what comes with the desk keeps its meaning',
    args({ Section: text(), Key: text(), PreferenceDescription: ref(() => PreferenceDescription) }),
    ref(() => PreferenceDescription),
  ),
  DeleteFromSectionAndKey: operation(
    'Removes a description with all values; what comes with the desk stays',
    args({ Section: text(), Key: text() }),
    nothing,
  ),
  GetPreferences: operation(
    'The values nearest to the caller, in the order asked for',
    args({ Specifications: list(ref(() => PreferenceSpec)) }),
    list(ref(() => Preference)),
  ),
});
