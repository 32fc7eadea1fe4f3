import { bestOf, type Curve, onCurve, REST, sharesOf } from './model.ts';

/** A text that was kept out of training, and what a model said of it. */
export interface Tried {
  /** Its category; REST where that has too few examples to be suggested. */
  categoryId: number;
  /** Scores of all columns, before temperature. */
  scores: Float32Array;
  language: string;
}

/** What the likeliest category of a tried text is, and whether that is so. */
export interface Judged {
  categoryId: number;
  language: string;
  guess: number;
  probability: number;
  isRight: boolean;
  isSuggested: boolean;
}

/** A part of the scale of probabilities: what was said there, and what came true. */
export interface Bin {
  from: number;
  to: number;
  count: number;
  /** Mean probability that was said. */
  said: number;
  /** Share that was right. */
  right: number;
}

export interface Calibration {
  /** Scores are divided by it before they become probabilities. */
  temperature: number;
  /** Share of tickets that are closed with a category of which their text tells nothing, 0–1. */
  unexplained: number;
  curve: Curve;
  threshold: number;
}

/** A threshold that no probability reaches. */
export const NEVER = 2;
/** However precise the desk, a suggestion is more often right than wrong. */
const LEAST = 0.5;
/** So few suggestions show nothing. */
const FEWEST_SHOWN = 10;
const BINS = 10;

/** Shares that are tried for what no text tells, and temperatures: e^-2 to e^2, a tenth apart. */
const UNEXPLAINED = [0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15];
const TEMPERATURES = Array.from({ length: 41 }, (_, at) => Math.exp(-2 + at / 10));
/** Texts are enough for two numbers. */
const ENOUGH = 2_000;

/** The temperature and the unexplained share under which the truth surprises least (the sum of the negative logarithms of its probabilities). */
function softness(tried: readonly Tried[], categories: readonly number[]): Pick<Calibration, 'temperature' | 'unexplained'> {
  const every = Math.ceil(tried.length / ENOUGH);
  const sample = tried
    .filter((_, at) => at % every === 0)
    .map(({ categoryId, scores }) => ({ column: categories.indexOf(categoryId), scores }));
  const told = sample.filter(({ column }) => column >= 0);
  const least = 1 / (tried.length + 2); // what never failed in so many tries may fail in the next
  let best = { temperature: 1, unexplained: least, surprise: Infinity };
  for (const temperature of TEMPERATURES) {
    const truths = told.map(({ column, scores }) => sharesOf(Float64Array.from(scores), { temperature, unexplained: 0 })[column]!);
    for (const unexplained of UNEXPLAINED.map((share) => Math.max(least, share))) {
      const even = unexplained / categories.length;
      const surprise = truths.reduce((sum, share) => sum - Math.log(Math.max(1e-12, share * (1 - unexplained) + even)), 0);
      if (surprise < best.surprise) best = { temperature, unexplained, surprise };
    }
  }
  return { temperature: best.temperature, unexplained: best.unexplained };
}

/** The likeliest category of each; the pool is never a guess. */
export function judged(tried: readonly Tried[], categories: readonly number[], by: Calibration): Judged[] {
  return tried.map(({ categoryId, scores, language }) => {
    const shares = sharesOf(Float64Array.from(scores), by);
    const best = bestOf(shares, categories);
    const guess = categories[best] ?? REST;
    const probability = onCurve(by.curve, shares[best] ?? 0);
    const isRight = guess === categoryId && guess !== REST;
    return { categoryId, language, guess, probability, isRight, isSuggested: probability >= by.threshold };
  });
}

