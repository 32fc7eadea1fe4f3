/** One line, or a few, about a row: what a tooltip says. */
import type { Reach } from '../domain/rights.ts';
import type { Statement } from './database.ts';
import { reached } from './reach.ts';

/** A row's lines by the name of its key; those that the desk in memory knows are not here. */
const LINES: Readonly<Record<string, string>> = {
  contact_id: `select array[concat_ws(', ', nullif(name, ''), nullif(department, '')),
      (select email_address from email e where e.contact_id = c.contact_id order by rank, email_id limit 1)] as lines from contact c where contact_id = $1 and not deleted`,
  person_id: `select array[concat_ws(' ', nullif(firstname, ''), nullif(middlename, ''), nullif(lastname, '')), nullif(p.title, ''),
      (select concat_ws(', ', nullif(k.name, ''), nullif(k.department, '')) from contact k where k.contact_id = p.contact_id),
      (select email_address from email e where e.person_id = p.person_id order by rank, email_id limit 1)] as lines from person p where person_id = $1 and not deleted`,
  project_id: 'select array[name] as lines from project where project_id = $1',
  sale_id: 'select array[heading] as lines from sale where sale_id = $1',
  usergroup_id: 'select array[name, tooltip] as lines from usergroup where usergroup_id = $1',
};

/** The lines about a row of the database, as `lines`; null for a key that has none. */
export function tooltipLines(key: string, id: number): Statement | null {
  const text = Object.hasOwn(LINES, key) ? LINES[key] : undefined;
  return text === undefined ? null : { name: `tooltip-${key}`, text, values: [id] };
}

/** The lines about a ticket that a reader may list. */
export function ticketLines(id: number, reach: Reach): Statement {
  const values: unknown[] = [id];
  return {
    text: `select array['#' || t.id || ' ' || t.title, s.name, c.fullname] as lines, t.owned_by as "ownerId" from ticket t
      left join ticket_status s on s.id = t.ticket_status left join ej_category c on c.id = t.category where t.id = $1 and ${reached(reach, 't', values)}`,
    values,
  };
}
