/** The corpus: mails as they come, in folders, and beside them what shall become of each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../mail/corpus');

/** What shall become of a mail. What is not said is as with an ordinary letter of Kari's that makes a ticket of its own. */
export interface Expected {
  /** What the mail shows, in words. */
  about: string;
  /** `TakenIn` when not said. */
  state?: 'TakenIn' | 'PassedOver' | 'Held';
  /** Words of the reason, when it is not taken in. */
  reason?: string;
  /** `ordinary` when not said; null when it is not even read. */
  kind?: 'ordinary' | 'automatic' | 'bounce' | 'loop' | null;
  /** Words of why no machine may answer an ordinary mail; when not said, one may. */
  silence?: string;
  /** No customer sees it. */
  forAgents?: boolean;
  /** The ticket of the scene that it is on; when not said, a new one. */
  on?: string;
  /** The clue that led there. */
  by?: string;
  /** The ticket of the scene that a new one may belong to. */
  maybe?: string;
  /** Title of the new ticket. */
  title?: string;
  /** As its message says it; Kari when not said. */
  author?: string;
  /** Who of the scene it is; Kari when not said, null for none of them. */
  person?: string | null;
  /** Stand in its plain text. */
  text?: string[];
  /** Stand in its HTML. */
  html?: string[];
  /** It is shown as plain text. */
  nohtml?: true;
  /** Stand in neither. */
  without?: string[];
  /** Names of its attachments in their order; a picture of the text has ` (inline)` behind it. */
  files?: string[];
}

const MEMBERS = new Set(
  'about state reason kind silence on by maybe title author person text html nohtml without files forAgents'.split(' '),
);

export interface CorpusMail {
  /** `replies/gmail-web`, the file without its ending. */
  name: string;
  bytes: Buffer;
  expected: Expected;
}

/** All mails of the corpus. @throws Error for a mail without an expectation, an expectation without a mail, or a word that means nothing */
export function corpus(): CorpusMail[] {
  return readdirSync(folder).flatMap((group) => {
    const table = JSON.parse(readFileSync(join(folder, group, 'expected.json'), 'utf8')) as Record<string, Expected>;
    const names = readdirSync(join(folder, group)).flatMap((file) => (file.endsWith('.eml') ? [file.slice(0, -4)] : []));
    for (const [name, expected] of Object.entries(table)) {
      if (!names.includes(name)) throw new Error(`${group}/expected.json speaks of ${name}, which is not there`);
      const odd = Object.keys(expected).filter((member) => !MEMBERS.has(member));
      if (odd.length > 0 || expected.about === undefined)
        throw new Error(`${group}/expected.json, ${name}: ${odd.join(', ') || 'no about'}`);
    }
    return names.map((name) => {
      const expected = table[name];
      if (!expected) throw new Error(`${group}/${name}.eml has no expectation`);
      return { name: `${group}/${name}`, bytes: readFileSync(join(folder, group, `${name}.eml`)), expected };
    });
  });
}
