/**
 * Merging: several tickets about one thing become one. The surviving ticket gets messages, persons, tags, favourites, relations
 * and the log of the others; those stay behind as signposts. What is needed to take it back is written down as a trace.
 * Source: operations §8 #72; save-semantics §7; docs/decisions/0016.
 */
import { TicketBaseStatus, TicketReadStatus, TicketRelationType } from '../vocabulary.ts';
import { chainClock } from './chain.ts';
import { withConsequences } from './consequences.ts';
import { type Decision, deciding, granted, type Moment, refuse } from './decision.ts';
import { type Desk, defaultStatusOf } from './desk.ts';
import { changedTicket } from './events.ts';
import { LogAction } from './log.ts';
import { type Edge, isAbove, relationChanges } from './relations.ts';
import { can } from './rights.ts';
import { MOST_SECONDS } from './stays.ts';
import { type MessageFacts, type Replied, repliedAt, tally } from './tally.ts';
import type { Facts, Instant, Thread, Ticket } from './thread.ts';
import { saveTicket } from './ticket.ts';
import type { TicketWish } from './wish.ts';

/** Tickets that one call merges into another. */
export const MERGED_AT_MOST = 100;
/** Messages that one call moves: it has to end well before the database's limit of time. */
export const MOVED_AT_MOST = 20_000;

const { Deleted, Merged, Spam } = TicketBaseStatus;
const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;

/** A user's favourite, with what he has noted on it. */
export interface Favourite {
  ticketId: number;
  userId: number;
  extra: string;
}

/** A relation before a merge, and its ends after it; null: it went, since it would have led to the same ticket or stood twice. */
export interface Repointed<R extends Edge = Edge> {
  was: R;
  is: Edge | null;
}

/** All that is needed to take one merged ticket out again. Kept as JSON. */
export interface MergeTrace<R extends Edge = Edge> {
  /** Secondary persons and tags that the surviving ticket has only by merging. */
  personIds: readonly number[];
  tags: readonly number[];
  /** Users who had the merged ticket among their favourites, and those of them who had not had the surviving one. */
  favourites: readonly Omit<Favourite, 'ticketId'>[];
  newFavourites: readonly number[];
  relations: readonly Repointed<R>[];
  /** Members of the merged ticket that changed, as they were and as they became. */
  was: Partial<Ticket>;
  is: Partial<Ticket>;
  /** When the merged ticket had been replied to. */
  repliedAt: Instant | null;
  /** When the surviving ticket had been replied to, without any merge. */
  own: Replied;
  /** When merging has turned the light from green to yellow, this time or an earlier one; null: it was not green. */
  litAt: Instant | null;
}

/** What stands around the tickets of a merge. */
export interface MergeView<R extends Edge> {
  /** Of all tickets. */
  messages: readonly MessageFacts[];
  favourites: readonly Favourite[];
  /** Of the secondaries. */
  relations: readonly Repointed<R>[];
  /** Merges into the surviving ticket that stand. */
  standing: readonly MergeTrace<R>[];
}

/** What a merge comes to. */
export interface Merge<R extends Edge> {
  primary: Decision;
  secondaries: readonly { before: Thread; decision: Decision; trace: MergeTrace<R> }[];
}

/** The surviving ticket and the others, in the order in which they were named. */
export interface Merging {
  primary: Thread;
  secondaries: readonly Thread[];
}

const listed = (ids: readonly number[]): string => `${ids.length === 1 ? 'ticket' : 'tickets'} ${ids.join(', ')}`;

/** Rights first, so that nobody learns the state of a ticket that he may not change. */
function allow(thread: Thread, about: string, desk: Desk, moment: Moment): void {
  if (!can(moment.by, 'edit', thread.ticket, desk)) refuse('forbidden', about, `You may not change ticket ${thread.ticket.id}`);
}

/**
 * The tickets that a call names, as far as they may be merged. Source: operations #72 "validate".
 * @returns a refusal: none or too many; unknown; without the right; surviving one in the bin or merged; merged already
 */
export const mergeable = deciding(
  (primaryId: number, secondaryIds: readonly number[], threads: ReadonlyMap<number, Thread>, desk: Desk, moment: Moment): Merging => {
    const ids = [...new Set(secondaryIds)];
    const found = (id: number, about: string): Thread => threads.get(id) ?? refuse('unknown', about, `Ticket ${id} was not found`);
    if (primaryId <= 0) refuse('invalid', 'MergedTicketEntity.TicketId', 'The surviving ticket must be one that stands');
    if (ids.length === 0) refuse('invalid', 'SecondaryTicketIds', 'There is no ticket to merge');
    if (ids.length > MERGED_AT_MOST) refuse('invalid', 'SecondaryTicketIds', `At most ${MERGED_AT_MOST} tickets are merged at once`);
    if (ids.includes(primaryId)) refuse('invalid', 'SecondaryTicketIds', 'A ticket is not merged into itself');
    const primary = found(primaryId, 'MergedTicketEntity');
    const secondaries = ids.map((id) => found(id, 'SecondaryTicketIds'));
    allow(primary, 'MergedTicketEntity', desk, moment);
    for (const thread of secondaries) allow(thread, 'SecondaryTicketIds', desk, moment);
    const { base } = primary.ticket;
    if (base === Deleted || base === Spam || base === Merged)
      refuse('invalid', 'MergedTicketEntity', `Ticket ${primaryId} is deleted, spam or merged itself: nothing is merged into it`);
    const merged = secondaries.find(({ ticket }) => ticket.base === Merged);
    if (merged) refuse('invalid', 'SecondaryTicketIds', `Ticket ${merged.ticket.id} is merged already`);
    if (secondaries.reduce((sum, { ticket }) => sum + ticket.messages, 0) > MOVED_AT_MOST)
      refuse('invalid', 'SecondaryTicketIds', `At most ${MOVED_AT_MOST} messages are moved at once`);
    if (![...desk.statuses.values()].some((status) => status.base === Merged))
      refuse('invalid', 'SecondaryTicketIds', 'The desk has no status for merged tickets');
    return { primary, secondaries };
  },
);

