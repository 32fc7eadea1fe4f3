/** Svar without its doors: the rules and the store in this process. */
import { randomBytes } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { Activity } from '../src/app/activity.ts';
import { Analyst } from '../src/app/analysis/analyst.ts';
import { localWriter } from '../src/app/analysis/writer.ts';
import type { App } from '../src/app/call.ts';
import { Credentials } from '../src/app/credentials.ts';
import { DeskKeeper } from '../src/app/desk-keeper.ts';
import { Gatherer } from '../src/app/gatherer.ts';
import { Jobs } from '../src/app/jobs/jobs.ts';
import { SignIn } from '../src/app/sign-in.ts';
import { NO_SMS } from '../src/app/sms/gateway.ts';
import { Seal } from '../src/app/webhooks/seal.ts';
import { Sender } from '../src/app/webhooks/sender.ts';
import { mailServersOf } from '../src/main/mail-servers.ts';
import { Database } from '../src/store/database.ts';

export interface Inside {
  app: App;
  /** A connection as Svar's own are, for the bare statements. */
  client: Client;
  close(): Promise<void>;
}

const unasked = (): never => {
  throw new Error('nothing is measured here that cleans texts or reads mails');
};

async function appOn(database: Database, at: number): Promise<App> {
  const desks = new DeskKeeper(database);
  await desks.reload();
  return {
    database,
    desks,
    analyst: new Analyst(unasked),
    writer: localWriter,
    text: { clean: unasked, mailText: unasked },
    mails: { read: unasked, part: unasked, arrived: unasked, signatures: unasked },
    authentication: null,
    activity: new Activity(database),
    gatherer: new Gatherer(database),
    signIn: new SignIn(desks, randomBytes(32), { throttle: null, shortestPassword: 12 }),
    credentials: new Credentials(database, desks, { bytes: randomBytes, complain: () => undefined }),
    webhooks: { sender: new Sender({ http: false, networks: [] }), seal: new Seal(randomBytes(32), randomBytes), bytes: randomBytes },
    sms: NO_SMS,
    mailServers: mailServersOf({ networks: [] }),
    jobs: new Jobs(database, []),
    now: () => at,
    random: () => 0,
    bytes: randomBytes,
  };
}

/**
 * Svar's inside on a database. Close it.
 * @param place a furnished desk
 * @param at the moment at which everything happens, in milliseconds
 */
export async function insideDesk(place: ClientConfig, at: number): Promise<Inside> {
  const database = new Database(place, { pool: 2, onError: () => undefined });
  const client = new Client({ ...database.connection, pipeline: true, options: '-c timezone=UTC' });
  await client.connect();
  return {
    app: await appOn(database, at),
    client,
    async close() {
      await client.end();
      await database.close();
    },
  };
}
