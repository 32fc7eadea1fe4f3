/**
 * Which language a text is written in. A detector that knows sixty languages by their letters finds the neighbourhood; small words and
 * spellings tell neighbours apart, of whom it is seldom sure: Bokmål, Nynorsk, Danish and Swedish. What is known of the writer counts
 * where the words leave it open. Nobody knows is an answer: ''. Source: ai-fields §2.
 */
import { type Detector, type Evidence, evidenceOf, isWordOf } from './evidence.ts';
import { piecesOf } from './pieces.ts';

export type { Detected, Detector } from './evidence.ts';

/** Languages that are likely before a word was read; '' or absent for none. */
export interface Prior {
  /** What the person has written in before. */
  person?: string | undefined;
  /** What most mails of the mailbox are written in. */
  mailbox?: string | undefined;
}

export interface LanguageVerdict {
  /** ISO 639-1; '' when nobody can tell. */
  language: string;
  /** How often such a verdict is right: 0–1. */
  confidence: number;
  /** Words that spoke for it against the next likely language, the strongest first; weights are logarithms of odds. */
  because: { word: string; language: string; weight: number }[];
}

/** Knowing the writer is worth half a word; knowing the mailbox a quarter. */
const A_PERSON = 1.5;
const A_MAILBOX = 0.8;
/** What is known before anything is: who writes Norwegian mostly writes Bokmål, and some languages come seldom to a desk in Europe. */
const SELDOM = ['fo', 'gl', 'af', 'eu', 'ms', 'tl', 'yo', 'az', 'ku', 'vi', 'sq', 'ca'] as const;
const USUAL: Readonly<Record<string, number>> = { nn: -1, is: -0.7, ...Object.fromEntries(SELDOM.map((language) => [language, -2])) };
/** Words of one text are not as independent as the sum takes them. */
const TEMPERATURE = 1.3;
/** Below it nobody knows: of a few words, which may be names, and of more. */
const SURE_ENOUGH = { few: 0.5, more: 0.35 };
const FEW = 3;
/**
 * A text is in a language that we know when its letters look like it. The fewer of its words are listed, the more: the detector's score (0–1) that
 * a share of listed words asks for, from many to few. With none of them it must be some words, and long enough: names and codes are not.
 */
const LIKE_IT: readonly (readonly [listed: number, score: number])[] = [
  [0.4, 0],
  [0.2, 0.5],
  [Number.MIN_VALUE, 0.65],
  [0, 0.75],
];
const UNLISTED = { words: 3, letters: 20 };
const LETTERS_AT_LEAST = 3;
/** Scripts of a few languages. */
const SEEN = 0.6;
/** A piece that is surer than that has a language of its own. */
const DECISIVE = 0.9;
const BECAUSE_AT_MOST = 6;
const UNKNOWN: LanguageVerdict = { language: '', confidence: 0, because: [] };

interface Ranked {
  language: string;
  weight: number;
  /** 0–1, all together 1. */
  chance: number;
}

/** Candidates with their chances, the likeliest first. */
function ranked(weights: ReadonlyMap<string, number>, prior: Prior): Ranked[] {
  const total = [...weights].map(([language, weight]) => ({
    language,
    weight: weight + (USUAL[language] ?? 0) + (prior.person === language ? A_PERSON : 0) + (prior.mailbox === language ? A_MAILBOX : 0),
  }));
  const most = Math.max(...total.map(({ weight }) => weight));
  const odds = total.map((one) => ({ ...one, chance: Math.exp((one.weight - most) / TEMPERATURE) }));
  const all = odds.reduce((sum, { chance }) => sum + chance, 0);
  return odds.map((one) => ({ ...one, chance: one.chance / all })).sort((a, b) => b.weight - a.weight);
}

/** What all pieces say together. A language that one of them does not think of has there what its last one has. */
function together(pieces: readonly Evidence[]): Map<string, number> {
  const languages = new Set(pieces.flatMap(({ weights }) => [...weights.keys()]));
  const least = pieces.map(({ weights }) => Math.min(0, ...weights.values()));
  return new Map(
    [...languages].map((language) => [language, pieces.reduce((sum, { weights }, at) => sum + (weights.get(language) ?? least[at]!), 0)]),
  );
}

/** Of the letters of which one can tell, the share that is in this language: less than 1 where a text has several. */
function agreement(pieces: readonly Evidence[], language: string): number {
  if (pieces.length === 1) return 1;
  const told = pieces.flatMap((piece) => {
    const [best] = ranked(piece.weights, {});
    return best && best.chance >= DECISIVE ? [{ letters: piece.letters, isSame: best.language === language }] : [];
  });
  const all = told.reduce((sum, { letters }) => sum + letters, 0);
  return all === 0 ? 1 : told.reduce((sum, { letters, isSame }) => sum + (isSame ? letters : 0), 0) / all;
}

/** Is it written in any language that we know? Names, codes, and what somebody's elbow writes are not. */
function isKnown(pieces: readonly Evidence[], words: readonly string[], language: string): boolean {
  const letters = pieces.reduce((sum, piece) => sum + piece.letters, 0);
  if (letters < LETTERS_AT_LEAST) return false;
  const score = pieces.reduce((sum, piece) => sum + piece.score * piece.letters, 0) / letters;
  if (words.some((word) => !/^\p{Script=Latin}/u.test(word)) && score >= SEEN) return true;
  const listed = words.filter((word) => isWordOf(word, language)).length / words.length;
  if (listed === 0 && (words.length < UNLISTED.words || letters < UNLISTED.letters)) return false;
  return score >= LIKE_IT.find(([share]) => listed >= share)![1];
}

/** Words that one language has more of than the next. */
function because(pieces: readonly Evidence[], language: string, next: string | undefined): LanguageVerdict['because'] {
  const weights = new Map<string, number>();
  for (const { words } of pieces)
    for (const [word, weight] of words.get(language) ?? [])
      weights.set(word, (weights.get(word) ?? 0) + weight - (words.get(next ?? '')?.get(word) ?? 0));
  return [...weights]
    .map(([word, weight]) => ({ word, language, weight: Math.round(weight * 100) / 100 }))
    .filter(({ weight }) => weight > 0.1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, BECAUSE_AT_MOST);
}

/**
 * The language of a text.
 * @param text what somebody has written himself (`ownWords`); anything at all may be in it
 * @param detector what knows languages by their letters (`openDetector`)
 * @param prior what is known of the writer and of the mailbox
 */
export function languageOf(text: string, detector: Detector, prior: Prior = {}): LanguageVerdict {
  const split = piecesOf(text);
  if (split.length === 0) return UNKNOWN;
  const pieces = split.map((words) => evidenceOf(words, detector));
  const [best, next] = ranked(together(pieces), prior);
  const words = [...new Set(split.flat())];
  if (!best || !isKnown(pieces, words, best.language)) return UNKNOWN;
  const confidence = Math.min(best.chance, agreement(pieces, best.language));
  if (confidence < (words.length <= FEW ? SURE_ENOUGH.few : SURE_ENOUGH.more)) return UNKNOWN;
  return {
    language: best.language,
    confidence: Math.round(confidence * 1000) / 1000,
    because: because(pieces, best.language, next?.language),
  };
}
