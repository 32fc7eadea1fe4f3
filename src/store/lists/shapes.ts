/** The desk's ticket lists as rows: which member of the desk in memory lies in which column. */
import type { Shape } from '../rows.ts';

export const STATUS: Shape = {
  table: 'ticket_status',
  key: 'id',
  columns: {
    name: ['name', 'text'],
    base: ['status', 'int'],
    rank: ['ts_rank', 'int'],
    counter: ['time_counter', 'int'],
    deleted: ['deleted', 'bool'],
    noEmailReopen: ['no_email_reopen', 'bool'],
  },
};

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The week is flat here: `monStart`, `monStop` … */
export const PRIORITY: Shape = {
  table: 'ticket_priority',
  key: 'id',
  columns: {
    name: ['name', 'text'],
    status: ['status', 'int'],
    flags: ['flags', 'int'],
    sortOrder: ['sort_order', 'int'],
    deadline: ['deadline', 'int'],
    holidays: ['non_dates', 'text'],
    read: ['ticket_read', 'int'],
    owner: ['changed_owner', 'int'],
    newInfo: ['ticket_newinfo', 'int'],
    closed: ['ticket_closed', 'int'],
    priority: ['ticket_changed_priority', 'int'],
    created: ['ticket_new', 'int'],
    ...Object.fromEntries(
      DAYS.flatMap((day) => [
        [`${day}Start`, [`${day}_start`, 'time'] as const],
        [`${day}Stop`, [`${day}_stop`, 'time'] as const],
      ]),
    ),
  },
};

export const LEVEL: Shape = {
  table: 'ticket_alert',
  key: 'id',
  columns: {
    priorityId: ['priority', 'int'],
    level: ['alert_level', 'int'],
    after: ['alert_timeout', 'int'],
    action: ['action', 'int'],
    delegateTo: ['delegate_to', 'int'],
    scriptId: ['script_id', 'int'],
    emailTo: ['email_to', 'text'],
    smsTo: ['sms_to', 'text'],
    customer: ['reply_template_id_customer', 'int'],
    user: ['reply_template_id_user', 'int'],
    master: ['reply_template_id_catmast', 'int'],
    email: ['reply_template_id_email', 'int'],
    customerSms: ['rti_customer_sms', 'int'],
    userSms: ['reply_template_id_user_sms', 'int'],
    masterSms: ['reply_template_id_catmast_sms', 'int'],
    sms: ['reply_template_id_sms', 'int'],
  },
};

export const TYPE: Shape = {
  table: 'ticket_type',
  key: 'ticket_type_id',
  columns: {
    name: ['name', 'text'],
    rank: ['rank', 'int'],
    tooltip: ['tooltip', 'text'],
    icon: ['icon', 'text'],
    defaultStatusId: ['default_status', 'int'],
    defaultPriorityId: ['default_priority', 'int'],
    replyTemplateId: ['reply_template', 'int'],
    isExternal: ['is_external', 'bool'],
    isDefault: ['is_default', 'bool'],
    showInNew: ['show_in_new', 'bool'],
    excludeSignature: ['exclude_signature', 'bool'],
    excludeEmailRecipients: ['exclude_email_recipients', 'bool'],
    externalAsDefault: ['external_as_default', 'bool'],
    visibleForGroups: ['visible_for_groups', 'ints'],
    replyForwardNoSignature: ['reply_forward_no_signature', 'bool'],
    replyExternalAsDefault: ['reply_external_as_default', 'bool'],
  },
};

export const CATEGORY: Shape = {
  table: 'ej_category',
  key: 'id',
  columns: {
    parentId: ['parent_id', 'int'],
    name: ['name', 'text'],
    fullName: ['fullname', 'text'],
    masterId: ['category_master', 'int'],
    flags: ['flags', 'int'],
    method: ['delegate_method', 'int'],
    externalName: ['external_name', 'text'],
    assignmentLag: ['assignment_lag', 'int'],
    replyTemplateId: ['reply_template', 'int'],
    notificationEmail: ['notification_email', 'text'],
    statusId: ['closing_status', 'int'],
    messageStatusId: ['msg_closing_status', 'int'],
  },
};

export const RELATION: Shape = {
  table: 'ticket_relation_def',
  key: 'ticket_relation_def_id',
  columns: {
    name: ['name', 'text'],
    description: ['description', 'text'],
    rank: ['rank', 'int'],
    type: ['relation_type', 'int'],
    isBuiltIn: ['isbuiltin', 'bool'],
    isParentMandatory: ['is_parent_mandatory', 'bool'],
    closesParentWithChild: ['is_close_parent_with_child', 'bool'],
    preventsClosingParent: ['is_prevent_closing_parent', 'bool'],
    closesWithParent: ['is_close_with_parent', 'bool'],
  },
};

/** Headings of a list. */
export const HEADING: Shape = {
  table: 'svar_list_heading',
  key: 'heading_id',
  columns: {
    listId: ['list_id', 'int'],
    name: ['name', 'text'],
    tooltip: ['tooltip', 'text'],
    rank: ['rank', 'int'],
    deleted: ['deleted', 'bool'],
  },
};
