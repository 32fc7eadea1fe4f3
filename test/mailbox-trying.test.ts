/** Svar.TestMailbox says in plain words at which step of which direction a mailbox fails, and sends nothing to anybody. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { networkOf } from '../src/app/webhooks/addresses.ts';
import type { DeskOptions } from './support/desk.ts';
import { type ImapOptions, openImapServer } from './support/imap-server.ts';
import { openIssuer } from './support/issuer.ts';
import { HELP, letter, openBox } from './support/mailbox.ts';
import { certificate, key } from './support/webhook-certificate.ts';

const PLAIN = { disabledCommands: ['STARTTLS'], allowInsecureAuth: true };
const STARTTLS = { disabledCommands: [] };

/** A server that takes mail, and says what was said to it. */
async function openOut(t: TestContext, more: SMTPServerOptions & { senders?: RegExp } = {}) {
  const { senders = /./, ...options } = more;
  const said: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    key,
    cert: certificate,
    ...PLAIN,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    onAuth({ username, password, accessToken }, _session, done) {
      said.push('AUTH');
      const isGood = username === 'help' && (password === 'outgoing' || accessToken === 'good-token');
      done(isGood ? null : Object.assign(new Error('5.7.8 wrong'), { responseCode: 535 }), isGood ? { user: username } : undefined);
    },
    onMailFrom({ address }, _session, done) {
      said.push(`MAIL ${address}`);
      done(senders.test(address) ? null : Object.assign(new Error('5.7.1 not yours'), { responseCode: 550 }));
    },
    onRcptTo({ address }, _session, done) {
      said.push(`RCPT ${address}`);
      done();
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => new Promise<void>((done) => server.close(() => done())));
  return { port: (server.server.address() as { port: number }).port, said };
}

const LOCAL = [networkOf('127.0.0.0/8')];
const named = async (): Promise<{ address: string; family: number }[]> => [{ address: '127.0.0.1', family: 4 }];

interface Step {
  Direction: string;
  Step: string;
  State: string;
  Message: string;
}

/** A mailbox whose both directions are well unless something else is said, tried. @returns what failed, in words */
async function tried(
  t: TestContext,
  more: object = {},
  imap: ImapOptions = {},
  out: Parameters<typeof openOut>[1] = {},
  reach: DeskOptions['mailReach'] = {},
) {
  const server = await openImapServer(imap);
  t.after(() => server.close());
  const outgoing = await openOut(t, out);
  server.deliver(letter('Untouched'));
  const own = {
    OutgoingServer: '127.0.0.1',
    OutgoingPort: outgoing.port,
    OutgoingSignIn: 'Password',
    OutgoingUsername: 'help',
    OutgoingPassword: 'outgoing',
  };
  const { scene, id } = await openBox(t, server, { ...own, ...more }, { networks: LOCAL, ...reach });
  const answer = await scene.post('Svar/TestMailbox', { MailboxId: id });
  assert.equal(answer.status, 200, answer.text);
  const { Success, Steps } = answer.json as { Success: boolean; Steps: Step[] };
  const failed = Steps.filter(({ State }) => State === 'Failed').map((step) => `${step.Direction} ${step.Step}: ${step.Message}`);
  assert.equal(Success, failed.length === 0);
  assert.deepEqual(await scene.sql('select id from inbox'), [], 'nothing is taken');
  assert.equal(server.boxes.get('INBOX')!.mails[0]!.flags.size, 0, 'and nothing is marked');
  assert.ok(!outgoing.said.some((line) => line.startsWith('RCPT')), 'nobody is sent anything');
  assert.ok(!answer.text.includes('canary'));
  return { failed, steps: Steps, said: outgoing.said, server };
}

/** One thing is wrong, and is told of. */
const only = (failed: string[], words: RegExp): void => {
  assert.equal(failed.length, 1, failed.join('\n'));
  assert.match(failed[0]!, words);
};

