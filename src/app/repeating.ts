/** Work that is done again and again behind the calls, one turn after the other, until it is stopped. */

const FAILED_MS = 5_000;

export interface Repeating {
  /** No further turn begins; the one under way is waited for. */
  stop(): Promise<void>;
}

/** What is to be repeated. */
export interface Turns {
  /** One turn. @param isOver asked between its steps @returns milliseconds until the next one */
  turn(isOver: () => boolean): Promise<number>;
  /** Told what a turn could not do; it is tried again after five seconds. */
  failed(error: unknown): void;
  /** Breaks off what the turn under way waits for; absent where that is short. */
  breakOff?(): Promise<void>;
}

/** Fewer than these, and there is no backlog. */
const MANY = 50;
const SOON_MS = 100;

/**
 * The pause behind a turn that follows what happens: none in a backlog; while a few things come at a time, long enough that
 * several are done together, since a turn costs the database the same for one as for many.
 * @param seen things of this turn @param idleMs milliseconds to wait when there was nothing
 */
export function pauseAfter(seen: number, idleMs: number): number {
  if (seen >= MANY) return 0;
  return seen > 0 ? SOON_MS : idleMs;
}

/** Begins at once. */
export function repeat({ turn, failed, breakOff }: Turns): Repeating {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const next = (): void => {
    working = turn(() => stopped)
      .catch((error: unknown) => {
        failed(error);
        return FAILED_MS;
      })
      .then((pause) => {
        if (!stopped) timer = setTimeout(next, pause);
      });
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await breakOff?.();
      await working;
    },
  };
}
