/** Carriers of the Sale agent. */
import { ActivityStatus, SaleStatus } from '../../vocabulary.ts';
import {
  AppointmentCautionWarning,
  AppointmentExternalOwner,
  AppointmentPrivate,
  AppointmentType,
  AssignmentStatus,
  BookingType,
  InvitationStatus,
  RecurrencePattern,
  TaskType,
  Visibility,
} from '../enums.ts';
import { bool, carrier, dateTime, dict, double, int, label, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { Person } from './person.ts';
import { Contact } from './person-entity.ts';
import { rights } from './rights.ts';
import { Project } from './sale.ts';

export const SaleEntity = carrier('SaleEntity', {
  Appointment: ref(() => Appointment),
  Associate: ref(() => Associate),
  UpdatedBy: ref(() => Associate),
  CreatedBy: ref(() => Associate),
  Contact: ref(() => Contact),
  Project: ref(() => Project),
  SaleText: text(2047),
  Person: ref(() => Person),
  Currency: ref(() => Currency),
  Competitor: ref(() => Competitor),
  Credited: ref(() => Credited),
  Rating: ref(() => Rating),
  Reason: ref(() => Reason),
  Source: ref(() => Source),
  Status: oneOf('SaleStatus', SaleStatus),
  Saledate: dateTime(),
  Amount: double(),
  SaleId: int(),
  Earning: double(),
  EarningPercent: double(),
  Heading: text(219),
  Number: text(49),
  Probability: int(),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  Completed: oneOf('ActivityStatus', ActivityStatus),
  ActiveLinks: int(),
  Links: list(ref(() => Link)),
  NextDueDate: dateTime(),
  Postit: text(2047),
  SaleType: ref(() => SaleType),
  ReasonSold: ref(() => ReasonSold),
  ReasonStalled: ref(() => ReasonStalled),
  ReopenDate: dateTime(),
  SaleStakeholders: list(ref(() => SaleStakeholder)),
  ActiveErpLinks: int(),
  UserDefinedFields: dict(text()),
  ExtraFields: dict(text()),
  CustomFields: dict(text()),
  PublishEventDate: dateTime(),
  PublishTo: dateTime(),
  PublishFrom: dateTime(),
  IsPublished: bool(),
  VisibleFor: list(ref(() => VisibleFor)),
  ...rights,
});

export const Appointment = carrier('Appointment', {
  AppointmentId: int(),
  StartDate: dateTime(),
  EndDate: dateTime(),
  Type: oneOf('AppointmentType', AppointmentType),
  Task: text(),
  AssociateFullName: text(),
  ContactName: text(),
  Description: text(),
  PersonFullName: text(),
  PersonId: int(),
  ContactId: int(),
  ProjectId: int(),
  ProjectName: text(),
  IsPublished: bool(),
  AssociateId: int(),
  ColorIndex: int(),
  IsFree: bool(),
  HasAlarm: bool(),
  IsAlldayEvent: bool(),
  Private: oneOf('AppointmentPrivate', AppointmentPrivate),
  PriorityId: int(),
  PriorityName: text(),
  TaskType: oneOf('TaskType', TaskType),
  IsBookingMain: bool(),
  IsRecurrence: bool(),
  IsBooking: bool(),
  ActiveDate: dateTime(),
  AssignmentStatus: oneOf('AssignmentStatus', AssignmentStatus),
  InvitationStatus: oneOf('InvitationStatus', InvitationStatus),
  BookingType: oneOf('BookingType', BookingType),
  Completed: oneOf('ActivityStatus', ActivityStatus),
  RecurringPattern: oneOf('RecurrencePattern', RecurrencePattern),
  RecurringStartDate: dateTime(),
  RecurringEndDate: dateTime(),
  MotherId: int(),
  AssignedBy: int(),
  AssignedByFullName: text(),
  RejectReason: text(),
  Location: text(),
  AlarmLeadTime: text(),
  SaleId: int(),
  SaleName: text(),
  AssociateName: text(),
  CreatedDate: dateTime(),
  CreatedBy: text(),
  CreatedByFullName: text(),
  CreatedByAssociateId: int(),
  CautionWarning: oneOf('AppointmentCautionWarning', AppointmentCautionWarning),
  OwnedExternally: oneOf('AppointmentExternalOwner', AppointmentExternalOwner),
  MotherAssociateId: int(),
  JoinVideomeetUrl: text(),
  PreferredTZLocation: int(),
  Title: text(),
  Agenda: text(),
  InternalNotes: text(),
  TaskId: int(),
  ...rights,
});

export const Currency = carrier('Currency', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const Competitor = carrier('Competitor', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const Credited = carrier('Credited', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const Rating = carrier('Rating', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const Reason = carrier('Reason', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const Source = carrier('Source', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const Link = carrier('Link', {
  EntityName: text(),
  Id: int(),
  Description: text(),
  ExtraInfo: text(),
  LinkId: int(),
  ...rights,
});

export const SaleType = carrier('SaleType', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const ReasonSold = carrier('ReasonSold', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const ReasonStalled = carrier('ReasonStalled', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const SaleStakeholder = carrier('SaleStakeholder', {
  StakeholderRoleName: text(),
  Comment: text(),
  StakeholderRoleId: int(),
  CountryId: int(),
  PersonId: int(),
  EmailDescription: text(),
  EmailId: int(),
  EmailAddress: text(),
  PhoneId: int(),
  ContactName: text(),
  ContactId: int(),
  SaleId: int(),
  Mrmrs: text(),
  Firstname: text(),
  MiddleName: text(),
  Lastname: text(),
  SaleStakeholderId: int(),
  Rank: int(),
  Phone: text(),
  ...rights,
});

export const VisibleFor = carrier('VisibleFor', {
  VisibleId: int(),
  Visibility: oneOf('Visibility', Visibility),
  DisplayValue: text(),
  ...rights,
});
