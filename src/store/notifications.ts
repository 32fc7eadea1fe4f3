/** Pop-ups that are over, and favourites of a ticket. They are born with what they tell of: see writing.ts. */
import type { Reach } from '../domain/rights.ts';
import type { Statement } from './database.ts';
import { reached } from './reach.ts';

/** Takes away a user's pop-ups of some tickets. */
export const clearPopUpsOf = (userId: number, ticketIds: readonly number[]): Statement => ({
  name: 'clear-pop-ups-of-tickets',
  text: 'delete from notify where user_id = $1 and ticket_id = any($2::int[])',
  values: [userId, ticketIds],
});

/** Takes away everybody's pop-ups of some tickets. */
export const dropPopUps = (ticketIds: readonly number[]): Statement => ({
  name: 'drop-pop-ups-of-tickets',
  text: 'delete from notify where ticket_id = any($1::int[])',
  values: [ticketIds],
});

/** The newest message of a ticket: `id`, `authorId` (the user who wrote it). */
export const newestMessage = (ticketId: number): Statement => ({
  name: 'newest-message',
  text: 'select id, created_by as "authorId" from ej_message where ticket_id = $1 order by created_at desc, id desc limit 1',
  values: [ticketId],
});

/** Users who have a ticket of a reach among their favourites, by their number: `userId`, `deskVersion`. */
export function favouriteUsers(ticketId: number, list: Reach): Statement {
  const values: unknown[] = [ticketId];
  return {
    text: `select h.user_id as "userId", (select version from svar_desk) as "deskVersion" from hotlist h join ticket t on t.id = h.ticket_id
      where h.ticket_id = $1 and ${reached(list, 't', values)} order by h.user_id`,
    values,
  };
}
