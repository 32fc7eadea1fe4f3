/**
 * A secret that is planted in every secret place is found in none where anybody reads: logs, answers, errors, metrics, webhooks, rows in
 * clear, a backup. Source: reliability P10, T18.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { writeBackup } from '../src/main/backup.ts';
import { MAGIC } from '../src/store/backup/format.ts';
import { connect, freshDatabase } from './support/postgres.ts';
import { startSvar } from './support/process.ts';
import { until } from './support/programs.ts';

const basic = (password: string): string => `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;

/** One for each place, so that a leak tells where it comes from. */
const PLANTED = {
  admin: 'canary-admin-password-71',
  metrics: 'canary-metrics-token-72',
  relay: 'canary-relay-password-73',
  smsHeader: 'canary-sms-header-74',
  smsSecret: 'canary-sms-secret-75-long-enough',
  model: 'canary-model-key-76',
  mailbox: 'canary-mailbox-password-77',
  client: 'canary-client-secret-78',
  refresh: 'canary-refresh-token-79',
  outgoing: 'canary-outgoing-password-80',
  webhook: 'canary-webhook-secret-81',
  wrong: 'canary-wrong-password-82',
  bearer: 'canary-bearer-83',
  body: 'canary-words-of-a-customer-84',
} as const;

/** Names of the planted that stand in a text, as they are or as they are often written. */
function found(text: string, except: readonly (keyof typeof PLANTED)[] = []): string[] {
  return Object.entries(PLANTED).flatMap(([name, secret]) => {
    const forms = [
      secret,
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret).toString('hex'),
      encodeURIComponent(secret),
    ];
    return forms.some((form) => text.includes(form)) && !except.includes(name as keyof typeof PLANTED) ? [name] : [];
  });
}

