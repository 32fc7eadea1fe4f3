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
  /** Is it for what can wait a little, and rests while the process is busy with calls? */
  givesWay?: boolean;
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

/** Turns that give way keep the event loop busy for a fifth of their time; sixteen callers do so for all of it (decision 61). */
const BUSY = 0.5;
const RESTS = 3;
/** Longer than three seconds takes only a turn with texts that are given up. */
const REST_AT_MOST_MS = 10_000;

/**
 * The pause behind a turn that gives way: while calls keep the process busy, a quarter of the time is for what can wait
 * (decision 61).
 * @param tookMs milliseconds of the turn @param busy share of them in which the event loop worked (0–1)
 * @returns milliseconds; 0 for none
 */
export const restAfter = (tookMs: number, busy: number): number => (busy > BUSY ? Math.min(tookMs * RESTS, REST_AT_MOST_MS) : 0);

/** Begins at once. */
export function repeat({ turn, failed, breakOff, givesWay = false }: Turns): Repeating {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const next = (): void => {
    const [began, loop] = [performance.now(), performance.eventLoopUtilization()];
    const rest = (): number => (givesWay ? restAfter(performance.now() - began, performance.eventLoopUtilization(loop).utilization) : 0);
    working = turn(() => stopped)
      .catch((error: unknown) => {
        failed(error);
        return FAILED_MS;
      })
      .then((pause) => {
        if (!stopped) timer = setTimeout(next, Math.max(pause, rest()));
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
