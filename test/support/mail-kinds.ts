/** Mails of every kind that comes in, each with what has to become of it: well made, odd, broken, too much, and of machines. */
import { createHash } from 'node:crypto';
import type { Chance } from './chance.ts';
import { naughty } from './hostile-values.ts';

/** What has to become of a mail. `anything`: whatever it is taken for, it comes to an end, once, and in the open. */
export type Fate = 'taken in' | 'passed over' | 'held' | 'refused' | 'anything';

export interface CorpusMail {
  /** Stands in its Message-ID or its text, and in no other mail. */
  mark: string;
  kind: string;
  /** As they are sent, without the dots of the protocol; they end with an end of line. */
  bytes: Buffer;
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  fate: Fate;
}

const DOMAIN = 'corpus.example';
export const idOf = (mark: string): string => `${mark}@${DOMAIN}`;

interface Made {
  lines: (string | Buffer)[];
  fate?: Fate;
}
type Kind = (mark: string, chance: Chance, place: number) => Made;

const head = (mark: string, more: Record<string, string> = {}): string[] => {
  const lines = {
    From: `Kari Nordmann <kari.${mark}@fjellheim.example>`,
    To: 'help@desk.example',
    Subject: `About ${mark}`,
    'Message-ID': `<${idOf(mark)}>`,
    Date: 'Mon, 12 Jan 2026 10:00:00 +0100',
    ...more,
  };
  return Object.entries(lines).map(([name, value]) => `${name}: ${value}`);
};

const mixed = (mark: string, parts: readonly (readonly string[])[], type = 'mixed', isClosed = true): string[] => [
  ...head(mark, { 'MIME-Version': '1.0', 'Content-Type': `multipart/${type}; boundary="b-${mark}"` }),
  '',
  ...parts.flatMap((part) => [`--b-${mark}`, ...part]),
  ...(isClosed ? [`--b-${mark}--`] : []),
];

const textPart = (text: string, type = 'text/plain; charset=utf-8'): string[] => [`Content-Type: ${type}`, '', text];

function filePart(name: string, bytes: Buffer, more: readonly string[] = []): string[] {
  const lines = bytes.toString('base64').match(/.{1,76}/g) ?? [];
  const about = ['Content-Type: application/octet-stream', `Content-Disposition: attachment; filename="${name}"`];
  return [...(more.length > 0 ? more : about), 'Content-Transfer-Encoding: base64', '', ...lines];
}

const bytesOf = (size: number, chance: Chance): Buffer => Buffer.from(Array.from({ length: size }, () => chance.below(256)));
const words = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () =>
    chance.oneOf(['the', 'heat', 'pump', 'does', 'not', 'blåbær', 'start', 'since', 'Tuesday', '–']),
  ).join(' ');
const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
/** On one line, as the protocol wants it, and no longer than one. */
const ofOneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').slice(0, 300);

