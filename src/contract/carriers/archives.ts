/** Carriers of the Archive agent. */
import { OrderBySortType } from '../enums.ts';
import { carrier, dict, int, list, oneOf, ref, text } from '../language.ts';
import { rights } from './rights.ts';

export const ArchiveOrderByInfo = carrier('ArchiveOrderByInfo', {
  Name: text(),
  Direction: oneOf('OrderBySortType', OrderBySortType),
});

export const ArchiveListItem = carrier('ArchiveListItem', {
  EntityName: text(),
  PrimaryKey: int(),
  ColumnData: dict(ref(() => ArchiveColumnData)),
  LinkHint: text(),
  StyleHint: text(),
  ...rights,
});

export const ArchiveColumnData = carrier('ArchiveColumnData', {
  DisplayValue: text(),
  TooltipHint: text(),
  LinkHint: text(),
});

export const ArchiveListResult = carrier('ArchiveListResult', {
  RowCount: int(),
  Rows: list(ref(() => ArchiveListItem)),
  ...rights,
});
