/**
 * Values of custom fields as they go out: encoded by the type of their field, every defined field present, with the name of
 * what a field points at beside it. wire: encoded-values of the official API; fixtures of the official client.
 */
import { type Relation, relationOf } from '../../domain/custom-fields.ts';
import type { CustomField, Desk } from '../../domain/desk.ts';
import type { Custom } from '../../domain/thread.ts';
import { FieldKind, isSwitch, kindOf } from '../field-kinds.ts';

/** Names of rows that are not in the desk's memory: `person 50` → `Kari Nordmann`. */
export type Names = ReadonlyMap<string, string>;

type Values = Record<string, string | null>;

/** The older map (`ExtraFields`) and the newer one (`CustomFields`), which repeats each value as it was loaded. */
export interface PresentedCustom {
  ExtraFields: Values;
  CustomFields: Values;
}

/** What a row without a value shows where nothing looks like zero. wire: the client's fixtures of person 210. */
const ZEROS: Readonly<Record<FieldKind, string | null>> = {
  [FieldKind.text]: null,
  [FieldKind.whole]: '0',
  [FieldKind.decimal]: '0',
  [FieldKind.date]: '0001-01-01T00:00:00',
  [FieldKind.time]: '00:00:00',
};

function invariant(iso: string, tag: 'D' | 'DT'): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})-(\d{2})T(.*)$/.exec(iso) ?? [];
  return `[${tag}:${month}/${day}/${year} ${clock}.0000000]`;
}

/** A field that was taken off and made anew with another type finds the values of the old one: those are none of its own. */
const SHAPES: Readonly<Record<FieldKind, RegExp>> = {
  [FieldKind.text]: /^/,
  [FieldKind.whole]: /^-?\d+$/,
  [FieldKind.decimal]: /^-?[\d.]+(?:e[+-]?\d+)?$/i,
  [FieldKind.date]: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  [FieldKind.time]: /^\d\d:\d\d:\d\d$/,
};

function encode(stored: string | null, field: CustomField, tag: 'D' | 'DT' = 'DT'): string | null {
  const kind = kindOf(field);
  const fits = stored !== null && SHAPES[kind].test(stored);
  const value = fits ? stored : field.zeroed ? ZEROS[kind] : null;
  if (value === null) return kind === FieldKind.text ? '' : null;
  if (kind === FieldKind.whole) return `[I:${value}]`;
  if (kind === FieldKind.decimal) return `[F:${value}]`;
  if (kind === FieldKind.time) return `[DT:01/01/1760 ${value}.0000000]`;
  return kind === FieldKind.date ? invariant(value, tag) : value;
}

/** wire: in the oldest map a switch is a word and a date is no date-time. */
const encodeOldest = (stored: string | null, field: CustomField): string | null =>
  isSwitch(field) ? (stored === '1' ? 'True' : 'False') : encode(stored, field, 'D');

/** The names that the desk has in memory, by relation. */
const inMemory: Readonly<Partial<Record<Relation, (desk: Desk, id: number) => string | undefined>>> = {
  user: (desk, id) => desk.agents.get(id)?.fullName,
  associate: (desk, id) => desk.associates.get(id)?.fullName,
  group: (desk, id) => desk.groups.get(id)?.name,
  category: (desk, id) => desk.categories.get(id)?.fullName,
  priority: (desk, id) => desk.priorities.get(id)?.name,
  status: (desk, id) => desk.statuses.get(id)?.name,
  type: (desk, id) => desk.types.get(id)?.name,
  language: (desk, id) => desk.languages.get(id)?.name,
  elsewhere: () => '',
};

/** What stands beside a value: its name, empty when it points at nothing that is there; of a list's row also the tooltip. */
function companionsOf(field: CustomField, value: string | null, desk: Desk, names: Names): Record<string, string> {
  // wire: the switch of a numbered field has a name, that of an added one has none (fixture of person 210)
  if (field.numbered && isSwitch(field)) return { ':DisplayText': value === '1' ? '[SR_YES]' : '[SR_NO]' };
  const relation = relationOf(field);
  if (relation === undefined) return {};
  const id = Number(value ?? 0);
  const key = relation === 'item' ? `item ${field.list} ${id}` : `${relation} ${id}`;
  const lookUp = inMemory[relation];
  const found = relation === 'option' ? field.options.find((option) => option.id === id)?.name : lookUp?.(desk, id);
  const text = found ?? names.get(key) ?? '';
  return { ':DisplayText': text, ...(field.list === undefined ? {} : { ':DisplayTooltip': names.get(`?${key}`) ?? '' }) };
}

function put(map: Values, name: string, value: string | null, companions: Readonly<Record<string, string>>): void {
  map[name] = value;
  for (const [ending, text] of Object.entries(companions)) map[name + ending] = text;
}

/** The three maps of all fields of an entity that has numbered fields, with the values of one row. */
export function presentOwn(
  custom: Custom,
  fields: ReadonlyMap<string, CustomField>,
  desk: Desk,
  names: Names = new Map(),
): PresentedCustom & { UserDefinedFields: Values } {
  const maps = { UserDefinedFields: {} as Values, ExtraFields: {} as Values, CustomFields: {} as Values };
  for (const field of fields.values()) {
    const value = custom[field.name] ?? null;
    const encoded = encode(value, field);
    const companions = companionsOf(field, value, desk, names);
    if (field.numbered) put(maps.UserDefinedFields, field.name, encodeOldest(value, field), companions);
    else put(maps.ExtraFields, field.name, encoded, companions);
    put(maps.CustomFields, field.name, encoded, companions);
    maps.CustomFields[`${field.name}:org`] = encoded;
  }
  return maps;
}

/** The two maps of all fields of a table with the values of one row. */
export function presentCustom(custom: Custom, fields: ReadonlyMap<string, CustomField>, desk: Desk, names?: Names): PresentedCustom {
  const { ExtraFields, CustomFields } = presentOwn(custom, fields, desk, names);
  return { ExtraFields, CustomFields };
}
