/** T14: what mail may do to the desk, rule by rule: whom it lets speak for whom, what it shows to whom, and that it comes to an end. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Postman } from '../src/app/post/postman.ts';
import { openRelay } from '../src/smtp/relay.ts';
import { A, MINUTE, type Row, type Scene } from './scenarios/scene.ts';
import { answersByItself, HELP, KARI, letter, openMailIn, stepIn } from './support/mail-in.ts';
import { answer } from './support/mail-out.ts';

const EVE = 'eve@elsewhere.example';
const ANNA = 'anna@desk.example';
const NO_REPLY = 'no-reply@shop.example';
const [INTERNAL, EXTERNAL] = [1, 2];
const INCOMING = 4;

const messages = (scene: Scene, ticketId: unknown): Promise<Row[]> =>
  scene.sql('select * from ej_message where ticket_id = $1 order by id', [ticketId]);
/** What the desk would send to anybody but its own people. */
const leaving = (scene: Scene): Promise<Row[]> => scene.sql('select * from outbox where svar_user_id is null');

test('a tag, a Message-ID or a token of somebody else opens no ticket; the new one says which it may belong to', async (t) => {
  const { scene, arrive } = await openMailIn(t);
  const kari = await arrive(letter({ 'Message-ID': '<kari-1@fjellheim.example>' }));
  const id = kari.ticket_id as number;
  await answer(scene, id, { text: 'Twice.' }, [KARI]);
  const [sent] = await scene.sql("select message_id from ej_message where ticket_id = $1 and message_id like '<svar%'", [id]);
  const before = await messages(scene, id);
  const tricks: Record<string, string>[] = [
    { Subject: `Re: [ejTag: ${id}] The door` },
    { 'In-Reply-To': '<kari-1@fjellheim.example>' },
    { References: `${sent!.message_id}` },
    { References: `<svar-to.${id}.${'0'.repeat(32)}@desk.example>` },
    // who calls himself what she is called, and who has her address beside his own
    { From: `"${KARI}" <${EVE}>`, Subject: `[ejTag: ${id}]` },
    { From: `${EVE}, ${KARI}`, Subject: `[ejTag: ${id}]` },
    { From: `Kari <${EVE}>`, Sender: KARI, 'Reply-To': KARI, Subject: `[ejTag: ${id}]` },
  ];
  for (const trick of tricks) {
    const row = await arrive(letter({ From: EVE, ...trick }, `I am Kari\r\n[ejTag: ${id}]`), { returnPath: KARI });
    assert.notEqual(row.ticket_id, id, JSON.stringify(trick));
    assert.equal(stepIn(row, 'placed')!.maybe, id);
  }
  assert.deepEqual(await messages(scene, id), before);
});

test('having been in Cc, or putting others there, grants nothing', async (t) => {
  const { scene, arrive } = await openMailIn(t);
  const kari = await arrive(letter({ Cc: EVE }));
  const eve = await arrive(letter({ From: EVE, Subject: `[ejTag: ${kari.ticket_id}]`, Cc: KARI }));
  assert.notEqual(eve.ticket_id, kari.ticket_id);
  const again = await arrive(letter({ From: EVE, 'In-Reply-To': '<x@y>', References: '<x@y>', Subject: `[ejTag: ${kari.ticket_id}]` }));
  assert.notEqual(again.ticket_id, kari.ticket_id);
  assert.deepEqual(await leaving(scene), []);
});

/** An agent has an address of his own, as a person. */
const giveAnna = (scene: Scene): Promise<Row[]> =>
  scene.sql(
    'insert into email (person_id, email_address, rank) select person_id, $2, 0 from associate where associate_id = $1 returning person_id',
    [A.associateId, ANNA],
  );

test('nobody becomes an agent by mail: who writes from an agent’s address opens nothing, answers nobody, and owns nothing', async (t) => {
  const { scene, arrive } = await openMailIn(t);
  const [{ person_id: person }] = (await giveAnna(scene)) as [{ person_id: number }];
  await scene.sql('update ejuser set email = $1 where id = $2', [ANNA, A.userId]);
  await scene.app.desks.reload();
  const kari = await arrive(letter());
  const id = kari.ticket_id as number;
  await scene
    .agent()
    .saveTicketEntityAsync({ ticketId: id, ownedBy: { associateId: A.associateId }, status: { ticketStatusId: 2 } } as never);
  const before = await scene.row(id);
  const spoofed = await arrive(letter({ From: `Anna Aas <${ANNA}>`, Subject: `Re: [ejTag: ${id}] The door` }, 'Your money is on its way'));
  assert.notEqual(spoofed.ticket_id, id);
  assert.deepEqual(await scene.row(id), before, 'it stays closed, and as it was');
  const [message] = await messages(scene, spoofed.ticket_id);
  const ticket = await scene.row(spoofed.ticket_id as number);
  assert.deepEqual(
    [message!.created_by, message!.badge, message!.customer_id, ticket.created_by, ticket.cust_id],
    [1, INCOMING, person, 1, person],
  );
  assert.deepEqual([ticket.replied_at, ticket.num_replies, ticket.first_read_by_user], [null, 0, null]);
  for (const { by } of await scene.log(spoofed.ticket_id as number)) assert.equal(by, 1, 'the desk has done it, not Anna');
});

