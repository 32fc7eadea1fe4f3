/** How often somebody is right, and whether he knows how often: counting, as plain functions. */

/** One verdict: how sure it was (0–1), and whether it was right. */
export interface Judged {
  confidence: number;
  isRight: boolean;
}

/** Verdicts of like confidence together. */
export interface Bin {
  /** What was said on average, and what was so. */
  predicted: number;
  observed: number;
  count: number;
}

/** Bins of equal width; empty ones are left out. */
export function bins(judged: readonly Judged[], count = 10): Bin[] {
  const all = Array.from({ length: count }, () => ({ said: 0, right: 0, count: 0 }));
  for (const { confidence, isRight } of judged) {
    const bin = all[Math.min(count - 1, Math.max(0, Math.floor(confidence * count)))]!;
    bin.said += confidence;
    bin.right += isRight ? 1 : 0;
    bin.count += 1;
  }
  return all.flatMap((bin) =>
    bin.count === 0 ? [] : [{ predicted: bin.said / bin.count, observed: bin.right / bin.count, count: bin.count }],
  );
}

/** Expected calibration error: how far what was said lies from what was so, on average over verdicts; 0–1. */
export function calibrationError(judged: readonly Judged[], count = 10): number {
  const found = bins(judged, count);
  return found.reduce((sum, bin) => sum + Math.abs(bin.predicted - bin.observed) * bin.count, 0) / Math.max(1, judged.length);
}

/** The share of those that hold, 0–1; 1 of none. */
export const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.length === 0 ? 1 : all.filter(holds).length / all.length;

export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;

const line = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

/** A table of markdown; cells may be anything that has no line end. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  return [line(head), `|${head.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(line)];
}

/**
 * Who was taken for whom, as a table of markdown: a row for what is so, a column for what was said.
 * @param pairs what is so and what was said; '' is "don't know"
 * @param isShown leaves out rows of which nothing is wrong
 */
export function confusion(
  pairs: readonly (readonly [so: string, said: string])[],
  isShown: (so: string) => boolean = () => true,
): string[] {
  const rows = [...new Set(pairs.map(([so]) => so))].filter(isShown).sort();
  const shown = pairs.filter(([so]) => rows.includes(so));
  const columns = [...new Set(shown.map(([, said]) => said))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  const count = (so: string, said: string): number => shown.filter((pair) => pair[0] === so && pair[1] === said).length;
  return table(
    ['so ↓ said →', ...columns.map((said) => (said === '' ? 'don’t know' : said))],
    rows.map((so) => [so, ...columns.map((said) => count(so, said) || '·')]),
  );
}
