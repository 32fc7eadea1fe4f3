/** The limits of the door (reliability §3): at the edge it goes through, beyond it is refused in shape, quickly, and nothing is kept. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Gate } from '../../src/http/gate.ts';
import { Rate } from '../../src/http/rate.ts';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { COMES_TO_PASS_MS } from '../support/programs.ts';
import { answersOf, assertError, call, type Json, raw, requestText, rowCounts } from './support.ts';

const MIB = 1024 * 1024;
const gate = new Gate({ underWay: 4, ofOneUser: 3, waiting: 2, waitMs: COMES_TO_PASS_MS });

const padded = (bytes: number): string => `{"Title":"x","Unheard":"${'y'.repeat(bytes - 27)}"}`.padEnd(bytes, ' ');

const nested = (levels: number): string => `{"Unheard":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

const keys = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;

const list = (count: number, of = '1'): string => `{"Unheard":[${Array.from({ length: count }, () => of).join(',')}]}`;

const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `X-Line-${index}: ${index}`);

const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const selected = (count: number): string => `?$select=${Array.from({ length: count }, (_, index) => `n${index}`).join(',')}`;

/** Waits until nobody is inside any more. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 100 && gate.usage().underWay + gate.usage().waiting > 0; turn++) await sleep(20);
  assert.deepEqual(gate.usage(), { underWay: 0, waiting: 0 });
}
describe('limits of the door', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ door: { gate } });
    await desk.post('Ticket/GetTicket?ticketId=1', 'null');
  });
  after(() => desk.close());

  const save = (body: string | Uint8Array, headers: Record<string, string> = {}) => desk.post('Ticket/SaveTicketEntity', body, headers);
  /** Refused in shape, and quickly; times are printed, not asserted, since the machine may be busy. */
  async function refused(body: string | Uint8Array, status: number, words: RegExp, headers: Record<string, string> = {}): Promise<void> {
    const from = performance.now();
    const answer = await save(body, headers);
    const ms = performance.now() - from;
    const error = assertError(answer.status, answer.text, status);
    assert.match(`${error.Message} ${error.MessageDetail ?? ''}`, words);
    if (ms > 100) console.log(`# ${words.source}: refused after ${Math.round(ms)} ms`);
  }

  test('a body of 8 MiB is read, one byte more is 413', async () => {
    assert.equal(Buffer.byteLength(padded(8 * MIB)), 8 * MIB);
    assert.equal((await save(padded(8 * MIB))).status, 200);
    await refused(padded(8 * MIB + 1), 413, /too large/);
    // without a length the bytes are counted
    const chunked = await raw(desk.url, [
      requestText('Ticket/SaveTicketEntity', '').replace('Content-Length: 0', 'Transfer-Encoding: chunked'),
      `${(9 * MIB).toString(16)}\r\n`,
      'x'.repeat(9 * MIB),
    ]);
    const [answer] = answersOf(chunked);
    assertError(answer!.status, answer!.body, 413);
    // a length that is only announced is refused before anything is sent
    const announced = answersOf(
      await raw(desk.url, [requestText('Ticket/SaveTicketEntity', '').replace('Content-Length: 0', 'Content-Length: 99999999999')]),
    );
    assertError(announced[0]!.status, announced[0]!.body, 413);
  });

  test('depth 64, 1,000 keys, 10,000 items, 100,000 values, numbers of 32 characters', async () => {
    for (const body of [nested(64), keys(1_000), list(10_000), list(9, list(9_998)), `{"Unheard":${'1'.repeat(32)}}`])
      assert.equal((await save(body)).status, 200, body.slice(0, 30));
    await refused(nested(65), 400, /64 levels/);
    await refused(`${'['.repeat(1_000_000)}`, 400, /64 levels/);
    await refused(`${'{"a":'.repeat(500_000)}`, 400, /64 levels/);
    await refused(keys(1_001), 400, /1000 keys/);
    await refused(list(10_001), 400, /10000 items/);
    await refused(list(11, `[${Array.from({ length: 9_999 }, () => '1').join(',')}]`), 400, /100000 values/);
    await refused(`{"Unheard":${'1'.repeat(33)}}`, 400, /32 characters/);
    await refused(`{"Unheard":1e${'9'.repeat(40)}}`, 400, /32 characters/);
  });

  test('ids are int32, without fraction or exponent', async () => {
    for (const id of [
      '2147483648',
      '-2147483649',
      '1.0',
      '1.5',
      '1e0',
      '1E2',
      '"1e0"',
      '"1.0"',
      '99999999999999999999',
      '{}',
      '[1]',
      'true',
    ])
      await refused(`{"TicketId":${id}}`, 400, /TicketEntity\.TicketId is not an int32/);
  });

  test('a title is cut at 255, a body ends at 5 MiB', async () => {
    const long = ((await save(JSON.stringify({ Title: 'ä'.repeat(300) }))).json as Json).Title as string;
    assert.equal(long, 'ä'.repeat(255));
    const pair = ((await save(JSON.stringify({ Title: `${'a'.repeat(254)}😀` }))).json as Json).Title as string;
    assert.equal(pair, 'a'.repeat(254), 'never half a pair');
    const id = ((await save('{"Title":"Long"}')).json as Json).TicketId;
    const message = (length: number) => desk.post('Ticket/SaveTicketMessageEntity', { Ticket: { TicketId: id }, Body: 'x'.repeat(length) });
    assert.equal((await message(5 * MIB)).status, 200);
    const answer = await message(5 * MIB + 1);
    assert.match(String(assertError(answer.status, answer.text, 400).MessageDetail), /TicketMessageEntity\.Body is longer/);
  });

  test('only UTF-8, no U+0000, no half surrogates; a byte order mark is passed over', async () => {
    await refused(Buffer.from([0x22, 0xc3, 0x28, 0x22]), 400, /UTF-8/);
    await refused(Buffer.from('{"Title":"å"}', 'latin1'), 400, /UTF-8/);
    await refused(Buffer.from('{"Title":"å"}', 'utf16le'), 400, /UTF-8/);
    await refused(Buffer.from('{"Title":"a"}', 'utf16le'), 400, /JSON/);
    await refused('{"Title":"a\u0000b"}', 400, /U\+0000/);
    await refused('{"Title":"a\\u0000b"}', 400, /U\+0000/);
    await refused('{"Title":"\\ud83d"}', 400, /surrogate/);
    await refused('{"Title":"\\udc00\\ud83d"}', 400, /surrogate/);
    assert.equal(((await save('\uFEFF{"Title":"\\ud83d\\ude00 ﷺ 𝒳"}')).json as Json).Title, '😀 ﷺ 𝒳');
  });

  test('names that reach into prototypes are refused, in bodies at any depth and in queries', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      await refused(`{"${name}":{"isAdmin":true}}`, 400, /is not allowed/);
      await refused(`{"CustomFields":{"${name}":"x"}}`, 400, /is not allowed/);
    }
    for (const query of ['__proto__=1', 'constructor=1', 'prototype[x]=1&prototype=1', '__proto__=1&__proto__=2']) {
      const answer = await desk.post(`Ticket/GetTicket?ticketId=1&${query}`, 'null');
      assertError(answer.status, answer.text, 400);
    }
    assert.equal(Object.hasOwn(Object.prototype, 'isAdmin'), false);
  });

  test('415 for what cannot be read: types, charsets, encodings', async () => {
    const body = '{"Title":"x"}';
    for (const type of [
      'application/json; charset=latin1',
      'application/json;charset=utf-16',
      'text/xml-ish',
      'application/json\tx',
      '/',
      'a/b/c',
    ])
      await refused(body, 415, /not supported/, { 'Content-Type': type });
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, identity', 'x'])
      await refused(body, 415, /Content-Encoding/, { 'Content-Encoding': encoding });
    assert.equal((await save(body, { 'Content-Encoding': 'identity' })).status, 200);
    assert.equal((await save(body, { 'Content-Encoding': 'IDENTITY' })).status, 200);
  });

  test('a URL of 8 KiB, and beyond: 414', async () => {
    const path = '/api/v1/Agents/Ticket/GetTicket?ticketId=1&x=';
    const ask = (length: number) =>
      call(desk, 'POST', path + 'y'.repeat(length - path.length), { 'Content-Type': 'application/json' }, 'null');
    assert.equal((await ask(8_192)).status, 200);
    const answer = await ask(8_193);
    assertError(answer.status, answer.text, 414);
    const far = answersOf(await raw(desk.url, [`GET /${'y'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`]));
    assertError(far[0]!.status, far[0]!.body, 431);
  });

  const ask = async (more: string[]) => answersOf(await raw(desk.url, [requestText('Ticket/GetTicket?ticketId=1', 'null', more)]))[0]!;

  test('100 header lines and 16 KiB of them, and beyond: 431', async () => {
    assert.equal((await ask(lines(96))).status, 200, 'with our four lines: 100');
    for (const count of [97, 150, 400]) {
      const answer = await ask(lines(count));
      assertError(answer.status, answer.body, 431);
    }
    assert.equal((await ask([`X-Long: ${'x'.repeat(15_000)}`])).status, 200);
    const answer = await ask([`X-Long: ${'x'.repeat(17_000)}`]);
    assertError(answer.status, answer.body, 431);
  });

  test('500 ids, 100 selected names', async () => {
    for (const operation of ['Ticket/GetTickets', 'Ticket/GetTicketSummaries']) {
      assert.equal((await desk.post(operation, { TicketIds: ids(500) })).status, 200);
      const answer = await desk.post(operation, { TicketIds: ids(501) });
      assertError(answer.status, answer.text, 400, 'ArgumentException');
      assert.equal((await desk.post(operation + selected(100), { TicketIds: [1] })).status, 200);
      const wide = await desk.post(operation + selected(101), { TicketIds: [1] });
      assertError(wide.status, wide.text, 400, 'ArgumentException');
    }
    const messages = await desk.post('Ticket/GetTicketMessageEntities', { TicketId: 1, MessageIds: ids(501) });
    assertError(messages.status, messages.text, 400, 'ArgumentException');
  });

  test('what is no HTTP is refused in shape: no Host, bad lines, two lengths, bad chunks', async () => {
    const pieces = [
      'GET /api HTTP/1.1\r\n\r\n',
      'NONSENSE\r\n\r\n',
      'GET /api HTTP/9.9\r\nHost: x\r\n\r\n',
      'GET /api HTTP/1.1\r\nHost: x\r\nBad Header: x\r\n\r\n',
      'POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx',
      'POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      `${requestText('Ticket/SaveTicketEntity', '').replace('Content-Length: 0', 'Transfer-Encoding: chunked')}zz\r\n`,
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    ];
    for (const piece of pieces) {
      const [answer] = answersOf(await raw(desk.url, [piece]));
      assertError(answer!.status, answer!.body, 400);
    }
    const expecting = answersOf(await raw(desk.url, [requestText('Ticket/GetTicket?ticketId=1', 'null', ['Expect: a-miracle'])]));
    assert.equal(expecting[0]?.status, 200, 'an expectation that nobody has is passed over');
  });

  test('slow headers and bodies that do not come are ended with 408', async () => {
    const { server } = desk.server;
    const [headers, whole] = [server.headersTimeout, server.requestTimeout];
    assert.deepEqual([headers, whole], [10_000, 30_000], 'what is in force');
    server.headersTimeout = 200;
    server.requestTimeout = 400;
    try {
      const slow = [
        'GET /api HTTP/1.1\r\nHost: x\r\nX-Slow',
        `${requestText('Ticket/SaveTicketEntity', '').replace('Length: 0', 'Length: 100')}{"Title":"x"`,
      ];
      const answers = await Promise.all(slow.map((piece) => raw(desk.url, [piece], 3_500)));
      for (const text of answers) {
        const [answer] = answersOf(text);
        assertError(answer!.status, answer!.body, 408);
      }
      assert.equal((await desk.sql("select count(*)::int as n from ticket where title = 'x' and author is null"))[0]?.n, 0);
    } finally {
      server.headersTimeout = headers;
      server.requestTimeout = whole;
    }
    await settled();
  });

  /** Keeps every save waiting for a row until it is let go. */
  async function holding(run: (id: number) => Promise<void>): Promise<void> {
    const id = ((await save('{"Title":"Held"}')).json as Json).TicketId as number;
    await desk.sql('begin');
    await desk.sql('select id from ticket where id = $1 for update', [id]);
    try {
      await run(id);
    } finally {
      await desk.sql('rollback');
    }
  }

  test('too many at the same time: some wait, what is beyond is 503 with Retry-After, and all places come back', async () => {
    await holding(async (id) => {
      const change = (index: number, user: string) => desk.post('Ticket/SaveTicketEntity', { TicketId: id, Title: `t${index}` }, {}, user);
      await desk.post('Ticket/GetTicket?ticketId=1', 'null', {}, 'anna');
      const calls = Array.from({ length: 10 }, (_, index) => change(index, index % 2 ? 'anna' : 'ADM0'));
      for (let waited = 0; gate.usage().waiting < 2 && waited < COMES_TO_PASS_MS; waited += 20) await sleep(20);
      assert.deepEqual(gate.usage(), { underWay: 4, waiting: 2 });
      const from = performance.now();
      const beyond = await desk.post('Ticket/GetTicket?ticketId=1', 'null');
      console.log(`# refused beyond the queue after ${Math.round(performance.now() - from)} ms`);
      assertError(beyond.status, beyond.text, 503, 'SoServerException');
      assert.equal(beyond.headers.get('retry-after'), '1');
      // the doors that need no place stay open
      assert.equal((await fetch(`${desk.url}/livez`)).status, 200);
      await desk.sql('rollback');
      const statuses = (await Promise.all(calls)).map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 503).length, 4);
      assert.equal(statuses.filter((status) => status === 200).length, 6);
    });
    await settled();
  });

  const hangUp = async (text: string, afterMs: number): Promise<void> => {
    const { port } = new URL(desk.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(text);
    await sleep(afterMs);
    socket.destroy();
  };

  test('callers who hang up give their places back: while they wait, while they work, while they send', async () => {
    await holding(async (id) => {
      const text = requestText('Ticket/SaveTicketEntity', JSON.stringify({ TicketId: id, Title: 'never' }));
      const unfinished = requestText('Ticket/SaveTicketEntity', '').replace('Length: 0', 'Length: 100');
      await Promise.all([hangUp(text, 300), hangUp(text, 300), hangUp(unfinished, 300), hangUp(text, 300), hangUp(text, 300)]);
    });
    await settled();
    assert.equal((await save('{"Title":"Still open"}')).status, 200);
  });

  test('X-Forwarded-For is not believed', async () => {
    const answer = await desk.server.inject({
      method: 'POST',
      url: '/api/v1/Agents/Ticket/GetTicket?ticketId=1',
      remoteAddress: '192.0.2.7',
      headers: {
        authorization: authorization(),
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'https',
        'content-type': 'application/json',
      },
      payload: 'null',
    });
    assertError(answer.statusCode, answer.body, 401);
  });

  test('nothing of what was refused is kept', async () => {
    const before = await rowCounts(desk);
    await refused(nested(65), 400, /levels/);
    await refused('{"Title":"x","Category":{"TicketCategoryId":"no"}}', 400, /int32/);
    await refused('{"Title":"x","Category":{"TicketCategoryId":4711}}', 400, /not found/);
    await refused('{"Title":"x","Person":{"PersonId":4711}}', 400, /not found/);
    await refused('{"Title":"x","Tags":[{"Name":"new tag"}],"Priority":{"TicketPriorityId":4711}}', 400, /not found/);
    assert.deepEqual(await rowCounts(desk), before);
  });
});

