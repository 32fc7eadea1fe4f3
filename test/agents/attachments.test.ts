/** Attachments, as an integration of the official client lives with them. Source: operations §4, save-semantics §6.6. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AttachmentEntity } from '@superoffice/webapi/Carriers.js';
import { A, B, C, MINUTE, type Scene, START, SUPPORT, withEyes } from '../scenarios/scene.ts';
import { authorization, openDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const textOf = (content: ArrayBuffer | string | undefined): string =>
  typeof content === 'string' ? Buffer.from(content, 'base64').toString() : Buffer.from(content ?? new ArrayBuffer(0)).toString();
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 32 }, (_, index) => index)]);
const MIB = 1024 * 1024;
const VIP = 5;

/** A mail with a text, HTML, an inline picture, a file and a mail inside it. */
const MAIL = [
  'From: =?utf-8?q?Kari_=C3=85s?= <kari@example.org>',
  'To: support@example.org, "Berg, Ola" <ola@example.org>',
  'Cc: chef@example.org',
  'Subject: =?utf-8?q?V=C3=A6rsel?= <b>',
  'Date: Mon, 12 Jan 2026 10:00:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  '--outer',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p onclick="x()">Hello <script>alert(1)</script><b>there</b></p>',
  '--outer',
  'Content-Type: text/plain; name="../a\u202Etxt.exe"',
  'Content-Disposition: attachment; filename="../notes.txt"',
  '',
  'the notes',
  '--outer',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  '',
  'inner body',
  '--outer--',
  '',
].join('\r\n');

const names = (list: readonly AttachmentEntity[]): (string | undefined)[] => list.map(({ name }) => name);

