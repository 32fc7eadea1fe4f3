/** After a change of what the desk in memory holds: the answer is presented from the desk that has it. */
import { DESK_VERSION, deskVersionOf } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';

/** The same call with the newest desk. The caller is who he was at the start, so that his own change is answered. */
export async function renewed(call: Call): Promise<Call> {
  const [row] = await call.app.database.query(DESK_VERSION);
  const { desk } = await call.app.desks.atLeast(deskVersionOf(row!));
  return { ...call, desk };
}
