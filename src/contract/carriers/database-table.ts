/** Carriers of the DatabaseTable agent. */
import { UpsertRowActionStatus } from '../enums.ts';
import { bool, carrier, dict, int, list, oneOf, ref, text } from '../language.ts';
import { rights } from './rights.ts';

export const TableRecord = carrier('TableRecord', {
  Values: dict(text()),
  ...rights,
});

export const MassOperationResult = carrier('MassOperationResult', {
  Success: bool(),
  Message: text(),
  Inserts: int(),
  Updates: int(),
  Deletes: int(),
  RowStatus: list(ref(() => UpsertRowStatus)),
  ...rights,
});

export const UpsertRowStatus = carrier('UpsertRowStatus', {
  PrimaryKey: int(),
  Action: oneOf('UpsertRowActionStatus', UpsertRowActionStatus),
  RowKeys: list(text()),
  ...rights,
});
