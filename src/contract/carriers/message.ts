/** Messages: full, light, and their parts. */
import {
  BadgeType,
  MessageHeaderStdItem,
  MessageHeaderStdItemCol,
  RecipientType,
  TicketMessageCategory,
  TicketMessageType,
  TicketSecurityLevel,
} from '../../vocabulary.ts';
import { bool, carrier, dateTime, dict, int, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { AttachmentEntity } from './attachment.ts';
import { Person } from './person.ts';
import { rights } from './rights.ts';
import { Ticket } from './ticket.ts';

export const TicketMessageEntity = carrier('TicketMessageEntity', {
  EjMessageId: int(),
  Ticket: ref(() => Ticket),
  CreatedAt: dateTime(),
  CreatedBy: ref(() => Associate),
  Author: text(255),
  Slevel: oneOf('TicketSecurityLevel', TicketSecurityLevel),
  Type: oneOf('TicketMessageType', TicketMessageType),
  MessageId: text(850),
  TimeSpent: int(),
  Body: text(),
  HtmlBody: text(),
  EmailHeader: text(),
  DebugInfo: text(),
  MailSorter: text(255),
  MessageCategory: oneOf('TicketMessageCategory', TicketMessageCategory),
  Person: ref(() => Person),
  SearchTitle: text(255),
  MessageHeaders: list(ref(() => TicketMessageHeader)),
  Important: bool(),
  Language: text(10),
  Sentiment: int(),
  SentimentConfidence: int(),
  Badge: oneOf('BadgeType', BadgeType),
  AttachmentsInfo: list(ref(() => AttachmentEntity)),
  ExtraFields: dict(text()),
  CustomFields: dict(text()),
  ...rights,
});

export const TicketMessage = carrier('TicketMessage', {
  TicketMessageId: int(),
  CreatedAt: dateTime(),
  Slevel: oneOf('TicketSecurityLevel', TicketSecurityLevel),
  Important: bool(),
  Author: text(255),
  PersonId: int(),
  PersonFullName: text(),
  ContactId: int(),
  ContactName: text(),
  ContactDepartment: text(),
  NumAttachments: int(),
  EmailHeader: text(),
  MessageHeaders: list(ref(() => TicketMessageHeader)),
  Language: text(10),
  Sentiment: int(),
  SentimentConfidence: int(),
  CreatedBy: int(),
  ChangedAt: dateTime(),
  Badge: oneOf('BadgeType', BadgeType),
  ...rights,
});

export const TicketMessageHeader = carrier('TicketMessageHeader', {
  Id: int(),
  Name: text(64),
  Value: text(),
  StdItem: oneOf('MessageHeaderStdItem', MessageHeaderStdItem),
  StdItemCol: oneOf('MessageHeaderStdItemCol', MessageHeaderStdItemCol),
  ...rights,
});

export const TicketMessageContent = carrier('TicketMessageContent', {
  Body: text(),
  AttachmentsInfo: list(ref(() => AttachmentEntity)),
});

export const Recipient = carrier('Recipient', {
  Type: oneOf('RecipientType', RecipientType),
  Value: text(),
  DisplayValue: text(),
});
