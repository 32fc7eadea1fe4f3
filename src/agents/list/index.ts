/** The List agent: categories, priorities, statuses, types and relations of tickets. */

import type { Call } from '../../app/call.ts';
import {
  changeMembers,
  deleteCategory,
  deletePriority,
  deleteRelation,
  deleteStatus,
  deleteType,
  moveCategory,
  moveStatus,
  moveType,
  type OrderedList,
  rebuildFullNames,
  renewed,
  setGroupCategories,
  setOrder,
  validateRelation,
} from '../../app/lists.ts';
import { operations } from '../../contract/agents/list.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { categoryItem } from '../mdo/desk-lists.ts';
import { presentItem } from '../mdo/items.ts';
import { presentCategory, presentPriority, presentStatus } from '../present/lists.ts';
import { limitIds, limitItems } from '../viewer.ts';
import { acceptMembers } from './accept.ts';
import { categories, get, priorities, relations, statuses, types } from './entities.ts';
import { presentCategoryItem, presentPriorityItem, presentRelation, presentTypeEntity } from './present.ts';

/** A command that answers nothing. */
const done = async (work: Promise<unknown>): Promise<Answer<undefined>> => {
  await work;
  return { value: undefined };
};
const order = (call: Call, list: OrderedList, id: number, place: number): Promise<Answer<undefined>> =>
  done(setOrder(call, list, id, place));

/** Rows of a list in the order of the ids; unknown and repeated ones are left out. */
function some<T, C>(ids: readonly number[], rows: ReadonlyMap<number, T>, present: (row: T) => C): C[] {
  limitIds(ids, 'ids');
  return [...new Set(ids)].flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [present(row)];
  });
}

/** Reads on the desk as it stands now. */
const reading =
  <A, V>(read: (call: Call, args: A) => V) =>
  async ({ call }: Request, args: A): Promise<Answer<V>> => ({ value: read(await renewed(call), args) });

