/**
 * How many calls may be under way: so many in all, so many of one user, so many waiting, so long. Source: reliability §3.
 * When calls take long, no more are let in than leave in the time that a call should take: the others are refused at once
 * instead of waiting for an answer that nobody waits for any more (decision 51).
 */
import { busy, type DoorError } from './faults.ts';

export interface GateLimits {
  underWay: number;
  ofOneUser: number;
  waiting: number;
  waitMs: number;
}

/** What a call should take in the middle, from the gate to its answer; milliseconds. */
const AIM_MS = 200;
/** So many are let in however long they take: a desk of slow calls is not a busy one. */
const ALWAYS = 64;
/** How often it is looked at what calls take, and of how many at least. */
const LOOKED_EVERY_MS = 100;
const LOOKED_AT = 16;

interface Waiter {
  userId: number;
  enter(): void;
  refuse(): void;
}

export class Gate {
  private readonly limits: GateLimits;
  private underWay = 0;
  private readonly byUser = new Map<number, number>();
  private readonly waiters = new Set<Waiter>();
  private readonly now: () => number;
  /** Calls under way and waiting that are let in at present. */
  private allowed: number;
  /** What calls took that left since the last look. */
  private took: number[] = [];
  private lookedAt: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(limits: GateLimits, now: () => number = () => performance.now()) {
    this.limits = limits;
    this.now = now;
    this.allowed = limits.underWay + limits.waiting;
    this.lookedAt = now();
  }

  usage(): { underWay: number; waiting: number } {
    return { underWay: this.underWay, waiting: this.waiters.size };
  }

  private isOpenFor(userId: number): boolean {
    return this.underWay < this.limits.underWay && (this.byUser.get(userId) ?? 0) < this.limits.ofOneUser;
  }

  private take(userId: number): void {
    this.underWay++;
    this.byUser.set(userId, (this.byUser.get(userId) ?? 0) + 1);
  }

  /** Refuses a call before anything is spent on it. @throws DoorError 503 when no more are let in */
  refuseWhenFull(): void {
    if (this.underWay + this.waiters.size >= this.allowed) throw busy();
  }

  /**
   * Lets a call in, now or when there is room.
   * @returns what to call when it is over; calling it twice does no harm
   * @throws DoorError 503 when too many wait, it waited too long, or more came than leave
   */
  async enter(userId: number): Promise<() => void> {
    this.refuseWhenFull();
    const since = this.now();
    if (this.isOpenFor(userId)) this.take(userId);
    else await this.wait(userId);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.look(since);
      this.leave(userId);
    };
  }

  /** Learns from a call that leaves how many may be inside: as many as leave while one takes as long as it should. */
  private look(since: number): void {
    const at = this.now();
    this.took.push(at - since);
    const passed = at - this.lookedAt;
    if (passed < LOOKED_EVERY_MS || this.took.length < LOOKED_AT) return;
    const middle = this.took.sort((a, b) => a - b)[this.took.length >> 1]!;
    const all = this.limits.underWay + this.limits.waiting;
    const wanted = middle > AIM_MS ? (this.took.length * AIM_MS) / passed : this.allowed * 1.25;
    this.allowed = Math.min(all, Math.max(ALWAYS, Math.round(wanted)));
    this.took = [];
    this.lookedAt = at;
    // the last ones first: who has waited longest is served next
    const tooMany = Math.max(0, this.underWay + this.waiters.size - this.allowed);
    if (tooMany > 0) for (const waiter of [...this.waiters].slice(-tooMany)) waiter.refuse();
  }

  private wait(userId: number): Promise<void> {
    if (this.waiters.size >= this.limits.waiting) throw busy();
    return new Promise((resolve, reject: (error: DoorError) => void) => {
      const ends = (): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
      };
      const waiter: Waiter = {
        userId,
        enter: () => {
          ends();
          this.take(userId);
          resolve();
        },
        refuse: () => {
          ends();
          reject(busy());
        },
      };
      const timer = setTimeout(waiter.refuse, this.limits.waitMs);
      this.waiters.add(waiter);
    });
  }

  private leave(userId: number): void {
    this.underWay--;
    const rest = (this.byUser.get(userId) ?? 1) - 1;
    if (rest === 0) this.byUser.delete(userId);
    else this.byUser.set(userId, rest);
    for (const waiter of this.waiters) {
      if (this.isOpenFor(waiter.userId)) {
        waiter.enter();
        return;
      }
    }
  }
}
