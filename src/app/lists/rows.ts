/** Statuses, priorities, types and relations: saved, deleted, put in order. */
import type { Desk, Priority, RelationDefinition, Status, TicketTypeRow } from '../../domain/desk.ts';
import {
  isDefaultStatus,
  mayDeletePriority,
  mayDeleteRelation,
  mayDeleteStatus,
  mayDeleteType,
  type PriorityWish,
  priorityAfter,
  type RelationWish,
  relationAfter,
  type StatusWish,
  statusAfter,
  type TypeWish,
  typeAfter,
} from '../../domain/list-rows.ts';
import { type RelatedTypes, relationsInTheWay, reordered } from '../../domain/lists.ts';
import type { Tx } from '../../store/database.ts';
import {
  allowOnly,
  freeLevels,
  RELATED_TYPES,
  relateTypes,
  setDefaultStatus,
  setQueueStatuses,
  type TicketList,
  ticketIn,
  withoutStatus,
} from '../../store/lists/administration.ts';
import { LEVEL, PRIORITY, RELATION, STATUS, TYPE } from '../../store/lists/shapes.ts';
import { columnValues, insertRow, updateRow } from '../../store/rows.ts';
import { TicketPriorityFlags, TicketPriorityStatus, type TicketRelationType } from '../../vocabulary.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { administer, decided, existing, type ListChange, type ListKind, removeRow, standing, writeRow } from './administration.ts';

const STATUSES: ListKind = { shape: STATUS, entity: 'ticketstatus' };
const PRIORITIES: ListKind = { shape: PRIORITY, entity: 'ticketpriority' };
const TYPES: ListKind = { shape: TYPE, entity: 'tickettype' };
const RELATIONS: ListKind = { shape: RELATION, entity: 'ticketrelationdefinition' };

/** @throws Refused when a ticket has this value */
export async function checkUnused(tx: Tx, list: TicketList, id: number, about: string): Promise<void> {
  const [rows] = await tx.query(ticketIn(list, id));
  if (rows!.length > 0) throw new Refused({ why: 'invalid', about, message: `There are tickets with ${about} ${id}; move them first` });
}

/** Creates or changes a status. @returns its id */
export const saveStatus = (call: Call, wish: StatusWish): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = standing(desk.statuses, wish.id, 'TicketStatus');
    const after = decided(() => statusAfter(before, wish, desk));
    if (before && after.base !== before.base) await checkUnused(tx, 'status', before.id, 'TicketStatus');
    const isDefault = before !== null && isDefaultStatus(before, desk);
    const isQueued = before !== null && desk.settings.queueStatusIds.has(before.id);
    const becomesDefault = wish.isDefault === true && !isDefault;
    const queued = wish.usedInQueue ?? isQueued;
    const change = await writeRow(tx, STATUSES, wish.id, before && { ...before }, { ...after }, becomesDefault || queued !== isQueued);
    const queue = [...desk.settings.queueStatusIds].filter((id) => id !== change.id);
    return {
      ...change,
      last: [
        ...(becomesDefault ? [setDefaultStatus(after.base, change.id)] : []),
        ...(queued === isQueued ? [] : [setQueueStatuses(queued ? [...queue, change.id] : queue)]),
      ],
    };
  });

/** Takes a status out of use. @throws Refused for the default, the last of its base, and while tickets have it */
export const deleteStatus = (call: Call, id: number): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = existing(desk.statuses, id, 'TicketStatus');
    decided(() => mayDeleteStatus(before, desk) as undefined);
    await checkUnused(tx, 'status', id, 'TicketStatus');
    const change = await writeRow(tx, STATUSES, id, { ...before }, { ...before, deleted: true });
    const queue = [...desk.settings.queueStatusIds].filter((queued) => queued !== id);
    const leaves = desk.settings.queueStatusIds.has(id) ? [setQueueStatuses(queue)] : [];
    return { ...change, events: change.events.map(softly), last: [withoutStatus(id), ...leaves] };
  });

