/** Whether mail is from whom it says: found out by a DNS of ours, kept, and shown; never a reason to lose or to hold up a mail. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { openNames } from '../src/app/mail/names.ts';
import { type DnsZone, openDns } from './support/dns.ts';
import { HELP, KARI, letter, openMailIn, stepIn } from './support/mail-in.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ZONE: DnsZone = {
  'TXT fjellheim.example': ['v=spf1 include:spf.fjellheim.example mx -all', 'another text'],
  'TXT spf.fjellheim.example': ['v=spf1 a:out.fjellheim.example -all'],
  'A out.fjellheim.example': ['192.0.2.7'],
  'MX fjellheim.example': ['mx.fjellheim.example'],
  'A mx.fjellheim.example': ['192.0.2.8'],
  'AAAA mx.fjellheim.example': ['2001:db8:0:0:0:0:0:8'],
  'TXT k1._domainkey.fjellheim.example': [
    `v=DKIM1; k=rsa; p=${(publicKey.export({ format: 'der', type: 'spki' }) as Buffer).toString('base64')}`,
  ],
  'TXT _dmarc.fjellheim.example': ['v=DMARC1; p=reject'],
};

/** A mail that another program writes and signs. */
async function signed(more: { from?: string; subject?: string; text?: string } = {}): Promise<Buffer> {
  const dkim = { domainName: 'fjellheim.example', keySelector: 'k1', privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }) };
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', dkim } as never);
  const sent = await transport.sendMail({ from: `Kari <${KARI}>`, to: HELP, subject: 'The door', text: 'It will not lock', ...more });
  return (sent as unknown as { message: Buffer }).message;
}

async function openVerified(t: TestContext, zone: DnsZone = ZONE, servers: string[] = [], lmtp = false) {
  const dns = await openDns(t, zone);
  const authentication = { names: openNames([dns.address], Date.now), servers };
  return { ...(await openMailIn(t, { authentication, lmtp })), dns };
}

/** Lines beside a message, as the official client shows them. */
async function linesOf({ scene }: Awaited<ReturnType<typeof openVerified>>, messageId: unknown): Promise<string[][]> {
  const message = await scene.agent().getTicketMessageEntityAsync(Number(messageId));
  return ((message.messageHeaders ?? []) as { name: string; value: string }[]).map(({ name, value }) => [name, value]);
}

test('a signed mail through the door: kept with who brought it, verified, and shown to agents and administrators', async (t) => {
  const post = await openVerified(t);
  await post.send(await signed());
  const [row] = await post.sort();
  assert.deepEqual([row!.svar_client, row!.svar_helo, row!.status], ['127.0.0.1', 'mx.fjellheim.example', 1]);
  const line =
    'svar; spf=none (who brought it is not known); dkim=pass header.d=fjellheim.example header.s=k1; dmarc=pass (p=reject) header.from=fjellheim.example';
  assert.deepEqual((await linesOf(post, row!.message_id))[0], ['Authentication-Results', line]);
  assert.deepEqual(stepIn(row!, 'authenticated'), {
    step: 'authenticated',
    by: 'the desk itself',
    spf: 'none',
    dkim: ['pass fjellheim.example'],
    dmarc: 'pass fjellheim.example',
  });
  const [seen] = (await post.scene.post('Svar/GetIncomingMails', {})).json as { Client: string; Helo: string; Authentication: string }[];
  assert.deepEqual([seen!.Client, seen!.Helo, seen!.Authentication], ['127.0.0.1', 'mx.fjellheim.example', line]);
  assert.deepEqual((row!.svar_auth as { dmarc: object }).dmarc, {
    result: 'pass',
    domain: 'fjellheim.example',
    policy: 'reject',
    spf: false,
    dkim: [true],
  });
});

test('SPF by the client’s address, v4 and v6, through includes and mail hosts; of a stranger it fails, and the mail comes in all the same', async (t) => {
  const post = await openVerified(t);
  const of = async (address: string, returnPath = KARI) => {
    const row = await post.arrive(letter(), { client: { address, helo: 'mx.fjellheim.example' }, returnPath });
    const { spf, dmarc } = row.svar_auth as { spf: { result: string; identity: string }; dmarc: { result: string } };
    return [row.status, spf.result, spf.identity, dmarc.result];
  };
  assert.deepEqual(await of('192.0.2.7'), [1, 'pass', 'mailfrom', 'pass']);
  assert.deepEqual(await of('192.0.2.8'), [1, 'pass', 'mailfrom', 'pass']);
  assert.deepEqual(await of('2001:db8::8'), [1, 'pass', 'mailfrom', 'pass']);
  assert.deepEqual(await of('198.51.100.1'), [1, 'fail', 'mailfrom', 'fail']);
  assert.deepEqual(await of('198.51.100.1', 'x@elsewhere.example'), [1, 'none', 'mailfrom', 'fail']);
  assert.ok(post.dns.asked.includes('MX fjellheim.example'));
});

