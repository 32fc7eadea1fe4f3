/**
 * The enumerations that the wire and the rules share, with their numbers.
 * The numbers are those of the official API and of its database; they are stored as they stand and never change.
 */

/** ActivityStatus: progress of an activity. */
export const ActivityStatus = {
  Unknown: 0,
  NotStarted: 1,
  Started: 2,
  Completed: 3,
} as const;
export type ActivityStatus = (typeof ActivityStatus)[keyof typeof ActivityStatus];

/** BadgeType: what part a message plays in its ticket. */
export const BadgeType = {
  Unknown: 0,
  Reply: 1,
  Forward: 2,
  Comment: 3,
  Incoming: 4,
  Outgoing: 5,
} as const;
export type BadgeType = (typeof BadgeType)[keyof typeof BadgeType];

/** EFieldRight: what a caller may do with one field (flags). */
export const EFieldRight = {
  None: 0,
  Read: 1,
  Write: 2,
  Update: 3,
  Unused1: 4,
  Unused2: 8,
  Unused3: 16,
  Unused4: 32,
  UIHintMandatory: 64,
  UIHintReadOnly: 128,
  UIHints: 192,
  UndefinedValue256: 256,
  Nullable: 32,
} as const;
export type EFieldRight = (typeof EFieldRight)[keyof typeof EFieldRight];

/** ETableRight: what a caller may do with one row (flags). */
export const ETableRight = {
  None: 0,
  Select: 1,
  Update: 2,
  UR: 3,
  Insert: 4,
  RI: 5,
  URI: 7,
  Delete: 8,
  UDR: 11,
  FULL: 15,
  Filtering: 16,
  RF: 17,
  FI: 20,
  RestrictedUpdate: 32,
  URU: 34,
  WRITE: 38,
  Unused1: 64,
  Uninitialized: 128,
  R: 1,
  F: 16,
} as const;
export type ETableRight = (typeof ETableRight)[keyof typeof ETableRight];

/** FormSubmissionStatus: progress of a form that became a ticket. */
export const FormSubmissionStatus = {
  Unknown: 0,
  InProgress: 1,
  EmailVerification: 2,
  Submitted: 3,
  Processed: 4,
  Failed: 5,
} as const;
export type FormSubmissionStatus = (typeof FormSubmissionStatus)[keyof typeof FormSubmissionStatus];

/** HtmlSanitizerOptions: switches of the HTML cleaner (flags). */
export const HtmlSanitizerOptions = {
  Default: 0,
  RemoveComment: 1,
} as const;
export type HtmlSanitizerOptions = (typeof HtmlSanitizerOptions)[keyof typeof HtmlSanitizerOptions];

/** ImageEmbedType: inline images as links or as data. */
export const ImageEmbedType = {
  Link: 0,
  Inline: 1,
} as const;
export type ImageEmbedType = (typeof ImageEmbedType)[keyof typeof ImageEmbedType];

/** InterRestrictionOperator: how a restriction joins the next. */
export const InterRestrictionOperator = {
  None: 0,
  And: 1,
  Or: 2,
} as const;
export type InterRestrictionOperator = (typeof InterRestrictionOperator)[keyof typeof InterRestrictionOperator];

/** MessageActionType: what an agent is about to write. */
export const MessageActionType = {
  None: 0,
  Reply: 1,
  ReplyAll: 2,
  Forward: 3,
  InternalComment: 4,
} as const;
export type MessageActionType = (typeof MessageActionType)[keyof typeof MessageActionType];

/** MessageHeaderStdItem: standard header lines of a message. */
export const MessageHeaderStdItem = {
  None: 0,
  Forward: 1,
  UnnamedAttachmentBlocked: 2,
  NoAutoReply: 3,
  SentAutoReplyToCustomersA: 4,
  SentAutoReplyToCustomersB: 5,
  CustomerReadFAQ: 6,
  ReplyTemplate: 7,
} as const;
export type MessageHeaderStdItem = (typeof MessageHeaderStdItem)[keyof typeof MessageHeaderStdItem];

