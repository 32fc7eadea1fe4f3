/** The Associate agent. */
import { operations } from '../../contract/agents/associate.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetAssociate: notYet,
  GetAssociateByPersonId: notYet,
  GetAssociateList: notYet,
  GetAssociatesByGroup: notYet,
});
