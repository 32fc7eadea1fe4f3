import { SLOTS } from './features.ts';

/** Features that fewer customers have used are dropped: no weight may come from one customer's texts. */
export const FEWEST_CUSTOMERS = 3;

const MANY = 1;

/** How many customers have used a feature, up to the number that is enough: two numbers a slot. */
export interface CustomersSeen {
  see(slots: Uint32Array, customer: number): void;
  isEnough(slot: number): boolean;
}

/** Customers are told apart by their number; a negative one is nobody who could be told from others, and counts for nothing. */
export function customersSeen(): CustomersSeen {
  const first = new Uint32Array(SLOTS);
  const second = new Uint32Array(SLOTS);
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
    isEnough: (slot) => first[slot] === MANY,
  };
}
