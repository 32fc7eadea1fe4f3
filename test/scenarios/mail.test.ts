/** Save semantics §8.3 and §8.4, what mail does to tickets: handed over by the official client, on the road that all mail takes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus, TicketReadStatus } from '@superoffice/webapi/Enums.js';
import { A, B, MINUTE, openScene, P, type Scene, SUPPORT } from './scene.ts';

const [OPEN, CLOSED, DELETED, IN_QUEUE] = [1, 2, 4, 6];
const [EXTERNAL, INCOMING, BY_MAIL] = [2, 4, 1];
const { Active, Closed, Deleted, Merged } = TicketBaseStatus;
const KARI = 'kari@fjellheim.example';

let letters = 0;
/** A mail of a customer; each is another one. */
const letter = (more: { subject?: string; from?: string; head?: string; text?: string } = {}): string =>
  [
    `From: Kari Fjell <${more.from ?? KARI}>`,
    'To: Help <help@example.org>',
    'Cc: "Berg, Ola" <ola@elsewhere.example>',
    `Subject: ${more.subject ?? 'The door will not lock'}`,
    `Message-ID: <letter-${++letters}@fjellheim.example>`,
    ...(more.head ? [more.head] : []),
    'Content-Type: text/plain; charset=utf-8',
    '',
    more.text ?? 'It clicks, and opens again. Blåbær.',
    '',
  ].join('\r\n');

async function openPost(t: Parameters<typeof openScene>[0]) {
  const scene = await openScene(t);
  await scene.sql('insert into email (person_id, email_address, rank) values ($1, $2, 0)', [P, KARI]);
  const [mailbox] = await scene.sql(
    `insert into mail_in_filter (address, category_id, priority, keep_headers) values ('help@example.org', $1, 3, 'X-Phase, to') returning id`,
    [SUPPORT],
  );
  const service = scene.client(A.login).getCustomerServiceAgent();
  return {
    scene,
    mailboxId: mailbox!.id as number,
    service,
    create: async (data = letter(), mailboxId = mailbox!.id as number, personId = 0): Promise<number> =>
      (await service.createTicketFromMailDataAsync(mailboxId, data, personId)).ticketId,
    add: async (ticketId: number, data = letter()): Promise<number> => (await service.addMessageFromMailDataAsync(ticketId, data)).ticketId,
  };
}

const messagesOf = (scene: Scene, id: number) =>
  scene.sql(
    'select id, slevel, badge, created_by, customer_id, message_id, author, body, html_body, email_header from ej_message where ticket_id = $1 order by id',
    [id],
  );

test('32: a customer’s mail makes a ticket: external and incoming, by nobody of the house, no reply', async (t) => {
  const { scene, create, mailboxId } = await openPost(t);
  const id = await create(letter({ head: 'X-Phase: urgent' }));
  const ticket = await scene.agent().getTicketEntityAsync(id);
  assert.deepEqual(
    [
      ticket.title,
      ticket.author,
      ticket.fromAddress,
      ticket.person?.personId,
      ticket.category?.ticketCategoryId,
      ticket.priority?.ticketPriorityId,
    ],
    ['The door will not lock', `Kari Fjell <${KARI}>`, KARI, P, SUPPORT, 3],
  );
  assert.deepEqual([ticket.numMessages, ticket.numReplies, ticket.readStatus, ticket.baseStatus], [1, 0, TicketReadStatus.Red, Active]);
  const row = await scene.row(id);
  assert.deepEqual([row.replied_at, row.created_by, row.origin], [null, 1, BY_MAIL]);
  const [message] = await messagesOf(scene, id);
  assert.deepEqual(
    [message!.slevel, message!.badge, message!.created_by, message!.customer_id, message!.message_id],
    [EXTERNAL, INCOMING, 1, P, `letter-${letters}@fjellheim.example`],
  );
  assert.match(message!.body as string, /^It clicks, and opens again\. Blåbær\./);
  assert.match(message!.email_header as string, /^From: Kari Fjell/);
  const headers = await scene.sql('select name, value from message_header where message_id = $1 order by id', [message!.id]);
  assert.deepEqual(headers, [
    { name: 'To', value: 'Help <help@example.org>' },
    { name: 'Cc', value: '"Berg, Ola" <ola@elsewhere.example>' },
    { name: 'X-Phase', value: 'urgent' },
    { name: 'Auto-reply', value: 'an agent has handed it over' },
  ]);
  const [way] = await scene.sql('select mail_in_filter, status, ticket_id, message_id, svar_path from inbox');
  assert.deepEqual([way!.mail_in_filter, way!.status, way!.ticket_id, way!.message_id], [mailboxId, 1, id, message!.id]);
  assert.deepEqual(
    (way!.svar_path as { step: string }[]).map(({ step }) => step),
    ['kept', 'read', 'judged', 'placed', 'ruled', 'taken in', 'answered'],
  );
});

