/** Tickets and messages as their carriers: wire words begin here. */
import {
  type AttachmentEntity,
  TicketEntity,
  type Ticket as TicketFlat,
  type TicketMessage,
  TicketMessageEntity,
  type TicketMessageHeader,
  type TicketSummaryItem,
} from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { isSafeExtension } from '../../domain/attachments.ts';
import { type Agent, type Category, type Desk, NOBODY } from '../../domain/desk.ts';
import { mayEnter } from '../../domain/rights.ts';
import type { Header, Message, Ticket } from '../../domain/thread.ts';
import type { AttachmentRow, MessageHead, PersonRow, TicketRow, TicketView } from '../../store/ticket-reads.ts';
import { TicketBaseStatus } from '../../vocabulary.ts';
import { type Names, presentCustom } from './custom-fields.ts';
import {
  fullName,
  presentCategory,
  presentCreator,
  presentOwner,
  presentPerson,
  presentPriority,
  presentStatus,
  presentTag,
  presentType,
} from './lists.ts';
import { type Right, rightsOf, tableRight } from './rights.ts';

/** For whom, and what the desk looks like. */
export interface Viewer {
  agent: Agent;
  desk: Desk;
  /** Milliseconds since 1970: a deadline is over or not. */
  at: number;
}

const ICON_SUFFIX: Partial<Record<TicketBaseStatus, string>> = {
  [TicketBaseStatus.Deleted]: 'Deleted',
  [TicketBaseStatus.Spam]: 'Spam',
  [TicketBaseStatus.Merged]: 'Merged',
  [TicketBaseStatus.Closed]: 'Closed',
  [TicketBaseStatus.Postponed]: 'Postponed',
};

/** The picture of a ticket's state: the type's icon name, then the state. A fresh desk's `ticket` is `Ticket`. */
export function iconHint(ticket: Ticket, { desk, at }: Viewer): string {
  const icon = desk.types.get(ticket.typeId)?.icon ?? '';
  const name = icon === '' || icon.toLowerCase() === 'ticket' ? 'Ticket' : icon;
  const overdue = ticket.deadline !== null && ticket.deadline < at ? 'Overdue' : '';
  return name + (ICON_SUFFIX[ticket.base] ?? overdue);
}

/** The times and counters that the full and the flat view have in common. They come last there: added the other way round they cost a hundred times as much. */
function common(ticket: Ticket) {
  return {
    TicketId: ticket.id,
    Title: ticket.title,
    CreatedAt: ticket.createdAt,
    LastChanged: ticket.lastChanged,
    ReadByOwner: ticket.readByOwner,
    ReadByCustomer: ticket.readByCustomer,
    FirstReadByUser: ticket.firstReadByUser,
    Activate: ticket.activateAt,
    ClosedAt: ticket.closedAt,
    RepliedAt: ticket.repliedAt,
    AlertTimeout: ticket.alertTimeout,
    Deadline: ticket.deadline,
    Author: ticket.author,
    Slevel: ticket.level,
    BaseStatus: ticket.base,
    Origin: ticket.origin,
    AlertLevel: ticket.alertLevel,
    ConnectId: ticket.mergedInto,
    ReadStatus: ticket.light,
    TimeToReply: ticket.timeToReply,
    RealTimeToReply: ticket.realTimeToReply,
    TimeToClose: ticket.timeToClose,
    RealTimeToClose: ticket.realTimeToClose,
    TimeSpentInternally: ticket.timeSpentInternally,
    TimeSpentExternally: ticket.timeSpentExternally,
    TimeSpentQueue: ticket.timeSpentQueue,
    RealTimeSpentInternally: ticket.realTimeSpentInternally,
    RealTimeSpentExternally: ticket.realTimeSpentExternally,
    RealTimeSpentQueue: ticket.realTimeSpentQueue,
    TimeSpent: ticket.timeSpent,
    HasAttachment: ticket.hasAttachment,
    NumReplies: ticket.replies,
    NumMessages: ticket.messages,
    FromAddress: ticket.fromAddress,
    Language: ticket.language,
    Sentiment: ticket.sentiment,
    SentimentConfidence: ticket.sentimentConfidence,
  };
}

