/** Mail that goes out, in odd cases: lists of addresses as people write them, files, what is too late, what changes while it is under way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { Postman } from '../src/app/post/postman.ts';
import { B, MINUTE } from './scenarios/scene.ts';
import { answer, FAILED, FAILED_SENDING, first, GIVEN_UP, KARI, OLA, openPost, SENT, WAITING } from './support/mail-out.ts';

const DAY = 24 * 60 * MINUTE;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const part = (type: string, more: string[], body: string) => ['--b', `Content-Type: ${type}`, ...more, '', body];

test('addresses in any spelling have a mail once: with names, in capitals, of a domain that is not ASCII', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  const list = ['Boss <Boss@Desk.Example>', 'boss@desk.example', 'post@blåbær.example'];
  await scene.sql("insert into outbox (ticket_id, created, svar_kind, rcpt) values ($1, $2, 'escalation', $3)", [
    id,
    new Date(scene.clock.at),
    list.join('\n'),
  ]);
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.last_error], [SENT, '']);
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [['Boss@desk.example', 'post@blåbær.example']],
  );
  scene.clock.at += DAY;
  await deliver();
  assert.equal(sink.caught.length, 1);
});

test('one of a list is postponed under another spelling of his: only he has it again', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, ['Ola@BLÅBÆR.example', KARI]);
  sink.says.rcpt = (address) => (/^ola@/i.test(address) ? 451 : 250);
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.rcpt], [WAITING, 'Ola@BLÅBÆR.example']);
  sink.says.rcpt = () => 250;
  scene.clock.at += MINUTE;
  const [done] = await deliver();
  assert.equal(done!.status, SENT);
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [[KARI], ['Ola@blåbær.example']],
  );
});

test('a forward takes along what was written before it, with its files and pictures', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive([
    ...first().slice(0, 4),
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=b',
    '',
    ...part('text/html', [], '<p>Look <img src="cid:pic@x"></p>'),
    ...part('image/png; name=lock.png', ['Content-ID: <pic@x>', 'Content-Disposition: inline', 'Content-Transfer-Encoding: base64'], PNG),
    ...part('text/plain; name=plan.txt', ['Content-Disposition: attachment; filename=plan.txt'], 'The plan'),
    '--b--',
    '',
  ]);
  await scene.agent().batchForwardAsync([id], [OLA], [], [], 'Please <b>look</b>', true);
  await scene.runJobs();
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status, last_error }) => [status, last_error]),
    [[SENT, '']],
  );
  const mail = await PostalMime.parse(sink.caught[0]!.raw);
  assert.match(mail.html ?? '', /Please <b>look<\/b>.*<hr>.*Kari.*Look <img[^>]+cid:pic@x/s);
  assert.deepEqual(mail.attachments.map(({ filename, disposition, contentId }) => [filename, disposition, contentId]).sort(), [
    ['lock.png', 'inline', '<pic@x>'],
    ['plan.txt', 'attachment', undefined],
  ]);
  const content = (name: string) => Buffer.from(mail.attachments.find(({ filename }) => filename === name)!.content as ArrayBuffer);
  assert.deepEqual([content('lock.png').toString('base64'), content('plan.txt').toString().trim()], [PNG, 'The plan']);
});

test('a desk that gets its way out after a year: what somebody wrote is told of, the desk’s own old news is not sent, and opens nothing', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  const other = await arrive(first().map((line) => line.replace('first@', 'other@')));
  await answer(scene, id, {}, [KARI]);
  await scene.sql("insert into outbox (ticket_id, created, svar_kind, rcpt) values ($1, $2, 'escalation', $3)", [
    other,
    new Date(scene.clock.at),
    OLA,
  ]);
  await scene.sql('update ticket set status = 2, ticket_status = 2 where id = $1', [other]);
  scene.clock.at += 365 * DAY;
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status }) => status),
    [GIVEN_UP, GIVEN_UP],
  );
  assert.equal(sink.caught.length, 0);
  const told = await scene.sql('select ticket_id, body from ej_message where message_category = $1', [FAILED_SENDING]);
  assert.deepEqual(
    told.map((row) => row.ticket_id),
    [id],
  );
  assert.match(told[0]!.body as string, /more than five days/);
  assert.equal((await scene.row(other)).status, 2);
});

test('a ticket that is merged while its mail is refused: the one that it has become is told', async (t) => {
  const { scene, sink, arrive, relay } = await openPost(t);
  const id = await arrive(first());
  const main = await arrive(first().map((line) => line.replace('first@', 'main@')));
  await answer(scene, id, {}, [KARI]);
  sink.says.rcpt = () => 550;
  const merging = {
    ...relay,
    hand: async (...asked: Parameters<typeof relay.hand>) => {
      const answers = await relay.hand(...asked);
      await scene.agent().mergeTicketsAsync({ ticketId: main } as never, [id]);
      return answers;
    },
  };
  await new Postman(scene.app, merging, (error) => assert.fail(String(error))).deliver();
  const [row] = await scene.sql('select status from outbox');
  const told = await scene.sql('select ticket_id from ej_message where message_category = $1', [FAILED_SENDING]);
  assert.deepEqual([row!.status, told.map((one) => one.ticket_id)], [FAILED, [main]]);
});

test('an agent who is told of something has no token: his answer by mail would stand there as a customer’s', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await scene.sql("update ejuser set email = 'bjorn@desk.example' where id = $1", [B.userId]);
  await scene.app.desks.reload();
  await scene.sql("insert into outbox (ticket_id, created, svar_kind, svar_user_id) values ($1, $2, 'newMessage', $3)", [
    id,
    new Date(scene.clock.at),
    B.userId,
  ]);
  await deliver();
  assert.ok(!sink.caught[0]!.raw.toString().includes('svar-to.'));
});

test('a Message-ID is at home where its mail comes from: the mailbox of the ticket, also on a desk without an address of its own', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  await scene.sql("insert into mail_in_filter (address) values ('a@first.example')");
  const id = await arrive(first());
  await scene.sql("insert into outbox (ticket_id, created, svar_kind, rcpt) values ($1, $2, 'escalation', $3)", [
    id,
    new Date(scene.clock.at),
    KARI,
  ]);
  await answer(scene, id, {}, [KARI]);
  await deliver();
  const mails = await Promise.all(sink.caught.map(({ raw }) => PostalMime.parse(raw)));
  assert.deepEqual(
    mails.map(({ from, messageId }) => [from?.address, messageId?.split('@').at(-1)]),
    [
      ['help@desk.example', 'desk.example>'],
      ['help@desk.example', 'desk.example>'],
    ],
  );
  assert.match(sink.caught[1]!.raw.toString(), /<svar-to\.\d+\.[0-9a-f]{32}@desk\.example>/);
});
