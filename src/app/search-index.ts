/** Keeps the full-text index close behind the saves. A search that misses the last second is worth less than a save that waits for it. */
import { indexSome } from '../store/search.ts';
import type { App } from './call.ts';
import { type Repeating, repeat } from './repeating.ts';

const IDLE_MS = 500;

/** Indexes all there is to index. @param isOver asked before each step */
export async function indexAll(app: Pick<App, 'database' | 'now'>, isOver: () => boolean = () => false): Promise<void> {
  while (!isOver() && (await indexSome(app.database, app.now())) > 0);
}

/**
 * Indexes as events come, until it is stopped.
 * @param failed told when the database could not do it; it is tried again
 */
export const keepSearchIndex = (app: Pick<App, 'database' | 'now'>, failed: (error: unknown) => void): Repeating =>
  repeat({
    async turn(isOver) {
      await indexAll(app, isOver);
      return IDLE_MS;
    },
    failed,
  });
