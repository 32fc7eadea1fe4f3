/** Carriers of the ticket lists as wishes: wire words end here. What is not said, or null, stays as it is. */
import type { CategoryWish, PriorityWish, RelationWish, StatusWish, TypeWish } from '../../app/lists.ts';
import type {
  HeadingEntity,
  TicketCategoryEntity,
  TicketCategoryMembershipEntity,
  TicketPriorityEntity,
  TicketPriorityEscalationLevelEntity,
  TicketRelationDefinitionEntity,
  TicketStatusEntity,
  TicketTypeEntity,
} from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import { type Desk, defaultStatusOf, type EscalationLevel } from '../../domain/desk.ts';
import { TicketBaseStatus, TicketCategoryClosingStatus } from '../../vocabulary.ts';

type Known<T> = { [K in keyof T]: Exclude<T[K], null | undefined> };
/** Only what is said. */
function said<T extends Record<string, unknown>>(members: T): Partial<Known<T>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined)) as Partial<Known<T>>;
}
const numbers = (ids: readonly (number | null | undefined)[] | null | undefined): number[] | undefined =>
  ids?.filter((id): id is number => typeof id === 'number');

export const acceptStatus = (entity: Said<typeof TicketStatusEntity>): StatusWish => ({
  id: entity.TicketStatusId ?? 0,
  ...said({
    name: entity.Name,
    // wire: 0 is Unknown, which no row has
    base: entity.Status || null,
    counter: entity.TimeCounter,
    noEmailReopen: entity.NoEmailReopen,
    isDefault: entity.IsDefault,
    usedInQueue: entity.UsedInQueue,
  }),
});

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** An id that is not 0 or less, which mean none. */
const idOf = (value: number | null | undefined): number | null => (value && value > 0 ? value : null);

function acceptLevel(entity: Said<typeof TicketPriorityEscalationLevelEntity>): EscalationLevel {
  return {
    id: entity.TicketAlertId ?? 0,
    level: entity.AlertLevel ?? 0,
    after: entity.AlertTimeout ?? 0,
    action: entity.Action ?? 0,
    delegateTo: idOf(entity.DelegateTo),
    scriptId: idOf(entity.ScriptId),
    emailTo: entity.EmailTo ?? '',
    smsTo: entity.SmsTo ?? '',
    templates: {
      customer: idOf(entity.ReplyTemplateIdCustomer),
      user: idOf(entity.ReplyTemplateIdUser),
      master: idOf(entity.ReplyTemplateIdCatmast),
      email: idOf(entity.ReplyTemplateIdEmail),
      customerSms: idOf(entity.RtiCustomerSms),
      userSms: idOf(entity.ReplyTemplateIdUserSms),
      masterSms: idOf(entity.ReplyTemplateIdCatmastSms),
      sms: idOf(entity.ReplyTemplateIdSms),
    },
  };
}

export const acceptPriority = (entity: Said<typeof TicketPriorityEntity>): PriorityWish => ({
  id: entity.TicketPriorityId ?? 0,
  events: said({
    read: entity.TicketRead,
    owner: entity.ChangedOwner,
    newInfo: entity.TicketNewinfo,
    closed: entity.TicketClosed,
    priority: entity.TicketChangedPriority,
    created: entity.TicketNew,
  }),
  week: DAYS.map((day) => {
    const [start, stop] = [entity[`${day}Start`], entity[`${day}Stop`]];
    return { ...(start === undefined ? {} : { start }), ...(stop === undefined ? {} : { stop }) };
  }),
  ...said({
    name: entity.Name,
    status: entity.Status,
    flags: entity.Flags,
    sortOrder: entity.SortOrder,
    deadline: entity.Deadline,
    // wire: a client makes null of what it cannot read as a date
    holidays: entity.NonDates?.filter((day): day is string => day !== null && day !== undefined),
    levels: entity.EscalationLevels?.flatMap((level) => (level ? [acceptLevel(level)] : [])),
  }),
});

