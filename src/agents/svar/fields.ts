/** Definitions of custom fields, by Svar's own agent. */
import { fieldsOf, removeField, saveField, type TableField } from '../../app/fields.ts';
import { fields } from '../../contract/agents/svar-fields.ts';
import type { SvarField } from '../../contract/carriers/svar-fields.ts';
import { Fault } from '../../contract/decode.ts';
import { CustomFieldType } from '../../contract/enums.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { relationOf } from '../../domain/custom-fields.ts';
import type { FieldTable, FieldWish } from '../../domain/fields.ts';
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
};

const tableOf = (name: string): FieldTable => {
  if (name === 'ticket' || name === 'message') return name;
  throw new Fault('SvarField.Table', 'is not ticket or message');
};

/** What the wire calls the type of a field. */
export function wireType(field: TableField): CustomFieldType {
  const relation = relationOf(field);
  if (relation !== undefined && relation !== 'option') return CustomFieldType.RelationTo;
  const found = Object.entries(TYPES).find(([, type]) => type === field.type);
  return found ? (Number(found[0]) as CustomFieldType) : CustomFieldType.Unknown;
}

function present(field: TableField): Shown<typeof SvarField> {
  const relation = relationOf(field);
  return {
    FieldId: field.id,
    Table: field.table,
    FieldName: field.name,
    DisplayName: field.label,
    Description: field.description,
    FieldType: wireType(field),
    RelationTo: relation === undefined || relation === 'option' ? '' : relation,
    Options: field.options.map(({ id, name }) => ({ Id: id, Name: name })),
    DefaultValue: field.defaultValue,
    Rank: field.rank,
  };
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
  return {
    id: said.FieldId ?? 0,
    table: standing?.table ?? tableOf((said.Table ?? '').toLowerCase()),
    name: (said.FieldName || standing?.name || '').toLowerCase(),
    type: wanted,
    label: said.DisplayName ?? standing?.label ?? '',
    description: said.Description ?? standing?.description ?? '',
    defaultValue: said.DefaultValue ?? standing?.defaultValue ?? '',
    rank: said.Rank ?? standing?.rank ?? 0,
    options: said.Options?.map(({ Id, Name }) => ({ id: Id ?? 0, name: Name ?? '' })) ?? standing?.options ?? [],
  };
}

const all = (desk: Parameters<typeof fieldsOf>[0]): TableField[] => [...fieldsOf(desk, 'ticket'), ...fieldsOf(desk, 'message')];

export const handlers = implement(fields, {
  GetFields: async ({ call }, { Table }) => ({
    value: (Table === '' ? all(call.desk) : fieldsOf(call.desk, tableOf(Table.toLowerCase()))).map(present),
  }),
  SaveField: async ({ call }, said) => {
    const standing = all(call.desk).find((field) => field.id === said.FieldId);
    const id = await saveField(call, accept(said, standing));
    const { desk } = await call.app.desks.reload();
    const saved = all(desk).find((field) => field.id === id);
    return { value: saved ? present(saved) : null };
  },
  DeleteField: async ({ call }, { FieldId }) => {
    await removeField(call, FieldId);
    return { value: undefined };
  },
});
