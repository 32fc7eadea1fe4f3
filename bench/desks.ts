/** Desks on a PostgreSQL of the benchmark's own, with as many Svar processes as are wanted: Svar's own embedded server, held by this process instead. */
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { Client, type ClientConfig } from 'pg';
import { furnish } from '../src/store/base-data.ts';
import { startEmbedded } from '../src/store/embedded.ts';
import { prepareJobs } from '../src/store/jobs.ts';
import { migrate } from '../src/store/migrate.ts';
import type { Ending } from './ending.ts';
import type { Place } from './jobs.ts';
import { PASSWORD, removeData, scratchFolder, USER } from './svar.ts';

const HOUR = 3_600_000;

/** A database server without a Svar, on a folder of its own. */
export interface Server {
  data: string;
  connection: Place;
}

/** Starts the server that comes with Svar, as Svar does; the ending stops and removes it. */
export async function startServer(ending: Ending): Promise<Server> {
  const data = await scratchFolder();
  ending.add(() => removeData(data));
  const server = await startEmbedded({ folder: data, say: () => undefined });
  ending.add(() => server.stop());
  return { data, connection: server.connection };
}

/** Makes a desk as a first start does, on an empty database. @param at milliseconds since 1970; the desk is an hour older */
export async function furnishDesk(database: ClientConfig, root: string, at: number): Promise<void> {
  const client = new Client(database);
  await client.connect();
  try {
    await migrate(client, join(root, 'src/store/migrations'));
    await prepareJobs(client, []);
    const adminPasswordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const people = { adminUser: USER, adminPasswordHash, company: 'Bench' };
    await furnish(client, { ...people, timeZone: 'Etc/UTC', language: 'en', at: new Date(at - HOUR) });
  } finally {
    await client.end();
  }
}

/** The setting by which a Svar finds a database. */
export const urlOf = ({ host, port, user, database }: Place): string =>
  `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
