/** The License agent. */
import { operations } from '../../contract/agents/license.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetLicenseFromDB: notYet,
  GetUserLicenses: notYet,
  GetModuleLicenseFromDB: notYet,
});
