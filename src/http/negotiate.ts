/**
 * What a call says about itself: language, zone, content types. wire: headers-and-formats of the official API; empty,
 * repeated and unknown values are never an error.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { findZone, type Locale, languageCode, zoneCode } from '../contract/locale.ts';
import { zoneOf } from '../time/zone.ts';
import { DoorError } from './faults.ts';

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
  const [language = null, ...otherLanguages] = languagesOf(headers);
  return {
    zone: found?.zone ?? zoneOf(defaults.zone),
    zoneLabel: found?.label ?? zoneCode(defaults.zone),
    offsets: defaults.alwaysOffset || parts.some(isFlag),
    language,
    otherLanguages,
  };
}

/** Types of structured bodies; the two patch types are plain JSON everywhere but on PATCH. */
const JSON_TYPES = new Set(['application/json', 'text/json', 'application/json-patch+json', 'application/merge-patch+json']);

/**
 * Checks the type of a request body, once, for the choice of reader.
 * @throws DoorError 415 for a type, charset or encoding that Svar does not read
 */
export function checkContentType(headers: IncomingHttpHeaders): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw unsupported(`Content-Encoding ${encoding}`);
  const type = headers['content-type'];
  if (type === undefined || type.trim() === '') return;
  const [mime = '', ...parameters] = type.split(';').map((part) => part.trim());
  if (!JSON_TYPES.has(mime.toLowerCase())) throw unsupported(`Content-Type ${mime}`);
  for (const parameter of parameters) {
    const [name, value = ''] = parameter.split('=').map((part) => part.trim());
    if (name?.toLowerCase() === 'charset' && !/^"?utf-?8"?$/i.test(value)) throw unsupported(`charset ${value}`);
  }
}

const unsupported = (what: string): DoorError => new DoorError(415, 'SoNotSupportedException', `${what.slice(0, 100)} is not supported`);
