/** Svar's own operations for fields of tickets and messages, which the official agent for fields does not know. */
import { SvarField } from '../carriers/svar-fields.ts';
import { args, entity, group, int, list, nothing, operation, ref, text } from '../language.ts';

export const fields = group({
  GetFields: operation(
    'Fields that were added to `ticket`, `message`, `person` or `company`, by rank; without a table all of them',
    args({ Table: text() }),
    list(ref(() => SvarField)),
  ),
  SaveField: operation(
    'Adds a field (id 0) or changes how it is called, described, ordered and chosen from. Table and name stay, and so does the kind of its values',
    entity(() => SvarField),
    ref(() => SvarField),
  ),
  DeleteField: operation('Takes a field off; what was written in it is shown no more', args({ FieldId: int() }), nothing),
});
