/** The User agent. */

import type { Call } from '../../app/call.ts';
import { changeOwnPassword, isPasswordFit, setPassword } from '../../app/credentials-own.ts';
import { Refused } from '../../app/errors.ts';
import { readPresence, setPresence } from '../../app/presence.ts';
import { renewed } from '../../app/renewed.ts';
import { deleteUser, isLoginFree, readUsers, saveUser, userByLogin } from '../../app/users.ts';
import { operations } from '../../contract/agents/user.ts';
import type { User } from '../../contract/carriers/index.ts';
import { EjUserStatus } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import { UserType } from '../../vocabulary.ts';
import { implement } from '../implement.ts';
import { modulesOf, presentOwnerFor } from '../license/modules.ts';
import { limitIds } from '../viewer.ts';
import { acceptUser } from './accept.ts';
import { accessToken } from './access-token.ts';
import { groupHandlers } from './groups.ts';
import { peopleRight, presentUser, presentUserInfo } from './present.ts';

async function usersOf(call: Call, ids: readonly number[]): Promise<Shown<typeof User>[]> {
  const users = await readUsers(call, ids);
  return users.map((user) => presentUser(user, call.desk, call.agent, [presentOwnerFor(user.agent, call.desk)]));
}
const userOf = async (call: Call, id: number) => (await usersOf(call, [id]))[0] ?? null;

async function presenceOf(call: Call, associateId: number) {
  const presence = await readPresence(call, associateId);
  const known = Object.values(EjUserStatus).find((status) => status === presence?.status) ?? EjUserStatus.StatusNone;
  return presence ? { Status: known, Message: presence.message } : null;
}

/** wire: 0 is oneself. */
const meant = (call: Call, associateId: number): number => (associateId === 0 ? call.agent.associateId : associateId);

export const handlers = implement(operations, {
  ...groupHandlers,
  async GetUser({ call }, userId) {
    return { value: await userOf(call, userId) };
  },
  async GetUserFromName({ call }, { UserName }) {
    const agent = userByLogin(call.desk, UserName);
    return { value: agent ? await userOf(call, agent.associateId) : null };
  },
  async GetUserFromEjUserId({ call }, { EjUserId }) {
    const agent = call.desk.agents.get(EjUserId);
    return { value: agent ? await usersOf(call, [agent.associateId]) : [] };
  },
  async GetUserInfo({ call }, userInfoId) {
    const [user] = await readUsers(call, [userInfoId]);
    return {
      value: user
        ? presentUserInfo(
            user,
            modulesOf(user.agent).map(({ name }) => name),
            call.agent,
          )
        : null,
    };
  },
  async GetUserInfoList({ call }, ids) {
    limitIds(ids, 'userInfoIds');
    const users = await readUsers(call, [...new Set(ids)]);
    return {
      value: users.map((user) =>
        presentUserInfo(
          user,
          modulesOf(user.agent).map(({ name }) => name),
          call.agent,
        ),
      ),
    };
  },
  async CreateDefaultUser({ call }) {
    const { desk, agent } = call;
    return {
      value: { Type: UserType.InternalAssociate, LicenseOwners: [presentOwnerFor(null, desk)], TableRight: peopleRight(agent) },
    };
  },
  async SaveUser({ call }, user) {
    const current = call.desk.associates.get(user.AssociateId ?? 0) ?? null;
    const id = await saveUser(call, user.AssociateId ?? 0, acceptUser(user, current));
    return { value: await userOf(await renewed(call), id) };
  },
  async DeleteUser({ call }, userId) {
    await deleteUser(call, userId);
    return { value: undefined };
  },
  async SetPassword({ call }, { AssociateId, Password }) {
    await setPassword(call, AssociateId, Password);
    return { value: true };
  },
  async ChangeOwnPassword({ call }, { OldPassword, NewPassword }) {
    return { value: await changeOwnPassword(call, OldPassword, NewPassword) };
  },
  async IsUserNameValid({ call }, { AssociateId, UserName }) {
    return { value: isLoginFree(call.desk, AssociateId, UserName) };
  },
  async IsPasswordValid({ call }, { Password }) {
    return { value: isPasswordFit(call, Password) };
  },
  async GetAccessToken(request) {
    return { value: await accessToken(request) };
  },
  async GetUserPresenceStatus({ call }, { AssociateId }) {
    return { value: await presenceOf(call, meant(call, AssociateId)) };
  },
  async SetUserPresenceStatus({ call }, { AssociateId, UserPresenceStatus }) {
    if (!UserPresenceStatus) throw new Refused({ why: 'invalid', about: 'UserPresenceStatus', message: 'The presence is missing' });
    const id = meant(call, AssociateId);
    await setPresence(call, id, UserPresenceStatus.Status ?? EjUserStatus.StatusNone, UserPresenceStatus.Message ?? '');
    return { value: await presenceOf(call, id) };
  },
});
