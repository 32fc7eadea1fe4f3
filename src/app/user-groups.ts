/** Groups of users: read by everybody, changed by general administrators. */
import { isAdmin } from '../domain/rights.ts';
import { allRows, columnValues, deleteRow, insertRow, records, rowsById, updateRow } from '../store/rows.ts';
import { type GroupRow, groupNameTaken, highestGroupRank, moveMembers, userGroups } from '../store/users.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord, type RecordEvent } from './record.ts';

export type { GroupRow } from '../store/users.ts';

const NAME_AT_MOST = 239;
const TOOLTIP_AT_MOST = 254;
/** Ranks lie in a smallint. */
const RANK_AT_MOST = 32_767;

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};
function checkAdmin(call: Call): void {
  if (!isAdmin(call.agent)) refuse('forbidden', 'UserGroup', 'Only a general administrator may change user groups');
}
const groups = (rows: readonly Record<string, unknown>[]): GroupRow[] => records(rows) as unknown as GroupRow[];

/** Groups by id, in the order of the ids. */
export const readGroups = async (call: Call, ids: readonly number[]): Promise<GroupRow[]> =>
  groups(await call.app.database.query(rowsById(userGroups, ids)));

/** All groups, by rank. */
export const allGroups = async (call: Call): Promise<GroupRow[]> => groups(await call.app.database.query(allRows(userGroups, 'rank')));

/** The rank behind the last group. */
export const nextRank = async (call: Call): Promise<number> => ((await call.app.database.query(highestGroupRank))[0]!.rank as number) + 1;

export interface GroupWish {
  name?: string | undefined;
  tooltip?: string | undefined;
  rank?: number | undefined;
  deleted?: boolean | undefined;
}

/** Makes a group (id 0) or changes one. @returns its id */
export async function saveGroup(call: Call, id: number, wish: GroupWish): Promise<number> {
  const outcome = await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    const { name } = wish;
    if ((name === undefined && id === 0) || name?.trim() === '' || (name ?? '').length > NAME_AT_MOST)
      refuse('invalid', 'Value', `A group needs a name of 1 to ${NAME_AT_MOST} characters`);
    if ((wish.tooltip ?? '').length > TOOLTIP_AT_MOST) refuse('invalid', 'Tooltip', `A tooltip has at most ${TOOLTIP_AT_MOST} characters`);
    if (Math.abs(wish.rank ?? 0) > RANK_AT_MOST) refuse('invalid', 'Rank', `A rank is at most ${RANK_AT_MOST}`);
    const [rows, taken, ranks] = await tx.query(rowsById(userGroups, [id], true), groupNameTaken(id, name ?? ''), highestGroupRank);
    const before = groups(rows!)[0];
    if (id !== 0 && !before) refuse('unknown', 'Id', `User group ${id} was not found`);
    if (taken!.length > 0) refuse('invalid', 'Value', 'There is a group of this name already');
    const after = { ...wish, rank: wish.rank || before?.rank || (ranks![0]!.rank as number) + 1 };
    if (before) {
      const change = updateRow(userGroups, id, after);
      return { value: id, id, events: [eventOf(id, 'changed', { ...before }, after)], last: change ? [change] : [] };
    }
    const [made] = await tx.query(insertRow(userGroups, after));
    const newId = made![0]!.id as number;
    return { value: newId, id: newId, events: [eventOf(newId, 'created', null, after)] };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

type Values = Readonly<Record<string, unknown>>;

const eventOf = (id: number, what: string, before: Values | null, after: Values | null): RecordEvent => ({
  entity: 'usergroup',
  id,
  kind: `usergroup.${what}`,
  before: before ? columnValues(userGroups, before) : null,
  after: after ? columnValues(userGroups, after) : null,
});

/** Deletes a group when its members have moved to another one. */
export async function deleteGroup(call: Call, id: number, moveTo: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    if (id === moveTo) refuse('invalid', 'UserGroupToMoveTo', 'Members have to move to another group');
    const [rows] = await tx.query(
      rowsById(
        userGroups,
        [id, moveTo].sort((a, b) => a - b),
        true,
      ),
    );
    const found = groups(rows!);
    const gone = found.find((group) => group.id === id);
    if (!gone) return refuse('unknown', 'UserGroupToDelete', `User group ${id} was not found`);
    if (!found.some((group) => group.id === moveTo && !group.deleted))
      refuse('unknown', 'UserGroupToMoveTo', `User group ${moveTo} was not found`);
    return {
      value: null,
      id,
      events: [eventOf(id, 'deleted', { ...gone }, null)],
      last: [...moveMembers(id, moveTo), deleteRow(userGroups, id)],
    };
  });
}
