/** The DatabaseTable agent: rows of the desk's extra tables, and of no other table. */
import { Refused } from '../../app/errors.ts';
import { deleteRows, findTable, insertRows, readRow, truncate, updateCells, upsert } from '../../app/extra-rows.ts';
import { operations } from '../../contract/agents/database-table.ts';
import { UpsertNomatchAction, UpsertRowActionStatus } from '../../contract/enums.ts';
import type { Leftover, Upserted } from '../../domain/extra-rows.ts';
import { implement } from '../implement.ts';
import { acceptRows, acceptValues, columnNamed, presentRow } from './accept.ts';

const LEFTOVERS: Readonly<Record<UpsertNomatchAction, Leftover>> = {
  [UpsertNomatchAction.NoChange]: 'stay',
  [UpsertNomatchAction.ZeroColumns]: 'zero',
  [UpsertNomatchAction.DeleteRow]: 'delete',
};
const ACTIONS: Readonly<Record<Upserted['rows'][number]['did'], UpsertRowActionStatus>> = {
  inserted: UpsertRowActionStatus.Inserted,
  updated: UpsertRowActionStatus.Updated,
  nothing: UpsertRowActionStatus.NoUpdateNeeded,
};

const done = (counts: { Inserts?: number; Updates?: number; Deletes?: number }) => ({ Success: true, Message: '', ...counts });

export const handlers = implement(operations, {
  async ReadRow({ call }, { TableName, Id }) {
    const table = await findTable(call, TableName);
    const row = await readRow(call, table, Id);
    return { value: row ? { Values: presentRow(table, row, call) } : null };
  },
  async InsertRow({ call }, { TableName, Values }) {
    const table = await findTable(call, TableName);
    const [id] = await insertRows(call, table, [acceptValues(table, Values)]);
    return { value: id! };
  },
  async UpdateRow({ call }, { TableName, Id, Values }) {
    const table = await findTable(call, TableName);
    await updateCells(call, table, Id, acceptValues(table, Values).cells);
    return { value: undefined };
  },
  async DeleteRow({ call }, { TableName, Id }) {
    const gone = await deleteRows(call, await findTable(call, TableName), [Id]);
    if (gone === 0) throw new Refused({ why: 'unknown', about: 'Id', message: `Row ${Id} was not found` });
    return { value: undefined };
  },
  async Insert({ call }, { TableName, Columns, Data }) {
    const table = await findTable(call, TableName);
    const made = await insertRows(call, table, acceptRows(table, Columns, Data).rows);
    return { value: done({ Inserts: made.length }) };
  },
  async Truncate({ call }, { TableName }) {
    return { value: done({ Deletes: await truncate(call, await findTable(call, TableName)) }) };
  },
  async Delete({ call }, { TableName, IDs }) {
    return { value: done({ Deletes: await deleteRows(call, await findTable(call, TableName), IDs) }) };
  },
  async Upsert({ call }, { TableName, Columns, Keys, Data, NomatchAction, ReturnRowStatus }) {
    const table = await findTable(call, TableName);
    const { columns, rows } = acceptRows(table, Columns, Data);
    const keys = [...new Set(Keys.map((name) => columnNamed(table, name)))];
    if (keys.length === 0 || !keys.every((name) => columns.includes(name)))
      throw new Refused({ why: 'invalid', about: 'Keys', message: 'Keys are one or more of the columns' });
    const { rows: status, changes } = await upsert(call, table, { keys, columns, rows, leftover: LEFTOVERS[NomatchAction] });
    const inserts = changes.filter(({ before }) => before === null).length;
    const touched = new Set(status.map(({ id }) => id));
    const deletes = changes.filter(({ id }) => !touched.has(id)).length;
    const rowStatus = status.map((row) => ({ PrimaryKey: row.id, Action: ACTIONS[row.did], RowKeys: row.keys.map((key) => key ?? '') }));
    return {
      value: {
        ...done({ Inserts: inserts, Updates: changes.length - inserts - deletes, Deletes: deletes }),
        RowStatus: ReturnRowStatus ? rowStatus : null,
      },
    };
  },
});
