/** What stands before a start can serve: a database that is new enough, migrated, and furnished when it is empty. */
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import type { FirstStart } from '../app/announcement.ts';
import { QUEUES } from '../app/jobs/queues.ts';
import { hashPassword } from '../app/sign-in.ts';
import type { Config } from '../config.ts';
import { furnish } from '../store/base-data.ts';
import { prepareJobs } from '../store/jobs.ts';
import { isMigrated, migrate } from '../store/migrate.ts';
import { serverVersion, storedZone } from '../store/probe.ts';
import { systemZone } from '../time/zone.ts';
import type { Demo } from './demo.ts';
import { say, Unable } from './say.ts';

/** When a start is, and a password that nobody can guess, should this one make the first account. */
export interface Moment {
  at: Date;
  password: string;
}

/** A connection; its user ends it. @throws Unable */
async function connected(connection: ClientConfig): Promise<Client> {
  const client = new Client(connection);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Unable(`the database cannot be reached: ${error instanceof Error ? error.message || error.name : error}`);
  }
}

/** Migrates, and furnishes an empty desk. @param root of the repository @returns what the first start made, or null on a later one */
export async function prepare(
  connection: ClientConfig,
  config: Config,
  zone: string | null,
  demo: Demo | null,
  root: string,
  { at, password: chance }: Moment,
): Promise<FirstStart | null> {
  const client = await connected(connection);
  try {
    await refuseOldServer(client);
    await migrate(client, join(root, 'src/store/migrations'), say);
    await prepareJobs(client, QUEUES);
    const password = config.adminPassword ?? chance;
    const adminPasswordHash = await hashPassword(password);
    const made = await furnish(client, {
      adminUser: config.adminUser,
      adminPasswordHash,
      ...(config.adminEmail === undefined ? {} : { adminEmail: config.adminEmail }),
      company: demo && config.company === 'My company' ? 'Nordlys AS' : config.company,
      // the people of the demo keep Norwegian office hours
      timeZone: zone ?? (demo ? 'Europe/Oslo' : systemZone()),
      language: config.language,
      at,
    });
    // only into a desk that this very start has made: SVAR_DATA or SVAR_DATABASE_URL may name somebody's real one
    if (made && demo && (await demo.furnish(client, at, adminPasswordHash))) say('The demo company Nordlys AS has moved in.');
    if (!made && zone !== null) await refuseOtherZone(client, zone);
    return made ? { user: config.adminUser, password: config.adminPassword === undefined ? password : null } : null;
  } finally {
    await client.end();
  }
}

/** For who only reads a desk. @throws Unable when its database is not as this Svar needs it */
export async function refuseUnmigrated(connection: ClientConfig, root: string): Promise<void> {
  const client = await connected(connection);
  try {
    if (!(await isMigrated(client, join(root, 'src/store/migrations'))))
      throw new Unable('the database is of an older Svar: start this one once');
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { number, name } = await serverVersion(client);
  if (number < 150_000) throw new Unable(`PostgreSQL ${name} is too old: Svar needs 15 or later`);
}

async function refuseOtherZone(client: Client, zone: string): Promise<void> {
  const stored = await storedZone(client);
  if (stored === null || stored === zone) return;
  throw new Unable(`SVAR_TIME_ZONE is ${zone}, but this desk was made in ${stored}: times without a zone would change their meaning`);
}
