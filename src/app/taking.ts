/** Tickets are taken, and read. */
import { acceptTicket, queueOf, takeNext } from '../domain/ownership.ts';
import { chainTold, lightSet, opened } from '../domain/reading.ts';
import { can } from '../domain/rights.ts';
import type { Thread } from '../domain/thread.ts';
import { NOTHING } from '../store/lookup.ts';
import { clearPopUps, lockNextInQueue } from '../store/queue.ts';
import type { TicketPriorityEscalateAction, TicketReadStatus } from '../vocabulary.ts';
import { type Call, momentOf } from './call.ts';
import { change } from './change.ts';
import { hotlistsOf } from './due.ts';
import { granted } from './errors.ts';
import { type Around, changeTogether } from './together.ts';

/** Makes the caller owner of tickets, all or none. Unknown ones are passed over. @throws Refused for one that he may not change */
export async function acceptTickets(call: Call, ids: readonly number[]): Promise<void> {
  await changeTogether(call, {
    ticketIds: ids,
    async plan({ tx, call: now, moment, threads, storeAll }) {
      const hotlists = await hotlistsOf(tx, [...threads.keys()]);
      const changes = [...threads.values()].flatMap((before) => {
        const { decision } = granted(acceptTicket(before, now.desk, hotlists.get(before.ticket.id) ?? [], moment));
        return decision ? [{ before, decision }] : [];
      });
      await storeAll(changes);
      return { value: null, id: 0 };
    },
  });
}

/** Takes the most urgent ticket of the caller's queue. @returns its id; null when the queue is empty */
export async function takeNextInQueue(call: Call): Promise<number | null> {
  const outcome = await changeTogether<number | null>(call, {
    choose(now) {
      const { statusIds, categoryIds } = granted(queueOf(now.desk, momentOf(now)));
      return lockNextInQueue(statusIds, categoryIds);
    },
    async plan({ call: now, moment, threads, store }) {
      for (const thread of threads.values()) {
        await store(thread, takeNext(thread, now.desk, moment));
        return { value: thread.ticket.id, id: thread.ticket.id };
      }
      return { value: null, id: 0 };
    },
  });
  return 'repeated' in outcome ? outcome.repeated || null : outcome.value;
}

/** A ticket that the caller may read; hidden and absent look the same. */
function readable({ threads, call }: Around, id: number): Thread | null {
  const thread = threads.get(id);
  return thread && can(call.agent, 'read', thread.ticket, call.desk) ? thread : null;
}

/** The caller has opened a ticket. @returns false when there is none that he may read */
export async function openTicket(call: Call, id: number): Promise<boolean> {
  const outcome = await changeTogether(call, {
    ticketIds: [id],
    async plan(around) {
      const thread = readable(around, id);
      // an associate without a Service user leaves no trace: there is nobody to write down
      if (thread && around.call.agent.id > 0) {
        await around.tx.query(clearPopUps(around.call.agent.id, id));
        await around.store(thread, opened(thread, around.call.desk, around.moment));
      }
      return { value: thread !== null, id };
    },
  });
  return 'repeated' in outcome || outcome.value;
}

/** Sets the light of a ticket for its owner. @returns false when there is none that the caller may read */
export async function setLight(call: Call, id: number, light: TicketReadStatus, checksChain: boolean): Promise<boolean> {
  const outcome = await changeTogether(call, {
    ticketIds: [id],
    async plan(around) {
      const thread = readable(around, id);
      const decision = thread && lightSet(thread, light, checksChain, around.call.desk, around.moment);
      if (thread && decision) await around.store(thread, decision);
      return { value: thread !== null, id };
    },
  });
  return 'repeated' in outcome || outcome.value;
}

/** Tells the chain of a ticket that something has happened. @throws Refused */
export async function tellChain(call: Call, id: number, action: TicketPriorityEscalateAction): Promise<void> {
  await change(call, {
    target: { ticketId: id },
    lookup: () => NOTHING,
    decide: (thread, desk, _facts, moment) =>
      thread ? chainTold(thread, action, desk, moment) : { why: 'unknown', about: 'TicketId', message: `Ticket ${id} was not found` },
  });
}
