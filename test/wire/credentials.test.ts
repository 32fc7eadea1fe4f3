/** The conformance checklist, part B: tickets, bearers, web sessions; their life, their end, what is kept of them. */

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { WebApi } from '@superoffice/webapi';
import type { FastifyInstance } from 'fastify';
import { Credentials } from '../../src/app/credentials.ts';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { SignIn } from '../../src/app/sign-in.ts';
import { Gate } from '../../src/http/gate.ts';
import { Rate } from '../../src/http/rate.ts';
import { buildServer } from '../../src/http/server.ts';
import { Database } from '../../src/store/database.ts';
import { authorization, openDesk, PASSWORD, SCHEMES, type TestDesk } from '../support/desk.ts';
import { PATIENCE } from '../support/programs.ts';
import { type Answer, assertError, call, type Json, rowCounts, statement } from './support.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PATH = '/api/v1/Agents/Ticket/GetTicket?ticketId=999999';
const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

/** A desk whose clock the test turns. */
let clock = Date.UTC(2026, 0, 5, 8);
let desk: TestDesk;

const status = async (headers: Record<string, string>, target: TestDesk = desk): Promise<number> => {
  const response = await fetch(target.url + PATH, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: 'null',
  });
  const text = await response.text();
  if (response.status !== 200) {
    assertError(response.status, text, response.status, 'SoSessionException');
    assert.equal(response.headers.get('location'), null);
  }
  return response.status;
};
const by = (Authorization: string, target?: TestDesk): Promise<number> => status({ Authorization }, target);

const svar = async (operation: string, args: Json, user = 'ADM0', headers: Record<string, string> = {}): Promise<Answer> =>
  call(
    desk,
    'POST',
    `/api/v1/Agents/Svar/${operation}`,
    { Authorization: authorization(user), 'Content-Type': 'application/json', ...headers },
    JSON.stringify(args),
  );

async function serviceTicket(AssociateId = 11, more: Json = {}): Promise<Json & { Ticket: string; TokenId: number }> {
  const answer = await svar('IssueServiceTicket', { Label: 'A test', AssociateId, ...more });
  assert.equal(answer.status, 200, answer.text);
  return answer.json as Json & { Ticket: string; TokenId: number };
}
const bearer = async (user = 'anna'): Promise<string> => {
  const { agent, credentialVersion } = callerOf(user);
  const wanted = { kind: 'bearer', agent, credentialVersion, label: '', from: null, by: agent.associateId, expiresAt: null } as const;
  return (await desk.app.credentials.issue(wanted, clock)).text;
};
const ticket = async (user = 'anna'): Promise<string> => {
  const { agent, credentialVersion } = callerOf(user);
  const wanted = { kind: 'ticket', agent, credentialVersion, label: '', from: null, by: agent.associateId, expiresAt: null } as const;
  return (await desk.app.credentials.issue(wanted, clock)).text;
};
function callerOf(user: string) {
  const { desk: now, credentials } = desk.app.desks.current();
  const agent = [...now.associates.values()].find(({ login }) => login === user)!;
  return { agent, credentialVersion: credentials.get(agent.associateId)!.version };
}

interface Session {
  cookie: string;
  xsrf: string;
  lines: string[];
}
async function logIn(user = 'anna', headers: Record<string, string> = {}, path = '/session'): Promise<Session> {
  const response = await fetch(desk.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ user, password: PASSWORD }),
  });
  assert.equal(response.status, 200, await response.text());
  const lines = response.headers.getSetCookie();
  const pairs = lines.map((line) => line.split(';')[0]!);
  return { cookie: pairs.join('; '), xsrf: pairs.find((pair) => pair.startsWith('XSRF-TOKEN='))!.slice(11), lines };
}
const withSession = (session: Session): Record<string, string> => ({ Cookie: session.cookie, 'X-XSRF-TOKEN': session.xsrf });

