/** The crash audit by itself, for as long as wanted: rounds of kills on one data folder, each with an audit of its own. */
import { type Chance, chanceOf } from './chance.ts';
import type { CrashFindings } from './crash-audit.ts';
import { crashRound } from './crash-round.ts';
import { openRunningDesk } from './running-desk.ts';

const KILLS_A_ROUND = 25;
const SHOWN = 20;

/** The number behind a word, such as `--cycles 1000`. @throws Error when it is none */
function numberOf(args: readonly string[], word: string, usual: number): number {
  const place = args.indexOf(word);
  if (place < 0) return usual;
  const number = Number(args[place + 1]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${word} wants a whole number above 0`);
  return number;
}

const countOf = (found: CrashFindings): string =>
  Object.entries(found)
    .map(([kind, all]) => `${(all as string[]).length} ${kind}`)
    .join(', ');

function show(found: CrashFindings): void {
  for (const [kind, all] of Object.entries(found) as [string, string[]][])
    for (const line of all.slice(0, SHOWN)) console.log(`  ${kind}: ${line}`);
}

async function rounds(cycles: number, chance: Chance, cleanUps: (() => unknown)[]): Promise<boolean> {
  const desk = await openRunningDesk({ after: (cleanUp: unknown) => cleanUps.push(cleanUp as () => unknown) });
  const sum = { kills: 0, acknowledged: 0, tried: 0 };
  for (let round = 0; sum.kills < cycles; round++) {
    const kills = Math.min(KILLS_A_ROUND, cycles - sum.kills);
    const { acknowledged, tried, unknown, ends, found } = await crashRound(desk, `r${round}`, kills, chance.branch(round));
    sum.kills += kills;
    sum.acknowledged += acknowledged;
    sum.tried += tried;
    console.log(
      `${sum.kills} kills, ${sum.acknowledged} saves acknowledged of ${sum.tried} tried; this round ${countOf(found)}; ${unknown} of ${tried} tries without an answer; ${JSON.stringify(ends)}`,
    );
    if (Object.values(found).some((all) => all.length > 0)) {
      show(found);
      return false;
    }
  }
  await desk.stop();
  return true;
}

/** @param args `--cycles N` kills, 25 when absent; `--seed N` throws other dice @returns the code to end with */
export async function crashAudit(args: readonly string[]): Promise<number> {
  const [cycles, seed] = [numberOf(args, '--cycles', KILLS_A_ROUND), numberOf(args, '--seed', 20_261_129)];
  console.log(`Crash audit: ${cycles} kills, seed ${seed}.`);
  const cleanUps: (() => unknown)[] = [];
  try {
    const isKept = await rounds(cycles, chanceOf(seed), cleanUps);
    console.log(isKept ? 'Nothing is lost, doubled or torn.' : 'Promises were broken: see above.');
    return isKept ? 0 : 1;
  } finally {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  }
}
