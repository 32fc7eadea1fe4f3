/**
 * How many calls may be under way: so many in all, so many of one user, so many waiting, so long. Source: reliability §3.
 * When many are inside, no more are let in than leave in the time that a call should take: the others are refused at once
 * instead of waiting for an answer that nobody waits for any more (decision 51).
 */
import { busy, type DoorError } from './faults.ts';

export interface GateLimits {
  underWay: number;
  ofOneUser: number;
  waiting: number;
  waitMs: number;
}

/** What a call should take, from the gate to its answer; milliseconds. */
const AIM_MS = 120;
/** So many are let in however long they take: a desk of slow calls is not a busy one. */
const ALWAYS = 64;
/** How long calls that leave are counted, and how many at least. */
const COUNTED_MS = 50;
const COUNTED = 8;
/** After so long with fewer inside than are always let in, there is all the room again. */
const CALM_MS = 1_000;

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
  /** When more than always were inside last, and how many have left since counting began. */
  private busyAt: number;
  private countedFrom: number;
  private left = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(limits: GateLimits, now: () => number = () => performance.now()) {
    this.limits = limits;
    this.now = now;
    this.allowed = this.room;
    this.busyAt = this.countedFrom = now();
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

  /** So many are let in when nothing is known yet of how fast they leave. */
  private get room(): number {
    return Math.max(this.limits.underWay, this.limits.waiting);
  }

  private get inside(): number {
    return this.underWay + this.waiters.size;
  }

  /** Refuses a call before anything is spent on it. @throws DoorError 503 when no more are let in */
  refuseWhenFull(): void {
    if (this.inside < ALWAYS) return;
    const at = this.now();
    if (at - this.busyAt > CALM_MS) this.allowed = this.room;
    // what left before there was a crowd tells nothing of how fast a crowd leaves
    if (at - this.busyAt > COUNTED_MS) this.count(at);
    this.busyAt = at;
    if (this.inside >= this.allowed) throw busy();
  }

  private count(from: number): void {
    this.countedFrom = from;
    this.left = 0;
  }

  /**
   * Lets a call in, now or when there is room.
   * @returns what to call when it is over; calling it twice does no harm
   * @throws DoorError 503 when too many wait, it waited too long, or more came than leave
   */
  async enter(userId: number): Promise<() => void> {
    this.refuseWhenFull();
    if (this.isOpenFor(userId)) this.take(userId);
    else await this.wait(userId);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.learn();
      this.leave(userId);
    };
  }

  /** Learns from calls that leave how many may be inside: as many as leave in the time that one should take. */
  private learn(): void {
    this.left++;
    const at = this.now();
    const passed = at - this.countedFrom;
    if (passed < COUNTED_MS || this.left < COUNTED) return;
    if (this.inside > ALWAYS) this.allow(Math.round((this.left * AIM_MS) / passed));
    this.count(at);
  }

  private allow(wanted: number): void {
    this.allowed = Math.min(this.limits.underWay + this.limits.waiting, Math.max(ALWAYS, wanted));
    // the last ones first: who has waited longest is served next
    const tooMany = Math.max(0, this.inside - this.allowed);
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