/** Another process on the same database: its own desk, its own memory; nobody rings it. */
async function secondProcess(): Promise<{ server: FastifyInstance; credentials: Credentials; close(): Promise<void> }> {
  const database = new Database(desk.app.database.connection, { pool: 3, onError: () => undefined, patience: PATIENCE });
  const desks = new DeskKeeper(database);
  await desks.reload();
  const credentials = new Credentials(database, desks, { bytes: randomBytes, complain: () => undefined });
  const server = await buildServer({
    app: { ...desk.app, database, desks, credentials, signIn: new SignIn(desks, randomBytes(32)) },
    schemes: SCHEMES,
    systemUser: null,
    anonymous: new Rate(1_000_000),
    gate: new Gate({ underWay: 16, ofOneUser: 16, waiting: 16, waitMs: 2_000 }),
    health: { problem: async () => null },
    version: '0.0.0-test',
    bodyLimit: 1_000_000,
    uploadLimit: 1_000_000,
    basicOverHttp: false,
    datesAlwaysOffset: false,
    corsOrigins: [],
    trustedProxies: [],
    metricsToken: undefined,
    log: 'silent',
  });
  return {
    server,
    credentials,
    async close() {
      await server.close();
      await credentials.close();
      await database.close();
    },
  };
}
const askedOf = async (server: FastifyInstance, authorization: string, url = PATH, body = 'null'): Promise<number> =>
  (await server.inject({ method: 'POST', url, headers: { authorization, 'content-type': 'application/json' }, payload: body })).statusCode;

const tokensOfCato = async () => [`SOTicket ${(await serviceTicket(13)).Ticket}`, `Bearer ${await bearer('cato')}`];
const utf16 = (text: string): string => `7T:${Buffer.from(text, 'utf16le').toString('base64')}`;

const closed = async (off: Partial<typeof SCHEMES>, check: (target: TestDesk) => Promise<void>): Promise<void> => {
  const target = await openDesk({ now: () => clock, door: { schemes: { ...SCHEMES, ...off } } });
  try {
    await check(target);
  } finally {
    await target.close();
  }
};
const issued = async (target: TestDesk, kind: 'ticket' | 'bearer'): Promise<string> => {
  const agent = target.app.desks.current().desk.associates.get(11)!;
  const wanted = { kind, agent, credentialVersion: 1, label: '', from: null, by: 11, expiresAt: null };
  return (await target.app.credentials.issue(wanted, clock)).text;
};

