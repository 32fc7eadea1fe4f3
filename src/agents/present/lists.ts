/** Rows of the desk's lists, and people, as their carriers. */
import type {
  Associate,
  Person,
  Tag as TagCarrier,
  TicketCategoryEntity,
  TicketPriorityEntity,
  TicketPriorityEscalationLevelEntity,
  TicketStatusEntity,
  TicketType,
} from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import {
  type Agent,
  type Category,
  type Desk,
  defaultStatusOf,
  type EscalationLevel,
  NOBODY,
  type Priority,
  type Status,
  type Tag,
} from '../../domain/desk.ts';
import { effectiveTemplate } from '../../domain/lists.ts';
import { formalNameOf, nameOfCompany } from '../../domain/people.ts';
import type { PersonRow } from '../../store/ticket-reads.ts';
import { TicketBaseStatus, TicketCategoryClosingStatus, UserType } from '../../vocabulary.ts';

export function presentAssociate(agent: Agent): Shown<typeof Associate> {
  return {
    AssociateId: agent.associateId,
    Name: agent.login,
    PersonId: agent.personId ?? 0,
    Rank: agent.rank,
    Tooltip: agent.tooltip,
    Type: agent.type,
    GroupIdx: agent.groupId,
    FullName: agent.fullName,
    FormalName: agent.formalName,
    Deleted: agent.deleted,
    EjUserId: agent.id,
    UserName: agent.nick,
  };
}

/** wire: nobody is a carrier of zeroes, so that a client that saves what it has read keeps the ticket unassigned. */
export function presentOwner(ownerId: number, desk: Desk): Shown<typeof Associate> {
  const owner = ownerId === NOBODY ? undefined : desk.agents.get(ownerId);
  return owner ? presentAssociate(owner) : { AssociateId: 0, EjUserId: 0, Type: UserType.Unknown };
}

export const presentCreator = (userId: number, desk: Desk): Shown<typeof Associate> | null => {
  const creator = desk.agents.get(userId);
  return creator ? presentAssociate(creator) : null;
};

export function presentStatus(status: Status, desk: Desk): Shown<typeof TicketStatusEntity> {
  return {
    TicketStatusId: status.id,
    Name: status.name,
    Status: status.base,
    TimeCounter: status.counter,
    NoEmailReopen: status.noEmailReopen,
    IsDefault: defaultStatusOf(desk, status.base).id === status.id,
    UsedInQueue: desk.settings.queueStatusIds.has(status.id),
  };
}

const presentStatusId = (id: number | null, desk: Desk): Shown<typeof TicketStatusEntity> | null => {
  const status = desk.statuses.get(id ?? 0);
  return status ? presentStatus(status, desk) : null;
};

/** wire: the older view of a category's default status. */
function closingStatus(id: number | null, desk: Desk): TicketCategoryClosingStatus {
  switch (desk.statuses.get(id ?? 0)?.base) {
    case TicketBaseStatus.Active:
      return TicketCategoryClosingStatus.Active;
    case TicketBaseStatus.Closed:
      return TicketCategoryClosingStatus.Closed;
    case TicketBaseStatus.Postponed:
      return TicketCategoryClosingStatus.Postponed;
    default:
      return TicketCategoryClosingStatus.UserDefined;
  }
}

export function presentCategory(category: Category, desk: Desk): Shown<typeof TicketCategoryEntity> {
  return {
    TicketCategoryId: category.id,
    ParentId: category.parentId ?? 0,
    Name: category.name,
    Fullname: category.fullName,
    CategoryMaster: category.masterId ?? 0,
    Flags: category.flags,
    DelegateMethod: category.method,
    ExternalName: category.externalName,
    ClosingStatus: closingStatus(category.statusId, desk),
    MsgClosingStatus: closingStatus(category.messageStatusId, desk),
    AssignmentLag: category.assignmentLag,
    ReplyTemplate: category.replyTemplateId ?? 0,
    NotificationEmail: category.notificationEmail,
    DefaultTicketStatus: presentStatusId(category.statusId, desk),
    DefaultMessageStatus: presentStatusId(category.messageStatusId, desk),
    EffectiveReplyTemplateId: effectiveTemplate(category, desk) ?? 0,
  };
}

