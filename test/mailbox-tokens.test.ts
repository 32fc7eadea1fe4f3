/** Mailboxes that sign in by OAuth: tokens are got, renewed in time by one process, and what will fail is told of before it does. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { tokenFor } from '../src/app/reading/tokens.ts';
import { MINUTE, type Scene } from './scenarios/scene.ts';
import { openImapServer } from './support/imap-server.ts';
import { openIssuer } from './support/issuer.ts';
import { healthOf, letter, openBox, readerOf, subjects } from './support/mailbox.ts';

/** A mailbox, its server and its issuer. */
async function openAll(t: TestContext, more: object) {
  const issuer = await openIssuer(t);
  let good = '';
  const server = await openImapServer({ token: () => good });
  t.after(() => server.close());
  const said = {
    ServerType: 'Imap',
    SignIn: 'ClientCredentials',
    TokenUrl: issuer.url,
    ClientId: 'desk',
    Scope: 'mail',
    ClientSecret: 'canary-one',
    ...more,
  };
  const { scene, id } = await openBox(t, server, said);
  return { issuer, server, scene, id, allow: (token: string) => (good = token), ...readerOf(t, scene) };
}

const leaks = async (scene: Scene): Promise<boolean> => {
  const [boxes, events] = [await scene.sql('select * from mail_in_filter'), await scene.sql('select * from svar_event')];
  const seen = [
    (await scene.post('Svar/GetMailboxes', null)).text,
    JSON.stringify(events),
    boxes.map((row) => Object.values(row).map(String).join()).join(),
  ];
  return seen.some((text) => text.includes('canary'));
};

test('client credentials: one token is used while it is good, and renewed before it ends', async (t) => {
  const { issuer, server, scene, id, look, allow } = await openAll(t, {});
  issuer.answers = () => [200, { access_token: `canary-token-${issuer.asked.length}`, expires_in: 3_600, token_type: 'Bearer' }];
  allow('canary-token-1');
  server.deliver(letter('One'));
  await look();
  assert.deepEqual(await subjects(scene), ['One']);
  assert.deepEqual(issuer.asked, [{ grant_type: 'client_credentials', client_id: 'desk', client_secret: 'canary-one', scope: 'mail' }]);
  scene.clock.at += 39 * MINUTE;
  await look();
  assert.equal(issuer.asked.length, 1);
  scene.clock.at += 5 * MINUTE;
  allow('canary-token-2');
  await look();
  assert.equal(issuer.asked.length, 2, 'a third of its life before it ends');
  assert.equal((await healthOf(scene, id)).State, 'Good');
  assert.equal(await leaks(scene), false);
});

test('a renewal that is refused is warned of while the old token is good, and fails when it has ended', async (t) => {
  const { issuer, scene, id, look, allow } = await openAll(t, {});
  issuer.answers = () => [200, { access_token: 'canary-token', expires_in: 3_600 }];
  allow('canary-token');
  await look();
  assert.deepEqual((await healthOf(scene, id)).Warnings, []);
  issuer.answers = ({ client_secret: secret }) => [401, { error: 'invalid_client', error_description: `The secret ${secret} has expired` }];
  scene.clock.at += 45 * MINUTE;
  await look();
  const warned = await healthOf(scene, id);
  assert.equal(warned.State, 'Good', 'it is read still');
  assert.match(
    warned.Warnings[0]!,
    /could not be renewed, and the one in use ends at 2026-01-12 10:00 UTC: the issuer of tokens refuses: invalid_client: The secret … has expired/,
  );
  scene.clock.at += 20 * MINUTE;
  await look();
  const failing = await healthOf(scene, id);
  assert.equal(failing.State, 'Failing');
  assert.match(failing.LastError, /invalid_client/);
  assert.match(failing.Warnings[0]!, /there is no token/);
  assert.equal(await leaks(scene), false);
  // a new secret mends it at once
  issuer.answers = () => [200, { access_token: 'canary-token', expires_in: 3_600 }];
  await scene.post('Svar/SaveMailbox', { MailboxId: id, ClientSecret: 'canary-two' });
  await look();
  assert.deepEqual([(await healthOf(scene, id)).State, (await healthOf(scene, id)).Warnings], ['Good', []]);
});

test('a refresh token that is given anew with each renewal is kept, and used once, also by two at a time', async (t) => {
  const { issuer, scene, id, look, allow } = await openAll(t, {
    SignIn: 'RefreshToken',
    ClientSecret: '',
    RefreshToken: 'canary-refresh-0',
  });
  let count = 0;
  issuer.answers = ({ refresh_token: refresh }) => {
    if (refresh !== `canary-refresh-${count}`) return [400, { error: 'invalid_grant' }];
    count += 1;
    allow(`canary-token-${count}`);
    return [
      200,
      {
        access_token: `canary-token-${count}`,
        expires_in: 600,
        refresh_token: `canary-refresh-${count}`,
        refresh_token_expires_in: 86_400,
      },
    ];
  };
  const [one, two] = await Promise.all([tokenFor(scene.app, id), tokenFor(scene.app, id)]);
  assert.deepEqual([one, two, count], ['canary-token-1', 'canary-token-1', 1]);
  for (let turn = 0; turn < 3; turn++) {
    await look();
    scene.clock.at += 10 * MINUTE;
  }
  assert.deepEqual([(await healthOf(scene, id)).State, count], ['Good', 3]);
  assert.match((await healthOf(scene, id)).Warnings.join(), /the refresh token ends on 2026-01-13/);
  assert.deepEqual(
    issuer.asked.map((form) => [form.grant_type, form.refresh_token, 'client_secret' in form]),
    [0, 1, 2].map((each) => ['refresh_token', `canary-refresh-${each}`, false]),
  );
  assert.equal(await leaks(scene), false);
});

test('a token that the server refuses though it should be good is not shown to it again', async (t) => {
  const { issuer, scene, id, look, allow } = await openAll(t, {});
  issuer.answers = () => [200, { access_token: `canary-token-${issuer.asked.length}`, expires_in: 3_600 }];
  allow('canary-token-2');
  await look();
  assert.match((await healthOf(scene, id)).LastError, /does not take the token for help/);
  scene.clock.at += 5 * MINUTE;
  await look();
  assert.deepEqual([(await healthOf(scene, id)).State, issuer.asked.length], ['Good', 2]);
});

test('issuers that answer nonsense, or nothing that may be asked', async (t) => {
  const { issuer, scene, id } = await openAll(t, {});
  const answers: [[number, object | string], RegExp][] = [
    [[200, 'no json'], /it answered with status 200/],
    [[200, { access_token: 5 }], /it answered with status 200/],
    [[302, ''], /it answered with status 302/],
    [[200, []], /it answered with status 200/],
    [[503, { error: ['x'] }], /it answered with status 503/],
  ];
  for (const [answer, words] of answers) {
    issuer.answers = () => answer;
    await assert.rejects(tokenFor(scene.app, id), words);
    scene.clock.at += MINUTE;
  }
  await scene.post('Svar/SaveMailbox', { MailboxId: id, TokenUrl: 'http://10.1.2.3/token', ClientSecret: 'canary' });
  await assert.rejects(tokenFor(scene.app, id), /not a public address/);
});
