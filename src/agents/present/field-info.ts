/** Definitions of custom fields as FieldInfoBase: what `GET /Ticket/CustomField` lists. */
import { fieldsOf, type TableField } from '../../app/fields.ts';
import type { FieldInfoBase } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { FieldTable } from '../../domain/fields.ts';
import { wireType } from '../svar/fields.ts';

const present = (field: TableField): Shown<typeof FieldInfoBase> => ({
  FieldType: wireType(field),
  FieldName: field.name,
  DisplayName: field.label,
  Description: field.description,
  ShortLabel: field.label,
  Rank: field.rank,
  TemplateVariableName: field.name,
});

/** The fields that were added to tickets or messages, by rank. */
export const fieldInfos = (desk: Desk, table: FieldTable): Shown<typeof FieldInfoBase>[] => fieldsOf(desk, table).map(present);

/** One of them by its name in any case; null when there is none. */
export const fieldInfo = (desk: Desk, table: FieldTable, name: string): Shown<typeof FieldInfoBase> | null =>
  fieldInfos(desk, table).find((field) => field.FieldName?.toLowerCase() === name.toLowerCase()) ?? null;
