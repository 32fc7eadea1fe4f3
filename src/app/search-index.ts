/** Keeps the full-text index close behind the saves. A search that misses the last second is worth less than a save that waits for it. */
import { indexSome } from '../store/search.ts';
import type { App } from './call.ts';
import { pauseAfter, type Repeating, repeat } from './repeating.ts';

const IDLE_MS = 500;

/** Indexes all there is to index. */
export async function indexAll(app: Pick<App, 'database' | 'now'>): Promise<void> {
  while ((await indexSome(app.database, app.now())) > 0);
}

/**
 * Indexes as events come, until it is stopped.
 * @param failed told when the database could not do it; it is tried again
 */
export const keepSearchIndex = (app: Pick<App, 'database' | 'now'>, failed: (error: unknown) => void): Repeating =>
  repeat({
    turn: async () => pauseAfter(await indexSome(app.database, app.now()), IDLE_MS),
    failed,
    givesWay: true,
  });
