/** The HTTP gateway against a real server: what it asks, and what it makes of answers. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Sms } from '../app/sms/gateway.ts';
import { networkOf } from '../app/webhooks/addresses.ts';
import { Sender } from '../app/webhooks/sender.ts';
import { type HttpGatewayOptions, openHttpGateway, UnusableGateway } from './http.ts';

interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}
const asked: Asked[] = [];
let answer: { status: number; body: string } | 'none' | 'drop' = { status: 200, body: '' };
const server = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const { method = '', url = '', headers } = request;
  asked.push({ method, url, headers, body: Buffer.concat(pieces).toString('utf8') });
  if (answer === 'drop') request.socket.destroy();
  else if (answer !== 'none') response.writeHead(answer.status, { Location: '/elsewhere' }).end(answer.body);
});
let port = 0;
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const local = new Sender({ http: true, networks: [networkOf('127.0.0.1')], patience: 20 });
const sms: Sms = { id: 'a1-4791234567', from: 'Nordlys', to: '+4791234567', text: 'Hei "på" deg & dine\nø' };
const options = (more: Partial<HttpGatewayOptions> = {}): HttpGatewayOptions => ({
  url: `http://127.0.0.1:${port}/send`,
  method: 'POST',
  headers: { Authorization: 'Bearer sesame-opens-it', 'Idempotency-Key': '{id}' },
  body: '{"to":"{to}","message":"{text}","from":"{from}"}',
  accepted: null,
  refused: null,
  reference: '',
  sender: local,
  ...more,
});
const hand = (more: Partial<HttpGatewayOptions> = {}, signal = new AbortController().signal) =>
  openHttpGateway(options(more)).hand(sms, signal);
const said = async (status: number, body: string, more: Partial<HttpGatewayOptions> = {}) => {
  answer = { status, body };
  return hand(more);
};

test('it asks as it was told to: JSON, a form, or all in the query', async () => {
  assert.deepEqual(await said(200, ''), { kind: 'accepted', reference: '' });
  const json = asked.at(-1)!;
  assert.deepEqual(JSON.parse(json.body), { to: sms.to, message: sms.text, from: 'Nordlys' });
  assert.deepEqual(
    [json.method, json.url, json.headers.authorization, json.headers['idempotency-key'], json.headers['content-type']],
    ['POST', '/send', 'Bearer sesame-opens-it', sms.id, 'application/json; charset=utf-8'],
  );
  await said(202, '', { body: 'to={digits}&text={text}' });
  const form = asked.at(-1)!;
  assert.equal(form.headers['content-type'], 'application/x-www-form-urlencoded');
  assert.deepEqual([...new URLSearchParams(form.body).values()], ['4791234567', sms.text]);
  await said(200, '', { method: 'GET', body: '', url: `http://127.0.0.1:${port}/send?to={to}&text={text}&ref={id}` });
  const query = asked.at(-1)!;
  assert.deepEqual([query.method, query.body, query.headers['content-type']], ['GET', '', undefined]);
  assert.deepEqual([...new URL(query.url, 'http://x').searchParams.values()], [sms.to, sms.text, sms.id]);
});

test('statuses: taken, refused for good, not now', async () => {
  for (const [status, kind] of [
    [200, 'accepted'],
    [202, 'accepted'],
    [204, 'accepted'],
    [302, 'postponed'],
    [400, 'refused'],
    [401, 'postponed'],
    [402, 'postponed'],
    [403, 'postponed'],
    [404, 'postponed'],
    [409, 'postponed'],
    [410, 'refused'],
    [422, 'refused'],
    [429, 'postponed'],
    [500, 'postponed'],
    [503, 'postponed'],
  ] as const)
    assert.equal((await said(status, 'words')).kind, kind, String(status));
  const count = asked.length;
  await said(302, '');
  assert.equal(asked.length, count + 1, 'no redirect is followed');
});

test('words: those of the gateway, on one line, without what could be a secret of ours', async () => {
  assert.deepEqual(await said(422, '{"error":\n"no such\u0007 number"}'), {
    kind: 'refused',
    why: 'the gateway answered 422: {"error": "no such number"}',
  });
  assert.deepEqual(await said(503, ''), { kind: 'postponed', why: 'the gateway answered 503' });
  const refused = await said(401, 'sesame-opens-it is no key', { url: `http://127.0.0.1:${port}/send?key=hush-hush-hush` });
  assert.ok(refused.kind === 'postponed' && !refused.why.includes('sesame') && refused.why.includes('is no key'));
  const long = await said(500, 'x'.repeat(100_000));
  assert.ok(long.kind === 'postponed' && long.why.length < 300);
});

test('what counts as taken is the administrator’s to say: a pattern, the id that it gives, a pattern for refusals', async () => {
  const accepted = { accepted: /"status":\s*"ok"/u };
  assert.equal((await said(200, '{"status": "ok"}', accepted)).kind, 'accepted');
  assert.equal((await said(200, '{"status": "no credit"}', accepted)).kind, 'postponed');
  const reference = { reference: 'messages.0.id' };
  assert.deepEqual(await said(200, '{"messages":[{"id":42}]}', reference), { kind: 'accepted', reference: '42' });
  for (const body of ['{"messages":[]}', 'ok', '{"messages":[{"id":""}]}', '{"messages":[{"id":{}}]}', 'null', '[]'])
    assert.equal((await said(200, body, reference)).kind, 'postponed', body);
  assert.equal((await said(200, '{"a":1}', { reference: '__proto__.constructor' })).kind, 'postponed');
  const refused = { refused: /invalid number/u };
  assert.equal((await said(200, '{"error":"invalid number"}', refused)).kind, 'refused');
  assert.equal((await said(500, 'invalid number', refused)).kind, 'refused');
});

test('who cannot be reached, breaks off, or does not answer in time has postponed it; never an error', async () => {
  answer = 'drop';
  assert.equal((await hand()).kind, 'postponed');
  assert.equal((await hand({ url: 'http://127.0.0.1:1/' })).kind, 'postponed');
  answer = 'none';
  const stop = new AbortController();
  const waiting = hand({}, stop.signal);
  stop.abort();
  assert.equal((await waiting).kind, 'postponed');
  // a tenth of a second is all it gets
  const late = await hand({ sender: new Sender({ http: true, networks: [networkOf('127.0.0.1')], patience: 0.01 }) });
  assert.ok(late.kind === 'postponed' && /in time/.test(late.why), JSON.stringify(late));
});

test('as it comes, neither plain HTTP nor a private address is asked', async () => {
  const count = asked.length;
  const strict = await hand({ sender: new Sender({ http: false, networks: [networkOf('127.0.0.1')] }) });
  assert.ok(strict.kind === 'postponed' && /https/.test(strict.why));
  const inside = await hand({ sender: new Sender({ http: true, networks: [] }) });
  assert.ok(inside.kind === 'postponed' && /not a public address/.test(inside.why));
  assert.equal(asked.length, count);
});

test('a request that cannot carry an SMS is refused at the start, in words without secrets', () => {
  const bad: [Partial<HttpGatewayOptions>, RegExp][] = [
    [{ body: '{"to":"{to}"}' }, /\{text\}/],
    [{ body: '{"text":"{text}"}' }, /\{to\} or \{digits\}/],
    [{ body: '{"to":"{to}","text":{text}}' }, /inside of quotes/],
    [{ body: 'x{to}{text}', headers: { 'content-type': 'text/plain' } }, /Content-Type/],
    [{ method: 'GET' }, /GET has no body/],
    [{ url: `http://127.0.0.1:${port}/{text}?to={to}` }, /behind the \?/],
    [{ headers: { 'X-Text': '{text}' } }, /no place in a header/],
  ];
  for (const [more, words] of bad)
    assert.throws(
      () => openHttpGateway(options(more)),
      (error: Error) => {
        assert.ok(error instanceof UnusableGateway && words.test(error.message) && !error.message.includes('sesame'), error.message);
        return true;
      },
    );
});
