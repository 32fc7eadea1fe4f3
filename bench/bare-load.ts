/** A process that asks the database without Svar between: the bare driver, the statements made before the clock runs. */
import { Client, type QueryConfig } from 'pg';
import { Database, type Statement } from '../src/store/database.ts';
import { createStatement, learn, openStatements } from './bare.ts';
import type { Job } from './jobs.ts';
import { type Caller, serve } from './rounds.ts';

const VARIETY = 512;

/** As the driver wants it: a name makes it a prepared statement, none and no values a simple one. */
const query = ({ name, text, values }: Statement): QueryConfig | string =>
  name === undefined ? text : { name, text, values: [...values] };

serve(async ({ database: connection, persons, at }) => {
  const database = new Database(connection, { pool: 2, onError: () => undefined });
  const known = await learn(database, persons);
  const creates = Array.from({ length: VARIETY }, (_, index) => query(createStatement(known, at, index)));
  const opens = new Map<number, (QueryConfig | string)[]>();
  const clients: Client[] = [];

  const connectAll = async (count: number): Promise<void> => {
    while (clients.length < count) {
      // the driver's own way to send several statements together, which Svar uses too; and Svar's readers of values
      const options = { ...database.connection, pipeline: true, options: '-c timezone=UTC' };
      const client = new Client(options);
      await client.connect();
      clients.push(client);
    }
  };

  const create: Caller = async (_job, client, index) => {
    const { rows } = await clients[client]!.query<{ ticketId: number }>(creates[index % VARIETY]!);
    return rows[0]!.ticketId;
  };
  const open: Caller = async (job, client, index) => {
    const statements = opens.get(job.tickets[index % job.tickets.length]!)!;
    const { stream } = clients[client]!.connection;
    stream.cork(); // in one piece, as Svar sends them
    const asked = statements.map((statement) => clients[client]!.query(statement));
    stream.uncork();
    const results = await Promise.all(asked);
    if (results[1]!.rows.length !== 1) throw new Error('a ticket to open is not there');
    return 0;
  };

  return async (job: Job) => {
    await connectAll(job.clients);
    if (job.workload === 'bareCreate') return create;
    if (job.workload !== 'bareOpen') throw new Error(`${job.workload} is not for the bare database`);
    for (const id of job.tickets) opens.set(id, openStatements(known, id).map(query));
    return open;
  };
});
