/** Gathers what is asked for while the same is under way: it is done together as soon as that has ended. Nobody waits for company. */

interface Member<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

export class Company<T> {
  private readonly work: (items: readonly T[]) => Promise<void>;
  private waiting: Member<T>[] = [];
  private isUnderWay = false;

  /** @param work what is done, for one or for many; what it raises is raised to each of them */
  constructor(work: (items: readonly T[]) => Promise<void>) {
    this.work = work;
  }

  /** @returns when it is done */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.isUnderWay) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.isUnderWay = true;
    while (this.waiting.length > 0) {
      const members = this.waiting;
      this.waiting = [];
      try {
        await this.work(members.map(({ item }) => item));
        for (const { resolve } of members) resolve();
      } catch (error) {
        for (const { reject } of members) reject(error);
      }
    }
    this.isUnderWay = false;
  }
}
