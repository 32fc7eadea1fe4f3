/** From a PersonEntity to a wish: wire words end here. */
import type { PersonEntity } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { ProfileWish } from '../../domain/people.ts';
import { acceptOwn } from '../accept/custom-fields.ts';
import { addressFrom, elementsFrom, linkTo, type Names, saidDates, saidFields, saidOnly, tickedIn } from './accept-parts.ts';

const FIELDS: Names = {
  Firstname: 'firstName',
  MiddleName: 'middleName',
  Lastname: 'lastName',
  Mrmrs: 'mrmrs',
  Title: 'title',
  Description: 'description',
  PersonNumber: 'number',
  NoMailing: 'noMailing',
  UsePersonAddress: 'usesOwnAddress',
  Retired: 'retired',
  Post1: 'post1',
  Post2: 'post2',
  Post3: 'post3',
  Kanalname: 'kanaLastName',
  Kanafname: 'kanaFirstName',
  Salutation: 'salutation',
  DbiAgentId: 'dbiAgentId',
  DbiKey: 'dbiKey',
  SentInfo: 'sentInfo',
  Source: 'source',
};
const DATES: Names = { BirthDate: 'birthDate', DbiLastModified: 'dbiModified', DbiLastSyncronized: 'dbiSynchronized' };

/** The wish of a PersonEntity. What the server owns (stamps, names put together, counters) is passed over. */
export function acceptPerson(entity: Said<typeof PersonEntity>, desk: Desk): ProfileWish {
  const { ShowContactTickets: shows } = entity;
  return {
    id: Math.max(entity.PersonId ?? 0, 0),
    fields: {
      ...saidFields(entity, FIELDS),
      ...saidDates(entity, DATES),
      ...(typeof shows === 'number' ? { showsCompanyTickets: shows !== 0 } : {}),
    },
    links: saidOnly({
      // companies of the same name are many, so this one link is by id alone
      companyId: linkTo(entity.Contact?.ContactId),
      positionId: linkTo(entity.Position?.Id, entity.Position?.Value),
      countryId: linkTo(entity.Country?.CountryId, entity.Country?.Name, entity.Country?.TwoLetterISOCountry),
      categoryId: linkTo(entity.Category?.Id, entity.Category?.Value),
      businessId: linkTo(entity.Business?.Id, entity.Business?.Value),
      associateId: linkTo(entity.Associate?.AssociateId, entity.Associate?.Name),
      supportAssociateId: linkTo(entity.SupportAssociate?.AssociateId, entity.SupportAssociate?.Name),
      priorityId: linkTo(entity.TicketPriority?.Id, entity.TicketPriority?.Value),
      languageId: linkTo(entity.CustomerLanguage?.Id, entity.CustomerLanguage?.Value),
      leadStatusId: linkTo(entity.LeadstatusId, entity.Leadstatus),
    }),
    elements: saidOnly({
      emails: elementsFrom(entity.Emails),
      private: elementsFrom(entity.PrivatePhones),
      fax: elementsFrom(entity.Faxes),
      mobile: elementsFrom(entity.MobilePhones),
      office: elementsFrom(entity.OfficePhones),
      other: elementsFrom(entity.OtherPhones),
      internet: elementsFrom(entity.InternetPhones),
      urls: elementsFrom(entity.Urls),
      chats: elementsFrom(entity.ChatEmails),
    }),
    choices: saidOnly({ persint: tickedIn(entity.Interests, 'Interests'), shipmenttype: tickedIn(entity.ShipmentTypes, 'ShipmentTypes') }),
    addresses: addressFrom(entity.Address, 'person'),
    domains: null,
    custom: acceptOwn(entity, desk.ownFields.person, 'PersonEntity'),
  };
}
