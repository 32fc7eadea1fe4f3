/** A process that asks the database without Svar between: the bare driver, the statements of saves made before the clock runs. */
import { Client, type QueryConfig } from 'pg';
import { Database, type Statement } from '../src/store/database.ts';
import type { Caller } from './arrivals.ts';
import {
  createStatement,
  filterStatement,
  type Known,
  learn,
  listStatement,
  messageStatement,
  openStatements,
  queueStatement,
  searchStatement,
  threadById,
} from './bare.ts';
import type { Job, Setting, Workload } from './jobs.ts';
import { serve } from './rounds.ts';

/** Different statements of saves; then they come again. */
const VARIETY = 512;
/** Connections at most: more callers than these take turns, since PostgreSQL does less with more. */
const CONNECTIONS = 16;

/** As the driver wants it: a name makes it a prepared statement, none and no values a simple one. */
const query = ({ name, text, values }: Statement): QueryConfig | string =>
  name === undefined && values.length === 0 ? text : { ...(name === undefined ? {} : { name }), text, values: [...values] };

/** What call number `index` sends, together. */
type Maker = (index: number) => readonly (QueryConfig | string)[];

const inTurn = (statements: readonly Statement[]): Maker => {
  const ready = statements.map((statement) => [query(statement)]);
  return (index) => ready[index % ready.length]!;
};

const several = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

async function makerOf(job: Job, known: Known, database: Database, { agents }: Setting): Promise<Maker> {
  const { workload, tickets } = job;
  const makers: Partial<Record<Workload, () => Promise<Maker>>> = {
    saveTicket: async () => inTurn(several(VARIETY, (index) => createStatement(known, index))),
    saveMessage: async () => {
      const some = tickets.slice(0, VARIETY);
      const threads = await Promise.all(some.map((id) => threadById(database, id)));
      return inTurn(threads.map((thread, index) => messageStatement(known, thread, index)));
    },
    open: async () => {
      const ready = new Map(tickets.map((id) => [id, openStatements(known, id).map(query)]));
      return (index) => ready.get(tickets[index % tickets.length]!)!;
    },
    list: async () => (index) => [query(listStatement(index, agents))],
    filter: async () => (index) => [query(filterStatement(index))],
    search: async () => (index) => [query(searchStatement(index))],
    queue: async () => inTurn([queueStatement(known)]),
  };
  const make = makers[workload];
  if (make === undefined) throw new Error(`${workload} is not for the bare database`);
  return make();
}

/** Connections that callers share, each given to one of them at a time. */
class Connections {
  private readonly free: Client[] = [];
  private readonly waiting: ((client: Client) => void)[] = [];
  private made = 0;
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async reach(count: number): Promise<void> {
    for (; this.made < Math.min(count, CONNECTIONS); this.made++) {
      // the driver's own way to send several statements together, which Svar uses too; and Svar's readers of values
      const client = new Client({ ...this.database.connection, pipeline: true, options: '-c timezone=UTC' });
      await client.connect();
      this.free.push(client);
    }
  }

  take(): Promise<Client> | Client {
    return this.free.pop() ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  give(client: Client): void {
    const next = this.waiting.shift();
    if (next) next(client);
    else this.free.push(client);
  }
}

const idsIn = (rows: readonly Record<string, unknown>[]): number[] => rows.map(({ ticketId, id }) => Number(ticketId ?? id));

serve(async (setting) => {
  const database = new Database(setting.database, { pool: 4, patience: 10, onError: () => undefined });
  const connections = new Connections(database);
  const known = await learn(database, setting.persons, setting.at);
  return async (job): Promise<Caller> => {
    await connections.reach(job.clients);
    const make = await makerOf(job, known, database, setting);
    return async (_client, index) => {
      const statements = make(index);
      const client = await connections.take();
      try {
        const { stream } = client.connection;
        stream.cork(); // in one piece, as Svar sends them
        const asked = statements.map((statement) => client.query<Record<string, unknown>>(statement as QueryConfig));
        stream.uncork();
        const results = await Promise.all(asked);
        // what was asked for is in the second answer of an open, in the only one of all others
        const { rows } = results[Math.min(1, results.length - 1)]!;
        if (rows.length === 0 && job.workload === 'open') throw new Error('a ticket to open is not there');
        return job.collect === true ? idsIn(rows) : [];
      } finally {
        connections.give(client);
      }
    };
  };
});
