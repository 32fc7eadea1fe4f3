/** The operations of the Sentry agent that Svar declares; its other ones answer 501. */
import { TableRight } from '../carriers/index.ts';
import { args, bool, group, int, list, none, operation, ref, text } from '../language.ts';

export const operations = group({
  GetNewTableRight: operation(
    '',
    args({ TableName: text() }),
    ref(() => TableRight),
  ),
  GetTableRightByOwnership: operation(
    '',
    args({ TableName: text(), ContactGroupId: int(), ContactAssociateId: int() }),
    ref(() => TableRight),
  ),
  GetFunctionRights: operation('', none(), list(text())),
  HasFunctionRight: operation('', args({ FunctionRight: text() }), bool()),
});
