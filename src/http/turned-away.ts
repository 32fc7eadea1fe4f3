/** Tells the log how many calls found no room, once a second: a line for each would be more work at the worst moment, and fill a disk. */

const TOLD_EVERY_MS = 1_000;

export class TurnedAway {
  private readonly tell: (count: number) => void;
  private count = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param tell hears of those of the last second, when there were any */
  constructor(tell: (count: number) => void) {
    this.tell = tell;
  }

  /** One more. */
  note(): void {
    this.count++;
    this.timer ??= setTimeout(() => this.flush(), TOLD_EVERY_MS);
  }

  /** Tells at once of those that have not been told of yet. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.count > 0) this.tell(this.count);
    this.count = 0;
  }
}
