/** The operations of the User agent that Svar declares; its other ones answer 501. */
import { UserType } from '../../vocabulary.ts';
import { User, UserGroup, UserInfo, UserPresenceStatus } from '../carriers/index.ts';
import { args, array, bool, entity, group, int, key, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  GetUserFromEjUserId: operation(
    'The user behind a Service user, as a list of one; empty when there is none',
    args({ EjUserId: int() }),
    list(ref(() => User)),
  ),
  SetPassword: operation(
    "Sets a user's password, which ends all of that user's tokens and sessions; for oneself, or for anybody by a general administrator",
    args({ AssociateId: int(), Password: text() }),
    bool(),
  ),
  ChangeOwnPassword: operation(
    'Changes the password of the caller; false when the old one is wrong or the new one does not fit',
    args({ OldPassword: text(), NewPassword: text() }),
    bool(),
  ),
  IsUserNameValid: operation(
    'Could this user, or with id 0 a new one, have this log-in name: is it fit, and free?',
    args({ AssociateId: int(), Type: oneOf('UserType', UserType), PersonId: int(), UserName: text() }),
    bool(),
  ),
  IsPasswordValid: operation(
    'Is a password long enough, and not too long?',
    args({ AssociateId: int(), Type: oneOf('UserType', UserType), PersonId: int(), Password: text() }),
    bool(),
  ),
  GetAccessToken: operation(
    'A bearer token for the caller; it dies with what the call was made with',
    args({ AppToken: text(), IncludeCsSession: bool() }),
    text(),
  ),
  GetUserPresenceStatus: operation(
    'Is a user present, with the note left behind; id 0 is the caller',
    args({ AssociateId: int() }),
    ref(() => UserPresenceStatus),
  ),
  SetUserPresenceStatus: operation(
    'Says that a user is present or not, with a note; of others only a general administrator may',
    args({ AssociateId: int(), UserPresenceStatus: ref(() => UserPresenceStatus) }),
    ref(() => UserPresenceStatus),
  ),
  GetUserGroup: operation(
    'One user group; null when there is none',
    key('userGroupId'),
    ref(() => UserGroup),
  ),
  SaveUserGroup: operation(
    'Makes a user group (id 0) or changes one; its name is unique',
    args({ UserGroup: ref(() => UserGroup) }),
    ref(() => UserGroup),
  ),
  GetAllUserGroups: operation(
    'All user groups by rank; deleted ones only when asked for',
    args({ IncludeDeleted: bool() }),
    list(ref(() => UserGroup)),
  ),
  CreateUserGroup: operation(
    'A draft of a user group, ranked behind the last one; nothing is stored',
    none(),
    ref(() => UserGroup),
  ),
  DeleteUserGroup: operation(
    'Moves the members and categories of a group to another one and removes it',
    args({ UserGroupToDelete: int(), UserGroupToMoveTo: int() }),
    nothing,
  ),
  GetUserGroupList: operation('User groups by their ids, in the order asked for', array('userGroupIds', int()), list(ref(() => UserGroup))),
  GetUserInfo: operation(
    'Short view of a user: group, role, licences, may the user log in',
    key('userInfoId'),
    ref(() => UserInfo),
  ),
  GetUserInfoList: operation('Short views of users, in the order of the ids', array('userInfoIds', int()), list(ref(() => UserInfo))),
  CreateDefaultUser: operation(
    'A draft of a user; nothing is stored',
    none(),
    ref(() => User),
    { select: false },
  ),
  SaveUser: operation(
    'Makes a user (id 0) with person, role and groups, or changes what is said of one; for general administrators',
    entity(() => User),
    ref(() => User),
    { select: false },
  ),
  DeleteUser: operation(
    'Ends a user: password, memberships and tokens go, the row and all that was written stay; tickets keep their owner',
    key('userId'),
    nothing,
    { select: false },
  ),
  GetUser: operation(
    'One user in full; null when there is none',
    key('userId'),
    ref(() => User),
  ),
  GetUserFromName: operation(
    'The user with a log-in name, in any case',
    args({ UserName: text() }),
    ref(() => User),
  ),
});
