/**
 * What the letters of a word say about four neighbours, where no table has the word itself. Learnt from the tables when they are loaded: whoever
 * has seen `tak, taket, bruke` and `tag, taget, bruge` can tell where `lakenet` and `lagenet` come from.
 */

/** Pieces of that many letters, the ends of a word included. */
const LONG = [2, 3, 4, 5] as const;
/** Pieces that were seen less often say nothing. */
const SEEN = 3;
/** As if each language had been seen with every piece that often. */
const SMOOTH = 0.7;
/** One piece says at most that much. */
const MOST = 2;

const piecesOf = (word: string): string[] => {
  const whole = `^${word}$`;
  return LONG.flatMap((long) => Array.from({ length: Math.max(0, whole.length - long + 1) }, (_, at) => whole.slice(at, at + long)));
};

/** How much a word's letters speak for each language, in the order of `languages`; on average nothing. */
export type Letters = (word: string) => readonly number[];

/** Learns from words of languages. */
export function learnLetters(words: Iterable<readonly [word: string, language: string]>, languages: readonly string[]): Letters {
  const counts = new Map<string, number[]>();
  const sizes = languages.map(() => 0);
  for (const [word, language] of words) {
    const place = languages.indexOf(language);
    if (place < 0) continue;
    sizes[place]! += 1;
    for (const piece of piecesOf(word)) {
      const row = counts.get(piece) ?? languages.map(() => 0);
      row[place]! += 1;
      counts.set(piece, row);
    }
  }
  const weights = new Map<string, number[]>();
  for (const [piece, row] of counts) {
    if (row.reduce((sum, one) => sum + one, 0) < SEEN) continue;
    const logs = row.map((count, place) => Math.log((count + SMOOTH) / (sizes[place]! + SMOOTH)));
    const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
    weights.set(
      piece,
      logs.map((log) => Math.max(-MOST, Math.min(MOST, log - mean))),
    );
  }
  return (word) => {
    const sum = languages.map(() => 0);
    const pieces = piecesOf(word);
    for (const piece of pieces) for (const [place, weight] of weights.get(piece)?.entries() ?? []) sum[place]! += weight;
    // pieces overlap: a word says as much as its pieces do on average, and a little more when it is long
    return sum.map((one) => one / Math.sqrt(pieces.length || 1));
  };
}
