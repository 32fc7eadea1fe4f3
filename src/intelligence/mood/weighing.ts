/** What the entries found in a text weigh where they stand: negation, degrees, "but", wishes, questions, what was solved. */
import type { Entry, Hit, Role } from './lexicon.ts';
import type { Read, Word } from './words.ts';

/** What weighs in a text. */
export interface Weighed {
  /** Where it stands in the text: its first index, and the one behind its last. */
  at: number;
  end: number;
  sentence: number;
  role: Role;
  /** Above 0: good mood. */
  weight: number;
}

/** How rules change a weight. */
const FACTOR = {
  very: 1.4,
  bit: 0.6,
  goodTurned: -0.8,
  badTurned: -0.4,
  beforeBut: 0.5,
  afterBut: 1.3,
  conceded: 0.5,
  goodIfAsked: 0.35,
  badIfAsked: 0.9,
  goodIfWished: 0.25,
  badIfWished: 0.75,
  perCall: 0.15,
  loud: 1.3,
  badBeforeSolved: 0.35,
  mocked: -0.6,
  repeated: 0.5,
  again: 1.5,
};
/** Facts weigh together no more than this: that something is broken is no mood yet. */
const MOST_OF_FACTS = 2;
const THANKS = 1;
const LEAST_MOCKERY = 0.6;
/** A clause of a word or two, in characters up to the next. */
const SHORT_CLAUSE = 20;
/** How many words before a mood a negation, or a degree, may stand; and how many behind a verb that is turned from behind. */
const NOT_BEFORE = 4;
const NOT_BEHIND = 4;
const DEGREE_BEFORE = 2;
/** How near to a fault an "again" must stand. */
const AGAIN_NEAR = 4;
/** Up to this many words a text is but a word of thanks. */
const SHORT = 12;

/** Roles that change what stands near them; their weight counts where they do not. */
const CHANGING: ReadonlySet<Role> = new Set(['not', 'very', 'again']);
const carries = ({ entry }: Hit): boolean => entry.weight !== 0 && !CHANGING.has(entry.role);

/** What stands around a hit in the list of hits, as far as it reaches. */
function* around(hits: readonly Hit[], index: number, words: readonly Word[], step: 1 | -1, reach: number): Generator<Hit> {
  const { from, to } = hits[index]!;
  const { clause } = words[step < 0 ? from : to]!;
  for (let at = index + step; hits[at]; at += step) {
    const other = hits[at]!;
    const distance = step < 0 ? from - other.to : other.from - to;
    if (distance > reach || words[step < 0 ? other.to : other.from]!.clause !== clause) return;
    yield other;
  }
}

/**
 * The negations that turn a hit; two of them turn it back. Another mood between ends the search, of what stands behind a verb
 * only a good one ("funktioniert leider nicht").
 */
function turning(hits: readonly Hit[], index: number, words: readonly Word[]): Hit[] {
  const found: Hit[] = [];
  for (const other of around(hits, index, words, -1, NOT_BEFORE)) {
    if (carries(other) || other.entry.role === 'but') break;
    if (other.entry.role === 'not') found.push(other);
  }
  const { entry } = hits[index]!;
  if (entry.isTurnedFromBehind || entry.role === 'solved')
    for (const other of around(hits, index, words, 1, NOT_BEHIND)) {
      if ((carries(other) && other.entry.weight > 0) || other.entry.role === 'but') break;
      // "sorted without a fuss": such words reach forward alone
      if (other.entry.role === 'not' && other.entry.weight !== 0) found.push(other);
    }
  return found;
}

/** "very" and "a bit" right before a hit; "not very" is a `bit` of its own in the lexica. */
function degree(hits: readonly Hit[], index: number, words: readonly Word[]): number {
  for (const { entry } of around(hits, index, words, -1, DEGREE_BEFORE)) {
    if (entry.role === 'very') return FACTOR.very;
    if (entry.role === 'bit') return FACTOR.bit;
  }
  return 1;
}

/** Is a fault told to be there again, still, or for days? */
function isAgain(hits: readonly Hit[], index: number, words: readonly Word[]): boolean {
  for (const step of [-1, 1] as const)
    for (const { entry } of around(hits, index, words, step, AGAIN_NEAR)) if (entry.role === 'again') return true;
  return false;
}

/** What a hit weighs before any rule. */
function baseOf(hits: readonly Hit[], index: number, words: readonly Word[]): number {
  const { role, weight } = hits[index]!.entry;
  if (role === 'thanks') return THANKS;
  if (role === 'very' && weight !== 0) for (const next of around(hits, index, words, 1, DEGREE_BEFORE)) if (carries(next)) return 0;
  return weight;
}

/** Marks of each sentence: where its last "but" stands, the clauses that concede something, whether it is a wish, whether it asks. */
interface Marks {
  but: number;
  conceded: Set<number>;
  isWish: boolean;
}
function marksOf(read: Read, hits: readonly Hit[]): Marks[] {
  const marks: Marks[] = read.sentences.map(() => ({ but: -1, conceded: new Set(), isWish: false }));
  for (const { entry, from, to } of hits) {
    const { sentence, clause } = read.words[from]!;
    const mark = marks[sentence]!;
    if (entry.role === 'but') mark.but = to;
    else if (entry.role === 'though') mark.conceded.add(clause);
    else if (entry.role === 'if' || entry.role === 'ask') mark.isWish = true;
  }
  return marks;
}

