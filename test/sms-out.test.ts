/** SMS that go out: written once, handed over once, tried again under the same id, held back by limits, given up in the open. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { sweepSms } from '../src/app/jobs/sweeps.ts';
import { Messenger } from '../src/app/sms/messenger.ts';
import { partsOf } from '../src/domain/sms/text.ts';
import { A, B, MINUTE, P, type Row, type Scene, SUPPORT } from './scenarios/scene.ts';
import { nodeArguments, until } from './support/programs.ts';
import { DESK, FAILED, GIVEN_UP, HOUR, KARI, OLA, openSms, SENT, WAITING } from './support/sms.ts';
import { startReceiver } from './support/webhook-receiver.ts';

const DAY = 24 * HOUR;
const FAILED_SENDING = 2;

/** An agent writes a message through the official client, and sends it by SMS. @returns the id of the message */
async function answer(scene: Scene, ticketId: number, said: { html?: string; text?: string }, to: string[], templateId = 0) {
  const agent = scene.agent();
  const draft = await agent.createDefaultTicketMessageEntityAsync();
  const message = await agent.saveTicketMessageEntityAsync({
    ...draft,
    ticket: { ticketId } as never,
    ...(said.html === undefined ? { body: said.text ?? 'Please turn it twice.' } : { htmlBody: said.html }),
    slevel: 'External' as never,
  });
  const id = message.ejMessageId as number;
  await agent.sendTicketMessageSmsAsync(id, templateId, to);
  return id;
}
const limit = (scene: Scene, name: string, value: string) =>
  scene.sql('update registry set value = $2 where name = $1', [`MaximumSmsMessagesPer${name}`, value]);
const messages = (scene: Scene, id: number): Promise<Row[]> =>
  scene.sql('select message_category, slevel, body, badge from ej_message where ticket_id = $1 order by id', [id]);

test('a customer writes by SMS, is offered his number, is answered there, and his answer lands on his ticket', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door will not lock');
  const [first] = await scene.sql('select id from ej_message where ticket_id = $1', [id]);
  const offered = await scene.agent().calculateMessageRecipientsAsync(id, 'Reply' as never, first!.id as number);
  assert.deepEqual(
    offered.map(({ type, value }) => [type, value]),
    [['Sms', KARI]],
  );
  const messageId = await answer(scene, id, { html: '<p>Please turn it <b>twice</b> – “gently”.</p>' }, [offered[0]!.value!]);
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.rfc822_content, row!.last_error, row!.rcpt], [SENT, null, '', KARI]);
  assert.deepEqual(
    given.map(({ to, from, text }) => [to, from, text]),
    [[KARI, 'Nordlys', 'Please turn it twice - "gently".']],
  );
  assert.match(given[0]!.id, /^[0-9a-f]{16}-4791234567$/);
  assert.ok((await scene.log(id)).some(({ action }) => action === 10008));
  assert.deepEqual(await scene.sql('select name, value from message_header where message_id = $1', [messageId]), [
    { name: 'SMS', value: KARI },
  ]);

  // sent is sent
  scene.clock.at += HOUR;
  await deliver();
  assert.equal(given.length, 1);
  assert.equal(await arrive(KARI, 'Now it does'), id);
  assert.equal((await messages(scene, id)).length, 3);
});

test('who names nobody answers the number that the ticket came from; where there is none, that is refused', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const id = await arrive(OLA, 'The window');
  await answer(scene, id, {}, []);
  await deliver();
  assert.deepEqual(
    given.map(({ to }) => to),
    [OLA],
  );
  const other = await scene.agent().saveTicketEntityAsync({ title: 'By hand', category: { ticketCategoryId: SUPPORT } } as never);
  await assert.rejects(
    answer(scene, other.ticketId!, {}, []),
    (error: { response?: { status: number } }) => error.response?.status === 400,
  );
});

