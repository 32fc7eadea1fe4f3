/** `GET /Ticket/CustomField` and `GET /TicketMessage/CustomField`: the fields that the desk's owner added. */
import { FieldInfoBase } from '../../contract/carriers/index.ts';
import { list, ref } from '../../contract/language.ts';
import type { FieldTable } from '../../domain/fields.ts';
import { fieldInfo, fieldInfos } from '../present/field-info.ts';
import type { OwnHandler } from './own.ts';

function fieldsOf(table: FieldTable): OwnHandler {
  return async ({ call }, asked) => {
    const name = asked.path('fieldName');
    if (name === '') return { value: fieldInfos(call.desk, table), result: list(ref(() => FieldInfoBase)) };
    return { value: fieldInfo(call.desk, table, name), result: ref(() => FieldInfoBase) };
  };
}

export const fields: Readonly<Record<string, OwnHandler>> = {
  'Ticket.CustomField': fieldsOf('ticket'),
  'TicketMessage.CustomField': fieldsOf('message'),
};
