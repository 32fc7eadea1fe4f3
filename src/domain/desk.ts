/**
 * The desk: its lists, people and settings, as the rules see them. Read-only here; the store loads it, and a new one
 * replaces it whenever any of its rows change.
 */
import type {
  TicketBaseStatus,
  TicketCategoryDelegateMethod,
  TicketPriorityEscalateEvent,
  TicketPriorityStatus,
  TicketRelationType,
  TicketStatusTimeCounter,
  UserType,
} from '../vocabulary.ts';
import type { AnalysisSettings } from './analysis.ts';
import type { MatchSettings } from './mail/matching.ts';
import type { UserField } from './user-fields.ts';

/** The user id that stands for nobody: unassigned as owner, "from outside" as creator. It is the system user's row. */
export const NOBODY = 1;
/** `ejuser.status` of an agent who is present. */
export const PRESENT = 1;
/** `ejuser.status` of an agent who is gone, or may only read: neither owns tickets. */
export const USER_DELETED = 3;

export interface Status {
  id: number;
  name: string;
  base: TicketBaseStatus;
  counter: TicketStatusTimeCounter;
  deleted: boolean;
  noEmailReopen: boolean;
  rank: number;
}

export interface Window {
  /** `HH:mm:ss` */
  start: string;
  stop: string;
}

export interface Priority {
  id: number;
  name: string;
  status: TicketPriorityStatus;
  flags: number;
  sortOrder: number;
  /** What each event does to the chain of escalation. */
  events: Record<'read' | 'owner' | 'newInfo' | 'closed' | 'priority' | 'created', TicketPriorityEscalateEvent>;
  /** Minutes from creation to the deadline; null for none. */
  deadline: number | null;
  /** First window of Monday … Sunday; null is closed. */
  week: readonly (Window | null)[];
  /** Further windows by weekday 1 … 7. */
  moreWindows: readonly (Window & { weekday: number })[];
  /** `dd/mm` or `dd/mm/yyyy`. */
  holidays: readonly string[];
  levels: readonly EscalationLevel[];
}

export interface EscalationLevel {
  id: number;
  level: number;
  /** Minutes before the ticket reaches this level. */
  after: number;
  action: number;
  delegateTo: number | null;
  scriptId: number | null;
  emailTo: string;
  smsTo: string;
  templates: Record<'customer' | 'user' | 'master' | 'email' | 'customerSms' | 'userSms' | 'masterSms' | 'sms', number | null>;
}

export interface TicketTypeRow {
  id: number;
  name: string;
  rank: number;
  tooltip: string;
  icon: string;
  defaultStatusId: number | null;
  defaultPriorityId: number | null;
  replyTemplateId: number | null;
  /** What may be chosen for tickets of this type; empty allows everything. */
  statusIds: readonly number[];
  priorityIds: readonly number[];
  isExternal: boolean;
  isDefault: boolean;
  showInNew: boolean;
  excludeSignature: boolean;
  excludeEmailRecipients: boolean;
  externalAsDefault: boolean;
  visibleForGroups: readonly number[];
  replyForwardNoSignature: boolean;
  replyExternalAsDefault: boolean;
}

export interface Category {
  id: number;
  parentId: number | null;
  name: string;
  fullName: string;
  masterId: number | null;
  flags: number;
  method: TicketCategoryDelegateMethod;
  externalName: string;
  assignmentLag: number;
  replyTemplateId: number | null;
  notificationEmail: string;
  statusId: number | null;
  messageStatusId: number | null;
  /** Members by user id; the weight is null for a membership that comes from a group. */
  members: ReadonlyMap<number, number | null>;
}

/** What an agent wants as owner of a new ticket: 1 automatic, 2 nobody, 3 oneself. */
export type OwnerPreference = 1 | 2 | 3;

export interface Agent {
  /** Id of the Service user (`ejuser.id`): the one that tickets store. */
  id: number;
  associateId: number;
  login: string;
  nick: string;
  type: UserType;
  deleted: boolean;
  /** `ejuser.status`. */
  presence: number;
  personId: number | null;
  fullName: string;
  formalName: string;
  groupId: number;
  rank: number;
  tooltip: string;
  rights: ReadonlySet<string>;
  /** The system's own robot: no right is asked of it. */
  robot: boolean;
  /** What the agent wants to hear of, by channel: bits of NotifyType; and where mail and SMS go ('' for nowhere). */
  notify: { popUp: number; email: number; sms: number; address: string; mobile: string };
  preferences: {
    defaultCategoryId: number | null;
    lastCategoryId: number | null;
    owner: OwnerPreference;
    newTicketStatusId: number | null;
    useLastCategory: boolean;
    closeNewTickets: boolean;
    /** Lists show tickets of the agent's own categories only. */
    onlyOwnCategories: boolean;
  };
}

/** May a user log in, or be spoken for by a token? Robots never do. */
export const mayLogIn = ({ deleted, robot, presence }: Agent): boolean => !deleted && !robot && presence !== USER_DELETED;

export interface Tag {
  id: number;
  name: string;
  tooltip: string;
  deleted: boolean;
}