test('a line of results that came with a mail is never taken for ours, kept or not', async (t) => {
  const post = await openVerified(t, ZONE, ['mx.desk.example']);
  await post.scene.sql("update mail_in_filter set keep_headers = 'X-Phase, Authentication-Results'");
  const forged = {
    'X-Phase': 'two',
    'Authentication-Results': 'svar; dkim=pass header.d=fjellheim.example; dmarc=pass header.from=fjellheim.example',
  };
  const direct = await post.arrive(letter({ ...forged, From: `Boss <boss@fjellheim.example>` }), {
    client: { address: '198.51.100.1', helo: 'x' },
    returnPath: 'x@evil.example',
  });
  assert.deepEqual(
    (await linesOf(post, direct.message_id)).filter(([name]) => name !== 'To' && name !== 'Auto-reply'),
    [
      [
        'Authentication-Results',
        'svar; spf=none smtp.mailfrom=evil.example; dkim=none; dmarc=fail (p=reject) header.from=fjellheim.example',
      ],
      ['X-Phase', 'two'],
    ],
  );
  // by the server in front, whose name an administrator has given
  const said = 'mx.desk.example; spf=pass smtp.mailfrom=kari@fjellheim.example; dmarc=pass header.from=fjellheim.example';
  const behind = await post.arrive(letter({ 'Authentication-Results': said }));
  assert.match(JSON.stringify(await linesOf(post, behind.message_id)), /svar \(as mx\.desk\.example says\); spf=pass .*dmarc=pass/);
});

test('by LMTP a server in front brings all mail: its address says nothing and is not kept', async (t) => {
  const post = await openVerified(t, ZONE, [], true);
  await post.send(letter());
  const [row] = await post.sort();
  assert.deepEqual([row!.status, row!.svar_client, row!.svar_helo, (row!.svar_auth as { spf: null }).spf], [1, null, '', null]);
});

test('a DNS that fails, is away, or is not asked loses no mail', async (t) => {
  const failing = await openVerified(t, { 'TXT fjellheim.example': 'failed', 'TXT _dmarc.fjellheim.example': 'failed' });
  const row = await failing.arrive(letter(), { client: { address: '192.0.2.7', helo: 'mx' } });
  const { spf, dmarc } = row.svar_auth as { spf: { result: string }; dmarc: { result: string } };
  assert.deepEqual([row.status, spf.result, dmarc.result], [1, 'temperror', 'temperror']);

  const away = await openMailIn(t, { authentication: { names: openNames(['127.0.0.1:1'], Date.now), servers: [] } });
  const late = await away.arrive(await signed());
  assert.deepEqual([late.status, (late.svar_auth as { dkim: { result: string }[] }).dkim[0]!.result], [1, 'temperror']);

  const off = await openMailIn(t);
  const plain = await off.arrive(await signed());
  assert.deepEqual([plain.status, plain.svar_auth, stepIn(plain, 'authenticated')], [1, null, undefined]);
  assert.deepEqual(await off.scene.sql("select count(*)::int as n from message_header where name = 'Authentication-Results'"), [{ n: 0 }]);
});

test('a long mail is hashed in a worker; what one byte changes is seen', async (t) => {
  const post = await openVerified(t);
  const mail = await signed({ text: 'A line of some length, with  blanks \t in it.  \r\n'.repeat(5_000) });
  const whole = await post.arrive(mail);
  const last = mail.lastIndexOf('length');
  mail[last] = 'L'.charCodeAt(0);
  const changed = await post.arrive(mail);
  const results = [whole, changed].map((row) => (row.svar_auth as { dkim: { result: string; why: string }[] }).dkim[0]!);
  assert.deepEqual([results[0]!.result, results[1]!.result, results[1]!.why], ['pass', 'fail', 'the text is not the one that was signed']);
});

test('who brought a mail, and what was found out, is forgotten with its message', async (t) => {
  const post = await openVerified(t);
  const row = await post.arrive(await signed(), { client: { address: '192.0.2.7', helo: 'mx' } });
  await post.scene.agent({ login: 'ADM0' }).deleteTicketMessageEntityAsync(row.message_id as number);
  assert.deepEqual(await post.scene.sql('select svar_client, svar_helo, svar_auth from inbox'), [
    { svar_client: null, svar_helo: '', svar_auth: null },
  ]);
});
