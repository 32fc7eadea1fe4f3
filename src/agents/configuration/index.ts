/** The Configuration agent. */
import { operations } from '../../contract/agents/configuration.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetCsProgramUrl: notYet,
  GetCRMUrl: notYet,
  GetCustomerUrl: notYet,
  GetAllFeatureToggles: notYet,
});
