/** Mail that comes through the door: acknowledged when it is kept, sorted once, placed by what the desk knows and not by what it claims. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { describe, type TestContext, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { keepMail } from '../src/app/mail/intake.ts';
import { sortMail } from '../src/app/mail/sorting.ts';
import { bytesOf, hasBareEnds, openMailDoor } from '../src/smtp/door.ts';
import { A, openScene, P, type Row, SUPPORT } from './scenarios/scene.ts';

const KARI = 'kari@fjellheim.example';
const HELP = 'help@desk.example';
const SALES = 'sales@desk.example';

/** A desk with two mailboxes, a door, and a customer. */
async function openPost(t: TestContext, lmtp = false) {
  const scene = await openScene(t);
  await scene.sql('insert into email (person_id, email_address, rank) values ($1, $2, 0)', [P, KARI]);
  await scene.sql('insert into mail_in_filter (address, category_id) values ($1, $3), ($2, $3)', [HELP, SALES, SUPPORT]);
  const complaints: unknown[] = [];
  const door = await openMailDoor(scene.app, { host: '127.0.0.1', port: 0, lmtp, tls: null, complain: (error) => complaints.push(error) });
  t.after(() => door.close());
  const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true, lmtp } as never);
  t.after(() => transport.close());
  const send = (raw: string, to: readonly string[] = [HELP], from = KARI): Promise<{ response: string }> =>
    transport.sendMail({ envelope: { from, to: [...to] }, raw }) as never;
  /** Sorts all that waits, as the jobs would. */
  const sort = async (): Promise<Row[]> => {
    for (const { id } of await scene.sql('select id from inbox where status = 0 order by id'))
      await sortMail(scene.app, id as number, scene.clock.at);
    return scene.sql('select id, status, ticket_id, svar_reason, svar_path from inbox order by id');
  };
  return { scene, door, send, sort, complaints };
}

let letters = 0;
const letter = (head: Record<string, string> = {}, text = 'It will not lock'): string => {
  const lines = { From: `Kari <${KARI}>`, To: HELP, Subject: 'The door', 'Message-ID': `<l${++letters}@fjellheim.example>`, ...head };
  return [...Object.entries(lines).map(([name, value]) => `${name}: ${value}`), '', text, ''].join('\r\n');
};

const refusedWith = (code: number) => (error: { responseCode?: number }) => {
  assert.equal(error.responseCode, code);
  return true;
};

/** Speaks the protocol by hand. @returns the last answer */
async function byHand(port: number, lines: readonly string[], unfinished = ''): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  const answer = async (): Promise<string> => {
    for (;;) {
      const found = /^\d{3} .*\r\n$/m.exec(heard);
      if (found) {
        heard = '';
        return found[0].trim();
      }
      heard += String(await new Promise((done) => socket.once('data', done)));
    }
  };
  let last = await answer();
  for (const line of lines) {
    socket.write(line);
    last = await answer();
  }
  await new Promise((done) => socket.end(unfinished, () => done(null)));
  socket.destroy();
  return last;
}