/** A suggestion that the viewer may take; one that is not for him is none. Source: ai-fields §4 "hide". */
function suggestedFor({ suggestedCategoryId }: Ticket, { agent, desk }: Viewer): Category | undefined {
  const category = desk.categories.get(suggestedCategoryId ?? 0);
  return category && mayEnter(agent, category) ? category : undefined;
}

/** The full ticket. */
export function presentTicketEntity({ row, persons, heads, names }: TicketView, viewer: Viewer): Shown<typeof TicketEntity> {
  const { ticket } = row;
  const { desk } = viewer;
  const category = desk.categories.get(ticket.categoryId);
  const priority = desk.priorities.get(ticket.priorityId);
  const status = desk.statuses.get(ticket.statusId);
  const primary = persons.find((person) => person.id === ticket.personId);
  const { TableRight, FieldProperties } = rightsOf(TicketEntity, ticket, viewer);
  const { ExtraFields, CustomFields } = presentCustom(ticket.custom, desk.ticketFields, desk, names);
  const suggested = suggestedFor(ticket, viewer);
  return {
    FirstReadByOwner: ticket.firstReadByOwner,
    CreatedBy: presentCreator(ticket.createdBy, desk),
    OwnedBy: presentOwner(ticket.ownerId, desk),
    Category: category ? presentCategory(category, desk) : null,
    Priority: priority ? presentPriority(priority) : null,
    Status: status ? presentStatus(status, desk) : null,
    Person: primary ? presentPerson(primary) : null,
    SecondaryPersons: persons.filter((person) => person.id !== ticket.personId).map(presentPerson),
    Messages: heads.map((head) => presentHead(head, TableRight)),
    Tags: ticket.tags.flatMap((id) => desk.tags.get(id) ?? []).map(presentTag),
    SuggestedCategoryId: suggested?.id ?? 0,
    SuggestedCategoryName: suggested?.fullName ?? '',
    OrigHumanCategoryId: ticket.originalHumanCategoryId,
    IconHint: iconHint(ticket, viewer),
    Sale: ticket.saleId === null ? null : { SaleId: ticket.saleId, Title: row.saleHeading ?? '' },
    Project: ticket.projectId === null ? null : { ProjectId: ticket.projectId, Name: row.projectName ?? '' },
    FormSubmission: null,
    TicketType: presentType(ticket.typeId, desk),
    ExtraFields,
    CustomFields,
    TableRight,
    FieldProperties,
    ...common(ticket),
  };
}

/** The flat ticket. wire: user ids here are those of Service users, where 1 is nobody; a missing customer is -1. */
export function presentTicket(row: TicketRow, viewer: Viewer): Shown<typeof TicketFlat> {
  const { ticket } = row;
  const { desk } = viewer;
  const owner = ticket.ownerId === NOBODY ? undefined : desk.agents.get(ticket.ownerId);
  const category = desk.categories.get(ticket.categoryId);
  return {
    CreatedBy: ticket.createdBy,
    CreatedByName: desk.agents.get(ticket.createdBy)?.login ?? '',
    OwnedBy: ticket.ownerId,
    OwnedByName: owner?.login ?? '',
    Category: ticket.categoryId,
    CategoryName: category?.name ?? '',
    CategoryFullname: category?.fullName ?? '',
    Priority: ticket.priorityId,
    PriorityName: desk.priorities.get(ticket.priorityId)?.name ?? '',
    TicketStatus: ticket.statusId,
    TicketStatusDisplayValue: desk.statuses.get(ticket.statusId)?.name ?? '',
    CustId: ticket.personId ?? -1,
    PersonFirstname: row.firstName ?? '',
    PersonMiddleName: row.middleName ?? '',
    PersonLastname: row.lastName ?? '',
    PersonFullname: fullName(row),
    ContactId: ticket.companyId,
    ContactName: row.companyName ?? '',
    OwnedByAssociateId: owner?.associateId ?? 0,
    SaleId: ticket.saleId,
    SaleHeading: row.saleHeading ?? '',
    ProjectId: ticket.projectId,
    ProjectName: row.projectName ?? '',
    FormSubmissionId: 0,
    TicketTypeId: ticket.typeId,
    TicketTypeName: desk.types.get(ticket.typeId)?.name ?? '',
    TableRight: tableRight(ticket, viewer),
    ...common(ticket),
  };
}

