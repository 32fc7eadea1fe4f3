/**
 * The one way to PostgreSQL, whether the server is the embedded one or yours. Statements of one step go out together, so
 * that a save is two round trips: begin, lock and look up; then write and commit.
 */
import {
  type Client,
  type ClientBase,
  type ClientConfig,
  DatabaseError,
  Pool,
  type PoolClient,
  type PoolConfig,
  type QueryResult,
  types as standardTypes,
} from 'pg';

/** A statement with its values. A name makes it a prepared one; the same name always means the same text. */
export interface Statement {
  name?: string;
  text: string;
  values: readonly unknown[];
}
export type Row = Record<string, unknown>;

/** The store cannot answer now: no connection, no free one in time, shutting down, out of space. The caller may try again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StoreUnavailable';
  }
}
/** Two transactions stood in each other's way (serialisation, deadlock, lock wait): safe to run again. */
export class StoreConflict extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
    this.name = 'StoreConflict';
  }
}

/** Serialisation, deadlock, lock wait; and what somebody else has just made or deleted under a decision: deciding again settles it. */
const CONFLICTS = new Set(['40001', '40P01', '55P03', '23505', '23503']);
/** Classes of SQLSTATE that mean the server, not the statement: connection, resources, operator, system, internal. */
const UNAVAILABLE = /^(08|53|57|58|XX)/;

function translate(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // the server's own words; the machine's are spelled like them (EPIPE), and all mean the connection
  const code = error instanceof DatabaseError ? (error.code ?? '') : '';
  if (CONFLICTS.has(code)) return new StoreConflict(error);
  return code === '' || UNAVAILABLE.test(code) ? new StoreUnavailable(error) : error;
}

// timestamps become milliseconds, bigints become numbers (sequences and counts stay far below 2^53)
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const parseInstant = (text: string): number => Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === TIMESTAMPTZ) return parseInstant;
    if (format !== 'binary' && oid === INT8) return Number;
    return standardTypes.getTypeParser(oid, format);
  }) as typeof standardTypes.getTypeParser,
};

const query = (client: ClientBase, statement: Statement): Promise<QueryResult<Row>> =>
  client.query<Row>({ text: statement.text, values: [...statement.values], ...(statement.name ? { name: statement.name } : {}) });

/**
 * Sends all that is asked inside in one piece. Left alone, the driver writes each statement by itself, and the server may answer
 * one before the next is there: a save was 3.3 to 3.6 round trips then, and is 3 now.
 */
function together<T>(client: ClientBase, ask: () => T): T {
  const { stream } = (client as Client).connection; // a pool's clients are Clients; the types of the driver do not say so
  stream.cork();
  try {
    return ask();
  } finally {
    stream.uncork();
  }
}

/** One transaction. Its first statement carries BEGIN along, its last one COMMIT. */
export class Tx {
  private readonly client: ClientBase;
  private readonly isWanted: () => boolean;
  private begun = false;
  private ended = false;

  constructor(client: ClientBase, isWanted: () => boolean) {
    this.client = client;
    this.isWanted = isWanted;
  }

  /** Runs statements of one step together; their rows in the same order. */
  async query(...statements: Statement[]): Promise<Row[][]> {
    const begin = this.begun ? 0 : 1;
    this.begun = true;
    const [results] = await settled(
      together(this.client, () => [
        ...(begin ? [this.client.query('begin')] : []),
        ...statements.map((statement) => query(this.client, statement)),
      ]),
    );
    return results.slice(begin).map((result) => result.rows);
  }

  /**
   * The last statement, and COMMIT behind it in the same breath.
   * @returns its rows, once they are durable
   * @throws StoreUnavailable when nobody wants it any more: who was told that it was not done must not find it done later
   */
  async finish(statement: Statement): Promise<Row[]> {
    if (!this.isWanted()) throw new StoreUnavailable('nobody waits for it any more');
    const begun = this.begun;
    this.begun = true;
    this.ended = true;
    const [results] = await settled(
      together(this.client, () => [
        ...(begun ? [] : [this.client.query('begin')]),
        query(this.client, statement),
        this.client.query('commit'),
      ]),
    );
    const commit = results.at(-1);
    if (commit?.command !== 'COMMIT') throw new StoreUnavailable('the transaction was not committed');
    return results.at(-2)?.rows ?? [];
  }

