/** What filters do to mail: whose it is, where it belongs, what its ticket and its message become. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { B, P, Q, type Row, SUPPORT, VIP } from './scenarios/scene.ts';
import { HELD, HELP, KARI, letter, OLA, openPost, PASSED_OVER, TAKEN_IN } from './support/mail-filters.ts';

describe('what filters do', () => {
  test('a mail from a shop: its customer, its order, its category, and words of a template', async (t) => {
    const { scene, save, receive, messageOf, stepOf, sql, templateId, tagId, mailboxIds } = await openPost(t);
    await save({
      Name: 'Shop',
      Pattern: '^from:.*@shop\\.example',
      SearchIn: 'Head',
      Finds: [
        { Name: 'order', SearchIn: 'Body', Pattern: 'order no\\. (\\d+)' },
        { Name: 'who', SearchIn: 'Body', Pattern: '^e-mail: (\\S+)' },
        { Name: 'phone', Pattern: '^phone: (.*)$' },
      ],
      PersonBy: 'Email',
      PersonFind: 'who',
      IgnoresFrom: true,
      Values: [
        { Field: 'x_order', Value: 'order' },
        { Field: 'title', Value: '=From the shop', Replaces: true },
      ],
      CategoryId: VIP,
      PriorityId: 3,
      OwnerAssociateId: B.associateId,
      Slevel: 'Internal',
      TagIds: [tagId],
      BodyTemplateId: templateId,
      KeepsDebugInfo: true,
      Closes: true,
    });
    const shop = { From: 'Shop <orders@shop.example>', Subject: 'New order' };
    const row = await receive(letter(shop, `Order no. 4711\r\nE-mail: ${OLA.toUpperCase()}\r\nIt creaks.`), HELP, 'orders@shop.example');
    assert.equal(row.status, TAKEN_IN, row.svar_reason as string);
    const ticket = await scene.row(row.ticket_id as number);
    assert.deepEqual(
      [ticket.title, ticket.category, ticket.priority, ticket.owned_by, ticket.slevel, ticket.status, ticket.cust_id, ticket.from_address],
      ['From the shop', VIP, 3, B.userId, 1, 2, Q, OLA.toUpperCase()],
    );
    assert.deepEqual(
      [ticket.filter_id, ticket.filter_address, ticket.tags, (ticket.extra as Row).x_order],
      [mailboxIds[0], HELP, [tagId], '4711'],
    );
    const message = await messageOf(row);
    assert.deepEqual([message.mail_sorter, message.slevel, message.customer_id], ['Shop', 1, Q]);
    assert.match(message.body as string, /^Order 4711: Order no\. 4711/);
    assert.match(message.debug_info as string, /Shop: its pattern matches\norder = 4711\n.*phone was not found/s);
    assert.deepEqual(stepOf(row).lacks, ['phone was not found']);
    // what it did not choose stays as it came
    const other = await receive(letter());
    const plain = await messageOf(other);
    assert.deepEqual([plain.mail_sorter, plain.debug_info, (await scene.row(other.ticket_id as number)).category], ['', '', SUPPORT]);
    assert.equal((await sql('select count(*)::int as n from ms_trashbin'))[0]!.n, 0);
  });

  test('a person is found by phone, id and number; where several are alike, it is who has sent it', async (t) => {
    const { scene, save, receive, sql, stepOf } = await openPost(t);
    await sql("update person set person_number = 'K-7' where person_id = $1", [Q]);
    await sql(
      "insert into phone (owner_id, ptype_idx, phone, searchphonenumber, rank) values ($1, 16385, '+47 22 33 44 55', '4722334455', 1)",
      [Q],
    );
    const filter = await save({
      Name: 'Who',
      Finds: [{ Name: 'who', SearchIn: 'Body', Pattern: 'who: (.+)' }],
      PersonBy: 'Phone',
      PersonFind: 'who',
    });
    const personFor = async (by: string, text: string): Promise<unknown> => {
      await save({ FilterId: filter.FilterId, PersonBy: by });
      const row = await receive(letter({}, `who: ${text}`));
      return [(await scene.row(row.ticket_id as number)).cust_id, stepOf(row).lacks];
    };
    assert.deepEqual(await personFor('Phone', '(22) 33-44 55'), [Q, []]);
    assert.deepEqual(await personFor('Number', 'k-7'), [Q, []]);
    assert.deepEqual(await personFor('Id', String(Q)), [Q, []]);
    assert.deepEqual(await personFor('Id', 'none'), [P, ['nobody is known by none']]);
    await sql("insert into phone (owner_id, ptype_idx, phone, searchphonenumber, rank) values ($1, 16387, '22334455', '22334455', 1)", [P]);
    assert.deepEqual(await personFor('Phone', '22334455'), [P, ['several persons are known by 22334455']]);
  });

  test('a number that was found leads to its ticket only who takes part in it, unless the filter says otherwise', async (t) => {
    const { save, receive, sql, stepOf } = await openPost(t);
    const first = await receive(letter());
    const id = first.ticket_id as number;
    const filter = await save({ Name: 'Case', Finds: [{ Name: 'number', Pattern: 'case (\\d+)' }], TicketFind: 'number' });
    const mine = await receive(letter({ Subject: `About case ${id}` }));
    assert.equal(mine.ticket_id, id);
    const stranger = { From: `Eve <eve@elsewhere.example>`, Subject: `About case ${id}` };
    const hers = await receive(letter(stranger), HELP, 'eve@elsewhere.example');
    assert.notEqual(hers.ticket_id, id);
    const placed = (hers.svar_path as Row[]).find(({ step }) => step === 'placed')!;
    assert.deepEqual(
      [placed.maybe, (placed.tried as string[]).join()],
      [id, `filter ${id}: eve@elsewhere.example takes no part in ticket ${id}`],
    );
    assert.equal(stepOf(hers).filter, 'Case');
    await save({ FilterId: filter.FilterId, TicketOpensToAll: true });
    assert.equal((await receive(letter(stranger), HELP, 'eve@elsewhere.example')).ticket_id, id);
    const belong = await sql('select customer_id from ticket_customers where ticket_id = $1', [id]);
    assert.deepEqual(belong, [{ customer_id: P }], 'who comes in by a number does not belong to the ticket');
    // what leads better goes before a number
    const own = await receive(letter({ 'In-Reply-To': `<${(mine.svar_path as Row[])[1]!.messageId}>`, Subject: `case ${hers.ticket_id}` }));
    assert.equal(own.ticket_id, id);
    assert.notEqual((await receive(letter({ Subject: 'About case 4711999' }))).ticket_id, id);
  });

  test('what a filter takes for a bounce is none of the customer’s, and without its ticket it is held', async (t) => {
    const { save, receive, messageOf } = await openPost(t);
    await save({ Name: 'Odd bounces', Pattern: '^Subject: .*mailbox full', SearchIn: 'Head', MarksAsBounced: true });
    const first = await receive(letter());
    const head = { From: `Kari <${KARI}>`, Subject: `[ejTag: ${first.ticket_id}] mailbox full` };
    const row = await receive(letter(head));
    assert.deepEqual([row.status, row.ticket_id], [TAKEN_IN, first.ticket_id]);
    const message = await messageOf(row);
    assert.deepEqual([message.message_category, message.slevel, message.customer_id], [1, 1, null]);
    const lost = await receive(letter({ From: 'odd@mx.example', Subject: 'mailbox full' }), HELP, 'odd@mx.example');
    assert.deepEqual([lost.status, /Odd bounces.*knows no such mail/.test(lost.svar_reason as string)], [HELD, true]);
    // a machine's notice is looked at by filters as well, and passed over unless one takes it for a bounce
    const notice = await receive(letter({ 'Auto-Submitted': 'auto-replied', Subject: 'Away' }));
    assert.equal(notice.status, PASSED_OVER);
  });

  test('evil patterns and evil mails meet, and the desk goes on', async (t) => {
    const { save, receive } = await openPost(t);
    await save({
      Name: 'Evil',
      Priority: 90,
      Pattern: '(a+)+$',
      AndPattern: '^(([a-z])+.)+[0-9]([a-z])+$',
      SearchIn: 'Body',
      Disposal: 'Block',
    });
    await save({ Name: 'Worse', Priority: 80, Pattern: '(x+x+)+y', Finds: [{ Name: 'all', Pattern: '(.*)(.*)(.*)(.*)=' }] });
    await save({ Name: 'Tame', Priority: 1 });
    // a line of a mail may be long, and its parts are many: both bodies are looked at
    const row = await receive(letter({ Subject: 'x'.repeat(900) }, 'a'.repeat(200_000)));
    assert.equal(row.status, TAKEN_IN, row.svar_reason as string);
    assert.equal(row.svar_filter, 'Tame');
  });
});
