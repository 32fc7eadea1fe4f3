/** The Find agent: a search by restrictions, with the columns of its answer described. */
import { describeArchive } from '../../app/archives.ts';
import { operations } from '../../contract/agents/find.ts';
import type { ArchiveColumnInfo, ArchiveOrderByInfo, FindResults } from '../../contract/carriers/index.ts';
import { columnsOf } from '../../contract/filter.ts';
import type { Shown } from '../../contract/language.ts';
import { ask, namesOf, orderOf, restrictionOf } from '../archive/question.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { columnInfo, listItem, readingOf } from '../present/archives.ts';

interface Search {
  readonly Restrictions: Parameters<typeof restrictionOf>[0];
  readonly ProviderName: string;
  readonly DesiredColumns?: readonly string[] | string;
  readonly OrderBy?: Parameters<typeof orderOf>[0];
  readonly PageSize: number;
  readonly PageNumber: number;
  readonly Page: number;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The usual columns of an archive, and those that a search speaks of. */
function usualColumns({ call, locale }: Request, provider: string, restrictions: Search['Restrictions']): string[] {
  const { provider: found } = describeArchive(call, provider, readingOf(locale));
  const spoken = columnsOf(restrictionOf(restrictions)).filter((name) => !/^get(?:all|no)rows$/i.test(name));
  return [...found.defaults, ...spoken].filter((name, index, all) => all.findIndex((other) => same(other, name)) === index);
}

/** What is told about columns, by their names; those that the archive does not advertise are passed over. */
function described({ call, locale }: Request, provider: string, names: readonly string[]): Shown<typeof ArchiveColumnInfo>[] {
  const { columns } = describeArchive(call, provider, readingOf(locale));
  const infos = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  return names.flatMap((name) => {
    const column = infos.get(name.trim().toLowerCase());
    return column ? [{ ...columnInfo(column, locale), Name: name }] : [];
  });
}

async function find(request: Request, args: Search): Promise<Answer<Shown<typeof FindResults>>> {
  const said = namesOf(args.DesiredColumns ?? [], 'DesiredColumns');
  const columns = said.length > 0 ? said : usualColumns(request, args.ProviderName, args.Restrictions);
  const page = await ask(request, {
    provider: args.ProviderName,
    columns,
    restriction: restrictionOf(args.Restrictions),
    order: orderOf(args.OrderBy ?? []),
    entities: [],
    // wire: one published example calls it Page
    page: args.PageNumber || args.Page,
    size: args.PageSize,
    counted: true,
  });
  return {
    value: {
      ArchiveColumns: described(request, args.ProviderName, columns),
      ArchiveRows: page.rows.map((row, index) => listItem(row, index, page, request.locale)),
      RowCount: page.count ?? 0,
    },
  };
}

type Orders = Answer<Shown<typeof ArchiveOrderByInfo>[]>;
const firstOf = (request: Request, provider: string, names: readonly string[]): Orders => {
  const sortable = described(request, provider, names).find(({ CanOrderBy }) => CanOrderBy);
  return { value: sortable ? [{ Name: sortable.Name, Direction: 0 }] : [] };
};
const describedUsual = async (request: Request, { ProviderName, Restrictions }: Pick<Search, 'ProviderName' | 'Restrictions'>) => ({
  value: described(request, ProviderName, usualColumns(request, ProviderName, Restrictions)),
});

export const handlers = implement(operations, {
  FindFromRestrictions: find,
  FindFromRestrictionsColumns: find,
  GetAvailableRestrictionColumns: async ({ call, locale }, { ProviderName }) => ({
    value: describeArchive(call, ProviderName, readingOf(locale)).columns.map(({ name }) => name),
  }),
  FindFromRestrictionsColumnsOrderBy: find,
  GetDefaultDesiredColumns: (request, { ProviderName }) => describedUsual(request, { ProviderName, Restrictions: [] }),
  GetDefaultOrderBy: async (request, { ProviderName }) => firstOf(request, ProviderName, usualColumns(request, ProviderName, [])),
  GetDefaultDesiredColumnsFromRestrictions: describedUsual,
  GetDefaultOrderByFromDesiredColumns: async (request, { ProviderName, DesiredColumns }) => firstOf(request, ProviderName, DesiredColumns),
  FindFromRestrictions2: find,
  FindFromRestrictionsColumns2: find,
  FindFromRestrictionsColumnsOrderBy2: find,
  GetDefaultDesiredColumnsFromRestrictions2: describedUsual,
});
