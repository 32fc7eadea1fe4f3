/** T14: mails that are made to break who reads them. Each is taken in or held with its bytes; the desk goes on; figures are printed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Row } from './scenarios/scene.ts';
import { answersByItself, HELP, KARI, letter, openMailIn } from './support/mail-in.ts';

const [TAKEN_IN, HELD] = [1, 3];
const MEBI = 1024 * 1024;
const HEAD = [`From: ${KARI}`, `To: ${HELP}`, 'Subject: The door', 'MIME-Version: 1.0'];
const mail = (lines: readonly string[]): string => [...HEAD, ...lines, ''].join('\r\n');
const repeated = (times: number, make: (at: number) => string): string[] => Array.from({ length: times }, (_, at) => make(at));
const mixed = (times: number, part: (at: number) => string, type = 'multipart/mixed'): string =>
  mail([`Content-Type: ${type}; boundary=b`, '', ...repeated(times, (at) => `--b\r\n${part(at)}`), '--b--']);
const nested = (depth: number): string =>
  mail([
    'Content-Type: multipart/mixed; boundary=b0',
    '',
    ...repeated(depth, (at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n`),
    `--b${depth}\r\n\r\nthe heart\r\n--b${depth}--`,
  ]);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
const attached = (name: string, content: string, encoding = 'base64'): string =>
  `Content-Type: application/octet-stream; name=${name}\r\nContent-Disposition: attachment; filename=${name}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`;

/** Name, mail, and what becomes of it: taken in, or why it is held. */
const BOMBS: readonly (readonly [name: string, raw: () => string, expected: 'taken in' | RegExp])[] = [
  ['parts within parts, 15 deep', () => nested(15), 'taken in'],
  ['parts within parts, 100 deep', () => nested(100), /nest/i],
  ['900 parts of text', () => mixed(900, () => 'Content-Type: text/plain\r\n\r\nx'), 'taken in'],
  ['5,000 parts of text', () => mixed(5_000, () => 'Content-Type: text/plain\r\n\r\nx'), /more than 1000 parts/],
  ['100,000 parts of nothing', () => mixed(100_000, () => ''), /more than 1000 parts/],
  ['199 attachments', () => mixed(199, (at) => attached(`f${at}`, 'eA==')), 'taken in'],
  ['201 attachments', () => mixed(201, (at) => attached(`f${at}`, 'eA==')), /more than 200 attachments/],
  ['499 lines of a head', () => mail(repeated(495, (at) => `X-${at}: y`).concat('', 'Hi')), 'taken in'],
  ['600 lines of a head', () => mail(repeated(600, (at) => `X-${at}: y`).concat('', 'Hi')), /more than 500 lines/],
  ['20,000 lines of a head', () => mail(repeated(20_000, (at) => `X-${at}: y`).concat('', 'Hi')), /longer than 64 KiB|head/i],
  ['one line of 1 MiB in a head', () => mail([`X-Long: ${'y'.repeat(MEBI)}`, '', 'Hi']), /longer than 64 KiB|head/i],
  ['a head that never ends', () => mail([`X-Long: ${'y'.repeat(60_000)}`]), 'taken in'],
  [
    '60,000 letters of References',
    () => mail([`References: ${repeated(1_500, (at) => `<r${at}@example.org>`).join('\r\n ')}`, '', 'Hi']),
    'taken in',
  ],
  ['3,000 encoded words in a line', () => mail([`X-Subject: ${'=?utf-8?q?=C3=B8?= '.repeat(3_000)}`, '', 'Hi']), 'taken in'],
  [
    '2,400 recipients',
    () => mail([`Cc: ${repeated(2_400, (at) => `a${at}@b.example`).join(',\r\n ')}`, '', 'Hi']),
    /more than 1000 recipients/,
  ],
  ['20 MiB of base64', () => mixed(1, () => attached('big', base64(Buffer.alloc(15 * MEBI, 7)))), 'taken in'],
  ['5 MiB of what is no base64', () => mixed(1, () => attached('bad', '=*?\u0001'.repeat(MEBI))), 'taken in'],
  [
    'quoted-printable that stops in the middle',
    () => mail(['Content-Transfer-Encoding: quoted-printable', '', `${'=C3=\r\n'.repeat(10_000)}=`]),
    'taken in',
  ],
  ['256 MiB packed into 256 KiB', () => mixed(1, () => attached('zeros.gz', base64(gzipSync(Buffer.alloc(256 * MEBI))))), 'taken in'],
  ['an encoding that would unpack', () => mixed(1, () => attached('zeros', base64(gzipSync(Buffer.alloc(MEBI))), 'x-gzip')), 'taken in'],
  ['6 MiB of text', () => mail(['', 'x'.repeat(70).concat('\r\n').repeat(90_000)]), /longer than 5 MiB/],
  ['200,000 elements within each other', () => mail(['Content-Type: text/html', '', '<div>'.repeat(200_000)]), 'taken in'],
  ['an unknown charset', () => mail(['Content-Type: text/plain; charset=x-no-such', '', 'Hi']), 'taken in'],
  [
    'a mail within a mail within a mail',
    () => mixed(1, () => `Content-Type: message/rfc822\r\n\r\n${mixed(1, () => `Content-Type: message/rfc822\r\n\r\n${letter()}`)}`),
    'taken in',
  ],
  [
    'one mail within another, 300 deep',
    () => mail(['Content-Type: message/rfc822', '', `${'Content-Type: message/rfc822\r\n\r\n'.repeat(300)}Subject: x\r\n\r\nHi`]),
    'taken in',
  ],
];

