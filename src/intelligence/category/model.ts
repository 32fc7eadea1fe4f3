import { eachFeature, wordsOf } from './features.ts';

/** Number of the pool of all categories that have too few examples of their own: where it is likeliest, nothing is suggested. */
export const REST = 0;

/** Points of a rising line: what is said, and what comes true. Empty: what is said comes true. */
export type Curve = (readonly [said: number, right: number])[];

/**
 * A linear model: a weight for each feature and category, of numbers alone. A weight is a small number (−127…127) times the scale of
 * its row.
 */
export interface Model {
  /** Ids of categories, in the order of the columns; REST is the pool. */
  categories: readonly number[];
  /** Slots of features, ascending; each is a row of weights. */
  slots: Uint32Array;
  scales: Float32Array;
  /** Row by row, a column for each category. */
  weights: Int8Array;
  bias: Float32Array;
  /** Scores are divided by it before they become probabilities. */
  temperature: number;
  /** Share of tickets that are closed with a category of which their text tells nothing: so much of certainty is never given away. */
  unexplained: number;
  /** What the probability of the likeliest category is worth. */
  curve: Curve;
  /** Below this probability nothing is suggested; above 1: never. */
  threshold: number;
}

export interface Because {
  /** As it stands in the text that was asked about. */
  word: string;
  /** Of all that speaks for the category in this text, the share that this word brings, 0–1. */
  weight: number;
}

export interface Suggestion {
  /** null: nothing is sure enough. */
  categoryId: number | null;
  /** That the likeliest allowed category is right, 0–1; 0 where nothing can be said. */
  probability: number;
  /** The words that decided, the strongest first; empty without a suggestion. */
  because: Because[];
  /** The likeliest allowed categories with their probabilities, up to five. */
  ranking: [categoryId: number, probability: number][];
}

/** Fewer features that the model knows say nothing: what is left then is only how frequent each category is. */
const FEWEST_FEATURES = 5;
const MOST_RANKED = 5;
const MOST_WORDS = 6;

/** The row of a slot, or -1. */
export function rowOf(model: Pick<Model, 'slots'>, slot: number): number {
  let low = 0;
  let high = model.slots.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = model.slots[middle]!;
    if (found === slot) return middle;
    if (found < slot) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Scores of all categories, before temperature. @param rows of known features, each once @param count of all features of the text, known or not */
export function scoresOf(model: Model, rows: ArrayLike<number>, count: number): Float64Array {
  const columns = model.categories.length;
  const scores = Float64Array.from(model.bias);
  const value = 1 / Math.sqrt(Math.max(1, count));
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const scale = model.scales[row]! * value;
    const start = row * columns;
    for (let column = 0; column < columns; column += 1) scores[column]! += scale * model.weights[start + column]!;
  }
  return scores;
}

/** Probabilities, in the place of scores: softened by the temperature, and even in the share that no text explains. */
export function sharesOf(scores: Float64Array, { temperature, unexplained }: Pick<Model, 'temperature' | 'unexplained'>): Float64Array {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.exp((scores[at]! - top) / temperature);
    sum += scores[at]!;
  }
  const even = unexplained / scores.length;
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at]! / sum) * (1 - unexplained) + even;
  return scores;
}

/** What comes true where `said` is said: between two points in a straight line, past the last one as far from it as what is said. */
export function onCurve(curve: Curve, said: number): number {
  const last = curve.at(-1);
  if (!last) return said;
  const after = curve.findIndex(([x]) => x >= said);
  if (after < 0) return Math.min(1, last[1] + said - last[0]);
  const [x0, y0] = curve[after - 1] ?? [0, 0];
  const [x1, y1] = curve[after]!;
  return x1 === x0 ? y1 : y0 + ((said - x0) / (x1 - x0)) * (y1 - y0);
}

/** The column of the likeliest category, the pool excepted; -1 without any. */
export function bestOf(shares: Float64Array, categories: readonly number[]): number {
  let best = -1;
  for (let column = 0; column < shares.length; column += 1)
    if (categories[column] !== REST && (best < 0 || shares[column]! > shares[best]!)) best = column;
  return best;
}

