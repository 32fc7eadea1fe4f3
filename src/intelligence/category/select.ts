import { SLOTS } from './features.ts';
import { type FeatureStore, MOST_FEATURES } from './store.ts';

/** Weights that a model may have in all, and the rows that it has at least and at most: 12 categories have 131,072 rows, 300 have 20,000. */
const MOST_WEIGHTS = 6_000_000;
const FEWEST_ROWS = 8_192;
const MOST_ROWS = 131_072;

/** Rows that a model of so many categories may have. */
export const rowsFor = (columns: number): number =>
  Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(MOST_WEIGHTS / Math.max(1, columns))));

/** Texts with their columns, as numbers into the store. */
export interface Labelled {
  store: FeatureStore;
  /** The column of each text of the store. */
  columns: ArrayLike<number>;
}

/** Room for a number of each slot, 48 MB, that all models of a training take in turn. */
export interface Room {
  all: Uint32Array;
  own: Uint32Array;
  gains: Float32Array;
}
export const room = (): Room => ({ all: new Uint32Array(SLOTS), own: new Uint32Array(SLOTS), gains: new Float32Array(SLOTS) });

/** Texts a slice: between two slices a worker may look up. */
export const SLICE = 500;

function byColumn({ columns }: Labelled, texts: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const text of texts) {
    const group = groups.get(columns[text]!);
    if (group) group.push(text);
    else groups.set(columns[text]!, [text]);
  }
  return groups;
}

/** In how many of the texts each slot stands. */
function countInto(
  counts: Uint32Array,
  { store }: Labelled,
  texts: readonly number[],
  from: number,
  to: number,
  scratch: Uint32Array,
): void {
  for (let at = from; at < to; at += 1) {
    const count = store.read(texts[at]!, scratch);
    for (let found = 0; found < count; found += 1) counts[scratch[found]!]! += 1;
  }
}

/**
 * Chooses the features that tell most about the category: those with the largest G (log-likelihood ratio) between "has the feature"
 * and "is of the category". Texts are taken category by category, so that one count of slots is enough for any number of them.
 * @param texts to look at; others are not
 * @param isEnough whether a slot may be used at all
 * @returns the slots, ascending; yields between slices
 */
export function* chosenSlots(
  labelled: Labelled,
  texts: readonly number[],
  isEnough: (slot: number) => boolean,
  most: number,
  { all, own, gains }: Room,
): Generator<undefined, Uint32Array> {
  const scratch = new Uint32Array(MOST_FEATURES);
  all.fill(0);
  gains.fill(0);
  const grouped = byColumn(labelled, texts);
  for (const group of grouped.values())
    for (let at = 0; at < group.length; at += SLICE, yield)
      countInto(all, labelled, group, at, Math.min(group.length, at + SLICE), scratch);
  for (const group of grouped.values()) {
    own.fill(0);
    for (let at = 0; at < group.length; at += SLICE, yield)
      countInto(own, labelled, group, at, Math.min(group.length, at + SLICE), scratch);
    const share = group.length / texts.length;
    for (let slot = 0; slot < SLOTS; slot += 1)
      if (own[slot]! > 0) gains[slot]! += own[slot]! * Math.log(own[slot]! / (all[slot]! * share));
    yield;
  }
  for (let slot = 0; slot < SLOTS; slot += 1) if (!isEnough(slot)) gains[slot] = 0;
  return strongest(gains, most);
}

/** The slots with the largest gains, ascending. */
function strongest(gains: Float32Array, most: number): Uint32Array {
  const sorted = gains.filter((gain) => gain > 0).sort();
  const bar = sorted.length > most ? sorted[sorted.length - most]! : 0;
  const slots = new Uint32Array(Math.min(sorted.length, most));
  let count = 0;
  for (let slot = 0; slot < gains.length && count < slots.length; slot += 1)
    if (gains[slot]! > 0 && gains[slot]! >= bar) slots[count++] = slot;
  return slots.slice(0, count);
}
