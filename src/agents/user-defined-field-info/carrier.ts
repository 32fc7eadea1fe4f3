/** Definitions of numbered fields as their carrier, and back. */
import type { UserDefinedFieldInfo } from '../../contract/carriers/index.ts';
import { Fault } from '../../contract/decode.ts';
import { UDefFieldType, UDefType } from '../../contract/enums.ts';
import type { Said, Shown } from '../../contract/language.ts';
import type { Agent, Desk, FieldOwner } from '../../domain/desk.ts';
import { addedType, mayDefine, type UserField, type UserFieldSettings, type UserFieldWish } from '../../domain/user-fields.ts';
import { ETableRight } from '../../vocabulary.ts';
import { templateVariable } from '../present/field-info.ts';
import { defaultFrom } from '../svar/fields.ts';

const OWNERS: Readonly<Partial<Record<UDefType, FieldOwner>>> = {
  [UDefType.Contact]: 'company',
  [UDefType.Person]: 'person',
  [UDefType.Project]: 'project',
  [UDefType.Sale]: 'sale',
  [UDefType.Appointment]: 'appointment',
  [UDefType.Document]: 'document',
};

/** Whose fields are meant; null for types that have none. */
export const ownerOf = (type: UDefType | null | undefined): FieldOwner | null => OWNERS[type ?? UDefType.Invalid] ?? null;

const typeOf = (owner: FieldOwner): UDefType =>
  Number(Object.entries(OWNERS).find(([, of]) => of === owner)?.[0] ?? UDefType.Invalid) as UDefType;

type Kind = 'text' | 'number' | 'boolean';
/** wire: members that go in and out as they are; kept in the definition under our own names. */
const MEMBERS: readonly (readonly [member: keyof typeof UserDefinedFieldInfo.fields, own: keyof UserFieldSettings, kind: Kind])[] = [
  ['FieldDefault', 'defaultValue', 'text'],
  ['FieldHeight', 'fieldHeight', 'number'],
  ['FieldLabel', 'label', 'text'],
  ['FieldLeft', 'fieldLeft', 'number'],
  ['FieldTop', 'fieldTop', 'number'],
  ['FieldType', 'type', 'number'],
  ['FieldWidth', 'fieldWidth', 'number'],
  ['FormatMask', 'formatMask', 'text'],
  ['HideLabel', 'hideLabel', 'boolean'],
  ['IsIndexed', 'indexed', 'boolean'],
  ['LabelHeight', 'labelHeight', 'number'],
  ['LabelLeft', 'labelLeft', 'number'],
  ['LabelTop', 'labelTop', 'number'],
  ['LabelWidth', 'labelWidth', 'number'],
  ['ListTableId', 'listTableId', 'number'],
  ['IsMandatory', 'mandatory', 'boolean'],
  ['Page1LineNo', 'page1Line', 'number'],
  ['ProgId', 'progId', 'text'],
  ['IsReadOnly', 'readOnly', 'boolean'],
  ['ShortLabel', 'shortLabel', 'text'],
  ['TabOrder', 'tabOrder', 'number'],
  ['TextLength', 'textLength', 'number'],
  ['Tooltip', 'tooltip', 'text'],
  ['UDListDefinitionId', 'listId', 'number'],
  ['Justification', 'justification', 'number'],
];

/** What the caller may do with definitions. */
export const definitionRight = (agent: Agent) => ({
  Mask: mayDefine(agent) ? ETableRight.FULL : ETableRight.Select,
  Reason: mayDefine(agent) ? '' : '[SR_SVAR_NO_RIGHT]',
});

/** A draft that is not stored, as its carrier. */
export const presentSettings = (settings: UserFieldSettings, owner: FieldOwner, agent: Agent): Shown<typeof UserDefinedFieldInfo> => ({
  ...(Object.fromEntries(MEMBERS.map(([member, own]) => [member, settings[own]])) as Shown<typeof UserDefinedFieldInfo>),
  Type: typeOf(owner),
  MdoListName: settings.list,
  TableRight: definitionRight(agent),
});

/** A definition as its carrier: as it is in force, or as it was drafted. */
export const presentUserField = (field: UserField, published: boolean, desk: Desk, agent: Agent): Shown<typeof UserDefinedFieldInfo> => ({
  ...presentSettings(published && field.published ? field.published : field.draft, field.owner, agent),
  UDefFieldId: field.id,
  ColumnId: field.id,
  UdefIdentity: field.id,
  Version: field.version,
  TemplateVariableName: templateVariable(desk, field),
  HasBeenPublished: field.published !== null,
});

/** From the carrier to a wish. What is missing stays; a list is meant by its id, or by its name when no id is said. */
export function acceptUserField(entity: Said<typeof UserDefinedFieldInfo>, standing: UserField | undefined): UserFieldWish {
  const said: Record<string, unknown> = {};
  for (const [member, own, kind] of MEMBERS) {
    const value = entity[member as keyof typeof entity];
    if (value === undefined || value === null) continue;
    if (kind === 'text' || kind === typeof value) said[own] = value;
  }
  if (said.type === 0) delete said.type;
  const type = (said.type as number | undefined) ?? standing?.draft.type ?? UDefFieldType.Number;
  if (typeof said.defaultValue === 'string') said.defaultValue = defaultFrom(said.defaultValue, addedType(type));
  if (entity.MdoListName && !(typeof said.listId === 'number' && said.listId > 0)) said.list = entity.MdoListName;
  const owner = ownerOf(entity.Type);
  if (standing && owner !== null && owner !== standing.owner)
    throw new Fault('UserDefinedFieldInfo.Type', 'is not what the field was made for');
  return { id: Math.max(entity.UDefFieldId ?? 0, 0), owner, said: said as Partial<UserFieldSettings> };
}
