/**
 * The features of many texts in little memory: slots ascend, so each is kept as its distance from the one before, in one to four
 * bytes. A hundred thousand mails of 600 letters take about 200 MB; their texts are kept nowhere.
 */
const CHUNK = 4 * 2 ** 20;
const MOST_BYTES = 4;
/** No text has more features: see LONGEST_TEXT. */
export const MOST_FEATURES = 2 ** 14;

export interface FeatureStore {
  /** Keeps the slots of one text (ascending, each once). @returns false where there is no room left for it */
  add(slots: Uint32Array): boolean;
  /** Reads the slots of the text that was kept as number `at` into `into` (of MOST_FEATURES). @returns how many */
  read(at: number, into: Uint32Array): number;
  /** Bytes taken up. */
  readonly bytes: () => number;
}

/** @param room bytes that may be taken up */
export function featureStore(room: number): FeatureStore {
  const chunks: Uint8Array[] = [];
  const starts: number[] = [];
  const counts: number[] = [];
  let used = CHUNK;

  return {
    add(slots) {
      const count = Math.min(slots.length, MOST_FEATURES);
      if (used + count * MOST_BYTES > CHUNK) {
        if ((chunks.length + 1) * CHUNK > room) return false;
        chunks.push(new Uint8Array(CHUNK));
        used = 0;
      }
      const chunk = chunks.at(-1)!;
      starts.push((chunks.length - 1) * CHUNK + used);
      counts.push(count);
      let last = 0;
      for (let at = 0; at < count; at += 1) {
        let gap = slots[at]! - last;
        last = slots[at]!;
        for (; gap >= 128; gap >>>= 7) chunk[used++] = (gap & 127) | 128;
        chunk[used++] = gap;
      }
      return true;
    },
    read(at, into) {
      const start = starts[at]!;
      const chunk = chunks[Math.floor(start / CHUNK)]!;
      const count = counts[at]!;
      let from = start % CHUNK;
      let slot = 0;
      for (let found = 0; found < count; found += 1) {
        let byte = chunk[from++]!;
        let gap = byte & 127;
        for (let shift = 7; byte >= 128; shift += 7) {
          byte = chunk[from++]!;
          gap |= (byte & 127) << shift;
        }
        slot += gap;
        into[found] = slot;
      }
      return count;
    },
    bytes: () => chunks.length * CHUNK,
  };
}
