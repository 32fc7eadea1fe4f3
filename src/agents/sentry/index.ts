/** The Sentry agent. */
import { operations } from '../../contract/agents/sentry.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetNewTableRight: notYet,
  GetTableRightByOwnership: notYet,
  GetFunctionRights: notYet,
  HasFunctionRight: notYet,
});
