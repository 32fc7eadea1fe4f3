/**
 * Fits the linear layer of `src/intelligence/mood/calibration.ts` to the development texts, and to `mood-texts/`: turns of phrase that
 * are hard for a lexicon, written by who wrote the lexica; and to the customers' mails of the demo company, whose moods were given by
 * who told its stories (less than 25 either way: neutral).
 *
 *     node --import tsx eval/mood-fit.ts           prints what it would write, and how it does with words that it has not seen
 *     node --import tsx eval/mood-fit.ts --write   writes `src/intelligence/mood/fitted.ts`
 *
 * The lexica were grown with these texts in sight: fitted to them as they are, the layer would believe that every word is known. So each
 * text is read five times, each time with another fifth of all entries hidden, as mails of strangers have words that no lexicon knows.
 * Plain gradient descent from zero, with a ridge: the same texts give the same numbers on every machine.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builderStories } from '../seed/stories-builders.ts';
import { buildingStories } from '../seed/stories-buildings.ts';
import { danishStories } from '../seed/stories-danish.ts';
import { englishStories } from '../seed/stories-english.ts';
import { germanStories } from '../seed/stories-german.ts';
import { homeStories } from '../seed/stories-homes.ts';
import { insideStories } from '../seed/stories-inside.ts';
import { repairStories } from '../seed/stories-repairs.ts';
import { swedishStories } from '../seed/stories-swedish.ts';
import { FEATURES, featuresOf, isMute, likelihoods } from '../src/intelligence/mood/calibration.ts';
import { evidenceOf, lexiconWithout, MOOD_LANGUAGES } from '../src/intelligence/mood/evidence.ts';
import { calibrationError, percent } from './measure.ts';
import { readTexts } from './texts.ts';

interface Example {
  features: number[];
  /** 0 unhappy, 1 neutral, 2 happy. */
  answer: number;
  hasNothing: boolean;
  fold: number;
}

const FOLDS = 5;
const ROUNDS = 1500;
const STEP = 1;
/** Keeps weights small: as much as so many examples' worth of doubt about each. */
const RIDGE = 5;
/** How often two people do not agree on the label of a text like these: no text is learnt as certain. */
const DOUBT = 0.04;
const SPEAKS = 0.55;
const NEUTRAL = 0.6;

/** A number of a text, the same everywhere (FNV-1a). */
const numberOf = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0, 2166136261);

interface Told {
  text: string;
  language: string;
  sentiment: number;
}

const labelled = (folder: string): Told[] =>
  readTexts(join(import.meta.dirname, folder)).flatMap(({ text, language, sentiment }) =>
    sentiment === null ? [] : [{ text, language, sentiment }],
  );

const stories = [
  builderStories,
  buildingStories,
  danishStories,
  englishStories,
  germanStories,
  homeStories,
  insideStories,
  repairStories,
  swedishStories,
].flat();
const MILD = 25;
const demo = (): Told[] =>
  stories.flatMap(({ lang, steps }) =>
    steps.flatMap((step) => {
      if (step.do !== 'mail' || step.mood === undefined || !MOOD_LANGUAGES.includes(lang)) return [];
      return [{ text: step.text, language: lang, sentiment: Math.abs(step.mood) < MILD ? 0 : Math.sign(step.mood) }];
    }),
  );

function examplesOf(texts: readonly Told[]): Example[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const lexica = new Map(
      MOOD_LANGUAGES.map((language) => [language, lexiconWithout(language, (entry) => numberOf(entry) % FOLDS !== fold)]),
    );
    return texts.map(({ text, language, sentiment }): Example => {
      const evidence = evidenceOf(text, language, lexica.get(language));
      return { features: featuresOf(evidence), answer: Math.sign(sentiment) + 1, hasNothing: isMute(evidence), fold };
    });
  }).flat();
}

/** Rows of weights for unhappy, neutral, happy. Texts that hold nothing are never judged, so nothing is learnt from them. */
function fit(examples: readonly Example[]): number[][] {
  const rows = [0, 1, 2].map(() => FEATURES.map(() => 0));
  const known = examples.filter(({ hasNothing }) => !hasNothing);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = rows.map((row) => row.map((weight, index) => (index === 0 ? 0 : RIDGE * weight)));
    for (const { features, answer } of known) {
      const shares = likelihoods(features, rows);
      for (const [row, slope] of slopes.entries()) {
        const error = shares[row]! - (row === answer ? 1 - DOUBT : DOUBT / 2);
        for (let index = 0; index < features.length; index++) slope[index]! += error * features[index]!;
      }
    }
    for (const [row, slope] of slopes.entries())
      for (let index = 0; index < slope.length; index++) rows[row]![index]! -= (STEP * slope[index]!) / known.length;
  }
  return rows;
}

/** How a layer does on examples. */
function told(name: string, examples: readonly Example[], rows: readonly (readonly number[])[]): string {
  const judged = examples.map(({ features, answer, hasNothing }) => {
    const [bad, neutral, good] = likelihoods(features, rows);
    const confidence = Math.max(bad, neutral, good);
    const said = neutral === confidence ? 1 : good > bad ? 2 : 0;
    return { answer, said, confidence, speaks: !hasNothing && confidence >= (said === 1 ? NEUTRAL : SPEAKS), isRight: said === answer };
  });
  const moods = judged.filter(({ answer }) => answer !== 1);
  const spoken = moods.filter(({ speaks }) => speaks);
  const neutrals = judged.filter(({ answer }) => answer === 1);
  return [
    `${name}: sign right ${percent(spoken.filter(({ isRight }) => isRight).length / spoken.length)}`,
    `silent ${percent(1 - spoken.length / moods.length)}`,
    `mood told of neutral ${percent(neutrals.filter(({ speaks, said }) => speaks && said !== 1).length / neutrals.length)}`,
    `calibration error ${percent(calibrationError(judged.filter(({ speaks }) => speaks)))}`,
  ].join(', ');
}

const sets = {
  development: examplesOf(labelled('texts/development')),
  'mood-texts': examplesOf(labelled('mood-texts')),
  'mails of the demo': examplesOf(demo()),
};
const examples = Object.values(sets).flat();
for (let fold = 0; fold < FOLDS; fold++)
  console.log(
    told(
      `fifth ${fold + 1} hidden, fitted to the others`,
      examples.filter((example) => example.fold === fold),
      fit(examples.filter((example) => example.fold !== fold)),
    ),
  );
const rows = fit(examples).map((row) => row.map((weight) => Math.round(weight * 1000) / 1000));
for (const [name, some] of Object.entries(sets)) console.log(told(name, some, rows));
const table = `/**
 * Made by \`node --import tsx eval/mood-fit.ts --write\` from ${examples.length / FOLDS} texts; not written by hand.
 * Rows: unhappy, neutral, happy. Columns: ${FEATURES.join(', ')}.
 */
export const FITTED = {
  /** A mood less likely than this is not told. */
  speaks: ${SPEAKS},
  /** Nor is it told that a text is neutral. */
  neutral: ${NEUTRAL},
  rows: [
${rows.map((row) => `    [${row.join(', ')}],`).join('\n')}
  ],
};
`;
if (process.argv.includes('--write')) writeFileSync(join(import.meta.dirname, '../src/intelligence/mood/fitted.ts'), table);
else console.log(table);
