/** What leaves the desk because of a filter: the mail itself, word of it, an answer; each as a row of the outbox first. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import PostalMime from 'postal-mime';
import { FAILED, first, HELP, KARI, OLA, openPost as openOut, SENT } from './support/mail-out.ts';

/** A desk whose mail goes out, with a template that knows what filters find. */
async function openPost(t: TestContext) {
  const post = await openOut(t);
  const { scene } = post;
  const [template] = await scene.sql("insert into reply_template (name, access_level) values ('Order', 1) returning id");
  await scene.sql(
    "insert into reply_template_body (reply_template_id, language_id, flags, subject, body_plain, body_html) values ($1, 1, 1, 'Your order', 'Order [[order]] is with [[ticket.category.name]].', '')",
    [template!.id],
  );
  const save = async (filter: object): Promise<void> => {
    const { status, text } = await scene.post('Svar/SaveMailFilter', filter);
    assert.equal(status, 200, text);
  };
  const outbox = () => scene.sql('select svar_kind as kind, rcpt, status, last_error from outbox where type = 0 order by id');
  return { ...post, templateId: template!.id as number, save, outbox };
}

const order = { Name: 'order', SearchIn: 'Body', Pattern: 'order (\\d+)' };
const with4711 = () => first('About order 4711');
const headOf = (mail: Awaited<ReturnType<typeof PostalMime.parse>>, name: string) => mail.headers.find(({ key }) => key === name)?.value;

test('a mail is passed on with its files, and others are told: by a machine, without a way home', async (t) => {
  const { scene, sink, deliver, arrive, save, templateId } = await openPost(t);
  await save({ Name: 'Pass on', ForwardTo: [OLA], Finds: [order], NoticeTo: ['boss@elsewhere.example'], NoticeTemplateId: templateId });
  await arrive([
    ...first().slice(0, 4),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'About order 4711',
    '--b',
    'Content-Type: text/plain; name=plan.txt',
    'Content-Disposition: attachment; filename=plan.txt',
    '',
    'The plan',
    '--b--',
    '',
  ]);
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status, last_error }) => [status, last_error]),
    rows.map(() => [SENT, '']),
  );
  const [passed, told] = ['to', 'boss'].map(
    (name, place) => sink.caught.find(({ to }) => to[0] === (place === 0 ? OLA : `${name}@elsewhere.example`))!,
  );
  const mail = await PostalMime.parse(passed!.raw);
  assert.match(mail.html ?? '', /Kari &lt;kari@fjellheim\.example&gt;.*About order 4711/s);
  assert.deepEqual(
    mail.attachments.map(({ filename }) => filename),
    ['plan.txt'],
  );
  assert.equal(mail.from?.address, HELP);
  assert.equal(headOf(mail, 'auto-submitted'), 'auto-generated');
  const notice = await PostalMime.parse(told!.raw);
  assert.match(notice.text ?? '', /^Order 4711 is with Support/);
  for (const { raw } of [passed!, told!]) assert.ok(!raw.toString().includes('svar-to.'), 'his answer would stand there as a customer’s');
  // what he answers is no word of the customer’s
  const [ticket] = await scene.sql('select id from ticket where origin = 1');
  const answer = await arrive([
    `From: ${OLA}`,
    `To: ${HELP}`,
    `Subject: Re: ${mail.subject}`,
    'Message-ID: <ola@x.example>',
    `In-Reply-To: ${mail.messageId}`,
    '',
    'Ok',
  ]);
  assert.notEqual(answer, ticket!.id);
});

test('a filter answers who has written, with what it has found; one that wants no answer keeps the desk silent', async (t) => {
  const { sink, deliver, arrive, save, outbox, templateId } = await openPost(t);
  await save({ Name: 'Answer', Finds: [order], ReplyTemplateId: templateId });
  const id = await arrive(with4711());
  await deliver();
  assert.deepEqual(
    sink.caught.map(({ to }) => to),
    [[KARI]],
  );
  const mail = await PostalMime.parse(sink.caught[0]!.raw);
  assert.match(mail.text ?? '', /^Order 4711 is with Support/);
  assert.match(mail.subject ?? '', new RegExp(`\\[ejTag: ${id}\\] Your order`));
  assert.match(headOf(mail, 'auto-submitted') ?? '', /^auto-/);
  assert.match(headOf(mail, 'references') ?? '', /^<svar-to\./, 'his answer comes home');
  // on a ticket that stands he is answered as well
  const more = with4711().map((line) => line.replace('first@', 'more@').replace('4711', '4712'));
  await arrive([...more.slice(0, 4), 'In-Reply-To: <first@fjellheim.example>', ...more.slice(4)]);
  await deliver();
  assert.match((await PostalMime.parse(sink.caught[1]!.raw)).text ?? '', /^Order 4712/);
  const before = (await outbox()).length;
  // mail that no machine may answer is not answered by a filter either
  const list = with4711().map((line) => line.replace('first@', 'list@'));
  await arrive([...list.slice(0, 4), 'List-Id: <news.example>', ...list.slice(4)]);
  assert.equal((await outbox()).length, before);
});

