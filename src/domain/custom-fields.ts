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
