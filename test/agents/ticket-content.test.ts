/** What a new message starts with, who should receive it, cleaned texts, and messages with their images: through the official client. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { AttachmentEntity, Recipient, TicketMessageEntity } from '@superoffice/webapi/Carriers.js';
import { HtmlSanitizerOptions, ImageEmbedType, MessageActionType, RecipientType, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import { A, C, openScene, P, Q, type Scene } from '../scenarios/scene.ts';
import { refused } from './refusal.ts';

const { None, Reply, ReplyAll, Forward, InternalComment } = MessageActionType;
const { Internal, External } = TicketSecurityLevel;

const HEADER = [
  'From: =?utf-8?Q?Nordmann=2C_Kari?= <kari@home.example.org>',
  'To: desk@nordlys.example.org, Eva Elg <eva@example.org>',
  'Cc: ALIAS@nordlys.example.org, per@example.org',
  'Subject: Door & lock',
].join('\r\n');

/** A ticket of Kari and Ola that came by mail from Kari's home, and her mail. */
async function opened(scene: Scene): Promise<{ ticketId: number; mailId: number }> {
  await scene.sql(
    `insert into email (person_id, email_address, rank, bouncecount) values (50, 'old@example.org', 1, 9), (50, 'kari@example.org', 2, 0), (51, 'ola@example.org', 1, 0), (77, 'per@example.org', 1, 0)`,
  );
  await scene.sql("insert into mail_in_filter (address) values ('Desk <desk@nordlys.example.org>'), ('alias@nordlys.example.org')");
  const made = await scene.agent().saveTicketEntityAsync({
    title: 'The door',
    person: { personId: P },
    secondaryPersons: [{ personId: Q }],
    slevel: External,
    fromAddress: 'first@example.org',
  } as never);
  const ticketId = made.ticketId!;
  const mail = await add(scene, ticketId, {
    htmlBody: '<p>The door <b>will not</b> lock</p>',
    emailHeader: HEADER,
    person: { personId: P },
  });
  return { ticketId, mailId: mail.ejMessageId! };
}

function add(scene: Scene, ticketId: number, more: object): Promise<TicketMessageEntity> {
  scene.clock.at += 60_000;
  return scene.agent().saveTicketMessageEntityAsync({ ticket: { ticketId }, slevel: External, ...more } as never);
}

const widest = (wrapped: string) => Math.max(...wrapped.split('\n').map((line) => line.length));

/** `To Kari Nordmann <kari@example.org>` */
const spelled = (found: Recipient[]): string[] =>
  found.map((one) => `${(RecipientType as unknown as Record<number, string>)[one.type as number]} ${one.displayValue}`);

test('recipients: sender, readers and persons, without own mailboxes; bounced addresses give way to the next', async (t) => {
  const scene = await openScene(t);
  const { ticketId, mailId } = await opened(scene);
  const ask = async (action: MessageActionType, message = 0, who = A) =>
    spelled(await scene.agent(who).calculateMessageRecipientsAsync(ticketId, action, message));
  assert.deepEqual(await ask(Reply, mailId), ['To "Nordmann, Kari" <kari@home.example.org>']);
  assert.deepEqual(await ask(ReplyAll, mailId), [
    'To "Nordmann, Kari" <kari@home.example.org>',
    'To Eva Elg <eva@example.org>',
    'To Ola Dahl <ola@example.org>',
    'CC Kim Ek <per@example.org>',
  ]);
  assert.deepEqual(await ask(None), ['To Kari Nordmann <kari@example.org>', 'CC Ola Dahl <ola@example.org>']);
  assert.deepEqual(await ask(Reply), ['To first@example.org']);
  assert.deepEqual([await ask(Forward, mailId), await ask(InternalComment, mailId)], [[], []]);
  const [one] = await scene.agent().calculateMessageRecipientsAsync(ticketId, Reply, mailId);
  assert.equal(one!.value, 'kari@home.example.org');
});