test('a call whose first words came before the end began is refused in shape, and nothing of it is done', async () => {
  const own = await openDesk({ door: {} });
  try {
    const text = requestText('Ticket/SaveTicketEntity', '{"Title":"too late"}');
    const { hostname, port } = new URL(own.url);
    const socket = connect(Number(port), hostname);
    let got = '';
    socket.on('data', (piece) => {
      got += piece.toString();
    });
    const over = new Promise((done) => socket.once('close', done));
    socket.write(text.slice(0, 40));
    await own.post('Ticket/GetTicket?ticketId=1', 'null');
    const closing = own.server.close();
    await sleep(20);
    socket.write(text.slice(40));
    await Promise.all([over, closing]);
    const [answer] = answersOf(got);
    assertError(answer!.status, answer!.body, 503);
    assert.match(got, /\r\nRetry-After: 1\r\n/i);
    assert.deepEqual(await own.sql("select id from ticket where title = 'too late'"), []);
  } finally {
    await own.close();
  }
});

test('300 calls a minute without credentials from one address, then 429; credentials are never counted', async (t) => {
  const desk = await openDesk({ door: { anonymous: new Rate(5) } });
  t.after(() => desk.close());
  const url = `${desk.url}/api/v1/Agents/Ticket/CreateDefaultTicketEntity`;
  const statuses = [];
  for (let call = 0; call < 7; call++) statuses.push((await fetch(url, { method: 'POST' })).status);
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429]);
  assert.equal((await desk.post('Ticket/CreateDefaultTicketEntity', null)).status, 200);
});
