/**
 * The mood of what a customer has written: lexica of seven languages, rules for where a word stands, and a confidence that says
 * how often the sign is right among such texts. It knows nothing of who writes, and keeps silent where it has little to go by.
 * docs/decisions/0048
 */
import { judge } from './calibration.ts';
import { evidenceOf } from './evidence.ts';

export interface Mood {
  /** −100…100, an integer: below 0 unhappy, above 0 happy. 0 with a confidence above 0 is neutral; with confidence 0 it is not known. */
  sentiment: number;
  /** 0…100, an integer: how often the sign is right among texts like this one. */
  confidence: number;
  /** What decided, the heaviest first: as it stands in the text, what it weighs (above 0: happy), its first index in the text. */
  because: { word: string; weight: number; at: number }[];
}

const MOST_REASONS = 8;
const LONGEST_REASON = 60;

/**
 * The mood of a text that a customer has written himself (quotes and signatures taken away before).
 * `language`: its ISO 639-1 code; of languages without a lexicon only emoji and emoticons are read. Never throws; works on the
 * first 20,000 characters, in time linear in them.
 */
export function moodOf(text: string, language: string): Mood {
  const evidence = evidenceOf(text, language);
  const { sentiment, confidence } = judge(evidence);
  if (confidence === 0) return { sentiment: 0, confidence: 0, because: [] };
  const because = evidence.weighed
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, MOST_REASONS)
    .map(({ at, end, weight }) => ({
      word: text.slice(at, Math.min(end, at + LONGEST_REASON)),
      weight: Math.round(weight * 100) / 100,
      at,
    }));
  return { sentiment, confidence, because };
}
