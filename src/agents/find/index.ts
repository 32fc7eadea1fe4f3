/** The Find agent. */
import { operations } from '../../contract/agents/find.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  FindFromRestrictions: notYet,
  FindFromRestrictionsColumns: notYet,
  GetAvailableRestrictionColumns: notYet,
  FindFromRestrictionsColumnsOrderBy: notYet,
  GetDefaultDesiredColumns: notYet,
  GetDefaultOrderBy: notYet,
  GetDefaultDesiredColumnsFromRestrictions: notYet,
  GetDefaultOrderByFromDesiredColumns: notYet,
  FindFromRestrictions2: notYet,
  FindFromRestrictionsColumns2: notYet,
  FindFromRestrictionsColumnsOrderBy2: notYet,
  GetDefaultDesiredColumnsFromRestrictions2: notYet,
});
