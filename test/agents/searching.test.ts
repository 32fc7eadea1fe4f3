/** Every variant of the Archive and Find agents, by the official client: other words for the same question get the same rows. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';

type Row = { entityName?: string; primaryKey?: number; columnData?: Record<string, { displayValue: string }> };
type Answer = Row[] | { rows?: Row[]; archiveRows?: Row[]; rowCount?: number };
type Methods = Record<string, (request: object) => Promise<Answer>>;

const question = {
  providerName: 'FindTicket',
  entities: ['ticket'],
  page: 0,
  pageSize: 10,
  pageNumber: 0,
  context: '',
  options: 'GrandTotal=true',
};
const restriction = [{ name: 'title', operator: 'begins', values: ['Printer'], isActive: true }];
const asLists = {
  ...question,
  restriction,
  restrictions: restriction,
  columns: ['title', 'ticketId'],
  desiredColumns: ['title', 'ticketId'],
};
const sorted = [{ name: 'title', direction: 'DESC' }];
const asTexts = { ...question, entities: 'ticket', restriction: "title begins 'Printer'", restrictions: "title begins 'Printer'" };
const inColumns = { columns: 'title,ticketId', desiredColumns: 'title,ticketId' };

const rowsOf = (answer: Answer): Row[] => (Array.isArray(answer) ? answer : (answer.rows ?? answer.archiveRows ?? []));
const titles = (answer: Answer): (string | undefined)[] => rowsOf(answer).map(({ columnData }) => columnData?.title?.displayValue);

describe('searching, by the official client', () => {
  let desk: TestDesk;
  let archive: Methods;
  let find: Methods;
  before(async () => {
    desk = await openDesk();
    for (const Title of ['Printer A', 'Scanner', 'Printer C', 'Printer B']) await desk.post('Ticket/SaveTicketEntity', { Title });
    const client = desk.client();
    archive = client.getArchiveAgent() as unknown as Methods;
    find = client.getFindAgent() as unknown as Methods;
  });
  after(() => desk.close());

  const DOWN = ['Printer C', 'Printer B', 'Printer A'];

  const archives: readonly [name: string, request: object][] = [
    ['getArchiveListByColumns', { ...asLists, sortOrder: sorted }],
    ['getArchiveListByColumnsWithContext', { ...asLists, sortOrder: sorted }],
    ['getArchiveListByColumnsWithHeader', { ...asLists, sortOrder: sorted }],
    ['getArchiveListByColumnsWithHeaderWithContext', { ...asLists, sortOrder: sorted }],
    ['getArchiveList', { ...asLists, guiName: 'requests', sortOrder: sorted }],
    ['getArchiveListWithContext', { ...asLists, guiName: 'requests', sortOrder: sorted }],
    ['getArchiveListByColumns2', { ...asTexts, ...inColumns, sortOrder: 'title desc' }],
    ['getArchiveListByColumnsWithContext2', { ...asTexts, ...inColumns, sortOrder: 'title desc' }],
    ['getArchiveListByColumnsWithHeader2', { ...asTexts, ...inColumns, sortOrder: 'title desc' }],
    ['getArchiveListByColumnsWithHeaderWithContext2', { ...asTexts, ...inColumns, sortOrder: 'title desc' }],
    ['getArchiveList2', { ...asTexts, guiName: 'requests', sortOrder: 'title desc' }],
    ['getArchiveListWithContext2', { ...asTexts, guiName: 'requests', sortOrder: 'title desc' }],
  ];
  for (const [name, request] of archives) {
    test(`Archive.${name}: three printers, the last letter first`, async () => {
      await archive.setChosenColumnsAsync!({ guiName: 'requests', providerName: 'FindTicket', chosenColumns: ['title'] });
      const answer = await archive[`${name}Async`]!(request);
      assert.deepEqual(titles(answer), DOWN);
      if (!Array.isArray(answer)) assert.equal(answer.rowCount, 3);
    });
  }

  const finds: readonly [name: string, request: object][] = [
    ['findFromRestrictionsColumns', asLists],
    ['findFromRestrictionsColumnsOrderBy', { ...asLists, orderBy: sorted }],
    ['findFromRestrictionsColumns2', { ...asTexts, ...inColumns }],
    ['findFromRestrictionsColumnsOrderBy2', { ...asTexts, ...inColumns, orderBy: 'title desc' }],
  ];
  for (const [name, request] of finds) {
    test(`Find.${name}: the same three`, async () => {
      const found = titles(await find[`${name}Async`]!(request));
      assert.deepEqual(name.includes('OrderBy') ? found : [...found].sort().toReversed(), DOWN);
    });
  }

  test('Find without columns: the archive’s usual ones, which are told beforehand', async () => {
    for (const [name, request] of [
      ['findFromRestrictions', asLists],
      ['findFromRestrictions2', asTexts],
    ] as const) {
      assert.equal(rowsOf(await find[`${name}Async`]!(request)).length, 3, name);
    }
    const asked = { ...asLists, storageType: '', storageKey: '' };
    const usual = (await find.getDefaultDesiredColumnsAsync!(asked)) as unknown as { name: string }[];
    assert.ok(
      usual.some(({ name }) => name === 'title'),
      JSON.stringify(usual),
    );
    const fitting = (await find.getDefaultDesiredColumnsFromRestrictionsAsync!(asked)) as unknown as { name: string }[];
    assert.ok(
      fitting.some(({ name }) => name === 'title'),
      JSON.stringify(fitting),
    );
    assert.ok(Array.isArray(await find.getDefaultOrderByAsync!(asked)));
  });

  test('Archive: the kinds of rows that an archive has', async () => {
    const kinds = (await archive.getAvailableEntitiesAsync!({ providerName: 'FindTicket', context: '' })) as unknown as {
      type: string;
      name: string;
    }[];
    assert.ok(kinds.length >= 2, JSON.stringify(kinds));
  });
});
