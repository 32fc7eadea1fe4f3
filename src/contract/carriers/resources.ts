/** Carriers that only resources answer. */
import { UserType } from '../../vocabulary.ts';
import { EjUserStatus, LicenseType } from '../enums.ts';
import { bool, carrier, dateTime, dict, int, list, oneOf, ref, text } from '../language.ts';
import { rights } from './rights.ts';

/** The kinds of user that a role is for, by the numbers under which roles keep them. */
export const RoleType = { Employee: 0, ExternalUser: 1, Anonymous: 2, System: 3 } as const;

export const GrantedModuleLicense = carrier('GrantedModuleLicense', {
  OwnerId: int(),
  OwnerName: text(),
  OwnerDescription: text(),
  ModuleId: int(),
  Name: text(),
  Description: text(),
  Version: text(),
  LicenseType: oneOf('LicenseType', LicenseType),
  ExtraFlags: int(),
  ExtraInfo: text(),
  SortOrder: int(),
  LicenseNumber: int(),
  IsHidden: bool(),
  IsUnrestricted: bool(),
  ExpiryDate: dateTime(),
  ...rights,
});

export const ProvidedCredential = carrier('ProvidedCredential', {
  Type: text(),
  SearchName: text(),
  DisplayName: text(),
  CredentialId: int(),
});

export const SoPrincipalCarrier = carrier('SoPrincipalCarrier', {
  UserType: oneOf('UserType', UserType),
  Associate: text(),
  AssociateId: int(),
  IsPerson: bool(),
  PersonId: int(),
  CountryId: int(),
  HomeCountryId: int(),
  ContactId: int(),
  GroupId: int(),
  BusinessId: int(),
  CategoryId: int(),
  ContactOwner: int(),
  RoleId: int(),
  RoleName: text(),
  RoleDescription: text(),
  RoleType: oneOf('RoleType', RoleType),
  Licenses: list(ref(() => GrantedModuleLicense)),
  FullName: text(),
  EMailAddress: text(),
  FunctionRights: list(text()),
  EjUserId: int(),
  EjAccessLevel: int(),
  EjUserStatus: oneOf('EjUserStatus', EjUserStatus),
  ProvidedCredentials: list(ref(() => ProvidedCredential)),
  SecondaryGroups: list(int()),
  DatabaseContextIdentifier: text(),
  UserName: text(),
});

export const TimeZoneRule = carrier('TimeZoneRule', {
  StartDay: int(),
  StartMonth: int(),
  EndDay: int(),
  EndMonth: int(),
  TZOffset: int(),
  StartRulePattern: text(),
  EndRulePattern: text(),
});

export const TimeZoneData = carrier('TimeZoneData', {
  TZLocationID: int(),
  Name: text(),
  TZLocationCode: text(),
  TZLocationCities: text(),
  IsoNumber: int(),
  TimeZoneSTDRules: dict(ref(() => TimeZoneRule)),
  TimeZoneDSTRules: dict(ref(() => TimeZoneRule)),
});
