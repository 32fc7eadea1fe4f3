/**
 * Relations are made, changed and taken away. All tickets that a change touches are locked and told, and whoever changes the
 * hierarchy takes his turn, so that no two calls close a circle together. Source: operations §5.
 */
import {
  type Edge,
  edgeOf,
  isAbove,
  judged,
  type Problem,
  problemOf,
  type Relation,
  relationsTurned,
  sameEdge,
  seenFrom,
  type Ties,
  type Verdict,
} from '../domain/relations.ts';
import { can, EVERYTHING } from '../domain/rights.ts';
import { cut } from '../domain/text.ts';
import type { Thread } from '../domain/thread.ts';
import { type Row, type Statement, StoreConflict } from '../store/database.ts';
import {
  deleteRelations,
  insertRelations,
  lineageOf,
  lockHierarchy,
  parentOf,
  relationById,
  relationOf,
  relationsBetween,
  ticketsOfRelation,
  updateRelation,
} from '../store/relations.ts';
import { flatTickets, ticketRowOf } from '../store/ticket-reads.ts';
import { TicketRelationError, TicketRelationType } from '../vocabulary.ts';
import type { Call } from './call.ts';
import { type Refusal, Refused } from './errors.ts';
import { seeing } from './read.ts';
import { type Around, changeTogether } from './together.ts';

const { Parent } = TicketRelationType;
const COMMENT_LENGTH = 255;

const refused = (why: Refusal['why'], about: string, message: string): Refused => new Refused({ why, about, message });

/** The ticket of an id that a call names. @throws Refused for one that is not there, or that the caller may not change */
function editable({ threads, call }: Around, id: number, about: string): Thread {
  const thread = threads.get(id);
  if (!thread) throw refused('unknown', about, `Ticket ${id} was not found`);
  if (!can(call.agent, 'edit', thread.ticket, call.desk)) throw refused('forbidden', about, `You may not change ticket ${id}`);
  return thread;
}

type Ask = (...statements: Statement[]) => Promise<Row[][]>;

/** What stands between a ticket and some others, and above all of them. @param without a relation that is being changed */
async function tiesOf(ask: Ask, ticketId: number, otherIds: readonly number[], without?: Relation): Promise<Ties> {
  const [between, lineage] = await ask(relationsBetween(ticketId, otherIds), lineageOf([ticketId, ...otherIds]));
  const parents = new Map(lineage!.map((row) => [row.child as number, row.parent as number]));
  if (without?.type === Parent) parents.delete(without.sourceId);
  return { edges: between!.map(relationOf).filter(({ id }) => id !== without?.id), parents };
}

/** The same for a plan that will change them: when its turn has come. */
async function tiesInTurn({ tx }: Around, ticketId: number, otherIds: readonly number[], without?: Relation): Promise<Ties> {
  await tx.query(lockHierarchy);
  return tiesOf((...statements) => tx.query(...statements), ticketId, otherIds, without);
}

/** Tells all tickets that some relations have gone and others have come. */
async function tell(around: Around, gone: readonly Edge[], come: readonly Edge[]): Promise<void> {
  const ids = new Set([...gone, ...come].flatMap(({ sourceId, destinationId }) => [sourceId, destinationId]));
  const changes = [...ids].map((id) => {
    const before = around.threads.get(id);
    // it was related with another ticket while this call waited for its locks
    if (!before) throw new StoreConflict(new Error('a relation has moved'));
    const touches = (edge: Edge): boolean => edge.sourceId === id || edge.destinationId === id;
    return { before, decision: relationsTurned(before, gone.filter(touches), come.filter(touches)) };
  });
  await around.storeAll(changes);
}

/** Takes relations away and makes others. @returns ids of the new ones, in their order */
async function turn(around: Around, gone: readonly Relation[], come: readonly Edge[], comment: string): Promise<number[]> {
  if (gone.length + come.length === 0) return [];
  const { tx, call } = around;
  const [, made] = await tx.query(
    deleteRelations(gone.map(({ id }) => id)),
    insertRelations(come, cut(comment, COMMENT_LENGTH), call.at, call.agent.associateId),
  );
  await tell(around, gone, come);
  return made!.map((row) => row.id as number);
}

// --- several at once

/** Tickets that shall be related with one other, all in the same way. */
export interface Asked {
  sourceIds: readonly number[];
  destinationId: number;
  type: TicketRelationType;
}