export const handlers = implement(operations, {
  GetTicketCategory: reading(({ desk }, id: number) => get(desk.categories, id, presentCategoryItem)),
  CreateDefaultTicketCategoryEntity: async ({ call }) => ({ value: categories.draft(call) }),
  SaveTicketCategoryEntity: async ({ call }, entity) => ({ value: await categories.save(call, entity) }),
  DeleteTicketCategoryEntity: ({ call }, id) => done(deleteCategory(call, id)),
  GetTicketCategoryEntity: reading(({ desk }, id: number) => get(desk.categories, id, (row) => presentCategory(row, desk))),
  MoveAllTickets: ({ call }, { FromTicketCategoryId, ToTicketCategoryId }) =>
    done(renewed(call).then((now) => moveCategory(now, FromTicketCategoryId, ToTicketCategoryId))),
  RebuildFullnames: ({ call }) => done(rebuildFullNames(call)),
  GetTicketCategoryList: reading(({ desk }, ids: readonly number[]) => some(ids, desk.categories, (row) => presentCategory(row, desk))),
  GetTicketCategories: reading(categories.all),
  GetTicketCategoriesForUserGroups: reading(({ desk }, { UserGroupIds }: { UserGroupIds: readonly number[] }) => {
    limitIds(UserGroupIds, 'UserGroupIds');
    const ids = new Set(UserGroupIds.flatMap((id) => desk.groups.get(id)?.categoryIds ?? []));
    const rows = [...desk.categories.values()].filter(({ id }) => ids.has(id)).sort((a, b) => a.fullName.localeCompare(b.fullName, 'en'));
    return rows.map((row) => presentItem(categoryItem(row)));
  }),
  SetTicketCategoriesForUserGroup: ({ call }, { UserGroupId, CategoryIds }) => {
    limitIds(CategoryIds, 'CategoryIds');
    return done(setGroupCategories(call, UserGroupId, CategoryIds));
  },
  UpdateCategoryMemberships: ({ call }, args) => {
    for (const name of ['MembershipsToAdd', 'MembershipsToUpdate', 'MembershipsToDelete'] as const) limitItems(args[name], name);
    return done(
      changeMembers(call, args.TicketCategoryId, {
        add: acceptMembers(args.MembershipsToAdd),
        update: acceptMembers(args.MembershipsToUpdate),
        end: acceptMembers(args.MembershipsToDelete),
      }),
    );
  },
  GetTicketPriority: reading(({ desk }, id: number) => get(desk.priorities, id, presentPriorityItem)),
  CreateDefaultTicketPriorityEntity: async ({ call }) => ({ value: priorities.draft(call) }),
  SaveTicketPriorityEntity: async ({ call }, entity) => ({ value: await priorities.save(call, entity) }),
  DeleteTicketPriorityEntity: ({ call }, id) => done(deletePriority(call, id)),
  GetTicketPriorityEntity: reading(({ desk }, id: number) => get(desk.priorities, id, presentPriority)),
  SetTicketPrioritySortOrder: ({ call }, { TicketPriorityId, SortOrder }) => order(call, 'priority', TicketPriorityId, SortOrder),
  GetTicketPriorityList: reading(({ desk }, ids: readonly number[]) => some(ids, desk.priorities, presentPriorityItem)),
  GetTicketPriorities: reading((call) => priorities.rows(call).map(presentPriorityItem)),
  GetAllTicketPriorities: reading((call, { IncludeDeleted }: { IncludeDeleted: boolean }) =>
    priorities.rows(call, IncludeDeleted).map(presentPriority),
  ),
  CreateDefaultTicketRelationDefinitionEntity: async ({ call }) => ({ value: relations.draft(call) }),
  SaveTicketRelationDefinitionEntity: async ({ call }, entity) => ({ value: await relations.save(call, entity) }),
  DeleteTicketRelationDefinitionEntity: ({ call }, id) => done(deleteRelation(call, id)),
  GetTicketRelationDefinitionEntity: reading(({ desk }, id: number) => get(desk.relationDefinitions, id, presentRelation)),
  SetTicketRelationDefinitionSortOrder: ({ call }, { TicketRelationDefId, SortOrder }) =>
    order(call, 'relation', TicketRelationDefId, SortOrder),
  ValidateTicketRelationDefinition: async ({ call }, args) => {
    limitIds(args.SourceTicketTypeIds, 'SourceTicketTypeIds');
    limitIds(args.DestinationTicketTypeIds, 'DestinationTicketTypeIds');
    const found = await validateRelation(call, {
      id: args.TicketRelationDefinitionId,
      type: args.RelationType,
      sourceIds: [...new Set(args.SourceTicketTypeIds)],
      destinationIds: [...new Set(args.DestinationTicketTypeIds)],
    });
    return {
      value: found.map(({ sourceId, destinationId, other }) => ({
        SourceTicketTypeId: sourceId,
        DestinationTicketTypeId: destinationId,
        IsValid: other === null,
        ExistingRelationDefinitionName: other ?? '',
      })),
    };
  },
  GetAllTicketRelationDefinitionEntities: reading(relations.all),
  CreateDefaultTicketStatusEntity: async ({ call }) => ({ value: statuses.draft(call) }),
  SaveTicketStatusEntity: async ({ call }, entity) => ({ value: await statuses.save(call, entity) }),
  DeleteTicketStatusEntity: ({ call }, id) => done(deleteStatus(call, id)),
  GetTicketStatusEntity: reading(({ desk }, id: number) => get(desk.statuses, id, (row) => presentStatus(row, desk))),
  GlobalChangeTicketStatus: ({ call }, { FromTicketStatusId, ToTicketStatusId }) =>
    done(renewed(call).then((now) => moveStatus(now, FromTicketStatusId, ToTicketStatusId))),
  SetTicketStatusSortOrder: ({ call }, { TicketStatusId, SortOrder }) => order(call, 'status', TicketStatusId, SortOrder),
  GetTicketStatusList: reading(({ desk }, ids: readonly number[]) => some(ids, desk.statuses, (row) => presentStatus(row, desk))),
  GetTicketStatuses: reading(statuses.all),
  CreateDefaultTicketTypeEntity: async ({ call }) => ({ value: types.draft(call) }),
  SaveTicketTypeEntity: async ({ call }, entity) => ({ value: await types.save(call, entity) }),
  DeleteTicketTypeEntity: ({ call }, id) => done(deleteType(call, id)),
  GetTicketTypeEntity: reading(({ desk }, id: number) => get(desk.types, id, presentTypeEntity)),
  GlobalChangeTicketType: ({ call }, { FromTicketTypeId, ToTicketTypeId }) =>
    done(renewed(call).then((now) => moveType(now, FromTicketTypeId, ToTicketTypeId))),
  SetTicketTypeSortOrder: ({ call }, { TicketTypeId, SortOrder }) => order(call, 'type', TicketTypeId, SortOrder),
  GetTicketTypeList: reading(({ desk }, ids: readonly number[]) => some(ids, desk.types, presentTypeEntity)),
  GetTicketTypes: reading(types.all),
});
