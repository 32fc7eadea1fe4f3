/** What moves from ticket to ticket when tickets are merged, split, or taken apart again: each kind of row by one statement. */
import type { Favourite, MergeTrace, Repointed } from '../domain/merging.ts';
import type { Edge, Relation } from '../domain/relations.ts';
import type { Instant } from '../domain/thread.ts';
import type { Row, Statement } from './database.ts';
import { deleteRelations } from './relations.ts';

const iso = (at: Instant): string => new Date(at).toISOString();

// --- what is there

/** Favourites of tickets: rows as `Favourite`. */
export const favouriteRowsOf = (ticketIds: readonly number[]): Statement => ({
  name: 'favourite-rows-of-tickets',
  text: 'select ticket_id as "ticketId", user_id as "userId", svar_extra_info as extra from hotlist where ticket_id = any($1::int[]) order by id',
  values: [ticketIds],
});
export const favourites = (rows: readonly Row[]): Favourite[] => rows as unknown as Favourite[];

/** A relation with all its columns, so that it can be written again. */
export interface RelationRow extends Relation {
  definitionId: number | null;
  registeredBy: number | null;
}

/** All relations of tickets, oldest first: rows as `RelationRow`. */
export const relationRowsOf = (ticketIds: readonly number[]): Statement => ({
  name: 'relation-rows-of-tickets',
  text: `select ticket_relation_id as id, source_ticket_id as "sourceId", destination_ticket_id as "destinationId", relation_type as type, comment, registered,
      ticket_relation_def_id as "definitionId", registered_associate_id as "registeredBy"
    from ticket_relation where source_ticket_id = any($1::int[]) or destination_ticket_id = any($1::int[]) order by ticket_relation_id`,
  values: [ticketIds],
});
export const relationRows = (rows: readonly Row[]): RelationRow[] => rows as unknown as RelationRow[];

/** How far a ticket's log goes, and from which tickets a part of it has come. */
export interface LogMark {
  upTo: number;
  origins: readonly number[];
}

/** Marks of tickets' logs: `id` of the ticket, and a `LogMark`. */
export const logMarksOf = (ticketIds: readonly number[]): Statement => ({
  name: 'log-marks-of-tickets',
  text: `select ticket_id as id, max(id) as "upTo", array_append(array_remove(array_agg(distinct org_ticket_id), null), ticket_id) as origins
    from ticket_log_action where ticket_id = any($1::int[]) group by ticket_id`,
  values: [ticketIds],
});

// --- merges

/** All that is kept of a merge. */
export interface KeptTrace extends MergeTrace<RelationRow> {
  log: LogMark | null;
  /** The finished stay that the merge wrote. */
  stayId: number | null;
  messageIds: readonly number[];
}
/** A merge that stands. */
export interface StandingMerge {
  id: number;
  primaryId: number;
  secondaryId: number;
  mergedAt: Instant;
  trace: KeptTrace;
}

const MERGE = 'id, primary_ticket_id as "primaryId", secondary_ticket_id as "secondaryId", merged_at as "mergedAt", details as trace';

/** Merges into a ticket that stand, oldest first: rows as `StandingMerge`. */
export const standingMergesInto = (primaryId: number): Statement => ({
  name: 'standing-merges-into',
  text: `select ${MERGE} from svar_merge where primary_ticket_id = $1 and undone_at is null order by id`,
  values: [primaryId],
});
export const standingMerges = (rows: readonly Row[]): StandingMerge[] => rows as unknown as StandingMerge[];

/** The ticket that another one was merged into, by a merge that stands: `id`. */
export const survivorOf = (secondaryId: number): Statement => ({
  name: 'survivor-of-ticket',
  text: 'select primary_ticket_id as id from svar_merge where secondary_ticket_id = $1 and undone_at is null',
  values: [secondaryId],
});

/** Where the chain of merges ends, and how it begins: `id` of each ticket on the way, in order; none for an unknown ticket. */
export const mergeChainOf = (ticketId: number, hopsAtMost: number): Statement => ({
  name: 'merge-chain-of-ticket',
  text: `with recursive chain (id, next, hop) as (
      select id, connect_id, 0 from ticket where id = $1
      union all select t.id, t.connect_id, c.hop + 1 from chain c join ticket t on t.id = c.next where c.hop < $2::int and c.next <> c.id
    ) select id from chain order by hop`,
  values: [ticketId, hopsAtMost],
});

