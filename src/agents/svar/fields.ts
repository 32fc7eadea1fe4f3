/** Definitions of custom fields, by Svar's own agent. */
import { allFields, fieldsOf, removeField, saveField, type TableField } from '../../app/fields.ts';
import { renewed } from '../../app/renewed.ts';
import { fields } from '../../contract/agents/svar-fields.ts';
import type { SvarField } from '../../contract/carriers/svar-fields.ts';
import { Fault } from '../../contract/decode.ts';
import { CustomFieldType } from '../../contract/enums.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { relationOf } from '../../domain/custom-fields.ts';
import type { CustomField } from '../../domain/desk.ts';
import { FIELD_TABLES, type FieldTable, type FieldWish } from '../../domain/fields.ts';
import { acceptCustom } from '../accept/custom-fields.ts';
import { implement } from '../implement.ts';

/** What the wire calls a type → the documented number of `extra_fields.type`; relations have their own numbers. */
const TYPES: Readonly<Partial<Record<CustomFieldType, number>>> = {
  [CustomFieldType.Integer]: 1,
  [CustomFieldType.LongText]: 2,
  [CustomFieldType.Date]: 3,
  [CustomFieldType.DateTime]: 4,
  [CustomFieldType.Time]: 5,
  [CustomFieldType.Checkbox]: 6,
  [CustomFieldType.TimeSpan]: 7,
  [CustomFieldType.ShortText]: 10,
  [CustomFieldType.MdoList]: 12,
  [CustomFieldType.ListText]: 14,
  [CustomFieldType.Decimal]: 15,
};
const RELATIONS: Readonly<Record<string, number>> = {
  person: 16,
  company: 17,
  ticket: 18,
  user: 19,
  category: 24,
  priority: 25,
  sale: 27,
  project: 28,
  appointment: 29,
};

const tableOf = (name: string): FieldTable => {
  const table = FIELD_TABLES.find((one) => one === name);
  if (table) return table;
  throw new Fault('SvarField.Table', `is none of ${FIELD_TABLES.join(', ')}`);
};

/** What the wire calls the type of a field. */
export function wireType(field: CustomField): CustomFieldType {
  if (field.list !== undefined) return CustomFieldType.MdoList;
  const relation = relationOf(field);
  if (relation !== undefined && relation !== 'option') return CustomFieldType.RelationTo;
  const found = Object.entries(TYPES).find(([, type]) => type === field.type);
  return found ? (Number(found[0]) as CustomFieldType) : CustomFieldType.Unknown;
}

function present(field: TableField): Shown<typeof SvarField> {
  return {
    FieldId: field.id,
    Table: field.table,
    FieldName: field.name,
    DisplayName: field.label,
    Description: field.description,
    FieldType: wireType(field),
    RelationTo: Object.entries(RELATIONS).find(([, type]) => type === field.type)?.[0] ?? '',
    Options: field.options.map(({ id, name }) => ({ Id: id, Name: name })),
    DefaultValue: field.defaultValue,
    Rank: field.rank,
  };
}

/** The plain text of a default, which may come encoded. @throws Fault when it does not fit the type of the field */
export function defaultFrom(said: string, type: number): string {
  const field: CustomField = { id: 0, name: 'default', type, defaultValue: '', label: '', description: '', rank: 0, options: [] };
  return acceptCustom({ default: said }, new Map([[field.name, field]]), 'DefaultValue').default ?? '';
}

/** What is not said of a standing field stays as it is. */
function accept(said: Said<typeof SvarField>, standing: TableField | undefined): FieldWish {
  const type =
    said.FieldType === CustomFieldType.RelationTo
      ? RELATIONS[(said.RelationTo ?? '').toLowerCase()]
      : TYPES[said.FieldType ?? CustomFieldType.Unknown];
  const wanted =
    said.FieldType === undefined || said.FieldType === null || said.FieldType === CustomFieldType.Unknown ? standing?.type : type;
  if (wanted === undefined) throw new Fault('SvarField.FieldType', 'is not a type that a field can have');
  const name = (said.FieldName || standing?.name || '').toLowerCase();
  return {
    id: said.FieldId ?? 0,
    table: standing?.table ?? tableOf((said.Table ?? '').toLowerCase()),
    name,
    type: wanted,
    label: said.DisplayName ?? standing?.label ?? '',
    description: said.Description ?? standing?.description ?? '',
    defaultValue: typeof said.DefaultValue === 'string' ? defaultFrom(said.DefaultValue, wanted) : (standing?.defaultValue ?? ''),
    rank: said.Rank ?? standing?.rank ?? 0,
    options: said.Options?.map(({ Id, Name }) => ({ id: Id ?? 0, name: Name ?? '' })) ?? standing?.options ?? [],
  };
}

export const handlers = implement(fields, {
  GetFields: async ({ call }, { Table }) => ({
    value: (Table === '' ? allFields(call.desk) : fieldsOf(call.desk, tableOf(Table.toLowerCase()))).map(present),
  }),
  SaveField: async ({ call }, said) => {
    const standing = allFields(call.desk).find((field) => field.id === said.FieldId);
    const id = await saveField(call, accept(said, standing));
    const { desk } = await renewed(call);
    const saved = allFields(desk).find((field) => field.id === id);
    return { value: saved ? present(saved) : null };
  },
  DeleteField: async ({ call }, { FieldId }) => {
    await removeField(call, FieldId);
    return { value: undefined };
  },
});
