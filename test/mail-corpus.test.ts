/** Every mail of the corpus on its real way into a desk: what it is taken for, where it comes to lie, and what is read in it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { readMail } from '../src/app/mail-parse.ts';
import { safeFileName } from '../src/domain/file-name.ts';
import { openMailDoor } from '../src/smtp/door.ts';
import { TicketMessageCategory, TicketSecurityLevel } from '../src/vocabulary.ts';
import { corpus, type Expected } from './support/mail-corpus.ts';
import { EXTREMES } from './support/mail-extremes.ts';
import { type Fate, type MailScene, openMailScene, personName, SALES, ticketName } from './support/mail-scene.ts';
import { runs } from './support/share.ts';

const KARI = 'Kari Nordmann <kari@fjellheim.example>';
const mails = corpus();
/** Some of each folder. */
const AT_THE_DOOR =
  /^(?:replies\/(?:gmail|outlook|relay|tag-in)|charsets\/(?:koi8|utf-8-m|iso-2022)|heads\/name-2231|parts\/(?:invitation|boundary)|machines\/(?:list|loop)|bounces\/(?:postfix|exim)|hostile\/(?:script|deep))/;

/** What is compared word by word, as it was and as it should have been. */
function placed(fate: Fate, { state = 'TakenIn', kind = 'ordinary', on, by, maybe, title }: Expected): [object, object] {
  const { judged, placed: place } = fate.path;
  const isTaken = fate.state === 'TakenIn';
  const was = {
    state: fate.state,
    kind: judged?.kind ?? null,
    on: ticketName(fate.ticketId),
    by: isTaken ? place?.by : null,
    maybe: isTaken ? ticketName((place?.maybe as number | null | undefined) ?? null) : null,
    title: isTaken && !ticketName(fate.ticketId) ? fate.title : null,
  };
  const wanted = state === 'TakenIn';
  return [
    was,
    {
      state,
      kind,
      on: on ?? null,
      by: wanted ? (by ?? null) : null,
      maybe: wanted ? (maybe ?? null) : null,
      title: wanted && !on ? title : null,
    },
  ];
}

function read(
  fate: Fate,
  { kind = 'ordinary', author = KARI, person = 'kari', files = [], forAgents = false }: Expected,
): [object, object] {
  const was = { author: fate.author, person: personName(fate.personId), files: fate.files, level: fate.level, category: fate.category };
  const isBounce = kind === 'bounce';
  const level = isBounce || forAgents ? TicketSecurityLevel.Internal : TicketSecurityLevel.External;
  return [was, { author, person, files, level, category: isBounce ? TicketMessageCategory.Bounce : TicketMessageCategory.Message }];
}

function checkWords(fate: Fate, { text = [], html = [], without = [], nohtml }: Expected): void {
  for (const words of text)
    assert.ok(fate.text.includes(words), `the text has no ${JSON.stringify(words)}: ${JSON.stringify(fate.text.slice(0, 1_000))}`);
  for (const words of html) assert.ok(fate.html.includes(words), `the HTML has no ${JSON.stringify(words)}: ${fate.html.slice(0, 1_000)}`);
  for (const words of without)
    assert.ok(!`${fate.text} ${fate.html}`.includes(words), `it says ${JSON.stringify(words)}: ${fate.text} ${fate.html}`);
  if (nohtml) assert.equal(fate.html, '');
}

function check(fate: Fate, expected: Expected): void {
  const why = JSON.stringify({ reason: fate.reason, ...fate.path.judged, ...fate.path.placed });
  const [was, wanted] = placed(fate, expected);
  assert.deepEqual(was, wanted, `${expected.about}: ${why}`);
  if (expected.reason !== undefined) assert.ok(fate.reason.includes(expected.reason), `${fate.reason} has no "${expected.reason}"`);
  if (fate.state !== 'TakenIn') return;
  const silence = fate.path.judged?.silence as string | null;
  if ((expected.kind ?? 'ordinary') === 'ordinary')
    assert.ok(expected.silence === undefined ? silence === null : silence?.includes(expected.silence), `silence: ${silence}`);
  const [seen, said] = read(fate, expected);
  assert.deepEqual(seen, said, expected.about);
  checkWords(fate, expected);
}

