/** Users of the desk: associate and Service user, their role, groups and person. */
import type { Row, Statement } from './database.ts';
import { type PersonRow, personList } from './persons.ts';
import type { Shape } from './rows.ts';

export const associates: Shape = {
  table: 'associate',
  key: 'associate_id',
  columns: {
    login: ['name', 'text'],
    rank: ['rank', 'int'],
    tooltip: ['tooltip', 'text'],
    type: ['type', 'int'],
    groupId: ['group_idx', 'int'],
    personId: ['person_id', 'int'],
    userId: ['ejuserid', 'int'],
    userName: ['username', 'text'],
    deleted: ['deleted', 'bool'],
  },
};

export const serviceUsers: Shape = {
  table: 'ejuser',
  key: 'id',
  columns: {
    login: ['loginname', 'text'],
    nick: ['username', 'text'],
    firstName: ['firstname', 'text'],
    lastName: ['lastname', 'text'],
    email: ['email', 'text'],
    status: ['status', 'int'],
    signature: ['signature', 'text'],
    notPresent: ['not_present', 'text'],
    defaultCategoryId: ['default_category', 'int'],
  },
};

/** What a user's own person needs; persons as customers have a fuller shape. */
export const userPersons: Shape = {
  table: 'person',
  key: 'person_id',
  columns: {
    companyId: ['contact_id', 'int'],
    firstName: ['firstname', 'text'],
    lastName: ['lastname', 'text'],
  },
};

export const userGroups: Shape = {
  table: 'usergroup',
  key: 'usergroup_id',
  columns: {
    name: ['name', 'text'],
    rank: ['rank', 'int'],
    tooltip: ['tooltip', 'text'],
    deleted: ['deleted', 'bool'],
  },
};

interface Named {
  id: number;
  name: string;
  tooltip: string;
}
export interface GroupRow extends Named {
  rank: number;
  deleted: boolean;
}

/** A user as administrators see one. */
export interface UserRow {
  associateId: number;
  lastLogin: number | null;
  lastLogout: number | null;
  signature: string | null;
  status: number | null;
  notPresent: string | null;
  hasPassword: boolean;
  role: Named | null;
  group: GroupRow;
  otherGroups: readonly GroupRow[];
  person: PersonRow | null;
}

const groupJson = `json_build_object('id', g.usergroup_id, 'name', g.name, 'tooltip', g.tooltip, 'rank', g.rank, 'deleted', g.deleted)`;

/** Users by associate id, in the order of the ids; `lock` for a change. */
export const usersById = (ids: readonly number[]): Statement => ({
  name: 'users-by-id',
  text: `select a.associate_id as "associateId", a.lastlogin as "lastLogin", a.lastlogout as "lastLogout", e.signature, e.status, e.not_present as "notPresent",
      exists (select from svar_credential c where c.associate_id = a.associate_id) as "hasPassword",
      (select json_build_object('id', r.role_id, 'name', r.name, 'tooltip', r.tooltip) from userrolelink l join role r on r.role_id = l.role_id where l.associate_id = a.associate_id) as role,
      (select ${groupJson} from usergroup g where g.usergroup_id = a.group_idx) as "group",
      coalesce((select json_agg(${groupJson} order by g.rank, g.usergroup_id) from usergrouplink l join usergroup g on g.usergroup_id = l.usergroup_id
        where l.assoc_id = a.associate_id and g.usergroup_id <> a.group_idx), '[]') as "otherGroups",
      (select row_to_json(q) from (select ${personList} from person p left join contact k on k.contact_id = p.contact_id where p.person_id = a.person_id) q) as person
    from associate a left join ejuser e on e.id = a.ejuserid where a.associate_id = any($1::int[]) order by array_position($1::int[], a.associate_id)`,
  values: [ids],
});

export const userRows = (rows: readonly Row[]): UserRow[] => rows as unknown as UserRow[];

/** Ids of users who belong to a group, by their first or another membership. */
export const membersOfGroup = (groupId: number): Statement => ({
  name: 'members-of-group',
  text: `select a.associate_id as id from associate a where a.group_idx = $1
    or exists (select from usergrouplink l where l.assoc_id = a.associate_id and l.usergroup_id = $1)`,
  values: [groupId],
});