describe('the mail door', () => {
  test('a mail becomes a ticket of its mailbox; the answer to it comes back to the ticket, and opens it again', async (t) => {
    const { scene, send, sort } = await openPost(t);
    const agent = scene.agent();
    await send(letter({ 'Message-ID': '<first@fjellheim.example>' }));
    const [kept] = await scene.sql('select status, mail_size, svar_return_path from inbox');
    assert.deepEqual([kept!.status, kept!.svar_return_path], [0, KARI]);
    const [{ ticket_id: id }] = (await sort()) as [{ ticket_id: number }];
    const ticket = await agent.getTicketEntityAsync(id);
    assert.deepEqual([ticket.person?.personId, ticket.category?.ticketCategoryId, ticket.numMessages], [P, SUPPORT, 1]);

    await agent.saveTicketEntityAsync({ ticketId: id, ownedBy: { associateId: A.associateId }, status: { ticketStatusId: 2 } } as never);
    await agent.getTicketEntityAsync(id);
    scene.clock.at += 60_000;
    await send(letter({ Subject: 'Re: The door', 'In-Reply-To': '<first@fjellheim.example>' }, 'Still broken'));
    await sort();
    const opened = await agent.getTicketEntityAsync(id);
    assert.deepEqual([opened.baseStatus, opened.numMessages], ['Active', 2]);

    // without any reference, by its tag
    await send(letter({ Subject: `SV: [ejTag: ${id}] The door` }, 'And again'));
    await sort();
    assert.equal((await agent.getTicketEntityAsync(id)).numMessages, 3);
  });

  test('a mail that is sorted by several at once is one ticket with one message', async (t) => {
    const { scene, send, sort } = await openPost(t);
    for (let round = 0; round < 5; round++) {
      await send(letter({ Subject: `Round ${round}` }));
      const [mail] = await scene.sql('select id from inbox where status = 0');
      const outcomes = await Promise.all(Array.from({ length: 4 }, () => sortMail(scene.app, mail!.id as number, scene.clock.at)));
      // who comes second has made nothing, whatever he is told of it
      const made = await scene.sql('select id from ticket where title = $1', [`Round ${round}`]);
      assert.equal(made.length, 1);
      assert.ok(outcomes.every((outcome) => outcome === null || outcome.ticketId === null || outcome.ticketId === made[0]!.id));
    }
    const rows = await sort();
    assert.deepEqual(
      rows.map(({ status }) => status),
      [1, 1, 1, 1, 1],
    );
    assert.equal((await scene.sql('select count(*)::int as count from ej_message'))[0]!.count, 5);
  });

  test('whoever takes no part in a ticket gets one of his own, with a hint', async (t) => {
    const { scene, send, sort } = await openPost(t);
    await send(letter({ 'Message-ID': '<mine@fjellheim.example>' }));
    const [{ ticket_id: id }] = (await sort()) as [{ ticket_id: number }];
    for (const head of [{ 'In-Reply-To': '<mine@fjellheim.example>' }, { Subject: `Re: [ejTag: ${id}] The door` }])
      await send(letter({ From: 'eve@elsewhere.example', ...head }), [HELP], 'eve@elsewhere.example');
    const rows = await sort();
    const others = rows.slice(1).map((row) => row.ticket_id as number);
    assert.equal(new Set([id, ...others]).size, 3);
    for (const row of rows.slice(1)) {
      const placed = (row.svar_path as { step: string; maybe?: number; tried?: string[] }[]).find(({ step }) => step === 'placed')!;
      assert.equal(placed.maybe, id);
      assert.match(placed.tried!.join(), /takes no part/);
    }
    assert.deepEqual(await scene.sql('select count(*)::int as n from ej_message where ticket_id = $1', [id]), [{ n: 1 }]);
  });

  test('the same mail twice is one; for two mailboxes it is one in each', async (t) => {
    const { scene, send, sort } = await openPost(t);
    const raw = letter();
    await send(raw);
    await send(raw);
    await send(raw, [HELP, SALES]);
    assert.equal((await sort()).length, 2);
    assert.deepEqual(await scene.sql('select count(*)::int as n from ticket where origin = 1'), [{ n: 2 }]);
  });

  test('loops and machines’ notices make no ticket; a bounce of an unknown mail waits for a person', async (t) => {
    const { scene, send, sort } = await openPost(t);
    await send(letter({ 'Auto-Submitted': 'auto-replied', Subject: 'Out of office' }));
    await send(letter({ From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered Mail Returned to Sender' }), [HELP], '');
    const rows = await sort();
    assert.deepEqual(
      rows.map(({ status, ticket_id: ticketId }) => [status, ticketId]),
      [
        [2, null],
        [3, null],
      ],
    );
    assert.match(rows[0]!.svar_reason as string, /auto-submitted/);
    const seen = (await scene.post('Svar/GetIncomingMails', { State: 'PassedOver' })).json as {
      Id: number;
      Subject: string;
      Path: Row[];
    }[];
    assert.deepEqual(
      seen.map(({ Subject, Path }) => [Subject, Path.map(({ Step }) => Step)]),
      [['Out of office', ['kept', 'read', 'judged', 'placed', 'ruled', 'left out']]],
    );
    assert.equal((await scene.post('Svar/GetIncomingMails', {}, {}, 'cato')).status, 403);
    assert.equal((await scene.post('Svar/RetryIncomingMail', { Id: 4711 })).status, 400);
    assert.deepEqual(await scene.sql('select count(*)::int as n from ticket where origin = 1'), [{ n: 0 }]);
    assert.deepEqual(
      await scene.sql('select count(*)::int as n from inbox where svar_content is not null'),
      [{ n: 2 }],
      'their bytes stay',
    );
  });

  test('who is not of the desk is refused; so is a mail whose lines end by halves', async (t) => {
    const { scene, door, send } = await openPost(t);
    await assert.rejects(send(letter(), ['nobody@desk.example']), refusedWith(550));
    const opening = ['EHLO x\r\n', `MAIL FROM:<${KARI}>\r\n`, `RCPT TO:<${HELP}>\r\n`, 'DATA\r\n'];
    assert.match(await byHand(door.port, [...opening, 'Subject: x\r\n\r\none\ntwo\r\n.\r\n']), /^550 /);
    assert.match(await byHand(door.port, [...opening, 'Subject: x\r\n\r\none\r\n..two\r\n.\r\n']), /^250 /);
    const [kept] = await scene.sql('select b.bytes from inbox i join svar_blob b on b.hash = i.svar_content');
    assert.equal(String(kept!.bytes), 'Subject: x\r\n\r\none\r\n.two\r\n');
    assert.deepEqual([hasBareEnds(Buffer.from('a\r\nb\r\n')), hasBareEnds(Buffer.from('a\rb'))], [false, true]);
  });

  test('what is not kept is not acknowledged: it comes again, and then it is', async (t) => {
    const { scene, send, sort } = await openPost(t);
    const raw = letter();
    await scene.sql('alter table inbox rename to inbox_away');
    await assert.rejects(send(raw), refusedWith(451));
    await scene.sql('alter table inbox_away rename to inbox');
    await send(raw);
    assert.equal((await sort()).length, 1);
  });

  test('by LMTP each recipient has an answer of his own', async (t) => {
    const { scene, send } = await openPost(t, true);
    await send(letter(), [HELP, SALES]);
    assert.deepEqual(await scene.sql('select count(*)::int as n from inbox'), [{ n: 2 }]);
  });

  test('who writes under a Message-ID of somebody else takes no answers away from him', async (t) => {
    const { scene, send, sort } = await openPost(t);
    await send(letter({ 'Message-ID': '<known@fjellheim.example>' }));
    const [{ ticket_id: id }] = (await sort()) as [{ ticket_id: number }];
    const eve = { From: 'eve@elsewhere.example', 'Message-ID': '<known@fjellheim.example>' };
    await send(letter(eve, 'mine now'), [HELP], 'eve@elsewhere.example');
    await sort();
    await send(letter({ 'In-Reply-To': '<known@fjellheim.example>' }, 'Still broken'));
    assert.equal((await sort()).at(-1)!.ticket_id, id);
    assert.deepEqual(await scene.sql('select count(*)::int as n from ej_message where ticket_id = $1', [id]), [{ n: 2 }]);
  });

  test('signs that a database refuses are left out of what is read, wherever they hide', async (t) => {
    const { scene, send, sort } = await openPost(t);
    const head = { Subject: '=?utf-8?q?a=00b?=', References: '<x=00\0y@z>', 'Content-Transfer-Encoding': 'quoted-printable' };
    await send(letter(head, 'one=00two'));
    const [row] = await sort();
    assert.equal(row!.status, 1, row!.svar_reason as string);
    const [message] = await scene.sql('select body from ej_message where ticket_id = $1', [row!.ticket_id]);
    assert.match(message!.body as string, /^onetwo/);
  });

  test('a sender who hangs up in the middle has sent nothing', async (t) => {
    const { scene, door, send } = await openPost(t);
    const whole = ['EHLO x\r\n', `MAIL FROM:<${KARI}>\r\n`, `RCPT TO:<${HELP}>\r\n`, 'DATA\r\n'];
    await byHand(door.port, whole, 'Subject: half\r\n\r\nof a ma');
    await send(letter());
    assert.deepEqual(await scene.sql('select svar_subject from inbox'), [{ svar_subject: 'The door' }]);
  });

  test('a mail that is too large is not kept in memory either', async () => {
    const chunks = Array.from({ length: 16 }, () => new Uint8Array(64));
    assert.equal(await bytesOf(Readable.from(chunks), 1_000), null);
    assert.equal((await bytesOf(Readable.from(chunks), 1_024))?.byteLength, 1_024);
  });

  test('a backlog is sorted several at a time; an answer that waits in it still finds what it answers', async (t) => {
    const { scene } = await openPost(t);
    const mailboxId = (await scene.sql('select id from mail_in_filter where address = $1', [HELP]))[0]!.id as number;
    const keep = (head: Record<string, string>) =>
      keepMail(scene.app, { bytes: Buffer.from(letter(head)), mailboxId, uid: '', returnPath: null }, scene.clock.at);
    const ids: number[] = [];
    for (let pair = 0; pair < 8; pair++) {
      const from = { From: `one${pair}@fjellheim.example` };
      ids.push((await keep({ ...from, 'Message-ID': `<pair${pair}@fjellheim.example>` })).id);
      ids.push((await keep({ ...from, 'In-Reply-To': `<pair${pair}@fjellheim.example>` })).id);
    }
    await scene.runJobs();
    const rows = await scene.sql('select id, ticket_id from inbox where id = any($1::int[]) order by id', [ids]);
    const tickets = rows.map((row) => row.ticket_id as number);
    assert.equal(new Set(tickets).size, 8);
    for (let pair = 0; pair < 8; pair++) assert.equal(tickets[2 * pair], tickets[2 * pair + 1]);
  });

  test('what a ticket said goes with it, its mail too', async (t) => {
    const { scene, send, sort } = await openPost(t);
    await send(letter());
    const [{ ticket_id: id }] = (await sort()) as [{ ticket_id: number }];
    const [message] = await scene.sql('select id from ej_message where ticket_id = $1', [id]);
    await scene.agent({ login: 'ADM0' }).deleteTicketMessageEntityAsync(message!.id as number);
    assert.deepEqual(await scene.sql('select status, svar_content, svar_subject, svar_sender, svar_path from inbox'), [
      { status: 1, svar_content: null, svar_subject: '', svar_sender: '', svar_path: [] },
    ]);
  });
});
