/** SMS that come in: believed when they are signed, acknowledged when they are kept, once, on the ticket that their number has to do with. */
import assert from 'node:assert/strict';
import { request as overHttp } from 'node:http';
import { test } from 'node:test';
import { sortMail } from '../src/app/mail/sorting.ts';
import { signatureOf } from '../src/app/sms/signature.ts';
import { A, P, type Row, START, SUPPORT, VIP } from './scenarios/scene.ts';
import { openDesk } from './support/desk.ts';
import { until } from './support/programs.ts';
import { DESK, HOUR, KARI, OLA, openSms, post, SECRET } from './support/sms.ts';

const DAY = 24 * HOUR;
const [CLOSED, POSTPONED] = [2, 3];

test('an SMS becomes a ticket of the SMS mailbox; the next ones are messages on it while it is open, for seven days', async (t) => {
  const { scene, arrive, sort } = await openSms(t);
  const id = await arrive('4791234567', 'The door will not lock');
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual(
    [ticket.title, ticket.origin, ticket.fromAddress, ticket.person?.personId, ticket.category?.ticketCategoryId, ticket.numMessages],
    ['The door will not lock', 'SMS', KARI, P, SUPPORT, 1],
  );
  const [row] = await sort();
  const [mailbox] = await scene.sql('select id from mail_in_filter where address = $1', [DESK]);
  assert.equal(row!.mail_in_filter, mailbox!.id);
  const message = await scene.messageRow(row!.message_id as number);
  assert.deepEqual([message.body, message.slevel, message.customer_id], ['The door will not lock', 2, P]);

  assert.equal(await arrive('+47 912 34 567', 'And it rains in'), id, 'however the number is written');
  // it waits for something: the customer's word ends that
  await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: POSTPONED } } as never);
  scene.clock.at += 6 * DAY;
  assert.equal(await arrive(KARI, 'Still'), id);
  assert.equal((await scene.row(id)).status, 1);
  scene.clock.at += 7 * DAY;
  assert.notEqual(await arrive(KARI, 'Something else'), id, 'too long ago');
});

test('what is closed, or another’s, or came from a name, is another ticket', async (t) => {
  const { scene, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  const other = await arrive(OLA, 'The window');
  assert.notEqual(other, id);
  const unknown = await scene.agent().getTicketEntityAsync(other);
  assert.deepEqual([unknown.person?.personId ?? 0, unknown.fromAddress, unknown.author], [0, OLA, OLA]);
  await scene.agent().saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: CLOSED } } as never);
  const third = await arrive(KARI, 'Thanks');
  assert.notEqual(third, id);
  assert.equal((await scene.row(id)).status, 2);
  const names = [await arrive('POSTEN', 'A parcel'), await arrive('POSTEN', 'A parcel')];
  assert.notEqual(names[0], names[1]);
});

