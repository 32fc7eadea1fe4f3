/** Counts how often a Svar waits for its database: a go-between on the socket reads along. */
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { makeDesk, nightWorkDone, urlOf, withoutAnalysis } from './desks.ts';
import type { Ending } from './ending.ts';
import { spreadOf } from './figures.ts';
import { FIRST } from './generated-rows.ts';
import { startGenerator, type Workload } from './jobs.ts';
import type { Context } from './sections.ts';
import { targetsOf } from './sized.ts';
import { scratchFolder, startSvar } from './svar.ts';

export interface GoBetween {
  /** The folder of its socket, to connect to instead of the database's. */
  folder: string;
  /**
   * Round trips so far, on all connections: how often something was sent while no answer was outstanding. What is sent
   * behind a question that is not answered yet belongs to the same trip.
   */
  trips(): number;
}

const QUERY = 'Q'.charCodeAt(0);
const SYNC = 'S'.charCodeAt(0);
const READY = 'Z'.charCodeAt(0);

/** Reads the types of PostgreSQL's messages out of pieces: a byte for the type, four for the length, the rest. */
function messages(first: 'typed' | 'untyped', heard: (type: number) => void): (chunk: Buffer) => void {
  let kept: Buffer = Buffer.alloc(0);
  let headless = first === 'untyped'; // the very first message of a client has no type
  return (chunk) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (;;) {
      const head = headless ? 0 : 1;
      if (kept.length < head + 4) return;
      const end = head + kept.readInt32BE(head);
      if (kept.length < end) return;
      if (!headless) heard(kept[0]!);
      headless = false;
      kept = kept.subarray(end);
    }
  };
}

/** Listens in `folder` under the name that the database's socket has, and passes everything on. */
export async function goBetween(folder: string, database: { host: string; port: number }, ending: Ending): Promise<GoBetween> {
  const name = `.s.PGSQL.${database.port}`;
  const sockets = new Set<Socket>();
  let trips = 0;
  const server = createServer((near) => {
    const far = connect(join(database.host, name));
    let outstanding = 0;
    const asked = messages('untyped', (type) => {
      if (type !== QUERY && type !== SYNC) return;
      if (outstanding === 0) trips++;
      outstanding++;
    });
    const answered = messages('typed', (type) => {
      if (type === READY) outstanding = Math.max(0, outstanding - 1);
    });
    for (const [from, to, read] of [
      [near, far, asked],
      [far, near, answered],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk: Buffer) => {
        read(chunk);
        to.write(chunk);
      });
      from.on('error', () => to.destroy()); // a connection that breaks is the other end's to notice
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  ending.add(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    await rm(join(folder, name), { force: true });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(join(folder, name), resolve);
  });
  return { folder, trips: () => trips };
}

/** Round trips a call. */
export type Trips = Readonly<Partial<Record<Workload, number>>>;

const counted = ['saveTicket', 'saveMessage', 'changeTicket', 'open', 'read', 'list', 'filter', 'search', 'queue'] as const;

/** Counts round trips on a Svar that reaches its database through a go-between: the median of calls one after the other, so that what goes on by itself, and what follows saves, falls between most of them. */
export async function tripsFigure(context: Context): Promise<Trips> {
  const { plan, root, ending } = context;
  const made = await makeDesk({ ...context, size: plan.desk });
  const folder = await scratchFolder();
  ending.add(() => rm(folder, { recursive: true, force: true }));
  const between = await goBetween(folder, made.connection, ending);
  const env = { SVAR_DATABASE_URL: urlOf({ ...made.connection, host: between.folder }) };
  await withoutAnalysis(made.client);
  const svar = await startSvar({ root, data: folder, env }, ending);
  const setting = { ports: [svar.port], agents: 1, persons: [FIRST.person + 1], database: made.connection, at: made.at };
  const http = await startGenerator('http', setting, ending);
  const targets = await targetsOf(made.client, made.size, plan.targets);
  await nightWorkDone(made.client, plan);
  const trips: Partial<Record<Workload, number>> = {};
  for (const workload of counted) {
    const tickets = workload === 'open' || workload === 'read' ? targets.open! : targets.saveMessage!;
    const job = { workload, clients: 1, ms: 60_000, tickets };
    await http.run({ ...job, calls: 1 });
    const each: number[] = [];
    // of the queue of a small desk not everything may be taken
    for (let call = 0; call < (workload === 'queue' ? Math.min(5, plan.tripCalls) : plan.tripCalls); call++) {
      const before = between.trips();
      await http.run({ ...job, calls: 1 });
      each.push(between.trips() - before);
    }
    trips[workload] = spreadOf(each).median;
  }
  return trips;
}
