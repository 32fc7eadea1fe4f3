/** What people choose from, as far as it lies in the database. */
import { reach } from '../../domain/rights.ts';
import type { Row } from '../../store/database.ts';
import {
  type Entity,
  itemsOf,
  LIST_DEFINITIONS,
  pick,
  pickTickets,
  replyTemplates,
  select,
  selection,
  type Used,
  usedLately,
  type Wanted,
} from '../../store/lists/choices.ts';
import type { Call } from '../call.ts';
import { changeRecord } from '../record.ts';

export type { Entity, Used, Wanted } from '../../store/lists/choices.ts';

/** A definition of a list: what it is called, and whether its items are rows of ours. */
export interface ListDefinition {
  id: number;
  name: string;
  title: string;
  tooltip: string;
  rank: number;
  deleted: boolean;
  hasItems: boolean;
  isCustom: boolean;
}
export interface ListItem {
  id: number;
  name: string;
  tooltip: string;
  rank: number;
  deleted: boolean;
}

const typed = <T>(rows: Row[]): T[] => rows as unknown as T[];

export const listDefinitions = async (call: Call): Promise<ListDefinition[]> => typed(await call.app.database.query(LIST_DEFINITIONS));
export const listItems = async (call: Call, list: string): Promise<ListItem[]> => typed(await call.app.database.query(itemsOf(list)));

/** Rows of an entity to pick from; by their columns as `pick` names them. */
export const picked = (call: Call, entity: Entity, wanted: Wanted): Promise<Row[]> => call.app.database.query(pick(entity, wanted));

/** Tickets to pick from: those that the caller may list. */
export const pickedTickets = (call: Call, wanted: Wanted): Promise<Row[]> =>
  call.app.database.query(pickTickets(wanted, reach(call.agent, 'list', call.desk)));

export const templates = (call: Call): Promise<Row[]> => call.app.database.query(replyTemplates(call.agent.id));

/** Ids that the caller's own tickets hold, the latest first. */
export const lately = async (call: Call, what: Used): Promise<number[]> =>
  (await call.app.database.query(usedLately(what, call.agent.id))).map((row) => row.id as number);

/** When each ticked item of a list was ticked, by its id. */
export async function ticks(call: Call, list: string, context: string): Promise<Map<number, number>> {
  const rows = await call.app.database.query(selection(call.agent.associateId, list, context));
  return new Map(rows.map((row) => [row.id as number, row.changedAt as number]));
}

/** Keeps what the caller has ticked, and what not any more. */
export async function tick(
  call: Call,
  list: string,
  context: string,
  chosen: { ticked: readonly number[]; unticked: readonly number[] },
): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    await tx.query(...select(now.agent.associateId, list, context, { ...chosen, at: now.at }));
    return { value: null, id: 0, events: [] };
  });
}
