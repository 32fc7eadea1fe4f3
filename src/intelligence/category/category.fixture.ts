/** Small desks for tests: three kinds of tickets with words of their own among words that all share. */
import { chance } from './chance.ts';
import type { Suggestion } from './model.ts';
import { beginTraining, type Example, type Trained, type TrainerOptions } from './trainer.ts';

export const WORDS: Readonly<Record<number, string>> = {
  1: 'invoice payment amount billed overdue bookkeeping statement price reminder bank',
  2: 'password login account locked username reset token session signin browser',
  3: 'parcel courier tracking shipped address doorstep carrier warehouse package delivered',
};
const SHARED = 'hello please could you help me with this matter since last week we are waiting thanks best regards team today';

const pick = (words: string, count: number, random: () => number): string[] => {
  const all = words.split(' ');
  return Array.from({ length: count }, () => all[Math.floor(random() * all.length)]!);
};

/** A mail about a kind. */
export function letter(kind: number, random: () => number): string {
  const words = [...pick(WORDS[kind]!, 3 + Math.floor(random() * 3), random), ...pick(SHARED, 8, random)];
  return words.sort(() => random() - 0.5).join(' ');
}

/** Examples of the three kinds in turn. @param change what is otherwise about the example of this number */
export function deskOf(count: number, seed: number, change: (at: number) => Partial<Example> = () => ({})): Example[] {
  const random = chance(seed);
  return Array.from({ length: count }, (_, at) => ({
    text: letter((at % 3) + 1, random),
    categoryId: (at % 3) + 1,
    customer: Math.floor(random() * 40),
    ageDays: at,
    corrected: false,
    language: 'en',
    ...change(at),
  }));
}

export function train(examples: Iterable<Example>, options: Partial<TrainerOptions> = {}): Trained {
  const trainer = beginTraining(options);
  for (const example of examples) trainer.add(example);
  const steps = trainer.finish();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export const words = ({ because }: Suggestion): string[] => because.map(({ word }) => word);