test('the same bytes twice are one mail; the second hand finds the first one’s ticket', async (t) => {
  const { scene, create, add } = await openPost(t);
  const data = letter();
  const [one, two] = await Promise.all([create(data), create(data)]);
  assert.equal(one, two);
  assert.equal(await create(data), one);
  assert.deepEqual(await scene.sql('select count(*)::int as tickets from ticket where title like $1', ['The door%']), [{ tickets: 1 }]);
  const reply = letter();
  assert.deepEqual([await add(one, reply), await add(one, reply)], [one, one]);
  assert.equal((await messagesOf(scene, one)).length, 2);
});

test('46: mail on a closed ticket opens it; on one in another active status too, but not on one in a queue', async (t) => {
  const { scene, create, add } = await openPost(t);
  const agent = scene.agent();
  const [vendor] = await scene.sql("insert into ticket_status (name, status, ts_rank) values ('Open, with the vendor', 1, 8) returning id");
  await scene.app.desks.reload();
  const id = await create();
  const standing = async (status: number) => {
    await agent.saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: status } } as never);
    scene.clock.at += MINUTE;
    assert.equal(await add(id), id);
    const ticket = await agent.getTicketEntityAsync(id);
    return [ticket.baseStatus, ticket.status?.ticketStatusId];
  };
  assert.deepEqual(await standing(CLOSED), [Active, OPEN]);
  assert.equal((await scene.row(id)).closed_at, null);
  assert.deepEqual(await standing(vendor!.id as number), [Active, OPEN]);
  assert.deepEqual(await standing(IN_QUEUE), [Active, IN_QUEUE]);
});

test('47: mail on a closed ticket whose status takes no mail makes a new one; the old stays closed', async (t) => {
  const { scene, create, add } = await openPost(t);
  const agent = scene.agent();
  const id = await create();
  await scene.sql('update ticket_status set no_email_reopen = true where id = $1', [CLOSED]);
  await scene.app.desks.reload();
  await agent.saveTicketEntityAsync({ ticketId: id, status: { ticketStatusId: CLOSED } } as never);
  const other = await add(id);
  assert.notEqual(other, id);
  const [old, fresh] = await Promise.all([agent.getTicketEntityAsync(id), agent.getTicketEntityAsync(other)]);
  assert.deepEqual([old.baseStatus, old.numMessages, fresh.baseStatus, fresh.numMessages], [Closed, 1, Active, 1]);
});

test('48: mail on a ticket that was merged comes to the one that it has become', async (t) => {
  const { scene, create, add } = await openPost(t);
  const agent = scene.agent();
  const [ten, twenty] = [await create(), await create()];
  await agent.mergeTicketsAsync(await agent.getTicketEntityAsync(twenty), [ten]);
  assert.equal((await agent.getTicketEntityAsync(ten)).baseStatus, Merged);
  assert.equal(await add(ten), twenty);
  assert.equal((await messagesOf(scene, twenty)).length, 3);
  assert.equal((await messagesOf(scene, ten)).length, 0);
});

test('49: mail on a ticket in the bin makes a new one; where its status lets mail in, the ticket comes back', async (t) => {
  const { scene, create, add } = await openPost(t);
  const agent = scene.agent();
  const id = await create();
  await agent.setDeletedStatusByIdsAsync([id]);
  const other = await add(id);
  assert.notEqual(other, id);
  assert.equal((await agent.getTicketEntityAsync(id)).baseStatus, Deleted);
  await scene.sql('update ticket_status set no_email_reopen = false where id = $1', [DELETED]);
  await scene.app.desks.reload();
  assert.equal(await add(id), id);
  const back = await agent.getTicketEntityAsync(id);
  assert.deepEqual([back.baseStatus, back.status?.ticketStatusId, back.numMessages], [Active, OPEN, 2]);
});

