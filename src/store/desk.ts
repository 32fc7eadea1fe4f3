/** The desk as the rules see it, loaded in one round trip; and the people's credentials. */
import type {
  Agent,
  Category,
  CustomerLanguage,
  CustomField,
  Desk,
  EscalationLevel,
  OwnerPreference,
  Priority,
  RelationDefinition,
  Status,
  Tag,
  TicketTypeRow,
  UserGroup,
  Window,
} from '../domain/desk.ts';
import { UserType } from '../vocabulary.ts';
import type { Database, Row, Statement } from './database.ts';
import { settingsOf, zoneIn } from './desk-settings.ts';
import { ownFieldsFrom, USER_FIELDS, userFieldsFrom } from './user-fields.ts';

/** What a log-in is checked against. `version` rises with every change of the password. */
export interface Credential {
  associateId: number;
  hash: string;
  version: number;
}

const all = (text: string): Statement => ({ text, values: [] });

/** Extra fields by domain number. */
const PERSON_FIELDS = 1;
const COMPANY_FIELDS = 2;
const TICKET_FIELDS = 4;
const MESSAGE_FIELDS = 8;

const STATEMENTS = {
  version: all('select version from svar_desk'),
  statuses: all(
    'select id, name, status as base, time_counter as counter, deleted, no_email_reopen as "noEmailReopen", ts_rank as rank from ticket_status order by ts_rank, id',
  ),
  priorities: all('select * from ticket_priority order by sort_order, id'),
  levels: all('select * from ticket_alert order by priority, alert_level'),
  windows: all(
    'select priority_id, weekday, start_time as start, stop_time as stop from svar_office_window order by priority_id, weekday, start_time',
  ),
  types:
    all(`select ticket_type_id as id, name, rank, tooltip, icon, default_status as "defaultStatusId", default_priority as "defaultPriorityId", reply_template as "replyTemplateId",
    array(select ticket_status_id from ticket_type_status s where s.ticket_type_id = t.ticket_type_id order by 1) as "statusIds",
    array(select ticket_priority_id from ticket_type_priority s where s.ticket_type_id = t.ticket_type_id order by 1) as "priorityIds", is_external as "isExternal", is_default as "isDefault", show_in_new as "showInNew",
    exclude_signature as "excludeSignature", exclude_email_recipients as "excludeEmailRecipients", external_as_default as "externalAsDefault", visible_for_groups as "visibleForGroups",
    reply_forward_no_signature as "replyForwardNoSignature", reply_external_as_default as "replyExternalAsDefault" from ticket_type t order by rank, ticket_type_id`),
  categories:
    all(`select id, parent_id as "parentId", name, fullname as "fullName", category_master as "masterId", flags, delegate_method as method, external_name as "externalName",
    assignment_lag as "assignmentLag", reply_template as "replyTemplateId", notification_email as "notificationEmail", closing_status as "statusId", msg_closing_status as "messageStatusId" from ej_category order by id`),
  members: all(`select category_id, user_id, weight from category_membership
    union all select l.ej_category_id, a.ejuserid, null from ejcategorygrouplink l
      join (select assoc_id, usergroup_id from usergrouplink union select associate_id, group_idx from associate) g on g.usergroup_id = l.group_id
      join associate a on a.associate_id = g.assoc_id and not a.deleted and a.ejuserid is not null
    order by 3 nulls first`),
  agents:
    all(`select a.associate_id as "associateId", a.name as login, a.type, a.deleted, a.rank, a.tooltip, a.group_idx as "groupId", a.person_id as "personId", p.firstname, p.middlename, p.lastname,
      e.id, e.username as nick, e.status as presence, e.default_category as "defaultCategoryId", e.last_category as "lastCategoryId", e.default_user as owner, e.default_status_new_ticket as "newTicketStatusId", e.flags,
      e.notify_mask as "popUpMask", e.email_mask as "emailMask", e.sms_mask as "smsMask", e.sms as mobile,
      coalesce(nullif(e.email, ''), (select email_address from email m where m.person_id = a.person_id order by m.rank, m.email_id limit 1), '') as address,
      array(select f.name from userrolelink u join functionrightrolelink l on l.roleid = u.role_id join functionright f on f.functionright_id = l.functionrightid where u.associate_id = a.associate_id) as rights
    from associate a left join ejuser e on e.id = a.ejuserid left join person p on p.person_id = a.person_id order by a.associate_id`),
  tags: all('select tags_id as id, name, tooltip, deleted from tags order by rank, tags_id'),
  groups:
    all(`select usergroup_id as id, name, rank, tooltip, deleted, array(select ej_category_id from ejcategorygrouplink l where l.group_id = usergroup_id order by 1) as "categoryIds"
    from usergroup order by rank, usergroup_id`),
  languages: all(
    'select id, name, lang_code as code, iso_code as "isoCode", is_default as "isDefault", email_domains as "emailDomains" from cust_lang order by id',
  ),
  relations:
    all(`select ticket_relation_def_id as id, name, description, rank, relation_type as type, isbuiltin as "isBuiltIn", is_parent_mandatory as "isParentMandatory",
    is_close_parent_with_child as "closesParentWithChild", is_prevent_closing_parent as "preventsClosingParent", is_close_with_parent as "closesWithParent",
    array(select distinct source_ticket_type_id from ticket_rel_def_ticket_type t where t.ticket_relation_def_id = d.ticket_relation_def_id order by 1) as "sourceTypeIds",
    array(select distinct destination_ticket_type_id from ticket_rel_def_ticket_type t where t.ticket_relation_def_id = d.ticket_relation_def_id order by 1) as "destinationTypeIds"
    from ticket_relation_def d order by rank, ticket_relation_def_id`),
  fields: all(
    'select id, domain, field_name as name, type, default_value as "defaultValue", name as label, description, order_pos as rank, params from extra_fields order by order_pos, id',
  ),
  userFields: USER_FIELDS,
  settings: all('select name, value from registry'),
  credentials: all('select associate_id as "associateId", hash, version from svar_credential'),
  revoked: all('select token_id as id from svar_token where revoked_at is not null'),
} satisfies Record<string, Statement>;

