/** A Svar that people start reads its mailboxes: settings, an order to end, kill -9 and start again. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openImapServer } from './support/imap-server.ts';
import { letter } from './support/mailbox.ts';
import { freshDatabase } from './support/postgres.ts';
import { ADMIN, scratch, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';

const authorization = `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`;

async function call<T>(url: string, operation: string, body: object): Promise<T> {
  const response = await fetch(`${url}/api/v1/Agents/Svar/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as T;
}

test('a started Svar makes tickets of what a server tells it, ends in order while it listens, and goes on after kill -9', async (t) => {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const database = await freshDatabase('empty', 'external');
  t.after(() => database.drop());
  const server = await openImapServer();
  t.after(() => server.close());
  const settings = {
    SVAR_DATA: join(folder, 'data'),
    SVAR_DATABASE_URL: database.url,
    SVAR_ADMIN_PASSWORD: ADMIN.password,
    SVAR_MAIL_NETWORKS: '127.0.0.1',
  };
  const start = async () => {
    const svar = startSvar(settings);
    t.after(() => svar.child.kill('SIGKILL'));
    return { svar, url: await svar.url() };
  };
  const taken = async (url: string): Promise<string[]> =>
    (await call<{ Subject: string; State: string }[]>(url, 'GetIncomingMails', {}))
      .filter(({ State }) => State === 'TakenIn')
      .map(({ Subject }) => Subject)
      .sort();

  const one = await start();
  const said = {
    Address: 'help@desk.example',
    Server: '127.0.0.1',
    Port: server.port,
    ServerType: 'Imap',
    Username: 'help',
    Password: 'secret',
  };
  const { MailboxId } = await call<{ MailboxId: number }>(one.url, 'SaveMailbox', said);
  await until(async () => server.asked.includes('IDLE'));
  server.deliver(letter('First'));
  await until(async () => (await taken(one.url)).length === 1);
  one.svar.child.kill('SIGTERM');
  assert.deepEqual(await one.svar.ended(), { code: 0, signal: null });
  assert.equal(server.sessions.size, 0);

  server.deliver(letter('Second'));
  const two = await start();
  await until(async () => (await taken(two.url)).length === 2);
  two.svar.child.kill('SIGKILL');
  await two.svar.ended();
  server.deliver(letter('Third'));
  const three = await start();
  await until(async () => (await taken(three.url)).length === 3);
  assert.deepEqual(await taken(three.url), ['First', 'Second', 'Third']);
  const { Health } = await call<{ Health: { State: string } }>(three.url, 'GetMailbox', { MailboxId });
  assert.equal(Health.State, 'Good');
  assert.ok(![one, two, three].some(({ svar }) => svar.output().includes('secret')));
});