/** wire: there is no value for a ticket that is not there, or not for this caller. */
const barred = (message: string): Problem => ({ error: TicketRelationError.RelationExists, message });

/** Why a ticket is not for this caller. */
function barring(ticketOf: (id: number) => Thread['ticket'] | undefined, { agent, desk }: Call): (id: number) => Problem | null {
  return (id) => {
    const ticket = ticketOf(id);
    if (!ticket) return barred(`Ticket ${id} was not found`);
    return can(agent, 'edit', ticket, desk) ? null : barred(`You may not change ticket ${id}`);
  };
}

/**
 * Says what would come of relating tickets; nothing is stored. One verdict for each ticket, in their order, repeated ids once.
 * Each is judged as if the ones before it were related already, so that making them says the same.
 */
export async function validateRelations(call: Call, { sourceIds, destinationId, type }: Asked): Promise<Verdict[]> {
  const ids = [...new Set(sourceIds)];
  const seen = await seeing(call, async (now) => {
    const { database } = now.app;
    const [rows] = await database.snapshot(flatTickets([...ids, destinationId], EVERYTHING));
    const tickets = new Map(rows!.map((row) => [row.id as number, ticketRowOf(row).ticket]));
    const why = barring((id) => tickets.get(id), now);
    const ties = await tiesOf((...statements) => database.snapshot(...statements), destinationId, ids);
    return { rows: rows!, value: judged(ids, destinationId, type, ties, (id) => why(destinationId) ?? why(id)) };
  });
  return seen.value;
}

/**
 * Relates tickets with another one; those that may not be are passed over, and the verdict says why.
 * @throws Refused when the other one is not there, or not for this caller
 */
export async function createRelations(call: Call, asked: Asked, comment: string): Promise<Verdict[]> {
  const { destinationId, type } = asked;
  const ids = [...new Set(asked.sourceIds)];
  const outcome = await changeTogether<Verdict[]>(call, {
    ticketIds: [...ids, destinationId],
    async plan(around) {
      editable(around, destinationId, 'DestinationTicketId');
      const ties = await tiesInTurn(around, destinationId, ids);
      const why = barring((id) => around.threads.get(id)?.ticket, around.call);
      const verdicts = judged(ids, destinationId, type, ties, why);
      const come = verdicts.flatMap(({ problem, edge }) => (problem === null ? [edge] : []));
      await turn(around, [], come, comment);
      return { value: verdicts, id: destinationId };
    },
  });
  if (!('repeated' in outcome)) return outcome.value;
  // what stands now as it was asked for was made then
  const now = await validateRelations(call, asked);
  return now.map((verdict) => (verdict.stands ? { ...verdict, problem: null } : verdict));
}

// --- one at a time

/** What a caller wants of a relation. Members that were not said are undefined. */
export interface RelationWish {
  /** 0 for a new one. */
  id: number;
  sourceId: number | undefined;
  destinationId: number | undefined;
  type: TicketRelationType | undefined;
  comment: string | undefined;
}

const refuseProblem = (problem: Problem | null): void => {
  if (problem) throw refused('invalid', 'TicketRelationEntity', problem.message);
};

