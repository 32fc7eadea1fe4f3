/**
 * Takes what is due from the database and tries it, several at once, in every process: what one process has taken carries a lease,
 * so that nothing is tried by two at a time, and nothing is lost with the process that had it.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** How long an end waits for attempts under way before it breaks them off. */
const GRACE_MS = 2_000;

/** What is taken, and what is done with it. */
export interface Claiming<T> {
  everyMs: number;
  atOnce: number;
  /**
   * Looks for work, and takes of it. @param free how many attempts may begin
   * @returns what was taken, and whether anything was done beside that
   */
  look(free: number): Promise<{ moved: boolean; taken: readonly T[] }>;
  /** One attempt, down to what is written of it. @param signal the process ends: it gives back what it has */
  attempt(item: T, signal: AbortSignal): Promise<void>;
  /** Told when the database cannot answer; it is tried again. */
  complain(error: unknown): void;
}

export class Claimer<T> {
  private readonly claiming: Claiming<T>;
  private readonly underWay = new Set<Promise<void>>();
  private readonly breakOff = new AbortController();
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: (() => void) | null = null;
  /** The last look could not be made; one complaint is enough until it can. */
  private isTroubled = false;
  /** Something has happened since the last look. */
  private isNudged = false;

  constructor(claiming: Claiming<T>) {
    this.claiming = claiming;
  }

  /** Begins to look and to try, until `stop`. */
  start(): void {
    this.running ??= this.run();
  }

  /** Ends: attempts under way have two seconds, then they are given back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.running;
    await Promise.race([Promise.all(this.underWay), sleep(GRACE_MS, undefined, { ref: false })]);
    this.breakOff.abort();
    await Promise.all(this.underWay);
  }

  /** Everything that is due at the moment that the clock says; for those who turn the clock by hand. */
  async deliver(): Promise<void> {
    while (await this.step()) await Promise.all(this.underWay);
    await Promise.all(this.underWay);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const moved = await this.tryStep();
      if (!moved && !this.isNudged) await this.rest();
      this.isNudged = false;
    }
  }

  private async tryStep(): Promise<boolean> {
    try {
      const moved = await this.step();
      this.isTroubled = false;
      return moved;
    } catch (error) {
      if (!this.isTroubled) this.claiming.complain(error);
      this.isTroubled = true;
      return false;
    }
  }

  private nudge(): void {
    this.isNudged = true;
    this.wake?.();
  }

  /** Until something may be to do: the time between two looks, or the end of an attempt. */
  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.claiming.everyMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One look. @returns was there something to do? */
  private async step(): Promise<boolean> {
    const { moved, taken } = await this.claiming.look(this.claiming.atOnce - this.underWay.size);
    for (const item of taken) this.begin(item);
    return moved || taken.length > 0;
  }

  private begin(item: T): void {
    const attempt = this.claiming
      .attempt(item, this.breakOff.signal)
      // what could not be written down runs out with its lease, and is repeated
      .catch((error: unknown) => this.claiming.complain(error))
      .finally(() => {
        this.underWay.delete(attempt);
        this.nudge();
      });
    this.underWay.add(attempt);
  }
}
