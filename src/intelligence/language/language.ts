/**
 * Which language a text is written in. A detector that knows sixty languages by their letters finds the neighbourhood; small words and
 * spellings tell neighbours apart, of whom it is seldom sure: Bokmål, Nynorsk, Danish and Swedish. What is known of the writer counts
 * where the words leave it open. Nobody knows is an answer: ''. Source: ai-fields §2.
 */
import { SPELLINGS, TOLD_BY_WORDS, WORDS } from './words.ts';

/** What a detector thinks of a text: scores (0–1) by two-letter code, the likeliest first, and whether it trusts them. */
export interface Detected {
  scores: readonly (readonly [language: string, score: number])[];
  reliable: boolean;
}
export type Detector = (text: string) => Detected;

/** Languages that are likely before a word was read; '' or absent for none. */
export interface Prior {
  /** What the person has written in before. */
  person?: string;
  /** What most mails of the mailbox are written in. */
  mailbox?: string;
}

export interface LanguageVerdict {
  /** ISO 639-1; '' when nobody can tell. */
  language: string;
  /** How often such a verdict is right: 0–1. */
  confidence: number;
  /** Words that spoke for it, the strongest first. */
  because: { word: string; weight: number }[];
}

/** More says nothing new. */
const CHARACTERS_AT_MOST = 3_000;
const LETTERS_AT_MOST = 400;
/** Longer than that is no word of a language that puts blanks between its words. */
const WORD_AT_MOST = 40;
/** The detector's points that a letter is worth, and a small word. */
const A_LETTER = 0.16;
const A_WORD = 1.6;
/** A detector's candidate further behind its first one is none. */
const NEAR = 0.3;
const A_PERSON = 1.2;
const A_MAILBOX = 0.6;
/** What is known before anything is: nine of ten who write Norwegian write Bokmål. */
const USUAL: Readonly<Record<string, number>> = { nn: -0.9 };
/** Points between the first and the second are divided by it before they become odds. */
const TEMPERATURE = 1.6;
/** Below it nobody knows. */
const SURE_ENOUGH = 0.5;
const BECAUSE_AT_MOST = 6;
const UNKNOWN: LanguageVerdict = { language: '', confidence: 0, because: [] };

/** The detector has one name for both. */
const NORWEGIAN = ['nb', 'nn'] as const;

/** Words in lower case; what is too long to be one is left out, unless its script has no blanks. */
function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  return words.filter((word) => word.length <= WORD_AT_MOST || !/^\p{Script=Latin}/u.test(word)).map((word) => word.replaceAll('’', "'"));
}

/** What the detector says, with both written forms of Norwegian. */
function detected(detector: Detector, text: string): { points: Map<string, number>; reliable: boolean } {
  const { scores, reliable } = detector(text);
  const points = new Map<string, number>();
  for (const [language, score] of scores) for (const one of language === 'no' ? NORWEGIAN : [language]) points.set(one, score);
  return { points, reliable };
}

/** What every word speaks for: points by language, and by word for each. */
function evidence(words: readonly string[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>(TOLD_BY_WORDS.map((language) => [language, new Map()]));
  const add = (language: string, word: string, weight: number): void => {
    const own = found.get(language);
    own?.set(word, (own.get(word) ?? 0) + weight);
  };
  for (const word of words) {
    for (const language of WORDS.get(word) ?? []) add(language, word, A_WORD);
    for (const [pattern, languages, weight] of SPELLINGS)
      if (pattern.test(word)) for (const language of languages) add(language, word, weight);
  }
  return found;
}

const sum = (weights: ReadonlyMap<string, number> | undefined): number => [...(weights?.values() ?? [])].reduce((all, one) => all + one, 0);

/** Points of every candidate, the most first. */
function ranked(
  words: readonly string[],
  points: ReadonlyMap<string, number>,
  found: ReturnType<typeof evidence>,
  prior: Prior,
): [string, number][] {
  const letters = Math.min(
    LETTERS_AT_MOST,
    words.reduce((all, word) => all + word.length, 0),
  );
  const first = Math.max(0, ...points.values());
  const near = [...points].filter(([, score]) => score >= first - NEAR);
  const total = ([language, score]: readonly [string, number]): number =>
    letters * A_LETTER * score +
    sum(found.get(language)) +
    (USUAL[language] ?? 0) +
    (prior.person === language ? A_PERSON : 0) +
    (prior.mailbox === language ? A_MAILBOX : 0);
  return near.map((one): [string, number] => [one[0], total(one)]).sort((a, b) => b[1] - a[1]);
}

/** Words that one language has more of than the next. */
function because(found: ReturnType<typeof evidence>, language: string, next: string | undefined): LanguageVerdict['because'] {
  const other = found.get(next ?? '');
  return [...(found.get(language) ?? [])]
    .map(([word, weight]) => ({ word, weight: Math.round((weight - (other?.get(word) ?? 0)) * 100) / 100 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, BECAUSE_AT_MOST);
}

/**
 * The language of a text.
 * @param text what somebody has written himself (`ownWords`); anything at all may be in it
 */
export function languageOf(text: string, detector: Detector, prior: Prior = {}): LanguageVerdict {
  const words = wordsOf(text.slice(0, CHARACTERS_AT_MOST));
  if (words.length === 0) return UNKNOWN;
  const { points, reliable } = detected(detector, words.join(' '));
  const found = evidence(words);
  const [best, next] = ranked(words, points, found, prior);
  if (!best) return UNKNOWN;
  // letters that the detector does not trust, and no small word: a name, a code, somebody leaning on the keys
  if (!reliable && sum(found.get(best[0])) < A_WORD && prior.person !== best[0]) return UNKNOWN;
  const confidence = next ? 1 / (1 + Math.exp(-(best[1] - next[1]) / TEMPERATURE)) : 1;
  if (confidence <= SURE_ENOUGH + 1e-9) return UNKNOWN;
  return { language: best[0], confidence: Math.round(confidence * 1000) / 1000, because: because(found, best[0], next?.[0]) };
}
