/** The outbox by hand: a mail is sent again, or taken back. The server that it goes to is a real one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { sweepOutbox } from '../src/app/jobs/mail-retention.ts';
import { A, B, C, MINUTE, type Row, type Scene, VIP } from './scenarios/scene.ts';
import { answer, FAILED, first, GIVEN_UP, KARI, OLA, openPost, SENT, WAITING } from './support/mail-out.ts';

const CANCELLED = 5;
const DAY = 24 * 60 * MINUTE;
const [BY_TEMPLATE, OUTBOX] = [10007, 10023];

const hand = async (
  scene: Scene,
  operation: 'ResendMail' | 'CancelMail',
  id: unknown,
  who: string = A.login,
  headers: Record<string, string> = {},
) => {
  const { status, json, text } = await scene.post(`Svar/${operation}`, { Id: id }, headers, who);
  return { status, value: json as unknown as number, text };
};

test('refused for one of two, then sent again: only he has it, under the Message-ID that it had; the ticket tells of both', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  const [template] = await scene.sql("insert into reply_template (name) values ('Answer') returning id");
  await scene.sql(
    "insert into reply_template_body (reply_template_id, language_id, flags, body_plain) values ($1, 1, 1, '[[message.body]]')",
    [template!.id],
  );
  const note = await answer(scene, id, { text: 'Twice.' }, [KARI, OLA]);
  await scene.sql('update outbox set svar_template_id = $1', [template!.id]);
  sink.says.rcpt = (address) => (address === OLA ? 550 : 250);
  const [failed] = await deliver();
  assert.deepEqual([failed!.status, failed!.rcpt], [FAILED, OLA]);
  assert.ok((await scene.log(id)).some(({ action, ofMessage }) => action === OUTBOX && ofMessage));
  sink.says.rcpt = () => 250;
  const again = await hand(scene, 'ResendMail', failed!.id);
  assert.equal(again.status, 200, again.text);
  const [old, fresh] = await deliver();
  assert.deepEqual([old!.status, Number(fresh!.id), fresh!.status, fresh!.rcpt], [FAILED, again.value, SENT, OLA]);
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [[KARI], [OLA]],
  );
  const mails = await Promise.all(sink.caught.map(({ raw }) => PostalMime.parse(raw)));
  const [stored] = await scene.sql('select message_id from ej_message where id = $1', [note]);
  assert.deepEqual(
    mails.map(({ messageId }) => messageId),
    [stored!.message_id, stored!.message_id],
  );
  assert.ok((await scene.log(id)).some(({ action, ofMessage, by }) => action === BY_TEMPLATE && ofMessage && by === A.userId));
  const said = await scene.sql('select description from ticket_log_action where ticket_id = $1', [id]);
  assert.ok(said.some(({ description }) => description === `Sent again to ${OLA}`));
  assert.ok((await scene.events(id)).at(-1)!.kinds.includes('MessageSent'));
  // the one that was repeated is at its end; its repeat may go again, to those whom it was for
  const twice = await hand(scene, 'ResendMail', failed!.id);
  assert.equal(twice.status, 409, twice.text);
});

test('sent, and sent again: all have it twice, under one Message-ID', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI, OLA]);
  sink.says.rcpt = (address) => (address === OLA ? 451 : 250);
  await deliver();
  sink.says.rcpt = () => 250;
  scene.clock.at += MINUTE;
  const [sent] = await deliver();
  assert.deepEqual([sent!.status, sent!.rcpt], [SENT, OLA], 'who had it last stands there');
  assert.equal((await hand(scene, 'ResendMail', sent!.id)).status, 200);
  await deliver();
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [[KARI], [OLA], [KARI, OLA]],
  );
  const ids = await Promise.all(sink.caught.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
  assert.equal(new Set(ids).size, 1);
});

test('given up after five days: a repeat has five days of its own', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  sink.says.rcpt = () => 451;
  await deliver();
  scene.clock.at += 5 * DAY;
  const [given] = await deliver();
  assert.equal(given!.status, GIVEN_UP);
  await hand(scene, 'ResendMail', given!.id);
  const [, waits] = await deliver();
  assert.deepEqual([waits!.status, waits!.retries], [WAITING, 1]);
  sink.says.rcpt = () => 250;
  scene.clock.at += MINUTE;
  const [, sent] = await deliver();
  assert.equal(sent!.status, SENT);
});

test('the desk may grant fewer tries than five days hold', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await scene.sql("update registry set value = '2' where name = 'EmailSendingRetryLimit'");
  await scene.app.desks.reload();
  await answer(scene, id, {}, [KARI]);
  sink.says.rcpt = () => 451;
  assert.equal((await deliver())[0]!.status, WAITING);
  scene.clock.at += MINUTE;
  assert.equal((await deliver())[0]!.status, GIVEN_UP);
});

test('taken back before it leaves: nobody has it, its row says so, and it may go after all', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  const note = await answer(scene, id, {}, [KARI], { bcc: ['boss@desk.example'] });
  const [waiting] = await scene.sql('select id from outbox');
  assert.equal((await hand(scene, 'CancelMail', waiting!.id)).status, 204);
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.next_retry, sink.caught.length], [CANCELLED, null, 0]);
  const [told] = await scene.sql(
    "select description, user_id from ticket_log_action where ticket_id = $1 and message_id = $2 and description like 'Not sent%'",
    [id, note],
  );
  assert.deepEqual(told, { description: `Not sent, taken back: ${KARI}`, user_id: A.userId });
  assert.ok((await scene.events(id)).at(-1)!.kinds.includes('MailTakenBack'));
  const seen = await scene.post('Svar/GetOutbox', { TicketId: id, Skip: 0, Top: 0 }, {}, A.login);
  assert.equal((seen.json as { State: string }[])[0]!.State, 'Cancelled');
  assert.equal((await hand(scene, 'CancelMail', waiting!.id)).status, 409);
  assert.equal((await hand(scene, 'ResendMail', waiting!.id)).status, 200);
  await deliver();
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [[KARI, 'boss@desk.example']],
  );
});

test('what somebody has in his hands is not taken back; what a dead process had is', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  const [row] = await scene.sql('update outbox set status = 1, retries = 1, next_retry = $1 returning id', [
    new Date(scene.clock.at + MINUTE),
  ]);
  const early = await hand(scene, 'CancelMail', row!.id);
  assert.deepEqual([early.status, /being sent/.test(early.text)], [409, true]);
  scene.clock.at += MINUTE;
  assert.equal((await hand(scene, 'CancelMail', row!.id)).status, 204);
  await deliver();
  assert.equal(sink.caught.length, 0);
});

test('the same key sends again once; two who do it at once are one and a refusal', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  const [sent] = await deliver();
  const key = { 'Idempotency-Key': 'again' };
  const one = await hand(scene, 'ResendMail', sent!.id, A.login, key);
  const same = await hand(scene, 'ResendMail', sent!.id, A.login, key);
  assert.deepEqual([one.status, same.status, same.value], [200, 200, one.value]);
  await deliver();
  const both = await Promise.all([A.login, B.login].map((who) => hand(scene, 'ResendMail', one.value, who)));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  await deliver();
  assert.equal(sink.caught.length, 3);
});

test('without the right, without such a mail, and after it was forgotten: refused, and nothing changes', async (t) => {
  const { scene, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  const [sent] = await deliver();
  await scene.sql('update ticket set category = $2, owned_by = 1 where id = $1', [id, VIP]);
  const refusal = async (who: string, mail: unknown): Promise<[number, boolean]> => {
    const before = await scene.contents();
    const { status, text } = await hand(scene, 'ResendMail', mail, who);
    assert.deepEqual(await scene.contents(), before);
    return [status, text.includes(KARI)];
  };
  assert.deepEqual(await refusal(C.login, sent!.id), [403, false]);
  assert.deepEqual(await refusal('ADM0', 4_711), [400, false]);
  assert.equal(await sweepOutbox(scene.app, scene.clock.at + 7 * DAY), 1);
  assert.deepEqual(await refusal('ADM0', sent!.id), [400, false]);
});

test('a mail whose message has moved by a merge goes out from where it is now', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  const main = await arrive(first().map((line) => line.replace('first@', 'main@')));
  await answer(scene, id, {}, [KARI]);
  sink.says.rcpt = () => 550;
  const [failed] = await deliver();
  await scene.agent().mergeTicketsAsync({ ticketId: main } as never, [id]);
  sink.says.rcpt = () => 250;
  const again = await hand(scene, 'ResendMail', failed!.id);
  assert.equal(again.status, 200, again.text);
  await deliver();
  const rows = (await scene.sql('select ticket_id, status from outbox order by id')) as Row[];
  assert.deepEqual(rows.at(-1), { ticket_id: main, status: SENT });
  assert.equal(sink.caught.length, 1);
});
