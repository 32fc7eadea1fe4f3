/** What the category model is measured against: multinomial naive Bayes over words, with Laplace's smoothing, as it stands in every textbook. */
import { wordsOf } from '../src/intelligence/category/features.ts';

export interface Guesser {
  learn(text: string, categoryId: number): void;
  /** The likeliest category. */
  guess(text: string): number;
}

export function naiveBayes(): Guesser {
  const counts = new Map<number, { texts: number; words: number; of: Map<string, number> }>();
  const vocabulary = new Set<string>();
  let texts = 0;
  return {
    learn(text, categoryId) {
      const own = counts.get(categoryId) ?? { texts: 0, words: 0, of: new Map<string, number>() };
      counts.set(categoryId, own);
      texts += 1;
      own.texts += 1;
      for (const { form } of wordsOf(text)) {
        vocabulary.add(form);
        own.words += 1;
        own.of.set(form, (own.of.get(form) ?? 0) + 1);
      }
    },
    guess(text) {
      const words = wordsOf(text).filter(({ form }) => vocabulary.has(form));
      const scored = [...counts].map(([id, own]) => {
        const score = words.reduce(
          (sum, { form }) => sum + Math.log(((own.of.get(form) ?? 0) + 1) / (own.words + vocabulary.size)),
          Math.log(own.texts / texts),
        );
        return [id, score] as const;
      });
      return scored.reduce((best, one) => (one[1] > best[1] ? one : best), [0, -Infinity] as const)[0];
    },
  };
}