const softly = <E extends { kind: string }>(event: E): E => ({ ...event, kind: event.kind.replace(/changed$/, 'softdeleted') });

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A priority as the row that it is: the week flat, holidays as one text. */
const priorityRecord = (row: Priority): Record<string, unknown> => ({
  name: row.name,
  status: row.status,
  flags: row.flags,
  sortOrder: row.sortOrder,
  deadline: row.deadline ?? 0,
  holidays: row.holidays.join(', '),
  ...row.events,
  ...Object.fromEntries(
    DAYS.flatMap((day, index) => [
      [`${day}Start`, row.week[index]?.start ?? null],
      [`${day}Stop`, row.week[index]?.stop ?? null],
    ]),
  ),
});

const levelRecord = (level: Priority['levels'][number], priorityId: number): Record<string, unknown> => ({
  ...level,
  ...level.templates,
  priorityId,
});

/** The levels of a priority as they shall be; those with a known id keep it. */
async function writeLevels(tx: Tx, priorityId: number, before: Priority | null, after: Priority): Promise<void> {
  const known = new Set(before?.levels.map(({ id }) => id));
  const kept = after.levels.filter(({ id }) => known.has(id)).map(({ id }) => id);
  await tx.query(
    ...freeLevels(priorityId, kept),
    ...after.levels.flatMap((level) => {
      const record = levelRecord(level, priorityId);
      return (known.has(level.id) ? updateRow(LEVEL, level.id, record) : insertRow(LEVEL, record)) ?? [];
    }),
  );
}
const levelsOf = (row: Priority | null): string =>
  JSON.stringify((row?.levels ?? []).map((level) => ({ ...columnValues(LEVEL, levelRecord(level, 0)), id: level.id })));

/** Creates or changes a priority with its levels. The Default flag leaves the one that had it. @returns its id */
export const savePriority = (call: Call, wish: PriorityWish): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = standing(desk.priorities, wish.id, 'TicketPriority');
    const after = decided(() => priorityAfter(before, wish, desk));
    const otherLevels = levelsOf(before) !== levelsOf(after);
    const change = await writeRow(tx, PRIORITIES, wish.id, before && priorityRecord(before), priorityRecord(after), otherLevels);
    if (otherLevels) await writeLevels(tx, change.id, before, after);
    if ((after.flags & TicketPriorityFlags.Default) === 0) return change;
    const others = [...desk.priorities.values()].filter((row) => row.id !== change.id && (row.flags & TicketPriorityFlags.Default) !== 0);
    for (const other of others) {
      const plain = { ...other, flags: other.flags & ~TicketPriorityFlags.Default };
      change.events.push(...(await writeRow(tx, PRIORITIES, other.id, priorityRecord(other), priorityRecord(plain))).events);
    }
    return change;
  });

/** Marks a priority as deleted: the tickets that have it keep it. */
export const deletePriority = (call: Call, id: number): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = existing(desk.priorities, id, 'TicketPriority');
    decided(() => mayDeletePriority(before, desk) as undefined);
    const after = { ...before, status: TicketPriorityStatus.Deleted };
    const change = await writeRow(tx, PRIORITIES, id, priorityRecord(before), priorityRecord(after));
    return { ...change, events: change.events.map(softly) };
  });

const allowed = (row: TicketTypeRow | null): string => JSON.stringify([row?.statusIds ?? [], row?.priorityIds ?? []]);

/** Creates or changes a type. The default one gives its place to the next. @returns its id */
export const saveType = (call: Call, wish: TypeWish): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = standing(desk.types, wish.id, 'TicketType');
    const after = decided(() => typeAfter(before, wish, desk));
    const otherRules = allowed(before) !== allowed(after);
    const change = await writeRow(tx, TYPES, wish.id, before && { ...before }, { ...after }, otherRules);
    if (otherRules) await tx.query(...allowOnly(change.id, after.statusIds, after.priorityIds));
    if (!after.isDefault) return change;
    for (const other of [...desk.types.values()].filter((row) => row.isDefault && row.id !== change.id))
      change.events.push(...(await writeRow(tx, TYPES, other.id, { ...other }, { ...other, isDefault: false })).events);
    return change;
  });

