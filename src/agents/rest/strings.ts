/** `GET /String…`: texts of the user interface by their keys. */
import { dict, list, text } from '../../contract/language.ts';
import { inLanguage, languageCode } from '../../contract/locale.ts';
import { resourceKeys, resourceText } from '../../contract/resource-texts.ts';
import type { OwnHandler } from './own.ts';

/** ISO codes of the languages that texts are kept in. */
const LANGUAGES = ['en', 'nb', 'sv', 'da', 'de'];

const inEach = (raw: string): Record<string, string> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, inLanguage(raw, languageCode(language))]));

const search: OwnHandler = async (_request, asked) => {
  const wanted = (asked.query('q') ?? '').toLowerCase();
  const language = languageCode(asked.query('isolangcode') ?? 'en');
  const found = resourceKeys.filter((key) => `${key} ${inLanguage(resourceText(key) ?? '', language)}`.toLowerCase().includes(wanted));
  return { value: found, result: list(text()) };
};

export const strings: Readonly<Record<string, OwnHandler>> = {
  'String.search': search,
  'String.languages': async () => ({ value: LANGUAGES, result: list(text()) }),
  'String.read': async (_request, asked) => {
    const raw = resourceText(asked.path('key'));
    return { value: raw === null ? null : inEach(raw), result: dict(text()) };
  },
  'String.readIn': async (_request, asked) => {
    const raw = resourceText(asked.path('key'));
    return { value: raw === null ? null : inLanguage(raw, languageCode(asked.path('language'))), result: text() };
  },
};
