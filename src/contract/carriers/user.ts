/** Carriers of the User agent. */
import { UserType } from '../../vocabulary.ts';
import { CommandAction, CredentialControlType, EjUserStatus } from '../enums.ts';
import { bool, carrier, dateTime, dict, int, list, oneOf, ref, text } from '../language.ts';
import { MDOListItem } from './lists.ts';
import { Person } from './person.ts';
import { rights } from './rights.ts';

export const User = carrier('User', {
  AssociateId: int(),
  Name: text(63),
  Rank: int(),
  Tooltip: text(254),
  LicenseOwners: list(ref(() => LicenseOwner)),
  Role: ref(() => Role),
  UserGroup: ref(() => UserGroup),
  OtherGroups: list(ref(() => UserGroup)),
  Person: ref(() => Person),
  Deleted: bool(),
  Lastlogin: dateTime(),
  Lastlogout: dateTime(),
  EjUserId: int(),
  RequestSignature: text(65_536),
  Type: oneOf('UserType', UserType),
  IsPersonRetired: bool(),
  IsOnTravel: bool(),
  Credentials: list(ref(() => Credential)),
  UserName: text(63),
  TicketCategories: list(ref(() => MDOListItem)),
  NickName: text(63),
  WaitingForApproval: bool(),
  ExtraFields: dict(text()),
  CustomFields: dict(text()),
  PostSaveCommands: list(ref(() => CustomCommand)),
  ...rights,
});

export const LicenseOwner = carrier('LicenseOwner', {
  Name: text(),
  Description: text(),
  RestrictedModuleLicenses: list(ref(() => ModuleLicenseLink)),
  UnrestrictedModuleLicenses: list(ref(() => ModuleLicenseLink)),
  ...rights,
});

export const ModuleLicenseLink = carrier('ModuleLicenseLink', {
  Unrestricted: bool(),
  Total: int(),
  Tooltip: text(),
  CanAssign: bool(),
  Free: int(),
  InUse: int(),
  IsHidden: bool(),
  Assigned: bool(),
  ModuleLicenseId: int(),
  Name: text(),
  Description: text(),
  PrerequisiteModuleName: text(),
  SortOrder: int(),
  ExtraFlags: int(),
  ...rights,
});

export const Role = carrier('Role', {
  Id: int(),
  Value: text(),
  Tooltip: text(),
  ...rights,
});

export const UserGroup = carrier('UserGroup', {
  Value: text(239),
  Tooltip: text(254),
  Id: int(),
  Rank: int(),
  Deleted: bool(),
  ...rights,
});

export const Credential = carrier('Credential', {
  Type: ref(() => CredentialType),
  Value: text(),
  DisplayValue: text(),
  ...rights,
});

export const CredentialType = carrier('CredentialType', {
  DisplayType: text(),
  Type: text(),
  Description: text(),
  ValueControl: oneOf('CredentialControlType', CredentialControlType),
  CanCreatePerson: bool(),
  IsUserNameSupported: bool(),
  ...rights,
});

export const CustomCommand = carrier('CustomCommand', {
  Name: text(),
  DisplayName: text(),
  Description: text(),
  ToolTip: text(),
  Actions: oneOf('CommandAction', CommandAction),
  ActionData: text(),
  ...rights,
});

export const UserPresenceStatus = carrier('UserPresenceStatus', {
  Status: oneOf('EjUserStatus', EjUserStatus),
  Message: text(255),
});
