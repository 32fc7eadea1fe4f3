/** Mailboxes by Svar's own agent: all that is set, whom it is another's, where secrets may go; and mail that leaves by servers of its own. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { Postman } from '../src/app/post/postman.ts';
import { MINUTE, openScene, type Row, type Scene, SUPPORT } from './scenarios/scene.ts';
import { openImapServer } from './support/imap-server.ts';
import { openIssuer } from './support/issuer.ts';
import { answer, first, HELP, KARI, openPost, SENT, WAITING } from './support/mail-out.ts';
import { openBox } from './support/mailbox.ts';

const save = async (scene: Scene, said: object): Promise<{ status: number; text: string; box: Record<string, unknown> }> => {
  const { status, text, json } = await scene.post('Svar/SaveMailbox', said);
  return { status, text, box: json as Record<string, unknown> };
};

const ALL = {
  Address: 'all@desk.example',
  Aliases: ['info@desk.example', 'Post@Desk.example'],
  CategoryId: SUPPORT,
  PriorityId: 2,
  TypeId: 1,
  LanguageId: 1,
  NoAutoReply: true,
  TakesAutomatic: true,
  KeepHeaders: 'X-Phase, To',
  AiSuggestCategory: false,
  AiTextAnalysis: false,
  IsRead: false,
  ServerType: 'ImapOAuth',
  Server: 'imap.example.org',
  Port: 1993,
  Username: 'all',
  Folder: 'INBOX/Desk',
  AfterImport: 'Move',
  MoveTo: 'Done',
  PollMinutes: 15,
  SignIn: 'RefreshToken',
  TokenUrl: 'https://login.example.org/token',
  ClientId: 'desk',
  Scope: 'mail offline',
  ClientSecretExpires: '2026-06-01T00:00:00Z',
  OutgoingServer: 'smtp.example.org',
  OutgoingPort: 465,
  OutgoingSecurity: 'Tls',
  OutgoingSignIn: 'AsMailbox',
  OutgoingUsername: 'all-out',
};
const SECRETS = { Password: 'canary-1', ClientSecret: 'canary-2', RefreshToken: 'canary-3', OutgoingPassword: 'canary-4' };

test('all that is said is kept and told again, but for secrets; what is not said stays', async (t) => {
  const scene = await openScene(t);
  const { status, box, text } = await save(scene, { ...ALL, ...SECRETS });
  assert.equal(status, 200, text);
  for (const [member, value] of Object.entries(ALL)) if (member !== 'ClientSecretExpires') assert.deepEqual(box[member], value, member);
  assert.equal(Date.parse(box.ClientSecretExpires as string), Date.parse('2026-06-01T00:00:00Z'));
  assert.deepEqual([box.HasPassword, box.HasClientSecret, box.HasRefreshToken, box.HasOutgoingPassword], [true, true, true, true]);
  const again = await save(scene, { MailboxId: box.MailboxId, PollMinutes: 30 });
  assert.deepEqual({ ...again.box, Health: null }, { ...box, PollMinutes: 30, Health: null });
  const [row] = await scene.sql(
    'select pop_password, svar_client_secret, svar_refresh_token, svar_out_password from mail_in_filter where id = $1',
    [box.MailboxId],
  );
  const { seal } = scene.app.webhooks;
  assert.deepEqual(
    [
      seal.open(row!.pop_password as Uint8Array, 'mailbox.password'),
      seal.open(row!.svar_client_secret as Uint8Array, 'mailbox.client-secret'),
      seal.open(row!.svar_refresh_token as Uint8Array, 'mailbox.refresh-token'),
      seal.open(row!.svar_out_password as Uint8Array, 'mailbox.outgoing-password'),
    ],
    ['canary-1', 'canary-2', 'canary-3', 'canary-4'],
  );
  const everywhere = [
    text,
    again.text,
    (await scene.post('Svar/GetMailboxes', null)).text,
    JSON.stringify(await scene.sql('select * from svar_event')),
  ];
  assert.ok(!everywhere.some((said) => said.includes('canary')));
  const kinds = await scene.sql(
    "select kinds[1] as kind, after->>'checkwait' as minutes from svar_event where entity = 'mail_in_filter' order by seq",
  );
  assert.deepEqual(kinds, [
    { kind: 'mail_in_filter.created', minutes: '15' },
    { kind: 'mail_in_filter.changed', minutes: '30' },
  ]);
  assert.equal((await scene.post('Svar/DeleteMailbox', { MailboxId: box.MailboxId })).status, 204);
  assert.equal((await scene.post('Svar/GetMailbox', { MailboxId: box.MailboxId })).text, 'null');
  assert.equal((await scene.post('Svar/GetMailbox', { MailboxId: 0 }, {}, 'cato')).status, 403);
});

test('what may not be is refused, and nothing of it is kept', async (t) => {
  const scene = await openScene(t);
  const { box } = await save(scene, { ...ALL, ...SECRETS });
  const id = box.MailboxId;
  const rows: [object, RegExp][] = [
    [{ Address: 'none' }, /needs an address/],
    [{ Address: 'ALL@desk.example' }, /There is a mailbox with this address: all@desk\.example/],
    [{ Address: 'post@desk.example' }, /There is a mailbox with this address: post@desk\.example/],
    [{ Address: 'b@x.example', Aliases: ['INFO@desk.example'] }, /There is a mailbox with this address: info@desk\.example/],
    [{ Address: 'b@x.example', Aliases: ['all@desk.example'] }, /There is a mailbox with this address/],
    [{ Address: 'b@x.example', Aliases: ['B@x.example'] }, /named once/],
    [{ Address: 'b@x.example', Aliases: ['nobody'] }, /Other addresses/],
    [{ Address: 'b@x.example', CategoryId: 4711 }, /CategoryId 4711 was not found/],
    [{ Address: 'b@x.example', PriorityId: 4711 }, /PriorityId/],
    [{ Address: 'b@x.example', TypeId: -1 }, /TypeId/],
    [{ Address: 'b@x.example', LanguageId: 4711 }, /LanguageId/],
    [{ Address: 'b@x.example', ReplyTemplateId: 4711 }, /ReplyTemplateId/],
    [{ Address: 'b@x.example', Server: 'imap.example.org/x' }, /host name/],
    [{ Address: 'b@x.example', Server: 'a\r\nb' }, /one line/],
    [{ Address: 'b@x.example', Port: 70_000 }, /port lies between/],
    [{ Address: 'b@x.example', Folder: ' ' }, /folder/],
    [{ Address: 'b@x.example', AfterImport: 'Burn' }, /Leave, Move, Delete/],
    [{ Address: 'b@x.example', AfterImport: 'Move' }, /other than the one that is read/],
    [{ Address: 'b@x.example', PollMinutes: 100_000 }, /minutes/],
    [{ Address: 'b@x.example', SignIn: 'ClientCredentials' }, /names the issuer/],
    [{ Address: 'b@x.example', TokenUrl: 'ftp://x' }, /issuer of tokens/],
    [{ Address: 'b@x.example', TokenUrl: 'https://u:p@x.example/' }, /issuer of tokens/],
    [{ Address: 'b@x.example', KeepHeaders: 'To: x' }, /commas/],
    [{ MailboxId: 4711, Address: 'b@x.example' }, /Mailbox 4711 was not found/],
    // what another has entered is shown to no host that it was not said for
    [{ MailboxId: id, TokenUrl: 'https://evil.example/token' }, /ClientSecret was said for another server/],
    [{ MailboxId: id, Server: 'imap.evil.example' }, /ClientSecret was said for another server/],
    [{ MailboxId: id, OutgoingServer: 'smtp.evil.example' }, /ClientSecret was said for another server/],
    [
      { MailboxId: id, OutgoingServer: 'smtp.evil.example', ClientSecret: 'x', RefreshToken: 'y' },
      /OutgoingPassword was said for another server/,
    ],
    [{ MailboxId: id, TokenUrl: 'https://evil.example/token', ClientSecret: 'x' }, /RefreshToken was said for another server/],
  ];
  for (const [said, words] of rows) {
    const before = await scene.contents();
    const { status, text } = await save(scene, said);
    assert.equal(status, 400, JSON.stringify(said));
    assert.match(text, words);
    assert.deepEqual(await scene.contents(), before, JSON.stringify(said));
  }
  // the official agent is no way round
  const official = await scene.post('CustomerService/SaveMailboxEntity', { MailInFilterId: id, Server: 'imap.evil.example' });
  assert.equal(official.status, 400);
  assert.equal((await save(scene, { MailboxId: id, Server: 'imap.example.net', ...SECRETS })).status, 200);
});

test('two who take the same address at once: one has it', async (t) => {
  const scene = await openScene(t);
  const wishes = Array.from({ length: 6 }, (_, at) =>
    at % 2 === 0 ? { Address: 'same@desk.example' } : { Address: `o${at}@desk.example`, Aliases: ['same@desk.example'] },
  );
  const answers = await Promise.all(wishes.map((said) => save(scene, said)));
  assert.deepEqual(
    answers.map(({ status }) => status).filter((status) => status !== 400),
    [200],
  );
});

/** A server that takes mail of who signs in. */
async function openOwn(t: TestContext, isGood: (auth: { username?: string; password?: string; accessToken?: string }) => boolean) {
  const caught: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    authMethods: ['PLAIN', 'XOAUTH2'],
    onAuth: (auth, _session, done) =>
      isGood(auth as never) ? done(null, { user: 'help' }) : done(Object.assign(new Error('no'), { responseCode: 535 })),
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        caught.push(session.envelope.mailFrom ? session.envelope.mailFrom.address : '');
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => new Promise<void>((done) => server.close(() => done())));
  return { port: (server.server.address() as { port: number }).port, caught };
}

