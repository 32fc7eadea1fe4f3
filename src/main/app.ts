/** What every call is given, made of the settings, a database, and what enters from outside. */
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Activity } from '../app/activity.ts';
import { Analyst } from '../app/analysis/analyst.ts';
import { localWriter } from '../app/analysis/writer.ts';
import type { App } from '../app/call.ts';
import { Credentials } from '../app/credentials.ts';
import { DeskKeeper } from '../app/desk-keeper.ts';
import { Gatherer } from '../app/gatherer.ts';
import type { WorkerName } from '../app/hired.ts';
import { Jobs } from '../app/jobs/jobs.ts';
import { QUEUES } from '../app/jobs/queues.ts';
import { openNames } from '../app/mail/names.ts';
import { mailReader } from '../app/mail-preview.ts';
import { SignIn } from '../app/sign-in.ts';
import { textCleaner } from '../app/text.ts';
import { Throttle } from '../app/throttle.ts';
import { networkOf } from '../app/webhooks/addresses.ts';
import { openWebhooks, type Webhooks } from '../app/webhooks/webhooks.ts';
import { type Config, shortestPassword } from '../config.ts';
import { serverWriter } from '../model/server.ts';
import type { Database } from '../store/database.ts';
import { mailServersOf } from './mail-servers.ts';
import { say } from './say.ts';

/** The clock, chance, and the workers. */
export interface Outside {
  now: () => number;
  random: () => number;
  bytes: (count: number) => Uint8Array;
  makeWorker: (name: WorkerName) => Worker;
}

/** The file of the key that seals secrets. */
export const keyFileOf = ({ data }: Config): string => join(data, 'keys', 'secrets.key');

export const webhooksOf = (config: Config, database: Database, { bytes }: Outside): Promise<Webhooks> =>
  openWebhooks(database, keyFileOf(config), config, bytes, (line) => say(`Warning: ${line}.`));

/** An app. @param warn tells of what could not be done yet and is tried again */
export async function appOf(
  config: Config,
  database: Database,
  webhooks: Webhooks,
  { now, random, bytes, makeWorker }: Outside,
  warn: (message: string) => (error: unknown) => void,
) {
  const desks = new DeskKeeper(database);
  await desks.reload();
  const throttle = config.throttle ? new Throttle() : null;
  const signIn = new SignIn(desks, bytes(32), { throttle, shortestPassword: config.allowWeakPasswords ? 0 : shortestPassword });
  const complain = warn('uses of tokens could not be written yet');
  return {
    database,
    desks,
    text: textCleaner(() => makeWorker('text-worker')),
    analyst: new Analyst(() => makeWorker('analysis-worker')),
    writer:
      config.modelUrl === undefined
        ? localWriter
        : serverWriter({ url: config.modelUrl, key: config.modelKey ?? '', model: config.modelName }),
    mails: mailReader(() => makeWorker('mail-worker')),
    authentication: config.mailAuth
      ? { names: openNames(config.dns, now), servers: config.mailAuthServers.map((name) => name.toLowerCase()) }
      : null,
    gatherer: new Gatherer(database),
    signIn,
    credentials: new Credentials(database, desks, { bytes, complain }),
    activity: new Activity(database),
    webhooks,
    sms: { isSent: config.sms !== undefined, from: config.smsFrom, country: config.smsCountry, parts: config.smsParts },
    mailServers: mailServersOf({ networks: config.mailNetworks.map(networkOf), relay: config.relay }),
    jobs: new Jobs(database, QUEUES),
    now,
    random,
    bytes,
  } satisfies App;
}
