/** The CustomerService agent. */
import { operations } from '../../contract/agents/customer-service.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetProgramUrl: notYet,
  GetCustomerServiceStartup: notYet,
  GetMailboxes: notYet,
  CreateDefaultMailboxEntity: notYet,
  SaveMailboxEntity: notYet,
  GetMailboxEntity: notYet,
  GetParsedTemplate: notYet,
  GetUnparsedTemplate: notYet,
  CreateTicketFromMailData: notYet,
  AddMessageFromMailData: notYet,
  FindTicketsByTitleOrId: notYet,
});
