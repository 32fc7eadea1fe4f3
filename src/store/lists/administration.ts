/** What hangs on the rows of ticket lists, and what has to be asked before one of them goes. */
import type { TicketBaseStatus } from '../../vocabulary.ts';
import type { Statement } from '../database.ts';
import { SETTING } from '../desk-settings.ts';

/** Whoever changes the lists holds this row to the end: the desk in memory is then what is true. */
export const LOCK_DESK: Statement = { text: 'select version as "deskVersion" from svar_desk for update', values: [] };

/** Does a ticket have this value? The columns come from this table only. */
const TICKET_COLUMNS = { category: 'category', status: 'ticket_status', type: 'ticket_type' } as const;
export type TicketList = keyof typeof TICKET_COLUMNS;

export const ticketIn = (list: TicketList, id: number): Statement => ({
  text: `select id from ticket where ${TICKET_COLUMNS[list]} = $1 limit 1`,
  values: [id],
});
/** Ids of the next tickets that have a value, behind an id. */
export const ticketsIn = (list: TicketList, id: number, behind: number, atMost: number): Statement => ({
  text: `select id from ticket where ${TICKET_COLUMNS[list]} = $1 and id > $2 order by id limit $3`,
  values: [id, behind, atMost],
});

/** Keeps a setting under its name. */
export const setSetting = (name: string, value: string): Statement => ({
  text: `insert into registry (reg_id, name, value) select coalesce(max(reg_id), 10000) + 1, $1, $2 from registry
    on conflict (lower(name)) do update set value = excluded.value`,
  values: [name, value],
});

/** Makes a status the one that stands for its base. */
export const setDefaultStatus = (base: TicketBaseStatus, id: number): Statement =>
  setSetting(Object.entries(SETTING.statusOf).find(([, code]) => code === base)![0], String(id));
export const setQueueStatuses = (ids: readonly number[]): Statement => setSetting(SETTING.queueStatuses, ids.join(','));

/** The statuses and priorities that a type allows, all of them anew. */
export const allowOnly = (typeId: number, statusIds: readonly number[], priorityIds: readonly number[]): Statement[] => [
  { text: 'delete from ticket_type_status where ticket_type_id = $1 and ticket_status_id <> all($2::int[])', values: [typeId, statusIds] },
  {
    text: 'insert into ticket_type_status (ticket_type_id, ticket_status_id) select $1, unnest($2::int[]) on conflict do nothing',
    values: [typeId, statusIds],
  },
  {
    text: 'delete from ticket_type_priority where ticket_type_id = $1 and ticket_priority_id <> all($2::int[])',
    values: [typeId, priorityIds],
  },
  {
    text: 'insert into ticket_type_priority (ticket_type_id, ticket_priority_id) select $1, unnest($2::int[]) on conflict do nothing',
    values: [typeId, priorityIds],
  },
];

/** Takes the numbers of a priority's levels out of the way, so that they can be dealt anew in any order. */
export const freeLevels = (priorityId: number, keptIds: readonly number[]): Statement[] => [
  { text: 'delete from ticket_alert where priority = $1 and id <> all($2::int[])', values: [priorityId, keptIds] },
  { text: 'update ticket_alert set alert_level = -1 - alert_level where priority = $1 and alert_level >= 0', values: [priorityId] },
];

/** The pairs of types a relation is for, all of them anew. */
export const relateTypes = (definitionId: number, sources: readonly number[], destinations: readonly number[]): Statement[] => [
  { text: 'delete from ticket_rel_def_ticket_type where ticket_relation_def_id = $1', values: [definitionId] },
  {
    text: `insert into ticket_rel_def_ticket_type (ticket_relation_def_id, source_ticket_type_id, destination_ticket_type_id)
      select $1, s, d from unnest($2::int[]) s, unnest($3::int[]) d`,
    values: [definitionId, sources, destinations],
  },
];

/** Every pair of types of every relation, for the look at what stands in the way. */
export const RELATED_TYPES: Statement = {
  text: `select d.ticket_relation_def_id as id, d.name, d.relation_type as type, t.source_ticket_type_id as "sourceId", t.destination_ticket_type_id as "destinationId"
    from ticket_relation_def d join ticket_rel_def_ticket_type t using (ticket_relation_def_id) order by d.rank, d.ticket_relation_def_id`,
  values: [],
};

export const setMembership = (categoryId: number, userId: number, weight: number): Statement => ({
  text: `insert into category_membership (category_id, user_id, weight) values ($1, $2, $3)
    on conflict (category_id, user_id, is_defined_by_usergroup) do update set weight = excluded.weight`,
  values: [categoryId, userId, weight],
});
export const endMembership = (categoryId: number, userId: number): Statement => ({
  text: 'delete from category_membership where category_id = $1 and user_id = $2 and not is_defined_by_usergroup',
  values: [categoryId, userId],
});
/** Users who are members by themselves, not by a group. */
export const ownMembers = (categoryId: number): Statement => ({
  text: 'select user_id as "userId", weight from category_membership where category_id = $1 and not is_defined_by_usergroup',
  values: [categoryId],
});

/** The categories of a user group, all of them anew. */
export const setCategoriesOfGroup = (groupId: number, categoryIds: readonly number[]): Statement[] => [
  { text: 'delete from ejcategorygrouplink where group_id = $1 and ej_category_id <> all($2::int[])', values: [groupId, categoryIds] },
  {
    text: 'insert into ejcategorygrouplink (group_id, ej_category_id) select $1, unnest($2::int[]) on conflict do nothing',
    values: [groupId, categoryIds],
  },
];

/** Everything but tickets that names a status names another one from now on. */
export const replaceStatus = (from: number, to: number): Statement[] =>
  [
    'update ticket_type set default_status = $2 where default_status = $1',
    'insert into ticket_type_status (ticket_type_id, ticket_status_id) select ticket_type_id, $2::int from ticket_type_status where ticket_status_id = $1 on conflict do nothing',
    'update ej_category set closing_status = $2 where closing_status = $1',
    'update ej_category set msg_closing_status = $2 where msg_closing_status = $1',
    'update ejuser set default_status_new_ticket = $2 where default_status_new_ticket = $1',
    'update ejuser set default_status_add_message = $2 where default_status_add_message = $1',
  ].map((text): Statement => ({ text, values: [from, to] }));

export const withoutStatus = (id: number): Statement => ({
  text: 'delete from ticket_type_status where ticket_status_id = $1',
  values: [id],
});
/** Relations between tickets of one type are for those of another from now on. */
export const replaceType = (from: number, to: number): Statement[] => [
  {
    text: `insert into ticket_rel_def_ticket_type (ticket_relation_def_id, source_ticket_type_id, destination_ticket_type_id)
      select ticket_relation_def_id, case source_ticket_type_id when $1 then $2 else source_ticket_type_id end,
        case destination_ticket_type_id when $1 then $2 else destination_ticket_type_id end
      from ticket_rel_def_ticket_type where $1::int in (source_ticket_type_id, destination_ticket_type_id) on conflict do nothing`,
    values: [from, to],
  },
  {
    text: 'delete from ticket_rel_def_ticket_type where $1 in (source_ticket_type_id, destination_ticket_type_id)',
    values: [from],
  },
];
