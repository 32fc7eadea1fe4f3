/** Svar without its doors, in a process that a test starts beside itself. */
import { randomBytes } from 'node:crypto';
import type { ClientConfig } from 'pg';
import { Activity } from '../../src/app/activity.ts';
import { Analyst } from '../../src/app/analysis/analyst.ts';
import { localWriter } from '../../src/app/analysis/writer.ts';
import type { App } from '../../src/app/call.ts';
import { Credentials } from '../../src/app/credentials.ts';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { Gatherer } from '../../src/app/gatherer.ts';
import { mailReader } from '../../src/app/mail-preview.ts';
import { SignIn } from '../../src/app/sign-in.ts';
import { NO_SMS } from '../../src/app/sms/gateway.ts';
import { textCleaner } from '../../src/app/text.ts';
import { Seal } from '../../src/app/webhooks/seal.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { mailServersOf } from '../../src/main/mail-servers.ts';
import { Database } from '../../src/store/database.ts';
import { PATIENCE, workerOf } from './programs.ts';

/**
 * @param said how its database is reached, as JSON
 * @param parts what a test is about: the jobs that it does, its clock, and whatever is to be otherwise than usual
 */
export async function appOfProcess(said: string, parts: (database: Database) => Pick<App, 'jobs' | 'now'> & Partial<App>): Promise<App> {
  const { types: _types, ...connection } = JSON.parse(said) as ClientConfig;
  const database = new Database(connection, { pool: 4, onError: () => undefined, patience: PATIENCE });
  const desks = new DeskKeeper(database);
  await desks.reload();
  return {
    database,
    desks,
    text: textCleaner(workerOf),
    analyst: new Analyst(() => workerOf('analysis-worker')),
    writer: localWriter,
    mails: mailReader(() => workerOf('mail-worker')),
    authentication: null,
    activity: new Activity(database),
    gatherer: new Gatherer(database),
    signIn: new SignIn(desks, randomBytes(32), { throttle: null, shortestPassword: 12 }),
    credentials: new Credentials(database, desks, { bytes: randomBytes, complain: () => undefined }),
    webhooks: { sender: new Sender({ http: true, networks: [] }), seal: new Seal(new Uint8Array(32), randomBytes), bytes: randomBytes },
    sms: NO_SMS,
    mailServers: mailServersOf({ networks: [] }),
    random: Math.random,
    bytes: randomBytes,
    ...parts(database),
  };
}
