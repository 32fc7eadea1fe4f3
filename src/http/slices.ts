/** Cuts what is worked on in the event loop into slices, so that whoever asks for little is not behind everybody's work. */

/** So long is worked in a round of the event loop before sockets are looked at again; milliseconds. */
const SLICE_MS = 2;

/**
 * Turns to work, in the order in which they are asked for. What comes from sockets in one round, and the answers to all whose
 * rows went into one commit, would else be worked on in one go (decision 60).
 */
export class Slices {
  private readonly now: () => number;
  private waiting = 0;
  /** When the slice of this round began; null before anybody works in it. */
  private since: number | null = null;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Comes back when it is one's turn; undefined is at once. Between two turns each works until it waits for something else. */
  turn(): Promise<void> | undefined {
    if (this.waiting === 0 && this.hasTime()) return undefined;
    this.waiting++;
    return new Promise((resolve) => {
      // who has to wait once more is scheduled before whoever comes later
      const mine = (): void => {
        if (!this.hasTime()) {
          setImmediate(mine);
          return;
        }
        this.waiting--;
        resolve();
      };
      setImmediate(mine);
    });
  }

  private hasTime(): boolean {
    if (this.since === null) {
      this.since = this.now();
      setImmediate(() => {
        this.since = null;
      });
    }
    return this.now() - this.since < SLICE_MS;
  }
}

/** Of this process: there is one event loop. */
export const slices = new Slices();
