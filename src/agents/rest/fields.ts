/** `GET /Ticket/CustomField` and `GET /TicketMessage/CustomField`: the fields that the desk's owner added. */
import { FieldInfoBase } from '../../contract/carriers/index.ts';
import { CustomFieldType } from '../../contract/enums.ts';
import { list, ref, type Shown } from '../../contract/language.ts';
import type { CustomField, Desk } from '../../domain/desk.ts';
import type { OwnHandler } from './own.ts';

/** wire: numbers of `extra_fields.type` as the types that field descriptions have; what is not named here is text. */
const types: Readonly<Record<number, CustomFieldType>> = {
  1: CustomFieldType.Integer,
  2: CustomFieldType.ShortText,
  3: CustomFieldType.Date,
  4: CustomFieldType.DateTime,
  6: CustomFieldType.Checkbox,
  15: CustomFieldType.Decimal,
};

const present = (field: CustomField, index: number): Shown<typeof FieldInfoBase> => ({
  FieldType: types[field.type] ?? CustomFieldType.ShortText,
  FieldName: field.name,
  DisplayName: field.name,
  ShortLabel: '',
  Rank: index + 1,
  TemplateVariableName: null,
});

function fieldsOf(pick: (desk: Desk) => ReadonlyMap<string, CustomField>): OwnHandler {
  return async ({ call }, asked) => {
    const all = [...pick(call.desk).values()].map(present);
    const name = asked.path('fieldName').toLowerCase();
    if (name === '') return { value: all, result: list(ref(() => FieldInfoBase)) };
    return { value: all.find((field) => field.FieldName?.toLowerCase() === name) ?? null, result: ref(() => FieldInfoBase) };
  };
}

export const fields: Readonly<Record<string, OwnHandler>> = {
  'Ticket.CustomField': fieldsOf((desk) => desk.ticketFields),
  'TicketMessage.CustomField': fieldsOf((desk) => desk.messageFields),
};
