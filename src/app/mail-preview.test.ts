/** Attached mails: what is read of them, in which bounds, and that a worker which does not answer holds up nobody. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { workerOf } from '../../test/support/programs.ts';
import { type Mail, type MailAnswer, readMail } from './mail-parse.ts';
import { mailReader } from './mail-preview.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): Promise<MailAnswer> => readMail({ bytes: utf8(text), want: 'view' });
async function mailOf(text: string): Promise<Mail> {
  const answer = await read(text);
  assert.ok(answer && 'mail' in answer);
  return answer.mail;
}

/** A mail of so many attachments. */
const withFiles = (count: number): string =>
  `Subject: files\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${Array.from(
    { length: count },
    (_, index) => `--b\r\nContent-Disposition: attachment; filename="${index}.txt"\r\n\r\n${index}\r\n`,
  ).join('')}--b--\r\n`;

describe('an attached mail', () => {
  test('heads are one line each, without signs that hide or turn', async () => {
    const mail = await mailOf('Subject: =?utf-8?q?a=0D=0Ab=E2=80=AEc?=\r\nDate: some day\r\n\r\nbody');
    assert.deepEqual([mail.subject, mail.date, mail.from, mail.text.trim()], ['a b c', null, '', 'body']);
  });

  test('200 attachments are listed, and no other one is handed out', async () => {
    const mail = withFiles(230);
    assert.equal((await mailOf(mail)).parts.length, 200);
    const part = (position: number): Promise<MailAnswer> => readMail({ bytes: utf8(mail), want: position });
    const last = await part(199);
    assert.ok(last && 'part' in last);
    assert.equal(Buffer.from(last.part).toString().trim(), '199');
    assert.equal(await part(200), null);
  });

  test('what is too deep, or has too much of a head, or is none, is not read', async () => {
    const nested = Array.from({ length: 400 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('');
    const heads = `Subject: x\r\n${'X-Head: y\r\n'.repeat(60_000)}\r\nbody`;
    for (const text of [nested, heads, '', 'no mail at all', `\0${'x'.repeat(100)}`]) assert.equal(await read(text), null);
  });

  test('odd addresses and words cost no more than their length', async () => {
    for (const head of [`From: ${'<"('.repeat(20_000)}`, `Subject: ${'=?utf-8?q?'.repeat(10_000)}`, `To: ${'a@b.c,'.repeat(20_000)}`]) {
      const mail = await mailOf(`${head}\r\n\r\nbody`);
      assert.ok(mail.from.length + mail.subject.length + mail.to.length <= 12_000);
    }
  });

  test('a long one is read by a worker', async () => {
    const reader = mailReader(() => workerOf('mail-worker'), { start: 200_000, work: 200_000 });
    const mail = `${'x'.repeat(20_000)}\r\n`;
    const [whole, part] = await Promise.all([
      reader.read(utf8(`Subject: long\r\n\r\n${mail}`)),
      reader.part(utf8(`${withFiles(3)}${mail}`), 2),
    ]);
    await reader.close();
    assert.deepEqual([whole?.subject, whole?.text.trim().length], ['long', 20_000]);
    assert.equal(
      Buffer.from(part ?? [])
        .toString()
        .trim(),
      '2',
    );
  });

  test('a worker that dies, or does not answer, is ended, and the next one is served', async () => {
    const made: Worker[] = [];
    const programs = ['setInterval(() => undefined, 1000)', 'process.exit(1)', 'throw new Error("no")'];
    const reader = mailReader(
      () => {
        const worker = new Worker(programs[made.length % programs.length]!, { eval: true });
        made.push(worker);
        return worker;
      },
      { start: 300, work: 300 },
    );
    const long = utf8(`Subject: x\r\n\r\n${'x'.repeat(20_000)}`);
    assert.deepEqual(await Promise.all([1, 2, 3, 4, 5].map(() => reader.read(long))), [null, null, null, null, null]);
    await reader.close();
    assert.equal(made.length, 5);
    assert.deepEqual(
      made.map(({ threadId }) => threadId),
      [-1, -1, -1, -1, -1],
    );
  });
});
