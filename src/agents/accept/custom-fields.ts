/**
 * Values of custom fields as they come in: encoded (`[I:5]`, `[F:1.5]`, `[DT:…]`) or bare, made the plain text that is
 * stored. wire: encoded-values of the official API.
 */
import { readDateTime, readTimeOfDay } from '../../contract/date-time.ts';
import { Fault } from '../../contract/decode.ts';
import type { CustomField } from '../../domain/desk.ts';
import type { Custom } from '../../domain/thread.ts';
import { zoneOf } from '../../time/zone.ts';
import { FieldKind, kindOf } from '../field-kinds.ts';

const encoded = /^\[(I|F|M|D|DT|T|TS|A|B):(.*)\]$/s;
const invariantDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/;
/** Keys that answers add beside a field; they say nothing. */
const companion = /:(?:org|DisplayText|DisplayTooltip)$/i;

function wholeNumber(text: string): string | undefined {
  if (/^true$/i.test(text)) return '1';
  if (/^false$/i.test(text)) return '0';
  const number = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? String(number) : undefined;
}

function decimal(text: string): string | undefined {
  return /^[+-]?\d{1,15}(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?$/i.test(text) ? String(Number(text)) : undefined;
}

/** Stored as `yyyy-MM-ddTHH:mm:ss`, a wall clock without a zone, as the encoded form is. */
function date(text: string): string | null | undefined {
  const match = invariantDate.exec(text);
  const [, month, day, year, hour = '0', minute = '00', second = '00'] = match ?? [];
  const iso = match ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${second}` : text;
  const instant = readDateTime(iso, zoneOf('Etc/UTC'));
  return typeof instant === 'number' ? new Date(instant).toISOString().slice(0, 19) : instant;
}

/** Stored as `HH:mm:ss`. wire: the encoded form carries the year 1760, which says nothing. */
function time(text: string): string | null | undefined {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock)
    return Number(clock[1]) < 24 && Number(clock[2]) < 60 && Number(clock[3] ?? 0) < 60
      ? `${clock[1]!.padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}`
      : undefined;
  const match = invariantDate.exec(text);
  if (match) return time(`${match[4] ?? '0'}:${match[5] ?? '00'}:${match[6] ?? '00'}`);
  return readTimeOfDay(text, zoneOf('Etc/UTC'));
}

const readers: Record<FieldKind, (text: string) => string | null | undefined> = {
  [FieldKind.whole]: wholeNumber,
  [FieldKind.decimal]: decimal,
  [FieldKind.date]: date,
  [FieldKind.time]: time,
  [FieldKind.text]: (text) => text,
};

/**
 * The plain values of a map from the wire, by field name. Unknown names and companions are passed over, names are matched
 * without regard to case, an empty text clears.
 * @throws Fault when a value does not fit the type of its field
 */
export function acceptCustom(
  map: Readonly<Record<string, string | null>> | null | undefined,
  fields: ReadonlyMap<string, CustomField>,
  path: string,
): Custom {
  if (!map || fields.size === 0) return {};
  const byName = new Map([...fields.values()].map((field) => [field.name.toLowerCase(), field]));
  const values: Record<string, string | null> = {};
  for (const [name, raw] of Object.entries(map)) {
    const field = companion.test(name) ? undefined : byName.get(name.toLowerCase());
    if (!field) continue;
    const kind = kindOf(field);
    const inner = kind === FieldKind.text ? raw : (encoded.exec(raw ?? '')?.[2] ?? raw);
    const value = inner === null || (inner === '' && kind !== FieldKind.text) ? null : readers[kind](inner);
    if (value === undefined) throw new Fault(`${path}.${name}`, 'does not fit the type of the field');
    values[field.name] = field.zeroed && kind !== FieldKind.text && value !== null && zero.has(value) ? null : value;
  }
  return values;
}

/** What a row without a value shows, where it shows zero; sent back, it says nothing. */
const zero: ReadonlySet<string> = new Set(['0', '-0', '00:00:00']);

/** The maps of an entity that has numbered fields, the newest last. */
export interface OwnMaps {
  readonly UserDefinedFields?: Readonly<Record<string, string | null>> | null | undefined;
  readonly ExtraFields?: Readonly<Record<string, string | null>> | null | undefined;
  readonly CustomFields?: Readonly<Record<string, string | null>> | null | undefined;
}

const MAPS = ['UserDefinedFields', 'ExtraFields', 'CustomFields'] as const;

/** What the three maps of an entity say, as layers for `mergeCustom`: the newest last. @throws Fault as `acceptCustom` */
export const acceptOwn = (entity: OwnMaps, fields: ReadonlyMap<string, CustomField>, path: string): Custom[] =>
  MAPS.map((map) => acceptCustom(entity[map], fields, `${path}.${map}`));

/** Is there a key that no field has? It may be a field that was defined a moment ago, in another process. */
export function hasStrange(entity: OwnMaps, fields: ReadonlyMap<string, CustomField>): boolean {
  const known = new Set([...fields.keys()].map((name) => name.toLowerCase()));
  return MAPS.some((map) => Object.keys(entity[map] ?? {}).some((key) => !companion.test(key) && !known.has(key.toLowerCase())));
}
