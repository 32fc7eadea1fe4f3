/** The operations of the DatabaseTable agent that Svar declares; its other ones answer 501. */

import { MassOperationResult, TableRecord } from '../carriers/index.ts';
import { UpsertNomatchAction } from '../enums.ts';
import { args, bool, dict, group, int, list, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  ReadRow: operation(
    '',
    args({ TableName: text(), Id: int() }),
    ref(() => TableRecord),
  ),
  InsertRow: operation('', args({ TableName: text(), Values: dict(text()) }), int()),
  UpdateRow: operation('', args({ TableName: text(), Id: int(), Values: dict(text()) }), nothing),
  DeleteRow: operation('', args({ TableName: text(), Id: int() }), nothing),
  Insert: operation(
    '',
    args({ TableName: text(), Columns: list(text()), Data: list(list(text())) }),
    ref(() => MassOperationResult),
  ),
  Truncate: operation(
    '',
    args({ TableName: text() }),
    ref(() => MassOperationResult),
  ),
  Upsert: operation(
    '',
    args({
      TableName: text(),
      Columns: list(text()),
      Keys: list(text()),
      Data: list(list(text())),
      NomatchAction: oneOf('UpsertNomatchAction', UpsertNomatchAction),
      ReturnRowStatus: bool(),
    }),
    ref(() => MassOperationResult),
  ),
  Delete: operation(
    '',
    args({ TableName: text(), IDs: list(int()) }),
    ref(() => MassOperationResult),
  ),
});
