import { type Calibration, calibrated, crossJudged, type Judged, NEVER, type Tried } from './calibrate.ts';
import { chance, shuffled } from './chance.ts';
import { customersSeen, FEWEST_CUSTOMERS } from './customers.ts';
import { featuresOf } from './features.ts';
import { heldOutFigures, type TrainingFigures, tally } from './figures.ts';
import { LEARNING, type Learning, learned } from './learn.ts';
import { type Model, REST, rowOf, scoresOf } from './model.ts';
import { chosenSlots, type Room, room, rowsFor, SLICE } from './select.ts';
import { featureStore, MOST_FEATURES } from './store.ts';

/** A closed ticket to learn from. */
export interface Example {
  /** Subject, and the customer's own words of the first message, plain. Hashed at once and not kept. */
  text: string;
  categoryId: number;
  /** Company, or person without one: a feature counts only where several of them have used it. Negative: unknown, counts for none. */
  customer: number;
  ageDays: number;
  /** A human chose this category against a suggestion. */
  corrected: boolean;
  language: string;
}

export interface TrainerOptions {
  seed: number;
  /** After so many days an example weighs half. */
  halfLifeDays: number;
  /** Fewer examples in all, or of a category, and nothing is suggested. */
  deskExamples: number;
  categoryExamples: number;
  /** Share of suggestions that shall be right. */
  precision: number;
  /** Bytes for the features of examples. What finds no room is left out: the newest come first. */
  room: number;
  learning: Learning;
}

export const TRAINER: TrainerOptions = {
  seed: 1,
  halfLifeDays: 365,
  deskExamples: 200,
  categoryExamples: 20,
  precision: 0.9,
  room: 280 * 2 ** 20,
  learning: LEARNING,
};

export interface Trained {
  model: Model;
  figures: TrainingFigures;
}

export interface Trainer {
  /** Takes one example in. @returns false where there is no room for more */
  add(example: Example): boolean;
  /** Trains and measures; call it once, after the last example. It yields how far it is, 0–1, several times a second: a caller that has enough stops asking. */
  finish(): Generator<number, Trained>;
}

/** What weighs most: a human's correction weighs more than any ticket that nobody has looked at, however old it is. */
const CORRECTION = 3;
const OLDEST_CORRECTION = 0.5;
const OLDEST = 0.1;
/** Tickets that are held out for the measurement: a quarter, the newest, and no more than this. */
const MOST_HELD_OUT = 10_000;
/** Categories that a model tells apart: the most frequent ones. */
const MOST_CATEGORIES = 1_000;

/** How much an example counts in training. */
export function heavinessOf({ ageDays, corrected }: Pick<Example, 'ageDays' | 'corrected'>, halfLifeDays: number): number {
  const fresh = 0.5 ** (Math.max(0, ageDays) / halfLifeDays);
  return corrected ? CORRECTION * Math.max(OLDEST_CORRECTION, fresh) : Math.max(OLDEST, fresh);
}

/** The part of the way that another generator goes. */
function* onTheWay<Result>(part: Generator<number | undefined, Result>, from: number, to: number): Generator<number, Result> {
  for (;;) {
    const step = part.next();
    if (step.done) return step.value;
    yield from + (to - from) * (step.value ?? 0);
  }
}

/** Examples as columns; the texts are in the store. */
interface Examples {
  categories: number[];
  ages: number[];
  corrected: boolean[];
  languages: string[];
}

/** Takes examples of a desk in, and makes a model of them. No example's text outlives its `add`. */
export function beginTraining(options: Partial<TrainerOptions> = {}): Trainer {
  const all = { ...TRAINER, ...options };
  const store = featureStore(all.room);
  const seen = customersSeen();
  const examples: Examples = { categories: [], ages: [], corrected: [], languages: [] };
  let leftOut = 0;
  return {
    add({ text, categoryId, customer, ageDays, corrected, language }) {
      const slots = featuresOf(text);
      if (!store.add(slots)) {
        leftOut += 1;
        return false;
      }
      seen.see(slots, customer);
      examples.categories.push(categoryId);
      examples.ages.push(ageDays > 0 && Number.isFinite(ageDays) ? ageDays : 0);
      examples.corrected.push(corrected);
      examples.languages.push(language);
      return true;
    },
    finish: () => trained({ store, examples, isEnough: seen.settle(), room: room(), leftOut, options: all }),
  };
}

interface Task {
  store: ReturnType<typeof featureStore>;
  examples: Examples;
  isEnough: (slot: number) => boolean;
  room: Room;
  leftOut: number;
  options: TrainerOptions;
}

/** The examples of a task with the columns of the model that shall be made, and their heaviness, about 1. */
function laidOut({ store, examples, options }: Task, categories: readonly number[]) {
  const places = new Map(categories.map((id, column) => [id, column]));
  const heaviness = Float32Array.from(examples.ages, (ageDays, at) =>
    heavinessOf({ ageDays, corrected: examples.corrected[at]! }, options.halfLifeDays),
  );
  const mean = heaviness.reduce((sum, one) => sum + one, 0) / Math.max(1, heaviness.length);
  return {
    store,
    columns: Uint16Array.from(examples.categories, (id) => places.get(id) ?? places.get(REST) ?? 0),
    heaviness: heaviness.map((one) => one / mean),
  };
}

