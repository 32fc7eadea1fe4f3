/** What can be preferred: described by general administrators; what comes with the desk keeps its meaning. */
import { isAdmin } from '../domain/rights.ts';
import { type DescriptionRow, descriptionRows, descriptions, descriptionsOf, dropNearer, type Spec } from '../store/preferences.ts';
import { allRows, columnValues, deleteRow, insertRow, updateRow } from '../store/rows.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

const NAME_AT_MOST = 239;
/** Ranks and levels lie in smallints. */
const SMALL_AT_MOST = 32_767;

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

/** Lengths of the columns, in UTF-16 units. */
const LENGTHS = { name: 254, description: 2_047, tableName: 254, subGroup: 254, requiredLicense: 254 } as const;

function checkLengths(wish: DescriptionWish): void {
  for (const [name, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][])
    if ((wish[name] ?? '').length > most) refuse('invalid', name, `${name} has at most ${most} characters`);
}

/** Describes a preference, or changes its description. */
export async function saveDescription(call: Call, spec: Spec, wish: DescriptionWish): Promise<void> {
  for (const text of [spec.section, spec.key])
    if (text.trim() === '' || text.length > NAME_AT_MOST)
      refuse('invalid', 'Section', `Section and key have 1 to ${NAME_AT_MOST} characters`);
  checkLengths(wish);
  if ([wish.rank ?? 0, wish.minLevel ?? 0].some((number) => Math.abs(number) > SMALL_AT_MOST))
    refuse('invalid', 'Rank', `This is at most ${SMALL_AT_MOST}`);
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
