/** Mails whose signatures stand in the standards, and mails that are signed here. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import { answerFrom, type Zone } from '../../domain/mail/authentication/asking.fixture.ts';
import type { Verdict } from '../../domain/mail/authentication/verdict.ts';
import type { App } from '../call.ts';
import { mailReader } from '../mail-preview.ts';
import { authenticated, type MailClient } from './authenticating.ts';

const AT = Date.parse('2026-01-12T09:00:00Z');

const mails = mailReader(() => assert.fail('short mails need no worker'));

interface How {
  client?: MailClient;
  returnPath?: string;
  servers?: readonly string[];
  at?: number;
  timeMs?: number;
}

async function judge(raw: string, zone: Zone, how: How = {}): Promise<Verdict> {
  const bytes = Buffer.from(raw, 'latin1');
  const read = await mails.arrived(bytes);
  assert.ok(read && 'arrived' in read, raw.slice(0, 200));
  const names =
    how.timeMs === undefined
      ? async (question: Parameters<typeof answerFrom>[1]) => answerFrom(zone, question)
      : () => new Promise<never>(() => undefined);
  const app = { mails, authentication: { names, servers: how.servers ?? [] } } as unknown as App;
  const mail = { ...read.arrived.mail, returnPath: how.returnPath ?? null };
  const verdict = await authenticated(app, { bytes, mail, client: how.client ?? null, at: how.at ?? AT }, how.timeMs);
  assert.ok(verdict);
  return verdict;
}
const dkimOf = async (raw: string, zone: Zone, how: How = {}) => (await judge(raw, zone, how)).dkim.map(({ result }) => result);

const crlf = (lines: readonly string[]): string => lines.join('\r\n');
const JOE = [
  'From: Joe SixPack <joe@football.example.com>',
  'To: Suzie Q <suzie@shopping.example.net>',
  'Subject: Is dinner ready?',
  'Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)',
  'Message-ID: <20030712040037.46341.5F8J@football.example.com>',
  '',
  'Hi.',
  '',
  'We lost the game. Are you hungry yet?',
  '',
  'Joe.',
  '',
];

/** RFC 6376, appendix A. */
const SIMPLE = crlf([
  'DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;',
  '      c=simple/simple; q=dns/txt; i=joe@football.example.com;',
  '      h=Received : From : To : Subject : Date : Message-ID;',
  '      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;',
  '      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB',
  '      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut',
  '      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV',
  '      4bmp/YzhwvcubU4=;',
  'Received: from client1.football.example.com  [192.0.2.1]',
  '      by submitserver.example.com with SUBMISSION;',
  '      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)',
  ...JOE,
]);

/** RFC 8463, appendix A. */
const TWO = crlf([
  'DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;',
  ' d=football.example.com; i=@football.example.com;',
  ' q=dns/txt; s=brisbane; t=1528637909; h=from : to :',
  ' subject : date : message-id : from : subject : date;',
  ' bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;',
  ' b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus',
  ' Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==',
  'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;',
  ' d=football.example.com; i=@football.example.com;',
  ' q=dns/txt; s=test; t=1528637909; h=from : to : subject :',
  ' date : message-id : from : subject : date;',
  ' bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;',
  ' b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3',
  ' DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz',
  ' dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=',
  ...JOE,
]).replace('Are', ' Are');

const KEYS: Zone = {
  'TXT brisbane._domainkey.example.com': [
    'v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB',
  ],
  'TXT brisbane._domainkey.football.example.com': ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
  'TXT test._domainkey.football.example.com': [
    'v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB',
  ],
};

test('the signatures of the standards are good, and nothing that is changed in their mails is', async () => {
  assert.deepEqual(await dkimOf(SIMPLE, KEYS), ['pass']);
  assert.deepEqual(await dkimOf(TWO, KEYS), ['pass', 'pass']);
  const { dmarc } = await judge(TWO, { ...KEYS, 'TXT _dmarc.example.com': ['v=DMARC1; p=reject'] });
  assert.deepEqual([dmarc.result, dmarc.policy, dmarc.dkim], ['pass', 'reject', [true, true]]);
  for (const [from, to] of [
    ['lost', 'won'],
    ['dinner', 'lunch'],
    ['Joe SixPack', 'Eve'],
  ] as const) {
    assert.deepEqual(await dkimOf(TWO.replace(from, to), KEYS), ['fail', 'fail'], to);
    assert.deepEqual(await dkimOf(SIMPLE.replace(from, to), KEYS), ['fail'], to);
  }
  assert.deepEqual(await dkimOf(TWO.replace('Subject: ', 'SUBJECT:   ').replace('hungry yet?', 'hungry   yet?  '), KEYS), ['pass', 'pass']);
  assert.deepEqual(await dkimOf(SIMPLE.replace('Subject: ', 'Subject:  '), KEYS), ['fail']);
  assert.deepEqual(await dkimOf(`${TWO}more`, KEYS), ['fail', 'fail']);
  // lines that were put above: From and Subject are signed twice, so that a second one breaks both
  assert.deepEqual(await dkimOf(`Subject: Pay at once\r\n${TWO}`, KEYS), ['fail', 'fail']);
});

