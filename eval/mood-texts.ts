/** Labelled texts of our own: `eval/texts/<set>/<language>.tsv`, a line each: id, kind, sentiment, text (ends of lines as `\n`). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LabelledText {
  language: string;
  id: string;
  kind: string;
  /** −2…2; null where it is mixed or not labelled. */
  sentiment: number | null;
  text: string;
}

const here = join(import.meta.dirname, 'texts');

/** Texts of a set ("development", "test"), in the order of the files; none where the set is not there. */
export function labelledTexts(set: string, folder: string = here): LabelledText[] {
  const place = join(folder, set);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith('.tsv'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(join(place, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => {
          const [id, kind, sentiment, text] = line.split('\t');
          const label = sentiment === undefined || !/^[+-]?[0-2]$/.test(sentiment) ? null : Number(sentiment);
          return { language: name.replace('.tsv', ''), id: id!, kind: kind!, sentiment: label, text: (text ?? '').replaceAll('\\n', '\n') };
        }),
    );
}
