import { chance, shuffled } from './chance.ts';
import type { Model } from './model.ts';
import { type Labelled, type Room, SLICE } from './select.ts';
import { MOST_FEATURES } from './store.ts';

/** How the weights are found. */
export interface Learning {
  seed: number;
  /** Length of the first steps. */
  rate: number;
  /** Share of every example that is spread over all categories: some are closed with a wrong one, and one ticket shall not convince. */
  doubt: number;
  /** Texts that are looked at in all, again and again where there are fewer, between the two numbers of rounds. */
  looks: number;
  rounds: readonly [fewest: number, most: number];
}

export const LEARNING: Learning = { seed: 1, rate: 0.2, doubt: 0.05, looks: 100_000, rounds: [3, 20] };

/** The bias moves with every text: its steps are shorter. */
const BIAS_RATE = 0.05;
/** What a row is held to have moved before its first step. */
const FIRST_MOVE = 1e-3;
/** The last steps are so long against the first. */
const LAST_STEP = 0.05;

interface Weights {
  slots: Uint32Array;
  columns: number;
  values: Float32Array;
  bias: Float32Array;
  /** Squares of the steps of each row so far: rows that move often take shorter steps (AdaGrad). */
  moved: Float32Array;
}

const roundsFor = (texts: number, { looks, rounds: [fewest, most] }: Learning): number =>
  Math.max(fewest, Math.min(most, Math.ceil(looks / Math.max(1, texts))));

/** Scores of all columns for the text with these rows, into `scores`. */
function score({ columns, values, bias }: Weights, rows: Int32Array, value: number, scores: Float64Array): void {
  scores.fill(0);
  for (let at = 0; at < rows.length; at += 1) {
    const start = rows[at]! * columns;
    for (let c = 0; c < columns; c += 1) scores[c]! += values[start + c]!;
  }
  for (let c = 0; c < columns; c += 1) scores[c] = scores[c]! * value + bias[c]!;
}

/** Makes of scores what is wrong with them: the probability of each column less what it should be. @returns the sum of the squares */
function err(scores: Float64Array, column: number, doubt: number): number {
  const { length } = scores;
  let top = -Infinity;
  let sum = 0;
  let squares = 0;
  for (let c = 0; c < length; c += 1) if (scores[c]! > top) top = scores[c]!;
  for (let c = 0; c < length; c += 1) sum += scores[c] = Math.exp(scores[c]! - top);
  for (let c = 0; c < length; c += 1) {
    const error = scores[c]! / sum - (c === column ? 1 - doubt : doubt / (length - 1));
    scores[c] = error;
    squares += error * error;
  }
  return squares;
}

/** A step of all rows away from the errors. */
function correct(
  { columns, values, bias, moved }: Weights,
  rows: Int32Array,
  value: number,
  rate: number,
  errors: Float64Array,
  squares: number,
): void {
  for (let c = 0; c < columns; c += 1) bias[c]! -= rate * BIAS_RATE * errors[c]!;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const start = row * columns;
    moved[row]! += squares * value * value;
    const size = (rate * value) / Math.sqrt(moved[row]! + FIRST_MOVE);
    for (let c = 0; c < columns; c += 1) values[start + c]! -= size * errors[c]!;
  }
}

/**
 * Multinomial logistic regression by stochastic gradient steps, in rounds over shuffled texts with shrinking steps.
 * @param heaviness how much each text of the store counts, about 1
 * @returns the model, without calibration; yields how far it is, 0–1
 */
export function* learned(
  labelled: Labelled & { heaviness: ArrayLike<number> },
  texts: readonly number[],
  slots: Uint32Array,
  categories: readonly number[],
  learning: Learning,
  { own: places }: Room,
): Generator<number, Model> {
  const columns = categories.length;
  const weights: Weights = {
    slots,
    columns,
    values: new Float32Array(slots.length * columns),
    bias: new Float32Array(columns),
    moved: new Float32Array(slots.length),
  };
  places.fill(0);
  slots.forEach((slot, row) => {
    places[slot] = row + 1;
  });
  const random = chance(learning.seed);
  const order = Uint32Array.from(texts);
  const rounds = roundsFor(order.length, learning);
  const read = new Uint32Array(MOST_FEATURES);
  const rows = new Int32Array(MOST_FEATURES);
  const errors = new Float64Array(columns);
  const all = rounds * order.length;
  let done = 0;
  for (let round = 0; round < rounds; round += 1) {
    shuffled(order, random);
    for (const text of order) {
      const count = labelled.store.read(text, read);
      let known = 0;
      for (let at = 0; at < count; at += 1) {
        const place = places[read[at]!]!;
        if (place > 0) rows[known++] = place - 1;
      }
      const value = 1 / Math.sqrt(Math.max(1, count));
      const own = rows.subarray(0, known);
      score(weights, own, value, errors);
      const squares = err(errors, labelled.columns[text]!, learning.doubt);
      const rate = learning.rate * labelled.heaviness[text]! * (1 - ((1 - LAST_STEP) * done) / all);
      correct(weights, own, value, rate, errors, squares);
      done += 1;
      if (done % SLICE === 0) yield done / all;
    }
  }
  return packed(weights, categories);
}

/** The weights as small numbers with a scale for each row. */
function packed({ slots, columns, values, bias }: Weights, categories: readonly number[]): Model {
  const scales = new Float32Array(slots.length);
  const small = new Int8Array(values.length);
  for (let row = 0; row < slots.length; row += 1) {
    const start = row * columns;
    let largest = 0;
    for (let c = 0; c < columns; c += 1) largest = Math.max(largest, Math.abs(values[start + c]!));
    scales[row] = largest / 127;
    if (largest > 0) for (let c = 0; c < columns; c += 1) small[start + c] = Math.round((values[start + c]! / largest) * 127);
  }
  return { categories, slots, scales, weights: small, bias, temperature: 1, unexplained: 0, curve: [], threshold: 2 };
}
