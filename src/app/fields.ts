/** Definitions of custom fields: kept in the desk, changed by who administers the service. */
import { isRefusal } from '../domain/decision.ts';
import type { CustomField, Desk } from '../domain/desk.ts';
import { decideField, FIELD_TABLES, type FieldTable, type FieldWish } from '../domain/fields.ts';
import { isAdmin, RIGHTS } from '../domain/rights.ts';
import { deleteField, writeField } from '../store/fields.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

/** A field with the table it is of. */
export type TableField = CustomField & { table: FieldTable };

const ADDED: Readonly<Record<FieldTable, (desk: Desk) => ReadonlyMap<string, CustomField>>> = {
  ticket: (desk) => desk.ticketFields,
  message: (desk) => desk.messageFields,
  person: (desk) => desk.ownFields.person,
  company: (desk) => desk.ownFields.company,
};

/** The fields that were added to a table. */
export const fieldsOf = (desk: Desk, table: FieldTable): TableField[] =>
  [...ADDED[table](desk).values()].filter(({ numbered }) => !numbered).map((field) => ({ ...field, table }));

/** The fields that were added to any table. */
export const allFields = (desk: Desk): TableField[] => FIELD_TABLES.flatMap((table) => fieldsOf(desk, table));

function mayDefine({ agent }: Call): void {
  if (isAdmin(agent) || agent.rights.has(RIGHTS.serviceAdmin)) return;
  throw new Refused({ why: 'forbidden', about: 'SvarField', message: 'Only who administers the service may define fields' });
}

/** Adds or changes a definition. @returns its id @throws Refused */
export async function saveField(call: Call, wish: FieldWish): Promise<number> {
  mayDefine(call);
  const outcome = await changeRecord(call, async (tx, now) => {
    const others = fieldsOf(now.desk, wish.table);
    const decided = decideField(
      wish,
      others.find((field) => field.id === wish.id),
      others,
    );
    if (isRefusal(decided)) throw new Refused(decided);
    const [rows] = await tx.query(writeField(decided));
    const id = wish.id || (rows![0]!.id as number);
    return { value: id, id, events: [] };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** Takes a definition off; the values stay in their rows, unseen. @throws Refused */
export async function removeField(call: Call, id: number): Promise<void> {
  mayDefine(call);
  await changeRecord(call, async (tx, { desk }) => {
    if (!allFields(desk).some((field) => field.id === id))
      throw new Refused({ why: 'unknown', about: 'SvarField', message: `Field ${id} was not found` });
    await tx.query(deleteField(id));
    return { value: undefined, id, events: [] };
  });
}
