/**
 * Tickets: a new one, and a save of one that stands. Source: save-semantics §2–§5; each member's rule stands where it is
 * decided.
 */
import { zoneOf } from '../time/zone.ts';
import { TicketBaseStatus, TicketOrigin, TicketReadStatus, TicketSecurityLevel } from '../vocabulary.ts';
import { begun, withConsequences } from './consequences.ts';
import { mergeCustom } from './custom-fields.ts';
import { type Decision, deciding, type Moment, refuse } from './decision.ts';
import { delegate, type Requester } from './delegation.ts';
import { type Category, type Desk, defaultStatusOf, NOBODY, type Status, type TicketTypeRow } from './desk.ts';
import { blankTicket } from './new-ticket.ts';
import {
  defaultCategory,
  defaultPriority,
  defaultType,
  findCategory,
  findOwner,
  findPerson,
  findPriority,
  findStatus,
  findType,
} from './resolve.ts';
import { can, isAdmin, mayEnter, RIGHTS } from './rights.ts';
import { postponement } from './status.ts';
import { cut, LENGTH } from './text.ts';
import type { Facts, Instant, Thread, Ticket } from './thread.ts';
import type { OwnerWish, TicketWish } from './wish.ts';

interface Owned {
  ownerId: number;
  delegatedBy: number | null;
}

function ownerOf(
  wish: OwnerWish,
  standing: number | null,
  category: Category,
  person: Requester,
  desk: Desk,
  facts: Facts,
  moment: Moment,
): Owned {
  if (wish === 'nobody') return { ownerId: NOBODY, delegatedBy: null };
  if (wish !== 'automatic') return { ownerId: findOwner(desk, wish, standing).id, delegatedBy: null };
  const found = delegate(category, desk, facts, moment, person);
  return { ownerId: found.ownerId, delegatedBy: found.assigned ? category.id : null };
}

/** The owner a new ticket has when nothing was said: what the agent prefers. */
export function preferredOwner(moment: Moment): OwnerWish {
  if (moment.by.robot) return 'nobody';
  return ({ 1: 'automatic', 2: 'nobody', 3: { userId: moment.by.id } } as const)[moment.by.preferences.owner] ?? 'nobody';
}

function enter(category: Category, moment: Moment): Category {
  return mayEnter(moment.by, category) ? category : refuse('forbidden', 'Category', `Category ${category.id} is for its members only`);
}

/** Type, category, agent's preference, the desk's open status. */
export function newTicketStatus(desk: Desk, type: TicketTypeRow, category: Category, moment: Moment): Status {
  const { preferences } = moment.by;
  const closing = preferences.closeNewTickets ? defaultStatusOf(desk, TicketBaseStatus.Closed).id : null;
  const ids = [type.defaultStatusId, category.statusId, preferences.newTicketStatusId, closing];
  const found = ids.map((id) => desk.statuses.get(id ?? 0)).find((status) => status !== undefined && !status.deleted);
  return found ?? defaultStatusOf(desk, TicketBaseStatus.Active);
}

/**
 * The status of a new ticket. A base status counts when no status was said, and also when the status said is the one a
 * draft would carry, so that a client that fills in a draft can change the base alone.
 */
function statusOfNew(wish: TicketWish, draft: Status, desk: Desk): { status: Status; base: TicketBaseStatus } {
  const said = wish.status === undefined ? null : findStatus(desk, wish.status, null);
  const asDraft = said === null || said.id === draft.id;
  if (wish.base && asDraft && (said === null || wish.base !== said.base)) {
    return { status: defaultStatusOf(desk, postponement(wish.base) ? TicketBaseStatus.Postponed : wish.base), base: wish.base };
  }
  const status = said ?? draft;
  return { status, base: status.base };
}

