/**
 * Preferences: values at levels, the nearest to the user counts. A user sets his own; what holds for a group or for
 * everybody is the general administrators'. Source: people-and-rights §1.
 */
import type { Agent } from '../domain/desk.ts';
import { isAdmin } from '../domain/rights.ts';
import type { Statement, Tx } from '../store/database.ts';
import {
  type DescriptionRow,
  descriptionRows,
  descriptionsOf,
  dropNearer,
  type PreferenceRow,
  preferenceRows,
  preferences,
  putPreference,
  requestPreferences,
  requestRows,
  type Spec,
  valuesFor,
} from '../store/preferences.ts';
import { deleteRow, rowsById, updateRow } from '../store/rows.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { boundOf } from './preferences-bound.ts';
import { changeRecord, type RecordEvent } from './record.ts';
import { renewed } from './renewed.ts';

export type { DescriptionRow, Spec } from '../store/preferences.ts';

/** Levels that a value may stand at, farthest from the user first. */
export const LEVEL = { system: 2, database: 3, group: 4, individual: 5, machine: 6 } as const;
const NAME_AT_MOST = 239;
const VALUE_AT_MOST = 4_000;

/** A value with its level; level 0 when nothing is set. */
export interface Preferred {
  spec: Spec;
  level: number;
  ownerId: number;
  value: string;
  /** 0 for one that is kept with the user, or not set. */
  id: number;
  description: DescriptionRow | null;
}

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};
const same = (a: Spec, b: Spec): boolean =>
  a.section.toLowerCase() === b.section.toLowerCase() && a.key.toLowerCase() === b.key.toLowerCase();

/** May a value stand at a level? What is not described may be kept for oneself alone. */
const isAllowed = (level: number, description: DescriptionRow | null): boolean =>
  description ? level <= description.maxLevel && level >= description.minLevel : true;

/**
 * What a user has preferred, in the order of the specifications.
 * @param level 0 for the value nearest to the user, else the one at that very level
 */
export async function readPreferences(call: Call, specs: readonly Spec[], level = 0): Promise<Preferred[]> {
  const { associateId, groupId, id } = call.agent;
  const [described, values, users] = await call.app.database.snapshot(
    descriptionsOf(specs),
    valuesFor(specs, associateId, groupId),
    rowsById(requestPreferences, [id]),
  );
  const user = requestRows(users!)[0];
  const rows = preferenceRows(values!);
  return specs.map((spec) => {
    const description = descriptionRows(described!).find((row) => same(row, spec)) ?? null;
    const column = boundOf(spec);
    if (column && user && (level === 0 || level === LEVEL.individual))
      return { spec: description ?? spec, level: LEVEL.individual, ownerId: associateId, value: column.read(user), id: 0, description };
    const row = rows.find((one) => same(one, spec) && isAllowed(one.level, description) && (level === 0 || one.level === level));
    return preferred(spec, row ?? null, description);
  });
}

const preferred = (spec: Spec, row: PreferenceRow | null, description: DescriptionRow | null): Preferred => ({
  spec: description ?? row ?? spec,
  level: row?.level ?? 0,
  ownerId: row?.ownerId ?? 0,
  value: row?.value ?? '',
  id: row?.id ?? 0,
  description,
});

const isFor = (row: PreferenceRow, agent: Agent): boolean =>
  row.level < LEVEL.group || (row.level === LEVEL.group ? row.ownerId === agent.groupId : row.ownerId === agent.associateId);

/** A value by its id; null for another's. */
export async function readPreference(call: Call, id: number): Promise<Preferred | null> {
  const row = preferenceRows(await call.app.database.query(rowsById(preferences, [id])))[0];
  if (!row || (!isFor(row, call.agent) && !isAdmin(call.agent))) return null;
  const [description] = descriptionRows(await call.app.database.query(descriptionsOf([row])));
  return preferred(row, row, description ?? null);
}

export interface PreferenceWish {
  spec: Spec;
  /** 0 for oneself. */
  level: number;
  /** Associate or group; 0 for oneself or one's own. */
  ownerId: number;
  value: string;
  dropsNearer: boolean;
}

function checkWish({ spec, level, value }: PreferenceWish): void {
  for (const [name, text] of Object.entries(spec))
    if (text.trim() === '' || text.length > NAME_AT_MOST) refuse('invalid', name, `Section and key have 1 to ${NAME_AT_MOST} characters`);
  if (value.length > VALUE_AT_MOST) refuse('invalid', 'RawValue', `A value has at most ${VALUE_AT_MOST} characters`);
  if (level < LEVEL.system || level > LEVEL.machine) refuse('invalid', 'Level', 'A value cannot be set at this level');
}

