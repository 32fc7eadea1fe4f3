/** The ticket lists as resources: what `/List/{L}` answers, by the same functions as the agent. */
import type { Call } from '../../app/call.ts';
import { Refused } from '../../app/errors.ts';
import {
  deleteCategory,
  deleteHeadings,
  deletePriority,
  deleteStatus,
  deleteType,
  headings,
  type ListDefinition,
  listDefinitions,
  renewed,
  saveHeadings,
} from '../../app/lists.ts';
import {
  type HeadingEntity,
  ListEntity,
  TicketCategoryEntity,
  TicketPriorityEntity,
  TicketStatusEntity,
  TicketTypeEntity,
} from '../../contract/carriers/index.ts';
import { type AnyCarrier, carrier, dict, type Said, type Shown, text } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import { acceptHeading } from './accept.ts';
import { categories, priorities, statuses, types } from './entities.ts';
import { presentHeading, presentListEntity } from './present.ts';

/** A list whose items are entities; `definition` is the name under which svar_list knows it. */
export interface ListResource {
  definition: string;
  carrier: () => AnyCarrier;
  /** Member of the entity that is its key. */
  key: string;
  draft(call: Call): unknown;
  all(call: Call): readonly unknown[];
  get(desk: Desk, id: number): unknown;
  /** @param entity of this list's carrier, as it was decoded */
  save(call: Call, entity: never): Promise<unknown>;
  remove(call: Call, id: number): Promise<number>;
}

/** By their names in the path. */
export const listResources: Readonly<Record<string, ListResource>> = {
  TicketCategory: {
    definition: 'ejcategory',
    carrier: () => TicketCategoryEntity,
    key: 'TicketCategoryId',
    ...categories,
    save: (call, entity: Said<typeof TicketCategoryEntity>) => categories.save(call, entity),
    remove: deleteCategory,
  },
  TicketPriority: {
    definition: 'ticketpriority',
    carrier: () => TicketPriorityEntity,
    key: 'TicketPriorityId',
    ...priorities,
    save: (call, entity: Said<typeof TicketPriorityEntity>) => priorities.save(call, entity),
    remove: deletePriority,
  },
  TicketStatus: {
    definition: 'ticketticketstatus',
    carrier: () => TicketStatusEntity,
    key: 'TicketStatusId',
    ...statuses,
    save: (call, entity: Said<typeof TicketStatusEntity>) => statuses.save(call, entity),
    remove: deleteStatus,
  },
  TicketType: {
    definition: 'tickettype',
    carrier: () => TicketTypeEntity,
    key: 'TicketTypeId',
    ...types,
    save: (call, entity: Said<typeof TicketTypeEntity>) => types.save(call, entity),
    remove: deleteType,
  },
};

/** The description of a list with the addresses of what belongs to it. */
export const LinkedList = carrier('ListEntity', { ...ListEntity.fields, _Links: dict(text()) });

async function definitionOf(call: Call, name: string): Promise<ListDefinition> {
  const found = (await listDefinitions(call)).find((row) => row.name === name);
  if (!found) throw new Refused({ why: 'unknown', about: 'List', message: `List ${name} was not found` });
  return found;
}

/** All lists that a table holds. */
export const allLists = async (call: Call, withDeleted: boolean): Promise<Shown<typeof ListEntity>[]> =>
  (await listDefinitions(call)).filter(({ deleted }) => withDeleted || !deleted).map(presentListEntity);

/** @param at address of the list */
export async function describedList(call: Call, name: string, at: string): Promise<Shown<typeof LinkedList>> {
  const links = { Self: at, Items: `${at}/Items`, Headings: `${at}/Headings` };
  return { ...presentListEntity(await definitionOf(call, name)), _Links: links };
}

export const itemsOfList = async (call: Call, { all }: ListResource): Promise<readonly unknown[]> => all(await renewed(call));
export const itemOfList = async (call: Call, { get }: ListResource, id: number): Promise<unknown> => get((await renewed(call)).desk, id);

type Heading = Shown<typeof HeadingEntity>;
export async function headingsOfList(call: Call, name: string): Promise<Heading[]> {
  const { id } = await definitionOf(call, name);
  return (await headings(call, id)).filter(({ deleted }) => !deleted).map(presentHeading);
}

/** Saves headings of a list. @returns all of them, or the one that was new */
export async function saveHeadingsOfList(
  call: Call,
  name: string,
  said: readonly (Said<typeof HeadingEntity> | null)[],
): Promise<Heading[]> {
  const { id } = await definitionOf(call, name);
  await saveHeadings(
    call,
    id,
    said.flatMap((entity) => (entity ? [acceptHeading(entity)] : [])),
  );
  return headingsOfList(call, name);
}
export async function addHeadingToList(call: Call, name: string, said: Said<typeof HeadingEntity>): Promise<Heading | null> {
  const { id } = await definitionOf(call, name);
  const made = await saveHeadings(call, id, [{ ...acceptHeading(said), id: 0 }]);
  const row = (await headings(call, id)).find((heading) => heading.id === made);
  return row ? presentHeading(row) : null;
}
export async function deleteHeadingsOfList(call: Call, name: string): Promise<void> {
  await deleteHeadings(call, (await definitionOf(call, name)).id);
}
