/** Keeps the full-text index close behind the saves. A search that misses the last second is worth less than a save that waits for it. */
import { indexSome } from '../store/search.ts';
import type { App } from './call.ts';

const IDLE_MS = 500;
const FAILED_MS = 5_000;

export interface SearchIndex {
  stop(): Promise<void>;
}

/** Indexes all there is to index. @param isOver asked before each step */
export async function indexAll(app: Pick<App, 'database' | 'now'>, isOver: () => boolean = () => false): Promise<void> {
  while (!isOver() && (await indexSome(app.database, app.now())) > 0);
}

/**
 * Indexes as events come, until it is stopped.
 * @param failed told when the database could not do it; it is tried again
 */
export function keepSearchIndex(app: Pick<App, 'database' | 'now'>, failed: (error: unknown) => void): SearchIndex {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const turn = (): void => {
    working = indexAll(app, () => stopped)
      .then(() => IDLE_MS)
      .catch((error: unknown) => {
        failed(error);
        return FAILED_MS;
      })
      .then((pause) => {
        if (!stopped) timer = setTimeout(turn, pause);
      });
  };
  turn();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
