/** The operations of the Person agent that Svar declares; its other ones answer 501. */
import { Person, PersonEntity } from '../carriers/index.ts';
import { args, array, bool, bytes, entity, group, int, key, list, none, nothing, operation, ref, stream, text } from '../language.ts';

export const operations = group({
  GetPerson: operation(
    'A person in short, by its id; null when there is none.',
    key('personId'),
    ref(() => Person),
  ),
  CreateDefaultPersonEntity: operation(
    'A new person with its defaults; nothing is stored.',
    none(),
    ref(() => PersonEntity),
    { select: false },
  ),
  SavePersonEntity: operation(
    'Makes (PersonId 0) or changes a person and answers it as it is stored. Members that are left out stay as they are.',
    entity(() => PersonEntity),
    ref(() => PersonEntity),
    { select: false },
  ),
  DeletePersonEntity: operation(
    'Takes a person out of sight. The row stays, and tickets keep their links to it; Undelete brings it back.',
    key('personEntityId'),
    nothing,
    { select: false },
  ),
  GetPersonEntity: operation(
    'A person with everything that hangs on it; null when there is none.',
    key('personEntityId'),
    ref(() => PersonEntity),
  ),
  Undelete: operation('Brings a deleted person back.', args({ Id: int() }), nothing),
  GetMyPerson: operation(
    'The person that the caller is; null for a user without one.',
    none(),
    ref(() => PersonEntity),
  ),
  GetPersonImage: operation('The bytes of a person’s picture; none when there is no picture.', args({ PersonId: int() }), stream),
  SetPersonImage: operation(
    'Gives a person a picture (JPEG, PNG, GIF, BMP, WebP); no bytes take it away.',
    args({ PersonId: int(), Image: bytes() }),
    nothing,
  ),
  CreateDefaultByContactId: operation(
    'A new person of a company, with that company’s country; nothing is stored.',
    args({ ContactId: int() }),
    ref(() => PersonEntity),
  ),
  IsNumberValid: operation(
    'May a person have this number? Not when another one has it; no number is always fine.',
    args({ ContactId: int(), Number: text() }),
    bool(),
  ),
  AddEmailAddressToPerson: operation(
    'Adds a mail address to a person, in the first place or behind the others. One that is there already is only moved.',
    args({ PersonId: int(), EmailAddress: text(), SetAsPrimaryEmail: bool() }),
    nothing,
  ),
  GetPersonList: operation(
    'Persons in short, in the order of the ids; unknown ones are left out.',
    array('personIds', int()),
    list(ref(() => Person)),
  ),
  GetPersonsFromContact: operation('All persons of a company, in their order.', args({ ContactId: int() }), list(ref(() => Person))),
  GetColleagues: operation('The persons who work at the caller’s own company, without those who left.', none(), list(ref(() => Person))),
});
