/** Webhooks as administrators look after them: rights, secrets, filters, repeats, conditions, hostile input. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Webhook } from '@superoffice/webapi/Carriers.js';
import { WebhookState } from '@superoffice/webapi/Enums.js';
import { Sender } from '../src/app/webhooks/sender.ts';
import { openDesk } from './support/desk.ts';
import { startReceiver } from './support/webhook-receiver.ts';
import { assertError, call, type Json } from './wire/support.ts';

const receiver = await startReceiver();
const desk = await openDesk();
after(async () => {
  await desk.close();
  receiver.stop();
});
const hooks = desk.client().getWebhookAgent();
const save = (hook: Partial<Webhook>): Promise<Webhook> => hooks.saveWebhookAsync(hook as Webhook);

test('what is saved is read back, but for the secret, which lies sealed', async () => {
  const wish = {
    name: 'Whole',
    events: ['ticket.created', 'foo'],
    targetUrl: receiver.url('whole'),
    secret: 'very hidden',
    headers: { Authorization: 'Bearer also hidden' },
    properties: { a: { b: [1, null] } },
    description: 'Why',
    errorsEmail: 'a@example.com',
    errorEmails: ['b@example.com'],
    errorAssociates: [{ id: 11 }],
  };
  const made = await save(wish as unknown as Webhook);
  const { json, text } = await desk.post(`Webhook/GetWebhook?webhookId=${made.webhookId}`, {});
  const stored = json as Json;
  assert.ok(!text.includes('very hidden'));
  assert.equal(stored.Secret, '');
  assert.deepEqual([stored.Name, stored.Events, stored.TargetUrl, stored.Type], [wish.name, wish.events, wish.targetUrl, 'webhook']);
  assert.deepEqual([stored.Headers, stored.Properties], [wish.headers, wish.properties]);
  assert.deepEqual([stored.Description, stored.ErrorsEmail, stored.ErrorEmails], ['Why', 'a@example.com', ['b@example.com']]);
  assert.deepEqual(
    (stored.ErrorAssociates as Json[]).map(({ Id }) => Id),
    [11],
  );
  assert.equal((stored.RegisteredAssociate as Json).Name, 'ADM0');
  assert.equal(stored.UpdatedAssociate, null);
  assert.notEqual(stored.Registered, '0001-01-01T00:00:00');
  assert.deepEqual([stored.TotalCalls, stored.TotalErrors, stored.ConsecutiveErrors, stored.LastError], [0, 0, 0, '']);
  const tables = JSON.stringify([
    await desk.sql('select * from webhook'),
    await desk.sql('select * from svar_event'),
    await desk.sql("select encode(secret, 'escape') as s, encode(headers, 'escape') as h from webhook"),
  ]);
  assert.ok(!tables.includes('hidden'));
  // read and saved as it is: the secret stays, and the stamps of a change come
  await receiver.forget('whole');
  const again = await save({ ...made, name: 'Renamed' });
  assert.equal(again.name, 'Renamed');
  assert.equal((again.updatedAssociate as { name: string }).name, 'ADM0');
  const [posted] = await receiver.received('whole');
  assert.ok(posted!.headers['x-superoffice-signature']);
  assert.equal(posted!.headers.authorization, 'Bearer also hidden');
  await hooks.deleteWebhookAsync(made.webhookId!);
  assert.equal(await hooks.getWebhookAsync(made.webhookId!), null);
  await hooks.deleteWebhookAsync(made.webhookId!);
  for (const table of ['webhook', 'webhook_usage', 'svar_webhook_delivery']) assert.deepEqual(await desk.sql(`select * from ${table}`), []);
});

test('only administrators come near', async () => {
  const body = { Name: 'x', Events: [], TargetUrl: receiver.url('rights') };
  const calls: [string, unknown][] = [
    ['CreateDefaultWebhook', null],
    ['SaveWebhook', body],
    ['DeleteWebhook?webhookId=1', null],
    ['GetWebhook?webhookId=1', null],
    ['GetAllWebhooks', {}],
    ['TestWebhook', { Webhook: body }],
    ['SignalEvent', { EventName: 'a', PrimaryKey: 1, Data: {} }],
    ['GetLastError', { WebhookId: 1 }],
  ];
  for (const [operation, args] of calls) {
    const { status, text } = await desk.post(`Webhook/${operation}`, args, {}, 'bjorn');
    assertError(status, text, 403, 'SoSentryException');
  }
  assert.deepEqual(await receiver.received('rights'), []);
});

const names = async (...filters: [string, string, WebhookState]): Promise<(string | undefined)[]> =>
  (await hooks.getAllWebhooksAsync(...filters)).map((hook: Webhook) => hook.name);

test('lists by name, event and state', async () => {
  const made = [
    await save({ name: 'Alpha one', events: ['ticket.created'], targetUrl: receiver.url('list') }),
    await save({ name: 'Beta', events: ['person.changed'], targetUrl: receiver.url('list') }),
    await save({ name: 'Alpha two', events: ['ticket.changed'], targetUrl: receiver.url('list'), state: WebhookState.Stopped }),
  ];
  assert.deepEqual(await names('', '', WebhookState.Unknown), ['Alpha one', 'Beta', 'Alpha two']);
  assert.deepEqual(await names('alpha', '', WebhookState.Unknown), ['Alpha one', 'Alpha two']);
  assert.deepEqual(await names('', 'ticket.', WebhookState.Active), ['Alpha one']);
  assert.deepEqual(await names('', '', WebhookState.Stopped), ['Alpha two']);
  const { json } = await call(desk, 'GET', '/api/v1/Webhook?nameFilter=beta');
  assert.deepEqual(
    (json as unknown as Json[]).map(({ Name }) => Name),
    ['Beta'],
  );
  for (const { webhookId } of made) await hooks.deleteWebhookAsync(webhookId!);
});

test('trying a hook out tells what the receiver has answered', async () => {
  await receiver.answer('try', { status: 200, body: 'hello' }, { status: 418, body: 'short and stout' });
  const hook = { name: 'x', targetUrl: receiver.url('try'), events: [] } as unknown as Webhook;
  const good = await hooks.testWebhookAsync(hook);
  assert.deepEqual([good.success, good.message], [true, 'hello']);
  const bad = await hooks.testWebhookAsync(hook);
  assert.equal(bad.success, false);
  assert.match(bad.message!, /418.*short and stout/);
  assert.deepEqual(await desk.sql('select * from webhook'), []);
  const [first] = await receiver.received('try');
  assert.equal(first!.headers['x-hook-test'], 'true');
  const nobody = await desk.post('Webhook/TestWebhook', { Webhook: { WebhookId: 99 } });
  assertError(nobody.status, nobody.text, 400, 'SoNotFoundException');
  const nothing = await desk.post('Webhook/TestWebhook', {});
  assertError(nothing.status, nothing.text, 400, 'ArgumentException');
});

test('a target inside the network is refused, and says nothing of what is there', async () => {
  const strict = await openDesk({ sender: new Sender({ http: true, networks: [] }) });
  try {
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254', '0x7f.1']) {
      const target = receiver.url('inside').replace('127.0.0.1', host);
      const { status, text } = await strict.post('Webhook/SaveWebhook', { Name: 'x', TargetUrl: target });
      assert.match(assertError(status, text, 400, 'ArgumentException').Message as string, /not a public address/);
      const tried = await strict.post('Webhook/TestWebhook', { Webhook: { TargetUrl: target } });
      assert.deepEqual([(tried.json as Json).Success, (tried.json as Json).Message], [false, 'The target is not a public address']);
    }
    assert.deepEqual(await receiver.received('inside'), []);
  } finally {
    await strict.close();
  }
});

test('hostile hooks and events are refused as arguments', async () => {
  const target = receiver.url('hostile');
  const bodies: Json[] = [
    { TargetUrl: '' },
    { TargetUrl: target, Headers: { 'X-A': 'a\r\nHost: b' } },
    { TargetUrl: target, Headers: { Host: 'b' } },
    { TargetUrl: target, Type: 'crmscript' },
    { TargetUrl: target, Name: 'x'.repeat(240) },
    { TargetUrl: target, Name: 'a\0b' },
    { TargetUrl: target, Events: ['\u0000'] },
    { TargetUrl: target, Secret: 'x'.repeat(1001) },
    { TargetUrl: target, Properties: { a: ['\u0000'] } },
  ];
  for (const body of bodies) {
    const { status, text } = await desk.post('Webhook/SaveWebhook', body);
    assertError(status, text, 400, 'ArgumentException');
  }
  for (const name of ['', ' ', 'a\nb', 'x'.repeat(255)]) {
    const { status, text } = await desk.post('Webhook/SignalEvent', { EventName: name, PrimaryKey: 1, Data: {} });
    assertError(status, text, 400, 'ArgumentException');
  }
  for (const Data of [{ a: '\u0000' }, { '\u0000': 1 }, { a: 'x'.repeat(70_000) }]) {
    const { status, text } = await desk.post('Webhook/SignalEvent', { EventName: 'a', PrimaryKey: 1, Data });
    assertError(status, text, 400, 'ArgumentException');
  }
  for (const text of [
    '{"TargetUrl":"X","Properties":{"a":"\\ud800"}}',
    '{"TargetUrl":"X","Secret":"\\ud800"}',
    '{"TargetUrl":"X","Headers":{"A":null}}',
  ]) {
    const answer = await desk.post('Webhook/SaveWebhook', text.replace('X', receiver.url('odd')));
    assert.ok(answer.status < 500, answer.text);
  }
  await desk.sql('delete from webhook');
  const signal = await desk.post('Webhook/SignalEvent', '{"EventName":"a\\ud800","PrimaryKey":1,"Data":{"a":"\\udfff"}}');
  assert.ok(signal.status < 500, signal.text);
  await desk.deliverWebhooks();
  const unknown = await desk.post('Webhook/SaveWebhook', { WebhookId: 99, TargetUrl: target });
  assertError(unknown.status, unknown.text, 400, 'SoNotFoundException');
  assert.deepEqual(await receiver.received('hostile'), []);
  assert.deepEqual(await desk.sql('select * from webhook'), []);
});

test('a repeat under its key stores and tests once; REST saves under conditions', async () => {
  const body = { Name: 'Once', Events: ['a'], TargetUrl: receiver.url('once') };
  const headers = { 'Idempotency-Key': 'webhook-1' };
  const [first, second] = [await desk.post('Webhook/SaveWebhook', body, headers), await desk.post('Webhook/SaveWebhook', body, headers)];
  assert.equal((first.json as Json).WebhookId, (second.json as Json).WebhookId);
  assert.equal((await receiver.received('once')).length, 1);
  const id = (first.json as Json).WebhookId as number;
  const at = `/api/v1/Webhook/${id}`;
  const got = await call(desk, 'GET', at);
  assert.equal(got.status, 200);
  assert.equal(got.json.Secret, '');
  const stale = await call(
    desk,
    'PUT',
    at,
    { 'Content-Type': 'application/json', 'If-Unmodified-Since': 'Thu, 01 Jan 2015 00:00:00 GMT' },
    JSON.stringify(body),
  );
  assert.equal(stale.status, 412);
  const put = await call(desk, 'PUT', at, { 'Content-Type': 'application/json' }, JSON.stringify({ ...body, Name: 'Put' }));
  assert.equal(put.json.Name, 'Put');
  assert.equal((await call(desk, 'GET', '/api/v1/Webhook/default')).json.Type, 'webhook');
  assert.equal((await call(desk, 'GET', `${at}/LastError`)).text, '""');
  assert.equal((await call(desk, 'DELETE', at)).status, 204);
  assert.equal((await call(desk, 'GET', at)).status, 404);
});

test('two who save at the same time: one of them is told, nothing is mixed', async () => {
  const made = await save({ name: 'Both', events: [], targetUrl: receiver.url('both') });
  await receiver.answer('both', { status: 200, wait: 150 });
  const answers = await Promise.all(
    ['One', 'Two'].map((name) => desk.post('Webhook/SaveWebhook', { WebhookId: made.webhookId, Name: name, Description: name })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  const stored = await hooks.getWebhookAsync(made.webhookId!);
  assert.equal(stored.name, stored.description);
  await hooks.deleteWebhookAsync(made.webhookId!);
});