test('recipients: the desk’s settings, retired persons, messages of other tickets, tickets that may not be read', async (t) => {
  const scene = await openScene(t);
  const { ticketId, mailId } = await opened(scene);
  const ask = async (action: MessageActionType, message = 0) =>
    spelled(await scene.agent().calculateMessageRecipientsAsync(ticketId, action, message));
  const set = (name: string, value: string) => scene.sql('update registry set value = $2 where name = $1', [name, value]);
  await set('ReplyToPrimaryEmail', '1');
  assert.deepEqual(await ask(Reply), ['To Kari Nordmann <kari@example.org>']);
  await set('DefaultNoCustomerOnForwarding', '0');
  assert.deepEqual(await ask(Forward), ['CC Kari Nordmann <kari@example.org>']);
  await add(scene, ticketId, { body: 'News', messageHeaders: [{ name: 'To', value: 'tor@example.org' }] });
  await set('ReplyToAllOnlyLatestExternalMessage', '1');
  const all = ['To "Nordmann, Kari" <kari@home.example.org>', 'To tor@example.org', 'To Ola Dahl <ola@example.org>'];
  assert.deepEqual(await ask(ReplyAll, mailId), all);
  await scene.sql('update person set retired = true where person_id = 51');
  assert.deepEqual(await ask(ReplyAll, mailId), all.slice(0, 2));
  const other = await scene.agent().saveTicketEntityAsync({ title: 'y' } as never);
  assert.deepEqual(
    await scene.agent().calculateMessageRecipientsAsync(other.ticketId!, Reply, mailId),
    [],
    'a message of another ticket is none',
  );
  await scene.sql('update ticket set category = 5, owned_by = 5 where id = $1', [ticketId]);
  assert.deepEqual(await scene.agent(C).calculateMessageRecipientsAsync(ticketId, Reply, mailId), []);
  assert.deepEqual(await scene.agent().calculateMessageRecipientsAsync(4_711, Reply, 0), []);
});

const words = (html: string | null): string =>
  (html ?? '')
    .replace(/<blockquote[^>]*>/g, '[')
    .replaceAll('</blockquote>', ']')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('content of a reply: template, signature, and the quote where it is asked for; the setting turns them round', async (t) => {
  const scene = await openScene(t);
  const { ticketId, mailId } = await opened(scene);
  const agent = scene.agent();
  await scene.sql(`update ejuser set signature = E'Anna <anna@example.org>\\nNordlys' where id = 5`);
  const ask = async (message: number, excludes = false) =>
    words((await agent.getDefaultMessageContentWithOptionsAsync(ticketId, Reply, message, 0, excludes)).body!);
  const quote = '2026-01-12 10:01, Kari Nordmann: [ The door will not lock ]';
  const signature = 'Anna &lt;anna@example.org&gt; Nordlys';
  assert.deepEqual([await ask(0), await ask(mailId), await ask(mailId, true)], [signature, `${signature} ${quote}`, quote]);
  const preference = { specification: { section: 'Request', key: 'QuoteLastMessage' }, level: 5, rawValue: '1' };
  await scene
    .client('anna')
    .getPreferenceAgent()
    .savePreferenceEntityAsync(preference as never, false);
  await add(scene, ticketId, { body: 'Among us', slevel: Internal });
  assert.equal(await ask(0), `${signature} ${quote}`, 'the newest that the customer may see');
  await scene.sql("insert into registry (reg_id, name, value) values (20001, 'OldMessageBeforeSignature', '1')");
  assert.equal(await ask(0), `${quote} ${signature}`);
  const [template] = await scene.sql("insert into reply_template (name, owned_by) values ('Greeting', 5) returning id");
  await scene.sql(
    `insert into reply_template_body (reply_template_id, language_id, flags, body_html) values ($1, 1, 1, '<p onclick="x">Dear [[customer.firstname]], [[ticket.title]]</p>')`,
    [template!.id],
  );
  await scene.sql('update ticket_type set reply_template = $1, reply_forward_no_signature = true where ticket_type_id = 1', [template!.id]);
  assert.equal(await ask(0), `Dear Kari, The door ${quote}`);
  assert.ok(!(await agent.getDefaultMessageContentAsync(ticketId, Reply, 0))!.includes('onclick'));
  assert.equal(words(await agent.getDefaultMessageContentAsync(0, None, 0)), `Dear , ${signature}`, 'a new ticket');
  await scene.sql('update ticket_type set exclude_signature = true where ticket_type_id = 1');
  // nothing is read here that would tell the process of it
  await scene.app.desks.reload();
  assert.equal(words((await agent.getDefaultMessageContentFullAsync(0, None, 0, 1)).body!), 'Dear ,');
  assert.equal(words((await agent.getDefaultMessageContentFullAsync(0, None, 0, 2)).body!), signature, 'of the type that is named');
});

