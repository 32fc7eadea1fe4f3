/**
 * One case from the first call to the last, by the official client: all 80 operations of the Ticket agent, each for what it is
 * for. Then the recorded trace, replayed. conformance 108, 162, 165; routing-and-agents §6.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ArchiveRestrictionInfo, TicketMessageEntity, TicketRelationEntity } from '@superoffice/webapi/Carriers.js';
import {
  BatchTaskState,
  HtmlSanitizerOptions,
  ImageEmbedType,
  MessageActionType,
  NotifyChannel,
  NotifyType,
  TicketBaseStatus,
  TicketMessageType,
  TicketPriorityEscalateAction,
  TicketReadStatus,
  TicketRelationType,
  TicketSecurityLevel,
} from '@superoffice/webapi/Enums.js';
import { operations } from '../src/contract/agents/index.ts';
import { A, B, MINUTE, P, Q, QUEUE, type Scene, START, SUPPORT, withEyes } from './scenarios/scene.ts';
import { openDesk } from './support/desk.ts';
import { statement } from './wire/support.ts';

const { External, Internal } = TicketSecurityLevel;
const { None, Reply, Forward } = MessageActionType;
const KIM = 77;
const CLOSED = 2;
const TOTAL = 80;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const MAIL = [
  'From: a@example.org',
  'Subject: Inside',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'words of the mail',
  '--b',
  'Content-Type: text/plain; name=key.txt',
  'Content-Disposition: attachment; filename=key.txt',
  '',
  'the key',
  '--b--',
  '',
].join('\r\n');

/** Its bytes, as the client takes them. */
const bytesOf = (base64: string): ArrayBuffer => new Uint8Array(Buffer.from(base64, 'base64')).buffer;
const titled = (title: string): ArchiveRestrictionInfo[] =>
  [{ name: 'title', operator: 'begins', values: [title], isActive: true }] as never;

