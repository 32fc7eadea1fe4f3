/** The licence of an open desk: nothing is counted out, but what is in use is counted. */
import type { LicenseOwner, ModuleLicense } from '../../contract/carriers/index.ts';
import { LicenseType } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import { type Agent, type Desk, USER_DELETED } from '../../domain/desk.ts';
import { UserType } from '../../vocabulary.ts';

interface Module {
  name: string;
  description: string;
  type: LicenseType;
  /** Whom it is used by; a module of the whole site is used once. */
  isUsedBy: ((agent: Agent) => boolean) | null;
}

const isAtWork = (agent: Agent): boolean => !agent.deleted && !agent.robot && agent.presence !== USER_DELETED;
const isServiceUser = (agent: Agent): boolean => isAtWork(agent) && agent.id > 0;

/** What this desk can do, as modules that integrations look for. */
export const modules: readonly Module[] = [
  { name: 'user', description: 'A user of this desk', type: LicenseType.UserLicense, isUsedBy: isAtWork },
  { name: 'service', description: 'Tickets: reading, answering, owning them', type: LicenseType.UserLicense, isUsedBy: isServiceUser },
  { name: 'webservices', description: 'The API for integrations', type: LicenseType.SiteLicense, isUsedBy: null },
  { name: 'webhooks', description: 'Events for integrations', type: LicenseType.SiteLicense, isUsedBy: null },
];

/** wire: integrations ask for the modules of this owner; it is the one name that is reserved for the desk itself. */
export const OWNER = 'SUPEROFFICE';
export const OWNER_DESCRIPTION = 'An open licence: every module, for as many users as there are';

export const findModule = (name: string): Module | undefined => modules.find((module) => module.name === name.trim().toLowerCase());

/** Users of a module. */
export const inUse = (module: Module, desk: Desk): number =>
  module.isUsedBy === null ? 1 : [...desk.associates.values()].filter(module.isUsedBy).length;

export const presentModule = (module: Module, desk: Desk): Shown<typeof ModuleLicense> => ({
  OwnerName: OWNER,
  ModuleName: module.name,
  ModuleDescription: module.description,
  ModuleTooltip: module.description,
  ModuleVersion: '',
  LicenseType: module.type,
  Unrestricted: true,
  AllowedUserType: UserType.InternalAssociate,
  NumberOfLicenses: inUse(module, desk),
  SortOrder: modules.indexOf(module) + 1,
  IsHidden: false,
});

/** The modules that a user holds. */
export const modulesOf = (agent: Agent): readonly Module[] => modules.filter((module) => module.isUsedBy?.(agent) ?? false);

/** The owner with its modules as one user has them; without a user, as a new one will. */
export const presentOwnerFor = (agent: Agent | null, desk: Desk): Shown<typeof LicenseOwner> => ({
  Name: OWNER,
  Description: OWNER_DESCRIPTION,
  RestrictedModuleLicenses: [],
  UnrestrictedModuleLicenses: modules
    .filter((module) => module.isUsedBy !== null)
    .map((module) => ({
      ModuleLicenseId: modules.indexOf(module) + 1,
      Name: module.name,
      Description: module.description,
      Tooltip: module.description,
      Unrestricted: true,
      InUse: inUse(module, desk),
      Total: inUse(module, desk),
      Free: 0,
      CanAssign: true,
      Assigned: agent === null || modulesOf(agent).includes(module),
      SortOrder: modules.indexOf(module) + 1,
    })),
});
