/**
 * From a value of the contract to a format, through a sink: one walk serves every format.
 * What a value leaves out gets the zero of its type; under `$select` what was not chosen becomes null.
 */
import { writeDateTime } from './date-time.ts';
import type { AnyCarrier, EnumType, Instant, Json, Type } from './language.ts';
import { inLanguage, type Locale } from './locale.ts';

/** A format in the making. Calls nest as the value does; `member` and `key` come before the value they name. */
export interface Sink {
  open(carrier: AnyCarrier): void;
  member(name: string): void;
  close(carrier: AnyCarrier): void;
  openList(of: Type): void;
  item(of: Type): void;
  closeList(of: Type): void;
  openDict(): void;
  key(name: string): void;
  closeDict(): void;
  text(value: string): void;
  /** Numbers, switches and other texts that need no escaping in any format. */
  plain(value: string, quoted: boolean): void;
  null(): void;
  /** Writes what it wrote before for the same frozen value in the same languages. A format may be without it. */
  again?(value: object, languages: string, write: () => void): void;
}

/** The properties a caller wants: name in lower case → what of it, or null for all of it. */
export type Selection = Map<string, Selection | null>;

/** Reads `$select`: comma-separated names, nested with a slash, any case. */
export function readSelection(text: string): Selection {
  const selection: Selection = new Map();
  for (const path of text.split(',')) {
    const names = path
      .split('/')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean);
    let at: Selection | null | undefined = selection;
    names.forEach((name, index) => {
      if (!at) return;
      const last = index === names.length - 1;
      if (last) at.set(name, null);
      else if (!at.has(name)) at.set(name, new Map());
      at = at.get(name);
    });
  }
  return selection;
}

interface Compiled {
  carrier: AnyCarrier;
  members: readonly { name: string; lower: string; type: Type }[];
}
const compiled = new WeakMap<AnyCarrier, Compiled>();

function compile(carrier: AnyCarrier): Compiled {
  let found = compiled.get(carrier);
  if (!found) {
    found = { carrier, members: Object.entries(carrier.fields).map(([name, type]) => ({ name, lower: name.toLowerCase(), type })) };
    compiled.set(carrier, found);
  }
  return found;
}

interface EnumNames {
  byCode: Map<number, string>;
  /** Names of sets that were written before. */
  sets: Map<number, string>;
}
const enumNames = new WeakMap<EnumType['members'], EnumNames>();
const SETS = 1_000;

/** wire: the client's fixtures say `Update` of a field that may be read and written; of a row they name each right by itself. */
const wholes: Readonly<Record<string, string>> = { EFieldRight: 'Update' };

function nameOf(type: EnumType, code: number): string {
  let names = enumNames.get(type.members);
  if (!names) {
    names = { byCode: new Map(), sets: new Map() };
    for (const [name, value] of Object.entries(type.members)) if (!names.byCode.has(value)) names.byCode.set(value, name);
    enumNames.set(type.members, names);
  }
  if (!type.flags) return names.byCode.get(code) ?? names.byCode.get(0) ?? '';
  let set = names.sets.get(code);
  if (set === undefined) {
    set = nameOfSet(type, code, names.byCode);
    if (names.sets.size < SETS) names.sets.set(code, set);
  }
  return set;
}

function nameOfSet(type: EnumType, code: number, byCode: ReadonlyMap<number, string>): string {
  const whole = wholes[type.name];
  const wholeCode = whole === undefined ? 0 : (type.members[whole] ?? 0);
  const hasWhole = wholeCode !== 0 && (code & wholeCode) === wholeCode;
  const rest = hasWhole ? code & ~wholeCode : code;
  const singles = [...byCode]
    .filter(([value]) => value !== 0 && (value & (value - 1)) === 0 && (rest & value) === value)
    .map(([, name]) => name);
  const all = hasWhole && whole !== undefined ? [whole, ...singles] : singles;
  // wire: zero is the name of the zero member; an enumeration without one has nothing to say
  return all.length > 0 ? all.join(', ') : (byCode.get(0) ?? '');
}

function walkCarrier(value: Record<string, unknown>, carrier: AnyCarrier, locale: Locale, sink: Sink, selection: Selection | null): void {
  sink.open(carrier);
  for (const { name, lower, type } of compile(carrier).members) {
    sink.member(name);
    if (selection === null) walk(value[name], type, locale, sink, null);
    else {
      const chosen = selection.get(lower);
      if (chosen === undefined) sink.null();
      else walk(value[name], type, locale, sink, chosen);
    }
  }
  sink.close(carrier);
}

