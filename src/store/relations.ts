/** Relations between tickets. What is kept is never Child, each pair stands once, and a ticket has one parent. */
import type { Edge, Relation } from '../domain/relations.ts';
import type { Instant, Ticket } from '../domain/thread.ts';
import { TicketRelationType } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';

const columns = `r.ticket_relation_id as id, r.source_ticket_id as "sourceId", r.destination_ticket_id as "destinationId", r.relation_type as type, r.comment, r.registered`;
const PARENT = TicketRelationType.Parent;

/** Whoever changes the hierarchy takes his turn: two who hang up different tickets could make a circle together. 'svar', 'tree' */
const HIERARCHY = [0x73766172, 0x74726565] as const;

/**
 * Waits for one's turn with the hierarchy, until the end of the transaction. Taken behind the locks of all tickets, so that
 * nobody waits for each other; what is read after it is as new as the hierarchy.
 */
export const lockHierarchy: Statement = { name: 'lock-hierarchy', text: 'select pg_advisory_xact_lock($1, $2)', values: HIERARCHY };

/** One relation, as `relationOf` reads it. */
export const relationById = (id: number): Statement => ({
  name: 'relation-by-id',
  text: `select ${columns} from ticket_relation r where r.ticket_relation_id = $1`,
  values: [id],
});

/** A relation out of its row. */
export const relationOf = (row: Row): Relation => row as unknown as Relation;

/** Both tickets of a relation: `id`. */
export const ticketsOfRelation = (id: number): Statement => ({
  name: 'tickets-of-relation',
  text: 'select unnest(array[source_ticket_id, destination_ticket_id]) as id from ticket_relation where ticket_relation_id = $1',
  values: [id],
});

/** The parent of a ticket: `id`. */
export const parentOf = (ticketId: number): Statement => ({
  name: 'parent-of-ticket',
  text: `select destination_ticket_id as id from ticket_relation where source_ticket_id = $1 and relation_type = ${PARENT}`,
  values: [ticketId],
});

/** Relations of a ticket with some others, whichever way round. */
export const relationsBetween = (ticketId: number, otherIds: readonly number[]): Statement => ({
  name: 'relations-between',
  text: `select ${columns} from ticket_relation r where (r.source_ticket_id = $1 and r.destination_ticket_id = any($2::int[]))
      or (r.destination_ticket_id = $1 and r.source_ticket_id = any($2::int[])) order by r.ticket_relation_id`,
  values: [ticketId, otherIds],
});

/** All parents above some tickets: `child`, `parent`. It ends, should there ever be a circle. */
export const lineageOf = (ticketIds: readonly number[]): Statement => ({
  name: 'lineage-of-tickets',
  text: `with recursive up (child, parent) as (
      select source_ticket_id, destination_ticket_id from ticket_relation where relation_type = ${PARENT} and source_ticket_id = any($1::int[])
      union select r.source_ticket_id, r.destination_ticket_id from up join ticket_relation r on r.source_ticket_id = up.parent and r.relation_type = ${PARENT}
    ) select child, parent from up`,
  values: [ticketIds],
});

/** Makes relations. @returns (of the rows) `id`, in the order of the edges */
export const insertRelations = (edges: readonly Edge[], comment: string, at: Instant, byAssociateId: number): Statement => ({
  name: 'insert-relations',
  text: `insert into ticket_relation (source_ticket_id, destination_ticket_id, relation_type, comment, registered, registered_associate_id)
    select e.source, e.destination, e.type, $4, $5::timestamptz, nullif($6::int, 0)
    from unnest($1::int[], $2::int[], $3::smallint[]) with ordinality as e (source, destination, type, place) order by e.place
    returning ticket_relation_id as id`,
  values: [
    edges.map(({ sourceId }) => sourceId),
    edges.map(({ destinationId }) => destinationId),
    edges.map(({ type }) => type),
    comment,
    new Date(at).toISOString(),
    byAssociateId,
  ],
});

