/** Debian's Dovecot on a folder of its own, where it is installed; and what a test of mailboxes wants of any server. */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { openImapServer } from './imap-server.ts';
import { until } from './programs.ts';

/** A mail server with a mailbox of the user `help`, whose password is `secret`. */
export interface MailHost {
  port: number;
  deliver(raw: string): Promise<void>;
  /** Flags of the mails in a folder, with their subjects. */
  mails(folder: string): Promise<{ subject: string; flags: string[] }[]>;
  /** Gives all mails other UIDs, under another UIDVALIDITY. */
  renumber(): Promise<void>;
  /** Ends all connections. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

async function mailsAt(port: number, folder: string) {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user: 'help', pass: 'secret' },
    logger: false,
    disableAutoIdle: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { exists } = await client.mailboxOpen(folder, { readOnly: true });
    const found = exists === 0 ? [] : await client.fetchAll('1:*', { flags: true, source: true });
    return found.map(({ flags, source }) => ({
      subject: /^subject: (.*?)\r?$/im.exec(String(source))?.[1] ?? '',
      flags: [...(flags ?? [])].sort(),
    }));
  } finally {
    await client.logout();
  }
}

/** Our own server, as a host. */
export async function ownHost(): Promise<MailHost> {
  const server = await openImapServer();
  return {
    port: server.port,
    deliver: async (raw) => void server.deliver(raw),
    mails: async (folder) =>
      server.boxes
        .get(folder)!
        .mails.map(({ raw, flags }) => ({ subject: /^subject: (.*?)\r?$/im.exec(String(raw))?.[1] ?? '', flags: [...flags].sort() })),
    renumber: async () => {
      server.renumber();
      server.hangUp();
    },
    restart: async () => server.hangUp(),
    close: () => server.close(),
  };
}

const BINARIES = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'];
export const dovecotBinary = BINARIES.find((path) => existsSync(path));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

function configOf(folder: string, port: number): string {
  const { username, uid } = userInfo();
  const isRoot = uid === 0;
  // without root it drops no rights: everything is the user's own
  const own = isRoot ? [] : [`default_internal_user = ${username}`, `default_login_user = ${username}`, `default_internal_group =`];
  return [
    `base_dir = ${folder}/run`,
    `state_dir = ${folder}/state`,
    `log_path = ${folder}/log`,
    'protocols = imap',
    'listen = 127.0.0.1',
    'ssl = no',
    'disable_plaintext_auth = no',
    'first_valid_uid = 1',
    `mail_location = maildir:${folder}/mail`,
    ...own,
    'namespace inbox {\n inbox = yes\n separator = /\n}',
    'passdb {\n driver = static\n args = password=secret\n}',
    `userdb {\n driver = static\n args = uid=${isRoot ? 'nobody' : uid} gid=${isRoot ? 'nogroup' : userInfo().gid} home=${folder}/mail\n}`,
    `service imap-login {\n inet_listener imap {\n port = ${port}\n }\n inet_listener imaps {\n port = 0\n }\n${isRoot ? '' : ' chroot =\n'}}`,
    ...(isRoot ? [] : ['service anvil {\n chroot =\n}', 'service stats {\n chroot =\n}']),
    '',
  ].join('\n');
}

const NOBODY = 65_534;
function give(path: string): void {
  if (userInfo().uid === 0) chownSync(path, NOBODY, NOBODY);
}

/** Dovecot, as a host. */
export async function dovecotHost(): Promise<MailHost> {
  const folder = mkdtempSync(join(tmpdir(), 'svar-dovecot-'));
  chmodSync(folder, 0o755);
  const mail = join(folder, 'mail');
  for (const path of [
    mail,
    ...['cur', 'new', 'tmp'].map((name) => join(mail, name)),
    ...['', 'cur', 'new', 'tmp'].map((name) => join(mail, '.Done', name)),
  ]) {
    mkdirSync(path, { recursive: true });
    give(path);
  }
  const port = await freePort();
  writeFileSync(join(folder, 'conf'), configOf(folder, port));
  const isUp = async (): Promise<boolean> =>
    mailsAt(port, 'INBOX').then(
      () => true,
      () => false,
    );
  const start = async () => {
    const child = spawn(dovecotBinary!, ['-F', '-c', join(folder, 'conf')], { stdio: 'ignore' });
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    await until(isUp);
    return async (): Promise<void> => {
      child.kill('SIGTERM');
      await ended;
    };
  };
  let stop = await start();
  let count = 0;
  const restart = async (between: () => Promise<void> = async () => undefined): Promise<void> => {
    await stop();
    await between();
    stop = await start();
  };
  return {
    port,
    async deliver(raw) {
      const name = `${Date.now()}.${process.pid}_${count++}.test`;
      writeFileSync(join(mail, 'tmp', name), raw, { mode: 0o666 });
      give(join(mail, 'tmp', name));
      renameSync(join(mail, 'tmp', name), join(mail, 'new', name));
    },
    mails: (box) => mailsAt(port, box),
    renumber: () =>
      restart(async () => {
        for (const name of readdirSync(mail)) if (name.startsWith('dovecot')) rmSync(join(mail, name));
        // the number of a generation is a second of the clock
        await sleep(1_100);
      }),
    restart: () => restart(),
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