describe('a story', () => {
  let scene: Scene;
  const clock = { at: START };
  before(async () => {
    scene = withEyes(await openDesk({ now: () => clock.at }), clock);
    await scene.sql(
      `insert into email (person_id, email_address, rank) values (${P}, 'kari@example.org', 1), (${Q}, 'ola@example.org', 1)`,
    );
  });
  after(() => scene.close());

  /** The client as an agent; each call is written down by the operation's name. */
  const called = new Set<string>();
  function agentOf(who: { login: string }) {
    const agent = scene.agent(who);
    return new Proxy(agent, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof name !== 'string' || typeof member !== 'function' || !name.endsWith('Async')) return member;
        called.add(name.slice(0, -'Async'.length).toLowerCase());
        return (member as (...args: unknown[]) => unknown).bind(target);
      },
    });
  }
  const tick = (): void => {
    clock.at += MINUTE;
  };

  let [main, spare, bin] = [0, 0, 0];
  let question: TicketMessageEntity;
  let [picture, letter] = [0, 0];

  test('Kari writes of her door: A takes the case down and answers', async () => {
    const a = agentOf(A);
    const draft = await a.createDefaultTicketEntityAsync();
    assert.equal((await a.createDefaultForTicketTypeAsync(1)).ticketType?.ticketTypeId, 1);
    const made = await a.saveTicketEntityAsync({
      ...draft,
      title: 'Door will not lock',
      slevel: External,
      person: { personId: P },
      category: { ticketCategoryId: SUPPORT },
    } as never);
    main = made.ticketId!;
    assert.deepEqual([made.title, made.numMessages, made.baseStatus], ['Door will not lock', 0, TicketBaseStatus.Active]);
    const blank = await a.createDefaultTicketMessageEntityAsync();
    question = await a.saveTicketMessageEntityAsync({
      ...blank,
      ticket: { ticketId: main },
      htmlBody: '<p>It <b>will not</b> lock</p>',
      person: { personId: P },
      slevel: External,
    } as never);
    assert.equal((await a.getTicketMessageAsync(question.ejMessageId!)).ticketMessageId, question.ejMessageId);
    tick();
    const recipients = await a.calculateMessageRecipientsAsync(main, Reply, question.ejMessageId!);
    assert.deepEqual(
      recipients.map(({ value }) => value),
      ['kari@example.org'],
    );
    assert.match(await a.getDefaultMessageContentAsync(main, Reply, question.ejMessageId!), /will not/);
    assert.match((await a.getDefaultMessageContentFullAsync(main, Forward, question.ejMessageId!, 0)).body ?? '', /will not/);
    assert.equal(typeof (await a.getDefaultMessageContentWithOptionsAsync(main, None, 0, 0, true)).body, 'string');
    const answer = await a.saveTicketMessageEntityWithNotifyAsync(
      { ticket: { ticketId: main }, htmlBody: '<p>On our way</p>', slevel: External } as never,
      true,
    );
    await a.sendTicketMessageAsync(answer.ejMessageId!, ['kari@example.org'], [], [], '', 0, '');
    await a.sendTicketMessageSmsAsync(answer.ejMessageId!, 0, ['+4791234567']);
    const sent = await scene.sql('select type, status from outbox where message_id = $1 order by id', [answer.ejMessageId]);
    assert.deepEqual(
      sent.map((row) => [row.type, row.status]),
      [
        [0, 0],
        [1, 0],
      ],
    );
    const read = await a.getTicketEntityAsync(main);
    assert.deepEqual([read.numMessages, read.numReplies], [2, 1]);
    assert.deepEqual(
      (await a.getTicketMessageEntitiesAsync(main, [question.ejMessageId!])).map((one) => one.ejMessageId),
      [question.ejMessageId],
    );
    assert.equal((await a.getTicketMessageEntityAsync(answer.ejMessageId!)).type, TicketMessageType.Html);
    await a.setTicketMessageImportantAsync(answer.ejMessageId!, true);
    const lines = (await a.getTicketMessageEntityAsync(answer.ejMessageId!)).messageHeaders ?? [];
    await a.deleteMessageHeadersAsync(lines.map(({ id }: { id?: number }) => id!));
    const after = await a.getTicketMessageEntityAsync(answer.ejMessageId!);
    assert.deepEqual([after.important, after.messageHeaders], [true, []]);
  });

  test('texts are cleaned', async () => {
    const a = agentOf(A);
    assert.equal(await a.sanitizeMailContentAsync('<p>x</p><script>bad()</script>'), '<p>x</p>');
    assert.equal(await a.sanitizeMailContentWithOptionsAsync('<p>x</p><!-- y -->', HtmlSanitizerOptions.RemoveComment), '<p>x</p>');
    assert.deepEqual(await a.sanitizeMailContentsAsync(['<b>x</b>', '<img src=x onerror=y>']), ['<b>x</b>', '<img src="x" />']);
    assert.equal((await a.html2TextAsync('<p>one</p><p>two</p>')).replace(/\s+/g, ' ').trim(), 'one two');
  });

  test('a picture and a mail come along', async () => {
    const a = agentOf(A);
    const upload = async (name: string, contentType: string, content: ArrayBuffer | string): Promise<number> => {
      const draft = await a.createDefaultAttachmentEntityAsync();
      const { attachmentId } = await a.saveAttachmentEntityAsync({ ...draft, name, contentType } as never);
      await a.uploadAttachmentAsync(attachmentId!, content);
      return attachmentId!;
    };
    picture = await upload('door.png', 'image/png', bytesOf(PNG));
    letter = await upload('inside.eml', 'message/rfc822', MAIL);
    assert.equal((await a.getAttachmentEntityAsync(picture)).name, 'door.png');
    assert.deepEqual((await a.validateAttachmentsAsync([picture, 987_654])).map((one) => [one.attachmentId, one.isValid ?? one]).length, 2);
    const withFiles = await a.saveTicketMessageEntityWithOptionsAsync(
      { ticket: { ticketId: main }, body: 'with a picture', slevel: Internal } as never,
      false,
      [picture],
      false,
    );
    await a.addAttachmentsAsync(withFiles.ejMessageId!, [letter]);
    const all = [picture, letter];
    assert.deepEqual((await a.getTicketAttachmentsAsync(main)).map((one) => one.attachmentId).sort(), all.sort());
    assert.deepEqual((await a.getAttachmentInfoAsync(withFiles.ejMessageId!)).map((one) => one.attachmentId).sort(), all);
    assert.ok((await a.getAttachmentInfoNonInlineAsync(withFiles.ejMessageId!)).length > 0);
    assert.equal(Buffer.from((await a.getAttachmentStreamAsync(picture)) as ArrayBuffer).toString('base64'), PNG);
    assert.ok(await a.getAttachmentPreviewAsync(letter));
    assert.ok(await a.getPreviewAttachmentStreamAsync(picture));
    assert.ok((await a.getAttachmentInfoAsync(withFiles.ejMessageId!)).length > 0);
    assert.match(Buffer.from((await a.getRfcAttachmentStreamAsync(letter, 0)) as ArrayBuffer).toString(), /the key/);
    assert.ok((await a.copyToTempFileAsync('door.png', picture)).length > 0);
    assert.equal((await a.getTicketMessageWithOptionsAsync(withFiles.ejMessageId!, true)).attachmentsInfo?.length, 2);
    assert.equal(
      (await a.getTicketMessageWithEmbeddedDataAsync(withFiles.ejMessageId!, ImageEmbedType.Inline)).ejMessageId,
      withFiles.ejMessageId,
    );
    await a.removeMessageAttachmentsAsync(withFiles.ejMessageId!, [letter]);
    assert.deepEqual(
      (await a.getTicketAttachmentsAsync(main)).map((one) => one.attachmentId),
      [picture],
    );
    const documents = scene.client(A.login).getDocumentAgent();
    const plan = await documents.saveDocumentEntityAsync({ header: 'Plan', name: 'plan.txt' } as never);
    await documents.setDocumentStreamAsync(plan, bytesOf('cGxhbg=='), true);
    assert.equal((await a.copyFromCRMDocumentAsync(plan.documentId!)).name, 'plan.txt');
  });

  test('others take over: queue, reading, lights, notices', async () => {
    const [a, b] = [agentOf(A), agentOf(B)];
    const waiting = await a.saveTicketEntityWithNotifyAsync(
      { title: 'Second door', category: { ticketCategoryId: QUEUE }, ownedBy: { associateId: 0 } } as never,
      true,
    );
    spare = waiting.ticketId!;
    await a.notifyNewTicketAsync(main);
    await a.notifyNewTicketMessageAsync(main);
    const next = await b.getNextInQueueAsync();
    assert.ok(next === null || next.ownedBy?.associateId === B.associateId);
    await b.acceptTicketsAsync([spare]);
    assert.equal((await scene.row(spare)).owned_by, B.userId);
    assert.equal((await b.processTicketWhenReadAsync(spare)).readStatus, TicketReadStatus.Green);
    assert.equal((await b.setTicketReadByOwnerAsync(spare, TicketReadStatus.Yellow, false)).readStatus, TicketReadStatus.Yellow);
    assert.deepEqual(await b.updateTicketsReadStatusAsync([spare], TicketReadStatus.Red), [spare]);
    assert.deepEqual(await b.updateTicketsReadStatusByProviderAsync('FindTicket', titled('Second door'), TicketReadStatus.Green), [spare]);
    await a.doEscalatingAsync(main, TicketPriorityEscalateAction.ActionRead);
    await a.clearNotifyAsync([main, spare]);
    assert.deepEqual(await scene.sql('select 1 from notify where user_id = $1 and ticket_id = any($2)', [A.userId, [main, spare]]), []);
    await scene.sql('insert into hotlist (user_id, ticket_id) values ($1, $2)', [B.userId, main]);
    const hearing = await a.getHotlistEjUsersAsync(main, [], NotifyType.NewTicketMessage, NotifyChannel.PopUp);
    assert.ok(hearing.every((id) => id === B.userId));
    assert.deepEqual(
      (await a.getTicketsAsync([main, spare])).map((one) => one.ticketId),
      [main, spare],
    );
    assert.equal((await a.getTicketAsync(main)).ticketId, main);
    assert.equal((await a.getForRmUiAsync(main)).ticketId, main);
    assert.equal((await a.getTicketSummariesAsync([main]))[0]?.title, 'Door will not lock');
  });

  test('tickets belong together', async () => {
    const a = agentOf(A);
    const draft: TicketRelationEntity = await a.createDefaultTicketRelationEntityAsync();
    const results = await a.validateTicketRelationsAsync([spare], main, TicketRelationType.Related);
    assert.equal(results.length, 1);
    await a.createTicketRelationsAsync([spare], main, TicketRelationType.Related, 'the same house');
    const [item] = await a.getTicketRelationsAsync(main);
    const [row] = await scene.sql('select ticket_relation_id as id from ticket_relation');
    const relation = await a.getTicketRelationEntityAsync(row!.id as number);
    assert.ok(item && relation);
    await a.saveTicketRelationEntityAsync({ ...draft, ...relation, comment: 'the same lock' } as never);
    assert.equal((await scene.sql('select comment from ticket_relation'))[0]!.comment, 'the same lock');
    await a.deleteTicketRelationEntityAsync(row!.id as number);
    assert.equal(await a.getTicketParentIdAsync(spare), 0);
    await a.setTicketParentAsync(spare, main, 'part of it');
    assert.equal(await a.getTicketParentIdAsync(spare), main);
    assert.ok(await a.getTicketRelationActionsAsync(main, 0, 0));
    await a.setTicketParentAsync(spare, 0, '');
    assert.equal(await a.getTicketParentIdAsync(spare), 0);
  });

  test('cases are parted and joined', async () => {
    const a = agentOf(A);
    tick();
    const apart = await a.saveTicketMessageEntityAsync({ ticket: { ticketId: main }, body: 'and the window', slevel: External } as never);
    const split = await a.splitTicketAsync(main, 1, null as never, [apart.ejMessageId!], { title: 'The window' } as never);
    assert.equal((await scene.messageRow(apart.ejMessageId!)).ticket_id, split.ticketId);
    const copied = await a.splitTicketMessageAsync(
      await a.getTicketMessageEntityAsync(question.ejMessageId!),
      { title: 'Also the key' } as never,
      { body: 'the key' } as never,
      [],
    );
    assert.equal(copied.numMessages, 1);
    const merged = await a.mergeTicketsAsync({ ticketId: main, title: 'Door will not lock' } as never, [split.ticketId!, copied.ticketId!]);
    assert.equal(merged.ticketId, main);
    assert.equal(await a.resolveTicketIdAsync(split.ticketId!), main);
    assert.equal((await scene.messageRow(apart.ejMessageId!)).ticket_id, main);
    await a.deleteTicketMessageEntityAsync(apart.ejMessageId!);
    assert.deepEqual(await scene.messageRow(apart.ejMessageId!), {});
  });

  test('many at once, and into the bin and back', async () => {
    const a = agentOf(A);
    const tasks = [
      await a.batchReplyAsync({
        ticketIds: [main],
        htmlBody: '<p>All done</p>',
        slevel: External,
        closeTickets: true,
        attachmentIds: [],
      } as never),
      await a.batchForwardAsync([spare], ['supplier@example.org'], [], [], 'Please look', false),
    ];
    await scene.runJobs({ early: true });
    for (const task of tasks)
      assert.equal((await scene.client(A.login).getBatchAgent().getBatchTaskInfoAsync(task)).state, BatchTaskState.Succeeded);
    assert.equal((await scene.row(main)).ticket_status, CLOSED);
    bin = (await a.saveTicketEntityAsync({ title: 'Rubbish' } as never)).ticketId!;
    await a.deleteTicketEntityAsync(bin);
    await a.undeleteByIdsAsync([bin]);
    assert.equal((await a.getTicketEntityAsync(bin)).baseStatus, TicketBaseStatus.Active);
    assert.deepEqual(await a.setDeletedStatusByIdsAsync([bin]), [bin]);
    await a.undeleteByIdsAsync([bin]);
    assert.deepEqual(await a.setDeletedStatusByProviderAsync('FindTicket', titled('Rubbish')), [bin]);
    await a.undeleteByIdsAsync([bin]);
    assert.deepEqual(await a.setSpamStatusByIdsAsync([bin]), [bin]);
    await a.undeleteByIdsAsync([bin]);
    assert.deepEqual(await a.setSpamStatusByProviderAsync('FindTicket', titled('Rubbish')), [bin]);
    assert.equal((await scene.row(bin)).status, 6);
  });

  statement(162, 'each of the 80 Ticket operations was called through the client, and none met a converter exception', () => {
    const names = operations.filter(({ agent }) => agent === 'Ticket').map(({ name }) => name.toLowerCase());
    assert.equal(names.length, TOTAL);
    assert.deepEqual(
      names.filter((name) => !called.has(name)),
      [],
    );
  });

  test('the story leaves counters that are what one counts', async () => {
    const wrong = await scene.sql(
      `select t.id from ticket t where t.num_messages <> (select count(*) from ej_message m where m.ticket_id = t.id)
        or t.time_spent <> (select coalesce(sum(m.time_spent), 0) from ej_message m where m.ticket_id = t.id)
        or t.num_replies <> (select count(*) from ej_message m where m.ticket_id = t.id and m.slevel = 2 and m.customer_id is null and m.message_category = 0 and m.badge <> 4)`,
    );
    assert.deepEqual(wrong, []);
  });

  statement(108, '`T/SaveTicketEntity` sends no notification; `…WithNotify` with `notify:true` does.', async () => {
    const notices = async (ticketId: number): Promise<number> =>
      (await scene.sql('select 1 from notify where ticket_id = $1 union all select 1 from outbox where ticket_id = $1', [ticketId])).length;
    const ticket = { title: 'told', ownedBy: { associateId: B.associateId } } as never;
    const quiet = await scene.agent(A).saveTicketEntityAsync(ticket);
    assert.equal(await notices(quiet.ticketId!), 0);
    const silent = await scene.agent(A).saveTicketEntityWithNotifyAsync(ticket, false);
    assert.equal(await notices(silent.ticketId!), 0);
    const loud = await scene.agent(A).saveTicketEntityWithNotifyAsync(ticket, true);
    assert.ok((await notices(loud.ticketId!)) > 0);
  });
});