test('a letter with marks, a picture in its text and a file: cleaned, shown in its place, and attached', async (t) => {
  const { scene, create } = await openPost(t);
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const data = [
    `From: ${KARI}`,
    'Subject: =?utf-8?q?D=C3=B8ren?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p onclick="x()">Hello <script>alert(1)</script><img src="cid:pic@x"></p>',
    '--r',
    'Content-Type: image/png; name="lock.png"',
    'Content-ID: <pic@x>',
    'Content-Transfer-Encoding: base64',
    '',
    png,
    '--r--',
    '--m',
    'Content-Type: application/x-thing',
    'Content-Disposition: attachment; filename="../../plan.txt"',
    '',
    'a plan',
    '--m--',
    '',
  ].join('\r\n');
  const id = await create(data);
  const agent = scene.agent();
  const ticket = await agent.getTicketEntityAsync(id);
  assert.deepEqual([ticket.title, ticket.hasAttachment], ['Døren', true]);
  const [message] = await messagesOf(scene, id);
  assert.ok(!/script|onclick/i.test(message!.html_body as string));
  assert.match(message!.html_body as string, /cid:pic@x/);
  const links = await scene.sql(
    `select a.name, a.content_type, l.inline_image, l.content_id, encode(b.bytes, 'base64') as bytes from ticket_attachment l
     join attachment a on a.id = l.attachment_id join svar_blob b on b.hash = a.blob_hash where l.message_id = $1 order by l.id`,
    [message!.id],
  );
  assert.deepEqual(
    links.map(({ name, inline_image: inline, content_id: contentId }) => [name, inline, contentId]),
    [
      ['lock.png', true, 'pic@x'],
      ['plan.txt', false, ''],
    ],
  );
  assert.equal((links[0]!.bytes as string).replaceAll('\n', ''), png);
});

test('what is no mail, and whom or what it names that is not there, is refused without a trace', async (t) => {
  const { scene, service, mailboxId, create } = await openPost(t);
  const ticket = await create();
  const handed: [string, number, () => Promise<unknown>][] = [
    ['no mail', 400, () => service.createTicketFromMailDataAsync(mailboxId, '', 0)],
    ['words', 400, () => service.createTicketFromMailDataAsync(mailboxId, 'Hello there', 0)],
    ['mailbox', 400, () => service.createTicketFromMailDataAsync(4711, letter(), 0)],
    ['person', 400, () => service.createTicketFromMailDataAsync(mailboxId, letter(), 4711)],
    ['ticket', 400, () => service.addMessageFromMailDataAsync(4711, letter())],
    ['no ticket', 400, () => service.addMessageFromMailDataAsync(0, letter())],
    ['words on a ticket', 400, () => service.addMessageFromMailDataAsync(ticket, 'Hello there')],
  ];
  for (const [name, status, work] of handed) {
    const before = await scene.contents();
    await assert.rejects(work, (error: { response?: { status: number } }) => {
      assert.equal(error.response?.status, status, name);
      return true;
    });
    assert.deepEqual(await scene.contents(), before, name);
  }
});

test('without a mailbox it lands in the desk’s default category; who may not enter that is refused', async (t) => {
  const { scene } = await openPost(t);
  const service = scene.client(B.login).getCustomerServiceAgent();
  const { ticketId: id } = await service.createTicketFromMailDataAsync(0, letter(), 0);
  const { category } = await scene.row(id);
  await scene.sql('update ej_category set flags = flags | 128 where id = $1', [category]);
  await scene.sql('delete from category_membership where category_id = $1 and user_id = $2', [category, B.userId]);
  await scene.app.desks.reload();
  const before = await scene.contents();
  await assert.rejects(
    () => service.createTicketFromMailDataAsync(0, letter(), 0),
    (error: { response?: { status: number } }) => error.response?.status === 403,
  );
  assert.deepEqual(await scene.contents(), before);
});
