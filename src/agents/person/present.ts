/** Persons as their carriers. */
import type { Around, FlatPerson } from '../../app/people/read.ts';
import { type Person, PersonEntity, type UserInfo } from '../../contract/carriers/index.ts';
import { fieldProperties } from '../../contract/describe.ts';
import type { Shown } from '../../contract/language.ts';
import type { Agent, Desk } from '../../domain/desk.ts';
import { formalNameOf, mayWrite, nameOfPerson, type Profile } from '../../domain/people.ts';
import { presentOwn } from '../present/custom-fields.ts';
import { presentPerson } from '../present/lists.ts';
import { ownProperties } from '../present/own-properties.ts';
import {
  fieldRight,
  ownerRight,
  presentAddress,
  presentAssociateId,
  presentChoices,
  presentContact,
  presentCountry,
  presentElements,
  presentItem,
  presentLanguage,
  presentNumbers,
  presentPriorityItem,
} from './present-parts.ts';

/** A person in short. */
export function presentFlatPerson(person: FlatPerson, desk: Desk): Shown<typeof Person> {
  const owner = desk.associates.get(person.ownerId ?? 0);
  return {
    ...presentPerson(person),
    Position: person.position ?? '',
    Description: person.description,
    ActiveInterests: person.interests,
    FaxPhone: person.fax ?? '',
    ContactPhone: person.companyPhone ?? '',
    AssociateName: owner?.fullName ?? '',
    AssociateId: owner?.associateId ?? 0,
    UsePersonAddress: person.usesOwnAddress,
    ContactFax: person.companyFax ?? '',
    Kanafname: person.kanaFirstName,
    Kanalname: person.kanaLastName,
    Post1: person.post1,
    Post2: person.post2,
    Post3: person.post3,
    CategoryName: person.category ?? '',
    PersonNumber: person.number,
  };
}

/** The user that a person is, as far as the desk knows; null for everybody else. */
function presentUser(user: Agent | undefined): Shown<typeof UserInfo> | null {
  if (!user) return null;
  return {
    Deleted: user.deleted,
    UserInfoId: user.associateId,
    UserName: user.login,
    PersonId: user.personId ?? 0,
    Rank: user.rank,
    Tooltip: user.tooltip,
    UserGroupId: user.groupId,
    EjUserId: user.id,
    UserType: user.type,
    CanLogon: !user.deleted,
  };
}

const MANDATORY = new Set(['Firstname', 'Lastname']);
const READ_ONLY = new Set(
  (
    'PersonId UpdatedDate CreatedDate CreatedBy UpdatedBy IsAssociate FullName FormalName CorrespondingAssociate ActiveInterests ' +
    'UserInfo ActiveErpLinks Consents BounceEmails ActiveStatusMonitorId CreatedByFormId UtmParameters'
  ).split(' '),
);
/** wire: what a person's company says goes before what the person says (SR_ACCESS_PERSONONCOMPANY in the client fixture). */
const BY_COMPANY = new Set([...READ_ONLY, 'Category', 'Business', 'Associate']);

/** Names, marks and stamps: what the row itself holds. */
function presentRecord({ record, elements }: Profile<'person'>, desk: Desk): Shown<typeof PersonEntity> {
  return {
    PersonId: record.id,
    Firstname: record.firstName,
    MiddleName: record.middleName,
    Lastname: record.lastName,
    Mrmrs: record.mrmrs,
    Title: record.title,
    UpdatedDate: record.updated,
    CreatedDate: record.registered,
    BirthDate: record.birthDate,
    CreatedBy: presentAssociateId(record.registeredBy, desk),
    Emails: presentElements(elements.emails),
    Description: record.description,
    PrivatePhones: presentNumbers(elements.private),
    Faxes: presentNumbers(elements.fax),
    MobilePhones: presentNumbers(elements.mobile),
    OfficePhones: presentNumbers(elements.office),
    OtherPhones: presentNumbers(elements.other),
    UpdatedBy: presentAssociateId(record.updatedBy, desk),
    PersonNumber: record.number,
    FullName: nameOfPerson(record),
    NoMailing: record.noMailing,
    UsePersonAddress: record.usesOwnAddress,
    Retired: record.retired,
    Urls: presentElements(elements.urls),
    FormalName: formalNameOf(record),
    Post3: record.post3,
    Post2: record.post2,
    Post1: record.post1,
    Kanalname: record.kanaLastName,
    Kanafname: record.kanaFirstName,
    Salutation: record.salutation,
    DbiAgentId: record.dbiAgentId,
    DbiKey: record.dbiKey,
    DbiLastModified: record.dbiModified,
    DbiLastSyncronized: record.dbiSynchronized,
    SentInfo: record.sentInfo,
    ShowContactTickets: record.showsCompanyTickets ? 1 : 0,
    ChatEmails: presentElements(elements.chats),
    InternetPhones: presentNumbers(elements.internet),
    Source: record.source,
    LeadstatusId: record.leadStatusId ?? 0,
  };
}

/** A person in full, with what the viewer may do. */
export function presentPersonEntity(profile: Profile<'person'>, around: Around, viewer: Agent, desk: Desk): Shown<typeof PersonEntity> {
  const { record, choices, addresses } = profile;
  const { lists, company } = around;
  // a user that was deleted is no user any more
  const user = [...desk.associates.values()].find((agent) => record.id > 0 && agent.personId === record.id && !agent.deleted);
  const over = company?.record ?? record;
  const interests = choices.persint ?? [];
  return {
    ...presentRecord(profile, desk),
    ...presentOwn(record.extra, desk.ownFields.person, desk, around.names),
    IsAssociate: user !== undefined,
    Position: presentItem(lists, 'perspos', record.positionId),
    Contact: company ? presentContact(company, desk) : null,
    Country: presentCountry(record.countryId),
    Interests: presentChoices(lists, 'persint', interests),
    Address: presentAddress(addresses, record.countryId, 'person'),
    CorrespondingAssociate: presentAssociateId(user?.associateId ?? null, desk),
    Category: presentItem(lists, 'category', over.categoryId),
    Business: presentItem(lists, 'business', over.businessId),
    Associate: presentAssociateId(over.associateId, desk),
    ActiveInterests: interests.length,
    SupportAssociate: presentAssociateId(record.supportAssociateId, desk),
    TicketPriority: presentPriorityItem(record.priorityId, desk),
    CustomerLanguage: presentLanguage(record.languageId, around.language),
    UserInfo: presentUser(user),
    ShipmentTypes: presentChoices(lists, 'shipmenttype', choices.shipmenttype ?? []),
    Consents: [],
    BounceEmails: [...around.bounced],
    Leadstatus: presentItem(lists, 'leadstatus', record.leadStatusId).Value ?? '',
    TableRight: ownerRight(viewer, record, around.isOfDesk),
    FieldProperties: {
      ...fieldProperties(PersonEntity, fieldRight(viewer, MANDATORY, company ? BY_COMPANY : READ_ONLY)),
      ...ownProperties(desk, 'person', mayWrite(viewer)),
    },
  };
}
