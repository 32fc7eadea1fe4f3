/**
 * Relations between tickets: related ones, and a hierarchy in which a ticket has one parent and never lies under itself. What is
 * kept is never Child: a child of a ticket is kept as that ticket being its parent, so that each edge stands once.
 * Source: operations §5, data-model §10; relation rules of DOCS relation-rules act in clients only, so that they advise here.
 */
import { TicketBaseStatus, TicketRelationError, TicketRelationType } from '../vocabulary.ts';
import type { Decision } from './decision.ts';
import type { Desk, RelationDefinition } from './desk.ts';
import { LogAction, type LogChange } from './log.ts';
import type { Instant, Thread, Ticket } from './thread.ts';

const { Related, Parent, Child } = TicketRelationType;

/** Two tickets and what they are to each other. Parent: the destination is the parent of the source. */
export interface Edge {
  sourceId: number;
  destinationId: number;
  type: typeof Related | typeof Parent;
}

/** A relation as it stands. */
export interface Relation extends Edge {
  id: number;
  comment: string;
  registered: Instant;
}

/** The edge that a caller names: the other ticket as its related one, parent or child. */
export const edgeOf = (sourceId: number, destinationId: number, type: TicketRelationType): Edge =>
  type === Child ? { sourceId: destinationId, destinationId: sourceId, type: Parent } : { sourceId, destinationId, type };

/** A relation seen from one of its tickets: Parent means that the other is its parent. */
export function seenFrom(ticketId: number, { sourceId, destinationId, type }: Edge): { otherId: number; type: TicketRelationType } {
  if (sourceId === ticketId) return { otherId: destinationId, type };
  return { otherId: sourceId, type: type === Parent ? Child : Related };
}

export const sameEdge = (a: Edge, b: Edge): boolean =>
  a.type === b.type &&
  ((a.sourceId === b.sourceId && a.destinationId === b.destinationId) ||
    (a.type === Related && a.sourceId === b.destinationId && a.destinationId === b.sourceId));

// --- what may be related

/** What stands around the tickets that a call is about: their relations, and the parents of all that lie above them. */
export interface Ties {
  edges: readonly Edge[];
  /** Parent by child. */
  parents: ReadonlyMap<number, number>;
}

/** Why two tickets are not related. */
export interface Problem {
  error: TicketRelationError;
  message: string;
}

/** Is a ticket the other one, or above it? */
export function isAbove(ticketId: number, otherId: number, parents: ReadonlyMap<number, number>): boolean {
  const seen = new Set<number>();
  for (let at: number | undefined = otherId; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === ticketId) return true;
    seen.add(at);
  }
  return false;
}

const isBetween = (a: number, b: number, edge: Edge): boolean =>
  (edge.sourceId === a && edge.destinationId === b) || (edge.sourceId === b && edge.destinationId === a);

/**
 * Why an edge may not be made; null when it may. A cycle has no value of its own on the wire: it counts as RelationExists.
 * Source: operations §5, Errors.
 */
export function problemOf(edge: Edge, ties: Ties): Problem | null {
  const { sourceId, destinationId } = edge;
  if (sourceId === destinationId) return { error: TicketRelationError.SameTicket, message: 'A ticket has no relation to itself' };
  if (ties.edges.some((one) => isBetween(sourceId, destinationId, one)))
    return { error: TicketRelationError.RelationExists, message: `Tickets ${sourceId} and ${destinationId} are related already` };
  if (edge.type !== Parent) return null;
  if (ties.parents.has(sourceId)) return { error: TicketRelationError.ParentExists, message: `Ticket ${sourceId} has a parent already` };
  // wire: the word by which a cycle is known
  return isAbove(sourceId, destinationId, ties.parents) ? { error: TicketRelationError.RelationExists, message: 'circular' } : null;
}

/** What comes of one ticket that was to be related with another. */
export interface Verdict {
  sourceId: number;
  edge: Edge;
  problem: Problem | null;
  /** It stands already, just as it was asked for. */
  stands: boolean;
}

/**
 * Judges tickets in their order, each as if the ones before it were related already.
 * @param barred why a ticket is not for this caller; null when it is
 */
export function judged(
  sourceIds: readonly number[],
  destinationId: number,
  type: TicketRelationType,
  ties: Ties,
  barred: (ticketId: number) => Problem | null,
): Verdict[] {
  const edges = [...ties.edges];
  const parents = new Map(ties.parents);
  return sourceIds.map((sourceId) => {
    const edge = edgeOf(sourceId, destinationId, type);
    const problem = barred(sourceId) ?? problemOf(edge, { edges, parents });
    if (problem === null) {
      edges.push(edge);
      if (edge.type === Parent) parents.set(edge.sourceId, edge.destinationId);
    }
    return { sourceId, edge, problem, stands: ties.edges.some((one) => sameEdge(one, edge)) };
  });
}