const rowsOf = (scene: Scene): Promise<Row[]> => scene.sql('select status, retries, last_error from outbox where type = 0 order by id');

test('mail from a mailbox with a server of its own leaves by that, all other by the relay', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const own = await openOwn(t, ({ username, password }) => username === 'help' && password === 'secret');
  const [box] = await scene.sql('select id from mail_in_filter where address = $1', [HELP]);
  const out = {
    OutgoingServer: '127.0.0.1',
    OutgoingPort: own.port,
    OutgoingSignIn: 'Password',
    OutgoingUsername: 'help',
    OutgoingPassword: 'wrong',
  };
  await save(scene, { MailboxId: box!.id, ...out });
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  await deliver();
  const [refused] = await rowsOf(scene);
  assert.deepEqual([refused!.status, own.caught, sink.caught.length], [WAITING, [], 0]);
  assert.match(refused!.last_error as string, /535/);
  await save(scene, { MailboxId: box!.id, OutgoingPassword: 'secret' });
  scene.clock.at += 2 * MINUTE;
  await deliver();
  assert.deepEqual([(await rowsOf(scene))[0]!.status, own.caught, sink.caught.length], [SENT, [HELP], 0]);
  await save(scene, { MailboxId: box!.id, OutgoingServer: '' });
  await answer(scene, id, {}, [KARI]);
  await deliver();
  assert.deepEqual([own.caught.length, sink.caught.length], [1, 1]);
});

