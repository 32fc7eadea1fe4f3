/** A field that the desk's owner adds to tickets, messages, persons or companies. */
import { CustomFieldType } from '../enums.ts';
import { carrier, int, label, list, oneOf, ref, text } from '../language.ts';

export const SvarFieldOption = carrier('SvarFieldOption', {
  Id: int(),
  Name: label(239),
});

export const SvarField = carrier('SvarField', {
  FieldId: int(),
  /** `ticket`, `message`, `person` or `company`. */
  Table: text(),
  /** `x_` and lower-case letters, digits, underscores; it stays what it was made as. */
  FieldName: text(64),
  DisplayName: label(128),
  Description: label(2047),
  FieldType: oneOf('CustomFieldType', CustomFieldType),
  /** What a field of type RelationTo points at: `person`, `company`, `ticket`, `user`, `category`, `priority`, `sale`, `project`, `appointment`. */
  RelationTo: text(),
  /** Choices of a field of type MdoList, in their order. */
  Options: list(ref(() => SvarFieldOption)),
  DefaultValue: text(255),
  Rank: int(),
});
