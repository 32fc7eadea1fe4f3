/** What speaks for which language in a text: what the detector says of its letters, words that some languages have, spellings of neighbours. */
import { LEANINGS } from './leanings.ts';
import { learnLetters } from './letters.ts';
import { NEIGHBOURS, neighbourWords } from './neighbours.ts';
import { WORDS } from './words.ts';

/** What a detector thinks of a text: scores (0–1) by two-letter code, the likeliest first. */
export interface Detected {
  scores: readonly (readonly [language: string, score: number])[];
}
export type Detector = (text: string) => Detected;

/**
 * What a text's letters and words say. All weights are logarithms of odds: a language with one more is e times as likely. The three numbers that
 * make them so were fitted to the development texts (decision 47).
 */
export interface Evidence {
  /** By language; only differences mean anything. */
  weights: Map<string, number>;
  /** Of words, by language: what each of them adds. */
  words: Map<string, Map<string, number>>;
  /** Letters that were looked at. */
  letters: number;
  /** The detector's best score, 0–1: low where it has hardly seen such letters. */
  score: number;
}

/** For every thousand letters, and every point of the detector's score. */
const A_POINT = 4;
/** A word that a language has, against one that it has not; one of a single letter, as every code and name may have. */
const A_WORD = 3;
const A_SHORT_WORD = 1;
/** A word, or a pair, that a language has more often than its neighbours. */
const A_LEANING = 1;
/** Spellings of a word that no table has. */
const A_SPELLING = 0.5;
/** A language that the detector does not mention is that far behind its best one, as a share. */
const UNMENTIONED = 0.4;
/** A detector's candidate further behind its best one is none. */
const NEAR = 0.35;

/** Languages that the detector has one name for. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  no: ['nb', 'nn'],
  is: ['is', 'fo'],
  nl: ['nl', 'af'],
  pt: ['pt', 'gl'],
  es: ['es', 'gl'],
};

const spelling = learnLetters(neighbourWords(), NEIGHBOURS);

/** The detector's score as points that add up letter by letter: it has pressed them between 0 and 1. */
const pointsOf = (score: number): number => (25 * score) / (1.001 - score);

/** What the detector says, by our languages. */
function detected(detector: Detector, text: string): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [name, score] of detector(text).scores)
    for (const language of ALSO[name] ?? [name]) scores.set(language, Math.max(score, scores.get(language) ?? 0));
  return scores;
}

/** Words with the one before them. */
const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, at) => `${words[at]} ${word}`);

/** What words say, each with the languages that it speaks for. */
function said(words: readonly string[], pairs: ReadonlySet<string>): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const add = (language: string, word: string, weight: number): void => {
    const own = found.get(language) ?? new Map<string, number>();
    own.set(word, (own.get(word) ?? 0) + weight);
    found.set(language, own);
  };
  for (const word of words) {
    const known = WORDS.get(word);
    if (known) for (const language of known) add(language, word, word.length > 1 ? A_WORD : A_SHORT_WORD);
    else for (const [place, weight] of spelling(word).entries()) add(NEIGHBOURS[place]!, word, A_SPELLING * weight);
  }
  for (const one of [...words, ...pairs]) for (const language of LEANINGS.get(one) ?? []) add(language, one, A_LEANING);
  return found;
}

const sum = (weights: Iterable<number>): number => [...weights].reduce((all, one) => all + one, 0);

/** Is it a listed word of this language? */
export const isWordOf = (word: string, language: string): boolean => WORDS.get(word)?.includes(language) ?? false;

/** What a piece of text says; `all` are its words in small letters. One that comes again says nothing new. */
export function evidenceOf(all: readonly string[], detector: Detector): Evidence {
  const words = [...new Set(all)];
  const scores = detected(detector, words.join(' '));
  const letters = sum(words.map((word) => word.length));
  const score = Math.max(0, ...scores.values());
  const found = said(words, new Set(pairsOf(all)));
  const candidates = new Set([...scores].flatMap(([language, one]) => (one >= score - NEAR ? [language] : [])));
  for (const [language, own] of found) if ([...own.keys()].some((word) => isWordOf(word, language))) candidates.add(language);
  const missing = pointsOf(score) * UNMENTIONED;
  const weights = new Map<string, number>();
  for (const language of candidates) {
    const one = scores.get(language);
    const points = one === undefined ? missing : pointsOf(one);
    weights.set(language, (letters / 1000) * A_POINT * points + sum(found.get(language)?.values() ?? []));
  }
  return { weights, words: found, letters, score };
}