test('a From that is put beside the one that was signed proves nothing', async () => {
  const policy: Zone = { ...KEYS, 'TXT _dmarc.example.com': ['v=DMARC1; p=reject'] };
  const two = await judge(`From: ceo@football.example.com\r\n${SIMPLE}`, policy);
  assert.deepEqual([two.dkim[0]!.result, two.dmarc.result], ['pass', 'permerror']);
  const spaced = await judge(`From : ceo@football.example.com\r\n${SIMPLE}`, policy);
  assert.equal(spaced.dmarc.result, 'permerror');
  const list = await judge(SIMPLE.replace('<joe@football.example.com>', '<joe@football.example.com>, <eve@evil.example>'), policy);
  assert.equal(list.dmarc.result, 'permerror');
});

const pair = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits });
const spki = (key: KeyObject, type: 'spki' | 'pkcs1' = 'spki'): string => key.export({ format: 'der', type }).toString('base64');

async function signed(key: KeyObject, lines: { from?: string; text?: string; html?: string } = {}, more: object = {}): Promise<string> {
  const dkim = { domainName: 'example.org', keySelector: 'k', privateKey: key.export({ format: 'pem', type: 'pkcs8' }) as string, ...more };
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', dkim } as never);
  const mail = {
    from: lines.from ?? 'Kari <kari@example.org>',
    to: 'help@desk.example',
    subject: 'Dør',
    text: lines.text ?? 'Hi',
    ...(lines.html ? { html: lines.html } : {}),
  };
  const { message } = (await transport.sendMail(mail)) as unknown as { message: Buffer };
  return message.toString('latin1');
}

test('mail that another program signs; keys in both spellings, too short, withdrawn, of two kinds, away', async () => {
  const { privateKey, publicKey } = pair(2048);
  const raw = await signed(privateKey, { html: '<p>Hi  there</p>', text: ' a \t b \r\n\r\n\r\n' });
  const under = async (text: string | readonly string[] | 'failed', mail = raw): Promise<string> => {
    const zone = { 'TXT k._domainkey.example.org': typeof text === 'string' && text !== 'failed' ? [text] : text } as Zone;
    const [one] = (await judge(mail, zone)).dkim;
    return `${one!.result} ${one!.why}`.trim();
  };
  const key = spki(publicKey);
  assert.equal(await under(`v=DKIM1; k=rsa; p=${key}`), 'pass');
  assert.equal(await under(`p=${spki(publicKey, 'pkcs1')}`), 'pass');
  assert.match(await under(`p=${spki(pair(2048).publicKey)}`), /^fail/);
  assert.match(await under(`t=y; p=${key}`), /^neutral/);
  assert.match(await under('v=DKIM1; p='), /^permerror .*withdrawn/);
  assert.match(await under('v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='), /^permerror/);
  assert.match(await under('v=DKIM1; p=bm90IGEga2V5'), /^permerror/);
  assert.match(await under([`p=${key}`, `p=${key}`]), /^permerror .*several/);
  assert.match(await under('failed'), /^temperror/);
  assert.match(await under([]), /^permerror .*not published/);
  const short = pair(768);
  assert.match(await under(`p=${spki(short.publicKey)}`, await signed(short.privateKey)), /^policy .*short/);
});

const value = (more: string): string =>
  `DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=brisbane; h=from; bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=Yg==; ${more}\r\n`;

test('what only signs a part, is over, or is one of very many', async () => {
  const of = (more: string) => dkimOf(value(more) + crlf(JOE), KEYS);
  assert.deepEqual(await of('l=2'), ['policy']);
  assert.deepEqual(await of('l=9999'), ['permerror']);
  assert.deepEqual(await of('x=1528637909'), ['policy']);
  assert.deepEqual(await of('x=99999999999'), ['fail']);
  assert.equal((await dkimOf(value('').repeat(40) + crlf(JOE), KEYS)).length, 8);
});

