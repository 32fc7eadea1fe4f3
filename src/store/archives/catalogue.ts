/** The columns that an archive advertises. One that is advertised can be selected, restricted by, and sorted by where it says so. */
import { customColumns } from './building.ts';
import type { Asker, Column, Provider, Table } from './column.ts';
import { dynamicColumns } from './dynamic.ts';

/** How a joined table's prefix is spelled when it is advertised. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ownedby: 'ownedBy',
  createdby: 'createdBy',
  ticketstatus: 'ticketStatus',
  ticketpriority: 'ticketPriority',
  supportperson: 'supportPerson',
};
const pseudo = new Set(['getAllRows', 'getNoRows']);

const prefixed = (prefix: string, columns: readonly Column[]): Column[] =>
  columns.filter(({ name }) => !pseudo.has(name)).map((column) => ({ ...column, name: `${prefix}/${column.name}` }));

/** wire: a field of the desk's owner is known with and without its prefix. */
function customOf(table: Table, asker: Asker): Column[] {
  const fields = customColumns(table, asker);
  return [...prefixed('extra', fields), ...fields];
}

/** All columns of an archive, with those of the tables joined to it, one step far. */
export function columnsOf(provider: Provider, asker: Asker): Column[] {
  if (provider.find) return [...dynamicColumns];
  const joined = Object.entries(provider.table.joins).flatMap(([prefix, join]) =>
    prefixed(SPELLINGS[prefix] ?? prefix, join.table().columns),
  );
  return [...(provider.own ?? []), ...provider.table.columns, ...customOf(provider.table, asker), ...joined];
}