test('an agent who takes part in a ticket by mail is its customer there: no reply, no rights, no note of the house', async (t) => {
  const { scene, arrive } = await openMailIn(t);
  await giveAnna(scene);
  const kari = await arrive(letter());
  const id = kari.ticket_id as number;
  await answer(scene, id, { text: 'Please look' }, [KARI], { cc: [ANNA] });
  const before = await scene.row(id);
  const mail = await arrive(
    letter({ From: ANNA, Subject: `[ejTag: ${id}]`, 'X-Svar-User': A.login }, '@close\r\n#status closed\r\nowner: anna'),
  );
  assert.equal(mail.ticket_id, id);
  const message = (await messages(scene, id)).at(-1)!;
  assert.deepEqual([message.created_by, message.badge, message.slevel], [1, INCOMING, EXTERNAL]);
  const after = await scene.row(id);
  for (const column of ['owned_by', 'status', 'priority', 'category', 'num_replies', 'replied_at', 'slevel', 'title'])
    assert.deepEqual(after[column], before[column], column);
});

test('mail that verifies an address is for agents only: its ticket and its messages, and nothing of it leaves', async (t) => {
  const { scene, arrive } = await openMailIn(t);
  const fresh = await arrive(
    letter({ From: `Shop <${NO_REPLY}>`, Cc: EVE, Subject: '493817 is your code' }, 'https://shop.example/verify?t=493817'),
  );
  const ticket = await scene.row(fresh.ticket_id as number);
  assert.deepEqual([ticket.slevel, (await messages(scene, fresh.ticket_id)).map(({ slevel }) => slevel)], [INTERNAL, [INTERNAL]]);
  assert.match(String(stepIn(fresh, 'judged')!.onlyForAgents), /takes no replies/);

  // Eve has a ticket to which the shop's mail would come, because an agent has written to it there
  const eve = await arrive(letter({ From: EVE, Subject: 'Help' }));
  const id = eve.ticket_id as number;
  await answer(scene, id, { text: 'We ask the shop' }, [EVE], { cc: [NO_REPLY] });
  const code = await arrive(letter({ From: NO_REPLY, Subject: `[ejTag: ${id}] 771204 is your code` }, 'code 771204'));
  assert.equal(code.ticket_id, id);
  assert.equal((await messages(scene, id)).at(-1)!.slevel, INTERNAL);
  assert.equal((await scene.row(id)).title, 'Help');
  await answer(scene, id, { text: 'Done' }, [EVE]);
  for (const row of await leaving(scene)) assert.doesNotMatch(JSON.stringify(row), /771204|493817/);

  // a machine that says so elsewhere than in its address; a customer who writes of codes
  const silent = await arrive(
    letter({ From: 'hello@shop.example', 'List-Unsubscribe': '<https://shop.example/u>', Subject: 'Verify your email' }),
  );
  assert.equal((await scene.row(silent.ticket_id as number)).slevel, INTERNAL);
  const customer = await arrive(letter({ Subject: 'I cannot verify my account' }));
  assert.equal((await messages(scene, customer.ticket_id))[0]!.slevel, EXTERNAL);
});

test('what a machine may not answer says so on its way, each kind for its reason', async (t) => {
  const { arrive } = await openMailIn(t);
  const rows: [Record<string, string>, string | undefined, RegExp][] = [
    [{ 'Auto-Submitted': 'auto-replied' }, KARI, /auto-submitted/],
    [{ Precedence: 'bulk' }, KARI, /precedence/],
    [{ Precedence: 'junk' }, KARI, /precedence/],
    [{ 'List-Id': '<l.example>' }, KARI, /list-id/],
    [{ 'List-Unsubscribe': '<https://l.example>' }, KARI, /list-unsubscribe/],
    [{}, '', /no sender/],
    [{ From: 'MAILER-DAEMON@mx.example' }, KARI, /mail server/],
    [{ From: HELP }, KARI, /own addresses/],
    [{ 'X-Svar-Loop': 'another-desk' }, KARI, /x-svar-loop/],
    [{ From: NO_REPLY }, KARI, /takes no replies/],
  ];
  for (const [head, returnPath, why] of rows) {
    const row = await arrive(letter(head), { returnPath: returnPath ?? null });
    assert.match(String(stepIn(row, 'judged')!.silence), why, JSON.stringify(head));
  }
  assert.equal(stepIn(await arrive(letter()), 'judged')!.silence, null);
});

