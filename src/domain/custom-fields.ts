/** Fields that the desk's owner added: how a save merges them into what stands. */
import type { CustomField } from './desk.ts';
import type { Custom } from './thread.ts';

/** No value and an empty text are shown alike, so one said for the other is no change. */
const same = (a: string | null | undefined, b: string | null | undefined): boolean => (a || null) === (b || null);

/**
 * What stands, with every said key that differs from it. A missing key is left alone; unknown keys are passed over.
 * @param layers later ones win where both differ from what stands (the wire has an older and a newer map)
 * @param when on create a field that nobody mentions gets its default value
 */
export function mergeCustom(
  standing: Custom,
  layers: readonly Custom[],
  fields: ReadonlyMap<string, CustomField>,
  when: 'create' | 'update',
): Custom {
  const start: Record<string, string | null> = { ...standing };
  if (when === 'create') for (const field of fields.values()) if (field.defaultValue !== '') start[field.name] = field.defaultValue;
  const merged = { ...start };
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer)) {
      if (fields.has(name) && !same(value, start[name])) merged[name] = value;
    }
  }
  return merged;
}

/** What a field points at, when it points at something with a name. */
export type Relation = 'option' | 'person' | 'company' | 'ticket' | 'user' | 'category' | 'priority' | 'sale' | 'project';

/** By the documented number of `extra_fields.type`. */
const RELATIONS: Readonly<Record<number, Relation>> = {
  12: 'option',
  16: 'person',
  17: 'company',
  18: 'ticket',
  19: 'user',
  24: 'category',
  25: 'priority',
  27: 'sale',
  28: 'project',
};

export const relationOf = (field: CustomField): Relation | undefined => RELATIONS[field.type];

/** Rows whose names the desk does not keep in memory. */
export type Related = Readonly<Record<'person' | 'company' | 'ticket' | 'sale' | 'project', readonly number[]>>;

/** The rows that values of custom fields point at, by what they are; null when none does. */
export function relatedTo(customs: readonly Custom[], fields: ReadonlyMap<string, CustomField>): Related | null {
  const related: Record<keyof Related, number[]> = { person: [], company: [], ticket: [], sale: [], project: [] };
  let any = false;
  for (const field of fields.values()) {
    const relation = relationOf(field);
    if (relation === undefined || !(relation in related)) continue;
    for (const custom of customs) {
      const id = Number(custom[field.name] ?? 0);
      if (!Number.isInteger(id) || id <= 0 || id > 2147483647) continue;
      related[relation as keyof Related].push(id);
      any = true;
    }
  }
  return any ? related : null;
}