test('an SMS follows its ticket into the one that it was merged into', async (t) => {
  const { scene, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  const into = await scene.agent().saveTicketEntityAsync({ title: 'All doors', category: { ticketCategoryId: SUPPORT } } as never);
  await scene.agent().mergeTicketsAsync(await scene.agent().getTicketEntityAsync(into.ticketId!), [id]);
  assert.equal(await arrive(KARI, 'And the hinge'), into.ticketId);
});

test('two SMS of one number at the same time are one ticket, whoever sorts them', async (t) => {
  const { scene, bring } = await openSms(t);
  for (const text of ['First half', 'second half', 'third half']) assert.equal((await bring(KARI, text)).status, 200);
  const ids = await scene.sql('select id from inbox order by id');
  await Promise.all([...ids, ...ids].map(({ id }) => sortMail(scene.app, id as number, scene.clock.at)));
  const rows = await scene.sql('select distinct ticket_id, status from inbox');
  assert.equal(rows.length, 1, JSON.stringify(rows));
  assert.equal((await scene.agent().getTicketEntityAsync(rows[0]!.ticket_id as number)).numMessages, 3);
});

test('SMS of one number stand in line, also where they would come into two categories', async (t) => {
  const { scene, bring } = await openSms(t);
  for (const text of ['First half', 'second half']) await bring(KARI, text);
  const [one, two] = (await scene.sql('select id from inbox order by id')).map(({ id }) => id as number);
  const name = "hashtextextended('svar sms ' || $1, 0)";
  await scene.sql(`select pg_advisory_lock(${name})`, [KARI]);
  const waiting = async (): Promise<number> =>
    (
      await scene.sql(
        "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
      )
    )[0]!.n as number;
  const inLine = (count: number) => until(async () => (await waiting()) === count).then(() => 'in line');
  const first = sortMail(scene.app, one!, scene.clock.at);
  assert.equal(await Promise.race([first.then(() => 'sorted'), inLine(1)]), 'in line');
  await scene.sql('update mail_in_filter set category_id = $1 where server_type = 7', [VIP]);
  const second = sortMail(scene.app, two!, scene.clock.at);
  assert.equal(await Promise.race([second.then(() => 'sorted'), inLine(2)]), 'in line');
  await scene.sql(`select pg_advisory_unlock(${name})`, [KARI]);
  const tickets = (await Promise.all([first, second])).map((outcome) => outcome?.ticketId);
  assert.ok(tickets[0] && tickets[0] === tickets[1], tickets.join());
});

test('the same SMS is one, however often it is told; another one under its name is refused', async (t) => {
  const { scene, sort } = await openSms(t);
  const body = JSON.stringify({ id: 'g1', from: KARI, text: 'The door' });
  const tell = async (at = scene.clock.at, said = body) => {
    const answer = await post(scene.url, said, at);
    return [answer.status, (await answer.json()) as { IsNew: boolean }] as const;
  };
  assert.deepEqual(await tell(), [200, { IsNew: true }]);
  assert.deepEqual(await tell(), [200, { IsNew: false }]);
  await sort();
  // the gateway has not heard that we have it, and signs it once more
  scene.clock.at += HOUR;
  assert.deepEqual(await tell(), [200, { IsNew: false }]);
  const rows = await sort();
  assert.deepEqual([rows.length, rows[0]!.status], [1, 1]);
  const [status, answer] = await tell(scene.clock.at, JSON.stringify({ id: 'g1', from: OLA, text: 'The window' }));
  assert.deepEqual([status, (answer as unknown as { ErrorType: string }).ErrorType], [409, 'SoIllegalOperationException']);
  assert.deepEqual(await scene.sql('select count(*)::int as n from ticket where origin = 2'), [{ n: 1 }]);
  // the same words under another name are another SMS
  assert.deepEqual((await tell(scene.clock.at, JSON.stringify({ id: 'g2', from: KARI, text: 'The door' })))[1], { IsNew: true });
});

test('told twice at once it is one', async (t) => {
  const { scene, sort } = await openSms(t);
  const body = JSON.stringify({ id: 'g1', from: KARI, text: 'The door' });
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(scene.url, body, scene.clock.at)));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  const said = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { IsNew: boolean }).IsNew));
  assert.equal(said.filter(Boolean).length, 1);
  assert.equal((await sort()).length, 1);
});

test('what is forged, late, too large, no SMS or no JSON is refused without a trace', async (t) => {
  const { scene } = await openSms(t);
  const { url, clock } = scene;
  const body = JSON.stringify({ id: 'g1', from: KARI, text: 'The door' });
  const now = String(clock.at / 1000);
  const refused: [string, number, () => Promise<Response>][] = [
    ['no signature', 401, () => post(url, body, clock.at, { 'X-Svar-Signature': '' })],
    ['another secret', 401, () => post(url, body, clock.at, { 'X-Svar-Signature': signatureOf('another-secret', now, Buffer.from(body)) })],
    ['another body', 401, () => post(url, body, clock.at, { 'X-Svar-Signature': signatureOf(SECRET, now, Buffer.from('{}')) })],
    ['another moment', 401, () => post(url, body, clock.at, { 'X-Svar-Timestamp': String(clock.at / 1000 - 1) })],
    ['played again', 401, () => post(url, body, clock.at - 301_000)],
    ['from tomorrow', 401, () => post(url, body, clock.at + 301_000)],
    ['nothing in it', 400, () => post(url, '', clock.at)],
    ['no JSON', 400, () => post(url, 'id=1', clock.at)],
    ['no text', 400, () => post(url, JSON.stringify({ id: '1', from: KARI }), clock.at)],
    ['a form', 415, () => post(url, body, clock.at, { 'Content-Type': 'application/x-www-form-urlencoded' })],
    ['too large', 413, () => post(url, JSON.stringify({ id: '1', from: KARI, text: 'x'.repeat(70_000) }), clock.at)],
    ['another verb', 405, () => fetch(`${url}/sms/in`)],
  ];
  const before = await scene.contents();
  for (const [name, status, call] of refused) {
    const answer = await call();
    assert.equal(answer.status, status, `${name}: ${await answer.text()}`);
  }
  assert.deepEqual(await scene.contents(), before);
  assert.equal((await post(url, body, clock.at)).status, 200, 'and what is right comes in');
});

