/** The operations of the Resource agent that Svar declares; its other ones answer 501. */
import { ResourceOverride } from '../carriers/index.ts';
import { args, bool, group, list, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  SetResourceSubstitution: operation(
    '',
    args({ ResourceName: text(), ResourceValues: text(), Culture: text(), IsActive: bool() }),
    nothing,
  ),
  DeleteResourceSubstitution: operation('', args({ ResourceName: text(), Culture: text() }), nothing),
  ActivateResourceSubstitution: operation('', args({ ResourceName: text(), Culture: text(), IsActive: bool() }), nothing),
  GetResourceSubstitutions: operation(
    '',
    args({ ResourceNames: list(text()), Culture: text(), ActiveOnly: bool() }),
    list(ref(() => ResourceOverride)),
  ),
  IsResourceSubstitutionActive: operation('', args({ ResourceNames: list(text()), Culture: text() }), list(ref(() => ResourceOverride))),
});
