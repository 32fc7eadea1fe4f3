/** Properties of own fields, as they stand among those of an entity: `CustomFields.x_size`, `UserDefinedFields.SuperOffice:1`. */
import type { ShownFieldProperty } from '../../contract/describe.ts';
import { CustomFieldType, UDefFieldType } from '../../contract/enums.ts';
import type { CustomField, Desk, FieldOwner } from '../../domain/desk.ts';
import { EFieldRight } from '../../vocabulary.ts';
import { wireType } from '../svar/fields.ts';

const nameOf = (names: Readonly<Record<string, number>>, value: number): string =>
  Object.entries(names).find(([, number]) => number === value)?.[0] ?? '';

/** wire: lengths as the client's fixture of person 210 has them; a text has its own. */
const LENGTHS: Readonly<Record<number, number>> = {
  [UDefFieldType.Number]: 10,
  [UDefFieldType.Date]: 12,
  [UDefFieldType.UnlimitedDate]: 12,
  [UDefFieldType.Checkbox]: 2,
  [UDefFieldType.List]: 15,
  [UDefFieldType.Decimal]: 14,
};
const ADDED_LENGTHS: Readonly<Partial<Record<CustomFieldType, number>>> = {
  [CustomFieldType.ShortText]: 255,
  [CustomFieldType.LongText]: 64_000,
};

const { Read, Update, Unused4, UIHintMandatory, UIHintReadOnly } = EFieldRight;

function numbered(field: CustomField, desk: Desk, mayWrite: boolean): ShownFieldProperty {
  const { type = 0, textLength = 0, mandatory = false, readOnly = false } = desk.userFields.get(field.id)?.published ?? {};
  const hint = readOnly ? UIHintReadOnly : mandatory ? UIHintMandatory : 0;
  return {
    FieldRight: { Mask: mayWrite ? Update | hint : Read, Reason: '' },
    FieldType: nameOf(UDefFieldType, type),
    FieldLength: LENGTHS[type] ?? textLength,
  };
}

function added(field: CustomField, mayWrite: boolean): ShownFieldProperty {
  const type = wireType(field);
  return {
    FieldRight: { Mask: mayWrite ? Update | Unused4 : Read, Reason: '' },
    FieldType: nameOf(CustomFieldType, type),
    FieldLength: ADDED_LENGTHS[type] ?? -1,
  };
}

/** The properties of all fields of an owner's rows. wire: a numbered field stands in two of the maps. */
export function ownProperties(desk: Desk, owner: FieldOwner, mayWrite: boolean): Record<string, ShownFieldProperty> {
  const properties: Record<string, ShownFieldProperty> = {};
  for (const field of desk.ownFields[owner].values()) {
    const property = field.numbered ? numbered(field, desk, mayWrite) : added(field, mayWrite);
    properties[`CustomFields.${field.name}`] = property;
    if (field.numbered) properties[`UserDefinedFields.${field.name}`] = property;
  }
  return properties;
}
