/** The database of a start: the one of the settings, or the PostgreSQL that comes along. It is loaded first, so that the server starts while the rest is read. */
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import type { Config } from '../config.ts';
import { AlreadyRunning, type EmbeddedServer, startEmbedded } from '../store/embedded.ts';
import { say, Unable } from './say.ts';

export interface Storage {
  connection: ClientConfig;
  embedded: EmbeddedServer | null;
}

/**
 * Brings the database up.
 * @param meanwhile called when a server has been told to start: until it is ready, the processor is free
 * @throws Unable, EmbeddedError
 */
export async function openStorage(config: Config, meanwhile: () => void): Promise<Storage> {
  if (config.databaseUrl !== undefined) return { connection: { connectionString: config.databaseUrl }, embedded: null };
  try {
    mkdirSync(config.data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw new Unable(`the data folder ${config.data} cannot be made: ${error instanceof Error ? error.message : error}`);
  }
  const embedded = await startWhenFree(config.data, meanwhile);
  return { connection: embedded.connection, embedded };
}

/** A start right behind the end of another waits for it; a folder that stays taken is refused. */
async function startWhenFree(folder: string, meanwhile: () => void): Promise<EmbeddedServer> {
  for (let waited = 0; ; waited += 250) {
    try {
      return await startEmbedded({ folder, say, meanwhile });
    } catch (error) {
      if (!(error instanceof AlreadyRunning) || waited >= 3_000) throw error;
      await sleep(250);
    }
  }
}
