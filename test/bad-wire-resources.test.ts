/**
 * Bad inputs to resources (reliability T8): patch documents of both kinds, addresses that lead elsewhere, ids that are none, verbs
 * and bodies that do not belong there, conditions that cannot be read; and everything that a browser would have to be afraid of.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { addresses } from '../src/contract/resources.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { type Hostile, Storm, seedOf } from './support/hostile.ts';
import { accepts, bodies, naughty } from './support/hostile-values.ts';
import { SHARE } from './support/share.ts';
import type { Json } from './wire/support.ts';

const SEED = seedOf(20260119);
const types = Object.keys(bodies);
const enc = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

const steps = (op: string, path: unknown, value?: unknown): Json[] => [{ op, path, ...(value === undefined ? {} : { value }) }];
const deep = (depth: number): unknown => Array.from({ length: depth }).reduce((inner: unknown) => ({ Category: inner }), 1);

/** Documents of operations. Those that are in order are made to fail by their last step, so that nothing is ever changed by them. */
const documents: readonly unknown[] = [
  [],
  [[]],
  [null],
  ['x'],
  [{}],
  [{ op: 'add' }],
  [{ path: '/Title' }],
  [{ op: 'replace', path: '/Title' }],
  [{ op: ['replace'], path: '/Title', value: 'x' }],
  [{ op: 'REPLACE ', path: 'title', value: 1 }],
  ...['move', 'copy', 'spam', '', '__proto__', 'test;', null, 1].map((op) => [{ op, from: '/Title', path: '/Author', value: 'x' }]),
  ...[
    '',
    '/',
    '//',
    '///',
    '/Title/',
    '/Title/x',
    '/Title/0',
    '/~',
    '/~2',
    '/~0~1',
    '/~1etc~1passwd',
    '/__proto__/x',
    '/constructor/prototype/x',
    '/CustomFields/__proto__',
    '/ExtraFields/constructor',
    '/CustomFields/',
    '/Category/__proto__/x',
    '/Tags/x',
    '/Tags/-1',
    '/Tags/99999999999',
    '/Tags/01',
    '/Tags/1e1',
    '/Tags/-/x',
    '/Tags/0/0/0',
    '/Messages/-',
    '/Nothing',
    '/toString',
    '/TicketId',
    '/ticketid/',
    `/${'a/'.repeat(30)}`,
    `/${'x'.repeat(9_000)}`,
    '/Title\u0000',
    '/\u202e',
    '/Category/TicketCategoryId/x',
    '/Person/Contact/Name/First',
    '/_Links/Self',
    '/FieldProperties/Title',
    '/TableRight/Mask',
  ].flatMap((path) => [steps('add', path, 'x'), steps('remove', path), steps('test', path, {})]),
  ...[1, null, [], {}, true].map((path) => steps('replace', path, 1)),
  ...[
    [],
    {},
    'x',
    1.5,
    2147483648,
    '2026-02-30',
    null,
    deep(20),
    deep(70),
    '\u0000',
    'x'.repeat(70_000),
    [[[]]],
    { __proto__x: 1 },
  ].flatMap((value) => [
    [...steps('replace', '/Category/TicketCategoryId', value), ...steps('test', '/TicketId', -1)],
    [...steps('replace', '/Deadline', value), ...steps('test', '/TicketId', -1)],
    [...steps('add', '/Tags/-', value), ...steps('test', '/TicketId', -1)],
    [...steps('add', '/CustomFields', value), ...steps('test', '/TicketId', -1)],
    [...steps('replace', '/Title', value), ...steps('test', '/TicketId', -1)],
  ]),
  Array.from({ length: 1_001 }, () => ({ op: 'test', path: '/TicketId', value: -1 })),
  Array.from({ length: 1_000 }, () => ({ op: 'add', path: '/Tags/-', value: { Id: 'x' } })),
  Array.from({ length: 10_001 }, () => 1),
];
/** Documents to merge: each has a part that is refused. */
const merges: readonly unknown[] = [
  'x',
  1,
  true,
  { Title: 5 },
  { Title: {} },
  { Title: [] },
  { Category: 'x' },
  { Category: { TicketCategoryId: 'x' } },
  { Category: { TicketCategoryId: 999_999 } },
  { Category: deep(70) },
  { Tags: 'x' },
  { Tags: [{ Id: 2147483648 }] },
  { Tags: { Id: 'x' } },
  { CustomFields: 'x' },
  { CustomFields: { x_none: [] } },
  { Person: { PersonId: -1.5 } },
  { Deadline: 'tomorrow' },
  { Slevel: 'Nobody' },
  { BaseStatus: 99 },
  { Messages: 'x' },
  { Title: 'x', Priority: { TicketPriorityId: 999_999 } },
];