test('who is written to by SMS first, answers on that ticket', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const ticket = await scene.agent().saveTicketEntityAsync({ title: 'Your delivery', category: { ticketCategoryId: SUPPORT } } as never);
  await answer(scene, ticket.ticketId!, { text: 'When are you in?' }, ['912 34 567']);
  await deliver();
  assert.equal(given[0]!.to, KARI);
  assert.equal(await arrive(KARI, 'At ten'), ticket.ticketId);
});

test('the template says what an SMS says, with the message where it names it; a long one is cut', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  const [template] = await scene.sql("insert into reply_template (name, owned_by) values ('SMS', 5) returning id");
  await scene.sql(
    `insert into reply_template_body (reply_template_id, language_id, flags, body_plain, body_html, body_sms)
     values ($1, 1, 1, 'plain', '<p>html</p>', 'Case [[ticket.id]]: [[message.body]] /[[user.name]]')`,
    [template!.id],
  );
  await answer(scene, id, { text: 'Twice.' }, [KARI], template!.id as number);
  await deliver();
  await answer(scene, id, { text: 'Turn it. '.repeat(100) }, [KARI]);
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status }) => status),
    [SENT, SENT],
  );
  assert.equal(given[0]!.text, `Case ${id}: Twice. /Anna Aas`);
  assert.ok(partsOf(given[1]!.text) === 2 && given[1]!.text.endsWith('...') && given[1]!.text.length > 290, given[1]!.text);
});

test('an escalation leaves by SMS: to the customer, the owner, and a list as an administrator wrote it', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const [template] = await scene.sql("insert into reply_template (name, owned_by) values ('Late', 5) returning id");
  await scene.sql(
    "insert into reply_template_body (reply_template_id, language_id, flags, body_sms) values ($1, 1, 1, 'We are late with [[ticket.title]], [[customer.firstname]].')",
    [template!.id],
  );
  await scene.sql(
    "update ticket_alert set action = 64 + 128 + 256, sms_to = '900 00 001; +46 70 123 45 67; the boss 7', rti_customer_sms = $1 where priority = 11",
    [template!.id],
  );
  await scene.sql("update ejuser set sms = '900 00 002' where id = $1", [B.userId]);
  await scene.app.desks.reload();
  const made = await scene.agent().saveTicketEntityAsync({
    title: 'The door',
    priority: { ticketPriorityId: 11 },
    person: { personId: P },
    ownedBy: { associateId: B.associateId },
  } as never);
  await scene.sql('update ticket set alert_timeout = $2, next_wake = $2 where id = $1', [made.ticketId, new Date(scene.clock.at + MINUTE)]);
  scene.clock.at += 2 * MINUTE;
  assert.equal(await scene.wakeTickets(), 1);
  const rows = await deliver();
  const notice = `A ticket is escalating: ${made.ticketId}, The door`;
  const [{ firstname }] = (await scene.sql('select firstname from person where person_id = $1', [P])) as [{ firstname: string }];
  assert.deepEqual(Object.fromEntries(given.map(({ to, text }) => [to, text])), {
    '+4790000001': notice,
    '+46701234567': notice,
    [KARI]: `We are late with The door, ${firstname}.`,
    '+4790000002': notice,
  });
  // what is no number in that list is told of on the ticket
  assert.deepEqual(rows.map(({ status }) => status).sort(), [SENT, SENT, FAILED].sort());
  assert.match(
    (await messages(scene, made.ticketId!)).at(-1)!.body as string,
    /This SMS was not sent: .*\n\nthe boss 7: this is no number/s,
  );
  // the customer answers on the ticket; an agent's or a boss's answer is no word of the customer
  assert.equal(await arrive(KARI, 'No hurry'), made.ticketId);
  assert.notEqual(await arrive('+4790000001', 'I look'), made.ticketId);
  assert.notEqual(await arrive('+4790000002', 'I do'), made.ticketId);
});

