/** Names of rows that something points at: what stands beside an id for people to read. */
import type { Related } from '../domain/custom-fields.ts';
import type { Reach } from '../domain/rights.ts';
import type { Row, Statement } from './database.ts';
import { reached } from './reach.ts';

/** Names by kind and id; of tickets only those inside the reader's reach. */
export function namesOf({ person, company, ticket, sale, project, item }: Related, reach: Reach): Statement {
  const values: unknown[] = [person, company, ticket, sale, project, JSON.stringify(item)];
  return {
    text: `select 'person' as kind, person_id as id, ''::text as tooltip, concat_ws(' ', nullif(firstname, ''), nullif(middlename, ''), nullif(lastname, '')) as name from person where person_id = any($1::int[])
      union all select 'company', contact_id, '', name from contact where contact_id = any($2::int[])
      union all select 'ticket', t.id, '', t.title from ticket t where t.id = any($3::int[]) and ${reached(reach, 't', values)}
      union all select 'sale', sale_id, '', heading from sale where sale_id = any($4::int[])
      union all select 'project', project_id, '', name from project where project_id = any($5::int[])
      union all select 'item ' || i.list, i.id, i.tooltip, i.name from svar_list_item i join jsonb_to_recordset($6::jsonb) as w(list text, id int) on w.list = i.list and w.id = i.id`,
    values,
  };
}

/** The rows of it as a map: `person 50` → `Kari Nordmann`; the tooltip of a list's row lies beside its name, with `?` before. */
export const namesIn = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap((row): [string, string][] => {
      const key = `${row.kind as string} ${row.id as number}`;
      return [
        [key, row.name as string],
        [`?${key}`, row.tooltip as string],
      ];
    }),
  );
