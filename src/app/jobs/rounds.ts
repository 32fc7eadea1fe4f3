/**
 * Rounds of the clock: work that comes again every hour or every night. Each round has one job, whose id is made of its name and
 * its hour or night: whichever process sees it first writes it down, and a desk that slept through the night does it in the morning.
 */
import { createHash } from 'node:crypto';
import { type Wall, wallOf, zoneOf } from '../../time/zone.ts';
import type { App } from '../call.ts';
import { SWEEPS } from './sweeps.ts';

/** How often a round comes. */
export type Every = 'hour' | 'night';

const HOUR = 3_600_000;
/** The wall clock of the desk at which its night work begins. */
const NIGHT_BEGINS = 3;
export const SWEEP_QUEUE = 'sweep';

const dayOf = ({ year, month, day }: Wall, back: number): string =>
  new Date(Date.UTC(year, month - 1, day - back)).toISOString().slice(0, 10);

/** The hour or night that is due at a moment (milliseconds): `2026-01-12T09`, in UTC, or `2026-01-12`, by the desk's own clock. */
export function slotOf(every: Every, at: number, zone: string): string {
  if (every === 'hour') return new Date(Math.floor(at / HOUR) * HOUR).toISOString().slice(0, 13);
  const wall = wallOf(at, zoneOf(zone));
  return dayOf(wall, wall.hour < NIGHT_BEGINS ? 1 : 0);
}

/** The same uuid for the same name and slot in every process (version 8: one's own making). */
export function roundId(name: string, slot: string): string {
  const hash = createHash('sha256').update(`${name} ${slot}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/**
 * Writes the jobs of all rounds down that are due and have none yet.
 * @param begun what this process has seen to already: slot by name
 */
export async function beginRounds(app: App, begun: Map<string, string>): Promise<void> {
  const { zone } = app.desks.current().desk;
  for (const { name, every } of SWEEPS) {
    const slot = slotOf(every, app.now(), zone);
    if (begun.get(name) === slot || !app.jobs.queues.has(SWEEP_QUEUE)) continue;
    await app.jobs.enqueue(null, SWEEP_QUEUE, { sweep: name, slot }, { id: roundId(name, slot) });
    begun.set(name, slot);
  }
}
