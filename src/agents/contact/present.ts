/** Companies as their carrier. */
import type { Around } from '../../app/people/read.ts';
import { ContactEntity } from '../../contract/carriers/index.ts';
import { fieldProperties } from '../../contract/describe.ts';
import type { Shown } from '../../contract/language.ts';
import type { Agent, Desk } from '../../domain/desk.ts';
import { mayWrite, type Profile } from '../../domain/people.ts';
import { presentFlatPerson } from '../person/present.ts';
import {
  fieldRight,
  ownerRight,
  presentAddress,
  presentAssociateId,
  presentChoices,
  presentCountry,
  presentElements,
  presentItem,
  presentLanguage,
  presentNumbers,
  presentPriorityItem,
} from '../person/present-parts.ts';
import { presentOwn } from '../present/custom-fields.ts';
import { ownProperties } from '../present/own-properties.ts';

const MANDATORY = new Set(['Name']);
const READ_ONLY = new Set(
  (
    'ContactId UpdatedDate CreatedDate UpdatedBy CreatedBy Persons ActiveInterests GroupId ActiveStatusMonitorId Deleted ' +
    'ActiveErpLinks BounceEmails UtmParameters'
  ).split(' '),
);

/** What the row itself holds. */
function presentRecord({ record, elements, domains }: Profile<'contact'>, desk: Desk): Shown<typeof ContactEntity> {
  return {
    ContactId: record.id,
    Name: record.name,
    Department: record.department,
    OrgNr: record.orgNr,
    Number1: record.number1,
    Number2: record.number2,
    UpdatedDate: record.updated,
    CreatedDate: record.registered,
    Emails: presentElements(elements.emails),
    Urls: presentElements(elements.urls),
    Phones: presentNumbers(elements.phones),
    Faxes: presentNumbers(elements.faxes),
    Description: record.description,
    UpdatedBy: presentAssociateId(record.updatedBy, desk),
    CreatedBy: presentAssociateId(record.registeredBy, desk),
    Associate: presentAssociateId(record.associateId, desk),
    Country: presentCountry(record.countryId),
    NoMailing: record.noMailing,
    Kananame: record.kanaName,
    Xstop: record.stopped,
    // wire: the group of the company's own associate
    GroupId: desk.associates.get(record.associateId ?? 0)?.groupId ?? 0,
    SupportAssociate: presentAssociateId(record.supportAssociateId, desk),
    TicketPriority: presentPriorityItem(record.priorityId, desk),
    Deleted: record.deleted ? 1 : 0,
    DbiAgentId: record.dbiAgentId,
    DbiLastSyncronized: record.dbiSynchronized,
    DbiKey: record.dbiKey,
    DbiLastModified: record.dbiModified,
    Source: record.source,
    Domains: [...domains],
  };
}

/** A company in full, with what the viewer may do. */
export function presentContactEntity(profile: Profile<'contact'>, around: Around, viewer: Agent, desk: Desk): Shown<typeof ContactEntity> {
  const { record, choices, addresses } = profile;
  const interests = choices.contint ?? [];
  return {
    ...presentRecord(profile, desk),
    ...presentOwn(record.extra, desk.ownFields.company, desk, around.names),
    Interests: presentChoices(around.lists, 'contint', interests),
    Business: presentItem(around.lists, 'business', record.businessId),
    Category: presentItem(around.lists, 'category', record.categoryId),
    Persons: around.persons.map((person) => presentFlatPerson(person, desk)),
    ActiveInterests: interests.length,
    CustomerLanguage: presentLanguage(record.languageId, around.language),
    SupportPerson: around.supportPerson ? presentFlatPerson(around.supportPerson, desk) : null,
    Address: presentAddress(addresses, record.countryId, 'contact'),
    BounceEmails: [...around.bounced],
    TableRight: ownerRight(viewer, record, around.isOfDesk),
    FieldProperties: {
      ...fieldProperties(ContactEntity, fieldRight(viewer, MANDATORY, READ_ONLY)),
      ...ownProperties(desk, 'company', mayWrite(viewer)),
    },
  };
}
