/** Mails that are too large to lie in a folder, or better told than shown: each is made of a few words, and has exact bytes. */
import type { Expected } from './mail-corpus.ts';

const KARI = 'Kari Nordmann <kari@fjellheim.example>';
const head = (name: string, more: readonly string[] = []): string[] => [
  `From: ${KARI}`,
  'To: help@desk.example',
  'Subject: Much of it',
  `Message-ID: <extreme-${name}@fjellheim.example>`,
  ...more,
];
const mail = (lines: readonly string[], body: string): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
const times = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('');

const inParts = (name: string, count: number, part: (at: number) => string): Buffer =>
  mail(head(name, ['Content-Type: multipart/mixed; boundary=b']), `${times(count, (at) => `--b\r\n${part(at)}\r\n`)}--b--\r\n`);
const textPart = 'Content-Type: text/plain\r\n\r\nThe words.';
const filePart = (at: number): string => `Content-Disposition: attachment; filename="${at}.txt"\r\n\r\n${at}`;

const MIB = 1024 * 1024;
const LINE = `${'QUJD'.repeat(19)}\r\n`;
/** A file in base64, such that the whole mail has so many bytes. */
function largeFile(name: string, size: number): Buffer {
  const begin = mail(
    head(name, ['Content-Type: multipart/mixed; boundary=b']),
    `--b\r\n${textPart}\r\n--b\r\nContent-Type: application/octet-stream; name=large.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
  );
  const end = Buffer.from('\r\n--b--\r\n');
  const room = size - begin.length - end.length;
  return Buffer.concat([begin, Buffer.alloc(room - (room % LINE.length), LINE), end]);
}

const held = (about: string, reason: string): Expected => ({ about, state: 'Held', reason, kind: null });
const taken = (about: string, more: Partial<Expected> = {}): Expected => ({ about, title: 'Much of it', text: ['The words.'], ...more });

export interface Extreme {
  name: string;
  bytes: () => Buffer;
  expected: Expected;
}

export const EXTREMES: readonly Extreme[] = [
  {
    name: '50 MB',
    bytes: () => largeFile('fifty', 50 * MIB),
    expected: taken('As much as the door lets in, most of it one file', { files: ['large.bin'] }),
  },
  {
    name: '200 attachments',
    bytes: () => inParts('two-hundred', 201, (at) => (at === 0 ? textPart : filePart(at))),
    expected: taken('As many files as a mail may have', { files: Array.from({ length: 200 }, (_, at) => `${at + 1}.txt`) }),
  },
  {
    name: '1,000 parts',
    bytes: () => inParts('thousand', 1_000, filePart),
    expected: held('More files than a mail may have', 'more than 200 attachments'),
  },
  {
    name: '1,000 texts',
    bytes: () => inParts('texts', 1_000, () => textPart),
    expected: taken('A thousand parts, all of them text'),
  },
  {
    name: '400 levels',
    bytes: () =>
      mail(
        head('levels', ['Content-Type: multipart/mixed; boundary=b0']),
        times(400, (at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`),
      ),
    expected: held('Parts inside of parts', 'nested deeper than 20'),
  },
  {
    name: '10,000 recipients',
    bytes: () => mail([...head('recipients'), `Cc: ${times(10_000, (at) => `r${at}@e.example,\r\n `)}x@e.example`], 'The words.'),
    expected: held('More recipients than a head has room for', 'head is longer'),
  },
  {
    name: '1,200 short recipients',
    bytes: () => mail([...head('short-recipients'), `Cc: ${times(1_200, (at) => `r${at}@e.example,\r\n `)}x@e.example`], 'The words.'),
    expected: held('More recipients than a mail may have', 'more than 1000 recipients'),
  },
  {
    name: '600 lines of head',
    bytes: () => mail([...head('lines'), ...Array.from({ length: 600 }, (_, at) => `X-${at}: x`)], 'The words.'),
    expected: held('More lines than a head may have', 'more than 500 lines'),
  },
  {
    name: 'a head of 300 KiB',
    bytes: () => mail([...head('head'), `X-Large: ${times(4_000, () => `${'x'.repeat(76)}\r\n `)}x`], 'The words.'),
    expected: held('A head that no reader takes', 'heads of its parts are longer'),
  },
  {
    name: 'a line of head of 60 KiB',
    bytes: () => mail([...head('line'), `X-Large: ${'x'.repeat(60 * 1024)}`], 'The words.'),
    expected: taken('A head as long as it may be'),
  },
  {
    name: 'a text of 6 MiB in base64',
    bytes: () =>
      mail(
        head('text', ['Content-Type: text/plain', 'Content-Transfer-Encoding: base64']),
        times((8 * MIB) / LINE.length, () => LINE),
      ),
    expected: held('More text than a message may have', 'longer than 5 MiB'),
  },
  {
    name: 'HTML, 5,000 deep',
    bytes: () => mail(head('html', ['Content-Type: text/html']), `<p>The words.</p>${times(5_000, () => '<div><b>')}deep`),
    expected: taken('HTML that would break a reader that recurses'),
  },
  {
    name: '100,000 images of one picture',
    bytes: () =>
      mail(
        head('images', ['Content-Type: multipart/related; boundary=b']),
        `--b\r\nContent-Type: text/html\r\n\r\n<p>The words.</p>${times(100_000, () => '<img src="cid:x@y">')}\r\n--b\r\nContent-Type: image/gif; name=x.gif\r\nContent-ID: <x@y>\r\n\r\nGIF89a\r\n--b--\r\n`,
      ),
    expected: taken('One picture, shown again and again', { files: ['x.gif (inline)'] }),
  },
  {
    name: 'half a million encoded words',
    bytes: () => mail(head('words', ['Content-Type: text/plain']), `The words. ${'=?utf-8?q?'.repeat(400_000)}`),
    expected: taken('What looks like encoded words, in the text'),
  },
  {
    name: 'a boundary per line',
    bytes: () =>
      mail(
        head('boundaries', ['Content-Type: multipart/mixed; boundary=b']),
        `--b\r\n${textPart}\r\n${times(150, () => '--b\r\n')}--b--\r\n`,
      ),
    expected: taken('Boundaries with nothing between them'),
  },
];
