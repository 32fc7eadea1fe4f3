/** Definitions of extra tables, by Svar's own agent. */
import { deleteTable, readTables, saveTable } from '../../app/extra-tables.ts';
import { tables } from '../../contract/agents/svar-tables.ts';
import type { SvarExtraTable } from '../../contract/carriers/svar-tables.ts';
import { CustomFieldType } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import type { ExtraTable } from '../../domain/extra-rows.ts';
import { implement } from '../implement.ts';

/** What the wire calls a type → the documented number of `extra_fields.type`. */
const TYPES: readonly (readonly [CustomFieldType, number])[] = [
  [CustomFieldType.Integer, 1],
  [CustomFieldType.LongText, 2],
  [CustomFieldType.Date, 3],
  [CustomFieldType.DateTime, 4],
  [CustomFieldType.Time, 5],
  [CustomFieldType.Checkbox, 6],
  [CustomFieldType.ShortText, 10],
  [CustomFieldType.Decimal, 15],
];
const NO_TYPE = 0;

const presentTable = (table: ExtraTable): Shown<typeof SvarExtraTable> => ({
  ExtraTableId: table.id,
  TableName: table.tableName,
  Name: table.name,
  Description: table.description,
  Columns: table.columns.map(({ columnName, type, name }) => ({
    ColumnName: columnName,
    ColumnType: TYPES.find(([, number]) => number === type)?.[0] ?? CustomFieldType.Unknown,
    Name: name,
  })),
});

export const handlers = implement(tables, {
  async GetExtraTables({ call }) {
    return { value: (await readTables(call)).map(presentTable) };
  },
  async SaveExtraTable({ call }, said) {
    const id = await saveTable(call, said.ExtraTableId ?? 0, {
      tableName: said.TableName?.trim().toLowerCase() ?? '',
      name: said.Name ?? undefined,
      description: said.Description ?? undefined,
      columns: said.Columns?.map((column) => ({
        columnName: column.ColumnName?.trim().toLowerCase() ?? '',
        type: TYPES.find(([type]) => type === column.ColumnType)?.[1] ?? NO_TYPE,
        name: column.Name ?? '',
      })),
    });
    const table = (await readTables(call)).find((one) => one.id === id);
    return { value: table ? presentTable(table) : null };
  },
  async DeleteExtraTable({ call }, { ExtraTableId }) {
    await deleteTable(call, ExtraTableId);
    return { value: undefined };
  },
});
