/** The operations of the DatabaseTable agent that Svar declares; its other ones answer 501. */

import { MassOperationResult, TableRecord } from '../carriers/index.ts';
import { UpsertNomatchAction } from '../enums.ts';
import { args, bool, dict, group, int, list, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  ReadRow: operation(
    'One row of an extra table, cells encoded by their type; null when there is none',
    args({ TableName: text(), Id: int() }),
    ref(() => TableRecord),
  ),
  InsertRow: operation(
    'Adds a row to an extra table and tells its key; cells that are not said stay empty',
    args({ TableName: text(), Values: dict(text()) }),
    int(),
  ),
  UpdateRow: operation('Changes the cells that are said in one row', args({ TableName: text(), Id: int(), Values: dict(text()) }), nothing),
  DeleteRow: operation('Removes one row', args({ TableName: text(), Id: int() }), nothing),
  Insert: operation(
    'Adds many rows, all or none; a column `id` may give their keys',
    args({ TableName: text(), Columns: list(text()), Data: list(list(text())) }),
    ref(() => MassOperationResult),
  ),
  Truncate: operation(
    'Removes all rows of an extra table; for general administrators',
    args({ TableName: text() }),
    ref(() => MassOperationResult),
  ),
  Upsert: operation(
    'Adds rows whose key columns match none and changes those that match; rows that no incoming one is about stay, are emptied in the given columns, or go',
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
    'Removes many rows by their keys; those that are not there are passed over',
    args({ TableName: text(), IDs: list(int()) }),
    ref(() => MassOperationResult),
  ),
});
