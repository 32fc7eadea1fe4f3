/** Categories: the tree, its members, and the groups whose users are members. */
import type { Category, Desk } from '../../domain/desk.ts';
import { type CategoryWish, categoryAfter, mayDeleteCategory } from '../../domain/list-rows.ts';
import { fullNames, rowsOf } from '../../domain/lists.ts';
import type { Tx } from '../../store/database.ts';
import { endMembership, ownMembers, setCategoriesOfGroup, setMembership } from '../../store/lists/administration.ts';
import { CATEGORY } from '../../store/lists/shapes.ts';
import type { RecordEvent } from '../../store/record-events.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { administer, decided, existing, type ListKind, removeRow, standing, writeRow } from './administration.ts';
import { checkUnused } from './rows.ts';

const CATEGORIES: ListKind = { shape: CATEGORY, entity: 'ejcategory' };

/** Writes the full names that differ from what stands. @returns their events */
async function writeFullNames(tx: Tx, categories: readonly Category[], names: ReadonlyMap<number, string>): Promise<RecordEvent[]> {
  const events: RecordEvent[] = [];
  for (const row of categories)
    events.push(...(await writeRow(tx, CATEGORIES, row.id, { ...row }, { ...row, fullName: names.get(row.id) ?? row.name })).events);
  return events;
}

/** Creates or changes a category; the full names of all below it follow. @returns its id */
export const saveCategory = (call: Call, wishOn: (desk: Desk) => CategoryWish): Promise<number> =>
  administer(call, 'categories', async (tx, { desk }) => {
    const wish = wishOn(desk);
    const before = standing(desk.categories, wish.id, 'TicketCategory');
    const wished = decided(() => categoryAfter(before, wish, desk));
    const others = [...desk.categories.values()].filter(({ id }) => id !== wish.id);
    const names = decided(() => fullNames([...others, wished]));
    const after = { ...wished, fullName: names.get(wished.id) ?? wished.name };
    const change = await writeRow(tx, CATEGORIES, wish.id, before && { ...before }, { ...after });
    return { id: change.id, events: [...change.events, ...(before ? await writeFullNames(tx, others, names) : [])] };
  });

/** @throws Refused while it has tickets, or others under it */
export const deleteCategory = (call: Call, id: number): Promise<number> =>
  administer(call, 'categories', async (tx, { desk }) => {
    const before = existing(desk.categories, id, 'TicketCategory');
    decided(() => mayDeleteCategory(before, desk) as undefined);
    await checkUnused(tx, 'category', id, 'TicketCategory');
    return removeRow(tx, CATEGORIES, id, { ...before });
  });

/** Makes all full names anew, for trees that were changed behind our back. */
export const rebuildFullNames = (call: Call): Promise<number> =>
  administer(call, 'categories', async (tx, { desk }) => {
    const rows = [...desk.categories.values()];
    return {
      id: 0,
      events: await writeFullNames(
        tx,
        rows,
        decided(() => fullNames(rows)),
      ),
    };
  });

/** A user in a category, with the weight of the share of new tickets. */
export interface Member {
  associateId?: number | undefined;
  userId?: number | undefined;
  weight: number;
}
const HEAVIEST = 32_767;

function memberIn(desk: Desk, member: Member): { userId: number; weight: number } {
  const agent = member.userId ? desk.agents.get(member.userId) : desk.associates.get(member.associateId ?? 0);
  if (!agent || agent.id <= 0 || agent.robot) throw new Refused({ why: 'unknown', about: 'User', message: 'The user was not found' });
  if (member.weight < 0 || member.weight > HEAVIEST)
    throw new Refused({ why: 'invalid', about: 'Weight', message: `Weight must be from 0 to ${HEAVIEST}` });
  return { userId: agent.id, weight: member.weight };
}

/** Adds, changes and ends memberships that do not come from a group; those of a group have no weight to change. */
export const changeMembers = (
  call: Call,
  categoryId: number,
  { add, update, end }: { add: readonly Member[]; update: readonly Member[]; end: readonly Member[] },
): Promise<number> =>
  administer(call, 'categories', async (tx, { desk }) => {
    existing(desk.categories, categoryId, 'TicketCategory');
    const [rows] = await tx.query(ownMembers(categoryId));
    const own = new Set(rows!.map((row) => row.userId as number));
    const stays = (member: Member): { userId: number; weight: number } => {
      const found = memberIn(desk, member);
      if (!own.has(found.userId))
        throw new Refused({ why: 'unknown', about: 'MembershipsToUpdate', message: `User ${found.userId} is no member by himself` });
      return found;
    };
    await tx.query(
      ...end.map((member) => endMembership(categoryId, memberIn(desk, member).userId)),
      ...[...update.map(stays), ...add.map((member) => memberIn(desk, member))].map(({ userId, weight }) =>
        setMembership(categoryId, userId, weight),
      ),
    );
    return { id: categoryId, events: [] };
  });

/** The categories whose members a group's users are: these and no others. */
export const setGroupCategories = (call: Call, groupId: number, categoryIds: readonly number[]): Promise<number> =>
  administer(call, 'categories', async (tx, { desk }) => {
    existing(desk.groups, groupId, 'UserGroup');
    const ids = decided(() => rowsOf(categoryIds, desk.categories, 'CategoryIds'));
    await tx.query(...setCategoriesOfGroup(groupId, ids));
    return { id: groupId, events: [] };
  });
