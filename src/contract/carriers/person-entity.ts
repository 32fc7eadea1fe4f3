/** Carriers of the Person agent. */
import { UserType } from '../../vocabulary.ts';
import { AddressType, CategoryGroup } from '../enums.ts';
import { bool, carrier, dateTime, day, dict, double, int, label, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { SelectableMDOListItem } from './lists.ts';
import { rights } from './rights.ts';

export const PersonEntity = carrier('PersonEntity', {
  PersonId: int(),
  Firstname: text(99),
  MiddleName: text(99),
  Lastname: text(99),
  Mrmrs: text(239),
  Title: text(239),
  UpdatedDate: dateTime({ audit: true }),
  CreatedDate: dateTime({ audit: true }),
  BirthDate: day(),
  CreatedBy: ref(() => Associate),
  Emails: list(ref(() => EntityElement)),
  Description: text(4000),
  IsAssociate: bool(),
  PrivatePhones: list(ref(() => EntityElement)),
  Faxes: list(ref(() => EntityElement)),
  MobilePhones: list(ref(() => EntityElement)),
  OfficePhones: list(ref(() => EntityElement)),
  OtherPhones: list(ref(() => EntityElement)),
  Position: ref(() => Position),
  UpdatedBy: ref(() => Associate),
  Contact: ref(() => Contact),
  Country: ref(() => Country),
  Interests: list(ref(() => SelectableMDOListItem)),
  PersonNumber: text(49),
  FullName: text(),
  NoMailing: bool(),
  UsePersonAddress: bool(),
  Retired: bool(),
  Urls: list(ref(() => EntityElement)),
  FormalName: text(),
  Address: ref(() => Address),
  Post3: text(99),
  Post2: text(99),
  Post1: text(99),
  Kanalname: text(99),
  Kanafname: text(99),
  CorrespondingAssociate: ref(() => Associate),
  Category: ref(() => Category),
  Business: ref(() => Business),
  Associate: ref(() => Associate),
  Salutation: text(239),
  ActiveInterests: int(),
  SupportAssociate: ref(() => Associate),
  TicketPriority: ref(() => TicketPriority),
  CustomerLanguage: ref(() => CustomerLanguage),
  DbiAgentId: int(),
  DbiKey: text(255),
  DbiLastModified: dateTime(),
  DbiLastSyncronized: dateTime(),
  SentInfo: int(),
  ShowContactTickets: int(),
  UserInfo: ref(() => UserInfo),
  ChatEmails: list(ref(() => EntityElement)),
  InternetPhones: list(ref(() => EntityElement)),
  Source: int(),
  ActiveErpLinks: int(),
  ShipmentTypes: list(ref(() => SelectableMDOListItem)),
  Consents: list(ref(() => ConsentInfo)),
  BounceEmails: list(text()),
  ActiveStatusMonitorId: int(),
  CreatedByFormId: int(),
  UtmParameters: ref(() => SavedUtmParameters),
  LeadstatusId: int(),
  Leadstatus: label(),
  UserDefinedFields: dict(text()),
  ExtraFields: dict(text()),
  CustomFields: dict(text()),
  ...rights,
});

export const EntityElement = carrier('EntityElement', {
  Value: text(),
  StrippedValue: text(),
  Description: text(),
  ...rights,
});

export const Position = carrier('Position', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const Contact = carrier('Contact', {
  ContactId: int(),
  Name: text(219),
  OrgNr: text(49),
  Department: text(219),
  URL: text(),
  City: text(),
  DirectPhone: text(),
  AssociateId: int(),
  CountryId: int(),
  EmailAddress: text(),
  Kananame: text(219),
  EmailAddressName: text(),
  URLName: text(),
  AssociateFullName: text(),
  BusinessName: label(),
  CategoryName: label(),
  CountryName: text(),
  Address: ref(() => Address),
  FormattedAddress: text(),
  FullName: text(),
  IsOwnerContact: bool(),
  ActiveErpLinks: int(),
  Number1: text(49),
  Number2: text(49),
  ...rights,
});

export const Address = carrier('Address', {
  Wgs84Latitude: double(),
  Wgs84Longitude: double(),
  LocalizedAddress: list(list(ref(() => LocalizedField))),
  Street: ref(() => StructuredAddress),
  Postal: ref(() => StructuredAddress),
  Formatted: text(),
  ...rights,
});

export const LocalizedField = carrier('LocalizedField', {
  Name: text(),
  Value: text(),
  Tooltip: text(),
  Label: label(),
  ValueLength: int(),
  AddressType: text(),
  ...rights,
});

export const StructuredAddress = carrier('StructuredAddress', {
  AtypeIdx: oneOf('AddressType', AddressType),
  Address1: text(),
  Address2: text(),
  Address3: text(),
  City: text(),
  County: text(),
  State: text(),
  Zipcode: text(),
  Formatted: text(),
});

export const Country = carrier('Country', {
  CountryId: int(),
  Name: text(),
  CurrencyId: int(),
  EnglishName: text(),
  TwoLetterISOCountry: text(),
  ThreeLetterISOCountry: text(),
  ImageDescription: text(),
  OrgNrText: text(),
  InterAreaPrefix: text(),
  DialInPrefix: text(),
  ZipPrefix: text(),
  DomainName: text(),
  AddressLayoutId: int(),
  DomesticAddressLayoutId: int(),
  ForeignAddressLayoutId: int(),
  Rank: int(),
  Tooltip: text(),
  Deleted: bool(),
  ...rights,
});

export const Category = carrier('Category', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  CategoryGroup: oneOf('CategoryGroup', CategoryGroup),
  EnableLeadStatus: bool(),
  Rank: int(),
  Deleted: bool(),
  ...rights,
});

export const Business = carrier('Business', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const TicketPriority = carrier('TicketPriority', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const CustomerLanguage = carrier('CustomerLanguage', {
  Id: int(),
  Value: label(),
  Tooltip: label(),
  ...rights,
});

export const UserInfo = carrier('UserInfo', {
  Deleted: bool(),
  UserInfoId: int(),
  UserName: text(),
  PersonId: int(),
  Rank: int(),
  Tooltip: text(),
  UserGroupId: int(),
  EjUserId: int(),
  UserType: oneOf('UserType', UserType),
  GrantedLicenses: list(text()),
  CanLogon: bool(),
  RoleName: text(),
  RoleTooltip: text(),
  UserGroupName: text(),
  UserGroupTooltip: text(),
  ...rights,
});

export const ConsentInfo = carrier('ConsentInfo', {
  ConsentPersonId: int(),
  Comment: text(),
  Registered: dateTime({ audit: true }),
  RegisteredAssociateId: int(),
  Updated: dateTime({ audit: true }),
  UpdatedAssociateId: int(),
  LegalBaseId: int(),
  LegalBaseKey: text(),
  LegalBaseName: label(),
  ConsentPurposeId: int(),
  ConsentPurposeKey: text(),
  ConsentPurposeName: label(),
  ConsentSourceId: int(),
  ConsentSourceKey: text(),
  ConsentSourceName: label(),
  ...rights,
});

export const SavedUtmParameters = carrier('SavedUtmParameters', {
  FormName: text(),
  FirsttouchSource: text(),
  FirsttouchMedium: text(),
  FirsttouchCampaign: text(),
  FirsttouchTerm: text(),
  FirsttouchContent: text(),
  FirsttouchReferrerDomain: text(),
  Source: text(),
  Medium: text(),
  Campaign: text(),
  Term: text(),
  Content: text(),
  ReferrerDomain: text(),
  ...rights,
});
