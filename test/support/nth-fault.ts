/** Lets the Nth statement that an app sends to its database fail: on its own connections, with a real server behind them. */
import type { Client } from 'pg';
import type { Database, Statement } from '../../src/store/database.ts';

/**
 * `full`: the server cannot do it (no space left). `conflict`: another transaction stood in the way. `cut`: the connection is gone
 * before the statement goes out. `unheard`: the server has done it, and the connection is gone before its answer is heard.
 */
export const FAULTS = ['full', 'conflict', 'cut', 'unheard'] as const;
export type Fault = (typeof FAULTS)[number];

/** Errors of the server by its codes. */
const CODES: Partial<Record<Fault, string>> = { full: '53100', conflict: '40001' };

/** What a database does with the statements of one step. */
type Take = (client: Client, statements: readonly Statement[]) => Promise<unknown>;

const plain = (text: string): Statement => ({ text, values: [] });
const raising = (code: string): Statement => plain(`do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`);
/** As the machine says it when the other end is gone. */
const gone = (): Error => Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });

export class NthFault {
  private fault: Fault = 'full';
  private at = Number.POSITIVE_INFINITY;
  private calls = 0;
  private isArmed = false;
  private readonly take: Take;
  /** Server processes whose connection was cut, until they have ended. */
  readonly cut = new Set<number>();

  constructor(database: Database) {
    this.take = (Reflect.get(database, 'take') as Take).bind(database);
    const taken: Take = (client, statements) => {
      const nth = this.at - this.calls - 1;
      if (this.isArmed) this.calls += statements.length;
      return this.isArmed && nth >= 0 && nth < statements.length ? this.fail(client, statements, nth) : this.take(client, statements);
    };
    Object.assign(database, { take: taken });
  }

  /** Counts from now on. @param at the statement that fails, from 1; none when absent */
  arm(fault: Fault = 'full', at = Number.POSITIVE_INFINITY): void {
    Object.assign(this, { fault, at, calls: 0, isArmed: true });
  }

  /** @returns how many statements there were since it was armed */
  disarm(): number {
    this.isArmed = false;
    return this.calls;
  }

  private async fail(client: Client, statements: readonly Statement[], nth: number): Promise<unknown> {
    const code = CODES[this.fault];
    if (code !== undefined) {
      const { text } = statements[nth]!;
      // a transaction whose end fails has ended all the same
      const ended = text === 'commit' || text === 'rollback' ? [plain('rollback')] : [];
      return this.take(client, [...statements.slice(0, nth), ...ended, raising(code), ...statements.slice(nth + 1)]);
    }
    this.cut.add(Reflect.get(client, 'processID') as number);
    if (this.fault === 'unheard') await this.take(client, statements.slice(0, nth + 1));
    client.connection.stream.destroy(gone());
    return this.take(client, statements);
  }
}
