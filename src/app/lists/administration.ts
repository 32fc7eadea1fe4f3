/**
 * Changes of the desk's lists. They are few and depend on each other (one default, the last of its base, a tree without
 * rings), so they are made one after the other: while one holds the desk's row, the desk in memory is what is true.
 */
import { deciding, isRefusal } from '../../domain/decision.ts';
import { type Administration, mayAdminister } from '../../domain/lists.ts';
import type { Statement, Tx } from '../../store/database.ts';
import { LOCK_DESK } from '../../store/lists/administration.ts';
import type { RecordEvent } from '../../store/record-events.ts';
import { columnValues, deleteRow, insertRow, type Shape, updateRow } from '../../store/rows.ts';
import { deskVersionOf } from '../../store/ticket-reads.ts';
import type { App, Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { changeRecord } from '../record.ts';

/** What a change of a list has come to. */
export interface ListChange {
  id: number;
  events: RecordEvent[];
  last?: Statement[];
}

/** A kind of list rows: its shape, and what its events are called: `list.ejcategory.created`. */
export interface ListKind {
  shape: Shape;
  entity: string;
}

const turns = new WeakMap<App, Promise<unknown>>();

/** One change of lists at a time in this process; between processes the lock of the desk's row does the same. */
function inTurn<T>(app: App, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(app) ?? Promise.resolve()).then(work, work);
  turns.set(app, mine);
  return mine;
}

/**
 * Runs a change of the lists.
 * @param plan decides on `now.desk`, which nobody else changes meanwhile, and writes
 * @returns the id that the plan names
 * @throws Refused when the caller may not, or a rule says no
 */
export async function administer(call: Call, what: Administration, plan: (tx: Tx, now: Call) => Promise<ListChange>): Promise<number> {
  const outcome = await inTurn(call.app, () =>
    changeRecord(call, async (tx, now) => {
      if (!mayAdminister(now.agent, what))
        throw new Refused({ why: 'forbidden', about: now.operation, message: 'You may not change the lists of the desk' });
      const [rows] = await tx.query(LOCK_DESK);
      const newest = deskVersionOf(rows![0]!);
      // somebody else was first: decide again on what they have left
      if (newest !== now.desk.version) return { newer: newest };
      return { value: null, ...(await plan(tx, now)) };
    }),
  );
  return 'repeated' in outcome ? outcome.repeated : outcome.id;
}

/** Asks a rule that may refuse. @throws Refused */
export function decided<R extends object | undefined>(rule: () => R): R {
  const outcome = deciding(rule)();
  if (outcome !== undefined && isRefusal(outcome)) throw new Refused(outcome);
  return outcome as R;
}

/** A row of a list by its id; null for a new one. @throws Refused when it is unknown */
export function standing<T>(rows: ReadonlyMap<number, T>, id: number, about: string): T | null {
  return id <= 0 ? null : existing(rows, id, about);
}
export function existing<T>(rows: ReadonlyMap<number, T>, id: number, about: string): T {
  const row = rows.get(id);
  if (!row) throw new Refused({ why: 'unknown', about, message: `${about} ${id} was not found` });
  return row;
}

/**
 * Writes a row, as far as it differs.
 * @param before its record, null for a new one
 * @param alsoChanged something that hangs on the row has changed with it
 */
export async function writeRow(
  tx: Tx,
  { shape, entity }: ListKind,
  id: number,
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
  alsoChanged = false,
): Promise<ListChange> {
  const kind = `list.${entity}`;
  const values = columnValues(shape, after);
  if (before === null) {
    const [rows] = await tx.query(insertRow(shape, after));
    const made = rows![0]!.id as number;
    return { id: made, events: [{ entity, id: made, kind: `${kind}.created`, before: null, after: values }] };
  }
  const stood = columnValues(shape, before);
  const changed = Object.keys(shape.columns).filter((member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]));
  if (changed.length === 0 && !alsoChanged) return { id, events: [] };
  const statement = updateRow(shape, id, Object.fromEntries(changed.map((member) => [member, after[member]])));
  if (statement) await tx.query(statement);
  return { id, events: [{ entity, id, kind: `${kind}.changed`, before: stood, after: values }] };
}

/** Takes a row away. wire: lists only ever tell that a row was softly deleted. */
export async function removeRow(
  tx: Tx,
  { shape, entity }: ListKind,
  id: number,
  before: Readonly<Record<string, unknown>>,
): Promise<ListChange> {
  await tx.query(deleteRow(shape, id));
  return { id, events: [{ entity, id, kind: `list.${entity}.softdeleted`, before: columnValues(shape, before), after: null }] };
}
