/** The operations of the Person agent that Svar declares; its other ones answer 501. */
import { Person, PersonEntity } from '../carriers/index.ts';
import { args, array, bool, bytes, entity, group, int, key, list, none, nothing, operation, ref, stream, text } from '../language.ts';

export const operations = group({
  GetPerson: operation(
    '',
    key('personId'),
    ref(() => Person),
  ),
  CreateDefaultPersonEntity: operation(
    '',
    none(),
    ref(() => PersonEntity),
    { select: false },
  ),
  SavePersonEntity: operation(
    '',
    entity(() => PersonEntity),
    ref(() => PersonEntity),
    { select: false },
  ),
  DeletePersonEntity: operation('', key('personEntityId'), nothing, { select: false }),
  GetPersonEntity: operation(
    '',
    key('personEntityId'),
    ref(() => PersonEntity),
  ),
  Undelete: operation('', args({ Id: int() }), nothing),
  GetMyPerson: operation(
    '',
    none(),
    ref(() => PersonEntity),
  ),
  GetPersonImage: operation('', args({ PersonId: int() }), stream),
  SetPersonImage: operation('', args({ PersonId: int(), Image: bytes() }), nothing),
  CreateDefaultByContactId: operation(
    '',
    args({ ContactId: int() }),
    ref(() => PersonEntity),
  ),
  IsNumberValid: operation('', args({ ContactId: int(), Number: text() }), bool()),
  AddEmailAddressToPerson: operation('', args({ PersonId: int(), EmailAddress: text(), SetAsPrimaryEmail: bool() }), nothing),
  GetPersonList: operation('', array('personIds', int()), list(ref(() => Person))),
  GetPersonsFromContact: operation('', args({ ContactId: int() }), list(ref(() => Person))),
  GetColleagues: operation('', none(), list(ref(() => Person))),
});
