/** From what a caller names to rows of the desk. Unknown ids and names are refused, nothing is guessed. */
import { TicketPriorityFlags, TicketPriorityStatus } from '../vocabulary.ts';
import { refuse } from './decision.ts';
import { type Agent, type Category, type Desk, type Priority, type Status, type TicketTypeRow, USER_DELETED } from './desk.ts';
import { isMember } from './rights.ts';
import type { Facts, PersonFacts } from './thread.ts';
import type { ListRef } from './wish.ts';

function byName<T extends { id: number }>(rows: readonly T[], names: ((row: T) => string)[], name: string, about: string): T {
  const wanted = name.trim().toLowerCase();
  for (const nameOf of names) {
    const found = rows.filter((row) => nameOf(row).toLowerCase() === wanted);
    if (found.length === 1) return found[0]!;
    if (found.length > 1) return refuse('invalid', about, `${about} "${name}" is the name of several rows`);
  }
  return refuse('unknown', about, `${about} "${name}" was not found`);
}

function find<T extends { id: number }>(rows: ReadonlyMap<number, T>, ref: ListRef, about: string, names: ((row: T) => string)[]): T {
  if ('name' in ref) return byName([...rows.values()], names, ref.name, about);
  return rows.get(ref.id) ?? refuse('unknown', about, `${about} ${ref.id} was not found`);
}

export const findCategory = (desk: Desk, ref: ListRef): Category =>
  find(desk.categories, ref, 'Category', [(row) => row.fullName, (row) => row.name]);
export const findType = (desk: Desk, ref: ListRef): TicketTypeRow => find(desk.types, ref, 'TicketType', [(row) => row.name]);

/** A status that may be chosen: the one that stands already, or one that is not deleted. */
export function findStatus(desk: Desk, ref: ListRef, standing: number | null): Status {
  const status = find(desk.statuses, ref, 'Status', [(row) => row.name]);
  if (status.deleted && status.id !== standing) refuse('invalid', 'Status', `Status ${status.id} is no longer in use`);
  return status;
}

/** A priority that may be chosen: the one that stands already, or one that is not deleted. */
export function findPriority(desk: Desk, ref: ListRef, standing: number | null): Priority {
  const priority = find(desk.priorities, ref, 'Priority', [(row) => row.name]);
  if (priority.status === TicketPriorityStatus.Deleted && priority.id !== standing)
    refuse('invalid', 'Priority', `Priority ${priority.id} is no longer in use`);
  return priority;
}

export function findPerson(facts: Facts, id: number, about = 'Person'): PersonFacts {
  return facts.persons.get(id) ?? refuse('unknown', about, `${about} ${id} was not found`);
}

/** An agent who may own tickets: the one who does already, or one who is there. */
export function findOwner(desk: Desk, wish: { associateId: number } | { userId: number }, standing: number | null): Agent {
  const agent = 'associateId' in wish ? desk.associates.get(wish.associateId) : desk.agents.get(wish.userId);
  const id = 'associateId' in wish ? wish.associateId : wish.userId;
  if (!agent) return refuse('unknown', 'OwnedBy', `OwnedBy ${id} was not found`);
  if (agent.id === standing) return agent;
  if (agent.id === 0 || agent.deleted || agent.presence === USER_DELETED)
    return refuse('invalid', 'OwnedBy', `OwnedBy ${id} cannot own tickets`);
  return agent;
}

export function defaultType(desk: Desk): TicketTypeRow {
  const types = [...desk.types.values()];
  const found = types.find((type) => type.isDefault) ?? types.sort((a, b) => a.rank - b.rank)[0];
  return found ?? refuse('invalid', 'TicketType', 'The desk has no ticket type');
}

/** The category of a ticket about which nobody said anything: the agent's last or default one, else the first of one's own. */
export function defaultCategory(desk: Desk, agent: Agent): Category {
  const { preferences } = agent;
  const last = preferences.useLastCategory ? desk.categories.get(preferences.lastCategoryId ?? 0) : undefined;
  const chosen = last ?? desk.categories.get(preferences.defaultCategoryId ?? 0);
  if (chosen) return chosen;
  const categories = [...desk.categories.values()].sort((a, b) => a.id - b.id);
  const own = categories.find((category) => category.parentId === null && isMember(agent, category));
  return own ?? categories[0] ?? refuse('invalid', 'Category', 'The desk has no category');
}

/** Type, then person, company, the Default flag, the first in order. */
export function defaultPriority(desk: Desk, type: TicketTypeRow, person: PersonFacts | null): Priority {
  const usable = [...desk.priorities.values()]
    .filter((priority) => priority.status !== TicketPriorityStatus.Deleted)
    .sort((a, b) => a.sortOrder - b.sortOrder);
  const named = [type.defaultPriorityId, person?.priorityId, person?.companyPriorityId];
  const chosen = named.map((id) => usable.find((priority) => priority.id === id)).find(Boolean);
  const flagged = usable.find((priority) => (priority.flags & TicketPriorityFlags.Default) !== 0);
  return chosen ?? flagged ?? usable[0] ?? refuse('invalid', 'Priority', 'The desk has no priority');
}