describe('attachments', () => {
  const clock = { at: START };
  let scene: Scene;
  before(async () => {
    scene = withEyes(await openDesk({ now: () => clock.at }), clock);
  });
  after(() => scene.close());

  const agent = (who = A as { login: string }) => scene.agent(who);
  const save = (entity: AttachmentEntity, who = A as { login: string }) => agent(who).saveAttachmentEntityAsync(entity);
  async function file(name: string, content: ArrayBuffer | string, more: AttachmentEntity = {}, who = A as { login: string }) {
    const { attachmentId } = await save({ name, ...more }, who);
    await agent(who).uploadAttachmentAsync(attachmentId!, content);
    return attachmentId!;
  }
  async function message(more: object = {}): Promise<{ ticketId: number; messageId: number }> {
    const { ticketId } = await agent().saveTicketEntityAsync({ title: 'x', category: { ticketCategoryId: SUPPORT }, ...more });
    const made = await agent().saveTicketMessageEntityAsync({ ticket: { ticketId: ticketId! }, body: 'Look' });
    return { ticketId: ticketId!, messageId: made.ejMessageId! };
  }
  const download = async (id: number, who = A as { login: string }): Promise<string> =>
    textOf((await agent(who).getAttachmentStreamAsync(id)) as ArrayBuffer);
  const asC = (operation: string, body: object) => scene.post(`Ticket/${operation}`, body, {}, C.login);
  const typeOf = async (id: number): Promise<(string | null)[]> => {
    const answer = await fetch(`${scene.url}/api/v1/Attachment/${id}/Content`, { headers: { Authorization: authorization(A.login) } });
    await answer.arrayBuffer();
    return ['content-type', 'content-disposition', 'content-security-policy'].map((name) => answer.headers.get(name));
  };
  const call = async (method: string, path: string, body?: string | Uint8Array<ArrayBuffer> | FormData, type = 'application/json') => {
    const headers = { Authorization: authorization(A.login), 'Content-Type': type };
    const answer = await fetch(`${scene.url}/api/v1/${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    return { status: answer.status, text, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null };
  };
  const isThere = async (id: number): Promise<boolean> => (await scene.sql('select from attachment where id = $1', [id])).length === 1;

  test('one is drafted, described, filled, put on a message and found there; the ticket says so', async () => {
    const draft = await agent().createDefaultAttachmentEntityAsync();
    assert.deepEqual([draft.attachmentId, draft.name, draft.attSize], [0, '', 0]);
    const made = await save({ name: 'a.txt', contentType: 'text/plain', authKey: 'mine', attSize: 4711 });
    assert.ok(made.attachmentId! > 0);
    assert.deepEqual([made.name, made.contentType, made.attSize, made.isSafeFileExtension], ['a.txt', 'text/plain', 0, true]);
    assert.match(made.authKey!, /^[\w-]{32}$/);
    assert.notEqual((await save({ name: 'b.txt' })).authKey, made.authKey);
    await agent().uploadAttachmentAsync(made.attachmentId!, 'Hællo');
    const { ticketId, messageId } = await message();
    const versionBefore = (await scene.row(ticketId)).svar_version as number;
    clock.at += MINUTE;
    await agent(B).saveTicketMessageEntityAsync({ ticket: { ticketId }, body: 'Another' });
    await agent().addAttachmentsAsync(messageId, [made.attachmentId!]);
    const ticket = await scene.row(ticketId);
    assert.deepEqual([ticket.has_attachment, (ticket.last_changed as Date).getTime()], [true, clock.at]);
    assert.equal(ticket.svar_version, versionBefore + 2);
    assert.deepEqual(
      (await scene.log(ticketId)).slice(-1).map(({ action, by }) => [action, by]),
      [[7, A.userId]],
    );
    const event = (await scene.events(ticketId)).at(-1)!;
    assert.ok(event.kinds.includes('AttachmentsChanged'), event.kinds.join());
    assert.equal(event.after.has_attachment, true);
    const found = await agent(B).getAttachmentEntityAsync(made.attachmentId!);
    assert.deepEqual([found.name, found.attSize, found.authKey], ['a.txt', 6, made.authKey]);
    assert.equal(await download(made.attachmentId!, B), 'Hællo');
    for (const list of [await agent().getAttachmentInfoAsync(messageId), await agent().getTicketAttachmentsAsync(ticketId)])
      assert.deepEqual(names(list), ['a.txt']);
    // the same once more is no change
    const row = await scene.row(ticketId);
    await agent().addAttachmentsAsync(messageId, [made.attachmentId!]);
    await agent().uploadAttachmentAsync(made.attachmentId!, 'Hællo');
    await save({ attachmentId: made.attachmentId!, name: 'a.txt' });
    assert.deepEqual(await scene.row(ticketId), row);
  });

  test('an inline image is kept apart, and is none of the ticket’s attachments until it is inline no more', async () => {
    const { ticketId, messageId } = await message();
    const image = await file('logo.png', PNG.buffer as ArrayBuffer, { inlineImage: true, contentId: 'logo@x' });
    assert.equal((await agent().getAttachmentEntityAsync(image)).inlineImage, true);
    await agent().addAttachmentsAsync(messageId, [image]);
    const [link] = await scene.sql('select inline_image, content_id from ticket_attachment where attachment_id = $1', [image]);
    assert.deepEqual(link, { inline_image: true, content_id: 'logo@x' });
    assert.equal((await scene.row(ticketId)).has_attachment, false);
    assert.deepEqual(names(await agent().getAttachmentInfoAsync(messageId)), ['logo.png']);
    assert.deepEqual(await agent().getAttachmentInfoNonInlineAsync(messageId), []);
    await save({ attachmentId: image, inlineImage: false });
    assert.equal((await scene.row(ticketId)).has_attachment, true);
    assert.deepEqual(names(await agent().getAttachmentInfoNonInlineAsync(messageId)), ['logo.png']);
    const actions = (await scene.log(ticketId)).slice(-2).map(({ action }) => action);
    assert.deepEqual(actions, [36, 10015]);
  });

  test('44: taken off: the ticket has none; what is on no other message is deleted, what is stays', async () => {
    const [here, there] = [await message(), await message()];
    const [alone, shared] = [await file('alone.txt', 'alone'), await file('shared.txt', 'shared')];
    await agent().addAttachmentsAsync(here.messageId, [alone, shared]);
    await agent().addAttachmentsAsync(there.messageId, [shared]);
    await agent().removeMessageAttachmentsAsync(there.messageId, [alone]);
    assert.equal(await isThere(alone), true, 'it was not on that message');
    await agent().removeMessageAttachmentsAsync(here.messageId, [alone, shared, 999_999]);
    assert.deepEqual([await isThere(alone), await isThere(shared)], [false, true]);
    assert.deepEqual([(await scene.row(here.ticketId)).has_attachment, (await scene.row(there.ticketId)).has_attachment], [false, true]);
    assert.equal(await download(shared), 'shared');
    assert.ok((await scene.events(here.ticketId)).at(-1)!.kinds.includes('AttachmentsChanged'));
  });

  test('equal bytes are kept once; an empty file is a file', async () => {
    const [one, two, empty] = [await file('1.txt', 'the same'), await file('2.txt', 'the same'), await file('0.txt', '')];
    assert.deepEqual(await scene.sql(`select count(*)::int as n from svar_blob where bytes = 'the same'`), [{ n: 1 }]);
    assert.deepEqual([await download(one), await download(two), await download(empty)], ['the same', 'the same', '']);
    const [checked] = await agent().validateAttachmentsAsync([empty]);
    assert.equal(checked!.isValid, true);
  });

  test('an upload on no message is its uploader’s and the administrators’; on a message it is for who reaches the ticket', async () => {
    const mine = await file('mine.txt', 'mine', {}, B);
    assert.equal(await download(mine, A), 'mine', 'A administers');
    assert.equal(await agent(C).getAttachmentEntityAsync(mine), null);
    assert.equal((await asC('GetAttachmentStream', { attachmentId: mine })).status, 400);
    await refused(agent(C).uploadAttachmentAsync(mine, 'hers'), 400, /not found/);
    await refused(save({ attachmentId: mine, name: 'hers' }, C), 400, /not found/);
    // both ends: C may change his ticket, but does not reach the attachment
    const { messageId } = await message({ ownedBy: { associateId: C.associateId } });
    await refused(agent(C).addAttachmentsAsync(messageId, [mine]), 400, /Attachment \d+ was not found/);
    const vip = await message({ category: { ticketCategoryId: VIP } });
    await agent(A).addAttachmentsAsync(vip.messageId, [mine]);
    assert.equal(await agent(C).getAttachmentEntityAsync(mine), null);
    assert.deepEqual(await agent(C).getTicketAttachmentsAsync(vip.ticketId), []);
    assert.deepEqual(await agent(C).getAttachmentInfoAsync(vip.messageId), []);
    const own = await file('own.txt', 'own', {}, C);
    await refused(agent(C).addAttachmentsAsync(vip.messageId, [own]), 403, /may not change/);
    await refused(agent(C).removeMessageAttachmentsAsync(vip.messageId, [mine]), 403, /may not change/);
    await refused(agent(A).addAttachmentsAsync(999_999, [own]), 400, /Message 999999 was not found/);
  });

  test('names lead nowhere and hide nothing; a name decides what is safe', async () => {
    const named = async (name: string) => (await save({ name })).name;
    assert.equal(await named('../../etc/passwd'), 'passwd');
    assert.equal(await named('invoice\u202Efdp.exe'), 'invoicefdp.exe');
    assert.equal(await named('Cafe\u0301.txt'), 'Café.txt');
    assert.equal(Buffer.byteLength((await named(`${'ø'.repeat(400)}.txt`))!), 200);
    assert.equal((await save({ name: 'run.EXE' })).isSafeFileExtension, false);
    assert.equal((await save({ name: 'a.txt', contentType: 'text/html\r\nX: y' })).contentType, '');
    await refused(save({ name: 'a', contentId: 'x'.repeat(256) }), 400, /ContentId/);
  });

  test('bytes are handed out as what they are, never as what somebody said', async () => {
    const page = await file('blåbær.html', '<script>alert(1)</script>', { contentType: 'text/html' });
    const disposition = `attachment; filename="bla_b_r.html"; filename*=UTF-8''bl%C3%A5b%C3%A6r.html`;
    assert.deepEqual(await typeOf(page), ['application/octet-stream', disposition, "sandbox; default-src 'none'"]);
    assert.equal((await typeOf(await file('x.bin', PNG.buffer as ArrayBuffer)))[0], 'image/png');
  });

  test('what may be sent: there, uploaded, not too large, of no dangerous kind', async () => {
    const { attachmentId: empty } = await save({ name: 'empty.txt' });
    const large = await file('large.txt', 'x');
    await scene.sql('update attachment set att_size = $2 where id = $1', [large, 26 * MIB]);
    const ids = [await file('ok.txt', 'x'), 999_999, empty!, large, await file('run.exe', 'x')];
    const found = await agent().validateAttachmentsAsync(ids);
    assert.deepEqual(
      found.map(({ attachmentId, isValid }) => [attachmentId, isValid]),
      ids.map((id, index) => [id, index === 0]),
    );
    const words = found.map(({ errorMessage }) => errorMessage);
    assert.deepEqual(words.slice(0, 2), ['', 'There is no such attachment']);
    assert.match(words.slice(2).join(), /no content.*25 MiB.*\.exe/);
  });

  test('a message holds 100 attachments and 50 MiB', async () => {
    const { ticketId, messageId } = await message();
    const rows = await scene.sql(
      `insert into attachment (name, svar_created_by, att_size) select 'n' || i, $1, $2 from generate_series(1, 101) i returning id`,
      [A.userId, MIB],
    );
    const ids = rows.map(({ id }) => id as number);
    await refused(agent().addAttachmentsAsync(messageId, ids), 400, /at most 100/);
    await refused(agent().addAttachmentsAsync(messageId, ids.slice(0, 51)), 400, /at most 50 MiB/);
    assert.equal((await scene.row(ticketId)).has_attachment, false);
    await agent().addAttachmentsAsync(messageId, ids.slice(0, 50));
    await refused(agent().uploadAttachmentAsync(ids[0]!, bytes('x'.repeat(MIB + 1))), 400, /at most 50 MiB/);
    assert.equal(
      (await scene.post('Ticket/AddAttachments', { ticketMessageEntityId: messageId, attachmentIds: Array(501).fill(1) })).status,
      400,
    );
  });

  test('previews: pictures as they are, texts and HTML cleaned, anything else by its name only', async () => {
    const preview = async (name: string, content: ArrayBuffer | string, contentType = '') => {
      const found = await agent().getAttachmentPreviewAsync(await file(name, content, { contentType }));
      assert.equal(found.emailSubject, null);
      assert.deepEqual(found.emailAttachmentsInfo, []);
      return [found.name, found.mimeType, found.size, textOf(found.content)];
    };
    const picture = await agent().getAttachmentPreviewAsync(await file('x.png', PNG.buffer as ArrayBuffer, { contentType: 'text/html' }));
    assert.deepEqual([picture.mimeType, Buffer.from(picture.content as string, 'base64').equals(PNG)], ['image/png', true]);
    assert.deepEqual(await preview('a.txt', 'a\u202Eb\u0007<c>', 'text/plain'), ['a.txt', 'text/plain', 9, 'ab<c>']);
    assert.deepEqual((await preview('a.html', '<p onclick="x()">Hi<script>1</script></p>', 'text/html')).at(-1), '<p>Hi</p>');
    assert.deepEqual((await preview('a.svg', '<svg onload="x()"/>', 'image/svg+xml')).at(-1), '');
    assert.deepEqual((await preview('a.eml', 'no mail at all', 'message/rfc822')).at(-1), '');
    const old = await agent().getPreviewAttachmentStreamAsync(await file('b.txt', 'words', { contentType: 'text/plain' }));
    assert.deepEqual([old.name, old.type, old.size, textOf(old.stream)], ['b.txt', 'text/plain', 5, 'words']);
    assert.equal(await agent().getAttachmentPreviewAsync(999_999), null);
  });

  test('a mail is shown with its heads, its cleaned body and what is attached to it', async () => {
    const id = await file('forwarded.eml', bytes(MAIL), { contentType: 'message/rfc822' });
    const found = await agent().getAttachmentPreviewAsync(id);
    assert.deepEqual(
      [found.emailSubject, found.emailFrom, found.emailTo, found.emailCc, found.emailDate?.getTime()],
      [
        'Værsel <b>',
        'Kari Ås <kari@example.org>',
        'support@example.org, Berg, Ola <ola@example.org>',
        'chef@example.org',
        Date.parse('2026-01-12T09:00:00Z'),
      ],
    );
    assert.match(textOf(found.content), /^<p>Hello <b>there<\/b><\/p>/);
    const parts = found.emailAttachmentsInfo ?? [];
    assert.deepEqual(
      parts.map((part: AttachmentEntity) => [part.attachmentId, part.name, part.contentType]),
      [
        [0, 'notes.txt', 'text/plain'],
        [0, 'attachment-2', 'message/rfc822'],
      ],
    );
    const part = async (position: number) => textOf((await agent().getRfcAttachmentStreamAsync(id, position)) as ArrayBuffer);
    assert.equal((await part(0)).trim(), 'the notes');
    assert.match(await part(1), /^Subject: inner/);
    for (const position of [-1, 2])
      assert.equal((await scene.post('Ticket/GetRfcAttachmentStream', { attachmentId: id, position }, {}, A.login)).status, 400);
  });

  test('a mail that is made to hurt is named, not shown', async () => {
    const nested = Array.from({ length: 100 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('');
    const id = await file('bad.eml', bytes(nested), { contentType: 'message/rfc822' });
    const found = await agent().getAttachmentPreviewAsync(id);
    assert.deepEqual([found.name, found.emailSubject, textOf(found.content)], ['bad.eml', null, '']);
    assert.equal((await scene.post('Ticket/GetRfcAttachmentStream', { attachmentId: id, position: 0 }, {}, A.login)).status, 400);
  });

  test('made of a document, and a temporary file made of it', async () => {
    const documents = scene.client(A.login).getDocumentAgent();
    const document = await documents.saveDocumentEntityAsync({ header: 'Offer', name: 'offer.pdf' });
    await refused(agent().copyFromCRMDocumentAsync(document.documentId!), 400, /no file/);
    await documents.setDocumentStreamAsync(document, bytes('%PDF-1.7 offer'), true);
    const made = await agent().copyFromCRMDocumentAsync(document.documentId!);
    assert.deepEqual([made.name, made.contentType, made.attSize], ['offer.pdf', 'application/pdf', 14]);
    assert.equal(await download(made.attachmentId!), '%PDF-1.7 offer');
    const name = await agent().copyToTempFileAsync('../offer copy.pdf', made.attachmentId!);
    assert.equal(name, 'offer copy.pdf');
    assert.equal(textOf((await documents.getTempFileAsync(name)) as ArrayBuffer), '%PDF-1.7 offer');
    await refused(agent().copyFromCRMDocumentAsync(999_999), 400, /no document/);
  });

  test('the same as resources', async () => {
    const { ticketId, messageId } = await message();
    assert.equal((await call('GET', 'Attachment/default')).json.AttachmentId, 0);
    const made = await call('POST', 'Attachment', JSON.stringify({ Name: 'r.txt' }));
    const id = made.json.AttachmentId as number;
    assert.equal((await call('POST', `Attachment/${id}/Content`, 'raw words', 'text/plain')).status, 204);
    assert.equal((await call('POST', `TicketMessage/${messageId}/Attachment`, JSON.stringify([id]))).status, 204);
    assert.equal((await call('GET', `Attachment/${id}/Content`)).text, 'raw words');
    assert.equal((await call('PUT', `Attachment/${id}`, JSON.stringify({ Name: 's.txt' }))).json.Name, 's.txt');
    for (const path of [
      `Ticket/${ticketId}/Attachments`,
      `TicketMessage/${messageId}/Attachment`,
      `TicketMessage/${messageId}/Attachment/Noninline`,
    ])
      assert.deepEqual(names((await call('GET', path)).json.map(({ Name }: { Name: string }) => ({ name: Name }))), ['s.txt'], path);
    for (const path of ['Attachment/999999', 'Attachment/999999/Content']) assert.equal((await call('GET', path)).status, 404);
  });

  test('two who connect the same at once make one link; a repeat under its key makes nothing twice', async () => {
    const { ticketId, messageId } = await message();
    const id = await file('once.txt', 'once');
    await Promise.all(Array.from({ length: 6 }, () => agent().addAttachmentsAsync(messageId, [id])));
    assert.equal((await agent().getAttachmentInfoAsync(messageId)).length, 1);
    assert.equal((await scene.log(ticketId)).filter(({ action }) => action === 7).length, 1);
    const make = () => scene.post('Ticket/SaveAttachmentEntity', { name: 'k.txt' }, { 'Idempotency-Key': 'k1' }, A.login);
    const [first, second] = [await make(), await make()] as { json: { AttachmentId: number } }[];
    assert.equal(first!.json.AttachmentId, second!.json.AttachmentId);
    // one puts it on another message while one takes it off this one: it is on that one, or was never there
    const other = await message();
    const outcomes = await Promise.allSettled([
      agent().addAttachmentsAsync(other.messageId, [id]),
      agent().removeMessageAttachmentsAsync(messageId, [id]),
    ]);
    assert.equal((await agent().getAttachmentInfoAsync(other.messageId)).length, outcomes[0]!.status === 'fulfilled' ? 1 : 0);
  });
});
