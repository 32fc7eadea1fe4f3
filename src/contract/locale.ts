/**
 * How one call wants its texts and times: zone, offsets, language.
 * wire: headers-and-formats of the official API; what is unknown falls back and is never an error.
 */
import { type Zone, zoneOf } from '../time/zone.ts';
import { resourceText } from './resource-texts.ts';

export interface Locale {
  /** The zone in which date-times without an offset are read and written. */
  readonly zone: Zone;
  /** The vendor's code, or the IANA name, of that zone: what the answer's SO-TimeZone header says. */
  readonly zoneLabel: string;
  /** Do date-times go out with their offset? */
  readonly offsets: boolean;
  /** Two-letter code used inside multi-language texts (`US`, `NO` …), or null: texts go out raw. */
  readonly language: string | null;
  /** What else the caller reads, in this order, where a text is not in that language. */
  readonly otherLanguages?: readonly string[];
  /** How numbers look inside texts, as a BCP 47 tag; null or absent: as in JSON. Never without a language. */
  readonly culture?: string | null;
}

/** wire: the vendor's published zone codes and ids (so-timezone and timezoneiana pages); names without a code are null. */
const published: readonly [id: number, code: string | null, iana: string][] = [
  [1, 'UTC', 'Etc/UTC'],
  [36, 'AU-ACT', 'Australia/Canberra'],
  [37, 'AU3', 'Australia/Broken_Hill'],
  [38, 'AU1', 'Australia/Lord_Howe'],
  [39, 'AU-NSW', 'Australia/Sydney'],
  [40, 'AU-NT', 'Australia/Darwin'],
  [41, 'AU-QLD', 'Australia/Brisbane'],
  [42, 'AU-SA', 'Australia/Adelaide'],
  [43, 'AU-TAS', 'Australia/Hobart'],
  [44, 'AU-VIC', 'Australia/Melbourne'],
  [45, 'AU-WA', 'Australia/Perth'],
  [46, 'AT', 'Europe/Vienna'],
  [50, 'BD', 'Asia/Dhaka'],
  [53, 'BE', 'Europe/Brussels'],
  [81, 'BR-RJ', 'America/Sao_Paulo'],
  [96, 'CA-AB', 'America/Edmonton'],
  [97, 'CA-BC', 'America/Vancouver'],
  [98, 'CA-BC1', 'America/Dawson_Creek'],
  [99, 'CA-BC2', 'America/Vancouver'],
  [100, 'CA2', 'America/Goose_Bay'],
  [101, 'CA2A', 'America/St_Johns'],
  [102, 'CA-MB', 'America/Winnipeg'],
  [114, 'CA-QC', 'America/Toronto'],
  [140, 'DK', 'Europe/Copenhagen'],
  [156, 'FR', 'Europe/Paris'],
  [261, 'NO', 'Europe/Oslo'],
  [425, 'US-CA', 'America/Los_Angeles'],
  [433, 'US-HI', 'Pacific/Honolulu'],
  [460, 'US-NY', 'America/New_York'],
  [498, null, 'WET'],
  [499, null, 'CET'],
  [500, null, 'EET'],
  // ours: id = 1000 + ISO 3166 numeric, code = the country's two letters
  [1392, 'JP', 'Asia/Tokyo'],
  [1752, 'SE', 'Europe/Stockholm'],
  [1276, 'DE', 'Europe/Berlin'],
  [1826, 'GB', 'Europe/London'],
  [1246, 'FI', 'Europe/Helsinki'],
  [1528, 'NL', 'Europe/Amsterdam'],
  [1756, 'CH', 'Europe/Zurich'],
  [1616, 'PL', 'Europe/Warsaw'],
  [1100, 'BG', 'Europe/Sofia'],
  [1191, 'HR', 'Europe/Zagreb'],
  [1203, 'CZ', 'Europe/Prague'],
  [1233, 'EE', 'Europe/Tallinn'],
  [1300, 'GR', 'Europe/Athens'],
  [1344, 'HK', 'Asia/Hong_Kong'],
  [1348, 'HU', 'Europe/Budapest'],
  [1352, 'IS', 'Atlantic/Reykjavik'],
  [1356, 'IN', 'Asia/Kolkata'],
  [1372, 'IE', 'Europe/Dublin'],
  [1376, 'IL', 'Asia/Jerusalem'],
  [1380, 'IT', 'Europe/Rome'],
  [1410, 'KR', 'Asia/Seoul'],
  [1428, 'LV', 'Europe/Riga'],
  [1440, 'LT', 'Europe/Vilnius'],
  [1442, 'LU', 'Europe/Luxembourg'],
  [1642, 'RO', 'Europe/Bucharest'],
  [1688, 'RS', 'Europe/Belgrade'],
  [1702, 'SG', 'Asia/Singapore'],
  [1703, 'SK', 'Europe/Bratislava'],
  [1704, 'VN', 'Asia/Ho_Chi_Minh'],
  [1705, 'SI', 'Europe/Ljubljana'],
  [1710, 'ZA', 'Africa/Johannesburg'],
  [1764, 'TH', 'Asia/Bangkok'],
  [1784, 'AE', 'Asia/Dubai'],
  [1792, 'TR', 'Europe/Istanbul'],
];

