/** A category of tickets. */
import { TicketCategoryClosingStatus, TicketCategoryDelegateMethod, TicketCategoryFlags } from '../../vocabulary.ts';
import { carrier, dict, flags, int, label, oneOf, ref, text } from '../language.ts';
import { rights } from './rights.ts';
import { TicketStatusEntity } from './status.ts';

export const TicketCategoryEntity = carrier('TicketCategoryEntity', {
  TicketCategoryId: int(),
  ParentId: int(),
  Name: label(64),
  Fullname: label(255),
  CategoryMaster: int(),
  Flags: flags('TicketCategoryFlags', TicketCategoryFlags),
  DelegateMethod: oneOf('TicketCategoryDelegateMethod', TicketCategoryDelegateMethod),
  ExternalName: text(255),
  ClosingStatus: oneOf('TicketCategoryClosingStatus', TicketCategoryClosingStatus),
  MsgClosingStatus: oneOf('TicketCategoryClosingStatus', TicketCategoryClosingStatus),
  AssignmentLag: int(),
  ReplyTemplate: int(),
  NotificationEmail: text(2047),
  DefaultTicketStatus: ref(() => TicketStatusEntity),
  DefaultMessageStatus: ref(() => TicketStatusEntity),
  EffectiveReplyTemplateId: int(),
  ExtraFields: dict(text()),
  CustomFields: dict(text()),
  ...rights,
});
