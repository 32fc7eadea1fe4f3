/** The operations of the Resource agent that Svar declares; its other ones answer 501. */
import { ResourceOverride } from '../carriers/index.ts';
import { args, bool, group, list, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  SetResourceSubstitution: operation(
    'Replaces a text in one culture; without a name it switches all replacements on or off',
    args({ ResourceName: text(), ResourceValues: text(), Culture: text(), IsActive: bool() }),
    nothing,
  ),
  DeleteResourceSubstitution: operation(
    'Takes a replacement back, in one culture or in all',
    args({ ResourceName: text(), Culture: text() }),
    nothing,
  ),
  ActivateResourceSubstitution: operation(
    'Switches a replacement on or off, in one culture or in all; without a name all of them',
    args({ ResourceName: text(), Culture: text(), IsActive: bool() }),
    nothing,
  ),
  GetResourceSubstitutions: operation(
    'Replacements by name and culture; without names all of them',
    args({ ResourceNames: list(text()), Culture: text(), ActiveOnly: bool() }),
    list(ref(() => ResourceOverride)),
  ),
  IsResourceSubstitutionActive: operation(
    'Which replacements are in force; without names the switch of them all',
    args({ ResourceNames: list(text()), Culture: text() }),
    list(ref(() => ResourceOverride)),
  ),
});
