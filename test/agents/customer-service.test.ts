/** The CustomerService agent: mailboxes, templates, finding tickets, what a front end needs at its start. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MailboxEntity, Preference, TicketInfo } from '@superoffice/webapi/Carriers.js';
import { MailboxType } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk({ now: () => Date.parse('2026-01-15T12:00:00Z') });
});
after(() => desk.close());

const service = (name?: string) => desk.client(name).getCustomerServiceAgent();

test('a mailbox is made and changed by who administers the service; its password is never told', async () => {
  const admin = service();
  const draft: MailboxEntity = await admin.createDefaultMailboxEntityAsync();
  assert.deepEqual([draft.serverType, draft.port], [MailboxType.Imaps, 993]);
  Object.assign(draft, { address: 'help@example.org', username: 'help', server: 'imap.example.org' });
  const made: MailboxEntity = await admin.saveMailboxEntityAsync(draft);
  await desk.sql('update mail_in_filter set category_id = 1, priority = 2 where id = $1', [made.mailInFilterId]);
  const [seen] = await service('cato').getMailboxesAsync();
  assert.deepEqual([seen.address, seen.categoryName, seen.priorityName], ['help@example.org', 'Support', 'Medium']);
  await refused(service('cato').getMailboxEntityAsync(made.mailInFilterId), 403, /administer/);
  await refused(service('cato').saveMailboxEntityAsync(made), 403, /administer/);
  await refused(admin.saveMailboxEntityAsync({ address: 'HELP@example.org' } as never), 400, /this address/);
  await refused(admin.saveMailboxEntityAsync({ address: 'nowhere' } as never), 400, /address/);
  const kept: MailboxEntity = await admin.saveMailboxEntityAsync({ ...made, port: 143, password: 'a canary' });
  assert.deepEqual([kept.port, kept.password], [143, '']);
  const [row] = await desk.sql('select pop_password from mail_in_filter where id = $1', [made.mailInFilterId]);
  assert.equal(desk.app.webhooks.seal.open(row!.pop_password, 'mailbox.password'), 'a canary');
  assert.equal(
    JSON.stringify([await desk.sql('select * from svar_event'), row!.pop_password.toString('latin1')]).includes('canary'),
    false,
  );
  await admin.saveMailboxEntityAsync({ ...kept, username: 'desk' });
  const [later] = await desk.sql('select pop_user, pop_password from mail_in_filter where id = $1', [made.mailInFilterId]);
  assert.deepEqual([later!.pop_user, later!.pop_password], ['desk', row!.pop_password], 'an empty password leaves the one that is kept');
  assert.equal(await admin.getMailboxEntityAsync(4711), null);
});

async function template(): Promise<number> {
  const [row] = await desk.sql("insert into reply_template (name, owned_by) values ('Answer', 5) returning id");
  await desk.sql("insert into cust_lang (id, name, lang_code) values (50, 'Norsk', 'no')");
  await desk.sql(
    `insert into reply_template_body (reply_template_id, language_id, flags, subject, body_plain, body_html) values
      ($1, 1, 1, '[[ticket.title]] [[config.mailTag]]', 'Dear [[customer.firstname]], [[user.name]]', '<p>[[ticket.title]]</p><p>[[ticket.lastMessage]]</p>'),
      ($1, 50, 0, 'Svar', 'Hei [[customer.firstname]][[IF:company.name="Fjellheim Bygg AS"]] i Fjellheim[[ENDIF]]', '')`,
    [row!.id],
  );
  return row!.id as number;
}

test('a template is filled for a person and a ticket, in the language of the person', async () => {
  const tickets = desk.client('anna').getTicketAgent();
  const ticket = await tickets.saveTicketEntityAsync({ title: 'Door <b>1</b> will not lock', person: { personId: 50 } } as never);
  await tickets.saveTicketMessageEntityAsync({ ticket: { ticketId: ticket.ticketId }, body: '1 < 2\nreally' } as never);
  const id = await template();
  const filled = await service('anna').getParsedTemplateAsync(id, 0, 0, ticket.ticketId);
  assert.equal(filled.subject, `Door <b>1</b> will not lock [ejTag: ${ticket.ticketId}]`);
  assert.equal(filled.plainParsed, 'Dear Kari, Anna Aas');
  assert.equal(filled.htmlParsed, '<p>Door &lt;b&gt;1&lt;/b&gt; will not lock</p><p>1 &lt; 2<br>really</p>');
  assert.deepEqual(filled.attachments, []);
  await desk.sql('update person set supportlanguageid = 50 where person_id = 51');
  assert.equal((await service('anna').getParsedTemplateAsync(id, 0, 51, 0)).plainParsed, 'Hei Ola i Fjellheim');
  assert.equal((await service('anna').getParsedTemplateAsync(id, 1, 51, 0)).plainParsed, 'Dear Ola, Anna Aas');
  const raw = await service('anna').getUnparsedTemplateAsync(id, 50);
  assert.match(raw.plainParsed, /\[\[customer\.firstname\]\]/);
  assert.equal(await service('anna').getUnparsedTemplateAsync(4711, 0), null);
  await desk.sql('update reply_template set access_level = 3 where id = $1', [id]);
  assert.equal(await service('bjorn').getParsedTemplateAsync(id, 0, 50, 0), null, "another's own");
});

test('what the caller may not read stays out of a template', async () => {
  const ticket = await desk
    .client('anna')
    .getTicketAgent()
    .saveTicketEntityAsync({ title: 'Secret', category: { ticketCategoryId: 5 } } as never);
  const [row] = await desk.sql("insert into reply_template (name) values ('Open') returning id");
  await desk.sql("insert into reply_template_body (reply_template_id, language_id, subject) values ($1, 1, '<[[ticket.title]]>')", [
    row!.id,
  ]);
  assert.equal((await service('anna').getParsedTemplateAsync(row!.id, 0, 0, ticket.ticketId)).subject, '<Secret>');
  assert.equal((await service('cato').getParsedTemplateAsync(row!.id, 0, 0, ticket.ticketId)).subject, '<>');
});

test('tickets are found by number and by words of their title, inside the reach of the reader', async () => {
  const tickets = desk.client('anna').getTicketAgent();
  const first = await tickets.saveTicketEntityAsync({
    title: '100% Printer_A on fire',
    person: { personId: 50 },
    ownedBy: { associateId: 13 },
  } as never);
  const second = await tickets.saveTicketEntityAsync({ title: 'printer_b', category: { ticketCategoryId: 5 } } as never);
  const ids = async (name: string, text: string, rows = 0) =>
    (await service(name).findTicketsByTitleOrIdAsync(text, rows)).map(({ ticketId }: TicketInfo) => ticketId);
  assert.deepEqual(await ids('anna', 'PRINTER'), [second.ticketId, first.ticketId]);
  assert.deepEqual(await ids('cato', 'printer'), [first.ticketId], 'category Vip is not his');
  assert.deepEqual(await ids('anna', 'printer', 1), [second.ticketId]);
  assert.deepEqual(await ids('anna', '100%'), [first.ticketId], 'no wildcard');
  assert.deepEqual(await ids('anna', 'r_a'), [first.ticketId]);
  assert.equal((await ids('anna', String(first.ticketId)))[0], first.ticketId);
  const [info] = await service('cato').findTicketsByTitleOrIdAsync(`#${first.ticketId}`, 5);
  assert.deepEqual(
    [info.ownerName, info.categoryName, info.priorityName, info.personName, info.contactName, info.ticketUrl],
    ['Cato Carlsen', 'Support', 'Medium', 'Kari Nordmann', 'Fjellheim Bygg AS', `${desk.url}/ticket/${first.ticketId}`],
  );
  await desk.sql('update ticket set status = 4, ticket_status = 4 where id = $1', [first.ticketId]);
  assert.deepEqual(await ids('anna', 'printer'), [second.ticketId], 'the bin is not searched');
});

test('a start-up and an address', async () => {
  const startup = await service('cato').getCustomerServiceStartupAsync();
  assert.deepEqual([startup.timezoneEnabled, startup.tZOffset], [true, 60]);
  const preferred = new Map(startup.selectedPreferences.map(({ specification, rawValue }: Preference) => [specification?.key, rawValue]));
  assert.deepEqual([preferred.get('DefaultCategory'), preferred.get('DefaultOwner'), preferred.size], ['1', '2', 11]);
  assert.equal(await service('cato').getProgramUrlAsync('ticket', true), `${desk.url}/ticket`);
  const prefixed = desk.client('cato', `${desk.url}/Cust1`).getCustomerServiceAgent();
  assert.equal(await prefixed.getProgramUrlAsync('../a b', false), `${desk.url}/Cust1/a%20b`);
});
