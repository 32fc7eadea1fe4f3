/** Definitions of numbered fields: drafted, taken off and put in force by who administers the service. */

import { LISTS, relatedTo } from '../domain/custom-fields.ts';
import { deciding, isRefusal } from '../domain/decision.ts';
import type { CustomField, Desk, FieldOwner } from '../domain/desk.ts';
import { reach } from '../domain/rights.ts';
import type { Custom } from '../domain/thread.ts';
import { decideUserField, isUnpublished, mayDefine, type UserField, type UserFieldWish, userFieldsOf } from '../domain/user-fields.ts';
import type { Row } from '../store/database.ts';
import { namesIn, namesOf } from '../store/names.ts';
import { KEPT_LISTS, publishUserFields, removeUserField, writeUserField } from '../store/user-fields.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

const ABOUT = 'UserDefinedFieldInfo';

function checkMayDefine({ agent }: Call): void {
  if (!mayDefine(agent))
    throw new Refused({ why: 'forbidden', about: ABOUT, message: 'Only who administers the service may define fields' });
}

/** Lists of the desk whose rows have tables of their own, beside those that are kept as rows of a list. */
const listsFrom = (rows: readonly Row[]): { id: number; name: string }[] => [
  ...rows.map((row) => ({ id: row.id as number, name: row.name as string })),
  ...Object.keys(LISTS).map((name) => ({ id: 0, name })),
];

/** Adds a definition to the draft, or changes it there. @returns its id @throws Refused */
export async function saveUserField(call: Call, wish: UserFieldWish): Promise<number> {
  checkMayDefine(call);
  const outcome = await changeRecord(call, async (tx, now) => {
    const [lists] = await tx.query(KEPT_LISTS);
    const decided = deciding(decideUserField)(wish, now.desk.userFields, listsFrom(lists!));
    if (isRefusal(decided)) throw new Refused(decided);
    const [rows] = await tx.query(writeUserField(decided));
    const id = wish.id || (rows![0]!.id as number);
    return { value: id, id, events: [] };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** Takes a definition off the draft. @throws Refused */
export async function takeOffUserField(call: Call, id: number): Promise<void> {
  checkMayDefine(call);
  await changeRecord(call, async (_tx, { desk }) => {
    const field = desk.userFields.get(id);
    if (!field || field.removed) throw new Refused({ why: 'unknown', about: ABOUT, message: `Field ${id} was not found` });
    return { value: undefined, id, events: [], last: [removeUserField(field)] };
  });
}

/** Puts the draft of an owner in force. @returns how many definitions that has changed @throws Refused */
export async function publish(call: Call, owner: FieldOwner): Promise<number> {
  checkMayDefine(call);
  const outcome = await changeRecord(call, async (_tx, { desk }) => {
    const changed = [...desk.userFields.values()].filter((field) => field.owner === owner && isUnpublished(field));
    return { value: changed.length, id: changed.length, events: [], last: publishUserFields(changed) };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** The definition of a key among those of an owner, in any case. */
export const userFieldByKey = (desk: Desk, owner: FieldOwner, progId: string, published: boolean): UserField | undefined =>
  userFieldsOf(desk, owner, published).find(
    (field) => (published ? field.published! : field.draft).progId.toLowerCase() === progId.trim().toLowerCase(),
  );

/** Names of what values of fields point at, for who calls; asks only where there is something to ask for. */
export async function ownNames(
  call: Call,
  customs: readonly Custom[],
  fields: ReadonlyMap<string, CustomField>,
): Promise<ReadonlyMap<string, string>> {
  const related = fields.size === 0 ? null : relatedTo(customs, fields);
  if (!related) return new Map();
  return namesIn(await call.app.database.query(namesOf(related, reach(call.agent, 'list', call.desk))));
}
