/** How well the category model tells what a mail is about, on desks that never were (eval/desk.ts), beside two plain ways to guess. */
import { type Model, suggest } from '../src/intelligence/category/model.ts';
import { beginTraining, type Trained } from '../src/intelligence/category/trainer.ts';
import { naiveBayes } from './bayes.ts';
import { KINDS } from './desk/parts.ts';
import { type DeskPlan, type DeskTicket, desk } from './desk.ts';
import { bins, calibrationError, confusion, percent, shareOf, table } from './measure.ts';
import { reliability } from './plot.ts';
import type { Options, Section } from './section.ts';

/** Seeds of the desk that is learned from and of the one that is asked about. Numbers of the model were chosen by the development desks alone. */
const SEEDS = { development: [11, 12], test: [101, 102] } as const;
const SIZES = [500, 2_000, 10_000] as const;
const SHORT_SIZES = [500] as const;
const ASKED = 4_000;
const SHORT_ASKED = 400;

/** One mail of the desk that is asked about, and what was said of it. */
interface Answer {
  ticket: DeskTicket;
  /** The likeliest category, suggested or not; 0: none. */
  first: number;
  confidence: number;
  isRight: boolean;
  isSuggested: boolean;
}

function learned(tickets: readonly DeskTicket[]): Trained {
  const trainer = beginTraining();
  for (const ticket of tickets) trainer.add(ticket);
  const steps = trainer.finish();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const answersOf = (model: Model, tickets: readonly DeskTicket[]): Answer[] =>
  tickets.map((ticket) => {
    const { categoryId, probability, ranking } = suggest(model, ticket.text);
    const first = ranking[0]?.[0] ?? 0;
    return { ticket, first, confidence: probability, isRight: first === ticket.truth, isSuggested: categoryId !== null };
  });

const rightOf = (answers: readonly Answer[]): number => shareOf(answers, ({ isRight }) => isRight);
const coverageOf = (answers: readonly Answer[]): number => shareOf(answers, ({ isSuggested }) => isSuggested);
const suggestedOf = (answers: readonly Answer[]): Answer[] => answers.filter(({ isSuggested }) => isSuggested);
const precisionOf = (answers: readonly Answer[]): number => rightOf(suggestedOf(answers));

const HEAD = ['mails', 'likeliest is right', 'suggested', 'of these right', 'calibration error'];
const cells = (answers: readonly Answer[]): (string | number)[] => [
  answers.length,
  percent(rightOf(answers)),
  percent(coverageOf(answers)),
  suggestedOf(answers).length > 0 ? percent(precisionOf(answers)) : '–',
  percent(calibrationError(answers)),
];

/** Shares that two plain ways get right: the most frequent category always, and naive Bayes over words. */
function plainWays(learnedFrom: readonly DeskTicket[], asked: readonly DeskTicket[]): { majority: number; bayes: number } {
  const bayes = naiveBayes();
  const counts = new Map<number, number>();
  for (const { text, categoryId } of learnedFrom) {
    bayes.learn(text, categoryId);
    counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
  }
  const frequent = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return {
    majority: shareOf(asked, ({ truth }) => truth === frequent),
    bayes: shareOf(asked, ({ text, truth }) => bayes.guess(text) === truth),
  };
}

/** Answers in groups, each a row. */
const grouped = (answers: readonly Answer[], nameOf: (answer: Answer) => string, names: readonly string[]): (string | number)[][] =>
  names.map((name) => [name, ...cells(answers.filter((answer) => nameOf(answer) === name))]);

const kindOf = (id: number): string => KINDS[id - 1] ?? '';

/** What stands under the tables of one model. */
function detail(trained: Trained, mixed: readonly Answer[], plans: readonly (readonly [string, readonly Answer[]])[]): string[] {
  const { figures } = trained;
  const languages = [...new Set(mixed.map(({ ticket }) => ticket.language))].sort();
  return [
    '### New mails, by how new they are',
    '',
    ...table(
      ['said with', ...HEAD],
      plans.map(([name, answers]) => [name, ...cells(answers)]),
    ),
    '',
    `What the training said of itself, on its newest ${figures.heldOut} tickets and as they were closed: ${percent(figures.accuracy ?? 0)} right, ${percent(figures.coverage ?? 0)} suggested, of these ${percent(figures.precision ?? 0)} right, calibration error ${percent(figures.calibrationError ?? 0)}.`,
    '',
    '### By category and by language',
    '',
    ...table(
      ['category', ...HEAD],
      grouped(mixed, ({ ticket }) => kindOf(ticket.truth), KINDS),
    ),
    '',
    ...table(
      ['language', ...HEAD],
      grouped(mixed, ({ ticket }) => ticket.language, languages),
    ),
    '',
    '### Who is taken for whom',
    '',
    ...confusion(mixed.map(({ ticket, first }) => [kindOf(ticket.truth), kindOf(first)])),
  ];
}

const INTRODUCTION = [
  'Desks are made up: twelve categories, seven languages, of sizes as unequal as those of real desks, a quarter of the mails speaks of a second matter, one in eight quotes another, four in a hundred were closed with a wrong category, and there are slips, capitals and mails of one sentence. Every third sentence part is kept out of the desks that are learned from; the mails that are asked about use all of them (as likely as not a mail holds one that was never seen). Right is what the mail is about, not how it was closed. Real desks have more ways to say a thing, and categories that are less clear: the figures tell models apart, and say little of yours. Its own figures are on its report card.',
];

/** The part of `npm run eval` about categories. */
export async function section({ part, isShort }: Options): Promise<Section> {
  const [seed, other] = SEEDS[part];
  const sizes = isShort ? SHORT_SIZES : SIZES;
  const asking = (parts: DeskPlan['parts']): DeskTicket[] => [...desk({ seed: other, tickets: isShort ? SHORT_ASKED : ASKED, parts })];
  const asked = asking('all');
  const rows: (string | number)[][] = [];
  let last: { trained: Trained; mixed: Answer[] } | undefined;
  for (const tickets of sizes) {
    const from = [...desk({ seed, tickets, parts: 'training' })];
    const trained = learned(from);
    const mixed = answersOf(trained.model, asked);
    const { majority, bayes } = plainWays(from, asked);
    rows.push([tickets, ...cells(mixed), percent(bayes), percent(majority)]);
    last = { trained, mixed };
  }
  const { trained, mixed } = last!;
  const plans = [
    ['parts that were learned from', answersOf(trained.model, asking('training'))],
    ['all parts', mixed],
    ['parts that were kept out, only', answersOf(trained.model, asking('kept out'))],
  ] as const;
  const size = sizes.at(-1)!;
  return {
    title: 'Category',
    lines: [
      ...INTRODUCTION,
      '',
      ...table(['tickets learned from', ...HEAD, 'naive Bayes right', 'most frequent right'], rows),
      '',
      `What follows is of the model of ${size} tickets.`,
      '',
      ...detail(trained, mixed, plans),
    ],
    figures: [
      {
        name: 'category-reliability',
        title: `Category: how sure it was against how often it was right, ${size} tickets learned from`,
        svg: reliability(bins(mixed), `Category, ${size} tickets learned from`),
      },
    ],
    goals: [
      { what: `category: the likeliest is right, ${size} tickets learned from`, wanted: 0.85, found: rightOf(mixed) },
      { what: 'category: something is suggested', wanted: 0.8, found: coverageOf(mixed) },
      { what: 'category: of what is suggested right', wanted: 0.85, found: precisionOf(mixed) },
      { what: 'category: calibration error', wanted: 0.05, found: calibrationError(mixed), isAtMost: true },
    ],
  };
}