const byId = <T extends { id: number }>(rows: T[]): Map<number, T> => new Map(rows.map((row) => [row.id, row]));
const typed = <T>(rows: Row[]): T[] => rows as T[];

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function priorityOf(row: Row, levels: Row[], windows: Row[]): Priority {
  const id = row.id as number;
  const week = DAYS.map((day): Window | null => {
    const [start, stop] = [row[`${day}_start`], row[`${day}_stop`]] as (string | null)[];
    return start && stop ? { start, stop } : null;
  });
  return {
    id,
    name: row.name as string,
    status: row.status as Priority['status'],
    flags: row.flags as number,
    sortOrder: row.sort_order as number,
    events: {
      read: row.ticket_read,
      owner: row.changed_owner,
      newInfo: row.ticket_newinfo,
      closed: row.ticket_closed,
      priority: row.ticket_changed_priority,
      created: row.ticket_new,
    } as Priority['events'],
    deadline: (row.deadline as number | null) || null,
    week,
    moreWindows: windows
      .filter((window) => window.priority_id === id)
      .map((window) => ({ weekday: window.weekday as number, start: window.start as string, stop: window.stop as string })),
    holidays: (row.non_dates as string)
      .split(',')
      .map((token) => token.trim())
      .filter(Boolean),
    levels: levels.filter((level) => level.priority === id).map(levelOf),
  };
}

function levelOf(row: Row): EscalationLevel {
  const template = (column: string): number | null => row[column] as number | null;
  return {
    id: row.id as number,
    level: row.alert_level as number,
    after: row.alert_timeout as number,
    action: row.action as number,
    delegateTo: row.delegate_to as number | null,
    scriptId: row.script_id as number | null,
    emailTo: row.email_to as string,
    smsTo: row.sms_to as string,
    templates: {
      customer: template('reply_template_id_customer'),
      user: template('reply_template_id_user'),
      master: template('reply_template_id_catmast'),
      email: template('reply_template_id_email'),
      customerSms: template('rti_customer_sms'),
      userSms: template('reply_template_id_user_sms'),
      masterSms: template('reply_template_id_catmast_sms'),
      sms: template('reply_template_id_sms'),
    },
  };
}

/** `associate.type` → what the wire calls the user. */
const USER_TYPES: Readonly<Record<number, UserType>> = {
  0: UserType.InternalAssociate,
  1: UserType.ResourceAssociate,
  4: UserType.ExternalAssociate,
  7: UserType.AnonymousAssociate,
  13: UserType.SystemAssociate,
};
/** Bits of `ejuser.flags`; the documentation counts them from 1. */
const USE_LAST_CATEGORY = 1;
const CLOSE_NEW_TICKETS = 2;
const ONLY_OWN_CATEGORIES = 32;

