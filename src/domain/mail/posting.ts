/** What becomes of a mail that goes out, after each try to hand it to the next server. Source: reliability §6; email §7. */
import type { Instant } from '../thread.ts';

/** States of a row of the outbox (`outbox.status`). */
export const OutboxState = { Waiting: 0, Sending: 1, Sent: 2, Failed: 3, GivenUp: 4, Cancelled: 5 } as const;
export type OutboxState = (typeof OutboxState)[keyof typeof OutboxState];

const MINUTE = 60_000;
/** Pauses between tries: the last one is kept to. */
const PAUSES = [1, 2, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);
const GIVEN_UP_AFTER = 5 * 24 * 60 * MINUTE;

/** An address, and what the next server said of it. */
export interface Answer {
  address: string;
  why: string;
}

/** What the next server said of a mail. Who stands in neither list has it. */
export interface Answers {
  /** For good. */
  refused: readonly Answer[];
  /** Not now. */
  postponed: readonly Answer[];
}

/** The same answer for everybody; a mail that is for nobody yet has one too. */
const forAll = (addresses: readonly string[], why: string): Answer[] =>
  (addresses.length > 0 ? addresses : ['']).map((address) => ({ address, why }));
export const refusedForAll = (addresses: readonly string[], why: string): Answers => ({ refused: forAll(addresses, why), postponed: [] });
export const postponedForAll = (addresses: readonly string[], why: string): Answers => ({ refused: [], postponed: forAll(addresses, why) });

/** How a mail goes on. */
export interface Fate {
  state: OutboxState;
  /** Who shall have it still, or has not had it when it has come to its end; empty when nobody is named. */
  rest: readonly string[];
  /** When it is tried again; null when it is not. */
  againAt: Instant | null;
  /** Who will not have it, and why. */
  lost: readonly Answer[];
  /** What stands on the row; empty when all is well. */
  error: string;
}

const addressesOf = (answers: readonly Answer[]): string[] => answers.map(({ address }) => address).filter((address) => address !== '');

const worded = (answers: readonly Answer[]): string =>
  answers.map(({ address, why }) => (address === '' ? why : `${address}: ${why}`)).join('; ');

/** Has it waited until nobody expects it any more? @param bornAt when it was written down to be sent */
export const isStale = (bornAt: Instant, at: Instant): boolean => at - bornAt >= GIVEN_UP_AFTER;

/**
 * How a mail goes on after a try.
 * @param tries how many there were, this one included
 * @param bornAt as for `isStale`
 * @param most tries that the desk grants a mail; null: as many as its days hold
 */
export function fateOf({ refused, postponed }: Answers, tries: number, bornAt: Instant, at: Instant, most: number | null = null): Fate {
  const isOver = isStale(bornAt, at) || (most !== null && tries >= most);
  if (postponed.length > 0 && !isOver) {
    const pause = PAUSES[Math.min(Math.max(tries, 1), PAUSES.length) - 1]!;
    const error = worded([...refused, ...postponed]);
    return { state: OutboxState.Waiting, rest: addressesOf(postponed), againAt: at + pause, lost: refused, error };
  }
  const lost = [...refused, ...postponed];
  const ended = postponed.length > 0 ? OutboxState.GivenUp : OutboxState.Failed;
  return { state: lost.length === 0 ? OutboxState.Sent : ended, rest: addressesOf(lost), againAt: null, lost, error: worded(lost) };
}
