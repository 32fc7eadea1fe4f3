/** Relations as they are seen: whoever may read a ticket sees which others it is related with, as far as he may list those. */
import { type Advice, advice, type Relation } from '../domain/relations.ts';
import { can, EVERYTHING, reach } from '../domain/rights.ts';
import type { Ticket } from '../domain/thread.ts';
import {
  parentOf,
  type Relative,
  relationById,
  relationOf,
  relationsSeenFrom,
  relativesOf,
  type SeenRelation,
} from '../store/relations.ts';
import { flatTickets, type TicketRow, ticketRowOf } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { type Seen, seeing } from './read.ts';

/** A relation and its tickets. */
export interface RelationView {
  relation: Relation;
  source: Ticket;
  destination: Ticket;
}

/** A relation, as it is seen from either of its tickets; null when there is none that the caller sees. */
export const readRelation = (call: Call, id: number): Promise<Seen<RelationView | null>> =>
  seeing(call, async (now) => {
    const { agent, desk, app } = now;
    const [found] = await app.database.query(relationById(id));
    if (!found) return { rows: [], value: null };
    const relation = relationOf(found);
    const rows = await app.database.query(flatTickets([relation.sourceId, relation.destinationId], EVERYTHING));
    const tickets = new Map(rows.map((row) => [row.id as number, ticketRowOf(row).ticket]));
    const [source, destination] = [tickets.get(relation.sourceId), tickets.get(relation.destinationId)];
    if (!source || !destination) return { rows, value: null };
    const isSeen = (from: Ticket, other: Ticket): boolean => can(agent, 'read', from, desk) && can(agent, 'list', other, desk);
    return { rows, value: isSeen(source, destination) || isSeen(destination, source) ? { relation, source, destination } : null };
  });

/** A related ticket. */
export interface RelatedTicket {
  relation: SeenRelation;
  row: TicketRow;
  /** May the caller read it? Else id, title and status are all that is for him. */
  readable: boolean;
}

/** The relations of a ticket, oldest first; none when the caller may not read it. */
export const readRelations = (call: Call, ticketId: number): Promise<Seen<RelatedTicket[]>> =>
  seeing(call, async (now) => {
    const { agent, desk, app } = now;
    const relations = (await app.database.query(relationsSeenFrom(ticketId))) as unknown as SeenRelation[];
    const ids = [ticketId, ...relations.map((relation) => relation.ticketId)];
    const rows = await app.database.query(flatTickets(ids, reach(agent, 'list', desk)));
    const tickets = new Map(rows.map((row) => [row.id as number, ticketRowOf(row)]));
    const own = tickets.get(ticketId);
    if (!own || !can(agent, 'read', own.ticket, desk)) return { rows, value: [] };
    const value = relations.flatMap((relation) => {
      const row = tickets.get(relation.ticketId);
      return row ? [{ relation, row, readable: can(agent, 'read', row.ticket, desk) }] : [];
    });
    return { rows, value };
  });

/** The parent of a ticket; 0 for none, and for a ticket that the caller may not read. */
export const readParentId = (call: Call, ticketId: number): Promise<Seen<number>> =>
  seeing(call, async (now) => {
    const [rows, parents] = await now.app.database.snapshot(
      flatTickets([ticketId], reach(now.agent, 'read', now.desk)),
      parentOf(ticketId),
    );
    return { rows: rows!, value: rows!.length > 0 ? ((parents![0]?.id as number | undefined) ?? 0) : 0 };
  });

/**
 * What clients are advised when a ticket is made or closed.
 * @param ticketId 0 for one that is yet to be made
 * @param parentId the parent that it will have; 0 for the one that it has
 * @param typeId the type that it will have; 0 for the one that it has
 * @returns null when there is no such ticket that the caller may read
 */
export const readAdvice = (call: Call, ticketId: number, parentId: number, typeId: number): Promise<Seen<Advice | null>> =>
  seeing(call, async (now) => {
    const { agent, desk, app } = now;
    const rows = await app.database.query(relativesOf(ticketId, parentId));
    const relatives = rows as unknown as Relative[];
    const of = (standing: Relative['standing']): Relative[] => relatives.filter((one) => one.standing === standing);
    const [self] = of('self');
    if (ticketId > 0 && !(self && can(agent, 'read', self, desk))) return { rows, value: null };
    const type = desk.types.has(typeId) ? typeId : (self?.typeId ?? [...desk.types.values()].find(({ isDefault }) => isDefault)?.id ?? 0);
    // nobody is offered what he may not do
    const parent = of('parent').find((one) => can(agent, 'edit', one, desk)) ?? null;
    const found = advice(type, { ticketId, parent, children: of('child'), siblings: of('sibling') }, desk);
    const listed = new Set(of('child').flatMap((one) => (can(agent, 'list', one, desk) ? [one.id] : [])));
    return { rows, value: { ...found, childIds: found.childIds.filter((id) => listed.has(id)) } };
  });
