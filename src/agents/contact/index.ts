/** The Contact agent. */
import { operations } from '../../contract/agents/contact.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetContact: notYet,
  CreateDefaultContactEntity: notYet,
  SaveContactEntity: notYet,
  DeleteContactEntity: notYet,
  GetContactEntity: notYet,
  Undelete: notYet,
  GetContactWithPersons: notYet,
  GetMyContact: notYet,
  IsNumberValid: notYet,
  GetContactList: notYet,
  GetMyContacts: notYet,
});