/** A merge as it is to be noted. */
export interface NewMerge {
  secondaryId: number;
  /** Has the merge ended a stay? Then the newest one of the merged ticket is the trace's. */
  endsStay: boolean;
  trace: Omit<KeptTrace, 'stayId'>;
}

/** Notes merges of one moment into one ticket, behind what they have written. */
export const noteMerges = (primaryId: number, merges: readonly NewMerge[], at: Instant, byId: number): Statement => ({
  name: 'note-merges',
  text: `insert into svar_merge (primary_ticket_id, secondary_ticket_id, merged_at, merged_by, details)
    select $1::int, m.secondary, $5::timestamptz, $6::int,
      m.details::jsonb || jsonb_build_object('stayId', (select max(h.id) from ticket_status_history h where m.ends_stay and h.ticket_id = m.secondary))
    from unnest($2::int[], $3::boolean[], $4::text[]) with ordinality as m (secondary, ends_stay, details, place) order by m.place`,
  values: [
    primaryId,
    merges.map(({ secondaryId }) => secondaryId),
    merges.map(({ endsStay }) => endsStay),
    merges.map(({ trace }) => JSON.stringify(trace)),
    iso(at),
    byId,
  ],
});

/** Notes that a merge was taken back, and gives the stay that it ended its end back. @param stayId null keeps all stays */
export const noteUndone = (mergeId: number, stayId: number | null, at: Instant, byId: number): Statement[] => [
  {
    name: 'note-undone-merge',
    text: 'update svar_merge set undone_at = $2::timestamptz, undone_by = $3 where id = $1',
    values: [mergeId, iso(at), byId],
  },
  { name: 'resume-stay', text: 'delete from ticket_status_history where id = $1::int', values: [stayId] },
];

// --- what moves

/** Messages that went from one ticket to another. */
export interface Move {
  fromId: number;
  toId: number;
  messageIds: readonly number[];
}

/** Notes which messages went where. */
export const noteMoves = (moves: readonly Move[], at: Instant): Statement => ({
  name: 'note-moves',
  text: `insert into svar_move (at, from_ticket_id, to_ticket_id, message_ids)
    select $2::timestamptz, (m->>'fromId')::int, (m->>'toId')::int, array(select jsonb_array_elements_text(m->'messageIds')::int)
    from jsonb_array_elements($1::jsonb) with ordinality as list (m, place) order by place`,
  values: [JSON.stringify(moves.filter(({ messageIds }) => messageIds.length > 0)), iso(at)],
});

/** Moves all messages of tickets to another one, with what of them waits to be sent. Ids stay. */
export const moveAllMessages = (fromIds: readonly number[], toId: number, title: string): Statement[] => [
  {
    name: 'move-waiting-parcels',
    text: 'update outbox set ticket_id = $2 where ticket_id = any($1::int[]) and message_id is not null and status = 0',
    values: [fromIds, toId],
  },
  {
    name: 'move-all-messages',
    text: 'update ej_message set ticket_id = $2, search_title = $3 where ticket_id = any($1::int[])',
    values: [fromIds, toId, title],
  },
];

/** Moves some messages of a ticket to another one. */
export const moveMessages = (ids: readonly number[], fromId: number, toId: number, title: string): Statement[] => [
  {
    name: 'move-messages',
    text: 'update ej_message set ticket_id = $3, search_title = $4 where id = any($1::int[]) and ticket_id = $2',
    values: [ids, fromId, toId, title],
  },
  {
    name: 'move-parcels-of-messages',
    text: 'update outbox set ticket_id = $3 where message_id = any($1::int[]) and ticket_id = $2 and status = 0',
    values: [ids, fromId, toId],
  },
];

/** Moves the logs of tickets to another one; each entry remembers the ticket that it was written for. */
export const moveLogs = (fromIds: readonly number[], toId: number): Statement => ({
  name: 'move-logs',
  text: `with moved as (update ticket_log_action set org_ticket_id = coalesce(org_ticket_id, ticket_id), ticket_id = $2 where ticket_id = any($1::int[]) returning id)
    update ticket_log_change c set ticket_id = $2 from moved where c.action_id = moved.id`,
  values: [fromIds, toId],
});