/** Who has a log-in or nick name already, other than this user. */
export const namesTaken = (associateId: number, login: string, nick: string): Statement => ({
  name: 'user-names-taken',
  text: `select lower(a.name) = lower($2) or lower(e.loginname) = lower($2) as login, lower(e.username) = lower($3) as nick
    from associate a left join ejuser e on e.id = a.ejuserid
    where a.associate_id <> $1 and (lower(a.name) = lower($2) or lower(e.loginname) = lower($2) or lower(e.username) = lower($3))`,
  values: [associateId, login, nick],
});

/** A role for employees that may be given, and whether it makes its holder a general administrator. */
export const roleById = (id: number): Statement => ({
  name: 'role-by-id',
  text: `select r.role_id as id, exists (select from functionrightrolelink l join functionright f on f.functionright_id = l.functionrightid
      where l.roleid = r.role_id and f.name = 'admin-all') as admin
    from role r where r.role_id = $1 and r.roletype = 0 and not r.deleted`,
  values: [id],
});

export const setRole = (associateId: number, roleId: number): Statement => ({
  name: 'set-role',
  text: `insert into userrolelink (associate_id, role_id) values ($1, $2) on conflict (associate_id) do update set role_id = $2
    where userrolelink.role_id <> $2`,
  values: [associateId, roleId],
});

/** Makes exactly these the further groups of a user. */
export const setOtherGroups = (associateId: number, groupIds: readonly number[]): Statement => ({
  name: 'set-other-groups',
  text: `with gone as (delete from usergrouplink where assoc_id = $1 and not usergroup_id = any($2::int[]))
    insert into usergrouplink (assoc_id, usergroup_id) select $1, unnest($2::int[]) on conflict do nothing`,
  values: [associateId, groupIds],
});

/** Makes exactly these the categories in which a user is a member by himself; a new membership has weight 1. */
export const setMemberships = (userId: number, categoryIds: readonly number[]): Statement => ({
  name: 'set-memberships',
  text: `with gone as (delete from category_membership where user_id = $1 and not is_defined_by_usergroup and not category_id = any($2::int[]))
    insert into category_membership (category_id, user_id, weight)
    select c, $1, 1 from unnest($2::int[]) as c where not exists (select from category_membership m where m.user_id = $1 and m.category_id = c and not m.is_defined_by_usergroup)`,
  values: [userId, categoryIds],
});

export const addEmail = (personId: number, address: string): Statement => ({
  name: 'add-email-of-user',
  text: 'insert into email (person_id, email_address, rank) values ($1, $2, 1)',
  values: [personId, address],
});

/** What goes with a user who is deleted: his password and his memberships. His tickets, messages and log stay what they were. */
export const forgetUser = (associateId: number, userId: number | null): Statement[] => [
  { name: 'forget-credential', text: 'delete from svar_credential where associate_id = $1', values: [associateId] },
  { name: 'forget-memberships', text: 'delete from category_membership where user_id = $1', values: [userId] },
];

/** Moves everybody of a group to another one, and its work in categories too. */
export const moveMembers = (from: number, to: number): Statement[] => [
  { name: 'move-members', text: 'update associate set group_idx = $2 where group_idx = $1', values: [from, to] },
  {
    name: 'move-further-members',
    text: `insert into usergrouplink (assoc_id, usergroup_id) select assoc_id, $2 from usergrouplink where usergroup_id = $1 on conflict do nothing`,
    values: [from, to],
  },
  {
    name: 'move-group-in-categories',
    text: `insert into ejcategorygrouplink (ej_category_id, group_id) select l.ej_category_id, $2 from ejcategorygrouplink l
      where l.group_id = $1 and not exists (select from ejcategorygrouplink m where m.group_id = $2 and m.ej_category_id = l.ej_category_id)`,
    values: [from, to],
  },
  {
    name: 'forget-group-in-types',
    text: 'update ticket_type set visible_for_groups = array_remove(visible_for_groups, $1) where $1 = any(visible_for_groups)',
    values: [from],
  },
];

export const highestGroupRank: Statement = {
  name: 'highest-group-rank',
  text: 'select coalesce(max(rank), 0) as rank from usergroup',
  values: [],
};
export const groupNameTaken = (id: number, name: string): Statement => ({
  name: 'group-name-taken',
  text: 'select 1 as taken from usergroup where lower(name) = lower($2) and usergroup_id <> $1',
  values: [id, name],
});
