/** The way to a desk's database for a command that is not the server. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import type { Config } from '../config.ts';
import { runningEmbedded, startEmbedded } from '../store/embedded.ts';
import { Unable } from './say.ts';

/** Is there a database of a desk in a data folder? */
export const hasDesk = (data: string): boolean => ['postgres', 'postgres.location'].some((name) => existsSync(join(data, name)));

/** The desk's database: yours, that of a Svar which runs on the data folder, or the folder's own, started for the while. @throws Unable where there is none */
export async function reach({ databaseUrl, data }: Config): Promise<{ connection: ClientConfig; close(): Promise<void> }> {
  if (databaseUrl !== undefined) return { connection: { connectionString: databaseUrl }, close: async () => undefined };
  if (!hasDesk(data)) throw new Unable(`there is no desk in ${data}: name its folder in SVAR_DATA, or its database in SVAR_DATABASE_URL`);
  const running = await runningEmbedded(data);
  if (running) return { connection: running, close: async () => undefined };
  const embedded = await startEmbedded({ folder: data, say: () => undefined });
  return { connection: embedded.connection, close: () => embedded.stop() };
}
