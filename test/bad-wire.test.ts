/**
 * Bad inputs over the whole wire (reliability T8): every operation of every agent, with odd arguments in JSON, XML and forms,
 * answers asked for in JSON or XML; odd keys; bodies that are not what their type says; headers.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { operations } from '../src/contract/agents/index.ts';
import { undeclared } from '../src/contract/agents/undeclared.ts';
import type { Type } from '../src/contract/language.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { errorOf, type Hostile, Storm, seedOf } from './support/hostile.ts';
import { accepts, asForm, asXml, bodies, carrierOf, entityFor, naughty, oddFor } from './support/hostile-values.ts';
import { SHARE } from './support/share.ts';
import type { Json } from './wire/support.ts';

const SEED = seedOf(20260117);
const types = Object.keys(bodies);
const at = (operation: string): string => `/api/v1/Agents/${operation}`;

/** The same value in a format that changes with `turn`, with an Accept that changes in another rhythm. */
function sent(operation: string, value: unknown, turn: number): Hostile {
  const type = types[turn % types.length]!;
  const Accept = accepts[(turn * 3 + (turn >> 3)) % accepts.length]!;
  return { method: 'POST', path: at(operation), headers: { 'Content-Type': type, Accept }, body: bodies[type]!(value) };
}

/** A save that may be sent again. */
const sentOnce = (key: string): Hostile => ({
  method: 'POST',
  path: at('Ticket/SaveTicketEntity'),
  headers: { 'Idempotency-Key': key, 'Content-Type': 'application/json' },
  body: JSON.stringify({ Title: key }),
});

const isDate = ({ kind }: Type): boolean => /^(?:dateTime|day|holiday|timeOfDay)$/.test(kind);

