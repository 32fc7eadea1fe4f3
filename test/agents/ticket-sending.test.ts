/** Messages sent, tickets answered and forwarded by the official client; what waits in the outbox. operations #31, #32, #75, #76. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BatchTaskInfo } from '@superoffice/webapi/Carriers.js';
import { BatchTaskState, TicketBaseStatus, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import { beginBatch } from '../../src/app/batches.ts';
import { BATCH_ATTEMPTS, batchJob } from '../../src/app/jobs/batches.ts';
import type { Lease } from '../../src/app/jobs/jobs.ts';
import { Database } from '../../src/store/database.ts';
import { A, B, C, P, Q, type Scene, START, SUPPORT, VIP, withEyes } from '../scenarios/scene.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const { External, Internal } = TicketSecurityLevel;
const DAY = 24 * 3_600_000;

/** A job's hold on itself, without the queue around it. */
const lease = (attempt: number, signal = new AbortController().signal): Lease => ({
  id: '00000000-0000-4000-8000-000000000000',
  attempt,
  signal,
  hold: async () => undefined,
  finish: async () => undefined,
});

describe('sending', () => {
  let desk: TestDesk;
  let scene: Scene;
  const clock = { at: START };
  before(async () => {
    desk = await openDesk({ now: () => clock.at });
    scene = withEyes(desk, clock);
    await desk.sql("update registry set value = 'Desk <desk@nordlys.example.org>' where name = 'Default From address'");
    await desk.sql(
      `insert into email (person_id, email_address, rank) values (${P}, 'kari@example.org', 1), (${Q}, 'ola@example.org', 1), (77, 'kim@example.org', 1)`,
    );
  });
  after(() => desk.close());

  const agent = (who: { login: string } = A) => scene.agent(who);
  const ticket = async (title: string, more: object = {}): Promise<number> =>
    (await agent().saveTicketEntityAsync({ title, slevel: External, person: { personId: P }, ...more } as never)).ticketId!;
  const message = async (ticketId: number, more: object = {}): Promise<number> =>
    (await agent().saveTicketMessageEntityAsync({ ticket: { ticketId }, body: 'words', slevel: External, ...more } as never)).ejMessageId!;
  const outbox = (ticketId: number) => desk.sql('select * from outbox where ticket_id = $1 order by id', [ticketId]);
  const batch = (id: number, who: { login: string } = A): Promise<BatchTaskInfo> =>
    desk.client(who.login).getBatchAgent().getBatchTaskInfoAsync(id);
  const send = (
    id: number,
    to: string[],
    more: { cc?: string[]; bcc?: string[]; subject?: string; template?: number } = {},
    who = A as { login: string },
  ) => agent(who).sendTicketMessageAsync(id, to, more.cc ?? [], more.bcc ?? [], more.subject ?? '', more.template ?? 0, '');
  const reply = (ids: number[], more: object = {}, who: { login: string } = A) =>
    agent(who).batchReplyAsync({
      ticketIds: ids,
      htmlBody: '<p>We are on it</p>',
      slevel: External,
      timeSpent: 2,
      attachmentIds: [],
      ...more,
    } as never);

  test('a message goes out: a row waits, the message knows to whom, known persons belong to the ticket', async () => {
    const id = await ticket('The door');
    const note = await message(id);
    await send(note, ['Kari <kari@example.org>, nobody', 'OLA@example.org'], { cc: ['who@example.org'], bcc: ['kim@example.org'] });
    const [row, ...more] = await outbox(id);
    assert.equal(more.length, 0);
    assert.deepEqual([row!.status, row!.type, row!.svar_kind, row!.message_id], [0, 0, 'message', note]);
    assert.equal(row!.rcpt, 'kari@example.org\nOLA@example.org\nwho@example.org\nkim@example.org');
    assert.match(row!.subject as string, new RegExp(`^\\[\\w+: ${id}\\] The door$`));
    const stored = await scene.messageRow(note);
    assert.match(stored.message_id as string, new RegExp(`^<svar\\.${id}\\.${note}\\.[0-9a-f]{18}@nordlys\\.example\\.org>$`));
    assert.equal(row!.svar_mail_id, stored.message_id);
    const read = await agent().getTicketMessageEntityAsync(note);
    assert.deepEqual(
      read.messageHeaders?.map(({ name, value }: { name?: string; value?: string }) => `${name}: ${value}`),
      ['To: Kari <kari@example.org>, OLA@example.org', 'Cc: who@example.org', 'Bcc: kim@example.org'],
    );
    const had = await desk.sql('select customer_id, email from message_customers where message_id = $1 order by id', [note]);
    assert.deepEqual(
      had.map((one) => [one.customer_id, one.email]),
      [
        [P, 'kari@example.org'],
        [Q, 'OLA@example.org'],
        [null, 'who@example.org'],
        [77, 'kim@example.org'],
      ],
    );
    const seen = await agent().getTicketEntityAsync(id);
    assert.deepEqual(
      seen.secondaryPersons?.map(({ personId }: { personId?: number }) => personId),
      [Q],
      'who had it in secret stays secret',
    );
    assert.ok((await scene.events(id)).at(-1)!.kinds.includes('MessageSent'));
  });

  test('the same key sends once', async () => {
    const note = await message(await ticket('Once'));
    const body = {
      TicketMessageEntityId: note,
      To: ['kari@example.org'],
      Cc: [],
      Bcc: [],
      Subject: 'x',
      ReplyTemplateId: 0,
      GdprSource: '',
    };
    for (let attempt = 0; attempt < 2; attempt++) {
      const answer = await desk.post('Ticket/SendTicketMessage', body, { 'Idempotency-Key': 'send-once' }, A.login);
      assert.equal(answer.status, 204, answer.text);
    }
    assert.equal((await desk.sql('select 1 from outbox where message_id = $1', [note])).length, 1);
  });

  test('what cannot be sent is refused, and nothing waits', async () => {
    const id = await ticket('Refused', { category: { ticketCategoryId: VIP } });
    const note = await message(id);
    await refused(send(note, ['no address']), 400, /no address/);
    await refused(send(note, ['kari@example.org'], { template: 987_654 }), 400, /Template/);
    await refused(send(987_654, ['kari@example.org']), 400, /not found/);
    await refused(send(note, ['kari@example.org'], {}, C), 403, /may not/);
    await refused(agent().sendTicketMessageSmsAsync(note, 0, ['call me']), 400, /no number/);
    assert.deepEqual(await outbox(id), []);
  });

  test('an SMS waits for a gateway; it is seen on the message and by Svar’s own operation', async () => {
    const id = await ticket('Short');
    const note = await message(id);
    await agent().sendTicketMessageSmsAsync(note, 0, ['+47 912 34 567']);
    const [row] = await outbox(id);
    assert.deepEqual([row!.type, row!.rcpt, row!.status], [1, '+4791234567', 0]);
    const seen = await desk.post('Svar/GetOutbox', { TicketId: id, Skip: 0, Top: 0 }, {}, A.login);
    const [item] = seen.json as { Medium: string; State: string; To: string; MessageId: number }[];
    assert.deepEqual([item!.Medium, item!.State, item!.To, item!.MessageId], ['Sms', 'Waiting', '+4791234567', note]);
    assert.ok((await scene.log(id)).some(({ action }) => action === 10008));
  });

  test('a reply to many tickets: each once, with its attachment; copies go only where the customer may look; what refuses is named', async () => {
    const [open, hidden, binned] = [await ticket('Open'), await ticket('Hidden', { slevel: Internal }), await ticket('Binned')];
    await message(open, { person: { personId: P } });
    await agent({ login: 'ADM0' }).deleteTicketEntityAsync(binned);
    const draft = await agent().createDefaultAttachmentEntityAsync();
    const file = await agent().saveAttachmentEntityAsync({ ...draft, name: 'plan.txt', contentType: 'text/plain' } as never);
    const id = await reply([open, hidden, 987_654, open], {
      closeTickets: true,
      sendCopyToCustomer: true,
      attachmentIds: [file.attachmentId],
    });
    assert.equal((await batch(id)).state, BatchTaskState.New);
    clock.at += DAY;
    await desk.runJobs({ early: true });
    const done = await batch(id);
    assert.deepEqual([done.state, done.progressPercent, done.result], [BatchTaskState.Succeeded, 100, '2 of 3 tickets']);
    assert.match(done.response ?? '', /"ticketId":\s*987654/);
    for (const one of [open, hidden]) {
      const read = await agent().getTicketEntityAsync(one);
      assert.deepEqual([read.baseStatus, read.timeSpent], [TicketBaseStatus.Closed, 2]);
      const notes = await desk.sql('select id, html_body, slevel from ej_message where ticket_id = $1 order by id desc', [one]);
      assert.equal(notes[0]!.html_body, '<p>We are on it</p>');
      assert.equal((await desk.sql('select 1 from ticket_attachment where message_id = $1', [notes[0]!.id])).length, 1);
      const actions = (await scene.log(one)).map(({ action }) => action);
      assert.ok(actions.includes(29) && actions.includes(32) && actions.includes(10017), actions.join());
    }
    const copies = await outbox(open);
    assert.deepEqual(
      copies.filter((row) => row.svar_kind === 'message').map((row) => row.rcpt),
      ['kari@example.org'],
    );
    assert.deepEqual(
      (await outbox(hidden)).filter((row) => row.svar_kind === 'message'),
      [],
    );
    assert.notEqual((await scene.row(open)).replied_at, null, 'it was an answer to the customer');
  });

  test('a task that is begun again does no ticket twice, and goes on where it stopped', async () => {
    const ids = [await ticket('One'), await ticket('Two')];
    const id = await reply(ids);
    // as if its first attempt had died after the first ticket
    await beginBatch(desk.app, id, clock.at);
    await desk.sql('update svar_batch_item set done_at = now() where batchtask_id = $1 and ticket_id = $2', [id, ids[0]]);
    await desk.runJobs({ early: true });
    const counts = await desk.sql('select num_messages as n from ticket where id = any($1) order by id', [ids]);
    assert.deepEqual(
      counts.map(({ n }) => n),
      [0, 1],
    );
    assert.equal((await batch(id)).state, BatchTaskState.Succeeded);
    await desk.runJobs({ early: true });
    assert.equal((await scene.row(ids[1]!)).num_messages, 1);
  });

  test('a forward: the comment stays inside, the mail waits, the ticket is closed', async () => {
    const id = await ticket('Forwarded');
    const newest = await message(id, { person: { personId: P } });
    const task = await agent().batchForwardAsync([id], ['supplier@example.org'], [], ['boss@example.org'], 'Please <b>look</b>', true);
    await desk.runJobs({ early: true });
    assert.equal((await batch(task)).state, BatchTaskState.Succeeded, (await batch(task)).result);
    const [comment] = await desk.sql('select * from ej_message where ticket_id = $1 order by id desc limit 1', [id]);
    assert.deepEqual([comment!.slevel, comment!.body.trim()], [1, 'Please look']);
    const [row] = await outbox(id);
    assert.deepEqual([row!.svar_kind, row!.message_id, row!.svar_details.upTo], ['forward', comment!.id, newest]);
    assert.equal(row!.rcpt, 'supplier@example.org\nboss@example.org');
    const actions = (await scene.log(id)).map(({ action }) => action);
    assert.ok(actions.includes(37) && actions.includes(10016), actions.join());
    assert.equal((await scene.row(id)).replied_at, null, 'the customer has had no answer');
  });

  test('who stands in the way of a ticket only delays it: no ticket goes unanswered for that', async () => {
    const [one, two] = [await ticket('One'), await ticket('Two')];
    const id = await reply([one, two]);
    // as impatient as a desk
    const database = new Database(desk.app.database.connection, { pool: 2, onError: () => undefined });
    const app = { ...desk.app, database };
    await desk.sql('begin');
    await desk.sql('select 1 from ticket where id = $1 for update', [two]);
    await assert.rejects(batchJob(app, { batchId: id }, lease(1)), /Too many changes/);
    await desk.sql('rollback');
    const left = await desk.sql('select ticket_id as id from svar_batch_item where batchtask_id = $1 and done_at is null', [id]);
    assert.deepEqual(left, [{ id: two }]);
    await batchJob(app, { batchId: id }, lease(2));
    await database.close();
    const answered = await desk.sql('select num_messages as n from ticket where id = any($1)', [[one, two]]);
    assert.deepEqual(
      answered.map(({ n }) => n),
      [1, 1],
    );
    assert.equal((await batch(id)).result, '2 tickets');
  });

  test('a process that ends fails no task, not even at its last attempt; one whose starter has left is over', async () => {
    const id = await reply([await ticket('Stopped')], {}, C);
    await assert.rejects(batchJob(desk.app, { batchId: id }, lease(BATCH_ATTEMPTS, AbortSignal.abort())));
    assert.equal((await batch(id, C)).state, BatchTaskState.Started);
    await desk.sql('update associate set deleted = true where associate_id = $1', [C.associateId]);
    await desk.app.desks.reload();
    await batchJob(desk.app, { batchId: id }, lease(1));
    const over = await batch(id, { login: 'ADM0' });
    assert.deepEqual([over.state, /no longer/.test(over.result ?? '')], [BatchTaskState.Failed, true]);
    await desk.sql('update associate set deleted = false where associate_id = $1', [C.associateId]);
    await desk.app.desks.reload();
    await desk.runJobs({ early: true });
  });

  test('a batch acts with the rights that its starter has by then, and waits for nobody', async () => {
    const id = await ticket('Of support', { category: { ticketCategoryId: SUPPORT } });
    const vip = await ticket('Of VIP', { category: { ticketCategoryId: VIP } });
    const task = await reply([id, vip], {}, C);
    await desk.runJobs({ early: true });
    const done = await batch(task, C);
    assert.equal(done.state, BatchTaskState.Succeeded);
    assert.match(done.response ?? '', new RegExp(`"ticketId":\\s*${vip}`));
    assert.equal((await batch(task, B)) ?? null, null, 'another’s task');
    await refused(reply([]), 400, /TicketIds/);
    await refused(reply([id], { htmlBody: ' ' }), 400, /text/);
    await refused(reply([id], { attachmentIds: [987_654] }), 400, /not found/);
    await refused(agent().batchForwardAsync([id], ['nowhere'], [], [], '', false), 400, /no address/);
  });
});