/** A zone as clients choose it: its number, its code, and what people call it. */
export interface PublishedZone {
  readonly id: number;
  /** What SO-TimeZone takes and gives; the IANA name of a zone that has no code. */
  readonly code: string;
  readonly iana: string;
  readonly name: string;
}
const names: Readonly<Record<string, string>> = {
  'Etc/UTC': 'Coordinated Universal Time',
  WET: 'Western European Time',
  CET: 'Central European Time',
  EET: 'Eastern European Time',
};
/** Every zone that has a number, in the order of the numbers. The first zone of an IANA name is the one that answers name. */
export const zones: readonly PublishedZone[] = published
  .map(([id, code, iana]) => ({
    id,
    code: code ?? iana,
    iana,
    name: names[iana] ?? iana.slice(iana.indexOf('/') + 1).replaceAll('_', ' '),
  }))
  .sort((a, b) => a.id - b.id);

const byCode = new Map<string, { label: string; iana: string }>();
const codeOf = new Map<string, string>();
for (const [id, code, iana] of published) {
  const entry = { label: code ?? iana, iana };
  byCode.set(String(id), entry);
  if (code) byCode.set(code.toLowerCase(), entry);
  if (code && !codeOf.has(iana)) codeOf.set(iana, code);
}

/** What answers call a zone that the caller did not name: the vendor's code, or its IANA name where there is none. */
export const zoneCode = (iana: string): string => codeOf.get(iana) ?? iana;

/** A zone by the vendor's code or id, or by its IANA name, in any case; null when unknown. */
export function findZone(text: string): { label: string; zone: Zone } | null {
  const known = byCode.get(text.toLowerCase());
  if (known) return { label: known.label, zone: zoneOf(known.iana) };
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(text)) return null;
  try {
    const iana = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    return { label: text, zone: zoneOf(iana) };
  } catch {
    return null;
  }
}

/** wire: legacy two-letter codes of multi-language texts, by ISO 639-1 (mdo culturesolanguage). */
const languages: Readonly<Record<string, string>> = {
  en: 'US',
  nb: 'NO',
  no: 'NO',
  nn: 'NO',
  da: 'DA',
  sv: 'SW',
  de: 'GE',
  fr: 'FR',
  nl: 'NL',
  es: 'SP',
  it: 'IT',
  fi: 'FI',
  pl: 'PL',
  cs: 'CZ',
  ru: 'RU',
  uk: 'UK',
  zh: 'CN',
  ja: 'JP',
  ko: 'KO',
  vi: 'VI',
};
const regions: Readonly<Record<string, string>> = { 'de-ch': 'CH', 'pt-br': 'BR' };

/** The code of a language tag as multi-language texts spell it; English when the language is unknown. */
export function languageCode(tag: string): string {
  const lower = tag.toLowerCase();
  return regions[lower] ?? languages[lower.split('-')[0] ?? ''] ?? 'US';
}

/** The first tag of each code. */
const tags = new Map([...Object.entries(regions), ...Object.entries(languages).toReversed()].map(([tag, code]) => [code, tag] as const));

/**
 * How numbers look inside texts.
 * @param asked what SO-Culture says: two letters, or `xx-YY`; anything else says nothing
 * @param language code of the language in effect, whose habits are kept when nothing is asked; without one there is no culture
 */
export function cultureOf(asked: string | undefined, language: string | null): string | null {
  if (language === null) return null;
  const tag = asked?.trim() ?? '';
  const isKnown = /^[a-z]{2}(?:-[a-z]{2})?$/i.test(tag) && Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  return isKnown ? tag.toLowerCase() : (tags.get(language) ?? 'en');
}

const marks = new Map<string, string>();
const MARKS = 200;

/** The decimal mark of a culture. */
function markOf(culture: string): string {
  let mark = marks.get(culture);
  if (mark === undefined) {
    // digits stay 0 to 9 wherever they are read
    const parts = new Intl.NumberFormat(`${culture}-u-nu-latn`).formatToParts(1.5);
    mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    if (marks.size < MARKS) marks.set(culture, mark);
  }
  return mark;
}

/** A number inside a text for people: `1234,5` in Swedish, as in JSON without a culture. wire: only the decimal mark changes. */
export function formatNumber(value: number, { culture }: Pick<Locale, 'culture'>): string {
  const text = String(value);
  return culture === null || culture === undefined || !text.includes('.') ? text : text.replace('.', markOf(culture));
}

const segment = /([A-Z]{2}):"([^"]*)"/y;

/**
 * One language of a text such as `US:"Open";NO:"Åpen"`, or of a resource key that we know; any other text as it stands.
 * Missing language: the region's language, the others that the caller reads, then US, then the first segment.
 */
export function inLanguage(text: string, language: string | null, others: readonly string[] = []): string {
  if (language === null) return text;
  if (text.charCodeAt(2) !== 58 /* : */) {
    const resource = resourceText(text);
    return resource === null ? text : inLanguage(resource, language, others);
  }
  const found = new Map<string, string>();
  segment.lastIndex = 0;
  for (let at = 0; at < text.length; at = segment.lastIndex) {
    const match = segment.exec(text);
    if (!match) return text;
    if (!found.has(match[1]!)) found.set(match[1]!, match[2]!);
    if (text[segment.lastIndex] === ';') segment.lastIndex++;
    else if (segment.lastIndex < text.length) return text;
  }
  const wanted = [language, ...(language === 'CH' ? ['GE'] : []), ...others, 'US'].find((code) => found.has(code));
  return (wanted === undefined ? [...found.values()][0] : found.get(wanted)) ?? text;
}
