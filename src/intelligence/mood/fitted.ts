/**
 * Made by `node --import tsx eval/mood-fit.ts --write` from 1146 texts; not written by hand.
 * Rows: unhappy, neutral, happy. Columns: one, good, bad, facts, negations, solved, thanks, net, asks, asks only, calls, length, net at length, asks at length, facts at length.
 */
export const FITTED = {
  /** A mood less likely than this is not told. */
  speaks: 0.65,
  /** Nor is it told that a text is neutral. */
  neutral: 0.6,
  rows: [
    [0.522, -0.543, 0.774, 1.127, 0.229, 0.203, -0.805, -1.649, -0.813, -0.684, -0.329, 0.075, -0.435, 0.114, 0.235],
    [-0.255, -0.647, -0.844, -0.899, 0.986, -0.621, 0.002, 0.002, 1.677, 0.59, -0.582, -0.02, -0.009, 0.204, 0.474],
    [-0.267, 1.189, 0.071, -0.228, -1.215, 0.418, 0.803, 1.647, -0.864, 0.093, 0.91, -0.055, 0.444, -0.318, -0.709],
  ],
};