test('refused for good: the ticket says who did not get what, once, and is open again', async (t) => {
  const { scene, says, given, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  await answer(scene, id, { text: 'Please turn it twice' }, [KARI, OLA]);
  await scene.sql('update ticket set status = 2, ticket_status = 2 where id = $1', [id]);
  says.next = ({ to }) => (to === OLA ? { status: 422, body: 'no such number' } : { status: 200 });
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.next_retry, row!.rfc822_content], [FAILED, null, null]);
  assert.match(row!.last_error as string, /\+4798765432: the gateway answered 422: no such number/);
  const told = (await messages(scene, id)).at(-1)!;
  assert.deepEqual([told.message_category, told.slevel], [FAILED_SENDING, 1]);
  assert.equal(told.body, 'This SMS was not sent: Please turn it twice\n\n+4798765432: the gateway answered 422: no such number');
  assert.equal((await scene.row(id)).status, 1);
  scene.clock.at += DAY;
  await deliver();
  assert.equal(given.length, 2);
  assert.equal((await messages(scene, id)).filter(({ message_category: category }) => category === FAILED_SENDING).length, 1);
  // what did not go finds no ticket
  assert.notEqual(await arrive(OLA, 'Hello?'), id);
});

test('not now, or gone in the middle: tried again for those alone who do not have it, under the same id and in the same words', async (t) => {
  const { scene, says, given, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  const messageId = await answer(scene, id, { text: 'Twice.' }, [KARI, OLA]);
  says.next = ({ to }) => (to === OLA ? { status: 503 } : { status: 200 });
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.rcpt, row!.retries], [WAITING, OLA, 1]);
  assert.equal((row!.next_retry as Date | number).valueOf(), scene.clock.at + MINUTE);
  // what is changed on the message meanwhile does not change what was sent
  await scene.sql("update ej_message set body = 'changed' where id = $1", [messageId]);
  says.next = () => 'drop';
  scene.clock.at += MINUTE;
  assert.equal((await deliver())[0]!.status, WAITING);
  says.next = () => ({ status: 200 });
  scene.clock.at += 2 * MINUTE;
  const [done] = await deliver();
  assert.deepEqual([done!.status, done!.retries, done!.last_error, done!.rfc822_content], [SENT, 3, '', null]);
  const his = given.filter(({ to }) => to === OLA);
  assert.deepEqual([given.filter(({ to }) => to === KARI).length, his.length], [1, 3]);
  assert.equal(new Set(his.map(({ id: same, text }) => `${same} ${text}`)).size, 1);
  assert.equal(his[0]!.text, 'Twice.');
  const [booked] = await scene.sql('select count(*)::int as n, bool_and(accepted) as accepted from svar_sms where not is_incoming');
  assert.deepEqual(booked, { n: 2, accepted: true });
});

test('given up after five days, and what has waited so long for a gateway is not sent at all', async (t) => {
  const { scene, says, given, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  await answer(scene, id, {}, [KARI]);
  says.next = () => ({ status: 500 });
  await deliver();
  await answer(scene, id, { text: 'Old' }, [KARI]);
  scene.clock.at += 5 * DAY;
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status }) => status),
    [GIVEN_UP, GIVEN_UP],
  );
  assert.match(rows[1]!.last_error as string, /five days/);
  assert.ok(!given.some(({ text }) => text === 'Old'));
  assert.equal((await messages(scene, id)).filter(({ message_category: category }) => category === FAILED_SENDING).length, 2);
});

