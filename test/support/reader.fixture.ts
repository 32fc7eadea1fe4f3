/** A process that reads mailboxes and nothing else; a test kills it between keeping a mail and marking it. */
import { randomBytes } from 'node:crypto';
import type { ClientConfig } from 'pg';
import { Activity } from '../../src/app/activity.ts';
import type { App } from '../../src/app/call.ts';
import { Credentials } from '../../src/app/credentials.ts';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { Gatherer } from '../../src/app/gatherer.ts';
import { Jobs } from '../../src/app/jobs/jobs.ts';
import { QUEUES } from '../../src/app/jobs/queues.ts';
import { mailReader } from '../../src/app/mail-preview.ts';
import { MailboxReader } from '../../src/app/reading/reader.ts';
import { SignIn } from '../../src/app/sign-in.ts';
import { NO_SMS } from '../../src/app/sms/gateway.ts';
import { textCleaner } from '../../src/app/text.ts';
import { networkOf } from '../../src/app/webhooks/addresses.ts';
import { Seal } from '../../src/app/webhooks/seal.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { mailServersOf } from '../../src/main/mail-servers.ts';
import { Database } from '../../src/store/database.ts';
import { PATIENCE, workerOf } from './programs.ts';

const { types: _types, ...connection } = JSON.parse(process.env.READER_DATABASE!) as ClientConfig;
const database = new Database(connection, { pool: 4, onError: () => undefined, patience: PATIENCE });
const desks = new DeskKeeper(database);
await desks.reload();
const at = Number(process.env.READER_AT);
const app: App = {
  database,
  desks,
  text: textCleaner(workerOf),
  mails: mailReader(() => workerOf('mail-worker')),
  authentication: null,
  activity: new Activity(database),
  gatherer: new Gatherer(database),
  signIn: new SignIn(desks, randomBytes(32), { throttle: null, shortestPassword: 12 }),
  credentials: new Credentials(database, desks, { bytes: randomBytes, complain: () => undefined }),
  webhooks: {
    sender: new Sender({ http: true, networks: [] }),
    seal: new Seal(new Uint8Array(32).fill(7), randomBytes),
    bytes: randomBytes,
  },
  sms: NO_SMS,
  mailServers: mailServersOf({ http: true, networks: [networkOf('127.0.0.0/8')], patience: PATIENCE }),
  jobs: new Jobs(database, QUEUES),
  now: () => at,
  random: Math.random,
  bytes: randomBytes,
};
new MailboxReader(app, { complain: (error) => process.stderr.write(`${String(error)}\n`) }).start();
