/** The part on moods: how often the sign is right, how often nothing is said, and whether the confidence is kept. */
import { moodOf } from '../src/intelligence/mood/mood.ts';
import { bins, calibrationError, confusion, percent, shareOf, table } from './measure.ts';
import { reliability } from './plot.ts';
import type { Evaluate } from './section.ts';
import { type Labelled, readTexts } from './texts.ts';

/** A text with what it is, and what was said of it. */
export interface JudgedMood {
  text: Labelled;
  /** −1, 0, 1. */
  so: number;
  said: number;
  /** 0…1; 0: nothing was said. */
  confidence: number;
  /** The index that was said. */
  sentiment: number;
}

/** Shares, 0…1. */
export interface MoodFigures {
  texts: number;
  /** Of texts with a mood where it spoke: the sign is right. Who says "neutral" has spoken, and is wrong. */
  signRight: number;
  /** Of texts with a mood: nothing was said. */
  silent: number;
  /** Of neutral texts: a mood was told; they were called neutral. */
  moodOfNeutral: number;
  neutralSaid: number;
  /** Over all texts of which it spoke, and over those alone that have a mood. */
  calibration: number;
  calibrationOfMoods: number;
}

/** Judges texts; those without a label are left out. */
export function judgeMoods(texts: readonly Labelled[]): JudgedMood[] {
  return texts.flatMap((text) => {
    if (text.sentiment === null) return [];
    const { sentiment, confidence } = moodOf(text.text, text.language);
    return [{ text, so: Math.sign(text.sentiment), said: Math.sign(sentiment), confidence: confidence / 100, sentiment }];
  });
}

const isSpoken = ({ confidence }: JudgedMood): boolean => confidence > 0;
const isRight = ({ so, said }: JudgedMood): boolean => so === said;
const verdicts = (judged: readonly JudgedMood[]): { confidence: number; isRight: boolean }[] =>
  judged.filter(isSpoken).map((one) => ({ confidence: one.confidence, isRight: isRight(one) }));

/** The figures of judged texts. */
export function moodFigures(judged: readonly JudgedMood[]): MoodFigures {
  const moods = judged.filter(({ so }) => so !== 0);
  const neutrals = judged.filter(({ so }) => so === 0);
  return {
    texts: judged.length,
    signRight: shareOf(moods.filter(isSpoken), isRight),
    silent: moods.length === 0 ? 0 : shareOf(moods, (one) => !isSpoken(one)),
    moodOfNeutral: neutrals.length === 0 ? 0 : shareOf(neutrals, ({ said }) => said !== 0),
    neutralSaid: shareOf(neutrals, (one) => isSpoken(one) && one.said === 0),
    calibration: calibrationError(verdicts(judged)),
    calibrationOfMoods: calibrationError(verdicts(moods)),
  };
}

const row = (name: string, judged: readonly JudgedMood[]): (string | number)[] => {
  const found = moodFigures(judged);
  const { signRight, silent, moodOfNeutral, neutralSaid, calibration } = found;
  return [name, found.texts, ...[signRight, silent, moodOfNeutral, neutralSaid, calibration].map((share) => percent(share))];
};
const NAMES = ['unhappy', 'neutral', 'happy'];
const nameOf = (sign: number): string => NAMES[sign + 1]!;

/** What was said on average of each label: strong words shall be told from mild ones. */
function strengths(judged: readonly JudgedMood[]): (string | number)[][] {
  return [-2, -1, 0, 1, 2].map((label) => {
    const some = judged.filter((one) => one.text.sentiment === label && isSpoken(one));
    const mean = some.reduce((sum, { sentiment }) => sum + sentiment, 0) / Math.max(1, some.length);
    return [label, some.length, Math.round(mean)];
  });
}

/** The lines on one folder of texts. */
function linesOf(judged: readonly JudgedMood[]): string[] {
  const by = (of: (text: Labelled) => string): [string, JudgedMood[]][] =>
    [...new Set(judged.map(({ text }) => of(text)))].sort().map((name) => [name, judged.filter(({ text }) => of(text) === name)]);
  return [
    ...table(
      ['', 'texts', 'sign right where it spoke', 'silent', 'mood told of neutral', 'neutral said of neutral', 'calibration error'],
      [row('all', judged), ...[...by(({ language }) => language), ...by(({ kind }) => kind)].map(([name, some]) => row(name, some))],
    ),
    '',
    ...confusion(judged.map((one) => [nameOf(one.so), isSpoken(one) ? nameOf(one.said) : ''])),
    '',
    ...table(
      ['said on average, %', 'so, %', 'texts'],
      bins(verdicts(judged)).map(({ predicted, observed, count }) => [percent(predicted), percent(observed), count]),
    ),
    '',
    ...table(['label', 'spoken of', 'index on average'], strengths(judged)),
  ];
}

/** Moods of the labelled texts. */
export const section: Evaluate = async ({ folders, isShort }) => {
  const sets = folders
    .map(({ name, path }) => ({ name, texts: readTexts(path) }))
    .map(({ name, texts }) => ({ name, judged: judgeMoods(isShort ? texts.filter((_, at) => at % 10 === 0) : texts) }))
    .filter(({ judged }) => judged.length > 0);
  return {
    title: 'Mood',
    lines: [
      'Of texts with a mood: how often the sign is right where something is said, and how often nothing is. Of neutral ones: how often they were taken for a',
      'mood. "Calibration error" is over all texts of which something was said, neutral ones among them.',
      ...sets.flatMap(({ name, judged }) => ['', `### ${name}`, '', ...linesOf(judged)]),
    ],
    figures: sets.map(({ judged }, at) => ({
      name: at === 0 ? 'mood' : `mood-${at + 1}`,
      title: 'Moods: how sure it was, and how often it was right',
      svg: reliability(bins(verdicts(judged)), 'Moods'),
    })),
    goals: sets.flatMap(({ name, judged }) => {
      const found = moodFigures(judged);
      return [
        { what: `mood, sign right where it speaks (${name})`, wanted: 0.85, found: found.signRight },
        { what: `mood, silent (${name})`, wanted: 0.2, found: found.silent, isAtMost: true },
        { what: `mood, calibration error (${name})`, wanted: 0.1, found: found.calibration, isAtMost: true },
      ];
    }),
  };
};