describe('the recorded trace, replayed', () => {
  let scene: Scene;
  before(async () => {
    scene = withEyes(await openDesk({ now: () => START }), { at: START });
  });
  after(() => scene.close());

  statement(165, 'the trace of routing-and-agents §6: one ticket, one message, one attachment, every answer 200 or 204', async () => {
    const rows = async (): Promise<number[]> =>
      Promise.all(['ticket', 'ej_message', 'attachment'].map(async (table) => (await scene.sql(`select 1 from ${table}`)).length));
    const before = await rows();
    const call = async (operation: string, body: unknown): Promise<Record<string, unknown>> => {
      const { status, json, text } = await scene.post(`Ticket/${operation}`, body, {
        'User-Agent': 'SO-TS-WebApi/1.0',
        'SO-Browser-TZ-Offset': '60',
      });
      assert.ok(status === 200 || status === 204, `${operation}: ${status} ${text}`);
      return json;
    };
    await call('CreateDefaultTicketEntity', null);
    const { TicketId } = await call('SaveTicketEntity', {
      tableRight: { mask: 15, reason: '' },
      fieldProperties: { Title: { fieldRight: { mask: 67, reason: '' }, fieldType: 'System.String', fieldLength: 255 } },
      ticketId: 0,
      title: 'Door will not lock',
      createdAt: '0000-12-31T23:06:32.000Z',
      lastChanged: null,
      category: {
        tableRight: null,
        fieldProperties: {},
        ticketCategoryId: 2,
        name: 'Support',
        flags: 0,
        defaultTicketStatus: null,
        defaultMessageStatus: null,
      },
      slevel: 'External',
      priority: null,
      baseStatus: 'Active',
      status: null,
      origin: 'API',
      person: { personId: KIM },
      secondaryPersons: [],
      readStatus: 'Red',
      messages: [],
      tags: [],
      sale: null,
      extraFields: {},
      customFields: {},
    });
    const { AttachmentId } = await call('SaveAttachmentEntity', { name: 'a.txt', contentType: 'text/plain' });
    await call('UploadAttachment', { attachmentId: AttachmentId, content: 'aGVsbG8=' });
    const message = { ticket: { ticketId: TicketId }, body: 'On our way', type: 'Plain', slevel: 'External' };
    const { EjMessageId } = await call('SaveTicketMessageEntity', message);
    await call('AddAttachments', { ticketMessageEntityId: EjMessageId, attachmentIds: [AttachmentId] });
    await call('NotifyNewTicket', { ticketEntityId: TicketId });
    assert.equal(await call('SanitizeMailContentWithOptions', { content: '<p>', options: 1 }), '<p></p>');
    assert.deepEqual(
      await rows(),
      before.map((count) => count + 1),
    );
    const row = await scene.row(TicketId as number);
    assert.deepEqual([row.cust_id, row.num_messages, row.has_attachment], [KIM, 1, true]);
  });
});
