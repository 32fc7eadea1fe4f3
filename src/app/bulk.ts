/**
 * One rule for many tickets. Up to 500 are changed in one transaction; what a search finds, up to 10,000, in several of them one
 * after the other. Each stands when it is done, so that a call that breaks off may be made again: what was done is passed over.
 * Source: operations §7, #14, #15; errors §5: what does not allow it is passed over, the answer has the ids that changed.
 */
import { type Bulk, deleteTicket } from '../domain/bin.ts';
import { deciding, isRefusal } from '../domain/decision.ts';
import type { Ask } from '../store/archives/index.ts';
import { NOTHING } from '../store/lookup.ts';
import { dropPopUps } from '../store/notifications.ts';
import { describeArchive, type Reading, readArchive } from './archives.ts';
import type { Call } from './call.ts';
import { change } from './change.ts';
import { Refused } from './errors.ts';
import { isRepeat } from './record.ts';
import { type Around, changeTogether } from './together.ts';

const AT_ONCE = 500;
/** Tickets of one search, as rows of one page (reliability §3). Who has more of them asks again. */
const FOUND_AT_MOST = 10_000;

/** May this caller give the command at all? @throws Refused */
function checkAllowed(call: Call, bulk: Bulk): void {
  const refusal = deciding((): object => {
    bulk.allow(call.agent, call.desk);
    return {};
  })();
  if (isRefusal(refusal)) throw new Refused(refusal);
}

async function changeSome({ tx, call, moment, threads, storeAll }: Around, ids: readonly number[], bulk: Bulk): Promise<number[]> {
  checkAllowed(call, bulk);
  const changes = ids.flatMap((id) => {
    const before = threads.get(id);
    const decision = before && bulk.rule(before, call.desk, moment);
    return before && decision ? [{ before, decision }] : [];
  });
  const changed = new Set(await storeAll(changes));
  if (bulk.silences && changed.size > 0) await tx.query(dropPopUps([...changed]));
  return ids.filter((id) => changed.has(id));
}

/** Those of the tickets that are as the command leaves them: what a repeat is answered. */
async function standing(call: Call, ids: readonly number[], bulk: Bulk): Promise<number[]> {
  const found: number[] = [];
  for (const some of batchesOf(ids)) {
    const outcome = await changeTogether<number[]>(
      { ...call, idempotency: null },
      {
        ticketIds: some,
        async plan({ call: now, threads }) {
          checkAllowed(now, bulk);
          const value = some.filter((id) => {
            const thread = threads.get(id);
            return thread !== undefined && bulk.stands(thread.ticket);
          });
          return { value, id: 0 };
        },
      },
    );
    if ('value' in outcome) found.push(...outcome.value);
  }
  return found;
}

/** Batches of one transaction; at least one, which keeps the key against repeats. */
function batchesOf(ids: readonly number[]): (readonly number[])[] {
  const count = Math.max(1, Math.ceil(ids.length / AT_ONCE));
  return Array.from({ length: count }, (_, place) => ids.slice(place * AT_ONCE, (place + 1) * AT_ONCE));
}

/**
 * Changes tickets by one rule.
 * @param ids in any number; repeated ones count once, unknown ones are passed over
 * @returns ids of those that changed, in the order in which they were named
 * @throws Refused when the caller may not give the command at all
 */
export async function changeAll(call: Call, ids: readonly number[], bulk: Bulk): Promise<number[]> {
  const named = [...new Set(ids)];
  if (await isRepeat(call)) return standing(call, named, bulk);
  const batches = batchesOf(named);
  const changed: number[] = [];
  for (const [place, some] of batches.entries()) {
    // the key is noted with the last of them: before that, a repeat goes on where this one broke off
    const isLast = place === batches.length - 1;
    const outcome = await changeTogether<number[]>(isLast ? call : { ...call, idempotency: null }, {
      ticketIds: some,
      plan: async (around) => ({ value: await changeSome(around, some, bulk), id: 0 }),
    });
    if ('value' in outcome) changed.push(...outcome.value);
  }
  return changed;
}

/** A search of an archive, as a caller puts it. */
export interface Search {
  provider: string;
  restriction: Ask['restriction'];
}

/**
 * The tickets that a search finds: those that the caller may list; bin, spam and merged ones where it names the status.
 * @throws Refused for an archive that has no tickets, and for a search in all tickets that says nothing: a slip of a client
 * must not empty the desk
 */
async function ticketsFound(call: Call, { provider: name, restriction }: Search, reading: Reading): Promise<number[]> {
  const { provider } = describeArchive(call, name, reading);
  if (provider.guard !== 'ticket') throw new Refused({ why: 'invalid', about: 'ProviderName', message: `${provider.name} has no tickets` });
  if (restriction === null && provider.where === undefined)
    throw new Refused({ why: 'invalid', about: 'Restrictions', message: 'Restrictions must say which tickets are meant' });
  const ask = { provider: name, columns: ['ticketId'], restriction, order: [], entities: [], skip: 0, top: FOUND_AT_MOST, counted: false };
  const { rows } = await readArchive(call, ask, reading);
  return rows.map((row) => row.key as number);
}

/** Changes all tickets that a search finds by one rule. @returns ids of those that changed @throws Refused */
export async function changeFound(call: Call, search: Search, reading: Reading, bulk: Bulk): Promise<number[]> {
  return changeAll(call, await ticketsFound(call, search, reading), bulk);
}

/** Puts one ticket into the bin. One that is not there is as good as deleted: errors §3. @throws Refused */
export async function binTicket(call: Call, id: number): Promise<void> {
  const about = 'TicketEntityId';
  try {
    await change(call, {
      target: { ticketId: id },
      lookup: () => NOTHING,
      decide: (thread, desk, _facts, moment) =>
        thread ? deleteTicket(thread, desk, moment) : { why: 'unknown', about, message: `Ticket ${id} was not found` },
    });
  } catch (error) {
    if (!(error instanceof Refused && error.refusal.about === about)) throw error;
  }
}
