/** A table that the desk's owner makes; the DatabaseTable agent reads and writes its rows. */
import { CustomFieldType } from '../enums.ts';
import { carrier, int, label, list, oneOf, ref, text } from '../language.ts';

export const SvarExtraColumn = carrier('SvarExtraColumn', {
  /** `x_` and lower-case letters, digits, underscores; it keeps its name and its type. */
  ColumnName: text(64),
  ColumnType: oneOf('CustomFieldType', CustomFieldType),
  Name: label(128),
});

export const SvarExtraTable = carrier('SvarExtraTable', {
  ExtraTableId: int(),
  /** `y_` and lower-case letters, digits, underscores; it keeps its name. */
  TableName: text(64),
  Name: label(128),
  Description: text(2047),
  Columns: list(ref(() => SvarExtraColumn)),
});