export const acceptType = (entity: Said<typeof TicketTypeEntity>): TypeWish => ({
  id: entity.TicketTypeId ?? 0,
  ...said({
    name: entity.Name,
    rank: entity.Rank,
    tooltip: entity.Tooltip,
    icon: entity.Icon,
    defaultStatusId: entity.DefaultTicketStatus,
    statusIds: numbers(entity.TicketStatuses),
    defaultPriorityId: entity.DefaultTicketPriority,
    priorityIds: numbers(entity.TicketPriorities),
    replyTemplateId: entity.ReplyTemplate,
    isExternal: entity.IsExternalVisible,
    isDefault: entity.IsDefault,
    showInNew: entity.ShowInNew,
    excludeSignature: entity.ExcludeSignature,
    excludeEmailRecipients: entity.ExcludeEmailRecipients,
    externalAsDefault: entity.ExternalAsDefault,
    visibleForGroups: numbers(entity.VisibleForGroups),
    replyForwardNoSignature: entity.ReplyForwardNoSignature,
    replyExternalAsDefault: entity.ReplyExternalAsDefault,
  }),
});

const BASES: Partial<Record<TicketCategoryClosingStatus, TicketBaseStatus>> = {
  [TicketCategoryClosingStatus.Active]: TicketBaseStatus.Active,
  [TicketCategoryClosingStatus.Closed]: TicketBaseStatus.Closed,
  [TicketCategoryClosingStatus.Postponed]: TicketBaseStatus.Postponed,
};

/**
 * The status a category gives. wire: two members say the same; the row counts before the older one, which only names a base.
 * @returns undefined when nothing is said, 0 for none
 */
function statusSaid(
  row: Said<typeof TicketStatusEntity> | null | undefined,
  older: TicketCategoryClosingStatus | null | undefined,
  desk: Desk,
): number | null {
  if (row?.TicketStatusId && row.TicketStatusId > 0) return row.TicketStatusId;
  const base = BASES[older ?? TicketCategoryClosingStatus.UserDefined];
  if (base) return defaultStatusOf(desk, base).id;
  return row === undefined && (older === undefined || older === null) ? null : 0;
}

export const acceptCategory = (entity: Said<typeof TicketCategoryEntity>, desk: Desk): CategoryWish => ({
  id: entity.TicketCategoryId ?? 0,
  ...said({
    parentId: entity.ParentId,
    name: entity.Name,
    masterId: entity.CategoryMaster,
    flags: entity.Flags,
    method: entity.DelegateMethod,
    externalName: entity.ExternalName,
    assignmentLag: entity.AssignmentLag,
    replyTemplateId: entity.ReplyTemplate,
    notificationEmail: entity.NotificationEmail,
    statusId: statusSaid(entity.DefaultTicketStatus, entity.ClosingStatus, desk),
    messageStatusId: statusSaid(entity.DefaultMessageStatus, entity.MsgClosingStatus, desk),
  }),
});

export const acceptRelation = (entity: Said<typeof TicketRelationDefinitionEntity>): RelationWish => ({
  id: entity.TicketRelationDefId ?? 0,
  ...said({
    name: entity.Name,
    description: entity.Description,
    rank: entity.Rank,
    type: entity.RelationType,
    isParentMandatory: entity.IsParentMandatory,
    closesParentWithChild: entity.IsCloseParentWithChild,
    preventsClosingParent: entity.IsPreventClosingParent,
    closesWithParent: entity.IsCloseWithParent,
    sourceTypeIds: numbers(entity.SourceTicketTypes),
    destinationTypeIds: numbers(entity.DestinationTicketTypes),
  }),
});

export const acceptMembers = (
  entities: readonly (Said<typeof TicketCategoryMembershipEntity> | null | undefined)[],
): { associateId: number; userId: number; weight: number }[] =>
  entities.flatMap((entity) =>
    entity ? [{ associateId: entity.User?.AssociateId ?? 0, userId: entity.User?.EjUserId ?? 0, weight: entity.Weight ?? 1 }] : [],
  );

export const acceptHeading = (entity: Said<typeof HeadingEntity>) => ({
  id: entity.HeadingId ?? 0,
  ...said({ name: entity.Name, tooltip: entity.Tooltip, rank: entity.Rank, deleted: entity.Deleted }),
});
