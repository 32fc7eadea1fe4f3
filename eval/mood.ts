/** `npm run eval`, the part on moods: how often the sign is right, how often it is silent, and whether a confidence is kept. */
import { moodOf } from '../src/intelligence/mood/mood.ts';
import { type LabelledText, labelledTexts } from './mood-texts.ts';

interface Judged extends LabelledText {
  sentiment: number;
  found: number;
  confidence: number;
}

/** One bin of a calibration: texts with a confidence from `from` up, what they said on average (0…1), how many were right (0…1). */
export interface Bin {
  from: number;
  count: number;
  said: number;
  right: number;
}

export interface MoodFigures {
  texts: number;
  /** Of texts with a mood where it spoke: how often the sign was right, 0…1. */
  signRight: number;
  /** Of texts with a mood: how often it said nothing, 0…1. A verdict "neutral" is no silence: it is a wrong sign. */
  silent: number;
  /** Of neutral texts: how often it told a mood, and how often it said that they are neutral. */
  moodForNeutral: number;
  neutralSaid: number;
  /** Expected calibration error over ten bins, 0…1: of all texts on which it spoke, and of those alone that have a mood. */
  calibrationError: number;
  calibrationErrorOfMoods: number;
  bins: Bin[];
  /** Rows: what a text is (−, 0, +); columns: what was said (−, 0, +, nothing). */
  confusion: number[][];
}

const BINS = 10;
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
const isRight = ({ sentiment, found }: Judged): boolean => Math.sign(sentiment) === Math.sign(found);

function binsOf(spoken: readonly Judged[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = spoken.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence / (100 / BINS))) === bin);
    const said = share(
      inside.reduce((sum, { confidence }) => sum + confidence / 100, 0),
      inside.length,
    );
    return { from: bin * (100 / BINS), count: inside.length, said, right: share(inside.filter(isRight).length, inside.length) };
  });
}

const errorOf = (bins: readonly Bin[]): number =>
  share(
    bins.reduce((sum, { count, said, right }) => sum + count * Math.abs(said - right), 0),
    bins.reduce((sum, { count }) => sum + count, 0),
  );

/** The figures of texts; those without a label are left out. */
export function moodFigures(texts: readonly LabelledText[]): MoodFigures {
  const judged = texts.flatMap((text): Judged[] => {
    if (text.sentiment === null) return [];
    const { sentiment: found, confidence } = moodOf(text.text, text.language);
    return [{ ...text, sentiment: text.sentiment, found, confidence }];
  });
  const spoken = judged.filter(({ confidence }) => confidence > 0);
  const moods = judged.filter(({ sentiment }) => sentiment !== 0);
  const neutrals = judged.filter(({ sentiment }) => sentiment === 0);
  const spokenMoods = moods.filter(({ confidence }) => confidence > 0);
  const bins = binsOf(spoken);
  const confusion = [-1, 0, 1].map((sign) => {
    const of = judged.filter(({ sentiment }) => Math.sign(sentiment) === sign);
    const said = (wanted: number): number => of.filter(({ found, confidence }) => confidence > 0 && Math.sign(found) === wanted).length;
    return [said(-1), said(0), said(1), of.filter(({ confidence }) => confidence === 0).length];
  });
  return {
    texts: judged.length,
    signRight: share(spokenMoods.filter(isRight).length, spokenMoods.length),
    silent: share(moods.length - spokenMoods.length, moods.length),
    moodForNeutral: share(neutrals.filter(({ found }) => found !== 0).length, neutrals.length),
    neutralSaid: share(neutrals.filter(({ found, confidence }) => found === 0 && confidence > 0).length, neutrals.length),
    calibrationError: errorOf(bins),
    calibrationErrorOfMoods: errorOf(binsOf(spokenMoods)),
    bins,
    confusion,
  };
}

const row = (name: string, figures: MoodFigures): string =>
  `| ${name} | ${figures.texts} | ${percent(figures.signRight)} | ${percent(figures.silent)} | ${percent(figures.moodForNeutral)} | ${percent(figures.neutralSaid)} | ${percent(figures.calibrationError)} |`;

/** Lines of Markdown about the texts of a set: per language and kind, confusion, calibration. */
export function moodLines(texts: readonly LabelledText[]): string[] {
  const groups = (of: (text: LabelledText) => string): [string, LabelledText[]][] =>
    [...new Set(texts.map(of))].toSorted().map((name) => [name, texts.filter((text) => of(text) === name)]);
  const all = moodFigures(texts);
  const names = ['unhappy', 'neutral', 'happy'];
  return [
    '| | texts | sign right where it spoke | silent | mood told of neutral | neutral said | calibration error |',
    '|---|---|---|---|---|---|---|',
    row('all', all),
    ...groups(({ language }) => language).map(([language, some]) => row(language, moodFigures(some))),
    ...groups(({ kind }) => kind).map(([kind, some]) => row(kind, moodFigures(some))),
    '',
    '| is \\ said | unhappy | neutral | happy | nothing |',
    '|---|---|---|---|---|',
    ...all.confusion.map((counts, index) => `| ${names[index]} | ${counts.join(' | ')} |`),
    '',
    '| confidence | texts | said | right |',
    '|---|---|---|---|',
    ...all.bins
      .filter(({ count }) => count > 0)
      .map(({ from, count, said, right }) => `| ${from}–${from + 10} | ${count} | ${percent(said)} | ${percent(right)} |`),
    '',
    `Calibration error of texts with a mood alone: ${percent(all.calibrationErrorOfMoods)}.`,
  ];
}

/** The section on moods. `set`: "test", which nothing was fitted to, unless told otherwise. */
export async function moodSection(
  options: { set?: string; folder?: string } = {},
): Promise<{ title: string; lines: string[]; figures: MoodFigures }> {
  const texts = labelledTexts(options.set ?? 'test', options.folder);
  return { title: 'Mood', lines: moodLines(texts), figures: moodFigures(texts) };
}
