/** A status: named state on a base state. */
import { TicketBaseStatus, TicketStatusTimeCounter } from '../../vocabulary.ts';
import { bool, carrier, int, label, oneOf } from '../language.ts';
import { rights } from './rights.ts';

export const TicketStatusEntity = carrier('TicketStatusEntity', {
  TicketStatusId: int(),
  Name: label(255),
  Status: oneOf('TicketBaseStatus', TicketBaseStatus),
  TimeCounter: oneOf('TicketStatusTimeCounter', TicketStatusTimeCounter),
  NoEmailReopen: bool(),
  IsDefault: bool(),
  UsedInQueue: bool(),
  ...rights,
});
