/** Definitions of fields as FieldInfoBase: added ones and numbered ones alike. */
import { fieldsOf } from '../../app/fields.ts';
import type { FieldInfoBase } from '../../contract/carriers/index.ts';
import { CustomFieldType } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import type { CustomField, Desk, FieldOwner } from '../../domain/desk.ts';
import { FIELD_TABLES, type FieldTable } from '../../domain/fields.ts';
import { USER_FIELD, type UserField, type UserFieldSettings, userFieldsOf } from '../../domain/user-fields.ts';
import { wireType } from '../svar/fields.ts';

type Info = Shown<typeof FieldInfoBase>;

const presentAdded = (field: CustomField): Info => ({
  FieldType: wireType(field),
  FieldName: field.name,
  DisplayName: field.label,
  Description: field.description,
  ShortLabel: field.label,
  Rank: field.rank,
  TemplateVariableName: field.name,
});

const TYPES: Readonly<Record<number, CustomFieldType>> = {
  [USER_FIELD.number]: CustomFieldType.Integer,
  [USER_FIELD.shortText]: CustomFieldType.ShortText,
  [USER_FIELD.longText]: CustomFieldType.LongText,
  [USER_FIELD.date]: CustomFieldType.Date,
  [USER_FIELD.unlimitedDate]: CustomFieldType.Date,
  [USER_FIELD.checkbox]: CustomFieldType.Checkbox,
  [USER_FIELD.list]: CustomFieldType.MdoList,
  [USER_FIELD.decimal]: CustomFieldType.Decimal,
};

/** wire: the variables of templates: letters of the owner and the type, a number of two digits: `cs01`. */
const OWNER_LETTERS: Readonly<Record<FieldOwner, string>> = {
  company: 'c',
  person: 'p',
  project: 'j',
  sale: 's',
  appointment: 'a',
  document: 'd',
};
const TYPE_LETTERS: Readonly<Record<number, string>> = { 1: 'n', 2: 's', 3: 'l', 4: 'd', 5: 'u', 6: 'b', 7: 'i', 8: 'f' };

/** The name under which templates know a numbered field: counted among the fields of its owner and type, by id. */
export function templateVariable(desk: Desk, { id, owner, draft }: UserField): string {
  const before = [...desk.userFields.values()].filter(
    (field) => field.owner === owner && field.draft.type === draft.type && field.id <= id,
  );
  return `${OWNER_LETTERS[owner]}${TYPE_LETTERS[draft.type] ?? 'x'}${String(before.length).padStart(2, '0')}`;
}

const presentNumbered = (settings: UserFieldSettings, variable: string): Info => ({
  FieldType: TYPES[settings.type] ?? CustomFieldType.Unknown,
  FieldName: settings.progId,
  DisplayName: settings.label,
  Description: settings.tooltip,
  ShortLabel: settings.shortLabel || settings.label,
  HideLabel: settings.hideLabel,
  IsIndexed: settings.indexed,
  IsMandatory: settings.mandatory,
  IsReadOnly: settings.readOnly,
  Rank: settings.tabOrder,
  TemplateVariableName: variable,
});

/** wire: tables by their own names and by those of their entities. */
const TABLES: Readonly<Record<string, FieldTable | FieldOwner>> = {
  ticket: 'ticket',
  request: 'ticket',
  ej_message: 'message',
  message: 'message',
  ticketmessage: 'message',
  contact: 'company',
  company: 'company',
  person: 'person',
  project: 'project',
  sale: 'sale',
  appointment: 'appointment',
  document: 'document',
};

const isTable = (name: string): name is FieldTable => FIELD_TABLES.some((table) => table === name);
const isOwner = (name: string): name is FieldOwner => Object.hasOwn(OWNER_LETTERS, name);

/** All fields of a table, the added ones first. @param table as the wire calls it, in any case; null comes back for no such table */
export function fieldInfosOf(desk: Desk, table: string): Info[] | null {
  const name = TABLES[table.trim().toLowerCase()];
  if (name === undefined) return null;
  const added = isTable(name) ? fieldInfos(desk, name) : [];
  const numbered = isOwner(name) ? userFieldsOf(desk, name, true) : [];
  return [...added, ...numbered.map((field) => presentNumbered(field.published!, templateVariable(desk, field)))];
}

/** The fields that were added to a table, by rank. */
export const fieldInfos = (desk: Desk, table: FieldTable): Info[] => fieldsOf(desk, table).map(presentAdded);

/** One of them by its name in any case; null when there is none. */
export const fieldInfo = (desk: Desk, table: FieldTable, name: string): Info | null =>
  fieldInfos(desk, table).find((field) => field.FieldName?.toLowerCase() === name.toLowerCase()) ?? null;