test('content: an internal message is quoted only when it is named; comments are empty; what may not be read is null', async (t) => {
  const scene = await openScene(t);
  const { ticketId } = await opened(scene);
  await scene.sql('update ejuser set flags = flags | 128 where id = 5');
  const agent = scene.agent();
  const secret = await add(scene, ticketId, { body: '1 < 2\n<script>alert(1)</script>', slevel: Internal });
  const ask = async (action: MessageActionType, message: number) =>
    (await agent.getDefaultMessageContentFullAsync(ticketId, action, message, 0)).body!;
  assert.ok(!(await ask(Reply, 0)).includes('1 &lt; 2') && !(await ask(Forward, 0)).includes('1 &lt; 2'));
  const named = await ask(ReplyAll, secret.ejMessageId!);
  assert.match(named, /1 &lt; 2<br \/>&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/blockquote>$/);
  assert.equal(await ask(InternalComment, secret.ejMessageId!), '');
  await scene.sql('update ticket set category = 5, owned_by = 5 where id = $1', [ticketId]);
  assert.equal(await scene.agent(C).getDefaultMessageContentFullAsync(ticketId, Reply, 0, 0), null);
  assert.equal(await scene.agent(C).getDefaultMessageContentAsync(4_711, Reply, 0), null);
});

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

async function attach(scene: Scene, messageId: number, name: string, contentId: string, bytes: Buffer): Promise<number> {
  const hash = createHash('sha256').update(bytes).digest();
  await scene.sql('insert into svar_blob (hash, size, bytes) values ($1, $2, $3) on conflict do nothing', [hash, bytes.length, bytes]);
  const [row] = await scene.sql(
    "insert into attachment (name, content_type, att_size, blob_hash, auth_key) values ($1, 'image/png', $2, $3, 'k') returning id",
    [name, bytes.length, hash],
  );
  await scene.sql('insert into ticket_attachment (attachment_id, message_id, content_id, inline_image) values ($1, $2, $3, $4)', [
    row!.id,
    messageId,
    contentId,
    contentId !== '',
  ]);
  return row!.id as number;
}

test('a forward takes the message with its headers and lists its attachments; GetTicketMessageWithOptions lists them on demand', async (t) => {
  const scene = await openScene(t);
  const { ticketId, mailId } = await opened(scene);
  await attach(scene, mailId, 'logo.png', 'logo@x', PNG);
  const plan = await attach(scene, mailId, 'plan.png', '', PNG);
  const agent = scene.agent();
  const made = await agent.getDefaultMessageContentFullAsync(ticketId, Forward, mailId, 0);
  assert.equal(
    words(made.body!),
    'From: &quot;Nordmann, Kari&quot; &lt;kari@home.example.org&gt; Date: 2026-01-12 10:01 To: desk@nordlys.example.org, Eva Elg &lt;eva@example.org&gt; Cc: ALIAS@nordlys.example.org, per@example.org Subject: Door &amp; lock The door will not lock',
  );
  assert.deepEqual(
    made.attachmentsInfo!.map((one: AttachmentEntity) => [one.attachmentId, one.name, one.inlineImage]),
    [[plan, 'plan.png', false]],
  );
  assert.deepEqual((await agent.getDefaultMessageContentFullAsync(ticketId, Reply, mailId, 0)).attachmentsInfo, []);
  const listed = await agent.getTicketMessageWithOptionsAsync(mailId, true);
  assert.deepEqual([listed.ejMessageId, listed.attachmentsInfo!.map((one: AttachmentEntity) => one.attachmentId)], [mailId, [plan]]);
  assert.deepEqual((await agent.getTicketMessageWithOptionsAsync(mailId, false)).attachmentsInfo, []);
  assert.equal(await agent.getTicketMessageWithOptionsAsync(4_711, true), null);
});