function walkMissing(type: Type, locale: Locale, sink: Sink, value: undefined | null): void {
  switch (type.kind) {
    case 'int':
    case 'double':
      return sink.plain('0', false);
    case 'bool':
      return sink.plain('false', false);
    case 'enum':
      return sink.plain(nameOf(type, 0), true);
    case 'text':
      return value === null ? sink.null() : sink.text('');
    case 'dateTime':
      return sink.plain(writeDateTime(null, locale, type.audit), true);
    case 'day':
      return sink.plain(`0001-01-01T00:00:00${locale.offsets ? 'Z' : ''}`, true);
    case 'timeOfDay':
      return sink.plain('2000-01-01T00:00:00', true);
    case 'list':
      sink.openList(type.of);
      return sink.closeList(type.of);
    case 'dict':
      sink.openDict();
      return sink.closeDict();
    default:
      return sink.null();
  }
}

function walkAnything(value: Json, type: Type, sink: Sink): void {
  if (value === null) return sink.null();
  if (typeof value === 'string') return sink.text(value);
  if (typeof value !== 'object') return sink.plain(String(value), false);
  if (isArray(value)) {
    sink.openList(type);
    for (const item of value) {
      sink.item(type);
      walkAnything(item, type, sink);
    }
    return sink.closeList(type);
  }
  sink.openDict();
  for (const [name, item] of Object.entries(value)) {
    sink.key(name);
    walkAnything(item, type, sink);
  }
  return sink.closeDict();
}
const isArray: (value: Json) => value is readonly Json[] = Array.isArray;

/** wire: beside the value of a custom field stands what it means, in the caller's language; the value itself is the user's. */
const DISPLAY_TEXT = ':DisplayText';
const DISPLAY_TOOLTIP = ':DisplayTooltip';
const DISPLAYED: Type = { kind: 'text', label: true };

function walkDict(value: Readonly<Record<string, unknown>>, of: Type, locale: Locale, sink: Sink, selection: Selection | null): void {
  const write = (): void => {
    sink.openDict();
    for (const [name, item] of Object.entries(value)) {
      const chosen = selection === null ? null : selection.get(name.toLowerCase());
      sink.key(name);
      if (item === null || item === undefined || chosen === undefined) sink.null();
      else walk(item, name.endsWith(DISPLAY_TEXT) || name.endsWith(DISPLAY_TOOLTIP) ? DISPLAYED : of, locale, sink, chosen);
    }
    sink.closeDict();
  };
  // what never changes, such as the properties of a carrier's fields, need not be written letter by letter each time
  if (selection === null && sink.again && Object.isFrozen(value))
    sink.again(value, [locale.language, ...(locale.otherLanguages ?? [])].join(), write);
  else write();
}

function walk(value: unknown, type: Type, locale: Locale, sink: Sink, selection: Selection | null): void {
  if (value === undefined || value === null) return walkMissing(type, locale, sink, value);
  switch (type.kind) {
    case 'int':
    case 'double':
      return sink.plain(String(value), false);
    case 'bool':
      return sink.plain(value ? 'true' : 'false', false);
    case 'text':
      return sink.text(type.label ? inLanguage(value as string, locale.language, locale.otherLanguages) : (value as string));
    case 'enum':
      return sink.plain(nameOf(type, value as number), true);
    case 'dateTime':
      return sink.plain(writeDateTime(value as Instant, locale, type.audit), true);
    // wire: a time of day carries the year 2000, un-suffixed, and a holiday noon, so that a client in another zone keeps them
    case 'timeOfDay':
      return sink.plain(`2000-01-01T${value}`, true);
    case 'holiday':
      return sink.plain(`${value}T12:00:00`, true);
    case 'day':
      return sink.plain(`${value}T00:00:00${locale.offsets ? 'Z' : ''}`, true);
    case 'anything':
      return walkAnything(value as Json, type, sink);
    case 'bytes':
      return sink.plain(Buffer.from(value as Uint8Array).toString('base64'), true);
    case 'ref':
      return walkCarrier(value as Record<string, unknown>, type.carrier(), locale, sink, selection);
    case 'list':
      sink.openList(type.of);
      for (const item of value as unknown[]) {
        sink.item(type.of);
        walk(item, type.of, locale, sink, selection);
      }
      return sink.closeList(type.of);
    case 'dict':
      return walkDict(value as Readonly<Record<string, unknown>>, type.of, locale, sink, selection);
  }
}

/** Writes a value of one type into a sink. */
export function encode(value: unknown, type: Type, locale: Locale, sink: Sink, selection: Selection | null = null): void {
  // wire: a missing row is the literal null, never an empty object
  if (value === null && type.kind === 'ref') sink.null();
  // a selection that names nothing, `$select=`, asks for all
  else walk(value, type, locale, sink, selection?.size === 0 ? null : selection);
}