test('all is well: both directions, signed in, and the sender named and taken back', async (t) => {
  const { failed, steps, said } = await tried(t, { AfterImport: 'Move', MoveTo: 'Done' });
  assert.deepEqual(failed, []);
  assert.deepEqual(
    steps.map(({ Direction, Step }) => `${Direction} ${Step}`),
    [
      ...['Settings', 'Name', 'Connection', 'Encryption', 'SignIn', 'Folder', 'Target'].map((step) => `Incoming ${step}`),
      ...['Settings', 'Name', 'Connection', 'Encryption', 'SignIn', 'Sender'].map((step) => `Outgoing ${step}`),
    ],
  );
  assert.deepEqual(said, ['AUTH', `MAIL ${HELP}`]);
});

test('over TLS, from the start and by STARTTLS, with a certificate that verifies', async (t) => {
  const host = 'receiver.test';
  const reach = { ca: certificate, resolve: named };
  const tls = { key, cert: certificate };
  const starts = await tried(
    t,
    { Server: host, ServerType: 'Imaps', OutgoingServer: host, OutgoingSecurity: 'Tls' },
    { tls: { ...tls, from: 'start' } },
    { secure: true },
    reach,
  );
  assert.deepEqual(starts.failed, []);
  const later = await tried(t, { Server: host, OutgoingServer: host }, { tls: { ...tls, from: 'command' } }, STARTTLS, reach);
  assert.deepEqual(later.failed, []);
  assert.ok(later.server.asked.includes('STARTTLS'));
});

test('what is wrong on the way to a server', async (t) => {
  const nowhere = { resolve: async () => [] };
  const host = 'mail.test';
  const both = { Server: host, OutgoingServer: host };
  const missing = await tried(t, both, {}, {}, nowhere);
  assert.deepEqual(missing.failed, ['Incoming Name: the name mail.test was not found', 'Outgoing Name: the name mail.test was not found']);
  assert.ok(missing.steps.some(({ State }) => State === 'NotTried'));
  const inside = await tried(t, both, {}, {}, { networks: [], resolve: named });
  assert.match(
    inside.failed.join('\n'),
    /^Incoming Name: mail\.test is at 127\.0\.0\.1, which is no public address: the setting SVAR_MAIL_NETWORKS.*\nOutgoing Name: /,
  );

  const idle = createServer(() => undefined);
  await new Promise<void>((done) => idle.listen(0, '127.0.0.1', done));
  const { port } = idle.address() as { port: number };
  await new Promise((done) => idle.close(done));
  only((await tried(t, { Port: port })).failed, new RegExp(`^Incoming Connection: 127\\.0\\.0\\.1, port ${port}, refuses connections$`));
  only(
    (await tried(t, { OutgoingPort: port })).failed,
    new RegExp(`^Outgoing Connection: 127\\.0\\.0\\.1, port ${port}, refuses connections$`),
  );
});

test('what is wrong with encryption', async (t) => {
  const tls = { key, cert: certificate };
  const reach = { resolve: named };
  only((await tried(t, { ServerType: 'Imaps' })).failed, /^Incoming Encryption: 127\.0\.0\.1, port \d+, does not speak TLS from the start/);
  only(
    (await tried(t, { OutgoingSecurity: 'Tls' })).failed,
    /^Outgoing Encryption: 127\.0\.0\.1, port \d+, does not speak TLS from the start/,
  );
  only(
    (await tried(t, { ServerType: 'Imaps' }, { tls: { ...tls, from: 'start' } })).failed,
    /^Incoming Encryption: the certificate of 127\.0\.0\.1 is signed by itself/,
  );
  only(
    (await tried(t, { OutgoingSecurity: 'Tls' }, {}, { secure: true })).failed,
    /^Outgoing Encryption: the certificate of 127\.0\.0\.1 is signed by itself/,
  );
  const other = { ...reach, ca: certificate };
  only(
    (await tried(t, { Server: 'other.test', ServerType: 'Imaps' }, { tls: { ...tls, from: 'start' } }, {}, other)).failed,
    /^Incoming Encryption: the certificate of other\.test is for another name$/,
  );
  only(
    (await tried(t, { OutgoingServer: 'other.test' }, {}, STARTTLS, other)).failed,
    /^Outgoing Encryption: the certificate of other\.test is for another name$/,
  );
  only(
    (await tried(t, { Server: 'mail.test' }, {}, {}, reach)).failed,
    /^Incoming Encryption: mail\.test offers no STARTTLS, and nothing secret goes there/,
  );
  const bare = await tried(t, { OutgoingServer: 'mail.test' }, {}, {}, reach);
  only(bare.failed, /^Outgoing Encryption: mail\.test offers no STARTTLS, and nothing secret goes there/);
  assert.ok(!bare.said.includes('AUTH'));
});

