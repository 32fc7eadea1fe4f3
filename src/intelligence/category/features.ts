/**
 * What the category model sees of a text: hashes of its words, of pairs of words that follow each other, and of runs of 3 to 5
 * letters inside its words (with the gaps around them), each once, however often it stands there. No part of the text survives in them.
 */

/** Letters of a text that are looked at: subject and first words say what a ticket is about, and no text costs more than this. */
export const LONGEST_TEXT = 1_500;
/** Longer words are taken in pieces: what has no gaps is one endless word, or a script without them. */
const LONGEST_WORD = 30;
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
/** Slots that features are hashed to: 2^22, so that what 100,000 tickets have in common seldom shares one. */
export const SLOT_BITS = 22;
export const SLOTS = 2 ** SLOT_BITS;

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const PIECES = new RegExp(`.{1,${LONGEST_WORD}}`, 'gsu');
const ADDRESS = /@/;
const LINK = /^(?:https?:|www\.)/;
const DIGITS = /\p{N}+/gu;

/** A word as the model takes it, and how it was written. */
interface Word {
  /** Small letters; each run of digits is one 0. */
  form: string;
  written: string;
}

/** The beginning of a text, without half a letter at its end. */
function beginning(text: string, longest: number): string {
  const cut = text.slice(0, longest);
  return text.length > longest && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/**
 * The words of a text's beginning. Numbers lose their digits, addresses of mail and web are passed over: they say who wrote, not
 * what about.
 */
export function wordsOf(text: string): Word[] {
  const look = beginning(beginning(text.slice(0, LONGEST_TEXT * 4).trimStart(), LONGEST_TEXT).normalize('NFKC'), LONGEST_TEXT);
  return look.split(/\s+/).flatMap((part) => {
    if (ADDRESS.test(part) || LINK.test(part)) return [];
    return [...part.matchAll(WORDS)]
      .flatMap(([run]) => (run.length > LONGEST_WORD ? (run.match(PIECES) ?? []) : [run]))
      .map((written) => ({ form: written.toLowerCase().replace(DIGITS, '0'), written }));
  });
}

const PRIME = 0x01000193;
const WORD = 0x811c9dc5;
const PAIR = 0x9e3779b9;
const RUN = 0x5bd1e995;
const GAP = 32;

const taken = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);
/** The last stirring of a hash (as MurmurHash3 does it), then the slot. */
function slotOf(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - SLOT_BITS);
}

function hashOf(form: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < form.length; at += 1) hash = taken(hash, form.charCodeAt(at));
  return hash;
}

/** Tells each run of 3 to 5 letters of a word with a gap on both sides. */
function eachRun(form: string, tell: (slot: number) => void): void {
  const length = form.length + 2;
  const unitAt = (at: number): number => (at === 0 || at === length - 1 ? GAP : form.charCodeAt(at - 1));
  for (let start = 0; start + SHORTEST_RUN <= length; start += 1) {
    let hash = RUN;
    for (let size = 1; size <= LONGEST_RUN && start + size <= length; size += 1) {
      hash = taken(hash, unitAt(start + size - 1));
      if (size >= SHORTEST_RUN) tell(slotOf(hash ^ size));
    }
  }
}

/** Tells every feature of a list of words, with the place of the word that it belongs to; a pair belongs to its second one. The same may come again. */
export function eachFeature(words: readonly Word[], tell: (slot: number, word: number) => void): void {
  const seen = new Set<string>();
  words.forEach(({ form }, at) => {
    const before = words[at - 1]?.form;
    if (before !== undefined) tell(slotOf(hashOf(form, taken(hashOf(before, PAIR), GAP))), at);
    if (seen.has(form)) return;
    seen.add(form);
    tell(slotOf(hashOf(form, WORD)), at);
    eachRun(form, (slot) => tell(slot, at));
  });
}

/** The slots of a text's features, ascending, each once. Any text will do; one without letters has none. */
export function featuresOf(text: string): Uint32Array {
  const slots: number[] = [];
  eachFeature(wordsOf(text), (slot) => slots.push(slot));
  const sorted = Uint32Array.from(slots).sort();
  let count = 0;
  for (const slot of sorted) if (count === 0 || slot !== sorted[count - 1]) sorted[count++] = slot;
  return sorted.slice(0, count);
}
