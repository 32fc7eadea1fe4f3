/**
 * How much of what is tried by the thousand, or starts whole processes, a usual run tries: a part that is the same in every run.
 * `SVAR_TEST_WHOLE=1` tries all, which takes many times as long.
 */
export const isWhole = process.env.SVAR_TEST_WHOLE === '1';
export const SHARE = isWhole ? 1 : 32;
const FEW = 32;

/** Evenly spaced ones of many, at least a few; all of few. */
export function some<T>(items: readonly T[]): readonly T[] {
  const wanted = isWhole ? items.length : Math.max(FEW, items.length / SHARE);
  const step = Math.max(1, items.length / wanted);
  return items.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step));
}

/** Runs of a property: so many in a whole run, an eighth in a usual one. */
export const runs = (whole: number): number => (isWhole ? whole : Math.ceil(whole / 8));

/** Options of a test that only a whole run does: it starts several processes, and another one tells most of the same. */
export const WHOLE_ONLY = { skip: isWhole ? false : 'SVAR_TEST_WHOLE=1 does it' };
