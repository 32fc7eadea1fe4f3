/** Failed log-ins, the system user exchange, and calls from other origins. */
import assert from 'node:assert/strict';
import { createHash, createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, test } from 'node:test';
import { Throttle } from '../../src/app/throttle.ts';
import { authorization, openDesk, PASSWORD, SCHEMES, type TestDesk } from '../support/desk.ts';
import { assertError, call, type Json } from './support.ts';

const PATH = '/api/v1/Agents/Ticket/GetTicket?ticketId=999999';
const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const ask = (desk: TestDesk, headers: Record<string, string>) =>
  call(desk, 'POST', PATH, { 'Content-Type': 'application/json', ...headers }, 'null');

const minute = (at: number): string => new Date(at).toISOString().replace(/\D/g, '').slice(0, 12);
const signed = (token: string, stamp: string, key: KeyObject): string =>
  `${token}.${stamp}.${sign('RSA-SHA256', Buffer.from(`${token}.${stamp}`), key).toString('base64')}`;
const preflight = async (desk: TestDesk, origin: string) =>
  (await fetch(desk.url + PATH, { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } })).headers;

describe('failed log-ins', () => {
  test('are answered 401, later and later, then 429; a session, a ticket and a remembered password go on', async () => {
    let clock = Date.UTC(2026, 0, 5, 8);
    const waits: number[] = [];
    const desk = await openDesk({ now: () => clock, throttle: new Throttle(async (ms) => void waits.push(ms)) });
    try {
      assert.equal((await ask(desk, { Authorization: authorization('anna') })).status, 200);
      const log = await fetch(`${desk.url}/session`, { method: 'POST', body: new URLSearchParams({ user: 'anna', password: PASSWORD }) });
      const pairs = log.headers.getSetCookie().map((line) => line.split(';')[0]!);
      const issued = await call(
        desk,
        'POST',
        '/api/v1/Agents/Svar/IssueServiceTicket',
        { 'Content-Type': 'application/json' },
        '{"Label":"x","AssociateId":11}',
      );
      const statuses: number[] = [];
      for (let guess = 0; guess < 60; guess++) {
        const answer = await ask(desk, { Authorization: basic(`anna:guess ${guess}`) });
        assertError(answer.status, answer.text, answer.status, 'SoSessionException');
        if (answer.status === 429) assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
        statuses.push(answer.status);
      }
      assert.deepEqual(
        statuses.slice(0, 6),
        Array.from({ length: 6 }, () => 401),
        'none is turned away at first',
      );
      assert.ok(statuses.includes(429));
      assert.equal(waits[0], 1_000);
      const session = { Authorization: '', Cookie: pairs.join('; '), 'X-XSRF-TOKEN': pairs[1]!.slice('XSRF-TOKEN='.length) };
      const response = await fetch(desk.url + PATH, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie: session.Cookie, 'X-XSRF-TOKEN': session['X-XSRF-TOKEN'] },
        body: 'null',
      });
      assert.equal(response.status, 200, 'the session');
      assert.equal((await ask(desk, { Authorization: `SOTicket ${issued.json.Ticket}` })).status, 200, 'the ticket');
      assert.equal((await ask(desk, { Authorization: authorization('anna') })).status, 200, 'the remembered password');
      assert.equal((await ask(desk, { Authorization: authorization('bjorn') })).status, 200, 'somebody else');
      clock += 61 * 60_000;
      assert.equal((await ask(desk, { Authorization: authorization('anna') })).status, 200, 'and an hour later it is forgotten');
    } finally {
      await desk.close();
    }
  });
});