/** @throws Refused for the default type, and while tickets have it */
export const deleteType = (call: Call, id: number): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = existing(desk.types, id, 'TicketType');
    decided(() => mayDeleteType(before) as undefined);
    await checkUnused(tx, 'type', id, 'TicketType');
    return removeRow(tx, TYPES, id, { ...before });
  });

const pairs = (row: RelationDefinition | null): string => JSON.stringify([row?.sourceTypeIds ?? [], row?.destinationTypeIds ?? []]);

/** Creates or changes what a relation means, and for which types. @returns its id */
export const saveRelation = (call: Call, wish: RelationWish): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = standing(desk.relationDefinitions, wish.id, 'TicketRelationDefinition');
    const after = decided(() => relationAfter(before, wish, desk));
    const otherTypes = pairs(before) !== pairs(after);
    const change = await writeRow(tx, RELATIONS, wish.id, before && { ...before }, { ...after }, otherTypes);
    if (otherTypes) await tx.query(...relateTypes(change.id, after.sourceTypeIds, after.destinationTypeIds));
    return change;
  });

export const deleteRelation = (call: Call, id: number): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const before = existing(desk.relationDefinitions, id, 'TicketRelationDefinition');
    decided(() => mayDeleteRelation(before) as undefined);
    return removeRow(tx, RELATIONS, id, { ...before });
  });

/** What stands in the way of a relation, for each pair of types; see `relationsInTheWay`. */
export async function validateRelation(
  call: Call,
  wanted: { id: number; type: TicketRelationType; sourceIds: readonly number[]; destinationIds: readonly number[] },
): Promise<ReturnType<typeof relationsInTheWay>> {
  const rows = await call.app.database.query(RELATED_TYPES);
  return relationsInTheWay(rows as unknown as RelatedTypes[], wanted);
}

/** The lists whose rows have a place, and the member that holds it. */
const ORDERED = {
  status: { kind: STATUSES, member: 'rank', rows: (desk: Desk) => orderOf(desk.statuses, 'rank'), record: (row: Status) => ({ ...row }) },
  priority: {
    kind: PRIORITIES,
    member: 'sortOrder',
    rows: (desk: Desk) => orderOf(desk.priorities, 'sortOrder'),
    record: priorityRecord,
  },
  type: { kind: TYPES, member: 'rank', rows: (desk: Desk) => orderOf(desk.types, 'rank'), record: (row: TicketTypeRow) => ({ ...row }) },
  relation: {
    kind: RELATIONS,
    member: 'rank',
    rows: (desk: Desk) => orderOf(desk.relationDefinitions, 'rank'),
    record: (row: RelationDefinition) => ({ ...row }),
  },
} as const;
export type OrderedList = keyof typeof ORDERED;

interface Ranked {
  id: number;
}
const orderOf = <T extends Ranked, K extends keyof T>(rows: ReadonlyMap<number, T>, member: K): T[] =>
  [...rows.values()].sort((a, b) => Number(a[member]) - Number(b[member]) || a.id - b.id);

/** Puts a row at a place of its list, counted from 1; the others make room. */
export const setOrder = (call: Call, list: OrderedList, id: number, place: number): Promise<number> =>
  administer(call, 'service', async (tx, { desk }) => {
    const { kind, member, rows, record } = ORDERED[list];
    const recordOf = record as (row: Ranked) => Record<string, unknown>;
    const all: Ranked[] = rows(desk);
    const moved = decided(() => reordered(all, (row) => recordOf(row)[member] as number, id, place));
    const change: ListChange = { id, events: [] };
    for (const { row, rank } of moved) {
      const before = recordOf(row);
      change.events.push(...(await writeRow(tx, kind, row.id, before, { ...before, [member]: rank })).events);
    }
    return change;
  });