test('who is refused, and where', async (t) => {
  only(
    (await tried(t, { Password: 'canary' })).failed,
    /^Incoming SignIn: 127\.0\.0\.1 does not take the log-in of help: wrong user or password$/,
  );
  only((await tried(t, { OutgoingPassword: 'canary' })).failed, /^Outgoing SignIn: 127\.0\.0\.1 does not take the log-in of help: 535 /);
  only((await tried(t, { Folder: 'Nowhere' })).failed, /^Incoming Folder: there is no folder Nowhere on 127\.0\.0\.1/);
  only((await tried(t, { AfterImport: 'Move', MoveTo: 'Nowhere' })).failed, /^Incoming Target: there is no folder Nowhere on 127\.0\.0\.1/);
  only(
    (await tried(t, {}, {}, { senders: /^nobody/ })).failed,
    /^Outgoing Sender: 127\.0\.0\.1 refuses help@desk\.example as a sender: 550 5\.7\.1 not yours$/,
  );
  only(
    (await tried(t, { OutgoingServer: '', OutgoingPassword: '' })).failed,
    /^Outgoing Settings: there is no server by which its mail leaves/,
  );
  only((await tried(t, { ServerType: 'Pop' })).failed, /^Incoming Settings: the mailbox is of a kind that is not read/);
  only(
    (await tried(t, { ServerType: 'ImapOAuth' })).failed,
    /^Incoming Settings: the mailbox is to sign in by OAuth, and does not say how/,
  );
});

test('by OAuth, both directions: a token that is refused, and one that none can be got for', async (t) => {
  const issuer = await openIssuer(t);
  const more = { SignIn: 'ClientCredentials', TokenUrl: issuer.url, ClientId: 'desk', ClientSecret: 'canary', OutgoingSignIn: 'AsMailbox' };
  issuer.answers = () => [200, { access_token: 'good-token', expires_in: 60 }];
  assert.deepEqual((await tried(t, more, { token: () => 'good-token' }, {}, { http: true })).failed, []);
  issuer.answers = () => [200, { access_token: 'bad-canary', expires_in: 60 }];
  const { failed } = await tried(t, more, { token: () => 'good-token' }, {}, { http: true });
  assert.match(
    failed.join('\n'),
    /^Incoming SignIn: 127\.0\.0\.1 does not take the token for help: .*\nOutgoing SignIn: 127\.0\.0\.1 does not take the token for help: 535 /,
  );
  issuer.answers = () => [401, { error: 'invalid_client' }];
  const refused = await tried(t, more, { token: () => 'good-token' }, {}, { http: true });
  assert.match(
    refused.failed.join('\n'),
    /^Incoming Token: the issuer of tokens refuses: invalid_client\nOutgoing Token: the issuer of tokens refuses: invalid_client$/,
  );
  only(
    (await tried(t, { ...more, OutgoingServer: '' }, {}, {}, { http: false, relay: `smtp://127.0.0.1:${(await openOut(t)).port}` })).failed,
    /^Incoming Token: the issuer of tokens: it has to begin with https:$/,
  );
});