/** The newest quarter, and all others; tickets of the same age in the order of the seed. */
function splitByAge({ ages }: Examples, seed: number): { older: number[]; newest: number[] } {
  const order = shuffled(Array.from(ages.keys()), chance(seed)).sort((a, b) => ages[a]! - ages[b]!);
  const held = Math.min(MOST_HELD_OUT, Math.floor(order.length / 4));
  return { older: order.slice(held), newest: order.slice(0, held) };
}

/** What a model says of texts that it has not seen. */
function* triedOn(task: Task, model: Model, texts: readonly number[]): Generator<number, Tried[]> {
  const read = new Uint32Array(MOST_FEATURES);
  const known = new Set(model.categories);
  const tried: Tried[] = [];
  for (const text of texts) {
    const count = task.store.read(text, read);
    const rows = [...read.subarray(0, count)].map((slot) => rowOf(model, slot)).filter((row) => row >= 0);
    const categoryId = task.examples.categories[text]!;
    tried.push({
      categoryId: known.has(categoryId) ? categoryId : REST,
      scores: Float32Array.from(scoresOf(model, rows, count)),
      language: task.examples.languages[text]!,
    });
    if (tried.length % SLICE === 0) yield tried.length / texts.length;
  }
  return tried;
}

function* modelOf(task: Task, texts: readonly number[], categories: readonly number[]): Generator<number, Model> {
  const laid = laidOut(task, categories);
  const slots = yield* onTheWay(chosenSlots(laid, texts, task.isEnough, rowsFor(categories.length), task.room), 0, 0.2);
  return yield* onTheWay(learned(laid, texts, slots, categories, { ...task.options.learning, seed: task.options.seed }, task.room), 0.2, 1);
}

const UNCALIBRATED: Calibration = { temperature: 1, unexplained: 0, curve: [], threshold: NEVER };
const silentModel = (): Model => ({
  categories: [],
  slots: new Uint32Array(),
  scales: new Float32Array(),
  weights: new Int8Array(),
  bias: new Float32Array(),
  temperature: 1,
  unexplained: 0,
  curve: [],
  threshold: NEVER,
});

/** Ids of the categories that have enough examples, ascending. */
const suggestableOf = (counts: ReadonlyMap<number, number>, fewest: number): number[] =>
  [...counts]
    .filter(([id, count]) => id > 0 && count >= fewest)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_CATEGORIES)
    .map(([id]) => id)
    .sort((a, b) => a - b);

/** A first model of the older tickets is measured on the newest; what is given back is trained on all, with the calibration of the first. */
function* trained(task: Task): Generator<number, Trained> {
  const { examples, options } = task;
  const counts = tally(examples.categories);
  const suggestable = suggestableOf(counts, options.categoryExamples);
  const isPooled = suggestable.length < counts.size;
  const isTooSmall = examples.ages.length < options.deskExamples;
  if (isTooSmall || suggestable.length + Number(isPooled) < 2 || suggestable.length === 0) {
    const figures = figuresOf(task, counts, new Set(suggestable), [], UNCALIBRATED, 0, 0);
    return { model: silentModel(), figures: { ...figures, silence: isTooSmall ? 'too few examples' : 'too few categories' } };
  }
  const categories = isPooled ? [...suggestable, REST] : suggestable;
  const { older, newest } = splitByAge(examples, options.seed);
  const first = yield* onTheWay(modelOf(task, older, categories), 0, 0.45);
  const tried = yield* onTheWay(triedOn(task, first, newest), 0.45, 0.5);
  const calibration = calibrated(tried, categories, options.precision);
  const held = crossJudged(tried, categories, options.precision);
  const model = yield* onTheWay(modelOf(task, Array.from(examples.ages.keys()), categories), 0.5, 1);
  return {
    model: { ...model, ...calibration },
    figures: figuresOf(task, counts, new Set(suggestable), held, calibration, older.length, model.slots.length),
  };
}

function figuresOf(
  { examples, leftOut, options }: Task,
  counts: ReadonlyMap<number, number>,
  suggestable: ReadonlySet<number>,
  held: readonly Judged[],
  { temperature, unexplained, threshold }: Calibration,
  trainedOn: number,
  features: number,
): TrainingFigures {
  const { deskExamples, categoryExamples, precision, halfLifeDays } = options;
  const ages = { oldest: -Infinity, newest: Infinity };
  for (const age of examples.ages) {
    ages.oldest = Math.max(ages.oldest, age);
    ages.newest = Math.min(ages.newest, age);
  }
  return {
    silence: threshold === NEVER ? 'not precise enough' : null,
    examples: examples.ages.length,
    leftOut,
    corrections: examples.corrected.filter(Boolean).length,
    oldestDays: examples.ages.length === 0 ? null : ages.oldest,
    newestDays: examples.ages.length === 0 ? null : ages.newest,
    limits: { deskExamples, categoryExamples, customers: FEWEST_CUSTOMERS, precision, halfLifeDays },
    split: 'newest',
    trainedOn,
    temperature,
    unexplained,
    threshold: threshold === NEVER ? null : threshold,
    features,
    ...heldOutFigures(held, counts, suggestable, tally(examples.languages)),
  };
}
