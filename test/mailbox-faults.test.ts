/** Mailboxes that are read while things go wrong: processes die, servers refuse and hang up, mails cannot be had, settings change. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { sortMail } from '../src/app/mail/sorting.ts';
import { MINUTE } from './scenarios/scene.ts';
import { type ImapOptions, openImapServer } from './support/imap-server.ts';
import { healthOf, inbox, KEPT, letter, openBox, readerOf, subjects } from './support/mailbox.ts';
import { nodeArguments, until } from './support/programs.ts';
import { isWhole } from './support/share.ts';

async function openServer(t: TestContext, options: ImapOptions = {}) {
  const server = await openImapServer(options);
  t.after(() => server.close());
  return server;
}

test('a process that is killed between keeping and marking: another one marks, and nothing comes in twice', async (t) => {
  const server = await openServer(t);
  for (const subject of ['One', 'Two']) server.deliver(letter(subject));
  const { scene } = await openBox(t, server);
  server.fault = (command) => (command.startsWith('UID STORE') ? 'hold' : null);
  const child = spawn(process.execPath, nodeArguments('test/support/reader.fixture.ts'), {
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: undefined,
      READER_DATABASE: JSON.stringify(scene.app.database.connection),
      READER_AT: String(scene.clock.at),
    },
    stdio: 'inherit',
  });
  t.after(() => child.kill('SIGKILL'));
  await until(async () => server.asked.some((command) => command.startsWith('UID STORE')));
  assert.deepEqual(await subjects(scene), ['One'], 'kept before it is marked');
  const { look } = readerOf(t, scene);
  await look();
  assert.equal(server.begun, 1, 'one reads it');
  child.kill('SIGKILL');
  server.fault = () => null;
  await look();
  assert.equal(server.begun, 1, 'its lease holds');
  scene.clock.at += 30_000;
  server.asked.length = 0;
  await look();
  assert.deepEqual(await subjects(scene), ['One', 'Two']);
  assert.deepEqual(
    server.boxes.get('INBOX')!.mails.map(({ flags }) => [...flags].sort()),
    [KEPT, KEPT],
  );
  assert.equal(server.asked.filter((command) => command.startsWith('UID FETCH 1 ')).length, 0, 'what is kept is not fetched again');
});

test('a mailbox whose reader has died while it listened is due when the lease ends, not when the next look was', async (t) => {
  const server = await openServer(t);
  const { scene } = await openBox(t, server);
  const { look } = readerOf(t, scene);
  await look();
  server.deliver(letter('One'));
  await scene.sql("update mail_in_filter set svar_holder = 'dead', svar_lease = $1::timestamptz", [new Date(scene.clock.at + 20_000)]);
  scene.clock.at += 19_000;
  await look();
  assert.deepEqual(await subjects(scene), []);
  scene.clock.at += 1_000;
  await look();
  assert.deepEqual(await subjects(scene), ['One']);
});

test('a server that ends the listening by itself is listened to again', async (t) => {
  const server = await openServer(t);
  const { scene, id } = await openBox(t, server);
  const { reader } = readerOf(t, scene, { stays: true });
  reader.start();
  const asked = () => server.asked.filter((command) => command === 'IDLE').length;
  await until(async () => asked() === 1);
  server.endIdle();
  await until(async () => asked() === 2);
  server.deliver(letter('One'));
  await until(async () => (await inbox(scene)).length === 1);
  assert.deepEqual([server.begun, (await healthOf(scene, id)).Failures], [1, 0]);
});

test('a connection that breaks anywhere in the answer to a fetch: each mail comes in whole, and once', async (t) => {
  const server = await openServer(t);
  const places = letter('No 0', 'It will not lock\r\nat all').length + 80;
  // a whole run breaks off behind every byte
  const mails = Array.from({ length: isWhole ? places : 30 }, (_, at) => letter(`No ${at}`, 'It will not lock\r\nat all'));
  for (const mail of mails) server.deliver(mail);
  const step = Math.ceil(places / mails.length);
  const { scene, id } = await openBox(t, server);
  const { look } = readerOf(t, scene);
  const cut = new Set<number>();
  server.fault = (command) => {
    const uid = Number(/^UID FETCH (\d+) /.exec(command)?.[1] ?? 0);
    if (uid === 0 || cut.has(uid)) return null;
    cut.add(uid);
    return (uid - 1) * step;
  };
  for (let turn = 0; turn <= mails.length; turn++) {
    await look();
    scene.clock.at += 60 * MINUTE;
  }
  const rows = await scene.sql('select i.status, b.bytes from inbox i join svar_blob b on b.hash = i.svar_content');
  assert.deepEqual(rows.map(({ bytes }) => String(bytes)).sort(), [...mails].sort());
  assert.ok(rows.every(({ status }) => status === 0));
  assert.deepEqual([(await healthOf(scene, id)).State, (await healthOf(scene, id)).OpenMails], ['Good', 0]);
});

test('a mail that the server does not give out holds nobody up, and stands where a person sees it in the end', async (t) => {
  const server = await openServer(t);
  for (const subject of ['Poison', 'Good']) server.deliver(letter(subject));
  const { scene, id } = await openBox(t, server);
  const { look } = readerOf(t, scene);
  server.fault = (command) => (command.startsWith('UID FETCH 1 ') ? 'no' : null);
  await look();
  assert.deepEqual(await subjects(scene), ['Good']);
  const health = await healthOf(scene, id);
  assert.deepEqual([health.State, health.OpenMails], ['Good', 1]);
  assert.match(health.LastError, /told to refuse/);
  for (let turn = 0; turn < 5; turn++) {
    scene.clock.at += 5 * MINUTE;
    await look();
  }
  const rows = await inbox(scene);
  assert.deepEqual(
    rows.map(({ status }) => status),
    [0, 3],
  );
  assert.match(rows[1]!.reason as string, /did not give it out in 5 tries: .*told to refuse/);
  assert.equal((await healthOf(scene, id)).OpenMails, 0);
  assert.equal(server.boxes.get('INBOX')!.mails[0]!.flags.size, 0, 'at its server it stays as it is');
});

test('a mail at which the connection breaks each time is the last to be tried, and given up in the open', async (t) => {
  const server = await openServer(t);
  for (const subject of ['Poison', 'Good', 'Better']) server.deliver(letter(subject));
  const { scene, id } = await openBox(t, server);
  const { look } = readerOf(t, scene);
  server.fault = (command) => (command.startsWith('UID FETCH 1 ') ? 'drop' : null);
  await look();
  assert.deepEqual([await subjects(scene), (await healthOf(scene, id)).State], [[], 'Failing']);
  scene.clock.at += MINUTE;
  await look();
  assert.deepEqual(await subjects(scene), ['Good', 'Better']);
  for (let turn = 0; turn < 5; turn++) {
    scene.clock.at += 60 * MINUTE;
    await look();
  }
  assert.deepEqual(
    (await inbox(scene)).map(({ status }) => status),
    [0, 0, 3],
  );
  assert.equal((await healthOf(scene, id)).State, 'Good');
});

test('a desk that cannot keep a mail gives up none, and marks none', async (t) => {
  const server = await openServer(t);
  server.deliver(letter('One'));
  const { scene } = await openBox(t, server);
  const { look, complaints } = readerOf(t, scene);
  await scene.sql('alter table inbox rename to inbox_away');
  for (let turn = 0; turn < 8; turn++) {
    await look();
    scene.clock.at += 60 * MINUTE;
  }
  await scene.sql('alter table inbox_away rename to inbox');
  assert.equal(complaints.length, 8);
  assert.equal(server.boxes.get('INBOX')!.mails[0]!.flags.size, 0);
  await look();
  assert.deepEqual(await subjects(scene), ['One']);
  assert.equal((await inbox(scene))[0]!.status, 0);
});

test('a folder to move to that is not there: mails come in all the same, and are moved once it is', async (t) => {
  const server = await openServer(t);
  for (const subject of ['One', 'Two']) server.deliver(letter(subject));
  const { scene, id } = await openBox(t, server, { AfterImport: 'Move', MoveTo: 'Archive' });
  const { look } = readerOf(t, scene);
  await look();
  assert.deepEqual(await subjects(scene), ['One', 'Two']);
  const health = await healthOf(scene, id);
  assert.match(health.LastError, /does not move mails to the folder Archive/);
  assert.deepEqual([health.State, health.OpenMails], ['Good', 2]);
  assert.equal(server.asked.filter((command) => command.startsWith('UID MOVE')).length, 1, 'one refusal is enough for a look');
  server.boxes.set('Archive', { validity: 1, next: 1, mails: [] });
  scene.clock.at += 5 * MINUTE;
  await look();
  assert.deepEqual([server.boxes.get('Archive')!.mails.length, server.boxes.get('INBOX')!.mails.length], [2, 0]);
  assert.deepEqual([(await inbox(scene)).length, (await healthOf(scene, id)).OpenMails], [2, 0]);
});

test('a server without MOVE, UIDPLUS and IDLE: nothing is expunged that others have marked', async (t) => {
  const server = await openServer(t, { without: ['MOVE', 'UIDPLUS', 'IDLE', 'SASL-IR'] });
  server.deliver(letter('Of others'));
  server.deliver(letter('One'));
  const { scene, id } = await openBox(t, server, { AfterImport: 'Delete' });
  const { reader } = readerOf(t, scene, { stays: true });
  reader.start();
  await until(async () => (await healthOf(scene, id)).State === 'Good' && !(await healthOf(scene, id)).IsHeld);
  assert.deepEqual(
    server.boxes.get('INBOX')!.mails.map(({ flags }) => flags.has('\\Deleted')),
    [true, true],
  );
  assert.equal(server.asked.filter((command) => command.includes('EXPUNGE')).length, 0);
  server.deliver(letter('Two'));
  scene.clock.at += 5 * MINUTE;
  await until(async () => (await inbox(scene)).length === 3);
});

test('a server that gives out smaller UIDs than before under the same UIDVALIDITY is read anew', async (t) => {
  const server = await openServer(t);
  for (const subject of ['One', 'Two', 'Three']) server.deliver(letter(subject));
  const { scene } = await openBox(t, server);
  const { look } = readerOf(t, scene);
  await look();
  const box = server.boxes.get('INBOX')!;
  Object.assign(box, { next: 1, mails: [] });
  server.deliver(letter('Four'));
  scene.clock.at += 5 * MINUTE;
  await look();
  assert.deepEqual(await subjects(scene), ['One', 'Two', 'Three', 'Four']);
});

test('a mailbox that is saved while it is read is read by what it is now; one that is switched off or deleted is let go', async (t) => {
  const [one, two] = [await openServer(t), await openServer(t)];
  const { scene, id } = await openBox(t, one);
  const { reader } = readerOf(t, scene, { stays: true });
  reader.start();
  await until(async () => one.asked.includes('IDLE'));
  await scene.post('Svar/SaveMailbox', { MailboxId: id, Port: two.port, Password: 'secret' });
  await until(async () => two.asked.includes('IDLE'));
  two.deliver(letter('Here'));
  await until(async () => (await inbox(scene)).length === 1);
  await scene.post('Svar/DeleteMailbox', { MailboxId: id });
  two.deliver(letter('Gone'));
  await until(async () => two.sessions.size === 0);
  assert.deepEqual(await subjects(scene), ['Here']);
});

test('mail for another address of a mailbox, as the desk’s own doors take it, comes to that mailbox', async (t) => {
  const server = await openServer(t);
  server.deliver(letter('One'));
  const { scene } = await openBox(t, server, { Aliases: ['info@desk.example'] });
  await readerOf(t, scene).look();
  const [row] = await inbox(scene);
  const outcome = await sortMail(scene.app, row!.id as number, scene.clock.at);
  assert.equal(outcome?.status, 1, outcome?.reason);
  // a mail of our own address is ours, whichever of them it is
  server.deliver(letter('Two').replace(/^From: .*$/m, 'From: info@desk.example'));
  scene.clock.at += 5 * MINUTE;
  await readerOf(t, scene).look();
  const [, own] = await inbox(scene);
  await sortMail(scene.app, own!.id as number, scene.clock.at);
  const [{ svar_path: path }] = (await scene.sql('select svar_path from inbox where id = $1', [own!.id])) as [
    { svar_path: { step: string; silence?: string }[] },
  ];
  assert.match(path.find(({ step }) => step === 'judged')!.silence!, /own addresses/);
});
