/** The License agent. */
import { operations } from '../../contract/agents/license.ts';
import { implement } from '../implement.ts';
import { findModule, inUse, modules, OWNER, OWNER_DESCRIPTION, presentModule, presentOwnerFor } from './modules.ts';

const isOurs = (ownerName: string): boolean => ownerName.trim() === '' || ownerName.trim().toUpperCase() === OWNER;

export const handlers = implement(operations, {
  async GetLicenseFromDB({ call }, { OwnerName }) {
    if (!isOurs(OwnerName)) return { value: null };
    const { desk } = call;
    const license = {
      OwnerName: OWNER,
      OwnerDescription: OWNER_DESCRIPTION,
      ProductType: 'Svar',
      ProductDescription: 'An open service desk',
      ModuleLicenses: modules.map((module) => presentModule(module, desk)),
    };
    const extended = modules.map((module) => {
      const used = inUse(module, desk);
      return {
        Current: presentModule(module, desk),
        NumberOfLicensesInUse: used,
        NumberOfLicensesTotal: used,
        NumberOfLicensesNewTotal: used,
      };
    });
    return { value: { Reason: '', CanBeActivated: false, Current: license, ExtendedModuleLicenses: extended } };
  },
  async GetModuleLicenseFromDB({ call }, { OwnerName, ModuleName }) {
    const module = isOurs(OwnerName) ? findModule(ModuleName) : undefined;
    return { value: module ? presentModule(module, call.desk) : null };
  },
  async GetUserLicenses({ call }, { AssociateId }) {
    const agent = call.desk.associates.get(AssociateId);
    return { value: agent ? [presentOwnerFor(agent, call.desk)] : [] };
  },
});
