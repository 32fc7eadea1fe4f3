/** What people choose from when the desk in memory does not hold it: items of lists, rows of entities, what was used lately. */
import type { Reach } from '../../domain/rights.ts';
import type { Statement } from '../database.ts';
import { reached } from '../reach.ts';

/** Definitions of lists. */
export const LIST_DEFINITIONS: Statement = {
  text: 'select list_id as id, name, title, tooltip, rank, deleted, has_items as "hasItems", is_custom as "isCustom" from svar_list order by rank, list_id',
  values: [],
};

/** Items of a list of ours. */
export const itemsOf = (list: string): Statement => ({
  text: 'select id, name, tooltip, rank, deleted from svar_list_item where list = $1 order by rank, name, id',
  values: [list],
});

/** Letters and digits of a search as a pattern: what LIKE would read otherwise is taken as it stands. */
const patternOf = (query: string): string => `%${query.replace(/[\\%_]/g, '\\$&')}%`;

/** Which rows of an entity: by their ids, or those whose texts contain a search, at most so many. */
export interface Wanted {
  query: string;
  ids: readonly number[] | null;
  atMost: number;
  /** Persons of this company only. */
  companyId?: number | null;
  personId?: number | null;
}

const ENTITIES = {
  person: {
    text: `select p.person_id as id, p.firstname as "firstName", p.middlename as "middleName", p.lastname as "lastName", k.contact_id as "companyId", k.name as company, k.department,
        p.retired, a.associate_id as "associateId",
        exists (select from email e where e.person_id = p.person_id) as "hasEmail"
      from person p left join contact k on k.contact_id = p.contact_id left join associate a on a.person_id = p.person_id and not a.deleted`,
    id: 'p.person_id',
    searched: `concat_ws(' ', nullif(p.firstname, ''), nullif(p.middlename, ''), nullif(p.lastname, ''), k.name)`,
    order: 'lower(p.firstname), lower(p.lastname), p.person_id',
  },
  contact: {
    text: 'select k.contact_id as id, k.name, k.department, k.orgnr as "orgNr", k.deleted from contact k',
    id: 'k.contact_id',
    searched: `concat_ws(' ', k.name, nullif(k.department, ''))`,
    order: 'lower(k.name), lower(k.department), k.contact_id',
  },
  sale: {
    text: 'select s.sale_id as id, s.heading, s.status, k.name as company, k.department from sale s left join contact k on k.contact_id = s.contact_id',
    id: 's.sale_id',
    searched: `concat_ws(' ', s.heading, k.name)`,
    order: 'lower(s.heading), s.sale_id',
  },
  project: {
    text: 'select j.project_id as id, j.name from project j',
    id: 'j.project_id',
    searched: 'j.name',
    order: 'lower(j.name), j.project_id',
  },
} as const;
export type Entity = keyof typeof ENTITIES;

/** Rows of an entity to pick from. */
export function pick(entity: Entity, { query, ids, atMost, companyId = null, personId = null }: Wanted): Statement {
  const { text, id, searched, order } = ENTITIES[entity];
  const values: unknown[] = [atMost];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const where = [
    ...(ids ? [`${id} = any(${place(ids)}::int[])`] : []),
    ...query
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 8)
      .map((word) => `${searched} ilike ${place(patternOf(word))}`),
    ...(companyId === null || entity !== 'person' ? [] : [`p.contact_id = ${place(companyId)}`]),
    ...(personId === null || entity !== 'person' ? [] : [`p.person_id = ${place(personId)}`]),
    ...(entity === 'contact' && !ids ? ['not k.deleted'] : []),
    ...(entity === 'person' && !ids ? ['not p.retired', 'not p.deleted'] : []),
  ];
  return { text: `${text} where ${['true', ...where].join(' and ')} order by ${order} limit $1`, values };
}

/** Tickets to pick from, inside a reach: by id, by a number in the search, or by their titles, the latest first. */
export function pickTickets({ query, ids, atMost }: Wanted, within: Reach): Statement {
  const values: unknown[] = [atMost];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const number = /^#?(\d{1,9})$/.exec(query.trim())?.[1];
  const where = [
    reached(within, 't', values),
    ...(ids ? [`t.id = any(${place(ids)}::int[])`] : ['t.status not in (4, 5, 6)']),
    ...(query === '' ? [] : [`(t.title ilike ${place(patternOf(query))}${number ? ` or t.id = ${place(Number(number))}` : ''})`]),
  ];
  return {
    text: `select t.id, t.title, t.status, t.ticket_status as "statusId", t.category as "categoryId" from ticket t
      where ${where.join(' and ')} order by t.last_changed desc, t.id desc limit $1`,
    values,
  };
}

/** Reply templates that a user sees: his own, and those shared with everybody. */
export const replyTemplates = (userId: number): Statement => ({
  text: `select id, name, description from reply_template where access_level in (1, 2) or owned_by = $1 order by lower(name), id`,
  values: [userId],
});

/** Which column of a ticket tells what a user has chosen lately. */
const USED = {
  category: 'category',
  priority: 'priority',
  status: 'ticket_status',
  type: 'ticket_type',
  owner: 'owned_by',
  person: 'cust_id',
  company: 'contact_id',
  sale: 'sale_id',
  project: 'project_id',
  ticket: 'id',
} as const;
export type Used = keyof typeof USED;

/** What the latest tickets that a user has made or owns hold, the latest first; each once. */
export const usedLately = (what: Used, userId: number): Statement => ({
  text: `select value as id from (
      select ${USED[what]} as value, max(last_changed) as at from (
        select * from ticket where created_by = $1 or owned_by = $1 order by last_changed desc limit 200
      ) own where ${USED[what]} is not null group by 1
    ) used order by at desc, value limit 10`,
  values: [userId],
});

/** What a user has ticked in a list. */
export const selection = (associateId: number, list: string, context: string): Statement => ({
  text: 'select item_id as id, changed_at as "changedAt" from svar_list_selection where associate_id = $1 and list = $2 and context = $3',
  values: [associateId, list, context],
});

/** Ticks items of a list and takes ticks off; what is ticked already keeps its time. */
export const select = (
  associateId: number,
  list: string,
  context: string,
  { ticked, unticked, at }: { ticked: readonly number[]; unticked: readonly number[]; at: number },
): Statement[] => [
  {
    text: 'delete from svar_list_selection where associate_id = $1 and list = $2 and context = $3 and item_id = any($4::int[])',
    values: [associateId, list, context, unticked],
  },
  {
    text: `insert into svar_list_selection (associate_id, list, context, item_id, changed_at)
      select $1, $2, $3, item, $5::timestamptz from unnest($4::int[]) item on conflict do nothing`,
    values: [associateId, list, context, [...new Set(ticked)], new Date(at).toISOString()],
  },
];

/** Headings of a list that are still in use, and all of them for an administrator. */
export const headingsOf = (listId: number): Statement => ({
  text: 'select heading_id as id, list_id as "listId", name, tooltip, rank, deleted from svar_list_heading where list_id = $1 order by rank, heading_id',
  values: [listId],
});
export const clearHeadings = (listId: number): Statement => ({
  text: 'delete from svar_list_heading where list_id = $1 returning heading_id as id',
  values: [listId],
});
