/** Words of the settings: are they what they should be, and if not, which one was meant? */
import { isIP } from 'node:net';

/** The word that is nearest to another. */
export function nearest(word: string, words: readonly string[]): string {
  const [first] = words.map((other) => ({ other, steps: distance(word, other) })).sort((a, b) => a.steps - b.steps);
  return first?.other ?? '';
}

/** How many letters have to be changed, added or removed to make one word the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `https://desk.example.com`; with a star at its end whatever begins like it; a star alone for all. */
export function isOrigin(word: string): boolean {
  const plain = word.replace(/\*$/, '');
  if (word === '*') return true;
  return /^https?:\/\/[\w.:[\]-]+$/.test(plain) && (plain !== word || (URL.canParse(word) && new URL(word).origin === word));
}

/** Whoever sets a secret in the place of its hash does not want to see it again: complaints never repeat these. */
export const isHash = (word: string): boolean => /^[0-9a-f]{64}$/i.test(word);

/** `10.0.0.7`, `10.0.0.0/8`, the same of IPv6. */
export const isAddress = (word: string): boolean => /^[\da-f.:]+(?:\/\d{1,3})?$/i.test(word) && isIP(word.split('/')[0] ?? '') > 0;

/** `mx.example.org` */
export const isHost = (word: string): boolean => /^[a-z0-9](?:[a-z0-9_.-]{0,250}[a-z0-9])?$/i.test(word);

/** `10.0.0.7`, `10.0.0.7:53`, `fd00::7`, `[fd00::7]:53` */
export function isNameServer(word: string): boolean {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(word) ?? [];
  const address = bracketed ?? plain;
  if (address === undefined) return isIP(word) === 6;
  return isIP(address) === (bracketed === undefined ? 4 : 6) && Number(port ?? 53) > 0 && Number(port ?? 53) <= 65_535;
}