/** MessageHeaderStdItemCol: which column of a standard header line is translated. */
export const MessageHeaderStdItemCol = {
  None: 0,
  Name: 1,
  Value: 2,
} as const;
export type MessageHeaderStdItemCol = (typeof MessageHeaderStdItemCol)[keyof typeof MessageHeaderStdItemCol];

/** NotifyChannel: how an agent hears of something. */
export const NotifyChannel = {
  Unknown: 0,
  PopUp: 1,
  Email: 2,
  Sms: 3,
} as const;
export type NotifyChannel = (typeof NotifyChannel)[keyof typeof NotifyChannel];

/** NotifyType: what an agent hears of (flags). */
export const NotifyType = {
  NewTicket: 1,
  NewTicketMessage: 2,
  TicketEscalated: 4,
  TicketActivated: 8,
  ChatAlert: 16,
  ActiveTickets: 32,
  TicketTakeOver: 64,
  ChatMessageAlert: 128,
  ChatSessionTransfered: 256,
  Hotlist: 512,
  Custom: 1024,
  ContactAssignment: 2048,
  NotifyAll: 4095,
  UndefinedValue4096: 4096,
} as const;
export type NotifyType = (typeof NotifyType)[keyof typeof NotifyType];

/** RecipientType: role of a recipient; 2 is not used. */
export const RecipientType = {
  To: 0,
  CC: 1,
  BCC: 3,
  Sms: 4,
} as const;
export type RecipientType = (typeof RecipientType)[keyof typeof RecipientType];

/** SaleStatus: state of a sale. */
export const SaleStatus = {
  Unknown: 0,
  Open: 1,
  Sold: 2,
  Lost: 3,
  Stalled: 4,
  SaintAll: 1000,
} as const;
export type SaleStatus = (typeof SaleStatus)[keyof typeof SaleStatus];

/** TicketBaseStatus: state of a ticket; from 1001 on: commands of a request that postpone, never stored. */
export const TicketBaseStatus = {
  Unknown: 0,
  Active: 1,
  Closed: 2,
  Postponed: 3,
  Deleted: 4,
  Merged: 5,
  Spam: 6,
  PostponedSpecific: 1001,
  Postponed1Hour: 1002,
  Postponed2Hours: 1003,
  Postponed3Hours: 1004,
  Postponed4Hours: 1005,
  PostponedDay: 1006,
  PostponedWeek: 1007,
  PostponedMonth: 1008,
} as const;
export type TicketBaseStatus = (typeof TicketBaseStatus)[keyof typeof TicketBaseStatus];

/** TicketCategoryClosingStatus: older view of a category's default status. */
export const TicketCategoryClosingStatus = {
  UserDefined: 0,
  Active: 1,
  Closed: 2,
  Postponed: 3,
} as const;
export type TicketCategoryClosingStatus = (typeof TicketCategoryClosingStatus)[keyof typeof TicketCategoryClosingStatus];

/** TicketCategoryDelegateMethod: how a category finds an owner. */
export const TicketCategoryDelegateMethod = {
  Unknown: 0,
  Even: 1,
  Weighted: 2,
  Unfair: 3,
  Not: 4,
} as const;
export type TicketCategoryDelegateMethod = (typeof TicketCategoryDelegateMethod)[keyof typeof TicketCategoryDelegateMethod];

/** TicketCategoryFlags: switches of a category (flags). */
export const TicketCategoryFlags = {
  Unknown: 0,
  Internal: 1,
  OnlyLoggedInUsers: 2,
  DefaultToCategoryMaster: 4,
  ListInMain: 8,
  RedelegateNewMsg: 16,
  DelegateToOurContact: 32,
  PropagateReplyTemplate: 64,
  MembersOnly: 128,
  NotifyMembers: 256,
  AcceptWhenReplying: 512,
} as const;
export type TicketCategoryFlags = (typeof TicketCategoryFlags)[keyof typeof TicketCategoryFlags];

/** TicketMessageCategory: message, bounce or failed sending. */
export const TicketMessageCategory = {
  Message: 0,
  Bounce: 1,
  OutboxFailed: 2,
} as const;
export type TicketMessageCategory = (typeof TicketMessageCategory)[keyof typeof TicketMessageCategory];

