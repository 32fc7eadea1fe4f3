/** Chance that can be had again: the same seed throws the same dice. */

export interface Chance {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from 0, below `most`. */
  below(most: number): number;
  oneOf<T>(items: readonly T[]): T;
  /** So often of a hundred times. */
  isHit(percent: number): boolean;
  /** Dice of their own, for what runs beside others: they fall the same, whatever the others throw. */
  branch(number: number): Chance;
}

/** Mulberry32: small, and even enough for tests. @param seed a whole number */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    oneOf: (items) => items[below(items.length)]!,
    isHit: (percent) => next() * 100 < percent,
    branch: (number) => chanceOf(Math.imul(seed ^ 0x9e3779b9, 31) + Math.imul(number + 1, 0x85ebca6b)),
  };
}
