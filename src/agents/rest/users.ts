/** `GET /User/current…`: the one who calls. wire: auth §3, the recommended "who am I". */
import { readPrincipal } from '../../app/principal.ts';
import { type GrantedModuleLicense, SoPrincipalCarrier } from '../../contract/carriers/resources.ts';
import { ref, type Shown, text } from '../../contract/language.ts';
import { UserType } from '../../vocabulary.ts';
import type { Request } from '../implement.ts';
import { inUse, modules, OWNER, OWNER_DESCRIPTION } from '../license/modules.ts';
import { accessToken } from '../user/access-token.ts';
import type { OwnHandler } from './own.ts';
import { throughOperation } from './through.ts';

/** wire: what a server of one desk calls its database, where the cloud has one name a customer. */
const CONTEXT = 'Default';

function licenses({ call }: Request): Shown<typeof GrantedModuleLicense>[] {
  return modules.map((module, index) => ({
    OwnerId: 1,
    OwnerName: OWNER,
    OwnerDescription: OWNER_DESCRIPTION,
    ModuleId: index + 1,
    Name: module.name,
    Description: module.description,
    LicenseType: module.type,
    SortOrder: index + 1,
    LicenseNumber: inUse(module, call.desk),
    IsHidden: false,
    IsUnrestricted: true,
  }));
}

async function principal(request: Request): Promise<Shown<typeof SoPrincipalCarrier>> {
  const { agent } = request.call;
  const row = await readPrincipal(request.call);
  return {
    UserType: agent.type,
    Associate: agent.login,
    AssociateId: agent.associateId,
    IsPerson: agent.personId !== null && agent.type !== UserType.ResourceAssociate,
    PersonId: agent.personId ?? 0,
    CountryId: row.personCountryId ?? row.companyCountryId ?? 0,
    HomeCountryId: row.companyCountryId ?? 0,
    ContactId: row.companyId ?? 0,
    GroupId: agent.groupId,
    BusinessId: row.businessId ?? 0,
    CategoryId: row.categoryId ?? 0,
    ContactOwner: row.companyOwnerId ?? 0,
    RoleId: row.roleId ?? 0,
    RoleName: row.roleName ?? '',
    RoleDescription: row.roleTooltip ?? '',
    RoleType: (row.roleType ?? 0) as 0,
    Licenses: licenses(request),
    FullName: agent.fullName,
    EMailAddress: row.email ?? '',
    FunctionRights: [...agent.rights].sort(),
    EjUserId: agent.id,
    EjAccessLevel: row.accessLevel ?? 0,
    EjUserStatus: (row.status ?? 0) as 0,
    ProvidedCredentials: [{ Type: request.call.token ? 'Token' : 'Password', SearchName: agent.login, DisplayName: agent.fullName }],
    SecondaryGroups: [...row.groupIds],
    DatabaseContextIdentifier: CONTEXT,
    UserName: row.userName || agent.login,
  };
}

export const users: Readonly<Record<string, OwnHandler>> = {
  'User.current': (request) => throughOperation('User', 'GetUser', request, request.call.agent.associateId),
  'User.currentAssociate': (request) => throughOperation('Associate', 'GetAssociate', request, request.call.agent.associateId),
  'User.currentPrincipal': async (request) => ({ value: await principal(request), result: ref(() => SoPrincipalCarrier) }),
  'User.currentToken': async (request) => ({ value: await accessToken(request), result: text() }),
};
