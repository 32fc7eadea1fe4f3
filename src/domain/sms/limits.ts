/** How many SMS may leave the desk on a day: in all, and to one number. Source: data-model §registry. */
import { instantOf, wallOf, zoneOf } from '../../time/zone.ts';
import { type Fate, fateOf, OutboxState } from '../mail/posting.ts';
import type { Instant } from '../thread.ts';

/** Registry names of the limits. */
export const LIMITS = { perDay: 'MaximumSmsMessagesPerDay', perNumber: 'MaximumSmsMessagesPerRecipient' } as const;

/** What a registry row says of a limit; null for none: it is off when it is empty, 0, or no number. */
export const limitOf = (value: string | undefined): number | null => (/^\s*[1-9]\d{0,8}\s*$/.test(value ?? '') ? Number(value) : null);

/** SMS of today. */
export interface Counted {
  all: number;
  toNumber: number;
}

/** Why one more may not go today; null when it may. @param values of the registry, by name */
export function heldBack(values: ReadonlyMap<string, string>, today: Counted): string | null {
  const [perDay, perNumber] = [limitOf(values.get(LIMITS.perDay)), limitOf(values.get(LIMITS.perNumber))];
  if (perDay !== null && today.all >= perDay) return `held back: ${perDay} SMS a day may be sent (${LIMITS.perDay})`;
  if (perNumber !== null && today.toNumber >= perNumber)
    return `held back: ${perNumber} SMS a day may be sent to one number (${LIMITS.perNumber})`;
  return null;
}

/** The day of the desk's own clocks that a moment lies in: from its midnight to the next. */
export function dayOf(at: Instant, zoneName: string): { from: Instant; until: Instant } {
  const zone = zoneOf(zoneName);
  const wall = { ...wallOf(at, zone), hour: 0, minute: 0, second: 0, millisecond: 0 };
  return { from: instantOf(wall, zone), until: instantOf({ ...wall, day: wall.day + 1 }, zone) };
}

/**
 * How an SMS goes on after a try. Where a limit holds back all who are left, it is not tried again before the next day begins.
 * @param held numbers that a limit holds back, until `heldUntil`
 */
export function fateOfSms(
  answers: Parameters<typeof fateOf>[0],
  held: readonly { address: string; why: string }[],
  heldUntil: Instant,
  tries: number,
  bornAt: Instant,
  at: Instant,
): Fate {
  const fate = fateOf({ refused: answers.refused, postponed: [...answers.postponed, ...held] }, tries, bornAt, at);
  return held.length > 0 && answers.postponed.length === 0 && fate.state === OutboxState.Waiting ? { ...fate, againAt: heldUntil } : fate;
}
