/** Who writes to the desk: persons made of senders, and what the desk answers by itself, seldom, and never to machines. Source: email §4.3, §4.4, §6; reliability §6 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import PostalMime from 'postal-mime';
import { A, MINUTE, P, SUPPORT } from './scenarios/scene.ts';
import { answer, FAILED_SENDING, HELP, KARI, openPost, SENT, WAITING } from './support/mail-out.ts';

const NORA = 'nora.lie@north.fjell.example';
const [NO_AUTO_REPLY, SENT_AUTO_REPLY] = [3, 4];
const HOUR = 60 * MINUTE;

let letters = 0;
const letter = (from: string, more: { subject?: string; head?: string[]; text?: string } = {}): string[] => [
  `From: ${from}`,
  `To: ${HELP}`,
  `Subject: ${more.subject ?? 'Cheap pills at casino.example'}`,
  `Message-ID: <n${++letters}@x.example>`,
  ...(more.head ?? []),
  '',
  more.text ?? 'Buy at casino.example',
];

/** A desk with a template in two languages for its automatic replies. */
async function openDesk(t: TestContext) {
  const post = await openPost(t);
  const { scene } = post;
  const [language] = await scene.sql(
    "insert into cust_lang (name, lang_code, iso_code, email_domains) values ('Norsk', 'no', 'no', 'fjell.example') returning id",
  );
  const [template] = await scene.sql("insert into reply_template (name) values ('Received') returning id");
  const body = (languageId: unknown, flags: number, subject: string, plain: string) =>
    scene.sql('insert into reply_template_body (reply_template_id, language_id, flags, subject, body_plain) values ($1, $2, $3, $4, $5)', [
      template!.id,
      languageId,
      flags,
      subject,
      plain,
    ]);
  await body(1, 1, 'We have it', 'Hello [[customer.firstname]]! Your number is [[ticket.id]]. [[ticket.title]] [[ticket.lastMessage]]');
  await body(language!.id, 0, 'Mottatt', 'Hei [[customer.firstname]]! Saken har nummer [[ticket.id]]. [[ticket.title]]');
  const setting = async (name: string, value: string) => {
    await scene.sql('delete from registry where name = $1', [name]);
    await scene.sql('insert into registry (reg_id, name, value) select max(reg_id) + 1, $1, $2 from registry', [name, value]);
    await scene.app.desks.reload();
  };
  await setting('ReplyTemplateCustomerCustomerReply', String(template!.id));
  const line = async (ticketId: number) =>
    (
      await scene.sql(
        'select h.std_item, h.value from message_header h join ej_message m on m.id = h.message_id where m.ticket_id = $1 and h.std_item in (3, 4)',
        [ticketId],
      )
    )[0]!;
  return { ...post, languageId: language!.id as number, templateId: template!.id as number, setting, line };
}

test('an unknown sender becomes a person: his name, the company of his domain, his language; his next mail is his too', async (t) => {
  const { scene, arrive, languageId } = await openDesk(t);
  const [company] = await scene.sql("insert into contact (name) values ('Fjell AS') returning contact_id as id");
  await scene.sql("insert into company_domain (company_id, domain_name) values ($1, 'Fjell.example')", [company!.id]);
  const id = await arrive(letter(`"Lie, Nora Marie" <${NORA.toUpperCase()}>`));
  const ticket = await scene.client(A.login).getTicketAgent().getTicketEntityAsync(id);
  const [person] = await scene.sql(
    'select p.person_id as id, firstname, lastname, p.contact_id as company, supportlanguageid as language from person p join email e using (person_id) where lower(email_address) = $1',
    [NORA],
  );
  const { id: personId, ...said } = person!;
  assert.deepEqual(said, { firstname: 'Nora Marie', lastname: 'Lie', company: company!.id, language: languageId });
  assert.equal(ticket.person?.personId, personId);
  const events = await scene.sql("select operation from svar_event where entity = 'person' and row_id = $1", [personId]);
  assert.deepEqual(events, [{ operation: 'Mail.Sender' }]);
  const other = await arrive(letter(NORA, { subject: 'Another' }));
  assert.equal((await scene.row(other)).cust_id, personId);
});

test('two mails of one unknown sender at the same time make one person', async (t) => {
  const { scene, arrive } = await openDesk(t);
  await Promise.all(Array.from({ length: 6 }, () => arrive(letter(NORA))));
  assert.equal((await scene.sql('select 1 from email where lower(email_address) = $1', [NORA])).length, 1);
});

