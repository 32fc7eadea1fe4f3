/**
 * The lexicon of a language: entries written as text, parsed once, found in a text from left to right, the longest first.
 * The tables lie in `lexicon/`; how one is written stands in docs/decisions/0048.
 *
 *     -2: disappoint*, waste of time          a weight, then entries; a word with `*` is a stem (at its front: an ending)
 *     again: for # days                      `#`: a number in figures
 *     -1f: error*, does not ~ work            `f`: a fact, something is broken; `~`: up to three words may stand between
 *     +2s: solved, works/working again        `s`: something is well again; `/`: either word
 *     +1: works^                              `^`: a negation may follow ("funktioniert nicht")
 *     not: never, hardly                      a role instead of a weight
 *     not-0.4: not                            what it weighs where it changes nothing; `not: without` weighs nothing then
 *     very+3: super                           the same of a degree
 */
import { fold, type Word } from './words.ts';

/**
 * What an entry does. `mood`, `fault` and `solved` weigh; `not` turns what it reaches, `very` and `bit` change its weight;
 * `again` makes a fault a complaint; `but` makes what follows weigh more, `though` makes it weigh less, `if` and `wish` make a sentence one of what is not (yet);
 * `thanks` are good words unless something is asked or wrong; `ask` shows a request; `none` carries no mood and covers its words.
 */
export type Role = 'mood' | 'fault' | 'solved' | 'not' | 'very' | 'bit' | 'again' | 'but' | 'though' | 'if' | 'thanks' | 'ask' | 'none';

interface Pattern {
  kind: 'word' | 'stem' | 'tail' | 'number';
  text: string;
}

interface Part {
  options: Pattern[];
  /** May up to three words stand before it? */
  isLoose: boolean;
}

export interface Entry {
  role: Role;
  /** −4…4; 0 for roles that do not weigh. */
  weight: number;
  /** May a negation follow it? */
  isTurnedFromBehind: boolean;
  parts: Part[];
  /** How much of a text it covers, to prefer the longest. */
  length: number;
}

export interface Lexicon {
  language: string;
  /** Entries by the first word, stem or ending. */
  word: Map<string, Entry[]>;
  stem: Map<string, Entry[]>;
  tail: Map<string, Entry[]>;
  /** How many entries it has, alternatives counted. */
  size: number;
}

/** An entry found in a text: words `from` to `to`, both included. */
export interface Hit {
  entry: Entry;
  from: number;
  to: number;
}

const GAP = 3;
const LONGEST_STEM = 24;
const SHORTEST_STEM = 2;

function patternOf(text: string, language: string): Pattern {
  if (text === '#') return { kind: 'number', text };
  if (text.startsWith('*')) return { kind: 'tail', text: fold(text.slice(1), language) };
  if (text.endsWith('*')) return { kind: 'stem', text: fold(text.slice(0, -1), language) };
  return { kind: 'word', text: fold(text, language) };
}

function entryOf(line: string, role: Role, weight: number, language: string): Entry {
  const isTurnedFromBehind = line.endsWith('^');
  const spelled = isTurnedFromBehind ? line.slice(0, -1) : line;
  const parts: Part[] = [];
  let isLoose = false;
  // French elisions are two words, in the text as here
  for (const word of (language === 'fr' ? spelled.replaceAll("'", ' ') : spelled).split(/\s+/)) {
    if (word === '~') isLoose = true;
    else if (word !== '') {
      parts.push({ options: word.split('/').map((option) => patternOf(option, language)), isLoose });
      isLoose = false;
    }
  }
  return { role, weight, isTurnedFromBehind, parts, length: parts.length * 100 + Math.min(99, spelled.length) };
}

const TAG = /^(?:([+-]\d(?:\.\d)?)([fs]?)|((?:not|very|again)(?:[+-]\d(?:\.\d)?)?|bit|but|though|if|thanks|ask|none)):\s*(.*)$/;
const WEIGHING: Record<string, Role> = { '': 'mood', f: 'fault', s: 'solved' };

/**
 * Parses tables as described above; entries for which `isKept` says no are left out.
 * Throws an Error that names the line where a table is written wrongly.
 */
export function lexiconOf(language: string, tables: readonly string[], isKept: (spelled: string) => boolean = () => true): Lexicon {
  const lexicon: Lexicon = { language, word: new Map(), stem: new Map(), tail: new Map(), size: 0 };
  for (const line of tables.flatMap((table) => table.split('\n'))) {
    if (line.trim() === '') continue;
    const tag = TAG.exec(line.trim());
    if (tag === null) throw new Error(`the lexicon ${language} has a line without a tag: ${line}`);
    const [, weighing, kind, named, list] = tag;
    const role = weighing === undefined ? (named!.replace(/[+-].*/, '') as Role) : WEIGHING[kind!]!;
    const weight = Number(weighing ?? (/[+-].*/.exec(named!)?.[0] || 0));
    for (const spelled of list!.split(',').map((item) => item.trim())) {
      if (spelled === '' || !isKept(spelled)) continue;
      const entry = entryOf(spelled, role, weight, language);
      lexicon.size += entry.parts.reduce((product, part) => product * part.options.length, 1);
      for (const { kind: place, text } of entry.parts[0]!.options) {
        if (place === 'number') throw new Error(`an entry of the lexicon ${language} begins with a number: ${spelled}`);
        const entries = lexicon[place].get(text);
        if (entries) entries.push(entry);
        else lexicon[place].set(text, [entry]);
      }
    }
  }
  return lexicon;
}

const NUMBER = /^\d{1,4}$/;
const fits = (word: Word, { options }: Part): boolean =>
  options.some(({ kind, text }) =>
    [word.key, word.long].some((key) => {
      if (key === null) return false;
      if (kind === 'word') return key === text;
      if (kind === 'number') return NUMBER.test(key);
      return kind === 'stem' ? key.startsWith(text) : key.endsWith(text);
    }),
  );

/** The index of the last word of an entry whose first word stands at `from`; −1 where it does not stand there. It stays in its sentence. */
function endOf(entry: Entry, words: readonly Word[], from: number): number {
  const { sentence } = words[from]!;
  let at = from;
  for (const part of entry.parts.slice(1)) {
    const last = at + 1 + (part.isLoose ? GAP : 0);
    let next = at + 1;
    while (next <= last && !(words[next] && fits(words[next]!, part))) next++;
    if (next > last || words[next]!.sentence !== sentence) return -1;
    at = next;
  }
  return at;
}

/** Entries that may begin with this word. */
function* candidates({ key, long }: Word, lexicon: Lexicon): Generator<Entry> {
  for (const spelled of long === null ? [key] : [key, long]) {
    yield* lexicon.word.get(spelled) ?? [];
    for (let length = SHORTEST_STEM; length <= Math.min(LONGEST_STEM, spelled.length); length++) {
      yield* lexicon.stem.get(spelled.slice(0, length)) ?? [];
      yield* lexicon.tail.get(spelled.slice(-length)) ?? [];
    }
  }
}

/** The entries that a text holds; none covers another. */
export function hitsIn(words: readonly Word[], lexicon: Lexicon): Hit[] {
  const hits: Hit[] = [];
  for (let from = 0; from < words.length; from++) {
    let best: Hit | null = null;
    for (const entry of candidates(words[from]!, lexicon)) {
      if (best !== null && entry.length <= best.entry.length) continue;
      const to = endOf(entry, words, from);
      if (to >= 0) best = { entry, from, to };
    }
    if (best === null) continue;
    hits.push(best);
    from = best.to;
  }
  return hits;
}