/** Gives a ticket its log back. */
export const returnLog = (fromId: number, toId: number, { upTo, origins }: LogMark): Statement => ({
  name: 'return-log',
  text: `with moved as (update ticket_log_action set org_ticket_id = nullif(org_ticket_id, $2::int), ticket_id = $2 where ticket_id = $1 and id <= $3 and org_ticket_id = any($4::int[]) returning id)
    update ticket_log_change c set ticket_id = $2 from moved where c.action_id = moved.id`,
  values: [fromId, toId, upTo, origins],
});

/** Favourites of tickets become favourites of another one, once for each user. */
export const moveFavourites = (fromIds: readonly number[], toId: number): Statement => ({
  name: 'move-favourites',
  text: `with gone as (delete from hotlist where ticket_id = any($1::int[]) returning id, user_id, svar_extra_info)
    insert into hotlist (user_id, ticket_id, svar_extra_info) select distinct on (user_id) user_id, $2::int, svar_extra_info from gone order by user_id, id
    on conflict (user_id, ticket_id) do nothing`,
  values: [fromIds, toId],
});

/** Gives users their favourite back, and takes the other one off those who had it by the merge alone. Users who are gone are left out. */
export const returnFavourites = (
  fromId: number,
  goneUserIds: readonly number[],
  toId: number,
  rows: readonly Omit<Favourite, 'ticketId'>[],
): Statement[] => [
  {
    name: 'take-favourites-off',
    text: 'delete from hotlist where ticket_id = $1 and user_id = any($2::int[])',
    values: [fromId, goneUserIds],
  },
  {
    name: 'return-favourites',
    text: `insert into hotlist (user_id, ticket_id, svar_extra_info) select r.user_id, $1::int, r.extra from unnest($2::int[], $3::text[]) as r (user_id, extra)
      join ejuser u on u.id = r.user_id on conflict (user_id, ticket_id) do nothing`,
    values: [toId, rows.map(({ userId }) => userId), rows.map(({ extra }) => extra)],
  },
];

/** Lets relations lead elsewhere; those that lead nowhere go, ahead of the others, which may take their place. */
export function repointRelations(repointed: readonly Repointed<RelationRow>[]): Statement[] {
  const gone = repointed.flatMap(({ was, is }) => (is ? [] : [was.id]));
  const kept = repointed.flatMap(({ was, is }) => (is ? [{ id: was.id, is }] : []));
  return [deleteRelations(gone), pointing(kept)];
}

/** Relations with new ends. */
export const pointing = (edges: readonly { id: number; is: Edge }[]): Statement => ({
  name: 'repoint-relations',
  text: `update ticket_relation r set source_ticket_id = e.source, destination_ticket_id = e.destination
    from unnest($1::int[], $2::int[], $3::int[]) as e (id, source, destination) where r.ticket_relation_id = e.id`,
  values: [edges.map(({ id }) => id), edges.map(({ is }) => is.sourceId), edges.map(({ is }) => is.destinationId)],
});

/** Writes relations that had gone, with their old numbers; those of tickets or definitions that are gone for good are left out. */
export const rewriteRelations = (rows: readonly RelationRow[]): Statement => ({
  name: 'rewrite-relations',
  text: `insert into ticket_relation (ticket_relation_id, source_ticket_id, destination_ticket_id, relation_type, comment, registered, ticket_relation_def_id, registered_associate_id)
    select (r->>'id')::int, s.id, d.id, (r->>'type')::smallint, r->>'comment', to_timestamp((r->>'registered')::bigint / 1000.0), f.ticket_relation_def_id, a.associate_id
    from jsonb_array_elements($1::jsonb) r join ticket s on s.id = (r->>'sourceId')::int join ticket d on d.id = (r->>'destinationId')::int
      left join ticket_relation_def f on f.ticket_relation_def_id = (r->>'definitionId')::int left join associate a on a.associate_id = (r->>'registeredBy')::int
    order by (r->>'id')::int on conflict do nothing`,
  values: [JSON.stringify(rows)],
});

/** Moves attachments of a message to another one. */
export const moveLinks = (attachmentIds: readonly number[], fromMessageId: number, toMessageId: number): Statement => ({
  name: 'move-links-of-attachments',
  text: 'update ticket_attachment set message_id = $3 where message_id = $2 and attachment_id = any($1::int[])',
  values: [attachmentIds, fromMessageId, toMessageId],
});