describe('bad wire', () => {
  let desk: TestDesk;
  const storm = new Storm(() => desk);
  before(async () => {
    desk = await openDesk({ isSweep: true });
    await desk.post('Ticket/SaveTicketEntity', { Title: 'Stands' });
  });
  after(async () => {
    storm.report('bad wire', SEED);
    storm.end();
    await desk.close();
  });

  test('every argument of every operation with odd values, in every format', async () => {
    let turn = 0;
    const all = operations.flatMap(({ agent, name, operation: { args } }): Hostile[] => {
      const carrier = carrierOf(args);
      const operation = `${agent}/${name}`;
      if (!carrier) {
        const odd = [[1, 'x', null], { a: 1 }, 'x', 5, [[[]]]];
        return odd.map((value) => sent(operation, value, turn++));
      }
      const [base] = fc.sample(entityFor(carrier, 1), { numRuns: 1, seed: SEED }) as [Json];
      const members = Object.entries(carrier.fields);
      // three odd values each, up to two dozen requests an operation
      return members.slice(0, 12).flatMap(([member, type]) => {
        const odd = oddFor(type);
        const chosen = members.length > 6 ? [turn] : [turn, turn + 5, turn + 10];
        return chosen.map((index) => sent(operation, { ...base, [member]: odd[index % odd.length] }, turn++));
      });
    });
    await storm.sendAll(all);
  });

  test('bodies that fit, for every operation, in XML and forms', async () => {
    const all = operations.flatMap(({ agent, name, operation: { args } }, index): Hostile[] => {
      const carrier = carrierOf(args);
      if (!carrier) return [];
      return fc
        .sample(entityFor(carrier, 2), { numRuns: 2, seed: SEED + 1 })
        .map((value, turn) => sent(`${agent}/${name}`, value, index + turn + 1));
    });
    await storm.sendAll(all);
  });

  test('the ends of time, in every date of every operation', async () => {
    const ends = [
      '+275760-09-13T00:00:01Z',
      '+275760-09-12T23:59:59.964Z',
      '-271821-04-20T00:00:00.031Z',
      '-999999-01-01',
      '+999999-12-31T00:00:00+14:00',
      '9999-12-31T23:59:59Z',
      '0000-12-31T23:06:32.000Z',
      '0001-01-01T00:00:00-14:00',
    ];
    const all = operations.flatMap(({ agent, name, operation: { args } }, turn): Hostile[] => {
      const carrier = carrierOf(args);
      const dates = Object.entries(carrier?.fields ?? {}).filter(([, type]) => isDate(type) || (type.kind === 'list' && isDate(type.of)));
      if (!carrier || dates.length === 0) return [];
      const base = { Name: 'x', Title: 'x', Body: 'x', Ticket: { TicketId: 101 } };
      return ends.map((end, index) =>
        sent(
          `${agent}/${name}`,
          { ...base, ...Object.fromEntries(dates.map(([member, type]) => [member, type.kind === 'list' ? [end] : end])) },
          turn + index,
        ),
      );
    });
    assert.ok(all.length > 80);
    await storm.sendAll(all);
  });

  test('keys in the query', async () => {
    const keys = [
      '',
      'x',
      '1.5',
      '1e3',
      '2147483648',
      '-2147483649',
      '0x1',
      '%00',
      '%C0%80',
      '１',
      '9'.repeat(4_000),
      '1&ticketId=x',
      '[]',
      '1%0d%0aX: y',
    ];
    const byKey = operations.filter(({ operation: { args } }) => args.style === 'key');
    const all = byKey.flatMap(({ agent, name, operation: { args } }, index) =>
      keys.map((key, turn): Hostile => {
        const parameter = args.style === 'key' ? args.name : '';
        const query = turn % 4 === 3 ? `__proto__=1&${parameter}=${key}` : `${parameter}=${key}`;
        const headers = { 'Content-Type': types[(index + turn) % 3]!, Accept: accepts[(index + turn) % accepts.length]! };
        return { method: 'POST', path: `${at(`${agent}/${name}`)}?${encodeURI(decodeSafely(query))}`, headers };
      }),
    );
    assert.ok(byKey.length > 30);
    await storm.sendAll(all);
  });

  test('operations known by name only, and names that are none', async () => {
    const known = Object.entries(undeclared).flatMap(([agent, names]) => names.slice(0, 3).map((name) => `${agent}/${name}`));
    const none = [
      'Ticket/None',
      'Ticket/__proto__',
      'constructor/prototype',
      'Ticket/%2e%2e/x',
      'Ticket/GetTicket/x',
      '%00/x',
      'Ticket/%E0%A4%A',
      'a'.repeat(300),
    ];
    const all = [...known, ...none].map((operation, turn) => sent(operation, { a: 1 }, turn));
    for (const item of all) item.path = item.path.replaceAll(' ', '%20');
    await storm.sendAll(all);
  });

  test('bodies that are not what their type says', async () => {
    const value = { TicketIds: [1], Title: 'x', Ticket: { TicketId: 1 } };
    const texts: [string, string | Uint8Array][] = [
      ['json', JSON.stringify(value)],
      ['xml', asXml(value)],
      ['form', asForm(value)],
      ['twice', `${JSON.stringify(value)}${JSON.stringify(value)}`],
      ['twice xml', `${asXml(value)}${asXml(value)}`],
      ['multipart', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--'],
      ['utf-16', Buffer.from(`\ufeff${JSON.stringify(value)}`, 'utf16le')],
      ['latin1', Buffer.from('{"Title":"æ"}', 'latin1')],
      ['gzip', Buffer.from('1f8b0800000000000003ab5602009e2ba1a902000000', 'hex')],
      ['nothing', ''],
      ['bom', '\ufeff'],
      ['blank', ' \r\n\t'],
    ];
    const media = [
      ...types,
      'text/plain',
      'application/json; charset=utf-16',
      'application/json; charset="utf-8"',
      'application/xml; charset=iso-8859-1',
      'multipart/form-data; boundary=x',
      'application/json, application/xml',
      'application/json\t;',
      ';',
      '/',
      'a'.repeat(2_000),
      'application/problem+json',
      'APPLICATION/JSON',
    ];
    const targets = ['Ticket/SaveTicketEntity', 'Ticket/GetTickets', 'Person/GetPersonList', 'MDO/GetList'];
    const all = texts.flatMap(([, body], turn) =>
      media.map(
        (type, index): Hostile => ({
          method: 'POST',
          path: at(targets[(turn + index) % targets.length]!),
          headers: { 'Content-Type': type, Accept: accepts[(turn + index) % accepts.length]! },
          body,
        }),
      ),
    );
    await storm.sendAll(all);
  });

  test('XML that is built to hurt', async () => {
    const wide = `<a>${'<b/>'.repeat(100_001)}</a>`;
    const all = [
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      `<!DOCTYPE a [${Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('')}]><a>&e20;</a>`,
      '<?xml version="1.0"?><?xml-stylesheet href="x"?><a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></a>',
      '<?xml version="1.0" encoding="utf-16"?><a/>',
      '<a>'.repeat(100_000),
      `${'<a>'.repeat(65)}x${'</a>'.repeat(65)}`,
      wide,
      `<a>${'&#65;'.repeat(10_001)}</a>`,
      '<a>&#0;</a>',
      '<a>&#xD800;</a>',
      '<a>&#x110000;</a>',
      '<a>\u0001</a>',
      '<a b="1" b="2"/>',
      '<a><b></a></b>',
      '<a/><b/>',
      '<a',
      '<',
      '<a>&',
      '<a>&amp</a>',
      '<a><![CDATA[',
      '<a><!--',
      '<!-- -- --><a/>',
      `<a ${Array.from({ length: 70 }, (_, n) => `x${n}="1"`).join(' ')}/>`,
      `<${'a'.repeat(300)}/>`,
      '<a/>',
      '<a></a>',
      '<a xsi:nil="true"/>',
      '<__proto__/>',
      '<a><constructor>1</constructor></a>',
      '<a><TicketIds><int>1</int>text</TicketIds></a>',
      '<a xmlns="urn:x" xmlns:y="urn:y"><y:Title>x</y:Title></a>',
      '<a><Title xsi:nil="true">x</Title></a>',
    ].flatMap((body, turn) =>
      ['Ticket/SaveTicketEntity', 'Ticket/GetTickets'].map(
        (operation): Hostile => ({
          method: 'POST',
          path: at(operation),
          headers: { 'Content-Type': turn % 2 ? 'text/xml' : 'application/xml', Accept: turn % 3 ? 'application/xml' : 'application/json' },
          body,
        }),
      ),
    );
    await storm.sendAll(all);
  });

  test('forms that are built to hurt', async () => {
    const all = [
      `${'a=1&'.repeat(2_001)}`,
      `a${'[b]'.repeat(9)}=1`,
      `a${'.b'.repeat(64)}=1`,
      'TicketIds[10001]=1',
      'TicketIds[0]=1&TicketIds.a=2',
      'Title=1&Title=2',
      'Title=%',
      'Title=%FF',
      'Title=%00',
      '__proto__[x]=1',
      'Ticket.__proto__.x=1',
      'CustomFields[constructor]=1',
      'a[=1',
      'a]=1',
      ']=[',
      '='.repeat(3_000),
      '&'.repeat(3_000),
      '[]=1&[]=2',
      `Title=${'%41'.repeat(300_000)}`,
      `Title=${'+'.repeat(1_000_000)}`,
      'Category.TicketCategoryId=1&Category[TicketCategoryId]=x',
      'Category=1',
      'Tags[0][0][0]=1',
    ].flatMap((body, turn) =>
      ['Ticket/SaveTicketEntity', 'Ticket/GetTickets', 'Archive/GetArchiveListByColumns'].map(
        (operation): Hostile => ({
          method: 'POST',
          path: at(operation),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: turn % 2 ? 'text/xml' : '*/*' },
          body,
        }),
      ),
    );
    await storm.sendAll(all);
  });

  test('naughty strings in every header that is read', async () => {
    const names = [
      'Accept',
      'Accept-Language',
      'SO-Language',
      'SO-Culture',
      'SO-TimeZone',
      'If-Match',
      'Idempotency-Key',
      'Content-Type',
      'Cookie',
      'Origin',
      'Range',
      'SO-AppToken',
      'If-Modified-Since',
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'Forwarded',
      'Expect',
      'TE',
      'Accept-Charset',
    ];
    const sendable = naughty.filter((text) => text !== '' && /^[\t\x20-\x7e\x80-\xff]*$/.test(latin(text)));
    const all = names.flatMap((name, turn) =>
      sendable
        .filter((_, index) => index % names.length === turn || index % 7 === turn % 7)
        .map(
          (text): Hostile => ({
            method: 'POST',
            path: `${at('Ticket/GetTicketEntity')}?ticketEntityId=999999`,
            headers: { [name]: latin(text) },
          }),
        ),
    );
    await storm.sendAll(all);
  });

  test('zones, languages and cultures that are none', async () => {
    const values = [
      'Europe/../../etc',
      'Etc/GMT+25',
      '-1',
      '9'.repeat(400),
      'UTC,UTC,includeTZOffset,'.repeat(200),
      '__proto__',
      'constructor',
      'toString',
      '%00',
      'no;q=1e999',
      'a-'.repeat(1_000),
      `${'en;q=0.1,'.repeat(900)}`,
      '*;q=0',
      'x-klingon',
      'NO"; drop',
      `${' '.repeat(4_000)}x`,
      'Asia/Kolkata ',
      'europe/oslo',
      'Factory',
      'posix/UTC',
      'SystemV/EST5',
    ];
    const all = ['SO-TimeZone', 'SO-Language', 'SO-Culture', 'Accept-Language'].flatMap((name) =>
      values.map(
        (value, turn): Hostile => ({
          method: 'POST',
          path: at(turn % 2 ? 'List/GetTicketStatuses' : 'Ticket/GetTicketEntity?ticketEntityId=101'),
          headers: { 'SO-Language': 'no', 'SO-TimeZone': 'UTC', [name]: value, Accept: turn % 3 ? 'application/json' : 'text/xml' },
        }),
      ),
    );
    assert.deepEqual(await storm.sendAll(all), [], 'what a call says of its language and zone is never an error');
  });

  test('Accept is never an error, and never more than its beginning', async () => {
    const values = [
      'a/b,'.repeat(3_000),
      'application/xml;q=0.0000001',
      ';',
      ',',
      ',,,,',
      'application/xml;q=',
      'application/xml;q=-1',
      '*/xml',
      'application/*+xml',
      'a'.repeat(8_000),
      `${'*/*;q=0.1,'.repeat(700)}text/xml`,
      '"',
      'application/json;a="b,c"',
    ];
    for (const Accept of values) {
      const { status, headers } = await storm.send({
        method: 'POST',
        path: at('Ticket/GetTicket?ticketId=999999'),
        headers: { Accept },
        format: 'json',
      });
      assert.equal(status, 200, Accept.slice(0, 80));
      assert.match(String(headers['content-type']), /^application\/(?:json|xml)/);
    }
  });

  test('Authorization that is none of anybody', async () => {
    const schemes = ['Basic', 'SOTicket', 'Bearer', 'Digest', 'Negotiate', '', 'basic:', 'Basic\t'];
    const texts = naughty.filter((text) => /^[\x21-\x7e]+$/.test(text)).filter((_, index) => index % 6 === 0);
    const all = schemes.flatMap((scheme, turn) =>
      texts.map((text, index): Hostile => {
        const said = index % 3 === 0 ? Buffer.from(`${text}:${text}`).toString('base64') : text;
        return {
          method: 'POST',
          path: at('Ticket/CreateDefaultTicketEntity'),
          headers: { Authorization: `${scheme} ${said}`, Accept: accepts[(turn + index) % accepts.length]! },
        };
      }),
    );
    all.push(
      ...[
        'Basic',
        'Basic ',
        'Basic :',
        `Basic ${'A'.repeat(12_000)}`,
        `Bearer ${'x'.repeat(12_000)}`,
        'SOTicket 7T:',
        'Basic w6Y6',
        'Basic /zo=',
      ].map(
        (Authorization, turn): Hostile => ({
          method: 'POST',
          path: at('Ticket/CreateDefaultTicketEntity'),
          headers: { Authorization, Accept: accepts[turn % 3]! },
        }),
      ),
    );
    const refused = await storm.sendAll(all, true);
    assert.equal(refused.length, all.length, 'nobody came in');
    for (const item of refused.slice(0, 40)) {
      const got = await storm.send(item);
      assert.equal(got.status, 401, String(item.headers?.Authorization).slice(0, 100));
    }
  });

  test('log-ins that are none, in every format', async () => {
    const values: readonly unknown[] = [
      null,
      {},
      [],
      'x',
      { User: 'anna' },
      { User: {}, Password: [] },
      { User: 'x'.repeat(7_000) },
      { User: "' or 1=1 --", Password: 'x' },
      { User: 'ADM0', Password: 'x\u0000' },
    ];
    const texts = [
      '',
      '<a/>',
      '=&==',
      'User=ADM0&User=anna&Password=',
      '{"User":"ADM0","Password":"x"}x',
      '{"__proto__":{}}',
      `{"User":"${'x'.repeat(9_000)}"}`,
    ];
    const all = ['/session', '/Login/api/PartnerSystemUser/Authenticate'].flatMap((path) => [
      ...values.flatMap((value, turn) =>
        types.map(
          (type): Hostile => ({
            method: 'POST',
            path,
            headers: { Authorization: '', 'Content-Type': type, Accept: accepts[turn]! },
            body: bodies[type]!(value),
          }),
        ),
      ),
      ...texts.flatMap((body, turn) =>
        types.slice(0, 3).map(
          (type): Hostile => ({
            method: 'POST',
            path,
            headers: { Authorization: '', 'Content-Type': type, Accept: accepts[turn]!, Origin: turn % 2 ? 'null' : 'http://localhost' },
            body,
          }),
        ),
      ),
      ...['DELETE', 'GET', 'PUT'].map(
        (method): Hostile => ({ method, path, headers: { Authorization: '', Cookie: 'svar=x; XSRF-TOKEN=y', 'X-XSRF-TOKEN': 'y' } }),
      ),
    ]);
    const refused = await storm.sendAll(all, true);
    assert.equal(refused.length, all.length, 'nobody came in');
  });

  test('keys of repeats are only keys', async () => {
    const keys = naughty
      .map(latin)
      .filter((text) => text.trim() !== '' && /^[\x20-\x7e\x80-\xff]{1,255}$/.test(text))
      .filter((_, index) => index % 5 === 0);
    for (const key of keys) {
      const [one, other] = [await storm.send(sentOnce(key)), await storm.send(sentOnce(key))];
      assert.deepEqual([one.status, other.status], [200, 200], key);
      assert.equal((JSON.parse(other.text) as Json).TicketId, (JSON.parse(one.text) as Json).TicketId, key);
    }
    await storm.sendAll([{ ...sentOnce('x'.repeat(256)), format: 'json' }]);
  });

  test('preflights and origins that are nobody’s get no permission', async () => {
    const origins = [
      'null',
      'https://evil.example',
      'http://localhost',
      'https://desk.example.evil',
      'file://',
      'javascript:alert(1)',
      'x'.repeat(4_000),
      'https://a\'"<>',
    ];
    for (const Origin of origins)
      for (const method of ['OPTIONS', 'POST']) {
        const headers = {
          Origin,
          'Access-Control-Request-Method': 'PUT\t',
          'Access-Control-Request-Headers': 'x'.repeat(3_000),
          Authorization: '',
        };
        const got = await storm.send({ method, path: at('Ticket/SaveTicketEntity'), headers });
        assert.equal(got.headers['access-control-allow-origin'], undefined);
        assert.ok(method === 'OPTIONS' ? got.status === 204 : got.status === 401);
      }
  });

  test('a method in a header, a range, a condition: none of them is looked at by an agent', async () => {
    const path = at('Ticket/GetTicketEntity?ticketEntityId=101');
    const plain = await storm.send({ method: 'POST', path });
    const odd = [
      { 'X-HTTP-Method-Override': 'DELETE' },
      { 'X-Method-Override': 'PATCH' },
      { Range: 'bytes=0-1' },
      { 'If-Modified-Since': new Date().toUTCString() },
      { 'If-None-Match': '*' },
      { 'If-Range': '"1"' },
    ];
    for (const headers of odd) {
      const got = await storm.send({ method: 'POST', path, headers });
      assert.deepEqual([got.status, got.text], [plain.status, plain.text]);
    }
  });

  test('the error of every refusal is the same in both formats', async () => {
    const asked = [
      at('Ticket/SaveTicketEntity'),
      at('Ticket/None'),
      at('Ticket/GetTicket?ticketId=x'),
      '/api/v1/Ticket/999999',
      '/api/v1/Archive/None',
      '/none',
    ];
    for (const path of asked)
      for (const method of ['GET', 'POST', 'DELETE']) {
        const json = await storm.send({ method, path, headers: { Accept: 'application/json' } });
        const xml = await storm.send({ method, path, headers: { Accept: 'application/xml' } });
        assert.equal(xml.status, json.status, `${method} ${path}`);
        if (json.status < 400) continue;
        const [one, other] = [errorOf(json, 'json'), errorOf(xml, 'xml')];
        for (const name of Object.keys(one)) assert.equal(String(other[name]), String(one[name]), name);
      }
  });

  test('what has to be found would be found', () => {
    const answer = {
      status: 400,
      ms: 1,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'x-request-id': '1',
      },
    };
    const error = { Error: true, ErrorType: 'SoException', Message: 'No', ErrorMessage: 'No', ErrorSource: 'Svar', InnerError: null };
    const found = (got: Json, item: Partial<Hostile> = {}): boolean => {
      try {
        new Storm(() => desk).judge({ method: 'POST', path: '/x', ...item }, { ...answer, text: JSON.stringify(error), ...got } as never);
        return false;
      } catch {
        return true;
      }
    };
    new Storm(() => desk).judge({ method: 'POST', path: '/x' }, { ...answer, text: JSON.stringify(error) });
    assert.equal(found({}), false);
    for (const planted of [
      { status: 500 },
      { status: 503 },
      { headers: {} },
      { headers: { ...answer.headers, 'content-type': 'text/html' } },
      { text: '{}' },
      { text: '' },
    ])
      assert.equal(found(planted), true, JSON.stringify(planted));
    for (const leak of [
      'at run (/srv/x.ts:5)',
      'duplicate key violates unique constraint',
      'relation "ticket" does not exist',
      'Cannot read properties of null',
      'two\nlines',
      '',
    ])
      assert.equal(found({ text: JSON.stringify({ ...error, Message: leak, ErrorMessage: leak }) }), true, leak);
    assert.equal(found({}, { headers: { Accept: 'text/xml' } }), true, 'JSON where XML was asked for');
    assert.equal(found({}, { format: 'xml' }), true);
  });

  test('there were enough of them', () => assert.ok(storm.asked >= 2_000 / SHARE, `${storm.asked}`));
});

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('%00', '\0').replaceAll('%C0%80', '\ufffd'));
  } catch {
    return text;
  }
}

/** The text as its UTF-8 bytes, one character each: what a header can carry. */
const latin = (text: string): string => Buffer.from(text).toString('latin1');
