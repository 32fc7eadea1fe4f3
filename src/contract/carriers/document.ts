/** Carriers of the Document agent. */
import { ActivityStatus } from '../../vocabulary.ts';
import { AppointmentType, DocTmplDirection, DocTmplQuoteType, DocTmplType, DocumentLockSemantics } from '../enums.ts';
import { bool, carrier, dateTime, dict, int, label, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { Person } from './person.ts';
import { Contact } from './person-entity.ts';
import { rights } from './rights.ts';
import { Project, Sale } from './sale.ts';
import { Link, VisibleFor } from './sale-entity.ts';

export const Document = carrier('Document', {
  DocumentId: int(),
  Attention: text(239),
  Header: text(219),
  Name: text(254),
  OurRef: text(239),
  YourRef: text(239),
  Description: text(2047),
  DocumentTemplate: label(),
  IsPublished: bool(),
  PersonId: int(),
  PersonFullName: text(),
  AssociateFullName: text(),
  ContactId: int(),
  ContactName: text(),
  ProjectId: int(),
  ProjectName: text(),
  AssociateId: int(),
  Snum: int(),
  SaleId: int(),
  SaleName: text(),
  ...rights,
});

export const DocumentTemplate = carrier('DocumentTemplate', {
  DocumentTemplateId: int(),
  Name: label(),
  Tooltip: label(),
  SaveInDb: int(),
  Filename: text(),
  DefaultOref: text(),
  RecordType: oneOf('DocTmplType', DocTmplType),
  Deleted: int(),
  Direction: oneOf('DocTmplDirection', DocTmplDirection),
  AutoeventId: int(),
  QuoteDocType: oneOf('DocTmplQuoteType', DocTmplQuoteType),
  ...rights,
});

export const DocumentEntity = carrier('DocumentEntity', {
  DocumentId: int(),
  UpdatedBy: ref(() => Associate),
  CreatedBy: ref(() => Associate),
  Attention: text(239),
  Header: text(219),
  Name: text(254),
  OurRef: text(239),
  YourRef: text(239),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  Description: text(2047),
  DocumentTemplate: ref(() => DocumentTemplate),
  Person: ref(() => Person),
  Associate: ref(() => Associate),
  Contact: ref(() => Contact),
  Project: ref(() => Project),
  Date: dateTime(),
  ExternalRef: text(255),
  Completed: oneOf('ActivityStatus', ActivityStatus),
  ActiveLinks: int(),
  Type: oneOf('AppointmentType', AppointmentType),
  Links: list(ref(() => Link)),
  LockSemantics: oneOf('DocumentLockSemantics', DocumentLockSemantics),
  Sale: ref(() => Sale),
  SuggestedDocumentId: int(),
  Snum: int(),
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
