/**
 * What one save or one open asks of the database, without anything around it: the product's own statements with the values
 * that its own rules decide, so that the rows left behind are the same ones.
 */
import { isRefusal, type Moment } from '../src/domain/decision.ts';
import type { Agent, Desk } from '../src/domain/desk.ts';
import { NO_EFFECTS } from '../src/domain/effects.ts';
import { eventsOf } from '../src/domain/events.ts';
import { logOf } from '../src/domain/log.ts';
import { reach } from '../src/domain/rights.ts';
import type { Facts } from '../src/domain/thread.ts';
import { createTicket } from '../src/domain/ticket.ts';
import type { Database, Statement } from '../src/store/database.ts';
import { loadDesk } from '../src/store/desk.ts';
import { foundIn, lookUp } from '../src/store/lookup.ts';
import { writeThread } from '../src/store/thread.ts';
import { flatTickets, headsOf, personsOf } from '../src/store/ticket-reads.ts';
import { ticketWish } from './world.ts';

const ADMINISTRATOR = 1;

/** What decisions need to know. */
export interface Known {
  desk: Desk;
  agent: Agent;
  facts: Facts;
  persons: readonly number[];
}

/** Loads the desk and the persons, as Svar itself does. */
export async function learn(database: Database, persons: readonly number[]): Promise<Known> {
  const { desk } = await loadDesk(database);
  const wanted = { personIds: persons, saleIds: [], projectIds: [], delegatingCategoryId: 0 };
  const [row] = await database.query(lookUp(wanted));
  return { desk, agent: desk.associates.get(ADMINISTRATOR)!, facts: foundIn(row!).facts, persons };
}

/** The one statement that creates ticket number `index`. */
export function createStatement({ desk, agent, facts, persons }: Known, at: number, index: number): Statement {
  const words = ticketWish(index, persons);
  const moment: Moment = { at, by: agent, random: 0 };
  const wish = {
    id: 0,
    title: words.title,
    category: { id: words.categoryId },
    priority: { id: words.priorityId },
    personId: words.personId,
    owner: { associateId: words.ownerAssociateId },
    custom: [],
  };
  const decision = createTicket(wish, desk, facts, moment);
  if (isRefusal(decision)) throw new Error(`the rules refuse the benchmark's ticket: ${decision.message}`);
  const { thread } = decision;
  return writeThread(null, thread, {
    at,
    byId: agent.id,
    operation: 'Ticket.SaveTicketEntity',
    log: logOf(null, thread, agent.id, desk),
    kinds: eventsOf(null, thread),
    delegatedBy: decision.delegatedBy,
    remembersCategory: decision.remembersCategory,
    effects: NO_EFFECTS,
    idempotency: null,
  });
}

const bare = (text: string): Statement => ({ text, values: [] });

/** The statements of one GetTicketEntity, in the order in which Svar sends them together, on one snapshot. */
export function openStatements({ desk, agent }: Known, ticketId: number): Statement[] {
  return [
    bare('begin isolation level repeatable read read only'),
    flatTickets([ticketId], reach(agent, 'read', desk)),
    personsOf(ticketId),
    headsOf(ticketId),
    bare('commit'),
  ];
}
