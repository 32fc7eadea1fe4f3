/** Filters of mail, by the mail door and Svar's own operations: how they are kept, which one runs, what it holds and deletes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { installationOf } from '../src/app/mail/placing.ts';
import { sortMail } from '../src/app/mail/sorting.ts';
import { A, B, P, type Row, SUPPORT, VIP } from './scenarios/scene.ts';
import {
  type Filter,
  HELD,
  HELP,
  letter,
  OLA,
  openPost,
  PASSED_OVER,
  REMOVED,
  SALES,
  TAKEN_IN,
  type Trial,
} from './support/mail-filters.ts';

describe('filters of mail', () => {
  test('they are kept, changed and removed; what is not said stays; what cannot be is refused', async (t) => {
    const { scene, save, post, mailboxIds, templateId, tagId } = await openPost(t);
    const all = {
      Name: 'Shop',
      Priority: 70,
      AllMailboxes: false,
      MailboxIds: mailboxIds,
      SearchIn: 'Head',
      Pattern: '^X-Shop:',
      AndPattern: 'order',
      Finds: [{ Name: 'Order', SearchIn: 'Body', Pattern: 'order (\\d+)' }],
      PersonBy: 'Number',
      PersonFind: 'order',
      TicketFind: 'order',
      Values: [{ Field: 'x_order', Value: 'Order', Replaces: true }],
      CategoryId: VIP,
      OwnerAssociateId: B.associateId,
      Slevel: 'Internal',
      TagIds: [tagId],
      BodyTemplateId: templateId,
      Closes: true,
      ForwardTo: [OLA],
      ReplyTemplateId: templateId,
      NoticeTo: [OLA],
      NoticeTemplateId: templateId,
    };
    const made = await save(all);
    assert.deepEqual(
      { ...made, FilterId: 0 },
      {
        ...made,
        ...all,
        FilterId: 0,
        Finds: [{ Name: 'order', SearchIn: 'Body', Pattern: 'order (\\d+)' }],
        Values: [{ Field: 'x_order', Value: 'order', Replaces: true }],
        IsActive: true,
        TicketOpensToAll: false,
        Problems: [],
      },
    );
    assert.deepEqual(await save({ FilterId: made.FilterId, Priority: 5 }), { ...made, Priority: 5 });
    const bare = await save({
      FilterId: made.FilterId,
      PersonBy: '',
      TicketFind: null,
      OwnerAssociateId: 0,
      ForwardTo: [],
      MailboxIds: [mailboxIds[0]],
    });
    assert.deepEqual(
      [bare.PersonBy, bare.PersonFind, bare.TicketFind, bare.OwnerAssociateId, bare.ForwardTo, bare.MailboxIds],
      ['', '', '', 0, [], [mailboxIds[0]]],
    );
    const other = await save({ Name: 'First', Priority: 100 });
    assert.deepEqual(
      (await post<Filter[]>('GetMailFilters', {})).map(({ Name }) => Name),
      ['First', 'Shop'],
    );
    assert.deepEqual(await post('GetMailFilter', { FilterId: made.FilterId }), bare);

    const wrong: [object, RegExp][] = [
      [{ Name: 'shop' }, /There is a filter shop/],
      [{ Name: 'x', Pattern: '(a' }, /cannot be read/],
      [{ Name: 'x', Pattern: '(?=a)' }, /cannot be read/],
      [{ Name: 'x', CategoryId: 4711 }, /Category 4711 is not there/],
      [{ Name: 'x', OwnerAssociateId: 4711 }, /Owner/],
      [{ Name: 'x', SearchIn: 'Tail' }, /is one of Head, Body, HeadOrBody/],
      [{ Name: 'x', Priority: 1000 }, /0 to 100/],
      [{ Name: 'x', ForwardTo: [HELP] }, /mailbox of the desk/],
      [{ FilterId: 4711, Name: 'x' }, /Filter 4711 was not found/],
    ];
    const before = await scene.contents();
    for (const [filter, why] of wrong) {
      const answer = await scene.post('Svar/SaveMailFilter', filter);
      assert.deepEqual([answer.status, why.test(answer.text)], [400, true], `${JSON.stringify(filter)} ${answer.text}`);
    }
    assert.deepEqual(await scene.contents(), before);
    await post('DeleteMailFilter', { FilterId: other.FilterId });
    assert.equal((await post('GetMailFilter', { FilterId: other.FilterId })) ?? null, null);
    const events = await scene.sql("select kinds[1] as kind from svar_event where entity = 'ms_filter' order by seq");
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['created', 'changed', 'changed', 'created', 'deleted'].map((what) => `ms_filter.${what}`),
    );
  });

  test('two at once: one name is one filter, one mail is sorted once', async (t) => {
    const { scene, save, send, sql } = await openPost(t);
    const answers = await Promise.all([1, 2, 3].map(() => scene.post('Svar/SaveMailFilter', { Name: 'Same', ForwardTo: [OLA] })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400, 400]);
    await save({ Name: 'Later', Priority: 1 });
    await send(letter());
    const [row] = await sql('select id from inbox');
    await Promise.all([1, 2, 3].map(() => sortMail(scene.app, row!.id as number, scene.clock.at)));
    assert.deepEqual(await sql("select count(*)::int as n from outbox where svar_kind = 'emailFilterForward'"), [{ n: 1 }]);
    assert.deepEqual(await sql('select count(*)::int as n from ej_message'), [{ n: 1 }]);
  });

  test('one of two that match runs: the higher, and of equal ones the older; each for its mailboxes', async (t) => {
    const { save, receive, messageOf, stepOf, mailboxIds } = await openPost(t);
    await save({ Name: 'Low', Priority: 10 });
    await save({ Name: 'High', Priority: 90, Pattern: 'lock' });
    await save({ Name: 'Equal', Priority: 90, Pattern: 'lock' });
    await save({ Name: 'Sales', Priority: 100, AllMailboxes: false, MailboxIds: [mailboxIds[1]] });
    await save({ Name: 'Off', Priority: 100, IsActive: false });
    const [one, two, three] = [await receive(letter()), await receive(letter({}, 'It is open')), await receive(letter(), SALES)];
    assert.deepEqual(
      [one, two, three].map((row) => [row.status, row.svar_filter]),
      [
        [TAKEN_IN, 'High'],
        [TAKEN_IN, 'Low'],
        [TAKEN_IN, 'Sales'],
      ],
    );
    assert.equal((await messageOf(one)).mail_sorter, 'High');
    assert.deepEqual(stepOf(two).asked, [
      'High: its pattern does not match',
      'Equal: its pattern does not match',
      'Low: it takes all mail',
    ]);
  });

  test('what a filter holds waits for a person; let in, it is asked by others but not by that one', async (t) => {
    const { scene, save, receive, sort, post, sql } = await openPost(t);
    const one = await save({ Name: 'Casino', Priority: 90, Pattern: 'casino', Disposal: 'Block' });
    await save({ Name: 'Prize', Priority: 80, Pattern: 'prize', Disposal: 'Block' });
    await save({ Name: 'Rest', Priority: 1, CategoryId: VIP });
    const held = await receive(letter({}, 'A casino with a prize'));
    assert.deepEqual([held.status, held.svar_reason, held.ticket_id], [HELD, 'filter “Casino” holds it', null]);
    const trash = () => sql('select svar_inbox_id, mail_sorter_id, subject from ms_trashbin');
    assert.deepEqual(await trash(), [{ svar_inbox_id: held.id, mail_sorter_id: one.FilterId, subject: 'The door' }]);
    const [seen] = await post<Row[]>('GetIncomingMails', { State: 'Held' });
    assert.deepEqual([seen!.Filter, seen!.Reason], ['Casino', 'filter “Casino” holds it']);

    await post('RetryIncomingMail', { Id: held.id });
    const again = await sort();
    assert.deepEqual([again.status, again.svar_reason, again.svar_passed_filters], [HELD, 'filter “Prize” holds it', [one.FilterId]]);
    await post('RetryIncomingMail', { Id: held.id });
    const taken = await sort();
    assert.deepEqual([taken.status, taken.svar_filter], [TAKEN_IN, 'Rest']);
    assert.equal((await scene.row(taken.ticket_id as number)).category, VIP);
    assert.deepEqual(await trash(), []);

    const other = await receive(letter({}, 'Another casino, another prize'));
    await post('RetryIncomingMail', { Id: other.id, Anyway: true });
    const anyway = await sort();
    assert.deepEqual([anyway.id, anyway.status], [other.id, TAKEN_IN], 'what an administrator wants in comes in');
    assert.deepEqual(await trash(), []);
  });

  test('what a filter deletes is gone: a row says that it came, and which filter that was', async (t) => {
    const { scene, save, receive, sql, post } = await openPost(t);
    await save({ Name: 'Newsletter', Pattern: 'unsubscribe', Disposal: 'Delete', Finds: [{ Name: 'secret', Pattern: 'code (\\d+)' }] });
    const raw = letter({ Subject: 'News of Kari' }, 'unsubscribe, code 998877');
    const row = await receive(raw);
    const { svar_content: content, svar_sender: sender, svar_subject: subject, svar_return_path: path } = row;
    assert.deepEqual([row.status, row.svar_filter, content, sender, subject, path], [REMOVED, 'Newsletter', null, '', '', null]);
    assert.ok(!/Kari|998877|fjellheim/.test(JSON.stringify(row.svar_path)), JSON.stringify(row.svar_path));
    assert.equal((await scene.post('Svar/RetryIncomingMail', { Id: row.id })).status, 400);
    // the same mail again is the same mail: nothing is kept of it
    const again = await receive(raw);
    assert.deepEqual([again.id, again.status, again.svar_content], [row.id, REMOVED, null]);
    assert.deepEqual(
      (await post<Row[]>('GetIncomingMails', { State: 'Removed' })).map(({ Filter, Subject }) => [Filter, Subject]),
      [['Newsletter', '']],
    );
    assert.deepEqual(await sql('select count(*)::int as n from ticket where origin = 1'), [{ n: 0 }]);
    // an agent who hands it over wants it in
    const [box] = await sql('select mail_in_filter as id from inbox');
    const { ticketId } = await scene
      .client(A.login)
      .getCustomerServiceAgent()
      .createTicketFromMailDataAsync(box!.id as number, raw, 0);
    assert.equal((await scene.row(ticketId)).title, 'News of Kari');
  });

  test('a filter that is removed while mail waits has no say; what it holds stays held', async (t) => {
    const { save, send, sort, receive, post, sql } = await openPost(t);
    const filter = await save({ Name: 'Block', Disposal: 'Block' });
    const held = await receive(letter());
    await send(letter());
    await post('DeleteMailFilter', { FilterId: filter.FilterId });
    assert.equal((await sort()).status, TAKEN_IN);
    assert.deepEqual(await sql('select status, svar_filter from inbox where id = $1', [held.id]), [{ status: HELD, svar_filter: 'Block' }]);
    assert.deepEqual(await sql('select mail_sorter_id from ms_trashbin'), [{ mail_sorter_id: null }]);
    await post('RetryIncomingMail', { Id: held.id });
    await sort();
    assert.deepEqual(await sql('select status from inbox where id = $1', [held.id]), [{ status: TAKEN_IN }]);
  });

  test('a filter that names what has gone does the rest, and says what it lacks', async (t) => {
    const { scene, save, receive, sql, post, stepOf, templateId, mailboxIds } = await openPost(t);
    const [gone] = await sql("insert into ej_category (name, fullname) values ('Gone', 'Gone') returning id");
    await scene.app.desks.reload();
    const filter = await save({
      Name: 'Old',
      CategoryId: gone!.id,
      PriorityId: 3,
      BodyTemplateId: templateId,
      AllMailboxes: false,
      MailboxIds: mailboxIds,
    });
    await sql('delete from ej_category where id = $1', [gone!.id]);
    await sql('delete from reply_template_body where reply_template_id = $1', [templateId]);
    await sql('delete from reply_template where id = $1', [templateId]);
    await sql('delete from mail_in_filter where id = $1', [mailboxIds[1]]);
    await scene.app.desks.reload();
    const row = await receive(letter());
    const ticket = await scene.row(row.ticket_id as number);
    assert.deepEqual([row.status, ticket.category, ticket.priority], [TAKEN_IN, SUPPORT, 3]);
    const lacks = [`Category ${gone!.id} is not there`, `Template ${templateId} is not there`];
    assert.deepEqual(stepOf(row).lacks, lacks);
    const [seen] = await post<Filter[]>('GetMailFilters', {});
    assert.deepEqual([seen!.Problems, seen!.MailboxIds], [lacks, [mailboxIds[0]]]);
    // the last of its mailboxes goes: it is for none, and not for all
    await sql('delete from ms_filter_mail');
    assert.equal((await receive(letter())).svar_filter, '');
    await save({ FilterId: filter.FilterId, AllMailboxes: true, CategoryId: 0 });
    assert.equal((await receive(letter())).svar_filter, 'Old');
  });

  test('filters are tried without effect: on bytes, on a mail that has come, all of them or one', async (t) => {
    const { scene, save, receive, post, mailboxIds } = await openPost(t);
    const off = await save({ Name: 'Off', IsActive: false, Pattern: 'lock', Disposal: 'Delete' });
    const on = await save({
      Name: 'On',
      Pattern: 'lock',
      Finds: [
        { Name: 'what', Pattern: 'it will (\\w+)' },
        { Name: 'none', Pattern: '(zzz)' },
      ],
      CategoryId: VIP,
    });
    const row = await receive(letter());
    const before = await scene.contents();
    const trial = await post<Trial>('TryMailFilters', { Data: letter(), MailboxId: mailboxIds[0] });
    assert.deepEqual(
      [trial.FilterId, trial.Asked, trial.Found, trial.Lacks, trial.Does, trial.State, trial.TicketId, trial.PersonId],
      [on.FilterId, ['On: its pattern matches'], ['what = not'], ['none was not found'], [`category ${VIP}`], 'TakenIn', 0, P],
    );
    const one = await post<Trial>('TryMailFilters', { MailId: row.id, FilterId: off.FilterId });
    assert.deepEqual(
      [one.FilterId, one.State, one.Does, one.Reason],
      [off.FilterId, 'Removed', ['deletes it'], 'filter “Off” has deleted it'],
    );
    // whom nobody knows becomes no person by it
    const unknown = await post<Trial>('TryMailFilters', { Data: letter({ From: 'new@elsewhere.example' }, 'open') });
    assert.deepEqual([unknown.Asked, unknown.PersonId], [['On: its pattern does not match'], 0]);
    for (const asked of [{ MailId: 4711 }, { Data: 'no mail' }, {}, { Data: letter(), FilterId: 4711 }])
      assert.equal((await scene.post('Svar/TryMailFilters', asked)).status, 400, JSON.stringify(asked));
    assert.deepEqual(await scene.contents(), before);
    assert.equal((await scene.post('Svar/TryMailFilters', { MailId: row.id }, {}, 'cato')).status, 403);
  });
});

const steps = (row: Row) => (row.svar_path as Row[]).map(({ step }) => step);

test('the way of a mail without filters says nothing of them; loops are nobody’s to sort', async (t) => {
  const { scene, receive, save } = await openPost(t);
  assert.deepEqual(steps(await receive(letter())), ['kept', 'read', 'judged', 'placed', 'ruled', 'taken in', 'answered']);
  await save({ Name: 'All', Disposal: 'Delete' });
  assert.equal((await receive(letter())).status, REMOVED);
  const loop = await receive(letter({ 'X-Svar-Loop': installationOf(scene.app) }));
  assert.deepEqual([loop.status, loop.svar_filter, steps(loop).includes('filtered')], [PASSED_OVER, '', false]);
});