/** Mails of the corpus with something done to their bytes: cut, turned, doubled, joined. */
const broken = fc
  .tuple(
    fc.nat(mails.length - 1),
    fc.nat(mails.length - 1),
    fc.nat(),
    fc.nat(),
    fc.nat(255),
    fc.constantFrom('cut', 'byte', 'twice', 'joined'),
  )
  .map(([one, other, at, to, byte, how]) => {
    const [bytes, more] = [mails[one]!.bytes, mails[other]!.bytes];
    const [from, until] = [at % (bytes.length + 1), to % (bytes.length + 1)].sort((a, b) => a - b) as [number, number];
    if (how === 'cut') return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
    if (how === 'twice') return Buffer.concat([bytes.subarray(0, until), bytes.subarray(from)]);
    if (how === 'joined') return Buffer.concat([bytes.subarray(0, from), more.subarray(to % (more.length + 1))]);
    return Buffer.concat([bytes.subarray(0, from), Buffer.from([byte]), bytes.subarray(from + 1)]);
  });
/** What no column takes. */
const REFUSED = /\0|\p{Cs}/u;

test('whatever is done to their bytes: read or not, and nothing is read that a database refuses', async () => {
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => {
      const answer = await readMail({ bytes, want: 'all' });
      assert.ok(answer && ('problem' in answer || 'arrived' in answer));
      if ('problem' in answer) return;
      const { mail, head, parts, unknownCharsets } = answer.arrived;
      const { headers, text, html, subject, from, to, messageId, references, report } = mail;
      const read = [
        [head, text, html, subject, messageId, ...references, ...unknownCharsets],
        headers.map(({ value }) => value),
        [from, ...to].flatMap((one) => (one ? [one.name, one.address] : [])),
        parts.flatMap(({ name, contentId }) => [safeFileName(name), contentId]),
        report ? [report.action, report.recipient, report.about, report.subject] : [],
      ].flat();
      assert.deepEqual(
        read.filter((one) => REFUSED.test(one)),
        [],
      );
    }),
    { numRuns: runs(16_000), seed: 20260112 },
  );
});

describe('the corpus', () => {
  let scene: MailScene;
  before(async () => {
    scene = await openMailScene();
  });
  after(() => scene.desk.close());

  test('it has as many mails as it promises, each its own', () => {
    assert.ok(mails.length >= 150, String(mails.length));
    assert.equal(new Set(mails.map(({ bytes }) => bytes.toString('latin1'))).size, mails.length);
  });

  for (const { name, bytes, expected } of mails)
    test(name, async () => {
      check(await scene.arrive(bytes), expected);
    });

  for (const { name, bytes, expected } of EXTREMES)
    test(`extreme: ${name}`, async () => {
      check(await scene.arrive(bytes()), expected);
    });

  test('through the mail door: kept byte by byte, and placed as without it', async (t) => {
    const door = await openMailDoor(scene.desk.app, { host: '127.0.0.1', port: 0, lmtp: false, tls: null, complain: () => undefined });
    t.after(() => door.close());
    const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
    t.after(() => transport.close());
    const some = mails.filter(({ name }) => AT_THE_DOOR.test(name));
    assert.ok(some.length > 20);
    for (const { name, bytes, expected } of some) {
      const from = bytes.includes('Return-Path: <>') ? '' : 'kari@fjellheim.example';
      await transport.sendMail({ envelope: { from, to: [SALES] }, raw: bytes });
      const { fate, kept } = await scene.sortNewest();
      // the protocol ends a mail's last line
      assert.ok(kept.equals(bytes.toString('latin1').endsWith('\r\n') ? bytes : Buffer.concat([bytes, Buffer.from('\r\n')])), name);
      check(fate, expected);
    }
  });
});
