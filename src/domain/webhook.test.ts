import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from './decision.ts';
import { blankWebhook, decideWebhook, type WebhookWish } from './webhook.ts';

const good: WebhookWish = { name: 'Mine', targetUrl: 'https://example.com/hook' };
const refusal = (wish: WebhookWish, http = false): string | null => {
  const outcome = decideWebhook(null, { ...good, ...wish }, http);
  return isRefusal(outcome) ? outcome.message : null;
};

test('what is not said stays; an empty secret keeps the one that is there', () => {
  const before = { ...blankWebhook, name: 'Old', targetUrl: 'https://example.com/', secret: 's', headers: { 'X-A': '1' } };
  assert.deepEqual(decideWebhook(before, {}, false), before);
  assert.deepEqual(decideWebhook(before, { secret: '', name: 'New' }, false), { ...before, name: 'New' });
  assert.deepEqual(decideWebhook(before, { secret: 't', headers: {} }, false), { ...before, secret: 't', headers: {} });
});

test('too many errors is nothing to wish for', () => {
  const off = { ...blankWebhook, targetUrl: 'https://example.com/', state: 3 } as const;
  assert.deepEqual(decideWebhook(off, { state: 3 }, false), off);
  assert.equal((decideWebhook({ ...off, state: 1 }, { state: 3 }, false) as typeof off).state, 1);
  assert.equal((decideWebhook(off, { state: 1 }, false) as unknown as { state: number }).state, 1);
  assert.equal((decideWebhook(null, { ...good, state: 3 }, false) as typeof off).state, 1);
});

test('targets', () => {
  assert.equal(refusal({}), null);
  assert.equal(refusal({ targetUrl: 'http://example.com/' }, true), null);
  for (const targetUrl of [
    '',
    'x',
    'http://example.com/',
    'ftp://example.com/',
    'javascript:alert(1)',
    '//example.com',
    'https://',
    'https://a:b@example.com',
    `https://example.com/${'x'.repeat(2048)}`,
  ])
    assert.match(refusal({ targetUrl })!, /TargetUrl/, targetUrl);
});

test('headers can neither end early nor speak for Svar or the connection', () => {
  assert.equal(refusal({ headers: { Authorization: 'Bearer abc', 'X-Api-Key': 'k' } }), null);
  const bad: Record<string, string>[] = [
    ...[
      'Host',
      'content-length',
      'Content-Type',
      'Transfer-Encoding',
      'CONNECTION',
      'te',
      'Trailer',
      'Upgrade',
      'Expect',
      'User-Agent',
      'Proxy-Authorization',
    ].map((name) => ({ [name]: 'x' })),
    ...['X-SuperOffice-Event', 'x-superoffice-signature', 'X-Hook-Test', 'X-Svar-Signature', 'X-Forwarded-For'].map((name) => ({
      [name]: 'x',
    })),
    ...['X-A\r\nX-B', 'X A', 'X:A', '', 'Xé'].map((name) => ({ [name]: 'x' })),
    ...['a\r\nX-B: 1', 'a\nb', 'a\0', 'é', '€'].map((value) => ({ 'X-A': value })),
    Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`X-${index}`, 'x'])),
    { 'X-A': 'x'.repeat(20_000) },
  ];
  for (const headers of bad) assert.match(refusal({ headers })!, /Headers/, JSON.stringify(headers).slice(0, 100));
});

test('names, types, events and people', () => {
  assert.equal(refusal({ type: '' }), null);
  assert.equal(refusal({ type: 'Webhook', events: ['foo.bar', 'anything at all'], errorEmails: ['a@b.no'] }), null);
  assert.match(refusal({ type: 'crmscript' })!, /Type/);
  for (const event of ['', ' a', 'a\nb', 'x'.repeat(255)]) assert.match(refusal({ events: [event] })!, /Events/);
  assert.match(refusal({ events: Array.from({ length: 501 }, () => 'a') })!, /Events/);
  assert.match(refusal({ name: 'x'.repeat(240) })!, /Name/);
  assert.match(refusal({ description: 'a\0' })!, /Description/);
  assert.match(refusal({ secret: 'x'.repeat(1001) })!, /Secret/);
  assert.match(refusal({ properties: { a: 'x'.repeat(20_000) } })!, /Properties/);
  for (const email of ['a', 'a@b\r\nBcc: c', `${'x'.repeat(254)}@b`]) assert.match(refusal({ errorEmails: [email] })!, /ErrorEmails/);
});
