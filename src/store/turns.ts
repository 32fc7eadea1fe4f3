/** So many at a time; the others wait for their turn, in their order. */
export class Turns {
  private free: number;
  private readonly late: { afterMs: number; error(): Error } | null;
  private readonly waiting = new Set<() => void>();

  /** @param late how long one waits at most, and what it is told then; without it as long as it takes */
  constructor(atOnce: number, late: { afterMs: number; error(): Error } | null = null) {
    this.free = atOnce;
    this.late = late;
  }

  /** @throws what the work throws, or the error of one that has waited too long */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      const [next] = this.waiting;
      if (next) next();
      else this.free += 1;
    }
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { late } = this;
      const isLate = (): void => {
        this.waiting.delete(mine);
        reject(late!.error());
      };
      const timer = late ? setTimeout(isLate, late.afterMs) : undefined;
      const mine = (): void => {
        clearTimeout(timer);
        this.waiting.delete(mine);
        resolve();
      };
      this.waiting.add(mine);
    });
  }
}