/** Draws the share of one column onto the curve, in place; what it gains or loses, all others lose or gain. */
export function curved(shares: Float64Array, curve: Curve, column: number): Float64Array {
  const said = shares[column]!;
  const right = onCurve(curve, said);
  const others = said < 1 ? (1 - right) / (1 - said) : 0;
  for (let at = 0; at < shares.length; at += 1) shares[at] = at === column ? right : shares[at]! * others;
  return shares;
}

const SILENT: Suggestion = { categoryId: null, probability: 0, because: [], ranking: [] };

/** Known features of a text: row and word, each row once; and how many features there are, known or not. */
function knownIn(model: Model, words: ReturnType<typeof wordsOf>): { rows: number[]; owners: number[]; count: number } {
  const seen = new Set<number>();
  const rows: number[] = [];
  const owners: number[] = [];
  eachFeature(words, (slot, word) => {
    if (seen.has(slot)) return;
    seen.add(slot);
    const row = rowOf(model, slot);
    if (row < 0) return;
    rows.push(row);
    owners.push(word);
  });
  return { rows, owners, count: seen.size };
}

/** Weights of all other columns by how likely each is among them: what a category is measured against. */
function othersOf(model: Model, scores: Float64Array, column: number): Float64Array {
  const others = scores.slice();
  others[column] = -Infinity;
  return sharesOf(others, { temperature: model.temperature, unexplained: 0 });
}

/**
 * What each word did for the category: how its features moved the logarithm of the odds of the category against all others, which
 * is exact for a linear model.
 */
function becauseOf(
  model: Model,
  words: ReturnType<typeof wordsOf>,
  known: ReturnType<typeof knownIn>,
  column: number,
  others: Float64Array,
): Because[] {
  const columns = model.categories.length;
  const gains = new Map<string, Because>();
  known.rows.forEach((row, at) => {
    const start = row * columns;
    let gain = model.weights[start + column]!;
    for (let other = 0; other < columns; other += 1) gain -= others[other]! * model.weights[start + other]!;
    const weight = gain * model.scales[row]!;
    const { form, written } = words[known.owners[at]!]!;
    const so = gains.get(form);
    if (so) so.weight += weight;
    else gains.set(form, { word: written, weight });
  });
  const speaking = [...gains.values()].filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const all = speaking.reduce((sum, { weight }) => sum + weight, 0);
  return speaking.slice(0, MOST_WORDS).map(({ word, weight }) => ({ word, weight: Math.round((weight / all) * 1000) / 1000 }));
}

/**
 * The category that a text most probably belongs to, with the words that decided, or silence. Any text will do; a long one costs no
 * more than its first LONGEST_TEXT letters.
 * @param text subject and words of the first message, plain
 * @param allowed categories that may be suggested; all that the model knows where it is left out. What is not allowed keeps its
 * probability: where a deleted category fits best, the next best does not become surer by that.
 */
export function suggest(model: Model, text: string, allowed?: ReadonlySet<number>): Suggestion {
  const words = wordsOf(text);
  const known = knownIn(model, words);
  if (known.rows.length < FEWEST_FEATURES || model.categories.length === 0) return { ...SILENT, because: [], ranking: [] };
  const scores = scoresOf(model, known.rows, known.count);
  const soft = sharesOf(scores.slice(), model);
  const shares = curved(soft, model.curve, bestOf(soft, model.categories));
  const ranked = model.categories
    .map((id, column) => ({ id, column, share: shares[column]! }))
    .filter(({ id }) => id !== REST && (allowed?.has(id) ?? true))
    .sort((a, b) => b.share - a.share || a.id - b.id);
  const first = ranked[0];
  if (!first) return { ...SILENT, because: [], ranking: [] };
  const isSure = first.share >= model.threshold;
  return {
    categoryId: isSure ? first.id : null,
    probability: first.share,
    because: isSure ? becauseOf(model, words, known, first.column, othersOf(model, scores, first.column)) : [],
    ranking: ranked.slice(0, MOST_RANKED).map(({ id, share }) => [id, share]),
  };
}
