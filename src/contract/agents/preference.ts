/** The operations of the Preference agent that Svar declares; its other ones answer 501. */

import { Preference, PreferenceDescription, PreferenceSpec } from '../carriers/index.ts';
import { PreferenceLevel } from '../enums.ts';
import { args, bool, group, int, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  CreateDefaultPreference: operation(
    '',
    none(),
    ref(() => Preference),
    { select: false },
  ),
  SavePreference: operation('', args({ Preference: ref(() => Preference) }), nothing),
  GetPreference: operation(
    '',
    args({ Id: int() }),
    ref(() => Preference),
  ),
  SavePreferenceEntity: operation(
    '',
    args({ Preference: ref(() => Preference), RemoveLowerLevels: bool() }),
    ref(() => Preference),
  ),
  DeletePreference: operation('', args({ Id: int() }), nothing),
  GetPreferenceByName: operation(
    '',
    args({ PrefSection: text(), PrefKey: text(), PrefLevel: oneOf('PreferenceLevel', PreferenceLevel) }),
    ref(() => Preference),
  ),
  GetFromSectionAndKey: operation(
    '',
    args({ Section: text(), Key: text() }),
    ref(() => PreferenceDescription),
  ),
  GetAll: operation('', none(), list(ref(() => PreferenceDescription))),
  GetAllFromSection: operation('', args({ Section: text() }), list(ref(() => PreferenceDescription))),
  SaveFromSectionAndKey: operation(
    '',
    args({ Section: text(), Key: text(), PreferenceDescription: ref(() => PreferenceDescription) }),
    ref(() => PreferenceDescription),
  ),
  DeleteFromSectionAndKey: operation('', args({ Section: text(), Key: text() }), nothing),
  GetPreferences: operation('', args({ Specifications: list(ref(() => PreferenceSpec)) }), list(ref(() => Preference))),
});
