/** The operations of the List agent that Svar declares; its other ones answer 501. */
import { TicketRelationType } from '../../vocabulary.ts';
import {
  MDOListItem,
  TicketCategory,
  TicketCategoryEntity,
  TicketCategoryMembershipEntity,
  TicketPriority,
  TicketPriorityEntity,
  TicketRelationDefinitionEntity,
  TicketRelationDefinitionResult,
  TicketStatusEntity,
  TicketTypeEntity,
} from '../carriers/index.ts';
import { args, array, bool, entity, group, int, key, list, none, nothing, oneOf, operation, ref } from '../language.ts';

export const operations = group({
  GetTicketCategory: operation(
    'The id and the full name of a category',
    key('ticketCategoryId'),
    ref(() => TicketCategory),
  ),
  CreateDefaultTicketCategoryEntity: operation(
    'A draft of a category with default values; nothing is stored',
    none(),
    ref(() => TicketCategoryEntity),
    { select: false },
  ),
  SaveTicketCategoryEntity: operation(
    'Creates or changes a category; the full names of those below it follow',
    entity(() => TicketCategoryEntity),
    ref(() => TicketCategoryEntity),
    { select: false },
  ),
  DeleteTicketCategoryEntity: operation(
    'Deletes a category that has no tickets and no categories below it',
    key('ticketCategoryEntityId'),
    nothing,
    { select: false },
  ),
  GetTicketCategoryEntity: operation(
    'One category by its id',
    key('ticketCategoryEntityId'),
    ref(() => TicketCategoryEntity),
  ),
  MoveAllTickets: operation(
    'Moves every ticket of a category to another; asked again, it goes on with those that are left',
    args({ FromTicketCategoryId: int(), ToTicketCategoryId: int() }),
    nothing,
  ),
  RebuildFullnames: operation('Makes the full names of all categories anew', none(), nothing),
  GetTicketCategoryList: operation(
    'Categories by their ids',
    array('ticketCategoryEntityIds', int()),
    list(ref(() => TicketCategoryEntity)),
  ),
  GetTicketCategories: operation('All categories, by their full names', none(), list(ref(() => TicketCategoryEntity))),
  GetTicketCategoriesForUserGroups: operation(
    'The categories that users are members of by these groups',
    args({ UserGroupIds: list(int()) }),
    list(ref(() => MDOListItem)),
  ),
  SetTicketCategoriesForUserGroup: operation(
    'Makes the users of a group members of these categories and of no others',
    args({ UserGroupId: int(), CategoryIds: list(int()) }),
    nothing,
  ),
  UpdateCategoryMemberships: operation(
    'Adds, changes and ends memberships of single users in a category',
    args({
      TicketCategoryId: int(),
      MembershipsToAdd: list(ref(() => TicketCategoryMembershipEntity)),
      MembershipsToUpdate: list(ref(() => TicketCategoryMembershipEntity)),
      MembershipsToDelete: list(ref(() => TicketCategoryMembershipEntity)),
    }),
    nothing,
  ),
  GetTicketPriority: operation(
    'The id and the name of a priority',
    key('ticketPriorityId'),
    ref(() => TicketPriority),
  ),
  CreateDefaultTicketPriorityEntity: operation(
    'A draft of a priority with default values; nothing is stored',
    none(),
    ref(() => TicketPriorityEntity),
    { select: false },
  ),
  SaveTicketPriorityEntity: operation(
    'Creates or changes a priority with its office hours, its free days and its escalation levels',
    entity(() => TicketPriorityEntity),
    ref(() => TicketPriorityEntity),
    { select: false },
  ),
  DeleteTicketPriorityEntity: operation(
    'Takes a priority out of use; tickets that have it keep it',
    key('ticketPriorityEntityId'),
    nothing,
    { select: false },
  ),
  GetTicketPriorityEntity: operation(
    'One priority by its id',
    key('ticketPriorityEntityId'),
    ref(() => TicketPriorityEntity),
  ),
  SetTicketPrioritySortOrder: operation(
    'Puts a priority at a place of its list, counted from 1',
    args({ TicketPriorityId: int(), SortOrder: int() }),
    nothing,
  ),
  GetTicketPriorityList: operation(
    'Ids and names of priorities by their ids',
    array('ticketPriorityIds', int()),
    list(ref(() => TicketPriority)),
  ),
  GetTicketPriorities: operation('Ids and names of the priorities in use, in their order', none(), list(ref(() => TicketPriority))),
  GetAllTicketPriorities: operation(
    'Priorities in their order, on wish with those out of use',
    args({ IncludeDeleted: bool() }),
    list(ref(() => TicketPriorityEntity)),
  ),
  CreateDefaultTicketRelationDefinitionEntity: operation(
    'A draft of a kind of relation with default values; nothing is stored',
    none(),
    ref(() => TicketRelationDefinitionEntity),
    { select: false },
  ),
  SaveTicketRelationDefinitionEntity: operation(
    'Creates or changes what a relation between tickets means and which types it is for',
    entity(() => TicketRelationDefinitionEntity),
    ref(() => TicketRelationDefinitionEntity),
    { select: false },
  ),
  DeleteTicketRelationDefinitionEntity: operation(
    'Deletes a kind of relation; relations that stand lose their kind only',
    key('ticketRelationDefinitionEntityId'),
    nothing,
    { select: false },
  ),
  GetTicketRelationDefinitionEntity: operation(
    'One kind of relation by its id',
    key('ticketRelationDefinitionEntityId'),
    ref(() => TicketRelationDefinitionEntity),
  ),
  SetTicketRelationDefinitionSortOrder: operation(
    'Puts a kind of relation at a place of its list, counted from 1',
    args({ TicketRelationDefId: int(), SortOrder: int() }),
    nothing,
  ),
  ValidateTicketRelationDefinition: operation(
    'Tells for each pair of types whether another relation of the same sort is for that pair already',
    args({
      TicketRelationDefinitionId: int(),
      SourceTicketTypeIds: list(int()),
      DestinationTicketTypeIds: list(int()),
      RelationType: oneOf('TicketRelationType', TicketRelationType),
    }),
    list(ref(() => TicketRelationDefinitionResult)),
  ),
  GetAllTicketRelationDefinitionEntities: operation(
    'All kinds of relations, in their order',
    none(),
    list(ref(() => TicketRelationDefinitionEntity)),
  ),
  CreateDefaultTicketStatusEntity: operation(
    'A draft of a status with default values; nothing is stored',
    none(),
    ref(() => TicketStatusEntity),
    { select: false },
  ),
  SaveTicketStatusEntity: operation(
    'Creates or changes a status; a new default of a base status takes the place of the one before',
    entity(() => TicketStatusEntity),
    ref(() => TicketStatusEntity),
    { select: false },
  ),
  DeleteTicketStatusEntity: operation(
    'Takes a status out of use that no ticket has, that is no default and not the last of its base',
    key('ticketStatusEntityId'),
    nothing,
    { select: false },
  ),
  GetTicketStatusEntity: operation(
    'One status by its id',
    key('ticketStatusEntityId'),
    ref(() => TicketStatusEntity),
  ),
  GlobalChangeTicketStatus: operation(
    'Gives every ticket, type, category and user with one status another one; asked again, it goes on with the tickets that are left',
    args({ FromTicketStatusId: int(), ToTicketStatusId: int() }),
    nothing,
  ),
  SetTicketStatusSortOrder: operation(
    'Puts a status at a place of its list, counted from 1',
    args({ TicketStatusId: int(), SortOrder: int() }),
    nothing,
  ),
  GetTicketStatusList: operation('Statuses by their ids', array('ticketStatusEntityIds', int()), list(ref(() => TicketStatusEntity))),
  GetTicketStatuses: operation('All statuses in use, in their order', none(), list(ref(() => TicketStatusEntity))),
  CreateDefaultTicketTypeEntity: operation(
    'A draft of a type with default values; nothing is stored',
    none(),
    ref(() => TicketTypeEntity),
    { select: false },
  ),
  SaveTicketTypeEntity: operation(
    'Creates or changes a type with the statuses and priorities it allows',
    entity(() => TicketTypeEntity),
    ref(() => TicketTypeEntity),
    { select: false },
  ),
  DeleteTicketTypeEntity: operation('Deletes a type that no ticket has and that is not the default', key('ticketTypeEntityId'), nothing, {
    select: false,
  }),
  GetTicketTypeEntity: operation(
    'One type by its id',
    key('ticketTypeEntityId'),
    ref(() => TicketTypeEntity),
  ),
  GlobalChangeTicketType: operation(
    'Gives every ticket of one type another one; asked again, it goes on with the tickets that are left',
    args({ FromTicketTypeId: int(), ToTicketTypeId: int() }),
    nothing,
  ),
  SetTicketTypeSortOrder: operation(
    'Puts a type at a place of its list, counted from 1',
    args({ TicketTypeId: int(), SortOrder: int() }),
    nothing,
  ),
  GetTicketTypeList: operation('Types by their ids', array('ticketTypeEntityIds', int()), list(ref(() => TicketTypeEntity))),
  GetTicketTypes: operation('All types, in their order', none(), list(ref(() => TicketTypeEntity))),
});
