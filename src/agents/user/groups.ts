/** The User agent's groups. */
import { Refused } from '../../app/errors.ts';
import { allGroups, deleteGroup, nextRank, readGroups, saveGroup } from '../../app/user-groups.ts';
import type { operations } from '../../contract/agents/user.ts';
import type { Handlers } from '../implement.ts';
import { limitIds } from '../viewer.ts';
import { acceptGroup } from './accept.ts';
import { peopleRight, presentGroup } from './present.ts';

type Groups = 'GetUserGroup' | 'GetUserGroupList' | 'GetAllUserGroups' | 'CreateUserGroup' | 'SaveUserGroup' | 'DeleteUserGroup';

export const groupHandlers: Pick<Handlers<typeof operations>, Groups> = {
  async GetUserGroup({ call }, userGroupId) {
    const [group] = await readGroups(call, [userGroupId]);
    return { value: group ? presentGroup(group, call.agent) : null };
  },
  async GetUserGroupList({ call }, ids) {
    limitIds(ids, 'userGroupIds');
    return { value: (await readGroups(call, [...new Set(ids)])).map((group) => presentGroup(group, call.agent)) };
  },
  async GetAllUserGroups({ call }, { IncludeDeleted }) {
    const groups = await allGroups(call);
    return { value: groups.filter((group) => IncludeDeleted || !group.deleted).map((group) => presentGroup(group, call.agent)) };
  },
  async CreateUserGroup({ call }) {
    return { value: { Rank: await nextRank(call), TableRight: peopleRight(call.agent) } };
  },
  async SaveUserGroup({ call }, { UserGroup }) {
    if (!UserGroup) throw new Refused({ why: 'invalid', about: 'UserGroup', message: 'The user group is missing' });
    const id = await saveGroup(call, UserGroup.Id ?? 0, acceptGroup(UserGroup));
    const [group] = await readGroups(call, [id]);
    return { value: group ? presentGroup(group, call.agent) : null };
  },
  async DeleteUserGroup({ call }, { UserGroupToDelete, UserGroupToMoveTo }) {
    await deleteGroup(call, UserGroupToDelete, UserGroupToMoveTo);
    return { value: undefined };
  },
};
