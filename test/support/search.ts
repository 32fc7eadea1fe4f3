/** Brings the full-text index of a desk up to what was saved. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { indexAll } from '../../src/app/search-index.ts';
import type { TestDesk } from './desk.ts';

const PATIENCE_MS = 30_000;

/** Indexes until nothing is left. A transaction anywhere on the server, as of a test beside this one, holds the newest events back. */
export async function indexed(desk: TestDesk): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    await indexAll(desk.app);
    const [left] = await desk.sql(
      'select exists (select from svar_event e, svar_search_cursor c where (e.tx, e.seq) > (c.tx, c.seq)) or not (select rows_done from svar_search_cursor) as more',
    );
    if (!left!.more) return;
    await sleep(50);
  }
  assert.fail('the index does not come to an end');
}
