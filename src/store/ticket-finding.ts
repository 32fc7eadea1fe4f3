/** Tickets by a part of their title, or by their number. */
import type { Reach } from '../domain/rights.ts';
import type { Statement } from './database.ts';
import { reached } from './reach.ts';

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/**
 * Ids of tickets with a text in their title, newest first; the one with that number before them. Without bin, merged and spam.
 * @param id the number, or 0
 */
export function ticketsByTitle(text: string, id: number, reach: Reach, limit: number): Statement {
  const values: unknown[] = [`%${escapeLike(text)}%`, id, limit];
  return {
    text: `select t.id from ticket t where t.status in (1, 2, 3) and (t.id = $2 or t.title ilike $1) and ${reached(reach, 't', values)}
      order by (t.id = $2) desc, t.id desc limit $3`,
    values,
  };
}
