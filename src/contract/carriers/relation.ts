/** Relations between tickets. */
import { TicketBaseStatus, TicketRelationError, TicketRelationType } from '../../vocabulary.ts';
import { bool, carrier, dateTime, int, label, list, oneOf, text } from '../language.ts';
import { rights } from './rights.ts';

export const TicketRelationEntity = carrier('TicketRelationEntity', {
  TicketRelationId: int(),
  SourceTicketId: int(),
  DestinationTicketId: int(),
  RelationType: oneOf('TicketRelationType', TicketRelationType),
  Comment: text(255),
  ...rights,
});

export const TicketRelationItem = carrier('TicketRelationItem', {
  TicketRelationId: int(),
  RelationType: oneOf('TicketRelationType', TicketRelationType),
  RelationComment: text(255),
  HasParent: bool(),
  ChildCount: int(),
  RelatedCount: int(),
  RelationCreatedAt: dateTime({ audit: true }),
  TicketId: int(),
  Title: text(),
  IconHint: text(),
  CustId: int(),
  PersonFullname: text(),
  ContactId: int(),
  ContactName: text(),
  BaseStatus: oneOf('TicketBaseStatus', TicketBaseStatus),
  TicketStatus: int(),
  TicketStatusDisplayValue: label(),
  TicketCreatedAt: dateTime(),
});

export const TicketRelationResult = carrier('TicketRelationResult', {
  SourceTicketId: int(),
  IsValid: bool(),
  RelationError: oneOf('TicketRelationError', TicketRelationError),
  ErrorMessage: text(),
});

export const TicketRelationAction = carrier('TicketRelationAction', {
  TicketIdToClose: int(),
  IsParentRequired: bool(),
  CanCloseCurrentTicket: bool(),
  Children: list(int()),
});