const ids = [
  '-1',
  '0',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9'.repeat(190),
  '9'.repeat(400),
  '1.5',
  '1e3',
  '0x1',
  'x',
  '%20',
  '1%20',
  '%00',
  '%2e%2e',
  '..%2f..',
  '%2Fetc%2Fpasswd',
  '1%2F2',
  '١',
  '%EF%BC%91',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  "1'--",
  '1;x',
  '{id}',
  ':id',
  '*',
  '1,2',
  '%C3%28',
  '%',
  '%zz',
  '~',
  '😀',
];

describe('bad resources', () => {
  let desk: TestDesk;
  let ticketId = 0;
  const storm = new Storm(() => desk);
  before(async () => {
    desk = await openDesk({ isSweep: true });
    ticketId = ((await desk.post('Ticket/SaveTicketEntity', { Title: 'Stands', Category: { TicketCategoryId: 1 } })).json as Json)
      .TicketId as number;
  });
  after(async () => {
    storm.report('bad resources', SEED);
    storm.end();
    await desk.close();
  });

  const patch = (body: unknown, turn: number, path = `/api/v1/Ticket/${ticketId}`): Hostile => ({
    method: 'PATCH',
    path,
    headers: { 'Content-Type': types[turn % types.length]!, Accept: accepts[turn % accepts.length]! },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  });

  test('patch documents that cannot be applied change nothing', async () => {
    const standing = await storm.send({ method: 'GET', path: `/api/v1/Ticket/${ticketId}` });
    const all = [...documents, ...merges.map((merge) => (typeof merge === 'string' ? JSON.stringify(merge) : merge))].map(
      (document, turn) => patch(document, turn),
    );
    const texts = [
      '',
      ' ',
      '[',
      '{',
      '[{]',
      'null',
      '[1,]',
      '<a/>',
      'op=add&path=/Title',
      '\u0000',
      '[{"op":"replace","path":"/Title","value":"x"}] x',
      '{"Title":"\\ud800"}',
      `[${'['.repeat(100_000)}`,
      `{"a":${'{"a":'.repeat(100_000)}`,
      '[{"op":"add","op":"remove","path":"/Nothing"}]',
      '{"__proto__":{"Title":"x"}}',
      '[{"op":"replace","path":"/Title","value":{"constructor":1}}]',
    ];
    all.push(...texts.map((text, turn) => patch(text, turn)), patch(new Uint8Array([0x5b, 0xff, 0xfe]), 1));
    const refused = await storm.sendAll(all, true);
    assert.ok(refused.length > all.length * 0.8, `${refused.length} of ${all.length}`);
    const now = await storm.send({ method: 'GET', path: `/api/v1/Ticket/${ticketId}` });
    assert.equal(now.text, standing.text, 'what was refused, and what was nothing, changed nothing');
  });

  test('patches made at random, for every resource that can be patched', async () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(...naughty, 1, {}, [], null));
    const part = fc.constantFrom(
      'Title',
      'Category',
      'Tags',
      'CustomFields',
      'x_color',
      '-',
      '0',
      'Person',
      'Name',
      'Messages',
      'Url',
      '~0',
      '',
      'Id',
      'Emails',
      'Phones',
      'Persons',
      '__proto__',
    );
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    const document = fc.array(fc.record({ op: fc.constantFrom('add', 'replace', 'remove', 'test'), path, value }), {
      minLength: 1,
      maxLength: 4,
    });
    const merge = fc.dictionary(part, value, { minKeys: 1, maxKeys: 3 });
    const patchable = addresses.filter(({ method }) => method === 'PATCH').map(({ path: at }) => at);
    const all = patchable.flatMap((at, place) =>
      fc
        .sample(fc.oneof(document, merge), { numRuns: 14, seed: SEED + place })
        .map((body, turn) =>
          patch(body, turn, `/api/v1${at.replace('{id}', String(at.startsWith('/Ticket/') ? ticketId : (turn % 3) + 1))}`),
        ),
    );
    await storm.sendAll(all);
  });

  test('ids that are none, at every address', async () => {
    const all = addresses
      .filter(({ path }) => path.includes('{'))
      .flatMap(({ method, path }, turn) =>
        ids
          .filter((_, index) => (index + turn) % 4 === 0)
          .map((id, index): Hostile => {
            const hasBody = method !== 'GET' && method !== 'DELETE';
            const type = types[(turn + index) % types.length]!;
            return {
              method,
              path: encodeURI(`/api/v1${path.replaceAll(/\{\w+\}/g, id)}`).replaceAll('%25', '%'),
              headers: { Accept: accepts[(turn + index) % accepts.length]!, ...(hasBody ? { 'Content-Type': type } : {}) },
              ...(hasBody ? { body: bodies[type]!({ Title: 'x', Name: 'x' }) } : {}),
            };
          }),
      );
    assert.ok(all.length > 400);
    await storm.sendAll(all);
  });

  test('bodies that do not belong there, for every address that takes one', async () => {
    const odd: readonly unknown[] = [null, [], [[1]], 'x', 5, { Title: {} }, { TicketId: 'x', PersonId: [], ContactId: {}, Name: 1 }];
    const all = addresses
      .filter(({ method }) => method === 'POST' || method === 'PUT')
      .flatMap(({ method, path }, turn) =>
        odd.map((value, index): Hostile => {
          const type = types[(turn + index) % types.length]!;
          return {
            method,
            path: `/api/v1${path.replaceAll(/\{\w+\}/g, index % 2 ? '999999' : '1')}?notify=x&__proto__x=1`,
            headers: { 'Content-Type': type, Accept: accepts[(turn + index) % accepts.length]! },
            body: bodies[type]!(value),
          };
        }),
      );
    await storm.sendAll(all);
  });

  test('verbs that do not belong there, addresses that lead elsewhere', async () => {
    const paths = [
      '/api/v1/Ticket',
      `/api/v1/Ticket/${ticketId}`,
      '/api/v1/Ticket/../../etc/passwd',
      '/api/v1/Ticket/%2e%2e/%2e%2e/metrics',
      '/api/v1/./Ticket',
      '//api//v1//Ticket',
      '/api/v1/Ticket//1',
      '/api/v1/Ticket/1/',
      '/api/v1/Ticket/1/Messages/../..',
      '/api/v1/Ticket\\1',
      '/api/v1/ticket;a=b/1',
      '/api/v1/Nothing',
      '/api/v1/Nothing/1/2/3/4/5/6/7/8/9',
      `/api/v1${'/a'.repeat(3_000)}`,
      '/x'.repeat(2_000),
      '/api/v2/Ticket',
      '/api/v1/api/v1/Ticket',
      '/Cust1/Cust2/api/v1/Ticket/1',
      '/api/v1/MDOList/__proto__',
      '/api/v1/MDOList/..%2f..%2fx',
      '/api/v1/List/Ticket%00Category',
      '/api/v1/List/TicketCategory/Items/x',
      '/api/v1/String/%5BSR_X%5D/xx',
      `/api/v1/Preference/${'x'.repeat(150)}/y`,
      '/api/v1/Table/pg_class/1',
      '/api/v1/Table/associate/1',
      "/api/v1/Table/ticket'%20--/1",
      '/api/v1/Contact/1/IsNumberValid/%00',
      '*',
      '/?',
      '/#',
      '/api/v1/Ticket?%',
      '/api/v1/Ticket?$top=1&$top=x',
      '/api/v1/Ticket?__proto__=1',
      '/api/v1/Ticket?constructor[prototype]=1',
      '/session',
      '/session/..',
      '/metrics',
      '/openapi.json',
      '/Login/api/PartnerSystemUser/Authenticate',
      `/livez${'/'.repeat(6_000)}x`,
      `/api/v1/Ticket${'/'.repeat(7_000)}x`,
    ];
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'SEARCH', 'PURGE', 'QUERY'];
    const all = paths.flatMap((path, turn) =>
      methods.map(
        (method, index): Hostile => ({
          method,
          path: path.replaceAll(' ', '%20'),
          headers: { Accept: accepts[(turn + index) % accepts.length]!, ...(path === '/session' ? { Authorization: '' } : {}) },
        }),
      ),
    );
    // pages and machines' addresses are no API: they answer in their own way
    await storm.sendAll(all.filter(({ path, method }) => !(method === 'GET' && /^\/(?:\?|#|metrics|openapi)/.test(path))));
  });

  test('conditions that cannot be read say nothing; those of If-Match are refused', async () => {
    const dates = [
      '',
      'x',
      '0',
      '-1',
      'Thu, 99 Foo 2026 99:99:99 GMT',
      'Sun, 06 Nov 1994 08:49:37 GMT; length=5',
      '9'.repeat(3_000),
      'Sunday, 06-Nov-94 08:49:37 GMT',
      '2026-01-01T00:00:00Z',
      'Thu, 01 Jan 1970 00:00:00 +0000',
      `${' '.repeat(3_000)}GMT`,
    ];
    const path = `/api/v1/Ticket/${ticketId}`;
    for (const date of dates) {
      const got = await storm.send({ method: 'GET', path, headers: { 'If-Modified-Since': date } });
      assert.equal(got.status, 200, date);
      const none = await storm.send({
        method: 'PATCH',
        path,
        headers: { 'If-Unmodified-Since': date.startsWith('Sun') ? 'x' : date, 'Content-Type': 'application/json' },
        body: '[]',
      });
      assert.equal(none.status, 200, date);
    }
    const titleNow = async (): Promise<unknown> =>
      ((await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, null)).json as Json).Title;
    const title = await titleNow();
    const tags = ['x', '"x"', 'W/"1"', '"999999"', '"1","2"', '""', '"1', `"${'1'.repeat(4_000)}"`, '"-1"', '"1e3"'];
    await storm.sendAll(
      tags.flatMap((tag, turn) =>
        ['GET', 'PUT', 'PATCH', 'DELETE'].map(
          (method): Hostile => ({
            method,
            path,
            headers: { 'If-Match': tag, 'Content-Type': 'application/json', Accept: accepts[turn % accepts.length]! },
            ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{"Title":"y"}' }),
          }),
        ),
      ),
    );
    assert.equal(await titleNow(), title);
  });

  test('naughty strings in addresses and query strings', async () => {
    const bases = [
      '/api/v1/MDOList/',
      '/api/v1/MDOList/ejcategory?query=',
      '/api/v1/String/',
      '/api/v1/String?search=',
      '/api/v1/Ticket/',
      '/api/v1/Ticket/CustomField/',
      '/api/v1/Preference/',
      '/api/v1/Table/',
      '/api/v1/User/currentPrincipal?$select=',
      '/api/v1/Contact/3/IsNumberValid/',
      `/api/v1/Ticket/${ticketId}?fk=`,
      `/api/v1/Ticket/${ticketId}?$select=`,
    ];
    const all = naughty.map(
      (text, turn): Hostile => ({
        method: 'GET',
        path: `${bases[turn % bases.length]}${enc(text)}`,
        headers: { Accept: accepts[turn % accepts.length]! },
      }),
    );
    await storm.sendAll(all.filter(({ path }) => path.length < 8_000));
  });

  test('pages never show what an address or a header says as anything but text', async () => {
    const scripts = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'-alert(1)-'",
      '</title><svg/onload=alert(1)>',
      '&lt;script&gt;',
      'javascript:alert(1)',
    ];
    for (const script of scripts)
      for (const path of [
        '/',
        '/api',
        '/api/v1',
        `/${enc(script)}/api`,
        `/${script.replaceAll(/[ "<>]/g, (sign) => enc(sign))}/`,
        `/?${enc(script)}`,
      ])
        for (const headers of [
          { Host: script.replaceAll(/\s/g, '') },
          { 'X-Forwarded-Host': script },
          { 'X-Forwarded-Proto': script },
          { Referer: script },
          { 'User-Agent': script },
        ]) {
          const got = await storm.ask({ method: 'GET', path, headers: { Accept: 'text/html', Authorization: '', ...headers } });
          assert.ok(got.status < 500, `${got.status} for ${path}`);
          const type = String(got.headers['content-type']);
          if (!type.startsWith('text/html')) continue;
          assert.ok(!got.text.includes(script) || !/[<"]/.test(script), `${path} shows ${script}`);
          assert.match(String(got.headers['content-security-policy']), /default-src 'none'/);
        }
  });

  test('there were enough of them', () => assert.ok(storm.asked >= 1_500 / SHARE, `${storm.asked}`));
});
