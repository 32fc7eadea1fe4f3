/** SMS of a Svar that people start: settings, files in a folder, the signed door, and what it says when the settings are of no use. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { freshDatabase } from './support/postgres.ts';
import { ADMIN, callTicket, scratch, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';
import { KARI, post, SECRET } from './support/sms.ts';

test('a started Svar takes an SMS, answers it into a folder, and never says its secrets', async (t) => {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const database = await freshDatabase('empty', 'external');
  t.after(() => database.drop());
  const drop = join(folder, 'sms');
  const settings = { SVAR_DATA: join(folder, 'data'), SVAR_DATABASE_URL: database.url, SVAR_ADMIN_PASSWORD: ADMIN.password };
  const svar = startSvar({
    ...settings,
    SVAR_SMS: pathToFileURL(drop).href,
    SVAR_SMS_SECRET: SECRET,
    SVAR_SMS_COUNTRY: '47',
    SVAR_SMS_FROM: 'Nordlys',
    SVAR_LOG: 'debug',
  });
  t.after(() => svar.child.kill('SIGKILL'));
  const url = await svar.url();
  const told = await post(url, JSON.stringify({ id: 'g1', from: '91234567', text: 'The door' }), Date.now());
  assert.deepEqual([told.status, await told.json()], [200, { IsNew: true }]);
  assert.equal((await post(url, '{}', Date.now(), { 'X-Svar-Signature': 'forged' })).status, 401);
  let ticketId = 0;
  await until(async () => {
    const seen = await fetch(`${url}/api/v1/Agents/Svar/GetIncomingMails`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`,
      },
      body: '{}',
    });
    [{ TicketId: ticketId }] = (await seen.json()) as [{ TicketId: number }];
    return ticketId > 0;
  });
  const saved = await callTicket(url, 'SaveTicketMessageEntity', { Ticket: { TicketId: ticketId }, Body: 'Turn it twice' }, ADMIN);
  const EjMessageId = saved.body.EjMessageId as number;
  await callTicket(url, 'SendTicketMessageSms', { TicketMessageEntityId: EjMessageId, ReplyTemplateId: 0, Sms: [] }, ADMIN);
  await until(async () => existsSync(drop) && readdirSync(drop).some((name) => name.endsWith('.json')));
  const [name] = readdirSync(drop).filter((one) => one.endsWith('.json'));
  const sms = JSON.parse(readFileSync(join(drop, name!), 'utf8')) as Record<string, string>;
  assert.deepEqual([sms.to, sms.from, sms.text, `${sms.id}.json`], [KARI, 'Nordlys', 'Turn it twice', name]);
  svar.child.kill('SIGTERM');
  assert.deepEqual(await svar.ended(), { code: 0, signal: null });
  assert.ok(!svar.output().includes(SECRET));

  const useless = startSvar({
    ...settings,
    SVAR_SMS: 'https://sms.example.org/send',
    SVAR_SMS_HEADERS: '{"Authorization":"Bearer sesame"}',
  });
  t.after(() => useless.child.kill('SIGKILL'));
  assert.equal((await useless.ended()).code, 1);
  assert.match(useless.output(), /Svar cannot start: SVAR_SMS or SVAR_SMS_BODY has to hold \{text\}, and \{to\} or \{digits\}/);
  assert.ok(!useless.output().includes('sesame'));
});
