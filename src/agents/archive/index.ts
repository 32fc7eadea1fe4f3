/** The Archive agent: archives by lists of restrictions, or by texts (the operations whose name ends in 2). */
import { archiveNames, chooseColumns, chosenColumns, describeArchive } from '../../app/archives.ts';
import { operations } from '../../contract/agents/archive.ts';
import type { ArchiveListItem, ArchiveListResult } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { columnInfo, listItem, readingOf } from '../present/archives.ts';
import { ask, namesOf, orderOf, restrictionOf } from './question.ts';

type Orders = Parameters<typeof orderOf>[0];
type Restrictions = Parameters<typeof restrictionOf>[0];

/** What all variants have in common; GuiName stands for the columns that its user has chosen. */
interface Arguments {
  readonly ProviderName: string;
  readonly Columns?: readonly string[] | string;
  readonly GuiName?: string;
  readonly SortOrder: Orders;
  readonly Restriction?: Restrictions;
  /** wire: one variant calls it by its plural. */
  readonly Restrictions?: Restrictions;
  readonly Entities: readonly string[] | string;
  readonly Page: number;
  readonly PageSize: number;
}

async function answered(request: Request, args: Arguments, counted: boolean) {
  const columns = args.Columns ?? (await chosenColumns(request.call, args.GuiName ?? '', args.ProviderName));
  const page = await ask(request, {
    provider: args.ProviderName,
    columns: namesOf(columns, 'Columns'),
    restriction: restrictionOf(args.Restriction ?? args.Restrictions ?? []),
    order: orderOf(args.SortOrder),
    entities: namesOf(args.Entities, 'Entities'),
    page: args.Page,
    size: args.PageSize,
    counted,
  });
  return { rows: page.rows.map((row, index) => listItem(row, index, page, request.locale)), count: page.count ?? 0 };
}

const rows = async (request: Request, args: Arguments): Promise<Answer<Shown<typeof ArchiveListItem>[]>> => ({
  value: (await answered(request, args, false)).rows,
});

async function withHeader(request: Request, args: Arguments): Promise<Answer<Shown<typeof ArchiveListResult>>> {
  const { rows: found, count } = await answered(request, args, true);
  return { value: { RowCount: count, Rows: found } };
}

export const handlers = implement(operations, {
  SetChosenColumns: async ({ call, locale }, { GuiName, ProviderName, ChosenColumns }) => {
    await chooseColumns(call, GuiName, ProviderName, namesOf(ChosenColumns, 'ChosenColumns'), readingOf(locale));
    return { value: undefined };
  },
  GetArchiveListByColumns: rows,
  GetArchiveListByColumnsWithContext: rows,
  GetArchiveList: rows,
  GetArchiveListWithContext: rows,
  GetArchiveListByColumnsWithHeader: withHeader,
  GetProviderNames: async () => ({ value: [...archiveNames] }),
  GetArchiveListByColumnsWithHeaderWithContext: withHeader,
  GetAvailableColumns: async ({ call, locale }, { ProviderName }) => ({
    value: describeArchive(call, ProviderName, readingOf(locale)).columns.map((column) => columnInfo(column, locale)),
  }),
  GetAvailableEntities: async ({ call, locale }, { ProviderName }) => {
    const { provider } = describeArchive(call, ProviderName, readingOf(locale));
    const names = [provider.entity, ...(provider.guard === 'ticket' ? ['ticketdisplayclosed'] : [])];
    return { value: names.map((name, index) => ({ Id: index + 1, Name: name, ToolTip: name, Rank: index + 1, Type: name })) };
  },
  GetArchiveListByColumns2: rows,
  GetArchiveListByColumnsWithContext2: rows,
  GetArchiveList2: rows,
  GetArchiveListWithContext2: rows,
  GetArchiveListByColumnsWithHeader2: withHeader,
  GetArchiveListByColumnsWithHeaderWithContext2: withHeader,
  CreateDefaultArchiveListResult: async () => ({ value: { RowCount: 0, Rows: [] } }),
});
