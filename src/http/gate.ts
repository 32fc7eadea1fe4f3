/** How many calls may be under way: so many in all, so many of one user, so many waiting, so long. Source: reliability §3. */
import { busy, type DoorError } from './faults.ts';

export interface GateLimits {
  underWay: number;
  ofOneUser: number;
  waiting: number;
  waitMs: number;
}

interface Waiter {
  userId: number;
  enter(): void;
}

export class Gate {
  private readonly limits: GateLimits;
  private underWay = 0;
  private readonly byUser = new Map<number, number>();
  private readonly waiters = new Set<Waiter>();

  constructor(limits: GateLimits) {
    this.limits = limits;
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

  /**
   * Lets a call in, now or when there is room.
   * @returns what to call when it is over; calling it twice does no harm
   * @throws DoorError 503 when too many wait or it waited too long
   */
  async enter(userId: number): Promise<() => void> {
    if (this.isOpenFor(userId)) this.take(userId);
    else await this.wait(userId);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.leave(userId);
    };
  }

  private wait(userId: number): Promise<void> {
    if (this.waiters.size >= this.limits.waiting) throw busy();
    return new Promise((resolve, reject: (error: DoorError) => void) => {
      const waiter: Waiter = {
        userId,
        enter: () => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          this.take(userId);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiters.delete(waiter);
        reject(busy());
      }, this.limits.waitMs);
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
