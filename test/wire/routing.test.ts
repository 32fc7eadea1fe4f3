/** The conformance checklist, part A: routing and transport. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { built } from '../../src/agents/index.ts';
import { operations } from '../../src/contract/agents/index.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { type Answer, assertError, call, type Json, raw, requestText, statement } from './support.ts';

describe('the wire: routing and transport', () => {
  let desk: TestDesk;
  let ticketId = 0;
  before(async () => {
    desk = await openDesk({ door: { corsOrigins: ['https://desk.example.org', 'https://trusted.*'] } });
    const made = await desk.post('Ticket/SaveTicketEntity', { Title: 'Printer is on fire' });
    ticketId = (made.json as Json).TicketId as number;
  });
  after(() => desk.close());

  const JSON_BODY = { 'Content-Type': 'application/json' };
  const T = '/api/v1/Agents/Ticket';
  const post = (path: string, body: string | undefined, headers: Record<string, string> = JSON_BODY): Promise<Answer> =>
    call(desk, 'POST', path, headers, body);
  const plain = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; type: string; text: string }> => {
    const response = await fetch(desk.url + path, { headers, redirect: 'manual' });
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
  };

  statement(
    1,
    'GET /api without credentials, Accept: application/json → 200, object with string keys v1, Version, NetServerVersion',
    async () => {
      const answer = await plain('/api', { Accept: 'application/json' });
      assert.equal(answer.status, 200);
      assert.equal(answer.type, 'application/json; charset=utf-8');
      const document = JSON.parse(answer.text) as Json;
      assert.equal(document.v1, `${desk.url}/api/v1`);
      assert.equal(document.Version, 'v1');
      assert.match(String(document.NetServerVersion), /^12\.4\.\d+\.\d+$/);
      for (const value of Object.values(document)) assert.equal(typeof value, 'string');
    },
  );

  statement(2, 'GET /api with Accept: text/html → 200 HTML', async () => {
    const answer = await plain('/api', { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    assert.equal(answer.status, 200);
    assert.equal(answer.type, 'text/html; charset=utf-8');
    assert.match(answer.text, /^<!doctype html>/);
  });

  statement(3, 'GET /api/v1, JSON → object keyed by absolute URL, values keyed by verb', async () => {
    const answer = await call(desk, 'GET', '/api/v1', { Accept: 'application/json' });
    const urls = Object.keys(answer.json).filter((url) => url.startsWith(`${desk.url}/api/v1/Agents/`));
    assert.equal(urls.length, built.size, 'only what is really served');
    for (const url of urls) {
      assert.deepEqual(Object.keys(answer.json[url] as Json).sort(), ['GET', 'POST']);
      assert.equal((await plain(url.slice(desk.url.length))).status, 200);
    }
  });

  statement(4, 'POST /API/V1/agents/ticket/getticketentity?TICKETENTITYID=1 → same as canonical spelling', async () => {
    const canonical = await post(`${T}/GetTicketEntity?ticketEntityId=${ticketId}`, 'null');
    assert.equal(canonical.json.TicketId, ticketId);
    for (const path of ['/API/V1/agents/ticket/getticketentity?TICKETENTITYID=', '/aPi/v1/AGENTS/TICKET/GETTICKETENTITY?TicketEntityId=']) {
      assert.equal((await post(path + ticketId, 'null')).text, canonical.text);
    }
  });

  statement(5, 'the client sends the key TicketRelationEntityId of deleteTicketRelationEntityAsync(3); it binds', async () => {
    await desk.post('Ticket/SaveTicketEntity', { Title: 'Another' });
    const made = await desk.sql(
      `insert into ticket_relation (ticket_relation_id, source_ticket_id, destination_ticket_id, registered)
       select 3, $1::int, max(id), now() from ticket where id <> $1::int returning ticket_relation_id`,
      [ticketId],
    );
    assert.equal(made.length, 1);
    const other = await post(`${T}/DeleteTicketRelationEntity?TicketRelationEntityId=4711`, 'null');
    assert.deepEqual([other.status, other.text], [204, '']);
    await desk.client().getTicketAgent().deleteTicketRelationEntityAsync(3);
    assert.deepEqual(await desk.sql('select 1 from ticket_relation'), []);
  });

  statement(7, 'server mounted under /Cust1: client with base URL https://h/Cust1/ works unchanged', async () => {
    for (const base of ['/Cust1/', '/Cust1', '/a/b/c/', '/Cust1/api', '/Cust1/api/', '/apiary/']) {
      const ticket = await desk
        .client('ADM0', desk.url + base)
        .getTicketAgent()
        .getTicketEntityAsync(ticketId);
      assert.equal(ticket.title, 'Printer is on fire', base);
    }
    const document = JSON.parse((await plain('/Cust1/api', { Accept: 'application/json' })).text) as Json;
    assert.equal(document.v1, `${desk.url}/Cust1/api/v1`, 'the prefix is not forgotten');
    const catalogue = JSON.parse((await plain('/Cust1/api/v1')).text) as Json;
    for (const url of Object.keys(catalogue)) assert.ok(url.startsWith(`${desk.url}/Cust1/api/v1/`), url);
    assert.equal((await plain(String(document.Documentation).slice(desk.url.length))).status, 200, 'the link works under the prefix too');
  });

  statement(8, 'GET /api/v1/Agents/Ticket/GetTicketEntity → 200 description, no invocation', async () => {
    for (const { agent, name } of operations) {
      const answer = await plain(`/api/v1/Agents/${agent}/${name}`);
      assert.equal(answer.status, 200, name);
      const description = JSON.parse(answer.text) as Json;
      assert.equal(description.Name, name);
      assert.equal(description.Method, 'POST');
    }
    const before = await desk.sql('select count(*)::int as n from ticket');
    await plain(`${T}/SaveTicketEntity?Title=x`);
    assert.deepEqual(await desk.sql('select count(*)::int as n from ticket'), before);
  });

  statement(9, 'PUT T/GetTicketEntity → 405 with Allow', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'HEAD']) {
      const answer = await call(desk, method, `${T}/GetTicketEntity`);
      assert.equal(answer.status, 405, method);
      assert.equal(answer.headers.get('allow'), 'GET, OPTIONS, POST');
      if (method !== 'HEAD') assertError(answer.status, answer.text, 405);
    }
    const answer = await call(desk, 'POST', '/api', JSON_BODY, '{}');
    assertError(answer.status, answer.text, 405);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS');
  });

  statement(10, 'POST T/NoSuchOperation → 404, JSON error object, no HTML', async () => {
    for (const path of [
      `${T}/NoSuchOperation`,
      '/api/v1/Agents/NoSuchAgent/Get',
      '/api/v1/Agents',
      '/nothing',
      '/api/v1/api/v1/Agents/Ticket/GetTicket',
    ]) {
      const answer = await post(path, 'null');
      assertError(answer.status, answer.text, 404, 'SoNotFoundException');
      assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    }
  });

  statement(11, 'POST /api/v2/... → 404', async () => {
    const answer = await post('/api/v2/Agents/Ticket/GetTicket?ticketId=1', 'null');
    assertError(answer.status, answer.text, 404);
  });

  statement(12, 'no API path ever answers 3xx except 304', async () => {
    const paths = [
      '/api',
      '/api/',
      '/api/v1',
      '/api/v1/',
      `${T}/GetTicket`,
      `${T}/GetTicket/`,
      '/api/v1/Agents/Ticket',
      '/API',
      '//api',
      '/Cust1/api/',
    ];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'OPTIONS', 'HEAD']) {
        const { status } = await call(desk, method, path);
        assert.ok(status < 300 || status >= 400, `${method} ${path} ${status}`);
      }
    }
  });

  statement(13, 'all 80 operation names of ticket-agent-operations.json resolve (anything but 404)', async () => {
    const names = operations.filter(({ agent }) => agent === 'Ticket').map(({ name }) => name);
    assert.equal(names.length, 80);
    for (const name of names) {
      const answer = await post(`${T}/${name}`, 'null');
      assert.notEqual(answer.status, 404, name);
      if (built.has(`Ticket.${name}`)) assert.ok(answer.status < 500, name);
      else assertError(answer.status, answer.text, 501, 'SoNotImplementedException');
    }
  });

  statement(14, 'POST T/CreateDefaultTicketEntity, Content-Type: application/json, body null → 200 entity', async () => {
    const answer = await post(`${T}/CreateDefaultTicketEntity`, 'null');
    assert.equal(answer.status, 200);
    assert.equal(answer.json.TicketId, 0);
  });

  statement(15, 'same with zero-length body → 200 entity', async () => {
    for (const headers of [JSON_BODY, {}, { 'Content-Type': 'application/json; charset=utf-8' }]) {
      const answer = await post(`${T}/CreateDefaultTicketEntity`, undefined, headers as Record<string, string>);
      assert.equal(answer.status, 200);
      assert.equal(answer.json.TicketId, 0);
    }
    const chunked = await raw(desk.url, [
      requestText('Ticket/CreateDefaultTicketEntity', '').replace('Content-Length: 0', 'Transfer-Encoding: chunked'),
      '0\r\n\r\n',
    ]);
    assert.match(chunked, /^HTTP\/1\.1 200 /);
  });

  statement(17, 'POST /api/v1/Agents/Contact/GetContactList with the body [9] → 200 array', async () => {
    const answer = await post('/api/v1/Agents/Contact/GetContactList', '[9, 999999, 9]');
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(
      (answer.json as unknown as Json[]).map(({ ContactId, Name }) => [ContactId, Name]),
      [[9, 'Fjellheim Bygg AS']],
    );
    assert.deepEqual((await post('/api/v1/Agents/Contact/GetContactList', '[]')).json, []);
  });

  statement(18, 'T/GetTickets body {"ticketIds":[1,2]} and {"TicketIds":[1,2]} → identical', async () => {
    const bodies = ['{"ticketIds":[%,987654]}', '{"TicketIds":[%,987654]}', '{"TICKETIDS":[%,987654]}', '\uFEFF{"ticketids":[%,987654]}'];
    const answers = await Promise.all(bodies.map((body) => post(`${T}/GetTickets`, body.replace('%', String(ticketId)))));
    assert.equal((answers[0]!.json as unknown as Json[]).length, 1);
    for (const answer of answers) assert.equal(answer.text, answers[0]!.text);
  });

  statement(19, 'a request with an unknown extra property → property ignored, 200', async () => {
    const answer = await post(
      `${T}/GetTickets`,
      JSON.stringify({ TicketIds: [ticketId], Unheard: { of: [1, { deep: true }] }, _links: null }),
    );
    assert.equal(answer.status, 200);
    assert.equal((answer.json as unknown as Json[]).length, 1);
  });

  const preflight = (origin: string): Promise<Response> =>
    fetch(`${desk.url}${T}/GetTicket`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'so-browser-tz-offset, authorization, content-type',
      },
    });

  statement(
    20,
    'OPTIONS preflight asking for so-browser-tz-offset, authorization, content-type from an allowed origin → 2xx listing them, without credentials',
    async () => {
      for (const origin of ['https://desk.example.org', 'https://trusted.example.net']) {
        const answer = await preflight(origin);
        assert.ok(answer.ok);
        assert.equal(answer.headers.get('access-control-allow-origin'), origin);
        const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/, */);
        for (const name of ['so-browser-tz-offset', 'authorization', 'content-type', 'so-timezone', 'x-xsrf-token', 'if-modified-since'])
          assert.ok(allowed.includes(name), name);
        assert.equal(answer.headers.get('access-control-allow-methods'), 'GET, POST, PUT, PATCH, DELETE, OPTIONS');
      }
      const real = await call(desk, 'POST', `${T}/GetTicket?ticketId=1`, { Origin: 'https://desk.example.org' });
      assert.equal(real.headers.get('access-control-allow-origin'), 'https://desk.example.org');
      assert.match(real.headers.get('access-control-expose-headers') ?? '', /SO-TimeZone/);
    },
  );

  statement(21, 'preflight from an origin not on the list → no allow-origin header', async () => {
    for (const origin of [
      'https://evil.example',
      'https://desk.example.org.evil.example',
      'http://desk.example.org',
      'null',
      'https://desk.example.org:444',
    ]) {
      const answer = await preflight(origin);
      assert.equal(answer.headers.get('access-control-allow-origin'), null, origin);
    }
  });

  statement(166, 'bodies null, [1], "text", 5 are parsed, not rejected as non-objects', async () => {
    for (const body of ['null', '[1]', '"text"', '5', 'true', ' null ', '1.5e3']) {
      const answer = await post(`${T}/CreateDefaultTicketEntity`, body);
      assert.equal(answer.status, 200, `${body} where no arguments are taken`);
      const withKey = await post(`${T}/GetTicket?ticketId=${ticketId}`, body);
      assert.equal(withKey.json.TicketId, ticketId, `${body} beside a key in the query`);
    }
    // where an object is needed another value is a binding error, with the words of one
    for (const body of ['[1]', '"text"', '5']) {
      const answer = await post(`${T}/SaveTicketEntity`, body);
      const error = assertError(answer.status, answer.text, 400, 'ArgumentException');
      assert.match(String(error.MessageDetail), /is not an object/);
    }
  });

  statement(167, 'different casing in the same body (Title and title) → last occurrence wins, 200', async () => {
    const first = await post(`${T}/SaveTicketEntity`, '{"Title":"first","title":"second"}');
    assert.equal(first.json.Title, 'second');
    const other = await post(`${T}/SaveTicketEntity`, '{"title":"first","TITLE":"second","Title":"third"}');
    assert.equal(other.json.Title, 'third');
  });

  test('a trailing slash is accepted everywhere', async () => {
    for (const path of ['/api/', '/api/v1/', '/livez/', `${T}/GetTicketEntity/`]) assert.equal((await plain(path)).status, 200, path);
    assert.equal((await post(`${T}/GetTicket/?ticketId=${ticketId}`, 'null')).json.TicketId, ticketId);
  });

  test('every answer has an id of ours, and no other', async () => {
    const ids = new Set<string>();
    for (let index = 0; index < 5; index++) {
      const answer = await call(desk, 'GET', '/api', { 'X-Request-Id': 'mine', 'Request-Id': 'mine' });
      ids.add(answer.headers.get('x-request-id') ?? '');
    }
    assert.equal(ids.size, 5);
    for (const id of ids) assert.match(id, /^[0-9a-z]+-[0-9a-z]+$/);
  });
});
