/** The Resource agent. */
import { operations } from '../../contract/agents/resource.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  SetResourceSubstitution: notYet,
  DeleteResourceSubstitution: notYet,
  ActivateResourceSubstitution: notYet,
  GetResourceSubstitutions: notYet,
  IsResourceSubstitutionActive: notYet,
});
