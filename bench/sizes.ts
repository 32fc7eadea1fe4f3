/** How large a desk is. */

export interface Size {
  name: string;
  tickets: number;
  /** Messages of a ticket, on average. */
  messages: number;
  companies: number;
  persons: number;
  agents: number;
  /** Different bodies in each of the six languages. */
  texts: number;
  titles: number;
}

/** Messages of the one ticket that everybody has written to. */
export const LONGEST = 1_000;

const size = (name: string, tickets: number, agents: number, texts: number): Size => ({
  name,
  tickets,
  messages: 6,
  companies: Math.max(20, Math.ceil(tickets / 50)),
  persons: Math.max(60, Math.ceil(tickets / 16)),
  agents,
  texts,
  titles: texts * 2,
});

export const sizes = {
  XS: size('XS', 600, 6, 40),
  S: size('S', 10_000, 20, 500),
  M: size('M', 100_000, 50, 2_000),
  L: size('L', 1_000_000, 100, 5_000),
} satisfies Record<string, Size>;
