/** Resources beyond the checklist: every address answers in shape, patches hold against others and against nonsense, who calls. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { builtForAll } from '../../src/agents/rest/index.ts';
import { addresses, servedAddresses } from '../../src/contract/resources.ts';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { type Answer, assertError, call, type Json } from './support.ts';

const JSON_BODY = { 'Content-Type': 'application/json' };
const R = '/api/v1/Ticket';
const statusAndText = (answer: Answer): [number, string] => [answer.status, answer.text];
const rows = (answer: Answer): Json[] => answer.json.value as Json[];
const titles = (answer: Answer): unknown => answer.json.Title;
const linksOf = ({ _Links: links }: Json): Json | undefined => links as Json | undefined;
/** Takes a ticket whose title is 0. */
const claim = (name: string): unknown => [
  { op: 'test', path: '/Title', value: '0' },
  { op: 'replace', path: '/Title', value: name },
];

describe('resources, all of them', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const rest = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    return call(desk, method, path, { ...JSON_BODY, ...headers }, text);
  };
  const made = async (entity: Json = { Title: 'Printer is on fire' }): Promise<number> =>
    (await rest('POST', R, entity)).json.TicketId as number;
  const patch = (id: number, document: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    rest('PATCH', `${R}/${id}`, document, headers);

  test('every address is there: 501 says what is not built, nothing fails', async () => {
    const served = new Set(servedAddresses(builtForAll));
    for (const address of addresses) {
      // nothing is deleted or signed for here: ids that nobody has
      const path = `/api/v1${address.path.replace(/\{\w+\}/g, '987654')}`;
      const answer = await rest(address.method, path, address.method === 'GET' || address.method === 'DELETE' ? undefined : '{}');
      const name = `${address.method} ${address.path}: ${answer.text.slice(0, 200)}`;
      if (served.has(address)) assert.ok(answer.status < 500, name);
      else assert.ok([400, 404, 501].includes(answer.status), name);
      if (answer.status >= 400) assertError(answer.status, answer.text, answer.status);
    }
  });

  test('hostile parameters of paths and queries: refused in shape, or nothing found', async () => {
    const hostile = ['abc', '-1', '99999999999', '%00', '__proto__', 'a%2Fb', '%C3%28', "1'%20or%201=1", '%F0%9F%92%A9', '1.5'];
    const queries = ['$select=a[b', '$select=%00', 'to=1&to[x]=2', '__proto__=1', '$filter=%27', '%E0%A4%A', 'fk=maybe&notify=2'];
    const served = servedAddresses(builtForAll).filter(({ method }) => method === 'GET');
    for (const [index, { path }] of served.entries()) {
      const value = hostile[index % hostile.length]!;
      for (const asked of [path.replace(/\{\w+\}/g, value), `${path.replace(/\{\w+\}/g, '1')}?${queries[index % queries.length]}`]) {
        const answer = await rest('GET', `/api/v1${asked}`);
        assert.ok(answer.status < 500, `${asked}: ${answer.status} ${answer.text.slice(0, 200)}`);
        if (answer.status >= 400) assertError(answer.status, answer.text, answer.status);
      }
    }
  });

  test('a verb that an address does not have → 405 with Allow, a path that is none → 404', async () => {
    const id = await made();
    const refused = await rest('POST', `${R}/${id}`, {});
    assertError(...statusAndText(refused), 405, 'SoNotSupportedException');
    assert.equal(refused.headers.get('allow'), 'DELETE, GET, OPTIONS, PATCH, PUT');
    assertError(...statusAndText(await rest('GET', `${R}/${id}/Nothing`)), 404);
    assertError(...statusAndText(await rest('DELETE', '/api/v1/Attachment/1')), 405);
  });

  test('the catalogue names the addresses that are served', async () => {
    const { json } = await call(desk, 'GET', '/Cust1/api/v1');
    const verbs = json[`${desk.url}/Cust1${R}/{id}`] as Json;
    assert.deepEqual(Object.keys(verbs).sort(), ['DELETE', 'GET', 'PATCH', 'PUT']);
    const missing = servedAddresses(builtForAll).filter(
      ({ method, path }) => (json[`${desk.url}/Cust1/api/v1${path}`] as Json | undefined)?.[method] === undefined,
    );
    assert.deepEqual(missing, []);
  });

  test('who calls: principal, user, associate, token', async () => {
    const anna = { Authorization: authorization('anna') };
    const { json: principal } = await rest('GET', '/api/v1/User/currentPrincipal', undefined, anna);
    assert.deepEqual(
      [principal.UserType, principal.Associate, principal.AssociateId, principal.EjUserId, principal.GroupId, principal.ContactId],
      ['InternalAssociate', 'anna', 11, 5, 3, 2],
    );
    assert.deepEqual([principal.RoleId, principal.RoleType, principal.EjUserStatus], [1, 'Employee', 'StatusNormal']);
    const rights = principal.FunctionRights as string[];
    assert.deepEqual(rights, [...rights].sort());
    assert.ok(rights.includes('admin-all'));
    const associate = await rest('GET', '/api/v1/user/currentassociate', undefined, anna);
    assert.deepEqual([associate.status, associate.json.AssociateId], [200, 11], associate.text);
    const user = await rest('GET', '/api/v1/User/current', undefined, anna);
    assert.deepEqual([user.status, user.json.AssociateId], [200, 11], user.text);
    const { status, text } = await rest('GET', '/api/v1/User/currentToken', undefined, anna);
    assert.equal(status, 200, text);
    assert.equal(typeof JSON.parse(text), 'string');
  });

  test('time zones: the desk’s, the call’s, all of them', async () => {
    const { json: base } = await rest('GET', '/api/v1/TimeZone/base');
    assert.deepEqual([base.TZLocationID, base.TZLocationCode, base.TZLocationCities], [261, 'NO', 'Oslo']);
    const year = String(new Date(desk.app.now()).getUTCFullYear());
    const summer = (base.TimeZoneDSTRules as Record<string, Json>)[year]!;
    assert.deepEqual([summer.TZOffset, summer.StartMonth, summer.EndMonth], [120, 3, 10]);
    const { json: current } = await rest('GET', '/api/v1/TimeZone/current', undefined, { 'SO-TimeZone': 'US-NY' });
    assert.deepEqual([current.TZLocationID, current.TZLocationCode], [460, 'US-NY']);
    const { json: all } = await rest('GET', '/api/v1/timezone?$select=code');
    assert.ok((all.value as Json[]).some(({ PrimaryKey, code }) => String(PrimaryKey) === '261' && code === 'NO'));
  });

  test('texts of the user interface by key and language', async () => {
    const key = 'SR_MANDATORY_FIELD_1281';
    const found = await rest('GET', '/api/v1/String?q=mandatory');
    assert.deepEqual(JSON.parse(found.text), [key]);
    assert.equal((await rest('GET', `/api/v1/String/${key}`)).json.nb, 'Feltet må fylles ut');
    assert.equal((await rest('GET', `/api/v1/String/${key}/en`)).text, '"This field must be filled in"');
    assertError(...statusAndText(await rest('GET', '/api/v1/String/SR_NOTHING')), 404);
  });

  test('fields that were added to tickets', async () => {
    const all = JSON.parse((await rest('GET', `${R}/CustomField`)).text) as Json[];
    assert.ok(Array.isArray(all));
    const [first] = all;
    if (first) assert.equal((await rest('GET', `${R}/CustomField/${String(first.FieldName)}`)).json.FieldName, first.FieldName);
    assertError(...statusAndText(await rest('GET', `${R}/CustomField/x_nothing`)), 404);
  });

  test('messages: create, read, patch, guarded by their ticket’s version', async () => {
    const ticketId = await made();
    const M = '/api/v1/TicketMessage';
    const added = await rest('POST', M, { Ticket: { TicketId: ticketId }, Body: 'On our way', Type: 'Plain' });
    assert.equal(added.status, 200, added.text);
    const { json: message } = added;
    const id = message.EjMessageId as number;
    const changed = await rest('PATCH', `${M}/${id}`, [{ op: 'replace', path: '/author', value: 'Kari' }]);
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual([changed.json.Author, changed.json.Body], ['Kari', 'On our way']);
    const read = await rest('GET', `${M}/${id}`);
    assert.ok(read.headers.get('last-modified'));
    assert.equal(linksOf(read.json)?.Self, `${desk.url}${M}/${id}`);
    assertError(...statusAndText(await rest('GET', `${M}/999999`)), 404);
  });

  test('lists are searches: of all tickets, and of what is below one ticket', async () => {
    const [one, other] = [await made({ Title: 'One of two' }), await made({ Title: 'Two of two' })];
    for (const id of [one, other])
      await rest('POST', '/api/v1/TicketMessage', { Ticket: { TicketId: id }, Body: `About ${id}`, Type: 'Plain' });
    const all = await rest('GET', `${R}?$select=ticketId,title&$filter=title begins 'One of'`);
    assert.equal(all.status, 200, all.text);
    assert.deepEqual(
      rows(all).map(({ title }) => title),
      ['One of two'],
    );
    const messages = await rest('GET', `${R}/${one}/Messages?$select=ticketMessageId,body`);
    assert.equal(messages.status, 200, messages.text);
    assert.deepEqual(
      rows(messages).map(({ body }) => body),
      [`About ${one}`],
    );
    assertError(...statusAndText(await rest('GET', `${R}/999999/Messages`)), 404);
  });

  test('two patches at once: neither is lost, tests hold on the state that is changed', async () => {
    const id = await made({ Title: '0', Person: { PersonId: 50 } });
    const appended = await Promise.all([51, 77].map((PersonId) => patch(id, { SecondaryPersons: { PersonId } })));
    assert.deepEqual(
      appended.map(({ status }) => status),
      [200, 200],
    );
    const { json } = await rest('GET', `${R}/${id}`);
    assert.deepEqual((json.SecondaryPersons as Json[]).map(({ PersonId }) => PersonId).sort(), [51, 77]);
    const company = `/api/v1/Contact/${(await rest('POST', '/api/v1/Contact', { Name: 'Two mails AS' })).json.ContactId}`;
    const mails = await Promise.all(['a', 'b', 'c'].map((name) => rest('PATCH', company, { Emails: { Value: `${name}@example.org` } })));
    const kept = (await rest('GET', company)).json.Emails as Json[];
    assert.equal(kept.length, mails.filter(({ status }) => status === 200).length, 'what was answered with 200 is kept');
    const claims = await Promise.all(['a', 'b', 'c'].map((name) => patch(id, claim(name))));
    assert.deepEqual(claims.map(({ status }) => status).sort(), [200, 409, 409]);
  });

  test('If-Match and Idempotency-Key hold for patches and creations', async () => {
    const id = await made();
    const first = await rest('GET', `${R}/${id}`);
    const etag = first.headers.get('etag') ?? '';
    assert.equal((await patch(id, { Title: 'a' }, { 'If-Match': etag })).status, 200);
    assert.equal((await patch(id, { Title: 'b' }, { 'If-Match': etag })).status, 412);
    assert.equal((await patch(id, {}, { 'If-Match': etag })).status, 412);
    const company = await rest('POST', '/api/v1/Contact', { Name: 'Matched AS' });
    const stale = await rest('PUT', `/api/v1/Contact/${company.json.ContactId}`, { Name: 'x' }, { 'If-Match': '"1"' });
    assert.equal(stale.status, 412, 'rows without versions match none');
    const key = { 'Idempotency-Key': `k-${id}` };
    const [one, two] = [await rest('POST', R, { Title: 'Once' }, key), await rest('POST', R, { Title: 'Once' }, key)];
    assert.equal(one.json.TicketId, two.json.TicketId);
    const other = await made();
    const again = { 'Idempotency-Key': `p-${id}` };
    assert.equal((await patch(id, { Title: 'Same text' }, again)).status, 200);
    assertError(...statusAndText(await patch(other, { Title: 'Same text' }, again)), 400);
  });

  test('hostile patches: refused in shape, nothing stored, the server stands', async () => {
    const id = await made();
    const deep = `${'{"Category":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const documents = [
      ['{"__proto__": {"x": 1}}', 400],
      ['[{"op":"add","path":"/__proto__/x","value":1}]', 400],
      ['[{"op":"add","path":"/CustomFields/constructor","value":"1"}]', 400],
      [deep, 400],
      [JSON.stringify(Array.from({ length: 10_000 }, () => ({ op: 'replace', path: 'title', value: 'x' }))), 400],
      [JSON.stringify([{ op: 'replace', path: '/'.repeat(5_000), value: 1 }]), 400],
      [JSON.stringify([{ op: 'add', path: '/SecondaryPersons/999999', value: {} }]), 400],
      ['"title"', 400],
      ['5', 400],
      ['', 400],
      ['null', 400],
      ['<Ticket/>', 400],
      ['[{"op":"replace","path":"/Title","value":{"a":1}}]', 400],
      ['[{"op":"replace","path":"/Category/TicketCategoryId","value":99999}]', 400],
      ['[null]', 400],
      ['{"SecondaryPersons":{"PersonId":"x"}}', 400],
    ] as const;
    for (const [document, status] of documents) {
      const answer = await patch(id, document);
      assertError(...statusAndText(answer), status);
    }
    assert.equal(titles(await rest('GET', `${R}/${id}`)), 'Printer is on fire');
    assert.equal((await patch(id, '{}')).status, 200);
  });

  test('a patch finds a list item by its name, a merge takes a link away, a delete is a change of status', async () => {
    const id = await made({ Title: 'By name', Person: { PersonId: 50 }, OwnedBy: { AssociateId: 11 } });
    const [category] = await desk.sql('select id, name from ej_category where id > 1 order by id limit 1');
    const named = await patch(id, { Category: { Name: category!.name }, Person: null, OwnedBy: { EjUserId: 6 } });
    assert.equal(named.status, 200, named.text);
    assert.deepEqual(
      [(named.json.Category as Json).TicketCategoryId, named.json.Person, (named.json.OwnedBy as Json).AssociateId],
      [category!.id, null, 12],
    );
    assert.equal((await rest('DELETE', `${R}/${id}`)).status, 204);
    const again = await rest('DELETE', `${R}/${id}`);
    assert.equal(again.status, 204, 'it is in the bin, and there');
    const [{ events }] = (await desk.sql('select count(*)::int as events from svar_event where ticket_id = $1', [id])) as [
      { events: number },
    ];
    assert.ok(events >= 3, 'created, changed, deleted');
  });

  test('XML in both directions', async () => {
    const xml = { 'Content-Type': 'application/xml', Accept: 'application/xml' };
    const answer = await rest('POST', R, '<TicketEntity><Title>From XML</Title></TicketEntity>', xml);
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.text, /<Title>From XML<\/Title>/);
    const id = Number(/<TicketId>(\d+)</.exec(answer.text)?.[1]);
    const read = await rest('GET', `${R}/${id}`, undefined, { Accept: 'text/xml' });
    assert.match(read.text, /<_Links><Item><Key>Self<\/Key>/);
  });
});
