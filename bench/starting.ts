/** How soon `npm start` is ready. */
import type { Spread } from './figures.ts';
import { spreadOf } from './figures.ts';
import type { Context } from './sections.ts';
import { removeData, scratchFolder, startSvar } from './svar.ts';

export interface StartFigure {
  /** Milliseconds until it is ready. */
  empty: Spread;
  initialised: Spread;
}

/** Starts on empty folders, and each time on the same folder once more. */
export async function startFigure({ plan, root, ending }: Context): Promise<StartFigure> {
  const times = { empty: [] as number[], initialised: [] as number[] };
  for (let round = 0; round < plan.starts; round++) {
    const data = await scratchFolder();
    ending.add(() => removeData(data));
    for (const which of ['empty', 'initialised'] as const) {
      const svar = await startSvar({ root, data }, ending);
      times[which].push(svar.startMs);
      await svar.stop();
    }
    await removeData(data);
  }
  return { empty: spreadOf(times.empty), initialised: spreadOf(times.initialised) };
}
