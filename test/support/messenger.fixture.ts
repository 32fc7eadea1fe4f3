/** A process that sends SMS and nothing else; a test kills it between what it hands over and what it writes down of that. */
import { randomBytes } from 'node:crypto';
import type { ClientConfig } from 'pg';
import { Activity } from '../../src/app/activity.ts';
import type { App } from '../../src/app/call.ts';
import { Credentials } from '../../src/app/credentials.ts';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { Gatherer } from '../../src/app/gatherer.ts';
import { Jobs } from '../../src/app/jobs/jobs.ts';
import { mailReader } from '../../src/app/mail-preview.ts';
import { SignIn } from '../../src/app/sign-in.ts';
import { Messenger } from '../../src/app/sms/messenger.ts';
import { textCleaner } from '../../src/app/text.ts';
import { networkOf } from '../../src/app/webhooks/addresses.ts';
import { Seal } from '../../src/app/webhooks/seal.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { mailServersOf } from '../../src/main/mail-servers.ts';
import { openHttpGateway } from '../../src/sms/http.ts';
import { Database } from '../../src/store/database.ts';
import { PATIENCE, workerOf } from './programs.ts';

const { types: _types, ...connection } = JSON.parse(process.env.MESSENGER_DATABASE!) as ClientConfig;
const database = new Database(connection, { pool: 4, onError: () => undefined, patience: PATIENCE });
const desks = new DeskKeeper(database);
await desks.reload();
const at = Number(process.env.MESSENGER_AT);
const sender = new Sender({ http: true, networks: [networkOf('127.0.0.0/8')], patience: PATIENCE });
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
  webhooks: { sender, seal: new Seal(new Uint8Array(32), randomBytes), bytes: randomBytes },
  sms: { isSent: true, from: 'Nordlys', country: '47', parts: 2 },
  mailServers: mailServersOf({ networks: [] }),
  jobs: new Jobs(database, []),
  now: () => at,
  random: Math.random,
  bytes: randomBytes,
};
const gateway = openHttpGateway({
  url: process.env.MESSENGER_GATEWAY!,
  method: 'POST',
  headers: {},
  body: '{"id":"{id}","to":"{to}","text":"{text}"}',
  accepted: null,
  refused: null,
  reference: '',
  sender,
});
new Messenger(app, gateway, (error) => process.stderr.write(`${String(error)}\n`)).start();
