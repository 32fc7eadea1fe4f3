/** The operations of the Find agent that Svar declares; its other ones answer 501. */
import { ArchiveColumnInfo, ArchiveOrderByInfo, ArchiveRestrictionInfo, FindResults } from '../carriers/index.ts';
import { args, group, int, list, operation, ref, text } from '../language.ts';

export const operations = group({
  FindFromRestrictions: operation(
    '',
    args({ Restrictions: list(ref(() => ArchiveRestrictionInfo)), ProviderName: text(), PageSize: int(), PageNumber: int() }),
    ref(() => FindResults),
  ),
  FindFromRestrictionsColumns: operation(
    '',
    args({
      Restrictions: list(ref(() => ArchiveRestrictionInfo)),
      ProviderName: text(),
      DesiredColumns: list(text()),
      PageSize: int(),
      PageNumber: int(),
    }),
    ref(() => FindResults),
  ),
  GetAvailableRestrictionColumns: operation('', args({ StorageType: text(), ProviderName: text() }), list(text())),
  FindFromRestrictionsColumnsOrderBy: operation(
    '',
    args({
      Restrictions: list(ref(() => ArchiveRestrictionInfo)),
      ProviderName: text(),
      DesiredColumns: list(text()),
      OrderBy: list(ref(() => ArchiveOrderByInfo)),
      PageSize: int(),
      PageNumber: int(),
    }),
    ref(() => FindResults),
  ),
  GetDefaultDesiredColumns: operation(
    '',
    args({ StorageType: text(), ProviderName: text(), StorageKey: text() }),
    list(ref(() => ArchiveColumnInfo)),
  ),
  GetDefaultOrderBy: operation(
    '',
    args({ StorageType: text(), ProviderName: text(), StorageKey: text() }),
    list(ref(() => ArchiveOrderByInfo)),
  ),
  GetDefaultDesiredColumnsFromRestrictions: operation(
    '',
    args({ ProviderName: text(), Restrictions: list(ref(() => ArchiveRestrictionInfo)) }),
    list(ref(() => ArchiveColumnInfo)),
  ),
  GetDefaultOrderByFromDesiredColumns: operation(
    '',
    args({ ProviderName: text(), DesiredColumns: list(text()) }),
    list(ref(() => ArchiveOrderByInfo)),
  ),
  FindFromRestrictions2: operation(
    '',
    args({ Restrictions: text(), ProviderName: text(), PageSize: int(), PageNumber: int() }),
    ref(() => FindResults),
  ),
  FindFromRestrictionsColumns2: operation(
    '',
    args({ Restrictions: text(), ProviderName: text(), DesiredColumns: text(), PageSize: int(), PageNumber: int() }),
    ref(() => FindResults),
  ),
  FindFromRestrictionsColumnsOrderBy2: operation(
    '',
    args({ Restrictions: text(), ProviderName: text(), DesiredColumns: text(), OrderBy: text(), PageSize: int(), PageNumber: int() }),
    ref(() => FindResults),
  ),
  GetDefaultDesiredColumnsFromRestrictions2: operation(
    '',
    args({ ProviderName: text(), Restrictions: text() }),
    list(ref(() => ArchiveColumnInfo)),
  ),
});
