/** A ticket with all that its rules need, and the shapes of messages. All instants are milliseconds since 1970, UTC. */
import {
  type BadgeType,
  MessageHeaderStdItem,
  MessageHeaderStdItemCol,
  type TicketBaseStatus,
  type TicketMessageCategory,
  type TicketMessageType,
  type TicketOrigin,
  type TicketReadStatus,
  type TicketSecurityLevel,
} from '../vocabulary.ts';

export type Instant = number;
/** Values of custom fields by field name (`x_name`): plain texts, null for nothing. */
export type Custom = Readonly<Record<string, string | null>>;

export interface Ticket {
  id: number;
  /** Rises with every change of the ticket or of its messages. */
  version: number;
  mergedInto: number | null;
  title: string;
  createdAt: Instant;
  lastChanged: Instant;
  activateAt: Instant | null;
  closedAt: Instant | null;
  createdBy: number;
  author: string;
  /** User id; NOBODY when unassigned. */
  ownerId: number;
  categoryId: number;
  originalCategoryId: number | null;
  level: TicketSecurityLevel;
  base: TicketBaseStatus;
  statusId: number;
  personId: number | null;
  companyId: number | null;
  priorityId: number;
  originalPriorityId: number | null;
  alertLevel: number;
  /** When the next level is due; null: nothing is scheduled. */
  alertTimeout: Instant | null;
  /** Seconds that were left when the chain was stopped; -1 while it runs. */
  alertStop: number;
  readByOwner: Instant | null;
  firstReadByOwner: Instant | null;
  firstReadByUser: Instant | null;
  readByCustomer: Instant | null;
  fromAddress: string;
  /** Mailbox that it came from, its name and address. */
  filterId: number | null;
  displayFilter: string;
  filterAddress: string;
  repliedAt: Instant | null;
  /** Minutes in office hours / on the wall; 0 until it happened. */
  timeToReply: number;
  timeToClose: number;
  realTimeToReply: number;
  realTimeToClose: number;
  light: TicketReadStatus;
  hasAttachment: boolean;
  deadline: Instant | null;
  origin: TicketOrigin;
  /** Seconds in office hours / on the wall, finished stays only. */
  timeSpentInternally: number;
  timeSpentExternally: number;
  timeSpentQueue: number;
  realTimeSpentInternally: number;
  realTimeSpentExternally: number;
  realTimeSpentQueue: number;
  timeSpentCalculated: Instant | null;
  /** When the present status was entered, and office seconds of this stay that a change of priority has counted already. */
  staySince: Instant | null;
  stayOffice: number;
  /** When the clock has to look at this ticket: a level is due, or it wakes up. 0: it was made before there was an engine. */
  nextWake: Instant | null;
  /** Minutes, the sum over messages. */
  timeSpent: number;
  replies: number;
  messages: number;
  tags: readonly number[];
  language: string;
  sentiment: number;
  sentimentConfidence: number;
  suggestedCategoryId: number | null;
  originalHumanCategoryId: number | null;
  saleId: number | null;
  projectId: number | null;
  typeId: number;
  custom: Custom;
}

export interface Header {
  /** 0 for a header that is not stored yet. */
  id: number;
  name: string;
  value: string;
  stdItem: MessageHeaderStdItem;
  stdItemCol: MessageHeaderStdItemCol;
}

/** A header line that is to be written. @param stdItem of the standard lines: which; 0 for any other */
export const headerLine = (name: string, value: string, stdItem: MessageHeaderStdItem = MessageHeaderStdItem.None): Header => ({
  id: 0,
  name,
  value,
  stdItem,
  stdItemCol: MessageHeaderStdItemCol.None,
});

export interface Message {
  id: number;
  ticketId: number;
  searchTitle: string;
  createdAt: Instant;
  createdBy: number;
  changedAt: Instant | null;
  changedBy: number | null;
  type: TicketMessageType;
  category: TicketMessageCategory;
  author: string;
  level: TicketSecurityLevel;
  messageId: string;
  /** Minutes. */
  timeSpent: number;
  body: string;
  htmlBody: string;
  emailHeader: string;
  debugInfo: string;
  mailSorter: string;
  personId: number | null;
  important: boolean;
  badge: BadgeType;
  language: string;
  sentiment: number;
  sentimentConfidence: number;
  custom: Custom;
  headers: readonly Header[];
}

/** A ticket with its secondary persons in their order, and the one message that a rule is about. */
export interface Thread {
  ticket: Ticket;
  otherPersonIds: readonly number[];
  message: Message | null;
}

/** What the rules may ask of a person: the company, and what both prefer. */
export interface PersonFacts {
  id: number;
  companyId: number | null;
  name: string;
  priorityId: number | null;
  companyPriorityId: number | null;
  /** "Our contact" for support, as associates. */
  supportAssociateId: number | null;
  companySupportAssociateId: number | null;
  retired: boolean;
}

/** What was looked up for one save, by id; what is not in here does not exist. */
export interface Facts {
  persons: ReadonlyMap<number, PersonFacts>;
  saleIds: ReadonlySet<number>;
  projectIds: ReadonlySet<number>;
  /** For automatic assignment: how often the category has assigned so far (its row is locked). */
  delegations: number;
  /** For "fewest active": active tickets by owner. */
  activeByOwner: ReadonlyMap<number, number>;
  /** For "only logged-in users": when each member did something last. */
  activeAt: ReadonlyMap<number, Instant>;
  /** Owners of the person's other new tickets in the category, the newest first: within the quarantine. */
  recentOwners: readonly number[];
  /** Users who have the ticket among their favourites. */
  hotlist: readonly number[];
}