function presentLevel(level: EscalationLevel): Shown<typeof TicketPriorityEscalationLevelEntity> {
  const { templates } = level;
  return {
    TicketAlertId: level.id,
    AlertLevel: level.level,
    AlertTimeout: level.after,
    Action: level.action,
    DelegateTo: level.delegateTo ?? 0,
    ScriptId: level.scriptId ?? 0,
    EmailTo: level.emailTo,
    SmsTo: level.smsTo,
    ReplyTemplateIdCustomer: templates.customer,
    ReplyTemplateIdUser: templates.user,
    ReplyTemplateIdCatmast: templates.master,
    ReplyTemplateIdEmail: templates.email,
    RtiCustomerSms: templates.customerSms,
    ReplyTemplateIdUserSms: templates.userSms,
    ReplyTemplateIdCatmastSms: templates.masterSms,
    ReplyTemplateIdSms: templates.sms,
  };
}

/** `25/12` and `17/5/2027` as days; what is neither is left out. */
function holidays(tokens: readonly string[]): string[] {
  return tokens.flatMap((token) => {
    const [, day, month, year = '0004'] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(token) ?? [];
    return day && month ? [`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`] : [];
  });
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

function hours(priority: Priority): Record<`${(typeof DAYS)[number]}${'Start' | 'Stop'}`, string | null> {
  const entries = DAYS.flatMap((day, index) => {
    const window = priority.week[index] ?? null;
    return [
      [`${day}Start`, window?.start ?? null],
      [`${day}Stop`, window?.stop ?? null],
    ];
  });
  return Object.fromEntries(entries) as Record<`${(typeof DAYS)[number]}${'Start' | 'Stop'}`, string | null>;
}

export function presentPriority(priority: Priority): Shown<typeof TicketPriorityEntity> {
  return {
    TicketPriorityId: priority.id,
    Name: priority.name,
    Status: priority.status,
    Flags: priority.flags,
    SortOrder: priority.sortOrder,
    TicketRead: priority.events.read,
    ChangedOwner: priority.events.owner,
    TicketNewinfo: priority.events.newInfo,
    TicketClosed: priority.events.closed,
    TicketChangedPriority: priority.events.priority,
    TicketNew: priority.events.created,
    Deadline: priority.deadline ?? 0,
    ...hours(priority),
    NonDates: holidays(priority.holidays),
    EscalationLevels: priority.levels.map(presentLevel),
  };
}

export function presentType(id: number, desk: Desk): Shown<typeof TicketType> | null {
  const type = desk.types.get(id);
  if (!type) return null;
  return {
    TicketTypeId: type.id,
    Name: type.name,
    Icon: type.icon,
    DefaultTicketStatus: type.defaultStatusId ?? 0,
    DefaultTicketPriority: type.defaultPriorityId ?? 0,
    IsDefault: type.isDefault,
    ShowInNew: type.showInNew,
    ExcludeSignature: type.excludeSignature,
    ExcludeEmailRecipients: type.excludeEmailRecipients,
    ExternalAsDefault: type.externalAsDefault,
    VisibleForGroups: [...type.visibleForGroups],
    ReplyForwardNoSignature: type.replyForwardNoSignature,
    ReplyExternalAsDefault: type.replyExternalAsDefault,
  };
}

export const presentTag = (tag: Tag): Shown<typeof TagCarrier> => ({ Id: tag.id, Name: tag.name, ToolTip: tag.tooltip });

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ');

/** A name as its parts make it: first, middle, last. */
export const fullName = (row: { firstName: string | null; middleName: string | null; lastName: string | null }): string =>
  joined(row.firstName, row.middleName, row.lastName);

export function presentPerson(person: PersonRow): Shown<typeof Person> {
  const name = fullName(person);
  return {
    PersonId: person.id,
    Mrmrs: person.mrmrs,
    Firstname: person.firstName,
    MiddleName: person.middleName,
    Lastname: person.lastName,
    Title: person.title,
    Email: person.email ?? '',
    FullName: name,
    DirectPhone: person.directPhone ?? '',
    MobilePhone: person.mobilePhone ?? '',
    FormalName: formalNameOf(person),
    CountryId: person.countryId ?? 0,
    ContactId: person.companyId ?? 0,
    ContactName: person.companyName ?? '',
    Retired: person.retired ? 1 : 0,
    Rank: person.rank,
    ContactDepartment: person.companyDepartment ?? '',
    ContactCountryId: person.companyCountryId ?? 0,
    ContactOrgNr: person.companyOrgNr ?? '',
    EmailName: person.email ?? '',
    ContactFullName: nameOfCompany({ name: person.companyName ?? '', department: person.companyDepartment ?? '' }),
    TicketPriorityId: person.priorityId ?? 0,
    SupportLanguageId: person.languageId ?? 0,
    SupportAssociateId: person.supportAssociateId ?? 0,
  };
}
