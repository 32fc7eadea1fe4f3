/** Carriers of the List agent. */
import { TicketRelationType } from '../../vocabulary.ts';
import { bool, carrier, int, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { rights } from './rights.ts';

export const TicketCategory = carrier('TicketCategory', {
  Id: int(),
  Value: text(),
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
  Name: text(),
  Description: text(),
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
  ExistingRelationDefinitionName: text(),
});

export const TicketTypeEntity = carrier('TicketTypeEntity', {
  TicketTypeId: int(),
  Name: text(),
  Rank: int(),
  Tooltip: text(),
  Icon: text(),
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
