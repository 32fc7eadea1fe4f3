/** A text as pieces of words: as much as the detector looks at in one go, and no more than says something new. */

/** More says nothing new. */
const CHARACTERS_AT_MOST = 4_000;
const PIECES_AT_MOST = 24;
/** The detector looks at no more bytes of one text. */
const BYTES = 330;
/** A sentence or line ends a piece that has so many bytes. */
const BYTES_ENOUGH = 80;
/** Longer than that is no word of a language that puts blanks between its words. */
const WORD_AT_MOST = 40;
/** Scripts that put no blanks have runs; they are cut. */
const RUN = 80;

const bytesOf = (word: string): number => {
  let bytes = 1;
  for (let at = 0; at < word.length; at++) bytes += word.charCodeAt(at) < 0x80 ? 1 : word.charCodeAt(at) < 0x800 ? 2 : 3;
  return bytes;
};

/** Words in small letters; what is too long to be one is left out, or cut where its script has no blanks. */
function wordsOf(text: string): string[] {
  const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  // who writes all in capitals means nothing by one
  const isShouted = text === text.toUpperCase();
  return words.flatMap((written, at) => {
    if (written === 'I' && at > 0 && !isShouted) return ['I'];
    const word = written.toLowerCase();
    if (word.length <= WORD_AT_MOST) return [word.replaceAll('’', "'").replace(/'+$/, '')];
    if (/^\p{Script=Latin}/u.test(word)) return [];
    return word.match(new RegExp(`.{1,${RUN}}`, 'gu')) ?? [];
  });
}

/** Pieces of a text, each its words in small letters, but for an `I` within a sentence; none where there are no words. Links and addresses are no words. */
export function piecesOf(text: string): string[][] {
  const plain = text
    .slice(0, CHARACTERS_AT_MOST)
    .replace(/(?:https?:\/\/|www\.)\S{1,500}|\S{1,100}@\S{1,100}/giu, ' ')
    .normalize('NFC');
  const pieces: string[][] = [];
  let piece: string[] = [];
  let bytes = 0;
  const end = (): void => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
    bytes = 0;
  };
  for (const sentence of plain.split(/[.!?:;]\s|\n/)) {
    for (const word of wordsOf(sentence)) {
      const more = bytesOf(word);
      if (bytes + more > BYTES) end();
      piece.push(word);
      bytes += more;
    }
    if (bytes >= BYTES_ENOUGH) end();
  }
  end();
  return pieces.slice(0, PIECES_AT_MOST);
}
