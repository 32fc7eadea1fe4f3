/** The queue: unowned tickets that wait to be taken. */
import type { Statement } from './database.ts';

/** Chooses and locks the most urgent one, passing over what others are taking at this moment: no ticket is given to two. */
export const lockNextInQueue = (statusIds: readonly number[], categoryIds: readonly number[]): Statement => ({
  name: 'lock-next-in-queue',
  text: `select id from ticket where owned_by = 1 and ticket_status = any($1::int[]) and category = any($2::int[]) and status = 1
    order by deadline nulls last, created_at, id limit 1 for update skip locked`,
  values: [statusIds, categoryIds],
});

/** Takes away a user's pop-ups of a ticket. @returns (of the rows) `id` */
export const clearPopUps = (userId: number, ticketId: number): Statement => ({
  name: 'clear-pop-ups',
  text: 'delete from notify where user_id = $1 and ticket_id = $2 returning id',
  values: [userId, ticketId],
});
