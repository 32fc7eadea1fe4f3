/** Documents and temporary files, as an integration of the official client lives with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WebApi } from '@superoffice/webapi';
import type { DocumentEntity } from '@superoffice/webapi/Carriers.js';
import { AppointmentType, Visibility } from '@superoffice/webapi/Enums.js';
import { openDesk, PASSWORD, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const textOf = (bytes: ArrayBuffer | string): string => Buffer.from(bytes as ArrayBuffer).toString();

describe('documents', () => {
  const clock = { at: START };
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ now: () => clock.at });
  });
  after(() => desk.close());

  function documents(user = 'anna') {
    const api = new WebApi({ baseUrl: desk.url, timezoneInclude: true });
    api.authenticateWithPassword(user, user === 'ADM0' ? '' : PASSWORD);
    return api.getDocumentAgent();
  }
  /** The client reads a stream's refusal as bytes, so its words are looked at without it. */
  async function noStream(user: string, operation: string, said: object, line: RegExp): Promise<void> {
    const answer = await desk.post(`Document/${operation}`, said, {}, user);
    assert.equal(answer.status, 400);
    assert.match(answer.text, line);
  }
  const template = async (user: string, personal: boolean, culture: string): Promise<string> =>
    textOf(await documents(user).getTemplateStreamAsync('Agent1.txt', personal, culture));
  const make = (more: Partial<DocumentEntity> = {}): Promise<Required<DocumentEntity>> =>
    documents().saveDocumentEntityAsync({ header: 'Offer', name: 'offer.txt', ...more } as DocumentEntity);

  test('a document is drafted, made, read in full and in short, and saved as it was read without a change', async () => {
    const draft = await documents().createDefaultDocumentEntityAsync();
    assert.deepEqual(
      [draft.documentId, draft.associate?.name, draft.type, draft.date?.getTime()],
      [0, 'anna', AppointmentType.Document, START],
    );
    const made = await make({
      contact: { contactId: 9 },
      person: { personId: 51 },
      ourRef: 'O-1',
      documentTemplate: { name: 'offer' },
    } as Partial<DocumentEntity>);
    assert.deepEqual([made.documentTemplate?.name, made.contact?.name, made.person?.fullName], ['Offer', 'Fjellheim Bygg AS', 'Ola Dahl']);
    const short = await documents('cato').getDocumentAsync(made.documentId);
    assert.deepEqual(
      [short.header, short.name, short.contactName, short.personFullName, short.associateFullName, short.documentTemplate, short.ourRef],
      ['Offer', 'offer.txt', 'Fjellheim Bygg AS', 'Ola Dahl', 'Anna Aas', 'Offer', 'O-1'],
    );
    await documents('bjorn').saveDocumentEntityAsync(await documents('bjorn').getDocumentEntityAsync(made.documentId));
    const kinds = await desk.sql(`select kinds[1] as kind from svar_event where entity = 'document' and row_id = $1`, [made.documentId]);
    assert.deepEqual(kinds, [{ kind: 'document.created' }]);
  });

  test('its file is stored, read as bytes and as base64, and replaced only when that is said', async () => {
    const { documentId } = await make();
    assert.equal(((await documents().getDocumentStreamAsync(documentId)) as ArrayBuffer).byteLength, 0);
    const entity = { documentId } as DocumentEntity;
    const stored = await documents('bjorn').setDocumentStreamAsync(entity, bytes('Forty chairs'), false);
    assert.deepEqual([stored.header, stored.updatedBy?.name], ['Offer', 'bjorn']);
    assert.equal(textOf(await documents().getDocumentStreamAsync(documentId)), 'Forty chairs');
    await refused(documents().setDocumentStreamAsync(entity, bytes('Fifty chairs'), false), 409, /has a file already/);
    await documents().setDocumentStreamAsync(entity, bytes('Fifty chairs'), true);
    assert.equal(textOf(await documents().getDocumentStreamAsync(documentId)), 'Fifty chairs');
    const answer = await desk.post('Document/GetDocumentStream', { documentId }, { Accept: 'application/json' }, 'anna');
    assert.equal(answer.json, Buffer.from('Fifty chairs').toString('base64'));
    const kinds = await desk.sql(`select kinds[1] as kind from svar_event where entity = 'document' and row_id = $1 order by seq`, [
      documentId,
    ]);
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['document.created', 'document.edited', 'document.edited'],
    );
    await refused(
      documents().setDocumentStreamAsync({ documentId: 999_999 } as DocumentEntity, bytes('x'), true),
      400,
      /There is no document/,
    );
    await noStream('anna', 'GetDocumentStream', { documentId: 999_999 }, /There is no document/);
  });

  test('a document for one user or one group is for them, its owner and administrators alone', async () => {
    const { documentId } = await make({ visibleFor: [{ visibleId: 13, visibility: Visibility.Associate }] } as Partial<DocumentEntity>);
    await documents().setDocumentStreamAsync({ documentId } as DocumentEntity, bytes('secret'), false);
    for (const user of ['anna', 'cato', 'ADM0'])
      assert.equal(textOf(await documents(user).getDocumentStreamAsync(documentId)), 'secret', user);
    assert.equal(await documents('bjorn').getDocumentEntityAsync(documentId), null);
    assert.equal(await documents('bjorn').getDocumentAsync(documentId), null);
    await noStream('bjorn', 'GetDocumentStream', { documentId }, /There is no document/);
    await refused(documents('bjorn').saveDocumentEntityAsync({ documentId, header: 'x' } as DocumentEntity), 400, /There is no document/);
    await documents('bjorn').deleteDocumentEntityAsync(documentId); // to him it is not there: nothing to delete, and nothing is
    assert.equal((await documents().getDocumentEntityAsync(documentId)).documentId, documentId);
    const group = [{ visibleId: 3, visibility: Visibility.Group }];
    const opened = await documents().saveDocumentEntityAsync({ documentId, visibleFor: group } as DocumentEntity);
    assert.equal(opened.visibleFor[0]?.visibility, Visibility.Group);
    assert.equal((await documents('bjorn').getDocumentEntityAsync(documentId)).header, 'Offer');
    await refused(documents('bjorn').deleteDocumentEntityAsync(documentId), 403, /administrator/);
    await documents('anna').deleteDocumentEntityAsync(documentId);
    assert.equal(await documents().getDocumentEntityAsync(documentId), null);
  });

  test('names of files lead nowhere', async () => {
    const wanted = {
      '../../etc/passwd': 'passwd',
      'C:\\Users\\anna\\plan.docx': 'plan.docx',
      'invoice\u202Efdp.exe': 'invoicefdp.exe',
      'a\u0007b\u200B.txt': 'ab.txt',
      'nul.txt': '_nul.txt',
      '..': '',
    };
    for (const [said, kept] of Object.entries(wanted)) assert.equal((await make({ name: said })).name, kept, said);
    const long = (await make({ name: `${'ø'.repeat(200)}.pdf` })).name!;
    assert.ok(Buffer.byteLength(long) <= 200 && long.endsWith('.pdf'), long);
  });

  test('a temporary file is its maker’s, numbered when its name is taken, and gone after an hour', async () => {
    const name = await documents().createTempFileAsync('../report.txt', bytes('one'));
    const second = await documents().createTempFileAsync('report.txt', bytes('two'));
    assert.deepEqual([name, second], ['report.txt', 'report (1).txt']);
    assert.equal(textOf(await documents().getTempFileAsync(name)), 'one');
    assert.equal(textOf(await documents().getTempFileAsync('REPORT (1).TXT')), 'two');
    await noStream('ADM0', 'GetTempFile', { filename: name }, /no temporary file/);
    await refused(documents('bjorn').deleteTempFileAsync(name), 400, /no temporary file/);
    await documents().deleteTempFileAsync(second);
    await noStream('anna', 'GetTempFile', { filename: second }, /no temporary file/);
    const four = await Promise.all(Array.from({ length: 4 }, () => documents().createTempFileAsync('same.txt', bytes('x'))));
    assert.equal(new Set(four).size, 4, 'four uploads at once have four names');
    clock.at += HOUR;
    await noStream('anna', 'GetTempFile', { filename: name }, /no temporary file/);
    await documents('bjorn').createTempFileAsync('', bytes('x'));
    assert.deepEqual(await desk.sql('select name, associate_id from svar_temp_file'), [{ name: 'file', associate_id: 12 }]);
  });

  test('a hundred temporary files are enough', async () => {
    await desk.sql(
      `insert into svar_temp_file (associate_id, name, size, content, expires) select 13, 'f' || n, 1, 'x', to_timestamp($1) from generate_series(1, 100) n`,
      [clock.at / 1000 + 60],
    );
    await refused(documents('cato').createTempFileAsync('one-more.txt', bytes('x')), 400, /too many temporary files/);
  });

  test('a template is found by name: one’s own first when that is allowed, then the nearest culture', async () => {
    await desk.sql(`insert into svar_template_file (name, associate_id, culture, content) values
      ('agent1.txt', null, '', 'all'), ('agent1.txt', null, 'nb', 'nb'), ('agent1.txt', null, 'nb-NO', 'nb-NO'), ('agent1.txt', 11, '', 'own')`);
    assert.equal(await template('anna', true, 'nb-NO'), 'own');
    assert.equal(await template('anna', false, 'nb-NO'), 'nb-NO');
    assert.equal(await template('bjorn', true, 'nb-SJ'), 'nb');
    assert.equal(await template('bjorn', true, 'en'), 'all');
    assert.equal(await template('bjorn', true, "'; drop"), 'all');
    await noStream('anna', 'GetTemplateStream', { templateName: 'nothing.txt' }, /no template/);
  });
});
