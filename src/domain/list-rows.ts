/** Rows of the ticket lists: what a wish makes of one, and whether one may go. Each raises a refusal; see `deciding`. */
import {
  TicketBaseStatus,
  TicketCategoryDelegateMethod,
  TicketCategoryFlags,
  TicketPriorityEscalateEvent,
  TicketPriorityFlags,
  TicketPriorityStatus,
  TicketRelationType,
  TicketStatusTimeCounter,
} from '../vocabulary.ts';
import { refuse } from './decision.ts';
import type { Category, Desk, EscalationLevel, Priority, RelationDefinition, Status, TicketTypeRow, Window } from './desk.ts';
import { defaultStatusOf } from './desk.ts';
import { numberOf, rowOf, rowsOf, textOf } from './lists.ts';

const SMALL = 32_767;
const LARGE = 2_147_483_647;
const last = (ranks: readonly number[]): number => Math.min(SMALL, Math.max(0, ...ranks) + 1);

export type StatusWish = Partial<Pick<Status, 'name' | 'base' | 'counter' | 'noEmailReopen'>> & {
  id: number;
  isDefault?: boolean;
  usedInQueue?: boolean;
};

/** Is this the status that stands for its base? */
export const isDefaultStatus = (status: Status, desk: Desk): boolean => defaultStatusOf(desk, status.base).id === status.id;
const sameBase = (status: Status, desk: Desk): Status[] =>
  [...desk.statuses.values()].filter((other) => other.base === status.base && !other.deleted && other.id !== status.id);

export function statusAfter(before: Status | null, wish: StatusWish, desk: Desk): Status {
  const after: Status = {
    id: wish.id,
    name: textOf(wish.name, before?.name ?? '', 255, 'Name', true),
    base: wish.base ?? before?.base ?? TicketBaseStatus.Active,
    counter: wish.counter ?? before?.counter ?? TicketStatusTimeCounter.None,
    noEmailReopen: wish.noEmailReopen ?? before?.noEmailReopen ?? false,
    deleted: before?.deleted ?? false,
    rank: before?.rank ?? last([...desk.statuses.values()].map(({ rank }) => rank)),
  };
  if (!isPlainBase(after.base)) refuse('invalid', 'Status', 'Status must be one of the six base statuses');
  if (before && isDefaultStatus(before, desk)) {
    if (wish.isDefault === false) refuse('invalid', 'IsDefault', 'Make another status the default of this base status instead');
    if (after.base !== before.base) refuse('invalid', 'Status', 'The default status of a base status keeps its base');
  }
  if (before && after.base !== before.base && sameBase(before, desk).length === 0)
    refuse('invalid', 'Status', 'The only status of a base status keeps its base');
  if (wish.isDefault && after.deleted) refuse('invalid', 'IsDefault', 'A deleted status cannot be the default');
  return after;
}
const isPlainBase = (base: number): boolean => base >= TicketBaseStatus.Active && base <= TicketBaseStatus.Spam;

/** @throws Refusal for the default status of its base, and the only one */
export function mayDeleteStatus(status: Status, desk: Desk): void {
  if (isDefaultStatus(status, desk)) refuse('invalid', 'TicketStatus', 'The default status of a base status cannot be deleted');
  if (sameBase(status, desk).length === 0) refuse('invalid', 'TicketStatus', 'The only status of a base status cannot be deleted');
}

export type PriorityWish = Partial<Pick<Priority, 'name' | 'status' | 'flags' | 'sortOrder'>> & {
  id: number;
  deadline?: number;
  events: Partial<Priority['events']>;
  /** Starts and stops of Monday … Sunday, as far as said; null closes. */
  week: readonly { start?: string | null; stop?: string | null }[];
  /** `yyyy-MM-dd`; year 0004 means every year. */
  holidays?: readonly string[];
  levels?: readonly EscalationLevel[];
};

