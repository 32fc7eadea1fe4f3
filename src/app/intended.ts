/** What a door asks of the waist, and what it gets back. */
import type { Decision, Moment, Refusal } from '../domain/decision.ts';
import type { Desk } from '../domain/desk.ts';
import type { Facts, Thread } from '../domain/thread.ts';
import type { Found, Lookup } from '../store/lookup.ts';
import type { MessageHead, PersonRow, TicketRow } from '../store/ticket-reads.ts';

/** Which thread a change is about: none yet, a ticket, or a ticket with one of its messages. */
export type Target = { new: true } | { ticketId: number } | { messageId: number };

export interface Intended {
  target: Target;
  /** What the decision may refer to. It may depend on the desk, which can be newer than the call's. */
  lookup(desk: Desk): Lookup;
  decide(thread: Thread | null, desk: Desk, facts: Facts, moment: Moment): Decision | Refusal;
  /** What the answer shows: what only shows is looked up in the same breath, where that saves a second look. */
  shows?: 'ticket' | 'message';
}

/** What stood beside a ticket when it was locked. */
export interface Beside {
  /** With the names that it shows. */
  row: TicketRow;
  persons: readonly PersonRow[];
  heads: readonly MessageHead[];
}

export interface Changed {
  ticketId: number;
  /** 0 when no message was part of it. */
  messageId: number;
  /** The thread before; null for a new ticket. */
  before: Thread | null;
  /** The thread as it was stored; null when the call repeats an earlier one and nothing was decided. */
  thread: Thread | null;
  /** What was looked up for the decision. */
  found: Found;
  /** The desk that was decided on. */
  desk: Desk;
  /** Of a ticket that stood before, where it was looked up with its lock. */
  beside?: Beside;
}