async function openTarget(t: TestContext) {
  const got: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.push(JSON.stringify(request.headers) + Buffer.concat(parts).toString());
      // the first is a trial; from the second on every other one fails, and is complained of
      response.writeHead(got.length % 2 ? 200 : 500).end('no');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

test('the search finds what is planted, in any of its spellings', () => {
  for (const [name, secret] of Object.entries(PLANTED)) {
    assert.deepEqual(found(`x${secret}y`), [name]);
    assert.deepEqual(found(Buffer.from(secret).toString('hex')), [name]);
  }
  assert.deepEqual(found('nothing'), []);
});

test('no secret is ever shown: logs, answers, errors, metrics, webhooks, rows, backups', async (t) => {
  const database = await freshDatabase('empty', 'external');
  const folder = mkdtempSync(join(tmpdir(), 'svar-secrets-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const target = await openTarget(t);
  const svar = startSvar({
    SVAR_DATA: folder,
    SVAR_DATABASE_URL: database.url,
    SVAR_ADMIN_PASSWORD: PLANTED.admin,
    SVAR_METRICS_TOKEN: PLANTED.metrics,
    SVAR_RELAY: `smtp://user:${PLANTED.relay}@127.0.0.1:9`,
    SVAR_SMS: `${target.url}?to={to}&text={text}`,
    SVAR_SMS_HEADERS: JSON.stringify({ Authorization: `Bearer ${PLANTED.smsHeader}` }),
    SVAR_SMS_SECRET: PLANTED.smsSecret,
    SVAR_MODEL_URL: target.url,
    SVAR_MODEL_KEY: PLANTED.model,
    SVAR_WEBHOOK_HTTP: 'on',
    SVAR_WEBHOOK_NETWORKS: '127.0.0.0/8',
    SVAR_LOG: 'debug',
    SVAR_TIME_ZONE: 'Europe/Oslo',
  });
  t.after(() => svar.child.kill('SIGKILL'));
  const url = await svar.url();
  const client = await connect(database.config);
  t.after(async () => {
    await client.end();
    await database.drop();
  });
  const answers: string[] = [];
  const call = async (path: string, body: unknown, authorization = basic(PLANTED.admin)): Promise<string> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: authorization },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = JSON.stringify([...answer.headers]) + (await answer.text());
    answers.push(text);
    return text;
  };
  const agents = '/api/v1/Agents';
  const mailbox = {
    Address: 'help@desk.example',
    ServerType: 'Imaps',
    Server: '127.0.0.1',
    Port: 9,
    Username: 'help',
    Password: PLANTED.mailbox,
    ClientSecret: PLANTED.client,
    RefreshToken: PLANTED.refresh,
    OutgoingServer: '127.0.0.1',
    OutgoingPort: 9,
    OutgoingPassword: PLANTED.outgoing,
  };
  const saved = await call(`${agents}/Svar/SaveMailbox`, mailbox);
  const mailboxId = Number(/"MailboxId":(\d+)/.exec(saved)?.[1]);
  assert.ok(mailboxId > 0, saved);
  await call(`${agents}/Svar/TestMailbox`, { MailboxId: mailboxId });
  await call(`${agents}/Webhook/SaveWebhook`, {
    Name: 'hook',
    Events: ['ticket.created', 'ticket.changed'],
    TargetUrl: target.url,
    Secret: PLANTED.webhook,
    Type: 'webhook',
  });
  const made = await call(`${agents}/Ticket/SaveTicketEntity`, { Title: 'Plain', Category: { TicketCategoryId: 1 } });
  const ticketId = Number(/"TicketId":(\d+)/.exec(made)?.[1]);
  assert.ok(ticketId > 0, made);
  await call(`${agents}/Ticket/SaveTicketMessageEntity`, { Ticket: { TicketId: ticketId }, Body: PLANTED.body });
  // calls that fail in all sorts of ways, with secrets in them
  await call(`${agents}/Ticket/GetTicketEntity`, { TicketEntityId: ticketId }, basic(PLANTED.wrong));
  await call(`${agents}/Ticket/GetTicketEntity`, { TicketEntityId: ticketId }, `Bearer ${PLANTED.bearer}`);
  await call(`${agents}/Ticket/SaveTicketEntity`, `{"Title": "${PLANTED.wrong}`);
  await call(`${agents}/Ticket/SaveTicketEntity?password=${PLANTED.wrong}`, { TicketId: 987_654, Title: 'x' });
  await call(`${agents}/AI/Translate`, { Text: 'Hallo', TargetLanguage: 'en' });
  for (const operation of [
    'Svar/GetMailboxes',
    'Svar/GetOutbox',
    'Svar/GetJobs',
    'Svar/GetIncomingMails',
    'Svar/GetModels',
    'Webhook/GetAllWebhooks',
    'CustomerService/GetAllMailboxes',
    'Diagnostics/GetCacheState',
    'Svar/GetTokens',
  ])
    await call(`${agents}/${operation}`, {});
  for (const path of ['/', '/readyz', '/livez', '/openapi.json', '/api', '/metrics', '/nowhere'])
    answers.push(await (await fetch(url + path)).text());
  await until(async () => target.got.some((one) => one.includes('ticket.created')));
  await sleep(500);

  assert.deepEqual(found(answers.join('\n'), ['body']), [], 'answers');
  assert.ok(
    answers.every((text) => !text.includes(PLANTED.wrong) || text.includes('SoNotFound') === false),
    'errors do not repeat passwords',
  );
  assert.deepEqual(found(svar.output()), [], 'what it prints');
  const hooks = target.got.filter((one) => !one.includes('chat/completions') && one.includes('ticket.'));
  assert.deepEqual(found(hooks.join('\n')), [], 'what webhooks are told');
  const { rows: tables } = await client.query<{ name: string }>(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'",
  );
  for (const { name } of tables) {
    const { rows } = await client.query<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from ${name} t`);
    assert.deepEqual(found(rows[0]!.text ?? '', ['body']), [], `rows of ${name}`);
  }
  const file = join(folder, 'one.svar');
  await writeBackup(database.config, { file, keys: null, version: '0', at: new Date(0) });
  assert.deepEqual(found(gunzipSync(readFileSync(file).subarray(MAGIC.length)).toString('latin1'), ['body']), [], 'a backup');
  svar.child.kill('SIGTERM');
  await svar.ended();
  assert.deepEqual(found(svar.output()), [], 'what it prints at its end');
});
