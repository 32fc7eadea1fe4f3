/** Preferences: what can be preferred, and the values at their levels. */
import type { Row, Statement } from './database.ts';
import type { Shape } from './rows.ts';

export const descriptions: Shape = {
  table: 'prefdesc',
  key: 'prefdesc_id',
  columns: {
    section: ['prefsection', 'text'],
    key: ['prefkey', 'text'],
    name: ['name', 'text'],
    valueType: ['valuetype', 'int'],
    maxLevel: ['maxlevel', 'int'],
    sysMaxLevel: ['sysmaxlevel', 'int'],
    minLevel: ['minlevel', 'int'],
    accessFlags: ['accessflags', 'int'],
    description: ['description', 'text'],
    isBuiltin: ['isbuiltin', 'bool'],
    tableName: ['tablename', 'text'],
    maxValue: ['maxvalue', 'int'],
    minValue: ['minvalue', 'int'],
    rank: ['rank', 'int'],
    subGroup: ['subgroup', 'text'],
    requiredLicense: ['requiredlicense', 'text'],
  },
};

export interface DescriptionRow {
  id: number;
  section: string;
  key: string;
  name: string;
  valueType: number;
  maxLevel: number;
  sysMaxLevel: number;
  minLevel: number;
  accessFlags: number;
  description: string;
  isBuiltin: boolean;
  tableName: string;
  maxValue: number;
  minValue: number;
  rank: number;
  subGroup: string;
  requiredLicense: string;
}

export const preferences: Shape = {
  table: 'userpreference',
  key: 'userpreference_id',
  columns: {
    level: ['deflevel', 'int'],
    ownerId: ['owner_id', 'int'],
    section: ['prefsection', 'text'],
    key: ['prefkey', 'text'],
    value: ['prefvalue', 'text'],
  },
};

export interface PreferenceRow {
  id: number;
  level: number;
  ownerId: number;
  section: string;
  key: string;
  value: string;
}

/** The columns of a Service user that are preferences. */
export const requestPreferences: Shape = {
  table: 'ejuser',
  key: 'id',
  columns: {
    owner: ['default_user', 'int'],
    categoryId: ['default_category', 'int'],
    newStatusId: ['default_status_new_ticket', 'int'],
    messageStatusId: ['default_status_add_message', 'int'],
    flags: ['flags', 'int'],
  },
};

export interface RequestPreferences {
  owner: number;
  categoryId: number | null;
  newStatusId: number | null;
  messageStatusId: number | null;
  flags: number;
}

export interface Spec {
  section: string;
  key: string;
}

const pairs = `(select lower(s) as s, lower(k) as k from unnest($1::text[], $2::text[]) as given (s, k)) g`;
const spec = (specs: readonly Spec[]): [string[], string[]] => [specs.map(({ section }) => section), specs.map(({ key }) => key)];

/** The descriptions of these, in any order. */
export const descriptionsOf = (specs: readonly Spec[]): Statement => ({
  name: 'preference-descriptions-of',
  text: `select d.prefdesc_id as id, d.prefsection as section, d.prefkey as key, d.name, d.valuetype as "valueType", d.maxlevel as "maxLevel", d.sysmaxlevel as "sysMaxLevel",
      d.minlevel as "minLevel", d.accessflags as "accessFlags", d.description, d.isbuiltin as "isBuiltin", d.tablename as "tableName", d.maxvalue as "maxValue", d.minvalue as "minValue",
      d.rank, d.subgroup as "subGroup", d.requiredlicense as "requiredLicense"
    from prefdesc d join ${pairs} on lower(d.prefsection) = g.s and lower(d.prefkey) = g.k`,
  values: spec(specs),
});

/** The values of these that apply to a user: his own, his group's, the desk's. */
export const valuesFor = (specs: readonly Spec[], associateId: number, groupId: number): Statement => ({
  name: 'preference-values-for',
  text: `select p.userpreference_id as id, p.deflevel as level, p.owner_id as "ownerId", p.prefsection as section, p.prefkey as key, p.prefvalue as value
    from userpreference p join ${pairs} on lower(p.prefsection) = g.s and lower(p.prefkey) = g.k
    where p.owner_id = case when p.deflevel >= 5 then $3::int when p.deflevel = 4 then $4::int else 0 end order by p.deflevel desc`,
  values: [...spec(specs), associateId, groupId],
});

/** Sets a value at a level. @returns `id` */
export const putPreference = (row: Omit<PreferenceRow, 'id'>): Statement => ({
  name: 'put-preference',
  text: `insert into userpreference (deflevel, owner_id, prefsection, prefkey, prefvalue) values ($1, $2, $3, $4, $5)
    on conflict (lower(prefsection), lower(prefkey), deflevel, owner_id) do update set prefvalue = $5 returning userpreference_id as id`,
  values: [row.level, row.ownerId, row.section, row.key, row.value],
});

/** The values of one preference nearer to the users than a level go; with level 0 all of them. */
export const dropNearer = ({ section, key }: Spec, level: number): Statement => ({
  name: 'drop-nearer-preferences',
  text: 'delete from userpreference where lower(prefsection) = lower($1) and lower(prefkey) = lower($2) and deflevel > $3',
  values: [section, key, level],
});

export const descriptionRows = (rows: readonly Row[]): DescriptionRow[] => rows as unknown as DescriptionRow[];
export const preferenceRows = (rows: readonly Row[]): PreferenceRow[] => rows as unknown as PreferenceRow[];
export const requestRows = (rows: readonly Row[]): RequestPreferences[] => rows as unknown as RequestPreferences[];
