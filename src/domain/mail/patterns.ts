/**
 * Patterns with which strangers' mails are looked at. The engine (RE2, here in plain JavaScript) tries all ways through a pattern at the
 * same time: what a look costs grows with the text and with the size of the pattern, and never explodes, whoever has written either
 * of them. It has no look-ahead and no references back to what was found. docs/decisions/0042
 */
import { RE2JS, RE2JSException } from 're2js';
import { cut } from '../text.ts';

/** Longest pattern, in UTF-16 units. */
export const PATTERN_AT_MOST = 1_000;
/** Largest machine that one may become: `a{100}` is a hundred parts and a few. Size and text together bound what a look costs. */
export const SIZE_AT_MOST = 300;
/** How much of a text is looked at, in UTF-16 units. */
export const LOOKED_AT_MOST = 65_536;
/** Longest text that is taken out of a mail. */
const FOUND_AT_MOST = 2_000;

// people write lines of a head, and do not think of capitals; (?-i) and (?-m) take that back
const FLAGS = RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE;

export interface Pattern {
  /** Parts of the machine. */
  size: number;
  /** How many groups it has. */
  groups: number;
  /** Is it somewhere in the text? */
  isIn(text: string): boolean;
  /** What its first group holds where it first matches; null when it does not, or that group took no part. */
  foundIn(text: string): string | null;
}

/** Without signs that a database refuses or that direct text, and without blanks around it. */
const tidied = (found: string): string =>
  cut(
    found
      .replaceAll('\r\n', '\n')
      .replace(/(?![\n\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
      .trim(),
    FOUND_AT_MOST,
  );

/** A pattern that can be asked, or why it cannot be. */
export function readPattern(text: string): Pattern | { problem: string } {
  if (text.length > PATTERN_AT_MOST) return { problem: `has more than ${PATTERN_AT_MOST} characters` };
  try {
    const engine = RE2JS.compile(text, FLAGS);
    const size = engine.programSize();
    if (size > SIZE_AT_MOST) return { problem: `is too large: ${size} parts, and ${SIZE_AT_MOST} at most are looked for` };
    return {
      size,
      groups: engine.groupCount(),
      isIn: (looked) => engine.test(looked.slice(0, LOOKED_AT_MOST)),
      foundIn(looked) {
        const group: unknown = engine.exec(looked.slice(0, LOOKED_AT_MOST))?.[1];
        return typeof group === 'string' ? tidied(group) : null;
      },
    };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { problem: `cannot be read: ${error.message.replace(/^error parsing regexp: /, '')}` };
  }
}
