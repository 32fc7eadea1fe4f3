/**
 * The waist for what concerns several tickets, or rows that hang on them: merging, splitting, attachments, bulk commands. All
 * tickets are locked in the order of their ids, what is due happens first, then a plan decides and writes; all of it or nothing.
 */
import type { Decision, Moment } from '../domain/decision.ts';
import type { Facts, Thread } from '../domain/thread.ts';
import { type Row, type Statement, StoreConflict, type Tx } from '../store/database.ts';
import { findRepeat, noteRepeat } from '../store/idempotency.ts';
import { foldLoads, isCrowded } from '../store/loads.ts';
import { delegates, type Found, foundIn, type Lookup, lockCategory, lookUp, NOTHING } from '../store/lookup.ts';
import { lockTickets, otherPersonsOf, threadOf, ticketsOfMessages } from '../store/thread.ts';
import { checkRepeat, type Newer, settling } from './attempts.ts';
import { type Call, momentOf } from './call.ts';
import { NOTHING_MORE } from './change.ts';
import { broughtUpToNow } from './due.ts';
import { settled, withNewTags } from './settle.ts';

/** What a plan may use. It awaits nothing but SQL. */
export interface Around {
  tx: Tx;
  /** The call with the newest desk and rights. */
  call: Call;
  moment: Moment;
  /** The tickets that were asked for and exist, locked, with what was due done, as the plan's own stores leave them; their `message` is null. */
  threads: ReadonlyMap<number, Thread>;
  /** The ticket of each message that was asked for and exists. */
  ticketOf: ReadonlyMap<number, number>;
  facts: Facts;
  /**
   * Stores a decision now, so that what follows in the plan sees its rows. @param before null makes a new ticket
   * @returns the thread as it stands from now on (with its new id); null when the decision changes nothing
   */
  store(before: Thread | null, decision: Decision): Promise<Thread | null>;
  /** The same for many at once, in one round trip; for tickets that stand. @returns the ids of those that changed */
  storeAll(changes: readonly { before: Thread; decision: Decision }[]): Promise<number[]>;
}

/** Several tickets, and what shall become of them. */
export interface Together<T> {
  ticketIds?: readonly number[];
  /** Messages whose tickets are locked as well. */
  messageIds?: readonly number[];
  /** Chooses (and locks) further tickets, or locks what has to be locked before them; answers rows with `id`. */
  choose?: (call: Call) => Statement;
  lookup?: (call: Call) => Lookup;
  /** May run again from the start when others stood in the way. It raises `Refused` for what a rule does not allow. */
  plan(around: Around): Promise<{ value: T /** Found again by a repeat. */; id: number }>;
}

/** What was done before under the same Idempotency-Key: the id that its plan answered. */
export interface RepeatedTogether {
  repeated: number;
}

/**
 * Changes several tickets in one transaction.
 * @returns what the plan came to, or what an earlier call under the same key did
 * @throws Refused, SignedOut, StoreUnavailable
 */
export const changeTogether = <T>(call: Call, together: Together<T>): Promise<{ value: T } | RepeatedTogether> =>
  settling<{ value: T } | RepeatedTogether>(call, (tx, now) => attemptOnce(tx, now, together));

async function attemptOnce<T>(tx: Tx, call: Call, together: Together<T>): Promise<{ value: T } | RepeatedTogether | Newer> {
  const { idempotency } = call;
  const { ids, ticketOf } = await named(tx, call, together);
  const wanted = together.lookup?.(call) ?? NOTHING;
  const locking = ids.length > 0 ? [lockTickets(ids), otherPersonsOf(ids)] : [];
  const moved = ticketOf.size > 0 ? [ticketsOfMessages([...ticketOf.keys()])] : [];
  // the look-up comes last, behind the locks: what it reads is as new as the rows
  const answers = await tx.query(
    ...locking,
    ...moved,
    ...(delegates(wanted) ? [lockCategory(wanted)] : []),
    ...(idempotency ? [findRepeat(call.agent.id, idempotency.key)] : []),
    lookUp(wanted),
  );
  if (moved.length > 0) checkPlaces(ticketOf, answers[locking.length]!);
  const [rows, others] = locking.length > 0 ? [answers[0]!, answers[1]!] : [[], []];
  const found = foundIn(answers.at(-1)![0]!);
  if (found.deskVersion !== call.desk.version) return { newer: found.deskVersion };
  const repeat = idempotency ? answers.at(-2)![0] : undefined;
  if (repeat) {
    checkRepeat(repeat, call);
    return { repeated: repeat.result_id as number };
  }
  if (isCrowded(wanted, found)) await tx.query(foldLoads(wanted.candidateIds ?? []));
  const loaded = rows.map(
    (row) =>
      threadOf(
        row,
        others.filter((other) => other.ticket_id === row.id),
        undefined,
      )!,
  );
  const threads = await broughtUpToNow(tx, call, loaded);
  const { value, id } = await together.plan(around(tx, call, threads, ticketOf, found));
  await tx.finish(idempotency ? noteRepeat(call.agent.id, idempotency, call.operation, id, call.at) : NOTHING_MORE);
  return { value };
}

const places = (found: readonly Row[]): Map<number, number> => new Map(found.map((row) => [row.id as number, row.ticket_id as number]));

/** The tickets that are meant: named, of the messages that are named, chosen. */
async function named<T>(tx: Tx, call: Call, { ticketIds = [], messageIds = [], choose }: Together<T>) {
  const [chosen] = choose ? await tx.query(choose(call)) : [[]];
  const [of] = messageIds.length > 0 ? await tx.query(ticketsOfMessages(messageIds)) : [[]];
  const ticketOf = places(of!);
  return { ids: [...new Set([...ticketIds, ...ticketOf.values(), ...chosen!.map((row) => row.id as number)])], ticketOf };
}

/** A message that has moved to another ticket before its own was locked makes the call begin again. */
function checkPlaces(before: ReadonlyMap<number, number>, now: readonly Row[]): void {
  for (const [id, ticketId] of places(now)) if (before.get(id) !== ticketId) throw new StoreConflict(new Error('a message has moved'));
}

function around(tx: Tx, call: Call, threads: readonly Thread[], ticketOf: ReadonlyMap<number, number>, found: Found): Around {
  const standing = new Map(threads.map((thread) => [thread.ticket.id, thread]));
  return {
    tx,
    call,
    moment: momentOf(call),
    threads: standing,
    ticketOf,
    facts: found.facts,
    async store(before, decision) {
      const next = settled(call, before, decision, await withNewTags(tx, decision));
      if (next === null) return null;
      const { ticket, message } = next.thread;
      if (before && !message) {
        // no id comes back for it: it goes with what comes next
        tx.hold(next.statement);
        standing.set(ticket.id, next.thread);
        return next.thread;
      }
      const [rows] = await tx.query(next.statement);
      const row = rows![0]!;
      const id = row.ticketId as number;
      const stored = {
        ...next.thread,
        ticket: { ...ticket, id },
        message: message && { ...message, id: (row.messageId as number | null) ?? message.id, ticketId: id },
      };
      standing.set(id, { ...stored, message: null });
      return stored;
    },
    async storeAll(changes) {
      const next = changes.flatMap(({ before, decision }) => settled(call, before, decision) ?? []);
      for (const { statement } of next) tx.hold(statement);
      for (const { thread } of next) standing.set(thread.ticket.id, { ...thread, message: null });
      return next.map(({ thread }) => thread.ticket.id);
    },
  };
}
