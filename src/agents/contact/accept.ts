/** From a ContactEntity to a wish: wire words end here. */
import type { ContactEntity } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { ProfileWish } from '../../domain/people.ts';
import { acceptOwn } from '../accept/custom-fields.ts';
import { addressFrom, elementsFrom, linkTo, type Names, saidDates, saidFields, saidOnly, tickedIn } from '../person/accept-parts.ts';

const FIELDS: Names = {
  Name: 'name',
  Department: 'department',
  OrgNr: 'orgNr',
  Number1: 'number1',
  Number2: 'number2',
  Description: 'description',
  NoMailing: 'noMailing',
  Kananame: 'kanaName',
  Xstop: 'stopped',
  DbiAgentId: 'dbiAgentId',
  DbiKey: 'dbiKey',
  Source: 'source',
};
const DATES: Names = { DbiLastModified: 'dbiModified', DbiLastSyncronized: 'dbiSynchronized' };

/** The wish of a ContactEntity. What the server owns (stamps, counters, the persons) is passed over. */
export function acceptContact(entity: Said<typeof ContactEntity>, desk: Desk): ProfileWish {
  return {
    id: Math.max(entity.ContactId ?? 0, 0),
    fields: { ...saidFields(entity, FIELDS), ...saidDates(entity, DATES) },
    links: saidOnly({
      associateId: linkTo(entity.Associate?.AssociateId, entity.Associate?.Name),
      businessId: linkTo(entity.Business?.Id, entity.Business?.Value),
      categoryId: linkTo(entity.Category?.Id, entity.Category?.Value),
      countryId: linkTo(entity.Country?.CountryId, entity.Country?.Name, entity.Country?.TwoLetterISOCountry),
      supportAssociateId: linkTo(entity.SupportAssociate?.AssociateId, entity.SupportAssociate?.Name),
      priorityId: linkTo(entity.TicketPriority?.Id, entity.TicketPriority?.Value),
      languageId: linkTo(entity.CustomerLanguage?.Id, entity.CustomerLanguage?.Value),
      supportPersonId: linkTo(entity.SupportPerson?.PersonId),
    }),
    elements: saidOnly({
      emails: elementsFrom(entity.Emails),
      urls: elementsFrom(entity.Urls),
      phones: elementsFrom(entity.Phones),
      faxes: elementsFrom(entity.Faxes),
    }),
    choices: saidOnly({ contint: tickedIn(entity.Interests, 'Interests') }),
    addresses: addressFrom(entity.Address, 'contact'),
    domains: entity.Domains ?? null,
    custom: acceptOwn(entity, desk.ownFields.company, 'ContactEntity'),
  };
}
