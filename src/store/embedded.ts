import { createServer } from 'node:net';
import { ensureCluster, superuser } from './embedded/cluster.ts';
import { EmbeddedError } from './embedded/error.ts';
import { Keeper } from './embedded/keeper.ts';
import { ensureDatabase, setPassword } from './embedded/lock.ts';
import { inspect } from './embedded/pid-file.ts';
import { makeSocketFolder, removeSocketFolder, settle } from './embedded/place.ts';
import { serverArguments } from './embedded/server.ts';

export { AlreadyRunning, EmbeddedError } from './embedded/error.ts';

export interface EmbeddedOptions {
  /** the data folder (SVAR_DATA); the cluster lies in `<folder>/postgres` */
  folder: string;
  /** the programs' package folder, instead of the one for this system (tests use the oldest supported PostgreSQL) */
  binaries?: string;
  /** tests only: TCP with a password too; port 0 takes a free one. Without it there is only a private Unix socket */
  listen?: { host: string; port: number; password: string };
  /** progress in plain words */
  say: (line: string) => void;
  /** called when the server has been told to start: until it is ready, the processor is free */
  meanwhile?: () => void;
  /** tests may turn it off for scratch clusters; default true */
  fsync?: boolean;
  /** tests only: what a system may lack */
  without?: {
    /** the server's end with this process's death */
    deathSignal?: boolean;
    /** user namespaces */
    namespaces?: boolean;
  };
}

export interface EmbeddedServer {
  /** host is the socket's folder, or the TCP host with `listen`; the database exists */
  connection: { host: string; port: number; user: string; database: string };
  /** the server's process; undefined while it is being started again */
  pid(): number | undefined;
  /** whether the running server was left behind by an earlier run and taken over */
  adopted: boolean;
  /** ends the server in good order (bounded: 10 s, then at once) and waits until it is gone */
  stop(): Promise<void>;
  /** the server, or all its connections, were lost; it is started again without anybody's hand */
  onLost(listener: (why: string) => void): void;
  /** it is back, and the folder is still ours */
  onRestarted(listener: () => void): void;
}

const database = 'svar';
/** No TCP port: part of the socket's name in a folder of its own. */
const socketPort = 5432;

/**
 * Starts PostgreSQL on a data folder, or takes over the one an earlier run left behind, and holds the folder for this process.
 * Throws EmbeddedError, one line for a person, when another Svar uses the folder, it can't be written, or PostgreSQL can't run here.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32') throw new EmbeddedError('The embedded PostgreSQL needs Unix sockets: set SVAR_DATABASE_URL on Windows');
  const { say, listen, without, fsync = true } = options;
  const place = await settle({
    folder: options.folder,
    ...(options.binaries === undefined ? {} : { binaries: options.binaries }),
    mayMap: without?.namespaces !== true,
  });
  const port = listen === undefined ? socketPort : listen.port === 0 ? await freePort(listen.host) : listen.port;
  await ensureCluster(place, { fsync, say });
  const socketFolder = await makeSocketFolder(place, port);
  const keeper = new Keeper({
    place,
    args: serverArguments(place, { port, socketFolder, listenOn: listen?.host ?? '', fsync }),
    door: { socketFolder, port },
    tied: without?.deathSignal !== true,
    say,
    started: options.meanwhile ?? (() => undefined),
    ready: async ({ client }) => {
      await ensureDatabase(client, database);
      if (listen !== undefined) await setPassword(client, listen.password);
    },
  });
  await keeper.start();
  return {
    connection: { host: listen?.host ?? socketFolder, port, user: superuser, database },
    pid: () => keeper.pid(),
    get adopted() {
      return keeper.adopted;
    },
    stop: async () => {
      await keeper.stop();
      await removeSocketFolder(place, socketFolder);
    },
    onLost: (listener) => keeper.onLost(listener),
    onRestarted: (listener) => keeper.onRestarted(listener),
  };
}

/**
 * The way to the database of a server that runs on a folder already, whoever keeps it; null when none is ready there. The folder
 * stays its holder's. Throws EmbeddedError when the folder can't be used.
 */
export async function runningEmbedded(folder: string): Promise<EmbeddedServer['connection'] | null> {
  const { cluster } = await settle({ folder, mayMap: true });
  const found = await inspect(cluster);
  if (found.kind !== 'alive' || found.status !== 'ready') return null;
  return { host: found.socketFolder, port: found.port, user: superuser, database };
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
