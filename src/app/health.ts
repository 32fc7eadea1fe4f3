/** Is this process ready to serve? */
import type { Database } from '../store/database.ts';
import { probeWrite } from '../store/probe.ts';

const ASKED_AT_MOST_EVERY_MS = 1_000;

/**
 * Why the process is not ready, in one line, or null. The database is asked at most once a second; callers in between
 * share the answer.
 * @param state `stopping` once the process has begun to end
 */
export function healthOf(database: Database, state: { stopping: boolean }): { problem(): Promise<string | null> } {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<string | null> = Promise.resolve(null);
  return {
    problem() {
      if (state.stopping) return Promise.resolve('it is shutting down');
      // performance.now is a stopwatch, not a clock: it cannot jump
      const now = performance.now();
      if (now - asked > ASKED_AT_MOST_EVERY_MS) {
        asked = now;
        answer = probeWrite(database).then(
          () => null,
          () => 'the database cannot write',
        );
      }
      return answer;
    },
  };
}
