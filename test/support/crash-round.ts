/** A Svar with its own database that is killed again and again while clients save, and what is left of it compared with what they know. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import { auditCrashes, type CrashFindings, isIndexBehind } from './crash-audit.ts';
import { newNotes, saveAll } from './crash-clients.ts';
import { until } from './programs.ts';
import type { RunningDesk, Victim } from './running-desk.ts';

export const CLIENTS = 16;
/** Saves that are acknowledged between two kills, in the mean. */
const SAVES_A_KILL = 210;

/** Who is killed, in turn; each fifth time Svar is asked to end as well. */
const VICTIMS: readonly Victim[] = ['svar', 'database', 'both', 'start', 'backend'];

export interface Round {
  acknowledged: number;
  tried: number;
  unknown: number;
  /** How often each was killed; `term`: ended in order. */
  ends: Record<string, number>;
  statuses: Record<string, number>;
  found: CrashFindings;
}

/** Kills, each when so many more saves are acknowledged, and a little later. */
async function killAll(desk: RunningDesk, kills: number, acknowledged: () => number, chance: Chance): Promise<Record<string, number>> {
  const ends: Record<string, number> = {};
  const end = async (victim: Victim): Promise<void> => {
    await desk.kill(victim, chance.below(900));
    ends[victim] = (ends[victim] ?? 0) + 1;
  };
  for (let kill = 1; kill <= kills; kill++) {
    while (acknowledged() < (kill - 0.5) * SAVES_A_KILL) await sleep(2);
    await sleep(chance.below(80));
    await end(VICTIMS[(kill - 1) % VICTIMS.length]!);
    if (kill % VICTIMS.length === 0) await end('term');
  }
  return ends;
}

/**
 * Some kills while all clients save, then the audit.
 * @param name of the round, another for each on one desk: a word without `-`, `%` and `_`
 */
export async function crashRound(desk: RunningDesk, name: string, kills: number, chance: Chance): Promise<Round> {
  const from = Number((await desk.sql('select coalesce(max(id), 0) as id from ticket'))[0]!.id);
  const notes = newNotes();
  let ends: Record<string, number> | null = null;
  const isOver = (): boolean => ends !== null && notes.acknowledged >= kills * SAVES_A_KILL;
  const door = { url: () => desk.url() || null, authorization: desk.authorization };
  const saving = saveAll(door, chance.branch(1), { name, clients: CLIENTS, isOver, notes });
  const killing = killAll(desk, kills, () => notes.acknowledged, chance.branch(2)).then((all) => {
    ends = all;
  });
  await Promise.all([saving, killing]);
  await until(async () => !(await isIndexBehind(desk.sql)));
  const { acknowledged, statuses, wanted } = notes;
  const sum = (count: (one: (typeof wanted)[number]) => number): number => wanted.reduce((all, one) => all + count(one), 0);
  return {
    acknowledged,
    tried: sum(({ tries }) => tries),
    unknown: sum(({ unknown }) => unknown),
    ends: ends!,
    statuses,
    found: await auditCrashes(desk.sql, notes, name, from),
  };
}
