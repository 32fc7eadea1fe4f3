/** The operations of the Find agent that Svar declares. */
import { ArchiveColumnInfo, ArchiveOrderByInfo, ArchiveRestrictionInfo, FindResults } from '../carriers/index.ts';
import { args, group, int, list, operation, ref, text } from '../language.ts';

export const operations = group({
  FindFromRestrictions: operation(
    'Searches an archive; the answer has its usual columns and those that the restrictions speak of.',
    args({ Restrictions: list(ref(() => ArchiveRestrictionInfo)), ProviderName: text(), PageSize: int(), PageNumber: int(), Page: int() }),
    ref(() => FindResults),
  ),
  FindFromRestrictionsColumns: operation(
    'Searches an archive and describes the columns that were asked for beside their rows.',
    args({
      Restrictions: list(ref(() => ArchiveRestrictionInfo)),
      ProviderName: text(),
      DesiredColumns: list(text()),
      PageSize: int(),
      PageNumber: int(),
      Page: int(),
    }),
    ref(() => FindResults),
  ),
  GetAvailableRestrictionColumns: operation(
    'Names the columns by which an archive may be restricted.',
    args({ StorageType: text(), ProviderName: text() }),
    list(text()),
  ),
  FindFromRestrictionsColumnsOrderBy: operation(
    'Searches an archive by columns, in the order asked for.',
    args({
      Restrictions: list(ref(() => ArchiveRestrictionInfo)),
      ProviderName: text(),
      DesiredColumns: list(text()),
      OrderBy: list(ref(() => ArchiveOrderByInfo)),
      PageSize: int(),
      PageNumber: int(),
      Page: int(),
    }),
    ref(() => FindResults),
  ),
  GetDefaultDesiredColumns: operation(
    'Describes the usual columns of an archive; where they are stored is accepted without effect.',
    args({ StorageType: text(), ProviderName: text(), StorageKey: text() }),
    list(ref(() => ArchiveColumnInfo)),
  ),
  GetDefaultOrderBy: operation(
    'Says by which column an archive is sorted when nothing else is asked for.',
    args({ StorageType: text(), ProviderName: text(), StorageKey: text() }),
    list(ref(() => ArchiveOrderByInfo)),
  ),
  GetDefaultDesiredColumnsFromRestrictions: operation(
    'Describes the usual columns of an archive and those that the restrictions speak of.',
    args({ ProviderName: text(), Restrictions: list(ref(() => ArchiveRestrictionInfo)) }),
    list(ref(() => ArchiveColumnInfo)),
  ),
  GetDefaultOrderByFromDesiredColumns: operation(
    'Says by which of the named columns a search would be sorted: the first that can be.',
    args({ ProviderName: text(), DesiredColumns: list(text()) }),
    list(ref(() => ArchiveOrderByInfo)),
  ),
  FindFromRestrictions2: operation(
    'Searches an archive by a filter given as text, with the usual columns.',
    args({ Restrictions: text(), ProviderName: text(), PageSize: int(), PageNumber: int(), Page: int() }),
    ref(() => FindResults),
  ),
  FindFromRestrictionsColumns2: operation(
    'Searches an archive by texts, with the named columns.',
    args({ Restrictions: text(), ProviderName: text(), DesiredColumns: text(), PageSize: int(), PageNumber: int(), Page: int() }),
    ref(() => FindResults),
  ),
  FindFromRestrictionsColumnsOrderBy2: operation(
    'Searches an archive by texts, with the named columns, in the order asked for.',
    args({
      Restrictions: text(),
      ProviderName: text(),
      DesiredColumns: text(),
      OrderBy: text(),
      PageSize: int(),
      PageNumber: int(),
      Page: int(),
    }),
    ref(() => FindResults),
  ),
  GetDefaultDesiredColumnsFromRestrictions2: operation(
    'Describes the usual columns of an archive and those that the filter speaks of.',
    args({ ProviderName: text(), Restrictions: text() }),
    list(ref(() => ArchiveColumnInfo)),
  ),
});
