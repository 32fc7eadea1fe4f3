/** The Person agent. */
import { operations } from '../../contract/agents/person.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetPerson: notYet,
  CreateDefaultPersonEntity: notYet,
  SavePersonEntity: notYet,
  DeletePersonEntity: notYet,
  GetPersonEntity: notYet,
  Undelete: notYet,
  GetMyPerson: notYet,
  GetPersonImage: notYet,
  SetPersonImage: notYet,
  CreateDefaultByContactId: notYet,
  IsNumberValid: notYet,
  AddEmailAddressToPerson: notYet,
  GetPersonList: notYet,
  GetPersonsFromContact: notYet,
  GetColleagues: notYet,
});
