/** Restrictions of searchable lists. */
import { InterRestrictionOperator } from '../../vocabulary.ts';
import { type AnyCarrier, bool, carrier, int, list, oneOf, ref, text } from '../language.ts';

export const ArchiveColumnInfo = carrier('ArchiveColumnInfo', {
  DisplayName: text(),
  DisplayTooltip: text(),
  DisplayType: text(),
  CanOrderBy: bool(),
  Name: text(),
  CanRestrictBy: bool(),
  RestrictionType: text(),
  RestrictionListName: text(),
  IsVisible: bool(),
  ExtraInfo: text(),
  Width: text(),
  IconHint: text(),
  HeadingIconHint: text(),
});

export const ArchiveRestrictionInfo = carrier('ArchiveRestrictionInfo', {
  Name: text(),
  Operator: text(),
  Values: list(text()),
  DisplayValues: list(text()),
  ColumnInfo: ref(() => ArchiveColumnInfo),
  IsActive: bool(),
  SubRestrictions: list(ref((): AnyCarrier => ArchiveRestrictionInfo)),
  InterParenthesis: int(),
  InterOperator: oneOf('InterRestrictionOperator', InterRestrictionOperator),
  UniqueHash: int(),
});