async function make(
  call: Call,
  { sourceId = 0, destinationId = 0, type = TicketRelationType.Related, comment = '' }: RelationWish,
): Promise<number> {
  const outcome = await changeTogether(call, {
    ticketIds: [sourceId, destinationId],
    async plan(around) {
      editable(around, sourceId, 'SourceTicketId');
      editable(around, destinationId, 'DestinationTicketId');
      const edge = edgeOf(sourceId, destinationId, type);
      refuseProblem(problemOf(edge, await tiesInTurn(around, sourceId, [destinationId])));
      const [id] = await turn(around, [], [edge], comment);
      return { value: id!, id: id! };
    },
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** A relation that stands, with both tickets locked. @throws Refused */
async function held(around: Around, id: number): Promise<Relation> {
  const [rows] = await around.tx.query(relationById(id));
  const row = rows![0];
  if (!row) throw refused('unknown', 'TicketRelationId', `Relation ${id} was not found`);
  const relation = relationOf(row);
  const { sourceId, destinationId } = relation;
  if (!around.threads.has(sourceId) || !around.threads.has(destinationId)) throw new StoreConflict(new Error('a relation has moved'));
  editable(around, sourceId, 'TicketRelationId');
  editable(around, destinationId, 'TicketRelationId');
  return relation;
}

/** The edge that a kept relation becomes. Who names both tickets the other way round means the kind that way round too. */
function wishedEdge(relation: Relation, { sourceId, destinationId, type }: RelationWish): Edge {
  if (type === undefined) return relation;
  const isTurned = sourceId === relation.destinationId && destinationId === relation.sourceId;
  return isTurned ? edgeOf(sourceId, destinationId, type) : edgeOf(relation.sourceId, relation.destinationId, type);
}

async function alter(call: Call, wish: RelationWish): Promise<void> {
  await changeTogether(call, {
    choose: () => ticketsOfRelation(wish.id),
    async plan(around) {
      const relation = await held(around, wish.id);
      const edge = wishedEdge(relation, wish);
      const isSame = sameEdge(relation, edge);
      const comment = wish.comment === undefined ? relation.comment : cut(wish.comment, COMMENT_LENGTH);
      if (isSame && comment === relation.comment) return { value: null, id: wish.id };
      if (!isSame) refuseProblem(problemOf(edge, await tiesInTurn(around, relation.sourceId, [relation.destinationId], relation)));
      await around.tx.query(updateRelation(wish.id, isSame ? relation : edge, comment));
      await tell(around, [relation], [isSame ? relation : edge]);
      return { value: null, id: wish.id };
    },
  });
}

/**
 * Makes a relation, or changes the kind and comment of one that stands; its tickets stay what they are.
 * @returns its id
 * @throws Refused
 */
export async function saveRelation(call: Call, wish: RelationWish): Promise<number> {
  if (wish.id === 0) return make(call, wish);
  await alter(call, wish);
  return wish.id;
}

/** Takes a relation away. @throws Refused for one that is not there, or between tickets that the caller may not change */
export async function deleteRelation(call: Call, id: number): Promise<void> {
  await changeTogether(call, {
    choose: () => ticketsOfRelation(id),
    async plan(around) {
      await turn(around, [await held(around, id)], [], '');
      return { value: null, id };
    },
  });
}

/**
 * Gives a ticket another parent, or none. A relation of another kind between the two becomes this one.
 * @param parentId 0 or less for none
 * @throws Refused for itself as parent, or one that lies under it
 */
export async function setParent(call: Call, ticketId: number, parentId: number, comment: string): Promise<void> {
  await changeTogether(call, {
    ticketIds: parentId > 0 ? [ticketId, parentId] : [ticketId],
    choose: () => parentOf(ticketId),
    async plan(around) {
      editable(around, ticketId, 'TicketId');
      if (parentId > 0) editable(around, parentId, 'ParentTicketId');
      if (parentId === ticketId) throw refused('invalid', 'ParentTicketId', 'A ticket is not its own parent');
      const [, old] = await around.tx.query(lockHierarchy, parentOf(ticketId));
      const oldIds = old!.map((row) => row.id as number);
      const otherIds = [...new Set([...oldIds, ...(parentId > 0 ? [parentId] : [])])];
      const [between, lineage] = await around.tx.query(relationsBetween(ticketId, otherIds), lineageOf([parentId]));
      const relations = between!.map(relationOf);
      const edge = edgeOf(ticketId, parentId, Parent);
      const standing = relations.find((relation) => sameEdge(relation, edge));
      if (standing) {
        await recomment(around, standing, comment);
        return { value: null, id: ticketId };
      }
      if (parentId > 0 && isAbove(ticketId, parentId, new Map(lineage!.map((row) => [row.child as number, row.parent as number]))))
        throw refused('invalid', 'ParentTicketId', `circular: ticket ${parentId} lies under ticket ${ticketId}`);
      for (const relation of relations) loosened(around, seenFrom(ticketId, relation).otherId);
      await turn(around, relations, parentId > 0 ? [edge] : [], comment);
      return { value: null, id: ticketId };
    },
  });
}

/** A ticket that is a parent no more is changed as well. @throws Refused */
function loosened(around: Around, id: number): void {
  if (!around.threads.has(id)) throw new StoreConflict(new Error('the ticket has another parent meanwhile'));
  editable(around, id, 'ParentTicketId');
}

/** What is said of a relation that stays; nothing said leaves what stands. */
async function recomment(around: Around, relation: Relation, said: string): Promise<void> {
  const comment = cut(said, COMMENT_LENGTH);
  if (comment === '' || comment === relation.comment) return;
  await around.tx.query(updateRelation(relation.id, relation, comment));
  await tell(around, [relation], [relation]);
}
