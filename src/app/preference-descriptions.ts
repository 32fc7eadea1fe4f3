/** What can be preferred: described by general administrators; what comes with the desk keeps its meaning. */
import { isAdmin } from '../domain/rights.ts';
import { type DescriptionRow, descriptionRows, descriptions, descriptionsOf, dropNearer, type Spec } from '../store/preferences.ts';
import { allRows, columnValues, deleteRow, insertRow, updateRow } from '../store/rows.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

const NAME_AT_MOST = 239;

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};
function checkAdmin(call: Call): void {
  if (!isAdmin(call.agent)) refuse('forbidden', 'Preference', 'Only a general administrator may say what can be preferred');
}

/** All descriptions, by section and rank. */
export const readDescriptions = async (call: Call): Promise<DescriptionRow[]> =>
  descriptionRows(await call.app.database.query(allRows(descriptions, 'section', 'rank')));

/** One description, or null. */
export const readDescription = async (call: Call, spec: Spec): Promise<DescriptionRow | null> =>
  descriptionRows(await call.app.database.query(descriptionsOf([spec])))[0] ?? null;

export type DescriptionWish = { [K in keyof Omit<DescriptionRow, 'id' | 'section' | 'key' | 'isBuiltin'>]?: DescriptionRow[K] | undefined };

/** What comes with the desk may be named and ranked anew, and set at fewer levels. */
const ofBuiltin = ({ name, description, rank, subGroup, maxLevel }: DescriptionWish): DescriptionWish => ({
  name,
  description,
  rank,
  subGroup,
  maxLevel,
});

/** Describes a preference, or changes its description. */
export async function saveDescription(call: Call, spec: Spec, wish: DescriptionWish): Promise<void> {
  for (const text of [spec.section, spec.key])
    if (text.trim() === '' || text.length > NAME_AT_MOST)
      refuse('invalid', 'Section', `Section and key have 1 to ${NAME_AT_MOST} characters`);
  await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    const [rows] = await tx.query(descriptionsOf([spec]));
    const before = descriptionRows(rows!)[0];
    const after = before?.isBuiltin ? ofBuiltin(wish) : wish;
    const bound = after.sysMaxLevel ?? before?.sysMaxLevel ?? 5;
    if ((after.maxLevel ?? 0) > bound) refuse('invalid', 'MaxLevel', 'MaxLevel cannot be nearer to the user than SysMaxLevel');
    if (!before) {
      const [made] = await tx.query(insertRow(descriptions, { ...spec, ...after }));
      const id = made![0]!.id as number;
      return {
        value: null,
        id,
        events: [
          { entity: 'prefdesc', id, kind: 'prefdesc.created', before: null, after: columnValues(descriptions, { ...spec, ...after }) },
        ],
      };
    }
    const change = updateRow(descriptions, before.id, after);
    const event = {
      entity: 'prefdesc',
      id: before.id,
      kind: 'prefdesc.changed',
      before: columnValues(descriptions, { ...before }),
      after: columnValues(descriptions, after),
    };
    return { value: null, id: before.id, events: [event], last: change ? [change] : [] };
  });
}

/** Removes a description with all values; what comes with the desk stays. */
export async function deleteDescription(call: Call, spec: Spec): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    const [rows] = await tx.query(descriptionsOf([spec]));
    const row = descriptionRows(rows!)[0];
    if (!row) return refuse('unknown', 'Key', `Preference ${spec.section}/${spec.key} was not found`);
    if (row.isBuiltin) refuse('invalid', 'Key', 'What comes with the desk cannot be removed');
    const event = { entity: 'prefdesc', id: row.id, kind: 'prefdesc.deleted', before: columnValues(descriptions, { ...row }), after: null };
    return { value: null, id: row.id, events: [event], last: [dropNearer(spec, 0), deleteRow(descriptions, row.id)] };
  });
}