/** When a ticket in this state wakes up; null unless it is postponed. */
function activation(
  base: TicketBaseStatus,
  status: Status,
  said: Instant | null | undefined,
  standing: Instant | null,
  moment: Moment,
  zone: string,
): Instant | null {
  if (status.base !== TicketBaseStatus.Postponed) return null;
  const command = postponement(base);
  if (command === null) return said === undefined ? standing : said;
  if (command !== 'given') return command(moment.at, zoneOf(zone));
  if (!said || said <= moment.at) return refuse('invalid', 'Activate', 'Activate must be a moment to come');
  return said;
}

function tagsOf(wish: TicketWish, standing: readonly number[], desk: Desk, moment: Moment): { tags: number[]; newTags: string[] } {
  if (!wish.tags) return { tags: [...standing], newTags: [] };
  const tags = new Set<number>();
  const newTags = new Map<string, string>();
  const names = new Map([...desk.tags.values()].toReversed().map((row) => [row.name.toLowerCase(), row]));
  for (const tag of wish.tags) {
    if ('id' in tag) {
      if (desk.tags.has(tag.id)) tags.add(tag.id);
      continue;
    }
    const name = tag.name.trim();
    const known = names.get(name.toLowerCase());
    if (known) tags.add(known.id);
    else if (!isAdmin(moment.by) && !moment.by.rights.has(RIGHTS.newTags)) refuse('forbidden', 'Tags', 'You may not make new tags');
    else if (name.length > LENGTH.tagName) refuse('invalid', 'Tags', `A tag has at most ${LENGTH.tagName} characters`);
    else if (!newTags.has(name.toLowerCase())) newTags.set(name.toLowerCase(), name);
  }
  return { tags: [...tags], newTags: [...newTags.values()] };
}

function othersOf(wish: TicketWish, standing: readonly number[], personId: number | null, facts: Facts): number[] {
  const ids = wish.otherPersonIds?.map((id) => findPerson(facts, id, 'SecondaryPersons').id) ?? standing;
  return [...new Set(ids)].filter((id) => id !== personId);
}

const neighbour = (id: number | undefined, known: ReadonlySet<number>, standing: number | null, about: string): number | null => {
  if (id === undefined) return standing;
  if (id <= 0) return null;
  return known.has(id) ? id : refuse('unknown', about, `${about} ${id} was not found`);
};

/** An imported date of creation stands unless it lies ahead. */
export const importedAt = (said: Instant | undefined, at: Instant): Instant => (said !== undefined && said <= at ? said : at);

/** Who is noted as creator: the caller, or whom an administrator names. An unknown name is not an error: see decision 0009. */
export function creator(associateId: number | undefined, desk: Desk, moment: Moment): number {
  if (associateId === undefined || !isAdmin(moment.by)) return moment.by.id;
  const named = desk.associates.get(associateId);
  return named && named.id > 0 ? named.id : moment.by.id;
}

/** The light and the owner's stamps of a ticket that has come to somebody: its own owner has it read already. */
export function turnedTo(ownerId: number, moment: Moment): Pick<Ticket, 'light' | 'readByOwner' | 'firstReadByOwner'> {
  const isOwn = ownerId === moment.by.id && ownerId !== NOBODY;
  return isOwn
    ? { light: TicketReadStatus.Green, readByOwner: moment.at, firstReadByOwner: moment.at }
    : { light: TicketReadStatus.Red, readByOwner: null, firstReadByOwner: null };
}

/** May the customer see a ticket of a type about which nobody said anything? */
const levelOfNew = (type: TicketTypeRow, desk: Desk): TicketSecurityLevel =>
  type.externalAsDefault || desk.settings.externalByDefault ? TicketSecurityLevel.External : TicketSecurityLevel.Internal;

/** Does the agent want the last category remembered, and is it another one now? */
const isNewToAgent = ({ id }: Category, { by }: Moment): boolean => by.preferences.useLastCategory && by.preferences.lastCategoryId !== id;

