/** Enumerations that only the wire knows; those that the rules share are in vocabulary.ts. Names and numbers are the official ones. */

export const AddressType = {
  Unknown: 0,
  ContactPostalAddress: 1,
  ContactStreetAddress: 2,
  PersonPrivateAddress: 16387,
  QuoteBillingAddress: 8196,
  QuoteShippingAddress: 8197,
} as const;
export type AddressType = (typeof AddressType)[keyof typeof AddressType];

export const AppointmentCautionWarning = {
  OK: 0,
  NotInSync: 1,
  NotNotifiedByEmail: 2,
  RecurrencePatternNotSupported: 3,
  IncomingRecurrenceChangeNotSupported: 4,
  ExternalParticipantsDateTimeMismatch: 5,
} as const;
export type AppointmentCautionWarning = (typeof AppointmentCautionWarning)[keyof typeof AppointmentCautionWarning];

export const AppointmentExternalOwner = { None: 0, Other: 1, Outlook: 2, Google: 3 } as const;
export type AppointmentExternalOwner = (typeof AppointmentExternalOwner)[keyof typeof AppointmentExternalOwner];

export const AppointmentPrivate = { Public: 0, PrivateUser: 1, PrivateGroup: 2 } as const;
export type AppointmentPrivate = (typeof AppointmentPrivate)[keyof typeof AppointmentPrivate];

export const AppointmentType = {
  Unknown: 0,
  inDiary: 1,
  inChecklist: 2,
  Note: 3,
  Document: 4,
  SavedReport: 5,
  BookingForDiary: 6,
  BookingForChecklist: 7,
  MergeDraft: 8,
  MergeFinal: 9,
} as const;
export type AppointmentType = (typeof AppointmentType)[keyof typeof AppointmentType];

export const AssignmentStatus = { Unknown: 0, None: 1, Assigning: 11, Seen: 12, Declined: 13 } as const;
export type AssignmentStatus = (typeof AssignmentStatus)[keyof typeof AssignmentStatus];

export const BatchTaskCancellationBehaviour = { CanCancel: 0, CancelWithWarning: 1, CannotCancel: 2 } as const;
export type BatchTaskCancellationBehaviour = (typeof BatchTaskCancellationBehaviour)[keyof typeof BatchTaskCancellationBehaviour];

export const BatchTaskState = {
  Unknown: 0,
  New: 1,
  Aquired: 2,
  Started: 3,
  Succeeded: 4,
  Failed: 5,
  SucceededManualCleanup: 6,
  All: 99999,
} as const;
export type BatchTaskState = (typeof BatchTaskState)[keyof typeof BatchTaskState];

export const BookingType = { Unknown: 0, None: 1, Owner: 2, Participant: 3 } as const;
export type BookingType = (typeof BookingType)[keyof typeof BookingType];

export const CategoryGroup = { Unknown: 0, Customer: 1, PotentialCustomer: 2, Partner: 3, Lost: 4, Other: 5 } as const;
export type CategoryGroup = (typeof CategoryGroup)[keyof typeof CategoryGroup];

export const CommandAction = { Implicit: 0, YesNo: 1, OkCancel: 2, Ok: 3 } as const;
export type CommandAction = (typeof CommandAction)[keyof typeof CommandAction];

export const CredentialControlType = { Static: 0, Edit: 1, Password: 2, Link: 3, Hidden: 4 } as const;
export type CredentialControlType = (typeof CredentialControlType)[keyof typeof CredentialControlType];

export const CustomFieldType = {
  Unknown: 0,
  Integer: 1,
  ShortText: 2,
  LongText: 3,
  Date: 4,
  Blob: 5,
  Checkbox: 6,
  MdoList: 7,
  Decimal: 8,
  DateTime: 9,
  Time: 10,
  TimeSpan: 11,
  RelationTo: 12,
  Attachment: 13,
  DynamicLink: 14,
  ListText: 15,
} as const;
export type CustomFieldType = (typeof CustomFieldType)[keyof typeof CustomFieldType];

export const DocTmplDirection = { Unknown: 0, Incoming: 1, Outgoing: 2, SaintAll: 3 } as const;
export type DocTmplDirection = (typeof DocTmplDirection)[keyof typeof DocTmplDirection];

export const DocTmplQuoteType = {
  None: 0,
  MailBody: 1,
  MainDocument: 2,
  QuoteLines: 3,
  ConfirmationMailBody: 4,
  ConfirmationLines: 5,
} as const;
export type DocTmplQuoteType = (typeof DocTmplQuoteType)[keyof typeof DocTmplQuoteType];

export const DocTmplType = {
  Unknown: 0,
  Appointment: 1,
  Document: 2,
  Email: 3,
  Fax: 4,
  Phone: 5,
  Todo: 6,
  MergeDraft: 7,
  MergeFinal: 8,
  SavedReport: 9,
} as const;
export type DocTmplType = (typeof DocTmplType)[keyof typeof DocTmplType];

export const DocumentLockSemantics = { None: 0, Locking: 1, Versioning: 2 } as const;
export type DocumentLockSemantics = (typeof DocumentLockSemantics)[keyof typeof DocumentLockSemantics];

export const EjUserStatus = {
  StatusNone: 0,
  StatusNormal: 1,
  StatusNotAvailable: 2,
  StatusDeleted: 3,
  StatusReadOnly: 4,
  StatusSpm: 5,
  StatusSystem: 127,
} as const;
export type EjUserStatus = (typeof EjUserStatus)[keyof typeof EjUserStatus];