const CLIENT: MailClient = { address: '192.0.2.1', helo: 'mx.example.org' };
const SPF: Zone = { 'TXT example.org': ['v=spf1 ip4:192.0.2.0/24 -all'], 'TXT _dmarc.example.org': ['v=DMARC1; p=reject'] };
const PLAIN = crlf(['From: kari@example.org', 'Subject: x', '', 'Hi', '']);

test('SPF is asked of who has met the desk himself; of a server in front nothing is asked, and it is believed where it is named', async () => {
  const met = await judge(PLAIN, SPF, { client: CLIENT, returnPath: 'kari@example.org' });
  assert.deepEqual([met.spf?.result, met.dmarc.result, met.server], ['pass', 'pass', '']);
  const evil = await judge(PLAIN, SPF, { client: { ...CLIENT, address: '198.51.100.1' }, returnPath: 'kari@example.org' });
  assert.deepEqual([evil.spf?.result, evil.dmarc.result], ['fail', 'fail']);
  const other = await judge(PLAIN, { ...SPF, 'TXT evil.example': ['v=spf1 +all'] }, { client: CLIENT, returnPath: 'x@evil.example' });
  assert.deepEqual([other.spf?.result, other.dmarc.result], ['pass', 'fail'], 'another domain’s pass');

  const said = `Authentication-Results: mx.desk.example; spf=pass smtp.mailfrom=kari@example.org; dmarc=pass header.from=example.org\r\n${PLAIN}`;
  const near = { client: { address: '127.0.0.1', helo: 'localhost' }, returnPath: 'kari@example.org' };
  const unnamed = await judge(said, SPF, near);
  assert.deepEqual([unnamed.spf, unnamed.dmarc.result, unnamed.server], [null, 'fail', '']);
  const named = await judge(said, SPF, { ...near, servers: ['mx.desk.example'] });
  assert.deepEqual([named.spf?.result, named.dmarc.result, named.server], ['pass', 'pass', 'mx.desk.example']);
  // who comes by himself may bring any line
  const forged = await judge(said, SPF, {
    client: { ...CLIENT, address: '198.51.100.1' },
    returnPath: 'kari@example.org',
    servers: ['mx.desk.example'],
  });
  assert.deepEqual([forged.spf?.result, forged.dmarc.result, forged.server], ['fail', 'fail', '']);
  // a pass of another domain than the one that people see
  const elsewhere = await judge(
    said.replace('header.from=example.org', 'header.from=evil.example').replace('kari@example.org; dmarc', 'x@evil.example; dmarc'),
    SPF,
    {
      ...near,
      servers: ['mx.desk.example'],
    },
  );
  assert.equal(elsewhere.dmarc.result, 'fail');
});

test('domains that are not ASCII; and a DNS that does not answer is waited for no longer than it may take', async () => {
  const zone: Zone = { 'TXT xn--blbr-roah.example': ['v=spf1 +all'], 'TXT _dmarc.xn--blbr-roah.example': ['v=DMARC1; p=none'] };
  const raw = Buffer.from(PLAIN.replace('kari@example.org', 'kari@blåbær.example')).toString('latin1');
  const idn = await judge(raw, zone, { client: CLIENT, returnPath: 'kari@blåbær.example' });
  assert.deepEqual([idn.spf?.result, idn.dmarc.result, idn.dmarc.domain], ['pass', 'pass', 'xn--blbr-roah.example']);
  const away = await judge(TWO, {}, { client: CLIENT, returnPath: 'kari@example.org', timeMs: 5 });
  assert.deepEqual(
    [away.spf?.result, away.dkim.map(({ result }) => result), away.dmarc.result],
    ['temperror', ['temperror', 'temperror'], 'temperror'],
  );
});

test('while the DNS is away no mail waits for long; one answer, and there is time again', async () => {
  const bytes = Buffer.from(PLAIN);
  const read = await mails.arrived(bytes);
  assert.ok(read && 'arrived' in read);
  const { mail } = read.arrived;
  let isAway = true;
  const names = async (): Promise<'none'> => (isAway ? new Promise<never>(() => undefined) : 'none');
  const app = { mails, authentication: { names, servers: [] } } as unknown as App;
  const result = async (timeMs?: number) => (await authenticated(app, { bytes, mail, client: null, at: AT }, timeMs))?.dmarc.result;
  assert.equal(await result(5), 'temperror');
  // a time that nobody would wait for is cut
  assert.equal(await result(2_000_000_000), 'temperror');
  isAway = false;
  assert.equal(await result(2_000_000_000), 'none');
});
