/** Documents as their carriers. */
import type { EntityView, FlatDocument } from '../../app/entities.ts';
import { type Document, DocumentEntity, type DocumentTemplate, type VisibleFor } from '../../contract/carriers/index.ts';
import { fieldProperties } from '../../contract/describe.ts';
import { type AppointmentType, DocTmplType, Visibility } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { DocumentRecord } from '../../domain/entities.ts';
import { mayWrite } from '../../domain/people.ts';
import { presentFlatPerson } from '../person/present.ts';
import { fieldRight, ownerRight, presentAssociateId, presentContact, presentItem } from '../person/present-parts.ts';
import { presentOwn } from '../present/custom-fields.ts';
import { ownProperties } from '../present/own-properties.ts';
import { presentFlatProject } from '../project/present.ts';
import { companyOf, personOf, presentFlatSale } from '../sale/present.ts';

/** A document in short. */
export function presentFlatDocument(document: FlatDocument, desk: Desk): Shown<typeof Document> {
  return {
    DocumentId: document.id,
    Attention: document.attention,
    Header: document.header,
    Name: document.name,
    OurRef: document.ourRef,
    YourRef: document.yourRef,
    Description: document.description,
    DocumentTemplate: document.template ?? '',
    PersonId: document.personId ?? 0,
    PersonFullName: personOf(document),
    AssociateFullName: desk.associates.get(document.associateId ?? 0)?.fullName ?? '',
    ContactId: document.companyId ?? 0,
    ContactName: companyOf(document),
    ProjectId: document.projectId ?? 0,
    ProjectName: document.projectName ?? '',
    AssociateId: document.associateId ?? 0,
    Snum: document.sequence,
    SaleId: document.saleId ?? 0,
    SaleName: document.saleName ?? '',
  };
}

function presentTemplate({ around, record }: EntityView<'document'>): Shown<typeof DocumentTemplate> | null {
  const row = around.lists.find(({ list, id }) => list === 'doctmpl' && id === record.templateId);
  if (!row) return null;
  const { Id, Value, Tooltip, Deleted } = presentItem(around.lists, 'doctmpl', row.id);
  // wire: what is kept here as a template is one of documents, and its bytes are in the database
  return {
    DocumentTemplateId: Id ?? 0,
    Name: Value ?? '',
    Tooltip: Tooltip ?? '',
    Deleted: Deleted ? 1 : 0,
    RecordType: DocTmplType.Document,
    SaveInDb: 1,
  };
}

function presentVisible({ visibility, visibleId }: DocumentRecord, desk: Desk): Shown<typeof VisibleFor>[] {
  const kind = visibility as Visibility;
  const name = kind === Visibility.Associate ? desk.associates.get(visibleId)?.fullName : '';
  return [{ VisibleId: visibleId, Visibility: kind, DisplayValue: name ?? '' }];
}

const MANDATORY = new Set<string>();
const READ_ONLY = new Set(
  (
    'DocumentId UpdatedBy CreatedBy CreatedDate UpdatedDate ActiveLinks Links LockSemantics SuggestedDocumentId Snum PublishEventDate ' +
    'PublishTo PublishFrom IsPublished'
  ).split(' '),
);

/** A document in full, with what the viewer may do. */
export function presentDocumentEntity(view: EntityView<'document'>): Shown<typeof DocumentEntity> {
  const { call, record, around } = view;
  const { agent, desk } = call;
  return {
    DocumentId: record.id,
    Attention: record.attention,
    Header: record.header,
    Name: record.name,
    OurRef: record.ourRef,
    YourRef: record.yourRef,
    Description: record.description,
    ExternalRef: record.externalRef,
    Date: record.date,
    Completed: record.completed,
    Type: record.type as AppointmentType,
    Snum: record.sequence,
    DocumentTemplate: presentTemplate(view),
    Associate: presentAssociateId(record.associateId, desk),
    CreatedBy: presentAssociateId(record.registeredBy, desk),
    UpdatedBy: presentAssociateId(record.updatedBy, desk),
    CreatedDate: record.registered,
    UpdatedDate: record.updated,
    Contact: around.company ? presentContact(around.company, desk) : null,
    Person: around.person ? presentFlatPerson(around.person, desk) : null,
    Project: around.project ? presentFlatProject(around.project, desk) : null,
    Sale: around.sale ? presentFlatSale(around.sale, desk) : null,
    VisibleFor: presentVisible(record, desk),
    ...presentOwn(record.extra, desk.ownFields.document, desk, around.names),
    TableRight: ownerRight(agent, record, false),
    FieldProperties: {
      ...fieldProperties(DocumentEntity, fieldRight(agent, MANDATORY, READ_ONLY)),
      ...ownProperties(desk, 'document', mayWrite(agent)),
    },
  };
}
