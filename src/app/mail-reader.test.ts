/** The places inside the library that the reader relies on: if a new version has moved them, these say so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { readMime } from './mail-reader.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const OPTIONS = { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 100_000 };
const read = async (text: string) => readMime(latin(text), OPTIONS);

test('the library has the places that are corrected', () => {
  for (const name of ['processLine', 'collectNode']) assert.equal(typeof Reflect.get(PostalMime.prototype, name), 'function', name);
  const made = new PostalMime();
  const root = Reflect.get(made, 'root') as object;
  assert.equal(Reflect.get(made, 'currentNode'), root);
  for (const name of ['state', 'contentType', 'contentDisposition', 'content', 'childNodes']) assert.ok(name in root, name);
});

test('a head in Latin-1 is read, of a mail and of its parts', async () => {
  const { email } = await read(
    'Subject: Bl\xe5b\xe6r\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: image/png; name="bl\xe5.png"\r\n\r\ny\r\n--b--\r\n',
  );
  assert.deepEqual([email.subject, email.attachments.map(({ filename }) => filename)], ['Blåbær', ['blå.png']]);
});

test('a charset that nobody knows is told; the text is read all the same', async () => {
  const { email, unknownCharsets } = await read('Content-Type: text/plain; charset=x-none\r\n\r\nBl\xe5b\xe6r');
  assert.deepEqual([email.text?.trim(), unknownCharsets], ['Blåbær', ['x-none']]);
});

test('an attachment keeps its bytes, whatever charset it says', async () => {
  const { email } = await read(
    'Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nBl\xe5b\xe6r',
  );
  assert.deepEqual([...new Uint8Array(email.attachments[0]!.content as ArrayBuffer)].slice(0, 4), [0x42, 0x6c, 0xe5, 0x62]);
});

test('a nested mail is a file, and nothing of it is changed', async () => {
  const { email } = await read(
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: Bl\xe5\r\n\r\nb\xe6r\r\n--b--\r\n',
  );
  const bytes = new Uint8Array(email.attachments[0]!.content as ArrayBuffer);
  assert.ok(bytes.includes(0xe5) && bytes.includes(0xe6));
});

test('a mail with more heads or depth than it may have is given up by the words that are looked for', async () => {
  await assert.rejects(read(`X: ${'x'.repeat(200_000)}\r\n\r\n`), /header size/);
  const deep = Array.from({ length: 30 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('');
  await assert.rejects(read(deep), /nesting depth/);
});