// --- what it does to a ticket

/** The kind of relation as ticket_log_change has it. The numbers are Svar's: data-model §12. */
const CODES: Readonly<Record<TicketRelationType, number>> = { [Related]: 20001, [Parent]: 20002, [Child]: 20003 };

/** What the log of a ticket says when some of its relations go and others come. */
export function relationChanges(ticketId: number, gone: readonly Edge[], come: readonly Edge[]): LogChange[] {
  const others = (edges: readonly Edge[], type: TicketRelationType): number[] =>
    edges
      .filter(({ sourceId, destinationId }) => sourceId === ticketId || destinationId === ticketId)
      .map((edge) => seenFrom(ticketId, edge))
      .filter((seen) => seen.type === type)
      .map(({ otherId }) => otherId);
  return [Related, Parent, Child].flatMap((type) => {
    const [from, to] = [others(gone, type), others(come, type)];
    const rows = Array.from({ length: Math.max(from.length, to.length) }, (_, place) => ({
      change: CODES[type],
      from: `${from[place] ?? ''}`,
      to: `${to[place] ?? ''}`,
      extraFieldId: null,
    }));
    return rows.filter((row) => row.from !== row.to);
  });
}

/** A ticket some of whose relations went or came. Nobody has worked on the ticket itself: LastChanged stays. */
export const relationsTurned = (thread: Thread, gone: readonly Edge[], come: readonly Edge[]): Decision => ({
  thread: { ...thread, message: null },
  newTags: [],
  delegatedBy: null,
  remembersCategory: false,
  because: { action: LogAction.Relation, changes: relationChanges(thread.ticket.id, gone, come) },
  kinds: ['RelationsChanged'],
  quiet: true,
});

// --- what clients are advised

/** A ticket as the rules of the hierarchy see it. */
export type Kin = Pick<Ticket, 'id' | 'typeId' | 'base'>;

/** What closing a ticket means for those above and below it. Nothing of it binds a save. */
export interface Advice {
  /** The parent that may be closed along with its last open child; 0 for none. */
  ticketIdToClose: number;
  isParentRequired: boolean;
  canClose: boolean;
  /** Open children: they stand in the way when it cannot be closed, else they may be closed along with it. */
  childIds: number[];
}

const isOpen = ({ base }: Kin): boolean => base === TicketBaseStatus.Active || base === TicketBaseStatus.Postponed;
const fits = (typeIds: readonly number[], typeId: number): boolean => typeIds.length === 0 || typeIds.includes(typeId);

/** Does a definition speak of a child and a parent of these types? One of Related speaks of nobody. */
function speaksOf(
  { type, sourceTypeIds, destinationTypeIds }: RelationDefinition,
  childTypeId: number,
  parentTypeId: number | null,
): boolean {
  if (type === Related) return false;
  const [childTypes, parentTypes] = type === Parent ? [sourceTypeIds, destinationTypeIds] : [destinationTypeIds, sourceTypeIds];
  return fits(childTypes, childTypeId) && (parentTypeId === null || fits(parentTypes, parentTypeId));
}

/**
 * Advises by the desk's definitions. Source: operations #66.
 * @param typeId of the ticket, which may be yet to be made
 * @param ticketId 0 for one that is
 * @param parent the one that it has or will have
 * @param siblings other children of that parent
 */
export function advice(
  typeId: number,
  { ticketId, parent, children, siblings }: { ticketId: number; parent: Kin | null; children: readonly Kin[]; siblings: readonly Kin[] },
  desk: Desk,
): Advice {
  const rules = [...desk.relationDefinitions.values()];
  const open = children.filter(isOpen);
  const under = (child: Kin, wanted: (rule: RelationDefinition) => boolean): boolean =>
    rules.some((rule) => wanted(rule) && speaksOf(rule, child.typeId, typeId));
  const inTheWay = open.filter((child) => under(child, (rule) => rule.preventsClosingParent));
  const alongWith = open.filter((child) => under(child, (rule) => rule.closesWithParent));
  const isLast = !siblings.some((sibling) => sibling.id !== ticketId && isOpen(sibling));
  const closes = (above: Kin): boolean =>
    isOpen(above) && rules.some((rule) => rule.closesParentWithChild && speaksOf(rule, typeId, above.typeId));
  return {
    ticketIdToClose: parent !== null && isLast && closes(parent) ? parent.id : 0,
    isParentRequired: rules.some((rule) => rule.isParentMandatory && speaksOf(rule, typeId, null)),
    canClose: inTheWay.length === 0,
    childIds: (inTheWay.length > 0 ? inTheWay : alongWith).map(({ id }) => id),
  };
}
