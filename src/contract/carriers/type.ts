/** A type of tickets. */
import { bool, carrier, int, label, list, text } from '../language.ts';
import { rights } from './rights.ts';

export const TicketType = carrier('TicketType', {
  TicketTypeId: int(),
  Name: label(4000),
  Icon: text(32),
  DefaultTicketStatus: int(),
  DefaultTicketPriority: int(),
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
