/** The DatabaseTable agent: an extra table is made by Svar's own agent, filled, matched, emptied; no other table is reached. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { UpsertRowStatus } from '@superoffice/webapi/Carriers.js';
import { UpsertNomatchAction, UpsertRowActionStatus } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const table = (name?: string) => desk.client(name).getDatabaseTableAgent();
const CAR = {
  TableName: 'y_car',
  Name: 'Cars',
  Columns: [
    { ColumnName: 'x_plate', ColumnType: 'ShortText', Name: 'Plate' },
    { ColumnName: 'x_wheels', ColumnType: 'Integer' },
    { ColumnName: 'x_bought', ColumnType: 'Date' },
    { ColumnName: 'x_price', ColumnType: 'Decimal' },
  ],
};
const values = async (id: number) => (await table('cato').readRowAsync('y_car', id))?.values ?? null;

test('a table is made by an administrator', async () => {
  assert.equal((await desk.post('Svar/SaveExtraTable', CAR, {}, 'bjorn')).status, 403);
  const made = await desk.post('Svar/SaveExtraTable', CAR);
  assert.equal(made.status, 200, made.text);
  assert.deepEqual(
    (made.json as { Columns: { ColumnName: string }[] }).Columns.map(({ ColumnName }) => ColumnName),
    ['x_plate', 'x_wheels', 'x_bought', 'x_price'],
  );
  for (const wrong of [
    { TableName: 'y_car' },
    { TableName: 'ticket' },
    { TableName: 'y_a; drop' },
    { ...CAR, TableName: 'y_b', Columns: [{ ColumnName: 'id', ColumnType: 'Integer' }] },
  ])
    assert.equal((await desk.post('Svar/SaveExtraTable', wrong)).status, 400);
  const all = await desk.post('Svar/GetExtraTables', null, {}, 'cato');
  assert.deepEqual(
    (all.json as { TableName: string }[]).map(({ TableName }) => TableName),
    ['y_car'],
  );
});

test('rows are inserted, read, changed, deleted; values are encoded', async () => {
  const agent = table('cato');
  const id = await agent.insertRowAsync('Y_Car', { x_plate: 'AB 123', X_WHEELS: '[I:4]', x_bought: '2026-01-15', x_price: '1.50' });
  assert.equal(id, 1);
  assert.deepEqual(await values(id), {
    id: '[I:1]',
    x_plate: 'AB 123',
    x_wheels: '[I:4]',
    x_bought: '[DT:01/15/2026 00:00:00.0000000]',
    x_price: '[F:1.5]',
  });
  await agent.updateRowAsync('y_car', id, { x_wheels: '3', x_plate: '' });
  const changed = await values(id);
  assert.deepEqual([changed?.x_wheels, changed?.x_plate, changed?.x_price], ['[I:3]', '', '[F:1.5]']);
  await refused(agent.updateRowAsync('y_car', 99, { x_wheels: '3' }), 400, /not found/);
  await agent.deleteRowAsync('y_car', id);
  assert.equal(await values(id), null);
  await refused(agent.deleteRowAsync('y_car', id), 400, /not found/);
  const kinds = (await desk.sql("select kinds[1] as kind from svar_event where entity = 'y_car' order by seq")).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['y_car.created', 'y_car.changed', 'y_car.deleted']);
});

test('unknown tables and columns are refused; names and values are never SQL', async () => {
  const agent = table();
  for (const name of ['associate', 'svar_credential', 'y_nothing', 'y_car; drop table ticket', 'extra_tables', ''])
    await refused(agent.readRowAsync(name, 1), 400, /no extra table/);
  await refused(agent.insertRowAsync('y_car', { x_nothing: '1' }), 400, /no column/);
  await refused(agent.insertRowAsync('y_car', { 'x_plate" = 1; --': '1' }), 400, /no column/);
  await refused(agent.insertRowAsync('y_car', { x_wheels: 'four' }), 400, /does not fit/);
  await refused(agent.insertRowAsync('y_car', { x_plate: 'x'.repeat(256) }), 400, /too long/);
  await refused(agent.insertRowAsync('y_car', { id: "1'" }), 400, /whole number/);
  const hostile = "'); drop table svar_extra_row; --";
  const id = await agent.insertRowAsync('y_car', { x_plate: hostile });
  assert.equal((await values(id))?.x_plate, hostile);
  await agent.deleteRowAsync('y_car', id);
});

test('many rows at once: inserted with and without keys, matched by columns, left over, emptied', async () => {
  const agent = table('anna');
  const inserted = await agent.insertAsync(
    'y_car',
    ['x_plate', 'x_wheels'],
    [
      ['A', '[I:4]'],
      ['B', '4'],
      ['C', '4'],
    ],
  );
  assert.deepEqual([inserted.success, inserted.inserts], [true, 3]);
  await refused(agent.insertAsync('y_car', ['x_plate'], [['D', '4']]), 400, /number of values/);
  await refused(
    agent.insertAsync(
      'y_car',
      ['id', 'x_plate'],
      [
        ['7', 'D'],
        ['7', 'E'],
      ],
    ),
    400,
    /twice/,
  );
  await agent.insertAsync(
    'y_car',
    ['id', 'x_plate'],
    [
      ['100', 'D'],
      ['', 'E'],
    ],
  );
  assert.deepEqual(
    (await desk.sql("select id, cells->>'x_plate' as plate from svar_extra_row order by id")).map(({ id, plate }) => [id, plate]).slice(-2),
    [
      [100, 'D'],
      [101, 'E'],
    ],
  );
  const result = await agent.upsertAsync(
    'y_car',
    ['x_plate', 'x_wheels'],
    ['x_plate'],
    [
      ['A', '3'],
      ['B', '4'],
      ['F', '2'],
      ['F', '6'],
    ],
    UpsertNomatchAction.NoChange,
    true,
  );
  assert.deepEqual([result.inserts, result.updates, result.deletes], [1, 1, 0]);
  assert.deepEqual(
    result.rowStatus.map(({ action, rowKeys }: UpsertRowStatus) => [action, rowKeys]),
    [
      [UpsertRowActionStatus.Updated, ['A']],
      [UpsertRowActionStatus.NoUpdateNeeded, ['B']],
      [UpsertRowActionStatus.Inserted, ['F']],
      [UpsertRowActionStatus.Updated, ['F']],
    ],
  );
  const zeroed = await agent.upsertAsync(
    'y_car',
    ['x_plate', 'x_wheels'],
    ['x_plate'],
    [['A', '3']],
    UpsertNomatchAction.ZeroColumns,
    false,
  );
  assert.deepEqual([zeroed.inserts, zeroed.updates, zeroed.rowStatus], [0, 0, []]);
  assert.deepEqual(
    (await desk.sql("select cells from svar_extra_row where cells ? 'x_wheels'")).map(({ cells }) => cells.x_plate),
    ['A'],
  );
  const left = await agent.upsertAsync(
    'y_car',
    ['id', 'x_wheels'],
    ['id'],
    [
      ['100', '8'],
      ['0', '1'],
      ['0', '1'],
    ],
    UpsertNomatchAction.DeleteRow,
    false,
  );
  assert.deepEqual([left.inserts, left.updates], [2, 1]);
  assert.equal((await desk.sql('select count(*)::int as n from svar_extra_row'))[0]!.n, 3);
  const dropped = await agent.deleteAsync('y_car', [100, 4711]);
  assert.equal(dropped.deletes, 1);
  await refused(table('cato').truncateAsync('y_car'), 403, /administrator/);
  assert.equal((await table().truncateAsync('y_car')).deletes, 2);
});

test('writers at the same time get keys of their own', async () => {
  const made: number[] = await Promise.all(Array.from({ length: 12 }, () => table('anna').insertRowAsync('y_car', { x_wheels: '4' })));
  assert.equal(new Set(made).size, 12);
});

test('a column goes with what was written in it, and a table with its rows', async () => {
  const [before] = (await desk.post('Svar/GetExtraTables', null)).json as { ExtraTableId: number }[];
  const { ExtraTableId } = before!;
  const id = await table().insertRowAsync('y_car', { x_plate: 'Z', x_price: '9' });
  const Columns = CAR.Columns.slice(0, 2);
  assert.equal(
    (await desk.post('Svar/SaveExtraTable', { ExtraTableId, Columns: [{ ColumnName: 'x_plate', ColumnType: 'Integer' }] })).status,
    400,
    'a column keeps its type',
  );
  const saved = await desk.post('Svar/SaveExtraTable', { ExtraTableId, Columns });
  assert.equal(saved.status, 200, saved.text);
  assert.deepEqual(await values(id), { id: `[I:${id}]`, x_plate: 'Z', x_wheels: null });
  assert.deepEqual((await desk.sql('select cells from svar_extra_row where id = $1', [id]))[0]!.cells, { x_plate: 'Z' });
  assert.equal((await desk.post('Svar/DeleteExtraTable', { ExtraTableId })).status, 204);
  await refused(table().readRowAsync('y_car', id), 400, /no extra table/);
  assert.deepEqual(await desk.sql('select * from svar_extra_row'), []);
});