const NO_EVENTS: Priority['events'] = {
  read: TicketPriorityEscalateEvent.None,
  owner: TicketPriorityEscalateEvent.None,
  newInfo: TicketPriorityEscalateEvent.None,
  closed: TicketPriorityEscalateEvent.None,
  priority: TicketPriorityEscalateEvent.None,
  created: TicketPriorityEscalateEvent.None,
};

/** A day's window: what is said over what stands; without both ends, or with equal ones, the day is closed. */
function windowAfter(standing: Window | null, said: { start?: string | null; stop?: string | null } | undefined): Window | null {
  const start = said?.start === undefined ? standing?.start : said.start;
  const stop = said?.stop === undefined ? standing?.stop : said.stop;
  return start && stop && start !== stop ? { start, stop } : null;
}

/** `dd/mm` for every year, `dd/mm/yyyy` for one. */
function holidayToken(day: string): string {
  const [year, month, date] = day.split('-');
  return year === '0004' ? `${date}/${month}` : `${date}/${month}/${year}`;
}

export function levelsAfter(said: readonly EscalationLevel[], desk: Desk): EscalationLevel[] {
  const unnumbered = said.every(({ level }) => level === 0);
  const levels = said.map((level, index) => ({ ...level, level: unnumbered ? index + 1 : level.level }));
  levels.forEach((level, index) => {
    const about = `EscalationLevels[${index}]`;
    if (level.level <= (levels[index - 1]?.level ?? 0) || level.level > SMALL)
      refuse('invalid', `${about}.AlertLevel`, 'Escalation levels must rise from one to the next');
    numberOf(level.after, 0, 0, LARGE, `${about}.AlertTimeout`);
    numberOf(level.action, 0, 0, LARGE, `${about}.Action`);
    textOf(level.emailTo, '', 255, `${about}.EmailTo`);
    textOf(level.smsTo, '', 255, `${about}.SmsTo`);
    if (level.delegateTo !== null) rowOf(level.delegateTo, null, desk.agents, `${about}.DelegateTo`);
  });
  return levels;
}

const isDefaultPriority = ({ flags }: Pick<Priority, 'flags'>): boolean => (flags & TicketPriorityFlags.Default) !== 0;

export function priorityAfter(before: Priority | null, wish: PriorityWish, desk: Desk): Priority {
  const holidays = wish.holidays ? [...new Set(wish.holidays.map(holidayToken))] : (before?.holidays ?? []);
  if (holidays.join(', ').length > 255) refuse('invalid', 'NonDates', 'NonDates has too many days');
  const flags = wish.flags ?? before?.flags ?? 0;
  const after: Priority = {
    id: wish.id,
    name: textOf(wish.name, before?.name ?? '', 64, 'Name', true),
    status: (wish.status || before?.status) ?? TicketPriorityStatus.Normal,
    flags: numberOf(flags, 0, 0, 7, 'Flags'),
    sortOrder: numberOf(
      wish.sortOrder || undefined,
      before?.sortOrder ?? last([...desk.priorities.values()].map((row) => row.sortOrder)),
      0,
      LARGE,
      'SortOrder',
    ),
    events: { ...NO_EVENTS, ...before?.events, ...wish.events },
    deadline: numberOf(wish.deadline, before?.deadline ?? 0, 0, LARGE, 'Deadline') || null,
    week: Array.from({ length: 7 }, (_, day) => windowAfter(before?.week[day] ?? null, wish.week[day])),
    moreWindows: before?.moreWindows ?? [],
    holidays,
    levels: wish.levels ? levelsAfter(wish.levels, desk) : (before?.levels ?? []),
  };
  if (before && isDefaultPriority(before) && !isDefaultPriority(after))
    refuse('invalid', 'Flags', 'Make another priority the default instead');
  if (after.status === TicketPriorityStatus.Deleted) {
    if (isDefaultPriority(after)) refuse('invalid', 'Status', 'A deleted priority cannot be the default');
    if (before && before.status !== TicketPriorityStatus.Deleted) mayDeletePriority(before, desk);
  }
  return after;
}

