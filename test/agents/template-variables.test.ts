/** What the names in templates stand for, through the official client and in mails that leave. Source: email §8. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { A, B, openScene, P, type Scene } from '../scenarios/scene.ts';
import { first, KARI, openPost } from '../support/mail-out.ts';

async function template(scene: Scene, plain: string, html = ''): Promise<number> {
  const [row] = await scene.sql("insert into reply_template (name) values ('Answer') returning id");
  await scene.sql(
    'insert into reply_template_body (reply_template_id, language_id, flags, subject, body_plain, body_html) values ($1, 1, 1, $2, $3, $4)',
    [row!.id, 'News', plain, html],
  );
  return row!.id as number;
}

/** `name=value`, a line each. */
const listOf = (names: readonly string[]): string => names.map((name) => `${name}=[[${name}]]`).join('\n');
const valuesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

test('every group that a reply has: ticket, customer, company, our people, the user, the desk', async (t) => {
  const scene = await openScene(t);
  await scene.sql("insert into email (person_id, email_address, rank) values ($1, 'kari@fjell.example', 0)", [P]);
  await scene.sql(
    "update person set salutation = 'Dear Kari', svar_description = 'Early bird', supportassociateid = $2 where person_id = $1",
    [P, B.associateId],
  );
  await scene.sql("update contact set associate_id = $1, supportassociateid = $2, svar_description = 'Builds' where contact_id = 9", [
    A.associateId,
    B.associateId,
  ]);
  await scene.sql(
    "insert into address (contact_id, atype_idx, address1, zipcode, city) values (9, 1, 'Box 1', '0101', 'Oslo'), (2, 2, 'Street 7', '', 'Bergen')",
  );
  await scene.sql("insert into phone (owner_id, ptype_idx, phone) values (9, 1, '22 00'), (9, 2, '22 01'), (9, 16387, 'of no company')");
  await scene.sql("insert into company_domain (company_id, domain_name) values (9, 'fjell.example')");
  await scene.sql("update ejuser set email = 'bjorn@desk.example', sms = '+47 1' where id = $1", [B.userId]);
  await scene.sql("update ejuser set signature = 'Yours, Anna' where id = $1", [A.userId]);
  await scene.app.desks.reload();
  const agent = scene.agent();
  const made = await agent.saveTicketEntityAsync({ title: 'Door', person: { personId: P } } as never);
  await scene.sql(`update ticket set read_by_owner = '2026-01-12T10:11:12Z', owned_by = $2, extra = '{"x_color": "Red"}' where id = $1`, [
    made.ticketId,
    B.userId,
  ]);
  const expected = {
    'ticket.id': String(made.ticketId),
    'ticket.status': 'Open',
    'ticket.category': '1',
    'ticket.category.name': 'Support',
    'ticket.createdAt': '2026-01-12 10:00',
    'ticket.createdAtRaw': '2026-01-12 10:00:00',
    'ticket.readByOwnerRaw': '2026-01-12 11:11:12',
    'ticket.closedAtRaw': '',
    'ticket.custEmail': 'kari@fjell.example',
    'ticket.ownerCellphone': '+47 1',
    'ticket.sale.id': '',
    'ticket.x_color': 'Red',
    'customer.salutation': 'Dear Kari',
    'makeSalutation(customer.id)': 'Dear Kari',
    'customer.note': 'Early bird',
    'customer.ourContact': String(B.userId),
    'customer.password': '',
    'company.adr': 'Box 1, 0101 Oslo',
    'company.phone': '22 00',
    'company.fax': '22 01',
    'company.domain': 'fjell.example',
    'company.note': 'Builds',
    'company.ourContact.name': 'Bjørn Berg',
    'company.primaryContact.email': 'bjorn@desk.example',
    'company.ourSalesContact.name': 'Anna Aas',
    'user.firstname': 'Anna',
    'user.signature': 'Yours, Anna',
    'config.companyAddress': 'Street 7, Bergen',
    'message.body': '',
  };
  const id = await template(scene, listOf(Object.keys(expected)));
  const filled = await scene.client(A.login).getCustomerServiceAgent().getParsedTemplateAsync(id, 0, 0, made.ticketId);
  assert.deepEqual(valuesOf(filled.plainParsed), expected);
});

test('a notice to an agent quotes the message; what is internal never goes to a customer with it, nor does a user who is none', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first('Blåbær <b>'));
  const note = await scene
    .agent()
    .saveTicketMessageEntityAsync({ ticket: { ticketId: id }, body: 'Between us', slevel: 'Internal' } as never);
  await scene.sql("update ejuser set email = 'bjorn@desk.example' where id = $1", [B.userId]);
  await scene.app.desks.reload();
  const names = [
    'message.id',
    'message.slevel',
    'message.slevelInteger',
    'message.author',
    'message.messageCategory',
    'ticket.lastMessage',
    'user.name',
  ];
  const told = await template(scene, `${listOf(names)}\nbody=[[message.body]]`, '');
  const row = 'insert into outbox (ticket_id, message_id, created, svar_kind, svar_template_id, svar_user_id, svar_person_id, rcpt)';
  const values = [id, note.ejMessageId, new Date(scene.clock.at), told];
  await scene.sql(`${row} values ($1, $2, $3, 'newMessage', $4, ${B.userId}, null, '')`, values);
  await scene.sql(`${row} values ($1, $2, $3, 'escalation', $4, null, ${P}, '')`, values);
  const rows = await deliver();
  assert.deepEqual(
    rows.map(({ status, last_error }) => [status, last_error]),
    [
      [2, ''],
      [2, ''],
    ],
  );
  const mails = await Promise.all(
    sink.caught.map(async ({ raw, to }) => ({ to, ...valuesOf(((await PostalMime.parse(raw)).text ?? '').trim()) })),
  );
  const [agents, customers] = ['bjorn@desk.example', KARI].map((address) => mails.find(({ to }) => to.includes(address)));
  const ofNote = {
    'message.id': String(note.ejMessageId),
    'message.slevel': 'Internal',
    'message.slevelInteger': '1',
    'message.messageCategory': 'Message',
  };
  assert.deepEqual(agents, {
    to: ['bjorn@desk.example'],
    ...ofNote,
    'message.author': 'Anna Aas',
    'ticket.lastMessage': 'Between us',
    'user.name': '',
    body: 'Between us',
  });
  assert.deepEqual(customers!.to, [KARI]);
  assert.deepEqual(
    { ...customers, to: null },
    {
      to: null,
      'message.id': '',
      'message.slevel': '',
      'message.slevelInteger': '',
      'message.author': '',
      'message.messageCategory': '',
      'ticket.lastMessage': 'Blåbær <b>',
      'user.name': '',
      body: '',
    },
  );
});
