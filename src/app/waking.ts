/**
 * The clock of the tickets: levels are reached and tickets wake up by stored moments. Any number of processes look; each due
 * ticket is locked by one of them, and nothing of its steps stays unless all do. Source: sla-and-time §3.4.
 */
import type { Tx } from '../store/database.ts';
import { lockDue, threadOf } from '../store/thread.ts';
import { DESK_VERSION, deskVersionOf } from '../store/ticket-reads.ts';
import { type Newer, settling } from './attempts.ts';
import type { App, Call } from './call.ts';
import { dueSteps, hotlistsOf } from './due.ts';
import { robotCall } from './inner-calls.ts';
import { type Repeating, repeat } from './repeating.ts';

const LOOKED_EVERY_MS = 1_000;
/** Tickets whose steps share a transaction. */
export const TOGETHER = 200;
const OPERATION = 'Clock';

/** One look: the desk is the newest, for a level must not be reached by lists that have changed. */
async function wakeOnce(tx: Tx, clock: Call, most: number): Promise<{ woken: number } | Newer> {
  const [due, versions] = await tx.query(lockDue(clock.at, most), DESK_VERSION);
  const newest = deskVersionOf(versions![0]!);
  if (newest !== clock.desk.version) return { newer: newest };
  if (due!.length === 0) return { woken: 0 };
  const hotlists = await hotlistsOf(
    tx,
    due!.map((row) => row.id as number),
  );
  const statements = due!.flatMap((row) => {
    const thread = threadOf(row, [], undefined)!;
    return dueSteps(clock, thread, hotlists.get(thread.ticket.id) ?? []).statements;
  });
  const last = statements.pop();
  if (statements.length > 0) await tx.query(...statements);
  if (last) await tx.finish(last);
  return { woken: due!.length };
}

/**
 * Does what is due for the next tickets, in one transaction.
 * @param at milliseconds since 1970
 * @returns how many tickets there were; 0: nothing is due, or other processes have it
 */
export async function wakeSome(app: App, at: number, most = TOGETHER): Promise<number> {
  const { woken } = await settling<{ woken: number }>(robotCall(app, OPERATION, at), (tx, now) => wakeOnce(tx, now, most));
  return woken;
}

/** Does all that is due at a moment. @param isOver asked before each step */
export async function wakeAll(app: App, at: number, isOver: () => boolean = () => false): Promise<number> {
  let woken = 0;
  for (let some = 1; some > 0 && !isOver(); woken += some) some = await wakeSome(app, at);
  return woken;
}

/** Looks once a second until it is stopped. @param failed told when the database could not do it; it is tried again */
export const keepWaking = (app: App, failed: (error: unknown) => void): Repeating =>
  repeat({
    async turn(isOver) {
      await wakeAll(app, app.now(), isOver);
      return LOOKED_EVERY_MS;
    },
    failed,
  });
