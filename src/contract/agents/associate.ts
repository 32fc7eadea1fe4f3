/** The operations of the Associate agent that Svar declares; its other ones answer 501. */
import { Associate } from '../carriers/index.ts';
import { args, array, group, int, key, list, operation, ref } from '../language.ts';

export const operations = group({
  GetAssociate: operation(
    'One user of the desk; null when there is none of this id',
    key('associateId'),
    ref(() => Associate),
  ),
  GetAssociateByPersonId: operation(
    'The user who is this person; null for a customer',
    args({ PersonId: int() }),
    ref(() => Associate),
  ),
  GetAssociateList: operation(
    'Users by their ids, in the order asked for; unknown ids are left out',
    array('associateIds', int()),
    list(ref(() => Associate)),
  ),
  GetAssociatesByGroup: operation(
    'Users at work who belong to a user group, by their first or another membership; Type is not looked at',
    args({ GroupId: int(), Type: int() }),
    list(ref(() => Associate)),
  ),
});
