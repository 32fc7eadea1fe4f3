/**
 * How many calls may be under way: so many in all, so many of one user, so many waiting, so long. Source: reliability §3.
 * When many are inside, no more are let in than leave in the time that a call should take: the others are refused at once
 * instead of waiting for an answer that nobody waits for any more (decision 51). In a crowd, calls that take turns inside give way first.
 */
import { BUSY, type DoorError } from './faults.ts';
import { Pace } from './pace.ts';

export interface GateLimits {
  underWay: number;
  ofOneUser: number;
  waiting: number;
  waitMs: number;
}

/** All calls: a desk on which a few people wait for slow answers is no crowd. */
const ALL = { least: 64, aimMs: 120 };
/** Calls that take turns, such as questions for archives: in a crowd those are let in that need not wait for one (decision 60). */
const TURNS = { least: 2, room: 32, aimMs: 40 };

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
  private readonly all: Pace;
  private readonly turns: Pace;
  /** Of those inside, the ones that take turns. */
  private inTurns = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(limits: GateLimits, now: () => number = () => performance.now()) {
    this.limits = limits;
    const { underWay, waiting } = limits;
    const most = underWay + waiting;
    this.all = new Pace({ ...ALL, room: Math.max(underWay, waiting), most }, now);
    this.turns = new Pace({ ...TURNS, most }, now);
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

  private get inside(): number {
    return this.underWay + this.waiters.size;
  }

  /**
   * Refuses a call before anything is spent on it.
   * @param takesTurns it will wait inside for others of its kind
   * @throws DoorError 503 when no more are let in
   */
  refuseWhenFull(takesTurns = false): void {
    const isFull = this.all.isFull(this.inside);
    const isLate = takesTurns && this.turns.isFull(this.inTurns);
    if (isFull || (isLate && this.all.isCrowd)) throw BUSY;
  }

  /**
   * Lets a call in, now or when there is room.
   * @param takesTurns it will wait inside for others of its kind
   * @returns what to call when it is over; calling it twice does no harm
   * @throws DoorError 503 when too many wait, it waited too long, or more came than leave
   */
  async enter(userId: number, takesTurns = false): Promise<() => void> {
    this.refuseWhenFull(takesTurns);
    if (this.isOpenFor(userId)) this.take(userId);
    else await this.wait(userId);
    if (takesTurns) this.inTurns++;
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      if (takesTurns) this.turns.leave(this.inTurns--);
      // the last ones first: who has waited longest is served next
      const tooMany = this.all.leave(this.inside);
      if (tooMany > 0) for (const waiter of [...this.waiters].slice(-tooMany)) waiter.refuse();
      this.leave(userId);
    };
  }

  private wait(userId: number): Promise<void> {
    if (this.waiters.size >= this.limits.waiting) throw BUSY;
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
          reject(BUSY);
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
