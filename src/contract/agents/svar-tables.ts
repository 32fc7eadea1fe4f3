/** Svar's own operations for extra tables, which the official agents read and write but cannot make. */
import { SvarExtraTable } from '../carriers/svar-tables.ts';
import { args, entity, group, int, list, none, nothing, operation, ref } from '../language.ts';

export const tables = group({
  GetExtraTables: operation('Tables that were added to the desk, with their columns', none(), list(ref(() => SvarExtraTable))),
  SaveExtraTable: operation(
    'Makes a table (id 0) or changes its texts and columns; a column that is left out of the list goes, with all that was written in it',
    entity(() => SvarExtraTable),
    ref(() => SvarExtraTable),
  ),
  DeleteExtraTable: operation('Removes a table with all its rows', args({ ExtraTableId: int() }), nothing),
});
