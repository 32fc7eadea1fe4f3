/** The conformance checklist, part H: resources; and what else is theirs: deletes, trailing slashes, hostile patches. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { ContactRestApi, PersonRestApi } from '@superoffice/webapi';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { type Answer, assertError, call, type Json, statement } from './support.ts';

describe('resources', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const ADM0 = { auth: { username: 'ADM0', password: '' } };
  const JSON_BODY = { 'Content-Type': 'application/json' };
  const R = '/api/v1/Ticket';
  const rest = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    call(
      desk,
      method,
      path,
      { ...JSON_BODY, ...headers },
      body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    );
  const made = async (entity: Json = { Title: 'Printer is on fire' }): Promise<number> => {
    const answer = await rest('POST', R, entity);
    assert.equal(answer.status, 200, answer.text);
    return answer.json.TicketId as number;
  };
  const read = async (id: number): Promise<Json> => (await rest('GET', `${R}/${id}`)).json;

  statement(6, 'a trailing slash changes nothing: POST /api/v1/Ticket/ and /api/v1/Person/ answer as without', async () => {
    const answer = await rest('POST', `${R}/`, { Title: 'With a slash' });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.Title, 'With a slash');
    // the official client posts with the slash
    const kim = await new PersonRestApi(desk.url, ADM0).postAsync({ firstname: 'Kim', lastname: 'Slash' });
    assert.ok((kim.personId ?? 0) > 0);
    const without = await rest('POST', '/api/v1/Person', { Firstname: 'Kim', Lastname: 'Bare' });
    assert.deepEqual([without.status, without.json.Lastname], [200, 'Bare'], without.text);
    assert.equal((await rest('GET', '/API/V1/ticket/DEFAULT/')).status, 200);
  });

  statement(16, 'DELETE /api/v1/Ticket/{id} with Content-Type: application/json and no body → 204', async () => {
    const id = await made();
    const answer = await rest('DELETE', `${R}/${id}`);
    assert.equal(answer.status, 204, answer.text);
    assert.equal(answer.text, '');
    assert.equal((await read(id)).BaseStatus, 'Deleted');
    assertError(...statusAndText(await rest('DELETE', `${R}/999999`)), 404, 'SoNotFoundException');
  });

  statement(113, 'GET /api/v1/Ticket/999999 → 404 with Error, ErrorType SoNotFoundException, ErrorMessage and Message', async () => {
    const body = assertError(...statusAndText(await rest('GET', `${R}/999999`)), 404, 'SoNotFoundException');
    assert.match(String(body.Message), /999999/);
    assertError(...statusAndText(await rest('GET', `${R}/999999/Simple`)), 404, 'SoNotFoundException');
    assertError(...statusAndText(await rest('PUT', `${R}/999999`, { Title: 'x' })), 404, 'SoNotFoundException');
    assertError(...statusAndText(await rest('PATCH', `${R}/999999`, { Title: 'x' })), 404, 'SoNotFoundException');
    assertError(...statusAndText(await rest('GET', `${R}/abc`)), 400, 'ArgumentException');
  });

  statement(114, 'GET /api/v1/Ticket/{id} → _Links with Self and Archive, under the mount prefix too', async () => {
    const id = await made();
    const ticket = await read(id);
    assert.deepEqual(linksOf(ticket), { Self: `${desk.url}${R}/${id}`, Archive: `${desk.url}${R}` });
    const mounted = await rest('GET', `/Cust1/api/v1/ticket/${id}/?$select=title`);
    assert.deepEqual(linksOf(mounted.json), { Self: `${desk.url}/Cust1${R}/${id}`, Archive: `${desk.url}/Cust1${R}` });
    assert.deepEqual([mounted.json.Title, mounted.json.Category], ['Printer is on fire', null]);
  });

  statement(115, 'PATCH with an array of operations, Content-Type: application/json → 200, only the title changed', async () => {
    const id = await made();
    const before = await read(id);
    const answer = await rest('PATCH', `${R}/${id}`, [{ op: 'replace', path: '/title', value: 'x' }]);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.Title, 'x');
    assert.ok(linksOf(answer.json)?.Self);
    assert.deepEqual(
      different(before, await read(id)),
      ['Title', 'LastChanged'].filter((name) => name === 'Title' || before[name] !== answer.json[name]),
    );
  });

  statement(116, 'PATCH with an object to merge → the same', async () => {
    const id = await made();
    const before = await read(id);
    const answer = await rest(
      'PATCH',
      `${R}/${id}`,
      { Title: 'x', OwnedBy: { AssociateId: 11 }, unknown: 1 },
      { 'Content-Type': 'application/merge-patch+json' },
    );
    assert.equal(answer.status, 200, answer.text);
    const now = await read(id);
    assert.equal(now.Title, 'x');
    assert.equal((now.OwnedBy as Json).AssociateId, 11);
    assert.deepEqual([now.Category, now.Status, now.CreatedAt], [before.Category, before.Status, before.CreatedAt]);
  });

  statement(117, 'PATCH: a test that does not hold → 409 and nothing stored; move → 400', async () => {
    const id = await made();
    const title = { op: 'replace', path: 'title', value: 'never' };
    assertError(...statusAndText(await rest('PATCH', `${R}/${id}`, [title, { op: 'test', path: 'Title', value: 'Other' }])), 409);
    for (const op of ['move', 'copy'])
      assertError(...statusAndText(await rest('PATCH', `${R}/${id}`, [title, { op, from: '/Title', path: '/Author' }])), 400);
    assert.equal((await read(id)).Title, 'Printer is on fire');
    const holds = [
      { op: 'test', path: '/Title', value: 'Printer is on fire' },
      { op: 'test', path: 'basestatus', value: 1 },
      { ...title, value: 'Out' },
    ];
    assert.equal((await rest('PATCH', `${R}/${id}`, holds)).json.Title, 'Out');
  });

  statement(118, 'PATCH paths title, /TITLE and /Title are one', async () => {
    const id = await made();
    for (const [index, path] of ['title', '/TITLE', '/Title'].entries()) {
      const answer = await rest('PATCH', `${R}/${id}`, [{ op: 'replace', path, value: `t${index}` }]);
      assert.equal(answer.json.Title, `t${index}`, answer.text);
    }
  });

  statement(119, 'merging an object onto an array member appends it; an array replaces', async () => {
    const id = await made({ Title: 'Many', Person: { PersonId: 50 }, SecondaryPersons: [{ PersonId: 51 }] });
    const appended = await rest('PATCH', `${R}/${id}`, { SecondaryPersons: { PersonId: 77 } });
    assert.deepEqual(others(appended.json), [51, 77], appended.text);
    const replaced = await rest('PATCH', `${R}/${id}`, { secondaryPersons: [{ personId: 77 }] });
    assert.deepEqual(others(replaced.json), [77]);
    const added = await rest('PATCH', `${R}/${id}`, [
      { op: 'add', path: '/SecondaryPersons/-', value: { PersonId: 51 } },
      { op: 'remove', path: 'SecondaryPersons/0' },
    ]);
    assert.deepEqual(others(added.json), [51]);
  });

  statement(120, 'If-Modified-Since at or after the last change → 304, empty; before it → 200', async () => {
    const id = await made();
    const first = await rest('GET', `${R}/${id}`);
    const changed = first.headers.get('last-modified') ?? '';
    assert.match(changed, /GMT$/);
    const known = await rest('GET', `${R}/${id}`, undefined, { 'If-Modified-Since': changed });
    assert.deepEqual([known.status, known.text], [304, '']);
    assert.equal((await rest('GET', `${R}/${id}`, undefined, { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status, 200);
    const contacts = new ContactRestApi(desk.url, ADM0);
    const contact = await contacts.postAsync({ name: 'Conditions AS' });
    const contactId = contact.contactId ?? 0;
    assert.equal(await contacts.getByIdAsync(contactId, { ifModifiedSince: new Date(Date.now() + 86_400_000) }), null);
    assert.equal((await contacts.getByIdAsync(contactId, { ifModifiedSince: new Date(0) })).name, 'Conditions AS');
    await assert.rejects(contacts.putByIdAsync(contactId, { name: 'Never' }, { ifUnmodifiedSince: new Date(0) }), /412/);
    await assert.rejects(contacts.getByIdAsync(contactId, { ifUnmodifiedSince: new Date(0) }), /412/);
    const patched = await contacts.patchByIdAsync(contactId, [{ op: 'replace', path: '/name', value: 'Patched AS' }]);
    assert.equal(patched.name, 'Patched AS');
    assert.equal((await contacts.patchByIdAsync(contactId, { ...patched, department: 'Oslo' })).department, 'Oslo');
    await contacts.deleteByIdAsync(contactId);
    for (const nonsense of ['yesterday', '5', '2099-01-01', 'Foo, 99 Bar 2099 00:00:00 GMT'])
      assert.equal((await rest('GET', `${R}/${id}`, undefined, { 'If-Modified-Since': nonsense })).status, 200, nonsense);
  });

  statement(121, 'a write or read with a stale If-Unmodified-Since → 412, unchanged', async () => {
    const id = await made();
    const stale = { 'If-Unmodified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' };
    for (const [method, body] of [['GET'], ['PUT', { Title: 'x' }], ['PATCH', { Title: 'x' }], ['DELETE']] as const)
      assertError(...statusAndText(await rest(method, `${R}/${id}`, body, stale)), 412);
    const ticket = await read(id);
    assert.deepEqual([ticket.Title, ticket.BaseStatus], ['Printer is on fire', 'Active']);
    const fresh = { 'If-Unmodified-Since': (await rest('GET', `${R}/${id}`)).headers.get('last-modified') ?? '' };
    assert.equal((await rest('PUT', `${R}/${id}`, { Title: 'y' }, fresh)).status, 200);
    assert.equal((await rest('PUT', `${R}/${id}`, { Title: 'z' }, { 'If-Match': '"1"' })).status, 412);
  });

  statement(123, 'PUT without a body → 400', async () => {
    const id = await made();
    assertError(...statusAndText(await rest('PUT', `${R}/${id}`)), 400);
    assertError(...statusAndText(await rest('PUT', `${R}/${id}`, 'null')), 400);
  });

  statement(124, 'POST /api/v1/Ticket → 200 and the entity; its own key says nothing', async () => {
    const answer = await rest('POST', R, { TicketId: 7, Title: 'New' });
    assert.equal(answer.status, 200);
    assert.ok((answer.json.TicketId as number) > 7);
    assert.equal(linksOf(answer.json), undefined);
    const id = await made();
    assert.equal((await rest('PUT', `${R}/${id}`, { TicketId: 7, Title: 'Mine' })).json.TicketId, id);
  });
});

function statusAndText(answer: Answer): [number, string] {
  return [answer.status, answer.text];
}

const different = (before: Json, after: Json): string[] =>
  Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
const others = (json: Json): unknown[] => (json.SecondaryPersons as Json[]).map(({ PersonId }) => PersonId);
const linksOf = ({ _Links: links }: Json): Json | undefined => links as Json | undefined;
