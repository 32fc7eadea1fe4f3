/**
 * When each agent did something last, for categories that give tickets only to who is at work. Kept in memory, written together
 * with others' now and then: a process that dies forgets less than a minute of it. Source: people-and-rights §3, delegation.
 */
import type { Database } from '../store/database.ts';
import { noteActivity } from '../store/lookup.ts';

/** An agent counts as present for hours: seconds do not matter. */
const WRITTEN_EVERY_MS = 30_000;
/** What is written already is not written again sooner. */
const AGAIN_MS = 60_000;

export class Activity {
  private readonly database: Pick<Database, 'query'>;
  private fresh = new Map<number, number>();
  private readonly written = new Map<number, number>();

  constructor(database: Pick<Database, 'query'>) {
    this.database = database;
  }

  /** An agent does something. @param at milliseconds */
  note(userId: number, at: number): void {
    if (userId > 0 && at - (this.written.get(userId) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS) this.fresh.set(userId, at);
  }

  /** Writes what is not written yet. @throws StoreUnavailable; it is kept for the next time */
  async flush(): Promise<void> {
    const { fresh } = this;
    if (fresh.size === 0) return;
    this.fresh = new Map();
    try {
      await this.database.query(noteActivity([...fresh].sort(([a], [b]) => a - b)));
      for (const [userId, at] of fresh) this.written.set(userId, at);
    } catch (error) {
      for (const [userId, at] of fresh) this.fresh.set(userId, Math.max(at, this.fresh.get(userId) ?? 0));
      throw error;
    }
  }

  /** Writes by itself from now on. @returns what ends it; what is still to be written is written then */
  keep(complain: (error: unknown) => void): { stop(): Promise<void> } {
    const timer = setInterval(() => void this.flush().catch(complain), WRITTEN_EVERY_MS);
    timer.unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await this.flush().catch(complain);
      },
    };
  }
}