test('bombs: each is taken in or held with its bytes, and the desk takes the next mail', async (t) => {
  const { scene, send, sort, complaints } = await openMailIn(t);
  for (const [name, raw, expected] of BOMBS) {
    const begun = performance.now();
    const text = raw();
    await send(text);
    const row = (await sort()).at(-1)!;
    const figure = `${(text.length / MEBI).toFixed(1)} MiB, ${Math.round(performance.now() - begun)} ms`;
    if (expected === 'taken in') assert.equal(row.status, TAKEN_IN, `${name}: ${row.svar_reason}`);
    else {
      assert.equal(row.status, HELD, `${name}: taken in`);
      assert.match(row.svar_reason as string, expected, name);
      const [kept] = await scene.sql('select svar_content is not null as kept from inbox where id = $1', [row.id]);
      assert.equal(kept!.kept, true, name);
    }
    t.diagnostic(`${name}: ${expected === 'taken in' ? expected : `held, ${row.svar_reason}`} (${figure})`);
  }
  const [sizes] = await scene.sql(
    "select max(b.size) as size from attachment a join svar_blob b on b.hash = a.blob_hash where a.name = 'zeros.gz'",
  );
  assert.ok((sizes!.size as number) < MEBI, 'what is packed stays packed');
  await send(letter());
  assert.equal((await sort()).at(-1)!.status, TAKEN_IN);
  assert.deepEqual(complaints, []);
});

const refused = (error: { responseCode?: number }): boolean => error.responseCode === 552;

test('a mail larger than it may be is refused at the door, in its announcement already', async (t) => {
  const { scene, send } = await openMailIn(t);
  await assert.rejects(send(Buffer.alloc(51 * MEBI, 'x\r\n')), refused);
  assert.deepEqual(await scene.sql('select count(*)::int as n from inbox'), [{ n: 0 }]);
});

test('200 mails of one sender at once: all of them are kept and sorted, each once, and one answer goes back to him', async (t) => {
  const { scene, send, complaints } = await openMailIn(t);
  await answersByItself(scene);
  const MAILS = 200;
  const all = repeated(MAILS, (at) => letter({ Subject: `Alarm ${at}` }, `It burns, ${at}`));
  const begun = performance.now();
  // as many doors as a hurried server would open
  const hands = repeated(10, () => '').map(async () => {
    for (let raw = all.pop(); raw !== undefined; raw = all.pop()) await send(raw);
  });
  await Promise.all(hands);
  const kept = performance.now();
  assert.deepEqual(await scene.sql('select count(*)::int as n from inbox'), [{ n: MAILS }]);
  await scene.runJobs();
  const sorted = performance.now();
  const [counts] = (await scene.sql(
    `select (select count(*)::int from inbox where status = ${TAKEN_IN}) as taken, (select count(*)::int from ticket where title like 'Alarm %') as tickets,
      (select count(distinct title)::int from ticket where title like 'Alarm %') as titles,
      (select count(*)::int from outbox where svar_user_id is null) as answers`,
  )) as [Row];
  const { answers, ...rest } = counts;
  assert.deepEqual(rest, { taken: MAILS, tickets: MAILS, titles: MAILS });
  assert.equal(answers, 1, 'one in an hour goes to an address');
  assert.deepEqual(complaints, []);
  const rate = (ms: number): string => `${(ms / MAILS).toFixed(1)} ms each`;
  t.diagnostic(`${MAILS} mails: kept ${rate(kept - begun)}, sorted ${rate(sorted - kept)}, ${answers} answers`);
});