/** Whose value it is; refuses what is not the caller's to set. */
function ownerOf(call: Call, wish: PreferenceWish): number {
  const { agent } = call;
  const own = wish.level === LEVEL.group ? agent.groupId : wish.level >= LEVEL.individual ? agent.associateId : 0;
  const ownerId = wish.level < LEVEL.group ? 0 : wish.ownerId || own;
  if ((wish.level < LEVEL.individual || ownerId !== agent.associateId) && !isAdmin(agent))
    refuse('forbidden', 'Level', 'What holds for others is for general administrators to set');
  if (wish.level >= LEVEL.individual && !call.desk.associates.has(ownerId)) refuse('unknown', 'TargetId', `User ${ownerId} was not found`);
  return ownerId;
}

const eventOf = (id: number, kind: string, spec: Spec, level: number, ownerId: number): RecordEvent => ({
  entity: 'userpreference',
  id,
  kind: `userpreference.${kind}`,
  before: null,
  after: { prefsection: spec.section, prefkey: spec.key, deflevel: level, owner_id: ownerId },
});

/** The column of the Service user that a preference is, set. */
async function setBound(tx: Tx, call: Call, wish: PreferenceWish, ownerId: number): Promise<Statement | null> {
  const userId = call.desk.associates.get(ownerId)?.id ?? 0;
  const [rows] = await tx.query(rowsById(requestPreferences, [userId], true));
  const row = requestRows(rows!)[0];
  if (!row) return refuse('unknown', 'TargetId', `User ${ownerId} has no tickets to have preferences for`);
  const change = boundOf(wish.spec)!.write(wish.value, row, call.desk);
  if (!change) return refuse('invalid', 'RawValue', `This cannot be the value of ${wish.spec.section}/${wish.spec.key}`);
  return updateRow(requestPreferences, userId, change);
}

/** Sets a value; a level of 0 is one's own. */
export async function savePreference(call: Call, asked: PreferenceWish): Promise<Preferred> {
  const wish = { ...asked, level: asked.level || LEVEL.individual };
  checkWish(wish);
  const isBound = boundOf(wish.spec) !== undefined;
  await changeRecord(call, async (tx, now) => {
    const ownerId = ownerOf(now, wish);
    const [described] = await tx.query(descriptionsOf([wish.spec]));
    const description = descriptionRows(described!)[0] ?? null;
    if (!isAllowed(wish.level, description)) refuse('invalid', 'Level', 'This preference cannot be set at this level');
    const spec = description ?? wish.spec;
    const last = wish.dropsNearer && !isBound ? [dropNearer(spec, wish.level)] : [];
    if (isBound) {
      const change = await setBound(tx, now, wish, ownerId);
      return { value: null, id: ownerId, events: [eventOf(ownerId, 'saved', spec, wish.level, ownerId)], last: change ? [change] : [] };
    }
    const [rows] = await tx.query(putPreference({ level: wish.level, ownerId, section: spec.section, key: spec.key, value: wish.value }));
    const id = rows![0]!.id as number;
    return { value: null, id, events: [eventOf(id, 'saved', spec, wish.level, ownerId)], last };
  });
  if (isBound) await renewed(call);
  return storedAt(call, wish);
}

/** What stands at the level and target of a wish. */
async function storedAt(call: Call, wish: PreferenceWish): Promise<Preferred> {
  const target = wish.level >= LEVEL.individual ? call.desk.associates.get(wish.ownerId || call.agent.associateId) : undefined;
  const groupId = wish.level === LEVEL.group && wish.ownerId ? wish.ownerId : call.agent.groupId;
  const reader = { ...call, agent: target ?? { ...call.agent, groupId } };
  return (await readPreferences(reader, [wish.spec], wish.level))[0]!;
}

/** Takes a value back, so that the next level counts. */
export async function deletePreference(call: Call, id: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    const [rows] = await tx.query(rowsById(preferences, [id], true));
    const row = preferenceRows(rows!)[0];
    if (!row || (!isFor(row, now.agent) && !isAdmin(now.agent))) return refuse('unknown', 'Id', `Preference ${id} was not found`);
    ownerOf(now, { spec: row, level: row.level, ownerId: row.ownerId, value: '', dropsNearer: false });
    return { value: null, id, events: [eventOf(id, 'deleted', row, row.level, row.ownerId)], last: [deleteRow(preferences, id)] };
  });
}