/** @throws Refusal for the default priority, and the only one */
export function mayDeletePriority(priority: Priority, desk: Desk): void {
  if (isDefaultPriority(priority)) refuse('invalid', 'TicketPriority', 'The default priority cannot be deleted');
  const others = [...desk.priorities.values()].filter((row) => row.id !== priority.id && row.status !== TicketPriorityStatus.Deleted);
  if (others.length === 0) refuse('invalid', 'TicketPriority', 'The only priority cannot be deleted');
}

export type TypeWish = Partial<Omit<TicketTypeRow, 'id' | 'defaultStatusId' | 'defaultPriorityId' | 'replyTemplateId'>> & {
  id: number;
  /** 0 for none. */
  defaultStatusId?: number;
  defaultPriorityId?: number;
  replyTemplateId?: number;
};

const NEW_TYPE: Omit<TicketTypeRow, 'id' | 'rank'> = {
  name: '',
  tooltip: '',
  icon: 'ticket',
  defaultStatusId: null,
  defaultPriorityId: null,
  replyTemplateId: null,
  statusIds: [],
  priorityIds: [],
  isExternal: false,
  isDefault: false,
  showInNew: false,
  excludeSignature: false,
  excludeEmailRecipients: false,
  externalAsDefault: false,
  visibleForGroups: [],
  replyForwardNoSignature: false,
  replyExternalAsDefault: false,
};

export function typeAfter(before: TicketTypeRow | null, wish: TypeWish, desk: Desk): TicketTypeRow {
  const standing = before ?? { ...NEW_TYPE, id: 0, rank: last([...desk.types.values()].map(({ rank }) => rank)) };
  const said = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as TypeWish;
  const after: TicketTypeRow = {
    ...standing,
    ...said,
    name: textOf(said.name, standing.name, 4000, 'Name', true),
    tooltip: textOf(said.tooltip, standing.tooltip, 4000, 'Tooltip'),
    icon: textOf(said.icon, standing.icon, 32, 'Icon'),
    rank: numberOf(said.rank || undefined, standing.rank, 0, SMALL, 'Rank'),
    defaultStatusId: rowOf(said.defaultStatusId, standing.defaultStatusId, desk.statuses, 'DefaultTicketStatus'),
    defaultPriorityId: rowOf(said.defaultPriorityId, standing.defaultPriorityId, desk.priorities, 'DefaultTicketPriority'),
    replyTemplateId: said.replyTemplateId === undefined ? standing.replyTemplateId : Math.max(0, said.replyTemplateId) || null,
    statusIds: rowsOf(said.statusIds ?? standing.statusIds, desk.statuses, 'TicketStatuses'),
    priorityIds: rowsOf(said.priorityIds ?? standing.priorityIds, desk.priorities, 'TicketPriorities'),
    visibleForGroups: rowsOf(said.visibleForGroups ?? standing.visibleForGroups, desk.groups, 'VisibleForGroups'),
  };
  if (after.statusIds.length > 0 && !after.statusIds.includes(after.defaultStatusId ?? 0))
    refuse('invalid', 'DefaultTicketStatus', 'A type that allows certain statuses needs one of them as its default');
  if (after.priorityIds.length > 0 && !after.priorityIds.includes(after.defaultPriorityId ?? 0))
    refuse('invalid', 'DefaultTicketPriority', 'A type that allows certain priorities needs one of them as its default');
  if (before?.isDefault && !after.isDefault) refuse('invalid', 'IsDefault', 'Make another type the default instead');
  return after;
}

export function mayDeleteType(type: TicketTypeRow): void {
  if (type.isDefault) refuse('invalid', 'TicketType', 'The default type cannot be deleted');
}

export type CategoryWish = Partial<Pick<Category, 'name' | 'flags' | 'method' | 'externalName' | 'assignmentLag' | 'notificationEmail'>> & {
  id: number;
  /** 0 or less for none, as in all ids here. */
  parentId?: number;
  masterId?: number;
  replyTemplateId?: number;
  statusId?: number;
  messageStatusId?: number;
};

