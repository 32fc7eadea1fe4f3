/** What is due for a ticket happens before anything else does to it, so that nothing depends on how quickly the clock looked. */
import type { Agent } from '../domain/desk.ts';
import type { Thread } from '../domain/thread.ts';
import { isAwaited, nextStep } from '../domain/waking.ts';
import type { Statement, Tx } from '../store/database.ts';
import { favouritesOf } from '../store/thread.ts';
import type { Call } from './call.ts';
import { settled } from './settle.ts';

/** A level a minute for two months: whoever set up more than that has set up a mistake. */
const STEPS_AT_MOST = 100_000;

/** The desk's own robot, which acts for the clock. @throws Error on a desk without its system user */
export function robotOf({ desk }: Pick<Call, 'desk'>): Agent {
  for (const agent of desk.agents.values()) if (agent.robot) return agent;
  throw new Error('the desk has no system user');
}

/** The same call, by the clock. */
export const asClock = (call: Call): Call => ({ ...call, agent: robotOf(call), operation: 'Clock', idempotency: null });

/** All steps that are due for a thread: what it is then, and the statements that store each. */
export function dueSteps(clock: Call, thread: Thread, hotlist: readonly number[]): { thread: Thread; statements: Statement[] } {
  const statements: Statement[] = [];
  let standing: Thread = { ...thread, message: null };
  for (let step = 0; step < STEPS_AT_MOST; step++) {
    const decision = nextStep(standing, clock.desk, hotlist, clock.agent, clock.at);
    const next = decision && settled(clock, standing, decision);
    if (!next) break;
    statements.push(next.statement);
    standing = next.thread;
  }
  return { thread: { ...standing, message: thread.message }, statements };
}

/** Favourites of some tickets, by ticket. */
export async function hotlistsOf(tx: Tx, ticketIds: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const [rows] = await tx.query(favouritesOf(ticketIds));
  const found = new Map<number, number[]>();
  for (const row of rows!) found.set(row.ticket_id as number, [...(found.get(row.ticket_id as number) ?? []), row.user_id as number]);
  return found;
}

/** Threads that were loaded with their locks, brought up to the call's moment. */
export async function broughtUpToNow(tx: Tx, call: Call, threads: readonly Thread[]): Promise<Thread[]> {
  const awaited = threads.filter(({ ticket }) => isAwaited(ticket, call.at));
  if (awaited.length === 0) return [...threads];
  const hotlists = await hotlistsOf(
    tx,
    awaited.map(({ ticket }) => ticket.id),
  );
  const clock = asClock(call);
  const all = threads.map((thread) =>
    isAwaited(thread.ticket, call.at) ? dueSteps(clock, thread, hotlists.get(thread.ticket.id) ?? []) : { thread, statements: [] },
  );
  await tx.query(...all.flatMap(({ statements }) => statements));
  return all.map(({ thread }) => thread);
}
