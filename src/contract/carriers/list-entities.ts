/** Carriers of the List agent. */
import { TicketRelationType } from '../../vocabulary.ts';
import { bool, carrier, int, label, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { rights } from './rights.ts';

export const TicketCategory = carrier('TicketCategory', {
  Id: int(),
  Value: label(),
  Tooltip: text(),
  ...rights,
});

export const TicketCategoryMembershipEntity = carrier('TicketCategoryMembershipEntity', {
  User: ref(() => Associate),
  Weight: int(),
  ...rights,
});

export const TicketRelationDefinitionEntity = carrier('TicketRelationDefinitionEntity', {
  TicketRelationDefId: int(),
  Name: label(4000),
  Description: label(4000),
  Rank: int(),
  RelationType: oneOf('TicketRelationType', TicketRelationType),
  IsBuiltIn: bool(),
  IsParentMandatory: bool(),
  IsCloseParentWithChild: bool(),
  IsPreventClosingParent: bool(),
  IsCloseWithParent: bool(),
  SourceTicketTypes: list(int()),
  DestinationTicketTypes: list(int()),
  ...rights,
});

export const TicketRelationDefinitionResult = carrier('TicketRelationDefinitionResult', {
  SourceTicketTypeId: int(),
  DestinationTicketTypeId: int(),
  IsValid: bool(),
  ExistingRelationDefinitionName: label(),
});

export const TicketTypeEntity = carrier('TicketTypeEntity', {
  TicketTypeId: int(),
  Name: label(4000),
  Rank: int(),
  Tooltip: label(4000),
  Icon: text(32),
  DefaultTicketStatus: int(),
  TicketStatuses: list(int()),
  DefaultTicketPriority: int(),
  TicketPriorities: list(int()),
  ReplyTemplate: int(),
  IsExternalVisible: bool(),
  IsDefault: bool(),
  ShowInNew: bool(),
  ExcludeSignature: bool(),
  ExcludeEmailRecipients: bool(),
  ExternalAsDefault: bool(),
  VisibleForGroups: list(int()),
  ReplyForwardNoSignature: bool(),
  ReplyExternalAsDefault: bool(),
  ...rights,
});

/** A list itself, as resources describe one. */
export const ListEntity = carrier('ListEntity', {
  Id: int(),
  Name: label(239),
  Tooltip: label(254),
  Deleted: bool(),
  Rank: int(),
  IsCustomList: bool(),
  IsMDOList: bool(),
  UseGroupsAndHeadings: bool(),
  ListType: text(),
  InUseByUserDefinedFields: bool(),
  ...rights,
});

/** A heading above items of a list. */
export const HeadingEntity = carrier('HeadingEntity', {
  HeadingId: int(),
  Name: label(239),
  Tooltip: label(254),
  Deleted: bool(),
  Rank: int(),
  UdListDefinitionId: int(),
  ...rights,
});
