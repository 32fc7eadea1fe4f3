/** The lists of the desk as columns show them: what an id is called, and in which order the names stand. */
import { type Agent, type Desk, NOBODY } from '../../domain/desk.ts';
import type { Asker, Column, ListName } from './column.ts';

interface NamedList {
  ids(desk: Desk): Iterable<number>;
  /** In all its languages. */
  name(desk: Desk, id: number): string | undefined;
}

const nameOf = (agent: Agent | undefined): string | undefined => agent && (agent.fullName || agent.login);

const lists: Readonly<Partial<Record<ListName, NamedList>>> = {
  ticketticketstatus: { ids: (desk) => desk.statuses.keys(), name: (desk, id) => desk.statuses.get(id)?.name },
  tickettype: { ids: (desk) => desk.types.keys(), name: (desk, id) => desk.types.get(id)?.name },
  ticketpriority: { ids: (desk) => desk.priorities.keys(), name: (desk, id) => desk.priorities.get(id)?.name },
  ejcategory: { ids: (desk) => desk.categories.keys(), name: (desk, id) => desk.categories.get(id)?.fullName },
  // nobody is a user's row, and has no name
  ejuser: { ids: (desk) => desk.agents.keys(), name: (desk, id) => (id === NOBODY ? '' : nameOf(desk.agents.get(id))) },
  associate: { ids: (desk) => desk.associates.keys(), name: (desk, id) => nameOf(desk.associates.get(id)) },
  tags: { ids: (desk) => desk.tags.keys(), name: (desk, id) => desk.tags.get(id)?.name },
};

/** The text of a row of a desk's list, in all its languages; undefined for lists and rows that the desk does not know. */
export const nameIn = (desk: Desk, list: ListName, id: number): string | undefined => lists[list]?.name(desk, id);

/** The ids of a list in the order of what the caller sees; null where the numbers themselves are the order. */
export function orderOf({ list, type }: Column, asker: Asker): number[] | null {
  const known = list === undefined || type === 'intArray' ? undefined : lists[list];
  if (!known) return null;
  const shown = [...known.ids(asker.desk)].map((id) => ({ id, name: asker.words(known.name(asker.desk, id) ?? '').toLowerCase() }));
  return shown.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id)).map(({ id }) => id);
}
