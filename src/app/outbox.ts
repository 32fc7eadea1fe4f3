/** What waits to leave the desk, and what has left it, for the tickets that the reader may read. */
import { reach } from '../domain/rights.ts';
import { type OutboxRow, outboxOf, outboxRows } from '../store/sending.ts';
import { topOf } from './administering.ts';
import type { Call } from './call.ts';
import { seeing } from './read.ts';

export { OutboxState } from '../domain/mail/posting.ts';

/**
 * Rows of the outbox, the newest first.
 * @param ticketId 0 for all tickets that the reader may read
 * @param top 0 for 100; up to 500
 */
export async function readOutbox(asked: Call, ticketId: number, skip: number, top: number): Promise<OutboxRow[]> {
  const { value } = await seeing(asked, async (call) => {
    const rows = await call.app.database.query(outboxRows(ticketId, reach(call.agent, 'read', call.desk), Math.max(0, skip), topOf(top)));
    return { rows: [], value: outboxOf(rows) };
  });
  return value;
}
