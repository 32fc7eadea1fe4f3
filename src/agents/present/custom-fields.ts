/**
 * Values of custom fields as they go out: encoded by the type of their field, every defined field present, with the name of
 * what a field points at beside it. wire: encoded-values of the official API; fixtures of the official client.
 */
import { relationOf } from '../../domain/custom-fields.ts';
import type { CustomField, Desk } from '../../domain/desk.ts';
import type { Custom } from '../../domain/thread.ts';
import { FieldKind, kindOf } from '../field-kinds.ts';

/** Names of rows that are not in the desk's memory: `person 50` → `Kari Nordmann`. */
export type Names = ReadonlyMap<string, string>;

/** The older map (`ExtraFields`) and the newer one (`CustomFields`), which repeats each value as it was loaded. */
export interface PresentedCustom {
  ExtraFields: Record<string, string | null>;
  CustomFields: Record<string, string | null>;
}

function invariant(iso: string): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})-(\d{2})T(.*)$/.exec(iso) ?? [];
  return `[DT:${month}/${day}/${year} ${clock}.0000000]`;
}

function encode(value: string | null, kind: FieldKind): string | null {
  if (value === null) return kind === FieldKind.text ? '' : null;
  if (kind === FieldKind.whole) return `[I:${value}]`;
  if (kind === FieldKind.decimal) return `[F:${value}]`;
  if (kind === FieldKind.time) return `[DT:01/01/1760 ${value}.0000000]`;
  return kind === FieldKind.date ? invariant(value) : value;
}

/** The name of what a value points at; empty when it points at nothing that is there. */
function nameOf(field: CustomField, value: string | null, desk: Desk, names: Names): string {
  const id = Number(value ?? 0);
  switch (relationOf(field)) {
    case 'option':
      return field.options.find((option) => option.id === id)?.name ?? '';
    case 'user':
      return desk.agents.get(id)?.fullName ?? '';
    case 'category':
      return desk.categories.get(id)?.fullName ?? '';
    case 'priority':
      return desk.priorities.get(id)?.name ?? '';
    default:
      return names.get(`${relationOf(field)} ${id}`) ?? '';
  }
}

/** The two maps of all fields of a table with the values of one row. */
export function presentCustom(
  custom: Custom,
  fields: ReadonlyMap<string, CustomField>,
  desk: Desk,
  names: Names = new Map(),
): PresentedCustom {
  const ExtraFields: Record<string, string | null> = {};
  const CustomFields: Record<string, string | null> = {};
  for (const field of fields.values()) {
    const value = custom[field.name] ?? null;
    const encoded = encode(value, kindOf(field));
    ExtraFields[field.name] = encoded;
    CustomFields[field.name] = encoded;
    CustomFields[`${field.name}:org`] = encoded;
    if (relationOf(field) === undefined) continue;
    const text = nameOf(field, value, desk, names);
    ExtraFields[`${field.name}:DisplayText`] = text;
    CustomFields[`${field.name}:DisplayText`] = text;
  }
  return { ExtraFields, CustomFields };
}
