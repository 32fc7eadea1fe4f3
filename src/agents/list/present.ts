/** Rows of the ticket lists as their carriers; those that tickets carry too lie in present/lists.ts. */
import type { Heading, ListDefinition } from '../../app/lists.ts';
import type {
  HeadingEntity,
  ListEntity,
  TicketCategory,
  TicketPriority,
  TicketRelationDefinitionEntity,
  TicketTypeEntity,
} from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import type { Category, Priority, RelationDefinition, TicketTypeRow } from '../../domain/desk.ts';

/** wire: the light views of a category and a priority are a list item with three members. */
export const presentCategoryItem = (row: Category): Shown<typeof TicketCategory> => ({ Id: row.id, Value: row.fullName, Tooltip: '' });
export const presentPriorityItem = (row: Priority): Shown<typeof TicketPriority> => ({ Id: row.id, Value: row.name, Tooltip: '' });

export const presentTypeEntity = (row: TicketTypeRow): Shown<typeof TicketTypeEntity> => ({
  TicketTypeId: row.id,
  Name: row.name,
  Rank: row.rank,
  Tooltip: row.tooltip,
  Icon: row.icon,
  DefaultTicketStatus: row.defaultStatusId ?? 0,
  TicketStatuses: [...row.statusIds],
  DefaultTicketPriority: row.defaultPriorityId ?? 0,
  TicketPriorities: [...row.priorityIds],
  ReplyTemplate: row.replyTemplateId ?? 0,
  IsExternalVisible: row.isExternal,
  IsDefault: row.isDefault,
  ShowInNew: row.showInNew,
  ExcludeSignature: row.excludeSignature,
  ExcludeEmailRecipients: row.excludeEmailRecipients,
  ExternalAsDefault: row.externalAsDefault,
  VisibleForGroups: [...row.visibleForGroups],
  ReplyForwardNoSignature: row.replyForwardNoSignature,
  ReplyExternalAsDefault: row.replyExternalAsDefault,
});

export const presentRelation = (row: RelationDefinition): Shown<typeof TicketRelationDefinitionEntity> => ({
  TicketRelationDefId: row.id,
  Name: row.name,
  Description: row.description,
  Rank: row.rank,
  RelationType: row.type,
  IsBuiltIn: row.isBuiltIn,
  IsParentMandatory: row.isParentMandatory,
  IsCloseParentWithChild: row.closesParentWithChild,
  IsPreventClosingParent: row.preventsClosingParent,
  IsCloseWithParent: row.closesWithParent,
  SourceTicketTypes: [...row.sourceTypeIds],
  DestinationTicketTypes: [...row.destinationTypeIds],
});

export const presentHeading = (row: Heading): Shown<typeof HeadingEntity> => ({
  HeadingId: row.id,
  Name: row.name,
  Tooltip: row.tooltip,
  Deleted: row.deleted,
  Rank: row.rank,
  UdListDefinitionId: row.listId,
});

export const presentListEntity = (row: ListDefinition): Shown<typeof ListEntity> => ({
  Id: row.id,
  Name: row.title,
  Tooltip: row.tooltip,
  Deleted: row.deleted,
  Rank: row.rank,
  IsCustomList: row.isCustom,
  IsMDOList: true,
  UseGroupsAndHeadings: false,
  ListType: row.name,
  InUseByUserDefinedFields: false,
});
