/** A text as words: folded for look-up, with the sentence and the clause in which each stands. One pass, linear in the text. */

/** What a mood needs of one word, sign of punctuation excepted. */
export interface Word {
  /** As the lexicon spells it: small letters, accents that do not matter gone. An emoji or an emoticon stands as it is. */
  key: string;
  /** The same with lengthened letters shortened to two ("cooool" → "cool"), where there were any. */
  long: string | null;
  /** First index in the text, and the one behind the last. */
  at: number;
  end: number;
  sentence: number;
  /** Counts up at every comma, colon, bracket and end of a sentence. */
  clause: number;
  /** In capitals alone, three letters at least. */
  isLoud: boolean;
  /** An emoji or an emoticon. */
  isSign: boolean;
}

/** How a sentence ends. */
export interface Sentence {
  /** Exclamation marks, three counted at most. */
  calls: number;
  asks: boolean;
}

export interface Read {
  words: Word[];
  sentences: Sentence[];
  /** Is most of the text in capitals? Then a single word in capitals says nothing. */
  isShouted: boolean;
}

const LONGEST_WORD = 48;
/** Marks that people leave out: grave, acute, circumflex, tilde, cedilla. Rings and dots make other letters. */
const MARKS = /[\u0300-\u0303\u0327]/g;
const MARKS_AND_DOTS = /[\u0300-\u0303\u0308\u0327]/g;
/** Letters that people without the keyboard write as two: both spellings become one. */
const SPELLINGS: Record<string, [RegExp, string][]> = {
  de: [
    [/ä/g, 'ae'],
    [/ö/g, 'oe'],
    [/ü/g, 'ue'],
    [/ß/g, 'ss'],
  ],
  nb: [
    [/[æä]/g, 'ae'],
    [/[øö]/g, 'oe'],
    [/å/g, 'aa'],
  ],
  sv: [
    [/æ/g, 'ä'],
    [/ø/g, 'ö'],
  ],
};
SPELLINGS.da = SPELLINGS.nb!;

/** A word as the lexicon of a language spells it. */
export function fold(word: string, language: string): string {
  const marks = language === 'fr' || language === 'nl' ? MARKS_AND_DOTS : MARKS;
  const plain = word.slice(0, LONGEST_WORD).toLowerCase().normalize('NFD').replace(marks, '').normalize('NFC').replaceAll('’', "'");
  return (SPELLINGS[language] ?? []).reduce((text, [from, to]) => text.replace(from, to), plain);
}

const PARTS =
  /(?:https?:\/\/|www\.)\S*|(?<sign>[:;]['’]?-?(?:[()/|]|[DPp](?![\p{L}\p{N}]))(?![/\d])|<3|\^\^|\p{Extended_Pictographic})|(?<word>[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*)|(?<end>[.!?…]+)|(?<line>\n\s*)|(?<pause>[,;:()[\]–—]|\s-\s)/gu;
/** A line shorter than this ends with its own end; longer ones were broken by a mail program. */
const SHORT_LINE = 50;
const isUpper = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase();

/** Reads a text. `language` decides how words are folded, and that French elisions ("n'est") are two words. */
export function read(text: string, language: string): Read {
  const words: Word[] = [];
  const sentences: Sentence[] = [{ calls: 0, asks: false }];
  let clause = 0;
  let lineBegan = 0;
  const endSentence = (): void => {
    clause++;
    if (words.at(-1)?.sentence === sentences.length - 1) sentences.push({ calls: 0, asks: false });
  };
  const add = (found: string, at: number, isSign: boolean): void => {
    const key = isSign ? found.replace(/['’-]/g, '') : fold(found, language);
    const short = key.replace(/(\p{L})\1{2,}/gu, '$1');
    const isLoud = !isSign && found.length > 2 && found.length <= LONGEST_WORD && isUpper(found);
    const long = short === key ? null : key.replace(/(\p{L})\1{2,}/gu, '$1$1');
    words.push({ key: short, long, at, end: at + found.length, sentence: sentences.length - 1, clause, isLoud, isSign });
  };
  for (const match of text.matchAll(PARTS)) {
    const { sign, word, end, line, pause } = match.groups!;
    const next = text[match.index + match[0].length];
    if (sign !== undefined) add(sign, match.index, true);
    else if (word !== undefined && text[match.index - 1] !== '@' && next !== '@') {
      for (const part of word.matchAll(language === 'fr' ? /[^'’]+/g : /.+/g)) add(part[0], match.index + part.index, false);
    } else if (end !== undefined && (next === undefined || /[\s"'”»)]/.test(next) || /[!?]/.test(end) || words.at(-1)?.isSign)) {
      // what follows an end at once ("!", then an emoji) belongs to the next sentence; nothing depends on it
      const sentence = sentences.at(-1)!;
      sentence.calls = Math.min(3, sentence.calls + end.split('!').length - 1);
      sentence.asks ||= end.includes('?');
      endSentence();
    } else if (line !== undefined) {
      if (line.indexOf('\n', 1) > 0 || match.index - lineBegan < SHORT_LINE) endSentence();
      lineBegan = match.index + line.length;
    } else if (pause !== undefined) clause++;
  }
  const spoken = words.filter(({ isSign, end, at }) => !isSign && end - at > 2);
  const loud = spoken.filter((word) => word.isLoud).length;
  return { words, sentences, isShouted: spoken.length > 3 && loud > spoken.length * 0.7 };
}