describe('the system user exchange', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const clock = Date.UTC(2026, 0, 5, 8, 0, 20);
  const URL_PATH = '/Login/api/PartnerSystemUser/Authenticate';
  const good = {
    SignedSystemToken: signed('My.App-Abc123', minute(clock), privateKey),
    ApplicationToken: 'app secret',
    ContextIdentifier: 'Cust1',
    ReturnTokenType: 'JWT',
  };
  const open = () =>
    openDesk({
      now: () => clock,
      door: {
        systemUser: {
          publicKey: createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })),
          tokenHash: sha256('My.App-Abc123'),
          login: 'Bjorn',
        },
        schemes: { ...SCHEMES, appTokens: [sha256('app secret')] },
      },
    });
  const post = async (desk: TestDesk, body: Json, path = URL_PATH) =>
    call(desk, 'POST', path, { Authorization: '', 'Content-Type': 'application/json' }, JSON.stringify(body));

  test('a signed token becomes a ticket, in a JWT that the application can check', async () => {
    const desk = await open();
    try {
      const { status, json } = await post(desk, good, `/Cust1${URL_PATH}`);
      assert.deepEqual([status, json.IsSuccessful, json.ErrorMessage], [200, true, null]);
      const [head, claims, signature] = String(json.Token).split('.') as [string, string, string];
      assert.equal(signature, createHmac('sha256', 'app secret').update(`${head}.${claims}`).digest('base64url'));
      const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Json;
      assert.equal(said['http://schemes.superoffice.net/identity/ticket'], said.ticket);
      assert.equal(said['http://schemes.superoffice.net/identity/webapi_url'], `${desk.url}/Cust1/api/`);
      const draft = await call(desk, 'POST', '/api/v1/Agents/Ticket/CreateDefaultTicketEntity', {
        Authorization: `SOTicket ${said.ticket}`,
        'Content-Type': 'application/json',
      });
      assert.equal((draft.json.CreatedBy as Json).AssociateId, 12);
      const again = JSON.parse(Buffer.from(String((await post(desk, good)).json.Token).split('.')[1]!, 'base64url').toString()) as Json;
      assert.equal(again.ticket, said.ticket, 'asked again soon: the same ticket');
      const [{ count }] = (await desk.sql('select count(*)::int from svar_token')) as [{ count: number }];
      assert.equal(count, 1);
    } finally {
      await desk.close();
    }
  });

  test('anything else is refused in the same words, and nothing is stored', async () => {
    const desk = await open();
    try {
      const bad: Json[] = [
        { SignedSystemToken: signed('My.App-Abc123', minute(clock), other) },
        { SignedSystemToken: signed('Another-App', minute(clock), privateKey) },
        { SignedSystemToken: signed('My.App-Abc123', minute(clock - 6 * 60_000), privateKey) },
        { SignedSystemToken: signed('My.App-Abc123', minute(clock + 6 * 60_000), privateKey) },
        { SignedSystemToken: signed('My.App-Abc123', '202613450000', privateKey) },
        { SignedSystemToken: good.SignedSystemToken.replace('Abc123', 'Abc124') },
        { SignedSystemToken: '' },
        { SignedSystemToken: 'a.b.c' },
        { SignedSystemToken: `${'x'.repeat(30_000)}.202601050800.AAAA` },
        { ApplicationToken: 'another secret' },
        { ApplicationToken: '' },
        { ApplicationToken: null },
      ];
      for (const change of bad) {
        const { status, json } = await post(desk, { ...good, ...change });
        assert.deepEqual(
          [status, json.IsSuccessful, json.Token, json.ErrorMessage],
          [200, false, null, 'Authentication failed.'],
          JSON.stringify(change).slice(0, 90),
        );
      }
      assert.equal((await post(desk, { ...good, ReturnTokenType: 'SAML' })).json.IsSuccessful, false);
      assert.equal((await post(desk, { ...good, SignedSystemToken: { a: 1 } })).status, 400);
      for (const late of [-4, 4]) {
        const { json } = await post(desk, {
          ...good,
          SignedSystemToken: signed('My.App-Abc123', minute(clock + late * 60_000), privateKey),
        });
        assert.equal(json.IsSuccessful, true, 'clocks may differ a little');
      }
      assert.deepEqual(
        (await desk.sql('select kind from svar_token')).map(({ kind }) => kind),
        ['ticket'],
      );
    } finally {
      await desk.close();
    }
  });

  test('is not there unless the settings set it up', async () => {
    const desk = await openDesk();
    try {
      assert.equal((await post(desk, good)).status, 404);
    } finally {
      await desk.close();
    }
  });
});

describe('calls from other origins', () => {
  test('a listed origin is told by its name, a trailing star takes every end, others hear nothing', async () => {
    const desk = await openDesk({ door: { corsOrigins: ['https://desk.example', 'https://dev.example:*'] } });
    try {
      for (const origin of ['https://desk.example', 'https://dev.example:8081']) {
        const headers = await preflight(desk, origin);
        assert.equal(headers.get('access-control-allow-origin'), origin);
        assert.equal(headers.get('access-control-allow-credentials'), 'true');
        assert.match(headers.get('access-control-allow-headers') ?? '', /SO-Browser-TZ-Offset/);
        assert.equal(headers.get('vary'), 'Origin');
      }
      for (const origin of ['https://desk.example.evil', 'http://desk.example', 'https://dev.example.evil', 'null'])
        assert.equal((await preflight(desk, origin)).get('access-control-allow-origin'), null, origin);
    } finally {
      await desk.close();
    }
  });

  test('a lone star means all, and never with credentials of the browser', async () => {
    const desk = await openDesk({ door: { corsOrigins: ['*', 'https://desk.example'] } });
    try {
      const headers = await preflight(desk, 'https://desk.example');
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('access-control-allow-credentials'), null);
    } finally {
      await desk.close();
    }
  });
});