const sms = (id: string): string => JSON.stringify({ id, from: KARI, text: 'x' });
test('who guesses is slowed down, and who knows the secret is not', async (t) => {
  const { Rate } = await import('../src/http/rate.ts');
  const desk = await openDesk({ now: () => START, door: { smsSecret: SECRET, anonymous: new Rate(3) } });
  t.after(() => desk.close());
  for (let turn = 0; turn < 6; turn++) assert.equal((await post(desk.url, sms(`a${turn}`), START)).status, 200);
  const statuses: number[] = [];
  for (let turn = 0; turn < 5; turn++) statuses.push((await post(desk.url, sms('b'), START, { 'X-Svar-Signature': 'guess' })).status);
  assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
  assert.equal((await post(desk.url, sms('c'), START)).status, 200);
});

test('without a secret there is no such door; under a prefix it is the same one', async (t) => {
  const bare = await openDesk({ now: () => START });
  t.after(() => bare.close());
  const body = JSON.stringify({ id: 'g1', from: KARI, text: 'The door' });
  assert.equal((await post(bare.url, body, START)).status, 404);
  const { scene } = await openSms(t);
  assert.equal((await post(`${scene.url}/Cust1`, body, START)).status, 200);
});

test('a call that breaks off in its middle keeps nothing', async (t) => {
  const { scene } = await openSms(t);
  const body = JSON.stringify({ id: 'g1', from: KARI, text: 'The door' });
  const timestamp = String(START / 1000);
  await new Promise<void>((done) => {
    const call = overHttp(`${scene.url}/sms/in`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'X-Svar-Timestamp': timestamp,
        'X-Svar-Signature': signatureOf(SECRET, timestamp, Buffer.from(body)),
      },
    });
    call.on('error', () => undefined);
    call.on('close', () => done());
    call.write(body.slice(0, 20), () => call.destroy());
  });
  assert.deepEqual(await scene.sql('select id from inbox'), []);
});

test('who looks after the service sees each SMS and its way; one that cannot be read is held, and comes in when it can', async (t) => {
  const { scene, bring, sort } = await openSms(t);
  // its bytes are spoilt, as a restored backup may have them
  await bring(KARI, 'The door');
  const [{ id }] = (await scene.sql('select id from inbox')) as [{ id: number }];
  await scene.sql("update svar_blob set bytes = 'no JSON' where hash = (select svar_content from inbox where id = $1)", [id]);
  const [held] = await sort();
  assert.deepEqual([held!.status, held!.ticket_id], [3, null]);
  assert.match(held!.svar_reason as string, /JSON/);
  const body = Buffer.from(JSON.stringify({ id: 'in-1', from: KARI, text: 'The door' }));
  await scene.sql('update svar_blob set bytes = $2 where hash = (select svar_content from inbox where id = $1)', [id, body]);
  assert.equal((await scene.post('Svar/RetryIncomingMail', { Id: id })).status, 204);
  const [row] = await sort();
  assert.equal(row!.status, 1);
  const seen = (await scene.post('Svar/GetIncomingMails', {})).json as { Medium: string; Sender: string; Subject: string; Path: Row[] }[];
  assert.deepEqual(
    seen.map(({ Medium, Sender, Subject, Path }) => [Medium, Sender, Subject, Path.map(({ Step }) => Step)]),
    [['Sms', KARI, 'The door', ['kept', 'placed', 'ruled', 'taken in']]],
  );
  assert.equal((await scene.post('Svar/GetIncomingMails', {}, {}, A.login)).status, 200);
});

const refusal = (words: RegExp) => (error: { response?: { status: number; data: { Message: string } } }) => {
  assert.equal(error.response?.status, 400);
  assert.match(error.response?.data.Message ?? '', words);
  return true;
};
test('one mailbox stands for SMS, with a number as its address, and no other has one', async (t) => {
  const { scene } = await openSms(t);
  const service = scene.client().getCustomerServiceAgent();
  const draft = await service.createDefaultMailboxEntityAsync();
  await assert.rejects(service.saveMailboxEntityAsync({ ...draft, serverType: 'SmsPlugin' as never, address: '2345' }), refusal(/already/));
  const [{ id }] = (await scene.sql('select id from mail_in_filter where server_type = 7')) as [{ id: number }];
  const standing = await service.getMailboxEntityAsync(id);
  assert.equal(standing.serverType, 'SmsPlugin');
  assert.equal((await service.saveMailboxEntityAsync({ ...standing, address: '+4712345678' })).address, '+4712345678');
  await assert.rejects(service.saveMailboxEntityAsync({ ...standing, address: 'a@b@c' }), refusal(/number/));
  await assert.rejects(
    service.saveMailboxEntityAsync({ ...standing, serverType: 'Imaps' as never, address: undefined as never }),
    refusal(/address/),
  );
  await assert.rejects(service.saveMailboxEntityAsync({ ...draft, address: '+4711111111' }), refusal(/address/));
});
