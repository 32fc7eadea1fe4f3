/** Mailboxes of other servers are read: by a server of our own and, where it is installed, by Dovecot. Kept first, then marked; once. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { sortMail } from '../src/app/mail/sorting.ts';
import { MINUTE } from './scenarios/scene.ts';
import { dovecotBinary, dovecotHost, type MailHost, ownHost } from './support/dovecot.ts';
import { healthOf, inbox, KEPT, letter, openBox, readerOf, subjects } from './support/mailbox.ts';
import { until } from './support/programs.ts';

async function hosting(t: TestContext, open: () => Promise<MailHost>): Promise<MailHost> {
  const host = await open();
  t.after(() => host.close());
  return host;
}

const HOSTS: readonly [string, (() => Promise<MailHost>) | null][] = [
  ['our own server', ownHost],
  ['Dovecot', dovecotBinary === undefined ? null : dovecotHost],
];

for (const [name, open] of HOSTS)
  describe(`reading from ${name}`, { skip: open === null ? 'it is not installed' : false }, () => {
    test('what lies there comes in, is marked, becomes tickets, and comes in once', async (t) => {
      const host = await hosting(t, open!);
      for (const subject of ['One', 'Two']) await host.deliver(letter(subject));
      const { scene, id } = await openBox(t, host);
      const { look, complaints } = readerOf(t, scene);
      await look();
      assert.deepEqual(await subjects(scene), ['One', 'Two']);
      assert.deepEqual(
        await host.mails('INBOX'),
        ['One', 'Two'].map((subject) => ({ subject, flags: KEPT })),
      );
      for (const row of await inbox(scene)) assert.equal((await sortMail(scene.app, row.id as number, scene.clock.at))?.status, 1);
      await host.deliver(letter('Three'));
      await look();
      assert.equal((await inbox(scene)).length, 2, 'not before its time');
      scene.clock.at += 5 * MINUTE;
      await look();
      assert.deepEqual(await subjects(scene), ['One', 'Two', 'Three']);
      scene.clock.at += 5 * MINUTE;
      await look();
      assert.equal((await inbox(scene)).length, 3);
      const health = await healthOf(scene, id);
      assert.deepEqual([health.State, health.Failures, health.OpenMails, health.IsHeld], ['Good', 0, 0, false]);
      assert.deepEqual(complaints, []);
    });

    test('what the server tells of comes in at once; a connection that breaks is made again', async (t) => {
      const host = await hosting(t, open!);
      const { scene, id } = await openBox(t, host);
      const { reader } = readerOf(t, scene, { stays: true });
      reader.start();
      await until(async () => (await healthOf(scene, id)).State === 'Good');
      await host.deliver(letter('Told of'));
      await until(async () => (await inbox(scene)).length === 1);
      assert.equal((await healthOf(scene, id)).IsHeld, true);
      await host.restart();
      await until(async () => (await healthOf(scene, id)).Failures === 1);
      assert.match((await healthOf(scene, id)).LastError, /127\.0\.0\.1/);
      await host.deliver(letter('After'));
      scene.clock.at += MINUTE;
      await until(async () => (await inbox(scene)).length === 2);
      await until(async () => (await healthOf(scene, id)).State === 'Good');
      await reader.stop();
      assert.equal((await healthOf(scene, id)).IsHeld, false, 'who ends gives it back');
    });

    test('a server that gives its mails other UIDs is read anew, and nothing comes in twice', async (t) => {
      const host = await hosting(t, open!);
      for (const subject of ['One', 'Two']) await host.deliver(letter(subject));
      const { scene } = await openBox(t, host);
      const { look } = readerOf(t, scene);
      await look();
      await host.renumber();
      await host.deliver(letter('Three'));
      scene.clock.at += 5 * MINUTE;
      await look();
      assert.deepEqual(await subjects(scene), ['One', 'Two', 'Three']);
      const [one, , three] = await inbox(scene);
      assert.notEqual((one!.uidl as string).split('.')[0], (three!.uidl as string).split('.')[0]);
    });

    test('moved or deleted once it is kept, as the mailbox says, and nothing else with it', async (t) => {
      const host = await hosting(t, open!);
      await host.deliver(letter('One'));
      const { scene, id } = await openBox(t, host, { AfterImport: 'Move', MoveTo: 'Done' });
      const { look } = readerOf(t, scene);
      await look();
      assert.deepEqual([(await host.mails('INBOX')).length, (await host.mails('Done')).map(({ subject }) => subject)], [0, ['One']]);
      await scene.post('Svar/SaveMailbox', { MailboxId: id, AfterImport: 'Delete' });
      await host.deliver(letter('Two'));
      await look();
      assert.deepEqual([(await host.mails('INBOX')).length, (await host.mails('Done')).length], [0, 1]);
      assert.deepEqual(await subjects(scene), ['One', 'Two']);
    });

    test('a mail that is too large is held with its head, and left where it is', async (t) => {
      const host = await hosting(t, open!);
      await host.deliver(letter('Large', 'x'.repeat(5_000)));
      await host.deliver(letter('Small'));
      const { scene, id } = await openBox(t, host, { AfterImport: 'Delete' });
      const { look } = readerOf(t, scene, { mailAtMost: 2_000 });
      await look();
      const rows = await scene.sql(
        'select i.status, i.svar_subject as subject, i.svar_reason as reason, i.mail_size as size, b.bytes from inbox i join svar_blob b on b.hash = i.svar_content order by i.id',
      );
      assert.deepEqual(
        rows.map(({ status, subject }) => [status, subject]),
        [
          [3, 'Large'],
          [0, 'Small'],
        ],
      );
      assert.match(rows[0]!.reason as string, /bytes, more than 2000: its head is kept/);
      assert.ok((rows[0]!.size as number) > 5_000 && !String(rows[0]!.bytes).includes('xxx'), 'the head alone');
      assert.deepEqual(
        (await host.mails('INBOX')).map(({ subject }) => subject),
        ['Large'],
      );
      assert.equal((await healthOf(scene, id)).OpenMails, 0, 'it is not fetched for ever');
    });

    test('a mail of some megabytes comes whole', async (t) => {
      const host = await hosting(t, open!);
      const raw = letter('Long', 'It will not lock. Blåbær.\r\n'.repeat(100_000));
      await host.deliver(raw);
      const { scene } = await openBox(t, host);
      await readerOf(t, scene).look();
      const [row] = await scene.sql('select b.bytes from inbox i join svar_blob b on b.hash = i.svar_content');
      assert.ok((row!.bytes as Buffer).equals(Buffer.from(raw)), 'byte for byte');
    });

    test('two processes read a mailbox as one', async (t) => {
      const host = await hosting(t, open!);
      for (let count = 0; count < 20; count++) await host.deliver(letter(`No ${count}`));
      const { scene } = await openBox(t, host);
      const readers = [readerOf(t, scene), readerOf(t, scene)];
      await Promise.all(readers.map(({ look }) => look()));
      assert.equal((await inbox(scene)).length, 20);
      assert.equal(new Set((await inbox(scene)).map(({ uidl }) => uidl)).size, 20);
    });

    test('a log-in that is refused is told of, and not tried again at once', async (t) => {
      const host = await hosting(t, open!);
      const { scene, id } = await openBox(t, host, { Password: 'a wrong canary' });
      const { look } = readerOf(t, scene);
      await look();
      const health = await healthOf(scene, id);
      assert.deepEqual([health.State, health.Failures], ['Failing', 1]);
      assert.match(health.LastError, /^127\.0\.0\.1 does not take the log-in of help: /);
      scene.clock.at += MINUTE;
      await look();
      assert.equal((await healthOf(scene, id)).Failures, 1);
      scene.clock.at += 5 * MINUTE;
      await look();
      assert.equal((await healthOf(scene, id)).Failures, 2);
      await scene.post('Svar/SaveMailbox', { MailboxId: id, Password: 'secret' });
      await look();
      assert.deepEqual([(await healthOf(scene, id)).State, (await healthOf(scene, id)).Failures], ['Good', 0], 'a save is tried at once');
      assert.ok(!JSON.stringify(await scene.sql('select * from mail_in_filter')).includes('canary'));
    });
  });
