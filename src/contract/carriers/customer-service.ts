/** Carriers of the CustomerService agent. */
import { MailboxType, PrefDescValueType, PreferenceLevel } from '../enums.ts';
import { bool, carrier, int, list, oneOf, ref, text } from '../language.ts';
import { AttachmentEntity } from './attachment.ts';
import { rights } from './rights.ts';

export const CustomerServiceStartup = carrier('CustomerServiceStartup', {
  TimezoneEnabled: bool(),
  TZOffset: int(),
  RecaptchaSiteKey: text(),
  SelectedPreferences: list(ref(() => Preference)),
  ...rights,
});

export const Preference = carrier('Preference', {
  Level: oneOf('PreferenceLevel', PreferenceLevel),
  RawValue: text(),
  Specification: ref(() => PreferenceSpec),
  DisplayValue: text(),
  DisplayTooltip: text(),
  DisplayType: oneOf('PrefDescValueType', PrefDescValueType),
  TabOrder: ref(() => TabOrder),
  TargetId: int(),
  PrefDescId: int(),
  TableName: text(),
  UserPreferenceId: int(),
  ...rights,
});

export const PreferenceSpec = carrier('PreferenceSpec', {
  Section: text(),
  Key: text(),
  ...rights,
});

export const TabOrder = carrier('TabOrder', {
  TabOrderId: int(),
  TabName: text(),
  Order: text(),
  AssociateId: int(),
  ...rights,
});

export const Mailbox = carrier('Mailbox', {
  MailInFilterId: int(),
  Address: text(),
  CategoryName: text(),
  PriorityName: text(),
  ...rights,
});

export const MailboxEntity = carrier('MailboxEntity', {
  MailInFilterId: int(),
  ServerType: oneOf('MailboxType', MailboxType),
  Address: text(255),
  Username: text(255),
  Password: text(255),
  Server: text(255),
  Port: int(),
  ...rights,
});

export const ReplyTemplateParsed = carrier('ReplyTemplateParsed', {
  ReplyTemplateId: int(),
  PlainParsed: text(),
  HtmlParsed: text(),
  Attachments: list(ref(() => AttachmentEntity)),
  Subject: text(),
  ...rights,
});

export const TicketInfo = carrier('TicketInfo', {
  TicketId: int(),
  Title: text(),
  OwnerName: text(),
  CategoryName: text(),
  PriorityName: text(),
  TicketUrl: text(),
  PersonName: text(),
  ContactName: text(),
  ...rights,
});
