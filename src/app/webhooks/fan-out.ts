/** From what happened to deliveries: each event once, in the order in which it was committed. */
import { fieldValues, type Occurrence, occurrencesOf, payloadOf, QUOTED, type Values, wants } from '../../domain/webhooks.ts';
import type { Database, Tx } from '../../store/database.ts';
import {
  type ActiveWebhook,
  activeRows,
  activeWebhooks,
  type EventRow,
  eventRows,
  eventsBehindCursor,
  insertDeliveries,
  moveCursor,
  type NewDelivery,
  passOver,
  quotedColumns,
  takeCursor,
} from '../../store/webhook-deliveries.ts';
import type { Bytes } from './seal.ts';
import { guid } from './webhooks.ts';

/** So many deliveries are written at once; one event with more of them is still one step. */
const DELIVERIES_AT_MOST = 2_000;

/** An event that some hook wants. */
interface Wanted {
  happening: EventRow;
  occurrence: Occurrence;
  hooks: readonly ActiveWebhook[];
}

function wanted(happenings: readonly EventRow[], hooks: readonly ActiveWebhook[]): Wanted[] {
  return happenings.flatMap((happening) =>
    occurrencesOf(happening)
      .map((occurrence) => ({ happening, occurrence, hooks: hooks.filter(({ events }) => wants(events, occurrence.name)) }))
      .filter((one) => one.hooks.length > 0),
  );
}

/** The first of the wanted events, as many as one step writes; and the event up to which that goes. */
function firstOf(happenings: readonly EventRow[], list: readonly Wanted[]): { list: readonly Wanted[]; last: EventRow } {
  let count = 0;
  for (const { happening, hooks } of list) {
    count += hooks.length;
    if (count < DELIVERIES_AT_MOST) continue;
    return { list: list.filter((one) => happenings.indexOf(one.happening) <= happenings.indexOf(happening)), last: happening };
  }
  return { list, last: happenings.at(-1)! };
}

/** What is told of the rows that the events are about, as they are now: by table and key. */
async function quote(tx: Tx, list: readonly Wanted[], zone: string): Promise<(occurrence: Occurrence) => Values> {
  const tables = [...new Set(list.flatMap(({ occurrence }) => occurrence.table ?? []))];
  const keysOf = (table: string): number[] => [
    ...new Set(list.filter(({ occurrence }) => occurrence.table === table).map(({ occurrence }) => occurrence.primaryKey)),
  ];
  const answers = await tx.query(
    ...tables.map((table) => {
      const { key, numbers, local = [], utc = [] } = QUOTED[table]!;
      return quotedColumns(table, key, [...numbers, ...local, ...utc], keysOf(table));
    }),
  );
  const rows = new Map(
    answers.flatMap((found, index) => found.map((row) => [`${tables[index]} ${row.id}`, row.values as Values] as const)),
  );
  return ({ table, primaryKey, given }) => given ?? (table === null ? {} : fieldValues(table, rows.get(`${table} ${primaryKey}`), zone));
}

/**
 * Makes deliveries of the next events.
 * @param at milliseconds
 * @param zone IANA name of the desk's zone
 * @returns were there as many events as one step takes, or more?
 */
export async function fanOut(database: Database, { at, zone, bytes }: { at: number; zone: string; bytes: Bytes }): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [cursor, found] = await tx.query(takeCursor, activeWebhooks);
    if (cursor!.length === 0) return false;
    const hooks = activeRows(found!);
    if (hooks.length === 0) {
      await tx.finish(passOver);
      return false;
    }
    const [rows] = await tx.query(eventsBehindCursor);
    const happenings = eventRows(rows!);
    if (happenings.length === 0) return false;
    const { list, last } = firstOf(happenings, wanted(happenings, hooks));
    const valuesOf = list.length > 0 ? await quote(tx, list, zone) : () => ({});
    const deliveries = list.flatMap((one) => one.hooks.map((hook) => deliveryOf(one, hook, valuesOf(one.occurrence), guid(bytes))));
    if (deliveries.length > 0) await tx.query(insertDeliveries(deliveries, at));
    await tx.finish(moveCursor(last));
    return true;
  });
}

function deliveryOf({ happening, occurrence }: Wanted, hook: ActiveWebhook, values: Values, eventId: string): NewDelivery {
  const { at, byId } = happening;
  const body = payloadOf(occurrence, hook, { eventId, at, byId, values });
  return { webhookId: hook.id, eventId, event: occurrence.event, body };
}