  /** Ends the transaction, if it is still open: nothing of it stays. */
  async rollback(): Promise<void> {
    if (!this.begun || this.ended) return;
    this.ended = true;
    await settled([this.client.query('rollback')]);
  }
}

/** Waits for all, so that no answer is left behind on the connection; then the first failure is raised, in the store's words. */
async function settled(promises: readonly Promise<QueryResult<Row>>[]): Promise<[QueryResult<Row>[]]> {
  const outcomes = await Promise.allSettled(promises);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw translate(failed.reason);
  return [outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))];
}

export interface DatabaseOptions {
  /** Connections at most. */
  pool: number;
  /** Called when a connection breaks while nobody uses it. */
  onError(error: Error): void;
  /** How many times longer than a desk it waits for connections and answers, for machines that do many things at once; 1 when absent. */
  patience?: number;
  /** The server refuses every write. */
  isReadOnly?: boolean;
}

const session = (patience: number, isReadOnly: boolean): string =>
  `-c timezone=UTC -c statement_timeout=${5_000 * patience} -c lock_timeout=${2_000 * patience} -c idle_in_transaction_session_timeout=${10_000 * patience}${isReadOnly ? ' -c default_transaction_read_only=on' : ''}`;

export class Database {
  private readonly pool: Pool;
  readonly connection: ClientConfig;

  constructor(connection: ClientConfig, options: DatabaseOptions) {
    this.connection = { ...connection, types };
    const { patience = 1, isReadOnly = false } = options;
    this.pool = new Pool({
      ...this.connection,
      options: session(patience, isReadOnly),
      pipeline: true,
      max: options.pool,
      connectionTimeoutMillis: 2_000 * patience,
      query_timeout: 8_000 * patience,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      application_name: 'svar',
    } as PoolConfig);
    this.pool.on('error', options.onError);
    // a connection that breaks while it is in use fails its statements, which is told there; without a listener it would end the process
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Connections in use, idle, and callers that wait for one. */
  usage(): { total: number; idle: number; waiting: number } {
    return { total: this.pool.totalCount, idle: this.pool.idleCount, waiting: this.pool.waitingCount };
  }

  private async withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      throw new StoreUnavailable(error);
    }
    let broken: boolean | Error = false;
    try {
      return await work(client);
    } catch (error) {
      // what the work itself raises (a refusal, say) is none of the connection's
      if (error instanceof StoreUnavailable) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Runs one statement. @throws StoreUnavailable, StoreConflict, or the server's error */
  async query(statement: Statement): Promise<Row[]> {
    return this.withClient(async (client) => {
      const [results] = await settled([query(client, statement)]);
      return results[0]?.rows ?? [];
    });
  }

  /** Runs statements on one snapshot, in one round trip. */
  async snapshot(...statements: Statement[]): Promise<Row[][]> {
    return this.withClient(async (client) => {
      const [results] = await settled(
        together(client, () => [
          client.query('begin isolation level repeatable read read only'),
          ...statements.map((statement) => query(client, statement)),
          client.query('commit'),
        ]),
      );
      return results.slice(1, -1).map((result) => result.rows);
    });
  }

  /** Runs a transaction; it is rolled back unless the work ends it with `finish`. @param isWanted asked before it is committed */
  async transaction<T>(work: (tx: Tx) => Promise<T>, isWanted: () => boolean = () => true): Promise<T> {
    return this.withClient(async (client) => {
      const tx = new Tx(client, isWanted);
      try {
        return await work(tx);
      } finally {
        await tx.rollback();
      }
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
