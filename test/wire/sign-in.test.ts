/** The conformance checklist, part B, as far as Basic goes; and reliability §4 at the door. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hashPassword } from '../../src/app/sign-in.ts';
import { authorization, openDesk, PASSWORD, type TestDesk } from '../support/desk.ts';
import { answersOf, assertError, call, type Json, raw, requestText, rowCounts, statement } from './support.ts';

const basic = (pair: string | Uint8Array): string => `Basic ${Buffer.from(pair).toString('base64')}`;
const PATH = '/api/v1/Agents/Ticket/GetTicket?ticketId=999999';

const fromAfar = (target: TestDesk, headers: Record<string, string> = {}) =>
  target.server.inject({
    method: 'POST',
    url: PATH,
    remoteAddress: '192.0.2.7',
    headers: { authorization: authorization(), ...headers },
  });
const twice = (first: string, second: string): string =>
  requestText('Ticket/GetTicket?ticketId=1', 'null').replace(
    `Authorization: ${authorization()}`,
    `Authorization: ${first}\r\nAuthorization: ${second}`,
  );

describe('the wire: who calls', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const status = async (Authorization: string): Promise<number> =>
    (await call(desk, 'POST', PATH, { Authorization, 'Content-Type': 'application/json' }, 'null')).status;
  const refused = async (headers: Record<string, string>): Promise<Headers> => {
    const response = await fetch(desk.url + PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: 'null',
    });
    const body = assertError(response.status, await response.text(), 401, 'SoSessionException');
    assert.equal(body.Message, 'Authentication failed.', 'the same words whatever was wrong');
    return response.headers;
  };

  statement(22, 'no Authorization, no cookie → 401 JSON', async () => {
    const headers = await refused({});
    assert.equal(headers.get('www-authenticate'), 'Basic realm="Svar", charset="UTF-8"');
    assert.equal(headers.get('location'), null);
    // a page is not shown the browser's own dialog
    for (const name of ['X-XSRF-TOKEN', 'Origin', 'X-Requested-With'])
      assert.equal((await refused({ [name]: 'x' })).get('www-authenticate'), null, name);
    await refused({ Cookie: '__Host-svar=x; XSRF-TOKEN=y', 'X-XSRF-TOKEN': 'y' });
  });
  statement(23, 'Authorization: Basic QURNMDo= for a user with an empty password → 200', async () => {
    for (const header of ['Basic QURNMDo=', 'basic QURNMDo=', 'BASIC QURNMDo=', 'Basic  QURNMDo=', 'Basic QURNMDo'])
      assert.equal(await status(header), 200, header);
  });
  statement(24, 'wrong password → 401, error object, no partial effect', async () => {
    const before = await rowCounts(desk);
    for (const pair of [
      'anna:wrong',
      'anna:',
      'ADM0:x',
      'nobody:x',
      'nobody:',
      ':',
      '',
      'anna',
      'SYSTEM:',
      `SYSTEM:${PASSWORD}`,
      'system:x',
      `anna :${PASSWORD}`,
    ]) {
      const response = await fetch(`${desk.url}/api/v1/Agents/Ticket/SaveTicketEntity`, {
        method: 'POST',
        headers: { Authorization: basic(pair), 'Content-Type': 'application/json' },
        body: '{"Title":"not mine to make"}',
      });
      assertError(response.status, await response.text(), 401, 'SoSessionException');
    }
    assert.deepEqual(await rowCounts(desk), before);
  });
  statement(35, 'SO-AppToken alone → 401', async () => {
    await refused({ 'SO-AppToken': 'a-secret-of-an-app' });
  });
  statement(36, 'unneeded SO-AppToken next to Basic → ignored, 200', async () => {
    const api = desk.client();
    api.applicationToken('a-secret-of-an-app');
    assert.equal(await api.getTicketAgent().getTicketEntityAsync(999999), null);
  });

  test('broken credentials and other schemes: 401', async () => {
    const table = [
      'Basic',
      'Basic ',
      'Basic !!!!',
      'Basic QURNMDo=QQ==',
      'Basic QURN MDo=',
      'QURNMDo=',
      'Bearer QURNMDo=',
      'Negotiate x',
      'Digest username="ADM0"',
      'SOTicket 7T:x',
      'x',
      'Basic,QURNMDo=',
    ];
    for (const header of table) await refused({ Authorization: header });
    await refused({ Authorization: basic(Buffer.from([0x41, 0x44, 0x4d, 0x30, 0x3a, 0xff, 0xfe])) });
  });

  const answered = async (first: string, second: string) => answersOf(await raw(desk.url, [twice(first, second)]))[0]!;

  test('two Authorization lines: the first counts, never the better one', async () => {
    const good = authorization();
    assert.equal((await answered('Basic x', good)).status, 401);
    assert.equal((await answered('', good)).status, 401);
    assert.equal((await answered(good, 'Basic x')).status, 200);
    assert.equal((await answered(`${good}, ${good}`, '')).status, 401);
  });

  test('names in any case, passwords with colons and beyond ASCII', async () => {
    const password = 'a:b::c pässwörd 密码 😀';
    await desk.sql('update svar_credential set hash = $1, version = version + 1 where associate_id = 12', [await hashPassword(password)]);
    await desk.app.desks.reload();
    for (const name of ['bjorn', 'BJORN', 'Bjorn']) assert.equal(await status(basic(`${name}:${password}`)), 200, name);
    assert.equal(await status(basic(Buffer.from(`bjorn:${password}`, 'latin1'))), 401);
    assert.equal(await status(basic(`bjorn:${password.slice(0, -2)}`)), 401);
    const first = performance.now();
    await status(basic(`bjorn:${password}x`));
    const hashed = performance.now() - first;
    const second = performance.now();
    await status(basic(`bjorn:${password}`));
    console.log(`# hashed ${Math.round(hashed)} ms, remembered ${Math.round(performance.now() - second)} ms`);
  });

  test('a remembered credential goes when its version changes in the database: by the next save at the latest', async () => {
    assert.equal(await status(authorization('cato')), 200);
    const other = await hashPassword('another password');
    await desk.sql('update svar_credential set hash = $1, version = version + 1 where associate_id = 13', [other]);
    // nobody told this process; any call that reads the desk's version notices
    assert.equal((await desk.post('Ticket/SaveTicketEntity', { Title: 'Somebody else saves' })).status, 200);
    const response = await desk.post('Ticket/GetTicket?ticketId=1', 'null', {}, 'cato');
    assertError(response.status, response.text, 401, 'SoSessionException');
    assert.equal(await status(basic('cato:another password')), 200);
  });

  test('a user deleted while remembered: 401, and a save under way is not taken either', async () => {
    const anna = authorization('anna');
    assert.equal(await status(anna), 200);
    await desk.sql('update associate set deleted = true where associate_id = 11');
    const before = await rowCounts(desk);
    const save = await desk.post('Ticket/SaveTicketEntity', { Title: 'A last word' }, {}, 'anna');
    assertError(save.status, save.text, 401, 'SoSessionException');
    assert.deepEqual(await rowCounts(desk), before);
    assert.equal(await status(anna), 401);
    await desk.sql('update associate set deleted = false where associate_id = 11');
    await desk.app.desks.reload();
    assert.equal(await status(anna), 200);
  });

  test('more than 66 guesses at the same time: 429 with Retry-After, and the owner is not locked out', async () => {
    assert.equal(await status(authorization()), 200);
    const guesses = await Promise.all(
      Array.from({ length: 90 }, async (_, index) => {
        const response = await fetch(desk.url + PATH, { method: 'POST', headers: { Authorization: basic(`nobody:${index}`) } });
        return { status: response.status, text: await response.text(), retry: response.headers.get('retry-after') };
      }),
    );
    const busy = guesses.filter((guess) => guess.status === 429);
    for (const guess of busy) {
      assertError(guess.status, guess.text, 429);
      assert.match(guess.retry ?? '', /^\d+$/);
    }
    console.log(`# of 90 guesses at once ${busy.length} were turned away`);
    for (const guess of guesses) assert.ok(guess.status === 401 || guess.status === 429);
    assert.equal(await status(authorization()), 200);
  });

  test('Basic over plain HTTP is for loopback, unless it is switched on', async () => {
    for (const headers of [{}, { 'x-forwarded-proto': 'https' }, { 'x-forwarded-for': '127.0.0.1' }, { host: 'localhost' }]) {
      const answer = await fromAfar(desk, headers as Record<string, string>);
      const body = assertError(answer.statusCode, answer.body, 401, 'SoSessionException');
      assert.match(String(body.Message), /SVAR_BASIC_OVER_HTTP/);
    }
    for (const remoteAddress of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
      const answer = await desk.server.inject({ method: 'POST', url: PATH, remoteAddress, headers: { authorization: authorization() } });
      assert.equal(answer.statusCode, 200, remoteAddress);
    }
    for (const remoteAddress of ['128.0.0.1', '::ffff:10.0.0.1', '::2', '127.0.0.1.evil', '10.0.0.127'])
      assert.equal(
        (await desk.server.inject({ method: 'POST', url: PATH, remoteAddress, headers: { authorization: authorization() } })).statusCode,
        401,
      );
    const open = await openDesk({ door: { basicOverHttp: true } });
    try {
      assert.equal((await fromAfar(open)).statusCode, 200);
    } finally {
      await open.close();
    }
  });

  test('no secret, header or text of a call is in a log line', async () => {
    const lines: string[] = [];
    const talkative = await openDesk({
      door: { log: 'debug', logTo: { write: (line) => void lines.push(line) }, metricsToken: 'canary-metrics' },
    });
    const canary = { password: 'canary-password', token: 'canary-token', text: 'canary-text', title: 'canary-title' };
    try {
      const made = (await talkative.post('Ticket/SaveTicketEntity', { Title: canary.title })).json as Json;
      await talkative.post('Ticket/SaveTicketMessageEntity', {
        Ticket: { TicketId: made.TicketId },
        Body: canary.text,
        HtmlBody: `<p>${canary.text}</p>`,
      });
      await talkative.post('Ticket/SaveTicketEntity', `{"Title":"${canary.title}","Category":"${canary.text}"}`);
      await talkative.post('Ticket/SaveTicketEntity', { Category: { Name: canary.title } });
      for (const Authorization of [basic(`anna:${canary.password}`), `Bearer ${canary.token}`, `SOTicket ${canary.token}`])
        await call(talkative, 'POST', PATH, {
          Authorization,
          Cookie: `x=${canary.token}`,
          'SO-AppToken': canary.token,
          'X-XSRF-TOKEN': canary.token,
        });
      await call(talkative, 'POST', PATH, { 'SO-AppToken': canary.token });
      await call(talkative, 'POST', '/session', { 'Content-Type': 'application/json' }, `{"user":"anna","password":"${canary.password}"}`);
      await call(talkative, 'POST', `/nowhere?token=${canary.token}`);
      await fetch(`${talkative.url}/metrics`, { headers: { Authorization: 'Bearer canary-metrics' } });
      await talkative.sql('alter table ticket rename column title to was_title');
      await talkative.post('Ticket/SaveTicketEntity', { Title: canary.title });
      await talkative.post(`Ticket/GetTicketEntity?ticketEntityId=${made.TicketId}`, 'null');
      await talkative.sql('alter table ticket rename column was_title to title');
    } finally {
      await talkative.close();
    }
    assert.ok(lines.length >= 8, 'there are lines at all');
    const log = lines.join('');
    assert.match(log, /"status":500/);
    assert.match(log, /"operation":"Ticket\.SaveTicketEntity"/);
    assert.equal(/canary-[a-z]+/.exec(log)?.[0], undefined);
    assert.ok(!log.includes(authorization().slice(6)));
    for (const line of lines) JSON.parse(line);
  });
});
