/** Mail that goes out: written once, handed over once, tried again, given up in the open. The server it goes to is a real one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { Postman } from '../src/app/post/postman.ts';
import { openRelay } from '../src/smtp/relay.ts';
import { A, B, MINUTE, type Row } from './scenarios/scene.ts';
import { answer, FAILED, FAILED_SENDING, first, GIVEN_UP, HELP, KARI, OLA, openPost, SENT, WAITING } from './support/mail-out.ts';

test('a customer writes, is answered from where he wrote to, answers back without references, and lands on his ticket', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  const messageId = await answer(scene, id, { html: '<p>Please turn it <b>twice</b>.</p>' }, [`Kari Fjell <${KARI}>`], {
    cc: [OLA],
    bcc: ['boss@desk.example'],
  });
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.rfc822_content, row!.from_email], [SENT, null, HELP]);
  assert.equal(sink.caught.length, 1);
  const [caught] = sink.caught;
  assert.deepEqual([caught!.from, caught!.to], [HELP, [KARI, OLA, 'boss@desk.example']]);
  const mail = await PostalMime.parse(caught!.raw);
  const [stored] = await scene.sql('select message_id from ej_message where id = $1', [messageId]);
  assert.deepEqual([mail.from?.address, mail.from?.name], [HELP, 'Anna Aas']);
  assert.deepEqual([mail.to?.map(({ address }) => address), mail.cc?.map(({ address }) => address)], [[KARI], [OLA]]);
  assert.ok(!caught!.raw.toString().includes('boss@desk.example'), 'a secret copy is secret');
  assert.equal(mail.subject, `[ejTag: ${id}] The door`);
  assert.deepEqual([mail.messageId, mail.inReplyTo], [stored!.message_id, '<first@fjellheim.example>']);
  assert.match(mail.html ?? '', /turn it <b>twice<\/b>/);
  assert.match(mail.text ?? '', /turn it twice/);
  assert.ok(!mail.headers.some(({ key }) => key === 'auto-submitted'), 'an agent is no machine');

  // sent is sent
  await deliver();
  assert.equal(sink.caught.length, 1);

  await scene.sql('update ticket set status = 2, ticket_status = 2 where id = $1', [id]);
  const again = await arrive([
    `From: ${KARI}`,
    `To: ${HELP}`,
    `Subject: Sv: ${mail.subject}`,
    'Message-ID: <second@fjellheim.example>',
    '',
    'Now it does.',
  ]);
  assert.equal(again, id);
  assert.equal((await scene.row(id)).status, 1, 'it is open again');
});

test('who has the mail alone may answer from another client that keeps nothing but the references', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, { text: 'Twice.' }, [KARI]);
  await deliver();
  const { headers } = await PostalMime.parse(sink.caught[0]!.raw);
  const references = headers.find(({ key }) => key === 'references')!.value.split(/\s+/);
  assert.match(references[0]!, new RegExp(`^<svar-to\\.${id}\\.[0-9a-f]{32}@`));
  // he is no person of the ticket any more: the token alone leads him home, and nobody else
  await scene.sql('delete from message_customers; ');
  await scene.sql("update ticket set from_address = '', cust_id = null where id = $1", [id]);
  await scene.sql('delete from ticket_customers where ticket_id = $1', [id]);
  await scene.sql('update ej_message set customer_id = null, message_id = $$$$ where ticket_id = $1', [id]);
  const back = (from: string, mailId: string) => [
    `From: ${from}`,
    `To: ${HELP}`,
    'Subject: Door',
    `References: ${references[0]}`,
    `Message-ID: <${mailId}@x.example>`,
    '',
    'Hi',
  ];
  assert.equal(await arrive(back(KARI, 'a')), id);
  assert.notEqual(await arrive(back(OLA, 'b')), id);
});

test('refused for good: the ticket says who did not get what, and is open again', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  await scene.sql('update ticket set status = 2, ticket_status = 2 where id = $1', [id]);
  sink.says.rcpt = () => 550;
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.next_retry, row!.rfc822_content], [FAILED, null, null]);
  assert.match(row!.last_error as string, /kari@fjellheim\.example: 550 says the sink/);
  const messages = await scene.sql('select message_category, slevel, body from ej_message where ticket_id = $1 order by id', [id]);
  assert.deepEqual([messages.at(-1)!.message_category, messages.at(-1)!.slevel], [FAILED_SENDING, 1]);
  assert.match(messages.at(-1)!.body as string, /was not sent: \[ejTag: \d+\] The door\n\nkari@fjellheim\.example: 550/);
  assert.equal((await scene.row(id)).status, 1);
  // it is told of once
  scene.clock.at += 60 * MINUTE;
  await deliver();
  assert.equal((await scene.sql('select id from ej_message where ticket_id = $1', [id])).length, messages.length);
});

test('not now, for one of two: the other has it once, and the same bytes come again when they may', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI, OLA]);
  sink.says.rcpt = (address) => (address === OLA ? 451 : 250);
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.rcpt, (row!.next_retry as Date | number).valueOf()], [WAITING, OLA, scene.clock.at + MINUTE]);
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [[KARI]],
  );
  sink.says.rcpt = () => 250;
  await deliver();
  assert.equal(sink.caught.length, 1, 'not before its time');
  scene.clock.at += MINUTE;
  const [done] = await deliver();
  assert.deepEqual([done!.status, done!.retries, done!.last_error], [SENT, 2, '']);
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [[KARI], [OLA]],
  );
  assert.ok(sink.caught[0]!.raw.equals(sink.caught[1]!.raw), 'one mail, word for word');
});

test('a server that takes a mail and dies before it says so has it again under the same Message-ID', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  sink.says.data = () => 'drop';
  const [row] = await deliver();
  assert.equal(row!.status, WAITING);
  sink.says.data = () => 250;
  scene.clock.at += MINUTE;
  const [done] = await deliver();
  assert.equal(done!.status, SENT);
  const ids = await Promise.all(sink.caught.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
});

test('a server that cannot be reached, or knows no log-in: the mail waits, says why, and is given up after five days', async (t) => {
  const { scene, sink, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  const away = openRelay('smtp://127.0.0.1:1');
  const postman = new Postman(scene.app, away, (error) => assert.fail(String(error)));
  const look = async (): Promise<Row> => {
    await postman.deliver();
    return (await scene.sql('select status, retries, last_error from outbox'))[0]!;
  };
  const row = await look();
  assert.deepEqual([row.status, row.retries], [WAITING, 1]);
  assert.match(row.last_error as string, /ECONNREFUSED/);
  scene.clock.at += 5 * 24 * 60 * MINUTE;
  assert.equal((await look()).status, GIVEN_UP);
  assert.equal(sink.caught.length, 0);
  const messages = await scene.sql('select message_category from ej_message where ticket_id = $1 order by id', [id]);
  assert.equal(messages.at(-1)!.message_category, FAILED_SENDING);
});

test('several postmen, and one that died in the middle: each mail leaves once', async (t) => {
  const { scene, sink, deliver, arrive, relay } = await openPost(t);
  const id = await arrive(first());
  for (let turn = 0; turn < 6; turn++) await answer(scene, id, { text: `Answer ${turn}` }, [KARI]);
  // taken by a process that is no more: its lease has to run out first
  await scene.sql('update outbox set status = 1, next_retry = $1, retries = 1 where id = (select min(id) from outbox)', [
    new Date(scene.clock.at + MINUTE),
  ]);
  const others = [1, 2].map(() => new Postman(scene.app, relay, (error) => assert.fail(String(error))));
  await Promise.all([deliver(), ...others.map((other) => other.deliver())]);
  assert.equal(sink.caught.length, 5);
  scene.clock.at += MINUTE;
  await deliver();
  const ids = await Promise.all(sink.caught.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
  assert.deepEqual([ids.length, new Set(ids).size], [6, 6]);
});

test('the desk’s own mail says that it is a machine’s, goes to whom it is for, and fails in the outbox alone', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await scene.sql("update ejuser set email = 'bjorn@desk.example' where id = $1", [B.userId]);
  await scene.app.desks.reload();
  await scene.sql(
    "insert into outbox (ticket_id, created, svar_kind, svar_user_id) values ($1, $2, 'newMessage', $3), ($1, $2, 'newMessage', $4)",
    [id, new Date(scene.clock.at), B.userId, 7],
  );
  await scene.sql("update ejuser set email = '' where id = 7");
  await scene.sql('delete from email where person_id = (select person_id from associate where ejuserid = 7)');
  await scene.app.desks.reload();
  const before = await scene.sql('select id from ej_message where ticket_id = $1', [id]);
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status }) => status),
    [SENT, FAILED],
  );
  assert.match(rows[1]!.last_error as string, /no address/);
  assert.equal((await scene.sql('select id from ej_message where ticket_id = $1', [id])).length, before.length);
  const mail = await PostalMime.parse(sink.caught[0]!.raw);
  const line = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  assert.deepEqual(
    [sink.caught[0]!.to, line('auto-submitted'), line('x-auto-response-suppress')],
    [['bjorn@desk.example'], 'auto-generated', 'All'],
  );
  assert.match(mail.text ?? '', new RegExp(`There is a new message: ${id}, The door`));
  assert.match(rows[0]!.svar_mail_id as string, /^<svar\./, 'a bounce of it finds its ticket');
});

test('what people write is never a header, a path or an address to fetch from', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  const agent = scene.client(A.login).getTicketAgent();
  const messageId = await answer(scene, id, { html: '<p>x</p><img src="file:///etc/passwd"><img src="http://127.0.0.1:1/a.png">' }, [KARI]);
  await agent.sendTicketMessageAsync(
    messageId,
    [`"Kari\r\nBcc: evil@x.example" <${KARI}>`],
    [],
    [],
    'Hi\r\nBcc: evil@x.example\r\n\r\nbody',
    0,
    '',
  );
  await deliver();
  for (const { raw, to } of sink.caught) {
    assert.deepEqual(to, [KARI]);
    const text = raw.toString();
    assert.ok(!/^bcc:/im.test(text) && !text.includes('root:'), text.slice(0, 400));
  }
  assert.equal(sink.caught.length, 2);
});
