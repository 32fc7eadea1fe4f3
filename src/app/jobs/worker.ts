/**
 * Does jobs. It looks twice a second, takes what is due, renews the leases of what is under way, and begins the rounds of the
 * clock. Several processes do so on one database; a job of a dead one is another's within a minute. Source: reliability §1.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../call.ts';
import { type Lease, LeaseLost, type Queue, reasonOf, type Taken } from './jobs.ts';
import { beginRounds } from './rounds.ts';

const LOOKED_EVERY_MS = 500;
const EXPIRED_EVERY_MS = 10_000;
/** Queues at once in a process; of each as many jobs as it says, so that none keeps another waiting. */
const AT_ONCE = 4;
/** How long an end waits for jobs under way before it asks them to stop, and how long after that until it gives them back. */
const GRACE_MS = 2_000;
/** A handler that still runs then hangs: its lease is no longer renewed. */
const LONGEST_MS = 3_600_000;

interface UnderWay {
  taken: Taken;
  stop: AbortController;
  done: Promise<void>;
}

class Worker {
  private readonly app: App;
  private readonly complain: (error: unknown) => void;
  private readonly underWay = new Map<string, UnderWay>();
  private readonly begun = new Map<string, string>();
  private running: Promise<void> | null = null;
  private expiring: NodeJS.Timeout | undefined;
  private stopping = false;
  private isTroubled = false;
  private isNudged = false;
  private wake: (() => void) | null = null;

  constructor(app: App, complain: (error: unknown) => void) {
    this.app = app;
    this.complain = complain;
  }

  start(): void {
    this.running ??= this.run();
    const expire = (): void => {
      this.app.jobs.expire().catch((error: unknown) => this.trouble(error));
    };
    this.expiring = setInterval(expire, EXPIRED_EVERY_MS);
    expire();
  }

  /** Ends: jobs under way have two seconds, then they are asked to stop, and given back. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.expiring);
    this.nudge();
    await this.running;
    const ended = (): Promise<unknown> => Promise.all([...this.underWay.values()].map(({ done }) => done));
    await Promise.race([ended(), sleep(GRACE_MS, undefined, { ref: false })]);
    for (const { stop } of this.underWay.values()) stop.abort(new Error('the process ends'));
    await Promise.race([ended(), sleep(GRACE_MS / 2, undefined, { ref: false })]);
    // what does not listen is given back all the same: its lease is gone, so it can end nothing
    await Promise.all([...this.underWay.values()].map(({ taken }) => this.app.jobs.giveBack(taken).catch(this.complain)));
  }

  /** Does everything that is to be done, then returns. @returns how many attempts that were */
  async drain(early: boolean): Promise<number> {
    let attempts = 0;
    for (let more = true; more; ) {
      more = await this.step(early, () => attempts++);
      await Promise.all([...this.underWay.values()].map(({ done }) => done));
    }
    return attempts;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      await this.look();
      // each look has begun all that may begin: more may only when something has ended
      if (!this.isNudged) await this.rest();
      this.isNudged = false;
    }
  }

  private async look(): Promise<void> {
    try {
      await this.step(false, () => undefined);
      this.isTroubled = false;
    } catch (error) {
      this.trouble(error);
    }
  }

  /** One complaint is enough until it works again. */
  private trouble(error: unknown): void {
    if (!this.isTroubled) this.complain(error);
    this.isTroubled = true;
  }

  private nudge(): void {
    this.isNudged = true;
    this.wake?.();
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOKED_EVERY_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One look. @returns was there something to do? */
  private async step(early: boolean, count: () => void): Promise<boolean> {
    const { jobs } = this.app;
    await beginRounds(this.app, this.begun);
    let moved = false;
    for (const name of await jobs.withWork(early)) {
      const queue = jobs.queues.get(name)!;
      const free = this.freeOf(queue);
      if (this.stopping || free === 0) continue;
      for (const taken of await jobs.take(name, early, free)) {
        this.begin(queue, taken);
        count();
        moved = true;
      }
    }
    return moved;
  }

  /** How many jobs of a queue may begin. */
  private freeOf({ name, atOnce = 1 }: Queue): number {
    const busy = [...this.underWay.values()].map(({ taken }) => taken.queue);
    const own = busy.filter((queue) => queue === name).length;
    return own === 0 && new Set(busy).size >= AT_ONCE ? 0 : atOnce - own;
  }

  private begin(queue: Queue, taken: Taken): void {
    const stop = new AbortController();
    const done = this.attempt(queue, taken, stop)
      // what could not be written down runs out with its lease, and is repeated
      .catch(this.complain)
      .finally(() => {
        this.underWay.delete(taken.id);
        // a look for each place that gets free would cost more than several at once; who takes long holds up nobody: the next look comes by itself
        if (this.freeOf(queue) >= (queue.atOnce ?? 1) / 2) this.nudge();
      });
    this.underWay.set(taken.id, { taken, stop, done });
  }

  private async attempt(queue: Queue, taken: Taken, stop: AbortController): Promise<void> {
    const { jobs } = this.app;
    const renewing = this.keepLease(queue, taken, stop);
    const lease: Lease = {
      id: taken.id,
      attempt: taken.attempt + 1,
      signal: stop.signal,
      hold: (tx) => jobs.hold(tx, taken),
      finish: (tx) => jobs.finishIn(tx, taken),
    };
    try {
      await queue.handler(this.app, taken.data, lease);
      await jobs.finish(taken);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (this.stopping && stop.signal.aborted) return await jobs.giveBack(taken);
      await jobs.fail(taken, reasonOf(error));
    } finally {
      clearInterval(renewing);
    }
  }

  /** Renews a lease three times while it lasts, until the handler is through, has lost it, or hangs. */
  private keepLease(queue: Queue, taken: Taken, stop: AbortController): NodeJS.Timeout {
    const every = (queue.leaseSeconds * 1_000) / 3;
    let left = Math.ceil(LONGEST_MS / every);
    const renew = async (): Promise<void> => {
      const held = left-- > 0 && (await this.app.jobs.renew(taken));
      if (!held) stop.abort(new LeaseLost(`job ${taken.id} of ${taken.queue} is no longer held`));
    };
    // one that fails leaves two more before the lease runs out
    return setInterval(() => void renew().catch((error: unknown) => this.trouble(error)), every);
  }
}

/** What does jobs until it is stopped. */
export interface KeptJobs {
  /** Ends, and gives back what is under way. */
  stop(): Promise<void>;
}

/** Does jobs as they come. @param complain told of what could not be done and is tried again */
export function keepJobs(app: App, complain: (error: unknown) => void): KeptJobs {
  const worker = new Worker(app, complain);
  worker.start();
  return worker;
}

/**
 * Does all that is due and returns; for those who turn the clock by hand. The rounds are those of the desk's clock.
 * @param early are further attempts made at once, without the pause before them?
 * @returns how many attempts were made
 */
export async function doJobs(app: App, early = false): Promise<number> {
  const complaints: unknown[] = [];
  const attempts = await new Worker(app, (error) => complaints.push(error)).drain(early);
  if (complaints.length > 0) throw complaints[0];
  return attempts;
}
