/** The User agent. */
import { operations } from '../../contract/agents/user.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetUserFromEjUserId: notYet,
  SetPassword: notYet,
  ChangeOwnPassword: notYet,
  IsUserNameValid: notYet,
  IsPasswordValid: notYet,
  GetAccessToken: notYet,
  GetUserPresenceStatus: notYet,
  SetUserPresenceStatus: notYet,
  GetUserGroup: notYet,
  SaveUserGroup: notYet,
  GetAllUserGroups: notYet,
  CreateUserGroup: notYet,
  DeleteUserGroup: notYet,
  GetUserGroupList: notYet,
  GetUserInfo: notYet,
  GetUserInfoList: notYet,
  CreateDefaultUser: notYet,
  SaveUser: notYet,
  DeleteUser: notYet,
  GetUser: notYet,
  GetUserFromName: notYet,
});