test('limits hold back what is over them until the desk’s next day, say so, and lose nothing', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  await limit(scene, 'Recipient', '2');
  for (const text of ['One', 'Two', 'Three']) {
    await answer(scene, id, { text }, [KARI]);
    await deliver();
  }
  await answer(scene, id, { text: 'To you' }, [OLA]);
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status }) => status),
    [SENT, SENT, WAITING, SENT],
  );
  assert.match(rows[2]!.last_error as string, /held back: 2 SMS a day .*MaximumSmsMessagesPerRecipient/);
  const midnight = Date.parse('2026-01-12T23:00:00Z');
  assert.equal((rows[2]!.next_retry as Date | number).valueOf(), midnight);
  const seen = (await scene.post('Svar/GetOutbox', { TicketId: id, Skip: 0, Top: 0 }, {}, A.login)).json as {
    State: string;
    Error: string;
    Subject: string;
  }[];
  assert.deepEqual(
    seen.filter(({ State }) => State === 'Waiting').map(({ Error: why, Subject }) => [Subject, /held back/.test(why)]),
    [['Three', true]],
  );
  await limit(scene, 'Recipient', '');
  await limit(scene, 'Day', '4');
  await answer(scene, id, { text: 'Four' }, [KARI, OLA]);
  const [, , , , last] = await deliver();
  assert.deepEqual([last!.status, last!.rcpt], [WAITING, OLA], 'one more could go');
  assert.match(last!.last_error as string, /MaximumSmsMessagesPerDay/);
  scene.clock.at = midnight;
  assert.ok((await deliver()).every(({ status }) => status === SENT));
  assert.deepEqual(
    given.map(({ text, to }) => `${text} ${to}`).sort(),
    [`Four ${KARI}`, `Four ${OLA}`, `One ${KARI}`, `Three ${KARI}`, `To you ${OLA}`, `Two ${KARI}`].sort(),
  );
  assert.equal((await messages(scene, id)).filter(({ message_category: category }) => category === FAILED_SENDING).length, 0);
});

test('a limit holds among several processes at once; what a gateway did not take does not count', async (t) => {
  const { scene, says, given, gateway, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  await limit(scene, 'Day', '5');
  for (let turn = 0; turn < 12; turn++) await answer(scene, id, { text: `Answer ${turn}` }, [turn % 2 ? KARI : OLA]);
  says.next = () => ({ status: 503 });
  await deliver();
  says.next = () => ({ status: 200 });
  given.length = 0;
  scene.clock.at += MINUTE;
  const others = [1, 2, 3].map(() => new Messenger(scene.app, gateway, (error) => assert.fail(String(error))));
  await Promise.all(others.map((other) => other.deliver()));
  assert.equal(given.length, 5);
  const rows = await deliver();
  assert.deepEqual([rows.filter(({ status }) => status === SENT).length, rows.filter(({ status }) => status === WAITING).length], [5, 7]);
});

test('a process that is killed between what it hands over and what it notes: the same id again, once its lease is over, and only that one', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const receiver = await startReceiver();
  t.after(() => receiver.stop());
  const id = await arrive(KARI, 'The door');
  await answer(scene, id, { text: 'Twice.' }, [KARI, OLA]);
  // the first number is taken; at the second the gateway has it, and does not come to say so
  await receiver.answer('sms', { status: 200 }, { status: 200, wait: -1 });
  const child = spawn(process.execPath, nodeArguments('test/support/messenger.fixture.ts'), {
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      MESSENGER_DATABASE: JSON.stringify(scene.app.database.connection),
      MESSENGER_AT: String(scene.clock.at),
      MESSENGER_GATEWAY: receiver.url('sms'),
    },
    stdio: 'inherit',
  });
  t.after(() => child.kill('SIGKILL'));
  await until(async () => (await receiver.received('sms')).length === 2);
  child.kill('SIGKILL');
  await deliver();
  assert.equal(given.length, 0, 'its lease holds');
  // whoever is asked meanwhile: the number was booked, so an answer finds its ticket
  assert.equal(await arrive(OLA, 'Got it'), id);
  scene.clock.at += 5 * MINUTE;
  const [row] = await deliver();
  assert.equal(row!.status, SENT);
  const before = (await receiver.received('sms')).map(({ body }) => JSON.parse(body) as { id: string; to: string; text: string });
  assert.deepEqual(
    given.map(({ id: again, to, text }) => ({ id: again, to, text })),
    [before[1]],
  );
});

