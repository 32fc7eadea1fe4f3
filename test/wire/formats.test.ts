/** The conformance checklist, part E: every request type and every answer type, with equal meaning; what is refused in which shape. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import Fastify from 'fastify';
import { Client } from 'pg';
import { operations } from '../../src/contract/agents/index.ts';
import { TicketEntity } from '../../src/contract/carriers/index.ts';
import { Loose, type Tree } from '../../src/contract/decode.ts';
import { readXml } from '../../src/http/codecs/xml.ts';
import { localeOf } from '../../src/http/negotiate.ts';
import { sendAnswer } from '../../src/http/respond.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { loadSeedRows } from '../world.ts';
import { messageSample, ticketSample } from './samples.fixture.ts';
import { assertError, assertNothingInside, type Json, statement } from './support.ts';

const JSON_TYPES = ['application/json', 'text/json', 'application/json-patch+json', 'application/merge-patch+json'];
const XML_TYPES = ['application/xml', 'text/xml'];
const FORM = 'application/x-www-form-urlencoded';
const MAPS = new Set(['CustomFields', 'ExtraFields']);
const NOW = Date.UTC(2026, 0, 15, 9);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Anything as XML; what items of lists are called does not matter. */
function toXml(name: string, value: unknown): string {
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return `<${name}>${value.map((item) => toXml('Element', item)).join('')}</${name}>`;
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  const members = Object.entries(value as Json);
  if (MAPS.has(name))
    return `<${name}>${members.map(([key, item]) => `<Item>${toXml('Key', key)}${toXml('Value', item)}</Item>`).join('')}</${name}>`;
  return `<${name}>${members.map(([member, item]) => toXml(member, item)).join('')}</${name}>`;
}
const document = (root: string, value: unknown): string =>
  toXml(root, value).replace(`<${root}`, `<${root} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`);

