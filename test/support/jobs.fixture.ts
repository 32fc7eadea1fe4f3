/** A process that does jobs and nothing else; a test kills or stops it in the middle of one. */

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { Activity } from '../../src/app/activity.ts';
import type { App } from '../../src/app/call.ts';
import { Credentials } from '../../src/app/credentials.ts';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { Gatherer } from '../../src/app/gatherer.ts';
import { Jobs } from '../../src/app/jobs/jobs.ts';
import { keepJobs } from '../../src/app/jobs/worker.ts';
import { mailReader } from '../../src/app/mail-preview.ts';
import { SignIn } from '../../src/app/sign-in.ts';
import { NO_SMS } from '../../src/app/sms/gateway.ts';
import { textCleaner } from '../../src/app/text.ts';
import { Seal } from '../../src/app/webhooks/seal.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { mailServersOf } from '../../src/main/mail-servers.ts';
import { Database } from '../../src/store/database.ts';
import { slowQueue } from './job-queues.ts';
import { PATIENCE, workerOf } from './programs.ts';

const { types: _types, ...connection } = JSON.parse(process.env.JOBS_DATABASE!) as ClientConfig;
const database = new Database(connection, { pool: 4, onError: () => undefined, patience: PATIENCE });
const desks = new DeskKeeper(database);
await desks.reload();
const told = (key: unknown) => ({ text: "select 1 from job_trace where key = $1 and what = 'go on'", values: [key] });
/** Its work takes as long as the test says. */
async function untilToldToGoOn(key: unknown): Promise<void> {
  while ((await database.query(told(key))).length === 0) await sleep(50);
}
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
  webhooks: { sender: new Sender({ http: true, networks: [] }), seal: new Seal(new Uint8Array(32), randomBytes), bytes: randomBytes },
  sms: NO_SMS,
  mailServers: mailServersOf({ networks: [] }),
  jobs: new Jobs(database, [slowQueue('child', untilToldToGoOn)]),
  now: Date.now,
  random: Math.random,
  bytes: randomBytes,
};
keepJobs(app, (error) => process.stderr.write(`${String(error)}\n`));
