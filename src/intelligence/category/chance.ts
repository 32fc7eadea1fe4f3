/** A small seeded generator (mulberry32): the same seed gives the same numbers on every machine. @returns a function that gives numbers from 0 up to, not with, 1 */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shuffles in place (Fisher and Yates), and gives it back. */
export function shuffled<List extends { [at: number]: unknown; readonly length: number }>(list: List, random: () => number): List {
  const places: { [at: number]: unknown } = list;
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = places[at];
    places[at] = places[other];
    places[other] = kept;
  }
  return list;
}