/** TicketMessageType: which of the two bodies counts. */
export const TicketMessageType = {
  Unknown: 0,
  Plain: 1,
  Html: 2,
} as const;
export type TicketMessageType = (typeof TicketMessageType)[keyof typeof TicketMessageType];

/** TicketOrigin: where a ticket came from. */
export const TicketOrigin = {
  Unknown: 0,
  Email: 1,
  SMS: 2,
  Fax: 3,
  Phone: 4,
  Facebook: 5,
  Twitter: 6,
  Internal: 7,
  CustomerCentre: 8,
  EMarketing: 9,
  AutoGenerated: 10,
  Chat: 11,
  Form: 12,
  API: 13,
  Flow: 14,
} as const;
export type TicketOrigin = (typeof TicketOrigin)[keyof typeof TicketOrigin];

/** TicketPriorityEscalateAction: what happened to a ticket, as escalation sees it. */
export const TicketPriorityEscalateAction = {
  ActionRead: 0,
  ActionChangedOwner: 1,
  ActionNewInfo: 2,
  ActionClosed: 3,
  ActionChangedPriority: 4,
  ActionNew: 5,
} as const;
export type TicketPriorityEscalateAction = (typeof TicketPriorityEscalateAction)[keyof typeof TicketPriorityEscalateAction];

/** TicketPriorityEscalateEvent: what a priority does with its chain then. */
export const TicketPriorityEscalateEvent = {
  None: -1,
  Stop: 0,
  Continue: 1,
  Restart: 2,
} as const;
export type TicketPriorityEscalateEvent = (typeof TicketPriorityEscalateEvent)[keyof typeof TicketPriorityEscalateEvent];

/** TicketPriorityFlags: switches of a priority (flags). */
export const TicketPriorityFlags = {
  Unknown: 0,
  External: 1,
  Default: 2,
  AlertSchedule: 4,
} as const;
export type TicketPriorityFlags = (typeof TicketPriorityFlags)[keyof typeof TicketPriorityFlags];

/** TicketPriorityStatus: in use or deleted. */
export const TicketPriorityStatus = {
  Unknown: 0,
  Normal: 1,
  Deleted: 2,
} as const;
export type TicketPriorityStatus = (typeof TicketPriorityStatus)[keyof typeof TicketPriorityStatus];

/** TicketReadStatus: the light: has the owner seen the latest?. */
export const TicketReadStatus = {
  Unknown: 0,
  Green: 1,
  Yellow: 2,
  Red: 3,
} as const;
export type TicketReadStatus = (typeof TicketReadStatus)[keyof typeof TicketReadStatus];

/** TicketRelationError: why a relation is refused. */
export const TicketRelationError = {
  ParentExists: 0,
  RelationExists: 1,
  SameTicket: 2,
} as const;
export type TicketRelationError = (typeof TicketRelationError)[keyof typeof TicketRelationError];

/** TicketRelationType: kind of a relation. */
export const TicketRelationType = {
  Related: 0,
  Parent: 1,
  Child: 2,
} as const;
export type TicketRelationType = (typeof TicketRelationType)[keyof typeof TicketRelationType];

/** TicketSecurityLevel: may the customer see it?. */
export const TicketSecurityLevel = {
  Unknown: 0,
  Internal: 1,
  External: 2,
} as const;
export type TicketSecurityLevel = (typeof TicketSecurityLevel)[keyof typeof TicketSecurityLevel];

/** TicketStatusTimeCounter: which clock runs in a status. */
export const TicketStatusTimeCounter = {
  None: 0,
  Internally: 1,
  Externally: 2,
  Queue: 3,
} as const;
export type TicketStatusTimeCounter = (typeof TicketStatusTimeCounter)[keyof typeof TicketStatusTimeCounter];

/** UserType: kind of an associate. */
export const UserType = {
  Unknown: 0,
  InternalAssociate: 1,
  ResourceAssociate: 2,
  ExternalAssociate: 3,
  AnonymousAssociate: 4,
  SystemAssociate: 5,
} as const;
export type UserType = (typeof UserType)[keyof typeof UserType];
