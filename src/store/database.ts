/**
 * The one way to PostgreSQL, whether the server is the embedded one or yours. Statements of one step go out together, so
 * that a save is two round trips: begin, lock and look up; then write and commit.
 */
import { availableParallelism } from 'node:os';
import { type ClientBase, type ClientConfig, DatabaseError, Pool, type PoolClient, type PoolConfig } from 'pg';
import { type Outcome, type Row, type Statement, take, types } from './step.ts';
import { Turns } from './turns.ts';

export type { Row, Statement } from './step.ts';

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

const plain = (name: string, text: string): Statement => ({ name, text, values: [] });
const BEGIN = plain('begin', 'begin');
const BEGIN_READING = plain('begin-reading', 'begin isolation level repeatable read read only');
const COMMIT = plain('commit', 'commit');
const ROLLBACK = plain('rollback', 'rollback');

/** One transaction. Its first step carries BEGIN along, its last one COMMIT. */
export class Tx {
  private readonly step: Steps;
  private readonly begin: Statement;
  private readonly isWanted: () => boolean;
  private begun = false;
  private ended = false;
  private readonly held: Statement[] = [];

  constructor(step: Steps, begin: Statement, isWanted: () => boolean = () => true) {
    this.step = step;
    this.begin = begin;
    this.isWanted = isWanted;
  }

  /** A statement whose rows nobody waits for: it goes before the next ones, with their step. When it fails, they do. */
  hold(statement: Statement): void {
    this.held.push(statement);
  }

  /** Runs statements of one step together; their rows in the same order. */
  async query(...statements: Statement[]): Promise<Row[][]> {
    const opening = this.opening();
    const outcomes = await this.step([...opening, ...statements]);
    return outcomes.slice(opening.length).map(({ rows }) => rows);
  }

  /**
   * The last statement, and COMMIT behind it in the same breath.
   * @returns its rows, once they are durable
   * @throws StoreUnavailable when nobody wants it any more: who was told that it was not done must not find it done later
   */
  async finish(statement: Statement): Promise<Row[]> {
    return (await this.finishAll(statement))[0]!;
  }

  /** The last statements, and COMMIT behind them. @returns the rows of each, once they are durable @throws StoreUnavailable as `finish` does */
  async finishAll(...statements: Statement[]): Promise<Row[][]> {
    if (!this.isWanted()) throw new StoreUnavailable('nobody waits for it any more');
    const opening = this.opening();
    const outcomes = await this.step([...opening, ...statements, COMMIT]);
    // a statement that fails leaves the transaction open: COMMIT stood behind it and was never read
    this.ended = true;
    if (outcomes.at(-1)?.command !== 'COMMIT') throw new StoreUnavailable('the transaction was not committed');
    return outcomes.slice(opening.length, -1).map(({ rows }) => rows);
  }

  /** What goes before the statements of the next step. */
  private opening(): readonly Statement[] {
    const held = this.held.splice(0);
    if (this.begun) return held;
    this.begun = true;
    return [this.begin, ...held];
  }

  /** Ends the transaction, if it is still open: nothing of it stays. */
  async rollback(): Promise<void> {
    if (!this.begun || this.ended) return;
    this.ended = true;
    await this.step([ROLLBACK]);
  }
}

/** Runs statements of one step. @throws the first failure, in the store's words */
type Steps = (statements: readonly Statement[]) => Promise<Outcome[]>;

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

/** How many questions that may take long are asked at a time: some connections are left for what is quick, and processors for whoever asks. */
const longAtOnce = (pool: number): number => Math.max(1, Math.min(pool - 2, Math.max(2, availableParallelism())));

const tooMany = (): Error => new StoreUnavailable('too many ask for much at the moment');

const session = (patience: number, isReadOnly: boolean): string =>
  `-c timezone=UTC -c statement_timeout=${5_000 * patience} -c lock_timeout=${2_000 * patience} -c idle_in_transaction_session_timeout=${10_000 * patience}${isReadOnly ? ' -c default_transaction_read_only=on' : ''}`;

export class Database {
  private readonly pool: Pool;
  private readonly patienceMs: number;
  private readonly turns: Turns;
  readonly connection: ClientConfig;

  constructor(connection: ClientConfig, options: DatabaseOptions) {
    this.connection = { ...connection, types };
    const { patience = 1, isReadOnly = false } = options;
    this.patienceMs = 8_000 * patience;
    this.turns = new Turns(longAtOnce(options.pool), { afterMs: 4_000 * patience, error: tooMany });
    this.pool = new Pool({
      ...this.connection,
      options: session(patience, isReadOnly),
      max: options.pool,
      connectionTimeoutMillis: 2_000 * patience,
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

  /**
   * Runs a question that may take long when it is its turn: a few at a time, so that saves and what is quick always find a connection.
   * @throws StoreUnavailable when its turn does not come in time
   */
  inTurn<T>(ask: () => Promise<T>): Promise<T> {
    return this.turns.take(ask);
  }

  private async withStep<T>(work: (step: Steps) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      throw new StoreUnavailable(error);
    }
    let broken: boolean | Error = false;
    try {
      return await work((statements) => this.take(client, statements));
    } catch (error) {
      // what the work itself raises (a refusal, say) is none of the connection's
      if (error instanceof StoreUnavailable) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private async take(client: ClientBase, statements: readonly Statement[]): Promise<Outcome[]> {
    try {
      return await take(client, statements, this.patienceMs);
    } catch (error) {
      throw translate(error);
    }
  }

  /** Runs one statement. @throws StoreUnavailable, StoreConflict, or the server's error */
  async query(statement: Statement): Promise<Row[]> {
    return this.withStep(async (step) => (await step([statement]))[0]?.rows ?? []);
  }

  /** Runs statements on one snapshot, in one round trip. */
  async snapshot(...statements: Statement[]): Promise<Row[][]> {
    return this.inTransaction(BEGIN_READING, (tx) => tx.finishAll(...statements));
  }

  /** Runs a script that may bring its own BEGIN and COMMIT; when it breaks off, nothing of it stays. */
  async script(text: string): Promise<void> {
    await this.withStep(async (step) => {
      try {
        await step([{ text, values: [] }]);
      } catch (error) {
        await step([ROLLBACK]);
        throw error;
      }
    });
  }

  /** Runs a transaction; it is rolled back unless the work ends it with `finish`. @param isWanted asked before it is committed */
  async transaction<T>(work: (tx: Tx) => Promise<T>, isWanted?: () => boolean): Promise<T> {
    return this.inTransaction(BEGIN, work, isWanted);
  }

  private async inTransaction<T>(begin: Statement, work: (tx: Tx) => Promise<T>, isWanted?: () => boolean): Promise<T> {
    return this.withStep(async (step) => {
      const tx = new Tx(step, begin, isWanted);
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
