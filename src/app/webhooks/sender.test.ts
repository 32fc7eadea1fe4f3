/** The sender against real sockets: what it reaches, what it does not, and how long it waits. */
import assert from 'node:assert/strict';
import { createServer as createWebServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, test } from 'node:test';
import { certificate, key } from '../../../test/support/webhook-certificate.ts';
import { networkOf } from './addresses.ts';
import { type Address, Sender } from './sender.ts';

const open: Server[] = [];
after(() => {
  for (const server of open) server.close();
});
const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    open.push(server);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const here: Address[] = [{ address: '127.0.0.1', family: 4 }];
const loopback = [networkOf('127.0.0.1')];
const local = new Sender({ http: true, networks: loopback, resolve: async () => here });
const post = (sender: Sender, url: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  sender.post({ url, headers, body: Buffer.from('{"a":"ø"}'), ...(signal ? { signal } : {}) });
const web = (listener: RequestListener) => listening(createWebServer(listener));

test('names and literals that mean a private address are refused before anything is sent', async () => {
  let calls = 0;
  const port = await web((_, response) => {
    calls++;
    response.end();
  });
  const strict = new Sender({ http: true, networks: [] });
  const spelt = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    'localhost',
    '0',
    '0.0.0.0',
    '%31%32%37.0.0.1',
    '127。0。0。1',
  ];
  for (const host of spelt) await assert.rejects(post(strict, `http://${host}:${port}/`), /not a public address|not found|looked up/, host);
  // one bad address among good ones spoils them all
  const mixed = new Sender({ http: true, networks: [], resolve: async () => [{ address: '93.184.216.34', family: 4 }, ...here] });
  await assert.rejects(post(mixed, `http://mixed.test:${port}/`), /not a public address/);
  await assert.rejects(
    post(new Sender({ http: true, networks: [], resolve: async () => [] }), 'http://none.test/'),
    /not a public address/,
  );
  assert.equal(calls, 0);
});

test('a name that means something else a moment later is asked once', async () => {
  let asked = 0;
  const port = await web((request, response) => response.end(request.headers.host));
  const rebinding = new Sender({
    http: true,
    networks: loopback,
    resolve: async () => (++asked === 1 ? here : [{ address: '10.0.0.1', family: 4 }]),
  });
  const { status, body } = await post(rebinding, `http://rebind.test:${port}/`);
  assert.deepEqual([status, body, asked], [200, `rebind.test:${port}`, 1]);
});

test('ports, protocols and credentials', async () => {
  const open = new Sender({ http: true, networks: [], resolve: async () => [{ address: '93.184.216.34', family: 4 }] });
  await assert.rejects(post(open, 'https://example.com:8443/'), /port/);
  await assert.rejects(post(open, 'http://example.com:22/'), /port/);
  for (const url of ['ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/']) await assert.rejects(post(open, url), /https:/);
  await assert.rejects(post(open, 'https://a:b@example.com/'), /user name/);
  await assert.rejects(post(new Sender({ http: false, networks: loopback }), 'http://127.0.0.1/'), /https:/);
});

test('the body and its length go out as they are; redirects are not followed', async () => {
  const seen: string[] = [];
  const port = await web((request, response) => {
    seen.push(`${request.url} ${request.headers['content-length']} ${request.headers['x-mine']}`);
    response.writeHead(307, { Location: '/elsewhere' }).end();
  });
  assert.equal((await post(local, `http://name.test:${port}/here?x=1`, { 'X-Mine': '1' })).status, 307);
  assert.deepEqual(seen, ['/here?x=1 10 1']);
});

test('a long answer is cut, and one without end too', async () => {
  const port = await web((_, response) => {
    const more = (): void => {
      while (response.write('x'.repeat(10_000)) && !response.destroyed);
      if (!response.destroyed) response.once('drain', more);
    };
    response.on('error', () => undefined);
    more();
  });
  const { body } = await post(local, `http://name.test:${port}/`);
  assert.equal(body.length, 65_536);
});

test('who does not answer, breaks off or is called off is told as such', async () => {
  const silent = await listening(createServer(() => undefined));
  const calledOff = new AbortController();
  setTimeout(() => calledOff.abort(new Error('off')), 50);
  await assert.rejects(post(local, `http://name.test:${silent}/`, {}, calledOff.signal));
  const rude = await listening(createServer((socket) => socket.destroy()));
  await assert.rejects(post(local, `http://name.test:${rude}/`), /broke off/);
  const odd = await listening(createServer((socket) => socket.end('SMTP ready\r\n\r\n')));
  await assert.rejects(post(local, `http://name.test:${odd}/`), /could not be reached/);
  const closed = createServer();
  const port = await listening(closed);
  await new Promise((resolve) => closed.close(resolve));
  await assert.rejects(post(local, `http://name.test:${port}/`), /refuses connections/);
  const hanging = new Sender({ http: true, networks: loopback, resolve: () => new Promise(() => undefined) });
  await assert.rejects(post(hanging, 'http://slow.test/', {}, AbortSignal.timeout(50)));
});

test('an answer that comes too slowly ends after ten seconds', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const port = await web((_, response) => {
    response.write('a');
    t.mock.timers.tick(10_000);
  });
  await assert.rejects(post(local, `http://name.test:${port}/`), /did not answer in time/);
});

test('a certificate has to verify, for the very name', async () => {
  const port = await listening(createSecureServer({ cert: certificate, key }, (_, response) => response.end('safe')));
  const trusting = new Sender({ http: false, networks: loopback, resolve: async () => here, ca: certificate });
  assert.equal((await post(trusting, `https://receiver.test:${port}/`)).body, 'safe');
  await assert.rejects(post(trusting, `https://other.test:${port}/`), /for another name/);
  await assert.rejects(post(local, `https://receiver.test:${port}/`), /cannot be verified/);
});