describe('the wire: credentials', () => {
  before(async () => {
    desk = await openDesk({ now: () => clock });
  });
  after(() => desk.close());

  describe('the wire: tickets', () => {
    statement(25, 'SOTicket, SoTicket, SOTICKET + same ticket → all 200', async () => {
      const { Ticket } = await serviceTicket();
      for (const scheme of ['SOTicket', 'SoTicket', 'SOTICKET', 'soticket', 'SOTicket '])
        assert.equal(await by(`${scheme} ${Ticket}`), 200, scheme);
      const api = new WebApi(desk.url);
      api.authenticateWithTicket(Ticket);
      const made = await api.getTicketAgent().createDefaultTicketEntityAsync();
      assert.equal(made.createdBy?.associateId, 11, 'it speaks for anna');
    });

    statement(26, 'ticket is used verbatim, not base64-decoded by the header parser; = and + inside survive', async () => {
      for (let index = 0; index < 8; index++) {
        const text = await ticket();
        assert.match(text, /^7T:[A-Za-z0-9+/]+=*$/);
        // wire: GUID;number; in UTF-16LE, as the documentation's sample decodes
        assert.match(Buffer.from(text.slice(3), 'base64').toString('utf16le'), /^[0-9A-F]{32};\d{60,78};$/);
        assert.equal(await by(`SOTicket ${text}`), 200);
        assert.equal(await by(`SOTicket ${Buffer.from(text).toString('base64')}`), 401, 'not encoded a second time');
        assert.equal(await by(`SOTicket ${text.slice(3)}`), 401);
        assert.equal(await by(`SOTicket ${encodeURIComponent(text)}`), 401);
      }
    });

    statement(27, 'Basic base64(ticket + ":") → 200 (ticket as user name)', async () => {
      const { Ticket } = await serviceTicket();
      assert.equal(await by(basic(`${Ticket}:`)), 200);
      const api = new WebApi(desk.url);
      api.authenticateWithPassword(Ticket, '');
      assert.equal(await api.getTicketAgent().getTicketEntityAsync(999999), null);
      for (const pair of [`${Ticket}:x`, Ticket, `${Ticket}::`, `${Ticket.slice(0, -6)}:`, '7T::', '7T:', '7T'])
        assert.equal(await by(basic(pair)), 401, pair);
    });

    statement(28, 'ticket unused for 6 h → 401; used at 5 h 59 → still valid 5 h later', async () => {
      const [unused, used] = [await ticket(), await ticket('bjorn')];
      const start = clock;
      clock = start + 6 * HOUR - MINUTE;
      assert.equal(await by(`SOTicket ${used}`), 200);
      clock = start + 6 * HOUR - 1;
      assert.equal(await by(basic(`anna:${PASSWORD}`)), 200);
      clock = start + 6 * HOUR;
      assert.equal(await by(`SOTicket ${unused}`), 401, 'the sixth hour is over');
      clock = start + 11 * HOUR - MINUTE;
      assert.equal(await by(`SOTicket ${used}`), 200, 'five hours later');
      clock += 6 * HOUR;
      assert.equal(await by(`SOTicket ${used}`), 401);
      clock = start;
      assert.equal(await by(`SOTicket ${used}`), 200, 'only the clock decides');
      clock = start + 30 * HOUR;
      assert.equal(await by(`SOTicket ${used}`), 401, 'nothing revives it');
    });

    test('a use near the end in one process counts in another one at once', async () => {
      const other = await secondProcess();
      try {
        const text = await ticket();
        const start = clock;
        clock = start + 6 * HOUR - 1;
        assert.equal(await by(`SOTicket ${text}`), 200);
        clock = start + 6 * HOUR + 1;
        assert.equal(await askedOf(other.server, `SOTicket ${text}`), 200);
        clock = start + 12 * HOUR - 1;
        assert.equal(await askedOf(other.server, `SOTicket ${text}`), 200);
        clock = start + 12 * HOUR + 1;
        assert.equal(await by(`SOTicket ${text}`), 200, 'what this process remembers is older than what the database knows');
      } finally {
        await other.close();
      }
    });

    test('a service ticket does not end by being unused, only at its own end; it is answered once', async () => {
      const { Ticket, TokenId } = await serviceTicket(12, { ExpiresAt: new Date(clock + 40 * 24 * HOUR).toISOString() });
      const forever = await serviceTicket(12);
      const start = clock;
      clock = start + 39 * 24 * HOUR;
      assert.equal(await by(`SOTicket ${Ticket}`), 200);
      const listed = (await svar('GetTokens', { AssociateId: 12 })).json as unknown as Json[];
      const mine = listed.find((token) => token.TokenId === TokenId)!;
      assert.deepEqual([mine.Kind, mine.Ticket, mine.Label, mine.AssociateId, mine.CreatedBy], ['ServiceTicket', '', 'A test', 12, 14]);
      clock = start + 40 * 24 * HOUR;
      assert.equal(await by(`SOTicket ${Ticket}`), 401);
      clock = start + 4_000 * 24 * HOUR;
      assert.equal(await by(`SOTicket ${forever.Ticket}`), 200);
      clock = start;
    });

    test('calls with a known ticket cost no round trip for it', async () => {
      const { Ticket } = await serviceTicket();
      assert.equal(await by(`SOTicket ${Ticket}`), 200);
      await desk.sql('alter table svar_token rename to svar_token_away');
      try {
        for (let index = 0; index < 5; index++) assert.equal(await by(`SOTicket ${Ticket}`), 200);
      } finally {
        await desk.sql('alter table svar_token_away rename to svar_token');
      }
    });
  });

  describe('the wire: bearers', () => {
    statement(29, 'Bearer 8A:… issued by Svar → 200; random token → 401', async () => {
      const text = await bearer();
      assert.match(text, /^8A:[A-Za-z0-9]+\.[A-Za-z0-9+/]+=*$/);
      for (const scheme of ['Bearer', 'bearer', 'BEARER']) assert.equal(await by(`${scheme} ${text}`), 200);
      const random = `8A:Default.${randomBytes(48).toString('base64')}`;
      const other = `${text.slice(0, 40)}${text[40] === 'A' ? 'B' : 'A'}${text.slice(41)}`;
      for (const bad of [
        random,
        other,
        `${text}A`,
        text.slice(0, -4),
        text.slice(3),
        '8A:',
        '8A:Default.',
        '',
        '7T:x',
        `8A:Default.${'A'.repeat(9_000)}`,
      ])
        assert.equal(await by(`Bearer ${bad}`), 401, bad.slice(0, 80));
      assert.equal(await by(`SOTicket ${text}`), 401, 'each in its own scheme');
      assert.equal(await by(`Bearer ${await ticket()}`), 401);
    });

    statement(30, 'GET /api/v1/User/currentToken → JSON string usable as Bearer', async () => {
      const response = await fetch(`${desk.url}/api/v1/User/currentToken`, { headers: { Authorization: authorization('bjorn') } });
      const text = JSON.parse(await response.text()) as string;
      assert.equal(response.status, 200);
      assert.match(text, /^8A:/);
      const made = await call(desk, 'POST', '/api/v1/Agents/Ticket/CreateDefaultTicketEntity', {
        Authorization: `Bearer ${text}`,
        'Content-Type': 'application/json',
      });
      assert.equal((made.json.CreatedBy as Json).AssociateId, 12);
    });

    test('User/GetAccessToken gives a bearer from every credential; asked again soon it is the same, and it ends with its session', async () => {
      const session = await logIn();
      const api = new WebApi(desk.url);
      api.authenticateWithTicket((await serviceTicket()).Ticket);
      const fromTicket = await api.getUserAgent().getAccessTokenAsync('', false);
      assert.equal(await api.getUserAgent().getAccessTokenAsync('', false), fromTicket);
      const asked = async (headers: Record<string, string>): Promise<string> => {
        const path = `${desk.url}/api/v1/Agents/User/GetAccessToken`;
        return (await (
          await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: '{}' })
        ).json()) as string;
      };
      const fromSession = await asked(withSession(session));
      const fromPassword = await asked({ Authorization: authorization('anna') });
      const fromBearer = await asked({ Authorization: `Bearer ${fromSession}` });
      const all = [fromTicket, fromSession, fromPassword, fromBearer];
      assert.equal(new Set(all).size, 4);
      for (const text of all) assert.equal(await by(`Bearer ${text}`), 200);
      const withToken = new WebApi(desk.url);
      withToken.authenticateWithToken(fromBearer);
      assert.equal(await withToken.getTicketAgent().getTicketEntityAsync(999999), null);
      assert.equal((await fetch(`${desk.url}/session`, { method: 'DELETE', headers: withSession(session) })).status, 204);
      assert.deepEqual(await Promise.all(all.map((text) => by(`Bearer ${text}`))), [200, 401, 200, 401]);
    });

    test('a bearer lives an hour unused and twelve in all, and what it makes does not outlive it', async () => {
      const start = clock;
      const text = await bearer();
      clock = start + HOUR - 1;
      assert.equal(await by(`Bearer ${text}`), 200);
      const caller = (await desk.app.credentials.caller('bearer', text, clock))!;
      const child = await desk.app.credentials.issue(
        { kind: 'bearer', ...caller, label: '', from: caller.token, by: 11, expiresAt: null },
        clock,
      );
      for (clock = start + 90 * MINUTE; clock < start + 12 * HOUR; clock += 50 * MINUTE) {
        assert.equal(await by(`Bearer ${text}`), 200);
        assert.equal(await by(`Bearer ${child.text}`), 200);
      }
      clock = start + 12 * HOUR;
      assert.equal(await by(`Bearer ${text}`), 401);
      assert.equal(await by(`Bearer ${child.text}`), 401);
      clock = start;
    });
  });

  describe('the wire: web sessions', () => {
    statement(31, 'session cookie only, GET /api/v1/Contact/2 → 401', async () => {
      const session = await logIn();
      const response = await fetch(`${desk.url}/api/v1/Contact/2`, { headers: { Cookie: session.cookie } });
      assertError(response.status, await response.text(), 401, 'SoSessionException');
      for (const headers of [{}, { 'X-XSRF-TOKEN': '' }, { 'X-XSRF-TOKEN': 'x' }, { 'X-XSRF-TOKEN': session.xsrf.slice(0, -1) }])
        assert.equal(await status({ Cookie: session.cookie, ...(headers as Record<string, string>) }), 401);
      const bjorn = await logIn('bjorn');
      assert.equal(await status({ Cookie: session.cookie, 'X-XSRF-TOKEN': bjorn.xsrf }), 401, "another session's token");
      assert.equal(await status({ Cookie: `XSRF-TOKEN=${session.xsrf}`, 'X-XSRF-TOKEN': session.xsrf }), 401, 'no session');
    });

    statement(32, 'session cookie + matching X-XSRF-TOKEN → 200', async () => {
      const session = await logIn();
      assert.equal(await status(withSession(session)), 200);
      const contact = await fetch(`${desk.url}/api/v1/Contact/9`, { headers: withSession(session) });
      assert.equal(contact.status, 200, await contact.text());
    });

    statement(33, 'session cookie + stale token after log-out → 401', async () => {
      const session = await logIn();
      assert.equal(await status(withSession(session)), 200);
      assert.equal(
        (await call(desk, 'DELETE', '/session', { Authorization: '', Cookie: session.cookie })).status,
        401,
        'log-out needs the token too',
      );
      const out = await fetch(`${desk.url}/session`, { method: 'DELETE', headers: withSession(session) });
      assert.equal(out.status, 204);
      for (const line of out.headers.getSetCookie()) assert.match(line, /^(?:svar|XSRF-TOKEN)=; .*Max-Age=0/);
      assert.equal(await status(withSession(session)), 401);
      const again = await logIn();
      assert.equal(await status({ Cookie: again.cookie, 'X-XSRF-TOKEN': session.xsrf }), 401);
      assert.equal(await status({ Cookie: session.cookie, 'X-XSRF-TOKEN': again.xsrf }), 401);
    });

    statement(34, 'cookie named XSRF-TOKEN is readable by script', async () => {
      const { lines } = await logIn();
      const [own, readable] = lines as [string, string];
      assert.match(readable, /^XSRF-TOKEN=[\w-]{20,}; Path=\/; SameSite=Lax$/);
      assert.match(own, /^svar=[\w-]{60,}; Path=\/; HttpOnly; SameSite=Lax$/);
      const mounted = await logIn('anna', {}, '/Cust1/session');
      for (const line of mounted.lines) assert.match(line, /; Path=\/Cust1;/);
      assert.equal(await status(withSession(mounted)), 200);
    });

    test('behind a trusted proxy that ends TLS the cookies are Secure, under a name that no other host can set', async () => {
      const proxied = await openDesk({ door: { trustedProxies: ['127.0.0.1'] } });
      try {
        const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7', 'content-type': 'application/json' };
        const payload = JSON.stringify({ user: 'anna', password: PASSWORD });
        const answer = await proxied.server.inject({ method: 'POST', url: '/session', headers, payload, remoteAddress: '127.0.0.1' });
        assert.equal(answer.statusCode, 200, answer.body);
        const [own, readable] = answer.headers['set-cookie'] as string[];
        assert.match(own!, /^__Host-svar=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
        assert.match(readable!, /^XSRF-TOKEN=[\w-]+; Path=\/; SameSite=Lax; Secure$/);
        const from = async (remoteAddress: string) =>
          (await proxied.server.inject({ method: 'POST', url: '/session', headers, payload, remoteAddress })).statusCode;
        assert.equal(await from('192.0.2.8'), 401, 'nobody else is believed');
      } finally {
        await proxied.close();
      }
    });

    test('Authorization beats the cookie, even a broken one', async () => {
      const session = withSession(await logIn());
      assert.equal(await status({ ...session, Authorization: 'Basic x' }), 401);
      assert.equal(await status({ ...session, Authorization: basic('anna:wrong') }), 401);
      const made = await call(desk, 'POST', '/api/v1/Agents/Ticket/CreateDefaultTicketEntity', {
        ...session,
        Authorization: authorization('bjorn'),
        'Content-Type': 'application/json',
      });
      assert.equal((made.json.CreatedBy as Json).AssociateId, 12, 'bjorn, not anna');
    });

    test('from another site: no log-in, no log-out, no call', async () => {
      const session = await logIn();
      for (const headers of [
        { Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { Origin: 'null' },
      ]) {
        const foreign = headers as Record<string, string>;
        const body = new URLSearchParams({ user: 'anna', password: PASSWORD });
        const posted = await fetch(`${desk.url}/session`, { method: 'POST', headers: foreign, body });
        assertError(posted.status, await posted.text(), 403, 'SoSentryException');
        assert.deepEqual(posted.headers.getSetCookie(), []);
        const out = await fetch(`${desk.url}/session`, { method: 'DELETE', headers: { ...withSession(session), ...foreign } });
        assert.equal(out.status, 403);
        assert.equal(await status({ ...withSession(session), ...foreign }), 401);
      }
      for (const near of [{ Origin: desk.url }, { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://desk.example' }])
        assert.equal(await status({ ...withSession(session), ...(near as Record<string, string>) }), 200);
    });

    test('a form logs in too; wrong, broken and foreign bodies are refused; a log-in ends the session before', async () => {
      const form = await fetch(`${desk.url}/session`, { method: 'POST', body: new URLSearchParams({ user: 'anna', password: PASSWORD }) });
      assert.equal(form.status, 200, await form.text());
      const table: [number, string, string][] = [
        [401, 'application/json', '{"user":"anna","password":"wrong"}'],
        [401, 'application/json', '{"user":"SYSTEM","password":""}'],
        [401, 'application/json', '{"user":"anna"}'],
        [401, 'application/json', '{"password":null}'],
        [400, 'application/json', '{"user":["anna"],"password":{}}'],
        [400, 'application/json', '[]'],
        [400, 'application/json', ''],
        [400, 'application/json', '{"user":'],
        [415, 'text/plain', '{"user":"anna","password":"x"}'],
        [413, 'application/json', `{"user":"${'a'.repeat(10_000)}","password":"x"}`],
      ];
      for (const [expected, type, body] of table) {
        const answer = await fetch(`${desk.url}/session`, { method: 'POST', headers: { 'Content-Type': type }, body });
        assertError(answer.status, await answer.text(), expected);
        assert.deepEqual(answer.headers.getSetCookie(), []);
      }
      const first = await logIn();
      const second = await logIn('bjorn', { Cookie: first.cookie });
      assert.equal(await status(withSession(first)), 401, 'its id does not survive');
      assert.equal(await status(withSession(second)), 200);
    });

    test('a session lives twelve hours unused and seven days in all', async () => {
      const start = clock;
      const [idle, busy] = [withSession(await logIn()), withSession(await logIn())];
      for (clock = start + 11 * HOUR; clock < start + 7 * 24 * HOUR; clock += 11 * HOUR) assert.equal(await status(busy), 200);
      assert.equal(await status(idle), 401);
      clock = start + 7 * 24 * HOUR;
      assert.equal(await status(busy), 401);
      clock = start;
    });
  });

  describe('tokens: kept, listed, revoked', () => {
    test('only hashes are kept, and no secret is in any table', async () => {
      const texts = [await ticket(), await bearer(), (await serviceTicket()).Ticket];
      const session = await logIn();
      const own = session.cookie.split(';')[0]!.slice('svar='.length);
      for (const text of [...texts, own]) {
        const [row] = await desk.sql('select hash from svar_token where hash = $1', [createHash('sha256').update(text).digest()]);
        assert.ok(row, 'its SHA-256 is');
      }
      const dump = JSON.stringify([await desk.sql('select * from svar_token'), await desk.sql('select * from svar_event')]);
      const secrets = [...texts, own, session.xsrf];
      for (const text of texts.filter((text) => text.startsWith('7T:')))
        secrets.push(Buffer.from(text.slice(3), 'base64').toString('utf16le').split(';')[1]!);
      for (const secret of secrets) assert.ok(!dump.includes(secret));
    });

    test('a revoked token is over at once, with what was made with it; the others go on', async () => {
      const session = await logIn();
      const caller = (await desk.app.credentials.caller('session', session.cookie.split(';')[0]!.slice(5), clock))!;
      const child = await desk.app.credentials.issueOnce(
        { kind: 'bearer', ...caller, label: '', from: caller.token, by: 11, expiresAt: null },
        clock,
      );
      const other = await bearer();
      assert.equal(await by(`Bearer ${child}`), 200);
      assert.equal((await svar('RevokeToken', { TokenId: caller.token!.id })).status, 204);
      assert.deepEqual([await status(withSession(session)), await by(`Bearer ${child}`), await by(`Bearer ${other}`)], [401, 401, 200]);
      assert.equal((await svar('RevokeToken', { TokenId: caller.token!.id })).status, 204, 'twice is once');
      assert.equal((await svar('RevokeTokens', { AssociateId: 11 })).status, 204);
      assert.equal(await by(`Bearer ${other}`), 401);
      const listed = (await svar('GetTokens', { AssociateId: 11 })).json as unknown as Json[];
      assert.ok(listed.length >= 3 && listed.every((token) => token.RevokedAt !== null && token.Ticket === ''));
    });

    test('a revocation reaches another process: at the next save or read at the latest, with nobody ringing', async () => {
      const other = await secondProcess();
      try {
        const [one, two] = [await serviceTicket(), await serviceTicket()];
        for (const { Ticket } of [one, two]) assert.equal(await askedOf(other.server, `SOTicket ${Ticket}`), 200);
        for (const { TokenId } of [one, two]) assert.equal((await svar('RevokeToken', { TokenId })).status, 204);
        const before = await rowCounts(desk);
        assert.equal(await askedOf(other.server, `SOTicket ${one.Ticket}`), 401, 'a read');
        assert.equal(
          await askedOf(other.server, `SOTicket ${two.Ticket}`, '/api/v1/Agents/Ticket/SaveTicketEntity', '{"Title":"A last word"}'),
          401,
          'a save',
        );
        assert.deepEqual(await rowCounts(desk), before);
      } finally {
        await other.close();
      }
    });

    test('a password that changes, a user who goes: all tokens end, and coming back does not bring them back', async () => {
      const first = await tokensOfCato();
      for (const header of first) assert.equal(await by(header), 200);
      await desk.sql('update svar_credential set version = version + 1 where associate_id = 13');
      await desk.app.desks.reload();
      for (const header of first) assert.equal(await by(header), 401);
      const second = await tokensOfCato();
      for (const header of second) assert.equal(await by(header), 200);
      await desk.sql('update associate set deleted = true where associate_id = 13');
      await desk.app.desks.reload();
      for (const header of second) assert.equal(await by(header), 401);
      await desk.sql('update associate set deleted = false where associate_id = 13');
      await desk.app.desks.reload();
      for (const header of second) assert.equal(await by(header), 401);
      const third = await tokensOfCato();
      await desk.sql('update ejuser set status = 3 where id = (select ejuserid from associate where associate_id = 13)');
      await desk.sql('update ejuser set status = 1 where id = (select ejuserid from associate where associate_id = 13)');
      await desk.app.desks.reload();
      for (const header of third) assert.equal(await by(header), 401);
    });

    test('everybody sees and ends own tokens only; administrators all; a token makes none that lasts', async () => {
      const { TokenId, Ticket } = await serviceTicket(13);
      assert.equal((await svar('GetTokens', { AssociateId: 13 }, 'bjorn')).status, 403);
      assert.equal((await svar('RevokeTokens', { AssociateId: 13 }, 'bjorn')).status, 403);
      assert.equal((await svar('IssueServiceTicket', { Label: 'x', AssociateId: 13 }, 'bjorn')).status, 403);
      const hidden = await svar('RevokeToken', { TokenId }, 'bjorn');
      const absent = await svar('RevokeToken', { TokenId: 999_999 }, 'bjorn');
      assert.equal(hidden.status, absent.status);
      assert.equal(hidden.text.replaceAll(String(TokenId), '#'), absent.text.replaceAll('999999', '#'), 'hidden and absent look the same');
      assert.equal(await by(`SOTicket ${Ticket}`), 200);
      const own = await svar('IssueServiceTicket', { Label: 'mine' }, 'bjorn');
      assert.equal(own.json.AssociateId, 12);
      assert.equal((await svar('IssueServiceTicket', { Label: 'more' }, '', { Authorization: `SOTicket ${Ticket}` })).status, 403);
      const session = withSession(await logIn('bjorn'));
      const made = await fetch(`${desk.url}/api/v1/Agents/Svar/IssueServiceTicket`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...session },
        body: '{"Label":"by a session"}',
      });
      assert.equal(made.status, 200, await made.text());
      const [robot] = await desk.sql('select associate_id from associate where type = 13');
      for (const args of [
        { Label: '' },
        { Label: ' ' },
        { Label: 'x', AssociateId: 4711 },
        { Label: 'x', ExpiresAt: '2020-01-01T00:00:00Z' },
        { Label: 'x', AssociateId: robot!.associate_id },
      ])
        assert.equal((await svar('IssueServiceTicket', args)).status, 400, JSON.stringify(args));
      const key = { 'Idempotency-Key': 'the-same-one' };
      assert.equal((await svar('IssueServiceTicket', { Label: 'once' }, 'ADM0', key)).status, 200);
      assert.equal((await svar('IssueServiceTicket', { Label: 'once' }, 'ADM0', key)).status, 409, 'its text was shown once');
    });

    test('dead tokens are swept a day later', async () => {
      const start = clock;
      await ticket();
      clock = start + 20 * 24 * HOUR;
      await ticket();
      await ticket();
      const [{ left }] = (await desk.sql("select count(*)::int as left from svar_token where kind <> 'service' and created_at < $1", [
        new Date(clock - 2 * 24 * HOUR),
      ])) as [{ left: number }];
      assert.equal(left, 0);
      clock = start;
    });

    test('hostile tokens: nothing breaks', async () => {
      const guid = 'A'.repeat(32);
      const { Ticket } = await serviceTicket();
      const decoded = Buffer.from(Ticket.slice(3), 'base64').toString('utf16le');
      for (const text of [
        utf16(`${guid};1;`),
        utf16(`${guid};1`),
        utf16(`${guid};;`),
        utf16(`${guid};${'9'.repeat(500)};`),
        utf16("' or 1=1 --;1;"),
        utf16(decoded.toLowerCase()),
        utf16(decoded.replace(';', ';0')),
        utf16(`${decoded}x`),
        `${Ticket}=`,
        `7t${Ticket.slice(2)}`,
        `7T:${'A'.repeat(7_000)}`,
        '7T:====',
        '7T:\u0080',
        utf16('\0'.repeat(40)),
      ])
        assert.equal(await by(`SOTicket ${text.replace('\u0080', '%80')}`), 401, text.slice(0, 60));
      for (const cookie of ['svar=', 'svar', '=;;;=', `svar=${'x'.repeat(4_000)}`, 'svar=%00', 'svar="x"'])
        assert.equal(await status({ Cookie: cookie, 'X-XSRF-TOKEN': 'x' }), 401, cookie.slice(0, 40));
    });
  });

  describe('credentials: switched off, one by one', () => {
    statement(37, 'GET /api/v1/User/currentPrincipal → 200 with AssociateId, UserType, Licenses array', async () => {
      const { status, json } = await call(desk, 'GET', '/api/v1/User/currentPrincipal', { Authorization: authorization('anna') });
      assert.equal(status, 200);
      assert.equal(json.AssociateId, 11);
      assert.equal(json.UserType, 'InternalAssociate');
      assert.ok(Array.isArray(json.Licenses));
    });

    statement(38, 'Basic switched off in configuration, correct password → 401', () =>
      closed({ authBasic: false }, async (target) => {
        assert.equal(await by(authorization(), target), 401);
        assert.equal(await by(basic(`${await issued(target, 'ticket')}:`), target), 401);
        assert.equal(await by(`SOTicket ${await issued(target, 'ticket')}`, target), 200);
        assert.equal(await by(`Bearer ${await issued(target, 'bearer')}`, target), 200);
      }),
    );

    test('tickets off, bearers off, sessions off', () =>
      closed({ authTicket: false, authBearer: false, authSession: false }, async (target) => {
        assert.equal(await by(`SOTicket ${await issued(target, 'ticket')}`, target), 401);
        assert.equal(await by(basic(`${await issued(target, 'ticket')}:`), target), 401);
        assert.equal(await by(`Bearer ${await issued(target, 'bearer')}`, target), 401);
        const body = new URLSearchParams({ user: 'anna', password: PASSWORD });
        assert.equal((await fetch(`${target.url}/session`, { method: 'POST', body })).status, 401);
        assert.equal(await by(authorization(), target), 200);
      }));

    test('SO-AppToken required: beside a SOTicket only, by its hash', () =>
      closed({ requireAppToken: true, appTokens: [createHash('sha256').update('an app').digest('hex').toUpperCase()] }, async (target) => {
        const Authorization = `SOTicket ${await issued(target, 'ticket')}`;
        assert.equal(await status({ Authorization }, target), 401);
        assert.equal(await status({ Authorization, 'SO-AppToken': 'another' }, target), 401);
        assert.equal(await status({ Authorization, 'SO-AppToken': 'an app' }, target), 200);
        assert.equal(await status({ 'SO-AppToken': 'an app' }, target), 401, 'never alone');
        assert.equal(await by(authorization(), target), 200);
        assert.equal(await by(`Bearer ${await issued(target, 'bearer')}`, target), 200);
      }));
  });
});