/** Anything as fields of a form; a form has no null and no empty object. */
function toForm(path: string, value: unknown): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => toForm(`${path}[${index}]`, item));
  if (typeof value !== 'object') return [`${encodeURIComponent(path)}=${encodeURIComponent(String(value))}`];
  const isMap = MAPS.has(path.split('.').at(-1) ?? '');
  return Object.entries(value as Json).flatMap(([name, item]) =>
    toForm(isMap ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`, item),
  );
}
const written = (type: string, value: unknown): string =>
  type === FORM ? toForm('', value).join('&') : XML_TYPES.includes(type) ? document('AnyName', value) : JSON.stringify(value);

/** An answer of XML as the JSON answer with the same meaning would be; its names and kinds are taken from one, its values never. */
function like(node: Tree, pattern: unknown): unknown {
  if (node === null) return null;
  const as = (kind: 'ref' | 'list' | 'dict' | 'text'): Tree => (node instanceof Loose ? (node.as(kind) ?? null) : node);
  if (Array.isArray(pattern)) return (as('list') as Tree[]).map((item, index) => like(item, pattern[index]));
  if (pattern !== null && typeof pattern === 'object') {
    const isMap = Object.keys(pattern).length === 0 || toText(as('ref')).startsWith('Item');
    const branch = as(isMap ? 'dict' : 'ref') as { names: string[]; values: Tree[] };
    return Object.fromEntries(branch.names.map((name, index) => [name, like(branch.values[index]!, (pattern as Json)[name])]));
  }
  const text = as('text');
  if (typeof text !== 'string') return text;
  return typeof pattern === 'number' ? Number(text) : typeof pattern === 'boolean' ? text === 'true' : text;
}
const toText = (tree: Tree): string => (tree !== null && typeof tree === 'object' && 'names' in tree ? tree.names.join() : '');

interface Sample {
  what: string;
  operation: string;
  root: string;
  body: Json;
  /** A member that is different in every request, and stored. */
  mark: (body: Json, index: number) => Json;
  marked: string;
}
const titled = (body: Json, index: number): Json => ({ ...body, Title: `Sent as number ${index}` });
const authored = (body: Json, index: number): Json => ({ ...body, Author: `Sender ${index} <s@example.org>` });

const seeds = new URL('../../../shared/seeds', import.meta.url).pathname;
/** The request of a reference page as it is printed there. */
function literal(page: string): Json {
  const [request = ''] = readFileSync(`${seeds}/${page}.md`, 'utf8').match(/```http[!_]\n[\s\S]*?```/g) ?? [];
  return JSON.parse(request.slice(request.indexOf('\n{') + 1, request.lastIndexOf('}') + 1)) as Json;
}
const ticketPage = { operation: 'SaveTicketEntity', root: 'TicketEntity', mark: titled, marked: 'Title' };
const messagePage = { operation: 'SaveTicketMessageEntity', root: 'TicketMessageEntity', mark: authored, marked: 'Author' };
const samples: Sample[] = [
  { ...ticketPage, what: 'a ticket with the members of the sample', body: ticketSample },
  { ...messagePage, what: 'a message with the members of the sample', body: messageSample },
  ...(existsSync(seeds)
    ? [ticketPage, messagePage].map((page) => ({ ...page, what: `the sample of ${page.operation} itself`, body: literal(page.operation) }))
    : []),
];

describe('the wire: formats', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ now: () => NOW });
    const client = new Client(desk.app.database.connection);
    await client.connect();
    await loadSeedRows(client);
    await client.end();
  });
  after(() => desk.close());

  const post = (operation: string, type: string, body: string, accept = 'application/json', headers: Record<string, string> = {}) =>
    desk.post(operation, body, { 'Content-Type': type, Accept: accept, 'SO-TimeZone': 'UTC,includeTZOffset', ...headers });

  for (const { what, operation, root, body, mark, marked } of samples) {
    test(`${what}: seven request types, six answer types, one meaning`, async () => {
      let index = 0;
      let pattern: Json | null = null;
      for (const type of [...JSON_TYPES, ...XML_TYPES, FORM]) {
        for (const accept of [...JSON_TYPES, ...XML_TYPES]) {
          const request = mark(body, ++index);
          const answer = await post(`Ticket/${operation}`, `${type}; charset=utf-8`, written(type, request), accept);
          const name = `${type} → ${accept}`;
          assert.equal(answer.status, 200, `${name}: ${answer.text.slice(0, 500)}`);
          const isXml = XML_TYPES.includes(accept);
          assert.equal(answer.headers.get('content-type'), `${isXml ? accept : 'application/json'}; charset=utf-8`);
          pattern ??= answer.json as Json;
          if (isXml) assert.match(answer.text, new RegExp(`^<\\?xml version="1.0" encoding="utf-8"\\?><${root} `));
          const shown = (isXml ? like(readXml(Buffer.from(answer.text)), pattern) : answer.json) as Json;
          assert.equal(shown[marked], request[marked], name);
          assert.deepEqual({ ...shown, [marked]: pattern[marked] }, pattern, name);
        }
      }
      assert.equal(index, 42);
    });
  }

  statement(71, 'application/xml entity with root TicketEntity → saved', async () => {
    const xml =
      '<?xml version="1.0" encoding="utf-8"?><TicketEntity><Title>From &lt;XML&gt;</Title><Priority><TicketPriorityId>2</TicketPriorityId></Priority></TicketEntity>';
    const answer = await post('Ticket/SaveTicketEntity', 'application/xml', xml);
    assert.equal(answer.status, 200, answer.text);
    const { TicketId, Title } = answer.json as Json;
    assert.equal(Title, 'From <XML>');
    assert.ok((TicketId as number) > 0);
    const changed = await post('Ticket/SaveTicketEntity', 'text/xml', `<x><ticketid>${TicketId}</ticketid><Author>Xenia</Author></x>`);
    assert.equal((changed.json as Json).Title, 'From <XML>', 'what is not there stays as it is');
    assert.equal((changed.json as Json).Author, 'Xenia');
  });

  statement(72, 'Accept: application/xml on GetTicketEntity → root <TicketEntity> with child <TicketId>', async () => {
    const answer = await post('Ticket/GetTicketEntity?ticketEntityId=839', 'application/json', 'null', 'application/xml');
    assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8');
    assert.match(answer.text, /^<\?xml version="1\.0" encoding="utf-8"\?><TicketEntity xmlns:xsi="[^"]+"><TicketId>839<\/TicketId><Title>/);
    assert.match(answer.text, /<Person xsi:nil="true"\/>/);
    const missing = await post('Ticket/GetTicketEntity?ticketEntityId=999999', 'application/xml', '', 'application/xml');
    assert.match(missing.text, /<TicketEntity xmlns:xsi="[^"]+" xsi:nil="true"\/>$/);
    const some = await post('Ticket/GetTickets', 'application/json', '{"ticketIds":[839,995]}', 'text/xml');
    assert.match(
      some.text,
      /<ArrayOfTicket [^>]+><Ticket><TicketId>839<\/TicketId>.*<\/Ticket><Ticket><TicketId>995<.*<\/Ticket><\/ArrayOfTicket>$/,
    );
  });

  statement(73, 'form-encoded body TicketIds=1&TicketIds=2 on T/GetTickets → array of two', async () => {
    const bodies = [
      'TicketIds=839&TicketIds=995',
      'ticketIds[0]=839&ticketIds[1]=995',
      'TICKETIDS[]=839&TICKETIDS[]=995',
      'TicketIds%5B1%5D=995&TicketIds%5B0%5D=839',
    ];
    for (const body of bodies) {
      const answer = await post('Ticket/GetTickets', FORM, body);
      assert.deepEqual(
        (answer.json as Json[]).map(({ TicketId }) => TicketId),
        [839, 995],
        body,
      );
    }
    const listed = await post('Ticket/GetTickets', 'application/xml', '<a><TicketIds><int>839</int><int>995</int></TicketIds></a>');
    assert.equal((listed.json as Json[]).length, 2);
  });

  test('the key of an operation may stand in a body of any format', async () => {
    for (const [type, body] of [
      ['application/json', '{"ticketEntityId":839}'],
      ['text/xml', '<a><TICKETENTITYID> 839 </TICKETENTITYID></a>'],
      [FORM, 'ticketEntityId=839'],
    ] as const) {
      const answer = await post('Ticket/GetTicketEntity', type, body);
      assert.equal((answer.json as Json).TicketId, 839, type);
    }
  });

  test('Accept: weights, wildcards, order; nothing that is spoken is JSON', async () => {
    const rows: [accept: string, type: string][] = [
      ['application/xml;q=0.5, application/json', 'application/json'],
      ['application/json;q=0.5, text/xml;q=0.9', 'text/xml'],
      ['text/xml, application/xml', 'text/xml'],
      ['*/*;q=0.1, application/xml', 'application/xml'],
      ['*/*, application/xml;q=0.5', 'application/json'],
      ['application/xml;q=0, */*', 'application/json'],
      ['image/png, APPLICATION/XML; charset=utf-8', 'application/xml'],
      ['text/plain', 'application/json'],
      ['application/*', 'application/json'],
      ['application/xml;q=banana', 'application/xml'],
      [`${'a/b,'.repeat(5_00)}text/xml`, 'application/json'],
      [',;,=;q', 'application/json'],
      ['application/xhtml+xml', 'application/json'],
    ];
    for (const [accept, type] of rows) {
      const answer = await post('Ticket/GetTicketEntity?ticketEntityId=839', 'application/json', 'null', accept);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), `${type}; charset=utf-8`, accept.slice(0, 60));
    }
  });

  test('a refusal has the shape of the format that was asked for, wherever it comes from', async () => {
    const rows: [operation: string, type: string, body: string, status: number][] = [
      ['Ticket/GetTicketEntity?ticketEntityId=abc', 'application/json', 'null', 400],
      ['Ticket/SaveTicketEntity', 'application/xml', '<!DOCTYPE a><a/>', 400],
      ['Ticket/SaveTicketEntity', 'application/xml', '<TicketEntity><TicketId>987654</TicketId></TicketEntity>', 400],
      ['Ticket/SaveTicketEntity', 'text/plain', 'x', 415],
      ['Ticket/NoSuchOperation', 'application/json', 'null', 404],
      ['Ticket/SaveTicketEntity', 'application/xml', `<a>${' '.repeat(9 * 1024 * 1024)}</a>`, 413],
    ];
    for (const [operation, type, body, status] of rows) {
      const answer = await post(operation, type, body, 'application/xml');
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8');
      assert.match(
        answer.text,
        /<Error [^>]+><Error>true<\/Error><ErrorType>\w+<\/ErrorType><Message>.+<\/Message><ErrorMessage>.+<ErrorSource>Svar</,
      );
      assertNothingInside(answer.text);
      const json = await post(operation, type, body, 'application/octet-stream');
      assertError(json.status, json.text, status);
    }
    const anonymous = await desk.post('Ticket/GetTicket?ticketId=1', 'null', { Accept: 'text/xml', Authorization: '' });
    assert.equal(anonymous.status, 401);
    assert.match(anonymous.text, /<ErrorType>SoSessionException</);
  });

  test('encodings and types that are not read are 415, in headers as in declarations', async () => {
    const rows: [type: string, body: string][] = [
      ['application/xml; charset=iso-8859-1', '<a/>'],
      ['application/xml', '<?xml version="1.0" encoding="utf-16"?><a/>'],
      [`${FORM}; charset=latin1`, 'a=1'],
      ['application/soap+xml', '<a/>'],
      ['application/xml, application/json', '<a/>'],
      ['xml', '<a/>'],
    ];
    for (const [type, body] of rows) {
      const answer = await post('Ticket/SaveTicketEntity', type, body);
      assertError(answer.status, answer.text, 415, 'SoNotSupportedException');
    }
    const bom = await post('Ticket/GetTickets', 'application/xml; charset="UTF-8"', '\ufeff<a><TicketIds/></a>');
    assert.equal(bom.text, '[]');
  });

  test('hostile XML and forms: 400, quickly, and not a row', async () => {
    const [{ count }] = (await desk.sql('select count(*)::int as count from ticket')) as [{ count: number }];
    const xml = [
      '<!DOCTYPE lolz [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;">]><TicketEntity><Title>&m;</Title></TicketEntity>',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><TicketEntity><Title>&x;</Title></TicketEntity>',
      '<a>'.repeat(500_000),
      `<TicketEntity ${'a="b" '.repeat(500_000)}/>`,
      `<${'a'.repeat(1_000_000)}/>`,
      `<TicketEntity><Title>${'&#65;'.repeat(20_000)}</Title></TicketEntity>`,
      '<TicketEntity><Title>a\u0001</Title></TicketEntity>',
      '<TicketEntity><__proto__><a/></__proto__></TicketEntity>',
      '<TicketEntity><Title>unfinished',
      '{"Title":"JSON"}',
    ];
    const forms = [
      '__proto__[a]=1',
      `a${'[a]'.repeat(100_000)}=1`,
      'Tags[4294967295].Id=1',
      'Title=a&Title=b',
      'Tags=1&Tags[a]=2',
      'a=1&'.repeat(3_000),
      'Title=%ff',
    ];
    for (const [type, bodies] of [
      ['application/xml', xml],
      [FORM, forms],
    ] as const) {
      for (const body of bodies) {
        const started = performance.now();
        const answer = await post('Ticket/SaveTicketEntity', type, body);
        assertError(answer.status, answer.text, 400);
        assert.ok(performance.now() - started < 120_000, body.slice(0, 40));
      }
    }
    const broken = await desk.post('Ticket/SaveTicketEntity', Buffer.from('<a>æ</a>', 'latin1'), { 'Content-Type': 'text/xml' });
    assertError(broken.status, broken.text, 400);
    assert.deepEqual(await desk.sql('select count(*)::int as count from ticket'), [{ count }]);
  });

  test('every operation of every agent reads XML and forms', async () => {
    const work = operations.flatMap(({ agent, name }) => [
      { url: `${agent}/${name}`, type: 'application/xml', body: '<Nothing><here/></Nothing>' },
      { url: `${agent}/${name}`, type: FORM, body: 'nothing.here=1' },
    ]);
    const next = async (): Promise<void> => {
      for (let job = work.pop(); job; job = work.pop()) {
        const { status, text } = await desk.post(job.url, job.body, { 'Content-Type': job.type, Accept: 'application/xml' }, 'cato');
        assert.ok(
          status === 501 || (status < 500 && status !== 415 && status !== 404),
          `${job.url} ${job.type}: ${status} ${text.slice(0, 300)}`,
        );
        assert.ok(text === '' || text.startsWith('<?xml'), `${job.url}: ${text.slice(0, 100)}`);
      }
    };
    await Promise.all(Array.from({ length: 6 }, next));
  });

  statement(44, 'FieldRight.Reason holding [SR_…]: raw without language, text with one', async () => {
    const rows: [headers: Record<string, string>, reason: string][] = [
      [{}, '[SR_MANDATORY_FIELD_1281]'],
      [{ 'Accept-Language': 'en', 'SO-Language': '*' }, '[SR_MANDATORY_FIELD_1281]'],
      [{ 'Accept-Language': 'en' }, 'This field must be filled in'],
      [{ 'Accept-Language': 'en', 'SO-Language': 'nb' }, 'Feltet må fylles ut'],
    ];
    for (const [headers, reason] of rows) assert.equal(await reasonShown(headers), reason, JSON.stringify(headers));
  });
});

/** What the door makes of a field whose reason is a resource key. */
async function reasonShown(headers: Record<string, string>): Promise<unknown> {
  const server = Fastify();
  const FieldProperties = { Title: { FieldRight: { Mask: 67, Reason: '[SR_MANDATORY_FIELD_1281]' } } };
  server.get('/', (request, reply) => {
    const locale = localeOf(request.headers, { zone: 'Europe/Oslo', alwaysOffset: false });
    return sendAnswer(request, reply, { value: { FieldProperties } }, { kind: 'ref', carrier: () => TicketEntity }, locale, null);
  });
  const answer = (await server.inject({ url: '/', headers })).json<{ FieldProperties: typeof FieldProperties }>();
  await server.close();
  return answer.FieldProperties.Title.FieldRight.Reason;
}