test('sent again by hand it is another SMS; taken back while a limit holds it, it never goes', async (t) => {
  const { scene, given, says, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  await answer(scene, id, { text: 'Twice.' }, [KARI]);
  says.next = () => ({ status: 422 });
  const [failed] = await deliver();
  says.next = () => ({ status: 200 });
  assert.equal((await scene.post('Svar/ResendMail', { Id: failed!.id }, {}, A.login)).status, 200);
  await deliver();
  assert.deepEqual(
    given.map(({ to, text }) => [to, text]),
    [
      [KARI, 'Twice.'],
      [KARI, 'Twice.'],
    ],
  );
  assert.notEqual(given[0]!.id, given[1]!.id, 'a gateway that knows the first one by its id would not send this one');
  await limit(scene, 'Day', '1');
  await answer(scene, id, { text: 'Thrice.' }, [KARI]);
  const held = (await deliver()).at(-1)!;
  assert.equal(held.status, WAITING);
  assert.equal((await scene.post('Svar/CancelMail', { Id: held.id }, {}, A.login)).status, 204);
  scene.clock.at += DAY;
  await deliver();
  assert.equal(given.length, 2);
});

test('which number has talked to which ticket is forgotten after thirty days', async (t) => {
  const { scene, deliver, arrive } = await openSms(t);
  const id = await arrive(KARI, 'The door');
  await answer(scene, id, {}, [KARI]);
  await deliver();
  assert.equal(await sweepSms(scene.app, scene.clock.at + 30 * DAY - 1), 0);
  assert.equal(await sweepSms(scene.app, scene.clock.at + 30 * DAY), 2);
  assert.deepEqual(await scene.sql('select id from svar_sms'), []);
});

test('who has no number, and a message that is gone: it says so, and is not tried for ever', async (t) => {
  const { scene, given, deliver, arrive } = await openSms(t);
  const id = await arrive(OLA, 'The window');
  const at = new Date(scene.clock.at);
  await scene.sql(
    "insert into outbox (ticket_id, created, type, svar_kind, svar_user_id) values ($1, $2, 1, 'newMessage', $3), ($1, $2, 1, 'newMessage', $3)",
    [id, at, A.userId],
  );
  await scene.sql("update ejuser set sms = '' where id = $1", [A.userId]);
  await scene.app.desks.reload();
  const before = await messages(scene, id);
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status, last_error: why }) => [status, why]),
    [
      [FAILED, 'who it is for has no mobile number'],
      [FAILED, 'who it is for has no mobile number'],
    ],
  );
  assert.deepEqual(await messages(scene, id), before, 'a notice to an agent fails in the outbox alone');
  const messageId = await answer(scene, id, {}, [OLA]);
  await scene
    .agent({ login: 'ADM0' })
    .deleteTicketMessageEntityAsync(messageId)
    .catch(() => scene.sql('delete from ej_message where id = $1', [messageId]));
  const last = (await deliver()).at(-1)!;
  assert.deepEqual([last.status, last.last_error], [FAILED, `${OLA}: its message is gone`]);
  assert.equal(given.length, 0);
});

test('the desk’s mail never comes from the number of its SMS mailbox', async (t) => {
  const { scene, arrive } = await openSms(t);
  const { Postman } = await import('../src/app/post/postman.ts');
  const id = await arrive(KARI, 'The door');
  await scene.sql("update registry set value = 'help@desk.example' where name = 'Default From address'");
  await scene.sql("insert into outbox (ticket_id, created, svar_kind, rcpt) values ($1, $2, 'escalation', 'boss@desk.example')", [
    id,
    new Date(scene.clock.at),
  ]);
  const sent: string[] = [];
  const hand = async ({ from }: { from: string }) => {
    sent.push(from);
    return { refused: [], postponed: [] };
  };
  const post = { hand, close: () => undefined };
  await new Postman(scene.app, post, (error) => assert.fail(String(error))).deliver();
  assert.deepEqual(sent, ['help@desk.example']);
  assert.notEqual(sent[0], DESK);
});
