/** Agents are told of tickets when somebody asks for it; pop-ups go; who hears of a favourite. Source: operations #77–#80, people-and-rights §4, §5. */

import { type Effects, joined } from '../domain/effects.ts';
import { LogAction } from '../domain/log.ts';
import { hearsOfFavourites, type Occasion, tell, tellOfNewTicket } from '../domain/notices.ts';
import { can, reach } from '../domain/rights.ts';
import { NOTHING } from '../store/lookup.ts';
import { clearPopUpsOf, favouriteUsers, newestMessage } from '../store/notifications.ts';
import type { NotifyChannel } from '../vocabulary.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { seeing } from './read.ts';
import { changeRecord } from './record.ts';
import { type Around, changeTogether } from './together.ts';

/** Tells agents of a ticket. Nothing of the ticket changes, and its log says nothing. */
async function telling(call: Call, ticketId: number, told: (around: Around, occasion: Occasion) => Promise<Effects>): Promise<void> {
  await changeTogether(call, {
    ticketIds: [ticketId],
    lookup: () => ({ ...NOTHING, favouriteTicketId: ticketId }),
    async plan(around) {
      const thread = around.threads.get(ticketId);
      const { call: now, moment } = around;
      const about = 'TicketEntityId';
      if (!thread) throw new Refused({ why: 'unknown', about, message: `Ticket ${ticketId} was not found` });
      if (!can(now.agent, 'edit', thread.ticket, now.desk))
        throw new Refused({ why: 'forbidden', about, message: `You may not tell others of ticket ${ticketId}` });
      const effects = await told(around, { ticket: thread.ticket, desk: now.desk, at: moment.at, byId: now.agent.id });
      const quietly = { newTags: [], delegatedBy: null, remembersCategory: false, because: { action: LogAction.None }, quiet: true };
      await around.store(thread, { thread, ...quietly, effects });
      return { value: null, id: ticketId };
    },
  });
}

/** Tells of a new ticket: its owner; of one that nobody owns the members of its category, where that wants it, and its address. @throws Refused */
export const notifyNewTicket = (call: Call, ticketId: number): Promise<void> =>
  telling(call, ticketId, async (_around, occasion) => tellOfNewTicket(occasion));

/** Tells of the newest message: the owner, and who has the ticket among the favourites; not who wrote it. @throws Refused */
export const notifyNewMessage = (call: Call, ticketId: number): Promise<void> =>
  telling(call, ticketId, async ({ tx, facts }, occasion) => {
    const [rows] = await tx.query(newestMessage(ticketId));
    const newest = rows![0];
    const others = (ids: readonly number[]): number[] => ids.filter((id) => id !== newest?.authorId);
    const told = tell('newMessage', others([occasion.ticket.ownerId]), others(facts.hotlist), occasion);
    const messageId = (newest?.id as number | undefined) ?? null;
    return joined({ ...told, parcels: told.parcels.map((parcel) => ({ ...parcel, messageId })) });
  });

/** Takes away the caller's own pop-ups of some tickets. */
export async function clearPopUps(call: Call, ticketIds: readonly number[]): Promise<void> {
  await changeRecord(call, async (_tx, now) => ({
    value: undefined,
    id: 0,
    events: [],
    last: [clearPopUpsOf(now.agent.id, ticketIds)],
  }));
}

/** Whose favourites are asked for. */
export interface FavouriteQuestion {
  ticketId: number;
  skippedAssociateIds: readonly number[];
  /** Bits of NotifyType that they all must want. */
  types: number;
  channel: NotifyChannel;
}

/** Users who want to hear, by a channel, of a ticket among their favourites: user ids in their order; none of a ticket that the caller may not list. */
export async function readFavouriteUsers(
  call: Call,
  { ticketId, skippedAssociateIds, types, channel }: FavouriteQuestion,
): Promise<number[]> {
  const skipped = new Set(skippedAssociateIds);
  const seen = await seeing(call, async (now) => {
    const rows = await now.app.database.query(favouriteUsers(ticketId, reach(now.agent, 'list', now.desk)));
    const agents = rows.flatMap((row) => now.desk.agents.get(row.userId as number) ?? []);
    const value = agents.filter((agent) => !skipped.has(agent.associateId) && hearsOfFavourites(agent, types, channel)).map(({ id }) => id);
    return { rows, value };
  });
  return seen.value;
}
