/**
 * What a call says about itself: language, zone, content types. wire: headers-and-formats of the official API; empty,
 * repeated and unknown values are never an error.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { cultureOf, findZone, type Locale, languageCode, zoneCode } from '../contract/locale.ts';
import { zoneOf } from '../time/zone.ts';
import { unsupported } from './faults.ts';

export interface LocaleDefaults {
  /** IANA name of the desk's base zone. */
  zone: string;
  alwaysOffset: boolean;
}

const OFF = new Set(['', '*', 'x', '-']);

/** reliability: entries of a language header that are looked at. */
const LANGUAGES_AT_MOST = 20;

/** The tags of a language header, the wanted ones first. wire: `nb;en` is a list too, `nb;q=0.5` is not. */
function tagsOf(header: string): string[] {
  const entries = header.split(',', LANGUAGES_AT_MOST).flatMap((entry) => {
    const parts = entry.split(';', LANGUAGES_AT_MOST).map((part) => part.trim());
    const weight = parts.find((part) => /^q=/i.test(part))?.slice(2) ?? '1';
    const quality = Number.isNaN(Number(weight)) ? 1 : Number(weight);
    return parts.filter((part) => !/^q=/i.test(part)).map((tag) => ({ tag: tag.toLowerCase(), quality }));
  });
  const wanted = entries.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  return wanted.slice(0, LANGUAGES_AT_MOST).map(({ tag }) => tag);
}

/** The codes of the languages in effect, the wanted one first; none: texts go out raw. Unknown ones are English, at the end. */
function languagesOf(headers: IncomingHttpHeaders): string[] {
  const own = headers['so-language'];
  const asked = typeof own === 'string' ? own : headers['accept-language'];
  const [first = '', ...others] = tagsOf(asked ?? '');
  if (OFF.has(first)) return [];
  const codes = [first, ...others].flatMap((tag) => {
    const code = languageCode(tag);
    return code === 'US' && !tag.startsWith('en') ? [] : [code];
  });
  return codes.length > 0 ? codes : ['US'];
}

const isFlag = (part: string): boolean => part.toLowerCase() === 'includetzoffset';

/** How this call reads and writes texts and times. */
export function localeOf(headers: IncomingHttpHeaders, defaults: LocaleDefaults): Locale {
  const raw = headers['so-timezone'];
  const parts = (Array.isArray(raw) ? raw.join(',') : (raw ?? ''))
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const name = parts.find((part) => !isFlag(part));
  const found = name === undefined ? null : findZone(name);
  const culture = headers['so-culture'];
  const [language = null, ...otherLanguages] = languagesOf(headers);
  return {
    zone: found?.zone ?? zoneOf(defaults.zone),
    zoneLabel: found?.label ?? zoneCode(defaults.zone),
    offsets: defaults.alwaysOffset || parts.some(isFlag),
    language,
    otherLanguages,
    culture: cultureOf(typeof culture === 'string' ? culture : undefined, language),
  };
}

/** How a body is written. */
export type BodyFormat = 'json' | 'xml' | 'form';

/** Types of structured bodies; the two patch types are plain JSON everywhere but on PATCH. */
const formats: ReadonlyMap<string, BodyFormat> = new Map([
  ['application/json', 'json'],
  ['text/json', 'json'],
  ['application/json-patch+json', 'json'],
  ['application/merge-patch+json', 'json'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['application/x-www-form-urlencoded', 'form'],
]);

/**
 * Checks the type of a request body, by the one function that also chooses the reader; without a type it is JSON.
 * @throws DoorError 415 for a type, charset or encoding that Svar does not read
 */
export function checkContentType(headers: IncomingHttpHeaders): BodyFormat {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw unsupported(`Content-Encoding ${encoding}`);
  const type = headers['content-type'];
  if (type === undefined || type.trim() === '') return 'json';
  const [mime = '', ...parameters] = type.split(';').map((part) => part.trim());
  const format = formats.get(mime.toLowerCase());
  if (!format) throw unsupported(`Content-Type ${mime}`);
  for (const parameter of parameters) {
    const [name, value = ''] = parameter.split('=').map((part) => part.trim());
    if (name?.toLowerCase() === 'charset' && !/^"?utf-?8"?$/i.test(value)) throw unsupported(`charset ${value}`);
  }
  return format;
}

export const JSON_TYPE = 'application/json';
export const BYTES_TYPE = 'application/octet-stream';
/** How an answer is written; what is asked for as JSON of another name is labelled JSON. */
export type AnswerType = typeof JSON_TYPE | 'application/xml' | 'text/xml';

/** wire: every name of JSON that Accept may hold, and the wildcards. */
const answers: ReadonlyMap<string, AnswerType> = new Map([
  [JSON_TYPE, JSON_TYPE],
  ['text/json', JSON_TYPE],
  ['application/json-patch+json', JSON_TYPE],
  ['application/merge-patch+json', JSON_TYPE],
  ['application/xml', 'application/xml'],
  ['text/xml', 'text/xml'],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  ['text/*', JSON_TYPE],
]);
const ACCEPTED_AT_MOST = 20;

/** The media types of an Accept header, the wanted ones first. */
function accepted(header: string): string[] {
  const entries = header.split(',', ACCEPTED_AT_MOST).map((entry) => {
    const [mime = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { mime, quality: Number.isNaN(weight) ? 1 : weight };
  });
  const wanted = entries.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  return wanted.map(({ mime }) => mime);
}

/**
 * How an answer is to be written. wire: the first type of Accept that is spoken; none, or no Accept, is JSON and never 406.
 * @param format what `$format` of the query says: `json` or `xml` win over Accept, anything else says nothing
 */
export function answerType({ accept }: IncomingHttpHeaders, format?: string): AnswerType {
  const asked = format?.trim().toLowerCase();
  if (asked === 'json') return JSON_TYPE;
  const types = accept === undefined || accept === JSON_TYPE ? [] : accepted(accept);
  const found = types.map((mime) => answers.get(mime)).find((type) => type !== undefined) ?? JSON_TYPE;
  return asked === 'xml' && found === JSON_TYPE ? 'application/xml' : found;
}

/** How a stream is to be sent: its bytes, unless a format that can hold them only as base64 is asked for by its name. */
export function streamType({ accept }: IncomingHttpHeaders): AnswerType | typeof BYTES_TYPE {
  const [first = ''] = accepted(accept ?? '').filter((mime) => answers.has(mime) || mime === BYTES_TYPE);
  return first.includes('*') ? BYTES_TYPE : (answers.get(first) ?? BYTES_TYPE);
}
