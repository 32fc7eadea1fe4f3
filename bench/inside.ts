/** Svar without its doors: the rules and the store in this process, on a database of its own, where no running Svar looks. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
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
import { furnish } from '../src/store/base-data.ts';
import { Database } from '../src/store/database.ts';
import { prepareJobs } from '../src/store/jobs.ts';
import { migrate } from '../src/store/migrate.ts';

const HOUR = 3_600_000;

export interface InsideOptions {
  /** Where the database is made. */
  server: ClientConfig;
  /** The program's folder. */
  root: string;
  /** Of the database. */
  name: string;
  /** The moment at which everything happens, in milliseconds; the desk is an hour older. */
  at: number;
}

export interface Inside {
  app: App;
  /** A connection as Svar's own are, for the bare statements. */
  client: Client;
  close(): Promise<void>;
}

const unasked = (): never => {
  throw new Error('nothing is measured here that cleans texts or reads mails');
};

async function newDesk({ server, root, name, at }: InsideOptions): Promise<ClientConfig> {
  const maker = new Client(server);
  await maker.connect();
  await maker.query(`create database ${name}`);
  await maker.end();
  const client = new Client({ ...server, database: name });
  await client.connect();
  await migrate(client, join(root, 'src/store/migrations'));
  await prepareJobs(client, []);
  const people = { adminUser: 'admin', adminPasswordHash: '', company: 'Bench' };
  await furnish(client, { ...people, timeZone: 'Etc/UTC', language: 'en', at: new Date(at - HOUR) });
  await client.end();
  return { ...server, database: name };
}

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
 * Makes the desk. Close it.
 * @param fill writes what shall stand before the desk is read
 */
export async function insideDesk(options: InsideOptions, fill: (client: Client) => Promise<void>): Promise<Inside> {
  const database = new Database(await newDesk(options), { pool: 2, onError: () => undefined });
  const client = new Client({ ...database.connection, pipeline: true, options: '-c timezone=UTC' });
  await client.connect();
  await fill(client);
  await client.query('vacuum analyze');
  return {
    app: await appOn(database, options.at),
    client,
    async close() {
      await client.end();
      await database.close();
    },
  };
}
