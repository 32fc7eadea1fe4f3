/** Turning a clock by hand, for development. */

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Where a line turns a clock to.
 * @param line `+2h`, `-1d`, an ISO date-time, or `now`
 * @param now what the clock says, milliseconds since 1970
 * @returns milliseconds since 1970; null for the real time; undefined when the line means nothing
 */
export function turnedTo(line: string, now: number): number | null | undefined {
  const text = line.trim();
  if (text === 'now') return null;
  const step = /^([+-]\d{1,6})\s*([smhdw])$/.exec(text);
  if (step) return now + Number(step[1]) * UNITS[step[2]!]!;
  const instant = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
