/**
 * Taking a merge back: the merged ticket stands again as if it had never gone, with the messages that are still there, and the
 * surviving one loses what it had by that merge alone. What either of them lived through meanwhile stays. Source: docs/decisions/0016.
 */
import { TicketBaseStatus, TicketReadStatus, TicketRelationType } from '../vocabulary.ts';
import { wakeOf, withConsequences } from './consequences.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import { type Desk, defaultStatusOf } from './desk.ts';
import { changedTicket } from './events.ts';
import { LogAction } from './log.ts';
import type { MergeTrace, Repointed } from './merging.ts';
import { type Edge, isAbove } from './relations.ts';
import { can } from './rights.ts';
import { firstReply, type MessageFacts, type Replied, repliedAt, tally } from './tally.ts';
import type { Instant, Thread, Ticket } from './thread.ts';

const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;

/** A merge that stands, and what is around it. */
export interface UnmergeView {
  trace: MergeTrace;
  mergedAt: Instant;
  /** The other merges into the surviving ticket that stand. */
  others: readonly MergeTrace[];
  /** Messages that stay, and those that go back. */
  staying: readonly MessageFacts[];
  returning: readonly MessageFacts[];
}

/** What taking it back comes to. */
export interface Unmerge {
  primary: Decision;
  secondary: Decision;
  /** Is the stay that the merge ended to go on, as if it had never ended? Its row goes then. */
  resumesStay: boolean;
  /** Users who had the surviving ticket among their favourites by this merge alone. */
  favouritesGone: readonly number[];
}

/** What only this merge has brought. */
const onlyBy = (trace: MergeTrace, others: readonly MergeTrace[], what: 'personIds' | 'tags' | 'newFavourites'): Set<number> => {
  const theirs = new Set(others.flatMap((other) => other[what]));
  return new Set(trace[what].filter((id) => !theirs.has(id)));
};

/** When the surviving ticket was replied to without this merge: by itself, by another merge, or since. */
function replyWithout(ticket: Ticket, { trace, mergedAt, others, staying }: UnmergeView, desk: Desk): Replied {
  const standing: Replied = { repliedAt: ticket.repliedAt, timeToReply: ticket.timeToReply, realTimeToReply: ticket.realTimeToReply };
  const { own } = trace;
  if (trace.repliedAt === null || standing.repliedAt !== trace.repliedAt || own.repliedAt === standing.repliedAt) return standing;
  const moments = [own.repliedAt, ...others.map((other) => other.repliedAt)].filter((moment) => moment !== null);
  if (moments.length === 0) {
    const since = firstReply(ticket, staying);
    return since && since.createdAt > mergedAt ? repliedAt(ticket, since.createdAt, desk) : own;
  }
  const first = Math.min(...moments);
  return first === own.repliedAt ? own : repliedAt(ticket, first, desk);
}

/** Yellow by merging alone, and nobody has written since: as green as it was. */
function lightWithout({ light }: Ticket, { trace, others, staying }: UnmergeView): TicketReadStatus {
  const { litAt } = trace;
  if (light !== TicketReadStatus.Yellow || litAt === null || others.some((other) => other.litAt !== null)) return light;
  return staying.every(({ createdAt }) => createdAt <= litAt) ? TicketReadStatus.Green : light;
}

function without(primary: Thread, secondaryId: number, view: UnmergeView, desk: Desk): Decision {
  const { ticket } = primary;
  const persons = onlyBy(view.trace, view.others, 'personIds');
  const tags = onlyBy(view.trace, view.others, 'tags');
  return {
    thread: {
      message: null,
      otherPersonIds: primary.otherPersonIds.filter((id) => !persons.has(id)),
      ticket: {
        ...ticket,
        ...tally(view.staying),
        ...replyWithout(ticket, view, desk),
        tags: ticket.tags.filter((id) => !tags.has(id)),
        light: lightWithout(ticket, view),
      },
    },
    ...plain,
    because: {
      action: LogAction.EditTicket,
      description: `Ticket ${secondaryId} was taken out again`,
      details: { unmerged: [secondaryId] },
    },
    kinds: ['TicketUnmerged'],
  };
}

/** Members that only recounting tells. */
const COUNTED: ReadonlySet<string> = new Set(['version', 'lastChanged', ...Object.keys(tally([]))]);

/**
 * The merged ticket as it was. Where nobody has touched what merging changed, its status was never left: the stay goes on, and
 * the chain is due when it would have been. Else it changes its status as any ticket does.
 */
