import { type Bin, binsOf, calibrationError, type Judged } from './calibrate.ts';
import { REST } from './model.ts';

/** How well a group of texts that were kept out of training was told. Shares are 0–1; null where there is nothing to take a share of. */
export interface Score {
  heldOut: number;
  /** Share whose likeliest category is right, suggested or not. */
  accuracy: number | null;
  suggested: number;
  /** Share of all for which something is suggested. */
  coverage: number | null;
  /** Share of the suggestions that is right. */
  precision: number | null;
  /** Expected calibration error. */
  calibrationError: number | null;
}

export type Silence = 'too few examples' | 'too few categories' | 'not precise enough';

/** What a training has to say of itself, as plain JSON. Everything measured is measured on tickets that the measured model has not seen. */
export interface TrainingFigures extends Score {
  /** Why nothing will be suggested; null: something will. */
  silence: Silence | null;
  /** Examples taken in, and those for which there was no room. */
  examples: number;
  leftOut: number;
  corrections: number;
  /** Age in days of the oldest and the newest example; null without any. */
  oldestDays: number | null;
  newestDays: number | null;
  /** The limits that were in force. */
  limits: { deskExamples: number; categoryExamples: number; customers: number; precision: number; halfLifeDays: number };
  /** How the held-out tickets were chosen. */
  split: 'newest';
  /** Examples that the measured model was trained on; the model that is given back has been trained on all. */
  trainedOn: number;
  temperature: number;
  /** Share of tickets whose category no text tells, as estimated. */
  unexplained: number;
  /** Probability from which on something is suggested; null: never. */
  threshold: number | null;
  bins: Bin[];
  /** Share that always saying the most frequent category would get right. */
  majority: number | null;
  categories: (Score & { id: number; examples: number; isSuggestable: boolean })[];
  languages: (Score & { language: string; examples: number })[];
  /** Truth, guess, number: the most frequent first, hits among them. Truth 0 is the pool of categories with too few examples. */
  confusion: [truth: number, guess: number, count: number][];
  /** Features with a weight. */
  features: number;
}

const MOST_CONFUSIONS = 1_000;
const share = (part: number, all: number): number | null => (all === 0 ? null : part / all);

const rights = (of: readonly Judged[]): number => of.filter(({ isRight }) => isRight).length;

export function scoreOf(group: readonly Judged[]): Score {
  const suggested = group.filter(({ isSuggested }) => isSuggested);
  return {
    heldOut: group.length,
    accuracy: share(rights(group), group.length),
    suggested: suggested.length,
    coverage: share(suggested.length, group.length),
    precision: share(rights(suggested), suggested.length),
    calibrationError: group.length === 0 ? null : calibrationError(binsOf(group)),
  };
}

/** Numbers of things by their name. */
export function tally<Name>(names: Iterable<Name>): Map<Name, number> {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

export function confusionOf(all: readonly Judged[]): [number, number, number][] {
  return [...tally(all.map(({ categoryId, guess }) => `${categoryId} ${guess}`))]
    .map(([pair, count]): [number, number, number] => {
      const [truth, guess] = pair.split(' ').map(Number);
      return [truth!, guess!, count];
    })
    .sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])
    .slice(0, MOST_CONFUSIONS);
}

/** The figures of what was held out. @param examples of all categories, also of those that are not suggestable @param languages examples of each */
export function heldOutFigures(
  all: readonly Judged[],
  examples: ReadonlyMap<number, number>,
  suggestable: ReadonlySet<number>,
  languages: ReadonlyMap<string, number>,
): Pick<TrainingFigures, keyof Score | 'bins' | 'majority' | 'categories' | 'languages' | 'confusion'> {
  const truths = tally(all.map(({ categoryId }) => categoryId));
  truths.delete(REST);
  const frequent = [...examples].sort((a, b) => b[1] - a[1])[0]?.[0];
  return {
    ...scoreOf(all),
    bins: binsOf(all),
    majority: share(truths.get(frequent ?? REST) ?? 0, all.length),
    categories: [...examples]
      .sort((a, b) => a[0] - b[0])
      .map(([id, count]) => ({
        id,
        examples: count,
        isSuggestable: suggestable.has(id),
        ...scoreOf(all.filter(({ categoryId }) => categoryId === id)),
      })),
    languages: [...languages]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([language, count]) => ({ language, examples: count, ...scoreOf(all.filter((one) => one.language === language)) })),
    confusion: confusionOf(all),
  };
}
