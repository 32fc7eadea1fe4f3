/** How the documented types of custom fields look on the wire. Types not named here are read and shown as text. */
import type { CustomField } from '../domain/desk.ts';

export const FieldKind = { text: 'text', whole: 'whole', decimal: 'decimal', date: 'date', time: 'time' } as const;
export type FieldKind = (typeof FieldKind)[keyof typeof FieldKind];

/** wire: numbers of `extra_fields.type`: integers, switches, spans and references to rows are `[I:n]`. */
const kinds: Readonly<Record<number, FieldKind>> = {
  1: FieldKind.whole,
  3: FieldKind.date,
  4: FieldKind.date,
  5: FieldKind.time,
  6: FieldKind.whole,
  7: FieldKind.whole,
  12: FieldKind.whole,
  15: FieldKind.decimal,
  16: FieldKind.whole,
  17: FieldKind.whole,
  18: FieldKind.whole,
  19: FieldKind.whole,
  20: FieldKind.whole,
  24: FieldKind.whole,
  25: FieldKind.whole,
  27: FieldKind.whole,
  28: FieldKind.whole,
  29: FieldKind.whole,
  32: FieldKind.whole,
};

export const kindOf = (field: CustomField): FieldKind => kinds[field.type] ?? FieldKind.text;

/** Is it a switch, on or off? */
export const isSwitch = (field: CustomField): boolean => field.type === 6;
