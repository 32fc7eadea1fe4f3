/** Values of custom fields as they go out: encoded by the type of their field, every defined field present. */
import type { CustomField } from '../../domain/desk.ts';
import type { Custom } from '../../domain/thread.ts';
import { FieldKind, kindOf } from '../field-kinds.ts';

function invariant(iso: string): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})-(\d{2})T(.*)$/.exec(iso) ?? [];
  return `[DT:${month}/${day}/${year} ${clock}.0000000]`;
}

function encode(value: string | null, kind: FieldKind): string | null {
  if (value === null) return kind === FieldKind.text ? '' : null;
  if (kind === FieldKind.whole) return `[I:${value}]`;
  if (kind === FieldKind.decimal) return `[F:${value}]`;
  return kind === FieldKind.date ? invariant(value) : value;
}

/** The map of all fields of a table with the values of one row. */
export function presentCustom(custom: Custom, fields: ReadonlyMap<string, CustomField>): Record<string, string | null> {
  const map: Record<string, string | null> = {};
  for (const field of fields.values()) map[field.name] = encode(custom[field.name] ?? null, kindOf(field));
  return map;
}
