/** Carriers of the Document agent. */
import { ActivityStatus } from '../../vocabulary.ts';
import { AppointmentType, DocTmplDirection, DocTmplQuoteType, DocTmplType, DocumentLockSemantics } from '../enums.ts';
import { bool, carrier, dateTime, dict, int, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { Person } from './person.ts';
import { Contact } from './person-entity.ts';
import { rights } from './rights.ts';
import { Project, Sale } from './sale.ts';
import { Link, VisibleFor } from './sale-entity.ts';

export const Document = carrier('Document', {
  DocumentId: int(),
  Attention: text(),
  Header: text(),
  Name: text(),
  OurRef: text(),
  YourRef: text(),
  Description: text(),
  DocumentTemplate: text(),
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
  Name: text(),
  Tooltip: text(),
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
  Attention: text(),
  Header: text(),
  Name: text(),
  OurRef: text(),
  YourRef: text(),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  Description: text(),
  DocumentTemplate: ref(() => DocumentTemplate),
  Person: ref(() => Person),
  Associate: ref(() => Associate),
  Contact: ref(() => Contact),
  Project: ref(() => Project),
  Date: dateTime(),
  ExternalRef: text(),
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
