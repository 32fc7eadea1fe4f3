/** The Associate agent: the users of the desk, as its own memory has them. */
import { readMembers } from '../../app/users.ts';
import { operations } from '../../contract/agents/associate.ts';
import { implement, type Request } from '../implement.ts';
import { presentAssociate } from '../present/lists.ts';
import { limitIds } from '../viewer.ts';

const associatesOf = ({ call }: Request) => [...call.desk.associates.values()];

export const handlers = implement(operations, {
  async GetAssociate({ call }, associateId) {
    const agent = call.desk.associates.get(associateId);
    return { value: agent ? presentAssociate(agent) : null };
  },
  async GetAssociateByPersonId(request, { PersonId }) {
    const agent = PersonId > 0 ? associatesOf(request).find(({ personId }) => personId === PersonId) : undefined;
    return { value: agent ? presentAssociate(agent) : null };
  },
  async GetAssociateList({ call }, ids) {
    limitIds(ids, 'associateIds');
    return { value: [...new Set(ids)].flatMap((id) => call.desk.associates.get(id) ?? []).map(presentAssociate) };
  },
  // wire: Type tells kinds of groups apart; here are groups of users alone, whatever it says
  async GetAssociatesByGroup(request, { GroupId }) {
    const inGroup = await readMembers(request.call, GroupId);
    const members = associatesOf(request).filter((agent) => !agent.deleted && !agent.robot && inGroup.has(agent.associateId));
    return { value: members.sort((a, b) => a.rank - b.rank || a.associateId - b.associateId).map(presentAssociate) };
  },
});