test('images of a message: their bytes, or where they are; what is no picture stays; saving back does no harm', async (t) => {
  const scene = await openScene(t);
  const { ticketId } = await opened(scene);
  const shown = await add(scene, ticketId, { htmlBody: '<p>a<img src="cid:logo@x" /><img src="cid:trap" /><img src="cid:gone" /></p>' });
  const id = shown.ejMessageId!;
  const logo = await attach(scene, id, 'logo.png', '<logo@x>', PNG);
  const trap = await attach(scene, id, 'trap.png', 'trap', Buffer.from('<svg onload=alert(1)>'));
  const agent = scene.agent();
  const inline = await agent.getTicketMessageWithEmbeddedDataAsync(id, ImageEmbedType.Inline);
  const data = `data:image/png;base64,${PNG.toString('base64')}`;
  assert.equal(inline.htmlBody, `<p>a<img src="${data}" /><img src="cid:trap" /><img src="cid:gone" /></p>`);
  const linked = await agent.getTicketMessageWithEmbeddedDataAsync(id, ImageEmbedType.Link);
  const url = (attachment: number) => `${scene.url}/api/v1/Attachment/${attachment}/Content`;
  assert.equal(linked.htmlBody, `<p>a<img src="${url(logo)}" /><img src="${url(trap)}" /><img src="cid:gone" /></p>`);
  assert.deepEqual(
    linked.attachmentsInfo!.map((one: AttachmentEntity) => one.attachmentId),
    [logo, trap],
  );
  const before = await scene.messageRow(id);
  await agent.saveTicketMessageEntityAsync(inline);
  assert.equal((await scene.messageRow(id)).html_body, before.html_body, 'bodies stand unless editing is on');
  await scene.sql("update registry set value = '1' where name = 'EnableEditMessage'");
  const saved = await agent.saveTicketMessageEntityAsync(inline);
  assert.equal(saved.htmlBody, inline.htmlBody);
  await scene.sql('update svar_blob set size = 11534336 where hash = (select blob_hash from attachment where id = $1)', [logo]);
  await scene.sql('update ej_message set html_body = $2 where id = $1', [id, before.html_body]);
  const large = await agent.getTicketMessageWithEmbeddedDataAsync(id, ImageEmbedType.Inline);
  assert.equal(large.htmlBody, before.html_body, 'more than an answer may hold');
  assert.equal(await scene.agent(C).getTicketMessageWithEmbeddedDataAsync(4_711, ImageEmbedType.Inline), null);
});

test('Html2Text: lines of 72 unless the desk says another column, links, lists, few empty lines', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const html =
    '<h1>Title</h1><p>See <a href="https://example.org/a">the page</a> and <a href="https://example.org/b">https://example.org/b</a></p><ul><li>one</li><li>two</li></ul><br><br><br><br><br><p>end &lt;3</p><script>x</script>';
  const text = await agent.html2TextAsync(html);
  assert.equal(text, 'Title\n\nSee the page (https://example.org/a) and https://example.org/b\n\n* one\n* two\n\n\nend <3');
  const long = `<p>${'word '.repeat(60)}</p>`;
  assert.equal(widest(await agent.html2TextAsync(long)), 69);
  await scene.sql("insert into registry (reg_id, name, value) values (20001, 'OutmailWrapColumn', '40')");
  assert.equal(widest(await agent.html2TextAsync(long)), 39);
  await scene.sql("update registry set value = 'wide' where name = 'OutmailWrapColumn'");
  assert.equal(widest(await agent.html2TextAsync(long)), 69);
  assert.equal(widest(await agent.html2TextAsync(`<p>${'word '.repeat(20_000)}</p>`)), 69, 'a long one, in the worker');
  assert.equal(await agent.html2TextAsync(null as never), '');
});

test('cleaning: nothing that could harm, comments never, order and number kept, null is empty, broken HTML is no error', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const dirty = '<p onclick="x">a<!-- b --><script>c</script><img src="cid:d" /><a href="javascript:e">f</a></p>';
  assert.equal(
    await agent.sanitizeMailContentAsync(dirty),
    '<p>a<img src="cid:d" /><a target="_blank" rel="noopener noreferrer">f</a></p>',
  );
  const comments = 'a<!--[if mso]><p>b</p><![endif]-->c<!-->d<!--!> e -->f<!-- g > --!>h<!-- i';
  assert.equal(await agent.sanitizeMailContentWithOptionsAsync(comments, HtmlSanitizerOptions.RemoveComment), 'acdfh');
  const deep = `${'<div>'.repeat(200)}a<!-- <b>secret</b> -->b`;
  assert.match((await agent.sanitizeMailContentWithOptionsAsync(deep, HtmlSanitizerOptions.RemoveComment))!, /^<pre>[^<]*a[^<]*b<\/pre>$/);
  const many = await agent.sanitizeMailContentsAsync(['<b>1', '', '', '<', '<b></i></b>', dirty]);
  assert.deepEqual(many, [
    '<b>1</b>',
    '',
    '',
    '&lt;',
    '<b></b>',
    '<p>a<img src="cid:d" /><a target="_blank" rel="noopener noreferrer">f</a></p>',
  ]);
  assert.deepEqual(await agent.sanitizeMailContentsAsync(null as never), []);
  assert.equal(await agent.sanitizeMailContentAsync(null as never), '');
  await refused(agent.sanitizeMailContentsAsync(Array.from({ length: 501 }, () => 'x')), 400, /more than 500/);
  await refused(agent.sanitizeMailContentAsync('x'.repeat(5 * 1024 * 1024 + 1)), 400, /longer/);
});
