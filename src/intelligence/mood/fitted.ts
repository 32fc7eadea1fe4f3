/**
 * Made by `node --import tsx eval/mood-fit.ts --write` from 1146 texts; not written by hand.
 * Rows: unhappy, neutral, happy. Columns: one, good, bad, facts, negations, solved, thanks, net, asks, asks only, calls, length, net at length, asks at length, facts at length.
 */
export const FITTED = {
  /** A mood less likely than this is not told. */
  speaks: 0.55,
  /** Nor is it told that a text is neutral. */
  neutral: 0.6,
  rows: [
    [0.503, -0.604, 0.755, 1.057, 0.082, 0.19, -0.828, -1.603, -0.818, -0.736, -0.336, 0.247, -0.42, 0.07, 0.207],
    [-0.627, -0.389, -0.463, -0.31, 0.19, -0.492, 0.278, 0.144, 1.838, 0.832, -0.515, -0.174, 0.046, 0.278, 0.3],
    [0.124, 0.994, -0.292, -0.747, -0.272, 0.302, 0.549, 1.459, -1.02, -0.095, 0.851, -0.073, 0.374, -0.348, -0.506],
  ],
};
