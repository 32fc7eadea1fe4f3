/** The entities of the ticket lists: a draft, a save, one, all. The agent and the resources answer by the same functions. */
import type { Call } from '../../app/call.ts';
import { renewed, saveCategory, savePriority, saveRelation, saveStatus, saveType } from '../../app/lists.ts';
import type {
  TicketCategoryEntity,
  TicketPriorityEntity,
  TicketRelationDefinitionEntity,
  TicketStatusEntity,
  TicketTypeEntity,
} from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import type { Desk, Priority } from '../../domain/desk.ts';
import { categoryAfter, priorityAfter, relationAfter, statusAfter, typeAfter } from '../../domain/list-rows.ts';
import { TicketPriorityStatus } from '../../vocabulary.ts';
import { presentCategory, presentPriority, presentStatus } from '../present/lists.ts';
import { acceptCategory, acceptPriority, acceptRelation, acceptStatus, acceptType } from './accept.ts';
import { presentRelation, presentTypeEntity } from './present.ts';

/** A row as it is shown, or null when there is none. */
export function get<T, C>(rows: ReadonlyMap<number, T>, id: number, present: (row: T) => C): C | null {
  const row = rows.get(id);
  return row === undefined ? null : present(row);
}

/** A draft has no name yet; the rules would refuse that of a row to be kept. */
const UNNAMED = { id: 0, name: '?' };
const unnamed = <T extends { name: string }>(row: T): T => ({ ...row, name: '' });
/** The desk as it stands, and the row of it that was just saved. */
const after = async <C>(call: Call, saved: Promise<number>, one: (desk: Desk, id: number) => C): Promise<C> => {
  const id = await saved;
  return one((await renewed(call)).desk, id);
};

const shownCategory = (desk: Desk, id: number): Shown<typeof TicketCategoryEntity> | null =>
  get(desk.categories, id, (row) => presentCategory(row, desk));
export const categories = {
  draft: ({ desk }: Call): Shown<typeof TicketCategoryEntity> => {
    const row = unnamed(categoryAfter(null, UNNAMED, desk));
    return presentCategory({ ...row, fullName: '', externalName: '' }, desk);
  },
  save: (call: Call, entity: Said<typeof TicketCategoryEntity>) =>
    after(
      call,
      saveCategory(call, (desk) => acceptCategory(entity, desk)),
      shownCategory,
    ),
  get: shownCategory,
  /** By their full names. */
  all: ({ desk }: Call): Shown<typeof TicketCategoryEntity>[] =>
    [...desk.categories.values()]
      .sort((a, b) => a.fullName.localeCompare(b.fullName, 'en') || a.id - b.id)
      .map((row) => presentCategory(row, desk)),
};

/** Priorities in their order. */
const priorityRows = ({ desk }: Call, withDeleted = false): Priority[] =>
  [...desk.priorities.values()]
    .filter(({ status }) => withDeleted || status !== TicketPriorityStatus.Deleted)
    .sort((a, b) => a.sortOrder - b.sortOrder || a.id - b.id);
const shownPriority = (desk: Desk, id: number): Shown<typeof TicketPriorityEntity> | null => get(desk.priorities, id, presentPriority);
export const priorities = {
  rows: priorityRows,
  draft: ({ desk }: Call): Shown<typeof TicketPriorityEntity> =>
    presentPriority(unnamed(priorityAfter(null, { ...UNNAMED, week: [], events: {} }, desk))),
  save: (call: Call, entity: Said<typeof TicketPriorityEntity>) => after(call, savePriority(call, acceptPriority(entity)), shownPriority),
  get: shownPriority,
  all: (call: Call): Shown<typeof TicketPriorityEntity>[] => priorityRows(call).map(presentPriority),
};

const shownStatus = (desk: Desk, id: number): Shown<typeof TicketStatusEntity> | null =>
  get(desk.statuses, id, (row) => presentStatus(row, desk));
export const statuses = {
  draft: ({ desk }: Call): Shown<typeof TicketStatusEntity> => presentStatus(unnamed(statusAfter(null, UNNAMED, desk)), desk),
  save: (call: Call, entity: Said<typeof TicketStatusEntity>) => after(call, saveStatus(call, acceptStatus(entity)), shownStatus),
  get: shownStatus,
  /** Those in use, in their order. */
  all: ({ desk }: Call): Shown<typeof TicketStatusEntity>[] =>
    [...desk.statuses.values()]
      .filter(({ deleted }) => !deleted)
      .sort((a, b) => a.rank - b.rank || a.id - b.id)
      .map((row) => presentStatus(row, desk)),
};

const shownType = (desk: Desk, id: number): Shown<typeof TicketTypeEntity> | null => get(desk.types, id, presentTypeEntity);
export const types = {
  draft: ({ desk }: Call): Shown<typeof TicketTypeEntity> => presentTypeEntity(unnamed(typeAfter(null, UNNAMED, desk))),
  save: (call: Call, entity: Said<typeof TicketTypeEntity>) => after(call, saveType(call, acceptType(entity)), shownType),
  get: shownType,
  all: ({ desk }: Call): Shown<typeof TicketTypeEntity>[] =>
    [...desk.types.values()].sort((a, b) => a.rank - b.rank || a.id - b.id).map(presentTypeEntity),
};

const shownRelation = (desk: Desk, id: number): Shown<typeof TicketRelationDefinitionEntity> | null =>
  get(desk.relationDefinitions, id, presentRelation);
export const relations = {
  draft: ({ desk }: Call): Shown<typeof TicketRelationDefinitionEntity> => presentRelation(unnamed(relationAfter(null, UNNAMED, desk))),
  save: (call: Call, entity: Said<typeof TicketRelationDefinitionEntity>) =>
    after(call, saveRelation(call, acceptRelation(entity)), shownRelation),
  get: shownRelation,
  all: ({ desk }: Call): Shown<typeof TicketRelationDefinitionEntity>[] =>
    [...desk.relationDefinitions.values()].sort((a, b) => a.rank - b.rank || a.id - b.id).map(presentRelation),
};