/**
 * Where the relations of merged tickets lead from now on: to the surviving ticket. One that would lead to itself, stand beside
 * another of the same pair, give a second parent or close a circle goes. Source: operations #72 "relations re-pointed".
 * @param relations of all tickets of the merge, oldest first
 * @param parents above all tickets that they name, by child
 */
export function repointed<R extends Edge>(
  primaryId: number,
  secondaryIds: readonly number[],
  relations: readonly R[],
  parents: ReadonlyMap<number, number>,
): Repointed<R>[] {
  const gone = new Set(secondaryIds);
  const into = (id: number): number => (gone.has(id) ? primaryId : id);
  const isOwn = ({ sourceId, destinationId }: Edge): boolean => !gone.has(sourceId) && !gone.has(destinationId);
  const isFar = (id: number): boolean => id !== primaryId && !gone.has(id);
  const above = new Map([...parents].filter(([child, parent]) => isFar(child) && isFar(parent)));
  const related = new Set<number>();
  const stand = ({ sourceId, destinationId, type }: Edge): void => {
    related.add(sourceId === primaryId ? destinationId : sourceId);
    if (type === TicketRelationType.Parent) above.set(sourceId, destinationId);
  };
  relations.filter(isOwn).forEach(stand);
  return relations
    .filter((relation) => !isOwn(relation))
    .map((was) => {
      const is: Edge = { sourceId: into(was.sourceId), destinationId: into(was.destinationId), type: was.type };
      const other = is.sourceId === primaryId ? is.destinationId : is.sourceId;
      const isBad = is.type === TicketRelationType.Parent && (above.has(is.sourceId) || isAbove(is.sourceId, is.destinationId, above));
      if (is.sourceId === is.destinationId || related.has(other) || isBad) return { was, is: null };
      stand(is);
      return { was, is };
    });
}

const personsOf = ({ ticket, otherPersonIds }: Thread): number[] =>
  ticket.personId === null ? [...otherPersonIds] : [ticket.personId, ...otherPersonIds];
const earliest = (moments: readonly (Instant | null)[]): Instant | null =>
  moments.reduce((first, moment) => (first === null || (moment !== null && moment < first) ? moment : first), null);

/** When the surviving ticket had been replied to by itself: what an earlier merge has brought does not count. */
function ownReply({ ticket }: Thread, standing: readonly MergeTrace[]): Replied {
  const brought = ticket.repliedAt !== null && standing.find((trace) => trace.repliedAt === ticket.repliedAt);
  const { repliedAt: at, timeToReply, realTimeToReply } = ticket;
  return brought ? brought.own : { repliedAt: at, timeToReply, realTimeToReply };
}

/** When merging has turned the light of the surviving ticket. */
function litAt(light: TicketReadStatus, standing: readonly MergeTrace[], at: Instant): Instant | null {
  if (light === TicketReadStatus.Green) return at;
  return light === TicketReadStatus.Yellow ? earliest(standing.map((trace) => trace.litAt)) : null;
}

/** The chain of a merged ticket stands still, with the seconds that were left. */
function halted({ alertTimeout, alertStop, priorityId }: Ticket, desk: Desk, at: Instant): Partial<Ticket> {
  if (alertTimeout === null || alertStop >= 0) return {};
  const priority = desk.priorities.get(priorityId);
  const left = priority ? chainClock(priority, desk.zone).between(at, alertTimeout) : 0;
  return { alertTimeout: null, alertStop: Math.min(MOST_SECONDS, left) };
}

/** A merged ticket: a signpost to the surviving one. Its owner and persons stay written on it. */
function becomesMerged(thread: Thread, primaryId: number, desk: Desk, moment: Moment): Decision {
  const status = defaultStatusOf(desk, Merged);
  const wished = { ...thread.ticket, mergedInto: primaryId, statusId: status.id, base: Merged, activateAt: null, ...tally([]) };
  const { ticket, stays } = withConsequences(thread.ticket, wished, {}, desk, moment.at);
  return {
    thread: { ...thread, ticket: { ...ticket, ...halted(ticket, desk, moment.at), nextWake: null }, message: null },
    ...plain,
    effects: { stays },
    because: {
      action: LogAction.ConnectTwoTickets,
      description: `Merged into ticket ${primaryId}`,
      details: { mergedInto: primaryId },
    },
    kinds: ['TicketMerged'],
  };
}

