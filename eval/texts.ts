/** Reads labelled texts: one line each, `id⇥kind⇥sentiment⇥text`, in a file a language. Line ends within a text are written \n. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Labelled {
  id: string;
  /** ISO code: the file's name. */
  language: string;
  kind: 'sentence' | 'mail';
  /** −2 … 2; null where its writer did not want to say. */
  sentiment: number | null;
  text: string;
}

function labelled(line: string, language: string, where: string): Labelled {
  const [id, kind, sentiment, text] = line.split('\t');
  const number = Number(sentiment);
  if (!id || (kind !== 'sentence' && kind !== 'mail') || text === undefined || (sentiment !== '?' && !Number.isInteger(number)))
    throw new Error(`${where}: a line is id, sentence or mail, a number or ?, and a text, with tabs between: ${line.slice(0, 80)}`);
  return { id, language, kind, sentiment: sentiment === '?' ? null : number, text: text.replaceAll('\\n', '\n') };
}

/**
 * All texts of a folder, by language and in the order in which they are written.
 * @param folder may be absent: none then
 * @throws when a line can't be read: it says which
 */
export function readTexts(folder: string): Labelled[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => /^[a-z]{2,3}\.tsv$/.test(name))
    .sort();
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split(/\r?\n/)
      .flatMap((line, at) => (line.trim() === '' || line.startsWith('#') ? [] : [labelled(line, name.slice(0, -4), `${name}:${at + 1}`)])),
  );
}
