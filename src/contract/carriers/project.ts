/** Carriers of the Project agent. */
import { ProjectMemberEventParticipantStatus } from '../enums.ts';
import { bool, carrier, dateTime, dict, int, label, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { EntityElement } from './person-entity.ts';
import { rights } from './rights.ts';
import { Link } from './sale-entity.ts';

export const ProjectEntity = carrier('ProjectEntity', {
  ProjectId: int(),
  Name: text(219),
  ProjectNumber: text(49),
  ProjectMembers: list(ref(() => ProjectMember)),
  Urls: list(ref(() => EntityElement)),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  Description: text(2047),
  Postit: text(2047),
  CreatedBy: ref(() => Associate),
  UpdatedBy: ref(() => Associate),
  Associate: ref(() => Associate),
  ProjectStatus: ref(() => ProjectStatus),
  ProjectType: ref(() => ProjectType),
  HasImage: bool(),
  ImageDescription: text(),
  ActiveStatusMonitorId: int(),
  Links: list(ref(() => Link)),
  ActiveLinks: int(),
  Completed: bool(),
  NextMilestoneDate: dateTime(),
  NmdAppointmentId: int(),
  EndDate: dateTime(),
  ActiveErpLinks: int(),
  EventId: int(),
  StartDate: dateTime(),
  UserDefinedFields: dict(text()),
  ExtraFields: dict(text()),
  CustomFields: dict(text()),
  PublishEventDate: dateTime(),
  PublishTo: dateTime(),
  PublishFrom: dateTime(),
  IsPublished: bool(),
  ...rights,
});

export const ProjectMember = carrier('ProjectMember', {
  ProjectmemberId: int(),
  ContactId: int(),
  ProjectId: int(),
  ContactName: text(),
  ContactDepartment: text(),
  ProjectName: text(),
  EmailId: int(),
  EmailAddress: text(),
  CountryId: int(),
  Firstname: text(),
  MiddleName: text(),
  Lastname: text(),
  PersonId: int(),
  Mrmrs: text(),
  ProjectMemberTypeName: text(),
  Phone: text(),
  PhoneId: int(),
  ProjectMemberTypeId: int(),
  EmailAddressName: text(),
  Comment: text(),
  FullName: text(),
  Registered: dateTime({ audit: true }),
  Updated: dateTime({ audit: true }),
  EventParticipantStatus: oneOf('ProjectMemberEventParticipantStatus', ProjectMemberEventParticipantStatus),
  ...rights,
});

export const ProjectStatus = carrier('ProjectStatus', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const ProjectType = carrier('ProjectType', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});
