/** Names of rows that something points at: what stands beside an id for people to read. */
import type { Related } from '../domain/custom-fields.ts';
import type { Reach } from '../domain/rights.ts';
import type { Row, Statement } from './database.ts';
import { reached } from './reach.ts';

/** Names by kind and id; of tickets only those inside the reader's reach. */
export function namesOf({ person, company, ticket, sale, project }: Related, reach: Reach): Statement {
  const values: unknown[] = [person, company, ticket, sale, project];
  return {
    text: `select 'person' as kind, person_id as id, concat_ws(' ', nullif(firstname, ''), nullif(middlename, ''), nullif(lastname, '')) as name from person where person_id = any($1::int[])
      union all select 'company', contact_id, name from contact where contact_id = any($2::int[])
      union all select 'ticket', t.id, t.title from ticket t where t.id = any($3::int[]) and ${reached(reach, 't', values)}
      union all select 'sale', sale_id, heading from sale where sale_id = any($4::int[])
      union all select 'project', project_id, name from project where project_id = any($5::int[])`,
    values,
  };
}

/** The rows of it as a map: `person 50` → `Kari Nordmann`. */
export const namesIn = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [`${row.kind as string} ${row.id as number}`, row.name as string]));
