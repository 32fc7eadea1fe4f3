/**
 * Many tickets from one category, status or type to another. Each ticket is a change of its own, with its log and its event,
 * so a move that breaks off leaves nothing half-done: called again it goes on with those that are left.
 */
import { type Decision, deciding, type Refusal, refuse } from '../../domain/decision.ts';
import type { Desk } from '../../domain/desk.ts';
import { mayAdminister } from '../../domain/lists.ts';
import { reach } from '../../domain/rights.ts';
import { saveTicket } from '../../domain/ticket.ts';
import type { TicketWish } from '../../domain/wish.ts';
import { replaceStatus, replaceType, type TicketList, ticketsIn } from '../../store/lists/administration.ts';
import { TicketBaseStatus } from '../../vocabulary.ts';
import type { Call } from '../call.ts';
import { change } from '../change.ts';
import { Refused, StoreUnavailable } from '../errors.ts';
import { administer, existing } from './administration.ts';

const BATCH = 200;
const AT_ONCE = 4;
/** A move gives up before the door does; the caller is asked to come again. */
const LONGEST_MS = 10_000;

type Move = Pick<TicketWish, 'category' | 'status' | 'type'>;

const gone = deciding((): Decision => refuse('unknown', 'Ticket', 'The ticket is gone'));

/** One ticket, unless somebody has moved it already. */
function moveOne(call: Call, id: number, isStill: (ticket: { categoryId: number; statusId: number; typeId: number }) => boolean, to: Move) {
  return change(call, {
    target: { ticketId: id },
    lookup: () => ({ personIds: [], saleIds: [], projectIds: [], delegatingCategoryId: 0 }),
    decide: (thread, desk, facts, moment): Decision | Refusal => {
      if (thread === null) return gone();
      const wish: TicketWish = { id, custom: [], ...(isStill(thread.ticket) ? to : {}) };
      return saveTicket(thread, wish, desk, facts, moment);
    },
  });
}

const HOLDS = { category: 'categoryId', status: 'statusId', type: 'typeId' } as const;

async function moveTickets(asked: Call, list: TicketList, from: number, to: Move): Promise<void> {
  // a repeat is harmless as it is, and the key of the whole is not the key of each ticket
  const call: Call = { ...asked, idempotency: null, expectedVersion: null };
  for (let behind = 0; ; ) {
    const rows = await call.app.database.query(ticketsIn(list, from, behind, BATCH));
    const ids = rows.map((row) => row.id as number);
    if (ids.length === 0) return;
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      if (call.app.now() - call.at > LONGEST_MS) throw new StoreUnavailable('not all tickets are moved yet; ask again');
      await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => moveOne(call, id, (ticket) => ticket[HOLDS[list]] === from, to)));
    }
    behind = ids.at(-1)!;
  }
}

/** Whoever moves all tickets must be able to change them all. */
function checkMover(call: Call, what: 'categories' | 'service'): void {
  const all = reach(call.agent, 'edit', call.desk);
  const reachesAll = all.everything || all.categoryIds.length === call.desk.categories.size;
  if (!mayAdminister(call.agent, what) || !reachesAll)
    throw new Refused({ why: 'forbidden', about: call.operation, message: 'You may not change all tickets' });
}

function checkPair(from: number, to: number, about: string): void {
  if (from === to) throw new Refused({ why: 'invalid', about, message: `${about} must be another one` });
}

/** Moves all tickets of a category to another. Their owners stay. */
export async function moveCategory(call: Call, from: number, to: number): Promise<void> {
  checkMover(call, 'categories');
  existing(call.desk.categories, from, 'FromTicketCategoryId');
  existing(call.desk.categories, to, 'ToTicketCategoryId');
  checkPair(from, to, 'ToTicketCategoryId');
  await moveTickets(call, 'category', from, { category: { id: to } });
}

function checkStatuses(desk: Desk, from: number, to: number): void {
  const [old, next] = [existing(desk.statuses, from, 'FromTicketStatusId'), existing(desk.statuses, to, 'ToTicketStatusId')];
  checkPair(from, to, 'ToTicketStatusId');
  if (next.deleted) throw new Refused({ why: 'invalid', about: 'ToTicketStatusId', message: `Status ${to} is no longer in use` });
  if ((old.base === TicketBaseStatus.Merged) !== (next.base === TicketBaseStatus.Merged))
    throw new Refused({ why: 'invalid', about: 'ToTicketStatusId', message: 'A ticket becomes merged by merging only' });
}

/** Gives all tickets with a status another one, and everything else that names it: types, categories, users. */
export async function moveStatus(call: Call, from: number, to: number): Promise<void> {
  checkMover(call, 'service');
  checkStatuses(call.desk, from, to);
  await administer({ ...call, idempotency: null }, 'service', async (tx, { desk }) => {
    checkStatuses(desk, from, to);
    await tx.query(...replaceStatus(from, to));
    return { id: to, events: [] };
  });
  await moveTickets(call, 'status', from, { status: { id: to } });
}

/** Gives all tickets of a type another one; relations for the old type are for the new one. */
export async function moveType(call: Call, from: number, to: number): Promise<void> {
  checkMover(call, 'service');
  existing(call.desk.types, from, 'FromTicketTypeId');
  existing(call.desk.types, to, 'ToTicketTypeId');
  checkPair(from, to, 'ToTicketTypeId');
  await administer({ ...call, idempotency: null }, 'service', async (tx, { desk }) => {
    existing(desk.types, to, 'ToTicketTypeId');
    await tx.query(...replaceType(from, to));
    return { id: to, events: [] };
  });
  await moveTickets(call, 'type', from, { type: { id: to } });
}
