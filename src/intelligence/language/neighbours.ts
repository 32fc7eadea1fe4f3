import { NOUNS } from './neighbour-nouns.ts';
import { VERBS } from './neighbour-verbs.ts';
import { SMALL_WORDS } from './neighbour-words.ts';

/**
 * Words of four neighbours with their endings: Bokmål, Nynorsk, Danish, Swedish, a row each. A dash is a word that a language does not have;
 * `base|stem` where endings stand on another stem; `word:class` where a word goes another way than its block; slashes part whole words that
 * take no endings. A semicolon ends a row. A row is fair: where a word is the same, it speaks for all who have it. A form that nobody uses does no harm: nobody writes it.
 */

/** Endings by class: of nb, nn, da, sv. */
const ENDINGS: Readonly<Record<string, readonly [nb: string, nn: string, da: string, sv: string]>> = {
  // nouns: common, feminine and neuter; Swedish plurals in -er and -or, neuters that end in a vowel
  m: ['0 en er ene', '0 en ar ane', '0 en er erne', '0 en ar arna'],
  f: ['0 en a er ene', '0 a er ene', '0 en er erne', '0 n r rna'],
  // Danish plurals in -e
  d: ['0 en er ene', '0 en ar ane', '0 en e ene', '0 en ar arna'],
  n: ['0 et er ene', '0 et a', '0 et er erne ene', '0 et en'],
  er: ['0 en er ene', '0 en er ene', '0 en er erne', '0 en er erna'],
  or: ['0 en er ene', '0 a er ene', '0 en er erne', 'a an or orna'],
  t: ['0 t r ne', '0 t', '0 t r rne', '0 t n na'],
  // verbs: those in -et/-a/-ede/-ade, those in -te
  a: ['e er et', 'e ar a ast', 'e er ede et', 'a ar ade at as'],
  e: ['e er te t es', 'e er te t ast', 'e er te t es', 'a er te t as'],
  // adjectives
  j: ['0 t e ere est', '0 t e are ast', '0 t e ere est', '0 t a are ast'],
};

const BLOCKS = { ...NOUNS, ...VERBS, ...SMALL_WORDS };

/** Whose words stand in the rows, in their order. */
export const NEIGHBOURS = ['nb', 'nn', 'da', 'sv'] as const;

/** All forms of a cell in the language of this place. */
function forms(cell: string, place: number, block: string): string[] {
  if (cell === '-') return [];
  if (cell.includes('/') || block === 'words') return cell.split('/').map((form) => form.replace(/:.*$/, ''));
  const [word = '', kind = block] = cell.split(':');
  const [base = '', given] = word.split('|');
  const isVerb = kind === 'a' || kind === 'e';
  const stem = given ?? (/[ea]$/.test(base) && (isVerb || place < 3) && kind !== 't' && kind !== 'j' ? base.slice(0, -1) : base);
  const endings = ENDINGS[kind]?.[place]?.split(' ') ?? ['0'];
  return endings.map((ending) => (ending === '0' ? base : stem + ending));
}

/** All words of the rows with the languages that have them. */
export function neighbourWords(): [word: string, language: string][] {
  return Object.entries(BLOCKS).flatMap(([block, rows]) =>
    rows.split(';').flatMap((row) => {
      const cells = row.trim().split(/\s+/);
      const pairs = cells.flatMap((cell, place) => {
        const language = NEIGHBOURS[place];
        return language ? forms(cell, place, block).map((form): [string, string] => [form.toLowerCase(), language]) : [];
      });
      // what is feminine in Nynorsk may be so in Bokmål: regningen, and regninga
      const feminine = cells[1]?.endsWith(':f')
        ? forms(`${cells[0]!.replace(/[:|].*$/, '')}:f`, 0, block).filter((form) => form.endsWith('a'))
        : [];
      return [...pairs, ...feminine.map((form): [string, string] => [form, NEIGHBOURS[0]])];
    }),
  );
}
