/** Answers to a save that repeats an earlier one (Idempotency-Key): time has passed, rows and rights may have gone. */
import { Refused } from '../app/errors.ts';
import type { Agent, Desk } from '../domain/desk.ts';
import { can } from '../domain/rights.ts';
import type { Ticket } from '../domain/thread.ts';

/** What to raise when the stored row is not there: a refusal for a repeat, else nobody foresaw it. */
export const goneOr = (isRepeat: boolean, about: string, what: string): Error =>
  isRepeat
    ? new Refused({ why: 'unknown', about, message: `This was stored as ${what}, which is gone` })
    : new Error(`${what} is gone right after it was saved`);

/** A repeat shows what stands now, so the caller must be allowed to read it now. @throws Refused */
export function mayHear(agent: Agent, ticket: Ticket, desk: Desk, about: string): void {
  if (can(agent, 'read', ticket, desk)) return;
  throw new Refused({ why: 'forbidden', about, message: `This was stored on ticket ${ticket.id}, which you may not read` });
}
