/** The operations of the Contact agent that Svar declares; its other ones answer 501. */
import { Contact, ContactEntity } from '../carriers/index.ts';
import { args, array, bool, entity, group, int, key, list, none, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  GetContact: operation(
    'A company in short, by its id; null when there is none.',
    key('contactId'),
    ref(() => Contact),
  ),
  CreateDefaultContactEntity: operation(
    'A new company with its defaults; nothing is stored.',
    none(),
    ref(() => ContactEntity),
    { select: false },
  ),
  SaveContactEntity: operation(
    'Makes (ContactId 0) or changes a company and answers it as it is stored. Members that are left out stay as they are.',
    entity(() => ContactEntity),
    ref(() => ContactEntity),
    { select: false },
  ),
  DeleteContactEntity: operation(
    'Takes a company and its persons out of sight. The rows stay; Undelete brings them back.',
    key('contactEntityId'),
    nothing,
    { select: false },
  ),
  GetContactEntity: operation(
    'A company with everything that hangs on it; null when there is none.',
    key('contactEntityId'),
    ref(() => ContactEntity),
  ),
  Undelete: operation('Brings a deleted company back, with the persons that went with it.', args({ Id: int() }), nothing),
  GetContactWithPersons: operation(
    'A company with everything that hangs on it and all its persons; null when there is none.',
    args({ ContactId: int() }),
    ref(() => ContactEntity),
  ),
  GetMyContact: operation(
    'The company that the caller works at; null for a user without one.',
    none(),
    ref(() => ContactEntity),
  ),
  IsNumberValid: operation(
    'May a company have this number? Not when another one has it; no number is always fine.',
    args({ ContactId: int(), Number: text() }),
    bool(),
  ),
  GetContactList: operation(
    'Companies in short, in the order of the ids; unknown ones are left out.',
    array('contactIds', int()),
    list(ref(() => Contact)),
  ),
  GetMyContacts: operation('The companies whose contact the caller is, by name; at most 500.', none(), list(ref(() => Contact))),
});
