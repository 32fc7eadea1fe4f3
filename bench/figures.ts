/** Figures of several rounds: the middle one, and how far the others lie from it. */

/** A figure over rounds: the median, the smallest and the largest. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** The value below which the share `part` (0 to 1) of sorted values lies; NaN of none. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
}

/** Median, least and most of some values; NaN of none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { median: sorted.length === 0 ? Number.NaN : median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** A number as people read it: three or so digits that mean something. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** `412 (390–433)`. */
export const spread = (value: Spread, write: (part: number) => string = plain): string =>
  `${write(value.median)} (${write(value.least)}–${write(value.most)})`;

export const percent = (value: number): string => (Number.isFinite(value) ? `${Math.round(value * 100)} %` : '–');

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Milliseconds of the same work, one way and the other. */
export interface Turn {
  ours: number;
  bare: number;
}

/** Ours to bare, turn by turn. */
export const toBare = (times: readonly Turn[]): { ratio: Spread; bare: Spread } => ({
  ratio: spreadOf(times.map(({ ours, bare }) => ours / bare)),
  bare: spreadOf(times.map(({ bare }) => bare)),
});
