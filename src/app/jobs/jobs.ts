/**
 * Jobs: work that outlives its call. A job is written down in the transaction that wants it, and done by any process of the
 * desk: at least once, and once in effect where its handler ends it in the transaction of its effect. Source: reliability §1.
 */
import type { Database, Tx } from '../../store/database.ts';
import {
  archiveJobs,
  completeTaken,
  expireJobs,
  failTaken,
  finishTaken,
  giveBackTaken,
  lockTaken,
  openBoss,
  type QueueSettings,
  queuesWithWork,
  renewTaken,
  sendJob,
  type Taken,
  takeJobs,
} from '../../store/jobs.ts';
import type { App } from '../call.ts';
import { Company } from './company.ts';

export type { Taken } from '../../store/jobs.ts';

/** What a job is to do: plain JSON. Ids, not texts: it lies in the open for as long as jobs are kept. */
export type JobData = Readonly<Record<string, unknown>>;

/** The job is another process's by now: what this attempt has not committed must not be. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** What a handler holds of its job. */
export interface Lease {
  /** A uuid. */
  readonly id: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  /** Aborted when the process ends or the lease was lost: stop at the next good place, by throwing. */
  readonly signal: AbortSignal;
  /** Makes sure that the job is still this attempt's until the transaction ends. @throws LeaseLost */
  hold(tx: Tx): Promise<void>;
  /** Ends the job in the transaction of its effect: both are, or neither. @throws LeaseLost */
  finish(tx: Tx): Promise<void>;
}

/** A queue: how its jobs are treated, and what does them. */
export interface Queue extends QueueSettings {
  /** Jobs of it at once in a process; one when absent. */
  readonly atOnce?: number;
  /** Does one job. It may be called again for the same job after a fall; a throw is a failed attempt. */
  handler(app: App, data: JobData, lease: Lease): Promise<void>;
  /** What a job is about, for administrators: a kind and ids. */
  about?(data: JobData): string;
}

export class Jobs {
  readonly queues: ReadonlyMap<string, Queue>;
  private readonly database: Database;
  private readonly boss: ReturnType<typeof openBoss>;
  private readonly endings = new Map<string, Company<Taken>>();

  constructor(database: Database, queues: readonly Queue[]) {
    this.database = database;
    this.queues = new Map(queues.map((queue) => [queue.name, queue]));
    this.boss = openBoss(database);
  }

  /**
   * Writes a job down in the caller's transaction.
   * @param tx null: in a transaction of its own, for work that nothing else depends on
   * @param options `id`: a uuid that makes a repeat harmless: of two jobs of a queue with the same id the first alone is written
   * @returns the job's id; null when a job of this id was written before
   * @throws Error for a queue that is not in the table
   */
  async enqueue(tx: Tx | null, queue: string, data: JobData, options: { id?: string } = {}): Promise<string | null> {
    if (!this.queues.has(queue)) throw new Error(`there is no queue ${queue}`);
    return sendJob(this.boss, tx, queue, data, options.id ?? null);
  }

  /** Names of the queues that have something to do. @param early do jobs count that pause before their next attempt? */
  async withWork(early: boolean): Promise<string[]> {
    const rows = await this.database.query(queuesWithWork([...this.queues.keys()], early));
    return rows.map((row) => row.name as string);
  }

  /** Takes up to `most` jobs of a queue, in their order. */
  take(queue: string, early: boolean, most = 1): Promise<Taken[]> {
    return takeJobs(this.boss, this.database, queue, early, most);
  }

  /** Locks a taken job in a transaction. @throws LeaseLost when it is no longer held */
  async hold(tx: Tx, taken: Taken): Promise<void> {
    const [held] = await tx.query(lockTaken(taken));
    if (held!.length === 0) throw new LeaseLost(`job ${taken.id} of ${taken.queue} is another's by now`);
  }

  /** Ends a taken job in a transaction. @throws LeaseLost when it is no longer held */
  async finishIn(tx: Tx, taken: Taken): Promise<void> {
    await this.hold(tx, taken);
    await completeTaken(this.boss, tx, taken);
  }

  /** Ends a taken job, unless its handler has, or it is another's. Those of a queue that come while others are written down go together. */
  finish(taken: Taken): Promise<void> {
    const end = async (some: readonly Taken[]): Promise<void> => void (await this.database.query(finishTaken(taken.queue, some)));
    const ended = this.endings.get(taken.queue) ?? new Company(end);
    this.endings.set(taken.queue, ended);
    return ended.add(taken);
  }

  /** Notes a failed attempt. @param reason for administrators: one line, no secrets */
  async fail(taken: Taken, reason: string): Promise<void> {
    await failTaken(this.boss, this.database, taken, reason);
  }

  /** @returns is it still held? */
  async renew(taken: Taken): Promise<boolean> {
    return (await this.database.query(renewTaken(taken))).length > 0;
  }

  /** Lets somebody else do a taken job at once. */
  async giveBack(taken: Taken): Promise<void> {
    await this.database.query(giveBackTaken(taken));
  }

  /** Takes jobs away from processes that give no sign of life. */
  expire(): Promise<void> {
    return expireJobs(this.boss);
  }

  /** Forgets what was done long ago. */
  archive(): Promise<void> {
    return archiveJobs(this.boss);
  }
}

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/(\w+:\/\/)[^\s/@]*@/g, '$1…@'],
  [/\b(bearer|basic|soticket)\s+\S+/gi, '$1 …'],
  [/\b(password|secret|token|key)(["']?\s*[=:]\s*)\S+/gi, '$1$2…'],
  [/\bsvar_\w{16,}/g, 'svar_…'],
];

/** Why an attempt failed, as administrators may read it: one line of up to 500 characters, with what looks like a secret left out. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message || error.name : String(error);
  const line = said.replaceAll('\u0000', '').replace(/\s+/g, ' ').slice(0, 2_000);
  return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line).slice(0, 500);
}
