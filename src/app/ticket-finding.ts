/** Finding tickets as people do: by some words of the title, or by number. */
import { reach } from '../domain/rights.ts';
import { ticketsByTitle } from '../store/ticket-finding.ts';
import type { TicketRow } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { readTickets, type Seen } from './read.ts';

const ROWS_AT_MOST = 500;
const BIGGEST_ID = 0x7fff_ffff;

/** Tickets that the caller may read, newest first. @param limit 0 for as many as one call may have */
export async function findTickets(call: Call, text: string, limit: number): Promise<Seen<TicketRow[]>> {
  const wanted = text.trim();
  if (wanted === '') return { call, value: [] };
  const number = /^#?(\d{1,10})$/.exec(wanted)?.[1];
  const id = number !== undefined && Number(number) <= BIGGEST_ID ? Number(number) : 0;
  const rows = limit > 0 ? Math.min(limit, ROWS_AT_MOST) : ROWS_AT_MOST;
  const found = await call.app.database.query(ticketsByTitle(wanted.slice(0, 255), id, reach(call.agent, 'read', call.desk), rows));
  return readTickets(
    call,
    found.map((row) => row.id as number),
  );
}
