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
export type Relation =
  | 'option'
  | 'item'
  | 'person'
  | 'company'
  | 'ticket'
  | 'user'
  | 'associate'
  | 'group'
  | 'category'
  | 'priority'
  | 'status'
  | 'type'
  | 'language'
  | 'sale'
  | 'project'
  | 'elsewhere';

/** By the documented number of `extra_fields.type`. Rows of other tables and appointments are not kept here: they have no name. */
const RELATIONS: Readonly<Record<number, Relation>> = {
  12: 'option',
  16: 'person',
  17: 'company',
  18: 'ticket',
  19: 'user',
  20: 'elsewhere',
  24: 'category',
  25: 'priority',
  27: 'sale',
  28: 'project',
  29: 'elsewhere',
};

/** Lists that are no list of their own: their rows are these. All others are rows of a list, by its name. */
export const LISTS: Readonly<Record<string, Relation>> = {
  associate: 'associate',
  ejuser: 'user',
  usergroup: 'group',
  ejcategory: 'category',
  ticketpriority: 'priority',
  ticketticketstatus: 'status',
  tickettype: 'type',
  customerlanguage: 'language',
  person: 'person',
  contact: 'company',
  ticket: 'ticket',
  sale: 'sale',
  project: 'project',
};

export const relationOf = (field: CustomField): Relation | undefined =>
  field.list === undefined ? RELATIONS[field.type] : (LISTS[field.list] ?? 'item');

/** Rows whose names the desk does not keep in memory; of lists, each row by list and id. */
export interface Related extends Readonly<Record<'person' | 'company' | 'ticket' | 'sale' | 'project', readonly number[]>> {
  readonly item: readonly { list: string; id: number }[];
}

/** The rows that values of custom fields point at, by what they are; null when none does. */
export function relatedTo(customs: readonly Custom[], fields: ReadonlyMap<string, CustomField>): Related | null {
  const rows: Record<Exclude<keyof Related, 'item'>, number[]> = { person: [], company: [], ticket: [], sale: [], project: [] };
  const item: { list: string; id: number }[] = [];
  for (const field of fields.values()) {
    const relation = relationOf(field);
    const kept = relation !== undefined && relation in rows ? rows[relation as keyof typeof rows] : null;
    if (!kept && relation !== 'item') continue;
    for (const custom of customs) {
      const id = Number(custom[field.name] ?? 0);
      if (!Number.isInteger(id) || id <= 0 || id > 2147483647) continue;
      if (kept) kept.push(id);
      else item.push({ list: field.list!, id });
    }
  }
  return item.length + Object.values(rows).flat().length > 0 ? { ...rows, item } : null;
}

const TEXT_AT_MOST = 64_000;

/** The first field whose text in a save is longer than its definition allows; undefined when all fit. */
export const tooLong = (layers: readonly Custom[], fields: ReadonlyMap<string, CustomField>): CustomField | undefined =>
  [...fields.values()].find((field) => layers.some((layer) => (layer[field.name]?.length ?? 0) > (field.maxLength ?? TEXT_AT_MOST)));