const kinds: Readonly<Record<string, Kind>> = {
  plain: (mark, chance) => ({ lines: [...head(mark), '', words(chance, 60), '.', '..dots', '...and dots', ''] }),
  html: (mark, chance) => ({
    lines: mixed(
      mark,
      [textPart(words(chance, 30)), textPart(`<p>${words(chance, 300)}</p><script>x</script>`, 'text/html; charset=utf-8')],
      'alternative',
    ),
  }),
  files: (mark, chance) => ({
    lines: mixed(mark, [
      textPart(words(chance, 30)),
      filePart('plan.bin', bytesOf(chance.below(30_000), chance)),
      filePart('../../x', bytesOf(9, chance)),
    ]),
  }),
  picture: (mark, chance) => ({
    lines: mixed(
      mark,
      [
        textPart(`<p>${words(chance, 20)} <img src="cid:pic@${DOMAIN}"></p>`, 'text/html'),
        filePart('', bytesOf(600, chance), ['Content-Type: image/png', `Content-ID: <pic@${DOMAIN}>`, 'Content-Disposition: inline']),
      ],
      'related',
    ),
  }),
  'quoted-printable': (mark) => ({
    lines: [
      ...head(mark, { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': 'quoted-printable' }),
      '',
      'Bl=E5b=E6r og r=F8mme=00 =',
      'p=E5 =3D9 =G1 =',
    ],
  }),
  answer: (mark, chance, place) => {
    const earlier = idOf(`m${chance.below(place + 1)}`);
    return {
      lines: [
        ...head(mark, { 'In-Reply-To': `<${earlier}>`, References: `<x@y> <${earlier}>`, Subject: `Re: ${words(chance, 3)}` }),
        '',
        'Still so.',
      ],
    };
  },
  naughty: (mark, chance) => {
    const [one, other] = [ofOneLine(chance.oneOf(naughty)), ofOneLine(chance.oneOf(naughty))];
    return {
      lines: [
        ...head(mark, { Subject: encoded(one), 'X-Odd': Buffer.from(other).toString('latin1') }),
        '',
        Buffer.from(`${one}\r\n${other}`.replace(/(?<!\r)\n|\r(?!\n)/g, ' ')),
      ],
    };
  },
  nested: (mark, chance) => ({
    lines: mixed(mark, [
      textPart(words(chance, 9)),
      ['Content-Type: message/rfc822', '', 'Subject: inner', 'From: a@b.example', '', 'within'],
    ]),
  }),
  meeting: (mark) => ({ lines: mixed(mark, [textPart('Shall we meet?'), textPart('BEGIN:VCALENDAR\r\nEND:VCALENDAR', 'text/calendar')]) }),
  'strange bytes': (mark, chance) => ({
    lines: [
      ...head(mark),
      Buffer.from(`Subject: \xe5\xff\xfe ${mark}`, 'latin1'),
      'Content-Type: text/plain; charset=klingon-8',
      '',
      Buffer.from(bytesOf(200, chance).map((byte) => (byte === 10 || byte === 13 ? 0 : byte))),
    ],
  }),
  'never closed': (mark) => ({
    lines: mixed(mark, [textPart('and then'), ['Content-Type: multipart/mixed; boundary=inner', '', '--inner', '']], 'mixed', false),
  }),
  'a long line': (mark) => ({ lines: [...head(mark), '', 'x'.repeat(50_000)] }),
  'no text': (mark) => ({ lines: [...head(mark), ''] }),
  'of a machine': (mark) => ({ lines: [...head(mark, { 'Auto-Submitted': 'auto-replied' }), '', 'I am away.'], fate: 'passed over' }),
  'a bounce from nowhere': (mark) => ({
    lines: mixed(
      mark,
      [
        textPart('It could not be delivered.'),
        textPart('Action: failed\r\nFinal-Recipient: rfc822; a@b.example', 'message/delivery-status'),
      ],
      'report; report-type=delivery-status',
    ),
    fate: 'held',
  }),
  'too long a head': (mark) => ({
    lines: [...head(mark), ...Array.from({ length: 80 }, (_, at) => `X-${at}: ${'y'.repeat(900)}`), '', 'z'],
    fate: 'held',
  }),
  'too many files': (mark, chance) => ({
    lines: mixed(mark, [textPart('see'), ...Array.from({ length: 201 }, (_, at) => filePart(`${at}.bin`, bytesOf(3, chance)))]),
    fate: 'held',
  }),
  'too many people': (mark) => ({
    lines: [...head(mark), `Cc: ${Array.from({ length: 1_001 }, (_, at) => `p${at}@x.example`).join(',\r\n ')}`, '', 'all'],
    fate: 'held',
  }),
  'lines by halves': (mark) => ({ lines: [...head(mark), '', 'one\ntwo\n.\nthree'], fate: 'refused' }),
  'no head': (mark, chance) => ({ lines: ['', `${mark} ${words(chance, 12)}`], fate: 'held' }),
};

/** Some bytes are others, or the mail ends before its time; lines stay whole, or it would be refused. */
function mutated(bytes: Buffer, chance: Chance): Buffer {
  const copy = Buffer.from(bytes.subarray(0, chance.isHit(30) ? 1 + chance.below(bytes.length) : bytes.length));
  for (let turn = chance.below(40); turn > 0; turn--) {
    const at = chance.below(copy.length);
    const byte = chance.below(256);
    if (![10, 13].includes(copy[at]!) && ![10, 13].includes(byte)) copy[at] = byte;
  }
  return Buffer.concat([copy.at(-1) === 13 ? copy.subarray(0, -1) : copy, Buffer.from('\r\n')]);
}

const names = Object.keys(kinds);
const joined = (lines: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [typeof line === 'string' ? Buffer.from(line) : line, Buffer.from('\r\n')]));

/** Mail number `place` of a corpus. All kinds come in turn, then one of chance; every tenth has some bytes changed. */
export function corpusMail(place: number, chance: Chance): CorpusMail {
  const mark = `m${place}`;
  const kind = place < names.length ? names[place]! : chance.oneOf(names);
  const made = kinds[kind]!(mark, chance, place);
  const isMutated = place >= names.length && kind !== 'lines by halves' && chance.isHit(10);
  const whole = joined(made.lines);
  // one that has lost its mark still differs from all others by this line
  const bytes = isMutated ? Buffer.concat([mutated(whole, chance), Buffer.from(`${mark}\r\n`)]) : whole;
  return {
    mark,
    kind: isMutated ? `${kind}, mutated` : kind,
    bytes,
    hash: createHash('sha256').update(bytes).digest('hex'),
    fate: isMutated ? 'anything' : (made.fate ?? 'taken in'),
  };
}