export function presentSummary(row: TicketRow, viewer: Viewer): Shown<typeof TicketSummaryItem> {
  const { ticket } = row;
  return {
    TicketId: ticket.id,
    TicketStatus: ticket.statusId,
    Title: ticket.title,
    Registered: ticket.createdAt,
    IconHint: iconHint(ticket, viewer),
  };
}

const presentHeader = (header: Header): Shown<typeof TicketMessageHeader> => ({
  Id: header.id,
  Name: header.name,
  Value: header.value,
  StdItem: header.stdItem,
  StdItemCol: header.stdItemCol,
});

/** The head of a message. @param right to the ticket it is on, where that is known: it is the message's */
export function presentHead(head: MessageHead, right: Right | null): Shown<typeof TicketMessage> {
  return {
    TicketMessageId: head.id,
    CreatedAt: head.createdAt,
    Slevel: head.level,
    Important: head.important,
    Author: head.author,
    PersonId: head.personId,
    PersonFullName: head.personName ?? '',
    ContactId: head.companyId,
    ContactName: head.companyName ?? '',
    ContactDepartment: head.companyDepartment ?? '',
    NumAttachments: head.attachments,
    EmailHeader: head.emailHeader,
    MessageHeaders: head.headers.map(presentHeader),
    Language: head.language,
    Sentiment: head.sentiment,
    SentimentConfidence: head.sentimentConfidence,
    CreatedBy: head.createdBy,
    ChangedAt: head.changedAt,
    Badge: head.badge,
    TableRight: right,
  };
}

/** What is known of an attachment of a message. */
export const presentAttachment = (row: Omit<AttachmentRow, 'messageId'>): Shown<typeof AttachmentEntity> => ({
  AttachmentId: row.id,
  Name: row.name,
  ContentType: row.contentType,
  AttSize: row.size,
  InlineImage: row.inline,
  ContentId: row.contentId,
  AuthKey: row.authKey,
  IsSafeFileExtension: isSafeExtension(row.name),
});

/** The full message with its ticket. */
export function presentMessage(
  message: Message,
  ticket: TicketRow,
  person: PersonRow | null,
  attachments: readonly AttachmentRow[],
  viewer: Viewer,
  names?: Names,
): Shown<typeof TicketMessageEntity> {
  const { TableRight, FieldProperties } = rightsOf(TicketMessageEntity, ticket.ticket, viewer);
  const { ExtraFields, CustomFields } = presentCustom(message.custom, viewer.desk.messageFields, viewer.desk, names);
  return {
    EjMessageId: message.id,
    Ticket: presentTicket(ticket, viewer),
    CreatedAt: message.createdAt,
    CreatedBy: presentCreator(message.createdBy, viewer.desk),
    Author: message.author,
    Slevel: message.level,
    Type: message.type,
    MessageId: message.messageId,
    TimeSpent: message.timeSpent,
    Body: message.body,
    HtmlBody: message.htmlBody,
    EmailHeader: message.emailHeader,
    DebugInfo: message.debugInfo,
    MailSorter: message.mailSorter,
    MessageCategory: message.category,
    Person: person ? presentPerson(person) : null,
    SearchTitle: message.searchTitle,
    MessageHeaders: message.headers.map(presentHeader),
    Important: message.important,
    Language: message.language,
    Sentiment: message.sentiment,
    SentimentConfidence: message.sentimentConfidence,
    Badge: message.badge,
    AttachmentsInfo: attachments.map(presentAttachment),
    ExtraFields,
    CustomFields,
    TableRight,
    FieldProperties,
  };
}