test('nobody is made of machines, of agents, of what is passed over, or where the desk does not want it', async (t) => {
  const { scene, arrive, setting } = await openDesk(t);
  const persons = async () => (await scene.sql('select count(*)::int as n from person'))[0]!.n;
  const before = await persons();
  await scene.sql('update mail_in_filter set mailgun_dsn = true');
  const machine = await arrive(letter('robot@x.example', { head: ['Auto-Submitted: auto-generated'] }));
  assert.equal((await scene.row(machine)).cust_id, null);
  await scene.sql("update ejuser set email = 'anna@desk.example' where id = $1", [A.userId]);
  await setting('ImportMailCreateUnknownPersons', '1');
  assert.equal((await scene.row(await arrive(letter('anna@desk.example')))).cust_id, null);
  await setting('ImportMailCreateUnknownPersons', '0');
  const id = await arrive(letter(NORA));
  const row = await scene.row(id);
  assert.deepEqual([row.cust_id, row.from_address], [null, NORA]);
  assert.equal(await persons(), before);
});

test('the reply: in his language, with the number and the tag, as a machine’s; it is no reply of the desk’s people', async (t) => {
  const { scene, sink, arrive, deliver, line } = await openDesk(t);
  const id = await arrive(letter(`Nora Lie <${NORA}>`));
  const row = await scene.row(id);
  assert.deepEqual([row.replied_at, row.num_replies], [null, 0]);
  assert.deepEqual(await line(id), { std_item: SENT_AUTO_REPLY, value: NORA });
  const [parcel] = await deliver();
  assert.equal(parcel!.status, SENT);
  const mail = await PostalMime.parse(sink.caught[0]!.raw);
  const head = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  assert.deepEqual(sink.caught[0]!.to, [NORA]);
  assert.deepEqual([mail.subject, mail.from?.address], [`[ejTag: ${id}] Mottatt`, HELP]);
  assert.equal(mail.text?.trim(), `Hei Nora! Saken har nummer ${id}.`);
  assert.deepEqual(
    [head('auto-submitted'), head('x-auto-response-suppress'), mail.inReplyTo],
    ['auto-replied', 'All', `<n${letters}@x.example>`],
  );
  assert.ok(!/casino|pills/i.test(sink.caught[0]!.raw.toString()), 'nothing that a stranger wrote goes to whom he says he is');
  // the answer to it comes home, under whatever subject
  const back = await arrive(letter(NORA, { subject: 'Thanks', head: [`In-Reply-To: ${mail.messageId}`] }));
  assert.equal(back, id);
});

test('a customer whom the desk knows has his own words back; a stranger’s name is his as far as it is one', async (t) => {
  const { sink, arrive, deliver } = await openDesk(t);
  await arrive(letter(KARI, { subject: 'The door' }));
  await arrive(letter('"Win at www.casino.example" <stranger@x.example>', { subject: 'Pills' }));
  await deliver();
  const [known, stranger] = await Promise.all(
    [KARI, 'stranger@x.example'].map((to) => PostalMime.parse(sink.caught.find((one) => one.to.includes(to))!.raw)),
  );
  assert.match(known!.text ?? '', /^Hello [^!]+! Your number is \d+\. The door Buy at/);
  assert.match(stranger!.text ?? '', /^Hello ! Your number is \d+\.\s*$/);
});

const silences: readonly (readonly [string, string[], RegExp])[] = [
  ['a list', ['List-Id: <news.x.example>'], /list-id/],
  ['bulk mail', ['Precedence: bulk'], /precedence/],
  ['who asks for none', ['X-Auto-Response-Suppress: OOF, AutoReply'], /x-auto-response-suppress/],
  ['another desk', ['X-Svar-Loop: 1234'], /x-svar-loop/],
];
test('silence is explained on the message', async (t) => {
  const { scene, arrive, line, setting } = await openDesk(t);
  for (const [what, head, why] of silences) {
    const said = await line(await arrive(letter(`${what.replaceAll(' ', '.')}@x.example`, { head })));
    assert.equal(said.std_item, NO_AUTO_REPLY, what);
    assert.match(said.value as string, why);
  }
  await scene.sql('update mail_in_filter set noautoreply = true');
  assert.match((await line(await arrive(letter(NORA)))).value as string, /mailbox sends no/);
  await scene.sql('update mail_in_filter set noautoreply = false');
  await setting('ReplyTemplateCustomerCustomerReply', '0');
  assert.match((await line(await arrive(letter(NORA)))).value as string, /no template/);
  assert.deepEqual(await scene.sql('select id from outbox'), []);
});

