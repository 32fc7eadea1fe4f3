/** Texts that the desk's owner has put in the place of others, by name and culture. The row without a name switches them all. */
import type { Row, Statement } from './database.ts';

export interface SubstitutionRow {
  id: number;
  name: string;
  culture: string;
  value: string;
  active: boolean;
}

const LIST = 'id, name, culture, value, active';

/** Rows of these names (none: all but the switch) in a culture ('': in all). */
export const substitutions = (names: readonly string[], culture: string): Statement => ({
  name: 'substitutions',
  text: `select ${LIST} from svar_resource_override where name <> '' and (cardinality($1::text[]) = 0 or lower(name) = any(select lower(n) from unnest($1::text[]) n))
    and ($2 = '' or lower(culture) = lower($2)) order by lower(name), lower(culture) limit 5000`,
  values: [names, culture],
});

export const theSwitch: Statement = {
  name: 'substitution-switch',
  text: `select ${LIST} from svar_resource_override where name = ''`,
  values: [],
};

/** Makes or changes one. @returns `id` */
export const putSubstitution = (name: string, culture: string, value: string, active: boolean): Statement => ({
  name: 'put-substitution',
  text: `insert into svar_resource_override (name, culture, value, active) values ($1, $2, $3, $4)
    on conflict (lower(name), lower(culture)) do update set value = $3, active = $4 returning id`,
  values: [name, culture, value, active],
});

/** Switches those of a name, in one culture or ('') in all. @returns `id` of each */
export const switchSubstitutions = (name: string, culture: string, active: boolean): Statement => ({
  name: 'switch-substitutions',
  text: `update svar_resource_override set active = $3 where lower(name) = lower($1) and ($2 = '' or lower(culture) = lower($2)) returning id`,
  values: [name, culture, active],
});

export const dropSubstitutions = (name: string, culture: string): Statement => ({
  name: 'drop-substitutions',
  text: `delete from svar_resource_override where name <> '' and lower(name) = lower($1) and ($2 = '' or lower(culture) = lower($2)) returning id`,
  values: [name, culture],
});

export const substitutionRows = (rows: readonly Row[]): SubstitutionRow[] => rows as unknown as SubstitutionRow[];
