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
