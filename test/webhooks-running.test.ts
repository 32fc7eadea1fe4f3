/** Webhooks of a Svar that people start: settings, the key in the data folder, kill and start again. */
import assert from 'node:assert/strict';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { freshDatabase } from './support/postgres.ts';
import { ADMIN, callTicket, scratch, startSvar } from './support/process.ts';
import { COMES_TO_PASS_MS } from './support/programs.ts';
import { type Received, startReceiver } from './support/webhook-receiver.ts';

const authorization = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;

async function callWebhook(url: string, operation: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${url}/api/v1/Agents/Webhook/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Waits until the desk has noted what it has told: until then a kill means that it is told once more. */
async function noted(connection: ClientConfig): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    for (let waited = 0; waited < COMES_TO_PASS_MS; waited += 50, await sleep(50))
      if ((await client.query('select from svar_webhook_delivery')).rowCount === 0) return;
    assert.fail('it was never noted');
  } finally {
    await client.end();
  }
}

test('a started Svar tells within a second or so, goes on after kill -9, and says so when the key of its secrets is lost', async (t) => {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const database = await freshDatabase('empty', 'external');
  t.after(() => database.drop());
  const receiver = await startReceiver();
  t.after(() => receiver.stop());
  const data = join(folder, 'data');
  const settings = { SVAR_DATA: data, SVAR_DATABASE_URL: database.url, SVAR_ADMIN_PASSWORD: ADMIN.password };
  const open = { ...settings, SVAR_WEBHOOK_HTTP: 'on', SVAR_WEBHOOK_NETWORKS: '127.0.0.1' };
  const heard = async (count: number): Promise<Received[]> => {
    for (let waited = 0; waited < COMES_TO_PASS_MS; waited += 50, await sleep(50)) {
      const all = await receiver.received('running');
      if (all.length >= count) return all;
    }
    return assert.fail('nothing was told');
  };

  const svar = startSvar(open);
  t.after(() => svar.child.kill('SIGKILL'));
  const url = await svar.url();
  const saved = await callWebhook(url, 'SaveWebhook', {
    Name: 'x',
    Events: ['ticket.created'],
    TargetUrl: receiver.url('running'),
    Secret: 's',
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  await callTicket(url, 'SaveTicketEntity', { Title: 'A ticket' }, ADMIN);
  assert.equal((await heard(2))[1]!.headers['x-superoffice-event'], 'ticket.created');
  await noted(database.config);
  svar.child.kill('SIGKILL');
  await svar.ended();

  const again = startSvar(open);
  t.after(() => again.child.kill('SIGKILL'));
  await callTicket(await again.url(), 'SaveTicketEntity', { Title: 'Another' }, ADMIN);
  const told = await heard(3);
  assert.equal(told.length, 3, 'what was told before is not told again');
  assert.ok(told[2]!.headers['x-superoffice-signature']);
  again.child.kill('SIGTERM');
  assert.deepEqual(await again.ended(), { code: 0, signal: null });
  // that the database was slow is no complaint of the webhooks
  const complaints = [svar, again].flatMap(({ output }) =>
    output()
      .split('\n')
      .filter((line) => line.includes('webhooks could not')),
  );
  assert.deepEqual(
    complaints.filter((line) => !line.includes('StoreUnavailable')),
    [],
  );

  // as Svar comes, neither plain HTTP nor its own machine are targets
  const strict = startSvar(settings);
  t.after(() => strict.child.kill('SIGKILL'));
  const refused = await callWebhook(await strict.url(), 'SaveWebhook', { Name: 'y', Events: [], TargetUrl: receiver.url('running') });
  assert.deepEqual([refused.status, refused.body.ErrorType], [400, 'ArgumentException']);
  const inside = `https://127.0.0.1:${receiver.securePort}/`;
  const tried = await callWebhook(await strict.url(), 'TestWebhook', { Webhook: { TargetUrl: inside } });
  assert.equal(tried.body.Message, 'The target is not a public address');
  strict.child.kill('SIGTERM');
  await strict.ended();

  const key = join(data, 'keys', 'secrets.key');
  assert.ok(existsSync(key));
  assert.equal(statSync(key).mode & 0o077, 0);
  rmSync(key);
  const lost = startSvar(settings);
  t.after(() => lost.child.kill('SIGKILL'));
  // a lost key is no reason for a desk that is shut: it says so, and works
  const wholeAgain = await callWebhook(await lost.url(), 'GetAllWebhooks', {});
  assert.equal(wholeAgain.status, 200);
  assert.match(lost.output(), /^Warning: the key in .* is not the one/m);
  lost.child.kill('SIGTERM');
  await lost.ended();
});
