/** Archives of mails: what has come in, what is held, what leaves; row by row for whom it is. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keepMail } from '../../src/app/mail/intake.ts';
import { sortMail } from '../../src/app/mail/sorting.ts';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, call, type Json } from './support.ts';

interface Archive extends Json {
  value: Json[];
}

const AT = Date.parse('2020-06-10T10:00:00Z');
const query = (options: Record<string, string>): string =>
  Object.entries(options)
    .map(([name, value]) => `$${name}=${encodeURIComponent(value)}`)
    .join('&');

describe('archives of mails', () => {
  let desk: TestDesk;
  const clock = { at: AT };
  const tickets: Record<string, number> = {};

  /** Takes a mail in. @returns its ticket; null when it came to none */
  async function mail(subject: string, head: readonly string[] = []): Promise<number | null> {
    const bytes = Buffer.from(
      [
        'From: Kari <kari@fjell.example>',
        `Subject: ${subject}`,
        `Message-ID: <${subject.length}@fjell.example>`,
        ...head,
        '',
        'Words',
      ].join('\r\n'),
    );
    clock.at += 60_000;
    const { id } = await keepMail(desk.app, { bytes, mailboxId: 1, uid: '', returnPath: null }, clock.at);
    const outcome = await sortMail(desk.app, id, clock.at);
    return outcome!.ticketId;
  }

  before(async () => {
    desk = await openDesk({ now: () => clock.at });
    await desk.sql("insert into mail_in_filter (id, address, category_id) overriding system value values (1, 'help@desk.example', 1)");
    tickets.seen = (await mail('A door that is seen'))!;
    tickets.secret = (await mail('A secret'))!;
    await mail('Away from my desk today', ['Auto-Submitted: auto-replied']);
    await mail('Undelivered mail returned', ['Return-Path: <>', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b']);
    // nobody but administrators reads it
    await desk.sql("insert into ej_category (id, name, fullname, flags) overriding system value values (90, 'Board', 'Board', 128)");
    await desk.sql('update ticket set category = 90, owned_by = 1 where id = $1', [tickets.secret]);
    await desk.sql('update ticket set category = 1, owned_by = 5 where id = $1', [tickets.seen]);
    const row = 'insert into outbox (ticket_id, created, status, type, svar_kind, rcpt, subject, svar_mail_id, last_error, retries) values';
    await desk.sql(
      `${row} ($1, '2020-06-10T11:00:00Z', 3, 0, 'message', 'kari@fjell.example', '[ejTag] door', '<a@desk.example>', '550 no', 2)`,
      [tickets.seen],
    );
    await desk.sql(`${row} ($1, '2020-06-10T12:00:00Z', 0, 1, 'message', '+4791234567', '', '', '', 0)`, [tickets.seen]);
    await desk.sql(`${row} ($1, '2020-06-10T13:00:00Z', 2, 0, 'forward', 'x@x.example', 'Secret', '', '', 1)`, [tickets.secret]);
    await desk.sql(`${row} (null, '2020-06-10T14:00:00Z', 0, 0, 'password', 'y@x.example', 'Of no ticket', '', '', 0)`);
    // bjorn administers the service, and reads what is his; cato does neither of them
    const gone = `delete from functionrightrolelink l using functionright f where f.functionright_id = l.functionrightid and l.roleid = 2 and f.name`;
    await desk.sql(`${gone} ~ '^cs-(read|edit|list)others|admin-all'`);
    await desk.sql(
      `insert into functionrightrolelink (functionrightid, roleid) select functionright_id, 2 from functionright f where f.name = 'cs-system' and not exists (select from functionrightrolelink l where l.roleid = 2 and l.functionrightid = f.functionright_id)`,
    );
    await desk.app.desks.reload();
  });
  after(() => desk.close());

  async function find(provider: string, options: Record<string, string> = {}, user = 'ADM0'): Promise<Archive> {
    const answer = await call(desk, 'GET', `/api/v1/Archive/${provider}?${query(options)}`, { Authorization: authorization(user) });
    assert.equal(answer.status, 200, answer.text.slice(0, 400));
    return answer.json as Archive;
  }
  const subjects = async (provider: string, options: Record<string, string> = {}, user = 'ADM0'): Promise<unknown[]> =>
    (await find(provider, { select: 'subject', ...options }, user)).value.map(({ subject }) => subject);

  test('the inbox is all that came, the newest first; quarantine is what a person has to look at', async () => {
    assert.deepEqual(await subjects('Inbox'), ['Undelivered mail returned', 'Away from my desk today', 'A secret', 'A door that is seen']);
    const { value } = await find('Quarantine');
    assert.equal(value.length, 1);
    const { received, reason, ...row } = value[0]!;
    assert.deepEqual(row, {
      PrimaryKey: '4',
      EntityName: 'inbox',
      inboxId: 4,
      mailbox: 'help@desk.example',
      state: 'Held',
      sender: 'Kari <kari@fjell.example>',
      subject: 'Undelivered mail returned',
      ticketId: null,
    });
    assert.match(String(reason), /knows no such mail/);
    assert.match(String(received), /^2020-06-10T/);
  });

  test('restricted, sorted, paged, counted', async () => {
    assert.deepEqual(await subjects('Inbox', { filter: "state oneOf ('Held','PassedOver')" }), [
      'Undelivered mail returned',
      'Away from my desk today',
    ]);
    assert.deepEqual(await subjects('Inbox', { filter: `ticketId = ${tickets.seen}` }), ['A door that is seen']);
    assert.deepEqual(await subjects('Inbox', { filter: "subject contains 'SECRET' and stateId = 1" }), ['A secret']);
    assert.deepEqual(await subjects('inbox', { orderBy: 'subject', top: '2', skip: '1' }), ['A secret', 'Away from my desk today']);
    const page = await find('Inbox', { top: '3', inlineCount: 'AllPages' });
    assert.deepEqual([page.value.length, page['odata.count']], [3, 4]);
    assert.match(String(page['odata.nextLink']), /\$skip=3/);
    const groups = await find('Inbox', { select: 'GroupBy(state):Header,Count(inboxId):Footer' });
    assert.equal(groups.value.length, 3);
  });

  test('who administers the service sees that mails came for tickets that he may not read, and nothing of what they say', async () => {
    const rows = (await find('Inbox', { select: 'ticketId,state,sender,subject,reason' }, 'bjorn')).value;
    const secret = rows.find(({ ticketId }) => ticketId === tickets.secret)!;
    assert.deepEqual([secret.state, secret.sender, secret.subject], ['TakenIn', '', '']);
    assert.ok(!JSON.stringify(rows).includes('A secret'));
    assert.ok(JSON.stringify(rows).includes('Undelivered'), 'what came to no ticket is his to look at');
    assert.deepEqual(await subjects('Inbox', { filter: "subject contains 'secret'" }, 'bjorn'), []);
    assert.equal((await find('Inbox', { filter: "not (subject contains 'secret')" }, 'bjorn')).value.length, 4, 'says nothing');
    const seen = await desk.post('Svar/GetIncomingMails', {}, {}, 'bjorn');
    assert.equal((seen.json as unknown[]).length, 4);
    assert.ok(!seen.text.includes('A secret') && seen.text.includes('A door that is seen') && seen.text.includes('Undelivered'), seen.text);
    for (const provider of ['Inbox', 'Quarantine']) {
      const answer = await call(desk, 'GET', `/api/v1/Archive/${provider}`, { Authorization: authorization('cato') });
      assertError(answer.status, answer.text, 403);
      const described = await call(desk, 'GET', `/api/v1/Archive/${provider}/$metadata`, { Authorization: authorization('cato') });
      assertError(described.status, described.text, 403);
    }
  });

  test('the outbox shows what leaves for the tickets that one may read, and all of it to administrators', async () => {
    const all = (await find('Outbox')).value;
    assert.deepEqual(
      all.map(({ subject, medium, state, recipients }) => [subject, medium, state, recipients]),
      [
        ['Of no ticket', 'Mail', 'Waiting', 'y@x.example'],
        ['Secret', 'Mail', 'Sent', 'x@x.example'],
        ['', 'Sms', 'Waiting', '+4791234567'],
        ['[ejTag] door', 'Mail', 'Failed', 'kari@fjell.example'],
      ],
    );
    const cato = (await find('Outbox', { select: 'subject,ticket/title,error', filter: "state = 'Failed'" }, 'cato')).value;
    assert.deepEqual(
      cato.map((row) => [row.subject, row['ticket/title'], row.error]),
      [['[ejTag] door', 'A door that is seen', '550 no']],
    );
    for (const who of ['bjorn', 'cato']) {
      const page = await find('Outbox', { inlineCount: 'AllPages' }, who);
      assert.deepEqual([page['odata.count'], /x\.example/.test(JSON.stringify(page.value))], [2, false], who);
    }
    const seen = (await desk.post('Svar/GetOutbox', { TicketId: 0, Skip: 0, Top: 0 }, {}, 'cato')).json as { Id: number }[];
    assert.deepEqual(
      (await find('Outbox', { select: 'outboxId' }, 'cato')).value.map(({ outboxId }) => outboxId),
      seen.map(({ Id }) => Id),
    );
  });

  test('the Archive agent of the official client reads them too, and is told of their columns', async () => {
    const agent = desk.client().getArchiveAgent();
    const rows = await agent.getArchiveListByColumnsAsync(
      'Quarantine',
      ['subject', 'received', 'hasBytes'],
      [],
      [{ name: 'mailboxId', operator: 'equals', values: ['[I:1]'] } as never],
      [],
      0,
      10,
    );
    assert.deepEqual(
      rows.map(({ primaryKey, columnData }: { primaryKey: number; columnData: object }) => [
        primaryKey,
        ...['subject', 'hasBytes'].map((name) => (columnData as Record<string, { displayValue: string }>)[name]?.displayValue),
      ]),
      [[4, 'Undelivered mail returned', '[I:1]']],
    );
    const columns = await agent.getAvailableColumnsAsync('Outbox', '');
    assert.ok(
      ['state', 'ticket/title', 'person/fullName'].every((name) => columns.some((column: { name?: string }) => column.name === name)),
    );
    assert.ok((await agent.getProviderNamesAsync()).includes('Quarantine'));
    const everybodys = await call(desk, 'GET', '/api/v1/Archive/$metadata', { Authorization: authorization('cato') });
    assert.equal(everybodys.status, 200);
    assert.ok(!('Inbox' in (everybodys.json as Json)) && 'Outbox' in (everybodys.json as Json));
  });
});
