/** The operations of the Contact agent that Svar declares; its other ones answer 501. */
import { Contact, ContactEntity } from '../carriers/index.ts';
import { args, array, bool, entity, group, int, key, list, none, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  GetContact: operation(
    '',
    key('contactId'),
    ref(() => Contact),
  ),
  CreateDefaultContactEntity: operation(
    '',
    none(),
    ref(() => ContactEntity),
    { select: false },
  ),
  SaveContactEntity: operation(
    '',
    entity(() => ContactEntity),
    ref(() => ContactEntity),
    { select: false },
  ),
  DeleteContactEntity: operation('', key('contactEntityId'), nothing, { select: false }),
  GetContactEntity: operation(
    '',
    key('contactEntityId'),
    ref(() => ContactEntity),
  ),
  Undelete: operation('', args({ Id: int() }), nothing),
  GetContactWithPersons: operation(
    '',
    args({ ContactId: int() }),
    ref(() => ContactEntity),
  ),
  GetMyContact: operation(
    '',
    none(),
    ref(() => ContactEntity),
  ),
  IsNumberValid: operation('', args({ ContactId: int(), Number: text() }), bool()),
  GetContactList: operation('', array('contactIds', int()), list(ref(() => Contact))),
  GetMyContacts: operation('', none(), list(ref(() => Contact))),
});
