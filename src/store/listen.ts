/** Hears what other processes ring: one connection that comes back by itself. */
import { Client, type ClientConfig } from 'pg';

export interface Listening {
  close(): Promise<void>;
}

const AGAIN_MS = 1_000;

/**
 * Listens on a channel.
 * @param heard called for every message, and after every reconnection, since something may have been missed
 */
export function listen(connection: ClientConfig, channel: 'svar_desk', heard: () => void): Listening {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const again = (): void => {
    client = null;
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = null;
      void connect();
    }, AGAIN_MS);
    timer.unref();
  };

  const connect = async (): Promise<void> => {
    const next = new Client({ ...connection, application_name: 'svar-listen', keepAlive: true });
    client = next;
    next.on('notification', heard);
    next.on('error', again);
    next.on('end', again);
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      heard();
    } catch {
      // the same as a connection that was lost: try again, the half-minute poll covers the time between
      await next.end().catch(again);
      again();
    }
  };

  void connect();
  return {
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