export const InvitationStatus = {
  Unknown: 0,
  None: 1,
  Accepted: 2,
  Hidden: 4,
  Invitation: 5,
  Moved: 6,
  Seen: 7,
  MovedSeen: 8,
  Declined: 9,
  Cancelled: 10,
} as const;
export type InvitationStatus = (typeof InvitationStatus)[keyof typeof InvitationStatus];

export const LicenseType = { Unknown: 0, SiteLicense: 1, SatelliteLicense: 2, UserLicense: 3 } as const;
export type LicenseType = (typeof LicenseType)[keyof typeof LicenseType];

export const MailboxType = {
  Unknown: 0,
  Pop: 1,
  Imap: 2,
  Mapi: 3,
  Facebook: 4,
  Pops: 5,
  Imaps: 6,
  SmsPlugin: 7,
  Mailgun: 8,
  ImapOAuth: 9,
} as const;
export type MailboxType = (typeof MailboxType)[keyof typeof MailboxType];

export const OrderBySortType = { ASC: 0, DESC: 1 } as const;
export type OrderBySortType = (typeof OrderBySortType)[keyof typeof OrderBySortType];

export const PrefDescAccessFlags = { Unknown: 0, WizardMode: 1, Level0: 2, adminGUI: 4, CRMGUI: 8 } as const;
export type PrefDescAccessFlags = (typeof PrefDescAccessFlags)[keyof typeof PrefDescAccessFlags];

export const PrefDescValueType = {
  Unknown: 0,
  Number: 1,
  Text: 2,
  Bool: 3,
  ListOfValues: 4,
  ListTableRef: 5,
  TimeList: 6,
  ContactID: 7,
  PersonID: 8,
  ProjectID: 9,
  SelectionID: 10,
  PosSize: 11,
  TimeZone: 12,
  Time: 13,
  Password: 14,
  MultiLineText: 15,
} as const;
export type PrefDescValueType = (typeof PrefDescValueType)[keyof typeof PrefDescValueType];

export const PreferenceLevel = { Undefined: 0, HardDefault: 1, SystemWide: 2, Database: 3, Group: 4, Individual: 5, PC: 6 } as const;
export type PreferenceLevel = (typeof PreferenceLevel)[keyof typeof PreferenceLevel];

export const ProjectMemberEventParticipantStatus = {
  NotAnEvent: 0,
  NotReacted: 1,
  ReactedNo: 2,
  ReactedYes: 3,
  Show: 4,
  NoShow: 5,
} as const;
export type ProjectMemberEventParticipantStatus =
  (typeof ProjectMemberEventParticipantStatus)[keyof typeof ProjectMemberEventParticipantStatus];

export const RecurrencePattern = { Unknown: 0, Daily: 1, Weekly: 2, Monthly: 3, Yearly: 4, Custom: 5 } as const;
export type RecurrencePattern = (typeof RecurrencePattern)[keyof typeof RecurrencePattern];

export const TaskType = {
  Unknown: 0,
  Appointment: 1,
  Document: 2,
  Email: 3,
  Fax: 4,
  Phone: 5,
  ToDo: 6,
  MailMergeDraft: 7,
  MailMergeFinal: 8,
  Report: 9,
  SaintAll: 10,
} as const;
export type TaskType = (typeof TaskType)[keyof typeof TaskType];

export const UDefFieldType = { Number: 1, ShortText: 2, LongText: 3, Date: 4, UnlimitedDate: 5, Checkbox: 6, List: 7, Decimal: 8 } as const;
export type UDefFieldType = (typeof UDefFieldType)[keyof typeof UDefFieldType];

export const UDefType = {
  Invalid: 0,
  Contact: 7,
  Person: 8,
  Project: 9,
  Sale: 10,
  Temp: 11,
  Appointment: 12,
  Document: 13,
  None: 14,
} as const;
export type UDefType = (typeof UDefType)[keyof typeof UDefType];

export const UdefJustification = { Default: 0, Left: 1, Center: 2, Right: 3 } as const;
export type UdefJustification = (typeof UdefJustification)[keyof typeof UdefJustification];

export const UpsertNomatchAction = { NoChange: 0, ZeroColumns: 1, DeleteRow: 2 } as const;
export type UpsertNomatchAction = (typeof UpsertNomatchAction)[keyof typeof UpsertNomatchAction];

export const UpsertRowActionStatus = { Inserted: 1, Updated: 2, NoUpdateNeeded: 3, Deleted: 4, ColumnsZeroed: 5 } as const;
export type UpsertRowActionStatus = (typeof UpsertRowActionStatus)[keyof typeof UpsertRowActionStatus];

export const Visibility = { All: 0, Associate: 1, Group: 2 } as const;
export type Visibility = (typeof Visibility)[keyof typeof Visibility];

export const WebhookNotifyVia = { None: 0, Email: 1, InApp: 2 } as const;
export type WebhookNotifyVia = (typeof WebhookNotifyVia)[keyof typeof WebhookNotifyVia];

export const WebhookNotifyWhen = { None: 0, FirstFailure: 1, Disabling: 2 } as const;
export type WebhookNotifyWhen = (typeof WebhookNotifyWhen)[keyof typeof WebhookNotifyWhen];

export const WebhookState = { Unknown: 0, Active: 1, Stopped: 2, TooManyErrors: 3 } as const;
export type WebhookState = (typeof WebhookState)[keyof typeof WebhookState];
