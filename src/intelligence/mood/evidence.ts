/** What a text holds of moods: the words that weigh, and what the calibration asks of them. */
import { da } from './lexicon/da.ts';
import { de } from './lexicon/de.ts';
import { en } from './lexicon/en.ts';
import { fr } from './lexicon/fr.ts';
import { nb } from './lexicon/nb.ts';
import { nl } from './lexicon/nl.ts';
import { loans, signs } from './lexicon/shared.ts';
import { sv } from './lexicon/sv.ts';
import { hitsIn, type Lexicon, lexiconOf } from './lexicon.ts';
import { type Weighed, weigh } from './weighing.ts';
import { read } from './words.ts';

const tables: Record<string, string> = { en, nb, sv, da, de, nl, fr };
/** Languages whose words stand in another's lexicon. */
const OTHERS: Record<string, string> = { nn: 'nb', no: 'nb' };
const lexica = new Map<string, Lexicon>();

/** The languages of which there is a lexicon, by their codes. */
export const MOOD_LANGUAGES: readonly string[] = [...Object.keys(tables), ...Object.keys(OTHERS)];

/** Which of our lexica a language is read with; '' where there is none. */
function nameOf(language: string): string {
  const code = language.slice(0, 12).toLowerCase().split(/[-_]/)[0]!;
  const name = Object.hasOwn(OTHERS, code) ? OTHERS[code]! : code;
  return Object.hasOwn(tables, name) ? name : '';
}

/** A lexicon made anew, without the entries for which `isKept` says no. `language` as below. */
export function lexiconWithout(language: string, isKept?: (spelled: string) => boolean): Lexicon {
  const name = nameOf(language);
  const own = name === '' ? [] : [tables[name]!, ...(name === 'en' ? [] : [loans])];
  return lexiconOf(name, [...own, signs], isKept);
}

/** The lexicon for a language (ISO 639-1, a region behind it is no matter), read when first asked for; of signs alone where there is none. */
export function lexiconFor(language: string): Lexicon {
  const name = nameOf(language);
  const found = lexica.get(name) ?? lexiconWithout(name);
  lexica.set(name, found);
  return found;
}

export interface Evidence {
  /** What weighs, in the order of the text. */
  weighed: Weighed[];
  /** How many words it has, emoji among them. */
  words: number;
  /** Does it ask, or ask for, something? */
  asks: boolean;
  /** Exclamation marks, at most three a sentence. */
  calls: number;
}

/** A text longer than this is judged by its beginning. */
const LONGEST = 20_000;

/** Fewer words than this ask for nothing that could be called neutral. */
const LEAST = 3;

/** What a text holds of moods. */
export function evidenceOf(text: string, language: string, lexicon: Lexicon = lexiconFor(language)): Evidence {
  const seen = read(text.slice(0, LONGEST), lexicon.language);
  const hits = hitsIn(seen.words, lexicon);
  return {
    weighed: weigh(seen, hits),
    words: seen.words.length,
    asks:
      seen.words.length >= LEAST && (seen.sentences.some((sentence) => sentence.asks) || hits.some(({ entry }) => entry.role === 'ask')),
    calls: seen.sentences.reduce((sum, { calls }) => sum + calls, 0),
  };
}