/** The lowest probability from which on suggestions are as often right as `precision` asks; one more miss is counted than was seen. NEVER where there is none. */
export function thresholdOf(all: readonly Judged[], precision: number): number {
  const sorted = all.filter(({ probability }) => probability >= LEAST).sort((a, b) => b.probability - a.probability);
  let right = 0;
  let threshold = NEVER;
  sorted.forEach(({ isRight, probability }, at) => {
    right += Number(isRight);
    const isLastOfItsKind = sorted[at + 1]?.probability !== probability;
    if (isLastOfItsKind && at + 1 >= FEWEST_SHOWN && right / (at + 2) >= precision) threshold = probability;
  });
  return threshold === NEVER ? NEVER : Math.max(LEAST, threshold);
}

/** Held-out texts that a point of the curve stands for, and points at most. */
const TEXTS_OF_POINT = 25;
const MOST_POINTS = 20;
/** So many texts would have to speak against what is said before a point leaves it half the way. */
const TRUST = 15;

/** What came true where something was said: a rising line through groups of equal size, each drawn towards what was said as long as it is small. */
export function curveOf(all: readonly Pick<Judged, 'probability' | 'isRight'>[]): Curve {
  const sorted = [...all].sort((a, b) => a.probability - b.probability);
  const points = Math.min(MOST_POINTS, Math.floor(sorted.length / TEXTS_OF_POINT));
  const groups: { count: number; from: number; to: number; right: number }[] = [];
  for (let at = 0; at < points; at += 1) {
    const own = sorted.slice(Math.floor((at * sorted.length) / points), Math.floor(((at + 1) * sorted.length) / points));
    const said = own.reduce((sum, { probability }) => sum + probability, 0) / own.length;
    const right = (own.filter(({ isRight }) => isRight).length + TRUST * said) / (own.length + TRUST);
    groups.push({ count: own.length, from: said, to: said, right });
    // a group that falls back behind the one before it is of one kind with it: the line is level there
    for (let last = groups.length - 1; last > 0 && groups[last]!.right < groups[last - 1]!.right; last -= 1) {
      const [a, b] = [groups[last - 1]!, groups[last]!];
      const count = a.count + b.count;
      groups.splice(last - 1, 2, { count, from: a.from, to: b.to, right: (a.count * a.right + b.count * b.right) / count });
    }
  }
  return groups.flatMap(
    ({ from, to, right }): Curve =>
      from === to
        ? [[from, right]]
        : [
            [from, right],
            [to, right],
          ],
  );
}

/** What to make of scores, learned from what was tried. @param precision share of suggestions that shall be right */
export function calibrated(tried: readonly Tried[], categories: readonly number[], precision: number): Calibration {
  const soft = { ...softness(tried, categories), curve: [], threshold: NEVER };
  const curved = { ...soft, curve: curveOf(judged(tried, categories, soft)) };
  return { ...curved, threshold: thresholdOf(judged(tried, categories, curved), precision) };
}

/** Judges each half with what the other half has taught: nothing is measured on what it was set by. */
export function crossJudged(tried: readonly Tried[], categories: readonly number[], precision: number): Judged[] {
  const halves = [0, 1].map((half) => tried.filter((_, at) => at % 2 === half));
  return halves.flatMap((half, at) => judged(half, categories, calibrated(halves[1 - at]!, categories, precision)));
}

/** Ten equal parts of the scale; empty ones are left out. */
export function binsOf(all: readonly Pick<Judged, 'probability' | 'isRight'>[]): Bin[] {
  return Array.from({ length: BINS }, (_, at) => {
    const [from, to] = [at / BINS, (at + 1) / BINS];
    const own = all.filter(({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === at);
    const mean = (of: (one: (typeof own)[number]) => number): number => own.reduce((sum, one) => sum + of(one), 0) / own.length;
    return { from, to, count: own.length, said: mean(({ probability }) => probability), right: mean(({ isRight }) => Number(isRight)) };
  }).filter(({ count }) => count > 0);
}

/** Expected calibration error: how far what was said lies from what came true, 0–1, each part of the scale by its number. */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? 0 : bins.reduce((sum, { count, said, right }) => sum + count * Math.abs(said - right), 0) / all;
}
