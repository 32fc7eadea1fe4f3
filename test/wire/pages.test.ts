/** The pages around the wire: the front page, is it alive, is it ready, metrics, the description. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Parser } from 'htmlparser2';
import { probeWrite } from '../../src/store/probe.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, call, type Json, withoutDatabase } from './support.ts';

/** Every element of a page with its attributes. */
function elementsOf(html: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => found.push({ name, attributes }) });
  parser.write(html);
  parser.end();
  return found;
}

describe('the pages around the wire', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({
      door: {
        metricsToken: 'a-token-for-metrics',
        health: {
          problem: () =>
            probeWrite(desk.app.database).then(
              () => null,
              () => 'the database <cannot> write',
            ),
        },
      },
    });
  });
  after(() => desk.close());

  test('/ says that it runs, its version and level, how it is, and where to go next', async () => {
    const response = await fetch(`${desk.url}/`);
    const html = await response.text();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    for (const words of ['Svar runs', '0.0.0-test', '12.4.1514', 'ready', 'not affiliated']) assert.ok(html.includes(words), words);
    assert.ok(html.includes(`${desk.url}/`), 'the address for clients');
  });

  test('/ loads nothing, runs nothing, and may not be framed', async () => {
    const response = await fetch(`${desk.url}/`);
    const elements = elementsOf(await response.text());
    const links: string[] = [];
    for (const { name, attributes } of elements) {
      assert.ok(!['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'video', 'audio'].includes(name), name);
      for (const [attribute, value] of Object.entries(attributes)) {
        assert.ok(!/^on|^src$|^srcset$|^style$/.test(attribute), attribute);
        if (attribute === 'href') links.push(value);
      }
    }
    const csp = response.headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"])
      assert.ok(csp.includes(rule), rule);
    assert.ok(!/unsafe|\*|https?:/.test(csp), csp);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(response.headers.get('server'), null);
    assert.equal(response.headers.get('x-powered-by'), null);
    // every link is relative, so that it also works behind a proxy that takes the prefix off; and each of them answers
    assert.ok(links.length >= 5);
    for (const link of links) {
      assert.ok(!/^(?:[a-z]+:|\/)/i.test(link), link);
      assert.equal((await fetch(new URL(link, `${desk.url}/`))).status, 200, link);
      assert.equal((await fetch(new URL(link, `${desk.url}/Cust1/`))).status, 200, `${link} under a prefix`);
    }
  });

  test('/openapi.json describes what is built', async () => {
    const answer = await call(desk, 'GET', '/openapi.json');
    assert.match(String(answer.json.openapi ?? answer.json.swagger), /^[23]/);
    assert.ok(Object.keys(answer.json.paths as Json).length > 5);
  });

  test('/livez and /readyz are 200; HEAD too', async () => {
    for (const path of ['/livez', '/readyz', '/LIVEZ', '/readyz/', '/Cust1/readyz']) {
      for (const method of ['GET', 'HEAD']) assert.equal((await fetch(desk.url + path, { method })).status, 200, path);
    }
  });

  test('without a database: /readyz is 503 and tells nothing of why, /livez stays 200, / says so', async () => {
    await withoutDatabase(desk, async () => {
      const ready = await fetch(`${desk.url}/readyz`);
      assert.equal(ready.status, 503);
      assert.equal(await ready.text(), 'not ready\n');
      assert.equal((await fetch(`${desk.url}/livez`)).status, 200);
      const html = await (await fetch(`${desk.url}/`)).text();
      assert.ok(html.includes('not ready: the database &lt;cannot&gt; write'));
    });
    assert.equal((await fetch(`${desk.url}/readyz`)).status, 200);
  });

  test('/metrics: for loopback as it is', async () => {
    await desk.post('Ticket/GetTicket?ticketId=1', 'null');
    const response = await fetch(`${desk.url}/metrics`);
    const text = await response.text();
    assert.equal(response.status, 200);
    assert.match(text, /^svar_http_answers_total\{operation="Ticket\.GetTicket",status="200"\} \d+$/m);
    assert.match(text, /^svar_calls_under_way \d+$/m);
    assert.ok(!text.includes('a-token-for-metrics'));
  });

  test('/metrics: for others with the token only, and X-Forwarded-For is not believed', async () => {
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await desk.server.inject({ url: '/metrics', remoteAddress: '192.0.2.7', headers })).statusCode;
    assert.equal(await ask({}), 403);
    assert.equal(await ask({ 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1' }), 403);
    for (const wrong of ['Bearer', 'Bearer x', 'Basic a-token-for-metrics', 'Bearer a-token-for-metricS', 'a-token-for-metrics'])
      assert.equal(await ask({ authorization: wrong }), 403, wrong);
    assert.equal(await ask({ authorization: 'bearer a-token-for-metrics' }), 200);
    const refused = await desk.server.inject({ url: '/metrics', remoteAddress: '192.0.2.7' });
    assertError(refused.statusCode, refused.body, 403);
  });

  test('no page has a body of a prefix that is not ours', async () => {
    for (const path of ['/favicon.ico', '/robots.txt', '/Cust1/', '/..%2f..%2fetc/passwd', '/.env', '/api.json', '/apis']) {
      const answer = await call(desk, 'GET', path);
      assertError(answer.status, answer.text, 404);
    }
  });
});
