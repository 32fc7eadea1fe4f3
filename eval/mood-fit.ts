/**
 * Fits the linear layer of `src/intelligence/mood/calibration.ts` to the development sentences and writes `fitted.ts`.
 *
 *     node --import tsx eval/mood-fit.ts           prints what it would write, and how well it does on what it was not fitted to
 *     node --import tsx eval/mood-fit.ts --write   writes it
 *
 * Ridge regression of three answers by plain gradient descent from zero: the same texts give the same numbers on every machine.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES, featuresOf, likelihoods } from '../src/intelligence/mood/calibration.ts';
import { evidenceOf } from '../src/intelligence/mood/evidence.ts';
import { type Labelled, readTexts } from './texts.ts';

interface Example {
  features: number[];
  answer: number;
  hasNothing: boolean;
}

const FOLDS = 5;
const ROUNDS = 3000;
const STEP = 0.5;
/** Keeps weights small: the same as so many texts' worth of doubt about each. */
const RIDGE = 3;

const exampleOf = ({ text, language, sentiment }: Labelled): Example => {
  const evidence = evidenceOf(text, language);
  return { features: featuresOf(evidence), answer: Math.sign(sentiment!) + 1, hasNothing: evidence.weighed.length === 0 && !evidence.asks };
};

/** Rows of weights for unhappy, neutral, happy. Texts that hold nothing are never judged, so nothing is learnt from them. */
export function fit(examples: readonly Example[]): number[][] {
  const rows = [0, 1, 2].map(() => FEATURES.map(() => 0));
  const known = examples.filter(({ hasNothing }) => !hasNothing);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = rows.map((row) => row.map((weight, index) => (index === 0 ? 0 : RIDGE * weight)));
    for (const { features, answer } of known) {
      const shares = likelihoods(features, rows);
      for (let row = 0; row < 3; row++)
        for (let index = 0; index < features.length; index++)
          slopes[row]![index]! += (shares[row]! - (row === answer ? 1 : 0)) * features[index]!;
    }
    for (let row = 0; row < 3; row++)
      for (let index = 0; index < FEATURES.length; index++) rows[row]![index]! -= (STEP * slopes[row]![index]!) / known.length;
  }
  return rows;
}

/** What each example would have been judged by a layer that has not seen it, nor others of its fold. */
export function unseen(examples: readonly Example[]): [number, number, number][] {
  const found: [number, number, number][] = examples.map(() => [0, 1, 0]);
  for (let fold = 0; fold < FOLDS; fold++) {
    const rows = fit(examples.filter((_, index) => index % FOLDS !== fold));
    for (const [index, { features }] of examples.entries()) if (index % FOLDS === fold) found[index] = likelihoods(features, rows);
  }
  return found;
}

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** For each threshold: how often a mood is right where it speaks, and how often it is silent about texts that have one. */
function thresholds(examples: readonly Example[], shares: readonly (readonly number[])[]): string[] {
  return [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7].map((least) => {
    const count = { spoke: 0, right: 0, silent: 0, moods: 0, falseMood: 0, neutrals: 0 };
    for (const [index, { answer, hasNothing }] of examples.entries()) {
      const [bad, neutral, good] = shares[index]!;
      const speaks = !hasNothing && Math.max(bad!, good!) > neutral! && Math.max(bad!, good!) >= least;
      if (answer === 1) count.neutrals++;
      else count.moods++;
      if (speaks && answer === 1) count.falseMood++;
      if (speaks && answer !== 1) count.spoke++;
      if (speaks && answer === (good! > bad! ? 2 : 0)) count.right++;
      if (!speaks && answer !== 1) count.silent++;
    }
    return `speaks from ${least}: sign right ${share(count.right, count.spoke)}, silent ${share(count.silent, count.moods)}, mood for neutral ${share(count.falseMood, count.neutrals)}`;
  });
}

const texts = readTexts(join(import.meta.dirname, 'texts', 'development')).filter(({ sentiment }) => sentiment !== null);
const examples = texts.map(exampleOf);
console.log(`${texts.length} texts, of which ${examples.filter(({ hasNothing }) => hasNothing).length} hold nothing`);
for (const line of thresholds(examples, unseen(examples))) console.log(line);
const rows = fit(examples).map((row) => row.map((weight) => Math.round(weight * 1000) / 1000));
const table = `/**
 * Made by \`node --import tsx eval/mood-fit.ts --write\` from ${texts.length} development texts; not written by hand.
 * Rows: unhappy, neutral, happy. Columns: ${FEATURES.join(', ')}.
 */
export const FITTED = {
  /** A mood less likely than this is not told. */
  speaks: 0.5,
  /** Nor is it told that a text is neutral. */
  neutral: 0.6,
  rows: [
${rows.map((row) => `    [${row.join(', ')}],`).join('\n')}
  ],
};
`;
if (process.argv.includes('--write')) writeFileSync(join(import.meta.dirname, '../src/intelligence/mood/fitted.ts'), table);
else console.log(table);
