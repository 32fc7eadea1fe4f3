/** Lets the Nth call that an app makes to its database fail: the driver's own connections, with a real server behind them. */
import type { Client, Pool } from 'pg';
import type { Database } from '../../src/store/database.ts';

/**
 * `full`: the server cannot do it (no space left). `conflict`: another transaction stood in the way. `cut`: the connection is gone
 * before the call goes out. `unheard`: the server has done it, and the connection is gone before its answer is heard.
 */
export const FAULTS = ['full', 'conflict', 'cut', 'unheard'] as const;
export type Fault = (typeof FAULTS)[number];

/** Errors of the server by its codes. */
const CODES: Partial<Record<Fault, string>> = { full: '53100', conflict: '40001' };

type Ask = (config: unknown) => Promise<unknown>;

const raising = (code: string): string => `do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`;
/** As the machine says it when the other end is gone. */
const gone = (): Error => Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });

const streamOf = (client: Client): { destroy(error?: Error): void } => client.connection.stream;

export class NthFault {
  private fault: Fault = 'full';
  private at = Number.POSITIVE_INFINITY;
  private calls = 0;
  private isArmed = false;
  private readonly known = new WeakSet<Client>();
  /** Server processes whose connection was cut, until they have ended. */
  readonly cut = new Set<number>();

  constructor(database: Database) {
    const pool = Reflect.get(database, 'pool') as Pool;
    pool.on('acquire', (client) => this.watch(client as unknown as Client));
  }

  /** Counts from now on. @param at the call that fails, from 1; none when absent */
  arm(fault: Fault = 'full', at = Number.POSITIVE_INFINITY): void {
    Object.assign(this, { fault, at, calls: 0, isArmed: true });
  }

  /** @returns how many calls there were since it was armed */
  disarm(): number {
    this.isArmed = false;
    return this.calls;
  }

  private watch(client: Client): void {
    if (this.known.has(client)) return;
    this.known.add(client);
    const ask = client.query.bind(client) as unknown as Ask;
    Object.assign(client, {
      query: (config: unknown): Promise<unknown> =>
        this.isArmed && ++this.calls === this.at ? this.fail(client, ask, config) : ask(config),
    });
  }

  private async fail(client: Client, ask: Ask, config: unknown): Promise<unknown> {
    const code = CODES[this.fault];
    if (code !== undefined) {
      // a transaction whose end fails has ended all the same
      const ended = config === 'commit' || config === 'rollback' ? ask('rollback') : null;
      const failed = ask(raising(code));
      await Promise.allSettled([ended, failed]);
      return failed;
    }
    this.cut.add(Reflect.get(client, 'processID') as number);
    if (this.fault === 'cut') {
      streamOf(client).destroy(gone());
      return ask(config);
    }
    await ask(config);
    const error = gone();
    streamOf(client).destroy(error);
    throw error;
  }
}