function restored(ticket: Ticket, { trace, returning }: UnmergeView, desk: Desk, at: Instant) {
  const changed = Object.keys(trace.is).filter((name) => !COUNTED.has(name)) as (keyof Ticket)[];
  const status = desk.statuses.get(trace.was.statusId ?? 0);
  const isAsLeft = changedTicket({ ...ticket, ...pickedFrom(trace.is, changed) }, ticket).length === 0;
  const counted = tally(returning);
  if (isAsLeft && status && !status.deleted) {
    const back = { ...ticket, ...pickedFrom(trace.was, changed), ...counted };
    return { ticket: { ...back, nextWake: wakeOf(back) }, stays: [], resumesStay: true };
  }
  const found = status && !status.deleted ? status : defaultStatusOf(desk, trace.was.base ?? TicketBaseStatus.Active);
  const activateAt = found.base === TicketBaseStatus.Postponed ? (trace.was.activateAt ?? null) : null;
  const wished = { ...ticket, mergedInto: null, statusId: found.id, base: found.base, activateAt, ...counted };
  return { ...withConsequences(ticket, wished, {}, desk, at), resumesStay: false };
}

const pickedFrom = (members: Partial<Ticket>, names: readonly (keyof Ticket)[]): Partial<Ticket> =>
  Object.fromEntries(names.map((name) => [name, members[name]])) as Partial<Ticket>;

const pairOf = ({ sourceId, destinationId }: Edge): string => [sourceId, destinationId].sort((a, b) => a - b).join('-');

/**
 * Relations that a merge has turned and that go back: those that nobody has touched since, as far as nothing else has taken their
 * place. `turned` are still there and lead back to where they led; `again` had gone.
 * @param standing relations of both tickets as they are now
 * @param parents above all tickets that they name, by child
 */
export function returning<R extends Edge & { id: number }>(
  repointed: readonly Repointed<R>[],
  standing: readonly R[],
  parents: ReadonlyMap<number, number>,
): { turned: R[]; again: R[] } {
  const rows = new Map(standing.map((row) => [row.id, row]));
  const goBack = repointed.filter(({ was, is }) => {
    const row = rows.get(was.id);
    return is ? row?.sourceId === is.sourceId && row.destinationId === is.destinationId && row.type === was.type : row === undefined;
  });
  const leaving = new Set(goBack.map(({ was }) => was.id));
  const staying = standing.filter(({ id }) => !leaving.has(id));
  const pairs = new Set(staying.map(pairOf));
  const above = new Map(parents);
  for (const { is } of goBack) if (is?.type === TicketRelationType.Parent) above.delete(is.sourceId);
  const isFree = (edge: Edge): boolean => {
    if (pairs.has(pairOf(edge))) return false;
    const isParent = edge.type === TicketRelationType.Parent;
    if (isParent && (above.has(edge.sourceId) || isAbove(edge.sourceId, edge.destinationId, above))) return false;
    pairs.add(pairOf(edge));
    if (isParent) above.set(edge.sourceId, edge.destinationId);
    return true;
  };
  const back = goBack.filter(({ was }) => isFree(was));
  return { turned: back.flatMap(({ was, is }) => (is ? [was] : [])), again: back.flatMap(({ was, is }) => (is ? [] : [was])) };
}

/**
 * Takes a merge back.
 * @returns a refusal: without the right on both tickets; when the surviving one was itself merged into another
 */
export const unmergeTicket = deciding((primary: Thread, secondary: Thread, view: UnmergeView, desk: Desk, moment: Moment): Unmerge => {
  for (const { ticket } of [secondary, primary])
    if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', 'TicketId', `You may not change ticket ${ticket.id}`);
  const { id, base } = primary.ticket;
  if (base === TicketBaseStatus.Merged)
    refuse('invalid', 'TicketId', `Ticket ${secondary.ticket.id} is part of ${id}, which was merged itself: take that one out first`);
  const { ticket, stays, resumesStay } = restored(secondary.ticket, view, desk, moment.at);
  return {
    primary: without(primary, secondary.ticket.id, view, desk),
    secondary: {
      thread: { ...secondary, ticket, message: null },
      ...plain,
      effects: { stays },
      because: { action: LogAction.EditTicket, description: `Taken out of ticket ${id}`, details: { mergedInto: id } },
      kinds: ['TicketUnmerged'],
    },
    resumesStay,
    favouritesGone: [...onlyBy(view.trace, view.others, 'newFavourites')],
  };
});