test('one reply to a sender in an hour, however often he writes, and at once', async (t) => {
  const { scene, arrive, line } = await openDesk(t);
  const ids = await Promise.all(Array.from({ length: 5 }, () => arrive(letter(NORA))));
  const said = await Promise.all(ids.map(line));
  assert.deepEqual(said.map(({ std_item }) => std_item).toSorted(), [
    NO_AUTO_REPLY,
    NO_AUTO_REPLY,
    NO_AUTO_REPLY,
    NO_AUTO_REPLY,
    SENT_AUTO_REPLY,
  ]);
  scene.clock.at += HOUR;
  assert.equal((await line(await arrive(letter(NORA)))).std_item, SENT_AUTO_REPLY);
  assert.equal((await scene.sql("select 1 from outbox where svar_kind = 'autoReply'")).length, 2);
});

test('the mailbox’s own template counts before the desk’s; a new person is welcomed where the desk wants it', async (t) => {
  const { scene, arrive, setting, templateId } = await openDesk(t);
  const [own] = await scene.sql("insert into reply_template (name) values ('Own') returning id");
  await scene.sql('update mail_in_filter set reply_template_id = $1', [own!.id]);
  await setting('ReplyTemplateCustomerNewCustomer', String(templateId));
  await setting('AllwaysSendMailToNewCustomers', '1');
  await arrive(letter(NORA));
  await arrive(letter(KARI));
  assert.deepEqual(await scene.sql('select svar_kind as kind, svar_template_id as template, rcpt from outbox order by id'), [
    { kind: 'autoReply', template: own!.id, rcpt: NORA },
    { kind: 'newCustomer', template: templateId, rcpt: NORA },
    { kind: 'autoReply', template: own!.id, rcpt: KARI },
  ]);
});

test('what the desk writes by itself to a customer is held back beyond five an hour; what people write is not', async (t) => {
  const { scene, arrive, deliver, sink } = await openDesk(t);
  const id = await arrive(letter(KARI));
  await scene.sql(
    "insert into outbox (ticket_id, created, svar_kind, svar_person_id) select $1, $2, 'escalation', $3 from generate_series(1, 6)",
    [id, new Date(scene.clock.at), P],
  );
  await answer(scene, id, {}, [KARI]);
  const rows = await deliver();
  const states = rows.map(({ status }) => status);
  assert.deepEqual([states.filter((state) => state === SENT).length, states.filter((state) => state === WAITING).length], [6, 2]);
  assert.match(rows.find(({ status }) => status === WAITING)!.last_error as string, /5 mails of the desk by itself/);
  assert.equal(states.at(-1), SENT, 'an agent’s own mail goes');
  scene.clock.at += HOUR;
  await deliver();
  assert.equal(sink.caught.length, 8, 'nothing is lost');
  assert.deepEqual(await scene.sql('select id from ej_message where message_category = $1', [FAILED_SENDING]), []);
});

test('another address of a mailbox is the desk’s own: nobody is answered there, and mail from it is nobody’s', async (t) => {
  const { scene, arrive, line } = await openDesk(t);
  await scene.sql("insert into mail_alias (filter_id, alias) select id, 'Support@Desk.example' from mail_in_filter");
  const id = await arrive(letter('support@desk.example'));
  assert.match((await line(id)).value as string, /own addresses/);
});

test('what a third party answers to a forward is for agents alone; marked spam waits for a person', async (t) => {
  const { scene, sink, arrive, deliver } = await openDesk(t);
  const id = await arrive(letter(KARI, { subject: 'The door' }));
  const messageId = await answer(scene, id, { text: 'See below' }, ['smith@locks.example']);
  await scene.sql("update outbox set svar_kind = 'forward', svar_details = '{}' where message_id = $1 and svar_kind = 'message'", [
    messageId,
  ]);
  await deliver();
  const sent = await PostalMime.parse(sink.caught.find(({ to }) => to.includes('smith@locks.example'))!.raw);
  const back = await arrive(
    letter('smith@locks.example', {
      subject: 'Re: x',
      head: [`In-Reply-To: ${sent.messageId}`, `References: ${sent.headers.find(({ key }) => key === 'references')?.value ?? ''}`],
    }),
  );
  assert.equal(back, id);
  const [message] = await scene.sql('select slevel from ej_message where ticket_id = $1 order by id desc limit 1', [id]);
  assert.equal(message!.slevel, 1);
  await assert.rejects(arrive(letter(KARI, { head: ['X-Spam-Flag: YES'] })), /marked as spam/);
  assert.equal((await scene.row(id)).category, SUPPORT);
});