/** A group of users. */
export interface UserGroup {
  id: number;
  name: string;
  rank: number;
  tooltip: string;
  deleted: boolean;
  /** Categories whose members the group's users are. */
  categoryIds: readonly number[];
}

/** A language in which customers are answered. */
export interface CustomerLanguage {
  id: number;
  name: string;
  code: string;
  isoCode: string;
  isDefault: boolean;
  /** Endings of the addresses of those who speak it, parted by commas. */
  emailDomains: string;
}

/** What a relation between tickets means. Without types it is for tickets of any type. */
export interface RelationDefinition {
  id: number;
  name: string;
  description: string;
  rank: number;
  type: TicketRelationType;
  isBuiltIn: boolean;
  isParentMandatory: boolean;
  closesParentWithChild: boolean;
  preventsClosingParent: boolean;
  closesWithParent: boolean;
  sourceTypeIds: readonly number[];
  destinationTypeIds: readonly number[];
}

/** A field that the desk's owner added. `type` is the documented number of `extra_fields.type`. */
export interface CustomField {
  id: number;
  /** `x_name` */
  name: string;
  type: number;
  defaultValue: string;
  /** What people call it; may hold one text per language. */
  label: string;
  description: string;
  rank: number;
  /** Choices of a list field, in their order. */
  options: readonly { id: number; name: string }[];
  /** A list field whose choices are the rows of a list of the desk, by its name. */
  list?: string;
  /** A row without a value shows zero, as the official API does everywhere but on tickets. */
  zeroed?: boolean;
  /** Defined as a numbered field (domain/user-fields.ts), not added to the table. */
  numbered?: boolean;
  /** Longest text. */
  maxLength?: number;
}

/** Whatever has numbered fields. */
export type FieldOwner = 'company' | 'person' | 'project' | 'sale' | 'appointment' | 'document';

/** What is done about who writes to the desk. */
export interface IntakeSettings {
  /** Who is unknown becomes a person. */
  createsPersons: boolean;
  /** People write their last name first. */
  lastNameFirst: boolean;
  /** What somebody writes on the ticket of another is for agents alone. */
  hidesStrangers: boolean;
  /** Who has become a person is written to. */
  welcomes: boolean;
}

export interface Settings {
  mail: MatchSettings;
  /** What is done about who writes to the desk. */
  intake: IntakeSettings;
  analysis: AnalysisSettings;
  externalByDefault: boolean;
  editMessages: boolean;
  queueStatusIds: ReadonlySet<number>;
  /** Status of a ticket that somebody accepts; null leaves it. */
  takeOverStatusId: number | null;
  /** After this many hours without a sign an agent counts as not logged in. */
  inactiveAfterHours: number;
  /** Days that deleted and spam tickets are kept. */
  retainDays: number;
  /** Days that the bytes of a mail are kept after it was sorted. */
  inboxDays: number;
  /** Days that the outbox knows who had a mail, and what it was about. */
  sentMailDays: number;
  /** Tries that a mail is granted; null: as many as its days hold. */
  sendingTries: number | null;
  /** Life of a pop-up in seconds; null: until midnight. */
  popUpSeconds: number | null;
  /** What a new ticket shows as its time to reply, minutes; null for none. */
  presetTimeToReply: number | null;
  /** Reply templates of the system's own mails, by the setting's name (`UserNewTicket`). */
  systemTemplates: ReadonlyMap<string, number>;
  /** Status row of each base status when only the base is known. */
  defaultStatus: ReadonlyMap<TicketBaseStatus, number>;
}

export interface Desk {
  version: number;
  /** IANA name of the zone in which office hours and un-suffixed times are at home. */
  zone: string;
  statuses: ReadonlyMap<number, Status>;
  priorities: ReadonlyMap<number, Priority>;
  types: ReadonlyMap<number, TicketTypeRow>;
  categories: ReadonlyMap<number, Category>;
  /** By user id. */
  agents: ReadonlyMap<number, Agent>;
  /** By associate id. */
  associates: ReadonlyMap<number, Agent>;
  tags: ReadonlyMap<number, Tag>;
  groups: ReadonlyMap<number, UserGroup>;
  languages: ReadonlyMap<number, CustomerLanguage>;
  relationDefinitions: ReadonlyMap<number, RelationDefinition>;
  ticketFields: ReadonlyMap<string, CustomField>;
  messageFields: ReadonlyMap<string, CustomField>;
  /** Fields of everything else: those that were added, and the numbered ones in force. */
  ownFields: Readonly<Record<FieldOwner, ReadonlyMap<string, CustomField>>>;
  /** Definitions of numbered fields, drafts too. */
  userFields: ReadonlyMap<number, UserField>;
  settings: Settings;
}

/** The status row that stands for a base status. */
export function defaultStatusOf(desk: Desk, base: TicketBaseStatus): Status {
  const byName = desk.statuses.get(desk.settings.defaultStatus.get(base) ?? 0);
  if (byName && byName.base === base) return byName;
  const first = [...desk.statuses.values()]
    .filter((status) => status.base === base)
    .sort((a, b) => Number(a.deleted) - Number(b.deleted) || a.rank - b.rank)[0];
  if (!first) throw new Error(`no status stands for base status ${base}`);
  return first;
}