test('by OAuth: the token of the mailbox is shown, and another one is got when it is refused', async (t) => {
  const { scene, deliver, arrive } = await openPost(t);
  const issuer = await openIssuer(t);
  issuer.answers = () => [200, { access_token: `token-${issuer.asked.length}`, expires_in: 3_600 }];
  const own = await openOwn(t, ({ accessToken }) => accessToken === 'token-2');
  const [box] = await scene.sql('select id from mail_in_filter where address = $1', [HELP]);
  const out = { OutgoingServer: '127.0.0.1', OutgoingPort: own.port, OutgoingSignIn: 'AsMailbox' };
  const saved = await save(scene, {
    MailboxId: box!.id,
    SignIn: 'ClientCredentials',
    TokenUrl: issuer.url,
    ClientId: 'desk',
    ClientSecret: 'canary',
    ...out,
  });
  assert.equal(saved.status, 200, saved.text);
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  await deliver();
  assert.equal((await rowsOf(scene))[0]!.status, WAITING);
  assert.ok(!JSON.stringify(await rowsOf(scene)).includes('token-1'));
  scene.clock.at += 2 * MINUTE;
  await deliver();
  assert.deepEqual([(await rowsOf(scene))[0]!.status, own.caught, issuer.asked.length], [SENT, [HELP], 2]);
});

test('without a relay: mail of a mailbox with a server leaves, other mail waits untried and says why', async (t) => {
  const { scene, arrive, sink } = await openPost(t);
  const postman = new Postman(scene.app, null, (error) => assert.fail(String(error)));
  t.after(() => postman.stop());
  const id = await arrive(first());
  await answer(scene, id, {}, [KARI]);
  await postman.deliver();
  assert.deepEqual(await rowsOf(scene), [{ status: WAITING, retries: 0, last_error: '' }], 'nothing is taken where there is no way at all');
  const own = await openOwn(t, () => true);
  const out = { OutgoingServer: '127.0.0.1', OutgoingPort: own.port, OutgoingSignIn: 'Password', OutgoingPassword: 'x' };
  const other = await save(scene, { Address: 'other@desk.example', ...out });
  await postman.deliver();
  const [waiting] = await rowsOf(scene);
  assert.deepEqual([waiting!.status, waiting!.retries], [WAITING, 0]);
  assert.match(waiting!.last_error as string, /no server by which mail from help@desk\.example leaves: set SVAR_RELAY/);
  await scene.post('Svar/DeleteMailbox', { MailboxId: other.box.MailboxId });
  const [box] = await scene.sql('select id from mail_in_filter where address = $1', [HELP]);
  await save(scene, { MailboxId: box!.id, ...out });
  scene.clock.at += 5 * MINUTE;
  await postman.deliver();
  assert.deepEqual([(await rowsOf(scene))[0]!.status, own.caught, sink.caught.length], [SENT, [HELP], 0]);
});

test('a folder that is another one is read from its beginning; a save of anything else goes on where it was', async (t) => {
  const server = await openImapServer();
  t.after(() => server.close());
  const { scene, id } = await openBox(t, server);
  const state = () => scene.sql('select svar_uid_validity as validity, svar_uid_mark as mark from mail_in_filter');
  await scene.sql("update mail_in_filter set svar_uid_validity = '7', svar_uid_mark = 12");
  await save(scene, { MailboxId: id, PollMinutes: 10 });
  assert.deepEqual(
    (await state()).map(({ validity, mark }) => [validity, Number(mark)]),
    [['7', 12]],
  );
  await save(scene, { MailboxId: id, Folder: 'Done' });
  assert.deepEqual(
    (await state()).map(({ validity, mark }) => [validity, Number(mark)]),
    [['', 0]],
  );
});
