import { SLOTS } from './features.ts';

/** Features that fewer customers have used are dropped: no weight may come from one customer's texts. */
export const FEWEST_CUSTOMERS = 3;

const MANY = 1;

/** How many customers have used a feature, up to the number that is enough: two numbers a slot, 32 MB in all, until it is settled. */
export interface CustomersSeen {
  see(slots: Uint32Array, customer: number): void;
  /** The end of seeing. @returns whether enough customers have used a slot */
  settle(): (slot: number) => boolean;
}

/** Customers are told apart by their number; a negative one is nobody who could be told from others, and counts for nothing. */
export function customersSeen(): CustomersSeen {
  let first = new Uint32Array(SLOTS);
  let second = new Uint32Array(SLOTS);
  return {
    see(slots, customer) {
      if (!(customer >= 0)) return;
      const mark = (customer % 0xfffffff0) + 2; // 0 is nobody yet, 1 is enough
      for (const slot of slots) {
        const one = first[slot]!;
        if (one === MANY || one === mark) continue;
        if (one === 0) first[slot] = mark;
        else if (second[slot] === 0) second[slot] = mark;
        else if (second[slot] !== mark) first[slot] = MANY;
      }
    },
    settle() {
      const enough = new Uint8Array(SLOTS / 8);
      for (let slot = 0; slot < SLOTS; slot += 1) if (first[slot] === MANY) enough[slot >> 3]! |= 1 << (slot & 7);
      first = new Uint32Array();
      second = first;
      return (slot) => (enough[slot >> 3]! & (1 << (slot & 7))) !== 0;
    },
  };
}