/** A new ticket. */
export const createTicket = deciding((wish: TicketWish, desk: Desk, facts: Facts, moment: Moment): Decision => {
  const type = wish.type ? findType(desk, wish.type) : defaultType(desk);
  const category = enter(wish.category ? findCategory(desk, wish.category) : defaultCategory(desk, moment.by), moment);
  const person = wish.personId && wish.personId > 0 ? findPerson(facts, wish.personId) : null;
  const priority = wish.priority ? findPriority(desk, wish.priority, null) : defaultPriority(desk, type, person);
  const { status, base } = statusOfNew(wish, newTicketStatus(desk, type, category, moment), desk);
  refuseMerged(null, status.base);
  const requester = { personId: person?.id ?? null, companyId: person?.companyId ?? null };
  const owned = ownerOf(wish.owner ?? preferredOwner(moment), null, category, requester, desk, facts, moment);
  const createdAt = importedAt(wish.createdAt, moment.at);
  const { tags, newTags } = tagsOf(wish, [], desk, moment);
  const ticket: Ticket = {
    ...blankTicket(moment),
    ...turnedTo(owned.ownerId, moment),
    title: cut(wish.title ?? '', LENGTH.title),
    createdAt,
    createdBy: creator(wish.createdByAssociateId, desk, moment),
    author: cut(wish.author || moment.by.fullName, LENGTH.author),
    ownerId: owned.ownerId,
    categoryId: category.id,
    originalCategoryId: category.id,
    level: wish.level || levelOfNew(type, desk),
    priorityId: priority.id,
    originalPriorityId: priority.id,
    statusId: status.id,
    base: status.base,
    activateAt: activation(base, status, wish.activateAt, null, moment, desk.zone),
    closedAt: status.base === TicketBaseStatus.Closed ? moment.at : null,
    deadline: wish.deadline ?? null,
    origin: wish.origin || TicketOrigin.API,
    ...requester,
    fromAddress: cut(wish.fromAddress ?? '', LENGTH.fromAddress),
    saleId: neighbour(wish.saleId, facts.saleIds, null, 'Sale'),
    projectId: neighbour(wish.projectId, facts.projectIds, null, 'Project'),
    typeId: type.id,
    tags,
    custom: mergeCustom({}, wish.custom, desk.ticketFields, 'create'),
  };
  return {
    thread: {
      ticket: begun(ticket, ticket.deadline !== null, desk, moment.at),
      otherPersonIds: othersOf(wish, [], ticket.personId, facts),
      message: null,
    },
    newTags,
    delegatedBy: owned.delegatedBy,
    remembersCategory: wish.category !== undefined && isNewToAgent(category, moment),
  };
});

/** A ticket enters and leaves the state Merged together with its messages, by merging alone: see decision 0016. */
function refuseMerged(from: TicketBaseStatus | null, to: TicketBaseStatus): void {
  if ((from === TicketBaseStatus.Merged) === (to === TicketBaseStatus.Merged)) return;
  refuse(
    'invalid',
    'Status',
    to === TicketBaseStatus.Merged ? 'A ticket becomes merged by MergeTickets only' : 'A merged ticket keeps its status',
  );
}

/** What the wish makes of the status of a ticket that stands. A changed status decides; else a changed base does. */
function statusOfStanding(wish: TicketWish, ticket: Ticket, desk: Desk): { status: Status; base: TicketBaseStatus } {
  const standing = desk.statuses.get(ticket.statusId) ?? defaultStatusOf(desk, ticket.base);
  const said = wish.status === undefined ? standing : findStatus(desk, wish.status, ticket.statusId);
  if (said.id !== standing.id) return { status: said, base: said.base };
  if (!wish.base || wish.base === ticket.base) return { status: standing, base: ticket.base };
  return { status: defaultStatusOf(desk, postponement(wish.base) ? TicketBaseStatus.Postponed : wish.base), base: wish.base };
}