/** A category after a wish, still without its new full name: that depends on the whole tree. */
export function categoryAfter(before: Category | null, wish: CategoryWish, desk: Desk): Category {
  const after: Category = {
    id: wish.id,
    parentId: rowOf(wish.parentId, before?.parentId ?? null, desk.categories, 'ParentId'),
    name: textOf(wish.name, before?.name ?? '', 64, 'Name', true),
    fullName: before?.fullName ?? '',
    masterId: rowOf(wish.masterId, before?.masterId ?? null, desk.agents, 'CategoryMaster'),
    flags: numberOf(wish.flags, before?.flags ?? TicketCategoryFlags.ListInMain, 0, 1023, 'Flags'),
    method: wish.method ?? before?.method ?? TicketCategoryDelegateMethod.Not,
    externalName: textOf(wish.externalName, before?.externalName ?? '', 255, 'ExternalName'),
    assignmentLag: numberOf(wish.assignmentLag, before?.assignmentLag ?? -1, -1, LARGE, 'AssignmentLag'),
    replyTemplateId: wish.replyTemplateId === undefined ? (before?.replyTemplateId ?? null) : Math.max(0, wish.replyTemplateId) || null,
    notificationEmail: textOf(wish.notificationEmail, before?.notificationEmail ?? '', 2047, 'NotificationEmail'),
    statusId: rowOf(wish.statusId, before?.statusId ?? null, desk.statuses, 'DefaultTicketStatus'),
    messageStatusId: rowOf(wish.messageStatusId, before?.messageStatusId ?? null, desk.statuses, 'DefaultMessageStatus'),
    members: before?.members ?? new Map(),
  };
  // what customers see needs a name for them; a category that only has a name of its own lends it
  if ((after.flags & TicketCategoryFlags.Internal) === 0 && after.externalName === '') return { ...after, externalName: after.name };
  return after;
}

/** @throws Refusal for a category with others under it, and the only one */
export function mayDeleteCategory(category: Category, desk: Desk): void {
  if ([...desk.categories.values()].some((row) => row.parentId === category.id))
    refuse('invalid', 'TicketCategory', 'A category with others under it cannot be deleted');
  if (desk.categories.size === 1) refuse('invalid', 'TicketCategory', 'The only category cannot be deleted');
}

export type RelationWish = Partial<Omit<RelationDefinition, 'id' | 'isBuiltIn'>> & { id: number };

export function relationAfter(before: RelationDefinition | null, wish: RelationWish, desk: Desk): RelationDefinition {
  const standing: RelationDefinition = before ?? {
    id: 0,
    name: '',
    description: '',
    rank: last([...desk.relationDefinitions.values()].map(({ rank }) => rank)),
    type: TicketRelationType.Related,
    isBuiltIn: false,
    isParentMandatory: false,
    closesParentWithChild: false,
    preventsClosingParent: false,
    closesWithParent: false,
    sourceTypeIds: [],
    destinationTypeIds: [],
  };
  const said = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as RelationWish;
  const after: RelationDefinition = {
    ...standing,
    ...said,
    name: textOf(said.name, standing.name, 4000, 'Name', true),
    description: textOf(said.description, standing.description, 4000, 'Description'),
    rank: numberOf(said.rank || undefined, standing.rank, 0, SMALL, 'Rank'),
    sourceTypeIds: rowsOf(said.sourceTypeIds ?? standing.sourceTypeIds, desk.types, 'SourceTicketTypes'),
    destinationTypeIds: rowsOf(said.destinationTypeIds ?? standing.destinationTypeIds, desk.types, 'DestinationTicketTypes'),
  };
  if ((after.sourceTypeIds.length === 0) !== (after.destinationTypeIds.length === 0))
    refuse('invalid', 'DestinationTicketTypes', 'Name types on both sides of a relation, or on neither');
  if (standing.isBuiltIn && after.type !== standing.type) refuse('invalid', 'RelationType', 'A built-in relation keeps its kind');
  return after;
}

export function mayDeleteRelation(definition: RelationDefinition): void {
  if (definition.isBuiltIn) refuse('invalid', 'TicketRelationDefinition', 'A built-in relation cannot be deleted');
}