/** Gives a relation another kind or comment. */
export const updateRelation = (id: number, { sourceId, destinationId, type }: Edge, comment: string): Statement => ({
  name: 'update-relation',
  text: 'update ticket_relation set source_ticket_id = $2, destination_ticket_id = $3, relation_type = $4, comment = $5 where ticket_relation_id = $1',
  values: [id, sourceId, destinationId, type, comment],
});

export const deleteRelations = (ids: readonly number[]): Statement => ({
  name: 'delete-relations',
  text: 'delete from ticket_relation where ticket_relation_id = any($1::int[])',
  values: [ids],
});

// --- what is shown

/** A relation seen from one of its tickets, with what the other one has around it. */
export interface SeenRelation {
  id: number;
  type: TicketRelationType;
  comment: string;
  registered: Instant;
  /** The other ticket. */
  ticketId: number;
  hasParent: boolean;
  children: number;
  related: number;
}

/** What is in the bin, in spam or merged shows in the recycle bin only: save-semantics §4.2. */
const shown = 'status in (1, 2, 3)';
/** More than anybody looks at. */
const ROWS_AT_MOST = 10_000;

/** Relations of a ticket as `SeenRelation`, oldest first. */
export const relationsSeenFrom = (ticketId: number): Statement => ({
  name: 'relations-seen-from',
  text: `select r.id, r.type, r.comment, r.registered, r.other as "ticketId",
      exists (select from ticket_relation p join ticket t on t.id = p.destination_ticket_id where p.source_ticket_id = r.other and p.relation_type = 1 and t.${shown}) as "hasParent",
      (select count(*) from ticket_relation c join ticket t on t.id = c.source_ticket_id where c.destination_ticket_id = r.other and c.relation_type = 1 and t.${shown}) as children,
      (select count(*) from ticket_relation s join ticket t on t.id = s.destination_ticket_id where s.source_ticket_id = r.other and s.relation_type = 0 and t.${shown})
        + (select count(*) from ticket_relation s join ticket t on t.id = s.source_ticket_id where s.destination_ticket_id = r.other and s.relation_type = 0 and t.${shown}) as related
    from (
      select ticket_relation_id as id, relation_type as type, comment, registered, destination_ticket_id as other from ticket_relation where source_ticket_id = $1
      union all select ticket_relation_id, case relation_type when 1 then 2 else 0 end, comment, registered, source_ticket_id from ticket_relation where destination_ticket_id = $1
    ) r join ticket o on o.id = r.other and o.${shown} order by r.id limit ${ROWS_AT_MOST}`,
  values: [ticketId],
});

/** A ticket near another one in the hierarchy, with what its rights hang on. */
export type Relative = Pick<Ticket, 'id' | 'typeId' | 'base' | 'ownerId' | 'categoryId'> & {
  standing: 'self' | 'parent' | 'child' | 'sibling';
};

/**
 * A ticket, its parent, its children and its parent's other children, as `Relative`.
 * @param parentId the parent that it will have; 0 for the one that it has
 */
export const relativesOf = (ticketId: number, parentId: number): Statement => ({
  name: 'relatives-of',
  text: `with up as (select coalesce(nullif($2::int, 0), (select destination_ticket_id from ticket_relation where source_ticket_id = $1 and relation_type = ${PARENT})) as id),
      kin (id, standing) as (
        select $1::int, 'self' union all select id, 'parent' from up
        union all select source_ticket_id, 'child' from ticket_relation where destination_ticket_id = $1 and relation_type = ${PARENT}
        union all select source_ticket_id, 'sibling' from ticket_relation where destination_ticket_id = (select id from up) and relation_type = ${PARENT})
    select t.id, k.standing, t.ticket_type as "typeId", t.status as base, t.owned_by as "ownerId", t.category as "categoryId", (select version from svar_desk) as "deskVersion"
    from kin k join ticket t on t.id = k.id order by t.id limit ${ROWS_AT_MOST}`,
  values: [ticketId, parentId],
});