function sentenceFactor(read: Read, mark: Marks, hit: Hit, isGood: boolean): number {
  const word = read.words[hit.from]!;
  const sentence = read.sentences[word.sentence]!;
  let factor = 1 + sentence.calls * FACTOR.perCall;
  if (hit.entry.role !== 'solved' && !word.isSign) {
    if (sentence.asks) factor *= isGood ? FACTOR.goodIfAsked : FACTOR.badIfAsked;
    else if (mark.isWish) factor *= isGood ? FACTOR.goodIfWished : FACTOR.badIfWished;
  } else if (sentence.asks) factor *= isGood ? FACTOR.goodIfAsked : 1;
  if (mark.but >= 0) factor *= hit.to < mark.but ? FACTOR.beforeBut : FACTOR.afterBut;
  if (mark.conceded.has(word.clause)) factor *= FACTOR.conceded;
  if (word.isLoud && !read.isShouted) factor *= FACTOR.loud;
  return factor;
}

/** Each hit that weighs, with its weight in place; said again it weighs less. */
function inPlace(read: Read, hits: readonly Hit[]): Weighed[] {
  const marks = marksOf(read, hits);
  const seen = new Map<Entry | Role, number>();
  const used = new Set<Hit>();
  const weighed = (hit: Hit, role: Role, raw: number): Weighed => {
    const same = role === 'not' ? role : hit.entry;
    const times = seen.get(same) ?? 0;
    seen.set(same, times + 1);
    const { at, sentence } = read.words[hit.from]!;
    const weight = raw * FACTOR.repeated ** Math.min(4, times) * sentenceFactor(read, marks[sentence]!, hit, raw > 0);
    return { at, end: read.words[hit.to]!.end, sentence, role, weight };
  };
  const moods = hits.flatMap((hit, index) => {
    const { role } = hit.entry;
    if (role === 'not') return [];
    const base = baseOf(hits, index, read.words);
    if (base === 0) return [];
    const nots = role === 'thanks' ? [] : turning(hits, index, read.words);
    for (const not of nots) used.add(not);
    const turned = nots.length % 2 === 1;
    const raw = base * degree(hits, index, read.words) * (turned ? (base > 0 ? FACTOR.goodTurned : FACTOR.badTurned) : 1);
    // a fault that is there again is no mere fact; what is solved, turned, is a fault
    if (role === 'fault' && raw < 0 && isAgain(hits, index, read.words)) return [weighed(hit, 'mood', raw * FACTOR.again)];
    if (role === 'again') return [weighed(hit, 'fault', raw)];
    return [weighed(hit, turned && role === 'solved' ? 'fault' : role, raw)];
  });
  // a negation that turns nothing still tells of something that is not as it should be
  const isReal = ({ from }: Hit): boolean =>
    !marks[read.words[from]!.sentence]!.isWish && !read.sentences[read.words[from]!.sentence]!.asks;
  const idle = hits.filter((hit) => isReal(hit) && hit.entry.role === 'not' && hit.entry.weight !== 0 && !used.has(hit));
  return [...moods, ...idle.map((hit) => weighed(hit, 'not', hit.entry.weight))].toSorted((one, other) => one.at - other.at);
}

/**
 * "Great, now it does not even start": a good word alone before the first comma, and nothing but bad behind it, is mockery.
 * Answers the good words meant so.
 */
function mocked(read: Read, weighed: readonly Weighed[]): Set<Weighed> {
  const begins: Word[] = [];
  const pauses: (Word | undefined)[] = [];
  for (const word of read.words) {
    begins[word.sentence] ??= word;
    if (word.clause !== begins[word.sentence]!.clause) pauses[word.sentence] ??= word;
  }
  const found = new Set<Weighed>();
  let at = 0;
  while (at < weighed.length) {
    const first = weighed[at]!;
    let [good, bad, next] = [0, 0, at + 1];
    for (; weighed[next]?.sentence === first.sentence; next++) {
      const { weight } = weighed[next]!;
      if (weight > 0) good += weight;
      else bad -= weight;
    }
    at = next;
    const pause = pauses[first.sentence];
    const isAlone = pause !== undefined && first.end <= pause.at && pause.at - begins[first.sentence]!.at <= SHORT_CLAUSE;
    if (isAlone && first.role === 'mood' && first.weight > 0 && good === 0 && bad >= LEAST_MOCKERY) found.add(first);
  }
  return found;
}

const isFact = (role: Role): boolean => role === 'fault' || role === 'not';

/** What weighs in a text, in its order. */
export function weigh(read: Read, hits: readonly Hit[]): Weighed[] {
  const all = inPlace(read, hits);
  const solvedAt = all.findLast(({ role, weight }) => role === 'solved' && weight >= 1)?.at ?? -1;
  const isBad = all.some(({ weight, role, at }) => at > solvedAt && weight <= -0.4 && role !== 'thanks' && role !== 'not');
  const asks = read.sentences.some((sentence) => sentence.asks) || hits.some(({ entry }) => entry.role === 'ask');
  const mockery = mocked(read, all);
  const factor = (item: Weighed): number => {
    const { role, weight, at } = item;
    if (mockery.has(item)) return FACTOR.mocked;
    // thanks beside a question or a complaint are manners
    if (role === 'thanks') return isBad || asks ? 0 : read.words.length <= SHORT ? 1 : 0.6;
    return weight < 0 && at < solvedAt ? FACTOR.badBeforeSolved : 1;
  };
  const weighed = all.map((item) => ({ ...item, weight: item.weight * factor(item) }));
  const facts = weighed.reduce((sum, { role, weight }) => (isFact(role) && weight < 0 ? sum - weight : sum), 0);
  const share = facts > MOST_OF_FACTS ? MOST_OF_FACTS / facts : 1;
  return weighed
    .map((item) => (isFact(item.role) && item.weight < 0 ? { ...item, weight: item.weight * share } : item))
    .filter(({ weight }) => Math.abs(weight) >= 0.05);
}