function agentOf(row: Row): Agent {
  const robot = row.type === 13;
  const names = [row.firstname, row.middlename, row.lastname].filter((name): name is string => typeof name === 'string' && name !== '');
  const fullName = robot ? 'System' : names.join(' ') || (row.login as string);
  const lastName = (row.lastname as string | null) ?? '';
  const flags = (row.flags as number | null) ?? 0;
  return {
    id: (row.id as number | null) ?? 0,
    associateId: row.associateId as number,
    login: row.login as string,
    nick: robot ? '' : ((row.nick as string | null) ?? ''),
    type: USER_TYPES[row.type as number] ?? UserType.Unknown,
    deleted: row.deleted as boolean,
    presence: (row.presence as number | null) ?? 0,
    personId: row.personId as number | null,
    fullName,
    formalName: !robot && names.length > 1 ? `${lastName}, ${names.slice(0, -1).join(' ')}` : fullName,
    groupId: row.groupId as number,
    rank: row.rank as number,
    tooltip: row.tooltip as string,
    rights: new Set(row.rights as string[]),
    robot,
    notify: {
      popUp: (row.popUpMask as number | null) ?? 0,
      email: (row.emailMask as number | null) ?? 0,
      sms: (row.smsMask as number | null) ?? 0,
      address: row.address as string,
      mobile: (row.mobile as string | null) ?? '',
    },
    preferences: {
      defaultCategoryId: row.defaultCategoryId as number | null,
      lastCategoryId: row.lastCategoryId as number | null,
      owner: ((row.owner as number | null) ?? 2) as OwnerPreference,
      newTicketStatusId: row.newTicketStatusId as number | null,
      useLastCategory: (flags & USE_LAST_CATEGORY) !== 0,
      closeNewTickets: (flags & CLOSE_NEW_TICKETS) !== 0,
      onlyOwnCategories: (flags & ONLY_OWN_CATEGORIES) !== 0,
    },
  };
}

/** Choices of a list field lie in its parameters as `{"options":[{"id":1,"name":"Red"}]}`; parameters of another making hold none. */
function optionsOf(params: string): CustomField['options'] {
  if (!params.startsWith('{')) return [];
  try {
    const { options } = JSON.parse(params) as { options?: CustomField['options'] };
    return Array.isArray(options) ? options : [];
  } catch {
    return [];
  }
}

const fieldsOf = (rows: Row[], domain: number): Map<string, CustomField> =>
  new Map(
    typed<CustomField & { domain: number; params: string }>(rows).flatMap(({ domain: of, params, ...field }) =>
      of === domain ? [[field.name, { ...field, options: optionsOf(params) }]] : [],
    ),
  );

/** Loads the desk as it stands. */
export async function loadDesk(
  database: Database,
): Promise<{ desk: Desk; credentials: ReadonlyMap<number, Credential>; revoked: ReadonlySet<number> }> {
  const names = Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[];
  const results = await database.snapshot(...names.map((name) => STATEMENTS[name]));
  const rows = Object.fromEntries(names.map((name, index) => [name, results[index]!])) as Record<keyof typeof STATEMENTS, Row[]>;
  const members = new Map<number, Map<number, number | null>>();
  for (const row of rows.members) {
    const category = row.category_id as number;
    const weights = members.get(category) ?? new Map<number, number | null>();
    members.set(category, weights.set(row.user_id as number, row.weight as number | null));
  }
  const values = new Map(rows.settings.map((row) => [row.name as string, row.value as string | null]));
  const agents = rows.agents.map(agentOf);
  const userFields = userFieldsFrom(rows.userFields);
  const added = { person: fieldsOf(rows.fields, PERSON_FIELDS), company: fieldsOf(rows.fields, COMPANY_FIELDS) };
  const desk: Desk = {
    version: rows.version[0]!.version as number,
    zone: zoneIn(values),
    statuses: byId(typed<Status>(rows.statuses)),
    priorities: byId(rows.priorities.map((row) => priorityOf(row, rows.levels, rows.windows))),
    types: byId(typed<TicketTypeRow>(rows.types)),
    categories: byId(
      typed<Category>(rows.categories).map((category) => ({
        ...category,
        members: members.get(category.id) ?? new Map<number, number | null>(),
      })),
    ),
    agents: new Map(agents.filter((agent) => agent.id > 0).map((agent) => [agent.id, agent])),
    associates: new Map(agents.map((agent) => [agent.associateId, agent])),
    tags: byId(typed<Tag>(rows.tags)),
    groups: byId(typed<UserGroup>(rows.groups)),
    languages: byId(typed<CustomerLanguage>(rows.languages)),
    relationDefinitions: byId(typed<RelationDefinition>(rows.relations)),
    ticketFields: fieldsOf(rows.fields, TICKET_FIELDS),
    messageFields: fieldsOf(rows.fields, MESSAGE_FIELDS),
    ownFields: ownFieldsFrom(added, userFields),
    userFields,
    settings: settingsOf(values),
  };
  return {
    desk,
    credentials: new Map(typed<Credential>(rows.credentials).map((credential) => [credential.associateId, credential])),
    revoked: new Set(rows.revoked.map((row) => row.id as number)),
  };
}
