/** The operations of the Associate agent that Svar declares; its other ones answer 501. */
import { Associate } from '../carriers/index.ts';
import { args, array, group, int, key, list, operation, ref } from '../language.ts';

export const operations = group({
  GetAssociate: operation(
    '',
    key('associateId'),
    ref(() => Associate),
  ),
  GetAssociateByPersonId: operation(
    '',
    args({ PersonId: int() }),
    ref(() => Associate),
  ),
  GetAssociateList: operation('', array('associateIds', int()), list(ref(() => Associate))),
  GetAssociatesByGroup: operation('', args({ GroupId: int(), Type: int() }), list(ref(() => Associate))),
});
