/** Mails of one process that are sorted at the same time take their turns where it matters: an answer waits for what it answers. */
import { type Claims, claimsOf, waitsFor } from '../../domain/mail/turns.ts';
import { mailHead } from '../../store/mail.ts';
import type { App } from '../call.ts';
import { headOf, textOf, trimmed } from '../mail-head.ts';

interface Turn {
  claims: Promise<Claims | null>;
  over: Promise<void>;
}

const nothing = (): void => undefined;
const underWay = new WeakMap<App, Set<Turn>>();

/** What is known of a mail before it is read; null when there is nothing to be known, or not now. */
async function look(app: App, id: number): Promise<Claims | null> {
  try {
    const [row] = await app.database.query(mailHead(id));
    return row?.head ? claimsOf(textOf(headOf(trimmed(row.head as Uint8Array)))) : null;
  } catch {
    return null; // it keeps its place; what is the matter is told where it is sorted
  }
}

/** Sorts a mail when those that were begun before, and that it has to wait for, are through. @param work may raise, which is no matter of others */
export async function inTurn<T>(app: App, id: number, work: () => Promise<T>): Promise<T> {
  const standing = underWay.get(app) ?? new Set();
  underWay.set(app, standing);
  const earlier = [...standing];
  const claims = look(app, id);
  const inOrder = async (): Promise<T> => {
    const own = await claims;
    await Promise.all(earlier.map(async (one) => (waitsFor(own, await one.claims) ? one.over : undefined)));
    return work();
  };
  const sorted = inOrder();
  const turn: Turn = { claims, over: sorted.then(nothing, nothing) };
  standing.add(turn);
  try {
    return await sorted;
  } finally {
    standing.delete(turn);
  }
}