function personOf(wish: TicketWish, ticket: Ticket, facts: Facts): Pick<Ticket, 'personId' | 'companyId'> {
  if (wish.personId === undefined || wish.personId === (ticket.personId ?? 0))
    return { personId: ticket.personId, companyId: ticket.companyId };
  if (wish.personId <= 0) return { personId: null, companyId: null };
  const person = findPerson(facts, wish.personId);
  return { personId: person.id, companyId: person.companyId };
}

/** A chosen category ends the suggestion, and the first human choice while there was one is remembered. */
function categorised(ticket: Ticket, category: Category, by: Moment['by']): Partial<Ticket> {
  if (category.id === ticket.categoryId || ticket.suggestedCategoryId === null) return { categoryId: category.id };
  const chosen = by.robot ? ticket.originalHumanCategoryId : (ticket.originalHumanCategoryId ?? category.id);
  return { categoryId: category.id, suggestedCategoryId: null, originalHumanCategoryId: chosen };
}

/** A save of a ticket that stands: each member said and different is changed, all others are left alone. */
export const saveTicket = deciding((thread: Thread, wish: TicketWish, desk: Desk, facts: Facts, moment: Moment): Decision => {
  const { ticket } = thread;
  if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', 'TicketEntity', `You may not change ticket ${ticket.id}`);
  return changed(thread, wish, desk, facts, moment);
});

function changed(thread: Thread, wish: TicketWish, desk: Desk, facts: Facts, moment: Moment): Decision {
  const { ticket } = thread;
  const standingCategory = desk.categories.get(ticket.categoryId);
  const saidCategory = wish.category ? findCategory(desk, wish.category) : standingCategory;
  const category = saidCategory ?? defaultCategory(desk, moment.by);
  if (category.id !== ticket.categoryId) enter(category, moment);
  const { status, base } = statusOfStanding(wish, ticket, desk);
  refuseMerged(ticket.base, status.base);
  const person = personOf(wish, ticket, facts);
  const owned: Owned = wish.owner
    ? ownerOf(wish.owner, ticket.ownerId, category, person, desk, facts, moment)
    : { ownerId: ticket.ownerId, delegatedBy: null };
  const { tags, newTags } = tagsOf(wish, ticket.tags, desk, moment);
  const after: Ticket = {
    ...ticket,
    ...categorised(ticket, category, moment.by),
    ...(owned.ownerId === ticket.ownerId ? {} : turnedTo(owned.ownerId, moment)),
    ...person,
    ownerId: owned.ownerId,
    title: wish.title === undefined ? ticket.title : cut(wish.title, LENGTH.title),
    author: wish.author ? cut(wish.author, LENGTH.author) : ticket.author,
    level: wish.level || ticket.level,
    priorityId: wish.priority ? findPriority(desk, wish.priority, ticket.priorityId).id : ticket.priorityId,
    statusId: status.id,
    base: status.base,
    activateAt: activation(base, status, wish.activateAt, ticket.activateAt, moment, desk.zone),
    deadline: wish.deadline === undefined ? ticket.deadline : wish.deadline,
    origin: wish.origin || ticket.origin,
    fromAddress: ticket.fromAddress || cut(wish.fromAddress ?? '', LENGTH.fromAddress),
    saleId: neighbour(wish.saleId, facts.saleIds, ticket.saleId, 'Sale'),
    projectId: neighbour(wish.projectId, facts.projectIds, ticket.projectId, 'Project'),
    typeId: wish.type ? findType(desk, wish.type).id : ticket.typeId,
    tags,
    custom: mergeCustom(ticket.custom, wish.custom, desk.ticketFields, 'update'),
  };
  const others = othersOf(wish, thread.otherPersonIds, person.personId, facts);
  const course = { ownerByHand: wish.owner !== 'automatic', deadlineSaid: after.deadline !== ticket.deadline };
  const { ticket: settled, stays } = withConsequences(ticket, after, course, desk, moment.at);
  return {
    thread: { ticket: settled, otherPersonIds: others, message: null },
    newTags,
    delegatedBy: owned.delegatedBy,
    remembersCategory: false,
    effects: { stays },
  };
}
