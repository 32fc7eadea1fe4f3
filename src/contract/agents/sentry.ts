/** The operations of the Sentry agent that Svar declares; its other ones answer 501. */
import { TableRight } from '../carriers/index.ts';
import { args, bool, group, int, list, none, operation, ref, text } from '../language.ts';

export const operations = group({
  GetNewTableRight: operation(
    'What the caller may do with a new row of a table',
    args({ TableName: text() }),
    ref(() => TableRight),
  ),
  GetTableRightByOwnership: operation(
    'What the caller may do with a row of a table that a given user owns',
    args({ TableName: text(), ContactGroupId: int(), ContactAssociateId: int() }),
    ref(() => TableRight),
  ),
  GetFunctionRights: operation("The function rights of the caller's role, sorted", none(), list(text())),
  HasFunctionRight: operation(
    'Does the caller have a function right? A general administrator has all',
    args({ FunctionRight: text() }),
    bool(),
  ),
});
