/** The tag by which a mail names its ticket, and the subject without it. Source: email §2.1, §3. */
import { cut, LENGTH } from '../text.ts';

export const NO_SUBJECT = '(no subject)';
/** A number that no ticket has. */
const NO_ID = 2_147_483_647;

/** Letters of a tag mean themselves in a pattern. */
const literal = (tag: string): string => tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (tags: readonly string[]): RegExp | null => {
  const named = tags.filter((tag) => tag !== '').sort((a, b) => b.length - a.length);
  if (named.length === 0) return null;
  return new RegExp(
    `(?<![\\p{L}\\p{N}])\\[?[ \\t\\u00a0]{0,3}(?:${named.map(literal).join('|')})[ \\t\\u00a0]{0,3}:[ \\t\\u00a0]{0,3}(\\d{1,10})(?!\\d)[ \\t\\u00a0]{0,3}\\]?`,
    'giu',
  );
};

/** `[ejTag: 12345]` */
export const tagFor = (tag: string, ticketId: number): string => `[${tag}: ${ticketId}]`;

/**
 * Ids of tickets that a text names by a tag, each once and in their order.
 * @param tags the one that is written today first, then those that were written before
 */
export function taggedIn(text: string, tags: readonly string[]): number[] {
  const pattern = patternOf(tags);
  if (pattern === null) return [];
  const ids = [...text.matchAll(pattern)].map((match) => Number(match[1]));
  return [...new Set(ids.filter((id) => id > 0 && id < NO_ID))];
}

/** "Re", "Fw" and what they are called elsewhere: de, nl, sv, nb, da, fi, fr, es, it, pt, pl, cs, tr, hu, ru, uk, el, he, ja, zh, ko. */
const PREFIX =
  /^[\u200e\u200f]*(?:re|fwd?|aw|wg|sv|vs|vl|antw(?:ort)?|doorst|tr|rv|r|i|rif|res|enc|odp|pd|ynt|ilt|vá|továbbítás|отв|ответ|отп|на|пер|прд|απ|πρθ|σχετ|השב|הועבר|返信|転送|回复|回覆|答复|转发|轉寄|회신|전달)(?:[ ]?[[(]\d{1,4}[\])]|\^\d{1,4})?[ ]?[:：][ \t]*/iu;
const PREFIXES_AT_MOST = 50;

/** The subject as a title: without its tag and without what replies and forwards put before it; `(no subject)` for nothing. */
export function titleOf(subject: string, tags: readonly string[]): string {
  const pattern = patternOf(tags);
  let title = (pattern === null ? subject : subject.replace(pattern, ' ')).replace(/\s+/gu, ' ').trim();
  for (let turn = 0; turn < PREFIXES_AT_MOST; turn++) {
    const bare = title.replace(PREFIX, '');
    if (bare === title) break;
    title = bare;
  }
  return cut(title.trim(), LENGTH.title).trim() || NO_SUBJECT;
}

/** The subject of a mail that goes out: the tag stands in it once, in front. */
export function taggedSubject(subject: string, tag: string, ticketId: number): string {
  if (taggedIn(subject, [tag]).includes(ticketId)) return subject;
  return `${tagFor(tag, ticketId)} ${subject.trim() || NO_SUBJECT}`;
}
