/** Favourites: among tickets the rows of hotlist, else rows of a table of their own. */
import type { Reach } from '../domain/rights.ts';
import type { Statement } from './database.ts';
import { reached } from './reach.ts';

/** What can be a favourite, with the key of its table. */
const TABLES = {
  contact: 'contact_id',
  person: 'person_id',
  sale: 'sale_id',
  project: 'project_id',
  document: 'document_id',
} as const;
export type FavouriteTable = keyof typeof TABLES | 'ticket';

export const isFavouriteTable = (name: string): name is FavouriteTable => name === 'ticket' || Object.hasOwn(TABLES, name);

/** Whose favourites: an associate, and the Service user that tickets know. */
export interface Whose {
  associateId: number;
  userId: number;
}

export interface FavouriteRow {
  recordId: number;
  extraInfo: string;
}

/** The rows of these ids that are there; of tickets those inside a reach. @returns (of the rows) id */
export function thereAre(table: FavouriteTable, ids: readonly number[], reach: Reach): Statement {
  const values: unknown[] = [ids];
  if (table === 'ticket')
    return { text: `select t.id from ticket t where t.id = any($1::int[]) and ${reached(reach, 't', values)}`, values };
  return { text: `select t.${TABLES[table]} as id from ${table} t where t.${TABLES[table]} = any($1::int[])${remains(table)}`, values };
}

const AT_MOST = 1_000;
const remains = (table: FavouriteTable): string => (table === 'contact' || table === 'person' ? ' and not t.deleted' : '');

/**
 * Favourites in the order in which they were added, at most a thousand; of tickets those inside a reach.
 * @param id this row alone; null for all
 */
export function favouritesOf(table: FavouriteTable, { associateId, userId }: Whose, reach: Reach, id: number | null): Statement {
  const values: unknown[] = table === 'ticket' ? [id, userId] : [id, associateId, table];
  const text =
    table === 'ticket'
      ? `select h.ticket_id as "recordId", h.svar_extra_info as "extraInfo" from hotlist h join ticket t on t.id = h.ticket_id
          where ($1::int is null or h.ticket_id = $1) and h.user_id = $2 and ${reached(reach, 't', values)} order by h.id limit ${AT_MOST}`
      : `select f.record_id as "recordId", f.extra_info as "extraInfo" from svar_favourite f join ${table} t on t.${TABLES[table]} = f.record_id
          where ($1::int is null or f.record_id = $1) and f.associate_id = $2 and f.table_name = $3${remains(table)} order by f.id limit ${AT_MOST}`;
  return { text, values };
}

/** Adds favourites; those that are there already stay as they are. */
export const addFavourites = (
  table: FavouriteTable,
  { associateId, userId }: Whose,
  ids: readonly number[],
  extraInfo: string,
): Statement =>
  table === 'ticket'
    ? {
        text: `insert into hotlist (user_id, ticket_id, svar_extra_info) select $1::int, id, $3 from unnest($2::int[]) with ordinality as said(id, place) order by place on conflict (user_id, ticket_id) do nothing`,
        values: [userId, ids, extraInfo],
      }
    : {
        text: `insert into svar_favourite (associate_id, table_name, record_id, extra_info) select $1::int, $2, id, $4 from unnest($3::int[]) with ordinality as said(id, place) order by place on conflict (associate_id, table_name, record_id) do nothing`,
        values: [associateId, table, ids, extraInfo],
      };

/** Takes favourites off. @param ids null for all of the table @returns (of the rows) what was taken off */
export const dropFavourites = (table: FavouriteTable, { associateId, userId }: Whose, ids: readonly number[] | null): Statement =>
  table === 'ticket'
    ? {
        text: 'delete from hotlist where user_id = $1 and ($2::int[] is null or ticket_id = any($2::int[])) returning ticket_id as id',
        values: [userId, ids],
      }
    : {
        text: 'delete from svar_favourite where associate_id = $1 and table_name = $2 and ($3::int[] is null or record_id = any($3::int[])) returning record_id as id',
        values: [associateId, table, ids],
      };
