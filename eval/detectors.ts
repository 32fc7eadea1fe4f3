/** The detectors that are asked about the same texts: ours, the one inside it alone, and three others of npm. */
import { loadModule } from 'cld3-asm';
import { franc } from 'franc';
import { detect as tinyld } from 'tinyld';
import { openDetector } from '../src/intelligence/language/eld.ts';
import { type LanguageVerdict, languageOf } from '../src/intelligence/language/language.ts';

export interface Asked {
  name: string;
  /** The language of a text by our code, '' for none. */
  languageOf: (text: string) => string;
  /** Has it one name for Bokmål and Nynorsk? Either is right then. */
  hasOneNorwegian: boolean;
}

/** Names of three letters by ours. */
const THREE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'nob nb,nno nn,dan da,swe sv,fin fi,isl is,fao fo,eng en,deu de,nld nl,fra fr,spa es,ita it,por pt,pol pl,ces cs,slk sk,est et,ekk et,lvs lv,lav lv',
    'lit lt,hun hu,ron ro,tur tr,hrv hr,slv sl,cat ca,glg gl,eus eu,als sq,sqi sq,afr af,ell el,rus ru,ukr uk,bul bg,bel be,heb he,vie vi',
  ]
    .join(',')
    .split(',')
    .map((pair) => pair.split(' ')),
);
const ours = (code: string): string => (code === 'no' ? 'nb' : code === 'iw' ? 'he' : code === 'und' ? '' : code);

export type Ours = (text: string) => LanguageVerdict;

/** Opens them all. @returns ours by itself as well, for what only it can be asked: how sure it is */
export async function openDetectors(): Promise<{ ours: Ours; all: Asked[] }> {
  const detector = await openDetector();
  const cld = (await loadModule()).create(0, 2000);
  const one: Ours = (text) => languageOf(text, detector);
  return {
    ours: one,
    all: [
      { name: 'Svar', languageOf: (text) => one(text).language, hasOneNorwegian: false },
      { name: 'eld alone', languageOf: (text) => ours(detector(text).scores[0]?.[0] ?? ''), hasOneNorwegian: true },
      { name: 'franc', languageOf: (text) => THREE[franc(text, { minLength: 3, only: Object.keys(THREE) })] ?? '', hasOneNorwegian: false },
      { name: 'tinyld', languageOf: (text) => ours(tinyld(text)), hasOneNorwegian: true },
      { name: 'cld3-asm', languageOf: (text) => ours(cld.findLanguage(text).language), hasOneNorwegian: true },
    ],
  };
}