test('a filter that wants no answer keeps the desk silent; the message says why', async (t) => {
  const { scene, arrive, save, outbox, templateId } = await openPost(t);
  await scene.sql('update mail_in_filter set reply_template_id = $1', [templateId]);
  await arrive(first());
  assert.deepEqual(
    (await outbox()).map(({ kind }) => kind),
    ['autoReply'],
  );
  await save({ Name: 'Hush', BlocksAutoReply: true });
  const id = await arrive(first().map((line) => line.replace('first@', 'hush@')));
  assert.equal((await outbox()).length, 1);
  const [header] = await scene.sql(
    'select h.value from message_header h join ej_message m on m.id = h.message_id where m.ticket_id = $1 and h.std_item = 3',
    [id],
  );
  assert.equal(header!.value, 'filter “Hush” wants no answer');
});

test('who was found in a mail of somebody else is written to himself, in plain words, or nobody is', async (t) => {
  const { scene, sink, deliver, arrive, save, outbox, templateId } = await openPost(t);
  await scene.sql('insert into email (person_id, email_address, rank) values (51, $1, 0)', [OLA]);
  const who = { Name: 'who', SearchIn: 'Body', Pattern: 'who: (\\S+)' };
  const word = { ...order, Pattern: 'order ([^\\n]+)' };
  await save({ Name: 'Form', Finds: [who, word], PersonBy: 'Email', PersonFind: 'who', ReplyTemplateId: templateId });
  await arrive(first(`who: ${OLA}\r\norder 4711`));
  assert.deepEqual(await outbox(), [], 'what is known of him is not for who has sent it');
  const [form] = (await scene.post('Svar/GetMailFilters', {})).json as { FilterId: number }[];
  await save({ FilterId: form!.FilterId, IgnoresFrom: true });
  for (const said of ['4711', 'now at https://casino.example'])
    await arrive(first(`who: ${OLA}\r\norder ${said}`).map((line) => line.replace('first@', `${said.length}@`)));
  await deliver();
  const texts = await Promise.all(sink.caught.map(async ({ raw }) => (await PostalMime.parse(raw)).text?.split(' is ')[0]));
  assert.deepEqual([sink.caught.map(({ to }) => to), texts], [[[OLA]], ['Order 4711']], 'and once within an hour');
  scene.clock.at += 61 * 60_000;
  await arrive(first(`who: ${OLA}\r\norder now at https://casino.example`).map((line) => line.replace('first@', 'third@')));
  await deliver();
  const last = await PostalMime.parse(sink.caught.at(-1)!.raw);
  assert.deepEqual([sink.caught.length, /casino/.test(last.text ?? ''), /casino/.test(last.subject ?? '')], [2, false, false]);
});

test('two desks that pass mails on to each other come to an end', async (t) => {
  const { arrive, save, outbox } = await openPost(t);
  await save({ Name: 'Pass on', ForwardTo: [OLA] });
  const mail = first();
  await arrive([...mail.slice(0, 4), 'X-Svar-Loop: 0123456789abcdef0123456789abcdef', ...mail.slice(4)]);
  assert.deepEqual(await outbox(), []);
});

test('a template that goes while its mail waits: nothing else is said in its place', async (t) => {
  const { scene, sink, deliver, arrive, save, templateId } = await openPost(t);
  await save({ Name: 'Tell', NoticeTo: [OLA], NoticeTemplateId: templateId });
  await arrive(with4711());
  await scene.sql('delete from reply_template_body where reply_template_id = $1', [templateId]);
  await scene.sql('delete from reply_template where id = $1', [templateId]);
  const [row] = await deliver();
  assert.deepEqual([row!.status, row!.last_error, sink.caught.length], [FAILED, `${OLA}: its template is gone`, 0]);
});
