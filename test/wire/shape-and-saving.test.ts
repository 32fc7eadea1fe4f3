/** The conformance checklist, parts E to I: content negotiation, JSON shape, ticket saving, errors. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TicketBaseStatus, TicketOrigin, TicketReadStatus, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import { TicketEntity } from '../../src/contract/carriers/index.ts';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, call, inZone, type Json, rowCounts, statement, withoutDatabase } from './support.ts';

describe('the wire: shape and saving', () => {
  let desk: TestDesk;
  let ticketId = 0;
  before(async () => {
    desk = await openDesk();
    ticketId = (await save({ Title: 'Printer is on fire', Category: { TicketCategoryId: 1 } })).TicketId as number;
  });
  after(() => desk.close());

  const save = async (entity: Json | string, headers: Record<string, string> = {}, user = 'ADM0'): Promise<Json> => {
    const answer = await desk.post('Ticket/SaveTicketEntity', entity, headers, user);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as Json;
  };
  const get = async (id: number, more = '', headers: Record<string, string> = {}): Promise<Json> => {
    const answer = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${id}${more}`, 'null', headers);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as Json;
  };
  const counts = (): Promise<Json> => rowCounts(desk);

  statement(69, 'Content-Type: text/json body → as application/json', async () => {
    for (const type of [
      'text/json',
      'TEXT/JSON',
      'application/json;charset=utf-8',
      'application/json; charset="UTF-8"',
      'application/json;charset=utf8; x=y',
    ])
      assert.equal((await save('{"Title":"Typed"}', { 'Content-Type': type })).Title, 'Typed', type);
  });
  statement(70, 'json-patch and merge-patch types on T/SaveTicketEntity with a plain entity → saved', async () => {
    for (const type of ['application/json-patch+json', 'application/merge-patch+json'])
      assert.equal((await save('{"Title":"Not a patch"}', { 'Content-Type': type })).Title, 'Not a patch', type);
  });
  statement(74, 'Content-Type: text/plain body → 415 with error object', async () => {
    const types = [
      'text/plain',
      'text/html',
      'multipart/form-data; boundary=x',
      'application/javascript',
      'json',
      ';',
      'application/json, text/plain',
      'application/jsonx',
    ];
    for (const type of types) {
      const answer = await desk.post('Ticket/SaveTicketEntity', '{"Title":"x"}', { 'Content-Type': type });
      assertError(answer.status, answer.text, 415, 'SoNotSupportedException');
    }
  });
  statement(75, 'Accept: image/png on an entity operation → 200 JSON', async () => {
    for (const Accept of ['image/png', 'text/html', '*/*', '', 'application/json-patch+json', 'nonsense;;;q=x']) {
      const answer = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null', { Accept });
      assert.equal((answer.json as Json).TicketId, ticketId);
    }
  });
  statement(76, 'JSON answers are labelled application/json; charset=utf-8', async () => {
    for (const path of [
      'Ticket/CreateDefaultTicketEntity',
      'Ticket/GetTicket?ticketId=abc',
      'Ticket/GetTicket?ticketId=999999',
      'Nothing/Here',
    ]) {
      const answer = await desk.post(path, 'null', { Accept: 'application/merge-patch+json' });
      assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8', path);
    }
  });
  statement(81, 'response keys are PascalCase exactly as in the carriers; client reads ticketId correctly', async () => {
    assert.deepEqual(Object.keys(await get(ticketId)), Object.keys(TicketEntity.fields));
    assert.equal((await desk.client().getTicketAgent().getTicketEntityAsync(ticketId)).ticketId, ticketId);
  });
  statement(82, 'request in camelCase, nested three levels → bound', async () => {
    const made = await save({
      title: 'Camel',
      category: { ticketCategoryId: 4, defaultTicketStatus: { ticketStatusId: 1 } },
      tags: [{ id: 1 }],
    });
    assert.equal((made.Category as Json).TicketCategoryId, 4);
    assert.equal((made.Tags as Json[])[0]?.Id, 1);
    const fault = await desk.post('Ticket/SaveTicketEntity', { category: { defaultTicketStatus: { ticketStatusId: 'x' } } });
    assert.match(fault.text, /TicketEntity\.Category\.DefaultTicketStatus\.TicketStatusId is not an int32/);
  });
  statement(83, 'T/CreateDefaultTicketEntity returns every property of TicketEntity, TicketId 0', async () => {
    const answer = await desk.post('Ticket/CreateDefaultTicketEntity', 'null');
    assert.deepEqual(Object.keys(answer.json), Object.keys(TicketEntity.fields));
    assert.equal((answer.json as Json).TicketId, 0);
  });
  const lookups = [
    'GetTicketEntity?ticketEntityId=',
    'GetTicket?ticketId=',
    'GetTicketMessageEntity?ticketMessageEntityId=',
    'GetTicketMessage?ticketMessageId=',
  ];
  statement(84, 'get of unknown id → 200 and body null (4 bytes), and the client resolves to null', async () => {
    for (const lookup of lookups) {
      for (const id of ['999999', '0', '-1', '2147483647', '-2147483648']) {
        const answer = await desk.post(`Ticket/${lookup}${id}`, 'null');
        assert.equal(answer.status, 200, lookup);
        assert.equal(answer.text, 'null');
        assert.equal(answer.headers.get('content-length'), '4');
      }
    }
    const agent = desk.client().getTicketAgent();
    assert.equal(await agent.getTicketEntityAsync(999999), null);
    assert.equal(await agent.getTicketAsync(999999), null);
    assert.equal(await agent.getTicketMessageEntityAsync(999999), null);
  });
  statement(85, 'the same answered with 204 would yield a phantom object: Svar never does', async () => {
    for (const lookup of lookups) assert.notEqual((await desk.post(`Ticket/${lookup}999999`, 'null')).status, 204);
    assert.notEqual((await desk.post('Ticket/GetForRmUi', { TicketId: 999999 })).status, 204);
  });
  statement(86, 'empty array results are []', async () => {
    for (const body of [{ TicketIds: [] }, { TicketIds: [999999] }, {}, null]) {
      assert.equal((await desk.post('Ticket/GetTickets', body)).text, '[]');
      assert.equal((await desk.post('Ticket/GetTicketSummaries', body)).text, '[]');
      assert.equal((await desk.post('Ticket/GetTicketMessageEntities', body)).text, '[]');
    }
    assert.deepEqual((await get(ticketId)).SecondaryPersons, []);
  });
  statement(87, 'enum values are exact member names; client result equals the client enum constant', async () => {
    const entity = await desk.client().getTicketAgent().getTicketEntityAsync(ticketId);
    assert.equal(entity.baseStatus, TicketBaseStatus.Active);
    assert.equal(entity.slevel, TicketSecurityLevel.External);
    assert.equal(entity.origin, TicketOrigin.API);
    assert.equal(entity.readStatus, TicketReadStatus.Red);
  });
  statement(88, 'TableRight.Mask is null or a comma-joined string, never a number', async () => {
    const walk = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return;
      for (const [name, member] of Object.entries(value)) {
        if (name === 'TableRight' && member !== null)
          assert.match(String((member as Json).Mask), /^[A-Z][A-Za-z]+(, [A-Z][A-Za-z]+)*$/, path);
        walk(member, `${path}.${name}`);
      }
    };
    for (const answer of [await get(ticketId), (await desk.post('Ticket/GetTickets', { TicketIds: [ticketId] })).json]) walk(answer, '');
  });
  statement(89, 'save with "tableRight":{"mask":15} and integer field masks → accepted, ignored', async () => {
    const made = await save({
      title: 'Rights',
      tableRight: { mask: 15, reason: '' },
      fieldProperties: { Title: { fieldRight: { mask: 67, reason: '' }, fieldType: 'System.String', fieldLength: 255 } },
    });
    assert.equal(made.Title, 'Rights');
  });
  statement(90, 'save with "BaseStatus":"closed" or 2 → Closed', async () => {
    for (const base of ['closed', 2, '2', 'CLOSED', 'Closed'])
      assert.equal((await save({ Title: 'Done', BaseStatus: base })).BaseStatus, 'Closed', String(base));
    for (const base of ['gone', 99, -1, 1.5, true, {}, []])
      assert.equal((await desk.post('Ticket/SaveTicketEntity', { BaseStatus: base })).status, 400, String(base));
  });
  statement(91, 'SanitizeMailContentWithOptions with "options":1 → treated as flag RemoveComment', async () => {
    // a text too deep to be cleaned is kept as words: there the flag makes the difference
    const content = `${'<div>'.repeat(200)}a<!-- > secret -->b`;
    const clean = async (options: unknown): Promise<string> =>
      (await desk.post('Ticket/SanitizeMailContentWithOptions', { content, options })).text.replaceAll(' ', '');
    assert.equal(await clean(0), '"<pre>asecret--&gt;b</pre>"');
    for (const options of [1, '1', 'RemoveComment', 'removecomment'])
      assert.equal(await clean(options), '"<pre>ab</pre>"', String(options));
  });
  statement(95, '$select=title on T/GetTicketEntity → Title set, all other keys present with null', async () => {
    const selected = await get(ticketId, '&$select=title');
    assert.deepEqual(Object.keys(selected), Object.keys(TicketEntity.fields));
    for (const [name, value] of Object.entries(selected)) assert.equal(value, name === 'Title' ? 'Printer is on fire' : null, name);
    const nested = await get(ticketId, '&%24SELECT=TITLE,Category/Name');
    assert.deepEqual(
      Object.entries(nested.Category as Json)
        .filter(([, value]) => value !== null)
        .map(([name]) => name),
      ['Name'],
    );
  });
  statement(96, 'light Ticket of an unassigned ticket → OwnedBy 1, OwnedByAssociateId 0', async () => {
    const made = await save({ Title: 'Nobody', OwnedBy: { AssociateId: 0 } });
    const flat = (await desk.post(`Ticket/GetTicket?ticketId=${made.TicketId}`, 'null')).json as Json;
    assert.deepEqual([flat.OwnedBy, flat.OwnedByAssociateId], [1, 0]);
  });
  statement(97, 'HasAttachment, NumMessages, TimeSpent sent in a save → ignored', async () => {
    const made = await save({
      Title: 'Counters',
      HasAttachment: true,
      NumMessages: 77,
      TimeSpent: 88,
      NumReplies: 5,
      AlertLevel: 3,
      ConnectId: 4,
      LastChanged: '1999-01-01T00:00:00',
    });
    assert.deepEqual([made.HasAttachment, made.NumMessages, made.TimeSpent, made.NumReplies, made.AlertLevel], [false, 0, 0, 0, 0]);
    assert.ok(!String(made.LastChanged).startsWith('1999'));
  });
  statement(98, 'bool results are bare true/false; int results bare numbers; string results quoted', async () => {
    // operations with such results come later; the members of an entity are written by the same hand
    const { text } = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null');
    assert.match(text, new RegExp(`^\\{"TicketId":${ticketId},"Title":"Printer is on fire",`));
    assert.match(text, /"HasAttachment":false/);
  });
  statement(99, 'void operations → 204 without body', async () => {
    // none is built: what can be shown is that no built one answers 204 and no error is empty
    const answer = await desk.post('Ticket/ClearNotify', { Ids: [] });
    assert.ok(answer.status === 204 ? answer.text === '' : answer.status === 501);
  });

  statement(100, 'T/SaveTicketEntity with ticketId 0 or absent → new row, answer has positive TicketId', async () => {
    const ids = [
      (await save({ Title: 'a', TicketId: 0 })).TicketId,
      (await save({ Title: 'a' })).TicketId,
      (await save({ TicketId: null })).TicketId,
    ] as number[];
    assert.equal(new Set(ids).size, 3);
    for (const id of ids) assert.ok(id > 0);
  });
  statement(101, 'with existing id → that row updated, answer is the stored entity', async () => {
    const made = await save({ Title: 'before' });
    const saved = await save({ TicketId: made.TicketId, Title: 'after' });
    assert.equal(saved.TicketId, made.TicketId);
    assert.deepEqual(await get(made.TicketId as number), saved);
  });
  statement(102, 'with unknown positive id → 400 SoNotFoundException, nothing created', async () => {
    const before = await counts();
    const answer = await desk.post('Ticket/SaveTicketEntity', { TicketId: 999999, Title: 'x' });
    assertError(answer.status, answer.text, 400, 'SoNotFoundException');
    assert.deepEqual(await counts(), before);
    assert.equal((await desk.post('Ticket/GetTicket?ticketId=999999', 'null')).text, 'null');
  });
  statement(103, 'OwnedBy.AssociateId 0 → unassigned', async () => {
    const made = await save({ Title: 'Owned', OwnedBy: { AssociateId: 11 } });
    assert.equal((made.OwnedBy as Json).AssociateId, 11);
    const freed = await save({ TicketId: made.TicketId, OwnedBy: { AssociateId: 0 } });
    assert.notEqual((freed.OwnedBy as Json | null)?.AssociateId, 11);
    assert.equal(((await desk.post(`Ticket/GetTicket?ticketId=${made.TicketId}`, 'null')).json as Json).OwnedBy, 1);
  });
  statement(104, 'OwnedBy.AssociateId 2147483647 → assigned by category rules', async () => {
    // category 5, Vip, is shared out by weight between its members
    const made = await save({ Title: 'Automatic', Category: { TicketCategoryId: 5 }, OwnedBy: { AssociateId: 2147483647 } });
    assert.ok([11, 12].includes((made.OwnedBy as Json).AssociateId as number));
  });
  statement(105, 'Category {"TicketCategoryId":0,"Name":…} → resolved by name', async () => {
    for (const name of ['Queue', ' queue ', 'QUEUE'])
      assert.equal(((await save({ Title: 'Named', Category: { TicketCategoryId: 0, Name: name } })).Category as Json).TicketCategoryId, 4);
    const answer = await desk.post('Ticket/SaveTicketEntity', { Category: { TicketCategoryId: 0, Name: 'No such' } });
    assertError(answer.status, answer.text, 400, 'SoNotFoundException');
  });
  statement(106, 'property omitted on update → unchanged', async () => {
    const made = await save({
      Title: 'Keep',
      Category: { TicketCategoryId: 4 },
      Tags: [{ Id: 1 }],
      Person: { PersonId: 77 },
      OwnedBy: { AssociateId: 11 },
    });
    const saved = await save({ TicketId: made.TicketId, Title: 'Kept' });
    for (const name of ['Category', 'Tags', 'Person', 'OwnedBy', 'Priority', 'Status', 'CreatedAt', 'Author'])
      assert.deepEqual(saved[name], made[name], name);
  });
  statement(107, 'client get → save round trip without edits → no visible change', async () => {
    // without offsets a date comes back right only where the client's zone is the zone of the call (headers-and-formats §4, the trap)
    await inZone('Europe/Oslo', async () => {
      const agent = desk.client().getTicketAgent();
      const made = await save({ Title: 'Round', Tags: [{ Id: 1 }], Person: { PersonId: 77 }, Deadline: '2031-01-15T12:00:00Z' });
      const id = made.TicketId as number;
      const beforeSave = await get(id);
      await agent.saveTicketEntityAsync(await agent.getTicketEntityAsync(id));
      assert.deepEqual(await get(id), beforeSave);
    });
  });
  statement(122, 'agent call carrying If-Unmodified-Since or If-Modified-Since → header ignored', async () => {
    const old = 'Thu, 01 Jan 1970 00:00:00 GMT';
    assert.equal(
      (await get(ticketId, '', { 'If-Unmodified-Since': old, 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' })).TicketId,
      ticketId,
    );
    assert.equal(
      (await save({ TicketId: ticketId, Title: 'Printer is on fire' }, { 'If-Unmodified-Since': old, 'If-None-Match': '*' })).TicketId,
      ticketId,
    );
  });
  statement(125, 'T/GetTicketEntity?ticketEntityId=abc → 400 with Message and MessageDetail', async () => {
    for (const id of ['abc', '1.5', '1e3', '2147483648', '', '%00', '1,2', '0x10', '9'.repeat(400)]) {
      const answer = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${id}`, 'null');
      const body = assertError(answer.status, answer.text, 400, 'ArgumentException');
      assert.equal(body.Message, 'The request is invalid.');
      assert.match(String(body.MessageDetail), /^ticketEntityId /i);
    }
    const missing = await desk.post('Ticket/GetTicketEntity', 'null');
    assert.match(String(assertError(missing.status, missing.text, 400).MessageDetail), /ticketEntityId is missing/i);
    assert.equal(
      ((await desk.post('Ticket/GetTicketEntity', { TICKETENTITYID: ticketId })).json as Json).TicketId,
      ticketId,
      'the key may be in the body',
    );
  });
  statement(127, 'malformed JSON → 400, nothing executed', async () => {
    const before = await counts();
    for (const body of [
      '{"Title":"x"',
      '{"Title":"x"}}',
      "{'Title':'x'}",
      '{"Title":"x",}',
      '{Title:"x"}',
      '{"Title":"x"} {}',
      '<TicketEntity/>',
      'Title=x',
      '{"Title":"\\ud800"}',
      '\u0000',
      '{"Title":NaN}',
    ]) {
      const answer = await desk.post('Ticket/SaveTicketEntity', body);
      assertError(answer.status, answer.text, 400, 'ArgumentException');
    }
    assert.deepEqual(await counts(), before);
  });
  statement(128, 'update without right → 403 SoSentryException', async () => {
    // cato reaches the tickets of his categories; 5 is for anna and bjorn
    const made = await save({ Title: 'Not yours', Category: { TicketCategoryId: 5 }, OwnedBy: { AssociateId: 11 } });
    const flat = await desk.post(`Ticket/GetTicket?ticketId=${made.TicketId}`, 'null', {}, 'cato');
    const answer = await desk.post('Ticket/SaveTicketEntity', { TicketId: made.TicketId, Title: 'Mine' }, {}, 'cato');
    assertError(answer.status, answer.text, 403, 'SoSentryException');
    assert.equal((await get(made.TicketId as number)).Title, 'Not yours');
    assert.equal(flat.status, 200);
  });
  statement(129, 'reading an invisible ticket by agent → 200 null; by REST → 404', async () => {
    const made = await save({ Title: 'Hidden', Category: { TicketCategoryId: 5 }, OwnedBy: { AssociateId: 11 } });
    await desk.sql('delete from functionrightrolelink where roleid = (select role_id from userrolelink where associate_id = 13)');
    await desk.app.desks.reload();
    const answer = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${made.TicketId}`, 'null', {}, 'cato');
    assert.deepEqual([answer.status, answer.text], [200, 'null']);
    assert.equal(
      (await desk.post('Ticket/GetTickets', { TicketIds: [made.TicketId, 999999] }, {}, 'cato')).text,
      '[]',
      'hidden and absent look the same',
    );
    const hidden = await call(desk, 'GET', `/api/v1/Ticket/${made.TicketId}`, { Authorization: authorization('cato') });
    const absent = await call(desk, 'GET', '/api/v1/Ticket/999999', { Authorization: authorization('cato') });
    assertError(hidden.status, hidden.text, 404, 'SoNotFoundException');
    assert.equal(hidden.text.replaceAll(String(made.TicketId), '999999'), absent.text);
    for (const [method, body] of [['PUT', '{"Title":"x"}'], ['PATCH', '{"Title":"x"}'], ['DELETE']] as const) {
      const headers = { 'Content-Type': 'application/json', Authorization: authorization('cato') };
      assert.equal((await call(desk, method, `/api/v1/Ticket/${made.TicketId}`, headers, body)).status, 404, method);
    }
  });
  statement(164, 'T/GetTicketEntity of a ticket with tags → Tags is never null or missing', async () => {
    const made = await save({ Title: 'Tagged', Tags: [{ Id: 1 }, { Id: 2 }] });
    assert.deepEqual(
      ((await get(made.TicketId as number)).Tags as Json[]).map((tag) => tag.Id),
      [1, 2],
    );
    assert.deepEqual((await get(ticketId)).Tags, []);
    const client = desk.client().getTicketAgent();
    await client.saveTicketEntityAsync(await client.getTicketEntityAsync(made.TicketId as number));
    assert.equal(((await get(made.TicketId as number)).Tags as Json[]).length, 2);
  });
  statement(130, 'internal failure → 500 JSON without stack trace', async () => {
    await desk.sql('alter table ticket rename column title to hidden_title');
    try {
      const answer = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null');
      assertError(answer.status, answer.text, 500, 'SoException');
      assert.ok(!/title|column|ticket/i.test(answer.text), answer.text);
      assert.ok(answer.headers.get('x-request-id'));
    } finally {
      await desk.sql('alter table ticket rename column hidden_title to title');
    }
  });
  test('a database that is gone → 503 with Retry-After, and it comes back by itself', async () => {
    await withoutDatabase(desk, async () => {
      const answer = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null');
      assertError(answer.status, answer.text, 503, 'SoServerException');
      assert.equal(answer.headers.get('retry-after'), '1');
    });
    assert.equal((await get(ticketId)).TicketId, ticketId);
  });
});
