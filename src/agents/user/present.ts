/** Users, their groups and what they hold, as carriers. */
import type { Credential, LicenseOwner, User, UserGroup, UserInfo } from '../../contract/carriers/index.ts';
import { CredentialControlType } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import type { Agent, Desk } from '../../domain/desk.ts';
import { USER_DELETED } from '../../domain/desk.ts';
import { isAdmin } from '../../domain/rights.ts';
import type { GroupRow, UserRow } from '../../store/users.ts';
import { ETableRight } from '../../vocabulary.ts';
import { presentPerson } from '../present/lists.ts';

/** A user with his rows. */
export interface SeenUser {
  agent: Agent;
  row: UserRow;
}

/** What a reader may do with users and groups: everything as a general administrator, else look. */
export const peopleRight = (reader: Agent) => ({ Mask: isAdmin(reader) ? ETableRight.FULL : ETableRight.Select, Reason: '' });

export const presentGroup = (group: GroupRow, reader: Agent): Shown<typeof UserGroup> => ({
  Id: group.id,
  Value: group.name,
  Tooltip: group.tooltip,
  Rank: group.rank,
  Deleted: group.deleted,
  TableRight: peopleRight(reader),
});

/** wire: the value of a credential never leaves. */
const passwordOf = (agent: Agent): Shown<typeof Credential> => ({
  Type: {
    Type: 'password',
    DisplayType: 'Password',
    Description: 'Log-in name and password, kept by this desk',
    ValueControl: CredentialControlType.Password,
    CanCreatePerson: true,
    IsUserNameSupported: true,
  },
  Value: '',
  DisplayValue: agent.login,
});

/** Categories in which a user is a member, by himself or through a group. */
const categoriesOf = (agent: Agent, desk: Desk) =>
  [...desk.categories.values()]
    .filter((category) => agent.id > 0 && category.members.has(agent.id))
    .map((category) => ({ Id: category.id, Name: category.name, FullName: category.fullName }));

export function presentUser({ agent, row }: SeenUser, desk: Desk, reader: Agent, owners: Shown<typeof LicenseOwner>[]): Shown<typeof User> {
  return {
    AssociateId: agent.associateId,
    Name: agent.login,
    UserName: agent.login,
    NickName: agent.nick,
    Rank: agent.rank,
    Tooltip: agent.tooltip,
    LicenseOwners: owners,
    Role: row.role ? { Id: row.role.id, Value: row.role.name, Tooltip: row.role.tooltip } : null,
    UserGroup: presentGroup(row.group, reader),
    OtherGroups: row.otherGroups.map((group) => presentGroup(group, reader)),
    Person: row.person ? presentPerson(row.person) : null,
    Deleted: agent.deleted,
    Lastlogin: row.lastLogin,
    Lastlogout: row.lastLogout,
    EjUserId: agent.id,
    RequestSignature: row.signature ?? '',
    Type: agent.type,
    IsPersonRetired: row.person?.retired ?? false,
    IsOnTravel: false,
    Credentials: row.hasPassword ? [passwordOf(agent)] : [],
    TicketCategories: categoriesOf(agent, desk),
    WaitingForApproval: false,
    TableRight: peopleRight(reader),
  };
}

export function presentUserInfo({ agent, row }: SeenUser, licenses: readonly string[], reader: Agent): Shown<typeof UserInfo> {
  return {
    UserInfoId: agent.associateId,
    UserName: agent.login,
    PersonId: agent.personId ?? 0,
    Rank: agent.rank,
    Tooltip: agent.tooltip,
    Deleted: agent.deleted,
    UserGroupId: row.group.id,
    UserGroupName: row.group.name,
    UserGroupTooltip: row.group.tooltip,
    EjUserId: agent.id,
    UserType: agent.type,
    GrantedLicenses: [...licenses],
    CanLogon: row.hasPassword && !agent.deleted && !agent.robot && agent.presence !== USER_DELETED,
    RoleName: row.role?.name ?? '',
    RoleTooltip: row.role?.tooltip ?? '',
    TableRight: peopleRight(reader),
  };
}
