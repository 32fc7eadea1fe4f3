/** What a change of a ticket refers to, looked up in one row together with the version of the desk. */
import type { Facts, Instant, PersonFacts } from '../domain/thread.ts';
import type { Row, Statement } from './database.ts';
import { type PersonRow, personList } from './persons.ts';
import { idsIn } from './tables.ts';

/** What a save has to look up, by id. */
export interface Lookup {
  personIds: readonly number[];
  saleIds: readonly number[];
  projectIds: readonly number[];
  /** The category whose rules may assign; its row is locked. 0 for none. */
  delegatingCategoryId: number;
  /** The same by a ticket whose own category may assign. */
  delegatingTicketId?: number;
  /** Who may be assigned to: the members of that category. */
  candidateIds?: readonly number[];
  /** Quarantine: tickets of the person since this moment. */
  quarantinedSince?: Instant;
  /** The ticket whose favourites are told. */
  favouriteTicketId?: number;
}

/** Nothing is referred to. */
export const NOTHING: Lookup = { personIds: [], saleIds: [], projectIds: [], delegatingCategoryId: 0 };

/** May a category's rules have to find an owner? */
export const delegates = (wanted: Lookup): boolean => wanted.delegatingCategoryId > 0 || wanted.delegatingTicketId !== undefined;

const CATEGORY = 'coalesce(nullif($4::int, 0), (select category from ticket where id = $5::int))';
const delegatingIds = (wanted: Lookup): number[] => [wanted.delegatingCategoryId, wanted.delegatingTicketId ?? 0];

/** Locks the category that may assign. A statement of its own, sent ahead of the look-up: that counts what stands behind the lock. */
export const lockCategory = (wanted: Lookup): Statement => ({
  name: 'lock-category',
  text: 'select id from ej_category where id = coalesce(nullif($1::int, 0), (select category from ticket where id = $2::int)) for update',
  values: delegatingIds(wanted),
});

const PERSONS = `(select json_agg(x) from (select ${personList}, k.ticketpriorityid as "companyPriorityId", k.supportassociateid as "companySupportAssociateId"
        from person p left join contact k on k.contact_id = p.contact_id where WHO) x) as persons`;
const REFERRED = `(select version from svar_desk) as "deskVersion",
      (select json_object_agg(sale_id, heading) from sale where sale_id = any(${idsIn(2)})) as sales,
      (select json_object_agg(project_id, name) from project where project_id = any(${idsIn(3)})) as projects`;
const PERSON = 'coalesce((select cust_id from ticket where id = $5::int), ($1::int[])[1])';

/** Active tickets come from sums of changes (svar_load), which are folded before they are many: O(members), never O(tickets). */
const DELEGATION = `(select delegate_counter from ej_category where id = ${CATEGORY}) as delegations,
      (select json_build_object('active', json_object_agg(user_id, active), 'changes', sum(changes))
        from (select user_id, sum(active) as active, count(*) as changes from svar_load where user_id = any($6::int[]) group by user_id) a) as loads,
      (select json_object_agg(id, (extract(epoch from svar_active_at) * 1000)::bigint) from ejuser where id = any($6::int[]) and svar_active_at is not null) as "activeAt",
      (select json_agg(owned_by) from (select owned_by from ticket where $7::timestamptz is not null and cust_id = ${PERSON} and category = ${CATEGORY}
        and created_at >= $7::timestamptz and id <> $5::int and owned_by <> 1 order by created_at desc, id desc limit 50) r) as recent`;

/** Everything saves refer to, in one row: what is missing from it does not exist. Carries the version of the desk. */
export function lookUp(wanted: Lookup): Statement {
  const delegating = delegates(wanted);
  const { personIds, saleIds, projectIds, candidateIds = [], quarantinedSince, favouriteTicketId } = wanted;
  const values: unknown[] = [personIds, saleIds, projectIds];
  if (delegating)
    values.push(...delegatingIds(wanted), candidateIds, quarantinedSince === undefined ? null : new Date(quarantinedSince).toISOString());
  if (favouriteTicketId !== undefined) values.push(favouriteTicketId);
  const named = `p.person_id = any(${idsIn(1)})`;
  const who = delegating ? `${named} or p.person_id = ${PERSON}` : named;
  const favourites = `(select json_agg(user_id order by user_id) from hotlist where ticket_id = $${values.length}::int) as hotlist`;
  const parts = [
    PERSONS.replace('WHO', who),
    REFERRED,
    ...(delegating ? [DELEGATION] : []),
    ...(favouriteTicketId === undefined ? [] : [favourites]),
  ];
  return {
    name: `look-up${delegating ? '-delegating' : ''}${favouriteTicketId === undefined ? '' : '-telling'}`,
    text: `select ${parts.join(',\n      ')}`,
    values,
  };
}

/** What was looked up: the facts for the rules, and the names that an answer shows. */
export interface Found {
  deskVersion: number;
  facts: Facts;
  persons: ReadonlyMap<number, PersonRow>;
  saleHeadings: ReadonlyMap<number, string>;
  projectNames: ReadonlyMap<number, string>;
  /** Of how many changes the sums of active tickets were made. */
  loadChanges: number;
}

const byNumber = <T>(map: unknown): Map<number, T> =>
  new Map(Object.entries((map ?? {}) as Record<string, T>).map(([id, value]) => [Number(id), value]));

type PersonFound = PersonRow & { companyPriorityId: number | null; companySupportAssociateId: number | null };

const factsOf = (person: PersonFound): PersonFacts => ({
  id: person.id,
  companyId: person.companyId,
  name: [person.firstName, person.middleName, person.lastName].filter(Boolean).join(' '),
  priorityId: person.priorityId,
  companyPriorityId: person.companyPriorityId,
  supportAssociateId: person.supportAssociateId,
  companySupportAssociateId: person.companySupportAssociateId,
  retired: person.retired,
});

/** The facts out of a `lookUp` row. */
export function foundIn(row: Row): Found {
  const persons = (row.persons ?? []) as PersonFound[];
  const saleHeadings = byNumber<string>(row.sales);
  const projectNames = byNumber<string>(row.projects);
  const loads = (row.loads ?? {}) as { active?: Record<string, number> | null; changes?: number | null };
  return {
    deskVersion: row.deskVersion as number,
    persons: new Map(persons.map((person) => [person.id, person])),
    saleHeadings,
    projectNames,
    loadChanges: loads.changes ?? 0,
    facts: {
      persons: new Map(persons.map((person) => [person.id, factsOf(person)])),
      saleIds: new Set(saleHeadings.keys()),
      projectIds: new Set(projectNames.keys()),
      delegations: (row.delegations as number | undefined) ?? 0,
      activeByOwner: byNumber<number>(loads.active),
      activeAt: byNumber<number>(row.activeAt),
      recentOwners: (row.recent as number[] | null | undefined) ?? [],
      hotlist: (row.hotlist as number[] | null | undefined) ?? [],
    },
  };
}

/** When users did something last; never back. @param uses user id and milliseconds, by rising ids */
export const noteActivity = (uses: readonly (readonly [number, number])[]): Statement => ({
  name: 'note-activity',
  text: `update ejuser u set svar_active_at = a.at from unnest($1::int[], $2::timestamptz[]) as a (id, at)
    where u.id = a.id and (u.svar_active_at is null or u.svar_active_at < a.at)`,
  values: [uses.map(([id]) => id), uses.map(([, at]) => new Date(at).toISOString())],
});