const picked = (ticket: Ticket, names: readonly (keyof Ticket)[]): Partial<Ticket> =>
  Object.fromEntries(names.map((name) => [name, ticket[name]])) as Partial<Ticket>;

/** The surviving ticket, as the wish makes it and with all that comes to it. */
function survives({ primary, secondaries }: Merging, saved: Decision, view: MergeView<Edge>, desk: Desk): Decision {
  const { ticket, otherPersonIds } = saved.thread;
  const ids = secondaries.map((thread) => thread.ticket.id);
  // whoever had been the customer of one of them is not lost when another becomes the customer of all
  const persons = new Set([...otherPersonIds, ...(primary.ticket.personId === null ? [] : [primary.ticket.personId])]);
  for (const id of secondaries.flatMap(personsOf)) persons.add(id);
  if (ticket.personId !== null) persons.delete(ticket.personId);
  const replied = earliest([ticket.repliedAt, ...secondaries.map((thread) => thread.ticket.repliedAt)]);
  const { light } = ticket;
  const gone = view.relations.map(({ was }) => was);
  const come = view.relations.flatMap(({ is }) => is ?? []);
  return {
    ...saved,
    thread: {
      message: null,
      otherPersonIds: [...persons],
      ticket: {
        ...ticket,
        ...tally(view.messages),
        ...(replied === ticket.repliedAt ? {} : repliedAt(ticket, replied, desk)),
        tags: [...new Set([...ticket.tags, ...secondaries.flatMap((thread) => thread.ticket.tags)])],
        light: light === TicketReadStatus.Green ? TicketReadStatus.Yellow : light,
      },
    },
    because: {
      action: LogAction.JoinTickets,
      description: `Merged with ${listed(ids)}`,
      details: { merged: ids },
      changes: relationChanges(ticket.id, gone, come),
    },
    kinds: gone.length > 0 ? ['TicketMerged', 'RelationsChanged'] : ['TicketMerged'],
  };
}

/** What it takes to undo one of the merges. @param merged what becomes of the surviving ticket; @param after the merged one, as it is then */
function traceOf<R extends Edge>(
  { primary }: Merging,
  thread: Thread,
  merged: Thread,
  after: Ticket,
  view: MergeView<R>,
): Omit<MergeTrace<R>, 'litAt'> {
  const { ticket } = thread;
  const { standing } = view;
  const brought = (what: 'personIds' | 'tags'): Set<number> => new Set(standing.flatMap((trace) => trace[what]));
  const isOwn = (own: readonly number[], what: 'personIds' | 'tags') => {
    const theirs = brought(what);
    return (id: number): boolean => own.includes(id) && !theirs.has(id);
  };
  const [isOwnPerson, isOwnTag] = [isOwn(personsOf(primary), 'personIds'), isOwn(primary.ticket.tags, 'tags')];
  const others = new Set(merged.otherPersonIds);
  const had = new Set(view.favourites.flatMap(({ ticketId, userId }) => (ticketId === primary.ticket.id ? [userId] : [])));
  for (const userId of standing.flatMap(({ newFavourites }) => newFavourites)) had.delete(userId);
  const favourites = view.favourites.filter(({ ticketId }) => ticketId === ticket.id).map(({ userId, extra }) => ({ userId, extra }));
  const names = changedTicket(ticket, after);
  return {
    personIds: personsOf(thread).filter((id) => others.has(id) && !isOwnPerson(id)),
    tags: ticket.tags.filter((id) => !isOwnTag(id)),
    favourites,
    newFavourites: favourites.map(({ userId }) => userId).filter((id) => !had.has(id)),
    relations: view.relations.filter(({ was }) => was.sourceId === ticket.id || was.destinationId === ticket.id),
    was: picked(ticket, names),
    is: picked(after, names),
    repliedAt: ticket.repliedAt,
    own: ownReply(primary, standing),
  };
}

/**
 * Merges tickets that may be: see `mergeable`. The surviving one is saved in the final form that the caller wishes.
 * Source: operations #72; save-semantics §5 (light), §6.3 (reply), §7.
 */
export const mergeTickets = deciding(
  <R extends Edge>(merging: Merging, wish: TicketWish, view: MergeView<R>, desk: Desk, facts: Facts, moment: Moment): Merge<R> => {
    const saved = granted(saveTicket(merging.primary, wish, desk, facts, moment));
    const primary = survives(merging, saved, view, desk);
    const lit = litAt(saved.thread.ticket.light, view.standing, moment.at);
    const secondaries = merging.secondaries.map((before) => {
      const decision = becomesMerged(before, merging.primary.ticket.id, desk, moment);
      return { before, decision, trace: { ...traceOf(merging, before, primary.thread, decision.thread.ticket, view), litAt: lit } };
    });
    return { primary, secondaries };
  },
);
