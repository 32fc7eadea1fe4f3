/** The operations of the User agent that Svar declares; its other ones answer 501. */
import { UserType } from '../../vocabulary.ts';
import { User, UserGroup, UserInfo, UserPresenceStatus } from '../carriers/index.ts';
import { args, array, bool, entity, group, int, key, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  GetUserFromEjUserId: operation('', args({ EjUserId: int() }), list(ref(() => User))),
  SetPassword: operation('', args({ AssociateId: int(), Password: text() }), bool()),
  ChangeOwnPassword: operation('', args({ OldPassword: text(), NewPassword: text() }), bool()),
  IsUserNameValid: operation(
    '',
    args({ AssociateId: int(), Type: oneOf('UserType', UserType), PersonId: int(), UserName: text() }),
    bool(),
  ),
  IsPasswordValid: operation(
    '',
    args({ AssociateId: int(), Type: oneOf('UserType', UserType), PersonId: int(), Password: text() }),
    bool(),
  ),
  GetAccessToken: operation('', args({ AppToken: text(), IncludeCsSession: bool() }), text()),
  GetUserPresenceStatus: operation(
    '',
    args({ AssociateId: int() }),
    ref(() => UserPresenceStatus),
  ),
  SetUserPresenceStatus: operation(
    '',
    args({ AssociateId: int(), UserPresenceStatus: ref(() => UserPresenceStatus) }),
    ref(() => UserPresenceStatus),
  ),
  GetUserGroup: operation(
    '',
    key('userGroupId'),
    ref(() => UserGroup),
  ),
  SaveUserGroup: operation(
    '',
    args({ UserGroup: ref(() => UserGroup) }),
    ref(() => UserGroup),
  ),
  GetAllUserGroups: operation('', args({ IncludeDeleted: bool() }), list(ref(() => UserGroup))),
  CreateUserGroup: operation(
    '',
    none(),
    ref(() => UserGroup),
  ),
  DeleteUserGroup: operation('', args({ UserGroupToDelete: int(), UserGroupToMoveTo: int() }), nothing),
  GetUserGroupList: operation('', array('userGroupIds', int()), list(ref(() => UserGroup))),
  GetUserInfo: operation(
    '',
    key('userInfoId'),
    ref(() => UserInfo),
  ),
  GetUserInfoList: operation('', array('userInfoIds', int()), list(ref(() => UserInfo))),
  CreateDefaultUser: operation(
    '',
    none(),
    ref(() => User),
    { select: false },
  ),
  SaveUser: operation(
    '',
    entity(() => User),
    ref(() => User),
    { select: false },
  ),
  DeleteUser: operation('', key('userId'), nothing, { select: false }),
  GetUser: operation(
    '',
    key('userId'),
    ref(() => User),
  ),
  GetUserFromName: operation(
    '',
    args({ UserName: text() }),
    ref(() => User),
  ),
});