test('one mail is one, however often and however fast it comes; under its Message-ID another text is another mail', async (t) => {
  const { scene, send, sort, arrive } = await openMailIn(t);
  const raw = letter({ 'Message-ID': '<same@fjellheim.example>' });
  await Promise.all(Array.from({ length: 8 }, () => send(raw)));
  assert.equal((await sort()).length, 1);
  await arrive(letter({ 'Message-ID': '<same@fjellheim.example>' }, 'Another text'));
  assert.deepEqual(await scene.sql('select count(*)::int as n from ej_message where message_id = $1', ['same@fjellheim.example']), [
    { n: 2 },
  ]);
});

const key = (of: number): Uint8Array => new Uint8Array(32).fill(of);

/** Two desks, each the way out of the other. */
async function openTwo(t: TestContext) {
  const [north, south] = [
    await openMailIn(t, { mailbox: 'help@north.example', key: key(1) }),
    await openMailIn(t, { mailbox: 'help@south.example', key: key(2) }),
  ];
  for (const { scene } of [north, south]) await answersByItself(scene);
  const postman = (from: typeof north, to: typeof north): Postman => {
    const relay = openRelay(`smtp://127.0.0.1:${to.door.port}`);
    t.after(() => relay.close());
    return new Postman(from.scene.app, relay, (error) => assert.fail(String(error)));
  };
  const postmen = [postman(north, south), postman(south, north)];
  const mails = async ({ scene }: typeof north): Promise<number> =>
    (await scene.sql('select count(*)::int as n from inbox'))[0]!.n as number;
  /** Lets both do all that they have to do, an hour at a time, until nothing happens any more. @returns in how many hours that was */
  const settle = async (): Promise<number> => {
    const AT_MOST = 30;
    let quiet = 0;
    for (let hour = 0; hour < AT_MOST; hour++) {
      const before = (await mails(north)) + (await mails(south));
      for (const one of postmen) await one.deliver();
      for (const desk of [north, south]) {
        await desk.sort();
        await desk.scene.runJobs();
        desk.scene.clock.at += 61 * MINUTE;
      }
      quiet = (await mails(north)) + (await mails(south)) === before ? quiet + 1 : 0;
      if (quiet === 3) return hour - 2;
    }
    return assert.fail(`they still write to each other after ${AT_MOST} hours`);
  };
  return { north, south, mails, settle };
}

test('two desks that write to each other: agents are heard, and machines come to an end', async (t) => {
  const { north, south, mails, settle } = await openTwo(t);
  const kari = await north.arrive(letter({ To: 'help@north.example' }));
  await answer(north.scene, kari.ticket_id as number, { text: 'Do you know this door?' }, ['help@south.example']);
  const first = await settle();
  const [there] = await south.scene.sql('select id from ticket where from_address = $1', ['help@north.example']);
  assert.ok(there, 'the other desk has a ticket of it');
  await answer(south.scene, there.id as number, { text: 'Turn it twice' }, ['help@north.example']);
  const second = await settle();
  const heard = await north.scene.sql("select id from ej_message where ticket_id = $1 and body like 'Turn it twice%'", [kari.ticket_id]);
  assert.equal(heard.length, 1, 'the answer is on the ticket that had asked');

  // a mail that claims to be the other desk's, which each would have to answer to the other
  await north.send(letter({ From: 'help@south.example', To: 'help@north.example' }), 'help@south.example');
  await south.send(letter({ From: 'help@north.example', To: 'help@south.example' }), 'help@north.example');
  // and one that says it to itself
  await north.send(letter({ From: 'help@north.example', To: 'help@north.example' }), 'help@north.example');
  const third = await settle();
  const counts = [await mails(north), await mails(south)];
  t.diagnostic(`two desks: quiet after ${first}, ${second} and ${third} hours; ${counts.join(' and ')} mails came in`);
  for (const desk of [north, south]) {
    assert.deepEqual(desk.complaints, []);
    assert.deepEqual(await desk.scene.sql('select id from outbox where type = 0 and status in (0, 1)'), []);
    assert.deepEqual(await desk.scene.sql('select id from inbox where status = 0'), []);
  }
  const machines = await Promise.all(
    [north, south].map(({ scene }) => scene.sql("select id from inbox where status = 2 and svar_reason like '%auto-submitted%'")),
  );
  assert.ok(machines.flat().length > 0, 'a desk has answered the other by itself, and was not answered');
  // what agents wrote, what was forged, and for each at most the three automatic replies that a thread may have
  assert.ok(counts[0]! + counts[1]! <= 6 + 4 * 3, counts.join());
});
